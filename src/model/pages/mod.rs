//! The records of a kind in pages: a few hundred records in the order of their ids, with the text in which free words
//! are looked for and the values of fields that were asked for, all close together in memory.
//!
//! Going through a hundred thousand records by their own fields costs a wait for memory at each. A page does not
//! change: an edit puts another one in its place, so that what was worked out for the others stays.

mod column;
mod marks;

use std::sync::{Arc, Mutex, PoisonError};

use memchr::memmem::Finder;

pub use column::Column;
pub use marks::Marks;

use super::field::Field;
use super::id::Id;
use super::schema::{Record, View, walk};
use super::value::Value;
use crate::i18n::fold;

/// Records per page when it is built; it splits at twice as many.
const USUAL: usize = marks::MOST / 2;

/// From so many pages on, two threads look through them.
const MANY: usize = 32;

/// Some records of a kind, in the order of their ids.
#[derive(Debug, Default)]
pub struct Page {
    records: Vec<Arc<dyn Record>>,
    /// Where each record's text ends.
    ends: Vec<u32>,
    text: String,
    columns: Mutex<Vec<Arc<Column>>>,
}

impl Page {
    fn push(&mut self, record: &Arc<dyn Record>, text: &str) {
        self.records.push(Arc::clone(record));
        self.text.push_str(text);
        self.text.push('\n');
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// The same without room to grow.
    fn shrunk(mut self) -> Self {
        self.records.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.text.shrink_to_fit();
        self
    }

    /// The records.
    pub fn records(&self) -> &[Arc<dyn Record>] {
        &self.records
    }

    /// All its places.
    pub fn all(&self) -> Marks {
        Marks::first(self.records.len())
    }

    /// The folded text of the record at the place.
    pub fn text(&self, place: usize) -> &str {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(0);
        self.text.get(start as usize..(end as usize).saturating_sub(1)).unwrap_or_default()
    }

    fn rows(&self) -> impl Iterator<Item = (&Arc<dyn Record>, &str)> {
        self.records.iter().enumerate().map(|(place, record)| (record, self.text(place)))
    }

    /// The places whose text has the needle, which must be folded; an empty one is in every text.
    pub fn find(&self, finder: &Finder<'_>) -> Marks {
        let mut found = Marks::NONE;
        self.each_with(finder, |place| {
            found.set(place);
            true
        });
        found
    }

    /// Tells the places whose text has the needle, ascending, until the answer is false.
    fn each_with(&self, finder: &Finder<'_>, mut tell: impl FnMut(usize) -> bool) {
        let text = self.text.as_bytes();
        let (mut from, mut place) = (0, 0);
        while let Some(hit) = text.get(from..).and_then(|rest| finder.find(rest)) {
            let ends = self.ends.get(place..).unwrap_or_default();
            // Where most records have the needle, the next one is close by.
            let near = ends.iter().take(8).position(|end| *end as usize > from + hit);
            place += near.unwrap_or_else(|| ends.partition_point(|end| *end as usize <= from + hit));
            // The rest of the record's text says nothing new, however often the words stand in it.
            let Some(end) = self.ends.get(place) else { break };
            if !tell(place) {
                break;
            }
            from = *end as usize;
            place += 1;
        }
    }

    /// The values of a field, for whoever wants them of so many of the records; nothing where they cannot be kept, or
    /// where it is quicker to ask the records themselves.
    pub fn column(&self, field: &Field, view: &View<'_>, wanted: usize) -> Option<Arc<Column>> {
        let mut columns = self.columns.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = columns.iter().find(|column| column.is_of(field) && column.holds(view)) {
            return Some(Arc::clone(known));
        }
        let schema = self.records.first()?.schema();
        if wanted * WORTH < self.records.len() || !Column::is_for(field, schema) {
            return None;
        }
        let new = Arc::new(Column::build(&self.records, field, view));
        columns.retain(|column| !column.is_of(field));
        columns.push(Arc::clone(&new));
        Some(new)
    }

    /// Those of the places whose value of a field is as asked; the answer must follow from the value alone.
    pub fn places_where(
        &self,
        field: &Field,
        view: &View<'_>,
        among: Marks,
        mut is_so: impl FnMut(&Value<'_>) -> bool,
    ) -> Marks {
        let mut found = Marks::NONE;
        if among.is_empty() {
            return found;
        }
        let Some(column) = self.column(field, view, among.count()) else {
            let records = among.places().filter_map(|place| Some((place, self.records.get(place)?)));
            let so = records.filter(|(_, record)| is_so(&field.get(record.as_ref(), view)));
            so.for_each(|(place, _)| found.set(place));
            return found;
        };
        let mut answers: Vec<Option<bool>> = vec![None; column.values().len()];
        let mut is_so = |place: &usize| {
            let Some(code) = column.code(*place) else { return false };
            let (Some(answer), Some(value)) = (answers.get_mut(code), column.values().get(code)) else { return false };
            *answer.get_or_insert_with(|| is_so(value))
        };
        among.places().filter(|place| is_so(place)).for_each(|place| found.set(place));
        found
    }

    /// Tells the values of a field in the records at the places, each with how many have it; one may be told twice.
    pub fn each_value(&self, field: &Field, view: &View<'_>, among: Marks, mut tell: impl FnMut(&Value<'_>, usize)) {
        let Some(column) = self.column(field, view, among.count()) else {
            let records = among.places().filter_map(|place| self.records.get(place));
            records.for_each(|record| tell(&field.get(record.as_ref(), view), 1));
            return;
        };
        let mut counts = vec![0; column.values().len()];
        for code in among.places().filter_map(|place| column.code(place)) {
            counts.iter_mut().skip(code).take(1).for_each(|count| *count += 1);
        }
        let used = column.values().iter().zip(counts).filter(|(_, count)| *count > 0);
        used.for_each(|(value, count)| tell(value, count));
    }
}

/// A column is made where more than one record out of so many is wanted.
const WORTH: usize = 16;

/// All records of a kind, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Pages(Arc<Vec<Arc<Page>>>);

impl Pages {
    /// Builds them from records in the order of their ids.
    pub fn build<'a>(records: impl Iterator<Item = &'a Arc<dyn Record>>) -> Self {
        Self::of_texts(records.map(|record| (record, text_of(record.as_ref()))))
    }

