//! A workspace of any size, for benchmarks and for trying the program at its limits.

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::model::application::{Application, Stage, Task, TaskState};
use crate::model::call::{Call, CallStatus, CutOff, CutOffStage, DeadlineModel, Decision, Triage};
use crate::model::date::{DateValue, Moment};
use crate::model::deadline::{Deadline, DeadlineState};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::Office;
use crate::model::partner::{Partner, Relation};
use crate::model::person::Person;
use crate::model::programme::Programme;
use crate::model::schema::{Extra, Record};
use crate::model::slot::Parts;
use crate::model::value::Timestamp;
use crate::model::workspace::{Table, Workspace};

const WORDS: [&str; 32] = [
    "climate",
    "energy",
    "mobility",
    "water",
    "health",
    "digital",
    "skills",
    "youth",
    "culture",
    "nature",
    "harbour",
    "school",
    "region",
    "housing",
    "waste",
    "circular",
    "carbon",
    "neutral",
    "smart",
    "inclusive",
    "rural",
    "urban",
    "coastal",
    "resilient",
    "transition",
    "services",
    "citizens",
    "data",
    "heritage",
    "innovation",
    "care",
    "soil",
];

const THEMES: [&str; 8] = ["climate", "energy", "health", "digital", "culture", "youth", "mobility", "nature"];

/// Pseudo-random numbers, the same on every machine: the generator of Knuth, MMIX.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.roll(words.len())).copied().unwrap_or_default()
    }
}

/// A workspace with that many calls in thirty programmes, their deadlines within three years around `now`; and with
/// what an office has besides: six colleagues, forty contacts, two hundred partners, sixty applications with their tasks
/// and forty deadlines of its own.
pub fn workspace(calls: usize, now: DateTime<Utc>) -> Workspace {
    let mut dice = Dice(calls as u64);
    let mut tables: [Table; Kind::COUNT] = std::array::from_fn(|_| Table::new());
    let mut put = |kind: Kind, records: Vec<Arc<dyn Record>>| {
        if let Some(table) = tables.get_mut(kind.index()) {
            *table = records.into_iter().map(|record| (record.id().clone(), record)).collect();
        }
    };
    put(
        Kind::OFFICE,
        vec![Arc::new(Office {
            id: Office::the_id(),
            name: "Generated".to_owned(),
            zone: "Europe/Oslo".to_owned(),
            ..Office::default()
        })],
    );
    let programmes: Vec<Id> = (0..30).map(|n| Id::derived("generated", &format!("programme {n}"))).collect();
    put(
        Kind::PROGRAMME,
        programmes
            .iter()
            .enumerate()
            .map(|(n, id)| {
                let acronym = if n == 0 { "Horizon".to_owned() } else { format!("P{n}") };
                let name = format!("{acronym} programme");
                Arc::new(Programme { id: id.clone(), acronym, name, ..Programme::default() }) as Arc<dyn Record>
            })
            .collect(),
    );
    let start = now.date_naive().checked_sub_days(Days::new(550)).unwrap_or(NaiveDate::MIN);
    put(Kind::PARTNER, (0..200).map(|n| Arc::new(partner(n, &mut dice)) as Arc<dyn Record>).collect());
    put(Kind::PERSON, (0..46).map(|n| Arc::new(person(n)) as Arc<dyn Record>).collect());
    let applications = if calls == 0 { 0 } else { 60 };
    put(
        Kind::APPLICATION,
        (0..applications).map(|n| Arc::new(application(n, calls, now, &mut dice)) as Arc<dyn Record>).collect(),
    );
    put(Kind::DEADLINE, (0..40).map(|n| Arc::new(deadline(n, now, &mut dice)) as Arc<dyn Record>).collect());
    let records = (0..calls).map(|n| Arc::new(call(n, &programmes, start, now, &mut dice)) as Arc<dyn Record>);
    put(Kind::CALL, records.collect());
    Workspace::from_tables(tables, imbl::Vector::new(), Extra::new())
}

fn id_of(what: &str, n: usize) -> Id {
    Id::derived("generated", &format!("{what} {n}"))
}

