//! Rows as a table that spreadsheets paste: cells between tabs, quoted where they hold tabs or line breaks.
//!
//! Nothing guards against formulas here, unlike in CSV: what a person copies stays as it was typed.

use crate::i18n::Lang;
use crate::i18n::format::{self, DateStyle};
use crate::model::date::{BRUSSELS, DateValue};
use crate::model::field::{Field, Place};
use crate::model::schema::{Entity, Spec, View};
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::query::row::{AsRow, Row};
use crate::query::rows::RowSet;

/// The rows of the set, with their columns' labels above them where `headings` is true.
pub fn table<R: AsRow>(
    schema: &str,
    set: &RowSet<R>,
    headings: bool,
    view: &View<'_>,
    context: &Context<'_>,
) -> String {
    let head = headings.then(|| set.columns.iter().map(|field| text::label(context.lang, schema, field)).collect());
    let rows = set.rows.iter().map(|row| {
        let row = row.row();
        set.columns.iter().map(|field| clip(field, row, view, context)).collect()
    });
    write_table(head.into_iter().chain(rows))
}

/// A cell as a spreadsheet takes it for what it is: figures without grouping, with the language's decimal sign; dates in
/// their short form, with the zone where that is not the usual one; what is a list, between semicolons.
pub fn clip(field: &Field, row: Row<'_>, view: &View<'_>, context: &Context<'_>) -> String {
    match (row.value(field, view), field.place) {
        (Value::Parts(_), Place::Stored(index)) => {
            let Some(list) = row.entity().parts(index) else { return String::new() };
            let main = |part: &dyn Entity| match part.schema().main_field() {
                Some((index, main)) => clip_value(&main.spec, &part.get(index), context),
                None => String::new(),
            };
            list.iter().map(main).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ")
        }
        (Value::Bool(false), _) => String::new(),
        (value, _) => clip_value(&field.spec, &value, context),
    }
}

fn clip_value(spec: &Spec, value: &Value<'_>, context: &Context<'_>) -> String {
    let lang = context.lang;
    let decimal = |text: String| if lang == Lang::En { text } else { text.replace('.', ",") };
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) if matches!(spec.kind, ValueKind::Percent) => {
            format!("{}%", decimal(number.normalize().to_string()))
        }
        Value::Decimal(number) => decimal(number.to_string()),
        Value::Money(money) => format!("{} {}", decimal(money.amount.to_string()), money.currency),
        Value::Date(DateValue::Day(day)) => format::date(lang, *day, DateStyle::Short),
        Value::Date(DateValue::Moment(moment)) => {
            let usual = if spec.in_brussels { BRUSSELS } else { context.zone };
            let short = format::date(lang, moment.wall.date(), DateStyle::Short);
            match moment.zone == usual {
                true => format!("{short} {}", moment.wall.format("%H:%M")),
                false => format::moment(lang, moment, usual, DateStyle::Medium),
            }
        }
        Value::Links(ids) => {
            let names = ids.iter().map(|id| text::title(id, context));
            names.collect::<Vec<_>>().join("; ")
        }
        other => text::show(&spec.kind, other, context),
    }
}

/// A table for the clipboard, as spreadsheets write and read it.
pub fn write_table<'a>(rows: impl IntoIterator<Item = Vec<String>> + 'a) -> String {
    let mut text = String::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            if cell.contains(['\t', '\r', '\n']) || cell.starts_with('"') {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}
