//! Conditions bound to fields, and how they are decided for a row.

use std::collections::HashSet;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use memchr::memchr2_iter;
use memchr::memmem::{Finder, find_iter};
use rust_decimal::Decimal;

use super::row::Row;
use crate::i18n::fold;
use crate::model::date::DateValue;
use crate::model::field::{Field, Place};
use crate::model::id::Id;
use crate::model::money::Currency;
use crate::model::pages::{Marks, Page};
use crate::model::schema::{View, find};
use crate::model::value::{Value, ValueKind};

/// A condition on one field, met where any of its checks is.
#[derive(Clone, Debug)]
pub(super) struct FieldTest {
    pub(super) field: Field,
    pub(super) how: How,
}

/// What is looked at.
#[derive(Clone, Debug)]
pub(super) enum How {
    /// The value itself.
    Value(Vec<Check>),
    /// The parts of a list: any one of them meets the condition.
    Parts(Box<FieldTest>),
}

/// One comparison.
#[derive(Clone, Debug)]
pub(super) enum Check {
    Filled,
    Empty,
    /// A text, or one of several, has the needle.
    Contains(Box<Needle>),
    /// A text, or one of several, is the text, case and accents aside.
    Equals(String),
    /// A code is one of these.
    Code(Vec<String>),
    /// A code stands within this stretch of the list.
    Order {
        codes: &'static [&'static str],
        low: usize,
        high: usize,
    },
    Bool(bool),
    /// A number lies within; an end may be left out of the range.
    Number(Bounds),
    /// An amount lies within, whatever its currency unless one is named.
    Money(Bounds, Option<Currency>),
    /// The last day of a date lies within, and all its days where the whole of it must.
    Days {
        low: NaiveDate,
        high: NaiveDate,
        whole: bool,
    },
    /// A moment lies within, the end left out; a day counts with its end.
    Moments {
        low: Option<DateTime<Utc>>,
        high: Option<DateTime<Utc>>,
    },
    /// The days of a date are these.
    SameDays {
        first: NaiveDate,
        last: NaiveDate,
    },
    /// A link leads to one of these.
    To(IdSet),
    /// A link leads to one of these, or to a part of one.
    ToOrInto(IdSet),
    /// What a link leads to meets the condition of its schema; found at each row.
    Linked(Vec<(&'static str, FieldTest)>),
}

/// The ends of a range of numbers; true behind an end means that it belongs to the range.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bounds {
    pub(super) low: Option<(Decimal, bool)>,
    pub(super) high: Option<(Decimal, bool)>,
}

impl Bounds {
    fn hold(&self, value: Decimal) -> bool {
        self.low.is_none_or(|(low, with)| value > low || (with && value == low))
            && self.high.is_none_or(|(high, with)| value < high || (with && value == high))
    }
}

/// Ids, few or many.
#[derive(Clone, Debug)]
pub(super) enum IdSet {
    Few(Vec<Id>),
    Many(HashSet<Id>),
}

impl FromIterator<Id> for IdSet {
    fn from_iter<I: IntoIterator<Item = Id>>(ids: I) -> Self {
        let ids: Vec<Id> = ids.into_iter().collect();
        if ids.len() <= 8 { Self::Few(ids) } else { Self::Many(ids.into_iter().collect()) }
    }
}

impl IdSet {
    pub(super) fn has(&self, id: &Id) -> bool {
        match self {
            Self::Few(ids) => ids.contains(id),
            Self::Many(ids) => ids.contains(id),
        }
    }
}

/// A folded text to look for.
#[derive(Clone, Debug)]
pub(super) struct Needle {
    pub(super) folded: String,
    finder: Finder<'static>,
}

impl Needle {
    pub(super) fn new(text: &str) -> Self {
        // The searched text has no line feeds either.
        let folded = fold(text).replace('\n', " ");
        let finder = Finder::new(folded.as_bytes()).into_owned();
        Self { folded, finder }
    }

