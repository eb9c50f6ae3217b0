//! Sorting rows by fields, with the texts' places in the alphabet kept from one time to the next.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;
use rust_decimal::Decimal;

use super::ast::{Segment, Span};
use super::error::QueryError;
use super::keys::Subject;
use super::names::Names;
use super::row::{AsRow, Row, of_each_value};
use crate::model::date::DateValue;
use crate::model::field::{Field, Place};
use crate::model::id::Id;
use crate::model::money::Currency;
use crate::model::pages::{Page, in_halves};
use crate::model::schema::{Record, View};
use crate::model::value::{Value, ValueKind};

/// A field to sort by.
#[derive(Clone, Debug)]
pub struct SortBy {
    /// The field.
    pub field: Field,
    /// From the end to the beginning; what is empty stands last all the same.
    pub descending: bool,
}

impl SortBy {
    /// Reads `title` or `-deadline`: a key or a word for a field, with `-` before it to turn it round.
    ///
    /// # Errors
    /// Where no field, or more than one, is so called.
    pub fn parse(text: &str, subject: &Subject, names: &dyn Names) -> Result<Self, QueryError> {
        let (descending, key) = match text.strip_prefix('-') {
            Some(key) => (true, key),
            None => (false, text),
        };
        let segment = Segment { text: key.to_owned(), span: Span::new(text.len() - key.len(), text.len()) };
        Ok(Self { field: subject.field(&segment, names)?.clone(), descending })
    }
}

/// A value's place in the order of its field. Empty ones are told apart by the caller: they stand last.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Key {
    Number(i64),
    Decimal(Decimal),
    Money(Currency, Decimal),
    /// The last and the first second, and how vague it is.
    Time(i64, i64),
    /// A text's place in the alphabet: its first sixteen bytes, and all of them.
    Text(u128, Arc<[u8]>),
    Empty,
}

/// The places of texts in the alphabet, by the page of the records.
#[derive(Default)]
struct Kept {
    pages: HashMap<usize, KeptPage, RandomState>,
    /// True where all of them have their ranks.
    is_ranked: bool,
}

struct KeptPage {
    /// Kept too, so that no other page can have its address.
    page: Arc<Page>,
    keys: Vec<Key>,
    /// Where each key stands among all that are kept; the same for equal ones.
    ranks: Vec<i64>,
}

impl KeptPage {
    fn new(page: &Arc<Page>, field: &Field, view: &View<'_>, collate: &Collate) -> Self {
        let key = |record: &Arc<dyn Record>| text_key(&field.get(record.as_ref(), view), collate);
        let keys: Vec<Key> = page.records().iter().map(key).collect();
        Self { page: Arc::clone(page), ranks: vec![0; keys.len()], keys }
    }

    fn key(&self, place: usize, ranked: bool) -> Key {
        match self.keys.get(place) {
            None | Some(Key::Empty) => Key::Empty,
            Some(_) if ranked => self.ranks.get(place).map_or(Key::Empty, |rank| Key::Number(*rank)),
            Some(key) => key.clone(),
        }
    }
}

impl Kept {
    /// Takes in what is new of pages of which enough is wanted, and forgets those that nobody else has any more.
    fn follow<'a>(
        &mut self,
        wanted: impl Iterator<Item = (&'a Arc<Page>, usize)>,
        make: impl Fn(&Arc<Page>) -> KeptPage + Sync,
    ) {
        let enough = |(page, rows): &(&Arc<Page>, usize)| rows * WORTH >= page.records().len();
        let new: Vec<&Arc<Page>> = wanted
            .filter(enough)
            .map(|(page, _)| page)
            .filter(|page| !self.pages.contains_key(&address(page)))
            .collect();
        if new.is_empty() {
            return;
        }
        self.pages.retain(|_, kept| Arc::strong_count(&kept.page) > 1);
        let run = |pages: &[&Arc<Page>]| pages.iter().map(|page| (address(page), make(page))).collect::<Vec<_>>();
        self.pages.extend(in_halves(&new, MANY, run).into_iter().flatten());
        self.is_ranked = false;
    }

