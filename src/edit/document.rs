//! A workspace under edit: applies transactions, keeps the log, undoes and redoes.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value as Json;

use super::{Edit, Label, Transaction};
use crate::model::application::{Application, Stage, StageChange};
use crate::model::call::{Call, Move};
use crate::model::date::DateValue;
use crate::model::diff::{ChangeSort, diff};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::log::{Action, LOG_LIMIT, LogEntry, shorten};
use crate::model::schema::{Entity, Record, find, find_mut};
use crate::model::value::Timestamp;
use crate::model::workspace::Workspace;

/// How many transactions can be undone.
const UNDO_LIMIT: usize = 1_000;

/// Who makes a change.
#[derive(Clone, Debug)]
pub struct Author {
    /// The person's name, or the source's in an import.
    pub name: String,
    /// When.
    pub now: DateTime<Utc>,
    /// True for an import: what it changes goes on following the source.
    pub import: bool,
}

/// A transaction that does not fit the workspace: what it wants to replace is no longer there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the record `{0}` has changed meanwhile; nothing was done")]
pub struct Refused(pub Id);

/// A workspace with its history.
#[derive(Clone, Debug, Default)]
pub struct Document {
    workspace: Workspace,
    undo: Vec<Transaction>,
    redo: Vec<Transaction>,
    revision: u64,
    touched: Vec<(Kind, Id)>,
}

impl Document {
    /// A workspace without history.
    pub fn new(workspace: Workspace) -> Self {
        Self { workspace, ..Self::default() }
    }

