//! Names that records and parts keep for good.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The namespace of ids derived from an outside source and its key (UUIDv5, RFC 9562 section 5.5).
const NAMESPACE: Uuid = Uuid::from_u128(0x6f1d_64a2_7c0b_5e2e_9a51_b20b_7966_6765);

/// The id of a record or a part; unique in a workspace across all kinds.
///
/// Brobygger writes UUIDs; a file edited by hand may use any text, and keeps it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Repr);

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Repr {
    Uuid(Uuid),
    Text(Arc<str>),
}

impl Id {
    /// The least of all ids in their order: where a range begins.
    pub const LEAST: Self = Self(Repr::Uuid(Uuid::nil()));

    /// A new id for something a person made: UUIDv7, so that ids sort by the time they were made.
    pub fn fresh(now: DateTime<Utc>) -> Self {
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        let at = uuid::Timestamp::from_unix(uuid::NoContext, seconds, now.timestamp_subsec_nanos());
        Self(Repr::Uuid(Uuid::new_v7(at)))
    }

    /// The id of something that has a name elsewhere: UUIDv5 of its source and key, so that
    /// colleagues who import the same file agree on it.
    pub fn derived(source: &str, key: &str) -> Self {
        let mut name = Vec::with_capacity(source.len() + key.len() + 1);
        name.extend_from_slice(source.as_bytes());
        name.push(0x1f);
        name.extend_from_slice(key.as_bytes());
        Self(Repr::Uuid(Uuid::new_v5(&NAMESPACE, &name)))
    }

    /// The id of something inside or about this one, named by `what`.
    pub fn child(&self, what: &str) -> Self {
        Self::derived(&self.to_string(), what)
    }

    /// True for the empty text, the id of what has none yet.
    pub fn is_none(&self) -> bool {
        matches!(&self.0, Repr::Text(text) if text.is_empty())
    }
}

impl Default for Id {
    fn default() -> Self {
        Self::from("")
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        // Only the canonical lower-case form becomes the compact one: the file's text comes back as it was.
        match Uuid::try_parse(text) {
            Ok(uuid) if text.len() == 36 && !text.bytes().any(|b| b.is_ascii_uppercase()) => Self(Repr::Uuid(uuid)),
            _ => Self(Repr::Text(text.into())),
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Uuid(uuid) => uuid.hyphenated().fmt(f),
            Repr::Text(text) => f.write_str(text),
        }
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Repr::Uuid(uuid) => serializer.serialize_str(uuid.hyphenated().encode_lower(&mut Uuid::encode_buffer())),
            Repr::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id")
            }
            fn visit_str<E>(self, text: &str) -> Result<Id, E> {
                Ok(Id::from(text))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_back_as_it_was_written() {
        for text in
            ["0198c1f2-7a3e-7c11-8f00-0123456789ab", "0198C1F2-7A3E-7C11-8F00-0123456789AB", "p1", "Bærum 🌉", ""]
        {
            assert_eq!(Id::from(text).to_string(), text);
        }
    }

    #[test]
    fn derived_ids_agree_and_parts_of_the_name_do_not_run_together() {
        assert_eq!(Id::derived("ft-portal", "X"), Id::derived("ft-portal", "X"));
        assert_ne!(Id::derived("ab", "c"), Id::derived("a", "bc"));
    }

    #[test]
    fn fresh_ids_sort_by_the_time_they_were_made() {
        let early = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let late = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        assert!(Id::fresh(early) < Id::fresh(late));
    }
}
