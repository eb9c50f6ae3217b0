//! What whoever opens the workspace wants to know first: what is due, what is new, where the applications stand, and how
//! the coming year fills up.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::derive::Item;
use super::overview::{Clock, sort_by_due};
use super::present::{now_of, present};
use super::{Agenda, Entry};
use crate::i18n::fold;
use crate::model::application::{Application, Stage};
use crate::model::call::Call;
use crate::model::date::{DateValue, week_start};
use crate::model::deadline::DeadlineState;
use crate::model::field::{Field, field_of};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::pages::{Marks, Page};
use crate::model::schema::Record;
use crate::model::value::{Timestamp, Value};
use crate::model::workspace::Workspace;

/// How many weeks ahead the load is told.
pub const WEEKS: usize = 52;

/// The figures of the overview.
#[derive(Clone, Default, Debug)]
pub struct Home {
    /// What is overdue, the oldest first.
    pub overdue: Vec<Entry>,
    /// What is still to be met today.
    pub today: Vec<Entry>,
    /// What is to be met in the seven days after today.
    pub week: Vec<Entry>,
    /// What has happened since.
    pub since: Since,
    /// The applications by their stage, in the order of the stages; stages without one are left out.
    pub stages: Vec<AtStage>,
    /// What is to be met in each of the coming [`WEEKS`] weeks, this one first.
    pub load: Vec<Week>,
}

/// What has happened since an instant.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Since {
    /// Calls that came since, in the order of their ids.
    pub new_calls: Vec<Id>,
    /// Deadlines of calls that moved since.
    pub moved: Vec<Moved>,
    /// What others made or changed since, by who was the last, where most is first.
    pub others: Vec<Other>,
}

/// A deadline of a call that was moved.
#[derive(Clone, PartialEq, Debug)]
pub struct Moved {
    /// The call.
    pub call: Id,
    /// The deadline.
    pub cut_off: Id,
    /// What it was.
    pub from: Option<DateValue>,
    /// What it is.
    pub to: Option<DateValue>,
}

/// What somebody else made, or was the last to change, of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Other {
    /// The name, as it stands in the records.
    pub name: String,
    /// The kind.
    pub kind: Kind,
    /// The records; of deadlines those that are open, as they are listed.
    pub records: usize,
}

/// The applications at a stage.
#[derive(Clone, Debug)]
pub struct AtStage {
    /// The stage.
    pub stage: Stage,
    /// The applications, the one whose next deadline comes first at the head.
    pub applications: Vec<Standings>,
}

/// An application with what comes next.
#[derive(Clone, Debug)]
pub struct Standings {
    /// The application.
    pub application: Id,
    /// Its next entry that is open, or overdue.
    pub next: Option<Entry>,
}

/// A week and what is to be met in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// How many entries with an exact date.
    pub count: usize,
}

/// The figures that stand beside the panels' names.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// Entries that are overdue.
    pub overdue: usize,
    /// Calls that are not closed, and that nobody has decided on.
    pub new_calls: usize,
    records: [usize; Kind::COUNT],
}

impl Counts {
    /// The figures as of the clock.
    pub fn of(workspace: &Workspace, agenda: &Agenda, clock: &Clock<'_>) -> Self {
        let mut records = [0; Kind::COUNT];
        for (count, kind) in records.iter_mut().zip(Kind::all()) {
            *count = workspace.table(kind).len();
        }
        let overdue = agenda.followed().filter(|(_, item)| is_overdue(item, clock)).count();
        Self { overdue, new_calls: agenda.undecided(), records }
    }

    /// How many records of the kind there are.
    pub fn total(&self, kind: Kind) -> usize {
        self.records.get(kind.index()).copied().unwrap_or_default()
    }
}

fn is_overdue(item: &Item, clock: &Clock<'_>) -> bool {
    item.duty && now_of(item, clock).overdue
}

