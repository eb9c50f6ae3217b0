//! Text edited by the system's program: written to a file, opened, and taken back in when it is saved there.

use std::io::Write as _;
use std::time::{Duration, SystemTime};

use egui::Ui;
use lucide_icons::Icon;

use super::state::{Edit, EditState, Outcome};
use crate::model::value::Value;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;
use crate::ui::widgets::{Tone, hint, notice_line, quiet_button, text_button};

/// How often the file is looked at while it is open elsewhere.
const EVERY: Duration = Duration::from_secs(1);

/// A text that is open in another program; the file goes with it.
#[derive(Debug)]
pub(super) struct Outside {
    file: tempfile::TempPath,
    seen: Option<SystemTime>,
}

/// Shows the way to the system's editor, or how it stands there.
pub(super) fn edit(ui: &mut Ui, desk: &Desk<'_>, text: &str, state: &mut EditState) -> Outcome {
    let Some(outside) = &mut state.outside else {
        if quiet_button(ui, Some(Icon::ExternalLink), &tr!(desk.lang, "long-text-outside")).clicked() {
            match write(text) {
                Ok(outside) => {
                    desk.push(Act::Follow(outside.file.to_string_lossy().into_owned()));
                    state.outside = Some(outside);
                }
                Err(error) => {
                    let notice = Notice::error(tr!(desk.lang, "long-text-not-opened"));
                    desk.tell(notice.detail(error.to_string()));
                }
            }
        }
        return Outcome::default();
    };
    notice_line(ui, Tone::Accent, &tr!(desk.lang, "long-text-open"));
    hint(ui, &outside.file.to_string_lossy());
    ui.ctx().request_repaint_after(EVERY);
    let mut outcome = Outcome::default();
    let changed = modified(&outside.file);
    let ends = text_button(ui, Some(Icon::Check), &tr!(desk.lang, "long-text-done")).clicked();
    if changed != outside.seen {
        outside.seen = changed;
        match std::fs::read(&outside.file) {
            Ok(bytes) => {
                let new = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
                if new != text {
                    let value = if new.is_empty() { Value::Empty } else { Value::Text(new.into()) };
                    outcome.edit = Some(Edit::Set(value));
                }
            }
            Err(error) => log::warn!("the text that is edited outside cannot be read: {error}"),
        }
    }
    if ends {
        state.outside = None;
    }
    outcome
}

fn write(text: &str) -> std::io::Result<Outside> {
    let mut file = tempfile::Builder::new().prefix("brobygger-").suffix(".txt").tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    let file = file.into_temp_path();
    let seen = modified(&file);
    Ok(Outside { file, seen })
}

fn modified(path: &std::path::Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|data| data.modified()).ok()
}
