//! The rows of a kind as the grid shows them: filtered, sorted, grouped, and made anew only when something changed.

use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::arrange::{self, Arranged};
use super::cells::{Words, is_groupable, is_right};
use crate::agenda::words::office_lead;
use crate::i18n::{self, Lang};
use crate::model::field::{Field, Place};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::Record;
use crate::model::text;
use crate::model::value::ValueKind;
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
    /// The rows with those fields as columns.
    pub(super) set: RowSet<Arc<dyn Record>>,
    /// The groups with their headings.
    pub(super) headings: Vec<Heading>,
    pub(super) faults: Vec<QueryError>,
    pub(super) warnings: Vec<QueryError>,
    /// How many records of the kind there are.
    pub(super) total: usize,
    pub(super) sort: Vec<String>,
    pub(super) group: String,
    soon: i64,
    order: Order,
}

/// All records in their order. In a large table that takes longer than to filter it, so it is kept while one types.
#[derive(Default)]
struct Order {
    cause: Option<(Lang, chrono_tz::Tz, Vec<String>, Option<i64>)>,
    revision: u64,
    records: Vec<Arc<dyn Record>>,
}

/// From so many records on, their order is kept.
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
            set: RowSet { columns: Vec::new(), rows: Vec::new(), groups: Vec::new() },
            headings: Vec::new(),
            faults: Vec::new(),
            warnings: Vec::new(),
            total: 0,
            sort: Vec::new(),
            group: String::new(),
            soon: USUAL_LEAD,
            order: Order::default(),
        }
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
            self.cause = Some(cause);
            self.find(desk, filter);
        }
        self.set_columns(desk.lang);
        true
    }

    /// Filters, sorts and groups. While the filter has a fault, the rows stay as they were.
    fn find(&mut self, desk: &Desk<'_>, filter: &str) {
        let context = desk.filter_context();
        let names = InLanguage(desk.lang);
        let filter = match Filter::new(filter, &self.subject, &context) {
            Ok(filter) => filter,
            Err(faults) => {
                self.faults = faults;
                self.warnings.clear();
                if !self.set.rows.is_empty() || self.total == 0 {
                    self.refresh(desk);
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
        if group.is_none() && self.total >= LARGE {
            let found = context.with_view(|view| {
                let found = filter.select(self.kind, desk.workspace(), view);
                let address = |record: &Arc<dyn Record>| Arc::as_ptr(record).cast::<()>().addr();
                let found: HashSet<usize, RandomState> = found.into_iter().map(address).collect();
                self.put_in_order(desk, sort.clone());
                if found.len() == self.order.records.len() {
                    return self.order.records.clone();
                }
                self.order.records.iter().filter(|record| found.contains(&address(record))).cloned().collect()
            });
            self.headings.clear();
            self.set = RowSet { columns: Vec::new(), rows: found, groups: Vec::new() };
            return;
        }
        let request = Request { columns: Vec::new(), sort, group };
        let sorter = sorter_of(&mut self.sorter, desk);
        let found = RowSet::of_records(&self.subject, &filter, request, sorter, &context);
        self.headings = found.groups.iter().map(|group| heading(group, desk.lang)).collect();
        self.set = found;
    }

    /// Sorts all records, unless they are in that order already. A record that was changed keeps its place, so that it
    /// does not jump away while one writes in it.
    fn put_in_order(&mut self, desk: &Desk<'_>, sort: Vec<SortBy>) {
        let moves = sort.iter().any(|by| matches!(by.field.place, Place::Derived(_)));
        let cause = Some((desk.lang, desk.zone(), self.sort.clone(), moves.then(|| desk.minute())));
        if self.order.cause == cause && self.follow_edit(desk, &sort) {
            self.order.revision = desk.revision();
            return;
        }
        let context = desk.filter_context();
        let Ok(all) = Filter::new("", &self.subject, &context) else { return };
        let request = Request { columns: Vec::new(), sort, group: None };
        let sorter = sorter_of(&mut self.sorter, desk);
        let records = RowSet::of_records(&self.subject, &all, request, sorter, &context).rows;
        self.order = Order { cause, revision: desk.revision(), records };
    }

    /// Takes over what the last edit changed; false where everything is to be sorted anew.
    fn follow_edit(&mut self, desk: &Desk<'_>, sort: &[SortBy]) -> bool {
        let order = &mut self.order;
        if order.revision == desk.revision() {
            return true;
        }
        let touched = desk.document.touched();
        let by_links = || {
            let is_link = |by: &SortBy| {
                matches!(by.field.spec.kind, ValueKind::Link(_) | ValueKind::Links(_) | ValueKind::Parts(_))
            };
            sort.iter().any(is_link)
        };
        if order.revision + 1 != desk.revision() || touched.len() > 8 {
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
            let at = order.records.iter().position(|record| record.id() == id);
            match (at, table.get(id)) {
                (Some(at), Some(record)) => {
                    if let Some(place) = order.records.get_mut(at) {
                        *place = Arc::clone(record);
                    }
                }
                (Some(at), None) => {
                    order.records.remove(at);
                }
                (None, Some(_)) => return false,
                (None, None) => {}
            }
        }
        true
    }

    /// Keeps the rows there are, each as the workspace has it now.
    fn refresh(&mut self, desk: &Desk<'_>) {
        let table = desk.workspace().table(self.kind);
        let before = self.set.rows.len();
        let rows = std::mem::take(&mut self.set.rows);
        self.set.rows = rows.into_iter().filter_map(|record| table.get(record.id()).cloned()).collect();
        if self.set.rows.len() != before {
            self.headings.clear();
            self.set.groups.clear();
        }
    }

    fn set_columns(&mut self, lang: Lang) {
        let seen = self.arranged.iter().filter(|column| !column.hidden);
        self.set.columns = seen.clone().map(|column| column.field.clone()).collect();
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
        let Some(record) = self.set.rows.get(row) else { return Shown::default() };
        let context = desk.context();
        desk.workspace().with_view(desk.now(), desk.zone(), |view| {
            let words = Words { context, view, soon: self.soon };
            let cells: Vec<_> = self
                .set
                .columns
                .iter()
                .enumerate()
                .map(|(at, field)| words.cell(record.as_ref(), field, at == 0 && !field.spec.title))
                .collect();
            let columns: Vec<_> = self.set.columns.iter().zip(&cells).collect();
            let sentence = words.sentence(record.as_ref(), &columns, self.subject.schema);
            Shown { cells, sentence, faded: false }
        })
    }

    /// The id of a row.
    pub(super) fn id(&self, row: usize) -> Option<&Id> {
        self.set.rows.get(row).map(|record| record.id())
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
