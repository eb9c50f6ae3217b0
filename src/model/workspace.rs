//! The workspace: tables of shared, immutable records, and the indexes that follow them.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use foldhash::fast::RandomState;
use imbl::shared_ptr::DefaultSharedPtr;
use imbl::{GenericHashMap, OrdMap, OrdSet, Vector};

use super::id::Id;
use super::kinds::Kind;
use super::log::LogEntry;
use super::office::Office;
use super::pages::{Page, Pages};
use super::schema::{Entity, Extra, Record, View, find, links_of, walk};
use super::value::Value;

/// A record to be taken out and one to be put in, of one kind.
pub(crate) type Swap<'a> = (Kind, Option<&'a Arc<dyn Record>>, Option<&'a Arc<dyn Record>>);

/// From so many records on, pages are built anew.
const MANY_SWAPS: usize = 256;

/// The records of one kind by id.
pub type Table = OrdMap<Id, Arc<dyn Record>>;

/// Everything the office keeps. A clone shares all records and costs next to nothing.
#[derive(Clone, Debug)]
pub struct Workspace {
    tables: [Table; Kind::COUNT],
    index: Index,
    /// Who changed what, oldest first; bounded.
    pub log: Vector<LogEntry>,
    /// Top-level fields of the file that this version does not know.
    pub extra: Arc<Extra>,
}

/// Records by what they hold.
type Holders = GenericHashMap<Id, Id, RandomState, DefaultSharedPtr>;

/// What follows from the tables.
#[derive(Clone, Debug, Default, PartialEq)]
struct Index {
    /// The record that holds a part, or that took over a merged record's id.
    holders: Holders,
    /// Pairs of a link's target and the record that has the link.
    links: OrdSet<(Id, Id)>,
    pages: [Pages; Kind::COUNT],
}

impl Default for Workspace {
    fn default() -> Self {
        Self::from_tables(std::array::from_fn(|_| Table::new()), Vector::new(), Extra::new())
    }
}

impl Workspace {
    /// A workspace of the tables, in the order of the kinds, with its indexes built.
    ///
    /// An office's record is added where there is none.
    pub fn from_tables(tables: [Table; Kind::COUNT], log: Vector<LogEntry>, extra: Extra) -> Self {
        let tables = with_office(tables);
        let index = Index::build(&tables);
        Self { tables, index, log, extra: Arc::new(extra) }
    }

    /// The same, of what whoever reads a file found in the records on the way: their searched texts, in the order of the
    /// tables, and their ties.
    pub(crate) fn of_found(
        tables: [Table; Kind::COUNT],
        texts: &[Vec<String>; Kind::COUNT],
        ties: Ties,
        log: Vector<LogEntry>,
        extra: Extra,
    ) -> Self {
        let tables = with_office(tables);
        let pages = || {
            std::array::from_fn(|kind| match (tables.get(kind), texts.get(kind)) {
                (Some(table), Some(texts)) if texts.len() == table.len() => Pages::of_texts(table.values().zip(texts)),
                (table, _) => Pages::build(table.into_iter().flat_map(Table::values)),
            })
        };
        let index = Index::of_ties(ties, pages);
        Self { tables, index, log, extra: Arc::new(extra) }
    }

    /// The records of the kind, in the order of their ids.
    pub fn table(&self, kind: Kind) -> &Table {
        // Every kind has a table: both come from one registry.
        self.tables.get(kind.index()).unwrap_or_else(|| self.fallback())
    }

    fn fallback(&self) -> &Table {
        let [first, ..] = &self.tables;
        first
    }

    /// The records of the type, in the order of their ids.
    pub fn all<T: Entity>(&self, kind: Kind) -> impl Iterator<Item = &T> {
        self.table(kind).values().filter_map(|record| record.downcast::<T>())
    }

    /// The office's record; an empty one where the file has none.
    pub fn office(&self) -> Arc<dyn Record> {
        self.table(Kind::OFFICE).values().next().cloned().unwrap_or_else(|| Arc::new(Office::default()))
    }

    /// The record with the id, or the one it was merged into.
    pub fn record(&self, id: &Id) -> Option<&Arc<dyn Record>> {
        let direct = |id: &Id| self.tables.iter().find_map(|table| table.get(id));
        direct(id).or_else(|| {
            let holder = direct(self.index.holders.get(id)?)?;
            holder.head().aliases.contains(id).then_some(holder)
        })
    }

