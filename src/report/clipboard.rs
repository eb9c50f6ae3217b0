//! Rows as a table that spreadsheets paste: cells between tabs, quoted where they hold tabs or line breaks.
//!
//! Nothing guards against formulas here, unlike in CSV: what a person copies stays as it was typed.

use super::cells::{cell, parts};
use crate::i18n::{Lang, format};
use crate::model::field::Field;
use crate::model::field::Place;
use crate::model::schema::View;
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::query::row::{AsRow, Row};
use crate::query::rows::RowSet;

/// The rows chosen by their places in the set, with their columns' labels above them where `headings` is true.
pub fn table<R: AsRow>(
    schema: &str,
    set: &RowSet<R>,
    chosen: impl IntoIterator<Item = usize>,
    headings: bool,
    view: &View<'_>,
    context: &Context<'_>,
) -> String {
    let head = headings.then(|| set.columns.iter().map(|field| text::label(context.lang, schema, field)).collect());
    let rows = chosen.into_iter().filter_map(|place| set.rows.get(place)).map(|row| {
        let row = row.row();
        set.columns.iter().map(|field| clip(field, row, view, context)).collect()
    });
    write_table(head.into_iter().chain(rows))
}

/// A cell as a spreadsheet takes it for what it is: figures without grouping, with the language's decimal sign; dates in
/// their short form.
pub fn clip(field: &Field, row: Row<'_>, view: &View<'_>, context: &Context<'_>) -> String {
    let decimal = |text: String| if context.lang == Lang::En { text } else { text.replace('.', ",") };
    match (row.value(field, view), field.place) {
        (Value::Parts(_), Place::Stored(index)) => parts(row.entity(), index, context),
        (Value::Integer(number), _) => number.to_string(),
        (Value::Decimal(number), _) if matches!(field.spec.kind, ValueKind::Percent) => {
            format!("{}%", decimal(number.normalize().to_string()))
        }
        (Value::Decimal(number), _) => decimal(number.to_string()),
        (Value::Money(money), _) => format!("{} {}", decimal(money.amount.to_string()), money.currency),
        (Value::Date(date), _) if !date.is_vague() => {
            let day = format::date(context.lang, date.first_day(), format::DateStyle::Short);
            match date.moment() {
                Some(moment) => format!("{day} {}", moment.wall.format("%H:%M")),
                None => day,
            }
        }
        _ => cell(field, row, view, context),
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
