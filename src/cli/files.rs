//! Commands about whole files: new, undo, diff, schema, backups, completions.

use std::io::Write;

use clap::CommandFactory as _;
use serde_json::{Value as Json, json};

use super::args::{Arguments, BackupAction, Backups, Completions, Diff, FileOnly, New};
use super::failure::{Exit, Failure};
use super::session::Session;
use super::table;
use crate::exchange::{fresh, generate};
use crate::i18n::format::{self, DateStyle};
use crate::model::date::Moment;
use crate::model::diff::diff as differences;
use crate::model::id::Id;
use crate::model::json_schema::json_schema;
use crate::model::kinds::Kind;
use crate::model::schema::Record;
use crate::model::words;
use crate::store::disk::SaveOptions;
use crate::store::{self, FILE_LIMIT, backups as kept};
use crate::tr;

/// `brobygger new`.
pub(super) fn new(args: &New, session: &Session, out: &mut dyn Write) -> Result<Exit, Failure> {
    let lang = session.lang;
    let workspace = match args.sample_calls {
        Some(calls) => generate::workspace(calls, session.now),
        None if args.sample => session.sample()?,
        None => fresh::blank(session.zone_alone()),
    };
    let label = tr!(lang, "label-new");
    let mut options = SaveOptions::new(session.now, &label);
    options.force = args.force;
    let saved = store::save(&args.file, &workspace, None, &options)?;
    writeln!(out, "{}", tr!(lang, "said-new", path = saved.path.display().to_string()))?;
    Ok(Exit::Fine)
}

/// `brobygger undo`.
pub(super) fn undo(args: &FileOnly, session: &Session, out: &mut dyn Write) -> Result<Exit, Failure> {
    let lang = session.lang;
    let label = tr!(lang, "label-undo");
    let options = SaveOptions::new(session.now, &label);
    let undone = kept::undo(&args.file, FILE_LIMIT, &options)?;
    writeln!(out, "{}", tr!(lang, "said-undone", label = undone.label.as_str()))?;
    Ok(Exit::Fine)
}

/// `brobygger schema`.
pub(super) fn schema(out: &mut dyn Write) -> Result<Exit, Failure> {
    print_json(&json_schema(), out)?;
    Ok(Exit::Fine)
}

/// `brobygger completions`.
pub(super) fn completions(args: &Completions, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "brobygger", &mut script);
    out.write_all(&script)?;
    Ok(Exit::Fine)
}

/// `brobygger backups`.
pub(super) fn backups(args: &Backups, session: &Session, out: &mut dyn Write) -> Result<Exit, Failure> {
    let lang = session.lang;
    if let Some(BackupAction::Restore { number }) = &args.action {
        let backup = kept::numbered(&args.file, *number)?;
        // A backup is looked at before it takes the file's place.
        let content = kept::read(&backup, FILE_LIMIT)?;
        store::reader::read(&content).map_err(|source| store::OpenError::Read { path: backup.path.clone(), source })?;
        let label = tr!(lang, "label-restore", number = number.to_string());
        let options = SaveOptions::new(session.now, &label);
        kept::restore(&args.file, &backup, FILE_LIMIT, &options)?;
        let made = moment(backup.made, session);
        writeln!(out, "{}", tr!(lang, "said-restored", made = made, path = args.file.display().to_string()))?;
        return Ok(Exit::Fine);
    }
    let place = kept::place(&args.file)?;
    let list = kept::list(&args.file)?;
    if args.json {
        let rows: Json = list
            .iter()
            .map(|backup| {
                json!({
                    "number": backup.number,
                    "made": backup.made.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
                    "label": backup.label,
                    "bytes": backup.bytes,
                    "undone": backup.undone,
                    "path": backup.path.display().to_string(),
                })
            })
            .collect();
        print_json(&json!({ "place": place.display().to_string(), "backups": rows }), out)?;
        return Ok(Exit::Fine);
    }
    writeln!(out, "{}", tr!(lang, "backups-place", path = place.display().to_string()))?;
    if list.is_empty() {
        writeln!(out, "{}", tr!(lang, "backups-none"))?;
        return Ok(Exit::Fine);
    }
    let headings = [
        tr!(lang, "backups-number"),
        tr!(lang, "backups-made"),
        tr!(lang, "backups-size"),
        tr!(lang, "backups-before"),
    ];
    let rows = list.iter().map(|backup| {
        let undone = if backup.undone { format!(" ({})", tr!(lang, "backups-undone")) } else { String::new() };
        vec![
            backup.number.to_string(),
            moment(backup.made, session),
            format::file_size(lang, backup.bytes),
            format!("{}{undone}", backup.label),
        ]
    });
    out.write_all(table::plain(&headings, rows.collect(), session).as_bytes())?;
    Ok(Exit::Fine)
}

fn moment(at: chrono::DateTime<chrono::Utc>, session: &Session) -> String {
    let zone = session.zone_alone();
    let wall = at.with_timezone(&zone).naive_local();
    format::moment(session.lang, &Moment { wall, zone, assumed: false }, zone, DateStyle::Medium)
}

/// `brobygger diff`.
pub(super) fn diff(args: &Diff, session: &Session, out: &mut dyn Write) -> Result<Exit, Failure> {
    let (older, newer) = (session.open(&args.a)?, session.open(&args.b)?);
    let (a, b) = (older.workspace(), newer.workspace());
    let mut rows = Vec::new();
    let mut lines = String::new();
    for kind in Kind::all() {
        let (old, new) = (a.table(kind), b.table(kind));
        let ids: std::collections::BTreeSet<&Id> = old.keys().chain(new.keys()).collect();
        for id in ids {
            match (old.get(id), new.get(id)) {
                (Some(before), None) => whole(kind, before.as_ref(), "deleted", session, &mut rows, &mut lines),
                (None, Some(after)) => whole(kind, after.as_ref(), "created", session, &mut rows, &mut lines),
                (Some(before), Some(after)) => {
                    let changes = differences(before.as_ref(), after.as_ref());
                    if changes.is_empty() {
                        continue;
                    }
                    let record = words::quoted(session.lang, kind.key(), &after.title());
                    lines.push_str(&format!("{record}\n"));
                    for change in changes {
                        let told = words::difference(&change, &session.context(a), &session.context(b));
                        lines.push_str(&format!("  {}\n", told.line(session.lang)));
                        rows.push(json!({
                            "kind": kind.key(), "record": id.to_string(), "title": after.title(), "action": "changed",
                            "part": change.part.as_ref().map(Id::to_string), "field": change.field,
                            "from": change.from, "to": change.to,
                        }));
                    }
                }
                (None, None) => {}
            }
        }
    }
    if args.json {
        print_json(&Json::Array(rows), out)?;
    } else if lines.is_empty() {
        writeln!(out, "{}", tr!(session.lang, "diff-none"))?;
    } else {
        out.write_all(lines.as_bytes())?;
    }
    Ok(Exit::Fine)
}

fn whole(kind: Kind, record: &dyn Record, action: &str, session: &Session, rows: &mut Vec<Json>, lines: &mut String) {
    let title = record.title();
    lines.push_str(&words::whole(session.lang, kind.key(), &title, action == "created"));
    lines.push('\n');
    rows.push(json!({ "kind": kind.key(), "record": record.id().to_string(), "title": title, "action": action }));
}

/// Prints JSON, pretty, with a line feed at the end.
pub(super) fn print_json(json: &Json, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, json).map_err(|error| Failure::output(error.into()))?;
    out.write_all(b"\n")?;
    Ok(())
}
