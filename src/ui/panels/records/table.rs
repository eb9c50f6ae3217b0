//! The rows of a kind as the grid shows them: filtered, sorted, grouped, and made anew only when something changed.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::arrange::{self, Arranged};
use super::cells::{Words, is_groupable, is_right};
use crate::agenda::words::office_lead;
use crate::i18n::{self, Lang};
use crate::model::field::{Field, Place};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::pages::{Marks, Page};
use crate::model::schema::Record;
use crate::model::text;
use crate::model::value::ValueKind;
use crate::model::workspace as model;
use crate::query::error::QueryError;
use crate::query::filter::Filter;
use crate::query::keys::Subject;
use crate::query::names::InLanguage;
use crate::query::rows::{self, GroupBy, Request, RowSet};
use crate::query::sort::{SortBy, Sorter};
use crate::settings::TableLayout;
use crate::ui::desk::Desk;
use crate::ui::grid::{Column, Heading, Shown, Sorted};

/// The days before a date from which on it is soon, where the office says nothing.
const USUAL_LEAD: i64 = 7;

/// What the rows depend on.
#[derive(Clone, PartialEq, Debug)]
struct Cause {
    revision: u64,
    minute: i64,
    lang: Lang,
    zone: chrono_tz::Tz,
    filter: String,
    sort: Vec<String>,
    group: String,
}

/// The rows and columns.
pub(super) struct Table {
    pub(super) kind: Kind,
    cause: Option<Cause>,
    layout: Option<TableLayout>,
    /// Grows with every change of rows, columns or words.
    pub(super) stamp: u64,
    pub(super) subject: Subject,
    sorter: Option<(Lang, Sorter)>,
    /// All columns, seen and hidden.
    pub(super) arranged: Vec<Arranged>,
    /// Those that are seen, as the grid has them.
    pub(super) columns: Vec<Column>,
    /// Their fields.
    fields: Vec<Field>,
    order: Order,
    /// The places in the order of the records that are seen, ascending; nothing where all are.
    picked: Option<Vec<u32>>,
    /// The groups with their headings.
    pub(super) headings: Vec<Heading>,
    pub(super) faults: Vec<QueryError>,
    pub(super) warnings: Vec<QueryError>,
    /// How many records of the kind there are.
    pub(super) total: usize,
    pub(super) sort: Vec<String>,
    pub(super) group: String,
    soon: i64,
}

/// Records in their order: in a large table all there are, since to sort it takes longer than to filter it, so that
/// the order is kept while one types; in another those that were found.
#[derive(Default)]
struct Order {
    /// What the order of a large table depends on.
    cause: Option<OrderCause>,
    revision: u64,
    records: Vec<Arc<dyn Record>>,
    groups: Vec<rows::Group>,
    /// The records by id.
    by_id: model::Table,
    /// Where a record stands, by its address.
    places: HashMap<usize, u32, RandomState>,
    /// In a large table: where each record stands, in the order of their ids.
    by_rank: Vec<u32>,
}

#[derive(Clone, PartialEq)]
struct OrderCause {
    lang: Lang,
    zone: chrono_tz::Tz,
    sort: Vec<String>,
    group: String,
    /// Where it follows from the clock, the quarter of an hour: the next deadline of a call is another one after it.
    quarter: Option<i64>,
}

impl Order {
    fn new(set: RowSet<Arc<dyn Record>>, by_id: model::Table) -> Self {
        let places = places(&set.rows);
        Self { records: set.rows, groups: set.groups, by_id, places, ..Self::default() }
    }

    fn place(&self, record: &Arc<dyn Record>) -> Option<u32> {
        self.places.get(&address(record)).copied()
    }
}

fn places(records: &[Arc<dyn Record>]) -> HashMap<usize, u32, RandomState> {
    records.iter().map(address).zip(0..).collect()
}

fn address(record: &Arc<dyn Record>) -> usize {
    Arc::as_ptr(record).cast::<()>().addr()
}

/// From so many records on, the order of all is kept.
const LARGE: usize = 5_000;

impl Table {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            cause: None,
            layout: None,
            stamp: 0,
            subject: Subject { schema: kind.key(), kind: Some(kind), fields: Vec::new() },
            sorter: None,
            arranged: Vec::new(),
            columns: Vec::new(),
            fields: Vec::new(),
            order: Order::default(),
            picked: None,
            headings: Vec::new(),
            faults: Vec::new(),
            warnings: Vec::new(),
            total: 0,
            sort: Vec::new(),
            group: String::new(),
            soon: USUAL_LEAD,
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.picked.as_ref().map_or(self.order.records.len(), Vec::len)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record in a row.
    pub(super) fn record(&self, row: usize) -> Option<&Arc<dyn Record>> {
        let place = match &self.picked {
            Some(picked) => *picked.get(row)? as usize,
            None => row,
        };
        self.order.records.get(place)
    }

