//! Days, moments and periods in words.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use chrono_tz::Tz;
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{E, M, MD, T, YM, YMD, YMDE};
use icu_datetime::input::Time;
use icu_datetime::options::{Alignment, YearStyle};
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, NoCalendarFormatter};

use super::super::{Lang, zone_name};
use crate::model::date::{DateValue, Moment, Period};
use crate::tr;

/// How much of a date is written out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateStyle {
    /// Figures only, of one width: `16.04.2026`, `16/04/2026`.
    Short,
    /// The month's name, shortened: `16. apr. 2026`.
    Medium,
    /// Weekday and the month's full name: `torsdag 16. april 2026`.
    Long,
}

type Formatter<Fields> = Option<FixedCalendarDateTimeFormatter<Gregorian, Fields>>;

/// The formatters of one language; one that the data lacked (none does) would leave the ISO form.
struct Formatters {
    short: Formatter<YMD>,
    medium: Formatter<YMD>,
    long: Formatter<YMDE>,
    named_month: Formatter<YMD>,
    day_month: Formatter<MD>,
    month_year: Formatter<YM>,
    month: Formatter<M>,
    month_short: Formatter<M>,
    weekday: Formatter<E>,
    weekday_short: Formatter<E>,
    minutes: Option<NoCalendarFormatter<T>>,
    seconds: Option<NoCalendarFormatter<T>>,
}

fn formatters(lang: Lang) -> &'static Formatters {
    static ALL: [OnceLock<Formatters>; 4] = [const { OnceLock::new() }; 4];
    lang.of(&ALL).get_or_init(|| {
        let locale = || DateTimeFormatterPreferences::from(lang.locale());
        let short = YMD::short().with_year_style(YearStyle::Full).with_alignment(Alignment::Column);
        Formatters {
            short: FixedCalendarDateTimeFormatter::try_new(locale(), short).ok(),
            medium: FixedCalendarDateTimeFormatter::try_new(locale(), YMD::medium()).ok(),
            long: FixedCalendarDateTimeFormatter::try_new(locale(), YMDE::long()).ok(),
            named_month: FixedCalendarDateTimeFormatter::try_new(locale(), YMD::long()).ok(),
            day_month: FixedCalendarDateTimeFormatter::try_new(locale(), MD::medium()).ok(),
            month_year: FixedCalendarDateTimeFormatter::try_new(locale(), YM::long()).ok(),
            month: FixedCalendarDateTimeFormatter::try_new(locale(), M::long()).ok(),
            month_short: FixedCalendarDateTimeFormatter::try_new(locale(), M::medium()).ok(),
            weekday: FixedCalendarDateTimeFormatter::try_new(locale(), E::long()).ok(),
            weekday_short: FixedCalendarDateTimeFormatter::try_new(locale(), E::medium()).ok(),
            minutes: NoCalendarFormatter::try_new(locale(), T::hm()).ok(),
            seconds: NoCalendarFormatter::try_new(locale(), T::hms()).ok(),
        }
    })
}

