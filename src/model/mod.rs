//! Records and what is known of their fields; pure: no clock, no files.

pub mod date;