    /// The record with the id, or the one that holds the part of that id.
    pub fn holder(&self, id: &Id) -> Option<&Arc<dyn Record>> {
        let direct = |id: &Id| self.tables.iter().find_map(|table| table.get(id));
        direct(id).or_else(|| direct(self.index.holders.get(id)?))
    }

    /// The record of the type with the id.
    pub fn get<T: Entity>(&self, id: &Id) -> Option<&T> {
        self.record(id).and_then(|record| record.downcast::<T>())
    }

    /// True where a record or a part has the id.
    pub fn knows(&self, id: &Id) -> bool {
        self.holder(id).is_some()
    }

    /// What the record or the part of the id is called; for a part, the value that stands for it or its record's title.
    pub fn title_of(&self, id: &Id) -> Option<String> {
        let record = self.holder(id)?;
        if record.id() == id || record.head().aliases.contains(id) {
            return Some(record.title());
        }
        let part = find(record.as_entity(), id)?;
        let main = part.schema().main_field().map(|(index, _)| part.get(index));
        match main {
            Some(Value::Text(text)) => Some(text.into_owned()),
            Some(Value::Date(date)) => Some(format!("{} {date}", record.title())),
            _ => Some(record.title()),
        }
    }

    /// The records that link to the id, in the order of their ids.
    pub fn links_to(&self, id: &Id) -> impl Iterator<Item = &Arc<dyn Record>> {
        let (first, target) = ((id.clone(), Id::LEAST), id.clone());
        self.index
            .links
            .range(first..)
            .take_while(move |pair| pair.0 == target)
            .filter_map(|(_, source)| self.record(source))
    }

    /// The same in pages, with what is kept of them.
    pub fn pages(&self, kind: Kind) -> &[Arc<Page>] {
        self.index.pages.get(kind.index()).map_or(&[], Pages::all)
    }

    /// The ids of the records of the kind whose searched text has the words, as they stand, in the order of ids.
    pub fn search(&self, kind: Kind, words: &str) -> Vec<Id> {
        self.index.pages.get(kind.index()).map(|pages| pages.find(words)).unwrap_or_default()
    }

    /// The first of them, so many at most.
    pub fn search_first(&self, kind: Kind, words: &str, limit: usize) -> Vec<Id> {
        self.index.pages.get(kind.index()).map(|pages| pages.find_first(words, limit)).unwrap_or_default()
    }

    /// Runs something that looks at computed fields.
    pub fn with_view<R>(&self, now: DateTime<Utc>, zone: Tz, run: impl FnOnce(&View<'_>) -> R) -> R {
        let lookup = |id: &Id| self.holder(id).cloned();
        run(&View { lookup: &lookup, now, zone })
    }

    /// Puts records in place of others, each of which may be absent. The only way a workspace changes:
    /// [`crate::edit`] alone calls it.
    pub(crate) fn replace_all<'a>(&mut self, swaps: impl ExactSizeIterator<Item = Swap<'a>>) {
        // From here on it is quicker to build the pages of a table anew than to mend them record by record.
        let many = swaps.len() > MANY_SWAPS;
        let mut touched = [false; Kind::COUNT];
        for (kind, before, after) in swaps {
            self.replace_row(kind, before, after);
            if many {
                touched.iter_mut().skip(kind.index()).take(1).for_each(|it| *it = true);
            } else {
                self.mend_pages(kind, before, after);
            }
        }
        let rows = touched.iter().zip(&self.tables).zip(&mut self.index.pages);
        for ((_, table), pages) in rows.filter(|((touched, _), _)| **touched) {
            *pages = Pages::build(table.values());
        }
    }

    fn replace_row(&mut self, kind: Kind, before: Option<&Arc<dyn Record>>, after: Option<&Arc<dyn Record>>) {
        let Some(table) = self.tables.get_mut(kind.index()) else { return };
        if let Some(record) = before {
            table.remove(record.id());
            self.index.forget(record.as_ref());
        }
        if let Some(record) = after {
            table.insert(record.id().clone(), Arc::clone(record));
            self.index.note(record.as_ref());
        }
    }

