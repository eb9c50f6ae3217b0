//! A row set as a listing, as CSV, and as a table for the clipboard.

use super::cells::{cell, column, csv_cell};
use super::csv::{CsvError, Dialect, write_csv};
use super::{Cell, Group, Listing, Page, Row};
use crate::i18n::{kind_label, sentence};
use crate::model::schema::View;
use crate::model::text::{self, Context};
use crate::query::row::AsRow;
use crate::query::rows::{self, RowSet};
use crate::tr;

/// The rows with their columns and groups as a page; `schema` is the key of their kind, and `filter` the text of the
/// filter they went through, which stands under the title.
pub fn listing<R: AsRow>(
    schema: &str,
    set: &RowSet<R>,
    filter: &str,
    page: &Page,
    view: &View<'_>,
    context: &Context<'_>,
) -> Listing {
    let lang = page.lang;
    let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
    let row = |row: &R| Row::new(set.columns.iter().map(|field| Cell::new(cell(field, row.row(), view, context))));
    let whole = || Group { rows: set.rows.iter().map(row).collect(), ..Group::default() };
    let group = |group: &rows::Group| {
        let rows = set.rows.get(group.rows.clone()).unwrap_or_default();
        Group {
            heading: group.heading.in_words(lang),
            note: tr!(lang, "list-count", count = count(rows.len())),
            rows: rows.iter().map(row).collect(),
        }
    };
    let mut subtitles = vec![tr!(lang, "list-count", count = count(set.rows.len()))];
    if !filter.trim().is_empty() {
        subtitles.push(tr!(lang, "deadlines-filter", filter = filter));
    }
    Listing {
        title: sentence(&kind_label(lang, schema, true)),
        subtitles,
        columns: set.columns.iter().map(|field| column(schema, field, lang)).collect(),
        groups: if set.groups.is_empty() { vec![whole()] } else { set.groups.iter().map(group).collect() },
        ..page.of_office(context.workspace)
    }
}

/// The rows as CSV with their columns' labels as headings.
///
/// # Errors
/// [`CsvError`] where `out` cannot be written.
pub fn csv<R: AsRow>(
    out: impl std::io::Write,
    schema: &str,
    set: &RowSet<R>,
    dialect: Dialect,
    view: &View<'_>,
    context: &Context<'_>,
) -> Result<(), CsvError> {
    let headings = set.columns.iter().map(|field| text::label(context.lang, schema, field));
    let rows = set.rows.iter().map(|row| {
        let row = row.row();
        set.columns.iter().map(move |field| csv_cell(field, row, dialect, view, context))
    });
    write_csv(out, headings, rows, dialect)
}