    /// How many texts there are.
    fn len(&self) -> usize {
        self.pages.values().map(|kept| kept.keys.len()).sum()
    }

    /// Works the ranks out: to compare numbers takes a tenth of the time that texts take.
    fn rank(&mut self) {
        let pages = self.pages.values_mut();
        let mut sorted: Vec<(&Key, &mut i64)> = pages.flat_map(|kept| kept.keys.iter().zip(&mut kept.ranks)).collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(b.0));
        let ranks = sorted.chunk_by_mut(|a, b| a.0 == b.0).zip(0..);
        ranks.for_each(|(same, rank)| same.iter_mut().for_each(|(_, at)| **at = rank));
        self.is_ranked = true;
    }
}

type Collate = Box<dyn Fn(&str) -> Box<[u8]> + Send + Sync>;

/// Sorts rows in the alphabetical order of one language.
///
/// What a text's place in the alphabet is costs some microseconds to find out, so it is kept for every page of records
/// that was sorted before.
pub struct Sorter {
    collate: Collate,
    /// By field.
    kept: HashMap<String, Kept>,
}

impl std::fmt::Debug for Sorter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sorter").field("kept", &self.kept.len()).finish_non_exhaustive()
    }
}

/// The longest stretch of a text that decides its place, in characters.
const TEXT_LIMIT: usize = 200;

/// From so many new pages on, two threads go through them.
const MANY: usize = 8;

/// The places of a whole page are worked out where more than one out of so many is wanted.
const WORTH: usize = 8;

impl Sorter {
    /// A sorter for the language whose order of texts is that of the bytes that `collate` makes of them.
    pub fn new(collate: impl Fn(&str) -> Box<[u8]> + Send + Sync + 'static) -> Self {
        Self { collate: Box::new(collate), kept: HashMap::new() }
    }

    /// The order of the rows by the fields, the first one first, then by their ids: which row comes first, which second.
    pub(super) fn order<R: AsRow>(
        &mut self,
        rows: &[R],
        by: &[SortBy],
        view: &View<'_>,
        names: &dyn Names,
    ) -> Vec<usize> {
        let keys = |by: &SortBy| (self.keys(rows, &by.field, view, names), by.descending);
        order_by(rows, &by.iter().map(keys).collect::<Vec<_>>())
    }

    /// The place of each row's value in the order of the field.
    pub(super) fn keys<R: AsRow>(&mut self, rows: &[R], field: &Field, view: &View<'_>, names: &dyn Names) -> Vec<Key> {
        let is_text = matches!(order_of(field), Order::Text);
        // A computed text may change although its record does not.
        if is_text && !matches!(field.place, Place::Derived(_)) && rows.iter().all(|row| row.spot().is_some()) {
            return self.kept_keys(rows, field, view);
        }
        let mut memo = Memo {
            collate: &self.collate,
            names,
            view,
            links: HashMap::new(),
            texts: HashMap::new(),
            times: HashMap::default(),
        };
        of_each_value(rows, field, view, |row, value| memo.key(row, value, field))
    }

    /// The place of a text in the alphabet.
    pub(super) fn text_key(&self, text: &str) -> Key {
        collated(text, &self.collate)
    }

