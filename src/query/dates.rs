//! Dates as they are written in a filter, each as the span of days it stands for.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;

use super::keyword::{Keyword, Unit};
use super::names::Names;
use crate::model::date::{DateValue, Moment, YEARS, week_start};

/// A first and a last day.
pub(super) type DaySpan = (NaiveDate, NaiveDate);

/// Reads a date, absolute or relative, as a span of days in the reader's zone.
pub(super) fn span(text: &str, now: DateTime<Utc>, zone: Tz, names: &dyn Names) -> Option<DaySpan> {
    let text = text.trim();
    let today = now.with_timezone(&zone).date_naive();
    absolute(text, zone).or_else(|| counted(text, today, names)).or_else(|| named(text, today, names))
}

/// Reads a moment, `2026-11-27T14:30`, in the reader's zone unless it names another; gives it with the second or minute
/// that it stands for.
pub(super) fn moment(text: &str, zone: Tz) -> Option<(DateTime<Utc>, TimeDelta)> {
    let text = text.trim();
    if let Ok(DateValue::Moment(moment)) = text.parse::<DateValue>() {
        return Some((moment.instant(), TimeDelta::minutes(1)));
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some((instant.to_utc(), TimeDelta::seconds(1)));
    }
    let forms = [
        ("%Y-%m-%dT%H:%M", TimeDelta::minutes(1)),
        ("%Y-%m-%d %H:%M", TimeDelta::minutes(1)),
        ("%d.%m.%Y %H:%M", TimeDelta::minutes(1)),
        ("%Y-%m-%dT%H:%M:%S", TimeDelta::seconds(1)),
        ("%Y-%m-%d %H:%M:%S", TimeDelta::seconds(1)),
    ];
    forms.into_iter().find_map(|(form, long)| {
        let wall = NaiveDateTime::parse_from_str(text, form).ok().filter(|wall| YEARS.contains(&wall.year()))?;
        Some((Moment { wall, zone, assumed: false }.instant(), long))
    })
}

/// The first instant of a day, in the reader's zone.
pub(super) fn begin(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    Moment { wall: day.and_time(NaiveTime::MIN), zone, assumed: false }.instant()
}

fn absolute(text: &str, zone: Tz) -> Option<DaySpan> {
    if let Ok(value) = text.parse::<DateValue>() {
        return Some(days_of(&value, zone));
    }
    if text.len() == 7 {
        let upper = text.to_ascii_uppercase();
        if let Ok(value) = upper.parse::<DateValue>() {
            return Some(days_of(&value, zone));
        }
    }
    week(text).or_else(|| {
        let mut parts = text.split(['.', '/']);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
        let day = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)?;
        Some((day, day))
    })
}

/// The days of a value as the reader sees them.
pub(super) fn days_of(value: &DateValue, zone: Tz) -> DaySpan {
    match value {
        DateValue::Period(period) => period.days(),
        other => (other.day_in(zone), other.day_in(zone)),
    }
}

