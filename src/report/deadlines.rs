//! The overview of deadlines: what stands in it, and the same as a page, as CSV and as JSON.

use chrono::{NaiveDate, SecondsFormat};
use serde_json::{Value as Json, json};

use super::cells::{self, csv_value};
use super::csv::{CsvError, Dialect, write_csv};
use super::{Align, Cell, Column, Emphasis, Group, Listing, Page, Row, Tone, Width};
use crate::agenda::groups::{self, Group as Span, GroupBy};
use crate::agenda::overview::{self, States};
use crate::agenda::{Agenda, Clock, Entry, Urgency, words};
use crate::i18n::format::{self, DateStyle};
use crate::model::field::{Field, fields_of_schema};
use crate::model::id::Id;
use crate::model::programme::Programme;
use crate::model::schema::Entity;
use crate::model::text::{self, Context};
use crate::model::value::Value;
use crate::query::error::QueryError;
use crate::query::filter::{Context as FilterContext, Filter};
use crate::query::keys::Subject;
use crate::query::names::InLanguage;
use crate::query::row::Row as AnyRow;
use crate::tr;

/// The columns that are shown unless others are asked for.
pub const COLUMNS: [&str; 7] = ["due", "title", "what", "programme", "owner", "days_left", "working_days_left"];

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// The first day, in the reader's zone.
    pub from: NaiveDate,
    /// How many days after it the last one is.
    pub days: u32,
    /// Open ones, or all.
    pub states: States,
    /// The text of a filter; empty for all.
    pub filter: String,
    /// What the entries are grouped by.
    pub group_by: Option<GroupBy>,
    /// The keys of the columns, in order; what is no key of an entry's field is left out.
    pub columns: Vec<String>,
}

impl Options {
    /// The open ones of the next 90 days, by week, in the usual columns.
    pub fn usual(today: NaiveDate) -> Self {
        Self {
            from: today,
            days: 90,
            states: States::Open,
            filter: String::new(),
            group_by: Some(GroupBy::Week),
            columns: COLUMNS.map(str::to_owned).to_vec(),
        }
    }
}

/// The entries asked for.
#[derive(Clone, Debug)]
pub struct Selection {
    /// What was asked for.
    pub options: Options,
    /// The entries; those of a group stand together.
    pub entries: Vec<Entry>,
    /// The groups; none where the entries are not grouped.
    pub groups: Vec<Span>,
    /// The columns.
    pub columns: Vec<Field>,
    /// What the user should know although the filter works.
    pub warnings: Vec<QueryError>,
}

/// Finds the entries asked for.
///
/// # Errors
/// Every fault in the filter's text, in its order.
pub fn select(
    agenda: &Agenda,
    options: Options,
    clock: &Clock<'_>,
    context: &Context<'_>,
) -> Result<Selection, Vec<QueryError>> {
    let workspace = context.workspace;
    let names = InLanguage(context.lang);
    let asked = FilterContext { workspace, names: &names, now: clock.now, zone: clock.zone };
    let filter = Filter::new(&options.filter, &Subject::of_schema(Entry::SCHEMA), &asked)?;
    let query = overview::Query { from: options.from, days: options.days, states: options.states, clock: *clock };
    let mut entries = agenda.overview(workspace, &query);
    if !filter.is_empty() {
        asked.with_view(|view| entries.retain(|entry| filter.matches(AnyRow::Entity(entry), view)));
    }
    let groups = match options.group_by {
        Some(by) => groups::group_in(context.lang, workspace, &mut entries, by, clock.zone),
        None => Vec::new(),
    };
    let fields = fields_of_schema(Entry::SCHEMA);
    let column = |key: &String| fields.iter().find(|field| field.key == key.as_str()).cloned();
    let columns = options.columns.iter().filter_map(column).collect();
    Ok(Selection { options, entries, groups, columns, warnings: filter.warnings().to_vec() })
}

impl Selection {
    /// The entries as a page.
    pub fn listing(&self, page: &Page, context: &Context<'_>) -> Listing {
        let lang = page.lang;
        let lead = words::office_lead(context.workspace);
        let row = |entry: &Entry| Row::new(self.columns.iter().map(|field| cell(field, entry, lead, context)));
        let group = |heading: String, note: String, entries: &[Entry]| Group {
            heading,
            note,
            rows: entries.iter().map(row).collect(),
        };
        let groups: Vec<Group> = if self.groups.is_empty() {
            vec![group(String::new(), String::new(), &self.entries)]
        } else {
            let span = |span: &Span| {
                let entries = self.entries.get(span.entries.clone()).unwrap_or_default();
                let heading = words::heading(&span.key, context.workspace, lang);
                group(heading, tr!(lang, "list-count", count = count(entries.len())), entries)
            };
            self.groups.iter().map(span).collect()
        };
        Listing {
            title: tr!(lang, "deadlines-title"),
            subtitles: self.subtitles(context),
            columns: self.columns.iter().map(|field| column(field, context)).collect(),
            groups: groups.into_iter().filter(|group| !group.rows.is_empty()).collect(),
            ..page.of_office(context.workspace)
        }
    }

