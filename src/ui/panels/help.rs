//! Shortcuts and the filter language.

use super::{Panel, PanelId};
use crate::ui::desk::Desk;

/// Shortcuts and the filter language.
#[derive(Default)]
pub struct Help;

impl Panel for Help {
    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) {
        ui.heading(PanelId::Help.title(desk.lang));
    }
}