    pub(super) fn finder(&self) -> &Finder<'static> {
        &self.finder
    }

    /// True where the folded text has it.
    pub(super) fn is_in_folded(&self, text: &str) -> bool {
        self.finder.find(text.as_bytes()).is_some()
    }

    /// True where the text has it once folded.
    pub(super) fn is_in(&self, text: &str) -> bool {
        if !text.is_ascii() {
            return self.is_in_folded(&fold(text));
        }
        // Folding changes nothing but the case of ASCII, so it need not be written out.
        let (needle, text) = (self.folded.as_bytes(), text.as_bytes());
        let Some(first) = needle.first() else { return true };
        let Some(last) = text.len().checked_sub(needle.len()) else { return false };
        let begins = |at: usize| {
            at <= last && text.get(at..at + needle.len()).is_some_and(|part| part.eq_ignore_ascii_case(needle))
        };
        if first.is_ascii_alphabetic() {
            memchr2_iter(*first, first.to_ascii_uppercase(), text).any(begins)
        } else {
            find_iter(text, std::slice::from_ref(first)).any(begins)
        }
    }
}

fn equals_folded(text: &str, folded: &str) -> bool {
    if text.is_ascii() { text.eq_ignore_ascii_case(folded) } else { fold(text) == folded }
}

impl FieldTest {
    /// True where the row meets the condition.
    pub(super) fn holds(&self, row: Row<'_>, view: &View<'_>) -> bool {
        match &self.how {
            How::Value(checks) => {
                let value = row.value(&self.field, view);
                checks.iter().any(|check| check.holds(&value, view))
            }
            How::Parts(inner) => {
                row.parts(&self.field).is_some_and(|list| list.iter().any(|part| inner.holds(Row::Entity(part), view)))
            }
        }
    }

    /// Those of a page's records that meet the condition.
    pub(super) fn within(&self, page: &Page, among: Marks, view: &View<'_>) -> Marks {
        match &self.how {
            How::Value(checks) => {
                page.places_where(&self.field, view, among, |value| checks.iter().any(|check| check.holds(value, view)))
            }
            How::Parts(_) => {
                let mut found = Marks::NONE;
                let records = among.places().filter_map(|place| Some((place, page.records().get(place)?)));
                let meets = records.filter(|(_, record)| self.holds(Row::Record(record.as_ref()), view));
                meets.for_each(|(place, _)| found.set(place));
                found
            }
        }
    }

    /// About how long it takes to decide: what is cheap is decided first.
    pub(super) fn cost(&self) -> usize {
        let place = match self.field.place {
            Place::Stored(_) => 1,
            Place::Head(_) => 8,
            // What is kept of a page costs no more than what is stored.
            Place::Derived(_) => 4,
            Place::Own => 20,
        };
        let kind = match self.field.spec.kind {
            ValueKind::LongText => 10,
            ValueKind::Text | ValueKind::Tags => 4,
            ValueKind::Date => 2,
            _ => 1,
        };
        match &self.how {
            How::Value(checks) => {
                let lookups = checks.iter().filter(|check| matches!(check, Check::Linked(_))).count();
                place + kind * checks.len() + 40 * lookups
            }
            How::Parts(inner) => place + 3 * inner.cost(),
        }
    }
}

