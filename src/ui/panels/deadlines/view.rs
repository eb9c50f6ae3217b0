//! The entries as rows of a grid.

use chrono::Datelike;
use lucide_icons::Icon;

use super::table::{EntryKey, Table, key_of};
use super::{deeds, settings_key};
use crate::agenda::{Entry, Urgency, target, words};
use crate::i18n;
use crate::i18n::format::{self, DateStyle};
use crate::model::date::DateValue;
use crate::model::deadline::{Deadline, DeadlineState, What};
use crate::model::field::fields_of_schema;
use crate::model::kinds::Kind;
use crate::model::programme::Programme;
use crate::model::schema::Entity;
use crate::query::row::Row;
use crate::report::clipboard;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::editors::{self, EditState, Leave, Target};
use crate::ui::frame::menu_item;
use crate::ui::grid::{Cell, Chip, Column, Editing, Heading, Look, Rows, Shown};
use crate::ui::widgets::Tone;

/// The rows in a frame.
pub(super) struct View<'a, 'd> {
    table: &'a Table,
    desk: &'a Desk<'d>,
    columns: Vec<Column>,
    editor: Option<&'a mut Editor>,
}

/// The cell that is being edited, and its editor's state.
#[derive(Default)]
pub(super) struct Editor {
    at: Option<(EntryKey, String)>,
    state: EditState,
}

/// The columns as the person has arranged them.
pub(super) fn columns(desk: &Desk<'_>) -> Vec<Column> {
    let lang = desk.lang;
    let field = |key: &str| i18n::field_label(lang, "agenda_entry", key);
    let editable = !desk.file.read_only;
    let column = |key: &str, title: String, width: f32| Column::new(key, title, width).unsorted();
    let usual = [
        Column { groupable: true, ..column("due", tr!(lang, "agenda-date"), 100.0) },
        column("time", tr!(lang, "agenda-time"), 98.0),
        Column { groupable: true, ..column("title", tr!(lang, "agenda-deadline"), 224.0).grow(5.0) },
        Column { editable, ..column("left", tr!(lang, "agenda-left"), 152.0) },
        column("what", field("what"), 100.0).grow(0.6),
        Column { groupable: true, ..column("programme", field("programme"), 100.0).grow(0.7) },
        Column { groupable: true, editable, ..column("owner", field("owner"), 100.0).grow(0.6) },
    ];
    let Some(layout) = desk.settings.tables.get(settings_key()) else { return usual.into() };
    let place = |key: &str| layout.columns.iter().position(|column| column.key == key);
    let mut columns: Vec<Column> = usual.into();
    columns.sort_by_key(|column| place(&column.key).unwrap_or(usize::MAX));
    for column in &mut columns {
        let arranged = layout.columns.iter().find(|it| it.key == column.key);
        if let Some(width) = arranged.map(|it| it.width).filter(|width| *width > 0.0) {
            column.width = width;
            column.grow = 0.0;
        }
    }
    let hidden = |key: &str| layout.columns.iter().any(|it| it.key == key && it.hidden);
    columns.retain(|column| !hidden(&column.key) || column.key == "title");
    columns
}

impl<'a, 'd> View<'a, 'd> {
    /// The rows of the table; without an editor no cell can be edited.
    pub(super) fn new(
        table: &'a Table,
        desk: &'a Desk<'d>,
        columns: Vec<Column>,
        editor: Option<&'a mut Editor>,
    ) -> Self {
        Self { table, desk, columns, editor }
    }

    /// The rows with the keys as a table for the clipboard, in the order of the list, with the columns' headings.
    pub(super) fn copied(&self, chosen: &[EntryKey]) -> String {
        let mut places: Vec<usize> = chosen.iter().filter_map(|key| self.table.place(key)).collect();
        places.sort_unstable();
        let head = self.columns.iter().map(|column| column.title.clone()).collect();
        let fields = fields_of_schema(Entry::SCHEMA);
        let due = fields.iter().find(|field| field.key == "due");
        let context = self.desk.context();
        let rows = self.desk.filter_context().with_view(|view| {
            let row = |entry: &Entry| -> Vec<String> {
                let cell = |column: &Column| match due.filter(|_| column.key == "due") {
                    // A date that a spreadsheet takes for one.
                    Some(due) => clipboard::clip(due, Row::Entity(entry), view, &context),
                    None if column.key == "title" => words::entry_title(entry, self.desk.lang),
                    None => self.cell(&column.key, entry).words(),
                };
                self.columns.iter().map(cell).collect()
            };
            places.iter().filter_map(|place| self.table.entries().get(*place)).map(row).collect::<Vec<_>>()
        });
        clipboard::write_table(std::iter::once(head).chain(rows))
    }

