//! What differs between the systems, each as one small function.

pub mod desk;
pub mod files;
pub mod picker;
pub mod process;
