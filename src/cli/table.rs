//! Tables on the terminal and in files.

use std::io::Write;
use std::path::Path;

use super::failure::Failure;
use super::session::Session;
use crate::i18n::Told;
use crate::jobs::Progress;
use crate::model::field::{Field, find_field};
use crate::model::schema::Schema;
use crate::report::{Cell, Column, Group, Listing, Orientation, Page, Row};
use crate::store::disk::{BackupPolicy, SaveOptions, save_bytes};
use crate::tr;

/// The width of text that does not go to a terminal, in columns.
const WIDTH: usize = 120;

/// The columns of the keys, or those shown from the start.
pub(super) fn columns(
    fields: Vec<Field>,
    schema: &Schema,
    asked: Option<&[String]>,
    session: &Session,
) -> Result<Vec<Field>, Failure> {
    let Some(asked) = asked else { return Ok(fields.into_iter().filter(|field| field.spec.column).collect()) };
    let keys = || fields.iter().map(|field| field.key.as_ref()).collect::<Vec<_>>().join(", ");
    let mut columns = Vec::new();
    for name in asked.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        match find_field(&fields, schema.key, name) {
            Some(field) => columns.push(field.clone()),
            None => {
                let what = tr!(session.lang, "failure-no-column");
                return Err(Failure::said(what, name, Some(tr!(session.lang, "hint-fields", keys = keys()))));
            }
        }
    }
    Ok(columns)
}

/// Plain rows under headings, as wide as the terminal.
pub(super) fn plain(headings: &[String], rows: Vec<Vec<String>>, session: &Session) -> String {
    let columns = headings.iter().map(|heading| Column::new(heading.clone(), heading.clone())).collect();
    let rows = rows.into_iter().map(|cells| Row::new(cells.into_iter().map(Cell::new))).collect();
    let group = Group { rows, ..Group::default() };
    on_screen(&Listing { columns, groups: vec![group], ..page(session, false).blank() }, session)
}

/// A listing without a page around it, as wide as the terminal.
pub(super) fn on_screen(listing: &Listing, session: &Session) -> String {
    let mut listing = listing.clone();
    listing.printed.text.clear();
    crate::report::text::write_text(&listing, session.columns.unwrap_or(WIDTH))
}

/// What stands around a listing, in the session's language.
pub(super) fn page(session: &Session, landscape: bool) -> Page {
    Page {
        lang: session.lang,
        now: session.now,
        zone: session.zone_alone(),
        author: String::new(),
        orientation: if landscape { Orientation::Landscape } else { Orientation::Portrait },
    }
}

/// A listing as PDF; what it does not show as it was given is told on `err`.
pub(super) fn pdf(
    listing: &Listing,
    to_file: bool,
    session: &Session,
    err: &mut dyn Write,
) -> Result<Vec<u8>, Failure> {
    if !to_file && session.columns.is_some() {
        let hint = Some("--out NAME.pdf".to_owned());
        return Err(Failure::said(tr!(session.lang, "failure-pdf-terminal"), "--format pdf", hint));
    }
    let progress = Progress::new();
    let layout = crate::report::layout(listing, &progress).map_err(|error| report_failure(&error, session))?;
    let content = layout.pdf(&progress).map_err(|error| report_failure(&error, session))?;
    let notes = layout.notes();
    if notes.replaced > 0 {
        let count = i64::try_from(notes.replaced).unwrap_or(i64::MAX);
        writeln!(err, "{}", tr!(session.lang, "said-replaced", count = count))?;
    }
    if let Some(reason) = &notes.logo_left_out {
        writeln!(err, "{}: {reason}", tr!(session.lang, "said-no-logo"))?;
    }
    Ok(content)
}

fn report_failure(error: &crate::report::ReportError, session: &Session) -> Failure {
    Told { hint: Some(tr!(session.lang, "hint-pdf")), ..error.told(session.lang) }.into()
}

/// Prints what a command made, or writes it to the file named and says so.
pub(super) fn deliver(
    content: &[u8],
    path: Option<&Path>,
    rows: usize,
    session: &Session,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let Some(path) = path else {
        out.write_all(content)?;
        return Ok(());
    };
    if crate::store::is_workspace(path) {
        let hint = Some(tr!(session.lang, "hint-other-name"));
        return Err(Failure::said(tr!(session.lang, "failure-is-workspace"), path.display().to_string(), hint));
    }
    let mut options = SaveOptions::new(session.now, "");
    options.force = true;
    options.backup = BackupPolicy::None;
    save_bytes(path, None, content, &options)?;
    let count = i64::try_from(rows).unwrap_or(i64::MAX);
    writeln!(err, "{}", tr!(session.lang, "said-written", count = count, path = path.display().to_string()))?;
    Ok(())
}
