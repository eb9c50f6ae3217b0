//! The shipped calendars against tables made independently of them, and the form of their files.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test's helpers fail by panicking; the configuration exempts only the test functions themselves"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use brobygger::agenda::calendars::{Calendar, Calendars, Nature};
use chrono::NaiveDate;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut list: Vec<_> = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    list.sort();
    list
}

fn public(calendar: &'static Calendar, year: i32) -> BTreeSet<NaiveDate> {
    let list = calendar.holidays(year).unwrap();
    list.into_iter().filter(|holiday| holiday.nature == Nature::Public).map(|holiday| holiday.date).collect()
}

#[test]
fn public_holidays_are_those_of_the_laws_in_2024_to_2028() {
    let mut seen = Vec::new();
    for path in files("tests/fixtures/calendars") {
        let code = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let table: BTreeMap<i32, BTreeSet<NaiveDate>> = json(&path)
            .as_object()
            .unwrap()
            .iter()
            .map(|(year, days)| {
                let days = days.as_array().unwrap().iter().map(|day| day.as_str().unwrap().parse().unwrap());
                (year.parse().unwrap(), days.collect())
            })
            .collect();
        for (year, days) in table {
            assert_eq!(public(Calendars::get(&code).unwrap(), year), days, "{code} {year}");
        }
        seen.push(code);
    }
    let mut codes: Vec<_> = Calendars::codes().collect();
    codes.sort_unstable();
    seen.sort();
    assert_eq!(seen, codes, "every calendar has its table");
}

/// Where the outside table and the law differ: it has Iceland's half days of 24 and 31 December among the
/// public holidays.
fn documented_exception(code: &str, day: NaiveDate) -> bool {
    code == "IS" && ["12-24", "12-31"].contains(&day.format("%m-%d").to_string().as_str())
}

#[test]
fn public_holidays_agree_with_the_outside_table_where_it_is_at_hand() {
    let shared = std::env::var_os("BROBYGGER_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let folder = shared.join("samples/holidays");
    if !folder.is_dir() {
        println!("skipped: no outside table of holidays at {}", folder.display());
        return;
    }
    let mut compared = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let Some((code, year)) = stem.split_once('-') else { continue };
        let outside: BTreeSet<NaiveDate> = json(&path)
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["type"] == "public")
            .map(|row| row["date"].as_str().unwrap()[..10].parse().unwrap())
            .filter(|day| !documented_exception(code, *day))
            .collect();
        assert_eq!(public(Calendars::get(code).unwrap(), year.parse().unwrap()), outside, "{stem}");
        compared += 1;
    }
    assert!(compared > 0, "the folder holds no table");
}

fn has_all_names(names: &Value, place: &str) {
    for language in ["native", "nb", "da", "en", "de"] {
        assert!(names[language].as_str().is_some_and(|name| !name.trim().is_empty()), "{place}: name in {language}");
    }
}

fn has_source_and_date(record: &Value, place: &str) {
    let source = &record["source"];
    assert!(source["title"].as_str().is_some_and(|title| title.len() > 10), "{place}: source");
    assert!(source["url"].as_str().is_some_and(|url| url.starts_with("http")), "{place}: address of the source");
    let checked = record["checked_on"].as_str().unwrap_or_default().parse::<NaiveDate>();
    assert!(checked.is_ok(), "{place}: checked_on");
}

#[test]
fn every_file_names_its_source_its_date_and_all_names() {
    let paths = files("assets/calendars");
    assert_eq!(paths.len(), Calendars::all().len(), "a file that is not shipped, or the reverse");
    for path in paths {
        let place = path.file_name().unwrap().to_str().unwrap().to_owned();
        let file = json(&path);
        assert_eq!(format!("{}.json", file["code"].as_str().unwrap()), place);
        has_source_and_date(&file, &place);
        has_all_names(&file["names"], &place);
        let rules = file["holidays"].as_array().into_iter().flatten();
        let decided = file["years"].as_object().into_iter().flatten();
        for (year, decision) in decided.clone() {
            has_source_and_date(decision, &format!("{place} {year}"));
            for day in decision["days"].as_array().unwrap() {
                assert!(day["date"].as_str().unwrap().starts_with(year.as_str()), "{place}: {day}");
            }
        }
        let days = rules.chain(decided.flat_map(|(_, decision)| decision["days"].as_array().unwrap()));
        let mut count = 0;
        for day in days {
            let key = day["key"].as_str().unwrap();
            has_all_names(&day["names"], &format!("{place} {key}"));
            let explained = day["nature"].as_str().is_none_or(|nature| nature == "public") || day["basis"].is_string();
            assert!(explained, "{place} {key}: a day that is not a public holiday says by what it is free");
            count += 1;
        }
        assert!(count > 0, "{place} is empty");
    }
}

#[test]
fn days_that_are_not_public_holidays_say_what_they_are() {
    for (code, day, nature) in [
        ("FI", "2026-06-19", Nature::Agreement),
        ("FI", "2026-12-24", Nature::Agreement),
        ("SE", "2026-06-19", Nature::Agreement),
        ("DK", "2026-06-05", Nature::Agreement),
        ("DK", "2026-12-24", Nature::Agreement),
        ("IS", "2026-12-24", Nature::HalfDay),
        ("IS", "2026-12-31", Nature::HalfDay),
        ("NO", "2026-04-01", Nature::HalfDay),
        ("DK", "2026-05-15", Nature::Customary),
    ] {
        let day: NaiveDate = day.parse().unwrap();
        let list = Calendars::get(code).unwrap().holidays(2026).unwrap();
        let found: Vec<_> = list.iter().filter(|holiday| holiday.date == day).map(|holiday| holiday.nature).collect();
        assert_eq!(found, [nature], "{code} {day}");
    }
}

#[test]
fn names_follow_the_language() {
    let list = Calendars::get("DE").unwrap().holidays(2026).unwrap();
    let good_friday = list.iter().find(|holiday| holiday.key == "good_friday").unwrap();
    let names: Vec<_> = ["nb", "da", "en", "de", "native", "fr"].map(|code| good_friday.name(code)).to_vec();
    assert_eq!(names, ["Langfredag", "Langfredag", "Good Friday", "Karfreitag", "Karfreitag", "Good Friday"]);
}