    /// Builds them from records in the order of their ids, with their texts as [`text_of`] makes them.
    pub fn of_texts<'a>(rows: impl Iterator<Item = (&'a Arc<dyn Record>, impl AsRef<str>)>) -> Self {
        let mut pages = Vec::new();
        let mut page = Page::default();
        for (record, text) in rows {
            if page.records.len() == USUAL {
                pages.push(Arc::new(std::mem::take(&mut page).shrunk()));
            }
            page.push(record, text.as_ref());
        }
        if !page.records.is_empty() {
            pages.push(Arc::new(page.shrunk()));
        }
        Self(Arc::new(pages))
    }

    /// The pages.
    pub fn all(&self) -> &[Arc<Page>] {
        &self.0
    }

    /// Replaces, inserts or removes one record.
    pub fn update(&mut self, id: &Id, record: Option<&Arc<dyn Record>>) {
        let last = |page: &Arc<Page>| page.records.last().map(|record| record.id().clone());
        let at = self.0.partition_point(|page| last(page).is_some_and(|last| last < *id));
        let at = at.min(self.0.len().saturating_sub(1));
        let old = self.0.get(at).cloned().unwrap_or_default();
        let text = record.map(|record| text_of(record.as_ref()));
        let mut todo = record.zip(text.as_deref());
        let mut rows: Vec<(&Arc<dyn Record>, &str)> = Vec::with_capacity(old.records.len() + 1);
        for (row, row_text) in old.rows() {
            if row.id() >= id {
                rows.extend(todo.take());
            }
            if row.id() != id {
                rows.push((row, row_text));
            }
        }
        rows.extend(todo);
        let size = if rows.len() > marks::MOST { rows.len().div_ceil(2) } else { marks::MOST };
        let pieces = rows.chunks(size).map(|rows| {
            let mut page = Page::default();
            rows.iter().for_each(|(record, text)| page.push(record, text));
            Arc::new(page)
        });
        let pages = Arc::make_mut(&mut self.0);
        let end = (at + 1).min(pages.len());
        pages.splice(at..end, pieces.collect::<Vec<_>>());
    }

    /// The ids of the records whose text has the needle, in order. The needle is folded here; an
    /// empty one is in every text.
    pub fn find(&self, needle: &str) -> Vec<Id> {
        let needle = fold(needle);
        let finder = Finder::new(needle.as_bytes());
        in_halves(&self.0, MANY, |pages| find_in(pages, &finder, usize::MAX)).concat()
    }

    /// The first of them, so many at most: a needle that is nearly everywhere costs next to nothing.
    pub fn find_first(&self, needle: &str, limit: usize) -> Vec<Id> {
        let needle = fold(needle);
        find_in(&self.0, &Finder::new(needle.as_bytes()), limit)
    }

    /// All records with their text, in order.
    fn rows(&self) -> impl Iterator<Item = (&Arc<dyn Record>, &str)> {
        self.0.iter().flat_map(|page| page.rows())
    }
}

