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

/// Places in the alphabet by the record's address.
#[derive(Default)]
struct Kept {
    texts: HashMap<usize, KeptText, RandomState>,
    /// True where all of them have their rank.
    is_ranked: bool,
}

struct KeptText {
    /// Kept too, so that no other record can have its address.
    record: Arc<dyn Record>,
    key: Key,
    /// Where the key stands among those that are kept; the same for equal ones.
    rank: i64,
}

impl Kept {
    /// Forgets what nobody else has.
    fn clear_out(&mut self) {
        self.texts.retain(|_, text| Arc::strong_count(&text.record) > 1);
    }

    fn take_in(&mut self, texts: impl IntoIterator<Item = (usize, KeptText)>) {
        let before = self.texts.len();
        self.texts.extend(texts);
        self.is_ranked &= self.texts.len() == before;
    }

    /// Works the ranks out: to compare numbers takes a tenth of the time that texts take.
    fn rank(&mut self) {
        let mut sorted: Vec<&mut KeptText> = self.texts.values_mut().collect();
        sorted.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        let ranks = sorted.chunk_by_mut(|a, b| a.key == b.key).zip(0..);
        ranks.for_each(|(same, rank)| same.iter_mut().for_each(|text| text.rank = rank));
        self.is_ranked = true;
    }

    fn key(&self, record: &Arc<dyn Record>) -> Key {
        match self.texts.get(&address(record)) {
            None | Some(KeptText { key: Key::Empty, .. }) => Key::Empty,
            Some(text) if self.is_ranked => Key::Number(text.rank),
            Some(text) => text.key.clone(),
        }
    }
}

type Collate = Box<dyn Fn(&str) -> Box<[u8]> + Send + Sync>;

/// Sorts rows in the alphabetical order of one language.
///
/// What a text's place in the alphabet is costs some microseconds to find out, so it is kept for every record that was
/// sorted before and has not changed since.
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

/// From so many new texts on, their places are worked out on two threads.
const MANY: usize = 4_096;

impl Sorter {
    /// A sorter for the language whose order of texts is that of the bytes that `collate` makes of them.
    pub fn new(collate: impl Fn(&str) -> Box<[u8]> + Send + Sync + 'static) -> Self {
        Self { collate: Box::new(collate), kept: HashMap::new() }
    }

    /// Sorts the rows by the fields, the first one first; equal rows by their ids.
    pub fn sort<R: AsRow>(&mut self, rows: &mut Vec<R>, by: &[SortBy], view: &View<'_>, names: &dyn Names) {
        let keys = |by: &SortBy| (self.keys(rows, &by.field, view, names), by.descending);
        let columns: Vec<_> = by.iter().map(keys).collect();
        arrange(rows, &columns);
    }

    /// The place of each row's value in the order of the field.
    pub(super) fn keys<R: AsRow>(&mut self, rows: &[R], field: &Field, view: &View<'_>, names: &dyn Names) -> Vec<Key> {
        let is_text = matches!(order_of(field), Order::Text);
        // A computed text may change although its record does not.
        if is_text
            && !matches!(field.place, Place::Derived(_))
            && rows.first().is_some_and(|row| row.shared().is_some())
        {
            return self.kept_keys(rows, field, view);
        }
        let mut memo = Memo { collate: &self.collate, names, view, links: HashMap::new(), texts: HashMap::new() };
        of_each_value(rows, field, view, |row, value| memo.key(row, value, field))
    }

    /// The place of a text in the alphabet.
    pub(super) fn text_key(&self, text: &str) -> Key {
        collated(text, &self.collate)
    }

