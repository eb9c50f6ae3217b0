//! Row sets: what a filter lets through, in order, with columns and groups. Tables, lists, exports and printed pages
//! are made from them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use super::ast::{Segment, Span};
use super::error::{Fault, QueryError};
use super::filter::{Context, Filter};
use super::keys::{Subject, squash};
use super::keyword::{Keyword, Unit};
use super::names::Names;
use super::row::{AsRow, Row, of_each_value};
use super::sort::{Key, SortBy, Sorter, arranged, order_by, time_key};
use crate::i18n::format::{self, DateStyle};
use crate::i18n::{self, Lang};
use crate::model::date::{DateValue, Period, week_start};
use crate::model::field::{Field, fields_of_schema};
use crate::model::id::Id;
use crate::model::schema::{Record, View};
use crate::model::value::{Value, ValueKind};
use crate::tr;

/// Rows with the columns to show of them, perhaps in groups.
#[derive(Clone, Debug)]
pub struct RowSet<R> {
    /// The columns, in order.
    pub columns: Vec<Field>,
    /// The rows; those of a group stand together.
    pub rows: Vec<R>,
    /// The groups in order; none where the rows are not grouped.
    pub groups: Vec<Group>,
}

/// Rows that have something in common.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// What they have in common.
    pub heading: Heading,
    /// Which rows.
    pub rows: Range<usize>,
}

/// What the rows of a group have in common, for the reader's language to put into words.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Heading {
    /// They have no value.
    Empty,
    /// A text: a tag, a city, a currency.
    Text(String),
    /// A code of a choice.
    Choice {
        /// The choice's key.
        choice: &'static str,
        /// The code.
        code: String,
    },
    /// A country, by its code.
    Country(String),
    /// A record.
    Link {
        /// Its id.
        id: Id,
        /// What it is called; empty where it is gone.
        title: String,
    },
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(NaiveDate),
    /// A week, by its Monday.
    Week(NaiveDate),
    /// A month, a quarter, a half or a year.
    Period(Period),
}

impl Heading {
    /// The heading in words.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Empty => tr!(lang, "heading-empty"),
            Self::Text(text) => text.clone(),
            Self::Choice { choice, code } => i18n::choice_label(lang, choice, code),
            Self::Country(code) => i18n::country_name(lang, code).unwrap_or(code).to_owned(),
            Self::Link { id, title } if title.is_empty() => id.to_string(),
            Self::Link { title, .. } => title.clone(),
            Self::Bool(true) => i18n::sentence(&tr!(lang, "word-yes")),
            Self::Bool(false) => i18n::sentence(&tr!(lang, "word-no")),
            Self::Number(number) => format::decimal_exact(lang, *number),
            Self::Day(day) => format::date(lang, *day, DateStyle::Long),
            Self::Week(monday) => format::week_of_year(lang, *monday),
            Self::Period(period) => i18n::sentence(&format::period(lang, *period)),
        }
    }
}

/// What to group by.
#[derive(Clone, Debug)]
pub struct GroupBy {
    /// The field.
    pub field: Field,
    /// The stretch of time that dates are grouped by.
    pub unit: Unit,
    /// The groups from the last to the first; the one without a value stands last all the same.
    pub descending: bool,
}

impl GroupBy {
    /// Reads `programme`, `deadline:week` or `-deadline:year`; dates without a unit are grouped by month.
    ///
    /// # Errors
    /// Where no field, or more than one, is so called, or the unit is none.
    pub fn parse(text: &str, subject: &Subject, names: &dyn Names) -> Result<Self, QueryError> {
        let (key, unit) = match text.split_once(':') {
            Some((key, unit)) => (key, Some(unit)),
            None => (text, None),
        };
        let (descending, key) = key.strip_prefix('-').map_or((false, key), |key| (true, key));
        let start = usize::from(descending);
        let span = Span::new(start, start + key.len());
        let field = subject.field(&Segment { text: key.to_owned(), span }, names)?.clone();
        let unit = match unit {
            None => Unit::Month,
            Some(word) => {
                let mut units = Keyword::ALL.into_iter().filter(|it| matches!(it, Keyword::Count(_)));
                match units.find(|unit| unit.is(word, names)) {
                    Some(Keyword::Count(unit)) if !squash(word).is_empty() => unit,
                    _ => {
                        let span = Span::new(text.len() - word.len(), text.len());
                        return Err(QueryError::new(span, Fault::NotAUnit(word.to_owned())));
                    }
                }
            }
        };
        Ok(Self { field, unit, descending })
    }
}

