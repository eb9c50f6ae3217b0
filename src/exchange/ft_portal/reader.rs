//! Reading the portal's reference file entry by entry, in constant memory.
//!
//! The file is `{"fundingData": {"GrantTenderObj": [entry, entry, ...]}}`, about 130 MB with about 11 000
//! entries. A scanner cuts one entry after the other out of the stream and hands each to serde; no more
//! than one entry and a quarter of a megabyte are held at a time.

use std::fmt;
use std::io::{self, Read};

use super::entry::{EntryError, RawEntry, identifier_of, is_whole};
use super::source::{DEPTH_LIMIT, Source, VALUE_LIMIT};
use crate::jobs::{Cancelled, Progress, Stage};

/// A place in the file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Place {
    /// Bytes before it.
    pub offset: u64,
    /// The line, from 1.
    pub line: u64,
    /// The column in bytes, from 1.
    pub column: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl Place {
    /// The place of a serde error within a text that begins here.
    fn within(self, error: &serde_json::Error) -> Self {
        let (line, column) = (error.line() as u64, error.column() as u64);
        match line {
            0 => self,
            1 => {
                let step = column.saturating_sub(1);
                Self { offset: self.offset + step, column: self.column + step, ..self }
            }
            // The offset stays that of the entry: serde_json tells lines and columns only.
            _ => Self { line: self.line + line - 1, column, ..self },
        }
    }
}

/// What a file is that is not the portal's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// No byte, or white space only.
    Empty,
    /// UTF-16 or UTF-32 text.
    Utf16,
    /// A web page or other mark-up: the page was saved and not the file.
    Markup,
    /// A compressed file or spreadsheet (zip).
    Zip,
    /// A compressed file (gzip).
    Gzip,
    /// A PDF document.
    Pdf,
    /// Text or data that is not JSON.
    Other,
    /// JSON whose outermost value is a list.
    List,
    /// JSON whose outermost value is a bare string, number or the like.
    Scalar,
    /// A JSON object with these keys at the top (at most a dozen).
    Object(Vec<String>),
}

impl FileKind {
    /// Tells some kinds of file by their first bytes.
    pub(super) fn by_magic(head: &[u8]) -> Option<Self> {
        let found = match head {
            [] => Self::Empty,
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, ..] | [_, 0, ..] => Self::Utf16,
            [b'P', b'K', 3 | 5, ..] => Self::Zip,
            [0x1F, 0x8B, ..] => Self::Gzip,
            [b'%', b'P', b'D', b'F', ..] => Self::Pdf,
            _ => return None,
        };
        Some(found)
    }

    fn by_first(byte: Option<u8>) -> Self {
        match byte {
            None => Self::Empty,
            Some(b'<') => Self::Markup,
            Some(b'[') => Self::List,
            Some(b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => Self::Scalar,
            Some(_) => Self::Other,
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::Utf16 => f.write_str("it is UTF-16 or UTF-32 text, where JSON is UTF-8"),
            Self::Markup => f.write_str("it is a web page or XML"),
            Self::Zip => f.write_str("it is a zip archive or a spreadsheet"),
            Self::Gzip => f.write_str("it is compressed with gzip"),
            Self::Pdf => f.write_str("it is a PDF"),
            Self::Other => f.write_str("it is not JSON"),
            Self::List => f.write_str("it is another JSON file: a list"),
            Self::Scalar => f.write_str("it is not a JSON object"),
            Self::Object(keys) if keys.is_empty() => f.write_str("it is a JSON object without fundingData"),
            Self::Object(keys) => write!(f, "it is another JSON file, with {}", keys.join(", ")),
        }
    }
}