    /// The workspace; a clone of it is a snapshot.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Grows with every change, undo and redo.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The records that the last change, undo or redo touched.
    pub fn touched(&self) -> &[(Kind, Id)] {
        &self.touched
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&Label> {
        self.undo.last().map(|transaction| &transaction.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&Label> {
        self.redo.last().map(|transaction| &transaction.label)
    }

    /// Applies a transaction: stamps its records, notes which imported fields a person changed,
    /// keeps the log, and makes it the next to be undone. An empty one does nothing.
    ///
    /// # Errors
    /// [`Refused`] where a record is not what the transaction was made from; nothing is changed then.
    pub fn apply(&mut self, mut transaction: Transaction, author: &Author) -> Result<(), Refused> {
        if transaction.is_empty() {
            return Ok(());
        }
        self.check(&transaction)?;
        let goes_on =
            transaction.typing.is_some() && self.undo.last().is_some_and(|last| last.typing == transaction.typing);
        for edit in &mut transaction.edits {
            stamp(edit, author);
            let mut entries = imbl::Vector::new();
            log(edit, author, &mut entries);
            for entry in entries {
                note(entry, goes_on, &mut self.workspace.log);
            }
        }
        self.swap_in(&transaction);
        self.redo.clear();
        match self.undo.last_mut() {
            Some(last) if transaction.typing.is_some() && last.typing == transaction.typing => join(last, transaction),
            _ => self.undo.push(transaction),
        }
        if self.undo.len() > UNDO_LIMIT {
            self.undo.remove(0);
        }
        Ok(())
    }

    /// Takes the last transaction back and says what that was.
    pub fn undo(&mut self, author: &Author) -> Option<Label> {
        let transaction = self.undo.pop()?;
        self.revert(&transaction, author);
        let label = transaction.label.clone();
        self.redo.push(transaction);
        Some(label)
    }

    /// Does again what was last taken back and says what that was.
    pub fn redo(&mut self, author: &Author) -> Option<Label> {
        let transaction = self.redo.pop()?;
        for edit in &transaction.edits {
            log(edit, author, &mut self.workspace.log);
        }
        self.swap_in(&transaction);
        let label = transaction.label.clone();
        self.undo.push(transaction);
        Some(label)
    }

    fn revert(&mut self, transaction: &Transaction, author: &Author) {
        let edits: Vec<Edit> = transaction.edits.iter().rev().map(Edit::inverse).collect();
        for edit in &edits {
            log(edit, author, &mut self.workspace.log);
        }
        self.swap_in(&Transaction { label: transaction.label.clone(), edits, typing: None });
    }

    fn check(&self, transaction: &Transaction) -> Result<(), Refused> {
        for edit in &transaction.edits {
            let Some(id) = edit.id() else { continue };
            let there = self.workspace.table(edit.kind).get(id);
            let as_expected = match (there, &edit.before) {
                (None, None) => true,
                (Some(there), Some(before)) => Arc::ptr_eq(there, before) || there.as_ref() == before.as_ref(),
                _ => false,
            };
            if !as_expected {
                return Err(Refused(id.clone()));
            }
        }
        Ok(())
    }

    fn swap_in(&mut self, transaction: &Transaction) {
        let swaps = transaction.edits.iter().map(|edit| (edit.kind, edit.before.as_ref(), edit.after.as_ref()));
        self.workspace.replace_all(swaps);
        self.revision += 1;
        let touched = transaction.edits.iter().filter_map(|edit| Some((edit.kind, edit.id()?.clone())));
        self.touched = touched.collect();
    }
}

/// Typing that goes on: the earlier state before, the later state after.
fn join(last: &mut Transaction, next: Transaction) {
    for edit in next.edits {
        match last.edits.iter_mut().find(|earlier| earlier.id() == edit.id()) {
            Some(earlier) => earlier.after = edit.after,
            None => last.edits.push(edit),
        }
    }
}

fn stamp(edit: &mut Edit, author: &Author) {
    let Some(after) = &edit.after else { return };
    let at = Timestamp::at(author.now);
    let mut record = after.to_boxed();
    match &edit.before {
        None => {
            if record.head().created.is_none() {
                record.make(at, &author.name);
            }
        }
        Some(before) => {
            // An import that only notes what its source says changed nothing that anybody sees.
            if !author.import || !diff(before.as_ref(), record.as_ref()).is_empty() {
                record.touch(at, &author.name);
            }
            if !author.import {
                note_moves(before.as_ref(), record.as_mut(), author);
                note_stage(before.as_ref(), record.as_mut(), author);
                mark_edited(before.as_ref(), record.as_mut());
            }
        }
    }
    edit.after = Some(record.into_arc());
}

/// Notes on a call's deadlines that a person gave another day what they were.
fn note_moves(before: &dyn Record, after: &mut dyn Record, author: &Author) {
    let Some(old) = before.downcast::<Call>() else { return };
    let Some(call) = after.as_any_mut().downcast_mut::<Call>() else { return };
    for cut_off in call.cut_offs.iter_mut() {
        let Some(was) = old.cut_offs.iter().find(|was| was.id == cut_off.id) else { continue };
        let (Some(from), Some(to)) = (was.due, cut_off.due) else { continue };
        // Whoever writes the moves themselves needs no help; a date that a source gave is corrected, not moved.
        if cut_off.origin.is_some() || from.first_day() == to.first_day() || was.moves != cut_off.moves {
            continue;
        }
        let ids = || (cut_off.moves.len() + 1..).map(|number| cut_off.id.child(&format!("move/{number}")));
        let id = ids().find(|id| cut_off.moves.iter().all(|other| other.id != *id)).unwrap_or_default();
        let noticed = Some(DateValue::Day(author.now.date_naive()));
        cut_off.moves.push(Move { id, from: Some(from), to: Some(to), noticed, ..Move::default() });
    }
}

/// Notes in an application's log that a person moved it to another stage.
fn note_stage(before: &dyn Record, after: &mut dyn Record, author: &Author) {
    let Some(old) = before.downcast::<Application>() else { return };
    let Some(application) = after.as_any_mut().downcast_mut::<Application>() else { return };
    // Whoever writes the log themselves needs no help.
    if application.stage == old.stage || application.stage == Stage::Unset || application.stage_log != old.stage_log {
        return;
    }
    application.stage_log.push(StageChange {
        id: Id::fresh(author.now),
        stage: application.stage.clone(),
        on: Some(DateValue::Day(author.now.date_naive())),
        by: author.name.clone(),
        ..StageChange::default()
    });
}

/// Notes on imported records and parts which fields a person has changed, and what the source had said there: they no
/// longer follow it. One that is given back in this very step goes on following.
fn mark_edited(before: &dyn Record, after: &mut dyn Record) {
    for change in diff(before, after) {
        let place = change.part.clone().unwrap_or_else(|| after.id().clone());
        let was_ours = find(before.as_entity(), &place)
            .and_then(Entity::origin)
            .is_some_and(|origin| origin.is_edited(&change.field));
        let mark = |entity: &mut dyn Entity, field: &str, said: Option<Json>| {
            if entity.origin().is_some_and(|origin| origin.is_edited(field) || !was_ours)
                && let Some(origin) = entity.origin_mut()
            {
                origin.mark_edited(field);
                if let Some(said) = said.filter(|_| !was_ours) {
                    origin.note_says(field, said);
                }
            }
        };
        match change.sort {
            ChangeSort::Value => {
                if let Some(entity) = find_mut(after.as_entity_mut(), &place) {
                    mark(entity, &change.field, Some(change.from));
                }
            }
            // A part that a person took away must not come back with the next import.
            ChangeSort::PartRemoved => {
                let imported = change.from.get("origin").and_then(|origin| origin.get("key")).and_then(Json::as_str);
                if let (Some(key), Some(entity)) = (imported, find_mut(after.as_entity_mut(), &place)) {
                    mark(entity, &format!("{}/{key}", change.field), None);
                }
            }
            ChangeSort::PartAdded | ChangeSort::Reordered => {}
        }
    }
}

/// Notes a change. Typing that goes on is one change, from what stood there at first to what stands there now.
fn note(entry: LogEntry, goes_on: bool, log: &mut imbl::Vector<LogEntry>) {
    let last = log.len().saturating_sub(1);
    let same = log.last().is_some_and(|earlier| {
        let place = |it: &LogEntry| (it.record.clone(), it.part.clone(), it.field.clone(), it.by.clone());
        earlier.action == Action::Changed && entry.action == Action::Changed && place(earlier) == place(&entry)
    });
    if !(goes_on && same) {
        log.push_back(entry);
        while log.len() > LOG_LIMIT {
            log.pop_front();
        }
        return;
    }
    let from = log.last().map(|earlier| earlier.from.clone()).unwrap_or_default();
    if from == entry.to {
        log.pop_back();
    } else {
        log.set(last, LogEntry { from, ..entry });
    }
}

fn log(edit: &Edit, author: &Author, entries: &mut imbl::Vector<LogEntry>) {
    let base = |record: &dyn Record, action: Action| LogEntry {
        at: Some(Timestamp::at(author.now)),
        by: author.name.clone(),
        action,
        kind: edit.kind.key().to_owned(),
        record: record.id().clone(),
        title: record.title(),
        ..LogEntry::default()
    };
    match (&edit.before, &edit.after) {
        (None, Some(record)) => entries.push_back(base(record.as_ref(), Action::Created)),
        (Some(record), None) => entries.push_back(base(record.as_ref(), Action::Deleted)),
        (Some(before), Some(after)) => {
            for change in diff(before.as_ref(), after.as_ref()) {
                entries.push_back(LogEntry {
                    part: change.part,
                    field: change.field,
                    from: shorten(change.from),
                    to: shorten(change.to),
                    ..base(after.as_ref(), Action::Changed)
                });
            }
        }
        (None, None) => {}
    }
    while entries.len() > LOG_LIMIT {
        entries.pop_front();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Deed, Draft, OnDelete};
    use crate::model::call::{Call, CutOff};
    use crate::model::origin::Origin;
    use crate::model::value::Value;

    fn author(import: bool) -> Author {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        Author { name: "Kari".to_owned(), now, import }
    }

    fn text(text: &str) -> Value<'_> {
        Value::Text(text.into())
    }

    fn imported() -> (Document, Id) {
        let mut document = Document::default();
        let workspace = document.workspace().clone();
        let mut draft = Draft::new(&workspace, author(true).now);
        let origin = |key: &str| Some(Box::new(Origin::new("ft-portal", key)));
        let mut call = Call { id: "c".into(), title: "Old".into(), origin: origin("T-1"), ..Call::default() };
        call.cut_offs.push(CutOff { id: "d".into(), origin: origin("0"), ..CutOff::default() });
        draft.insert(Box::new(call)).unwrap();
        document.apply(draft.finish(Label::one(Deed::Import, "file")), &author(true)).unwrap();
        (document, "c".into())
    }

    fn change(document: &mut Document, import: bool, edit: impl FnOnce(&mut Draft<'_>)) {
        let workspace = document.workspace().clone();
        let mut draft = Draft::new(&workspace, author(import).now);
        edit(&mut draft);
        document.apply(draft.finish(Label::one(Deed::Set, "x")), &author(import)).unwrap();
    }

    #[test]
    fn what_a_person_changes_no_longer_follows_the_source_and_what_an_import_changes_does() {
        let (mut document, call) = imported();
        change(&mut document, true, |draft| draft.set_key(&call, "title", text("Newer")).unwrap());
        let edited =
            |document: &Document| document.workspace().get::<Call>(&"c".into()).unwrap().origin.clone().unwrap().edited;
        assert!(edited(&document).is_empty());
        change(&mut document, false, |draft| {
            draft.set_key(&call, "title", text("Ours")).unwrap();
            draft.set_key(&call, "notes", text("Note")).unwrap();
            draft.delete(&"d".into(), OnDelete::ClearLinks).unwrap();
        });
        assert_eq!(edited(&document), ["cut_offs/0", "notes", "title"]);
        change(&mut document, false, |draft| draft.set_key(&call, "title", text("Ours again")).unwrap());
        let says = document.workspace().get::<Call>(&"c".into()).unwrap().origin.clone().unwrap().says;
        assert_eq!(Json::Object(says), serde_json::json!({ "title": "Newer" }), "and only what the source had said");
    }

    #[test]
    fn an_import_that_only_notes_what_its_source_says_changes_no_record() {
        let (mut document, call) = imported();
        change(&mut document, false, |draft| draft.set_key(&call, "title", text("Ours")).unwrap());
        let stamp = |document: &Document| document.workspace().record(&call).unwrap().head().changed;
        let (before, log) = (stamp(&document), document.workspace().log.len());
        let workspace = document.workspace().clone();
        let later = Author { now: author(true).now + chrono::TimeDelta::hours(1), ..author(true) };
        let mut draft = Draft::new(&workspace, later.now);
        let origin = draft.record_mut(&call).unwrap().as_entity_mut().origin_mut().as_mut().unwrap();
        assert!(origin.note_says("title", "Theirs".into()));
        document.apply(draft.finish(Label::one(Deed::Import, "file")), &later).unwrap();
        assert_eq!((stamp(&document), document.workspace().log.len()), (before, log));
        let call = document.workspace().get::<Call>(&call).unwrap();
        assert_eq!(call.origin.as_ref().unwrap().says["title"], "Theirs");
    }

    #[test]
    fn deleting_what_was_imported_leaves_a_tombstone_and_undo_takes_it_away() {
        let (mut document, call) = imported();
        change(&mut document, false, |draft| draft.delete(&call, OnDelete::ClearLinks).unwrap());
        assert_eq!(document.workspace().table(Kind::TOMBSTONE).len(), 1);
        document.undo(&author(false));
        assert_eq!(document.workspace().table(Kind::TOMBSTONE).len(), 0);
        assert!(document.workspace().knows(&"d".into()));
        document.undo(&author(false));
        assert_eq!(document.workspace().table(Kind::TOMBSTONE).len(), 0);
        assert_eq!(document.workspace().table(Kind::CALL).len(), 0);
    }

    #[test]
    fn the_log_says_who_changed_what_from_what_to_what() {
        let (mut document, call) = imported();
        change(&mut document, false, |draft| draft.set_key(&call, "title", text("New")).unwrap());
        let entry = document.workspace().log.last().unwrap();
        assert_eq!(
            (entry.by.as_str(), entry.field.as_str(), &entry.from, &entry.to),
            ("Kari", "title", &"Old".into(), &"New".into())
        );
    }

    #[test]
    fn typing_in_one_field_is_undone_as_one() {
        let (mut document, call) = imported();
        for word in ["O", "Ou", "Our"] {
            let workspace = document.workspace().clone();
            let mut draft = Draft::new(&workspace, author(false).now);
            draft.set_key(&call, "title", text(word)).unwrap();
            let mut transaction = draft.finish(Label::one(Deed::Set, "call"));
            transaction.typing = Some((call.clone(), "title".to_owned()));
            document.apply(transaction, &author(false)).unwrap();
        }
        let entry = document.workspace().log.last().unwrap();
        assert_eq!((&entry.from, &entry.to), (&"Old".into(), &"Our".into()), "one change in the log");
        document.undo(&author(false));
        assert_eq!(document.workspace().get::<Call>(&call).unwrap().title, "Old");
        document.redo(&author(false));
        assert_eq!(document.workspace().get::<Call>(&call).unwrap().title, "Our");
    }

    #[test]
    fn a_large_transaction_leaves_the_indexes_as_a_rebuild_would() {
        let (mut document, _) = imported();
        change(&mut document, false, |draft| {
            for number in 0..600 {
                let id = draft.add(Kind::PARTNER);
                draft.set_key(&id, "name", text(&format!("Partner {number}"))).unwrap();
            }
        });
        assert!(document.workspace().is_consistent());
        assert_eq!(document.workspace().search(Kind::PARTNER, "partner 59").len(), 11);
        document.undo(&author(false));
        assert!(document.workspace().is_consistent());
        assert!(document.workspace().search(Kind::PARTNER, "partner").is_empty());
    }

    #[test]
    fn a_transaction_made_from_an_older_state_is_refused_whole() {
        let (mut document, call) = imported();
        let stale = document.workspace().clone();
        let mut draft = Draft::new(&stale, author(false).now);
        draft.set_key(&call, "title", text("Stale")).unwrap();
        draft.add(Kind::PARTNER);
        let transaction = draft.finish(Label::one(Deed::Bulk, "x"));
        change(&mut document, false, |draft| draft.set_key(&call, "title", text("Fresh")).unwrap());
        assert_eq!(document.apply(transaction, &author(false)), Err(Refused(call.clone())));
        assert_eq!(document.workspace().get::<Call>(&call).unwrap().title, "Fresh");
        assert_eq!(document.workspace().table(Kind::PARTNER).len(), 0);
    }
}
