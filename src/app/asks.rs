//! Which dialog a command opens: one line each.

use std::sync::Arc;

use crate::platform::tools::Tools;
use crate::ui::dialogs::{Dialog, about, backups, import, path};
use crate::ui::{Command, Desk};

/// The dialog that the command opens, where it opens one.
pub(super) fn dialog_for(command: Command, desk: &Desk<'_>, tools: &Tools) -> Option<Box<dyn Dialog>> {
    let picker = || Arc::clone(&tools.picker);
    Some(match command {
        Command::OpenPath => Box::new(path::TypedPath::to_open(picker())),
        Command::SaveAsPath => Box::new(path::TypedPath::to_save(picker(), desk)),
        Command::Backups => Box::new(backups::Backups::of(desk.file.path.clone()?, desk)),
        Command::Import => Box::new(import::Import::of_file(picker())),
        Command::ImportCatalogue => Box::new(import::Import::of_catalogue(picker(), desk)),
        Command::About => Box::new(about::About),
        _ => return None,
    })
}
