//! Date values as people type them: the whole text, its time of day and its zone.

use chrono::{NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;

use super::super::format::weekday_name;
use super::super::{Lang, find_zone};
use super::tokens::Tokens;
use super::vocabulary::Word;
use super::{absolute, relative};
use crate::model::date::{DateError, DateValue, Moment, Period, YEARS};
use crate::tr;

/// Why a typed text is not a date value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateInputError {
    /// There is no text.
    #[error("no date was given")]
    Empty,
    /// The text, from this place to its end, is none of the forms.
    #[error("`{rest}` is not understood as a date")]
    NotUnderstood {
        /// What could not be read: the end of the text, or all of it.
        rest: String,
    },
    /// The form is right, but the calendar has no such day, week or period.
    #[error("no such day in the calendar")]
    NoSuchDay,
    /// The hours, minutes or seconds are out of range; the last minute of a day is 23:59.
    #[error("no such time of day")]
    NoSuchTime,
    /// The year is outside [`YEARS`].
    #[error("year outside 1600 to 9999")]
    Year,
    /// The weekday that was typed is not that of the day.
    #[error("that day is a {0}")]
    Weekday(Weekday),
    /// No zone or city has that name.
    #[error("unknown time zone `{0}`")]
    Zone(String),
    /// A time of day stands behind a month, a quarter, a half or a year.
    #[error("a time of day needs a day")]
    TimeWithoutDay,
    /// A zone stands behind a date without a time of day.
    #[error("a time zone needs a time of day")]
    ZoneWithoutTime,
}

impl DateInputError {
    /// The reason in the user's language, as a part of a sentence.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Empty => tr!(lang, "date-input-empty"),
            Self::NotUnderstood { rest } => tr!(lang, "date-input-not-understood", rest = rest),
            Self::NoSuchDay => tr!(lang, "date-input-no-such-day"),
            Self::NoSuchTime => tr!(lang, "date-input-no-such-time"),
            Self::Year => {
                tr!(lang, "date-input-year", first = YEARS.start().to_string(), last = YEARS.end().to_string())
            }
            Self::Weekday(day) => tr!(lang, "date-input-weekday", weekday = weekday_name(lang, *day)),
            Self::Zone(zone) => tr!(lang, "date-input-zone", zone = zone),
            Self::TimeWithoutDay => tr!(lang, "date-input-time-without-day"),
            Self::ZoneWithoutTime => tr!(lang, "date-input-zone-without-time"),
        }
    }
}

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 200;

/// The date value of a typed text; `today` is the user's, `zone` that of a time without a zone.
///
/// Words are understood in all four languages, in any case, months and weekdays also shortened to
/// three letters or more.
///
/// - **Days** `24.3`, `24.3.26`, `24/3-26`, `24.03.2026`, `24. mars`, `16 April 2026`, `April 16, 2026`, a
///   weekday before them if it is the right one; `2026-03-24`. The day stands before the month in all
///   languages, English too. Without a year it is the next such day, today included; a year of two
///   figures is the one from fifty years back to 49 ahead.
/// - **From today** `today`, `i morgen`, `in 3 weeks`, `om 14 dage`, `vor 2 Tagen`, `3d`, `+3w`, `-2m`; `fredag`
///   is the next Friday, today excluded.
/// - **Weeks** `uke 17`, `KW 17 2026`, `2026-W17`: the Monday of that ISO 8601 week, as a deadline is safer early;
///   without a year the next such week, this one included.
/// - **Periods** `april 2027`, `4/2027`, `Q3 2027`, `3. kvartal 2027`, `H2 2027`, `høsten 2027` (half 2), `Frühjahr 2027`
///   (half 1), `2027`; without a year the next one, the present one included. `april 27` is that day in
///   English, where the day may follow the month, and the month of 2027 in the others.
/// - **Moments** any day and a time: `24.3 17:00`, `24. mars kl. 17`, `5 pm`; then a zone: `Brussels`,
///   `Europe/Oslo`, `CET`, in brackets or not.
/// - The file's own forms ([`DateValue`]'s).
///
/// # Errors
/// The reason, see [`DateInputError`].
pub fn date(text: &str, lang: Lang, today: NaiveDate, zone: Tz) -> Result<DateValue, DateInputError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateInputError::Empty);
    }
    match text.parse::<DateValue>() {
        Ok(value) => return Ok(value),
        Err(DateError::Form) => {}
        Err(DateError::NoSuchDay) => return Err(DateInputError::NoSuchDay),
        Err(DateError::Year) => return Err(DateInputError::Year),
        Err(DateError::Zone(zone)) => return Err(DateInputError::Zone(zone)),
    }
    let not_understood = |rest: &str| DateInputError::NotUnderstood { rest: rest.to_owned() };
    if text.len() > LONGEST {
        return Err(not_understood(text));
    }
    let mut tokens = Tokens::new(text).ok_or_else(|| not_understood(text))?;
    let value = match relative::read(&mut tokens, today)? {
        Some(value) => value,
        None => absolute::read(&mut tokens, lang, today)?.ok_or_else(|| not_understood(text))?,
    };
    if !YEARS.contains(&chrono::Datelike::year(&value.first_day())) {
        return Err(DateInputError::Year);
    }
    with_time(value, &mut tokens, zone)
}

