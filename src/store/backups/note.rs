//! What a backup says about itself: in the comment of its gzip header and in its name.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

/// The note in a backup's gzip header: RFC 1952's FCOMMENT, here JSON in plain ASCII.
///
/// It stays with the content when the file is copied, and needs no file beside it. Fields added later are
/// passed over by older versions.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Note {
    /// The hash of the content that replaced this one, in hexadecimal.
    pub(crate) after: String,
    /// The hash of this content, in hexadecimal.
    pub(crate) content: String,
    /// What the save was about.
    pub(crate) label: String,
    /// Whether this content was undone.
    pub(crate) undone: bool,
}

impl Note {
    /// A note with its hashes yet to come; it is as long as with them.
    pub(crate) fn unfinished(label: &str, undone: bool) -> Self {
        let blank = "0".repeat(2 * blake3::OUT_LEN);
        Self { after: blank.clone(), content: blank, label: label.to_owned(), undone }
    }

    /// The text for the header.
    ///
    /// FCOMMENT ends at the first zero byte and is Latin-1; JSON escapes control characters, and here all that is
    /// not ASCII as well.
    pub(crate) fn encode(&self) -> Result<String, serde_json::Error> {
        use std::fmt::Write as _;
        let mut ascii = String::new();
        for c in serde_json::to_string(self)?.chars() {
            if c.is_ascii() && c != '\x7f' {
                ascii.push(c);
            } else {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // writing to a String does not fail
                    let _ = write!(ascii, "\\u{unit:04x}");
                }
            }
        }
        Ok(ascii)
    }

    /// The note of a header's comment, if it is one of ours.
    pub(crate) fn decode(comment: &[u8]) -> Option<Self> {
        serde_json::from_slice(comment).ok()
    }
}

/// A backup's file name: `2026-11-22T013338Z-0042-1a2b3c4d.json.gz`.
///
/// The number orders the backups, as clocks go back and two commands may fall in one second.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Name {
    /// When the backup was made.
    pub(crate) made: DateTime<Utc>,
    /// Its place in the order, from 1.
    pub(crate) sequence: u64,
    /// The first eight hexadecimal digits of the content's hash.
    pub(crate) hash: String,
}

const TIME: &str = "%Y-%m-%dT%H%M%SZ";

impl Name {
    /// The file name.
    pub(crate) fn encode(&self) -> String {
        format!("{}-{:04}-{}.json.gz", self.made.format(TIME), self.sequence, self.hash)
    }

    /// The parts of a file name, if it is a backup's.
    pub(crate) fn decode(name: &str) -> Option<Self> {
        let mut parts = name.strip_suffix(".json.gz")?.rsplitn(3, '-');
        let (hash, sequence, time) = (parts.next()?, parts.next()?, parts.next()?);
        if hash.len() != 8 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let made = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc();
        Some(Self { made, sequence: sequence.parse().ok()?, hash: hash.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_note_comes_back_from_its_ascii_form(label in any::<String>(), undone: bool) {
            let note = Note::unfinished(&label, undone);
            let text = note.encode().unwrap();
            prop_assert!(text.bytes().all(|b| (0x20..0x7f).contains(&b)));
            prop_assert_eq!(Note::decode(text.as_bytes()), Some(note));
        }
    }

    #[test]
    fn a_name_comes_back_and_strangers_are_none() {
        let name = Name { made: "2026-11-22T01:33:38Z".parse().unwrap(), sequence: 42, hash: "1a2b3c4d".into() };
        assert_eq!(name.encode(), "2026-11-22T013338Z-0042-1a2b3c4d.json.gz");
        assert_eq!(Name::decode(&name.encode()), Some(name));
        let many = Name::decode("2026-11-22T013338Z-12345-1a2b3c4d.json.gz").unwrap();
        assert_eq!(many.sequence, 12345);
        for strange in
            ["", "notes.txt", "2026-11-22T013338Z-0042-1a2b3c4.json.gz", "2026-13-22T013338Z-0042-1a2b3c4d.json.gz"]
        {
            assert_eq!(Name::decode(strange), None, "{strange}");
        }
    }
}
