//! Counting working days and going by them, over the shipped calendars.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test's helpers fail by panicking; the configuration exempts only the test functions themselves"
)]

use brobygger::agenda::calendars::{Calendars, NotDecided};
use brobygger::agenda::workdays::{DaysOff, MOST_DAYS, WorkdayError, WorkingDays};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days(codes: &str) -> WorkingDays {
    let codes: Vec<_> = codes.split(',').filter(|code| !code.is_empty()).collect();
    WorkingDays::new(&codes).unwrap()
}

fn added(codes: &str, from: &str, n: i64) -> String {
    days(codes).add(day(from), n).unwrap().to_string()
}

#[test]
fn easter_is_skipped_by_the_calendars_that_keep_it() {
    // Wednesday 1 April 2026; Maundy Thursday is a working day in Belgium, Good Friday too.
    assert_eq!(added("", "2026-04-01", 1), "2026-04-02");
    assert_eq!(added("BE", "2026-04-01", 3), "2026-04-07");
    assert_eq!(added("NO", "2026-04-01", 1), "2026-04-07");
    assert_eq!(added("NO,BE", "2026-04-01", 1), "2026-04-07");
    assert_eq!(added("BE", "2026-07-20", 1), "2026-07-22");
    assert_eq!(added("NO,BE", "2026-07-20", 1), "2026-07-22");
}

#[test]
fn going_back_is_going_forward_turned_round() {
    assert_eq!(added("NO", "2026-04-07", -1), "2026-04-01");
    assert_eq!(added("NO", "2026-04-05", -1), "2026-04-01");
    assert_eq!(added("NO", "2026-01-02", -1), "2025-12-31");
    assert_eq!(added("NO", "2026-12-31", 1), "2027-01-04");
}

#[test]
fn zero_is_the_day_itself_even_on_a_holiday() {
    assert_eq!(added("NO", "2026-05-17", 0), "2026-05-17");
    assert_eq!(added("EU", "2090-05-17", 0), "2090-05-17");
}

#[test]
fn a_day_with_two_names_counts_once() {
    // The week of Monday 17 May 2027: constitution day and Whit Monday in one.
    assert_eq!(days("NO").between(day("2027-05-14"), day("2027-05-21")), Ok(4));
    assert_eq!(days("NO,DK,SE").between(day("2027-05-14"), day("2027-05-21")), Ok(4));
    assert_eq!(days("SE").between(day("2027-05-14"), day("2027-05-21")), Ok(5));
}

#[test]
fn what_is_left_leaves_today_out_and_takes_the_due_day_in() {
    let no = days("NO");
    assert_eq!(no.between(day("2026-11-20"), day("2026-11-20")), Ok(0));
    assert_eq!(no.between(day("2026-11-20"), day("2026-11-23")), Ok(1));
    assert_eq!(no.between(day("2026-11-20"), day("2026-11-22")), Ok(0), "Friday to Sunday");
    assert_eq!(no.between(day("2026-11-23"), day("2026-11-20")), Ok(-1), "one day overdue");
    assert_eq!(no.between(day("2026-11-22"), day("2026-11-20")), Ok(-1), "due on Friday, seen on Sunday");
    assert_eq!(no.between(day("2026-11-23"), day("2026-11-21")), Ok(0), "due on a Saturday, seen on Monday");
    assert_eq!(no.between(day("2026-12-31"), day("2027-01-04")), Ok(1), "over the turn of the year");
    assert_eq!(no.between(day("2026-01-01"), day("2027-01-01")), Ok(253), "261 weekdays less 8 holidays");
}

#[test]
fn days_that_are_no_public_holidays_count_as_off_only_if_chosen() {
    let at = |codes: &[&str], days_off, text| WorkingDays::with(codes, days_off).unwrap().is_working_day(day(text));
    let none = DaysOff::default();
    let agreement = DaysOff { agreement: true, ..none };
    let half_days = DaysOff { half_days: true, ..none };
    let customary = DaysOff { customary: true, ..none };
    for (code, text, chosen) in
        [("FI", "2026-06-19", agreement), ("IS", "2026-12-24", half_days), ("DK", "2026-05-15", customary)]
    {
        assert_eq!(at(&[code], none, text), Ok(true), "{code}");
        assert_eq!(at(&[code], chosen, text), Ok(false), "{code}");
    }
    assert_eq!(at(&["FI"], half_days, "2026-06-19"), Ok(true));
}

#[test]
fn an_unknown_calendar_is_refused_with_the_list_of_known_ones() {
    let error = WorkingDays::new(&["NO", "ZZ"]).unwrap_err();
    assert_eq!(error.code, "ZZ");
    assert_eq!(error.known, Calendars::codes().collect::<Vec<_>>());
}

#[test]
fn beyond_the_last_decided_year_the_institutions_calendar_does_not_guess() {
    let (first, last) = Calendars::get("EU").unwrap().decided().unwrap();
    let eu = days("NO,EU");
    let not_decided = |year| Some(WorkdayError::NotDecided(NotDecided { calendar: "EU", year, first, last }));
    let before = NaiveDate::from_ymd_opt(last, 12, 23).unwrap();
    assert_eq!(
        eu.add(before, 1).err(),
        not_decided(last + 1),
        "the year ends in a closure, so the next day is unknown"
    );
    assert_eq!(eu.between(before, before + Days::new(30)).err(), not_decided(last + 1));
    assert_eq!(eu.is_working_day(NaiveDate::from_ymd_opt(first - 1, 3, 1).unwrap()).err(), not_decided(first - 1));
    assert_eq!(eu.add(day("2026-05-13"), 1), Ok(day("2026-05-18")));
    let text = eu.add(before, 1).unwrap_err().to_string();
    assert!(text.contains("EU") && text.contains(&last.to_string()), "{text}");
}

