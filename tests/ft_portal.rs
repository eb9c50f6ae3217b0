//! The portal's reference file: what becomes of its entries, and of files that are not whole or not its own.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests; a failure is a failed test")]

use std::io::{self, Cursor, Read};
use std::path::Path;

use brobygger::exchange::ft_portal::{
    CallKind, DeadlineModel, FileKind, PortalCall, PortalStatus, ReadError, Reading, SkipReason, read_entries,
    read_file,
};
use brobygger::jobs::Progress;

const FIXTURE: &str = include_str!("fixtures/ft-portal/grantsTenders.json");

fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    read_file(bytes, bytes.len() as u64, &Progress::new(), true)
}

fn fixture() -> Reading {
    read(FIXTURE.as_bytes()).unwrap()
}

fn call(key: &str) -> PortalCall {
    let reading = fixture();
    reading.calls.into_iter().map(|found| found.what).find(|call| call.key == key).expect(key)
}

fn dates(call: &PortalCall) -> Vec<String> {
    call.deadlines.iter().map(ToString::to_string).collect()
}

/// The fixture's shape around any entries.
fn file(entries: &str) -> Vec<u8> {
    format!(r#"{{"fundingData": {{"GrantTenderObj": [{entries}]}}}}"#).into_bytes()
}

#[test]
fn every_entry_is_a_call_a_tender_or_skipped_with_a_reason() {
    let reading = fixture();
    assert_eq!(reading.entries, 15);
    let keys: Vec<&str> = reading.calls.iter().map(|found| found.what.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "erasmus-fjord-2023-harbour-fp",
            "horizon-fjord-2027-01-kelp-02",
            "life-fjord-2027-eider",
            "cerv-fjord-2027-towns",
            "cascade:51000101competitivecallen",
            "cascade:51000102competitivecallen",
            "ccm2:51000005",
            "life-fjord-2026-clock-two-stage",
            "digital-fjord-2026-odd",
            "ndici/2026/0042",
        ]
    );
    let skipped: Vec<_> = reading.skipped.iter().map(|skipped| (skipped.index, skipped.reason.clone())).collect();
    assert_eq!(
        skipped,
        [
            (4, SkipReason::Duplicate { kept: 5 }),
            (6, SkipReason::Duplicate { kept: 5 }),
            (10, SkipReason::NoKey),
            (11, SkipReason::Malformed("invalid type: integer `51000006`, expected a text".into())),
        ]
    );
    assert_eq!(reading.skipped[3].identifier.as_deref(), Some("51000006"));
    let line = FIXTURE.lines().nth(reading.skipped[3].place.line as usize - 1).unwrap();
    assert!(line.contains("\"identifier\": 51000006"), "{line}");
    assert_eq!(reading.tenders.len(), 1);
}

#[test]
fn a_topic_with_cut_offs_is_read_in_full() {
    let call = call("erasmus-fjord-2023-harbour-fp");
    assert_eq!(call.identifier, "ERASMUS-FJORD-2023-HARBOUR-FP");
    assert_eq!(call.title, "Harbour schools & lifelong learning");
    assert_eq!(call.call_title.as_deref(), Some("Schools by the sea 2023"));
    assert_eq!(call.kind, CallKind::Topic);
    let programme = call.programme.clone().unwrap();
    assert_eq!((programme.id, programme.abbreviation.as_deref()), (Some(43_353_764), Some("ERASMUS2027")));
    assert_eq!(call.divisions, ["Key action 1", "Harbour schools"]);
    assert_eq!(call.actions.len(), 1);
    assert_eq!(call.status, Some(PortalStatus::Open));
    assert_eq!(call.opening.unwrap().to_string(), "2022-11-15");
    assert_eq!(call.published.unwrap().to_string(), "2022-11-01");
    assert_eq!((call.deadline_model, call.deadline_model_stated), (DeadlineModel::MultipleCutOff, false));
    assert_eq!(
        dates(&call),
        ["2023-01-26", "2024-09-24", "2025-09-23", "2027-03-31", "2028-03-30"]
            .map(|day| format!("{day}T17:00[Europe/Brussels]?"))
    );
    assert_eq!(call.keywords, ["Harbour", "Læring", "Sjø & skole", "Education"]);
    assert_eq!(
        call.url.as_deref(),
        Some(
            "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/erasmus-fjord-2023-harbour-fp"
        )
    );
    let news = call.news.unwrap();
    assert_eq!(news.changed.unwrap().to_string(), "2026-02-03 15:31:59.992");
    assert_eq!(
        news.text,
        "Proposals received\n\nSee the guide (https://example.org/guide).\nThen:\n\n- register\n- submit < 17:00"
    );
}

