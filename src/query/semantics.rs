//! What filters let through, in tables: the tests of the language's meaning.

use proptest::prelude::*;

use super::error::Fault;
use super::filter::Filter;
use super::fixture::{context, subject, workspace, workspace_of};
use super::row::Row;
use crate::model::kinds::Kind;
use crate::model::workspace::Workspace;

fn filter(text: &str, kind: Kind, workspace: &Workspace) -> Filter {
    Filter::new(text, &subject(kind, workspace), &context(workspace))
        .unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

fn ids(text: &str, kind: Kind, workspace: &Workspace) -> String {
    let filter = filter(text, kind, workspace);
    context(workspace).with_view(|view| {
        let found: Vec<String> =
            filter.select(kind, workspace, view).iter().map(|record| record.id().to_string()).collect();
        found.join(" ")
    })
}

fn check(kind: Kind, table: &[(&str, &str)]) {
    let workspace = workspace();
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, ids(text, kind, &workspace), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(text, found, expected)| format!("{text}: found {found}, expected {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn choices_go_by_code_label_and_natural_order() {
    check(
        Kind::CALL,
        &[
            ("", "c1 c2 c3 c4 c5 c6"),
            ("status:open", "c1 c2"),
            ("status:ÅPEN", "c1 c2"),
            ("status:lukk", "c3"),
            ("status:closed,forthcoming", "c3 c4"),
            ("-status:closed", "c1 c2 c4 c5 c6"),
            ("status!=closed", "c1 c2 c4 c5 c6"),
            ("status:tom", "c5"),
            ("status:none,open", "c1 c2 c5"),
            ("status:\"odd\"", "c6"),
            ("status>open", "c3"),
            ("status<forthcoming", ""),
            ("status:forthcoming..open", "c1 c2 c4"),
            ("status:open..", "c1 c2 c3"),
            ("triage:go", "c1"),
            ("triage:nogo", "c1"),
            ("triage:watching", ""),
            ("-triage:*", "c2 c3 c4 c5 c6"),
            ("mood:bad", "c1"),
        ],
    );
    check(Kind::APPLICATION, &[("stage<submitted", "a1 a3"), ("stage>=submitted", "a2")]);
}

#[test]
fn texts_and_tags_contain_or_equal() {
    check(
        Kind::CALL,
        &[
            ("theme:climate,energy", "c1 c2 c3 c5 c6"),
            ("themes=climate", "c1 c6"),
            ("temaer:ENERGY", "c2 c3"),
            ("emneord:grid", "c2"),
            ("themes:empty", "c4"),
            ("title:green", "c1"),
            ("title=\"wind power\"", "c3"),
            ("title=wind", ""),
            ("title:ÅRETS", "c4"),
            ("notes:\"\\\"us\\\"\"", "c2"),
            ("notes:\"\"", "c1 c3 c4 c5 c6"),
            ("triage.reason:\"empty\"", "c1"),
            ("id=c3", "c3"),
            ("identifier:-c4", "c4"),
        ],
    );
}

#[test]
fn dates_compare_by_day_in_the_readers_zone_and_periods_by_span() {
    check(
        Kind::CALL,
        &[
            ("deadline<90d", "c1 c3 c6"),
            ("deadline<=90d", "c1 c3 c5 c6"),
            ("frist<=90d", "c1 c3 c5 c6"),
            ("deadline<4u", "c1 c3 c6"),
            // Half past midnight in Helsinki is the evening before in Oslo.
            ("deadline:today", "c6"),
            ("deadline=2026-11-22", "c6"),
            ("deadline:tomorrow", ""),
            ("deadline:2026-12", "c1"),
            ("deadline:\"neste måned\"", "c1"),
            ("deadline:next-month", "c1"),
            ("deadline:2027", "c2 c5"),
            ("deadline:2027-Q3", "c2"),
            ("deadline:2027-09-15", ""),
            ("deadline=2027-09", "c2"),
            ("deadline=2027-02", ""),
            ("deadline>2027-02-20", "c2"),
            ("deadline>=2027-02-20", "c2 c5"),
            ("deadline<2027-09-15", "c1 c3 c5 c6"),
            ("deadline>2027-09-15", "c2"),
            ("deadline>=2027-09-15", "c2"),
            ("deadline:today..90d", "c1 c5 c6"),
            ("deadline:..today", "c3 c6"),
            ("deadline:2027..", "c2 c5"),
            ("deadline:2027-09-15..2027-10", "c2"),
            ("deadline:empty", "c4"),
            ("-deadline:*", "c4"),
            ("-deadline<90d", "c2 c4 c5"),
            ("changed:today", "c1"),
            ("changed:yesterday", ""),
            ("changed>-7d", "c1"),
            // Changed at half past midnight, for the reader.
            ("changed>=2026-11-22T00:30", "c1"),
            ("changed>2026-11-22T00:30", ""),
            ("changed>2026-11-22T00:29:59", "c1"),
            ("changed<2026-11-22T00:30:00", ""),
            ("changed<=2026-11-22T00:30", "c1"),
            ("changed:2026-11-22T00:30", "c1"),
            ("changed:\"22.11.2026 00:31\"", ""),
            ("changed:2026-11-21T23:00:00Z..2026-11-22", "c1"),
            ("changed:..2026-11-22T00:29", ""),
            ("-changed>=2026-11-22T00:30", "c2 c3 c4 c5 c6"),
            // A day counts with its end.
            ("deadline>=2027-02-20T12:00", "c2 c5"),
            ("deadline<2027-02-20T12:00", "c1 c3 c6"),
        ],
    );
}

#[test]
fn numbers_and_amounts() {
    check(
        Kind::CALL,
        &[
            ("budget>1000000", "c3"),
            ("budget>=1m", "c1 c3"),
            ("budget>=1mEUR", "c1"),
            ("budget:250000.50", "c2"),
            ("budget:\"250 000,50 EUR\"", "c2"),
            ("budget:eur", "c1 c2 c5"),
            ("budget!=eur", "c3 c4 c6"),
            ("budget:200k..1mEUR", "c1 c2"),
            ("budget:..0", "c5"),
            ("budget:empty", "c4 c6"),
            ("rate>=62.5", "c1 c2"),
            ("støttesats:70%", "c1"),
            ("min_partners:1..2", "c2"),
            ("min_partners:3", "c1"),
            ("effort>6", "c2"),
            ("arbeidsmengde:5,12", "c1 c2"),
            ("effort:empty", "c3 c4 c5 c6"),
        ],
    );
}

#[test]
fn links_go_by_name_and_through_dots() {
    check(
        Kind::CALL,
        &[
            ("programme:horizon", "c1 c2"),
            ("program:horizon", "c1 c2"),
            ("programme=HE", "c1 c2"),
            ("programme=euro", ""),
            ("programme:pr-h", "c1 c2"),
            // One of these has the id of a programme that was merged into LIFE.
            ("programme:life", "c3 c5"),
            ("programme:ÉDUCATION", "c4"),
            ("programme:ingen", "c6"),
            ("-programme:*", "c6"),
            ("responsible:nordmann", "c1"),
            ("responsible:ase@example.org", "c1"),
            ("responsible.in_office:ja", "c1"),
            ("responsible.affiliations:aarhus", "c1"),
            ("responsible.affiliations.partner.country:Danmark", "c1"),
            ("programme.acronym=life", "c3 c5"),
            ("programme.first_year:empty", "c1 c2 c3 c4 c5"),
        ],
    );
    check(
        Kind::APPLICATION,
        &[
            ("partner.country:DK", "a1"),
            ("-partner.country:DK", "a2 a3"),
            ("consortium.partner.country:DK", "a1"),
            ("consortium.partner:bærum", "a1 a2"),
            ("consortium:aarhus", "a1"),
            ("consortium.budget>10k", "a1"),
            ("consortium.budget:empty", "a1 a2"),
            ("call.programme:horizon", "a1"),
            ("call.programme.acronym=life", "a2"),
            ("cut_off.due:2027-02-20", "a2"),
            ("cut_off.title:green", "a1"),
            ("cut_off:green", "a1"),
            ("call:empty", "a3"),
            ("deadline:2027-02-20", "a2"),
        ],
    );
    check(
        Kind::DEADLINE,
        &[
            ("belongs_to:green", "d1"),
            ("belongs_to:nature", "d3"),
            ("belongs_to.programme:horizon", "d1"),
            ("belongs_to.programme:life", "d3"),
            ("belongs_to.stage:writing", "d2"),
            ("belongs_to.stage:second", "d3"),
            ("belongs_to:*", "d1 d2 d3"),
        ],
    );
    check(
        Kind::PARTNER,
        &[
            ("country:Danmark", "o2"),
            ("country:dk,no", "o1 o2"),
            ("country:empty", "o3"),
            ("-country:dk", "o1 o3"),
            ("parent:*", "o3"),
            // What is linked to is gone, so nothing is known of it.
            ("parent.name:*", ""),
            ("parent.name:empty", ""),
        ],
    );
    check(
        Kind::PERSON,
        &[("in_office:nei", "p2"), ("in_office=true", "p1"), ("affiliations.partner.city:aarhus", "p1")],
    );
}

#[test]
fn parts_meet_a_condition_where_any_one_does() {
    check(
        Kind::CALL,
        &[
            ("cut_offs.due<today", "c3 c5"),
            ("cut_offs:2027-11", "c5"),
            ("cut_off.stage:second", "c5"),
            ("cut_offs:*", "c1 c2 c3 c5 c6"),
            ("cut_offs:empty", "c4"),
            ("cut_offs:empty,2027-11", "c4 c5"),
            ("cut_offs.notes:empty", "c1 c2 c3 c5 c6"),
        ],
    );
}

#[test]
fn words_are_looked_for_in_the_searched_text() {
    check(
        Kind::CALL,
        &[
            ("wind", "c3"),
            ("WIND power", "c3"),
            ("power wind", "c3"),
            ("\"power wind\"", ""),
            ("\"green cities\"", "c1 c5"),
            ("-wind", "c1 c2 c4 c5 c6"),
            ("wind OR skole", "c3 c4"),
            ("(wind | nature) -status:closed", "c5"),
            ("climate", "c1 c5 c6"),
            ("climate -\"green cities\"", "c6"),
            ("\"\\\"us\\\" back\"", "c2"),
            ("\"\"", "c1 c2 c3 c4 c5 c6"),
            ("-\"\"", ""),
            ("horizon-c1", "c1"),
        ],
    );
}

#[test]
fn the_manuals_example_works_as_a_whole() {
    check(Kind::CALL, &[("programme:horizon deadline<90d theme:climate,energy -status:closed \"green\"", "c1")]);
}

fn faults(text: &str, kind: Kind) -> Vec<(String, Fault, Vec<String>)> {
    let workspace = workspace();
    let faults = Filter::new(text, &subject(kind, &workspace), &context(&workspace)).expect_err(text);
    faults.into_iter().map(|fault| (fault.span.of(text).to_owned(), fault.kind, fault.suggestions)).collect()
}

#[test]
fn what_cannot_be_bound_is_named_with_its_place() {
    for (text, place, fault) in [
        ("wind titel:x", "titel", Fault::UnknownKey("titel".into())),
        ("title.x:y", "x", Fault::NoFieldsInside("title".into())),
        ("programme.rates.percent.x:1", "x", Fault::NoFieldsInside("percent".into())),
        ("programme.nothing:1", "nothing", Fault::UnknownKey("nothing".into())),
        ("title<5", "5", Fault::WrongOperator("title".into(), "<")),
        ("title:a..b", "a..b", Fault::NoRange("title".into())),
        ("status<*", "*", Fault::WrongOperator("status".into(), "<")),
        ("budget:lots", "lots", Fault::NotAnAmount("lots".into())),
        ("min_partners:x", "x", Fault::NotANumber("x".into())),
        ("deadline:2026-02-30", "2026-02-30", Fault::NotADate("2026-02-30".into())),
        ("cut_offs.gone:maybe", "maybe", Fault::NotYesOrNo("maybe".into())),
        ("status:opne", "opne", Fault::UnknownChoice("opne".into())),
        ("status=lukk", "lukk", Fault::UnknownChoice("lukk".into())),
        ("deadline:2027..2026", "2027..2026", Fault::Backwards),
        ("deadline:2026-04-16T17:00..2026-04-15", "2026-04-16T17:00..2026-04-15", Fault::Backwards),
        ("changed>2026-04-16T25:00", "2026-04-16T25:00", Fault::NotADate("2026-04-16T25:00".into())),
        ("status:closed..open", "closed..open", Fault::Backwards),
        ("budget:1EUR..2NOK", "1EUR..2NOK", Fault::MixedCurrencies),
        ("a.b.c.d.e.f:1", "f", Fault::PathTooLong(4)),
        ("-(wind OR deadline:x)", "x", Fault::NotADate("x".into())),
    ] {
        let found = faults(text, Kind::CALL);
        assert_eq!(
            found.iter().map(|(place, fault, _)| (place.as_str(), fault)).collect::<Vec<_>>(),
            [(place, &fault)]
        );
    }
    let (_, fault, suggestions) = faults("country:Danmrk", Kind::PARTNER).remove(0);
    assert_eq!((fault, suggestions), (Fault::UnknownCountry("Danmrk".into()), vec!["Danmark".to_owned()]));
    let both = faults("budget:lots titel:x", Kind::CALL);
    assert_eq!(both.len(), 2);
    assert_eq!(both[0].0, "lots");
}

#[test]
fn the_closest_keys_and_codes_are_offered() {
    let first = |text: &str| faults(text, Kind::CALL).remove(0).2;
    assert_eq!(first("titel:x").first().map(String::as_str), Some("title"));
    assert_eq!(first("frits:x").first().map(String::as_str), Some("frist"));
    assert_eq!(first("status:opne").first().map(String::as_str), Some("open"));
    assert_eq!(first("status:qqqqqq"), ["kommende", "åpen", "lukket"]);
    let several = faults("min:5", Kind::CALL).remove(0);
    assert_eq!(several.1, Fault::AmbiguousKey("min".into()));
    assert_eq!(several.2, ["min_grant", "min_partners", "min_countries"]);
}

#[test]
fn a_name_that_nothing_bears_is_warned_of() {
    let workspace = workspace();
    let filter = filter("programme:horizn", Kind::CALL, &workspace);
    let [warning] = filter.warnings() else { panic!("{:?}", filter.warnings()) };
    assert_eq!(warning.kind, Fault::NothingCalled("horizn".into()));
    assert!(warning.suggestions.iter().any(|name| name == "HORIZON"), "{:?}", warning.suggestions);
}

#[test]
fn entries_that_are_no_records_are_filtered_by_the_same_words() {
    let workspace = workspace();
    let call = workspace.get::<crate::model::call::Call>(&"c5".into()).unwrap();
    let subject = super::keys::Subject::of_schema(crate::model::call::CutOff::SCHEMA);
    let context = context(&workspace);
    let matching = |text: &str| {
        let filter = Filter::new(text, &subject, &context).unwrap();
        let matches =
            |entry: &&crate::model::call::CutOff| context.with_view(|view| filter.matches(Row::Entity(*entry), view));
        call.cut_offs.iter().filter(matches).map(|entry| entry.id.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(matching("due>today"), "c5-1 c5-2");
    assert_eq!(matching("due>today -due:2027-11"), "c5-1");
    assert_eq!(matching("stage:first"), "c5-0");
}

/// Parts from which random filters are put together.
const TERMS: &[&str] = &[
    "wind",
    "\"green cities\"",
    "climate",
    "å",
    "\"\"",
    "status:open",
    "status:empty",
    "theme:climate",
    "themes=energy",
    "deadline<90d",
    "deadline:2027",
    "deadline:empty",
    "budget>100k",
    "budget:eur",
    "programme:horizon",
    "programme:*",
    "cut_offs.due<today",
    "cut_offs.stage:second,empty",
    "triage:go",
    "responsible.in_office:yes",
    "effort>6",
    "changed:*",
    "title:e",
    "rate!=70",
    "\u{1f}",
];

fn texts() -> impl Strategy<Value = String> {
    let term = proptest::sample::select(TERMS).prop_map(str::to_owned);
    term.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..4).prop_map(|list| format!("({})", list.join(" "))),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(|list| list.join(" ")),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(|list| format!("({})", list.join(" OR "))),
            inner.prop_map(|inner| format!("-({inner})")),
        ]
    })
}

