//! The drawing of cells.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, CornerRadius, FontId, Painter, Rangef, Rect, Stroke, pos2, vec2};

use super::cell::{Cell, Chip, Look};
use crate::ui::theme::{Tokens, fonts, programme_colour, size};
use crate::ui::widgets::Tone;

/// The room between a cell's edge and its text, in points.
pub(super) const PAD: f32 = 10.0;

const CHIP_PAD: f32 = 8.0;
const CHIP_HEIGHT: f32 = 20.0;
const SWATCH: f32 = 9.0;
const GAP: f32 = 7.0;

/// One line of text, cut with an ellipsis where it does not fit.
pub(super) fn line(text: &str, font: FontId, colour: Color32, struck: bool, width: f32) -> LayoutJob {
    let strikethrough = if struck { Stroke::new(1.0, colour) } else { Stroke::NONE };
    let format = TextFormat { strikethrough, ..TextFormat::simple(font, colour) };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { max_rows: 1, break_anywhere: true, ..TextWrapping::wrap_at_width(width.max(0.0)) };
    job
}

fn font_of(cell: &Cell) -> FontId {
    if cell.look == Look::Strong { fonts::strong() } else { fonts::body() }
}

/// How wide a cell would like to be, in points.
pub(super) fn wanted(painter: &Painter, cell: &Cell) -> f32 {
    let measure = |text: &str, font: FontId| {
        if text.is_empty() { 0.0 } else { painter.layout_no_wrap(text.to_owned(), font, Color32::WHITE).size().x }
    };
    let mut width = measure(&cell.text, font_of(cell));
    if cell.icon.is_some() {
        width += 14.0 + GAP;
    }
    if cell.swatch.is_some() {
        width += SWATCH + GAP;
    }
    for chip in &cell.chips {
        let icon = if chip.icon.is_some() { 12.0 + 4.0 } else { 0.0 };
        width += measure(&chip.text, fonts::small()) + 2.0 * CHIP_PAD + icon + 4.0;
        if !cell.text.is_empty() {
            width += 4.0;
        }
    }
    width + 2.0 * PAD + 1.0
}

/// How a cell is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    /// At the right.
    pub(super) right: bool,
    /// Weaker: the row is over and done with.
    pub(super) faded: bool,
    /// On the ground of what is chosen, from which chips must stand out.
    pub(super) chosen: bool,
}

/// Draws a cell; true where something of it had to be cut.
pub(super) fn cell(painter: &Painter, rect: Rect, cell: &Cell, ink: &Ink, tokens: &Tokens) -> bool {
    let Ink { right, faded, chosen } = *ink;
    let colour = match cell.look {
        _ if faded => tokens.muted,
        Look::Normal | Look::Strong => tokens.text,
        Look::Muted => tokens.muted,
        Look::Accent => tokens.accent,
    };
    let room = Rangef::new(rect.left() + PAD, rect.right() - PAD);
    if room.span() <= 4.0 {
        return !cell.text.is_empty() || !cell.chips.is_empty();
    }
    let middle = rect.center().y;
    let mut left = room.min;
    let mut cut = false;
    if let Some(colour) = &cell.swatch {
        let square = Rect::from_min_size(pos2(left, middle - SWATCH / 2.0), vec2(SWATCH, SWATCH));
        painter.rect_filled(square, CornerRadius::same(2), programme_colour(colour, tokens));
        left += SWATCH + GAP;
    }
    if let Some(icon) = cell.icon {
        let font = FontId::new(14.0, fonts::icon_family());
        let galley = painter.layout_no_wrap(char::from(icon).to_string(), font, colour);
        painter.galley(pos2(left, middle - galley.size().y / 2.0), galley, colour);
        left += 14.0 + GAP;
    }
    // Chips keep their room as far as it goes; the text gets the rest.
    let chips = chips_width(painter, &cell.chips);
    if !cell.text.is_empty() {
        let gap = if chips > 0.0 { GAP } else { 0.0 };
        let least = if chips > 0.0 { (room.max - left).min(40.0) } else { 0.0 };
        let width = (room.max - left - chips - gap).max(least);
        let galley = painter.layout_job(line(&cell.text, font_of(cell), colour, cell.struck, width));
        cut |= galley.elided;
        let x = if right && chips <= 0.0 { room.max - galley.size().x } else { left };
        let text_width = galley.size().x;
        painter.galley(pos2(x, middle - galley.size().y / 2.0), galley, colour);
        // Chips stand under each other, at the end of the cell.
        left = (left + text_width + gap).max(room.max - chips);
    }
    for one in &cell.chips {
        if left + 2.0 * CHIP_PAD + 8.0 > room.max {
            cut = true;
            break;
        }
        let (width, chip_cut) = chip(painter, pos2(left, middle), one, room.max - left, chosen, tokens);
        cut |= chip_cut;
        left += width + 4.0;
    }
    cut
}

fn chips_width(painter: &Painter, chips: &[Chip]) -> f32 {
    let width = |chip: &Chip| {
        let icon = if chip.icon.is_some() { 16.0 } else { 0.0 };
        painter.layout_no_wrap(chip.text.clone(), fonts::small(), Color32::WHITE).size().x + 2.0 * CHIP_PAD + icon
    };
    let sum: f32 = chips.iter().map(width).sum();
    sum + 4.0 * chips.len().saturating_sub(1) as f32
}

/// Draws a chip from a point at the middle of its left edge; gives its width, and whether its words were cut.
fn chip(painter: &Painter, at: egui::Pos2, chip: &Chip, room: f32, chosen: bool, tokens: &Tokens) -> (f32, bool) {
    let (ink, ground) = chip.tone.colours(tokens);
    let ground = if chosen && matches!(chip.tone, Tone::Neutral | Tone::Accent) { tokens.surface } else { ground };
    let icon = if chip.icon.is_some() { 16.0 } else { 0.0 };
    let galley = painter.layout_job(line(&chip.text, fonts::small(), ink, false, room - 2.0 * CHIP_PAD - icon));
    let width = galley.size().x + 2.0 * CHIP_PAD + icon;
    let rect = Rect::from_min_size(pos2(at.x, at.y - CHIP_HEIGHT / 2.0), vec2(width, CHIP_HEIGHT));
    painter.rect_filled(rect, CornerRadius::same(10), ground);
    if let Some(icon) = chip.icon {
        let font = FontId::new(size::SMALL, fonts::icon_family());
        let drawn = painter.layout_no_wrap(char::from(icon).to_string(), font, ink);
        painter.galley(pos2(rect.left() + CHIP_PAD - 1.0, at.y - drawn.size().y / 2.0), drawn, ink);
    }
    let cut = galley.elided;
    painter.galley(pos2(rect.left() + CHIP_PAD + icon, at.y - galley.size().y / 2.0), galley, ink);
    (width, cut)
}