/// What a row set is made of.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The columns.
    pub columns: Vec<Field>,
    /// The fields sorted by, the first one first.
    pub sort: Vec<SortBy>,
    /// What to group by.
    pub group: Option<GroupBy>,
}

impl Request {
    /// The columns that a kind shows from the start, and nothing else.
    pub fn plain(subject: &Subject) -> Self {
        Self { columns: subject.fields.iter().filter(|field| field.spec.column).cloned().collect(), ..Self::default() }
    }
}

impl RowSet<Arc<dyn Record>> {
    /// The records of the subject's kind that a filter lets through, sorted and grouped; none where the subject is no kind of record.
    pub fn of_records(
        subject: &Subject,
        filter: &Filter,
        request: Request,
        sorter: &mut Sorter,
        context: &Context<'_>,
    ) -> Self {
        Self::with_order(subject, filter, request, sorter, context).0
    }

    /// The same, with the order in which they stand: for each row, where its record came among those found in the order
    /// of their ids.
    pub fn with_order(
        subject: &Subject,
        filter: &Filter,
        request: Request,
        sorter: &mut Sorter,
        context: &Context<'_>,
    ) -> (Self, Vec<usize>) {
        context.with_view(|view| {
            let hits = subject.kind.map(|kind| filter.hits(kind, context.workspace, view)).unwrap_or_default();
            let (order, groups) = order_and_groups(&hits, &request, sorter, view, context.names);
            // In the order in which they lie in memory, which is that of their pages.
            let rows = hits.iter().map(|hit| Arc::clone(hit.record)).collect();
            (Self { columns: request.columns, rows: arranged(rows, &order), groups }, order)
        })
    }
}

impl<R: AsRow> RowSet<R> {
    /// Those of the rows that a filter lets through, sorted and grouped.
    pub fn of_rows(
        rows: Vec<R>,
        filter: &Filter,
        request: Request,
        sorter: &mut Sorter,
        context: &Context<'_>,
    ) -> Self {
        context.with_view(|view| {
            let mut rows = rows;
            if !filter.is_empty() {
                rows.retain(|row| filter.matches(row.row(), view));
            }
            let (order, groups) = order_and_groups(&rows, &request, sorter, view, context.names);
            Self { columns: request.columns, rows: arranged(rows, &order), groups }
        })
    }
}

/// The order of the rows, and their groups once they are in it.
fn order_and_groups<R: AsRow>(
    rows: &[R],
    request: &Request,
    sorter: &mut Sorter,
    view: &View<'_>,
    names: &dyn Names,
) -> (Vec<usize>, Vec<Group>) {
    let Some(by) = &request.group else { return (sorter.order(rows, &request.sort, view, names), Vec::new()) };
    // The headings there are, and for each row which one it stands under.
    let mut known: HashMap<Heading, usize> = HashMap::new();
    let mut headings: Vec<Heading> = Vec::new();
    let of_rows = of_each_value(rows, &by.field, view, |row, value| {
        let heading = heading(row, value, by, view);
        *known.entry(heading).or_insert_with_key(|heading| {
            headings.push(heading.clone());
            headings.len() - 1
        })
    });
    let ranks = ranks(&headings, &by.field, sorter, view, names);
    let rank = |index: &usize| ranks.get(index).map_or(Key::Empty, |rank| Key::Number(*rank));
    let mut keys = vec![(of_rows.iter().map(rank).collect(), by.descending)];
    for key in &request.sort {
        keys.push((sorter.keys(rows, &key.field, view, names), key.descending));
    }
    let order = order_by(rows, &keys);
    let mut groups: Vec<Group> = Vec::new();
    let mut last = None;
    for (place, index) in order.iter().filter_map(|row| of_rows.get(*row)).enumerate() {
        match (groups.last_mut(), headings.get(*index)) {
            (Some(group), _) if last == Some(index) => group.rows.end = place + 1,
            (_, Some(heading)) => groups.push(Group { heading: heading.clone(), rows: place..place + 1 }),
            (_, None) => {}
        }
        last = Some(index);
    }
    (order, groups)
}

