//! Choosing files by the system's dialogs.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;

/// What is chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pick {
    /// The dialog's title.
    pub title: String,
    /// Whether a name to write to is asked for; else a file that is there.
    pub to_save: bool,
    /// The name proposed.
    pub file_name: String,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
    /// What the kind of file is called, and its endings without dots; empty for any file.
    pub filter: (String, Vec<String>),
}

/// What is chosen, once it is: nothing where the person cancelled, or where the system has no dialog to show.
pub type Picked = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// Shows dialogs to choose files.
pub trait Picker: Send + Sync {
    /// Opens the dialog; to be called on the thread that shows the window, as macOS demands.
    fn pick(&self, pick: Pick) -> Picked;
}

/// The system's dialogs.
#[derive(Clone, Copy, Default, Debug)]
pub struct SystemPicker;

impl Picker for SystemPicker {
    fn pick(&self, pick: Pick) -> Picked {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(&pick.title);
        if let Some(folder) = &pick.folder {
            dialog = dialog.set_directory(folder);
        }
        let (kind, endings) = &pick.filter;
        if !endings.is_empty() {
            dialog = dialog.add_filter(kind, endings);
        }
        if pick.to_save {
            let chosen = dialog.set_file_name(&pick.file_name).save_file();
            Box::pin(async move { chosen.await.map(|file| file.path().to_owned()) })
        } else {
            let chosen = dialog.pick_file();
            Box::pin(async move { chosen.await.map(|file| file.path().to_owned()) })
        }
    }
}
