//! What is printed in a language is read back in it, and no typed text whatever makes a reader fail.

use brobygger::i18n::format::{self, DateStyle};
use brobygger::i18n::{Lang, parse};
use brobygger::model::date::{DateValue, Moment, Period};
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn day() -> impl Strategy<Value = NaiveDate> {
    (1600..=9999i32, 1..=366u32).prop_filter_map("day of the year", |(y, d)| NaiveDate::from_yo_opt(y, d))
}

fn lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(Lang::ALL.to_vec())
}

fn style() -> impl Strategy<Value = DateStyle> {
    prop::sample::select(vec![DateStyle::Short, DateStyle::Medium, DateStyle::Long])
}

/// Tz::CET is read back as Brussels, which has had its rules since 1978.
fn zone() -> impl Strategy<Value = Tz> {
    prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec()).prop_filter("read as Brussels", |zone| *zone != Tz::CET)
}

fn period() -> impl Strategy<Value = Period> {
    let year = 1600..=9999i32;
    prop_oneof![
        (year.clone(), 1..=12u8).prop_map(|(y, m)| Period::Month(y, m)),
        (year.clone(), 1..=4u8).prop_map(|(y, q)| Period::Quarter(y, q)),
        (year.clone(), 1..=2u8).prop_map(|(y, h)| Period::Half(y, h)),
        year.prop_map(Period::Year),
    ]
}

/// Three letters, but not those which stand for a million or a milliard; none of these is a currency.
fn currency() -> impl Strategy<Value = String> {
    let words = ["TSD", "MIO", "MLN", "MRD", "MIA"];
    "[A-Z]{3}".prop_filter("a word for a number", move |code| !words.contains(&code.as_str()))
}

fn number() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0..=12u32).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn days_come_back(lang in lang(), style in style(), day in day(), today in day()) {
        let printed = format::date(lang, day, style);
        prop_assert_eq!(parse::date(&printed, lang, today, Tz::UTC), Ok(DateValue::Day(day)), "{}", printed);
    }

    #[test]
    fn moments_come_back(
        lang in lang(), style in style(), day in day(), seconds in 0..86_400u32, whole in any::<bool>(),
        zone in zone(), reader in zone(), today in day(),
    ) {
        let seconds = if whole { seconds / 60 * 60 } else { seconds };
        let wall = day.and_time(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap());
        let value = DateValue::Moment(Moment { wall, zone, assumed: false });
        let printed = format::value(lang, &value, reader, style);
        prop_assert_eq!(parse::date(&printed, lang, today, reader), Ok(value), "{}", printed);
    }

    #[test]
    fn periods_come_back(lang in lang(), period in period(), today in day()) {
        let printed = format::period(lang, period);
        prop_assert_eq!(parse::date(&printed, lang, today, Tz::UTC), Ok(DateValue::Period(period)), "{}", printed);
    }

    #[test]
    fn weeks_come_back_as_their_mondays(lang in lang(), day in (1601..=9998i32, 1..=365u32), today in day()) {
        let day = NaiveDate::from_yo_opt(day.0, day.1).unwrap();
        let printed = format::week_of_year(lang, day);
        let monday = brobygger::model::date::week_start(day);
        prop_assert_eq!(parse::date(&printed, lang, today, Tz::UTC), Ok(DateValue::Day(monday)), "{}", printed);
    }

    #[test]
    fn days_without_year_are_never_past(lang in lang(), day in day(), today in (1600..=9900i32, 1..=365u32)) {
        let today = NaiveDate::from_yo_opt(today.0, today.1).unwrap();
        let printed = format::day_and_month(lang, day);
        let read = parse::date(&printed, lang, today, Tz::UTC).unwrap().first_day();
        prop_assert!(read >= today, "{} became {}", printed, read);
        prop_assert_eq!(format::day_and_month(lang, read), printed);
    }

    #[test]
    fn numbers_come_back(lang in lang(), number in number(), decimals in 0..=6u32) {
        let printed = format::decimal_exact(lang, number);
        prop_assert_eq!(parse::decimal(&printed, lang), Ok(number), "{}", printed);
        let printed = format::decimal(lang, number, decimals);
        let rounded = number.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        prop_assert_eq!(parse::decimal(&printed, lang), Ok(rounded), "{}", printed);
        prop_assert_eq!(parse::percent(&format::percent(lang, number), lang), Ok(number));
    }

    #[test]
    fn integers_come_back(lang in lang(), number in any::<i64>()) {
        prop_assert_eq!(parse::integer(&format::integer(lang, number), lang), Ok(number));
    }

    #[test]
    fn money_comes_back(lang in lang(), amount in number(), code in currency()) {
        let printed = format::money(lang, amount, &code);
        prop_assert_eq!(parse::money(&printed, lang, None), Ok((amount, code)), "{}", printed);
    }

    #[test]
    fn no_text_makes_a_reader_fail(
        lang in lang(),
        text in prop_oneof![
            "\\PC{0,30}",
            "[0-9.,/:\\- ]{0,16}",
            "((uke|q|h|kl|om|i|mars|fredag|EUR|kr|mill|€|høst|2027|16|3|\\.|,|-|/|:| )){0,8}",
        ],
        today in day(),
    ) {
        let date = parse::date(&text, lang, today, Tz::UTC);
        if let Ok(value) = date {
            prop_assert_eq!(value.to_string().parse(), Ok(value), "the file's form of {}", text);
        }
        let _ = parse::decimal(&text, lang);
        let _ = parse::money(&text, lang, Some("EUR"));
    }
}
