//! Settings: a person's own, and the office's.

use super::{Panel, PanelId};
use crate::ui::desk::Desk;

/// Settings: a person's own, and the office's.
#[derive(Default)]
pub struct SettingsPanel;

impl Panel for SettingsPanel {
    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) {
        ui.heading(PanelId::Settings.title(desk.lang));
    }
}
