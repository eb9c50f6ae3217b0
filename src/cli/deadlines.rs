//! Commands about time: deadlines and workdays.

use std::io::Write;
use std::str::FromStr;

use chrono::NaiveDate;

use super::args::{DeadlineFormat, Deadlines, GroupBy as Asked, StateShown, Workdays};
use super::failure::{Exit, Failure};
use super::files::print_json;
use super::records::{csv_failure, dialect};
use super::session::Session;
use super::table;
use crate::agenda::calendars::UnknownCalendar;
use crate::agenda::workdays::{WorkdayError, WorkingDays};
use crate::agenda::{Agenda, Clock, Entry, GroupBy, States};
use crate::i18n::parse;
use crate::model::date::DateValue;
use crate::model::field::fields_of_schema;
use crate::model::kinds::Kind;
use crate::model::office::Office;
use crate::model::text::Context;
use crate::model::workspace::Workspace;
use crate::report::deadlines;
use crate::tr;

/// `brobygger workdays`.
pub(super) fn workdays(args: &Workdays, session: &Session, out: &mut dyn Write) -> Result<Exit, Failure> {
    let lang = session.lang;
    let date = NaiveDate::from_str(&args.date).ok().or_else(|| {
        let today = session.now.with_timezone(&session.zone_alone()).date_naive();
        match parse::date(&args.date, lang, today, session.zone_alone()) {
            Ok(DateValue::Day(day)) => Some(day),
            _ => None,
        }
    });
    let date = date
        .ok_or_else(|| Failure::said(tr!(lang, "failure-date"), args.date.as_str(), Some("2027-03-25".to_owned())))?;
    let calendars = WorkingDays::new(&args.calendars).map_err(|error| unknown_calendar(error, session))?;
    let found = calendars.add(date, args.n).map_err(|error| workday_failure(error, session))?;
    writeln!(out, "{found}")?;
    Ok(Exit::Fine)
}

fn unknown_calendar(error: UnknownCalendar, session: &Session) -> Failure {
    let hint = tr!(session.lang, "hint-one-of", ids = error.known.join(", "));
    Failure::said(tr!(session.lang, "failure-calendar"), error.code, Some(hint))
}

fn workday_failure(error: WorkdayError, session: &Session) -> Failure {
    let lang = session.lang;
    match error {
        WorkdayError::NotDecided(open) => Failure::said(
            tr!(lang, "failure-not-decided", calendar = open.calendar, last = open.last.to_string()),
            open.year.to_string(),
            Some(tr!(lang, "hint-not-decided")),
        ),
        WorkdayError::TooFar(n) => Failure::said(tr!(lang, "failure-too-far"), n.to_string(), None),
        WorkdayError::Year(year) => Failure::said(tr!(lang, "failure-year"), year.to_string(), None),
    }
}

/// `brobygger deadlines`.
pub(super) fn deadlines(
    args: &Deadlines,
    session: &Session,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Failure> {
    let file = session.open(&args.file)?;
    let workspace = file.workspace();
    let context = session.context(workspace);
    let working_days = calendars(args, workspace, session)?;
    let clock = Clock { now: session.now, zone: context.zone, working_days: Some(&working_days) };
    let from = match &args.from {
        None => clock.today(),
        Some(asked) => first_day(asked, &context).ok_or_else(|| {
            Failure::said(tr!(session.lang, "failure-date"), asked.as_str(), Some("2027-01-01".to_owned()))
        })?,
    };
    let states = match args.state {
        StateShown::Open => States::Open,
        StateShown::All => States::All,
    };
    let usual: Vec<String> = deadlines::COLUMNS.iter().map(|key| (*key).to_owned()).collect();
    let fields = fields_of_schema(Entry::SCHEMA);
    let columns = table::columns(fields, Entry::SCHEMA, Some(args.columns.as_deref().unwrap_or(&usual)), session)?;
    let options = deadlines::Options {
        from,
        days: args.days,
        states,
        filter: args.filter.clone().unwrap_or_default(),
        group_by: args.group_by.map(grouping),
        columns: columns.iter().map(|field| field.key.to_string()).collect(),
    };
    let filter = options.filter.clone();
    let found = deadlines::select(&Agenda::build(workspace), options, &clock, &context)
        .map_err(|faults| session.filter_faults(&filter, &faults))?;
    for warning in &found.warnings {
        writeln!(err, "{}", warning.in_words(session.lang))?;
    }
    let listing = || found.listing(&table::page(session, args.landscape), &context);
    let content = match args.format {
        DeadlineFormat::Json => {
            let mut text = Vec::new();
            print_json(&found.json(&context), &mut text)?;
            text
        }
        DeadlineFormat::Csv => {
            let mut content = Vec::new();
            found.csv(&mut content, dialect(args.csv), &context).map_err(csv_failure)?;
            content
        }
        DeadlineFormat::Text => {
            let mut text = table::on_screen(&listing(), session);
            if !text.ends_with('\n') {
                text.push('\n');
            }
            text.into_bytes()
        }
        DeadlineFormat::Pdf => table::pdf(&listing(), args.out.is_some(), session, err)?,
    };
    table::deliver(&content, args.out.as_deref(), found.entries.len(), session, out, err)?;
    Ok(Exit::Fine)
}

fn first_day(text: &str, context: &Context<'_>) -> Option<NaiveDate> {
    let value = parse::date(text, context.lang, context.today, context.zone).ok()?;
    Some(value.first_day())
}

fn calendars(args: &Deadlines, workspace: &Workspace, session: &Session) -> Result<WorkingDays, Failure> {
    let offices =
        || workspace.all::<Office>(Kind::OFFICE).next().map(|office| office.calendars.clone()).unwrap_or_default();
    let codes = args.calendars.clone().unwrap_or_else(offices);
    WorkingDays::new(&codes).map_err(|error| unknown_calendar(error, session))
}

fn grouping(asked: Asked) -> GroupBy {
    match asked {
        Asked::Week => GroupBy::Week,
        Asked::Month => GroupBy::Month,
        Asked::Programme => GroupBy::Programme,
        Asked::Owner => GroupBy::Owner,
        Asked::Application => GroupBy::Application,
    }
}
