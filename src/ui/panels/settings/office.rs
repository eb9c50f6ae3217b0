//! What the colleagues of an office share: its name, calendars, currency, themes, from the schema of its record.

use std::collections::BTreeMap;

use egui::{TextEdit, Ui, vec2};

use super::change;
use crate::agenda::calendars::Calendars;
use crate::model::field::{Field, fields_of_schema};
use crate::model::id::Id;
use crate::model::office::Office;
use crate::model::schema::Entity;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{Tone, card, field_label, hint, notice_line, section, tick};

/// What is being typed into a field, and why it is not taken over.
struct Typed {
    text: String,
    fault: Option<String>,
}

/// The office's fields: what is being typed.
#[derive(Default)]
pub(super) struct OfficeForm {
    typed: BTreeMap<String, Typed>,
}

impl OfficeForm {
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let Some(office) = desk.office() else { return };
        card(ui, |ui| {
            section(ui, &tr!(desk.lang, "settings-office"));
            hint(ui, &tr!(desk.lang, "settings-office-detail"));
            ui.add_space(space::XS);
            for field in fields_of_schema(Office::SCHEMA) {
                match field.spec.kind {
                    ValueKind::Parts(_) | ValueKind::Picture => {}
                    ValueKind::Calendars => calendars(ui, desk, office),
                    _ => self.field(ui, desk, office, &field),
                }
            }
        });
    }

    fn field(&mut self, ui: &mut Ui, desk: &Desk<'_>, office: &Office, field: &Field) {
        let context = desk.context();
        let label = field_label(ui, &text::label(desk.lang, Office::SCHEMA.key, field));
        let value = value_of(office, &field.key);
        let key = field.key.to_string();
        let typed = self.typed.get(&key);
        let mut words =
            typed.map_or_else(|| text::show(&field.spec.kind, &value, &context), |typed| typed.text.clone());
        let edit = TextEdit::singleline(&mut words)
            .id_salt(&key)
            .desired_width(f32::INFINITY)
            .min_size(vec2(80.0, size::CONTROL))
            .align(egui::Align2::LEFT_CENTER);
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            let read = text::read_kind(&field.spec.kind, &words, &context);
            let fault = read.as_ref().err().map(|error| error.in_words(desk.lang));
            if let Ok(value) = read {
                set(desk, office.id(), &key, value);
            }
            self.typed.insert(key.clone(), Typed { text: words, fault });
        }
        match self.typed.get(&key) {
            Some(Typed { fault: Some(fault), .. }) => {
                notice_line(ui, Tone::Danger, fault);
            }
            Some(_) if !response.has_focus() => {
                self.typed.remove(&key);
            }
            _ => {}
        }
        match field.key.as_ref() {
            "themes" => drop(hint(ui, &tr!(desk.lang, "settings-themes-detail"))),
            "lead_days" => drop(hint(ui, &tr!(desk.lang, "settings-lead-days-detail"))),
            _ => {}
        }
    }
}

fn value_of<'a>(office: &'a Office, key: &str) -> Value<'a> {
    Office::SCHEMA.index_of(key).map_or(Value::Empty, |index| office.get(index))
}

fn set(desk: &Desk<'_>, office: &Id, key: &str, value: Value<'static>) {
    let typing = Some((office.clone(), key.to_owned()));
    change(desk, key, typing, |draft| draft.set_key(office, key, value));
}

/// The calendars by which working days count, as ticks.
fn calendars(ui: &mut Ui, desk: &Desk<'_>, office: &Office) {
    field_label(ui, &crate::i18n::field_label(desk.lang, Office::SCHEMA.key, "calendars"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for calendar in Calendars::all() {
            let chosen = office.calendars.iter().any(|code| code.eq_ignore_ascii_case(calendar.code()));
            let mut now = chosen;
            if tick(ui, &mut now, calendar.name(desk.lang.code())).changed() {
                let code = calendar.code();
                let mut codes: Vec<String> =
                    office.calendars.iter().filter(|other| !other.eq_ignore_ascii_case(code)).cloned().collect();
                if now {
                    codes.push(code.to_owned());
                }
                let value = if codes.is_empty() { Value::Empty } else { Value::List(codes.into()) };
                let id = office.id().clone();
                change(desk, "calendars", None, |draft| draft.set_key(&id, "calendars", value));
            }
        }
    });
    hint(ui, &tr!(desk.lang, "settings-calendars-detail"));
}
