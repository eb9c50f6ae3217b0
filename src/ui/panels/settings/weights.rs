//! How much each criterion of a go or no-go counts.

use std::collections::BTreeMap;

use egui::{Align2, Grid, TextEdit, Ui, vec2};

use super::change;
use crate::i18n;
use crate::model::call::Triage;
use crate::model::office::{Office, Weight};
use crate::model::schema::Entity;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{Tone, card, hint, notice_line, section};

/// The weights: what is being typed, by criterion, and why it is not taken over.
#[derive(Default)]
pub(super) struct Weights {
    typed: BTreeMap<&'static str, (String, Option<String>)>,
}

/// The criteria: what is given points from 0 to 5.
fn criteria() -> impl Iterator<Item = &'static str> {
    let fields = Triage::SCHEMA.fields.iter();
    fields.filter(|field| matches!(field.spec.kind, ValueKind::Integer(0, 5))).map(|field| field.key)
}

impl Weights {
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let Some(office) = desk.office() else { return };
        card(ui, |ui| {
            section(ui, &i18n::field_label(desk.lang, Office::SCHEMA.key, "weights"));
            hint(ui, &tr!(desk.lang, "settings-weights-detail"));
            Grid::new("weights").num_columns(2).spacing(vec2(space::L, space::XS)).show(ui, |ui| {
                for criterion in criteria() {
                    self.weight(ui, desk, office, criterion);
                    ui.end_row();
                }
            });
            for (_, fault) in self.typed.values() {
                if let Some(fault) = fault {
                    notice_line(ui, Tone::Danger, fault);
                }
            }
        });
    }

    fn weight(&mut self, ui: &mut Ui, desk: &Desk<'_>, office: &Office, criterion: &'static str) {
        let context = desk.context();
        let part = office.weights.iter().find(|weight| weight.criterion == criterion);
        let value = part.and_then(|part| part.weight).map_or(Value::Empty, Value::Decimal);
        let stored = text::show(&ValueKind::Decimal, &value, &context);
        let label = ui.label(i18n::field_label(desk.lang, Triage::SCHEMA.key, criterion));
        let mut words = self.typed.get(criterion).map_or(stored, |(words, _)| words.clone());
        let edit = TextEdit::singleline(&mut words)
            .id_salt(criterion)
            .hint_text("1")
            .desired_width(72.0)
            .min_size(vec2(72.0, size::CONTROL))
            .align(Align2::RIGHT_CENTER);
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            let read = text::read_kind(&ValueKind::Decimal, &words, &context);
            let fault = read.as_ref().err().map(|error| error.in_words(desk.lang));
            if let Ok(value) = read {
                set(desk, office, part, criterion, value);
            }
            self.typed.insert(criterion, (words, fault));
        } else if !response.has_focus() && self.typed.get(criterion).is_some_and(|(_, fault)| fault.is_none()) {
            self.typed.remove(criterion);
        }
    }
}

fn set(desk: &Desk<'_>, office: &Office, part: Option<&Weight>, criterion: &str, value: Value<'static>) {
    let typing = Some((office.id().clone(), format!("weights.{criterion}")));
    let (office, part) = (office.id().clone(), part.map(|part| part.id().clone()));
    change(desk, "weights", typing, |draft| {
        let part = match part {
            Some(part) => part,
            None => {
                let part = draft.add_part(&office, "weights")?;
                draft.set_key(&part, "criterion", Value::Text(criterion.to_owned().into()))?;
                part
            }
        };
        draft.set_key(&part, "weight", value)
    });
}