    /// The records of all rows.
    pub(super) fn records(&self) -> impl DoubleEndedIterator<Item = &Arc<dyn Record>> + Clone {
        (0..self.len()).filter_map(|row| self.record(row))
    }

    /// The row with the record.
    pub(super) fn find(&self, id: &Id) -> Option<usize> {
        let place = self.order.place(self.order.by_id.get(id)?)?;
        match &self.picked {
            Some(picked) => picked.binary_search(&place).ok(),
            None => usize::try_from(place).ok(),
        }
    }

    /// Some of the rows, to be copied.
    pub(super) fn of(&self, rows: &[usize]) -> RowSet<Arc<dyn Record>> {
        let records = rows.iter().filter_map(|row| self.record(*row)).cloned().collect();
        RowSet { columns: self.fields.clone(), rows: records, groups: Vec::new() }
    }

    /// The rows as they are seen, to be printed.
    pub(super) fn rows(&self) -> RowSet<Arc<dyn Record>> {
        let groups = match &self.picked {
            None => self.order.groups.clone(),
            Some(picked) => among(&self.order.groups, picked),
        };
        RowSet { columns: self.fields.clone(), rows: self.records().cloned().collect(), groups }
    }

    /// Brings rows and columns up to date; true where they changed.
    pub(super) fn follow(&mut self, desk: &Desk<'_>, filter: &str) -> bool {
        let layout = desk.settings.tables.get(self.kind.key());
        let stale =
            self.cause.as_ref().is_none_or(|cause| cause.revision != desk.revision() || cause.lang != desk.lang);
        if stale {
            self.subject = Subject::of_kind(self.kind, desk.workspace().office().as_ref());
        }
        let rearranged = stale || self.layout.as_ref() != layout;
        if rearranged {
            self.layout = layout.cloned();
            self.sort = arrange::sort(self.kind, &self.subject.fields, layout);
            self.group = layout.map(|layout| layout.group_by.clone()).unwrap_or_default();
            self.arranged = arrange::columns(self.kind, &self.subject.fields, layout);
        }
        let cause = Cause {
            revision: desk.revision(),
            minute: desk.minute(),
            lang: desk.lang,
            zone: desk.zone(),
            filter: filter.trim().to_owned(),
            sort: self.sort.clone(),
            group: self.group.clone(),
        };
        let caused = self.cause.as_ref() != Some(&cause);
        if !caused && !rearranged {
            return false;
        }
        self.stamp += 1;
        self.total = desk.workspace().table(self.kind).len();
        self.soon = office_lead(desk.workspace()).unwrap_or(USUAL_LEAD);
        if caused {
            let edited = self.cause.replace(cause).is_none_or(|before| before.revision != desk.revision());
            self.fill(desk, filter, edited);
        }
        self.set_columns(desk.lang);
        true
    }

    /// Filters, sorts and groups. While the filter has a fault, the rows stay as they were.
    fn fill(&mut self, desk: &Desk<'_>, filter: &str, edited: bool) {
        let context = desk.filter_context();
        let names = InLanguage(desk.lang);
        let filter = match Filter::new(filter, &self.subject, &context) {
            Ok(filter) => filter,
            Err(faults) => {
                self.faults = faults;
                self.warnings.clear();
                if !self.is_empty() || self.total == 0 {
                    if edited {
                        self.refresh(desk);
                    }
                    return;
                }
                match Filter::new("", &self.subject, &context) {
                    Ok(all) => all,
                    Err(_) => return,
                }
            }
        };
        if !filter_has_faults(&self.faults, &filter) {
            self.faults.clear();
        }
        self.warnings = filter.warnings().to_vec();
        let sort: Vec<SortBy> =
            self.sort.iter().filter_map(|key| SortBy::parse(key, &self.subject, &names).ok()).collect();
        let group = Some(self.group.as_str()).filter(|group| !group.is_empty());
        let group = group.and_then(|group| GroupBy::parse(group, &self.subject, &names).ok());
        let request = Request { columns: Vec::new(), sort, group };
        if self.total < LARGE {
            let sorter = sorter_of(&mut self.sorter, desk);
            let found = RowSet::of_records(&self.subject, &filter, request, sorter, &context);
            self.order = Order::new(found, desk.workspace().table(self.kind).clone());
            self.picked = None;
        } else {
            self.put_in_order(desk, request);
            self.picked = (!filter.is_empty()).then(|| {
                let found = context.with_view(|view| filter.pages(self.kind, desk.workspace(), view));
                pick(&self.order, &found)
            });
        }
        self.set_headings(desk.lang);
    }

