//! The file was changed or removed by somebody else: what is to become of the two versions.

use std::path::PathBuf;

use lucide_icons::Icon;

use super::parts::{explain, path_line};
use super::{Dialog, Stay};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::theme::space;
use crate::ui::widgets::{self, Tone};

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

    fn width(&self) -> f32 {
        520.0
    }

    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        path_line(ui, &self.path);
        let detail =
            if self.vanished { tr!(lang, "conflict-vanished-detail") } else { tr!(lang, "conflict-changed-detail") };
        explain(ui, &detail);
        if let Some(kept) = &self.kept {
            widgets::notice_line(ui, Tone::Good, &tr!(lang, "conflict-kept", path = kept.display().to_string()));
        }
        ui.add_space(space::S);
        let mut stay = Stay::Open;
        // The ways in the order of how little they can lose.
        let mut way = |ui: &mut egui::Ui, pressed: bool, words: &str, act: Act| {
            widgets::hint(ui, words);
            ui.add_space(space::XS);
            if pressed {
                desk.push(act);
                stay = Stay::Closed;
            }
        };
        if self.vanished {
            let pressed = widgets::primary_button(ui, Some(Icon::Save), &tr!(lang, "conflict-again")).clicked();
            way(ui, pressed, &tr!(lang, "conflict-again-hint"), Act::Overwrite);
            let pressed = widgets::quiet_button(ui, None, &Command::SaveAs.label(lang)).clicked();
            way(ui, pressed, &tr!(lang, "conflict-save-as-hint"), Act::Run(Command::SaveAs));
        } else {
            let pressed = widgets::primary_button(ui, Some(Icon::Save), &Command::SaveAs.label(lang)).clicked();
            way(ui, pressed, &tr!(lang, "conflict-save-as-hint"), Act::Run(Command::SaveAs));
            let pressed = widgets::quiet_button(ui, Some(Icon::RotateCw), &tr!(lang, "conflict-reload")).clicked();
            way(ui, pressed, &tr!(lang, "conflict-reload-hint"), Act::Reload);
            let pressed = widgets::danger_button(ui, None, &tr!(lang, "conflict-overwrite")).clicked();
            way(ui, pressed, &tr!(lang, "conflict-overwrite-hint"), Act::Overwrite);
        }
        if widgets::text_button(ui, None, &tr!(lang, "conflict-later")).clicked() {
            stay = Stay::Closed;
        }
        stay
    }
}
