//! A field for a path: typed, with the names that it may go on with beneath, or chosen by the system's dialog.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{EventFilter, FocusDirection, Key, Modifiers, Popup, PopupCloseBehavior, Response, TextEdit, Ui, vec2};
use lucide_icons::Icon;

use super::parts::entered;
use crate::jobs::{Answer, Poll, Task};
use crate::platform::completion::{self, Name};
use crate::platform::paths::{self, Standing};
use crate::platform::picker::{Pick, Picker};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::editors::{Item, list, place_cursor};
use crate::ui::theme::{fonts, size};
use crate::ui::widgets;

/// A field for a path that is typed, or chosen by the system's dialog.
pub(super) struct PathField {
    pub(super) text: String,
    picker: Arc<dyn Picker>,
    choosing: Option<Task<Option<PathBuf>>>,
    standing: Answer<PathBuf, Standing>,
    fresh: bool,
    cancelled: bool,
    endings: &'static [&'static str],
    /// The names in the folder that is typed.
    names: Answer<PathBuf, Vec<Name>>,
    /// Whether names to go on with are shown, and which of them the keys are at.
    open: bool,
    at: Option<usize>,
}

impl PathField {
    /// A field with that text.
    pub(super) fn new(picker: Arc<dyn Picker>, text: String) -> Self {
        Self {
            text,
            picker,
            choosing: None,
            standing: Answer::default(),
            fresh: true,
            cancelled: false,
            endings: &[],
            names: Answer::default(),
            open: false,
            at: None,
        }
    }

