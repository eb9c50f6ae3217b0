//! The records of a kind as a table: everything of it follows from the schema.

mod arrange;
mod cells;
mod edit;
mod empty;
mod menus;
mod presets;
mod quick;
mod range;
mod show;
mod table;
#[cfg(test)]
mod tests;
mod views;

use super::{Panel, PanelId};
use crate::agenda::deeds::{Verdict, decide};
use crate::edit::Transaction;
use crate::edit::deeds::{self, Basis};
use crate::i18n::format;
use crate::model::call::{Call, Decision};
use crate::model::field::{Field, fields_of};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::report::{self, Listing, Orientation, Page};
use crate::settings::{ColumnLayout, TableLayout};
use crate::tr;
use crate::ui::act::{Act, Selection, Shown};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::grid::{self, FilterBox, Grid};
use crate::ui::notice::Notice;

use edit::CellEdit;
use presets::Presets;
use table::Table;

/// What a menu of the panel asks for.
#[derive(Clone, PartialEq, Debug)]
enum Ask {
    /// Another filter.
    Filter(String),
    /// Another arrangement of the columns; the usual one where it is empty.
    Columns(Vec<ColumnLayout>),
    /// Another grouping.
    Group(String),
    /// All groups folded, or unfolded.
    FoldAll(bool),
}

/// The values of a column that its menu offers, kept while the menu is open.
#[derive(Debug, Default)]
struct QuickCache {
    made: Option<(u64, String, String)>,
    /// The filter that they were made with.
    text: String,
    quick: quick::Quick,
    /// The range that is being typed.
    range: range::Range,
}

impl QuickCache {
    fn get(&mut self, field: &Field, table: &Table, desk: &Desk<'_>) -> quick::Quick {
        let made = Some((desk.revision(), field.key.clone().into_owned(), self.text.clone()));
        if self.made != made {
            let goes_on =
                self.made.as_ref().zip(made.as_ref()).is_some_and(|(old, new)| (&old.1, &old.2) == (&new.1, &new.2));
            self.quick = quick::offer(field, table.kind, &self.text, &table.subject, desk);
            if !goes_on {
                self.range = self.quick.range.clone().unwrap_or_default();
            }
            self.made = made;
        }
        self.quick.clone()
    }
}

/// Calls that a reason is asked for, and the one after them.
#[derive(Debug)]
struct Waiting {
    calls: Vec<Id>,
    next: Option<Id>,
}

/// The records of a kind as a table.
pub struct Records {
    kind: Kind,
    grid: Grid<Id>,
    filter: FilterBox,
    /// Whether the filter that was typed last has been taken from the settings.
    begun: bool,
    table: Table,
    presets: Presets,
    edit: Option<CellEdit>,
    quick: QuickCache,
    names: views::Names,
    waiting: Option<Waiting>,
    /// The toolkit, for what is done between frames.
    ctx: Option<egui::Context>,
}

