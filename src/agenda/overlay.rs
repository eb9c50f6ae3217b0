//! What the user notes on entries of other records: deadline records with `derived_from`.
//!
//! Such a record never moves its entry: the date is the source's. It keeps a copy of the title and the
//! date all the same, so that something is left to show once the source is gone.

use crate::model::application::{Deliverable, Milestone, Payment, Report, Task};
use crate::model::deadline::{Deadline, What};
use crate::model::id::Id;
use crate::model::schema::Entity;
use crate::model::workspace::Workspace;

use super::Entry;

/// What the user noted on a record's entries, the latest last.
#[derive(Debug, Default)]
pub(crate) struct Overlays<'a>(Vec<&'a Deadline>);

impl<'a> Overlays<'a> {
    /// In the order in which they hold: by last change, then by id.
    pub(crate) fn new(mut all: Vec<&'a Deadline>) -> Self {
        all.sort_by(|a, b| (a.changed, &a.id).cmp(&(b.changed, &b.id)));
        Self(all)
    }

    /// Those on one entry. Where a record does not say what it is about, its part says it.
    pub(crate) fn on(&self, part: Option<&Id>, what: &What) -> impl Iterator<Item = &'a Deadline> {
        self.0.iter().copied().filter(move |it| {
            it.derived_part.as_ref() == part
                && (it.derived_what == *what || it.derived_what == What::Unset && part.is_some())
        })
    }
}

/// True where the record holds what the user noted on an entry of another record.
pub(crate) fn is_overlay(deadline: &Deadline) -> bool {
    deadline.derived_from.is_some() || !matches!(deadline.derived_what, What::Unset | What::Own)
}

/// The id of the entry that the record gives for the part and the matter; the same for everybody, for good.
pub fn entry_id(record: &Id, part: Option<&Id>, what: &What) -> Id {
    match part {
        Some(part) => record.child(&format!("agenda {} {part}", what.code())),
        None => record.child(&format!("agenda {}", what.code())),
    }
}

/// The id of the entry that an overlay whose source is gone stands for.
pub(crate) fn orphan_id(deadline: &Deadline) -> Id {
    let id = |source| entry_id(source, deadline.derived_part.as_ref(), &deadline.derived_what);
    deadline.derived_from.as_ref().map_or_else(|| deadline.id.clone(), id)
}

/// The deadline record to keep what a user notes on an entry of another record: the one there is, or a
/// new one whose id follows from the entry's, so that two colleagues who touch the same entry make the
/// same record. Its copy of the title and the date is fresh.
///
/// Nothing for a deadline of the user's own, or one whose source is gone: they are records themselves.
pub fn touch(workspace: &Workspace, entry: &Entry) -> Option<Deadline> {
    let source = entry.source.as_ref().filter(|_| entry.source_kind != Deadline::SCHEMA.key)?;
    let mut deadline = kept(workspace, entry).cloned().unwrap_or_else(|| Deadline {
        id: entry.id.child("overlay"),
        derived_from: Some(source.clone()),
        derived_part: entry.part.clone(),
        derived_what: entry.what.clone(),
        ..Deadline::default()
    });
    deadline.due = entry.due;
    deadline.title = match (entry.title.as_str(), entry.label.as_str()) {
        (title, "") => title.to_owned(),
        ("", label) => label.to_owned(),
        (title, label) => format!("{title} – {label}"),
    };
    Some(deadline)
}

/// The overlay on the entry that holds: the latest one.
fn kept<'a>(workspace: &'a Workspace, entry: &Entry) -> Option<&'a Deadline> {
    let made = workspace.get::<Deadline>(&entry.id.child("overlay"));
    made.filter(|it| is_overlay(it)).or_else(|| {
        let source = entry.source.as_ref()?;
        let noted = workspace.links_to(source).filter_map(|record| record.downcast::<Deadline>());
        let noted = noted.filter(|it| it.derived_from.as_ref() == Some(source)).collect();
        Overlays::new(noted).on(entry.part.as_ref(), &entry.what).last()
    })
}

/// Where a change to an entry belongs.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// In a field of the record or part with the id: the entry shows what stands there.
    Field {
        /// The record or part.
        id: Id,
        /// The key of its field.
        field: &'static str,
    },
    /// In a field of this deadline record, which is to be put in the workspace.
    Overlay {
        /// The record as it is before the change.
        deadline: Box<Deadline>,
        /// The key of its field.
        field: &'static str,
    },
}

/// Where a change of the entry's field is to be made, by the key of a field of deadlines.
///
/// A task's state is the task's own and is not noted a second time; a cut-off has none, so what the
/// user says of it goes into a deadline record. Nothing for a field that a deadline does not have, and
/// for what follows from the source: the date and the title of an entry of another record.
pub fn target(workspace: &Workspace, entry: &Entry, field: &str) -> Option<Target> {
    let (index, definition) = Deadline::SCHEMA.field(field)?;
    let source = entry.source.as_ref()?;
    if entry.source_kind == Deadline::SCHEMA.key {
        return Some(Target::Field { id: source.clone(), field: definition.key });
    }
    if !matches!(definition.key, "state" | "done_on" | "owner" | "lead_days" | "themes" | "notes") {
        return None;
    }
    let is_noted = kept(workspace, entry).is_some_and(|it| !it.get(index).is_empty());
    let part = entry.part.as_ref().filter(|_| !is_noted && has_own(&entry.what, definition.key));
    if let Some(id) = part {
        return Some(Target::Field { id: id.clone(), field: definition.key });
    }
    let deadline = Box::new(touch(workspace, entry)?);
    Some(Target::Overlay { deadline, field: definition.key })
}

/// True where parts of that sort have the field themselves.
fn has_own(what: &What, field: &str) -> bool {
    let schema = match what {
        What::Task => Task::SCHEMA,
        What::Milestone => Milestone::SCHEMA,
        What::Report => Report::SCHEMA,
        What::Deliverable => Deliverable::SCHEMA,
        What::Payment => Payment::SCHEMA,
        _ => return false,
    };
    schema.index_of(field).is_some()
}
