//! Where a file cannot be read, and why.

use std::fmt;

/// A place in a text file, both counted from 1; the column counts bytes, as JSON tools do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Where in the workspace a reader was when it gave up.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Whereabouts {
    /// The table, such as `calls`; empty at the top level.
    pub table: String,
    /// The record's number in the table, from 1.
    pub number: usize,
    /// Its id or what it is called, where that could be made out.
    pub name: String,
}

impl fmt::Display for Whereabouts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.table.is_empty() {
            return f.write_str("at the top level");
        }
        write!(f, "in {}, record {}", self.table, self.number)?;
        if self.name.is_empty() { Ok(()) } else { write!(f, " ({})", self.name) }
    }
}

/// Why a file cannot be opened. Nothing of it is loaded then, and it is left as it is.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// The file has no content.
    #[error("the file is empty")]
    Empty,
    /// UTF-16 or UTF-32, as some editors write it.
    #[error("the file is written in {0}, not in UTF-8")]
    Encoding(&'static str),
    /// Bytes that are not UTF-8.
    #[error("the file is not UTF-8 text: {0}")]
    NotText(Place),
    /// Not JSON, or JSON that ends too early.
    #[error("the file is broken at {place}, {whereabouts}: {reason}")]
    Broken {
        /// Where.
        place: Place,
        /// In which record.
        whereabouts: Whereabouts,
        /// What the JSON reader said.
        reason: String,
    },
    /// Nested more deeply than 128 levels.
    #[error("the file is nested more than 128 levels deep at {place}, {whereabouts}")]
    TooDeep {
        /// Where.
        place: Place,
        /// In which record.
        whereabouts: Whereabouts,
    },
    /// JSON of another program.
    #[error("the file is not a Brobygger workspace: {found}")]
    NotOurs {
        /// What it seems to be.
        found: String,
    },
}

pub(super) fn place_at(bytes: &[u8], offset: usize) -> Place {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    Place { line: memchr::memchr_iter(b'\n', before).count() + 1, column: offset - line_start + 1 }
}

/// The error of the JSON reader, met at an offset of the text, with its place in the whole.
pub(super) fn broken(text: &str, offset: usize, error: &serde_json::Error, whereabouts: &Whereabouts) -> ReadError {
    let within = Place { line: error.line().max(1), column: error.column().max(1) };
    let start = place_at(text.as_bytes(), offset);
    let place = if within.line == 1 {
        Place { line: start.line, column: start.column + within.column - 1 }
    } else {
        Place { line: start.line + within.line - 1, column: within.column }
    };
    let reason = error.to_string();
    let whereabouts = whereabouts.clone();
    if reason.starts_with("recursion limit") {
        return ReadError::TooDeep { place, whereabouts };
    }
    let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
    ReadError::Broken { place, whereabouts, reason }
}
