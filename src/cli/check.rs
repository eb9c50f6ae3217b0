//! `brobygger check`.

use std::io::Write;

use serde_json::{Map, json};

use super::args::Check;
use super::failure::{Exit, Failure};
use super::files::print_json;
use super::session::Session;
use crate::i18n::{self, field_label, kind_label};
use crate::model::kinds::Kind;
use crate::model::validate::{self, Finding, Severity};
use crate::model::words;
use crate::tr;

/// Counts the records and prints the findings; errors end with 1, hints do not.
pub(super) fn check(args: &Check, session: &Session, out: &mut dyn Write) -> Result<Exit, Failure> {
    let file = session.open(&args.file)?;
    let workspace = file.workspace();
    let lang = session.lang;
    let mut findings = file.findings.clone();
    findings.extend(workspace.with_view(session.now, session.zone(workspace), |view| validate::check(workspace, view)));
    let errors = findings.iter().filter(|finding| finding.problem.severity() == Severity::Error).count();
    if args.json {
        let counts: Map<_, _> =
            Kind::listed().map(|kind| (kind.key().to_owned(), json!(workspace.table(kind).len()))).collect();
        print_json(&json!({ "counts": counts, "findings": validate::to_json(&findings) }), out)?;
    } else {
        writeln!(out, "{}", file.name(lang))?;
        if let Some(version) = file.newer() {
            writeln!(out, "{}", tr!(lang, "check-newer", version = version.to_string()))?;
        }
        for kind in Kind::listed() {
            let count = workspace.table(kind).len();
            let count_words = i18n::format::integer(lang, i64::try_from(count).unwrap_or(i64::MAX));
            writeln!(out, "  {count_words:>8}  {}", kind_label(lang, kind.key(), count != 1))?;
        }
        let hints = findings.len() - errors;
        for (severity, heading) in
            [(Severity::Error, tr!(lang, "check-errors")), (Severity::Hint, tr!(lang, "check-hints"))]
        {
            let mut here = findings.iter().filter(|finding| finding.problem.severity() == severity).peekable();
            if here.peek().is_some() {
                writeln!(out, "\n{heading}")?;
            }
            for finding in here {
                writeln!(out, "  {}", line(finding, session))?;
            }
        }
        let (errors, hints) = (i64::try_from(errors).unwrap_or(i64::MAX), i64::try_from(hints).unwrap_or(i64::MAX));
        writeln!(out, "\n{}", tr!(lang, "check-sum", errors = errors, hints = hints))?;
    }
    Ok(if errors > 0 { Exit::Problems } else { Exit::Fine })
}

fn line(finding: &Finding, session: &Session) -> String {
    let lang = session.lang;
    let title = if finding.title.is_empty() { finding.record.to_string() } else { finding.title.clone() };
    let part =
        if finding.part.is_some() { format!(", {}", kind_label(lang, finding.schema, false)) } else { String::new() };
    let place = finding.part.as_ref().unwrap_or(&finding.record);
    let field = if finding.field.is_empty() {
        String::new()
    } else {
        format!(", {}", field_label(lang, finding.schema, &finding.field))
    };
    let key = format!("problem-{}", finding.problem.key());
    let detail = finding.problem.detail();
    let args = [("detail", i18n::Value::from(detail))].into_iter().collect::<i18n::Args<'_>>();
    let problem = i18n::message(lang, &key, Some(&args));
    let record = words::quoted(lang, finding.kind.key(), &title);
    format!("{record}{part}{field}: {problem} [{place}]")
}
