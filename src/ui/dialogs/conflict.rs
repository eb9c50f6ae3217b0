//! The file was changed or removed by somebody else: what is to become of the two versions.

use std::path::PathBuf;

use super::{Dialog, Stay};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::Command;
use crate::ui::desk::Desk;

/// Asks what is to become of the two versions.
pub struct Conflict {
    path: PathBuf,
    kept: Option<PathBuf>,
    vanished: bool,
}

impl Conflict {
    /// Somebody changed the file; `kept` is where the version that was to be saved stands.
    pub fn changed(path: PathBuf, kept: Option<PathBuf>) -> Self {
        Self { path, kept, vanished: false }
    }

    /// The file is gone.
    pub fn vanished(path: PathBuf, kept: Option<PathBuf>) -> Self {
        Self { path, kept, vanished: true }
    }
}

impl Dialog for Conflict {
    fn key(&self) -> &'static str {
        "conflict"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        if self.vanished { tr!(desk.lang, "conflict-vanished") } else { tr!(desk.lang, "conflict-changed") }
    }

    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        ui.label(self.path.display().to_string());
        ui.label(if self.vanished {
            tr!(lang, "conflict-vanished-detail")
        } else {
            tr!(lang, "conflict-changed-detail")
        });
        if let Some(kept) = &self.kept {
            ui.label(tr!(lang, "conflict-kept", path = kept.display().to_string()));
        }
        let mut stay = Stay::Open;
        ui.horizontal_wrapped(|ui| {
            if ui.button(Command::SaveAs.label(lang)).clicked() {
                desk.run(Command::SaveAs);
                stay = Stay::Closed;
            }
            if !self.vanished && ui.button(tr!(lang, "conflict-reload")).clicked() {
                desk.push(Act::Reload);
                stay = Stay::Closed;
            }
            let over = if self.vanished { tr!(lang, "conflict-again") } else { tr!(lang, "conflict-overwrite") };
            if ui.button(over).clicked() {
                desk.push(Act::Overwrite);
                stay = Stay::Closed;
            }
            if ui.button(tr!(lang, "dialog-cancel")).clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}