    fn subtitles(&self, context: &Context<'_>) -> Vec<String> {
        let (lang, options) = (context.lang, &self.options);
        let last = options.from.checked_add_days(chrono::Days::new(options.days.into())).unwrap_or(NaiveDate::MAX);
        let day = |day: NaiveDate| format::date(lang, day, DateStyle::Long);
        let (from, until) = (day(options.from), day(last));
        let mut lines =
            vec![tr!(lang, "deadlines-range", from = from, until = until, count = count(self.entries.len()))];
        if !options.filter.trim().is_empty() {
            lines.push(tr!(lang, "deadlines-filter", filter = options.filter.as_str()));
        }
        let shown = self.columns.iter().any(|field| field.key == "due");
        if shown && self.entries.iter().any(|entry| entry.time_assumed) {
            lines.push(format!("* {}", tr!(lang, "time-assumed")));
        }
        lines
    }

    /// The entries as CSV, with the columns' labels as headings.
    ///
    /// # Errors
    /// [`CsvError`] where `out` cannot be written.
    pub fn csv(&self, out: impl std::io::Write, dialect: Dialect, context: &Context<'_>) -> Result<(), CsvError> {
        let headings = self.columns.iter().map(|field| text::label(context.lang, Entry::SCHEMA.key, field));
        let rows = self.entries.iter().map(|entry| {
            self.columns.iter().map(move |field| match field.key.as_ref() {
                "title" => words::entry_title(entry, context.lang),
                key => csv_value(&field.spec.kind, &entry.get_key(key), dialect, context),
            })
        });
        write_csv(out, headings, rows, dialect)
    }

    /// The entries as JSON.
    pub fn json(&self, context: &Context<'_>) -> Json {
        self.entries.iter().map(|entry| entry_json(entry, context)).collect()
    }
}

/// One entry as JSON: dates with their offset, links with what they lead to.
pub fn entry_json(entry: &Entry, context: &Context<'_>) -> Json {
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

fn column(field: &Field, context: &Context<'_>) -> Column {
    let lang = context.lang;
    let column = cells::column(Entry::SCHEMA.key, field, lang);
    match field.key.as_ref() {
        "due" => Column { width: Width::Fit, ..column.tabular() },
        "title" => column.share(4.0).emphasis(Emphasis::Strong),
        "what" => column.share(1.5),
        "programme" | "owner" => column.share(1.2).emphasis(Emphasis::Muted),
        "days_left" => Column { align: Align::Start, ..column },
        "working_days_left" => Column { heading: tr!(lang, "deadlines-working-days"), ..column },
        _ => column,
    }
}

fn cell(field: &Field, entry: &Entry, lead: Option<i64>, context: &Context<'_>) -> Cell {
    let lang = context.lang;
    match field.key.as_ref() {
        "title" => Cell::new(words::entry_title(entry, lang)),
        "due" => Cell::new(entry.due.map(|due| words::due(&due, context.zone, lang).lines()).unwrap_or_default()),
        "days_left" => {
            let (words, urgency) = words::time_left(entry, lead, lang);
            if words.is_empty() { Cell::default() } else { Cell::new(words).tone(urgency.into()) }
        }
        "working_days_left" => {
            Cell::new(entry.working_days_left.map(|days| format::integer(lang, days)).unwrap_or_default())
        }
        "programme" => {
            let programme = entry.programme.as_ref().and_then(|id| context.workspace.get::<Programme>(id));
            let Some(programme) = programme else { return Cell::default() };
            let cell = Cell::new(programme.short_name());
            match programme.rgb() {
                Some(colour) => cell.swatch(colour),
                None => cell,
            }
        }
        key => match entry.get_key(key) {
            Value::Bool(false) => Cell::default(),
            value => Cell::new(text::show(&field.spec.kind, &value, context)),
        },
    }
}

impl From<Urgency> for Tone {
    fn from(urgency: Urgency) -> Self {
        match urgency {
            Urgency::Overdue | Urgency::Today => Self::Overdue,
            Urgency::Soon => Self::Soon,
            Urgency::Later => Self::Neutral,
            Urgency::Settled => Self::Done,
        }
    }
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