/// `2026-W17`, a week of ISO 8601.
fn week(text: &str) -> Option<DaySpan> {
    let (year, week) = text.split_once('-')?;
    let week = week.strip_prefix(['W', 'w'])?;
    let year = (year.len() == 4).then(|| year.parse().ok()).flatten().filter(|year| YEARS.contains(year))?;
    let monday = NaiveDate::from_isoywd_opt(year, number(week)?, Weekday::Mon)?;
    Some((monday, monday.checked_add_days(Days::new(6))?))
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// `90d`, `-2m`: so many units from today.
fn counted(text: &str, today: NaiveDate, names: &dyn Names) -> Option<DaySpan> {
    let (back, rest) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let split = rest.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = (rest.get(..split)?, rest.get(split..)?);
    if digits.is_empty() || digits.len() > 6 {
        return None;
    }
    let count: i64 = digits.parse().ok()?;
    let Some(Keyword::Count(unit)) =
        Keyword::ALL.into_iter().find(|word| matches!(word, Keyword::Count(_)) && word.is(unit, names))
    else {
        return None;
    };
    let day = shift(today, unit, if back { -count } else { count })?;
    Some((day, day))
}

fn named(text: &str, today: NaiveDate, names: &dyn Names) -> Option<DaySpan> {
    let single = |offset: i64| shift(today, Unit::Day, offset).map(|day| (day, day));
    match Keyword::find(text, names)? {
        Keyword::Today => single(0),
        Keyword::Tomorrow => single(1),
        Keyword::Yesterday => single(-1),
        Keyword::This(unit) => unit_around(unit, today),
        Keyword::Next(unit) => unit_around(unit, shift(unit_around(unit, today)?.0, unit, 1)?),
        Keyword::Last(unit) => unit_around(unit, shift(unit_around(unit, today)?.0, unit, -1)?),
        Keyword::Empty | Keyword::Yes | Keyword::No | Keyword::Count(_) => None,
    }
}

fn shift(day: NaiveDate, unit: Unit, count: i64) -> Option<NaiveDate> {
    let months = |per: i64| {
        let months = Months::new(u32::try_from((count * per).abs()).ok()?);
        if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
    };
    let shifted = match unit {
        Unit::Day => day.checked_add_signed(TimeDelta::try_days(count)?),
        Unit::Week => day.checked_add_signed(TimeDelta::try_weeks(count)?),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
    };
    shifted.filter(|day| YEARS.contains(&day.year()))
}

/// The first and last day of the unit that the day is in.
pub(super) fn unit_around(unit: Unit, day: NaiveDate) -> Option<DaySpan> {
    let first = match unit {
        Unit::Day => day,
        Unit::Week => week_start(day),
        Unit::Month => day.with_day(1)?,
        Unit::Quarter => NaiveDate::from_ymd_opt(day.year(), (day.month() - 1) / 3 * 3 + 1, 1)?,
        Unit::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1)?,
    };
    let next = match unit {
        Unit::Day => first.checked_add_days(Days::new(1)),
        Unit::Week => first.checked_add_days(Days::new(7)),
        Unit::Month => first.checked_add_months(Months::new(1)),
        Unit::Quarter => first.checked_add_months(Months::new(3)),
        Unit::Year => first.checked_add_months(Months::new(12)),
    };
    Some((first, next?.pred_opt()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::names::KeysOnly;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        // Half past eleven on a Sunday evening in Oslo.
        let now = "2026-11-22T22:30:00Z".parse().unwrap();
        span(text, now, chrono_tz::Europe::Oslo, &KeysOnly)
            .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}..{to}") })
    }

    #[test]
    fn relative_dates_count_from_the_readers_day() {
        for (text, expected) in [
            ("today", "2026-11-22"),
            ("Tomorrow", "2026-11-23"),
            ("yesterday", "2026-11-21"),
            ("90d", "2027-02-20"),
            ("+1d", "2026-11-23"),
            ("-7d", "2026-11-15"),
            ("3w", "2026-12-13"),
            ("2m", "2027-01-22"),
            ("1q", "2027-02-22"),
            ("-1y", "2025-11-22"),
            ("10 days", "2026-12-02"),
            ("this-week", "2026-11-16..2026-11-22"),
            ("next week", "2026-11-23..2026-11-29"),
            ("last_week", "2026-11-09..2026-11-15"),
            ("next-month", "2026-12-01..2026-12-31"),
            ("last-month", "2026-10-01..2026-10-31"),
            ("this-quarter", "2026-10-01..2026-12-31"),
            ("next-quarter", "2027-01-01..2027-03-31"),
            ("last-year", "2025-01-01..2025-12-31"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn moments_are_read_in_the_readers_zone_or_their_own() {
        for (text, expected) in [
            ("2026-11-27T14:30", Some("2026-11-27T13:30:00Z 60")),
            ("2026-11-27 14:30", Some("2026-11-27T13:30:00Z 60")),
            ("27.11.2026 14:30", Some("2026-11-27T13:30:00Z 60")),
            ("2026-11-27T14:30:05", Some("2026-11-27T13:30:05Z 1")),
            ("2026-11-27T14:30:05Z", Some("2026-11-27T14:30:05Z 1")),
            ("2026-04-16T17:00[Pacific/Honolulu]", Some("2026-04-17T03:00:00Z 60")),
            // An hour that the clocks leave out.
            ("2026-03-29T02:30", Some("2026-03-29T01:30:00Z 60")),
            ("2026-11-27", None),
            ("2026-11-27T25:00", None),
            ("14:30", None),
        ] {
            let read = moment(text, chrono_tz::Europe::Oslo);
            let read = read.map(|(at, long)| format!("{} {}", at.format("%FT%TZ"), long.num_seconds()));
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn absolute_dates_stand_for_their_days() {
        for (text, expected) in [
            ("2026-04-16", Some("2026-04-16")),
            ("16.4.2026", Some("2026-04-16")),
            ("16/04/2026", Some("2026-04-16")),
            ("2026-04", Some("2026-04-01..2026-04-30")),
            ("2026-q3", Some("2026-07-01..2026-09-30")),
            ("2026-H2", Some("2026-07-01..2026-12-31")),
            ("2026-W53", Some("2026-12-28..2027-01-03")),
            ("2026", Some("2026-01-01..2026-12-31")),
            // Late in Honolulu is the next day in Oslo.
            ("2026-04-16T17:00[Pacific/Honolulu]", Some("2026-04-17")),
            ("2026-02-30", None),
            ("30.2.2026", None),
            ("2026-W54", None),
            ("1.1.26", None),
            ("2026-Q5", None),
            ("yes", None),
            ("d", None),
            ("5", None),
            ("9999999d", None),
            ("999999y", None),
            ("", None),
        ] {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_brings_it_down(text in "\\PC{0,12}|[0-9dwmyqWQH.+-]{0,10}") {
            read(&text);
            moment(&text, chrono_tz::Europe::Oslo);
        }
    }
}
