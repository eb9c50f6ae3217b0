//! Commands that look at records: list and show.

use std::io::Write;
use std::sync::Arc;

use super::args::{CsvForm, List, ListFormat, Show};
use super::changes::{find_place, kind_of, not_found};
use super::failure::{Exit, Failure};
use super::files::print_json;
use super::session::Session;
use super::table;
use crate::agenda::{Agenda, Clock, Entry};
use crate::i18n::{self, kind_label, sentence};
use crate::model::field::{Field, Place, fields_of, fields_of_schema};
use crate::model::kinds::Kind;
use crate::model::schema::{Entity, Group as FieldGroup, Record, Schema, find};
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::model::workspace::Workspace;
use crate::query::keys::Subject;
use crate::query::names::InLanguage;
use crate::query::rows::{Request, RowSet};
use crate::query::sort::SortBy;
use crate::report::cells::{part_json, record_json};
use crate::report::csv::Dialect;
use crate::report::{Listing, records};
use crate::tr;

/// `brobygger list`.
pub(super) fn list(args: &List, session: &Session, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Failure> {
    let kind = kind_of(&args.kind, session)?;
    let file = session.open(&args.file)?;
    let workspace = file.workspace();
    let office = workspace.office();
    let fields = fields_of(kind, office.as_ref());
    let mut set = selected(workspace, args, &Subject::of_kind(kind, office.as_ref()), session, err)?;
    let context = session.context(workspace);
    let schema = kind.schema();
    workspace.with_view(session.now, context.zone, |view| -> Result<Exit, Failure> {
        let columns = |asked: Option<&[String]>| table::columns(fields.clone(), schema, asked, session);
        let filter = args.filter.as_deref().unwrap_or_default();
        let page = table::page(session, args.landscape);
        let content = match args.format {
            ListFormat::Json => {
                let json = set.rows.iter().map(|record| record_json(&fields, record.as_ref(), view));
                let mut text = Vec::new();
                print_json(&json.collect(), &mut text)?;
                text
            }
            ListFormat::Csv => {
                let all: Vec<String> = fields.iter().map(|field| field.key.to_string()).collect();
                set.columns = columns(Some(args.columns.as_deref().unwrap_or(&all)))?;
                let mut text = Vec::new();
                records::csv(&mut text, schema.key, &set, dialect(args.csv), view, &context).map_err(csv_failure)?;
                text
            }
            ListFormat::Table => {
                set.columns = columns(args.columns.as_deref())?;
                let listing = records::listing(schema.key, &set, filter, &page, view, &context);
                let bare = Listing { groups: listing.groups, columns: listing.columns, ..page.blank() };
                let count = i64::try_from(set.rows.len()).unwrap_or(i64::MAX);
                let count = tr!(session.lang, "list-count", count = count);
                format!("{}{count}\n", table::on_screen(&bare, session)).into_bytes()
            }
            ListFormat::Pdf => {
                set.columns = columns(args.columns.as_deref())?;
                let listing = records::listing(schema.key, &set, filter, &page, view, &context);
                table::pdf(&listing, args.out.is_some(), session, err)?
            }
        };
        table::deliver(&content, args.out.as_deref(), set.rows.len(), session, out, err)?;
        Ok(Exit::Fine)
    })
}

/// How CSV is written.
pub(super) fn dialect(form: CsvForm) -> Dialect {
    match form {
        CsvForm::Nordic => Dialect::Nordic,
        CsvForm::International => Dialect::International,
    }
}

/// CSV that could not be written.
pub(super) fn csv_failure(error: crate::report::csv::CsvError) -> Failure {
    Failure::output(error.into_io())
}

fn selected(
    workspace: &Workspace,
    args: &List,
    subject: &Subject,
    session: &Session,
    err: &mut dyn Write,
) -> Result<RowSet<Arc<dyn Record>>, Failure> {
    let names = InLanguage(session.lang);
    let mut sort = Vec::new();
    for text in args.sort.iter().flatten() {
        sort.push(SortBy::parse(text, subject, &names).map_err(|fault| session.filter_failure(text, &fault))?);
    }
    if sort.is_empty()
        && let Some(field) = subject.fields.iter().find(|field| field.spec.title).cloned()
    {
        sort.push(SortBy { field, descending: false });
    }
    let filter = session.filter(args.filter.as_deref().unwrap_or_default(), workspace, subject, err)?;
    let request = Request { sort, ..Request::default() };
    let context = session.filter_context(workspace, &names);
    Ok(RowSet::of_records(subject, &filter, request, &mut session.sorter(), &context))
}

/// `brobygger show`.
pub(super) fn show(args: &Show, session: &Session, out: &mut dyn Write) -> Result<Exit, Failure> {
    let file = session.open(&args.file)?;
    let workspace = file.workspace();
    let (id, schema) = match find_place(workspace, &args.id) {
        Ok(found) => found,
        Err(missing) => return show_entry(args, missing, workspace, session, out),
    };
    let record =
        workspace.holder(&id).ok_or_else(|| not_found(text::ResolveError::Nothing(args.id.clone()), session))?;
    let context = session.context(workspace);
    let office = workspace.office();
    workspace.with_view(session.now, context.zone, |view| -> Result<Exit, Failure> {
        if record.id() == &id {
            let kind = Kind::of(record.as_ref());
            let fields = fields_of(kind, office.as_ref());
            if args.json {
                print_json(&record_json(&fields, record.as_ref(), view), out)?;
            } else {
                let kind = sentence(&kind_label(session.lang, schema.key, false));
                writeln!(out, "{}", tr!(session.lang, "quoted-record", kind = kind, title = record.title()))?;
                let mut group = None;
                let mut fields = fields;
                fields.sort_by_key(|field| field.spec.group);
                for field in &fields {
                    let value = field.get(record.as_ref(), view);
                    line(schema, field, &value, record.as_entity(), (&mut group, 1), &context, out)?;
                }
                let linked: Vec<String> = workspace.links_to(&id).map(|from| from.title()).collect();
                if !linked.is_empty() {
                    writeln!(out, "\n{}: {}", tr!(session.lang, "show-links"), linked.join(", "))?;
                }
            }
        } else if let Some(part) = find(record.as_entity(), &id) {
            if args.json {
                print_json(&part_json(part), out)?;
            } else {
                let kind = sentence(&kind_label(session.lang, schema.key, false));
                writeln!(out, "{kind} ({})", record.title())?;
                part_lines(part, 1, &context, out)?;
            }
        }
        Ok(Exit::Fine)
    })
}

/// Shows an entry of the deadline list that is no record of its own.
fn show_entry(
    args: &Show,
    missing: text::ResolveError,
    workspace: &Workspace,
    session: &Session,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let context = session.context(workspace);
    let clock = Clock { now: session.now, zone: context.zone, working_days: None };
    let Some(entry) = Agenda::build(workspace).find(workspace, &args.id.as_str().into(), &clock) else {
        return Err(not_found(missing, session));
    };
    if args.json {
        print_json(&part_json(&entry), out)?;
    } else {
        writeln!(out, "{}", sentence(&kind_label(session.lang, Entry::SCHEMA.key, false)))?;
        part_lines(&entry, 1, &context, out)?;
    }
    Ok(Exit::Fine)
}

fn part_lines(part: &dyn Entity, depth: usize, context: &Context<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    for field in fields_of_schema(part.schema()) {
        if let Place::Stored(index) = field.place {
            let value = part.get(index);
            line(part.schema(), &field, &value, part, (&mut None, depth), context, out)?;
        }
    }
    Ok(())
}

/// Prints one field where it is not empty, with the parts of a list below it.
fn line(
    schema: &'static Schema,
    field: &Field,
    value: &Value<'_>,
    entity: &dyn Entity,
    (group, depth): (&mut Option<FieldGroup>, usize),
    context: &Context<'_>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if value.is_empty() || matches!(value, Value::Bool(false)) {
        return Ok(());
    }
    let lang = context.lang;
    let indent = "  ".repeat(depth);
    if depth == 1 && group.is_some_and(|before| before != field.spec.group) {
        writeln!(out)?;
    }
    *group = Some(field.spec.group);
    let label = text::label(lang, schema.key, field);
    match (field.spec.kind, field.place) {
        (ValueKind::Parts(_), Place::Stored(index)) => {
            writeln!(out, "{indent}{label}:")?;
            for part in entity.parts(index).into_iter().flat_map(|list| (0..list.len()).filter_map(|i| list.at(i))) {
                let main = part.schema().main_field();
                let words = main.map(|(main, field)| text::show(&field.spec.kind, &part.get(main), context));
                writeln!(out, "{indent}  - {} [{}]", words.unwrap_or_default(), part.id())?;
                part_lines(part, depth + 2, context, out)?;
            }
        }
        (ValueKind::Picture, _) => writeln!(
            out,
            "{indent}{label}: {}",
            i18n::format::file_size(lang, value.as_text().map_or(0, |t| t.len() as u64))
        )?,
        (kind, _) => {
            let words = text::show(&kind, value, context);
            let mut lines = words.lines();
            writeln!(out, "{indent}{label}: {}", lines.next().unwrap_or_default())?;
            for more in lines {
                writeln!(out, "{indent}  {more}")?;
            }
        }
    }
    Ok(())
}
