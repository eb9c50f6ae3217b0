//! The overview: what is due, what changed, where the applications stand.

use super::{Panel, PanelId};
use crate::ui::desk::Desk;

/// The overview: what is due, what changed, where the applications stand.
#[derive(Default)]
pub struct Home;

impl Panel for Home {
    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) {
        ui.heading(PanelId::Home.title(desk.lang));
    }
}
