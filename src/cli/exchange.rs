//! `brobygger import`.

use std::io::Write;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{Import, Source};
use super::failure::{Exit, Failure};
use super::files::print_json;
use super::session::{OpenFile, Session};
use crate::edit::{Deed, Label, Transaction};
use crate::exchange::plan::{Item, Options, Outcome, Plan};
use crate::exchange::sniff::SourceKind;
use crate::exchange::{SourceError, catalogue, open_source, with_catalogue};
use crate::jobs::Progress;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Record, View};
use crate::model::workspace::Workspace;
use crate::query::keys::Subject;
use crate::query::row::Row;
use crate::tr;

/// Changes and additions that are printed one by one; the rest is counted.
const SHOWN: usize = 20;

/// Takes in a file from outside: compared first, then one change that can be undone.
pub(super) fn import(
    args: &Import,
    session: &Session,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Failure> {
    let plan = if args.dry_run {
        let file = session.open(&args.file)?;
        plan(args, &file, session, err)?
    } else {
        session.change(&args.file, true, |file| {
            let plan = plan(args, file, session, err)?;
            let transaction = transaction(&plan, args.source.as_deref());
            Ok((transaction, plan))
        })?
    };
    if args.json {
        let counts = plan.counts();
        let warnings: Vec<Json> =
            plan.warnings.iter().map(|warning| Json::from(warning.in_words(session.lang))).collect();
        let mut whole = json!({
            "new": counts.new, "changed": counts.changed, "unchanged": counts.unchanged, "skipped": counts.skipped,
            "warnings": warnings,
        });
        if args.dry_run
            && let Some(map) = whole.as_object_mut()
        {
            map.insert("items".to_owned(), plan.items.iter().filter(|item| !item.companion).map(item_json).collect());
        }
        print_json(&whole, out)?;
    } else {
        let file = session.open(&args.file)?;
        told(&plan, file.workspace(), args.dry_run, session, out)?;
    }
    Ok(Exit::Fine)
}

fn transaction(plan: &Plan, source: Option<&Path>) -> Transaction {
    let counts = plan.counts();
    let name = source.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| catalogue::SOURCE.to_owned());
    plan.transaction(|_| true, Label::many(Deed::Import, name, counts.new + counts.changed))
}

fn plan(args: &Import, file: &OpenFile, session: &Session, err: &mut dyn Write) -> Result<Plan, Failure> {
    let workspace = file.workspace();
    let progress = Progress::new();
    let (offer, kind) = match (args.from, &args.source) {
        (Source::Catalogue, _) => (catalogue::offer(), Kind::PROGRAMME),
        (asked, Some(source)) => {
            let named = (asked == Source::FtPortal).then_some(SourceKind::FtPortal);
            let offer = open_source(source, named, workspace, args.tenders, &progress);
            (offer.map_err(|error| error.told(session.lang))?, Kind::CALL)
        }
        (_, None) => {
            let lang = session.lang;
            return Err(Failure::said(tr!(lang, "failure-missing"), "SOURCE", Some(tr!(lang, "hint-sources"))));
        }
    };
    let text = args.filter.as_deref().unwrap_or_default();
    let office = workspace.office();
    let subject = Subject::of_kind(kind, office.as_ref());
    // Programmes come along with their calls, so a filter must not complain that they are not there yet.
    let offered = if text.trim().is_empty() { workspace.clone() } else { with_catalogue(workspace) };
    let filter = session.filter(text, &offered, &subject, err)?;
    let lets_through = |record: &dyn Record, view: &View<'_>| filter.matches(Row::Record(record), view);
    let options = Options {
        now: session.now,
        zone: session.zone(workspace),
        filter: if filter.is_empty() { None } else { Some(&lets_through) },
    };
    Plan::make(workspace, offer, &options, &progress).map_err(|cancelled| {
        SourceError::cancelled(args.source.as_deref().unwrap_or(Path::new("")), cancelled).told(session.lang).into()
    })
}

fn outcome_key(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::New => "new",
        Outcome::Changed => "changed",
        Outcome::Unchanged => "unchanged",
        Outcome::Skipped(_) => "skipped",
    }
}

fn item_json(item: &Item) -> Json {
    let reason = match &item.outcome {
        Outcome::Skipped(reason) => Some(reason.key()),
        _ => None,
    };
    let changes: Vec<Json> = item
        .diffs
        .iter()
        .map(|diff| {
            json!({
                "part": diff.part.as_ref().map(Id::to_string), "field": diff.field, "sort": diff.sort.key(),
                "before": diff.before, "after": diff.after, "overridden": diff.overridden,
            })
        })
        .collect();
    json!({
        "id": item.id.as_ref().map(Id::to_string), "identifier": item.identifier, "title": item.title,
        "outcome": outcome_key(&item.outcome), "reason": reason, "changes": changes,
    })
}

fn told(plan: &Plan, workspace: &Workspace, dry: bool, session: &Session, out: &mut dyn Write) -> Result<(), Failure> {
    let lang = session.lang;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let counts = plan.counts();
    writeln!(
        out,
        "{}",
        tr!(
            lang,
            "import-sum",
            new = count(counts.new),
            changed = count(counts.changed),
            unchanged = count(counts.unchanged),
            skipped = count(counts.skipped)
        )
    )?;
    for (heading, shown) in [
        (tr!(lang, "import-new"), "new"),
        (tr!(lang, "import-changed"), "changed"),
        (tr!(lang, "import-skipped"), "skipped"),
    ] {
        let items: Vec<&Item> =
            plan.items.iter().filter(|item| !item.companion && outcome_key(&item.outcome) == shown).collect();
        if items.is_empty() {
            continue;
        }
        writeln!(out, "\n{heading}")?;
        for item in items.iter().take(SHOWN) {
            writeln!(out, "  {}  {}", item.identifier, item.title)?;
            if let Outcome::Skipped(reason) = &item.outcome {
                writeln!(out, "      {}", reason.in_words(lang))?;
            }
            if matches!(item.outcome, Outcome::Changed) {
                for diff in &item.diffs {
                    writeln!(out, "      {}", diff.in_words(&session.context(workspace)))?;
                }
            }
        }
        if items.len() > SHOWN {
            writeln!(out, "  {}", tr!(lang, "import-more", count = count(items.len() - SHOWN)))?;
        }
    }
    for warning in plan.warnings.iter().take(SHOWN) {
        writeln!(out, "  ! {}", warning.in_words(lang))?;
    }
    if dry {
        writeln!(out, "\n{}", tr!(lang, "import-dry"))?;
    }
    Ok(())
}
