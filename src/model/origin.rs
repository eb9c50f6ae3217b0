//! Where an imported record or part came from, and which of its fields a person has changed since.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::schema::Extra;
use super::value::Timestamp;

/// The provenance of an imported record or part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    /// The source: `ft-portal` for the Funding & Tenders Portal, `catalogue` for the shipped programmes.
    pub source: String,
    /// The source's own key for it.
    pub key: String,
    /// When the source last showed something new about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Timestamp>,
    /// The keys of fields that a person has changed: they no longer follow the source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edited: Vec<String>,
    /// What the source says of those fields, in the file's form, as far as that is known: they can be given back to it.
    #[serde(skip_serializing_if = "Extra::is_empty")]
    pub says: Extra,
    /// What this version does not know of.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Origin {
    /// The origin of something just imported.
    pub fn new(source: &str, key: &str) -> Self {
        Self { source: source.to_owned(), key: key.to_owned(), ..Self::default() }
    }

    /// True where a person has changed the field since it was imported.
    pub fn is_edited(&self, field: &str) -> bool {
        self.edited.iter().any(|key| key == field)
    }

    /// Notes that a person changed the field.
    pub fn mark_edited(&mut self, field: &str) {
        if !self.is_edited(field) {
            self.edited.push(field.to_owned());
            self.edited.sort();
        }
    }

    /// Lets the field follow the source again, and gives what that says of it, where it is known.
    pub fn give_back(&mut self, field: &str) -> Option<Json> {
        self.edited.retain(|key| key != field);
        self.says.remove(field)
    }

    /// Notes what the source says of a field that a person has changed; true where that is news. That it says nothing of
    /// what it never spoke of is none.
    pub fn note_says(&mut self, field: &str, value: Json) -> bool {
        let known = self.says.get(field).unwrap_or(&Json::Null);
        if !self.is_edited(field) || *known == value {
            return false;
        }
        self.says.insert(field.to_owned(), value);
        true
    }
}
