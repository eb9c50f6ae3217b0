//! What a field holds, seen without its record's type.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::date::DateValue;
use super::id::Id;
use super::money::Money;
use super::schema::{ChoiceDef, Schema};

/// The sort of value that a field holds. It decides how the field is parsed, shown, edited,
/// filtered, compared and described in the JSON Schema.
#[derive(Clone, Copy, Debug)]
pub enum ValueKind {
    /// One line of text.
    Text,
    /// Text of many lines.
    LongText,
    /// Yes or no; no is what an absent value means.
    Bool,
    /// A whole number within the bounds, both inclusive.
    Integer(i64, i64),
    /// Whole numbers, such as days before a deadline, within the bounds.
    Integers(i64, i64),
    /// An exact decimal number.
    Decimal,
    /// A percentage, 0 to 100.
    Percent,
    /// An amount in a currency.
    Money,
    /// Any [`DateValue`].
    Date,
    /// An instant that the program itself noted.
    Timestamp,
    /// One of a list of codes; a code from elsewhere survives.
    Choice(&'static ChoiceDef),
    /// Free words, in order, each once.
    Tags,
    /// An ISO 3166-1 alpha-2 code.
    Country,
    /// An ISO 4217 code.
    Currency,
    /// An IANA time zone name.
    Zone,
    /// Codes of working-day calendars.
    Calendars,
    /// E-mail addresses.
    Emails,
    /// Telephone numbers.
    Phones,
    /// A web address, or a path that may be relative to the workspace file.
    Web,
    /// A picture as a `data:` address (RFC 2397), at most 200 KB.
    Picture,
    /// The id of a record of the kind named, or of any record or part where the name is `*`.
    Link(&'static str),
    /// Several such ids.
    Links(&'static str),
    /// A list of parts, each with an id of its own.
    Parts(&'static Schema),
}

impl ValueKind {
    /// True for numbers, amounts and dates: values that lie between others.
    pub fn is_measured(&self) -> bool {
        matches!(
            self,
            Self::Integer(..)
                | Self::Integers(..)
                | Self::Decimal
                | Self::Percent
                | Self::Money
                | Self::Date
                | Self::Timestamp
        )
    }

    /// The neutral name of the kind, as it stands in own-field definitions and translations.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::Bool => "bool",
            Self::Integer(..) => "integer",
            Self::Integers(..) => "integers",
            Self::Decimal => "decimal",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Date => "date",
            Self::Timestamp => "timestamp",
            Self::Choice(_) => "choice",
            Self::Tags => "tags",
            Self::Country => "country",
            Self::Currency => "currency",
            Self::Zone => "zone",
            Self::Calendars => "calendars",
            Self::Emails => "emails",
            Self::Phones => "phones",
            Self::Web => "web",
            Self::Picture => "picture",
            Self::Link(_) => "link",
            Self::Links(_) => "links",
            Self::Parts(_) => "parts",
        }
    }

    /// True for kinds whose values are lists of words.
    pub fn is_list(&self) -> bool {
        matches!(self, Self::Tags | Self::Calendars | Self::Emails | Self::Phones | Self::Links(_) | Self::Integers(..))
    }
}

/// A value of any field; borrowed from its record where that saves a copy.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing there.
    Empty,
    /// Text, long text, a choice's code, a country, a currency, a zone, an address.
    Text(Cow<'a, str>),
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Whole numbers.
    Integers(Cow<'a, [i64]>),
    /// A decimal number or a percentage.
    Decimal(Decimal),
    /// An amount.
    Money(Money),
    /// A date.
    Date(DateValue),
    /// An instant.
    Timestamp(Timestamp),
    /// Words, addresses, numbers of telephones.
    List(Cow<'a, [String]>),
    /// A link.
    Link(Cow<'a, Id>),
    /// Several links.
    Links(Cow<'a, [Id]>),
    /// How many parts the list has; the parts themselves are reached through the record.
    Parts(usize),
}

impl Value<'_> {
    /// True where there is nothing: an absent value, an empty text, an empty list.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.is_empty(),
            Self::List(list) => list.is_empty(),
            Self::Integers(list) => list.is_empty(),
            Self::Links(list) => list.is_empty(),
            Self::Parts(count) => *count == 0,
            _ => false,
        }
    }

    /// The value without its ties to the record.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Empty => Value::Empty,
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::Bool(b) => Value::Bool(b),
            Self::Integer(n) => Value::Integer(n),
            Self::Integers(list) => Value::Integers(Cow::Owned(list.into_owned())),
            Self::Decimal(d) => Value::Decimal(d),
            Self::Money(m) => Value::Money(m),
            Self::Date(d) => Value::Date(d),
            Self::Timestamp(t) => Value::Timestamp(t),
            Self::List(list) => Value::List(Cow::Owned(list.into_owned())),
            Self::Link(id) => Value::Link(Cow::Owned(id.into_owned())),
            Self::Links(list) => Value::Links(Cow::Owned(list.into_owned())),
            Self::Parts(count) => Value::Parts(count),
        }
    }

    /// The text, where the value is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value as it stands in the file.
    pub fn to_json(&self) -> Json {
        match self {
            Self::Empty => Json::Null,
            Self::Text(text) => Json::from(text.as_ref()),
            Self::Bool(b) => Json::from(*b),
            Self::Integer(n) => Json::from(*n),
            Self::Integers(list) => Json::from(list.to_vec()),
            Self::Decimal(d) => Json::from(d.to_string()),
            Self::Money(m) => Json::from(m.to_string()),
            Self::Date(d) => Json::from(d.to_string()),
            Self::Timestamp(t) => Json::from(t.to_string()),
            Self::List(list) => Json::from(list.to_vec()),
            Self::Link(id) => Json::from(id.to_string()),
            Self::Links(list) => list.iter().map(Id::to_string).collect(),
            Self::Parts(count) => Json::from(*count),
        }
    }

    /// Reads the file's form of a value of the kind; `null` is the empty value.
    ///
    /// # Errors
    /// [`WrongValue`] where the JSON is not of the kind's form. Lists of parts are not read here.
    pub fn from_json(kind: &ValueKind, json: &Json) -> Result<Value<'static>, WrongValue> {
        let wrong = || WrongValue::of(kind, json);
        fn typed<T: for<'de> Deserialize<'de>>(json: &Json) -> Option<T> {
            T::deserialize(json).ok()
        }
        if json.is_null() {
            return Ok(Value::Empty);
        }
        let value = match kind {
            ValueKind::Bool => json.as_bool().map(Value::Bool),
            ValueKind::Integer(low, high) => json.as_i64().filter(|n| (low..=high).contains(&n)).map(Value::Integer),
            ValueKind::Integers(low, high) => typed::<Vec<i64>>(json)
                .filter(|list| list.iter().all(|n| (low..=high).contains(&n)))
                .map(|list| Value::Integers(Cow::Owned(list))),
            ValueKind::Decimal => json.as_str().and_then(|s| Decimal::from_str_exact(s).ok()).map(Value::Decimal),
            ValueKind::Percent => json
                .as_str()
                .and_then(|s| Decimal::from_str_exact(s).ok())
                .filter(|d| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(d))
                .map(Value::Decimal),
            ValueKind::Money => json.as_str().and_then(|s| s.parse().ok()).map(Value::Money),
            ValueKind::Date => json.as_str().and_then(|s| s.parse().ok()).map(Value::Date),
            ValueKind::Timestamp => json.as_str().and_then(|s| s.parse().ok()).map(Value::Timestamp),
            ValueKind::Tags | ValueKind::Calendars | ValueKind::Emails | ValueKind::Phones => {
                typed::<Vec<String>>(json).map(|list| Value::List(Cow::Owned(list)))
            }
            ValueKind::Link(_) => json.as_str().map(|s| Value::Link(Cow::Owned(Id::from(s)))),
            ValueKind::Links(_) => typed::<Vec<Id>>(json).map(|list| Value::Links(Cow::Owned(list))),
            ValueKind::Parts(_) => None,
            ValueKind::Text
            | ValueKind::LongText
            | ValueKind::Choice(_)
            | ValueKind::Country
            | ValueKind::Currency
            | ValueKind::Zone
            | ValueKind::Web
            | ValueKind::Picture => json.as_str().map(|s| Value::Text(Cow::Owned(s.to_owned()))),
        };
        value.ok_or_else(wrong)
    }
}

/// A value that does not fit its field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub struct WrongValue {
    /// The key of the [`ValueKind`] expected.
    pub expected: &'static str,
    /// What was found, cut to a line.
    pub found: String,
}

impl WrongValue {
    /// What was found instead of a value of the kind.
    pub fn of(kind: &ValueKind, found: &Json) -> Self {
        Self { expected: kind.key(), found: excerpt(&found.to_string()) }
    }

    /// A value of another type than the field's.
    pub fn mismatch(expected: &'static str, found: &Value<'_>) -> Self {
        Self { expected, found: excerpt(&found.to_json().to_string()) }
    }
}

/// At most sixty characters of a text, for messages.
pub fn excerpt(text: &str) -> String {
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(60).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

/// An instant the program noted, to the second; in the file `2026-11-22T01:33:38Z` (RFC 3339).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Timestamp(pub DateTime<Utc>);

impl Timestamp {
    /// The instant, cut to the second.
    pub fn at(now: DateTime<Utc>) -> Self {
        Self(DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

impl std::str::FromStr for Timestamp {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        DateTime::parse_from_rfc3339(text).map(|at| Self::at(at.with_timezone(&Utc)))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
