//! The entries asked for, kept until the workspace, the minute, the language or the question changes.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use crate::agenda::groups::group_in;
use crate::agenda::{Entry, GroupBy, GroupKey, Query, States, words};
use crate::i18n::{Lang, format};
use crate::model::id::Id;
use crate::query::error::QueryError;
use crate::query::filter::Filter;
use crate::query::keys::Subject;
use crate::query::row::Row;
use crate::ui::desk::Desk;
use crate::ui::grid::Heading;

/// By what an entry is known: its source's id and its own.
pub(super) type EntryKey = (Id, Id);

/// All time, in days to both sides.
const LONG: u32 = 36_500;

/// So many entries make a large list.
const LARGE: usize = 20_000;

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Question {
    /// How many days ahead; nothing for all time.
    pub(super) days: Option<u32>,
    /// Whether deadlines of calls that nobody works on are left out.
    pub(super) ours: bool,
    pub(super) states: States,
    pub(super) filter: String,
    pub(super) group_by: GroupBy,
}

impl Default for Question {
    fn default() -> Self {
        Self { days: Some(90), ours: true, states: States::Open, filter: String::new(), group_by: GroupBy::Week }
    }
}

impl Question {
    /// Everything with a date.
    pub(super) fn everything() -> Self {
        Self { days: None, ours: false, states: States::All, ..Self::default() }
    }

    /// The first day, and how many days after it the last one is.
    pub(super) fn range(&self, today: NaiveDate) -> (NaiveDate, u32) {
        match self.days {
            Some(days) => (today, days),
            None => (today.checked_sub_days(Days::new(LONG.into())).unwrap_or(today), 2 * LONG),
        }
    }

    /// The filter with what else leaves entries out, in the language of filters.
    pub(super) fn whole_filter(&self) -> String {
        match (self.ours, self.filter.trim()) {
            (false, filter) => filter.to_owned(),
            (true, "") => "ours:yes".to_owned(),
            (true, filter) => format!("ours:yes ({filter})"),
        }
    }
}

#[derive(Clone, PartialEq, Debug)]
struct Stamp {
    question: Question,
    revision: u64,
    minute: i64,
    lang: Lang,
    zone: Tz,
}

/// The entries asked for, in their groups.
#[derive(Default)]
pub(super) struct Table {
    stamp: Option<Stamp>,
    number: u64,
    entries: Vec<Entry>,
    headings: Vec<Heading>,
    places: HashMap<EntryKey, usize>,
    /// How many there are without the filter.
    pub(super) all: usize,
    /// What is wrong with the filter; the rows are those of the one before.
    pub(super) faults: Vec<QueryError>,
    /// What is worth knowing although it works.
    pub(super) warnings: Vec<QueryError>,
    /// The last filter that could be read.
    readable: String,
    /// Days before its end from which the office counts a deadline as soon due.
    pub(super) lead: Option<i64>,
}

/// By what the entry is known.
pub(super) fn key_of(entry: &Entry) -> EntryKey {
    (entry.source.clone().unwrap_or_else(|| entry.id.clone()), entry.id.clone())
}

impl Table {
    /// Brings the rows up to date.
    pub(super) fn ask(&mut self, desk: &Desk<'_>, question: &Question) {
        // A list of everything is not made anew every minute: that would be felt.
        let minutes = if self.entries.len() > LARGE { 10 } else { 1 };
        let stamp = Stamp {
            question: question.clone(),
            revision: desk.revision(),
            minute: desk.minute().div_euclid(minutes),
            lang: desk.lang,
            zone: desk.zone(),
        };
        if self.stamp.as_ref() == Some(&stamp) {
            return;
        }
        self.stamp = Some(stamp);
        self.number += 1;
        let context = desk.filter_context();
        let subject = Subject::of_schema(Entry::SCHEMA);
        self.faults.clear();
        self.warnings.clear();
        let filter = match Filter::new(&question.filter, &subject, &context) {
            Ok(filter) => {
                self.readable.clone_from(&question.filter);
                self.warnings = filter.warnings().to_vec();
                Some(filter)
            }
            Err(faults) => {
                self.faults = faults;
                Filter::new(&self.readable, &subject, &context).ok()
            }
        };
        let (from, days) = question.range(desk.today());
        let query = Query { from, days, states: question.states, clock: desk.clock };
        let mut entries = desk.agenda.overview(desk.workspace(), &query);
        if question.ours {
            entries.retain(|entry| entry.ours);
        }
        self.all = entries.len();
        if let Some(filter) = filter.filter(|filter| !filter.is_empty()) {
            context.with_view(|view| entries.retain(|entry| filter.matches(Row::Entity(entry), view)));
        }
        let groups = group_in(desk.lang, desk.workspace(), &mut entries, question.group_by, desk.zone());
        self.headings = groups
            .into_iter()
            .map(|group| Heading {
                key: format!("{:?}", group.key),
                title: words::heading(&group.key, desk.workspace(), desk.lang),
                note: note_of(&group.key, desk.lang),
                urgent: group.key == GroupKey::Overdue,
                rows: group.entries,
            })
            .collect();
        self.places = entries.iter().enumerate().map(|(place, entry)| (key_of(entry), place)).collect();
        self.entries = entries;
        self.lead = words::office_lead(desk.workspace());
    }

    pub(super) fn number(&self) -> u64 {
        self.number
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn headings(&self) -> &[Heading] {
        &self.headings
    }

    pub(super) fn place(&self, key: &EntryKey) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// The entry with the id, or the first one of the record with the id.
    pub(super) fn find(&self, id: &Id) -> Option<EntryKey> {
        let own = self.entries.iter().find(|entry| entry.id == *id);
        own.or_else(|| self.entries.iter().find(|entry| entry.source.as_ref() == Some(id))).map(key_of)
    }
}

/// The days of a week, beside its number.
fn note_of(key: &GroupKey, lang: Lang) -> String {
    let GroupKey::Week(monday) = key else { return String::new() };
    let sunday = monday.checked_add_days(Days::new(6)).unwrap_or(*monday);
    format!("{} – {}", format::day_and_month(lang, *monday), format::day_and_month(lang, sunday))
}