    fn cell(&self, key: &str, entry: &Entry) -> Cell {
        let (desk, lang) = (self.desk, self.desk.lang);
        let settled = entry.state != DeadlineState::Open;
        match key {
            "due" => {
                let due = entry.due.map(|due| day_of(&due, desk)).unwrap_or_default();
                let whole = entry.due.map(|due| words::due(&due, desk.zone(), lang).line()).unwrap_or_default();
                Cell { struck: settled, ..Cell::new(due).tip(whole) }
            }
            "time" => self.time(entry),
            "title" => {
                let title = words::entry_title(entry, lang);
                let cell = if title.is_empty() {
                    Cell::new(i18n::capitalised(&i18n::kind_label(lang, &entry.source_kind, false)))
                } else {
                    Cell::new(title)
                };
                let cell = Cell { struck: settled, ..cell.look(if settled { Look::Muted } else { Look::Strong }) };
                let cell = match &entry.moved_from {
                    Some(from) if !settled => {
                        let words = tr!(lang, "agenda-moved-short", date = day_alone(from, desk));
                        cell.chip(Chip { icon: Some(Icon::CalendarSync), ..Chip::new(words, Tone::Warning) })
                    }
                    _ => cell,
                };
                if entry.source_gone { cell.chip(Chip::new(tr!(lang, "agenda-gone"), Tone::Warning)) } else { cell }
            }
            "what" => Cell::new(i18n::choice_label(lang, What::DEF.key, entry.what.code())).look(Look::Muted),
            "programme" => {
                let programme = entry.programme.as_ref().and_then(|id| desk.workspace().get::<Programme>(id));
                let Some(programme) = programme else { return Cell::default() };
                let short = if programme.acronym.is_empty() { &programme.name } else { &programme.acronym };
                let cell = Cell::new(short.as_str()).swatch(programme.colour.as_str());
                if *short == programme.name { cell } else { cell.tip(programme.name.as_str()) }
            }
            "owner" => {
                let owner = entry.owner.as_ref().and_then(|id| desk.workspace().title_of(id));
                Cell::new(owner.unwrap_or_default())
            }
            _ => self.left(entry),
        }
    }

    /// The time of day: that of the source, and the reader's where it differs.
    fn time(&self, entry: &Entry) -> Cell {
        let (desk, lang) = (self.desk, self.desk.lang);
        let Some(moment) = entry.due.as_ref().and_then(DateValue::moment) else { return Cell::default() };
        let wall = format::time(lang, moment.wall.time());
        let mark = if moment.assumed { "*" } else { "" };
        let due = words::due(&DateValue::Moment(*moment), desk.zone(), lang);
        let here = moment.instant().with_timezone(&desk.zone()).naive_local();
        let text = if here == moment.wall {
            format!("{wall}{mark}")
        } else {
            // The reader's own clock first: it is what one acts by.
            format!("{}{mark} ({wall})", format::time(lang, here.time()))
        };
        let mut tip = due.line();
        if moment.assumed {
            tip = format!("{tip}\n* {}", tr!(lang, "time-assumed"));
        }
        Cell::new(text).look(Look::Muted).tip(tip)
    }

    fn left(&self, entry: &Entry) -> Cell {
        let lang = self.desk.lang;
        let (words, urgency) = words::time_left(entry, self.table.lead, lang);
        if words.is_empty() {
            return Cell::default();
        }
        let chip = Chip {
            icon: (entry.state == DeadlineState::Done).then_some(Icon::Check),
            ..Chip::new(words, hue(urgency, &entry.state))
        };
        let working = entry.working_days_left.filter(|_| entry.state == DeadlineState::Open);
        Cell::of_chip(chip).tip(working.map(|days| format::working_days_left(lang, days)).unwrap_or_default())
    }

    fn sentence(&self, entry: &Entry) -> String {
        let (desk, lang) = (self.desk, self.desk.lang);
        let name = |id: Option<&crate::model::id::Id>| id.and_then(|id| desk.workspace().title_of(id));
        let mut parts = vec![
            words::entry_title(entry, lang),
            i18n::choice_label(lang, What::DEF.key, entry.what.code()),
            name(entry.programme.as_ref()).unwrap_or_default(),
            name(entry.owner.as_ref()).unwrap_or_default(),
        ];
        if let Some(due) = &entry.due {
            let due = words::due(due, desk.zone(), lang);
            parts.extend([due.day, due.time.unwrap_or_default().replace('*', ""), due.local.unwrap_or_default()]);
        }
        if entry.time_assumed {
            parts.push(tr!(lang, "time-assumed"));
        }
        parts.push(words::time_left(entry, self.table.lead, lang).0);
        let working =
            entry.working_days_left.filter(|_| entry.state == DeadlineState::Open && entry.days_left > Some(0));
        parts.extend(working.map(|days| format::working_days_left(lang, days)));
        if let Some(from) = &entry.moved_from {
            let date = format::value(lang, from, desk.zone(), DateStyle::Medium);
            parts.push(tr!(lang, "agenda-moved", date = date));
        }
        if entry.source_gone {
            parts.push(tr!(lang, "agenda-gone"));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }
}

/// The day without its time, where the date has one.
fn day_alone(date: &DateValue, desk: &Desk<'_>) -> String {
    let day = date.moment().map(|moment| moment.wall.date()).or((!date.is_vague()).then(|| date.first_day()));
    match day {
        Some(day) if day.year() == desk.today().year() => format::day_and_month(desk.lang, day),
        Some(day) => format::date(desk.lang, day, DateStyle::Medium),
        None => format::value(desk.lang, date, desk.zone(), DateStyle::Medium),
    }
}

/// The day as a narrow column has it: weekday, day and month; the year where it is another one.
fn day_of(due: &DateValue, desk: &Desk<'_>) -> String {
    let lang = desk.lang;
    if matches!(due, DateValue::Period(_)) {
        return format::value(lang, due, desk.zone(), DateStyle::Medium);
    }
    let day = due.day_in(desk.zone());
    let weekday = format::weekday(lang, day, true);
    if day.year() == desk.today().year() {
        format!("{weekday} {}", format::day_and_month(lang, day))
    } else {
        format!("{weekday} {}", format::date(lang, day, DateStyle::Medium))
    }
}

fn hue(urgency: Urgency, state: &DeadlineState) -> Tone {
    match urgency {
        Urgency::Overdue | Urgency::Today => Tone::Danger,
        Urgency::Soon => Tone::Warning,
        Urgency::Settled if *state == DeadlineState::Done => Tone::Good,
        Urgency::Later | Urgency::Settled => Tone::Neutral,
    }
}

impl Rows for View<'_, '_> {
    type Key = EntryKey;

