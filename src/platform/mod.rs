//! What differs between the systems, each as one small function.

pub mod completion;
pub mod crash;
pub mod desk;
pub mod files;
pub mod logging;
pub mod look;
pub mod memory;
pub mod open;
pub mod paths;
pub mod picker;
pub mod print;
pub mod process;
pub mod tools;
