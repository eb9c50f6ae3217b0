//! A small workspace for the tests of this layer.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::filter::Context;
use super::keys::Subject;
use super::keyword::{Keyword, Unit};
use super::names::Names;
use crate::model::application::{Application, Member, Stage};
use crate::model::call::{Call, CallStatus, CutOff, CutOffStage, Decision, Triage};
use crate::model::deadline::Deadline;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::{Office, OwnField, OwnKind};
use crate::model::partner::Partner;
use crate::model::person::{Affiliation, Person};
use crate::model::programme::Programme;
use crate::model::schema::{Extra, Record};
use crate::model::slot::Parts;
use crate::model::workspace::{Table, Workspace};

/// Noon in Oslo, a Sunday.
pub(super) const NOW: &str = "2026-11-22T11:00:00Z";
pub(super) const OSLO: Tz = chrono_tz::Europe::Oslo;

pub(super) fn now() -> DateTime<Utc> {
    NOW.parse().unwrap()
}

/// Some words in Norwegian.
pub(super) struct Norwegian;

impl Names for Norwegian {
    fn field_words(&self, _: &str, field: &Field) -> Vec<String> {
        let words: &[&str] = match field.key.as_ref() {
            "deadline" => &["frist", "søknadsfrist"],
            "themes" => &["temaer", "emneord"],
            "rate" => &["støttesats"],
            "min_grant" => &["minste tilskudd"],
            "max_grant" => &["største tilskudd"],
            "programme" => &["program"],
            _ => &[],
        };
        words.iter().map(|word| (*word).to_owned()).collect()
    }
    fn choice_words(&self, choice: &str, code: &str) -> Vec<String> {
        let word = match (choice, code) {
            ("call_status", "open") => "åpen",
            ("call_status", "closed") => "lukket",
            ("call_status", "forthcoming") => "kommende",
            _ => return Vec::new(),
        };
        vec![word.to_owned()]
    }
    fn keyword_words(&self, keyword: Keyword) -> Vec<String> {
        let words: &[&str] = match keyword {
            Keyword::Empty => &["tom", "ingen"],
            Keyword::Yes => &["ja"],
            Keyword::No => &["nei"],
            Keyword::Today => &["i dag"],
            Keyword::Next(Unit::Month) => &["neste måned"],
            Keyword::Count(Unit::Week) => &["u", "uker"],
            _ => &[],
        };
        words.iter().map(|word| (*word).to_owned()).collect()
    }
    fn country_code(&self, text: &str) -> Option<String> {
        match text.to_lowercase().as_str() {
            "danmark" | "denmark" | "dk" => Some("DK".into()),
            "norge" | "no" => Some("NO".into()),
            "tyskland" | "de" => Some("DE".into()),
            _ => None,
        }
    }
    fn country_name(&self, code: &str) -> Option<String> {
        match code {
            "DK" => Some("Danmark".into()),
            "NO" => Some("Norge".into()),
            "DE" => Some("Tyskland".into()),
            _ => None,
        }
    }
    fn countries(&self) -> Vec<String> {
        ["DK", "NO", "DE"].map(String::from).to_vec()
    }
}

pub(super) fn context(workspace: &Workspace) -> Context<'_> {
    Context { workspace, names: &Norwegian, now: now(), zone: OSLO }
}

pub(super) fn subject(kind: Kind, workspace: &Workspace) -> Subject {
    Subject::of_kind(kind, workspace.office().as_ref())
}

pub(super) fn workspace_of(records: Vec<Arc<dyn Record>>) -> Workspace {
    let mut tables: [Table; Kind::COUNT] = std::array::from_fn(|_| Table::new());
    for record in records {
        tables[Kind::of(record.as_ref()).index()].insert(record.id().clone(), record);
    }
    Workspace::from_tables(tables, imbl::Vector::new(), Extra::new())
}

