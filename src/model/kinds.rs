//! The list of kinds. A new kind is a file beside this one, a line here and its translations.

use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::application::Application;
use super::call::Call;
use super::deadline::Deadline;
use super::office::{Office, Tombstone};
use super::partner::Partner;
use super::person::Person;
use super::programme::Programme;
use super::schema::{Record, Schema};

/// What the program knows of a kind besides its schema.
pub struct KindDef {
    /// The kind's key, such as `call`.
    pub key: &'static str,
    /// The key of its table in the file, such as `calls`.
    pub table: &'static str,
    /// The description of its fields.
    pub schema: &'static Schema,
    /// True for kinds that people meet as records; the others are the program's own.
    pub listed: bool,
    /// Reads a record in the file's form, strictly. It is shared from the start: a record that moves once more after it
    /// was read leaves a hole in memory, and a large file has many.
    pub parse: fn(&str) -> Result<Arc<dyn Record>, serde_json::Error>,
    /// Reads a record with its faults: what does not fit is kept aside.
    pub lenient: fn(Map<String, Json>) -> Box<dyn Record>,
    /// Makes an empty record.
    pub blank: fn() -> Box<dyn Record>,
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $constant:ident = $type:ty, $table:literal, $listed:literal;)*) => {
        /// All kinds, in the order of the file.
        pub static KINDS: &[KindDef] = &[$(KindDef {
            key: <$type>::SCHEMA.key,
            table: $table,
            schema: <$type>::SCHEMA,
            listed: $listed,
            parse: |text| serde_json::from_str::<$type>(text).map(|record| Arc::new(record) as Arc<dyn Record>),
            lenient: |map| Box::new(<$type>::lenient(map)),
            blank: || Box::new(<$type>::default()),
        },)*];

        impl Kind {
            kinds!(@constants 0u8; $($(#[$meta])* $constant;)*);
        }
    };
    (@constants $index:expr; $(#[$meta:meta])* $constant:ident; $($rest:tt)*) => {
        $(#[$meta])*
        pub const $constant: Kind = Kind($index);
        kinds!(@constants $index + 1; $($rest)*);
    };
    (@constants $index:expr;) => {
        /// How many kinds there are.
        pub const COUNT: usize = $index as usize;
    };
}

/// A kind of record.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind(u8);

kinds! {
    /// The workspace's own record.
    OFFICE = Office, "office", false;
    /// Organisations.
    PARTNER = Partner, "partners", true;
    /// Living persons.
    PERSON = Person, "persons", true;
    /// Funding programmes.
    PROGRAMME = Programme, "programmes", true;
    /// Calls and topics.
    CALL = Call, "calls", true;
    /// Applications and projects.
    APPLICATION = Application, "applications", true;
    /// Deadlines.
    DEADLINE = Deadline, "deadlines", true;
    /// Imported records that were deleted.
    TOMBSTONE = Tombstone, "tombstones", false;
}

impl Kind {
    /// All kinds, in the order of the file.
    pub fn all() -> impl Iterator<Item = Kind> {
        (0..KINDS.len() as u8).map(Kind)
    }

    /// The kinds that people meet as records.
    pub fn listed() -> impl Iterator<Item = Kind> {
        Self::all().filter(|kind| kind.def().listed)
    }

    /// What is known of it.
    pub fn def(self) -> &'static KindDef {
        // The registry is not empty, and a `Kind` is made only from its indices.
        KINDS.get(usize::from(self.0)).unwrap_or(&FALLBACK)
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        self.def().key
    }

    /// Its description.
    pub fn schema(self) -> &'static Schema {
        self.def().schema
    }

    /// The kind with the key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|kind| kind.key() == key)
    }

    /// The kind of the record.
    pub fn of(record: &dyn Record) -> Self {
        Self::from_key(record.schema().key).unwrap_or(Self::OFFICE)
    }

    /// Its place in [`KINDS`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

static FALLBACK: KindDef = KindDef {
    key: Office::SCHEMA.key,
    table: "office",
    schema: Office::SCHEMA,
    listed: false,
    parse: |text| serde_json::from_str::<Office>(text).map(|record| Arc::new(record) as Arc<dyn Record>),
    lenient: |map| Box::new(Office::lenient(map)),
    blank: || Box::new(Office::default()),
};

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl fmt::Debug for KindDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::ValueKind;

    fn schemas(schema: &'static Schema, seen: &mut Vec<&'static Schema>) {
        seen.push(schema);
        for field in schema.fields {
            if let ValueKind::Parts(inner) = field.spec.kind {
                schemas(inner, seen);
            }
        }
    }

    #[test]
    fn keys_are_unique_and_links_name_kinds() {
        let mut all = Vec::new();
        for kind in Kind::all() {
            assert_eq!(Kind::from_key(kind.key()), Some(kind));
            schemas(kind.schema(), &mut all);
        }
        for schema in all {
            let mut keys: Vec<_> =
                schema.fields.iter().map(|f| f.key).chain(schema.derived.iter().map(|d| d.key)).collect();
            let count = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), count, "{}", schema.key);
            for field in schema.fields {
                assert!(
                    !matches!(field.key, "id" | "own" | "origin" | "aliases" | "created" | "changed"),
                    "{}",
                    field.key
                );
                if let Some(code) = field.spec.initial {
                    let ValueKind::Choice(def) = field.spec.kind else { panic!("{}", field.key) };
                    assert!(def.codes.contains(&code), "{} {code}", field.key);
                }
                if let ValueKind::Link(target) | ValueKind::Links(target) = field.spec.kind {
                    assert!(target == "*" || Kind::from_key(target).is_some(), "{} {}", schema.key, field.key);
                }
            }
        }
    }

    #[test]
    fn every_field_of_every_kind_is_read_back_as_it_was_set() {
        for kind in Kind::all() {
            let mut record = (kind.def().blank)();
            for (index, field) in kind.schema().fields.iter().enumerate() {
                let json = crate::model::json_schema::example(&field.spec.kind);
                if let ValueKind::Parts(_) = field.spec.kind {
                    let list = record.parts_mut(index).unwrap();
                    list.push_blank("x".into()).unwrap();
                    assert_eq!(list.len(), 1);
                } else {
                    let value = crate::model::value::Value::from_json(&field.spec.kind, &json).unwrap();
                    record.set(index, value.clone()).unwrap();
                    assert_eq!(record.get(index), value, "{} {}", kind.key(), field.key);
                }
            }
            let text = record.to_json().to_string();
            let again = (kind.def().parse)(&text).unwrap();
            assert_eq!(again.to_json(), record.to_json());
            assert!(again.extra().is_empty());
        }
    }
}
