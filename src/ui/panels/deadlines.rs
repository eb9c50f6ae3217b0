//! Everything with a date in one list.

use super::{Panel, PanelId};
use crate::ui::desk::Desk;

/// Everything with a date in one list.
#[derive(Default)]
pub struct Deadlines;

impl Panel for Deadlines {
    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) {
        ui.heading(PanelId::Deadlines.title(desk.lang));
    }
}