proptest! {
    #[test]
    fn the_index_and_the_records_themselves_say_the_same(text in texts()) {
        let workspace = workspace();
        let filter = filter(&text, Kind::CALL, &workspace);
        let slowly = context(&workspace).with_view(|view| {
            let records = workspace.table(Kind::CALL).values();
            let matching = records.filter(|record| filter.matches(Row::Record(record.as_ref()), view));
            matching.map(|record| record.id().to_string()).collect::<Vec<_>>().join(" ")
        });
        prop_assert_eq!(ids(&text, Kind::CALL, &workspace), slowly);
    }

    #[test]
    fn a_filter_and_its_negation_share_out_the_records(text in texts()) {
        let workspace = workspace();
        let (yes, no) = (ids(&text, Kind::CALL, &workspace), ids(&format!("-({text})"), Kind::CALL, &workspace));
        let mut all: Vec<&str> = yes.split_whitespace().chain(no.split_whitespace()).collect();
        all.sort_unstable();
        prop_assert_eq!(all.join(" "), "c1 c2 c3 c4 c5 c6");
    }

    #[test]
    fn no_value_of_any_key_brings_it_down(key in 0..60_usize, op in 0..7_usize, value in "\\PC{0,8}|[0-9a-z.*,-]{0,8}") {
        let workspace = workspace();
        for kind in Kind::listed() {
            let subject = subject(kind, &workspace);
            let field = &subject.fields[key % subject.fields.len()];
            let text = format!("{}{}{value}", field.key, super::ast::Op::ALL[op].symbol());
            if let Err(faults) = Filter::new(&text, &subject, &context(&workspace)) {
                for fault in faults {
                    prop_assert!(text.get(fault.span.start..fault.span.end).is_some(), "{} {:?}", text, fault);
                }
            }
        }
    }
}

