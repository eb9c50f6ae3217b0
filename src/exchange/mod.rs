//! What comes in and goes out: the shipped catalogue of programmes.

pub mod catalogue;
