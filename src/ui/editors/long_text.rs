//! Text of many lines, with its own undo; very long text is edited by the system's program.

use egui::{Key, KeyboardShortcut, Modifiers, ScrollArea, TextEdit, Ui, vec2};

use super::outside;
use super::state::{Edit, EditState, Outcome, Target};
use super::text::field_id;
use crate::i18n::format;
use crate::model::value::Value;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::Tokens;
use crate::ui::widgets::hint;

/// From so many bytes on, the toolkit's field would hold frames up.
pub(super) const LIMIT: usize = 256 * 1024;

/// The tallest that the field is, in points.
const TALL: f32 = 320.0;

/// Characters of an excerpt.
const EXCERPT: usize = 2_000;

pub(super) fn edit(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let text = value.as_text().unwrap_or_default();
    if text.len() > LIMIT || state.outside.is_some() {
        excerpt(ui, desk, text);
        return outside::edit(ui, desk, text, state);
    }
    let id = field_id(target);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let line = &mut state.line;
    if line.from != text {
        if !(focused && line.buffer == text) {
            text.clone_into(&mut line.buffer);
        }
        text.clone_into(&mut line.from);
    }
    // Ctrl+Enter leaves the field, as Tab does: text has no tabs.
    let leaves = focused && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let rows = (text.lines().count() + text.len() / 90).clamp(3, 14);
    let begins = state.begins();
    let line = &mut state.line;
    let wide = ui.available_width();
    // A long text scrolls in its own field and does not push the form away.
    let area = ScrollArea::vertical().id_salt("long text").max_height(TALL).auto_shrink([false, true]);
    let response = area
        .show(ui, |ui| {
            let edit = TextEdit::multiline(&mut line.buffer)
                .id(id)
                .desired_width(wide)
                .desired_rows(rows)
                .return_key(KeyboardShortcut::new(Modifiers::NONE, Key::Enter))
                .margin(egui::Margin::symmetric(8, 6))
                .min_size(vec2(60.0, 60.0));
            ui.add(edit).accessible_name(target.label)
        })
        .inner;
    if begins {
        response.request_focus();
    }
    if leaves {
        response.surrender_focus();
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
    }
    if !response.changed() {
        return Outcome::default();
    }
    state.line.buffer.clone_into(&mut state.line.from);
    let value = if state.line.buffer.is_empty() { Value::Empty } else { Value::Text(state.line.buffer.clone().into()) };
    Outcome { edit: Some(Edit::Type(value)), leave: None }
}

/// The beginning of a text, and how long it is.
fn excerpt(ui: &mut Ui, desk: &Desk<'_>, text: &str) {
    let tokens = Tokens::of(ui);
    let bytes = i64::try_from(text.len()).unwrap_or(i64::MAX);
    egui::Frame::new().stroke((1.0, tokens.line)).corner_radius(6).inner_margin(egui::Margin::symmetric(8, 6)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            let beginning: String = text.chars().take(EXCERPT).chain(std::iter::once('…')).collect();
            egui::ScrollArea::vertical().id_salt("excerpt").max_height(160.0).show(ui, |ui| {
                ui.add(egui::Label::new(beginning).wrap());
            });
        },
    );
    let long = format::file_size(desk.lang, u64::try_from(bytes).unwrap_or_default());
    hint(ui, &tr!(desk.lang, "long-text-excerpt", size = long));
}