#[test]
fn numbers_may_stand_as_strings() {
    let call = call("horizon-fjord-2027-01-kelp-02");
    assert_eq!(call.ccm2_id, Some(51_000_002));
    assert_eq!(call.kind, CallKind::Topic);
    assert_eq!((call.deadline_model, call.deadline_model_stated), (DeadlineModel::TwoStage, true));
    assert_eq!(dates(&call), ["2027-02-23T17:00[Europe/Brussels]?", "2027-09-14T17:00[Europe/Brussels]?"]);
    assert_eq!(call.opening.unwrap().to_string(), "2026-12-01");
    assert_eq!(call.actions.iter().map(|a| a.code.as_str()).collect::<Vec<_>>(), ["HORIZON-RIA", "HORIZON-CSA"]);
    assert!(!call.sme);
}

#[test]
fn empty_objects_and_nulls_are_absent() {
    let call = call("life-fjord-2027-eider");
    assert_eq!(call.status, Some(PortalStatus::Forthcoming));
    assert_eq!((call.programme.clone(), call.opening, call.published, call.news.clone()), (None, None, None, None));
    assert_eq!((call.deadline_model, call.deadlines.len()), (DeadlineModel::NoneKnown, 0));
    assert!(call.odd.is_empty() && call.keywords.is_empty() && call.divisions.is_empty());
}

#[test]
fn the_english_entry_is_kept_wherever_it_stands() {
    let call = call("cerv-fjord-2027-towns");
    assert_eq!(call.title, "Neighbours by the sea");
    assert_eq!(call.status, Some(PortalStatus::Closed));
    assert_eq!((call.deadline_model, call.deadline_model_stated), (DeadlineModel::SingleStage, true));
}

#[test]
fn cascade_calls_stay_apart_from_their_topic() {
    let reading = fixture();
    let cascade: Vec<_> = reading.calls.iter().filter(|found| found.what.kind == CallKind::Cascade).collect();
    assert_eq!(cascade.len(), 2);
    assert!(cascade[0].what.url.as_deref().unwrap().ends_with("/competitive-calls-cs/51000101"));
    assert_eq!(dates(&cascade[0].what), ["2027-01-15T13:00[Europe/Brussels]"]);
    assert!(call("ndici/2026/0042").url.unwrap().ends_with("/prospect-details/NDICI%2F2026%2F0042PROSPECTSEN"));
}

#[test]
fn daylight_saving_does_not_move_a_deadline() {
    let call = call("life-fjord-2026-clock-two-stage");
    assert_eq!(call.deadline_model, DeadlineModel::TwoStage);
    // Midnight UTC is a date; 16:00 UTC on the last Sunday of October is 17:00 in Brussels, and told; so is
    // 15:00 UTC on the last Sunday of March.
    assert_eq!(
        dates(&call),
        [
            "2026-03-29T17:00[Europe/Brussels]?",
            "2026-10-25T17:00[Europe/Brussels]",
            "2027-03-28T17:00[Europe/Brussels]"
        ]
    );
}

#[test]
fn unknown_codes_and_odd_dates_are_kept_and_told() {
    let call = call("digital-fjord-2026-odd");
    assert_eq!(call.kind, CallKind::Other(5));
    assert_eq!(call.status, Some(PortalStatus::Unknown("31094599 Under Evaluation".into())));
    let odd: Vec<_> = call.odd.iter().map(|odd| (odd.field, odd.date.0.as_str())).collect();
    assert_eq!(odd, [("deadlineDatesLong", "next spring"), ("plannedOpeningDateLong", "1790035200")]);
    assert_eq!(dates(&call), ["2027-06-01T17:00[Europe/Brussels]?"]);
    let budget = call.budget.unwrap();
    assert_eq!(budget.total.unwrap().to_string(), "3000000");
    assert_eq!((budget.minimum_grant, budget.maximum_grant.unwrap().to_string()), (None, "750000".into()));
}

