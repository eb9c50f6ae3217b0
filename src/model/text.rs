//! Values as people type and read them, in their language.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use rust_decimal::Decimal;

use super::date::{BRUSSELS, DateValue, Moment};
use super::field::Field;
use super::id::Id;
use super::kinds::Kind;
use super::money::{Currency, Money};
use super::schema::{ChoiceDef, find};
use super::slot::check_bounds;
use super::value::{Value, ValueKind, WrongValue};
use super::workspace::Workspace;
use crate::i18n::format::{self, DateStyle};
use crate::i18n::parse::{self, DateInputError, NumberInputError};
use crate::i18n::{self, Lang, fold};
use crate::tr;

/// What reading and showing values depends on.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The language.
    pub lang: Lang,
    /// The reader's day.
    pub today: NaiveDate,
    /// The reader's zone.
    pub zone: Tz,
    /// Where links are looked up.
    pub workspace: &'a Workspace,
    /// The currency of an amount typed without one.
    pub currency: Option<&'a str>,
}

/// Why a typed text is not a value of its field.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InputError {
    /// Not a date.
    #[error(transparent)]
    Date(#[from] DateInputError),
    /// Not a number or an amount.
    #[error(transparent)]
    Number(#[from] NumberInputError),
    /// Outside the field's bounds.
    #[error("outside {0} to {1}")]
    Bounds(i64, i64),
    /// None of the words to choose from.
    #[error("none of: {}", .0.join(", "))]
    Choice(Vec<String>),
    /// Neither yes nor no.
    #[error("neither yes nor no")]
    Bool,
    /// No such country.
    #[error("no country has that name or code")]
    Country,
    /// Not a currency.
    #[error("not an ISO 4217 currency code")]
    Currency,
    /// No such time zone.
    #[error("no time zone has that name")]
    Zone,
    /// The link cannot be made.
    #[error(transparent)]
    Link(#[from] ResolveError),
    /// The field is not one that is typed into.
    #[error("the field cannot be typed into")]
    ReadOnly,
    /// The value does not fit for another reason.
    #[error(transparent)]
    Wrong(#[from] WrongValue),
}

/// Why a name does not lead to a record.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ResolveError {
    /// No record has the name.
    #[error("nothing is called `{0}`")]
    Nothing(String),
    /// Several records have it.
    #[error("`{name}` is the name of several: {}", .ids.iter().map(Id::to_string).collect::<Vec<_>>().join(", "))]
    Several {
        /// The name.
        name: String,
        /// The first of them.
        ids: Vec<Id>,
    },
}

impl InputError {
    /// The reason in the user's language, as a part of a sentence.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Date(error) => error.in_words(lang),
            Self::Number(error) => error.in_words(lang),
            Self::Bounds(low, high) => {
                tr!(lang, "input-bounds", low = low.to_string(), high = high.to_string())
            }
            Self::Choice(words) => tr!(lang, "input-choice", words = words.join(", ")),
            Self::Bool => tr!(lang, "input-bool"),
            Self::Country => tr!(lang, "input-country"),
            Self::Currency => tr!(lang, "input-currency"),
            Self::Zone => tr!(lang, "input-zone"),
            Self::Link(ResolveError::Nothing(name)) => tr!(lang, "input-link-nothing", name = name.as_str()),
            Self::Link(ResolveError::Several { name, ids }) => {
                let ids = ids.iter().map(Id::to_string).collect::<Vec<_>>().join(", ");
                tr!(lang, "input-link-several", name = name.as_str(), ids = ids)
            }
            Self::ReadOnly => tr!(lang, "input-read-only"),
            Self::Wrong(wrong) => tr!(lang, "input-wrong", found = wrong.found.as_str()),
        }
    }
}