    fn kept_keys<R: AsRow>(&mut self, rows: &[R], field: &Field, view: &View<'_>) -> Vec<Key> {
        let kept = self.kept.entry(field.key.clone().into_owned()).or_default();
        if kept.texts.len() > 2 * rows.len() + MANY {
            kept.clear_out();
        }
        let is_new = |record: &&Arc<dyn Record>| !kept.texts.contains_key(&address(record));
        let new: Vec<&Arc<dyn Record>> = rows.iter().filter_map(AsRow::shared).filter(is_new).collect();
        let collate = &self.collate;
        let text = |record: &Arc<dyn Record>| {
            let key = text_key(&Row::Record(record.as_ref()).value(field, view), collate);
            (address(record), KeptText { record: Arc::clone(record), key, rank: 0 })
        };
        if new.len() < MANY {
            let texts: Vec<_> = new.into_iter().map(text).collect();
            kept.take_in(texts);
        } else {
            let (left, right) = new.split_at(new.len() / 2);
            let both = std::thread::scope(|scope| {
                let second = scope.spawn(|| right.iter().map(|record| text(record)).collect::<Vec<_>>());
                let mut first: Vec<_> = left.iter().map(|record| text(record)).collect();
                match second.join() {
                    Ok(more) => first.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
                first
            });
            kept.take_in(both);
        }
        // Of a few among many it is quicker to compare the texts.
        if !kept.is_ranked && rows.len() * 2 >= kept.texts.len() {
            kept.rank();
        }
        rows.iter().map(|row| row.shared().map_or(Key::Empty, |record| kept.key(record))).collect()
    }
}

fn address(record: &Arc<dyn Record>) -> usize {
    Arc::as_ptr(record).cast::<()>().addr()
}

/// Puts rows in the order of their keys, column by column, then of their ids. Gives back where each row stood before.
pub(super) fn arrange<R: AsRow>(rows: &mut Vec<R>, columns: &[(Vec<Key>, bool)]) -> Vec<usize> {
    // Small numbers are sorted, and the keys themselves looked at only where those agree.
    let short = |row: usize| columns.first().and_then(|(keys, turned)| Some(short(keys.get(row)?, *turned)));
    let mut order: Vec<(Option<u64>, usize)> = (0..rows.len()).map(|row| (short(row), row)).collect();
    order.sort_unstable_by(|(a_short, a), (b_short, b)| {
        let in_full = || {
            let columns = columns.iter().map(|(keys, turned)| match (keys.get(*a), keys.get(*b)) {
                (Some(a), Some(b)) => compare(a, b, *turned),
                _ => Ordering::Equal,
            });
            columns.into_iter().find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
        };
        // Those that know their place stand in the order of their ids already, and to ask for one costs much.
        let id = |index: usize| rows.get(index).filter(|row| row.spot().is_none()).map(|row| row.row().id());
        a_short.cmp(b_short).then_with(in_full).then_with(|| id(*a).cmp(&id(*b))).then_with(|| a.cmp(b))
    });
    let mut old: Vec<Option<R>> = std::mem::take(rows).into_iter().map(Some).collect();
    let order: Vec<usize> = order.into_iter().map(|(_, index)| index).collect();
    rows.extend(order.iter().filter_map(|index| old.get_mut(*index).and_then(Option::take)));
    order
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
}

impl Memo<'_> {
    fn key(&mut self, row: Row<'_>, value: &Value<'_>, field: &Field) -> Key {
        match order_of(field) {
            Order::Text => text_key(value, self.collate),
            Order::Value => value_key(value, self.view),
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

fn value_key(value: &Value<'_>, view: &View<'_>) -> Key {
    match value {
        Value::Bool(b) => Key::Number(i64::from(*b)),
        Value::Integer(n) => Key::Number(*n),
        Value::Integers(list) => list.first().map_or(Key::Empty, |n| Key::Number(*n)),
        Value::Decimal(d) => Key::Decimal(*d),
        Value::Money(money) => Key::Money(money.currency, money.amount),
        Value::Date(date) => time_key(date, view),
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
    use crate::query::fixture::{Norwegian, context, subject, workspace};
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
                let mut plain: Vec<_> = workspace.table(kind).values().cloned().collect();
                context.with_view(|view| sorter.sort(&mut plain, &sort, view, &Norwegian));
                let ids = |rows: &[Arc<dyn Record>]| rows.iter().map(|row| row.id().to_string()).collect::<Vec<_>>();
                for _ in 0..2 {
                    let request = Request { sort: sort.clone(), ..Request::default() };
                    let kept = RowSet::of_records(&subject, &all, request, &mut sorter, &context);
                    assert_eq!(ids(&kept.rows), ids(&plain), "{} {}", kind.key(), field.key);
                }
            }
        }
    }
}
