//! Fields as columns, and values as cells, as CSV and as JSON.

use serde_json::{Map, Value as Json};

use super::csv::Dialect;
use super::{Align, Column, Emphasis};
use crate::i18n::{Lang, format};
use crate::model::field::{Field, Place};
use crate::model::schema::{Entity, Record, View};
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::model::words;
use crate::query::row::Row;

/// A column of a listing for the field of the schema.
pub fn column(schema: &str, field: &Field, lang: Lang) -> Column {
    let heading = text::label(lang, schema, field);
    let column = Column::new(field.key.clone(), heading);
    match field.spec.kind {
        ValueKind::Text | ValueKind::LongText if field.spec.title => column.share(3.0).emphasis(Emphasis::Strong),
        ValueKind::LongText | ValueKind::Link(_) | ValueKind::Links(_) | ValueKind::Tags => column.share(1.5),
        ValueKind::Text => column.share(1.0),
        ValueKind::Date | ValueKind::Timestamp => column.share(1.4),
        ValueKind::Money | ValueKind::Decimal | ValueKind::Percent | ValueKind::Integer(..) => {
            Column { align: Align::End, ..column.tabular() }
        }
        _ => column,
    }
}

/// What stands in a cell: the value in words; for a list of parts the values that stand for them; nothing for no.
pub fn cell(field: &Field, row: Row<'_>, view: &View<'_>, context: &Context<'_>) -> String {
    let value = row.value(field, view);
    match (&value, field.place) {
        (Value::Bool(false), _) => String::new(),
        (Value::Parts(_), Place::Stored(index)) => words::parts(row.entity(), index, context),
        _ => text::show(&field.spec.kind, &value, context),
    }
}

/// A cell of CSV: figures without grouping, with the dialect's decimal sign; dates as ISO 8601 has them in the
/// international form, as the language has them in the Nordic one.
pub fn csv_cell(field: &Field, row: Row<'_>, dialect: Dialect, view: &View<'_>, context: &Context<'_>) -> String {
    match row.value(field, view) {
        Value::Parts(_) => cell(field, row, view, context),
        value => csv_value(&field.spec.kind, &value, dialect, context),
    }
}

/// A value as CSV has it; see [`csv_cell`].
pub fn csv_value(kind: &ValueKind, value: &Value<'_>, dialect: Dialect, context: &Context<'_>) -> String {
    let decimal = |text: String| if dialect == Dialect::Nordic { text.replace('.', ",") } else { text };
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => decimal(number.to_string()),
        Value::Money(money) => format!("{} {}", decimal(money.amount.to_string()), money.currency),
        Value::Date(date) if dialect == Dialect::International => match date.moment() {
            Some(moment) => moment.resolve().to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
            None => date.to_string(),
        },
        // A spreadsheet knows a date by its short form.
        Value::Date(date) if !date.is_vague() => {
            let day = format::date(context.lang, date.first_day(), format::DateStyle::Short);
            match date.moment() {
                Some(moment) => format!("{day} {}", moment.wall.format("%H:%M")),
                None => day,
            }
        }
        Value::Timestamp(at) if dialect == Dialect::International => at.to_string(),
        other => text::show(kind, other, context),
    }
}

/// A record as JSON: every field of the kind under its key, empty ones too, then what every record keeps about itself.
pub fn record_json(fields: &[Field], record: &dyn Record, view: &View<'_>) -> Json {
    let mut whole = match record.to_json() {
        Json::Object(map) => map,
        _ => Map::new(),
    };
    for field in fields {
        let key = field.key.as_ref();
        if whole.contains_key(key) {
            continue;
        }
        let json = match field.get(record, view) {
            Value::Parts(_) => Json::Array(Vec::new()),
            value if value.is_empty() && field.spec.kind.is_list() => Json::Array(Vec::new()),
            value => value.to_json(),
        };
        whole.insert(key.to_owned(), json);
    }
    Json::Object(whole)
}

/// A part as JSON: every field under its key, empty ones too.
pub fn part_json(part: &dyn Entity) -> Json {
    let mut whole = part.to_json();
    if let Json::Object(map) = &mut whole {
        for (index, field) in part.schema().fields.iter().enumerate() {
            let empty = match part.get(index) {
                Value::Parts(_) => Json::Array(Vec::new()),
                value if field.spec.kind.is_list() && value.is_empty() => Json::Array(Vec::new()),
                value => value.to_json(),
            };
            map.entry(field.key).or_insert(empty);
        }
    }
    whole
}
