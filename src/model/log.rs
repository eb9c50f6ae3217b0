//! The change log: who changed what from what to what, when.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::id::Id;
use super::schema::Extra;
use super::value::Timestamp;

/// How many entries are kept; the oldest go first.
pub const LOG_LIMIT: usize = 10_000;

/// The longest text that an entry keeps of a value, in characters.
const VALUE_LIMIT: usize = 300;

choices! {
    /// What was done to a record.
    pub enum Action = "action" {
        /// It was made.
        Created = "created",
        /// A field was changed.
        Changed = "changed",
        /// It was deleted.
        Deleted = "deleted",
    }
}

/// One change of one field, or the making or deleting of a record or part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogEntry {
    /// When.
    pub at: Option<Timestamp>,
    /// By whom; an import names its source.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What was done.
    pub action: Action,
    /// The kind of the record.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// What the record was called then.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The part, where the change was inside one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Id>,
    /// The field's key.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// What it was, in the file's form.
    #[serde(skip_serializing_if = "Json::is_null")]
    pub from: Json,
    /// What it became.
    #[serde(skip_serializing_if = "Json::is_null")]
    pub to: Json,
    /// What this version does not know of.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Cuts long texts: the log tells that a text changed, the backups hold what it was.
pub fn shorten(json: Json) -> Json {
    match json {
        Json::String(text) if text.chars().count() > VALUE_LIMIT => {
            let mut short: String = text.chars().take(VALUE_LIMIT).collect();
            short.push('…');
            Json::String(short)
        }
        other => other,
    }
}
