//! Something is unsaved, and the file is to be left.

use super::{Dialog, Stay};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;

/// Asks whether to save before the file is left.
pub struct Unsaved {
    next: Option<Act>,
}

impl Unsaved {
    /// Asks before `next` is done.
    pub fn before(next: Act) -> Self {
        Self { next: Some(next) }
    }
}

impl Dialog for Unsaved {
    fn key(&self) -> &'static str {
        "unsaved"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        tr!(desk.lang, "unsaved-title", file = desk.file.stem.as_str())
    }

    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        ui.label(tr!(lang, "unsaved-detail"));
        let mut stay = Stay::Open;
        ui.horizontal_wrapped(|ui| {
            if ui.button(tr!(lang, "unsaved-save")).clicked() {
                desk.push(Act::SaveThen(self.next.take().map(Box::new)));
                stay = Stay::Closed;
            }
            if ui.button(tr!(lang, "unsaved-discard")).clicked() {
                desk.push(Act::Discard(self.next.take().map(Box::new)));
                stay = Stay::Closed;
            }
            if ui.button(tr!(lang, "dialog-cancel")).clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}
