//! Headings, labels and lines of words.

use egui::{Align2, Label, Response, RichText, Role, Sense, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::chip::Tone;
use crate::ui::theme::{Tokens, fonts, icons};

/// A page's title.
pub fn heading(ui: &mut Ui, title: &str) -> Response {
    headed(ui, RichText::new(title).font(fonts::title()).color(Tokens::of(ui).text), title)
}

/// A section's heading.
pub fn section(ui: &mut Ui, title: &str) -> Response {
    headed(ui, RichText::new(title).font(fonts::section()).color(Tokens::of(ui).text), title)
}

fn headed(ui: &mut Ui, words: RichText, title: &str) -> Response {
    let response = ui.add(Label::new(words).selectable(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(title);
    });
    response
}

/// The words above a field; their id names the field (`labelled_by`).
pub fn field_label(ui: &mut Ui, text: &str) -> Response {
    let words = RichText::new(text).font(fonts::small()).color(Tokens::of(ui).muted);
    ui.add(Label::new(words).selectable(false).truncate())
}

/// Muted words that help.
pub fn hint(ui: &mut Ui, text: &str) -> Response {
    let words = RichText::new(text).font(fonts::small()).color(Tokens::of(ui).muted);
    ui.add(Label::new(words).selectable(false).wrap())
}

/// A line in the tone's colour, with the tone's icon before it: what is wrong with a field, what was noticed.
pub fn notice_line(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    let (ink, _) = tone.colours(Tokens::of(ui));
    let icon = match tone {
        Tone::Danger => Icon::CircleAlert,
        Tone::Warning => Icon::TriangleAlert,
        Tone::Good => Icon::CircleCheck,
        Tone::Neutral | Tone::Accent => Icon::Info,
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add(Label::new(icons::icon(icon, 14.0).color(ink)).selectable(false));
        ui.add(Label::new(RichText::new(text).font(fonts::small()).color(ink)).wrap())
    })
    .inner
}

/// A key of the keyboard as it is printed on it.
pub fn key_cap(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let words = ui.painter().layout_no_wrap(text.to_owned(), fonts::small(), tokens.muted);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 12.0, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().rect(rect, 4.0, tokens.surface, (1.0, tokens.line), egui::StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.align_size_within_rect(words.size(), rect).min;
    ui.painter().galley(at, words, tokens.muted);
    response
}