fn link(id: &str) -> Option<Id> {
    Some(Id::from(id))
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

/// Programmes, calls c1 to c6, partners, persons, applications and deadlines that differ in what the tests ask for.
pub(super) fn workspace() -> Workspace {
    let mut records: Vec<Arc<dyn Record>> = Vec::new();
    let mut office = Office { id: "office".into(), ..Office::default() };
    office.own_fields = Parts(vec![
        OwnField {
            id: "f1".into(),
            of: "call".into(),
            key: "effort".into(),
            label: "Arbeidsmengde".into(),
            value_kind: OwnKind::Integer,
            ..OwnField::default()
        },
        OwnField {
            id: "f2".into(),
            of: "call".into(),
            key: "mood".into(),
            value_kind: OwnKind::Choice,
            choices: words(&["good", "bad"]),
            ..OwnField::default()
        },
    ]);
    records.push(Arc::new(office));
    for (id, acronym, name, also) in [
        ("pr-h", "HORIZON", "Horizon Europe", &["HE", "HORIZON-2027"][..]),
        ("pr-l", "LIFE", "Programme for the Environment", &[]),
        ("pr-e", "ERASMUS+", "Erasmus+ éducation", &["ERASMUS2027"]),
    ] {
        let mut programme = Programme {
            id: id.into(),
            acronym: acronym.into(),
            name: name.into(),
            abbreviations: words(also),
            ..Programme::default()
        };
        if id == "pr-l" {
            programme.aliases = vec!["pr-old".into()];
        }
        records.push(Arc::new(programme));
    }
    type Row<'a> = (&'a str, &'a str, &'a str, CallStatus, &'a [&'a str], &'a [&'a str], Option<&'a str>);
    let calls: [Row<'_>; 6] = [
        (
            "c1",
            "Green cities",
            "pr-h",
            CallStatus::Open,
            &["climate"],
            &["2026-12-15T17:00[Europe/Brussels]"],
            Some("1000000 EUR"),
        ),
        (
            "c2",
            "Smart energy grids",
            "pr-h",
            CallStatus::Open,
            &["Energy", "grids"],
            &["2027-09"],
            Some("250000.50 EUR"),
        ),
        ("c3", "Wind power", "pr-l", CallStatus::Closed, &["energy"], &["2026-01-10"], Some("5000000 NOK")),
        ("c4", "Årets skole", "pr-e", CallStatus::Forthcoming, &[], &[], None),
        (
            "c5",
            "Nature",
            "pr-old",
            CallStatus::Unset,
            &["Climate adaptation"],
            &["2026-11-20", "2027-02-20", "2027-11-20"],
            Some("0 EUR"),
        ),
        (
            "c6",
            "Odd one",
            "",
            CallStatus::Other("odd".into()),
            &["climate"],
            &["2026-11-23T00:30[Europe/Helsinki]"],
            None,
        ),
    ];
    for (id, title, programme, status, themes, dates, budget) in calls {
        let mut call = Call {
            id: id.into(),
            identifier: format!("HORIZON-{}", id.to_uppercase()),
            title: title.into(),
            programme: (!programme.is_empty()).then(|| programme.into()),
            status,
            themes: words(themes),
            budget: budget.map(|text| text.parse().unwrap()),
            ..Call::default()
        };
        call.cut_offs = Parts(
            dates
                .iter()
                .enumerate()
                .map(|(index, date)| CutOff {
                    id: format!("{id}-{index}").as_str().into(),
                    due: Some(date.parse().unwrap()),
                    stage: if index == 0 { CutOffStage::First } else { CutOffStage::Second },
                    ..CutOff::default()
                })
                .collect(),
        );
        match id {
            "c1" => {
                call.rate = Some("70".parse().unwrap());
                call.min_partners = Some(3);
                call.own.insert("effort".into(), 5.into());
                call.own.insert("mood".into(), "bad".into());
                call.triage = Parts(vec![
                    Triage { id: "t1".into(), decision: Decision::Go, reason: "empty".into(), ..Triage::default() },
                    Triage { id: "t2".into(), decision: Decision::NoGo, ..Triage::default() },
                ]);
                call.changed = Some("2026-11-21T23:30:00Z".parse().unwrap());
                call.responsible = link("p1");
            }
            "c2" => {
                call.rate = Some("62.5".parse().unwrap());
                call.min_partners = Some(1);
                call.own.insert("effort".into(), 12.into());
                call.notes = "Call \"us\"\nback".into();
            }
            "c5" => call.description = "Notes with empty words, see Green cities".into(),
            _ => {}
        }
        records.push(Arc::new(call));
    }
    for (id, name, country, city) in
        [("o1", "Bærum kommune", "NO", "Sandvika"), ("o2", "Aarhus Kommune", "DK", "Aarhus"), ("o3", "Zürich", "", "")]
    {
        records.push(Arc::new(Partner {
            id: id.into(),
            name: name.into(),
            country: country.into(),
            city: city.into(),
            parent: (id == "o3").then(|| "gone".into()),
            ..Partner::default()
        }));
    }
    records.push(Arc::new(Person {
        id: "p1".into(),
        name: "Åse Nordmann".into(),
        emails: words(&["ase@example.org"]),
        in_office: true,
        affiliations: Parts(vec![Affiliation { id: "p1-a".into(), partner: link("o2"), ..Affiliation::default() }]),
        ..Person::default()
    }));
    records.push(Arc::new(Person { id: "p2".into(), name: "Ola".into(), ..Person::default() }));
    for (id, title, stage, call, cut_off, partner) in [
        ("a1", "First", Stage::Writing, "c1", "c1-0", &["o1", "o2"][..]),
        ("a2", "Second", Stage::Submitted, "c5", "c5-1", &["o1"]),
        ("a3", "Third", Stage::Idea, "", "", &[]),
    ] {
        let members = partner.iter().enumerate().map(|(index, partner)| Member {
            id: format!("{id}-{index}").as_str().into(),
            partner: link(partner),
            budget: (index == 1).then(|| "20000 EUR".parse().unwrap()),
            ..Member::default()
        });
        records.push(Arc::new(Application {
            id: id.into(),
            title: title.into(),
            acronym: title.to_uppercase(),
            stage,
            call: (!call.is_empty()).then(|| call.into()),
            cut_off: (!cut_off.is_empty()).then(|| cut_off.into()),
            consortium: Parts(members.collect()),
            ..Application::default()
        }));
    }
    for (id, belongs_to) in [("d1", "c1"), ("d2", "a1"), ("d3", "c5-1"), ("d4", "")] {
        records.push(Arc::new(Deadline {
            id: id.into(),
            title: id.to_uppercase(),
            belongs_to: (!belongs_to.is_empty()).then(|| belongs_to.into()),
            ..Deadline::default()
        }));
    }
    workspace_of(records)
}