impl Check {
    pub(super) fn holds(&self, value: &Value<'_>, view: &View<'_>) -> bool {
        match self {
            Self::Filled => !value.is_empty(),
            Self::Empty => value.is_empty(),
            Self::Contains(needle) => any_text(value, |text| needle.is_in(text)),
            Self::Equals(folded) => any_text(value, |text| equals_folded(text, folded)),
            Self::Code(codes) => any_text(value, |text| codes.iter().any(|code| code == text)),
            Self::Order { codes, low, high } => value
                .as_text()
                .and_then(|text| codes.iter().position(|code| *code == text))
                .is_some_and(|place| (*low..=*high).contains(&place)),
            Self::Bool(expected) => matches!(value, Value::Bool(b) if b == expected),
            Self::Number(bounds) => match value {
                Value::Integer(n) => bounds.hold(Decimal::from(*n)),
                Value::Integers(list) => list.iter().any(|n| bounds.hold(Decimal::from(*n))),
                Value::Decimal(d) => bounds.hold(*d),
                _ => false,
            },
            Self::Money(bounds, currency) => matches!(
                value,
                Value::Money(money) if currency.is_none_or(|c| c == money.currency) && bounds.hold(money.amount)
            ),
            Self::Days { low, high, whole } => {
                days_within(value, *low, *high, view).is_some_and(|first| !whole || first >= *low)
            }
            Self::Moments { low, high } => {
                let at = match value {
                    Value::Date(date @ DateValue::Moment(_)) => date.end(view.zone),
                    Value::Date(date) => date.end(view.zone) - TimeDelta::seconds(1),
                    Value::Timestamp(at) => at.0,
                    _ => return false,
                };
                low.is_none_or(|low| at >= low) && high.is_none_or(|high| at < high)
            }
            Self::SameDays { first, last } => match value {
                Value::Date(date) => super::dates::days_of(date, view.zone) == (*first, *last),
                Value::Timestamp(at) => {
                    let day = at.0.with_timezone(&view.zone).date_naive();
                    day == *first && day == *last
                }
                _ => false,
            },
            Self::To(ids) => any_link(value, |id| ids.has(id)),
            Self::ToOrInto(ids) => any_link(value, |id| {
                ids.has(id) || (view.lookup)(id).is_some_and(|holder| holder.id() != id && ids.has(holder.id()))
            }),
            Self::Linked(tests) => any_link(value, |id| linked(id, tests, view)),
        }
    }
}

/// Decides a condition on what a link leads to: a record, or a part, which answers for its record where it lacks the field.
fn linked(id: &Id, tests: &[(&'static str, FieldTest)], view: &View<'_>) -> bool {
    let Some(record) = (view.lookup)(id) else { return false };
    let test_of = |schema: &str| tests.iter().find(|(key, _)| *key == schema).map(|(_, test)| test);
    let part = find(record.as_entity(), id).filter(|part| part.schema().key != record.schema().key);
    if let Some((part, test)) = part.and_then(|part| Some((part, test_of(part.schema().key)?))) {
        return test.holds(Row::Entity(part), view);
    }
    test_of(record.schema().key).is_some_and(|test| test.holds(Row::Record(record.as_ref()), view))
}

fn any_text(value: &Value<'_>, fits: impl Fn(&str) -> bool) -> bool {
    match value {
        Value::Text(text) => fits(text),
        Value::List(list) => list.iter().any(|text| fits(text)),
        _ => false,
    }
}

fn any_link(value: &Value<'_>, fits: impl Fn(&Id) -> bool) -> bool {
    match value {
        Value::Link(id) => fits(id),
        Value::Links(list) => list.iter().any(fits),
        _ => false,
    }
}

/// No zone is further than this from another, in days.
const ZONES_APART: Days = Days::new(2);

/// The first day of a date whose last day lies within.
fn days_within(value: &Value<'_>, low: NaiveDate, high: NaiveDate, view: &View<'_>) -> Option<NaiveDate> {
    let (first, last) = match value {
        Value::Date(date @ DateValue::Moment(moment)) => {
            // The clock in another zone is worked out only where it could matter.
            let day = moment.wall.date();
            let (early, late) = (day.checked_sub_days(ZONES_APART)?, day.checked_add_days(ZONES_APART)?);
            if late < low || early > high {
                return None;
            }
            if early >= low && late <= high {
                return Some(day);
            }
            super::dates::days_of(date, view.zone)
        }
        Value::Date(date) => super::dates::days_of(date, view.zone),
        Value::Timestamp(at) => {
            let day = at.0.with_timezone(&view.zone).date_naive();
            (day, day)
        }
        _ => return None,
    };
    (last >= low && last <= high).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn looking_without_folding_finds_the_same(text in "[ -~]{0,20}|\\PC{0,10}", needle in "[a-cA-C -~]{0,3}|\\PC{0,2}") {
            let needle = Needle::new(&needle);
            prop_assert_eq!(needle.is_in(&text), fold(&text).contains(&needle.folded));
        }
    }
}