#[test]
fn tenders_are_exact_and_only_there_when_asked_for() {
    let reading = fixture();
    let tender = &reading.tenders[0].what;
    assert_eq!((tender.key.as_str(), tender.title.as_str()), ("tender:90001", "Ferry cleaning services"));
    let dates: Vec<String> = tender.deadlines.iter().map(ToString::to_string).collect();
    assert_eq!(dates, ["2026-09-28T23:59[Europe/Brussels]", "2026-12-01T17:00[Europe/Brussels]"]);
    assert_eq!(tender.description.as_deref(), Some("Cleaning of ferries; budget < 5 million & more."));
    assert_eq!((tender.cpv.as_deref(), tender.places.len()), (Some("90910000"), 2));

    let bytes = FIXTURE.as_bytes();
    let without = read_file(bytes, 0, &Progress::new(), false).unwrap();
    assert!(without.tenders.is_empty());
    assert_eq!(without.calls.len(), reading.calls.len());
    assert_eq!(without.skipped[0].reason, SkipReason::Tender);
    assert_eq!(without.skipped[0].identifier.as_deref(), Some("NORD/2026/OP/0007"));
}

#[test]
fn of_equal_entries_the_order_in_the_file_does_not_decide() {
    let old = r#"{"identifier": "A-1", "title": "Old", "latestInfos": [{"lastChangeDate": "2026-01-01T00:00:00", "content": "x"}]}"#;
    let new = r#"{"identifier": "a-1", "title": "New", "latestInfos": [{"lastChangeDate": "2026-05-01T00:00:00", "content": "y"}]}"#;
    let swedish = r#"{"identifier": "A-1", "title": "Ny", "language": "sv", "latestInfos": [{"lastChangeDate": "2026-06-01T00:00:00", "content": "z"}]}"#;
    for (order, kept) in [([old, new, swedish], 1), ([new, swedish, old], 0), ([swedish, old, new], 2)] {
        let reading = read(&file(&order.join(","))).unwrap();
        assert_eq!(reading.calls.len(), 1);
        assert_eq!((reading.calls[0].what.title.as_str(), reading.calls[0].index), ("New", kept));
        assert!(reading.skipped.iter().all(|skipped| skipped.reason == SkipReason::Duplicate { kept }));
        assert_eq!(reading.skipped.len(), 2);
    }
}

#[test]
fn a_file_cut_anywhere_is_refused_with_the_place() {
    let end = FIXTURE.rfind('}').unwrap();
    let cuts = (0..end).step_by(50).chain(end - 60..=end);
    for cut in cuts {
        let head = &FIXTURE.as_bytes()[..cut];
        match read(head) {
            Err(ReadError::Truncated { place, entry }) => {
                // A character cut in two is told where it begins.
                assert!(place.offset <= cut as u64 && place.offset + 3 >= cut as u64, "cut at {cut}: {place}");
                let lines = head.iter().filter(|byte| **byte == b'\n').count() as u64;
                assert_eq!(place.line, lines + 1, "cut at {cut}");
                let within = head.windows(6).any(|part| part == b"\"type\"");
                let after = cut > FIXTURE.find("\"other\"").unwrap() - 8;
                assert_eq!(entry.is_some(), within && !after, "cut at {cut}");
            }
            Err(ReadError::NotThePortals(FileKind::Empty)) if cut == 0 => {}
            other => panic!("cut at {cut}: {other:?}"),
        }
    }
}