    fn kept_keys<R: AsRow>(&mut self, rows: &[R], field: &Field, view: &View<'_>) -> Vec<Key> {
        let kept = self.kept.entry(field.key.clone().into_owned()).or_default();
        let collate = &self.collate;
        let page = |row: &R| row.spot().map(|(page, _)| address(page));
        let pages = || rows.chunk_by(|a, b| page(a) == page(b));
        let wanted = pages().filter_map(|rows| Some((rows.first()?.spot()?.0, rows.len())));
        kept.follow(wanted, |page| KeptPage::new(page, field, view, collate));
        let all_known =
            pages().all(|rows| rows.first().and_then(page).is_some_and(|page| kept.pages.contains_key(&page)));
        // Of a few among many it is quicker to compare the texts.
        if all_known && !kept.is_ranked && rows.len() * 2 >= kept.len() {
            kept.rank();
        }
        let ranked = all_known && kept.is_ranked;
        let mut keys = Vec::with_capacity(rows.len());
        for rows in pages() {
            let known = rows.first().and_then(page).and_then(|page| kept.pages.get(&page));
            keys.extend(rows.iter().map(|row| match (known, row.spot()) {
                (Some(known), Some((_, place))) => known.key(place, ranked),
                _ => text_key(&row.row().value(field, view), collate),
            }));
        }
        keys
    }
}

fn address(page: &Arc<Page>) -> usize {
    Arc::as_ptr(page).addr()
}

/// The order of rows by their keys, column by column, then by their ids: which row comes first, which second.
pub(super) fn order_by<R: AsRow>(rows: &[R], columns: &[(Vec<Key>, bool)]) -> Vec<usize> {
    // Small numbers are sorted, and the keys themselves looked at only where those agree.
    let short = |row: usize| columns.first().and_then(|(keys, turned)| Some(short(keys.get(row)?, *turned)));
    let mut order: Vec<(u64, usize)> = (0..rows.len()).map(|row| (short(row).unwrap_or_default(), row)).collect();
    order.sort_unstable_by(|(a_short, a), (b_short, b)| {
        let in_full = || {
            let mut columns = columns.iter().map(|(keys, turned)| match (keys.get(*a), keys.get(*b)) {
                (Some(a), Some(b)) => compare(a, b, *turned),
                _ => Ordering::Equal,
            });
            columns.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
        };
        // Those that know their place stand in the order of their ids already, and to ask for one costs much.
        let id = |index: usize| rows.get(index).filter(|row| row.spot().is_none()).map(|row| row.row().id());
        a_short.cmp(b_short).then_with(in_full).then_with(|| id(*a).cmp(&id(*b))).then_with(|| a.cmp(b))
    });
    order.into_iter().map(|(_, row)| row).collect()
}

/// Puts things in an order.
pub(super) fn arranged<T>(things: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut old: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.iter().filter_map(|index| old.get_mut(*index).and_then(Option::take)).collect()
}

/// A number that never stands in another order than the key does; of keys that begin alike it is the same.
fn short(key: &Key, turned: bool) -> u64 {
    let signed = |number: i64| number.cast_unsigned() ^ (1 << 63);
    let (sort, number) = match key {
        Key::Number(number) => (0, signed(*number)),
        Key::Decimal(_) => (1, 0),
        Key::Money(..) => (2, 0),
        Key::Time(end, _) => (3, signed(*end)),
        Key::Text(first, _) => (4, u64::try_from(first >> 64).unwrap_or(u64::MAX)),
        Key::Empty => return u64::MAX,
    };
    // Three bits for the sort, which leaves the highest number to what is empty.
    let number = sort << 61 | number >> 3;
    if turned { (5 << 61) - number } else { number }
}

fn compare(a: &Key, b: &Key, turned: bool) -> Ordering {
    match (a, b) {
        (Key::Empty, _) | (_, Key::Empty) => matches!(a, Key::Empty).cmp(&matches!(b, Key::Empty)),
        _ if turned => b.cmp(a),
        _ => a.cmp(b),
    }
}

/// By what the values of a field are ordered.
enum Order {
    Text,
    Choice(&'static [&'static str]),
    /// The words of an own field.
    Words,
    Country,
    Link,
    Parts,
    Value,
}