    fn set_headings(&mut self, lang: Lang) {
        let groups = match &self.picked {
            None => std::borrow::Cow::Borrowed(self.order.groups.as_slice()),
            Some(picked) => among(&self.order.groups, picked).into(),
        };
        self.headings = groups.iter().map(|group| heading(group, lang)).collect();
    }

    /// Sorts all records, unless they are in that order already. A record that was changed keeps its place, so that it
    /// does not jump away while one writes in it.
    fn put_in_order(&mut self, desk: &Desk<'_>, request: Request) {
        let derived = |field: &Field| matches!(field.place, Place::Derived(_));
        let moves = request.sort.iter().any(|by| derived(&by.field))
            || request.group.as_ref().is_some_and(|by| derived(&by.field));
        let cause = Some(OrderCause {
            lang: desk.lang,
            zone: desk.zone(),
            sort: self.sort.clone(),
            group: self.group.clone(),
            quarter: moves.then(|| desk.minute().div_euclid(15)),
        });
        if self.order.cause == cause && self.follow_edit(desk, &request) {
            self.order.revision = desk.revision();
            return;
        }
        let context = desk.filter_context();
        let Ok(all) = Filter::new("", &self.subject, &context) else { return };
        let sorter = sorter_of(&mut self.sorter, desk);
        let (sorted, ranks) = RowSet::with_order(&self.subject, &all, request, sorter, &context);
        let order = Order::new(sorted, desk.workspace().table(self.kind).clone());
        let mut by_rank = vec![0; ranks.len()];
        for (rank, place) in ranks.into_iter().zip(0..) {
            by_rank.iter_mut().skip(rank).take(1).for_each(|it| *it = place);
        }
        self.order = Order { cause, revision: desk.revision(), by_rank, ..order };
    }

    /// Takes over what the last edit changed; false where everything is to be sorted anew.
    fn follow_edit(&mut self, desk: &Desk<'_>, request: &Request) -> bool {
        let order = &mut self.order;
        if order.revision == desk.revision() {
            return true;
        }
        let touched = desk.document.touched();
        let linked = |kind: &ValueKind| matches!(kind, ValueKind::Link(_) | ValueKind::Links(_) | ValueKind::Parts(_));
        let by_links = || {
            let group = request.group.iter().map(|by| &by.field);
            request.sort.iter().map(|by| &by.field).chain(group).any(|field| linked(&field.spec.kind))
        };
        // Many records of other kinds, as an import brings them, leave this order as it is.
        let ours = touched.iter().filter(|(kind, _)| *kind == self.kind).count();
        if order.revision + 1 != desk.revision() || ours > 8 {
            return false;
        }
        let table = desk.workspace().table(self.kind);
        for (kind, id) in touched {
            if *kind != self.kind {
                if by_links() {
                    return false;
                }
                continue;
            }
            let at = order.by_id.get(id).and_then(|record| order.place(record));
            let at = at.and_then(|at| usize::try_from(at).ok());
            match (at, table.get(id)) {
                (Some(at), Some(record)) => {
                    let Some(old) = order.records.get_mut(at) else { return false };
                    let moved = request.group.as_ref().is_some_and(|by| {
                        desk.workspace().with_view(desk.now(), desk.zone(), |view| {
                            rows::heading_of(old.as_ref(), by, view) != rows::heading_of(record.as_ref(), by, view)
                        })
                    });
                    if moved {
                        return false;
                    }
                    let place = order.places.remove(&address(old));
                    order.places.extend(place.map(|place| (address(record), place)));
                    *old = Arc::clone(record);
                }
                (None, None) => {}
                _ => return false,
            }
        }
        order.by_id = table.clone();
        true
    }

    /// Keeps the rows there are, each as the workspace has it now.
    fn refresh(&mut self, desk: &Desk<'_>) {
        let table = desk.workspace().table(self.kind);
        let RowSet { columns, rows, mut groups } = self.rows();
        let before = rows.len();
        let rows: Vec<_> = rows.into_iter().filter_map(|record| table.get(record.id()).cloned()).collect();
        if rows.len() != before {
            groups.clear();
        }
        self.order = Order::new(RowSet { columns, rows, groups }, table.clone());
        self.picked = None;
        self.set_headings(desk.lang);
    }