    /// The same, which proposes no files but those with the endings.
    pub(super) fn of(self, endings: &'static [&'static str]) -> Self {
        Self { endings, ..self }
    }

    /// The whole path that is typed.
    pub(super) fn path(&self, desk: &Desk<'_>) -> Option<PathBuf> {
        paths::typed(&self.text, desk.folder())
    }

    /// Whether the system's dialog is open.
    pub(super) fn is_choosing(&self) -> bool {
        self.choosing.is_some()
    }

    /// What stands under the path, once that is known.
    pub(super) fn standing(&mut self, desk: &Desk<'_>) -> Option<Standing> {
        let path = self.path(desk)?;
        self.standing.to(&path, desk.board, |path| paths::standing(path)).copied()
    }

    /// Shows it; gives the path where the person has decided on it: with Enter, or in the system's dialog.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        desk: &Desk<'_>,
        name: &str,
        pick: impl FnOnce() -> Pick,
    ) -> Option<PathBuf> {
        let mut decided = self.chosen();
        let label = widgets::field_label(ui, name);
        let proposed = self.proposed(desk);
        ui.horizontal(|ui| {
            let browse = tr!(desk.lang, "path-browse");
            let wide = ui.painter().layout_no_wrap(browse.clone(), fonts::body(), egui::Color32::BLACK).size().x;
            let wide = wide + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x + 28.0;
            let wide = (ui.available_width() - wide).max(120.0);
            let response = self.line(ui, desk, wide, &proposed).labelled_by(label.id);
            if entered(ui, &response) {
                decided = decided.take().or_else(|| self.path(desk));
            }
            let button =
                ui.add_enabled_ui(!self.is_choosing(), |ui| widgets::quiet_button(ui, Some(Icon::FolderOpen), &browse));
            if button.inner.clicked() {
                let picked = self.picker.pick(pick());
                self.cancelled = false;
                self.choosing = Some(desk.board.start_quietly(move |_| pollster::block_on(picked)));
            }
        });
        if self.cancelled {
            widgets::hint(ui, &tr!(desk.lang, "path-none-chosen"));
        }
        decided
    }

    /// What the text may go on as: each whole, and what it is called in the list; and how far all go on alike.
    fn proposed(&mut self, desk: &Desk<'_>) -> (Vec<Item>, Option<String>) {
        let Some(begun) = completion::begun(&self.text, desk.folder()) else { return <_>::default() };
        let names = self.names.to(&begun.folder, desk.board, |folder| completion::names(folder));
        let names = names.map(Vec::as_slice).unwrap_or_default();
        let fitting = begun.fitting(names, self.endings);
        let item = |name: &&Name| {
            let icon = if name.is_file { Icon::File } else { Icon::Folder };
            Item { icon: Some(icon), ..Item::new(begun.with(name), name.name.as_str()) }
        };
        // What is typed in full has nothing to go on with.
        let items: Vec<Item> = fitting.iter().map(item).filter(|item| item.key != self.text).collect();
        (items, begun.further(&fitting))
    }

    /// The line of text, and under it what it may go on as. Tab goes on as far as all names are alike, and then to the
    /// first of them; arrows walk, and Enter or Tab takes the one that is marked. Escape lets Tab leave the field again.
    fn line(&mut self, ui: &mut Ui, desk: &Desk<'_>, wide: f32, proposed: &(Vec<Item>, Option<String>)) -> Response {
        let (items, further) = proposed;
        let id = ui.make_persistent_id("path field");
        let focused = ui.memory(|memory| memory.has_focus(id));
        let shown = self.open && focused && !items.is_empty();
        let mut taken = None;
        if focused && !items.is_empty() {
            let eats = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let last = items.len() - 1;
            if eats(Key::ArrowDown) {
                self.at = Some(self.at.filter(|_| shown).map_or(0, |at| (at + 1).min(last)));
                self.open = true;
            }
            if shown && eats(Key::ArrowUp) {
                self.at = self.at.and_then(|at| at.checked_sub(1));
            }
            if shown && eats(Key::Escape) {
                (self.open, self.at) = (false, None);
            }
            let marked = self.at.filter(|_| shown).and_then(|at| items.get(at));
            if marked.is_some() && eats(Key::Enter) {
                taken = marked.map(|item| item.key.clone());
            } else if self.open && eats(Key::Tab) {
                taken = marked.map(|item| item.key.clone()).or_else(|| further.clone());
                if taken.is_none() {
                    self.at = Some(0);
                }
            } else if self.open && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab)) {
                self.open = false;
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous));
            }
        }
        if let Some(text) = &taken {
            self.text.clone_from(text);
        }
        let filter = EventFilter {
            tab: self.open && !items.is_empty(),
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: shown,
        };
        let edit = TextEdit::singleline(&mut self.text)
            .id(id)
            .event_filter(filter)
            .desired_width(wide)
            .min_size(vec2(80.0, size::CONTROL))
            .align(egui::Align2::LEFT_CENTER);
        let response = ui.add(edit);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if taken.is_some() {
            place_cursor(ui, id, &self.text, false);
        }
        if response.changed() || taken.is_some() {
            (self.open, self.at) = (true, None);
        }
        if shown && (response.has_focus() || response.lost_focus()) {
            let popup = Popup::from_response(&response)
                .id(id.with("names"))
                .close_behavior(PopupCloseBehavior::IgnoreClicks)
                .width(wide)
                .accessible_name(tr!(desk.lang, "path-names"))
                .gap(4.0);
            let entries: Vec<&Item> = items.iter().collect();
            popup.show(|ui| {
                ui.set_width(wide - 12.0);
                let at = self.at.unwrap_or(usize::MAX);
                if let Some(pressed) = list(ui, id.with("rows"), &entries, at, self.at.is_some())
                    && let Some(item) = entries.get(pressed)
                {
                    self.text.clone_from(&item.key);
                    self.at = None;
                    place_cursor(ui, id, &self.text, false);
                    response.request_focus();
                }
            });
        }
        response
    }

    fn chosen(&mut self) -> Option<PathBuf> {
        let chosen = match self.choosing.as_ref()?.poll() {
            Poll::Pending => return None,
            Poll::Done(chosen) => chosen,
            Poll::Lost => None,
        };
        self.choosing = None;
        match chosen {
            Some(path) => {
                self.text = path.display().to_string();
                Some(path)
            }
            None => {
                self.cancelled = true;
                None
            }
        }
    }
}
