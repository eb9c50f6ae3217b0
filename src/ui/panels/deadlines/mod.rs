//! Everything with a date in one list: overdue first, in groups, each to be ticked off where it stands.

mod bar;
mod deeds;
mod table;
mod view;

use egui::{Key, Modifiers, Ui};
use lucide_icons::Icon;

pub use self::deeds::{settle, start_application};
use self::table::{EntryKey, Question, Table};
use self::view::{Editor, View, columns};
use super::{Panel, PanelId};
use crate::agenda::{GroupBy, States};
use crate::model::deadline::{Deadline, DeadlineState};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::report::{Listing, Orientation, Page, deadlines as report};
use crate::settings::{ColumnLayout, TableLayout};
use crate::tr;
use crate::ui::act::{Act, Selection, Shown};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::grid::{Event, FilterBox, Grid, Options};
use crate::ui::notice::{Notice, Way};
use crate::ui::theme::space;
use crate::ui::widgets::{Action, empty_state};

/// Everything with a date.
pub struct Deadlines {
    question: Question,
    filter: FilterBox,
    table: Table,
    grid: Grid<EntryKey>,
    /// A record or an entry that is to be chosen as soon as the rows are there.
    wanted: Option<Id>,
    /// The row to be scrolled to once more: what is shown of it beside the list takes room away from the list.
    again: Option<EntryKey>,
    /// The cell that is being edited.
    editor: Editor,
    /// What is to be put in the clipboard.
    copied: Option<String>,
    began: bool,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            question: Question::default(),
            filter: FilterBox::new("deadlines", ""),
            table: Table::default(),
            grid: Grid::new("deadlines"),
            wanted: None,
            again: None,
            editor: Editor::default(),
            copied: None,
            began: false,
        }
    }
}

/// The key of the panel's table in the settings.
fn settings_key() -> &'static str {
    PanelId::Deadlines.key()
}

/// Changes how the table is arranged.
fn arrange(desk: &Desk<'_>, change: impl FnOnce(&mut TableLayout) + 'static) {
    desk.set(move |settings| change(settings.tables.entry(settings_key().to_owned()).or_default()));
}

impl Panel for Deadlines {
    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        self.filter.hint = tr!(desk.lang, "agenda-filter-hint");
        if !std::mem::replace(&mut self.began, true) {
            let kept = desk.settings.tables.get(settings_key());
            if let Some(by) = kept.and_then(|layout| GroupBy::from_key(&layout.group_by)) {
                self.question.group_by = by;
            }
        }
        if let Some(copied) = self.copied.take() {
            ui.ctx().copy_text(copied);
        }
        self.table.ask(desk, &self.question);
        self.choose_wanted(ui, desk);
        ui.spacing_mut().item_spacing.y = space::M;
        bar::title(ui, desk, &self.table);
        let before = self.question.clone();
        if bar::controls(ui, desk, &mut self.question, &mut self.filter, &self.table) {
            self.grid.focus();
        }
        if self.question != before {
            if self.question.group_by != before.group_by {
                let key = self.question.group_by.key().to_owned();
                arrange(desk, move |layout| layout.group_by = key);
            }
            self.table.ask(desk, &self.question);
            let count = self.table.entries().len();
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            self.grid.say(tr!(desk.lang, "agenda-count", shown = count));
        }
        if self.table.entries().is_empty() {
            self.nothing(ui, desk);
            return;
        }
        self.list(ui, desk);
    }

    fn command(&mut self, command: Command, desk: &Desk<'_>) -> bool {
        match command {
            Command::Find => self.filter.focus(),
            Command::SelectAll => {
                let columns = columns(desk);
                let view = View::new(&self.table, desk, columns, None);
                self.grid.choose_all(&view);
                desk.push(Act::Select(Selection::Entries(self.grid.chosen(&view))));
            }
            Command::Copy => {
                let view = View::new(&self.table, desk, columns(desk), None);
                self.copied = Some(view.copied(&self.grid.chosen(&view)));
            }
            Command::Owner => {
                if let Some(key) = self.grid.active().cloned() {
                    arrange(desk, |layout| change_column(layout, &[], "owner", |it| it.hidden = false));
                    self.grid.edit(key, "owner", None);
                }
            }
            Command::Delete => return self.delete(desk),
            _ => return false,
        }
        true
    }

    fn focus(&mut self) {
        self.grid.focus();
    }

    fn choice(&self, desk: &Desk<'_>) -> Selection {
        Selection::Entries(self.grid.chosen(&View::new(&self.table, desk, columns(desk), None)))
    }

    fn filter(&mut self, filter: &str) {
        self.question = Question {
            filter: filter.to_owned(),
            days: None,
            ours: false,
            states: States::Open,
            group_by: self.question.group_by,
        };
        filter.clone_into(&mut self.filter.text);
        self.grid.focus();
    }

    fn reveal(&mut self, id: &Id, _desk: &Desk<'_>) {
        self.wanted = Some(id.clone());
    }

    fn listing(&mut self, desk: &Desk<'_>) -> Option<Listing> {
        listing(desk, &self.question)
    }
}

