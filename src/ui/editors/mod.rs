//! Editors: one way to change any field, in a form and in a table's cell.
//!
//! Whoever shows an editor keeps its [`EditState`] from frame to frame; what comes out is an [`Edit`], which
//! [`apply`] makes a transaction of. An editor never changes the workspace.

mod bool;
mod calendar;
mod calendars;
mod choice;
mod date;
mod form;
mod held;
mod kept;
mod lines;
mod link;
mod long_text;
mod moment;
mod outside;
mod parts;
mod pick;
mod picture;
mod state;
mod tags;
mod text;
mod value;
mod web;

pub use form::FormField;
pub use held::Held;
pub(in crate::ui) use moment::in_zones;
pub(in crate::ui) use pick::{Combo, Item, combo, list};
pub use state::{Edit, EditState, Leave, NewRecord, Outcome, Target, apply, apply_with};
pub(in crate::ui) use text::place_cursor;
pub use value::show_value;

use egui::{Ui, UiBuilder};

use super::act::{Act, Shown};
use super::desk::Desk;
use crate::model::value::{Value, ValueKind};

/// Shows the editor of a field with its value, and says what became of it. The label is not shown: it stands above,
/// or at the column's head, and names the editor for screen readers.
pub fn edit(ui: &mut Ui, desk: &Desk<'_>, target: &Target<'_>, value: &Value<'_>, state: &mut EditState) -> Outcome {
    let salt = egui::Id::unique(("editor", target.compact, target.id.to_string(), target.field.key.to_string()));
    let mut outcome = Outcome::default();
    // The same wherever the form stands, so that the keyboard stays when fields above come and go.
    ui.scope_builder(UiBuilder::new().scope_id(salt), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if let Some(kept) = target.kept {
            kept::show(ui, desk, kept);
        }
        outcome = match &target.field.spec.kind {
            kind if target.compact && needs_room(kind, value) => elsewhere(desk, target),
            _ if !target.field.words.is_empty() => choice::words(ui, desk, target, value, state),
            ValueKind::Bool => self::bool::edit(ui, target, value),
            ValueKind::LongText if !target.compact => long_text::edit(ui, desk, target, value, state),
            ValueKind::Date => date::edit(ui, desk, target, value, state),
            ValueKind::Choice(def) => choice::codes(ui, desk, target, def, value, state),
            ValueKind::Country => choice::country(ui, desk, target, value, state),
            ValueKind::Currency => choice::currency(ui, desk, target, value, state),
            ValueKind::Zone => choice::zone(ui, desk, target, value, state),
            ValueKind::Calendars if !target.compact => calendars::edit(ui, desk, value),
            ValueKind::Tags if !target.compact => tags::edit(ui, desk, target, value, state),
            ValueKind::Emails if !target.compact => lines::edit(ui, desk, target, value, state, "mailto:"),
            ValueKind::Phones if !target.compact => lines::edit(ui, desk, target, value, state, "tel:"),
            ValueKind::Web => web::edit(ui, desk, target, value, state),
            ValueKind::Picture => picture::edit(ui, desk, target, value, state),
            ValueKind::Link(kind) => link::one(ui, desk, target, kind, value, state),
            ValueKind::Links(kind) if !target.compact => link::several(ui, desk, target, kind, value, state),
            ValueKind::Parts(schema) => parts::edit(ui, desk, target, schema, state),
            ValueKind::Timestamp => {
                show_value(ui, desk, target.field, value);
                Outcome::default()
            }
            _ => text::edit(ui, desk, target, value, state),
        };
    });
    outcome
}

/// True for what a table's cell has no room for.
fn needs_room(kind: &ValueKind, value: &Value<'_>) -> bool {
    match kind {
        ValueKind::Parts(_) | ValueKind::Picture | ValueKind::Timestamp => true,
        ValueKind::LongText => value.as_text().is_some_and(|text| text.len() > 2_000 || text.contains('\n')),
        _ => false,
    }
}

/// Shows the record in the inspector, where there is room for the field.
fn elsewhere(desk: &Desk<'_>, target: &Target<'_>) -> Outcome {
    if let Some(record) = desk.workspace().holder(target.id) {
        desk.push(Act::Show(Shown::Record(record.id().clone())));
    }
    Outcome { edit: None, leave: Some(Leave::Cancel) }
}

#[cfg(test)]
mod tests;
