//! The start page: new, open, opened before, the sample.

use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;

/// Shows the start page.
pub fn show(ui: &mut egui::Ui, desk: &Desk<'_>) {
    ui.heading(tr!(desk.lang, "start-title"));
    for command in [Command::New, Command::Open, Command::OpenSample] {
        if ui.button(command.label(desk.lang)).clicked() {
            desk.run(command);
        }
    }
}
