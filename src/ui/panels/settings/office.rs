//! What the colleagues of an office share: its name, calendars, currency, themes, back-plans, all from the schema of its
//! record and by the same editors as any record's.

use std::collections::BTreeMap;

use egui::Ui;

use crate::model::field::{Field, fields_of_schema};
use crate::model::office::Office;
use crate::model::schema::Entity;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::editors::{EditState, Target, apply, edit};
use crate::ui::theme::space;
use crate::ui::widgets::{card, field_label, hint, section};

/// Lists that have a card of their own, made for them.
const OWN_CARDS: [&str; 3] = ["own_fields", "views", "weights"];

/// The office's fields: what is being typed.
#[derive(Default)]
pub(super) struct OfficeForm {
    states: BTreeMap<String, EditState>,
}

impl OfficeForm {
    /// Shows the plain fields in one card.
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let Some(office) = desk.office() else { return };
        card(ui, |ui| {
            section(ui, &tr!(desk.lang, "settings-office"));
            hint(ui, &tr!(desk.lang, "settings-office-detail"));
            for field in fields_of_schema(Office::SCHEMA) {
                if matches!(field.spec.kind, ValueKind::Parts(_)) {
                    continue;
                }
                ui.add_space(space::XS);
                field_label(ui, &text::label(desk.lang, Office::SCHEMA.key, &field));
                self.field(ui, desk, office, &field);
                if let Some(words) = help(&field, desk) {
                    hint(ui, &words);
                }
            }
        });
    }

    /// Shows each list in a card.
    pub(super) fn lists(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let Some(office) = desk.office() else { return };
        let lists = fields_of_schema(Office::SCHEMA)
            .into_iter()
            .filter(|field| matches!(field.spec.kind, ValueKind::Parts(_)) && !OWN_CARDS.contains(&field.key.as_ref()));
        for field in lists {
            card(ui, |ui| {
                section(ui, &text::label(desk.lang, Office::SCHEMA.key, &field));
                if let Some(words) = help(&field, desk) {
                    hint(ui, &words);
                }
                self.field(ui, desk, office, &field);
            });
        }
    }

    fn field(&mut self, ui: &mut Ui, desk: &Desk<'_>, office: &Office, field: &Field) {
        let label = text::label(desk.lang, Office::SCHEMA.key, field);
        let target =
            Target { id: office.id(), schema: Office::SCHEMA.key, field, label: &label, compact: false, kept: None };
        let value = Office::SCHEMA.index_of(&field.key).map_or(Value::Empty, |index| office.get(index));
        let state = self.states.entry(field.key.to_string()).or_default();
        if let Some(change) = edit(ui, desk, &target, &value, state).edit {
            apply(desk, &target, change);
        }
    }
}

/// What a field is for, where its name does not say it.
fn help(field: &Field, desk: &Desk<'_>) -> Option<String> {
    match field.key.as_ref() {
        "themes" => Some(tr!(desk.lang, "settings-themes-detail")),
        "lead_days" => Some(tr!(desk.lang, "settings-lead-days-detail")),
        "calendars" => Some(tr!(desk.lang, "settings-calendars-detail")),
        "plan_templates" => Some(tr!(desk.lang, "settings-plans-detail")),
        _ => None,
    }
}
