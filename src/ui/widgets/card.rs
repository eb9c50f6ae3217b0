//! Cards: what belongs together, on one surface with one hairline.

use egui::{Frame, InnerResponse, Margin, Stroke, Ui};

use crate::ui::theme::{Tokens, size, space};

/// Shows what belongs together on a surface of its own, as wide as there is room.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    card_with(ui, Margin::same(space::L as i8), |ui| {
        ui.set_min_width(ui.available_width());
        add(ui)
    })
}

/// The same with another margin inside, in points, and no wider than what it holds.
pub fn card_with<R>(ui: &mut Ui, margin: Margin, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let tokens = Tokens::of(ui);
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(margin)
        .show(ui, add)
}