fn order_of(field: &Field) -> Order {
    match field.spec.kind {
        ValueKind::Choice(def) => Order::Choice(def.codes),
        ValueKind::Text if !field.words.is_empty() => Order::Words,
        ValueKind::Country => Order::Country,
        ValueKind::Link(_) | ValueKind::Links(_) => Order::Link,
        ValueKind::Parts(_) => Order::Parts,
        ValueKind::Text
        | ValueKind::LongText
        | ValueKind::Tags
        | ValueKind::Currency
        | ValueKind::Zone
        | ValueKind::Calendars
        | ValueKind::Emails
        | ValueKind::Phones
        | ValueKind::Web
        | ValueKind::Picture => Order::Text,
        ValueKind::Bool
        | ValueKind::Integer(..)
        | ValueKind::Integers(..)
        | ValueKind::Decimal
        | ValueKind::Percent
        | ValueKind::Money
        | ValueKind::Date
        | ValueKind::Timestamp => Order::Value,
    }
}

/// What is worked out once for one sorting.
struct Memo<'a> {
    collate: &'a Collate,
    names: &'a dyn Names,
    view: &'a View<'a>,
    links: HashMap<Id, Key>,
    texts: HashMap<String, Key>,
    /// To find out when a day ends somewhere takes longer than to find it here.
    times: HashMap<DateValue, Key, RandomState>,
}

impl Memo<'_> {
    fn key(&mut self, row: Row<'_>, value: &Value<'_>, field: &Field) -> Key {
        match order_of(field) {
            Order::Text => text_key(value, self.collate),
            Order::Value => match value {
                Value::Date(date) => {
                    let view = self.view;
                    self.times.entry(*date).or_insert_with(|| time_key(date, view)).clone()
                }
                other => value_key(other),
            },
            Order::Choice(codes) => self.place(value, |text| codes.iter().position(|code| *code == text)),
            Order::Words => self.place(value, |text| field.words.iter().position(|word| word == text)),
            Order::Country => match value.as_text() {
                Some(code) => {
                    let names = self.names;
                    self.text(code, |code| names.country_name(code).unwrap_or_else(|| code.to_owned()))
                }
                None => Key::Empty,
            },
            Order::Link => match value {
                Value::Link(id) => self.link(id),
                Value::Links(list) => list.first().map_or(Key::Empty, |id| self.link(id)),
                _ => Key::Empty,
            },
            Order::Parts => {
                let Some(part) = row.parts(field).and_then(|list| list.at(0)) else { return Key::Empty };
                let main = part.schema().main_field().map(|(_, main)| main.key);
                let fields = crate::model::field::fields_of_schema(part.schema());
                let main = fields.iter().find(|field| Some(field.key.as_ref()) == main);
                main.filter(|main| !matches!(main.spec.kind, ValueKind::Parts(_))).map_or(Key::Empty, |main| {
                    let row = Row::Entity(part);
                    self.key(row, &row.value(main, self.view), main)
                })
            }
        }
    }

    /// The place in a list; what is not in it stands behind it, by the alphabet.
    fn place(&mut self, value: &Value<'_>, place: impl Fn(&str) -> Option<usize>) -> Key {
        match value.as_text() {
            None | Some("") => Key::Empty,
            Some(text) => match place(text) {
                Some(place) => Key::Number(i64::try_from(place).unwrap_or(i64::MAX)),
                None => self.text(text, str::to_owned),
            },
        }
    }

    fn text(&mut self, text: &str, shown: impl Fn(&str) -> String) -> Key {
        if let Some(key) = self.texts.get(text) {
            return key.clone();
        }
        let key = collated(&shown(text), self.collate);
        self.texts.insert(text.to_owned(), key.clone());
        key
    }

    fn link(&mut self, id: &Id) -> Key {
        if let Some(key) = self.links.get(id) {
            return key.clone();
        }
        let title = (self.view.lookup)(id).map(|record| record.title()).unwrap_or_default();
        let key = collated(&title, self.collate);
        self.links.insert(id.clone(), key.clone());
        key
    }
}

fn text_key(value: &Value<'_>, collate: &Collate) -> Key {
    match value {
        Value::Text(text) => collated(text, collate),
        Value::List(list) => collated(&list.join(", "), collate),
        _ => Key::Empty,
    }
}

