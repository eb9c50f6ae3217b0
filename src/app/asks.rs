//! Which dialog a command opens: one line each.

use std::sync::Arc;

use crate::model::kinds::Kind;
use crate::platform::tools::Tools;
use crate::ui::dialogs::{Dialog, about, backups, bulk, delete, import, no_go, paste, path};
use crate::ui::{Command, Desk, PanelId};

/// The dialog that the command opens, where it opens one; `active` is the panel that has the keyboard.
pub(super) fn dialog_for(command: Command, active: PanelId, desk: &Desk<'_>, tools: &Tools) -> Option<Box<dyn Dialog>> {
    let picker = || Arc::clone(&tools.picker);
    Some(match command {
        Command::OpenPath => Box::new(path::TypedPath::to_open(picker())),
        Command::SaveAsPath => Box::new(path::TypedPath::to_save(picker(), desk)),
        Command::Backups => Box::new(backups::Backups::of(desk.file.path.clone()?, desk)),
        Command::Import => Box::new(import::Import::of_file(picker())),
        Command::ImportCatalogue => Box::new(import::Import::of_catalogue(picker(), desk)),
        Command::Delete => Box::new(delete::Delete::chosen(desk)?),
        Command::NoGo => Box::new(no_go::NoGo::chosen(desk)?),
        Command::BulkEdit => Box::new(bulk::BulkEdit::chosen(desk)?),
        Command::Paste => Box::new(paste::PasteRows::of(pasted_kind(active), None, desk)),
        Command::About => Box::new(about::About),
        _ => return None,
    })
}

/// The kind of record that rows pasted into a panel become.
pub(super) fn pasted_kind(panel: PanelId) -> Kind {
    match panel {
        PanelId::Records(kind) => kind,
        _ => Kind::DEADLINE,
    }
}
