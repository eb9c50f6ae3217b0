//! A workspace of any size, for benchmarks and for trying the program at its limits.

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::model::call::{Call, CallStatus, CutOff, CutOffStage, DeadlineModel, Decision, Triage};
use crate::model::date::{DateValue, Moment};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::Office;
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

/// A workspace with that many calls in thirty programmes, their deadlines within three years around `now`.
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
    let records = (0..calls).map(|n| Arc::new(call(n, &programmes, start, now, &mut dice)) as Arc<dyn Record>);
    put(Kind::CALL, records.collect());
    Workspace::from_tables(tables, imbl::Vector::new(), Extra::new())
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