#[test]
fn a_byte_order_mark_and_blanks_around_are_no_matter() {
    let marked = format!("\u{feff} \r\n{FIXTURE} \n\t ");
    assert_eq!(read(marked.as_bytes()).unwrap().calls.len(), fixture().calls.len());
    let empty = read(&file("")).unwrap();
    assert_eq!((empty.entries, empty.calls.len(), empty.skipped.len()), (0, 0, 0));
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let kind = |bytes: &[u8]| match read(bytes) {
        Err(ReadError::NotThePortals(kind)) => kind,
        other => panic!("{other:?}"),
    };
    let utf16: Vec<u8> = FIXTURE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(kind(b""), FileKind::Empty);
    assert_eq!(kind(b" \n "), FileKind::Empty);
    assert_eq!(kind(&utf16), FileKind::Utf16);
    assert_eq!(kind(b"\xFE\xFF\0{"), FileKind::Utf16);
    assert_eq!(kind(b"<!DOCTYPE html><html>"), FileKind::Markup);
    assert_eq!(kind(b"PK\x03\x04abc"), FileKind::Zip);
    assert_eq!(kind(b"\x1f\x8b\x08"), FileKind::Gzip);
    assert_eq!(kind(b"%PDF-1.7"), FileKind::Pdf);
    assert_eq!(kind(b"[1, 2]"), FileKind::List);
    assert_eq!(kind(b"\"text\""), FileKind::Scalar);
    assert_eq!(kind(b"identifier;title"), FileKind::Other);
    assert_eq!(kind(b"{}"), FileKind::Object(vec![]));
    assert_eq!(
        kind(br#"{"totalResults": 3, "results": [{"GrantTenderObj": []}]}"#),
        FileKind::Object(vec!["totalResults".into(), "results".into()])
    );
    assert_eq!(kind(br#"{"fundingData": {"GrantTenderObj": null}}"#), FileKind::Object(vec!["fundingData".into()]));
    assert_eq!(kind(br#"{"fundingData": []}"#), FileKind::Object(vec!["fundingData".into()]));
}

#[test]
fn a_file_that_breaks_is_refused_as_a_whole() {
    let good = r#"{"identifier": "A-1", "title": "One"}"#;
    for (entries, column) in [
        (format!("{good}{good}"), 74),
        (format!("{good},"), 75),
        (format!("{good},,{good}"), 75),
        (format!("{good},\n{{\"identifier\": 5, \"title\": oops}}"), 28),
        (format!("{good},\n{{\"identifier\": \"B\" \"title\": 1}}"), 20),
        (format!("{good},\n{{\"a\": [1, 2}}"), 12),
        ("{\"title\": \"tab\there\"}".to_owned(), 50),
    ] {
        match read(&file(&entries)) {
            Err(ReadError::Syntax { place, .. }) => {
                assert_eq!(place.line, 1 + entries.contains('\n') as u64, "{entries}");
                assert_eq!(place.column, column, "{entries}");
            }
            other => panic!("{entries}: {other:?}"),
        }
    }
    let mut trailing = file(good);
    trailing.extend_from_slice(b"\n{}");
    assert!(matches!(read(&trailing), Err(ReadError::Syntax { place, .. }) if (place.line, place.column) == (2, 1)));
}

#[test]
fn a_byte_that_is_not_utf_8_is_told_with_its_place() {
    let mut bytes = file("\n{\"title\": \"caf");
    let at = bytes.len() - 3;
    bytes.insert(at, 0xE9);
    match read(&bytes) {
        Err(ReadError::NotUtf8 { place, .. }) => {
            assert_eq!((place.offset, place.line), (at as u64, 2));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn deep_nesting_is_refused_where_it_begins_to_be_too_deep() {
    let deep = |levels: usize| format!(r#"{{"x": {}{}}}"#, "[".repeat(levels), "]".repeat(levels));
    assert_eq!(read(&file(&deep(124))).unwrap().entries, 1);
    assert!(matches!(read(&file(&deep(125))), Err(ReadError::TooDeep { entry: Some(0), .. })));
    assert!(matches!(read(&file(&deep(300))), Err(ReadError::TooDeep { .. })));
    let outside = format!(r#"{{"x": {}}}"#, deep(300));
    assert!(matches!(read(outside.as_bytes()), Err(ReadError::TooDeep { entry: None, .. })));
}

#[test]
fn a_string_of_five_megabytes_passes_and_its_text_is_cut() {
    let long = "word ".repeat(1_000_000);
    let reading = read(&file(&format!(r#"{{"identifier": "A", "description": "{long}"}}"#))).unwrap();
    let text = reading.calls[0].what.description.clone().unwrap();
    assert!(text.ends_with("word …") && text.len() < 4_100);
}

#[test]
fn an_entry_without_end_does_not_fill_the_memory() {
    let head = Cursor::new(br#"{"fundingData": {"GrantTenderObj": [{"title": ""#.to_vec());
    let endless = head.chain(io::repeat(b'x'));
    let end = read_file(endless, 0, &Progress::new(), false);
    assert!(matches!(end, Err(ReadError::TooLarge { entry: Some(0), place }) if place.column == 37), "{end:?}");
}

#[test]
fn values_are_whole_however_the_windows_cut_them() {
    // About 900 kB, so that the 256 kB windows end within strings, escapes and characters of several bytes.
    let entry = |n: usize| {
        let title = format!("Nr {n} æøå \\\"quoted\\\\\\\" 🌊 Ελλάδα ").repeat(n % 7 + 1);
        format!(
            r#"{{"identifier": "T-{n}", "title": "{title}", "tags": ["]", "}}", "\\"], "n": [{n}, {{"a": -1.5e3}}]}}"#
        )
    };
    let entries: Vec<String> = (0..4_000).map(entry).collect();
    let body = entries.join(" ,\n ");
    for shift in 0..9 {
        let text = format!(r#"{{"pad{}": "é\\", "fundingData": {{"GrantTenderObj": [{body}]}}}}"#, "x".repeat(shift));
        let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut at = 0;
        let count = read_entries(text.as_bytes(), 0, &Progress::new(), |index, place, entry| {
            let entry = entry.unwrap();
            let expected = &whole["fundingData"]["GrantTenderObj"][index];
            assert_eq!(entry.identifier.as_deref(), expected["identifier"].as_str());
            assert_eq!(entry.title.as_deref(), expected["title"].as_str().map(str::trim));
            assert_eq!(entry.tags, ["]", "}", "\\"]);
            assert!(text.get(place.offset as usize..).unwrap().starts_with(&entries[index]));
            assert_eq!(place.line, index as u64 + 1);
            assert_eq!(index, at);
            at += 1;
        });
        assert_eq!(count.unwrap(), 4_000);
    }
}

#[test]
fn cancelling_is_heard_at_the_next_entry() {
    let progress = Progress::new();
    let mut seen = 0;
    let end = read_entries(FIXTURE.as_bytes(), FIXTURE.len() as u64, &progress, |index, place, _| {
        seen += 1;
        let (_, done) = progress.state();
        assert!((f64::from(done.unwrap()) - place.offset as f64 / FIXTURE.len() as f64).abs() < 0.001);
        if index == 2 {
            progress.cancel();
        }
    });
    assert!(matches!(end, Err(ReadError::Cancelled(_))));
    assert_eq!(seen, 3);
}

#[test]
fn a_disk_that_fails_midway_is_told() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the drive went away"))
        }
    }
    let half = Cursor::new(FIXTURE.as_bytes()[..1_000].to_vec());
    let end = read_file(half.chain(Failing), 0, &Progress::new(), false).unwrap_err();
    assert_eq!(end.to_string(), "could not read after 1000 bytes: the drive went away");
}

#[test]
fn the_portals_own_entries_are_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples/grants/grantsTenders-cut.json");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: no samples at {}", path.display());
        return;
    };
    let reading = read(&bytes).unwrap();
    assert_eq!((reading.calls.len(), reading.tenders.len(), reading.skipped.len()), (2, 4, 0));
    let charter = &reading.calls[0].what;
    assert_eq!(charter.key, "erasmus-edu-2022-eche-cert-fp");
    assert_eq!(charter.deadlines.len(), 5);
    assert_eq!(charter.deadlines[4].to_string(), "2026-03-24T17:00[Europe/Brussels]?");
    assert!(charter.news.as_ref().unwrap().text.contains("the last cut off closed on the 24/03/2026 17:00"));
    assert_eq!(reading.tenders[2].what.deadlines[0].to_string(), "2024-09-28T23:59[Europe/Brussels]");
    assert!(reading.calls.iter().all(|found| found.what.odd.is_empty()));
}