/// Reads what stands behind the day: nothing, or a time and perhaps its zone.
fn with_time(value: DateValue, tokens: &mut Tokens<'_>, zone: Tz) -> Result<DateValue, DateInputError> {
    let rest = tokens.rest();
    if rest.is_empty() {
        return Ok(value);
    }
    let Some(time) = time_of_day(tokens)? else {
        let error = match zone_of(rest) {
            Some(_) => DateInputError::ZoneWithoutTime,
            None => DateInputError::NotUnderstood { rest: rest.to_owned() },
        };
        return Err(error);
    };
    let DateValue::Day(day) = value else { return Err(DateInputError::TimeWithoutDay) };
    let named = tokens.rest();
    let zone = match named {
        "" => zone,
        name => zone_of(name).ok_or_else(|| DateInputError::Zone(name.to_owned()))?,
    };
    Ok(DateValue::Moment(Moment { wall: day.and_time(time), zone, assumed: false }))
}

/// The zone of a text such as `Brussels`, `(Europe/Oslo)`, `Brussels time` or `Z`.
fn zone_of(text: &str) -> Option<Tz> {
    let bare = text.trim().trim_start_matches(['(', '[', ',']).trim_end_matches([')', ']', '.']).trim();
    if bare.eq_ignore_ascii_case("z") {
        return Some(Tz::UTC);
    }
    find_zone(bare).or_else(|| {
        let (name, last) = bare.rsplit_once([' ', '-'])?;
        matches!(super::vocabulary::known(&super::super::fold(last)), Word::Time).then(|| find_zone(name))?
    })
}

/// A time of day, with the words before and behind it.
///
/// Without one of those words it needs minutes, so that no stray number becomes an hour.
fn time_of_day(tokens: &mut Tokens<'_>) -> Result<Option<NaiveTime>, DateInputError> {
    let start = tokens.place();
    tokens.take_sign(',');
    let announced = tokens.take_word(Word::Clock);
    if announced {
        tokens.take_sign('.');
    }
    let Some((first, digits)) = tokens.number_at(0) else {
        tokens.go_back(start);
        return Ok(None);
    };
    tokens.skip(1);
    let (mut hour, mut minute, mut second, mut clear) = (first, 0, 0, announced);
    if digits == 4 && announced {
        (hour, minute) = (first / 100, first % 100);
    } else if let Some(value) = two_digits(tokens) {
        (minute, clear) = (value, true);
        second = two_digits(tokens).unwrap_or(0);
    }
    match tokens.word_at(0) {
        Some(Word::Hours) => {
            tokens.skip(1);
            clear = true;
        }
        Some(half @ (Word::Am | Word::Pm)) => {
            if !(1..=12).contains(&hour) {
                return Err(DateInputError::NoSuchTime);
            }
            tokens.skip(1);
            hour = hour % 12 + if half == Word::Pm { 12 } else { 0 };
            clear = true;
        }
        _ => {}
    }
    if !clear {
        tokens.go_back(start);
        return Ok(None);
    }
    NaiveTime::from_hms_opt(hour, minute, second).map(Some).ok_or(DateInputError::NoSuchTime)
}