impl Deadlines {
    fn list(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let layout = desk.settings.tables.get(settings_key());
        let name = tr!(desk.lang, "agenda-name");
        let options = Options {
            name: &name,
            lang: desk.lang,
            row_height: desk.settings.row_height.points(),
            frozen: layout.and_then(|layout| layout.frozen).unwrap_or(0),
            letters_move: true,
            type_to_edit: false,
            space_chooses: false,
            arranges: true,
        };
        let columns = columns(desk);
        let order: Vec<String> = columns.iter().map(|column| column.key.clone()).collect();
        let mut view = View::new(&self.table, desk, columns, Some(&mut self.editor));
        let events = self.grid.show(ui, &mut view, &options);
        let mut chosen = None;
        for event in events {
            match event {
                Event::Chosen => chosen = Some(self.grid.chosen(&view)),
                Event::Open((source, _)) => desk.push(Act::Reveal(source)),
                Event::Width { column, width } => {
                    let order = order.clone();
                    arrange(desk, move |layout| change_column(layout, &order, &column, |it| it.width = width));
                }
                Event::Hide(column) => {
                    let order = order.clone();
                    arrange(desk, move |layout| change_column(layout, &order, &column, |it| it.hidden = true));
                }
                Event::Move { column, before } => {
                    let order = order.clone();
                    arrange(desk, move |layout| move_column(layout, &order, &column, before.as_deref()));
                }
                Event::Freeze(count) => arrange(desk, move |layout| layout.frozen = Some(count)),
                Event::Group(by) => {
                    self.question.group_by = match by.as_deref() {
                        Some("programme") => GroupBy::Programme,
                        Some("owner") => GroupBy::Owner,
                        Some("title") => GroupBy::Application,
                        _ => GroupBy::Week,
                    };
                    let key = self.question.group_by.key().to_owned();
                    arrange(desk, move |layout| layout.group_by = key);
                    ui.ctx().request_repaint();
                }
                Event::Sort { .. } => {}
            }
        }
        if let Some(chosen) = chosen {
            choose(desk, chosen);
        }
        if self.grid.has_focus(ui.ctx()) {
            self.keys(ui, desk);
        }
    }

    fn keys(&mut self, ui: &Ui, desk: &Desk<'_>) {
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Space) {
            let entries = deeds::chosen(desk);
            let all_done = !entries.is_empty() && entries.iter().all(|it| it.state == DeadlineState::Done);
            desk.run(if all_done { Command::Reopen } else { Command::Done });
            if !all_done && self.question.states == States::Open {
                // What is done goes: the next one is at hand.
                let view = View::new(&self.table, desk, columns(desk), None);
                self.grid.step_on(&view);
                choose(desk, self.grid.chosen(&view));
            }
        }
        for command in [Command::Delete, Command::StartApplication, Command::Owner] {
            if command.shortcut().is_some_and(|keys| ui.input_mut(|input| input.consume_shortcut(&keys))) {
                desk.run(command);
            }
        }
    }

    /// Chooses what was asked for; what the filter leaves out makes the filter go.
    fn choose_wanted(&mut self, ui: &Ui, desk: &Desk<'_>) {
        if let Some(key) = self.again.take() {
            self.grid.reveal(key);
        }
        let Some(id) = self.wanted.take() else { return };
        let found = self.table.find(&id).or_else(|| {
            let everything = Question { group_by: self.question.group_by, ..Question::everything() };
            self.table.ask(desk, &everything);
            let found = self.table.find(&id);
            if found.is_some() {
                self.question = everything;
                self.filter.text.clear();
            }
            self.table.ask(desk, &self.question);
            found
        });
        if let Some(key) = found {
            self.grid.reveal(key.clone());
            self.grid.focus();
            self.again = Some(key.clone());
            ui.ctx().request_repaint();
            desk.push(Act::Select(Selection::Entries(vec![key])));
        }
    }

    /// Own deadlines are deleted like any record; what follows from another record is not.
    fn delete(&mut self, desk: &Desk<'_>) -> bool {
        let Selection::Entries(pairs) = desk.selection else { return false };
        let own = |id: &Id| desk.workspace().get::<Deadline>(id).is_some();
        if pairs.iter().all(|(source, _)| own(source)) {
            let ids = desk.selection.records();
            desk.push(Act::Select(Selection::Records(Kind::DEADLINE, ids)));
            desk.run(Command::Delete);
        } else {
            let drop = Command::Drop;
            let notice = Notice::info(tr!(desk.lang, "agenda-delete-follows"));
            desk.tell(notice.way(drop.label(desk.lang), Way::Run(drop)));
        }
        true
    }

    fn nothing(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        if desk.agenda.is_empty() {
            let (add, import) = (Command::AddDeadline.label(lang), tr!(lang, "home-import-calls"));
            let sample = Command::OpenSample.label(lang);
            let steps = [Action::Primary(&add), Action::Quiet(&import), Action::Link(&sample)];
            let (title, text) = (tr!(lang, "agenda-empty"), tr!(lang, "agenda-empty-text"));
            match empty_state(ui, Icon::CalendarClock, &title, &text, &steps) {
                Some(0) => desk.run(Command::AddDeadline),
                Some(1) => desk.run(Command::Import),
                Some(_) => desk.run(Command::OpenSample),
                None => {}
            }
            return;
        }
        let all = tr!(lang, "agenda-show-all");
        let clear = tr!(lang, "agenda-clear");
        let steps = [Action::Quiet(&all), Action::Quiet(&clear)];
        let steps = if self.question.filter.is_empty() { steps.get(..1).unwrap_or_default() } else { &steps };
        let (title, text) = (tr!(lang, "agenda-nothing"), tr!(lang, "agenda-nothing-text"));
        match empty_state(ui, Icon::CalendarCheck, &title, &text, steps) {
            Some(0) => {
                self.question = Question { group_by: self.question.group_by, ..Question::everything() };
                self.filter.text.clear();
            }
            Some(_) => {
                self.question.filter.clear();
                self.filter.text.clear();
            }
            None => return,
        }
        ui.ctx().request_repaint();
    }
}

