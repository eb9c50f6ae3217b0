//! Something is unsaved, and the file is to be left.

use egui::{Align, Layout};
use lucide_icons::Icon;

use super::parts::explain;
use super::{Dialog, Stay};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::theme::space;
use crate::ui::widgets;

/// Asks whether to save before the file is left.
pub struct Unsaved {
    next: Option<Act>,
    fresh: bool,
}

impl Unsaved {
    /// Asks before `next` is done.
    pub fn before(next: Act) -> Self {
        Self { next: Some(next), fresh: true }
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
        explain(ui, &tr!(lang, "unsaved-detail"));
        ui.add_space(space::S);
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            if widgets::danger_button(ui, None, &tr!(lang, "unsaved-discard")).clicked() {
                desk.push(Act::Discard(self.next.take().map(Box::new)));
                stay = Stay::Closed;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let save = widgets::primary_button(ui, Some(Icon::Save), &tr!(lang, "unsaved-save"));
                if std::mem::take(&mut self.fresh) {
                    save.request_focus();
                }
                if save.clicked() {
                    desk.push(Act::SaveThen(self.next.take().map(Box::new)));
                    stay = Stay::Closed;
                }
                if widgets::quiet_button(ui, None, &tr!(lang, "dialog-cancel")).clicked() {
                    stay = Stay::Closed;
                }
            });
        });
        stay
    }
}