#[test]
fn large_tables_give_the_same_as_small_ones() {
    let workspace = workspace();
    let original = workspace.table(Kind::CALL);
    let mut records: Vec<_> = Kind::all()
        .filter(|kind| *kind != Kind::CALL)
        .flat_map(|kind| workspace.table(kind).values().cloned().collect::<Vec<_>>())
        .collect();
    for copy in 0..2_000 {
        for record in original.values() {
            let mut record = record.to_boxed();
            let id = format!("{}-{copy:04}", record.id());
            record.set_id(id.as_str().into());
            if let Some(call) = record.as_any_mut().downcast_mut::<crate::model::call::Call>() {
                call.cut_offs
                    .iter_mut()
                    .for_each(|cut_off| cut_off.id = format!("{id}-{}", cut_off.id).as_str().into());
                call.triage.clear();
            }
            records.push(record.into_arc());
        }
    }
    let large = workspace_of(records);
    for text in ["wind", "-wind", "wind OR skole", "status:open climate", "programme:horizon (grids OR green)", ""] {
        let few = ids(text, Kind::CALL, &workspace);
        let expected: Vec<String> =
            few.split_whitespace().flat_map(|id| (0..2_000).map(move |copy| format!("{id}-{copy:04}"))).collect();
        assert!(ids(text, Kind::CALL, &large) == expected.join(" "), "{text}");
    }
}