impl Records {
    /// The table of the kind.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            grid: Grid::new(kind.key()),
            filter: FilterBox::new(kind.key(), ""),
            begun: false,
            table: Table::new(kind),
            presets: Presets::default(),
            edit: None,
            quick: QuickCache::default(),
            names: views::Names::default(),
            waiting: None,
            ctx: None,
        }
    }

    /// Brings everything up to date with the desk.
    fn follow(&mut self, desk: &Desk<'_>) {
        if !self.begun {
            self.begun = true;
            match desk.settings.tables.get(self.kind.key()) {
                Some(layout) => self.filter.text.clone_from(&layout.filter),
                None => {
                    presets::first(self.kind).clone_into(&mut self.filter.text);
                    self.keep_filter(desk);
                }
            }
        }
        if self.table.follow(desk, &self.filter.text) {
            self.filter.hint = match self.kind {
                Kind::APPLICATION => tr!(desk.lang, "filter-hint-applications"),
                Kind::PARTNER => tr!(desk.lang, "filter-hint-partners"),
                Kind::PERSON => tr!(desk.lang, "filter-hint-persons"),
                Kind::PROGRAMME => tr!(desk.lang, "filter-hint-programmes"),
                _ => String::new(),
            };
        }
        self.presets.follow(self.kind, &self.table.subject, desk);
        self.quick.text.clone_from(&self.filter.text);
        self.go_on(desk);
    }

    /// Steps to the next call once those that wait have got their no-go.
    fn go_on(&mut self, desk: &Desk<'_>) {
        let Some(waiting) = &self.waiting else { return };
        let declined = |id: &Id| {
            let call = desk.workspace().get::<Call>(id);
            call.is_none_or(|call| call.triage.iter().any(|part| part.decision == Decision::NoGo))
        };
        if waiting.calls.iter().all(declined)
            && let Some(waiting) = self.waiting.take()
            && let Some(next) = waiting.next
        {
            self.grid.reveal(next);
            self.grid.focus();
            self.tell_chosen(desk);
        }
    }

    fn set_filter(&mut self, filter: &str, desk: &Desk<'_>) {
        if self.filter.text != filter {
            filter.clone_into(&mut self.filter.text);
            self.keep_filter(desk);
        }
    }

    /// The filter stays when the panel is shown next time.
    fn keep_filter(&self, desk: &Desk<'_>) {
        let filter = self.filter.text.clone();
        self.arrange(desk, move |layout| layout.filter = filter);
    }

    fn arrange(&self, desk: &Desk<'_>, change: impl FnOnce(&mut TableLayout) + 'static) {
        let key = self.kind.key().to_owned();
        desk.set(move |settings| change(settings.tables.entry(key).or_default()));
        if let Some(ctx) = &self.ctx {
            ctx.request_repaint();
        }
    }

    /// The records chosen, the one with the keyboard first.
    fn chosen(&self) -> Vec<Id> {
        self.grid.chosen(&Numbers(&self.table))
    }

    /// Tells the rest of the window what is chosen here.
    fn tell_chosen(&self, desk: &Desk<'_>) {
        let chosen = self.chosen();
        if let Some(first) = chosen.first() {
            desk.push(Act::Show(Shown::Record(first.clone())));
            desk.push(Act::Select(Selection::Records(self.kind, chosen)));
        } else {
            desk.push(Act::Select(Selection::Nothing));
        }
    }

    fn basis<'a>(desk: &Desk<'a>) -> Basis<'a> {
        Basis { workspace: desk.workspace(), now: desk.now(), lang: desk.lang }
    }

    /// Notes a decision on the calls chosen, and steps on.
    fn decide(&mut self, decision: Decision, desk: &Desk<'_>) -> bool {
        let calls = self.chosen();
        if self.kind != Kind::CALL || calls.is_empty() {
            return false;
        }
        match decide(&Self::basis(desk), &calls, &Verdict::of_office(decision), desk.today()) {
            Ok(transaction) => {
                self.say_done(&transaction, desk);
                desk.push(Act::Apply(Box::new(transaction)));
                self.grid.step_on(&Numbers(&self.table));
                self.tell_chosen(desk);
            }
            Err(error) => desk.tell(Notice::warning(error.in_words(desk.lang))),
        }
        true
    }

    fn say_done(&mut self, transaction: &Transaction, desk: &Desk<'_>) {
        self.grid.say(transaction.label.in_words(desk.lang));
    }

    fn copy(&self, desk: &Desk<'_>) -> bool {
        let mut places: Vec<usize> = self.chosen().iter().filter_map(|id| self.table.find(id)).collect();
        places.sort_unstable();
        let (Some(ctx), false) = (&self.ctx, places.is_empty()) else { return false };
        let count = i64::try_from(places.len()).unwrap_or(i64::MAX);
        let context = desk.context();
        let text = desk.workspace().with_view(desk.now(), desk.zone(), |view| {
            report::clipboard::table(self.kind.key(), &self.table.of(&places), true, view, &context)
        });
        ctx.copy_text(text);
        desk.tell(Notice::done(tr!(desk.lang, "records-copied", count = count)));
        true
    }

    fn duplicate(&mut self, desk: &Desk<'_>) -> bool {
        match deeds::duplicate_many(&Self::basis(desk), &self.chosen()) {
            Ok((transaction, copies)) => {
                desk.push(Act::Apply(Box::new(transaction)));
                let Some(copy) = copies.into_iter().next() else { return false };
                desk.push(Act::Reveal(copy));
            }
            Err(error) => desk.tell(Notice::warning(error.in_words(desk.lang))),
        }
        true
    }

    /// Asks for the reason elsewhere, and remembers where to go on.
    fn wait(&mut self) {
        let calls = self.chosen();
        let here = calls.first().and_then(|first| self.table.find(first));
        let free = |record: &&std::sync::Arc<dyn crate::model::schema::Record>| !calls.contains(record.id());
        let next = here.and_then(|here| {
            let rows = self.table.records();
            let after = rows.clone().skip(here + 1).find(free);
            after.or_else(|| rows.take(here).filter(free).last())
        });
        let next = next.map(|record| record.id().clone());
        self.waiting = Some(Waiting { calls, next });
    }

    fn start_application(&mut self, desk: &Desk<'_>) -> bool {
        let Some(call) = self.chosen().into_iter().next().filter(|_| self.kind == Kind::CALL) else { return false };
        match crate::agenda::deeds::start_application(&Self::basis(desk), &call, desk.today()) {
            Ok((transaction, id)) => {
                desk.push(Act::Apply(Box::new(transaction)));
                desk.push(Act::Reveal(id));
            }
            Err(error) => desk.tell(Notice::warning(error.in_words(desk.lang))),
        }
        true
    }

    /// How many rows there are, of how many: `13 of 412`.
    fn count(&self, desk: &Desk<'_>) -> String {
        let figure = |count: usize| format::integer(desk.lang, i64::try_from(count).unwrap_or(i64::MAX));
        let (found, total) = (self.table.len(), self.table.total);
        if found == total {
            figure(total)
        } else {
            tr!(desk.lang, "records-count", found = figure(found), total = figure(total))
        }
    }
}

