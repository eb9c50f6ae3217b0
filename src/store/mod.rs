//! The file: saving it so that nothing can be lost, and its backups.

pub mod backups;
pub mod disk;
