//! Editing in a cell.

use egui::{Align2, Key, TextEdit, Ui, vec2};

use super::table::Table;
use crate::edit::deeds::{self, Basis};
use crate::model::id::Id;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::grid::Editing;
use crate::ui::theme::Tokens;

/// A cell that is being edited.
#[derive(Debug)]
pub(super) struct CellEdit {
    id: Id,
    column: String,
    text: String,
    /// Why the text cannot be taken, after it was tried.
    error: Option<String>,
    fresh: bool,
}

/// Shows the editor of a cell.
pub(super) fn show(
    ui: &mut Ui,
    state: &mut Option<CellEdit>,
    table: &Table,
    (id, column): (&Id, &str),
    typed: Option<&str>,
    desk: &Desk<'_>,
) -> Editing {
    let (Some(field), Some(record)) = (table.field(column), desk.workspace().record(id)) else { return Editing::Left };
    if desk.file.read_only {
        return Editing::Left;
    }
    let context = desk.context();
    let is_other = state.as_ref().is_none_or(|edit| edit.id != *id || edit.column != column);
    if is_other {
        let value = desk.workspace().with_view(desk.now(), desk.zone(), |view| field.get(record.as_ref(), view).into_owned());
        if let Value::Bool(answer) = value {
            // Yes and no need no typing.
            set(desk, id, table, column, &Value::Bool(!answer));
            return Editing::Left;
        }
        let whole = match (&field.spec.kind, &value) {
            (ValueKind::Bool, Value::Empty) => {
                set(desk, id, table, column, &Value::Bool(true));
                return Editing::Left;
            }
            (kind, value) => text::show(kind, value, &context),
        };
        let text = typed.map_or(whole, str::to_owned);
        *state = Some(CellEdit { id: id.clone(), column: column.to_owned(), text, error: None, fresh: true });
    }
    let Some(edit) = state else { return Editing::Left };
    let tokens = Tokens::of(ui);
    let keys = ui.input_mut(|input| {
        let mut take = |key: Key| input.consume_key(egui::Modifiers::NONE, key);
        (take(Key::Escape), take(Key::Enter), take(Key::Tab))
    });
    let name = text::label(desk.lang, table.subject.schema, field);
    let wide = ui.available_width();
    let ink = if edit.error.is_some() { tokens.danger } else { tokens.text };
    let mut output = TextEdit::singleline(&mut edit.text)
        .id(egui::Id::unique(("cell", id.to_string(), column)))
        .desired_width(wide)
        .text_color(ink)
        .min_size(vec2(wide, ui.available_height()))
        .align(Align2::LEFT_CENTER)
        .event_filter(egui::EventFilter { tab: true, escape: true, horizontal_arrows: true, vertical_arrows: true })
        .show(ui);
    let response = output.response.response.clone().accessible_name(name);
    if std::mem::take(&mut edit.fresh) {
        response.request_focus();
        // What was there is chosen whole, so that typing replaces it; what was typed is gone on with.
        let end = egui::text::CCursor::new(edit.text.chars().count());
        let start = if typed.is_some() { end } else { egui::text::CCursor::default() };
        output.state.cursor.set_char_range(Some(egui::text::CCursorRange::two(start, end)));
        output.state.store(ui.ctx(), response.id);
        ui.ctx().request_repaint();
        return Editing::Going;
    }
    if response.changed() {
        edit.error = None;
    }
    if let Some(error) = &edit.error {
        response.show_tooltip_text(format!("{}: {error}", tr!(desk.lang, "records-not-taken")));
    }
    let (escape, enter, tab) = keys;
    if escape {
        *state = None;
        return Editing::Left;
    }
    let left = response.lost_focus() || !response.has_focus();
    if !(enter || tab || left) {
        return Editing::Going;
    }
    match text::read(field, &edit.text, &context) {
        Ok(value) => {
            set(desk, id, table, column, &value);
            *state = None;
            match () {
                () if enter => Editing::Down,
                () if tab => Editing::Right,
                () => Editing::Left,
            }
        }
        Err(_) if left && !enter && !tab => {
            // What does not fit is dropped once one goes elsewhere; the record keeps what it had.
            *state = None;
            Editing::Left
        }
        Err(error) => {
            edit.error = Some(error.in_words(desk.lang));
            response.request_focus();
            Editing::Going
        }
    }
}

fn set(desk: &Desk<'_>, id: &Id, table: &Table, column: &str, value: &Value<'_>) {
    let Some(field) = table.field(column) else { return };
    let basis = Basis { workspace: desk.workspace(), now: desk.now(), lang: desk.lang };
    match deeds::set(&basis, id, field, value) {
        Ok(transaction) => desk.push(Act::Apply(Box::new(transaction))),
        Err(error) => log::warn!("a cell was not set: {error}"),
    }
}