/// The place of each heading, by its index, among those there are; the one for no value has none.
fn ranks(
    headings: &[Heading],
    field: &Field,
    sorter: &Sorter,
    view: &View<'_>,
    names: &dyn Names,
) -> HashMap<usize, i64> {
    let filled = headings.iter().enumerate().filter(|(_, heading)| **heading != Heading::Empty);
    let mut sorted: Vec<(Key, &Heading, usize)> =
        filled.map(|(index, heading)| (heading_key(heading, field, sorter, view, names), heading, index)).collect();
    // Two records may be called the same, and two words may differ in case alone: their groups stand in a fixed order.
    let tie = |heading: &Heading| match heading {
        Heading::Link { id, .. } => Some(id.to_string()),
        Heading::Text(text) => Some(text.clone()),
        _ => None,
    };
    sorted.sort_by(|(a, a_heading, _), (b, b_heading, _)| a.cmp(b).then_with(|| tie(a_heading).cmp(&tie(b_heading))));
    sorted.into_iter().zip(0..).map(|((_, _, index), rank)| (index, rank)).collect()
}

fn heading_key(heading: &Heading, field: &Field, sorter: &Sorter, view: &View<'_>, names: &dyn Names) -> Key {
    let listed = |place: Option<usize>, text: &str| match place.and_then(|place| i64::try_from(place).ok()) {
        Some(place) => Key::Number(place),
        None => sorter.text_key(text),
    };
    match heading {
        Heading::Empty => Key::Empty,
        Heading::Text(text) => listed(field.words.iter().position(|word| word == text), text),
        Heading::Choice { code, .. } => match field.spec.kind {
            ValueKind::Choice(def) => listed(def.codes.iter().position(|other| other == code), code),
            _ => sorter.text_key(code),
        },
        Heading::Country(code) => sorter.text_key(&names.country_name(code).unwrap_or_else(|| code.clone())),
        Heading::Link { title, .. } => sorter.text_key(title),
        Heading::Bool(b) => Key::Number(i64::from(*b)),
        Heading::Number(number) => Key::Decimal(*number),
        Heading::Day(day) => time_key(&DateValue::Day(*day), view),
        Heading::Week(monday) => {
            let sunday = monday.checked_add_days(Days::new(6)).unwrap_or(*monday);
            time_key(&DateValue::Day(sunday), view)
        }
        Heading::Period(period) => time_key(&DateValue::Period(*period), view),
    }
}

/// What a record stands under.
pub fn heading_of(record: &dyn Record, by: &GroupBy, view: &View<'_>) -> Heading {
    let row = Row::Record(record);
    heading(row, &row.value(&by.field, view), by, view)
}

/// What a row stands under: its value, the first of several, or the stretch of time that a date is in.
fn heading(row: Row<'_>, value: &Value<'_>, by: &GroupBy, view: &View<'_>) -> Heading {
    let field = &by.field;
    let text = |text: &str| match field.spec.kind {
        _ if text.is_empty() => Heading::Empty,
        ValueKind::Choice(def) => Heading::Choice { choice: def.key, code: text.to_owned() },
        ValueKind::Country => Heading::Country(text.to_owned()),
        _ => Heading::Text(text.to_owned()),
    };
    let link = |id: &Id| {
        // A part stands under its record, and a merged record under the one that took it over.
        match (view.lookup)(id) {
            Some(record) => Heading::Link { id: record.id().clone(), title: record.title() },
            None => Heading::Link { id: id.clone(), title: String::new() },
        }
    };
    match value {
        Value::Empty => Heading::Empty,
        Value::Text(value) => text(value),
        Value::List(list) => list.first().map_or(Heading::Empty, |first| text(first)),
        Value::Link(id) => link(id),
        Value::Links(list) => list.first().map_or(Heading::Empty, link),
        Value::Bool(b) => Heading::Bool(*b),
        Value::Integer(number) => Heading::Number((*number).into()),
        Value::Integers(list) => list.first().map_or(Heading::Empty, |number| Heading::Number((*number).into())),
        Value::Decimal(number) => Heading::Number(number.normalize()),
        Value::Money(money) => Heading::Text(money.currency.to_string()),
        Value::Timestamp(at) => stretch(at.0.with_timezone(&view.zone).date_naive(), by.unit),
        Value::Date(DateValue::Period(period)) => vague(*period, by.unit),
        Value::Date(date) => stretch(date.day_in(view.zone), by.unit),
        Value::Parts(_) => {
            // The part that comes first stands for all, as its main field says.
            let Some(part) = row.parts(field).and_then(|list| list.at(0)) else { return Heading::Empty };
            let main = part.schema().main_field().map(|(_, main)| main.key);
            let main = fields_of_schema(part.schema()).into_iter().find(|field| Some(field.key.as_ref()) == main);
            match main.filter(|main| !matches!(main.spec.kind, ValueKind::Parts(_))) {
                Some(main) => {
                    let row = Row::Entity(part);
                    heading(row, &row.value(&main, view), &GroupBy { field: main.clone(), ..by.clone() }, view)
                }
                None => Heading::Empty,
            }
        }
    }
}

