//! Fields that stand everywhere: search, and ticks.

use egui::{Response, TextEdit, Ui, vec2};
use lucide_icons::Icon;

use super::chip::cross_button;
use crate::i18n::Lang;
use crate::tr;
use crate::ui::theme::{Tokens, icons, size};

/// A field to search with: an icon inside, and a cross that empties it. It fills the width there is.
pub fn search_field(ui: &mut Ui, text: &mut String, name: &str, lang: Lang) -> Response {
    let tokens = Tokens::of(ui);
    let wide = ui.available_width();
    let edit = TextEdit::singleline(text)
        .hint_text(name.to_owned())
        .prefix(icons::icon(Icon::Search, 14.0).color(tokens.muted))
        .desired_width(wide)
        .min_size(vec2(80.0, size::CONTROL))
        .align(egui::Align2::LEFT_CENTER);
    let mut response = ui.add(edit).accessible_name(name);
    if !text.is_empty() {
        let right = response.rect.right();
        let at = egui::Rect::from_min_max(
            egui::pos2(right - 26.0, response.rect.top()),
            egui::pos2(right - 2.0, response.rect.bottom()),
        );
        if cross_button(ui, at, response.id.with("clear"), &tr!(lang, "widget-clear"), tokens.muted) {
            text.clear();
            response.mark_changed();
            response.request_focus();
        }
    }
    response
}

/// Something that is so or not, with its words behind the box.
pub fn tick(ui: &mut Ui, on: &mut bool, text: &str) -> Response {
    ui.checkbox(on, text)
}