/// Notes the entries as those that are chosen, and shows the first.
fn choose(desk: &Desk<'_>, chosen: Vec<EntryKey>) {
    if let Some((source, entry)) = chosen.first().cloned() {
        desk.push(Act::Show(Shown::Entry { source, entry }));
    }
    desk.push(Act::Select(Selection::Entries(chosen)));
}

/// Changes how a column is arranged; `order` is that of now, which is kept from here on.
fn change_column(layout: &mut TableLayout, order: &[String], key: &str, change: impl FnOnce(&mut ColumnLayout)) {
    for key in order {
        if layout.columns.iter().all(|column| column.key != *key) {
            layout.columns.push(ColumnLayout { key: key.clone(), ..ColumnLayout::default() });
        }
    }
    if let Some(column) = layout.columns.iter_mut().find(|column| column.key == key) {
        change(column);
    }
}

/// Moves a column before another, or to the end; `order` is that of now.
fn move_column(layout: &mut TableLayout, order: &[String], column: &str, before: Option<&str>) {
    change_column(layout, order, column, |_| {});
    let Some(at) = layout.columns.iter().position(|it| it.key == column) else { return };
    let moved = layout.columns.remove(at);
    let at = before.and_then(|before| layout.columns.iter().position(|it| it.key == before));
    layout.columns.insert(at.unwrap_or(layout.columns.len()), moved);
}

/// The deadlines of the coming seven days, as a document to print.
pub(super) fn week_listing(desk: &Desk<'_>) -> Option<Listing> {
    let week = Question { days: Some(7), ..Question::default() };
    Some(Listing { title: tr!(desk.lang, "home-week"), ..listing(desk, &week)? })
}

/// What is asked for, as a document to print.
fn listing(desk: &Desk<'_>, question: &Question) -> Option<Listing> {
    let (from, days) = question.range(desk.today());
    let filter = question.whole_filter();
    let options = report::Options {
        days,
        states: question.states,
        filter: filter.clone(),
        group_by: Some(question.group_by),
        ..report::Options::usual(from)
    };
    let selection = report::select(desk.agenda, options, &desk.clock, &desk.context()).ok()?;
    let page = Page {
        lang: desk.lang,
        now: desk.now(),
        zone: desk.zone(),
        author: desk.me.to_owned(),
        orientation: Orientation::Portrait,
    };
    let mut listing = selection.listing(&page, &desk.context());
    listing.title = tr!(desk.lang, "agenda-by", by = bar::group_word(desk.lang, question.group_by));
    // A reader of the page sees the filter that was typed, not what the list leaves out by itself.
    let told = |filter: &str| tr!(desk.lang, "deadlines-filter", filter = filter);
    let typed = question.filter.trim();
    listing.subtitles.retain(|line| !typed.is_empty() || *line != told(&filter));
    for line in listing.subtitles.iter_mut().filter(|line| **line == told(&filter)) {
        *line = told(typed);
    }
    Some(listing)
}

#[cfg(test)]
mod tests;
