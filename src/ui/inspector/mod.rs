//! The inspector: the record that is shown, as a form.

use crate::ui::desk::Desk;

/// The inspector.
#[derive(Default)]
pub struct Inspector;

impl Inspector {
    /// Shows the record, or what the inspector is for where there is none.
    pub fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) {
        let title = desk.shown.and_then(|shown| desk.workspace().title_of(shown.record()));
        ui.label(title.unwrap_or_default());
    }
}
