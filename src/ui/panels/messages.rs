//! What the program told, to be read again.

use super::{Panel, PanelId};
use crate::ui::desk::Desk;

/// What the program told, to be read again.
#[derive(Default)]
pub struct Messages;

impl Panel for Messages {
    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) {
        ui.heading(PanelId::Messages.title(desk.lang));
    }
}
