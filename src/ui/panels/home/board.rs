//! The applications by stage.

use egui::{Align2, CornerRadius, Layout, Rect, Role, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::figures::{AtOne, Card, Figures};
use super::line::{chip_width, paint_chip, words};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, programme_colour, size, space};
use crate::ui::widgets::{hint, link_button, section};

/// The narrowest column, in points.
const NARROWEST: f32 = 196.0;

/// The widest one.
const WIDEST: f32 = 300.0;

/// How high a card is.
const HEIGHT: f32 = 88.0;

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, figures: &Figures) {
    let board = &figures.board;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        section(ui, &tr!(desk.lang, "home-stages"));
        if board.stages.is_empty() && board.over.is_empty() {
            hint(ui, &tr!(desk.lang, "home-stages-none"));
        }
        let gap = space::M;
        let room = ui.available_width();
        let fitting = (((room + gap) / (NARROWEST + gap)).floor() as usize).max(1);
        // Few stages fill the width, many stand in rows of about the same length.
        let rows = board.stages.len().div_ceil(fitting).max(1);
        let columns = board.stages.len().div_ceil(rows).max(1);
        let width = ((room - gap * (columns - 1) as f32) / columns as f32).min(WIDEST).floor();
        for (number, row) in board.stages.chunks(columns).enumerate() {
            stages(ui, desk, number, row, width, gap);
        }
        if !board.over.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                hint(ui, &tr!(desk.lang, "home-over"));
                for (words, way) in &board.over {
                    if link_button(ui, words).clicked() {
                        way.go(desk);
                    }
                }
            });
        }
    });
}

fn stages(ui: &mut Ui, desk: &Desk<'_>, row: usize, stages: &[AtOne], width: f32, gap: f32) {
    let whole = ui.available_rect_before_wrap();
    let mut bottom = whole.top();
    for (number, stage) in stages.iter().enumerate() {
        let left = whole.left() + (width + gap) * number as f32;
        let rect = Rect::from_min_max(pos2(left, whole.top()), pos2(left + width, f32::INFINITY));
        let builder =
            UiBuilder::new().id_salt(("stage", row, number)).max_rect(rect).layout(Layout::top_down(egui::Align::Min));
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing.y = space::S;
        column(&mut child, desk, stage);
        bottom = bottom.max(child.min_rect().bottom());
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(whole.min, pos2(whole.right(), bottom)));
}

fn column(ui: &mut Ui, desk: &Desk<'_>, stage: &AtOne) {
    let tokens = Tokens::of(ui);
    let (rect, head) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let spoken = format!("{}: {}", stage.title, stage.count);
    head.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let title = words(ui, &stage.title, fonts::section(), tokens.text, rect.width() - 40.0);
    let after = rect.left() + title.size().x + space::S;
    let under = title.size().x;
    let y = rect.center().y - title.size().y / 2.0;
    ui.painter().galley(pos2(rect.left(), y), title, tokens.text);
    ui.painter().text(pos2(after, rect.center().y), Align2::LEFT_CENTER, &stage.count, fonts::body(), tokens.muted);
    if head.hovered() {
        let line = rect.left()..=rect.left() + under;
        ui.painter().hline(line, rect.bottom() - 3.0, (1.0, tokens.text));
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if head.has_focus() {
        ui.painter().rect_stroke(rect.expand2(vec2(4.0, 0.0)), 4.0, (2.0, tokens.accent), StrokeKind::Inside);
    }
    if head.clicked() {
        stage.way.go(desk);
    }
    for card in &stage.cards {
        self::card(ui, desk, card);
    }
    if let Some(more) = &stage.more
        && link_button(ui, more).clicked()
    {
        stage.way.go(desk);
    }
}

fn card(ui: &mut Ui, desk: &Desk<'_>, card: &Card) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &card.spoken));
    let fill = if response.hovered() { tokens.hover } else { tokens.surface };
    let stroke = if response.has_focus() { (2.0, tokens.accent) } else { (1.0, tokens.line) };
    ui.painter().rect(rect, CornerRadius::same(size::CARD_RADIUS), fill, stroke, StrokeKind::Inside);
    let inside = rect.shrink(space::M);
    let title = words(ui, &card.title, fonts::strong(), tokens.text, inside.width());
    let elided = title.elided;
    ui.painter().galley(inside.min, title, tokens.text);
    let middle = inside.top() + 33.0;
    let wide = chip_width(ui, &card.chip).min(inside.width() * 0.72);
    let chip = Rect::from_center_size(pos2(inside.right() - wide / 2.0, middle), vec2(wide, 20.0));
    paint_chip(ui, chip, &card.chip, card.tone);
    if let Some((name, colour)) = &card.programme {
        let square = Rect::from_center_size(pos2(inside.left() + 5.0, middle), vec2(9.0, 9.0));
        ui.painter().rect_filled(square, CornerRadius::same(2), programme_colour(colour, tokens));
        let room = chip.left() - space::S - inside.left() - 16.0;
        let name = words(ui, name, fonts::small(), tokens.muted, room);
        ui.painter().galley(pos2(inside.left() + 16.0, middle - name.size().y / 2.0), name, tokens.muted);
    }
    let next = words(ui, &card.next, fonts::small(), tokens.muted, inside.width());
    let cut = next.elided;
    ui.painter().galley(pos2(inside.left(), inside.bottom() - next.size().y), next, tokens.muted);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    let clicked = response.clicked();
    if elided || cut {
        response.on_hover_text_at_pointer(&card.spoken);
    }
    if clicked {
        card.way.go(desk);
    }
}