#[test]
fn too_far_and_out_of_the_years_are_errors_and_not_panics() {
    let no = days("NO");
    for n in [MOST_DAYS + 1, -MOST_DAYS - 1, i64::MAX, i64::MIN] {
        assert_eq!(no.add(day("2026-01-01"), n), Err(WorkdayError::TooFar(n)));
    }
    assert!(no.add(day("2026-01-01"), MOST_DAYS).unwrap().year() > 2400);
    assert_eq!(no.add(day("9999-12-31"), 1), Err(WorkdayError::Year(10_000)));
    assert_eq!(no.add(day("1600-01-01"), -1), Err(WorkdayError::Year(1599)));
    assert_eq!(no.add(day("9999-12-31"), -1), Ok(day("9999-12-30")));
    assert_eq!(no.add(day("1600-01-01"), 1), Ok(day("1600-01-03")));
    for outside in [NaiveDate::MIN, NaiveDate::MAX] {
        for n in [-1, 0, 1] {
            assert_eq!(no.add(outside, n), Err(WorkdayError::Year(outside.year())));
        }
        assert!(no.between(day("2026-01-01"), outside).is_err());
        assert!(no.between(outside, day("2026-01-01")).is_err());
        assert!(no.is_working_day(outside).is_err());
    }
    assert!(no.between(day("1600-01-01"), day("9999-12-31")).unwrap() > 2_000_000);
}

/// The plain reading of the rule, a day at a time.
fn is_working(codes: &[&'static str], date: NaiveDate) -> bool {
    let off = |code: &&str| {
        let list = Calendars::get(code).unwrap().holidays(date.year()).unwrap();
        list.iter().any(|holiday| holiday.date == date && DaysOff::default().includes(holiday.nature))
    };
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !codes.iter().any(off)
}

const WITH_RULES: [&str; 8] = ["NO", "DK", "SE", "FI", "IS", "BE", "DE", "DE-SH"];

fn some_calendars() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(WITH_RULES.to_vec(), 0..=4)
}

/// Dates about both ends of the years that are kept, besides all the others.
fn some_date() -> impl Strategy<Value = NaiveDate> {
    let year = prop_oneof![4 => 2020..=2035_i32, 1 => 1965..=1975_i32, 1 => 2095..=2105_i32, 1 => 1700..=9000_i32];
    (year, 1..=365_u32).prop_map(|(year, ordinal)| NaiveDate::from_yo_opt(year, ordinal).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn add_and_between_are_inverse(codes in some_calendars(), date in some_date(), n in -3000..=3000_i64) {
        let set = WorkingDays::new(&codes).unwrap();
        let there = set.add(date, n).unwrap();
        prop_assert_eq!(set.between(date, there), Ok(n));
        prop_assert_eq!(n.signum(), (there - date).num_days().signum());
        if n != 0 {
            prop_assert_eq!(set.is_working_day(there), Ok(true));
        }
        if set.is_working_day(date) == Ok(true) {
            prop_assert_eq!(set.between(there, date), Ok(-n));
        }
    }

    #[test]
    fn steps_add_up(codes in some_calendars(), date in some_date(), a in 0..=500_i64, b in 0..=500_i64) {
        let set = WorkingDays::new(&codes).unwrap();
        for sign in [1, -1] {
            let twice = set.add(set.add(date, sign * a).unwrap(), sign * b);
            prop_assert_eq!(twice, set.add(date, sign * (a + b)));
        }
    }

    #[test]
    fn counts_add_up_and_never_fall(codes in some_calendars(), date in some_date(), a in 0..=900_u64, b in 0..=900_u64) {
        let set = WorkingDays::new(&codes).unwrap();
        let (middle, end) = (date + Days::new(a), date + Days::new(a + b));
        let count = |from, to| set.between(from, to).unwrap();
        prop_assert_eq!(count(date, middle) + count(middle, end), count(date, end));
        prop_assert_eq!(count(end, middle) + count(middle, date), count(end, date));
        prop_assert!(count(date, middle) <= count(date, end));
        prop_assert!(set.add(date, 5).unwrap() <= set.add(middle, 5).unwrap());
    }

    #[test]
    fn a_day_counts_if_it_is_a_working_day_in_all(codes in some_calendars(), date in some_date()) {
        let set = WorkingDays::new(&codes).unwrap();
        let single = |code: &&str| WorkingDays::new(&[*code]).unwrap().is_working_day(date).unwrap();
        let weekday = !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        prop_assert_eq!(set.is_working_day(date), Ok(weekday && codes.iter().all(single)));
        prop_assert_eq!(set.is_working_day(date), Ok(is_working(&codes, date)));
    }

    #[test]
    fn counting_by_bits_is_counting_day_by_day(codes in some_calendars(), date in some_date(), span in 0..=400_u64) {
        let set = WorkingDays::new(&codes).unwrap();
        let end = date + Days::new(span);
        let slow = date.iter_days().skip(1).take_while(|day| *day <= end).filter(|day| is_working(&codes, *day)).count();
        prop_assert_eq!(set.between(date, end), Ok(slow as i64));
    }
}