/// Reads what was typed into a field; nothing typed is the empty value.
///
/// # Errors
/// [`InputError`], with the reason.
pub fn read(field: &Field, text: &str, context: &Context<'_>) -> Result<Value<'static>, InputError> {
    if !field.is_editable() {
        return Err(InputError::ReadOnly);
    }
    if !field.words.is_empty() && !text.trim().is_empty() {
        let wanted = fold(text.trim());
        let word = field.words.iter().find(|word| fold(word) == wanted);
        let word = word.ok_or_else(|| InputError::Choice(field.words.clone()))?;
        return Ok(Value::Text(Cow::Owned(word.clone())));
    }
    let zone = if field.spec.in_brussels { BRUSSELS } else { context.zone };
    read_kind(&field.spec.kind, text, &Context { zone, ..*context })
}

/// Reads what was typed as a value of the kind.
///
/// # Errors
/// [`InputError`], with the reason; a list of parts cannot be typed.
pub fn read_kind(kind: &ValueKind, text: &str, context: &Context<'_>) -> Result<Value<'static>, InputError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(Value::Empty);
    }
    let lang = context.lang;
    let owned = |text: &str| Value::Text(Cow::Owned(text.to_owned()));
    let value = match kind {
        ValueKind::LongText => owned(text),
        ValueKind::Text | ValueKind::Web | ValueKind::Picture => owned(trimmed),
        ValueKind::Bool => Value::Bool(read_bool(trimmed).ok_or(InputError::Bool)?),
        ValueKind::Integer(low, high) => {
            let number = parse::integer(trimmed, lang)?;
            if !(low..=high).contains(&&number) {
                return Err(InputError::Bounds(*low, *high));
            }
            Value::Integer(number)
        }
        ValueKind::Integers(low, high) => {
            let numbers: Result<Vec<i64>, _> = pieces(trimmed).map(|piece| parse::integer(piece, lang)).collect();
            let numbers = numbers?;
            if numbers.iter().any(|number| !(low..=high).contains(&number)) {
                return Err(InputError::Bounds(*low, *high));
            }
            Value::Integers(Cow::Owned(numbers))
        }
        ValueKind::Decimal => Value::Decimal(parse::decimal(trimmed, lang)?),
        ValueKind::Percent => {
            let share = parse::percent(trimmed, lang)?;
            if !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&share) {
                return Err(InputError::Bounds(0, 100));
            }
            Value::Decimal(share)
        }
        ValueKind::Money => {
            // The file's own form reads the same in every language.
            if let Ok(money) = trimmed.parse::<Money>() {
                Value::Money(money)
            } else {
                let (amount, currency) = parse::money(trimmed, lang, context.currency)?;
                let currency: Currency = currency.parse().map_err(|_| InputError::Currency)?;
                Value::Money(Money { amount, currency })
            }
        }
        ValueKind::Date => match DateTime::parse_from_rfc3339(trimmed) {
            // An offset is no zone: the instant is kept, and shown on the clock of the zone that is usual here.
            Ok(at) => {
                let wall = at.with_timezone(&context.zone).naive_local();
                Value::Date(DateValue::Moment(Moment { wall, zone: context.zone, assumed: false }))
            }
            Err(_) => Value::Date(parse::date(trimmed, lang, context.today, context.zone)?),
        },
        ValueKind::Timestamp | ValueKind::Parts(_) => return Err(InputError::ReadOnly),
        ValueKind::Choice(def) => {
            owned(read_choice(def, trimmed).ok_or_else(|| InputError::Choice(choice_words(def, lang)))?)
        }
        ValueKind::Tags | ValueKind::Calendars | ValueKind::Emails | ValueKind::Phones => {
            let mut words: Vec<String> = Vec::new();
            for piece in pieces(trimmed) {
                if !words.iter().any(|word| word == piece) {
                    words.push(piece.to_owned());
                }
            }
            Value::List(Cow::Owned(words))
        }
        ValueKind::Country => owned(i18n::country_code(trimmed).ok_or(InputError::Country)?),
        ValueKind::Currency => {
            let code = trimmed.to_uppercase();
            code.parse::<Currency>().map_err(|_| InputError::Currency)?;
            owned(&code)
        }
        ValueKind::Zone => owned(i18n::find_zone(trimmed).ok_or(InputError::Zone)?.name()),
        ValueKind::Link(target) => Value::Link(Cow::Owned(resolve(context.workspace, target, trimmed)?)),
        ValueKind::Links(target) => {
            // A name may hold a comma, so the whole is tried before its pieces.
            let whole = resolve(context.workspace, target, trimmed).map(|id| vec![id]);
            let separator = if trimmed.contains(';') { ';' } else { ',' };
            let ids = whole.or_else(|_| {
                let names = trimmed.split(separator).map(str::trim).filter(|name| !name.is_empty());
                names.map(|name| resolve(context.workspace, target, name)).collect::<Result<Vec<_>, _>>()
            })?;
            Value::Links(Cow::Owned(ids))
        }
    };
    check_bounds(kind, &value)?;
    Ok(value)
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty())
}

fn read_bool(text: &str) -> Option<bool> {
    let wanted = fold(text);
    let is = |key: &str| i18n::spellings(key).iter().any(|(_, word)| fold(word) == wanted);
    match wanted.as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ if is("word-yes") => Some(true),
        _ if is("word-no") => Some(false),
        _ => None,
    }
}

fn read_choice(def: &'static ChoiceDef, text: &str) -> Option<&'static str> {
    let wanted = fold(text);
    let codes: &'static [&'static str] = def.codes;
    codes.iter().copied().find(|code| *code == wanted).or_else(|| {
        codes.iter().copied().find(|code| {
            let spellings = i18n::spellings(&format!("choice-{}-{code}", def.key));
            spellings.iter().any(|(_, word)| fold(word) == wanted)
        })
    })
}