/// The stretch of time that a day is in.
fn stretch(day: NaiveDate, unit: Unit) -> Heading {
    let month = u8::try_from(day.month()).unwrap_or(1);
    match unit {
        Unit::Day => Heading::Day(day),
        Unit::Week => Heading::Week(week_start(day)),
        Unit::Month => Heading::Period(Period::Month(day.year(), month)),
        Unit::Quarter => Heading::Period(Period::Quarter(day.year(), (month - 1) / 3 + 1)),
        Unit::Year => Heading::Period(Period::Year(day.year())),
    }
}

/// A vague date stands in the stretch that it lies in, and by itself where it is longer than that.
fn vague(period: Period, unit: Unit) -> Heading {
    let (first, last) = period.days();
    match (stretch(first, unit), stretch(last, unit)) {
        (one, other) if one == other => one,
        _ => Heading::Period(period),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::Kind;
    use crate::model::workspace::Workspace;
    use crate::query::fixture::{context, subject, workspace, workspace_of};

    fn sorter() -> Sorter {
        Sorter::new(|text| text.to_lowercase().into_bytes().into())
    }

    fn rows(kind: Kind, filter: &str, sort: &[&str], group: Option<&str>) -> RowSet<Arc<dyn Record>> {
        let workspace = workspace();
        rows_of(&workspace, &mut sorter(), kind, filter, sort, group)
    }

    fn rows_of(
        workspace: &Workspace,
        sorter: &mut Sorter,
        kind: Kind,
        filter: &str,
        sort: &[&str],
        group: Option<&str>,
    ) -> RowSet<Arc<dyn Record>> {
        let (subject, context) = (subject(kind, workspace), context(workspace));
        let filter = Filter::new(filter, &subject, &context).unwrap();
        let request = Request {
            sort: sort.iter().map(|text| SortBy::parse(text, &subject, context.names).unwrap()).collect(),
            group: group.map(|text| GroupBy::parse(text, &subject, context.names).unwrap()),
            ..Request::plain(&subject)
        };
        RowSet::of_records(&subject, &filter, request, sorter, &context)
    }

    fn order(rows: &RowSet<Arc<dyn Record>>) -> String {
        rows.rows.iter().map(|record| record.id().to_string()).collect::<Vec<_>>().join(" ")
    }

    fn sorted(by: &[&str]) -> String {
        order(&rows(Kind::CALL, "", by, None))
    }

    #[test]
    fn rows_are_sorted_by_what_their_fields_mean() {
        for (by, expected) in [
            (&["title"][..], "c1 c5 c6 c2 c3 c4"),
            (&["-title"], "c4 c3 c2 c6 c5 c1"),
            // Natural order, then codes from elsewhere, then none.
            (&["status"], "c4 c1 c2 c3 c6 c5"),
            (&["-status", "-title"], "c6 c3 c2 c1 c4 c5"),
            (&["deadline"], "c3 c6 c1 c5 c2 c4"),
            (&["-deadline"], "c2 c5 c1 c6 c3 c4"),
            // By currency, as amounts of different ones cannot be compared.
            (&["budget"], "c5 c2 c1 c3 c4 c6"),
            // By the programmes' names; ids decide between equals.
            (&["programme", "-title"], "c4 c2 c1 c3 c5 c6"),
            (&["themes"], "c1 c6 c5 c3 c2 c4"),
            (&["mood"], "c1 c2 c3 c4 c5 c6"),
            (&["effort"], "c1 c2 c3 c4 c5 c6"),
            (&["-effort"], "c2 c1 c3 c4 c5 c6"),
            (&["cut_offs"], "c3 c5 c6 c1 c2 c4"),
            (&[], "c1 c2 c3 c4 c5 c6"),
        ] {
            assert_eq!(sorted(by), expected, "{by:?}");
        }
        assert_eq!(order(&rows(Kind::PARTNER, "", &["country"], None)), "o2 o1 o3");
    }

    #[test]
    fn what_was_sorted_before_follows_a_change() {
        let mut sorter = sorter();
        let workspace = workspace();
        let mut ids = |workspace: &Workspace| order(&rows_of(workspace, &mut sorter, Kind::CALL, "", &["title"], None));
        assert_eq!(ids(&workspace), "c1 c5 c6 c2 c3 c4");
        let records = Kind::all().flat_map(|kind| workspace.table(kind).values()).map(|record| {
            if *record.id() != Id::from("c3") {
                return Arc::clone(record);
            }
            let mut new = record.to_boxed();
            let (title, _) = new.schema().field("title").unwrap();
            new.set(title, Value::Text("Air".into())).unwrap();
            new.into_arc()
        });
        let changed = workspace_of(records.collect());
        assert_eq!(ids(&changed), "c3 c1 c5 c6 c2 c4");
        assert_eq!(ids(&workspace), "c1 c5 c6 c2 c3 c4");
    }

    fn grouped(kind: Kind, filter: &str, sort: &[&str], group: &str) -> Vec<(String, String)> {
        let rows = rows(kind, filter, sort, Some(group));
        let total: usize = rows.groups.iter().map(|group| group.rows.len()).sum();
        assert_eq!(total, rows.rows.len());
        let ids = |group: &Group| {
            rows.rows[group.rows.clone()].iter().map(|record| record.id().to_string()).collect::<Vec<_>>().join(" ")
        };
        let name = |heading: &Heading| match heading {
            Heading::Empty => "-".to_owned(),
            Heading::Text(text) | Heading::Country(text) | Heading::Choice { code: text, .. } => text.clone(),
            Heading::Link { title, .. } => title.clone(),
            Heading::Bool(b) => b.to_string(),
            Heading::Number(number) => number.to_string(),
            Heading::Day(day) => day.to_string(),
            Heading::Week(monday) => format!("w {monday}"),
            Heading::Period(period) => DateValue::Period(*period).to_string(),
        };
        rows.groups.iter().map(|group| (name(&group.heading), ids(group))).collect()
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn groups_follow_the_order_of_their_field_and_rows_the_order_asked_for() {
        let groups = grouped(Kind::CALL, "", &["-title"], "status");
        let expected = [("forthcoming", "c4"), ("open", "c2 c1"), ("closed", "c3"), ("odd", "c6"), ("-", "c5")];
        assert_eq!(groups, pairs(&expected));
        let groups = grouped(Kind::CALL, "", &[], "-status");
        assert_eq!(
            groups.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
            ["odd", "closed", "open", "forthcoming", "-"]
        );
        let groups = grouped(Kind::CALL, "", &["title"], "themes");
        let expected =
            [("climate", "c1 c6"), ("Climate adaptation", "c5"), ("Energy", "c2"), ("energy", "c3"), ("-", "c4")];
        assert_eq!(groups, pairs(&expected));
    }

    #[test]
    fn dates_are_grouped_by_stretches_of_time_and_vague_ones_stand_after_them() {
        let months = [
            ("2026-01", "c3"),
            ("2026-11", "c6"),
            ("2026-12", "c1"),
            ("2027-02", "c5"),
            ("2027-09", "c2"),
            ("-", "c4"),
        ];
        assert_eq!(grouped(Kind::CALL, "", &["deadline"], "deadline"), pairs(&months));
        let weeks = [
            ("w 2026-01-05", "c3"),
            ("w 2026-11-16", "c6"),
            ("w 2026-12-14", "c1"),
            ("w 2027-02-15", "c5"),
            ("2027-09", "c2"),
            ("-", "c4"),
        ];
        assert_eq!(grouped(Kind::CALL, "", &["deadline"], "deadline:week"), pairs(&weeks));
        let years = [("2027", "c5 c2"), ("2026", "c3 c6 c1"), ("-", "c4")];
        assert_eq!(grouped(Kind::CALL, "", &["deadline"], "-deadline:y"), pairs(&years));
    }

    #[test]
    fn records_linked_to_head_groups_even_when_they_are_gone() {
        let groups = grouped(Kind::CALL, "", &[], "programme");
        let expected = [
            ("Erasmus+ éducation", "c4"),
            ("Horizon Europe", "c1 c2"),
            // One of them still has the id of a programme that was merged into it.
            ("Programme for the Environment", "c3 c5"),
            ("-", "c6"),
        ];
        assert_eq!(groups, pairs(&expected));
        assert_eq!(grouped(Kind::PARTNER, "parent:*", &[], "parent"), pairs(&[("", "o3")]));
    }

    #[test]
    fn faults_in_sorting_and_grouping_are_named() {
        let workspace = workspace();
        let subject = subject(Kind::CALL, &workspace);
        let names = context(&workspace).names;
        assert_eq!(SortBy::parse("-titel", &subject, names).unwrap_err().span, Span::new(1, 6));
        let fault = GroupBy::parse("deadline:moon", &subject, names).unwrap_err();
        assert_eq!((fault.kind, fault.span), (Fault::NotAUnit("moon".into()), Span::new(9, 13)));
    }
}
