//! The values of one field for all records of a page, close together in memory and each kept once.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::model::date::DateValue;
use crate::model::field::{Field, HeadField, Place};
use crate::model::schema::{Lasts, Record, Schema, View};
use crate::model::value::{Value, ValueKind};

/// So many of the last values are looked through before one is taken to be new.
const NEAR: usize = 16;

/// The values of one field.
#[derive(Debug)]
pub struct Column {
    key: Cow<'static, str>,
    place: Place,
    kind: &'static str,
    /// For each record, which of the values it has.
    codes: Box<[u16]>,
    values: Box<[Value<'static>]>,
    span: Option<Span>,
}

/// For which instants and readers a computed value holds.
#[derive(Debug)]
struct Span {
    zone: Tz,
    /// The first instant.
    from: DateTime<Utc>,
    /// The first one for which it no longer holds.
    until: DateTime<Utc>,
}

/// The dates nearest to now among those whose passing changes a value.
#[derive(Default)]
struct Nearest {
    passed: Option<DateValue>,
    ahead: Option<DateValue>,
}

impl Nearest {
    fn note(&mut self, date: DateValue, view: &View<'_>) {
        let (kept, nearer) = match date.has_passed(view.now, view.zone) {
            true => (&mut self.passed, Ordering::Greater),
            false => (&mut self.ahead, Ordering::Less),
        };
        if kept.is_none_or(|kept| date.cmp_end(&kept, view.zone) == nearer) {
            *kept = Some(date);
        }
    }

    fn span(&self, zone: Tz) -> Span {
        Span {
            zone,
            from: self.passed.map_or(DateTime::<Utc>::MIN_UTC, |date| date.end(zone)),
            until: self.ahead.map_or(DateTime::<Utc>::MAX_UTC, |date| date.end(zone)),
        }
    }
}

impl Column {
    /// True where values of the field may be kept beside their records: those that follow from nothing else, and of
    /// which many fit in little room.
    pub(super) fn is_for(field: &Field, schema: &Schema) -> bool {
        let small = !matches!(field.spec.kind, ValueKind::LongText | ValueKind::Picture | ValueKind::Parts(_));
        small
            && match field.place {
                Place::Stored(_) | Place::Own => true,
                Place::Head(head) => head != HeadField::Id,
                Place::Derived(index) => {
                    schema.derived.get(index).is_some_and(|it| !matches!(it.lasts, Lasts::WithOthers))
                }
            }
    }

    pub(super) fn build(records: &[Arc<dyn Record>], field: &Field, view: &View<'_>) -> Self {
        let mut codes = Vec::with_capacity(records.len());
        let mut values: Vec<Value<'static>> = Vec::new();
        let mut nearest: Option<Nearest> = None;
        for record in records {
            let value = field.get(record.as_ref(), view);
            let near = values.iter().rev().take(NEAR).position(|known| *known == value);
            let code = match near {
                Some(back) => values.len() - 1 - back,
                None => {
                    values.push(value.into_owned());
                    values.len() - 1
                }
            };
            // A page has at most 1 024 records.
            codes.push(u16::try_from(code).unwrap_or(u16::MAX));
            if let Place::Derived(index) = field.place
                && let Some(Lasts::UntilPassed(dates)) = record.schema().derived.get(index).map(|it| &it.lasts)
            {
                let nearest = nearest.get_or_insert_default();
                dates(record.as_entity(), &mut |date| nearest.note(date, view));
            }
        }
        Self {
            key: field.key.clone(),
            place: field.place,
            kind: field.spec.kind.key(),
            codes: codes.into(),
            values: values.into(),
            span: nearest.map(|nearest| nearest.span(view.zone)),
        }
    }

    /// True where it is of the field, whatever the time. An own field may be given another sort of values.
    pub(super) fn is_of(&self, field: &Field) -> bool {
        self.place == field.place && self.kind == field.spec.kind.key() && self.key == field.key
    }

    /// True where what it says holds for the reader at the instant.
    pub(super) fn holds(&self, view: &View<'_>) -> bool {
        self.span.as_ref().is_none_or(|it| it.zone == view.zone && it.from <= view.now && view.now < it.until)
    }

    /// The values that occur; one may stand there twice.
    pub fn values(&self) -> &[Value<'static>] {
        &self.values
    }

    /// Which of them the record at the place has.
    pub fn code(&self, place: usize) -> Option<usize> {
        self.codes.get(place).map(|code| usize::from(*code))
    }
}
