//! The regions of the window that the keyboard goes round by F6: navigation, panels, inspector.

use egui::{Context, FocusDirection, Id, Rect, Role, Sense, Ui, vec2};

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

/// How far the keyboard has come into a region.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arriving {
    landing: Id,
    /// Whether it was handed on to what stands first inside.
    inside: bool,
}

/// Where the keyboard lands in the inspector.
pub(super) fn inspector_landing() -> Id {
    Id::unique("inspector landing")
}

/// Shows where the keyboard lands in a region: a place that can be focused, named after the region, with a ring around
/// it all. Whoever arrives there is handed on to what stands first inside, unless the region gives the keyboard to
/// something of its own.
pub(super) fn landing(ui: &mut Ui, region: &Region, name: &str, arriving: Option<&mut Arriving>) {
    let (rect, id) = (region.rect, region.landing);
    let place = Rect::from_min_size(rect.min, vec2(1.0, 1.0));
    if let Some(arriving) = arriving.filter(|it| it.landing == id && !it.inside) {
        arriving.inside = true;
        ui.memory_mut(|memory| {
            if memory.has_focus(id) {
                memory.move_focus(FocusDirection::Next);
            }
        });
    }
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
            self.arriving = Some(Arriving { landing: region.landing, inside: false });
            if let Some(side) = region.side {
                self.side = side;
                let panel = self.active();
                self.take_up(panel);
                self.panel(panel).focus();
            }
        }
    }

    /// Lets the keyboard stay at the edge of a region that has nothing inside for it.
    pub(super) fn arrive(&mut self, ctx: &Context) {
        let Some(arriving) = self.arriving.take_if(|it| it.inside) else { return };
        let Some(region) = self.regions.iter().find(|region| region.landing == arriving.landing) else { return };
        let focused = ctx.memory(egui::Memory::focused);
        let place = focused.and_then(|id| ctx.read_response(id)).map(|response| response.rect.center());
        if !place.is_some_and(|place| region.rect.contains(place)) {
            ctx.memory_mut(|memory| memory.request_focus(region.landing));
        }
    }
}