/// Why the file could not be read. Nothing of it counts then.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system refused to read on.
    #[error("could not read after {offset} bytes: {source}")]
    Io {
        /// What the system said.
        source: io::Error,
        /// How many bytes were read before.
        offset: u64,
    },
    /// The user asked to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// Another kind of file.
    #[error("not the portal's grantsTenders.json: {0}")]
    NotThePortals(FileKind),
    /// The file ends in the middle, as after a broken download.
    #[error("the file ends in the middle at {place}{}", in_entry(*entry))]
    Truncated {
        /// Where it ends.
        place: Place,
        /// The entry it ends in, from 0.
        entry: Option<usize>,
    },
    /// The file is not JSON from here on.
    #[error("not JSON at {place}{}: {reason}", in_entry(*entry))]
    Syntax {
        /// Where.
        place: Place,
        /// In which entry, from 0.
        entry: Option<usize>,
        /// What was expected, in English.
        reason: String,
    },
    /// A byte that is not UTF-8.
    #[error("a byte that is not UTF-8 at {place} (byte {}){}", place.offset, in_entry(*entry))]
    NotUtf8 {
        /// Where.
        place: Place,
        /// In which entry, from 0.
        entry: Option<usize>,
    },
    /// Lists and objects stand deeper in each other than any honest file's.
    #[error("nested deeper than {DEPTH_LIMIT} at {place}{}", in_entry(*entry))]
    TooDeep {
        /// Where.
        place: Place,
        /// In which entry, from 0.
        entry: Option<usize>,
    },
    /// One entry is larger than memory should be given to.
    #[error("an entry larger than {} MB at {place}{}", VALUE_LIMIT >> 20, in_entry(*entry))]
    TooLarge {
        /// Where it begins.
        place: Place,
        /// Which, from 0.
        entry: Option<usize>,
    },
}

impl ReadError {
    pub(super) fn syntax(error: &serde_json::Error, start: Place, entry: Option<usize>) -> Self {
        Self::Syntax { place: start.within(error), entry, reason: reason(error) }
    }
}

fn in_entry(entry: Option<usize>) -> String {
    entry.map(|index| format!(", in entry {}", index + 1)).unwrap_or_default()
}

/// serde_json's words without the place, which counts from the entry's beginning.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(reason, _)| reason.to_owned())
}

/// Reads every entry of the file in order and returns how many there were.
///
/// `size` is the file's size in bytes, for the progress; 0 where it is not known. `each` gets the
/// index, the place and the entry, or why that one could not be read; it is called as the file is read,
/// so what it gathered is to be thrown away when the whole ends in an error.
///
/// # Errors
/// Any [`ReadError`]; the file is all or nothing. Cancelling is heard at every entry.
pub fn read_entries<R: Read>(
    read: R,
    size: u64,
    progress: &Progress,
    mut each: impl FnMut(usize, Place, Result<RawEntry, EntryError>),
) -> Result<usize, ReadError> {
    progress.begin(Stage::Reading, size);
    let mut source = Source::new(read, progress);
    source.open_file()?;
    match source.peek_or_end()? {
        Some(b'{') => source.bump(),
        other => return Err(ReadError::NotThePortals(FileKind::by_first(other))),
    }
    let (mut count, mut found, mut keys, mut first) = (0, false, Vec::new(), true);
    while let Some(key) = source.next_key(&mut first)? {
        if key == "fundingData" && source.peek()? == b'{' {
            source.bump();
            let mut first = true;
            while let Some(key) = source.next_key(&mut first)? {
                if key == "GrantTenderObj" && source.peek()? == b'[' {
                    source.bump();
                    found = true;
                    read_list(&mut source, progress, &mut count, &mut each)?;
                } else {
                    source.skip(2)?;
                }
            }
        } else {
            source.skip(1)?;
        }
        if keys.len() < 12 {
            keys.push(shortened(key));
        }
    }
    if source.peek_or_end()?.is_some() {
        let reason = "expected the end of the file".to_owned();
        return Err(ReadError::Syntax { place: source.here(), entry: None, reason });
    }
    if found { Ok(count) } else { Err(ReadError::NotThePortals(FileKind::Object(keys))) }
}

fn read_list<R: Read>(
    source: &mut Source<'_, R>,
    progress: &Progress,
    count: &mut usize,
    each: &mut impl FnMut(usize, Place, Result<RawEntry, EntryError>),
) -> Result<(), ReadError> {
    let mut first = true;
    while source.next_element(&mut first)? {
        let (index, place) = (*count, source.here());
        progress.reach(place.offset)?;
        source.entry = Some(index);
        let text = source.slice(3)?;
        let entry = match serde_json::from_str(text) {
            Ok(entry) => Ok(entry),
            // A field of the wrong kind is told before the entry is read to its end, and only an entry
            // that is whole JSON may be passed over.
            Err(error) => match is_whole(text) {
                Err(broken) => return Err(ReadError::syntax(&broken, place, Some(index))),
                Ok(()) => Err(EntryError {
                    reason: reason(&error),
                    place: place.within(&error),
                    identifier: identifier_of(text),
                }),
            },
        };
        each(index, place, entry);
        source.entry = None;
        *count += 1;
    }
    Ok(())
}

fn shortened(key: String) -> String {
    if key.chars().count() <= 40 { key } else { key.chars().take(39).chain(['…']).collect() }
}
