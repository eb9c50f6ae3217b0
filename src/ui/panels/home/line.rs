//! A line of a card that leads somewhere.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, CornerRadius, Galley, Rect, Response, RichText, Role, Sense, StrokeKind, TextWrapMode, Ui};
use egui::{WidgetInfo, WidgetText, pos2, vec2};

use super::Way;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, size, space};
use crate::ui::widgets::Tone;

/// How high a line is, in points.
const HEIGHT: f32 = 28.0;

/// How high a chip is, in points.
pub(super) const CHIP: f32 = 20.0;

/// A line: a few words on a chip, what it is about, and where it leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// The words of the chip; empty for none.
    pub(super) chip: String,
    pub(super) tone: Tone,
    pub(super) text: String,
    /// More words, muted, after it.
    pub(super) note: String,
    /// What a screen reader says.
    pub(super) spoken: String,
    pub(super) way: Way,
}

/// Words in one line, cut where there is no room.
pub(super) fn words(ui: &Ui, text: &str, font: egui::FontId, ink: Color32, room: f32) -> Arc<Galley> {
    let rich = WidgetText::from(RichText::new(text).font(font.clone()).color(ink));
    rich.into_galley(ui, Some(TextWrapMode::Truncate), room.max(8.0), font)
}

/// How wide the chip of the words is.
pub(super) fn chip_width(ui: &Ui, text: &str) -> f32 {
    if text.is_empty() {
        return 0.0;
    }
    let job = LayoutJob::simple_singleline(text.to_owned(), fonts::small(), Color32::BLACK);
    ui.painter().layout_job(job).size().x + 16.0
}

/// Draws a chip in a place, in the middle of its height, with the words in its middle.
pub(super) fn paint_chip(ui: &Ui, at: Rect, text: &str, tone: Tone) {
    if text.is_empty() {
        return;
    }
    let (ink, fill) = tone.colours(Tokens::of(ui));
    let rect = Rect::from_center_size(at.center(), vec2(at.width(), CHIP));
    ui.painter().rect_filled(rect, CornerRadius::same(10), fill);
    let galley = words(ui, text, fonts::small(), ink, rect.width() - 12.0);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
}

/// Draws what lies behind something that can be pressed.
pub(super) fn ground(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    let tokens = Tokens::of(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, radius, tokens.hover);
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, radius, (2.0, tokens.accent), StrokeKind::Inside);
    }
}

/// Shows a line with its chip first, in a column as wide as `column`.
pub(super) fn led(ui: &mut Ui, desk: &Desk<'_>, line: &Line, column: f32) {
    let (rect, inside) = begin(ui, desk, line);
    let chip = Rect::from_min_max(inside.min, pos2(inside.left() + column, inside.bottom()));
    paint_chip(ui, chip, &line.chip, line.tone);
    let left = if column > 0.0 { chip.right() + space::M } else { inside.left() };
    tell(ui, line, left, inside.right(), rect);
}

/// Shows a line with its chip at the end.
pub(super) fn counted(ui: &mut Ui, desk: &Desk<'_>, line: &Line) {
    let (rect, inside) = begin(ui, desk, line);
    let wide = chip_width(ui, &line.chip).max(if line.chip.is_empty() { 0.0 } else { 28.0 });
    let chip = Rect::from_min_max(pos2(inside.right() - wide, inside.top()), inside.max);
    paint_chip(ui, chip, &line.chip, line.tone);
    tell(ui, line, inside.left(), chip.left() - space::S, rect);
}

fn begin(ui: &mut Ui, desk: &Desk<'_>, line: &Line) -> (Rect, Rect) {
    let (inside, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &line.spoken));
    let rect = inside.expand2(vec2(space::S, 0.0));
    ground(ui, &response, rect, size::RADIUS);
    if response.has_focus() && response.gained_focus() {
        response.scroll_to_me(None);
    }
    let clicked = response.clicked();
    response.on_hover_text_at_pointer(&line.spoken);
    if clicked {
        line.way.go(desk);
    }
    (rect, inside)
}

fn tell(ui: &Ui, line: &Line, left: f32, right: f32, row: Rect) {
    let tokens = Tokens::of(ui);
    let room = right - left;
    let note =
        if line.note.is_empty() { None } else { Some(words(ui, &line.note, fonts::small(), tokens.muted, room * 0.6)) };
    let noted = note.as_ref().map_or(0.0, |note| note.size().x + space::S);
    let text = words(ui, &line.text, fonts::body(), tokens.text, room - noted);
    let middle = row.center().y;
    let after = left + text.size().x + space::S;
    ui.painter().galley(pos2(left, middle - text.size().y / 2.0), text, tokens.text);
    if let Some(note) = note {
        ui.painter().galley(pos2(after, middle - note.size().y / 2.0 + 0.5), note, tokens.muted);
    }
}
