//! What editors are given, what they remember, and what comes out of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::edit::{Deed, Draft, DraftError, Label, Transaction};
use crate::jobs::Task;
use crate::model::field::{Field, Place};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::begin;
use crate::model::text;
use crate::model::value::Value;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;

/// What is edited.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The record or the part.
    pub id: &'a Id,
    /// The key of its kind.
    pub schema: &'static str,
    /// The field.
    pub field: &'a Field,
    /// What the field is called: the editor's name for screen readers.
    pub label: &'a str,
    /// Whether it stands in a table's cell: one line, focused from the start, applied when it is left.
    pub compact: bool,
    /// What the file has in the place of a value that does not fit.
    pub kept: Option<&'a str>,
}

/// A record that is to be made, with its name: nothing but the link to it is known as yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewRecord {
    /// Its id.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
}

impl NewRecord {
    /// Makes it.
    ///
    /// # Errors
    /// [`DraftError`] where the kind has no name.
    pub fn make(&self, draft: &mut Draft<'_>) -> Result<(), DraftError> {
        let unnamed = || DraftError::UnknownField { schema: self.kind.key(), field: "title".to_owned() };
        let title = self.kind.schema().fields.iter().find(|field| field.spec.title).ok_or_else(unnamed)?;
        let mut record = (self.kind.def().blank)();
        record.set_id(self.id.clone());
        begin(record.as_entity_mut());
        draft.insert(record)?;
        draft.set_key(&self.id, title.key, Value::Text(self.name.clone().into()))
    }

    /// Makes it in a step that links to it.
    ///
    /// # Errors
    /// As [`NewRecord::make`].
    pub fn make_in(&self, desk: &Desk<'_>, transaction: &mut Transaction) -> Result<(), DraftError> {
        let mut draft = desk.draft();
        self.make(&mut draft)?;
        let made = draft.finish(transaction.label.clone());
        transaction.edits.splice(0..0, made.edits);
        Ok(())
    }
}