/// What is made of pages: of so many or more in two halves, each on a thread of its own, in their order.
pub(crate) fn in_halves<'a, P: Sync, T: Send>(
    pages: &'a [P],
    many: usize,
    run: impl Fn(&'a [P]) -> T + Sync,
) -> Vec<T> {
    if pages.len() < many {
        return vec![run(pages)];
    }
    let (left, right) = pages.split_at(pages.len() / 2);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| run(right));
        let first = run(left);
        match second.join() {
            Ok(second) => vec![first, second],
            // A panic is a fault of the program; it goes on where it would have gone without threads.
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn find_in(pages: &[Arc<Page>], finder: &Finder<'_>, limit: usize) -> Vec<Id> {
    let mut found = Vec::new();
    for page in pages {
        if found.len() >= limit {
            break;
        }
        page.each_with(finder, |place| {
            let record = page.records.get(place).filter(|_| found.len() < limit);
            found.extend(record.map(|record| record.id().clone()));
            record.is_some()
        });
    }
    found
}

/// The folded text of a record: its searched fields and those of its parts, and the texts of the office's own fields.
pub fn text_of(record: &dyn Record) -> String {
    let mut text = String::new();
    let mut add = |word: &str| {
        if !text.is_empty() {
            // A line feed would end the record's text for needles that have one.
            text.push('\u{1f}');
        }
        text.push_str(word);
    };
    walk(record.as_entity(), &mut |entity| {
        for (index, field) in entity.schema().fields.iter().enumerate() {
            if field.spec.search {
                match entity.get(index) {
                    Value::Text(word) => add(&word),
                    Value::List(words) => words.iter().for_each(|word| add(word)),
                    _ => {}
                }
            }
        }
    });
    for value in record.head().own.values() {
        match value {
            serde_json::Value::String(word) => add(word),
            serde_json::Value::Array(words) => words.iter().filter_map(|w| w.as_str()).for_each(&mut add),
            _ => {}
        }
    }
    let folded = fold(&text);
    if folded.contains('\n') { folded.replace('\n', " ") } else { folded }
}

impl PartialEq for Pages {
    fn eq(&self, other: &Self) -> bool {
        // Where pages end depends on history; what they say does not.
        self.rows().count() == other.rows().count()
            && self.rows().zip(other.rows()).all(|((a, text), (b, other))| Arc::ptr_eq(a, b) && text == other)
    }
}
