//! Cards in rows of equal height, as many beside each other as there is room.

use egui::{CornerRadius, Layout, Rect, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{Tokens, size, space};

/// Shows what stands in one card.
pub(super) type Fill<'a> = Box<dyn FnOnce(&mut Ui) + 'a>;

/// Shows cards, each with its share of the width, in rows of so many.
pub(super) fn cards(ui: &mut Ui, columns: usize, cards: Vec<(f32, Fill<'_>)>) {
    let mut row = Vec::new();
    let mut number = 0;
    let count = cards.len();
    for (index, card) in cards.into_iter().enumerate() {
        row.push(card);
        if row.len() == columns.max(1) || index + 1 == count {
            self::row(ui, number, std::mem::take(&mut row));
            number += 1;
        }
    }
}

fn row(ui: &mut Ui, number: usize, cards: Vec<(f32, Fill<'_>)>) {
    let tokens = Tokens::of(ui);
    let gap = space::M;
    let whole = ui.available_rect_before_wrap();
    let shares: f32 = cards.iter().map(|(share, _)| share).sum();
    let room = whole.width() - gap * (cards.len().saturating_sub(1) as f32);
    let (mut left, mut bottom) = (whole.left(), whole.top());
    let mut grounds = Vec::with_capacity(cards.len());
    for (index, (share, fill)) in cards.into_iter().enumerate() {
        let width = (room * share / shares.max(0.01)).floor();
        // What is behind is drawn first, as high as the highest turns out to be.
        grounds.push((ui.painter().add(Shape::Noop), left, width));
        let inside = Rect::from_min_max(
            pos2(left + space::L, whole.top() + space::M),
            pos2((left + width - space::L).max(left + space::L), f32::INFINITY),
        );
        let builder = UiBuilder::new()
            .id_salt(("card", number, index))
            .max_rect(inside)
            .layout(Layout::top_down(egui::Align::Min));
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing = vec2(space::S, space::XS);
        fill(&mut child);
        bottom = bottom.max(child.min_rect().bottom() + space::M);
        left += width + gap;
    }
    for (ground, left, width) in grounds {
        let rect = Rect::from_min_max(pos2(left, whole.top()), pos2(left + width, bottom));
        let radius = CornerRadius::same(size::CARD_RADIUS);
        let stroke = Stroke::new(1.0, tokens.line);
        ui.painter()
            .set(ground, egui::epaint::RectShape::new(rect, radius, tokens.surface, stroke, StrokeKind::Inside));
    }
    let taken = Rect::from_min_max(whole.min, pos2(whole.right(), bottom));
    ui.advance_cursor_after_rect(taken);
}