    fn mend_pages(&mut self, kind: Kind, before: Option<&Arc<dyn Record>>, after: Option<&Arc<dyn Record>>) {
        let Some(pages) = self.index.pages.get_mut(kind.index()) else { return };
        match (before, after) {
            (Some(old), Some(new)) if old.id() == new.id() => pages.update(new.id(), Some(new)),
            _ => {
                if let Some(old) = before {
                    pages.update(old.id(), None);
                }
                if let Some(new) = after {
                    pages.update(new.id(), Some(new));
                }
            }
        }
    }

    /// True where the indexes say what a rebuild from the tables would say.
    pub fn is_consistent(&self) -> bool {
        self.index == Index::build(&self.tables)
    }

    /// True where both hold the same records; logs are not compared.
    pub fn same_records(&self, other: &Self) -> bool {
        self.tables.iter().zip(&other.tables).all(|(ours, theirs)| {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs.iter()).all(|((_, a), (_, b))| Arc::ptr_eq(a, b) || a.as_ref() == b.as_ref())
        })
    }
}

/// The tables with a record of the office.
fn with_office(mut tables: [Table; Kind::COUNT]) -> [Table; Kind::COUNT] {
    if let Some(table) = tables.get_mut(Kind::OFFICE.index())
        && table.is_empty()
    {
        table.insert(Office::the_id(), Arc::new(Office { id: Office::the_id(), ..Office::default() }));
    }
    tables
}

/// What ties records to ids, as far as indexes need it. Best found out of a record that was just made: to look into
/// very many later is to wait for memory at each.
#[derive(Debug, Default)]
pub(crate) struct Ties {
    /// Ids of parts, each with the record that holds it.
    parts: Vec<(Id, Id)>,
    /// Ids of merged records, each with the record that took it over.
    aliases: Vec<(Id, Id)>,
    /// Targets of links, each with the record that has the link.
    links: Vec<(Id, Id)>,
}

impl Ties {
    fn of(tables: &[Table; Kind::COUNT]) -> Self {
        let mut ties = Self::default();
        tables.iter().flat_map(Table::values).for_each(|record| ties.add(record.as_ref()));
        ties
    }

    /// Adds those of a record.
    pub(crate) fn add(&mut self, record: &dyn Record) {
        each_part(record, &mut |part| self.parts.push((part.clone(), record.id().clone())));
        self.aliases.extend(record.head().aliases.iter().map(|alias| (alias.clone(), record.id().clone())));
        links_of(record.as_entity(), &mut |_, _, target| self.links.push((target.clone(), record.id().clone())));
    }

    /// Adds what was found elsewhere.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.parts.append(&mut other.parts);
        self.aliases.append(&mut other.aliases);
        self.links.append(&mut other.links);
    }

    /// The ids of all parts.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Id> {
        self.parts.iter().map(|(part, _)| part)
    }
}

impl Index {
    fn build(tables: &[Table; Kind::COUNT]) -> Self {
        Self::of_ties(Ties::of(tables), || tables.each_ref().map(|table| Pages::build(table.values())))
    }

    fn of_ties(ties: Ties, pages: impl Fn() -> [Pages; Kind::COUNT] + Sync) -> Self {
        let Ties { parts, aliases, mut links } = ties;
        std::thread::scope(|scope| {
            let beside = scope.spawn(&pages);
            links.sort_unstable();
            links.dedup();
            let links = links.into_iter().collect();
            let holders = parts.into_iter().chain(aliases).collect();
            Self { holders, links, pages: beside.join().unwrap_or_else(|_| pages()) }
        })
    }

    fn note(&mut self, record: &dyn Record) {
        each_part(record, &mut |part| {
            self.holders.insert(part.clone(), record.id().clone());
        });
        for alias in record.head().aliases {
            self.holders.insert(alias.clone(), record.id().clone());
        }
        links_of(record.as_entity(), &mut |_, _, target| {
            self.links.insert((target.clone(), record.id().clone()));
        });
    }

    fn forget(&mut self, record: &dyn Record) {
        each_part(record, &mut |part| {
            self.holders.remove(part);
        });
        for alias in record.head().aliases {
            self.holders.remove(alias);
        }
        links_of(record.as_entity(), &mut |_, _, target| {
            self.links.remove(&(target.clone(), record.id().clone()));
        });
    }
}

/// Visits the ids of the record's parts.
fn each_part(record: &dyn Record, visit: &mut dyn FnMut(&Id)) {
    let mut is_part = false;
    walk(record.as_entity(), &mut |entity| {
        if is_part {
            visit(entity.id());
        }
        is_part = true;
    });
}
