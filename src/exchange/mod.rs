//! What comes in and goes out: the shipped catalogue and the embedded sample.

pub mod catalogue;
pub mod sample;