    fn stamp(&self) -> u64 {
        // Columns change their order without the rows.
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        self.table.number().hash(&mut hasher);
        self.columns.iter().for_each(|column| column.key.hash(&mut hasher));
        hasher.finish()
    }

    fn len(&self) -> usize {
        self.table.entries().len()
    }

    fn key(&self, row: usize) -> Option<Self::Key> {
        self.table.entries().get(row).map(key_of)
    }

    fn find(&self, key: &Self::Key) -> Option<usize> {
        self.table.place(key)
    }

    fn headings(&self) -> &[Heading] {
        self.table.headings()
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn row(&self, row: usize) -> Shown {
        let Some(entry) = self.table.entries().get(row) else { return Shown::default() };
        Shown {
            cells: self.columns.iter().map(|column| self.cell(&column.key, entry)).collect(),
            sentence: self.sentence(entry),
            faded: entry.state != DeadlineState::Open,
        }
    }

    fn row_menu(&mut self, ui: &mut egui::Ui) {
        let desk = self.desk;
        let chosen = deeds::chosen(desk);
        let has = |state: DeadlineState| chosen.iter().any(|entry| entry.state == state);
        let open = has(DeadlineState::Open);
        if open {
            menu_item(ui, Command::Done, desk);
        }
        if has(DeadlineState::Done) || has(DeadlineState::Dropped) {
            menu_item(ui, Command::Reopen, desk);
        }
        if open {
            menu_item(ui, Command::Drop, desk);
        }
        menu_item(ui, Command::Owner, desk);
        ui.separator();
        deeds::source_item(ui, desk);
        if chosen.iter().any(|entry| entry.source_kind == Kind::CALL.key()) {
            menu_item(ui, Command::StartApplication, desk);
        }
        ui.separator();
        for command in [Command::Copy, Command::Delete] {
            menu_item(ui, command, desk);
        }
    }

    fn edit(&mut self, ui: &mut egui::Ui, key: &Self::Key, column: &str, typed: Option<&str>) -> Editing {
        let (desk, table) = (self.desk, self.table);
        let Some(editor) = self.editor.as_deref_mut() else { return Editing::Left };
        let here = (key.clone(), column.to_owned());
        if editor.at.as_ref() != Some(&here) {
            *editor = Editor { at: Some(here), state: EditState::begin(Some(typed.unwrap_or_default())) };
        }
        let name = match column {
            "owner" => "owner",
            "left" => "state",
            _ => return Editing::Left,
        };
        let fields = fields_of_schema(Deadline::SCHEMA);
        let (Some(entry), Some(field)) =
            (table.place(key).and_then(|place| table.entries().get(place)), fields.iter().find(|it| it.key == name))
        else {
            return Editing::Left;
        };
        if desk.file.read_only || target(desk.workspace(), entry, name).is_none() {
            return Editing::Left;
        }
        let label = i18n::field_label(desk.lang, Deadline::SCHEMA.key, name);
        let target =
            Target { id: &entry.id, schema: Deadline::SCHEMA.key, field, label: &label, compact: true, kept: None };
        let outcome = editors::edit(ui, desk, &target, &entry.get_key(name), &mut editor.state);
        if let Some(edit) = outcome.edit {
            deeds::change(desk, entry, name, edit);
        }
        let Some(leave) = outcome.leave else { return Editing::Going };
        editor.at = None;
        match leave {
            Leave::Down => Editing::Down,
            Leave::Next => Editing::Right,
            _ => Editing::Left,
        }
    }
}
