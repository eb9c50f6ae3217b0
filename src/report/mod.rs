//! Any table of rows as a page: PDF, pictures of its pages, plain text and CSV.
//!
//! A [`Listing`] is a plain document that other code fills from whatever it has: title, columns, groups of rows, and
//! words that are already translated. [`pdf`], [`text`] and [`csv`] write it.

pub mod cells;
pub mod clipboard;
pub mod csv;
pub mod deadlines;
mod fit;
mod glyphs;
mod listing;
mod logo;
mod pack;
mod page;
pub mod pdf;
pub mod records;
mod sheet;
pub mod text;
mod words;
mod world;

pub use listing::{
    Align, Cell, Column, Emphasis, Group, Labels, Listing, Logo, LogoFormat, Orientation, Printed, Row, Tone, Width,
};
pub use page::Page;
pub use pdf::{Layout, Notes, Picture, ReportError, layout};