/// The two figures behind a colon or a dot.
fn two_digits(tokens: &mut Tokens<'_>) -> Option<u32> {
    let separated = matches!(tokens.sign_at(0), Some(':' | '.')) && tokens.joined(0) && tokens.joined(1);
    match tokens.number_at(1) {
        Some((value, 2)) if separated => {
            tokens.skip(2);
            Some(value)
        }
        _ => None,
    }
}

/// The day, or the reason why there is none.
pub(super) fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateInputError> {
    if YEARS.contains(&year) {
        NaiveDate::from_ymd_opt(year, month, day).ok_or(DateInputError::NoSuchDay)
    } else {
        Err(DateInputError::Year)
    }
}

/// The period if its numbers are in range.
pub(super) fn period(period: Period) -> Result<DateValue, DateInputError> {
    let (year, fits) = match period {
        Period::Month(year, month) => (year, (1..=12).contains(&month)),
        Period::Quarter(year, quarter) => (year, (1..=4).contains(&quarter)),
        Period::Half(year, half) => (year, (1..=2).contains(&half)),
        Period::Year(year) => (year, true),
    };
    match (fits, YEARS.contains(&year)) {
        (true, true) => Ok(DateValue::Period(period)),
        (true, false) => Err(DateInputError::Year),
        (false, _) => Err(DateInputError::NoSuchDay),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wednesday 15 April 2026, in Oslo.
    fn read(text: &str, lang: Lang) -> Result<String, DateInputError> {
        let today = NaiveDate::from_ymd_opt(2026, 4, 15).unwrap();
        date(text, lang, today, chrono_tz::Europe::Oslo).map(|value| value.to_string())
    }

    fn all_read(cases: &[(&str, &str)]) {
        for (text, value) in cases {
            for lang in Lang::ALL {
                assert_eq!(read(text, lang).as_deref(), Ok(*value), "{text} in {lang:?}");
            }
        }
    }

    #[test]
    fn days_in_figures() {
        all_read(&[
            ("24.3.2026", "2026-03-24"),
            ("24.03.2026", "2026-03-24"),
            ("24.3.26", "2026-03-24"),
            ("24/3-26", "2026-03-24"),
            ("24/3 2026", "2026-03-24"),
            ("24. 3. 2026", "2026-03-24"),
            ("24-3-2026", "2026-03-24"),
            (" 2026-03-24 ", "2026-03-24"),
            ("2026-3-24", "2026-03-24"),
            ("2026/03/24", "2026-03-24"),
            ("20260324", "2026-03-24"),
            ("1.5.87", "1987-05-01"),
            ("1.5.75", "2075-05-01"),
        ]);
    }

    #[test]
    fn a_day_without_a_year_is_the_next_one_with_today() {
        all_read(&[
            ("24.3", "2027-03-24"),
            ("15.4", "2026-04-15"),
            ("15/4", "2026-04-15"),
            ("16.4.", "2026-04-16"),
            ("14. april", "2027-04-14"),
            ("29.2", "2028-02-29"),
        ]);
    }

    #[test]
    fn days_in_words() {
        all_read(&[
            ("16. april 2026", "2026-04-16"),
            ("16 Apr 2026", "2026-04-16"),
            ("16. apr. 2026", "2026-04-16"),
            ("den 16. april", "2026-04-16"),
            ("16th of April 2026", "2026-04-16"),
            ("April 16, 2026", "2026-04-16"),
            ("torsdag 16. april 2026", "2026-04-16"),
            ("torsdag den 16. april 2026", "2026-04-16"),
            ("Donnerstag, 16. April 2026", "2026-04-16"),
            ("Do., 16.4.", "2026-04-16"),
            ("24. mars 26", "2026-03-24"),
            ("1. MÄRZ 2027", "2027-03-01"),
            ("1 marts 2027", "2027-03-01"),
        ]);
    }

    #[test]
    fn days_counted_from_today() {
        all_read(&[
            ("today", "2026-04-15"),
            ("i dag", "2026-04-15"),
            ("heute", "2026-04-15"),
            ("i morgen", "2026-04-16"),
            ("tomorrow", "2026-04-16"),
            ("morgen", "2026-04-16"),
            ("übermorgen", "2026-04-17"),
            ("i går", "2026-04-14"),
            ("in 3 weeks", "2026-05-06"),
            ("om 3 uker", "2026-05-06"),
            ("om 14 dage", "2026-04-29"),
            ("in 3 Wochen", "2026-05-06"),
            ("om en uke", "2026-04-22"),
            ("in einem Monat", "2026-05-15"),
            ("vor 2 Tagen", "2026-04-13"),
            ("for 2 uker siden", "2026-04-01"),
            ("2 days ago", "2026-04-13"),
            ("+3w", "2026-05-06"),
            ("3d", "2026-04-18"),
            ("-1m", "2026-03-15"),
            ("2 år", "2028-04-15"),
            ("fredag", "2026-04-17"),
            ("Friday", "2026-04-17"),
            ("Freitag", "2026-04-17"),
            ("onsdag", "2026-04-22"),
            ("Mittwoch", "2026-04-22"),
            ("på mandag", "2026-04-20"),
        ]);
    }

    #[test]
    fn a_week_is_its_monday() {
        all_read(&[
            ("uke 17", "2026-04-20"),
            ("week 16", "2026-04-13"),
            ("KW 15", "2027-04-12"),
            ("uge 53", "2026-12-28"),
            ("KW 17 2027", "2027-04-26"),
            ("uke 17/2027", "2027-04-26"),
            ("2027-W17", "2027-04-26"),
        ]);
        assert_eq!(read("uke 53 2027", Lang::Nb), Err(DateInputError::NoSuchDay));
        assert_eq!(read("uke 54", Lang::Nb), Err(DateInputError::NoSuchDay));
    }

    #[test]
    fn periods_are_vague() {
        all_read(&[
            ("april 2027", "2027-04"),
            ("4/2027", "2027-04"),
            ("2027-04", "2027-04"),
            ("2027 april", "2027-04"),
            ("mai", "2026-05"),
            ("april", "2026-04"),
            ("mars", "2027-03"),
            ("Q3 2027", "2027-Q3"),
            ("2027 Q3", "2027-Q3"),
            ("q3", "2026-Q3"),
            ("Q1", "2027-Q1"),
            ("3. kvartal 2027", "2027-Q3"),
            ("3. Quartal 2027", "2027-Q3"),
            ("3rd quarter of 2027", "2027-Q3"),
            ("H2 2027", "2027-H2"),
            ("2. Halbjahr 2027", "2027-H2"),
            ("1. halvår 2027", "2027-H1"),
            ("autumn 2027", "2027-H2"),
            ("høsten 2027", "2027-H2"),
            ("høst 2027", "2027-H2"),
            ("efterår 2027", "2027-H2"),
            ("im Herbst 2027", "2027-H2"),
            ("spring 2027", "2027-H1"),
            ("vår 2027", "2027-H1"),
            ("forår 2027", "2027-H1"),
            ("Frühjahr 2027", "2027-H1"),
            ("expected autumn 2027", "2027-H2"),
            ("i høst", "2026-H2"),
            ("2027", "2027"),
        ]);
    }

    #[test]
    fn two_figures_behind_a_month_are_its_day_in_english_only() {
        assert_eq!(read("april 27", Lang::En).as_deref(), Ok("2026-04-27"));
        assert_eq!(read("april 27", Lang::Nb).as_deref(), Ok("2027-04"));
        assert_eq!(read("May 5th", Lang::En).as_deref(), Ok("2026-05-05"));
    }

    #[test]
    fn moments_have_the_users_zone_or_their_own() {
        all_read(&[
            ("24.3 17:00", "2027-03-24T17:00[Europe/Oslo]"),
            ("24.3. 17.00", "2027-03-24T17:00[Europe/Oslo]"),
            ("24. mars kl. 17", "2027-03-24T17:00[Europe/Oslo]"),
            ("24. mars kl 1730", "2027-03-24T17:30[Europe/Oslo]"),
            ("16. april 2026, 17:00 Uhr", "2026-04-16T17:00[Europe/Oslo]"),
            ("16. April 17 Uhr", "2026-04-16T17:00[Europe/Oslo]"),
            ("16 April at 5 pm", "2026-04-16T17:00[Europe/Oslo]"),
            ("16 April 12:30 am", "2026-04-16T00:30[Europe/Oslo]"),
            ("fredag 14.30", "2026-04-17T14:30[Europe/Oslo]"),
            ("i morgen kl. 9", "2026-04-16T09:00[Europe/Oslo]"),
            ("16.4.2026 17:00:30", "2026-04-16T17:00:30[Europe/Oslo]"),
            ("16 April 2026 17:00 Brussels time", "2026-04-16T17:00[Europe/Brussels]"),
            ("16. april 2026 kl. 17.00 (Bruxelles)", "2026-04-16T17:00[Europe/Brussels]"),
            ("16.4.2026 17:00 CEST", "2026-04-16T17:00[Europe/Brussels]"),
            ("16.4.2026 17:00 europe/helsinki", "2026-04-16T17:00[Europe/Helsinki]"),
            ("2026-04-16T17:00Z", "2026-04-16T17:00[UTC]"),
            ("2026-04-16T17:00[Europe/Brussels]?", "2026-04-16T17:00[Europe/Brussels]?"),
        ]);
    }

    #[test]
    fn what_is_no_date_says_why() {
        let rest = |rest: &str| DateInputError::NotUnderstood { rest: rest.to_owned() };
        for (text, error) in [
            ("", DateInputError::Empty),
            (" \t", DateInputError::Empty),
            ("soon", rest("soon")),
            ("31.2.2026", DateInputError::NoSuchDay),
            ("30 February", DateInputError::NoSuchDay),
            ("4/16/2026", DateInputError::NoSuchDay),
            ("13/2027", DateInputError::NoSuchDay),
            ("Q5 2027", DateInputError::NoSuchDay),
            ("3. Halbjahr 2027", DateInputError::NoSuchDay),
            ("24.3 25:00", DateInputError::NoSuchTime),
            ("24.3 13 pm", DateInputError::NoSuchTime),
            ("1.1.0999", DateInputError::Year),
            ("in 9999 years", DateInputError::Year),
            ("fredag 16. april 2026", DateInputError::Weekday(Weekday::Thu)),
            ("fredag 31.2", DateInputError::NoSuchDay),
            ("24.3 17:00 Atlantis", DateInputError::Zone("Atlantis".into())),
            ("april 2027 kl. 17", DateInputError::TimeWithoutDay),
            ("24.3 Brussels", DateInputError::ZoneWithoutTime),
            ("24.3.2026 or later", rest("or later")),
            ("24.3-26.3", rest(".3")),
            ("16.-18. april", rest("16.-18. april")),
            ("17:00", rest("17:00")),
            ("1234567890123", rest("1234567890123")),
        ] {
            assert_eq!(read(text, Lang::Nb), Err(error), "{text}");
        }
        assert_eq!(read(&"x".repeat(5_000), Lang::Nb), Err(rest(&"x".repeat(5_000))));
    }

    #[test]
    fn reasons_are_said_in_the_users_language() {
        assert_eq!(DateInputError::Weekday(Weekday::Thu).in_words(Lang::Nb), "den dagen er en torsdag");
        assert_eq!(DateInputError::Year.in_words(Lang::De), "das Jahr liegt außerhalb von 1600 bis 9999");
    }
}
