//! Dates, numbers and money as people type them.
//!
//! What [`super::format`] prints in a language, these functions read back in that language; a test
//! of properties holds that. They understand a good deal more, listed at each of them.

mod absolute;
mod date;
mod number;
mod relative;
mod tokens;
mod vocabulary;

pub use date::{DateInputError, date};
pub use number::{NumberInputError, decimal, integer, money, percent};