fn choice_words(def: &ChoiceDef, lang: Lang) -> Vec<String> {
    def.codes.iter().map(|code| i18n::choice_label(lang, def.key, code)).collect()
}

/// The record of the kind (`*` for any record or part) that an id, an identifier or a title names.
/// An id goes before identifiers, these before titles; letters' case does not count.
///
/// # Errors
/// [`ResolveError`] where the name leads to nothing, or to several.
pub fn resolve(workspace: &Workspace, kind: &str, name: &str) -> Result<Id, ResolveError> {
    let id = Id::from(name);
    if let Some(record) = workspace.holder(&id) {
        if kind == "*" {
            return Ok(id);
        }
        if record.schema().key == kind {
            return Ok(record.id().clone());
        }
    }
    let wanted = fold(name);
    let kinds: Vec<Kind> =
        if kind == "*" { Kind::listed().collect() } else { Kind::from_key(kind).into_iter().collect() };
    let records = || kinds.iter().flat_map(|kind| workspace.table(*kind).values());
    let named = |spec: fn(&super::schema::Spec) -> bool| -> Vec<Id> {
        let has = |record: &dyn super::schema::Record| {
            record.schema().fields.iter().enumerate().filter(|(_, f)| spec(&f.spec)).any(|(index, _)| {
                match record.get(index) {
                    Value::Text(text) => fold(&text) == wanted,
                    Value::List(words) => words.iter().any(|word| fold(word) == wanted),
                    _ => false,
                }
            })
        };
        records().filter(|record| has(record.as_ref())).map(|record| record.id().clone()).take(6).collect()
    };
    for ids in [named(|spec| spec.identifier), named(|spec| spec.title)] {
        match ids.as_slice() {
            [] => {}
            [only] => return Ok(only.clone()),
            _ => return Err(ResolveError::Several { name: name.to_owned(), ids }),
        }
    }
    Err(ResolveError::Nothing(name.to_owned()))
}

/// The value as the user reads it.
pub fn show(kind: &ValueKind, value: &Value<'_>, context: &Context<'_>) -> String {
    let lang = context.lang;
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => match kind {
            ValueKind::Choice(def) => i18n::choice_label(lang, def.key, text),
            ValueKind::Country => i18n::country_name(lang, text).unwrap_or(text).to_owned(),
            _ => text.to_string(),
        },
        Value::Bool(true) => tr!(lang, "word-yes"),
        Value::Bool(false) => tr!(lang, "word-no"),
        Value::Integer(number) => match kind {
            // A year is not grouped; no other bounded number of a record is that large.
            ValueKind::Integer(low, _) if *low >= 1000 => number.to_string(),
            _ => format::integer(lang, *number),
        },
        Value::Integers(numbers) => {
            numbers.iter().map(|number| format::integer(lang, *number)).collect::<Vec<_>>().join(", ")
        }
        Value::Decimal(number) => match kind {
            ValueKind::Percent => format::percent(lang, *number),
            _ => format::decimal_exact(lang, *number),
        },
        Value::Money(money) => format::money(lang, money.amount, money.currency.code()),
        Value::Date(date) => {
            let shown = format::value(lang, date, context.zone, DateStyle::Medium);
            match date.moment() {
                Some(moment) if moment.assumed => format!("{shown} ({})", tr!(lang, "time-assumed")),
                _ => shown,
            }
        }
        Value::Timestamp(at) => {
            let local = at.0.with_timezone(&context.zone).naive_local();
            let moment = super::date::Moment { wall: local, zone: context.zone, assumed: false };
            format::moment(lang, &moment, context.zone, DateStyle::Medium)
        }
        Value::List(words) => words.join(", "),
        Value::Link(id) => title(id, context),
        Value::Links(ids) => ids.iter().map(|id| title(id, context)).collect::<Vec<_>>().join(", "),
        Value::Parts(count) => format::integer(lang, i64::try_from(*count).unwrap_or(i64::MAX)),
    }
}

/// What the record or part of the id is called; a part by what stands for it, a date with its record's title before it.
pub fn title(id: &Id, context: &Context<'_>) -> String {
    let Some(record) = context.workspace.holder(id) else { return id.to_string() };
    let part = if record.id() == id { None } else { find(record.as_entity(), id) };
    let main = part.and_then(|part| part.schema().main_field().map(|(index, field)| (part.get(index), field)));
    let words = match main {
        Some((value @ Value::Date(_), field)) => {
            format!("{}, {}", record.title(), show(&field.spec.kind, &value, context))
        }
        Some((value, field)) if !value.is_empty() => show(&field.spec.kind, &value, context),
        _ => record.title(),
    };
    if words.is_empty() { id.to_string() } else { words }
}

/// The label of a field: the office's own name for it, or the translation.
pub fn label(lang: Lang, schema: &str, field: &Field) -> String {
    field.label.clone().unwrap_or_else(|| i18n::field_label(lang, schema, &field.key))
}