#[test]
fn what_a_page_keeps_gives_way_when_a_deadline_passes_or_the_reader_moves() {
    let workspace = workspace();
    let context = context(&workspace);
    let field = subject(Kind::CALL, &workspace).fields.into_iter().find(|field| field.key == "deadline").unwrap();
    let page = &workspace.pages(Kind::CALL)[0];
    let due = workspace.all::<crate::model::call::Call>(Kind::CALL).flat_map(|call| call.cut_offs.iter());
    let due: Vec<_> = due.filter_map(|cut_off| cut_off.due).collect();
    for zone in [chrono_tz::Europe::Oslo, chrono_tz::Pacific::Auckland, chrono_tz::America::Los_Angeles] {
        // Each second before, at and after every end, in this order and back.
        let ends = due.iter().map(|due| due.end(zone));
        let mut times: Vec<_> =
            ends.flat_map(|end| [-1, 0, 1].map(|second| end + chrono::TimeDelta::seconds(second))).collect();
        times.sort();
        times.extend(times.clone().into_iter().rev());
        for now in times {
            super::filter::Context { now, zone, ..context }.with_view(|view| {
                let column = page.column(&field, view, page.records().len()).unwrap();
                for (place, record) in page.records().iter().enumerate() {
                    let kept = column.code(place).map(|code| &column.values()[code]);
                    assert_eq!(kept, Some(&field.get(record.as_ref(), view)), "{} at {now} in {zone}", record.id());
                }
            });
        }
    }
}