fn partner(n: usize, dice: &mut Dice) -> Partner {
    let country = dice.of(&["NO", "DK", "SE", "FI", "DE", "EE", "NL", "PL"]).to_owned();
    Partner {
        id: id_of("partner", n),
        name: format!("{} {} {n}", dice.of(&WORDS), dice.of(&["municipality", "university", "region", "school"])),
        relation: if n == 0 { Relation::Own } else { Relation::Active },
        country,
        themes: vec![dice.of(&THEMES).to_owned()],
        ..Partner::default()
    }
}

fn person(n: usize) -> Person {
    Person { id: id_of("person", n), name: format!("Person {n}"), in_office: n < 6, ..Person::default() }
}

fn application(n: usize, calls: usize, now: DateTime<Utc>, dice: &mut Dice) -> Application {
    let id = id_of("application", n);
    let task = |k: usize, after: usize| Task {
        id: id.child(&format!("task {k}")),
        title: format!("Task {k}"),
        due: Some(DateValue::Day(around(now, after))),
        owner: Some(id_of("person", k % 6)),
        state: TaskState::Open,
        ..Task::default()
    };
    Application {
        title: format!("{} {} {n}", dice.of(&WORDS), dice.of(&WORDS)),
        acronym: format!("{}{n}", dice.of(&WORDS).to_uppercase()),
        applicant: Some(id_of("partner", 0)),
        call: Some(id_of("call", dice.roll(calls))),
        stage: Stage::from_code(dice.of(Stage::DEF.codes)),
        responsible: Some(id_of("person", n % 6)),
        tasks: Parts((0..4).map(|k| task(k, dice.roll(300))).collect()),
        created: Some(Timestamp::at(now)),
        id,
        ..Application::default()
    }
}

fn deadline(n: usize, now: DateTime<Utc>, dice: &mut Dice) -> Deadline {
    Deadline {
        id: id_of("deadline", n),
        title: format!("{} report {n}", dice.of(&WORDS)),
        due: Some(DateValue::Day(around(now, dice.roll(300)))),
        state: DeadlineState::Open,
        owner: Some(id_of("person", n % 6)),
        ..Deadline::default()
    }
}

/// A day from three weeks ago on.
fn around(now: DateTime<Utc>, after: usize) -> NaiveDate {
    let start = now.date_naive().checked_sub_days(Days::new(21)).unwrap_or(NaiveDate::MIN);
    start.checked_add_days(Days::new(after as u64)).unwrap_or(start)
}

fn call(n: usize, programmes: &[Id], start: NaiveDate, now: DateTime<Utc>, dice: &mut Dice) -> Call {
    let id = Id::derived("generated", &format!("call {n}"));
    let day = |after: usize| start.checked_add_days(Days::new(after as u64)).unwrap_or(start);
    let opens = dice.roll(1000);
    let cut_offs = 1 + usize::from(dice.roll(4) == 0);
    let due = opens + 60 + dice.roll(90);
    let status = match day(due) {
        due if due < now.date_naive() => CallStatus::Closed,
        _ if day(opens) > now.date_naive() => CallStatus::Forthcoming,
        _ => CallStatus::Open,
    };
    let title: Vec<&str> = (0..7).map(|_| dice.of(&WORDS)).collect();
    let mut call = Call {
        identifier: format!("HORIZON-{}-2027-{:02}-{n:06}", dice.of(&WORDS).to_uppercase(), dice.roll(30)),
        title: title.join(" "),
        programme: programmes.get(dice.roll(programmes.len())).cloned(),
        status,
        opens: Some(DateValue::Day(day(opens))),
        deadline_model: if cut_offs == 1 { DeadlineModel::SingleStage } else { DeadlineModel::MultipleCutOff },
        cut_offs: Parts(
            (0..cut_offs)
                .map(|k| CutOff {
                    id: id.child(&format!("cut-off {k}")),
                    due: Some(DateValue::Moment(Moment::brussels_assumed(day(due + 180 * k)))),
                    stage: if cut_offs == 1 { CutOffStage::Single } else { CutOffStage::CutOff },
                    ..CutOff::default()
                })
                .collect(),
        ),
        themes: vec![dice.of(&THEMES).to_owned()],
        created: Some(Timestamp::at(now)),
        ..Call::default()
    };
    if dice.roll(50) == 0 {
        let decision = if dice.roll(2) == 0 { Decision::Watching } else { Decision::NoGo };
        call.triage.push(Triage { id: id.child("triage"), decision, ..Triage::default() });
    }
    call.id = id;
    call
}