impl Home {
    /// The figures as of the clock; `since` is when `me` last looked.
    pub fn of(workspace: &Workspace, agenda: &Agenda, clock: &Clock<'_>, since: DateTime<Utc>, me: &str) -> Self {
        let mut home = Self {
            since: Since::of(workspace, agenda, clock, since, me),
            load: weeks(clock.today()),
            ..Self::default()
        };
        let horizon = clock.today().checked_add_days(Days::new(7 * WEEKS as u64 + 2)).unwrap_or(NaiveDate::MAX);
        let mut next: HashMap<&Id, (&Id, &Item)> = HashMap::new();
        for (source, item) in agenda.followed().filter(|(_, item)| !now_of(item, clock).passed) {
            for application in item.applications() {
                let first = next.entry(application).or_insert((source, item));
                if item.due.cmp_end(&first.1.due, clock.zone).is_lt() {
                    *first = (source, item);
                }
            }
            if item.due.first_day() <= horizon {
                home.place(workspace, source, item, clock);
            }
        }
        for list in [&mut home.overdue, &mut home.today, &mut home.week] {
            sort_by_due(list, clock.zone);
        }
        home.stages = stages(workspace, &next, clock);
        home
    }

    /// Puts an open item where it belongs by its date.
    fn place(&mut self, workspace: &Workspace, source: &Id, item: &Item, clock: &Clock<'_>) {
        let overdue = is_overdue(item, clock);
        let days = clock.days_left(&item.due);
        if let Some(days) = days.filter(|days| *days >= 0) {
            let into_this_week = (clock.today() - week_start(clock.today())).num_days();
            let week = usize::try_from((into_this_week + days) / 7).unwrap_or(usize::MAX);
            if let Some(week) = self.load.get_mut(week) {
                week.count += 1;
            }
        }
        let list = match days {
            _ if overdue => &mut self.overdue,
            Some(0) => &mut self.today,
            Some(1..=7) => &mut self.week,
            _ => return,
        };
        list.extend(present(workspace, source, item, clock));
    }
}

fn weeks(today: NaiveDate) -> Vec<Week> {
    let monday = |number: usize| week_start(today).checked_add_days(Days::new(7 * number as u64));
    (0..WEEKS).filter_map(|number| Some(Week { monday: monday(number)?, count: 0 })).collect()
}

fn stages(workspace: &Workspace, next: &HashMap<&Id, (&Id, &Item)>, clock: &Clock<'_>) -> Vec<AtStage> {
    let mut stages: Vec<AtStage> = Vec::new();
    for application in workspace.all::<Application>(Kind::APPLICATION) {
        let next = next.get(&application.id).and_then(|(source, item)| present(workspace, source, item, clock));
        let standing = Standings { application: application.id.clone(), next };
        match stages.iter_mut().find(|it| it.stage == application.stage) {
            Some(at) => at.applications.push(standing),
            None => stages.push(AtStage { stage: application.stage.clone(), applications: vec![standing] }),
        }
    }
    let place = |stage: &Stage| Stage::DEF.codes.iter().position(|code| *code == stage.code());
    // What has no stage stands first, a stage from elsewhere last.
    stages.sort_by_key(|at| (at.stage != Stage::Unset, place(&at.stage).unwrap_or(usize::MAX)));
    for at in &mut stages {
        at.applications.sort_by_cached_key(|it| {
            let end = it.next.as_ref().and_then(|entry| entry.due).map(|due| due.end(clock.zone));
            (end.is_none(), end, it.application.clone())
        });
    }
    stages
}

impl Since {
    /// What has happened since the instant, told to `me`.
    pub fn of(workspace: &Workspace, agenda: &Agenda, clock: &Clock<'_>, since: DateTime<Utc>, me: &str) -> Self {
        let mut found = Self { others: others(workspace, agenda, clock, since, me), ..Self::default() };
        let since_day = since.with_timezone(&clock.zone).date_naive();
        found.new_calls = found_where(workspace, clock, Kind::CALL, &["created"], is_after(since))
            .into_iter()
            .map(|record| record.id().clone())
            .collect();
        let has_moved = |value: &Value<'_>| matches!(value, Value::Date(on) if on.first_day() >= since_day);
        let moved = found_where(workspace, clock, Kind::CALL, &["moved_on"], has_moved);
        for call in moved.into_iter().filter_map(|record| record.downcast::<Call>()) {
            for cut_off in call.cut_offs.iter().filter(|it| !it.moves.is_empty()) {
                let noticed = |noticed: DateValue| noticed.first_day() >= since_day;
                let recent = || cut_off.moves.iter().filter(|it| it.noticed.is_some_and(noticed));
                let listed = |entry: &Entry| {
                    entry.part.as_ref() == Some(&cut_off.id)
                        && entry.state == DeadlineState::Open
                        && entry.moved_on.is_some_and(noticed)
                };
                // What is over, or has no date any more, is no news, and stands in no list.
                if let (Some(first), Some(last)) = (recent().next(), recent().next_back())
                    && agenda.entries_of(workspace, &call.id, clock).iter().any(listed)
                {
                    found.moved.push(Moved {
                        call: call.id.clone(),
                        cut_off: cut_off.id.clone(),
                        from: first.from,
                        to: last.to.or(cut_off.due),
                    });
                }
            }
        }
        found
    }
}

