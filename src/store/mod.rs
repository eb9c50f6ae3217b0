//! The file: its format and versions, and saving without loss.

pub mod migrate;
pub mod reader;
pub mod writer;
