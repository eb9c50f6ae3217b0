//! Values that are read and not changed: computed ones, and all of a workspace that is read only.

use egui::{Label, RichText, Ui};

use crate::model::field::Field;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::theme::Tokens;
use crate::ui::widgets;

/// From so many characters on, an excerpt is shown.
const LONG: usize = 4_000;

/// Shows a value as words to be read and copied; links as chips that jump, addresses to be followed.
pub fn show_value(ui: &mut Ui, desk: &Desk<'_>, field: &Field, value: &Value<'_>) {
    let tokens = Tokens::of(ui);
    match value {
        value if value.is_empty() => {
            ui.add(Label::new(RichText::new("–").color(tokens.muted)).selectable(false));
        }
        Value::Link(id) => {
            widgets::link_chip(ui, desk, id);
        }
        Value::Links(ids) => {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
                for id in ids.iter().take(40) {
                    widgets::link_chip(ui, desk, id);
                }
            });
        }
        Value::Text(address) if matches!(field.spec.kind, ValueKind::Web) => {
            if widgets::link_button(ui, address).clicked() {
                desk.push(Act::Follow(address.to_string()));
            }
        }
        Value::List(words) if matches!(field.spec.kind, ValueKind::Tags) => {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
                for word in words.iter().take(60) {
                    widgets::chip(ui, word, widgets::Tone::Neutral);
                }
            });
        }
        value => {
            let words = text::show(&field.spec.kind, value, &desk.context());
            let shown: String = if words.len() > LONG {
                words.chars().take(LONG).chain(std::iter::once('…')).collect()
            } else {
                words
            };
            ui.add(Label::new(RichText::new(shown).color(tokens.text)).wrap());
        }
    }
}
