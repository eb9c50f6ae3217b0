//! Records and what is known of their fields; pure: no clock, no files.

#[macro_use]
mod macros;

pub mod agenda_entry;
pub mod application;
pub mod call;
pub mod date;
pub mod deadline;
pub mod diff;
pub mod field;
pub mod id;
pub mod json_schema;
pub mod kinds;
pub mod log;
pub mod money;
pub mod office;
pub mod origin;
pub mod own_key;
pub mod pages;
pub mod partner;
pub mod person;
pub mod programme;
pub mod schema;
pub mod slot;
pub mod text;
pub mod validate;
pub mod value;
pub mod words;
pub mod workspace;