fn gregorian(day: NaiveDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// The day printed by one of the formatters, else in its ISO form.
macro_rules! printed {
    ($lang:expr, $field:ident, $day:expr) => {
        match (&formatters($lang).$field, gregorian($day)) {
            (Some(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => $day.to_string(),
        }
    };
}

/// A day.
pub fn date(lang: Lang, day: NaiveDate, style: DateStyle) -> String {
    match style {
        DateStyle::Short => printed!(lang, short, day),
        // The CLDR's medium form of German is in figures; its pattern yMMMd is day and month, then the year.
        DateStyle::Medium if lang == Lang::De => format!("{} {}", day_and_month(lang, day), day.year()),
        DateStyle::Medium => printed!(lang, medium, day),
        // Danish says "torsdag den 16. april", as the CLDR's full form has it and its pattern for a weekday has not.
        DateStyle::Long if lang == Lang::Da => {
            format!("{} den {}", weekday(lang, day, false), printed!(lang, named_month, day))
        }
        DateStyle::Long => printed!(lang, long, day),
    }
}

/// The day and the shortened month, without the year: `16. apr.`, `16 Apr`.
pub fn day_and_month(lang: Lang, day: NaiveDate) -> String {
    printed!(lang, day_month, day)
}

/// The weekday's name, whole or shortened: `torsdag`, `to.`.
pub fn weekday(lang: Lang, day: NaiveDate, short: bool) -> String {
    if short { printed!(lang, weekday_short, day) } else { printed!(lang, weekday, day) }
}

/// The name of the day's month with its year, as a heading has it: `april 2026`.
pub fn month(lang: Lang, day: NaiveDate) -> String {
    printed!(lang, month_year, day)
}

/// The name of the day's month alone, whole or shortened: `april`, `apr`.
pub fn month_alone(lang: Lang, day: NaiveDate, short: bool) -> String {
    if short { printed!(lang, month_short, day) } else { printed!(lang, month, day) }
}

/// The heading of the day's week by ISO 8601: `Uke 17`.
pub fn week(lang: Lang, day: NaiveDate) -> String {
    tr!(lang, "week-heading", week = day.iso_week().week())
}

/// The same with the year to which ISO 8601 counts the week: `Uke 53 2026` on 1 January 2027.
pub fn week_of_year(lang: Lang, day: NaiveDate) -> String {
    let week = day.iso_week();
    tr!(lang, "week-heading-year", week = week.week(), year = week.year().to_string())
}

/// A time of day, `17:00` (`17.00` in Danish); the seconds only where there are any.
pub fn time(lang: Lang, time: NaiveTime) -> String {
    let small = |n: u32| u8::try_from(n).unwrap_or_default();
    let formatters = formatters(lang);
    let formatter = if time.second() == 0 { &formatters.minutes } else { &formatters.seconds };
    match (formatter, Time::try_new(small(time.hour()), small(time.minute()), small(time.second()), 0)) {
        (Some(formatter), Ok(time)) => formatter.format(&time).to_string(),
        _ => time.to_string(),
    }
}

/// A moment on the wall of its own zone: `16. apr. 2026 kl. 17:00`.
///
/// Where that is not the reader's zone, its name follows: `16. apr. 2026 kl. 17:00 (Brussel)`. Whether
/// the time is assumed is not said here.
pub fn moment(lang: Lang, moment: &Moment, reader: Tz, style: DateStyle) -> String {
    let day = date(lang, moment.wall.date(), style);
    let time = time(lang, moment.wall.time());
    if moment.zone == reader {
        tr!(lang, "moment", day = day, time = time)
    } else {
        tr!(lang, "moment-zone", day = day, time = time, zone = zone_name(lang, moment.zone))
    }
}

/// A period: `oktober 2027`, `3. kvartal 2027`, `høsten 2027`, `2027`.
pub fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Month(..) => month(lang, period.days().0),
        Period::Quarter(year, quarter) => {
            tr!(lang, "period-quarter", quarter = quarter.to_string(), year = year.to_string())
        }
        Period::Half(year, 1) => tr!(lang, "period-spring", year = year.to_string()),
        Period::Half(year, _) => tr!(lang, "period-autumn", year = year.to_string()),
        Period::Year(year) => year.to_string(),
    }
}

/// Any date value; `reader` is the zone of whoever reads it, see [`moment`].
pub fn value(lang: Lang, value: &DateValue, reader: Tz, style: DateStyle) -> String {
    match value {
        DateValue::Day(day) => date(lang, *day, style),
        DateValue::Moment(at) => moment(lang, at, reader, style),
        DateValue::Period(span) => period(lang, *span),
    }
}

/// How many days are left, in words: `3 dager igjen`, `i dag`; a negative number is overdue.
pub fn days_left(lang: Lang, days: i64) -> String {
    match days {
        0 => tr!(lang, "days-left-none"),
        1.. => tr!(lang, "days-left", n = days),
        _ => tr!(lang, "days-overdue", n = days.saturating_neg()),
    }
}

/// The same for working days.
pub fn working_days_left(lang: Lang, days: i64) -> String {
    match days {
        0 => tr!(lang, "days-left-none"),
        1.. => tr!(lang, "working-days-left", n = days),
        _ => tr!(lang, "working-days-overdue", n = days.saturating_neg()),
    }
}

/// The full name of a month, 1 to 12; empty for other numbers.
pub(crate) fn month_name(lang: Lang, month: u32) -> String {
    NaiveDate::from_ymd_opt(2026, month, 1).map(|day| month_alone(lang, day, false)).unwrap_or_default()
}

/// The full name of a weekday.
pub(crate) fn weekday_name(lang: Lang, weekday_wanted: Weekday) -> String {
    // 1 June 2026 is a Monday.
    let day = NaiveDate::from_ymd_opt(2026, 6, 1 + weekday_wanted.num_days_from_monday());
    day.map(|day| weekday(lang, day, false)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::BRUSSELS;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_in_three_lengths_and_four_languages() {
        let cases = [
            (Lang::Nb, "16.04.2026", "16. apr. 2026", "torsdag 16. april 2026"),
            (Lang::Da, "16.04.2026", "16. apr. 2026", "torsdag den 16. april 2026"),
            (Lang::En, "16/04/2026", "16 Apr 2026", "Thursday, 16 April 2026"),
            (Lang::De, "16.04.2026", "16. Apr. 2026", "Donnerstag, 16. April 2026"),
        ];
        for (lang, short, medium, long) in cases {
            let printed = |style| date(lang, day("2026-04-16"), style);
            assert_eq!(printed(DateStyle::Short), short);
            assert_eq!(printed(DateStyle::Medium), medium);
            assert_eq!(printed(DateStyle::Long), long);
        }
        assert_eq!(date(Lang::De, day("2026-03-01"), DateStyle::Short), "01.03.2026");
    }

    #[test]
    fn headings_name_month_and_week() {
        let months = Lang::ALL.map(|lang| month(lang, day("2026-03-05")));
        assert_eq!(months, ["mars 2026", "marts 2026", "March 2026", "März 2026"]);
        let weeks = Lang::ALL.map(|lang| week(lang, day("2026-04-20")));
        assert_eq!(weeks, ["Uke 17", "Uge 17", "Week 17", "KW 17"]);
        assert_eq!(week_of_year(Lang::Nb, day("2027-01-01")), "Uke 53 2026");
        assert_eq!(day_and_month(Lang::De, day("2026-04-20")), "20. Apr.");
        let weekdays = Lang::ALL.map(|lang| weekday(lang, day("2026-04-21"), true));
        assert_eq!(weekdays, ["ti.", "tirs.", "Tue", "Di"]);
        assert_eq!(month_alone(Lang::Nb, day("2026-04-20"), true), "apr");
    }

    #[test]
    fn a_moment_names_its_zone_only_to_readers_elsewhere() {
        let at = Moment::brussels_assumed(day("2026-04-16"));
        let elsewhere = Lang::ALL.map(|lang| moment(lang, &at, chrono_tz::Europe::Oslo, DateStyle::Medium));
        let expected = [
            "16. apr. 2026 kl. 17:00 (Brussel)",
            "16. apr. 2026 kl. 17.00 (Bruxelles)",
            "16 Apr 2026, 17:00 (Brussels)",
            "16. Apr. 2026, 17:00 Uhr (Brüssel)",
        ];
        assert_eq!(elsewhere, expected);
        assert_eq!(moment(Lang::Nb, &at, BRUSSELS, DateStyle::Short), "16.04.2026 kl. 17:00");
        assert_eq!(time(Lang::Nb, NaiveTime::from_hms_opt(9, 5, 7).unwrap()), "09:05:07");
    }

    #[test]
    fn periods_are_said_as_people_say_them() {
        let printed = |value| Lang::ALL.map(|lang| period(lang, value));
        let quarters = ["3. kvartal 2027", "3. kvartal 2027", "Q3 2027", "3. Quartal 2027"];
        assert_eq!(printed(Period::Quarter(2027, 3)), quarters);
        assert_eq!(printed(Period::Half(2027, 1)), ["våren 2027", "foråret 2027", "spring 2027", "Frühjahr 2027"]);
        assert_eq!(printed(Period::Half(2027, 2)), ["høsten 2027", "efteråret 2027", "autumn 2027", "Herbst 2027"]);
        assert_eq!(printed(Period::Month(2027, 10)), ["oktober 2027", "oktober 2027", "October 2027", "Oktober 2027"]);
        assert_eq!(printed(Period::Year(2027)), ["2027"; 4].map(str::to_owned));
    }

    #[test]
    fn days_left_turn_into_days_overdue() {
        let words = |lang| [-1_234, -1, 0, 1, 3].map(|n| days_left(lang, n));
        assert_eq!(words(Lang::En), ["1,234 days overdue", "1 day overdue", "today", "1 day left", "3 days left"]);
        assert_eq!(
            words(Lang::De),
            ["1.234 Tage überfällig", "1 Tag überfällig", "heute", "noch 1 Tag", "noch 3 Tage"]
        );
        assert_eq!(working_days_left(Lang::Nb, 1), "1 arbeidsdag igjen");
        assert_eq!(working_days_left(Lang::Da, -1_000_000), "1.000.000 arbejdsdage over fristen");
    }
}
