//! The shipped catalogue of programmes: every row is whole, says where it comes from and how sure it is.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test's helpers fail by panicking; the configuration exempts only the test functions themselves"
)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

fn rows() -> Vec<Value> {
    let file = include_str!("../assets/programmes.json");
    serde_json::from_str::<Value>(file).unwrap().as_array().unwrap().clone()
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap_or_else(|| panic!("{}: `{field}` is not a text", row["key"]))
}

fn list<'a>(row: &'a Value, field: &str) -> &'a [Value] {
    row[field].as_array().unwrap_or_else(|| panic!("{}: `{field}` is not a list", row["key"]))
}

/// A whole number written as text, or nothing; amounts and per cents are never JSON numbers.
fn number(row: &Value, field: &str) -> Option<u64> {
    let digits = text(row, field);
    (!digits.is_empty()).then(|| digits.parse().unwrap_or_else(|_| panic!("`{field}` is not a number: {row}")))
}

#[test]
fn keys_are_unique_and_stable_in_form() {
    let rows = rows();
    assert_eq!(rows.len(), 29);
    let keys: BTreeSet<_> = rows.iter().map(|row| text(row, "key")).collect();
    assert_eq!(keys.len(), rows.len());
    assert!(keys.iter().flat_map(|key| key.chars()).all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
}

#[test]
fn every_row_has_a_name_a_source_a_date_and_a_confidence() {
    for row in rows() {
        for field in ["acronym", "name", "managing_body", "source"] {
            assert!(!text(&row, field).trim().is_empty(), "{}: {field}", row["key"]);
        }
        assert!(text(&row, "checked_on").parse::<NaiveDate>().is_ok(), "{}", row["key"]);
        assert!(["high", "medium", "low"].contains(&text(&row, "confidence")), "{}", row["key"]);
        assert!(row["period_from"].as_i64() < row["period_to"].as_i64(), "{}", row["key"]);
        let url = text(&row, "url");
        assert!(url.is_empty() || url.starts_with("https://"), "{}", row["key"]);
        text(&row, "notes");
        number(&row, "min_partners");
        number(&row, "min_countries");
    }
}

#[test]
fn rates_are_per_cents_and_say_something() {
    for row in rows() {
        assert!(!list(&row, "rates").is_empty(), "{}", row["key"]);
        for rate in list(&row, "rates") {
            let (from, to) = (number(rate, "percent"), number(rate, "percent_to"));
            assert!(from.into_iter().chain(to).all(|percent| percent <= 100), "{rate}");
            assert!(to.is_none() || from < to, "{rate}");
            assert!(from.is_some() || !text(rate, "note").is_empty(), "{rate}");
            assert_eq!(number(rate, "cap_amount").is_some(), text(rate, "cap_currency") == "EUR", "{rate}");
        }
    }
}

#[test]
fn the_six_countries_stand_in_every_row_and_what_is_said_of_them_has_a_reason_and_a_source() {
    for row in rows() {
        let countries: BTreeSet<_> = list(&row, "eligibility").iter().map(|entry| text(entry, "country")).collect();
        assert_eq!(countries, BTreeSet::from(["NO", "DK", "SE", "FI", "IS", "DE"]), "{}", row["key"]);
        assert_eq!(list(&row, "eligibility").len(), 6, "{}", row["key"]);
        for entry in list(&row, "eligibility") {
            let place = format!("{} {}", row["key"], entry["country"]);
            let status = text(entry, "status");
            assert!(["yes", "no", "partial", "unknown"].contains(&status), "{place}");
            let explained = ["reason", "reason_key", "source"].iter().all(|field| !text(entry, field).is_empty());
            assert_eq!(explained, status != "unknown", "{place}");
            assert!(status != "unknown" || text(entry, "confidence") == "low", "{place}");
        }
    }
}

/// The portal's ids of domain rule 4, by which a call finds its programme.
#[test]
fn programmes_carry_the_portals_ids() {
    let rows = rows();
    let ids = [
        ("horizon-europe", "43108390"),
        ("erasmus-plus", "43353764"),
        ("digital-europe", "43152860"),
        ("creative-europe", "43251814"),
        ("cerv", "43251589"),
        ("life", "43252405"),
        ("solidarity-corps", "43254037"),
    ];
    for (key, id) in ids {
        let row = rows.iter().find(|row| row["key"] == key).unwrap();
        assert_eq!(text(row, "portal_id"), id, "{key}");
    }
    assert_eq!(rows.iter().filter(|row| !text(row, "portal_id").is_empty()).count(), ids.len());
    let names: Vec<_> = rows.iter().flat_map(|row| list(row, "portal_abbreviations")).collect();
    assert_eq!(names.iter().map(|name| name.as_str().unwrap()).collect::<BTreeSet<_>>().len(), names.len());
}

/// The contrast of a colour with white by WCAG 2.2 (relative luminance of sRGB).
fn contrast_with_white(colour: &str) -> f64 {
    let parts = [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0);
    let [red, green, blue] =
        parts.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

#[test]
fn colours_are_readable_on_white_and_only_the_interreg_family_shares_one() {
    let mut seen = BTreeSet::new();
    for row in rows() {
        let (key, colour) = (text(&row, "key"), text(&row, "colour"));
        assert!(colour.len() == 7 && colour.starts_with('#'), "{key}");
        assert!(contrast_with_white(colour) >= 4.5, "{key} {colour}: {}", contrast_with_white(colour));
        if !key.starts_with("interreg-") {
            assert!(seen.insert(colour.to_owned()), "{key}: {colour} is taken");
        }
    }
    let teal: BTreeSet<_> = rows()
        .iter()
        .filter(|row| text(row, "key").starts_with("interreg-"))
        .map(|row| text(row, "colour").to_owned())
        .collect();
    assert_eq!(teal.len(), 1);
    assert!(teal.is_disjoint(&seen));
}
