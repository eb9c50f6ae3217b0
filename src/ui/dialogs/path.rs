//! Opening and saving by a path that is typed: for systems without dialogs of their own, and for quick hands.

use std::path::PathBuf;
use std::sync::Arc;

use lucide_icons::Icon;

use super::parts::{Main, Pressed, buttons, explain};
use super::path_field::PathField;
use super::{Dialog, Stay};
use crate::platform::paths::Standing;
use crate::platform::picker::{Pick, Picker};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::widgets::{self, Tone};

/// The ending of workspace files.
const ENDING: &str = ".brobygger.json";

/// Opens or saves by a path that is typed.
pub struct TypedPath {
    field: PathField,
    to_save: bool,
}

impl TypedPath {
    /// Opens.
    pub fn to_open(picker: Arc<dyn Picker>) -> Self {
        Self { field: PathField::new(picker, String::new()).of(&[".json"]), to_save: false }
    }

    /// Saves; where the file lies already, or in the person's folder, its path is proposed.
    pub fn to_save(picker: Arc<dyn Picker>, desk: &Desk<'_>) -> Self {
        let there = desk.file.path.as_ref().map(|path| path.display().to_string());
        let proposed = there.unwrap_or_else(|| format!("~/{}{ENDING}", desk.file.stem));
        Self { field: PathField::new(picker, proposed).of(&[".json"]), to_save: true }
    }

    fn path(&self, desk: &Desk<'_>) -> Option<PathBuf> {
        let path = self.field.path(desk)?;
        Some(if self.to_save && path.extension().is_none() { with_ending(path) } else { path })
    }

    /// What the path means, and whether it will do.
    fn judge(&mut self, desk: &Desk<'_>) -> (Option<(Tone, String)>, bool) {
        let lang = desk.lang;
        let own = desk.file.path.is_some() && self.path(desk) == desk.file.path;
        let Some(standing) = self.field.standing(desk) else { return (None, false) };
        match (standing, self.to_save) {
            (Standing::Folder, _) => (Some((Tone::Danger, tr!(lang, "path-is-folder"))), false),
            (Standing::Nowhere, _) => (Some((Tone::Danger, tr!(lang, "path-no-folder"))), false),
            (Standing::Free, false) => (Some((Tone::Danger, tr!(lang, "path-no-file"))), false),
            (Standing::File, true) if !own => (Some((Tone::Warning, tr!(lang, "path-exists"))), true),
            _ => (None, true),
        }
    }
}

fn with_ending(path: PathBuf) -> PathBuf {
    let mut name = path.into_os_string();
    name.push(ENDING);
    name.into()
}

impl Dialog for TypedPath {
    fn key(&self) -> &'static str {
        if self.to_save { "save-path" } else { "open-path" }
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        if self.to_save { tr!(desk.lang, "path-save-title") } else { tr!(desk.lang, "path-open-title") }
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        explain(ui, &tr!(lang, "path-explained"));
        let command = if self.to_save { Command::SaveAs } else { Command::Open };
        let pick = || Pick {
            title: command.label(lang),
            to_save: self.to_save,
            file_name: if self.to_save { format!("{}{ENDING}", desk.file.stem) } else { String::new() },
            folder: desk.folder().map(PathBuf::from),
            filter: (tr!(lang, "picker-workspaces"), vec!["json".to_owned()]),
        };
        let entered = self.field.show(ui, desk, &tr!(lang, "path-field"), pick).is_some();
        let (said, will_do) = self.judge(desk);
        if let Some((tone, words)) = &said {
            widgets::notice_line(ui, *tone, words);
        }
        let replaces = matches!(said, Some((Tone::Warning, _)));
        let text = match (self.to_save, replaces) {
            (true, true) => tr!(lang, "path-replace"),
            (true, false) => tr!(lang, "path-save"),
            (false, _) => tr!(lang, "path-open"),
        };
        let icon = if self.to_save { Icon::Save } else { Icon::FolderOpen };
        let pressed = buttons(ui, desk, &Main { icon: Some(icon), text: &text, enabled: will_do }, |_| ());
        // What would replace a file needs the button.
        let decided = pressed == Pressed::Primary || entered && will_do && !replaces;
        if decided && let Some(path) = self.path(desk) {
            desk.push(if self.to_save { Act::SaveAs(path) } else { Act::Open(path) });
            return Stay::Closed;
        }
        if pressed == Pressed::Cancel { Stay::Closed } else { Stay::Open }
    }
}