fn collated(text: &str, collate: &Collate) -> Key {
    let text = text.char_indices().nth(TEXT_LIMIT).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    if text.is_empty() {
        return Key::Empty;
    }
    let bytes = collate(text);
    let mut first = [0; 16];
    first.iter_mut().zip(bytes.iter()).for_each(|(to, from)| *to = *from);
    Key::Text(u128::from_be_bytes(first), bytes.into())
}

fn value_key(value: &Value<'_>) -> Key {
    match value {
        Value::Bool(b) => Key::Number(i64::from(*b)),
        Value::Integer(n) => Key::Number(*n),
        Value::Integers(list) => list.first().map_or(Key::Empty, |n| Key::Number(*n)),
        Value::Decimal(d) => Key::Decimal(*d),
        Value::Money(money) => Key::Money(money.currency, money.amount),
        Value::Timestamp(at) => Key::Time(at.0.timestamp(), at.0.timestamp()),
        _ => Key::Empty,
    }
}

/// Dates stand by the instant at which they end; of those that end together the vaguer one stands behind.
pub(super) fn time_key(date: &DateValue, view: &View<'_>) -> Key {
    let length = date.last_day().signed_duration_since(date.first_day()).num_days();
    Key::Time(date.end(view.zone).timestamp(), length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::Kind;
    use crate::query::filter::Filter;
    use crate::query::fixture::{context, subject, workspace};
    use crate::query::rows::{Request, RowSet};
    use proptest::prelude::*;

    fn key() -> impl Strategy<Value = Key> {
        let number = prop_oneof![any::<i64>(), -3..3_i64, Just(i64::MAX), Just(i64::MIN)];
        let bytes = proptest::collection::vec(0..4_u8, 0..20);
        prop_oneof![
            number.clone().prop_map(Key::Number),
            any::<i32>().prop_map(|it| Key::Decimal(it.into())),
            (number, 0..3_i64).prop_map(|(end, length)| Key::Time(end, length)),
            bytes.prop_map(|bytes| collated("x", &(Box::new(move |_: &str| bytes.clone().into()) as Collate))),
            Just(Key::Empty),
        ]
    }

    proptest! {
        #[test]
        fn a_short_number_never_contradicts_its_key(a in key(), b in key(), turned: bool) {
            let (a_short, b_short) = (short(&a, turned), short(&b, turned));
            let agrees = match compare(&a, &b, turned) {
                Ordering::Less => a_short <= b_short,
                Ordering::Equal => a_short == b_short,
                Ordering::Greater => a_short >= b_short,
            };
            prop_assert!(agrees, "{a_short} {b_short}");
        }
    }

    #[test]
    fn records_stand_in_the_same_order_with_and_without_what_is_kept_of_them() {
        let workspace = workspace();
        let context = context(&workspace);
        for kind in Kind::listed() {
            let subject = subject(kind, &workspace);
            let all = Filter::new("", &subject, &context).unwrap();
            for (field, descending) in subject.fields.iter().flat_map(|field| [(field, false), (field, true)]) {
                let sort = vec![SortBy { field: field.clone(), descending }];
                let mut sorter = Sorter::new(|text| text.to_lowercase().into_bytes().into());
                let request = || Request { sort: sort.clone(), ..Request::default() };
                let plain: Vec<_> = workspace.table(kind).values().cloned().collect();
                let plain = RowSet::of_rows(plain, &all, request(), &mut sorter, &context);
                let ids = |rows: &[Arc<dyn Record>]| rows.iter().map(|row| row.id().to_string()).collect::<Vec<_>>();
                for _ in 0..2 {
                    let kept = RowSet::of_records(&subject, &all, request(), &mut sorter, &context);
                    assert_eq!(ids(&kept.rows), ids(&plain.rows), "{} {}", kind.key(), field.key);
                }
            }
        }
    }
}
