//! What differs between the systems, each as one small function.

pub mod files;
pub mod desk;
pub mod process;
