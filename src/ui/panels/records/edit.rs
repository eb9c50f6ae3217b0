//! Editing in a cell, with the editors of the form.

use egui::Ui;

use super::table::Table;
use crate::model::id::Id;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::ui::desk::Desk;
use crate::ui::editors::{self, Edit, EditState, Leave, Target};
use crate::ui::grid::Editing;

/// A cell that is being edited.
#[derive(Debug)]
pub(super) struct CellEdit {
    id: Id,
    column: String,
    state: EditState,
}

/// Shows the editor of a cell.
pub(super) fn show(
    ui: &mut Ui,
    edit: &mut Option<CellEdit>,
    table: &Table,
    (id, column): (&Id, &str),
    typed: Option<&str>,
    desk: &Desk<'_>,
) -> Editing {
    let (Some(field), Some(record)) = (table.field(column), desk.workspace().record(id)) else { return Editing::Left };
    if desk.file.read_only {
        return Editing::Left;
    }
    let label = text::label(desk.lang, table.subject.schema, field);
    let target = Target { id, schema: table.subject.schema, field, label: &label, compact: true, kept: None };
    let value = desk.workspace().with_view(desk.now(), desk.zone(), |view| field.get(record.as_ref(), view));
    if matches!(field.spec.kind, ValueKind::Bool) {
        // Yes and no need no typing.
        let answer = Value::Bool(value != Value::Bool(true));
        editors::apply(desk, &target, Edit::Set(answer));
        return Editing::Left;
    }
    if edit.as_ref().is_none_or(|edit| edit.id != *id || edit.column != column) {
        *edit = Some(CellEdit { id: id.clone(), column: column.to_owned(), state: EditState::begin(typed) });
    }
    let Some(cell) = edit else { return Editing::Left };
    let outcome = editors::edit(ui, desk, &target, &value, &mut cell.state);
    if let Some(change) = outcome.edit {
        editors::apply(desk, &target, change);
    }
    let Some(leave) = outcome.leave else { return Editing::Going };
    *edit = None;
    match leave {
        Leave::Cancel | Leave::Here => Editing::Left,
        Leave::Away => Editing::Away,
        Leave::Down => Editing::Down,
        Leave::Up => Editing::Up,
        Leave::Next => Editing::Right,
        Leave::Previous => Editing::LeftHand,
    }
}
