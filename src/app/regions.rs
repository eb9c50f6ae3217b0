//! The regions of the window that the keyboard goes round by F6: navigation, panels, inspector.

use egui::{Context, Id, Rect, Role, Sense, Ui, vec2};

use super::show::{App, Side};
use crate::ui::theme::{Tokens, size};

/// A region, where it was last shown, and what takes the keyboard there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    pub(super) rect: Rect,
    pub(super) landing: Id,
    /// The panel that gets the keyboard with it.
    pub(super) side: Option<Side>,
}

/// Where the keyboard lands in the inspector.
pub(super) fn inspector_landing() -> Id {
    Id::unique("inspector landing")
}

/// Shows where the keyboard lands in a region: a place that can be focused, named after the region, with a ring around
/// it all. From there Tab goes on inside.
pub(super) fn landing(ui: &mut Ui, rect: Rect, id: Id, name: &str) {
    let place = Rect::from_min_size(rect.min, vec2(1.0, 1.0));
    let response = ui.interact(place, id, Sense::focusable_noninteractive());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Pane);
        node.set_label(name);
    });
    if response.has_focus() {
        let ring = (2.0, Tokens::of(ui).accent);
        let whole = ui.painter().with_clip_rect(rect.expand(8.0));
        whole.rect_stroke(rect.expand(6.0), size::CARD_RADIUS, ring, egui::StrokeKind::Inside);
    }
}

impl App {
    /// Gives the keyboard to the next region, or to the one before.
    pub(super) fn next_region(&mut self, ctx: &Context, back: bool) {
        let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
        let at = focused.map(|response| response.rect.center());
        let here = at.and_then(|at| self.regions.iter().position(|region| region.rect.contains(at)));
        // Where nothing has it, it is with the panel that was used last.
        let here = here.or_else(|| self.regions.iter().position(|region| region.side == Some(self.side)));
        let count = self.regions.len();
        let next = match here {
            Some(here) if back => (here + count - 1) % count,
            Some(here) => (here + 1) % count,
            None => 0,
        };
        if let Some(region) = self.regions.get(next).copied() {
            ctx.memory_mut(|memory| memory.request_focus(region.landing));
            if let Some(side) = region.side {
                self.side = side;
                let panel = self.active();
                self.take_up(panel);
                self.panel(panel).focus();
            }
        }
    }
}
