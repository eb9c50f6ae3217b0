//! The inspector: the record or the entry that is shown, as a form, with its links and its history.

mod actions;
mod due;
mod entry;
mod form;
mod header;
mod history;
mod links;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Margin, ScrollArea, Ui, UiBuilder};
use lucide_icons::Icon;

use crate::edit::deeds::Basis;
use crate::model::field::{Field, fields_of};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Group, Record};
use crate::tr;
use crate::ui::act::{Act, Shown};
use crate::ui::desk::Desk;
use crate::ui::editors::EditState;
use crate::ui::theme::space;
use crate::ui::widgets::{card_with, empty_state, text_button};

/// From so wide on, in points, fields stand in two columns.
const WIDE: f32 = 620.0;

/// The widest that a form is, in points.
const WIDEST: f32 = 1040.0;

/// The inspector: what it remembers of the record that it shows.
#[derive(Default)]
pub struct Inspector {
    shown: Option<Shown>,
    editors: Editors,
    /// Groups whose empty fields are shown.
    unfolded: BTreeSet<(&'static str, Group)>,
    reason: String,
    whole_form: bool,
    links: links::Links,
    history: history::History,
}

/// What the editors of a form remember, by record or part and by the field's key.
type Editors = BTreeMap<(Id, String), EditState>;

impl Inspector {
    /// Shows the record or the entry, or what the inspector is for where there is none.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        if self.shown.as_ref() != desk.shown {
            self.shown = desk.shown.cloned();
            // What is open in another program goes on being taken in; what cannot be read waits to be put right.
            self.editors.retain(|(id, _), state| {
                state.is_open_outside() || state.is_unreadable() && desk.workspace().holder(id).is_some()
            });
            self.unfolded.clear();
            self.reason.clear();
            self.whole_form = false;
            self.links = links::Links::default();
            self.history = history::History::default();
        }
        // What the form holds must never make the panel wider.
        let rect = ui.available_rect_before_wrap();
        let mut inner = ui.new_child(UiBuilder::new().max_rect(rect));
        inner.set_clip_rect(rect.expand(1.0).intersect(ui.clip_rect()));
        self.card(&mut inner, desk, rect.height());
        self.keep_unreadable(ui, desk);
        ui.advance_cursor_after_rect(rect);
    }

    /// What cannot be read in a record that is no longer shown keeps the workspace open too, and is led to.
    fn keep_unreadable(&mut self, ui: &Ui, desk: &Desk<'_>) {
        for ((id, _), state) in &mut self.editors {
            let Some(record) = desk.workspace().holder(id).filter(|_| state.is_unreadable()) else { continue };
            let place = Shown::Record(record.id().clone());
            if desk.shown != Some(&place) {
                desk.typing.note_unreadable();
                if desk.typing.points_out() {
                    state.request_focus();
                    desk.push(Act::Show(place));
                    ui.ctx().request_repaint();
                }
            }
        }
    }

    fn card(&mut self, ui: &mut Ui, desk: &Desk<'_>, tall: f32) {
        let margin = Margin::symmetric(space::L as i8, 12);
        card_with(ui, margin, |ui| {
            ui.set_min_size(egui::vec2(ui.available_width(), tall - 26.0));
            let Some((shown, record)) = found(desk) else {
                nothing(ui, desk);
                return;
            };
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(egui::accesskit::Role::Form);
                node.set_label(tr!(desk.lang, "inspector-name"));
            });
            header::bar(ui, desk, &record);
            let id = ui.make_persistent_id(("inspector", shown.record().to_string()));
            ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show(ui, |ui| {
                // The bar of the scroll area lies over the margin, not over the fields.
                let room = ui.available_width() - 6.0;
                let wide = room.min(WIDEST);
                ui.set_max_width(wide);
                ui.spacing_mut().item_spacing.y = space::S;
                self.body(ui, desk, shown, &record, wide >= WIDE);
                ui.add_space(space::XL);
            });
        });
    }

    fn body(&mut self, ui: &mut Ui, desk: &Desk<'_>, shown: &Shown, record: &Arc<dyn Record>, wide: bool) {
        let entry = match shown {
            Shown::Record(_) => None,
            Shown::Entry { source, entry } => {
                let entries = desk.agenda.entries_of(desk.workspace(), source, &desk.clock);
                entries.into_iter().find(|it| it.id == *entry)
            }
        };
        match entry {
            // A deadline of one's own is its record: all of its fields are its form.
            Some(entry) if entry.source_kind != Kind::DEADLINE.key() => {
                entry::show(ui, desk, &entry, &mut self.editors);
                ui.add_space(space::S);
                let kind = crate::i18n::kind_label(desk.lang, record.schema().key, false);
                let words = if self.whole_form {
                    tr!(desk.lang, "inspector-fold-source", kind = kind)
                } else {
                    tr!(desk.lang, "inspector-unfold-source", kind = kind)
                };
                let icon = if self.whole_form { Icon::ChevronUp } else { Icon::ChevronDown };
                if text_button(ui, Some(icon), &words).clicked() {
                    self.whole_form = !self.whole_form;
                }
                if !self.whole_form {
                    return;
                }
            }
            _ => {
                header::head(ui, desk, record);
                actions::show(ui, desk, record, &mut self.reason);
            }
        }
        form::show(ui, desk, record, &mut self.editors, &mut self.unfolded, wide);
        self.links.show(ui, desk, record);
        self.history.show(ui, desk, record);
    }
}

/// What is shown, and its record.
fn found<'a>(desk: &Desk<'a>) -> Option<(&'a Shown, Arc<dyn Record>)> {
    let shown = desk.shown?;
    desk.workspace().holder(shown.record()).map(|record| (shown, Arc::clone(record)))
}

fn nothing(ui: &mut Ui, desk: &Desk<'_>) {
    let gone = desk.shown.is_some();
    header::bar_of_nothing(ui, desk);
    let title = if gone { tr!(desk.lang, "inspector-gone") } else { tr!(desk.lang, "inspector-empty") };
    empty_state(ui, Icon::PanelRight, &title, &tr!(desk.lang, "inspector-empty-detail"), &[]);
}

/// The fields of the record's kind, with the office's own.
fn fields(desk: &Desk<'_>, record: &dyn Record) -> Vec<Field> {
    fields_of(Kind::of(record), desk.workspace().office().as_ref())
}

/// What deeds start from.
fn basis<'a>(desk: &Desk<'a>) -> Basis<'a> {
    Basis { workspace: desk.workspace(), now: desk.now(), lang: desk.lang }
}

#[cfg(test)]
mod tests;
