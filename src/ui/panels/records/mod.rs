//! The records of a kind as a table.

use super::{Panel, PanelId};
use crate::model::kinds::Kind;
use crate::ui::desk::Desk;

/// The records of a kind as a table.
pub struct Records {
    kind: Kind,
}

impl Records {
    /// The table of the kind.
    pub fn new(kind: Kind) -> Self {
        Self { kind }
    }
}

impl Panel for Records {
    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) {
        ui.heading(PanelId::Records(self.kind).title(desk.lang));
    }
}
