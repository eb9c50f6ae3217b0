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
<<<<<<< HEAD

/// One entry as the commands' users read it in JSON.
fn entry_json(entry: &Entry, context: &Context<'_>) -> Json {
    let due = entry.due.map(|due| match due.moment() {
        Some(moment) => moment.resolve().to_rfc3339_opts(SecondsFormat::Secs, false),
        None => due.to_string(),
    });
    let id = |id: &Option<Id>| id.as_ref().map(Id::to_string);
    let title_of = |id: &Option<Id>| id.as_ref().and_then(|id| context.workspace.title_of(id));
    json!({
        "id": entry.id.to_string(),
        "title": words::entry_title(entry, context.lang),
        "due": due,
        "time_zone": entry.due.and_then(|due| due.moment().map(|moment| moment.zone.name())),
        "source_kind": entry.source_kind,
        "source_id": id(&entry.source),
        "part_id": id(&entry.part),
        "what": entry.what.code(),
        "state": entry.state.code(),
        "owner": title_of(&entry.owner),
        "owner_id": id(&entry.owner),
        "days_left": entry.days_left,
        "working_days_left": entry.working_days_left,
        "overdue": entry.overdue,
        "passed": entry.passed,
        "time_assumed": entry.time_assumed,
        "programme": title_of(&entry.programme),
        "programme_id": id(&entry.programme),
        "applications": entry.application.iter().map(Id::to_string).collect::<Vec<_>>(),
        "themes": entry.themes,
        "moved_from": entry.moved_from.map(|date| date.to_string()),
        "source_gone": entry.source_gone,
        "notes": entry.notes,
    })
}

fn csv(page: &Page<'_>, entries: &[Entry]) -> Result<Vec<u8>, Failure> {
    let dialect = dialect(page.args.csv);
    let lang = page.session.lang;
    let headings = page.columns.iter().map(|field| text::label(lang, Entry::SCHEMA.key, field));
    let rows = entries.iter().map(|entry| {
        page.columns.iter().map(|field| match field.key.as_ref() {
            "title" => words::entry_title(entry, lang),
            key => {
                let value = entry.get_key(key);
                table::csv_cell(&field.spec.kind, &value, dialect, page.context)
            }
        })
    });
    let mut content = Vec::new();
    write_csv(&mut content, headings, rows, dialect).map_err(csv_failure)?;
    Ok(content)
}

/// What a page of deadlines is made from.
struct Page<'a> {
    args: &'a Deadlines,
    session: &'a Session,
    file: &'a OpenFile,
    context: &'a Context<'a>,
    columns: &'a [Field],
    from: NaiveDate,
}

impl Page<'_> {
    fn listing(&self, entries: &[Entry], spans: &[Span]) -> Listing {
        let lang = self.session.lang;
        let whole = [Span { key: GroupKey::Owner(None), entries: 0..entries.len() }];
        let grouped = !spans.is_empty();
        let groups = if grouped { spans } else { &whole };
        let groups = groups
            .iter()
            .map(|span| {
                let rows = entries.get(span.entries.clone()).unwrap_or_default();
                let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
                Group {
                    heading: if grouped {
                        words::heading(&span.key, self.context.workspace, lang)
                    } else {
                        String::new()
                    },
                    note: if grouped { tr!(lang, "list-count", count = count) } else { String::new() },
                    rows: rows.iter().map(|entry| self.row(entry)).collect(),
                }
            })
            .filter(|group| !group.rows.is_empty())
            .collect();
        let columns = self.columns.iter().map(|field| {
            let column = table::column(Entry::SCHEMA.key, field, lang);
            match field.key.as_ref() {
                "due" => Column { width: Width::Fit, ..column.tabular() },
                "title" => column.share(4.0).emphasis(Emphasis::Strong),
                "what" => column.share(1.5),
                "programme" | "owner" => column.share(1.2).emphasis(Emphasis::Muted),
                "days_left" => Column { align: Align::Start, ..column },
                "working_days_left" => Column { heading: tr!(lang, "deadlines-working-days"), ..column },
                _ => column,
            }
        });
        let listing = Listing {
            title: tr!(lang, "deadlines-title"),
            subtitles: self.subtitles(entries),
            columns: columns.collect(),
            groups,
            group_label: None,
            orientation: if self.args.landscape { Orientation::Landscape } else { Orientation::Portrait },
            ..table::bare(self.session)
        };
        table::with_office(listing, self.file.workspace())
    }

    fn subtitles(&self, entries: &[Entry]) -> Vec<String> {
        let lang = self.session.lang;
        let last = self.from.checked_add_days(chrono::Days::new(self.args.days.into())).unwrap_or(NaiveDate::MAX);
        let day = |day: NaiveDate| format::date(lang, day, DateStyle::Long);
        let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        let mut lines = vec![tr!(lang, "deadlines-range", from = day(self.from), until = day(last), count = count)];
        if let Some(filter) = self.args.filter.as_deref().filter(|filter| !filter.trim().is_empty()) {
            lines.push(tr!(lang, "deadlines-filter", filter = filter));
        }
        let shown = self.columns.iter().any(|field| field.key == "due");
        if shown && entries.iter().any(|entry| entry.time_assumed) {
            lines.push(format!("* {}", tr!(lang, "time-assumed")));
        }
        lines
    }

    fn row(&self, entry: &Entry) -> Row {
        Row::new(self.columns.iter().map(|field| self.cell(field, entry)))
    }

    fn cell(&self, field: &Field, entry: &Entry) -> Cell {
        let lang = self.session.lang;
        match field.key.as_ref() {
            "title" => Cell::new(words::entry_title(entry, lang)),
            "due" => {
                Cell::new(entry.due.map(|due| words::due(&due, self.context.zone, lang).lines()).unwrap_or_default())
            }
            "days_left" => self.days_left(entry),
            "working_days_left" => {
                Cell::new(entry.working_days_left.map(|days| format::integer(lang, days)).unwrap_or_default())
            }
            "programme" => {
                let programme = entry.programme.as_ref().and_then(|id| self.context.workspace.get::<Programme>(id));
                let name = programme.map(|it| if it.acronym.is_empty() { it.name.clone() } else { it.acronym.clone() });
                let cell = Cell::new(name.unwrap_or_default());
                match programme.and_then(|it| rgb(&it.colour)) {
                    Some(colour) => cell.swatch(colour),
                    None => cell,
                }
            }
            key => match entry.get_key(key) {
                Value::Bool(false) => Cell::default(),
                value => Cell::new(text::show(&field.spec.kind, &value, self.context)),
            },
        }
    }

    fn days_left(&self, entry: &Entry) -> Cell {
        let (words, urgency) = words::time_left(entry, words::office_lead(self.context.workspace), self.session.lang);
        let tone = match urgency {
            _ if words.is_empty() => return Cell::default(),
            Urgency::Overdue | Urgency::Today => Tone::Overdue,
            Urgency::Soon => Tone::Soon,
            Urgency::Later => Tone::Neutral,
            Urgency::Settled => Tone::Done,
        };
        Cell::new(words).tone(tone)
    }
}

/// The three parts of `#rrggbb`.
fn rgb(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}
=======
>>>>>>> core
