//! The coming year as a strip of weeks.

use egui::{Align2, EventFilter, Key, Modifiers, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::cards::headed;
use super::figures::{Bar, Year};
use super::flow;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, space};

/// How high the bars and what stands under them are, in points.
const BARS: f32 = 84.0;
const MONTHS: f32 = 18.0;

/// The least count that counts as a peak.
const PEAK: usize = 3;

/// Shows the strip; `at` is the week with the keyboard.
pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, year: &Year, at: &mut usize) {
    let fill: flow::Fill<'_> = Box::new(|ui| {
        let title = format!("{} · {}", tr!(desk.lang, "home-year"), tr!(desk.lang, "home-year-note"));
        headed(ui, &title, &year.busiest);
        ui.add_space(space::XS);
        strip(ui, desk, year, at);
    });
    flow::cards(ui, 1, vec![(1.0, fill)]);
}

fn strip(ui: &mut Ui, desk: &Desk<'_>, year: &Year, at: &mut usize) {
    let tokens = Tokens::of(ui);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), BARS + MONTHS), Sense::hover());
    let count = year.bars.len();
    if count == 0 {
        return;
    }
    *at = (*at).min(count - 1);
    let step = whole.width() / count as f32;
    let gap = if step > 12.0 { 3.0 } else { 1.0 };
    let base = whole.top() + BARS;
    ui.painter().hline(whole.x_range(), base, (1.0, tokens.line));
    let mut free = whole.left();
    let mut above = whole.left();
    for (number, bar) in year.bars.iter().enumerate() {
        let left = whole.left() + step * number as f32;
        let slot = Rect::from_min_max(pos2(left, whole.top()), pos2(left + step, base + MONTHS));
        let id = ui.scope_id().with(("week", number));
        // One stop for the tab key; arrows go from week to week.
        let sense = if number == *at { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(slot, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &bar.spoken));
        let lit = response.hovered() || response.has_focus();
        above = above.max(draw(ui, year, bar, slot, base, gap, lit, above));
        if response.has_focus() {
            ui.painter().rect_stroke(slot.shrink(0.5), 3.0, (2.0, tokens.accent), StrokeKind::Inside);
            response.show_tooltip_text(&bar.spoken);
        }
        if !bar.month.is_empty() && left >= free {
            let place = pos2(left + gap / 2.0, base + 4.0);
            let drawn = ui.painter().text(place, Align2::LEFT_TOP, &bar.month, fonts::small(), tokens.muted);
            free = drawn.right() + space::S;
        }
        if response.clicked() {
            *at = number;
            bar.way.go(desk);
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        response.on_hover_text(&bar.spoken);
    }
    keys(ui, at, count);
}

/// Draws a week; a peak has its count above it where that has room beside the one before, whose end is given and made.
#[expect(clippy::too_many_arguments, reason = "one call from one place, each of another sort")]
fn draw(ui: &Ui, year: &Year, bar: &Bar, slot: Rect, base: f32, gap: f32, lit: bool, above: f32) -> f32 {
    let tokens = Tokens::of(ui);
    let top_room = 18.0;
    let share = bar.count as f32 / year.most.max(1) as f32;
    let height = if bar.count == 0 { 2.0 } else { 6.0 + (BARS - top_room - 6.0) * share };
    let x = (slot.left() + gap / 2.0)..=(slot.right() - gap / 2.0);
    let rect = Rect::from_x_y_ranges(x, (base - height)..=base);
    let is_peak = bar.count == year.most && bar.count >= PEAK;
    let colour = match bar.count {
        0 => tokens.line,
        _ if is_peak => tokens.danger,
        _ => tokens.accent.gamma_multiply(0.5 + 0.5 * share),
    };
    let rounding = egui::CornerRadius { nw: 2, ne: 2, sw: 0, se: 0 };
    ui.painter().rect_filled(rect, rounding, colour);
    if !is_peak && !lit || bar.count == 0 {
        return above;
    }
    let ink = if is_peak { tokens.danger } else { tokens.text };
    let count = ui.painter().layout_no_wrap(bar.count.to_string(), fonts::small(), ink);
    let at = pos2(rect.center().x - count.size().x / 2.0, rect.top() - 2.0 - count.size().y);
    if at.x < above {
        return above;
    }
    let end = at.x + count.size().x + 2.0;
    ui.painter().galley(at, count, ink);
    end
}

fn keys(ui: &Ui, at: &mut usize, count: usize) {
    let id = |number: usize| ui.scope_id().with(("week", number));
    if !ui.memory(|memory| memory.has_focus(id(*at))) {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id(*at), filter));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowLeft) {
        at.saturating_sub(1)
    } else if pressed(Key::ArrowRight) {
        (*at + 1).min(count - 1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        count - 1
    } else {
        return;
    };
    *at = next;
    ui.memory_mut(|memory| memory.request_focus(id(next)));
    ui.ctx().request_repaint();
}