/// A change that an editor asks for.
#[derive(Debug)]
pub enum Edit {
    /// A value.
    Set(Value<'static>),
    /// A value that goes on being typed: such changes are undone as one.
    Type(Value<'static>),
    /// A record that is to be made, and the value that links to it: one step.
    Make(NewRecord, Value<'static>),
    /// A whole transaction: rows of a list.
    Apply(Box<Transaction>),
}

/// Where a person goes from a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leave {
    /// Back to the cell, with nothing changed.
    Cancel,
    /// To the cell below.
    Down,
    /// To the cell above.
    Up,
    /// To the next cell.
    Next,
    /// To the previous cell.
    Previous,
    /// Elsewhere: something else was pressed.
    Away,
    /// Nowhere: what was typed is taken over, since something is to be done that looks at it.
    Here,
}

/// What became of an editor in a frame.
#[derive(Default, Debug)]
pub struct Outcome {
    /// The change that is asked for.
    pub edit: Option<Edit>,
    /// Whether a cell is left, and where to. What was typed and does not fit keeps the editor open, save at `Cancel`.
    pub leave: Option<Leave>,
}

impl Outcome {
    pub(super) fn set(value: Value<'static>) -> Self {
        Self { edit: Some(Edit::Set(value)), leave: None }
    }

    /// A value chosen: in a cell that is also the end of the editing.
    pub(super) fn chosen(target: &Target<'_>, value: Value<'static>) -> Self {
        Self { edit: Some(Edit::Set(value)), leave: target.compact.then_some(Leave::Down) }
    }
}

/// What an editor remembers from frame to frame.
#[derive(Default, Debug)]
pub struct EditState {
    /// The text in the field.
    pub(super) line: super::text::Line,
    /// Whether something is open beneath: a list, a calendar.
    pub(super) open: bool,
    /// Whether what is open has yet to take the keyboard.
    pub(super) takes_focus: bool,
    /// Text searched for in that list.
    pub(super) search: String,
    /// The entry under the keyboard in that list.
    pub(super) at: usize,
    /// The text with which the list was made, and the list.
    pub(super) found: Option<(u64, String, std::rc::Rc<Vec<super::pick::Item>>)>,
    /// The day under the keyboard in the calendar.
    pub(super) day: Option<NaiveDate>,
    /// The precision of the calendar.
    pub(super) precision: super::calendar::Precision,
    /// Text of a second field: the time of day.
    pub(super) time: super::text::Line,
    /// The state of a second list: the zone.
    pub(super) zone: Option<Box<EditState>>,
    /// Whether everything is shown of what is long.
    pub(super) all: bool,
    /// The row of a list that is open.
    pub(super) expanded: Option<Id>,
    /// A row that gets the keyboard in the next frame.
    pub(super) focus: Option<Id>,
    /// The editors of rows.
    pub(super) nested: BTreeMap<(Id, String), EditState>,
    /// Text that is edited outside.
    pub(super) outside: Option<super::outside::Outside>,
    /// A file being chosen.
    pub(super) choosing: Option<Task<Option<Result<String, super::picture::Fault>>>>,
    /// Whether the editor has yet to take the keyboard.
    begin: bool,
}

impl EditState {
    /// The state of an editor that begins now and takes the keyboard: in a cell. The text typed on the cell takes the
    /// place of the value.
    pub fn begin(typed: Option<&str>) -> Self {
        let mut state = Self { begin: true, ..Self::default() };
        if let Some(typed) = typed {
            typed.clone_into(&mut state.line.buffer);
            typed.clone_into(&mut state.search);
            state.line.dirty = true;
        }
        state
    }

    /// The state of an editor in a form that takes the keyboard.
    pub fn focused() -> Self {
        Self { begin: true, ..Self::default() }
    }

    /// True where something was typed that is not applied.
    pub fn is_dirty(&self) -> bool {
        self.line.dirty
    }

    /// True where its text is open in another program.
    pub fn is_open_outside(&self) -> bool {
        self.outside.is_some()
    }

    /// True where something was typed that cannot be read, here or in a row of its list.
    pub fn is_unreadable(&self) -> bool {
        let typed = [&self.line, &self.time].into_iter().any(|line| line.dirty && line.fault.is_some());
        typed || self.nested.values().any(Self::is_unreadable)
    }

    /// True where it holds something that a person has begun, so that it must not be hidden.
    pub fn is_begun(&self) -> bool {
        self.line.dirty || self.line.fault.is_some() || self.open || self.outside.is_some() || self.choosing.is_some()
    }

    /// Lets the editor take the keyboard in the next frame.
    pub fn request_focus(&mut self) {
        self.begin = true;
    }

    /// True once, where the editor has yet to take the keyboard.
    pub(super) fn begins(&mut self) -> bool {
        std::mem::take(&mut self.begin)
    }
}

/// Asks for a change to be made.
pub fn apply(desk: &Desk<'_>, target: &Target<'_>, edit: Edit) {
    apply_with(desk, target, edit, |_| ());
}

/// The same, with more in the same step: what belongs to the change.
pub fn apply_with(desk: &Desk<'_>, target: &Target<'_>, edit: Edit, more: impl FnOnce(&mut Draft<'_>)) {
    let (value, typing, new) = match edit {
        Edit::Apply(transaction) => {
            desk.push(Act::Apply(transaction));
            return;
        }
        Edit::Set(value) => (value, false, None),
        Edit::Type(value) => (value, true, None),
        Edit::Make(new, value) => (value, false, Some(new)),
    };
    let mut draft = desk.draft();
    let made = new.map_or(Ok(()), |new| new.make(&mut draft));
    let done = made.and_then(|()| match target.field.place {
        Place::Own => draft.set(target.id, target.field, value),
        _ => draft.set_key(target.id, &target.field.key, value),
    });
    if let Err(error) = done {
        log::warn!("a value was refused: {error}");
        let text = tr!(desk.lang, "editor-refused", field = target.label);
        desk.tell(Notice::error(text).detail(tr!(desk.lang, "editor-refused-detail")));
        return;
    }
    more(&mut draft);
    let mut transaction = draft.finish(label_of(desk, target));
    if typing {
        transaction.typing = Some((target.id.clone(), target.field.key.to_string()));
    }
    desk.push(Act::Apply(Box::new(transaction)));
}

/// What a change of the field is called.
pub(super) fn label_of(desk: &Desk<'_>, target: &Target<'_>) -> Label {
    let name = desk.workspace().holder(target.id).map(|record| record.title()).unwrap_or_default();
    let name = if name.is_empty() { text::title(target.id, &desk.context()) } else { name };
    Label::one(Deed::Set, name).of_field(target.schema, target.field.key.to_string())
}