    fn set_columns(&mut self, lang: Lang) {
        let seen = self.arranged.iter().filter(|column| !column.hidden);
        self.fields = seen.clone().map(|column| column.field.clone()).collect();
        self.columns = seen
            .map(|arranged| {
                let field = &arranged.field;
                let (width, grow) = arranged.room();
                let at = self.sort.iter().position(|key| key.trim_start_matches('-') == field.key);
                let sorted = at.map(|rank| Sorted {
                    rank,
                    descending: self.sort.get(rank).is_some_and(|key| key.starts_with('-')),
                });
                Column {
                    grow,
                    right: is_right(&field.spec.kind),
                    groupable: is_groupable(field),
                    editable: field.is_editable()
                        && !matches!(field.spec.kind, ValueKind::Parts(_) | ValueKind::Picture | ValueKind::LongText),
                    sorted,
                    ..Column::new(field.key.clone(), text::label(lang, self.subject.schema, field), width)
                }
            })
            .collect();
    }

    /// A row as the grid shows it.
    pub(super) fn shown(&self, row: usize, desk: &Desk<'_>) -> Shown {
        let Some(record) = self.record(row) else { return Shown::default() };
        let context = desk.context();
        desk.workspace().with_view(desk.now(), desk.zone(), |view| {
            let words = Words { context, view, soon: self.soon };
            let cells: Vec<_> = self
                .fields
                .iter()
                .enumerate()
                .map(|(at, field)| words.cell(record.as_ref(), field, at == 0 && !field.spec.title))
                .collect();
            let columns: Vec<_> = self.fields.iter().zip(&cells).collect();
            let sentence = words.sentence(record.as_ref(), &columns, self.subject.schema);
            Shown { cells, sentence, faded: false }
        })
    }

    /// The id of a row.
    pub(super) fn id(&self, row: usize) -> Option<&Id> {
        self.record(row).map(|record| record.id())
    }

    /// The field with the key.
    pub(super) fn field(&self, key: &str) -> Option<&Field> {
        self.subject.fields.iter().find(|field| field.key == key)
    }

    /// The rows will be made anew although nothing that they depend on seems to have changed.
    pub(super) fn forget(&mut self) {
        self.cause = None;
    }
}

fn sorter_of<'a>(kept: &'a mut Option<(Lang, Sorter)>, desk: &Desk<'_>) -> &'a mut Sorter {
    if kept.as_ref().is_some_and(|(lang, _)| *lang != desk.lang) {
        *kept = None;
    }
    &mut kept.get_or_insert_with(|| (desk.lang, desk.sorter())).1
}

/// The places in the order of the records found, ascending.
fn pick(order: &Order, found: &[(&Arc<Page>, Marks)]) -> Vec<u32> {
    let mut is_found = vec![false; order.records.len()];
    let mut ranks = order.by_rank.as_slice();
    for (page, found) in found {
        let (here, after) = ranks.split_at(page.records().len().min(ranks.len()));
        for place in found.places().filter_map(|place| here.get(place)) {
            if let Some(it) = is_found.get_mut(*place as usize) {
                *it = true;
            }
        }
        ranks = after;
    }
    (0..).zip(&is_found).filter(|(_, found)| **found).map(|(place, _): (u32, _)| place).collect()
}

/// What the places picked leave of groups; those of which nothing is left are gone.
fn among(groups: &[rows::Group], picked: &[u32]) -> Vec<rows::Group> {
    let row = |place: usize| picked.partition_point(|it| (*it as usize) < place);
    let left = groups
        .iter()
        .map(|group| rows::Group { heading: group.heading.clone(), rows: row(group.rows.start)..row(group.rows.end) });
    left.filter(|group| !group.rows.is_empty()).collect()
}

fn heading(group: &rows::Group, lang: Lang) -> Heading {
    Heading {
        key: format!("{:?}", group.heading),
        title: i18n::sentence(&group.heading.in_words(lang)),
        note: String::new(),
        urgent: false,
        rows: group.rows.clone(),
    }
}

/// True where all rows are shown only because the filter could not be read.
fn filter_has_faults(faults: &[QueryError], filter: &Filter) -> bool {
    !faults.is_empty() && filter.is_empty()
}
