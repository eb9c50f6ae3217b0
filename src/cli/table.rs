//! Rows of records as tables, CSV and JSON.

use std::io::Write;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use serde_json::{Map, Value as Json};

use super::failure::Failure;
use super::session::Session;
use crate::i18n::{Lang, Told, format};
use crate::jobs::Progress;
use crate::model::field::{Field, Place};
use crate::model::kinds::Kind;
use crate::model::office::Office;
use crate::model::schema::{Entity, Record, Schema, View};
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::model::workspace::Workspace;
use crate::report::csv::Dialect;
use crate::report::{
    Align, Cell, Column, Emphasis, Group, Labels, Listing, Logo, LogoFormat, Orientation, Printed, Row,
};
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
        match super::changes::find_field(fields.clone(), schema.key, name) {
            Some(field) => columns.push(field),
            None => {
                let what = tr!(session.lang, "failure-no-column");
                return Err(Failure::said(what, name, Some(tr!(session.lang, "hint-fields", keys = keys()))));
            }
        }
    }
    Ok(columns)
}

/// A column of a listing for the field.
pub(super) fn column(schema: &str, field: &Field, lang: Lang) -> Column {
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

/// What stands in a cell: the value in words; for a list of parts the values that stand for them.
pub(super) fn cell(field: &Field, record: &dyn Record, view: &View<'_>, context: &Context<'_>) -> String {
    let value = field.get(record, view);
    match (&value, field.place) {
        (Value::Bool(false), _) => String::new(),
        (Value::Parts(_), Place::Stored(index)) => parts_words(record.as_entity(), index, context),
        _ => text::show(&field.spec.kind, &value, context),
    }
}

/// The parts of a list by the values that stand for them.
pub(super) fn parts_words(entity: &dyn Entity, index: usize, context: &Context<'_>) -> String {
    let Some(list) = entity.parts(index) else { return String::new() };
    let words = list.iter().map(|part| match part.schema().main_field() {
        Some((main, field)) => text::show(&field.spec.kind, &part.get(main), context),
        None => String::new(),
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A record as JSON: every field of the kind under its key, empty ones too, then what every record keeps about itself.
pub(super) fn record_json(fields: &[Field], record: &dyn Record, view: &View<'_>) -> Json {
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

/// A value as CSV has it: figures without grouping, with the dialect's decimal sign; dates as ISO 8601 has
/// them in the international form, as the language has them in the Nordic one.
pub(super) fn csv_cell(kind: &ValueKind, value: &Value<'_>, dialect: Dialect, context: &Context<'_>) -> String {
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

/// Plain rows under headings, as wide as the terminal.
pub(super) fn plain(headings: &[String], rows: Vec<Vec<String>>, session: &Session) -> String {
    let columns = headings.iter().map(|heading| Column::new(heading.clone(), heading.clone())).collect();
    let rows = rows.into_iter().map(|cells| Row::new(cells.into_iter().map(Cell::new))).collect();
    let group = Group { rows, ..Group::default() };
    on_screen(&Listing { columns, groups: vec![group], ..bare(session) }, session)
}

/// A listing without a page around it, as wide as the terminal.
pub(super) fn on_screen(listing: &Listing, session: &Session) -> String {
    let mut listing = listing.clone();
    listing.printed.text.clear();
    crate::report::text::write_text(&listing, session.columns.unwrap_or(WIDTH))
}

/// A listing without title, columns and rows, in the session's language.
pub(super) fn bare(session: &Session) -> Listing {
    let lang = session.lang;
    let at: DateTime<FixedOffset> = session.now.with_timezone(&session.zone_alone()).fixed_offset();
    Listing {
        title: String::new(),
        subtitles: Vec::new(),
        office: String::new(),
        logo: None,
        author: String::new(),
        language: lang,
        printed: Printed { text: printed_on(session, at), at },
        orientation: Orientation::Portrait,
        columns: Vec::new(),
        groups: Vec::new(),
        group_label: None,
        labels: Labels {
            page_of: tr!(lang, "page-number", page = "{page}", pages = "{pages}"),
            empty: tr!(lang, "list-empty"),
        },
    }
}

fn printed_on(session: &Session, at: DateTime<FixedOffset>) -> String {
    let day = format::date(session.lang, at.date_naive(), format::DateStyle::Long);
    tr!(session.lang, "printed-on", date = day)
}

/// The office's name and logo on a listing.
pub(super) fn with_office(listing: Listing, workspace: &Workspace) -> Listing {
    let Some(office) = workspace.all::<Office>(Kind::OFFICE).next() else { return listing };
    let name = if office.office_name.is_empty() { office.name.clone() } else { office.office_name.clone() };
    Listing { logo: logo(&office.logo, &name), office: name, ..listing }
}

fn logo(data: &str, alt: &str) -> Option<Logo> {
    use base64::Engine as _;
    let (sort, content) = data.strip_prefix("data:image/")?.split_once(";base64,")?;
    let format = match sort {
        "png" => LogoFormat::Png,
        "jpeg" => LogoFormat::Jpeg,
        "svg+xml" => LogoFormat::Svg,
        _ => return None,
    };
    let bytes = base64::engine::general_purpose::STANDARD.decode(content).ok()?;
    Some(Logo { bytes, format, alt: alt.to_owned() })
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
