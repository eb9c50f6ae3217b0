//! Deleting: done at once where nothing links to it, because undo mends it; else asked what becomes of the links.

use egui::{RichText, ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use super::parts::explain;
use super::{Dialog, Stay};
use crate::edit::OnDelete;
use crate::edit::deeds::{Basis, Linking, delete_many, linking};
use crate::i18n::{self, sentence};
use crate::model::id::Id;
use crate::tr;
use crate::ui::act::{Act, Selection};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::notice::{Notice, Way};
use crate::ui::theme::{Tokens, fonts, size, space};
use crate::ui::widgets;

/// How many links are listed.
const LISTED: usize = 100;

/// Asks what becomes of the links to what is deleted.
pub struct Delete {
    ids: Vec<Id>,
    links: Vec<Linking>,
    keep: bool,
    fresh: bool,
}

impl Delete {
    /// Deletes what is chosen; gives the dialog where something links to it.
    pub fn chosen(desk: &Desk<'_>) -> Option<Self> {
        let ids = desk.selection.records();
        if ids.is_empty() {
            return None;
        }
        let links = linking(&basis(desk), &ids);
        if links.is_empty() {
            delete(&ids, OnDelete::KeepLinks, desk);
            return None;
        }
        Some(Self { ids, links, keep: false, fresh: true })
    }
}

fn basis<'a>(desk: &Desk<'a>) -> Basis<'a> {
    Basis { workspace: desk.workspace(), now: desk.now(), lang: desk.lang }
}

fn delete(ids: &[Id], links: OnDelete, desk: &Desk<'_>) {
    let lang = desk.lang;
    match delete_many(&basis(desk), ids, links) {
        Ok(transaction) => {
            let words = transaction.label.in_words(lang);
            desk.push(Act::Apply(Box::new(transaction)));
            desk.push(Act::Select(Selection::Nothing));
            let undo = Way::Run(Command::Undo);
            desk.tell(Notice::done(tr!(lang, "delete-done", what = words)).way(Command::Undo.label(lang), undo));
        }
        Err(error) => {
            log::warn!("not deleted: {error}");
            desk.tell(Notice::warning(tr!(lang, "notice-refused")).detail(tr!(lang, "notice-refused-detail")));
        }
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Dialog for Delete {
    fn key(&self) -> &'static str {
        "delete"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        match self.ids.as_slice() {
            [only] => tr!(desk.lang, "delete-title", name = basis(desk).name(only)),
            several => tr!(desk.lang, "delete-title-many", count = count(several.len())),
        }
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        let mut stay = Stay::Open;
        explain(ui, &tr!(lang, "delete-explained", count = count(self.links.len())));
        let room = (ui.ctx().content_rect().height() - 380.0).clamp(80.0, 260.0);
        let muted = Tokens::of(ui).muted;
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            for link in self.links.iter().take(LISTED) {
                ui.horizontal(|ui| {
                    let kind = sentence(&i18n::kind_label(lang, link.kind, false));
                    ui.label(RichText::new(format!("{kind} · {}", link.field)).font(fonts::small()).color(muted));
                    if widgets::link_chip(ui, desk, &link.record).clicked() {
                        stay = Stay::Closed;
                    }
                });
            }
            if self.links.len() > LISTED {
                widgets::hint(ui, &tr!(lang, "delete-more", count = count(self.links.len() - LISTED)));
            }
        });
        ui.add_space(space::S);
        ui.radio_value(&mut self.keep, false, tr!(lang, "delete-clear"));
        ui.radio_value(&mut self.keep, true, tr!(lang, "delete-keep"));
        ui.add_space(space::S);
        let right = egui::Layout::right_to_left(egui::Align::Center);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL), right, |ui| {
            let button = widgets::danger_button(ui, Some(Icon::Trash2), &Command::Delete.label(lang));
            if button.clicked() {
                let links = if self.keep { OnDelete::KeepLinks } else { OnDelete::ClearLinks };
                delete(&self.ids, links, desk);
                stay = Stay::Closed;
            }
            let cancel = widgets::quiet_button(ui, None, &tr!(lang, "dialog-cancel"));
            if std::mem::take(&mut self.fresh) {
                cancel.request_focus();
            }
            if cancel.clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}