fn is_after(since: DateTime<Utc>) -> impl Fn(&Value<'_>) -> bool {
    move |value| matches!(value, Value::Timestamp(at) if at.0 > since)
}

/// The records of the kind of which one of the fields has such a value, in the order of their ids.
fn found_where<'a>(
    workspace: &'a Workspace,
    clock: &Clock<'_>,
    kind: Kind,
    fields: &[&str],
    is_so: impl Fn(&Value<'_>) -> bool,
) -> Vec<&'a Arc<dyn Record>> {
    let office = workspace.office();
    let fields: Vec<Field> = fields.iter().filter_map(|key| field_of(kind, key, office.as_ref())).collect();
    workspace.with_view(clock.now, clock.zone, |view| {
        let of_page = |page: &'a Arc<Page>| {
            let found = fields.iter().map(|field| page.places_where(field, view, page.all(), &is_so));
            let found = found.fold(Marks::NONE, |all, found| all.or(&found));
            found.places().filter_map(|place| page.records().get(place)).collect::<Vec<_>>()
        };
        workspace.pages(kind).iter().flat_map(of_page).collect()
    })
}

/// Counts by name and kind what others made or changed. The records themselves are asked, not the log: a filter finds as
/// many.
fn others(workspace: &Workspace, agenda: &Agenda, clock: &Clock<'_>, since: DateTime<Utc>, me: &str) -> Vec<Other> {
    let me = fold(me);
    let is_since = |at: Option<Timestamp>| at.is_some_and(|at| at.0 > since);
    let mut others: BTreeMap<(String, Kind), Other> = BTreeMap::new();
    for kind in Kind::listed() {
        for record in found_where(workspace, clock, kind, &["created", "changed"], is_after(since)) {
            let head = record.head();
            let made = is_since(head.created).then_some(head.created_by);
            let changed = is_since(head.changed).then_some(head.changed_by);
            let rows = match kind {
                Kind::DEADLINE => {
                    let entries = agenda.entries_of(workspace, record.id(), clock);
                    entries.iter().filter(|entry| entry.state == DeadlineState::Open).count()
                }
                _ => 1,
            };
            let twice = changed.filter(|by| made.is_none_or(|made| fold(made) != fold(by)));
            for name in made.into_iter().chain(twice) {
                let folded = fold(name);
                if folded != me && rows > 0 {
                    let none = || Other { name: name.to_owned(), kind, records: 0 };
                    others.entry((folded, kind)).or_insert_with(none).records += rows;
                }
            }
        }
    }
    let mut others: Vec<Other> = others.into_values().collect();
    others.sort_by_key(|other| std::cmp::Reverse(other.records));
    others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::fixtures::{Desk, application, call, clock, date, decided, own};
    use crate::edit::{Author, Deed, Document, Draft, Label};
    use crate::model::call::{CallStatus, Decision, Move};
    use crate::model::schema::Record;
    use crate::model::value::Value;

    const NOW: &str = "2026-03-02T08:00:00Z";

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn home(desk: &Desk) -> Home {
        Home::of(&desk.workspace, &desk.agenda, &clock(NOW), at("2026-03-01T00:00:00Z"), "Kari")
    }

    fn titles(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.title.as_str()).collect()
    }

    #[test]
    fn what_somebody_answers_for_stands_in_the_days_and_what_nobody_follows_does_not() {
        let desk = Desk::of([
            Box::new(own("late", "2026-02-27")) as Box<dyn Record>,
            Box::new(own("now", "2026-03-02")),
            Box::new(own("soon", "2026-03-09")),
            Box::new(own("later", "2026-03-10")),
            Box::new(own("vague", "2026-03")),
            Box::new(call("nobody", &["n 2026-03-04"])),
            Box::new(decided(call("watched", &["w 2026-03-03"]), [Decision::Watching])),
        ]);
        let home = home(&desk);
        assert_eq!(titles(&home.overdue), ["late"]);
        assert_eq!(titles(&home.today), ["now"]);
        assert_eq!(titles(&home.week), ["watched", "soon"]);
        assert_eq!(home.load.len(), WEEKS);
        let counts: Vec<usize> = home.load.iter().map(|week| week.count).take(3).collect();
        assert_eq!((home.load[0].monday.to_string().as_str(), counts), ("2026-03-02", vec![2, 2, 0]));
    }

    #[test]
    fn applications_stand_by_stage_with_what_comes_next_for_each() {
        let desk = Desk::of([
            Box::new(call("c", &["x 2026-05-01", "y 2026-04-01"])) as Box<dyn Record>,
            Box::new(application("w", "c", Some("x"), Stage::Writing)),
            Box::new(application("v", "c", Some("y"), Stage::Writing)),
            Box::new(application("i", "", None, Stage::Idea)),
        ]);
        let home = home(&desk);
        let told: Vec<(&str, Vec<String>)> = home
            .stages
            .iter()
            .map(|at| {
                let each = at.applications.iter().map(|it| {
                    let due = it.next.as_ref().and_then(|entry| entry.due).map(|due| due.to_string());
                    format!("{} {}", it.application, due.unwrap_or_default())
                });
                (at.stage.code(), each.collect())
            })
            .collect();
        assert_eq!(
            told,
            [("idea", vec!["i ".to_owned()]), ("writing", vec!["v 2026-04-01".to_owned(), "w 2026-05-01".to_owned()])]
        );
    }

    #[test]
    fn calls_that_came_deadlines_that_moved_and_what_others_changed_are_told_since() {
        let mut moved = call("moved", &["m 2026-05-01"]);
        moved.cut_offs[0].moves.push(Move {
            id: "mv".into(),
            from: date("2026-04-01"),
            to: date("2026-05-01"),
            noticed: date("2026-03-01"),
            ..Move::default()
        });
        let mut new = call("new", &[]);
        (new.created, new.created_by) = (Some(Timestamp(at("2026-03-01T10:00:00Z"))), "Ola".into());
        let desk = Desk::of([Box::new(moved) as Box<dyn Record>, Box::new(new), Box::new(call("old", &[]))]);
        let mut document = Document::new(desk.workspace.clone());
        for (name, id, now) in [
            ("Ola", "moved", "2026-02-28T10:00:00Z"),
            ("Ola", "new", "2026-03-01T09:00:00Z"),
            ("Ola", "new", "2026-03-01T10:00:00Z"),
            ("Ola", "old", "2026-03-01T10:00:00Z"),
            ("Kari", "old", "2026-03-01T11:00:00Z"),
        ] {
            let workspace = document.workspace().clone();
            let mut draft = Draft::new(&workspace, at(now));
            draft.set_key(&id.into(), "notes", Value::Text(now.into())).unwrap();
            let author = Author { name: name.to_owned(), now: at(now), import: false };
            document.apply(draft.finish(Label::one(Deed::Set, "old")), &author).unwrap();
        }
        let agenda = Agenda::build(document.workspace());
        let since = Since::of(document.workspace(), &agenda, &clock(NOW), at("2026-03-01T00:00:00Z"), "Kari");
        assert_eq!(since.new_calls, ["new".into()]);
        assert_eq!(since.moved.len(), 1);
        assert_eq!((since.moved[0].from, since.moved[0].to), (date("2026-04-01"), date("2026-05-01")));
        // Kari was the last to change the old call: it is hers, however often somebody else changed it before.
        assert_eq!(since.others, [Other { name: "Ola".into(), kind: Kind::CALL, records: 1 }]);
    }

    #[test]
    fn the_counts_tell_overdue_entries_undecided_calls_and_records() {
        let mut closed = call("closed", &[]);
        closed.status = CallStatus::Closed;
        let desk = Desk::of([
            Box::new(own("late", "2026-02-27")) as Box<dyn Record>,
            Box::new(call("new", &["n 2026-02-01"])),
            Box::new(closed),
            Box::new(decided(call("refused", &[]), [Decision::NoGo])),
            Box::new(decided(call("half", &[]), [Decision::NoGo, Decision::New])),
        ]);
        let counts = Counts::of(&desk.workspace, &desk.agenda, &clock(NOW));
        assert_eq!((counts.overdue, counts.new_calls), (1, 1));
        assert_eq!((counts.total(Kind::CALL), counts.total(Kind::PARTNER)), (4, 0));
    }
}
