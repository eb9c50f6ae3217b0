//! What is left behind where the program ends in the midst of its work: a note with what happened and what is safe.

use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The thread that waits for the list of the system's fonts.
pub const FONTS: &str = "fonts";

/// Threads that may break off without harm: those that list the system's fonts, where there are none.
const HARMLESS: [&str; 2] = [FONTS, "egui_system_font_provider"];

/// The latest note that was written.
static NOTE: Mutex<Option<PathBuf>> = Mutex::new(None);

/// The folder for notes: the system's one for a program's state, else for temporary files.
pub fn folder() -> PathBuf {
    let places = directories::ProjectDirs::from("", "", "brobygger");
    let own = places.map(|places| places.state_dir().unwrap_or_else(|| places.data_local_dir()).to_owned());
    own.unwrap_or_else(std::env::temp_dir)
}

/// From now on a fault of the program is noted in the folder; nothing is printed.
pub fn note_faults(folder: PathBuf) {
    std::panic::set_hook(Box::new(move |fault| {
        if std::thread::current().name().is_some_and(|name| HARMLESS.contains(&name)) {
            log::warn!("no fonts of the system: {fault}");
            return;
        }
        let note = write(&folder, &text(fault));
        log::error!("{fault}");
        if let Some(note) = note {
            *NOTE.lock().unwrap_or_else(PoisonError::into_inner) = Some(note);
        }
    }));
}

/// Where the latest fault is noted.
pub fn note() -> Option<PathBuf> {
    NOTE.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn text(fault: &PanicHookInfo<'_>) -> String {
    let thread = std::thread::current().name().unwrap_or("-").to_owned();
    format!(
        "Brobygger {} met a fault at {} (thread {thread}, {} {}).\n\n{fault}\n\nWorkspace files on the disk are whole: \
         they are only ever replaced in one step. What was not saved is lost. Backups are listed under File > Backups.\n",
        env!("CARGO_PKG_VERSION"),
        chrono::Utc::now().format("%Y-%m-%d %H:%M:%S UTC"),
        std::env::consts::OS,
        std::env::consts::ARCH,
    )
}

fn write(folder: &Path, text: &str) -> Option<PathBuf> {
    std::fs::create_dir_all(folder).ok()?;
    // One note, the latest: whoever meets a fault again and again must not fill the disk.
    let path = folder.join("crash.txt");
    let mut file = std::fs::File::create(&path).ok()?;
    file.write_all(text.as_bytes()).ok()?;
    Some(path)
}
