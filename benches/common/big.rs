//! Large invented workspaces for the benches. The same number of calls gives the same workspace every time.
#![allow(dead_code, reason = "each bench uses what it needs of this")]

use std::sync::Arc;

use brobygger::model::call::{Call, CallStatus, CutOff, CutOffStage};
use brobygger::model::date::{DateValue, Moment};
use brobygger::model::id::Id;
use brobygger::model::kinds::Kind;
use brobygger::model::origin::Origin;
use brobygger::model::partner::Partner;
use brobygger::model::person::Person;
use brobygger::model::programme::Programme;
use brobygger::model::schema::{Extra, Record};
use brobygger::model::slot::Parts;
use brobygger::model::workspace::{Table, Workspace};
use chrono::{DateTime, Days, NaiveDate, Utc};

/// The instant at which the invented workspaces are looked at.
pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_345_200, 0).unwrap_or_default()
}

const WORDS: &[&str] = &[
    "innovative",
    "resilient",
    "solutions",
    "for",
    "climate",
    "adaptation",
    "energy",
    "wind",
    "digital",
    "skills",
    "circular",
    "economy",
    "of",
    "municipalities",
    "regions",
    "culture",
    "heritage",
    "mobility",
    "health",
    "data",
    "youth",
    "schools",
    "water",
    "soil",
    "cities",
    "rural",
    "inclusion",
    "democracy",
    "research",
    "training",
    "networks",
    "biodiversity",
    "ports",
    "islands",
    "tourism",
    "ageing",
    "security",
    "batteries",
    "hydrogen",
    "and",
    "the",
    "in",
];

const THEMES: &[&str] = &[
    "climate",
    "energy",
    "digital",
    "culture",
    "health",
    "mobility",
    "youth",
    "education",
    "water",
    "inclusion",
    "circular economy",
    "research",
    "tourism",
    "democracy",
    "biodiversity",
];

const PROGRAMMES: &[(&str, &str)] = &[
    ("HORIZON", "Horizon Europe"),
    ("LIFE", "LIFE"),
    ("ERASMUS+", "Erasmus+"),
    ("DIGITAL", "Digital Europe"),
    ("CREA", "Creative Europe"),
    ("CERV", "Citizens, Equality, Rights and Values"),
    ("CEF", "Connecting Europe Facility"),
    ("EU4H", "EU4Health"),
    ("INTERREG", "Interreg North Sea"),
    ("SMP", "Single Market Programme"),
];

/// Numbers without a pattern that matters (a linear congruential generator, Knuth's MMIX constants).
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that always fall the same way for the same seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below the limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let index = self.below(list.len());
        list.get(index).copied().unwrap_or_default()
    }

    fn text(&mut self, words: usize) -> String {
        let mut text = String::new();
        for index in 0..words {
            if index > 0 {
                text.push(' ');
            }
            text.push_str(self.pick(WORDS));
        }
        text
    }
}

/// A workspace with so many calls, ten programmes, 50 persons and 200 partners.
pub(crate) fn workspace(calls: usize) -> Workspace {
    let mut tables: [Table; Kind::COUNT] = std::array::from_fn(|_| Table::new());
    let mut put = |record: Arc<dyn Record>| {
        if let Some(table) = tables.get_mut(Kind::of(record.as_ref()).index()) {
            table.insert(record.id().clone(), record);
        }
    };
    let programmes: Vec<Id> = PROGRAMMES.iter().map(|(acronym, _)| Id::derived("catalogue", acronym)).collect();
    for ((acronym, name), id) in PROGRAMMES.iter().zip(&programmes) {
        let (acronym, name) = ((*acronym).to_owned(), (*name).to_owned());
        put(Arc::new(Programme { id: id.clone(), acronym, name, ..Programme::default() }));
    }
    let persons: Vec<Id> = (0..50).map(|n| Id::derived("big", &format!("person {n}"))).collect();
    for (n, id) in persons.iter().enumerate() {
        put(Arc::new(Person { id: id.clone(), name: format!("Person {n}"), ..Person::default() }));
    }
    let mut dice = Dice::new(7);
    for n in 0..200 {
        let country = dice.pick(&["NO", "DK", "SE", "DE", "FI", "EE", "NL"]).to_owned();
        let id = Id::derived("big", &format!("partner {n}"));
        put(Arc::new(Partner { id, name: format!("Partner {n}"), country, ..Partner::default() }));
    }
    for n in 0..calls {
        let call = call(n, &mut dice, &programmes, &persons);
        put(Arc::new(call));
    }
    Workspace::from_tables(tables, imbl::Vector::new(), Extra::new())
}

fn call(n: usize, dice: &mut Dice, programmes: &[Id], persons: &[Id]) -> Call {
    let identifier = format!("HORIZON-CL{}-2027-{n:06}", dice.below(6));
    let first_day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    let id = Id::derived("ft-portal", &identifier);
    let cut_offs = (0..1 + dice.below(3)).map(|stage| {
        let day = first_day.checked_add_days(Days::new(dice.below(900) as u64)).unwrap_or(first_day);
        CutOff {
            id: id.child(&stage.to_string()),
            due: Some(DateValue::Moment(Moment::brussels_assumed(day))),
            stage: CutOffStage::Single,
            ..CutOff::default()
        }
    });
    let cut_offs = Parts(cut_offs.collect());
    let title_words = 6 + dice.below(8);
    let themes: Vec<String> = (0..1 + dice.below(3)).map(|_| dice.pick(THEMES).to_owned()).collect();
    Call {
        title: dice.text(title_words),
        programme: programmes.get(dice.below(programmes.len())).cloned(),
        responsible: if dice.below(4) == 0 { persons.get(dice.below(persons.len())).cloned() } else { None },
        status: [CallStatus::Forthcoming, CallStatus::Open, CallStatus::Closed]
            .get(dice.below(3))
            .cloned()
            .unwrap_or_default(),
        budget: format!("{}.00 EUR", 10_000 * (1 + dice.below(5_000))).parse().ok(),
        description: dice.text(40),
        origin: Some(Box::new(Origin::new("ft-portal", &identifier))),
        cut_offs,
        themes,
        identifier,
        id,
        ..Call::default()
    }
}
