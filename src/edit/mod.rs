//! The only way a workspace changes: labelled transactions of edits, applied, undone and redone in one place.

pub mod deeds;
mod document;
mod draft;

use std::sync::Arc;

pub use document::{Author, Document, Refused};
pub use draft::{Draft, DraftError, OnDelete};

use crate::i18n::{self, Lang, field_label};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::Record;

/// A record before and after; either may be absent. Its inverse is the swap of the two.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The kind of the record.
    pub kind: Kind,
    /// What was there.
    pub before: Option<Arc<dyn Record>>,
    /// What is there now.
    pub after: Option<Arc<dyn Record>>,
}

impl Edit {
    /// The id of the record.
    pub fn id(&self) -> Option<&Id> {
        self.after.as_ref().or(self.before.as_ref()).map(|record| record.id())
    }

    /// The edit that takes this one back.
    pub fn inverse(&self) -> Self {
        Self { kind: self.kind, before: self.after.clone(), after: self.before.clone() }
    }
}

/// What a transaction does, for menus, the history and the backups; its words are in the
/// translations (`edit-<key>`, with `name`, `count` and `field`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What is done.
    pub deed: Deed,
    /// The record or file it is done to, in the user's own words.
    pub name: String,
    /// The key of the field, where it is one, as `kind.field`.
    pub field: Option<(&'static str, String)>,
    /// How many records.
    pub count: usize,
}

/// What a transaction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Makes a record or part.
    Add,
    /// Copies a record or part.
    Duplicate,
    /// Copies several records or parts.
    DuplicateMany,
    /// Changes a field.
    Set,
    /// Changes a field of several records alike.
    SetMany,
    /// Moves a part in its list.
    Move,
    /// Deletes a record or part.
    Delete,
    /// Deletes several records or parts.
    DeleteMany,
    /// Takes in an outside file.
    Import,
    /// Takes in rows from a spreadsheet.
    Paste,
    /// Changes several records, each in its own way.
    Bulk,
    /// Lets a field follow its source again.
    Follow,
    /// Says that deadlines are done.
    Finish,
    /// Gives deadlines up.
    Drop,
    /// Opens deadlines again.
    Reopen,
    /// Decides to watch calls.
    Watch,
    /// Decides to apply to calls.
    Go,
    /// Decides not to apply to calls.
    NoGo,
    /// Takes back a decision on calls.
    Reconsider,
    /// Starts an application.
    Start,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Add,
        Self::Duplicate,
        Self::DuplicateMany,
        Self::Set,
        Self::SetMany,
        Self::Move,
        Self::Delete,
        Self::DeleteMany,
        Self::Import,
        Self::Paste,
        Self::Bulk,
        Self::Follow,
        Self::Finish,
        Self::Drop,
        Self::Reopen,
        Self::Watch,
        Self::Go,
        Self::NoGo,
        Self::Reconsider,
        Self::Start,
    ];

    /// Its key in the translations.
    pub fn key(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Duplicate => "duplicate",
            Self::DuplicateMany => "duplicate-many",
            Self::Set => "set",
            Self::SetMany => "set-many",
            Self::Move => "move",
            Self::Delete => "delete",
            Self::DeleteMany => "delete-many",
            Self::Import => "import",
            Self::Paste => "paste",
            Self::Bulk => "bulk",
            Self::Follow => "follow",
            Self::Finish => "finish",
            Self::Drop => "drop",
            Self::Reopen => "reopen",
            Self::Watch => "watch",
            Self::Go => "go",
            Self::NoGo => "no-go",
            Self::Reconsider => "reconsider",
            Self::Start => "start",
        }
    }
}

impl Label {
    /// A label for one record.
    pub fn one(deed: Deed, name: impl Into<String>) -> Self {
        Self { deed, name: name.into(), field: None, count: 1 }
    }

    /// A label for several records.
    pub fn many(deed: Deed, name: impl Into<String>, count: usize) -> Self {
        Self { deed, name: name.into(), field: None, count }
    }

    /// What the transaction does, in words.
    pub fn in_words(&self, lang: Lang) -> String {
        let field = self.field.as_ref().map(|(schema, field)| field_label(lang, schema, field));
        let args = [
            ("name", i18n::Value::from(self.name.as_str())),
            ("count", i18n::Value::from(i64::try_from(self.count).unwrap_or(i64::MAX))),
            ("field", i18n::Value::from(field.unwrap_or_default())),
        ];
        let args = args.into_iter().collect::<i18n::Args<'_>>();
        i18n::message(lang, &format!("edit-{}", self.deed.key()), Some(&args))
    }

    /// The same, for one field.
    pub fn of_field(self, schema: &'static str, field: impl Into<String>) -> Self {
        Self { field: Some((schema, field.into())), ..self }
    }
}

/// Edits that belong together: applied as one, undone as one.
#[derive(Clone, Debug)]
pub struct Transaction {
    /// What it does.
    pub label: Label,
    /// Its edits; a record stands in at most one of them.
    pub edits: Vec<Edit>,
    /// Where typing goes on: transactions that follow each other with the same place become one.
    pub typing: Option<(Id, String)>,
}

impl Transaction {
    /// True where nothing would change.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deed_has_words_in_every_language() {
        for (deed, lang) in Deed::ALL.into_iter().flat_map(|deed| Lang::ALL.map(|lang| (deed, lang))) {
            for count in [1, 2] {
                let label = Label { count, ..Label::one(deed, "X").of_field("call", "title") };
                let words = label.in_words(lang);
                assert!(!words.contains("edit-") && !words.contains('{'), "{deed:?} {words}");
            }
        }
    }
}