impl Panel for Records {
    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) {
        if self.ctx.is_none() {
            self.ctx = Some(ui.ctx().clone());
        }
        self.follow(desk);
        self.page(ui, desk);
    }

    fn command(&mut self, command: Command, desk: &Desk<'_>) -> bool {
        if let Some(ctx) = &self.ctx {
            ctx.request_repaint();
        }
        match command {
            Command::Copy => self.copy(desk),
            Command::SelectAll => {
                self.grid.choose_all(&Numbers(&self.table));
                self.tell_chosen(desk);
                true
            }
            Command::Find => {
                self.filter.focus();
                true
            }
            Command::Watch => self.decide(Decision::Watching, desk),
            Command::GoFor => self.decide(Decision::Go, desk),
            Command::NoGo => {
                // The dialog asks for the reason; afterwards it goes on from here.
                self.wait();
                false
            }
            Command::StartApplication => self.start_application(desk),
            Command::Duplicate => self.duplicate(desk),
            _ => false,
        }
    }

    fn filter(&mut self, filter: &str) {
        self.begun = true;
        filter.clone_into(&mut self.filter.text);
        self.table.forget();
        self.grid.focus();
    }

    fn reveal(&mut self, id: &Id, desk: &Desk<'_>) {
        // The table has to know the record before it can say whether the filter leaves it out.
        self.begun |= desk.settings.tables.contains_key(self.kind.key()) && !self.filter.text.is_empty();
        self.follow(desk);
        let there = self.table.find(id).is_some();
        if !there && desk.workspace().table(self.kind).contains_key(id) {
            self.set_filter("", desk);
        }
        self.grid.reveal(id.clone());
    }

    fn focus(&mut self) {
        self.grid.focus();
    }

    fn choice(&self, _desk: &Desk<'_>) -> Selection {
        Selection::Records(self.kind, self.chosen())
    }

    fn listing(&mut self, desk: &Desk<'_>) -> Option<Listing> {
        self.follow(desk);
        let page = Page {
            lang: desk.lang,
            now: desk.now(),
            zone: desk.zone(),
            author: desk.me.to_owned(),
            orientation: if self.table.columns.len() > 6 { Orientation::Landscape } else { Orientation::Portrait },
        };
        let context = desk.context();
        let listing = desk.workspace().with_view(desk.now(), desk.zone(), |view| {
            report::records::listing(self.kind.key(), &self.table.rows(), &self.filter.text, &page, view, &context)
        });
        Some(listing)
    }
}

/// The rows by number alone: what choosing and stepping need.
struct Numbers<'a>(&'a Table);

impl grid::Rows for Numbers<'_> {
    type Key = Id;

    fn stamp(&self) -> u64 {
        self.0.stamp
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn key(&self, row: usize) -> Option<Id> {
        self.0.id(row).cloned()
    }

    fn find(&self, key: &Id) -> Option<usize> {
        self.0.find(key)
    }

    fn headings(&self) -> &[grid::Heading] {
        &self.0.headings
    }

    fn columns(&self) -> &[grid::Column] {
        &self.0.columns
    }

    fn row(&self, _: usize) -> grid::Shown {
        grid::Shown::default()
    }
}

/// The fields of the columns that the table of a kind shows, in their order: what pasted cells without headings are for.
pub fn shown_fields(kind: Kind, desk: &Desk<'_>) -> Vec<Field> {
    let fields = fields_of(kind, desk.workspace().office().as_ref());
    let layout = desk.settings.tables.get(PanelId::of_kind(kind).key());
    let columns = arrange::columns(kind, &fields, layout);
    columns.into_iter().filter(|column| !column.hidden).map(|column| column.field).collect()
}

/// The panel's own title.
fn title(kind: Kind, desk: &Desk<'_>) -> String {
    PanelId::Records(kind).title(desk.lang)
}
