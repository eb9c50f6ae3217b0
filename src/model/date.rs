//! Dates as the field knows them: a day, a wall-clock moment in a named zone, or a vague period.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The zone in which the European Commission states its deadlines.
pub const BRUSSELS: Tz = chrono_tz::Europe::Brussels;

/// The first and last year a date may carry.
///
/// Four digits keep the text form fixed-width, and the calendars' rules (Gregorian Easter)
/// hold for every year between.
pub const YEARS: std::ops::RangeInclusive<i32> = 1600..=9999;

/// The time of day at which an EU deadline ends unless the call says otherwise (17:00, Brussels).
pub fn brussels_closing_time() -> NaiveTime {
    NaiveTime::MIN + TimeDelta::hours(17)
}

/// A wall-clock time in an IANA zone.
///
/// The offset is never stored: it follows from the zone's rules, so a change of those rules moves
/// the instant and not what the call's text says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Moment {
    /// The date and time on the wall of a room in the zone, to the second.
    pub wall: NaiveDateTime,
    /// The IANA zone.
    pub zone: Tz,
    /// True where the source gave only a date and the time was filled in by rule.
    pub assumed: bool,
}

impl Moment {
    /// 17:00 in Brussels on the day, marked as assumed.
    pub fn brussels_assumed(day: NaiveDate) -> Self {
        Self { wall: day.and_time(brussels_closing_time()), zone: BRUSSELS, assumed: true }
    }

    /// The moment with its zone's offset.
    ///
    /// A wall time that occurs twice (autumn) is the earlier one, as a deadline is safer early; one
    /// that does not occur (spring) is read with the offset before the gap, as RFC 5545 section
    /// 3.3.5 has it.
    pub fn resolve(&self) -> DateTime<Tz> {
        match self.zone.from_local_datetime(&self.wall) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at,
            LocalResult::None => {
                let before = self.wall - TimeDelta::hours(3);
                match self.zone.from_local_datetime(&before) {
                    LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at + TimeDelta::hours(3),
                    LocalResult::None => self.zone.from_utc_datetime(&self.wall),
                }
            }
        }
    }

    /// The instant in universal time.
    pub fn instant(&self) -> DateTime<Utc> {
        self.resolve().with_timezone(&Utc)
    }
}

/// A span of the calendar that stands for "some time in": months 1-12, quarters 1-4, halves 1-2.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Period {
    /// A calendar month, 1 to 12.
    Month(i32, u8),
    /// A quarter, 1 to 4.
    Quarter(i32, u8),
    /// A half-year: 1 is said "spring", 2 "autumn".
    Half(i32, u8),
    /// A whole year.
    Year(i32),
}

impl Period {
    /// The first and the last day of the period.
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        let (year, first, months) = match *self {
            Self::Month(y, m) => (y, u32::from(m), 1),
            Self::Quarter(y, q) => (y, u32::from(q) * 3 - 2, 3),
            Self::Half(y, h) => (y, u32::from(h) * 6 - 5, 6),
            Self::Year(y) => (y, 1, 12),
        };
        let start = NaiveDate::from_ymd_opt(year, first.clamp(1, 12), 1).unwrap_or(NaiveDate::MIN);
        let end = start.checked_add_months(chrono::Months::new(months)).and_then(|d| d.checked_sub_days(Days::new(1)));
        (start, end.unwrap_or(start))
    }
}

/// Any date a record can carry.
///
/// In the file it is a string: `2026-04-16`; `2026-04-16T17:00[Europe/Brussels]` (a local time with
/// its zone in the bracket form of RFC 9557, without offset), followed by `?` where the time is
/// assumed (the mark of uncertainty of ISO 8601-2); `2027-10`, `2027-Q3`, `2027-H2`, `2027`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DateValue {
    /// A day; it ends with the user's day.
    Day(NaiveDate),
    /// A wall-clock time in a zone.
    Moment(Moment),
    /// Some time within a period.
    Period(Period),
}

impl DateValue {
    /// The first day the value touches, in its own zone.
    pub fn first_day(&self) -> NaiveDate {
        match self {
            Self::Day(day) => *day,
            Self::Moment(m) => m.wall.date(),
            Self::Period(p) => p.days().0,
        }
    }

    /// The last day the value touches, in its own zone.
    pub fn last_day(&self) -> NaiveDate {
        match self {
            Self::Period(p) => p.days().1,
            _ => self.first_day(),
        }
    }

    /// The day of the value as seen from the reader's zone; the last one of a period.
    pub fn day_in(&self, zone: Tz) -> NaiveDate {
        match self {
            Self::Moment(m) => m.instant().with_timezone(&zone).date_naive(),
            _ => self.last_day(),
        }
    }

    /// The instant after which the value has passed: a day and a period end with the reader's day.
    pub fn end(&self, zone: Tz) -> DateTime<Utc> {
        match self {
            Self::Moment(m) => m.instant(),
            _ => {
                let next = self.last_day().checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
                Moment { wall: next.and_time(NaiveTime::MIN), zone, assumed: false }.instant()
            }
        }
    }

    /// True once the value's end lies behind `now`; a moment has passed at its very second.
    pub fn has_passed(&self, now: DateTime<Utc>, zone: Tz) -> bool {
        // Two days away from today no zone's offset matters, and looking it up costs most of the time.
        let days = (now.date_naive() - self.last_day()).num_days();
        match days {
            3.. => true,
            ..-2 => false,
            _ => self.end(zone) <= now,
        }
    }

    /// Which of two values ends first for a reader in the zone.
    pub fn cmp_end(&self, other: &Self, zone: Tz) -> std::cmp::Ordering {
        let days = (self.last_day() - other.last_day()).num_days();
        match (self, other) {
            // Far enough apart, no zone's offset turns the order round.
            _ if days.abs() > 3 => days.cmp(&0),
            (Self::Day(a), Self::Day(b)) => a.cmp(b),
            _ => self.end(zone).cmp(&other.end(zone)),
        }
    }

    /// The exact moment, where the value is one.
    pub fn moment(&self) -> Option<&Moment> {
        match self {
            Self::Moment(m) => Some(m),
            _ => None,
        }
    }

    /// True for a period, which has a place in the list but no day to count to.
    pub fn is_vague(&self) -> bool {
        matches!(self, Self::Period(_))
    }
}

/// Why a text is not a date value in the file's form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The text has none of the forms.
    #[error("not a date: expected a form such as 2026-04-16, 2026-04-16T17:00[Europe/Brussels] or 2027-Q3")]
    Form,
    /// The form is right, but the calendar has no such day or period.
    #[error("no such day in the calendar")]
    NoSuchDay,
    /// The year is outside [`YEARS`].
    #[error("year outside 1600 to 9999")]
    Year,
    /// The zone's name is not in the IANA database.
    #[error("unknown time zone `{0}`")]
    Zone(String),
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Moment(m) => {
                let seconds = m.wall.and_utc().timestamp() % 60 != 0;
                let form = if seconds { "%Y-%m-%dT%H:%M:%S" } else { "%Y-%m-%dT%H:%M" };
                write!(f, "{}[{}]{}", m.wall.format(form), m.zone.name(), if m.assumed { "?" } else { "" })
            }
            Self::Period(Period::Month(y, m)) => write!(f, "{y:04}-{m:02}"),
            Self::Period(Period::Quarter(y, q)) => write!(f, "{y:04}-Q{q}"),
            Self::Period(Period::Half(y, h)) => write!(f, "{y:04}-H{h}"),
            Self::Period(Period::Year(y)) => write!(f, "{y:04}"),
        }
    }
}

impl FromStr for DateValue {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        if let Some((wall, rest)) = text.split_once('[') {
            let (zone, tail) = rest.split_once(']').ok_or(DateError::Form)?;
            let assumed = match tail {
                "" => false,
                "?" => true,
                _ => return Err(DateError::Form),
            };
            let (day, time) = wall.split_once('T').ok_or(DateError::Form)?;
            let day = parse_day(day)?;
            let time = parse_time(time)?;
            let zone = zone.parse::<Tz>().map_err(|_| DateError::Zone(zone.to_owned()))?;
            return Ok(Self::Moment(Moment { wall: day.and_time(time), zone, assumed }));
        }
        match text.len() {
            4 => Ok(Self::Period(Period::Year(parse_year(text)?))),
            7 => {
                let (year, unit) = text.split_once('-').ok_or(DateError::Form)?;
                let year = parse_year(year)?;
                let number = |digits: &str, last: u8| match digits.parse::<u8>() {
                    Ok(n) if (1..=last).contains(&n) => Ok(n),
                    Ok(_) => Err(DateError::NoSuchDay),
                    Err(_) => Err(DateError::Form),
                };
                if let Some(quarter) = unit.strip_prefix('Q') {
                    Ok(Self::Period(Period::Quarter(year, number(quarter, 4)?)))
                } else if let Some(half) = unit.strip_prefix('H') {
                    Ok(Self::Period(Period::Half(year, number(half, 2)?)))
                } else {
                    let month = unit.bytes().all(|b| b.is_ascii_digit()).then_some(unit).ok_or(DateError::Form)?;
                    Ok(Self::Period(Period::Month(year, number(month, 12)?)))
                }
            }
            _ => Ok(Self::Day(parse_day(text)?)),
        }
    }
}

fn parse_year(text: &str) -> Result<i32, DateError> {
    if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    let year = text.parse().map_err(|_| DateError::Form)?;
    if YEARS.contains(&year) { Ok(year) } else { Err(DateError::Year) }
}

fn parse_day(text: &str) -> Result<NaiveDate, DateError> {
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(DateError::Form);
    };
    if !digits(month) || !digits(day) {
        return Err(DateError::Form);
    }
    let year = parse_year(year)?;
    let (month, day) = (month.parse().map_err(|_| DateError::Form)?, day.parse().map_err(|_| DateError::Form)?);
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay)
}

fn parse_time(text: &str) -> Result<NaiveTime, DateError> {
    let number = |part: Option<&str>| {
        let part = part.filter(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
        part.and_then(|part| part.parse().ok()).ok_or(DateError::Form)
    };
    let mut parts = text.split(':');
    let (hour, minute) = (number(parts.next())?, number(parts.next())?);
    let second = parts.next().map_or(Ok(0), |second| number(Some(second)))?;
    let time = NaiveTime::from_hms_opt(hour, minute, second).filter(|_| parts.next().is_none());
    time.ok_or(DateError::Form)
}

impl Serialize for DateValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = DateValue;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<DateValue, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// The Monday on or before the day: the first day of its ISO 8601 week.
pub fn week_start(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> DateValue {
        text.parse().unwrap()
    }

    #[test]
    fn every_form_is_read_and_written_alike() {
        for text in [
            "2026-04-16",
            "2026-04-16T17:00[Europe/Brussels]",
            "2026-04-16T17:00:30[Europe/Helsinki]",
            "2026-04-16T17:00[Europe/Brussels]?",
            "2027-10",
            "2027-Q3",
            "2027-H2",
            "2027",
        ] {
            assert_eq!(value(text).to_string(), text);
        }
    }

    #[test]
    fn impossible_dates_are_named() {
        for (text, error) in [
            ("2026-02-30", DateError::NoSuchDay),
            ("2026-13", DateError::NoSuchDay),
            ("2026-Q5", DateError::NoSuchDay),
            ("99999", DateError::Form),
            ("0000-01-01", DateError::Year),
            ("2026-4-1", DateError::Form),
            ("", DateError::Form),
            ("æøå", DateError::Form),
            ("2026-04-16T17:00", DateError::Form),
            ("2026-04-16T17:00[Mars/Base]", DateError::Zone("Mars/Base".into())),
        ] {
            assert_eq!(text.parse::<DateValue>(), Err(error), "{text}");
        }
    }

    #[test]
    fn brussels_is_an_hour_ahead_of_reykjavik_in_winter_and_two_in_summer() {
        let winter = Moment::brussels_assumed(NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
        let summer = Moment::brussels_assumed(NaiveDate::from_ymd_opt(2026, 7, 15).unwrap());
        assert_eq!(winter.instant().to_rfc3339(), "2026-01-15T16:00:00+00:00");
        assert_eq!(summer.instant().to_rfc3339(), "2026-07-15T15:00:00+00:00");
    }

    #[test]
    fn the_hour_that_does_not_exist_and_the_one_that_comes_twice_have_an_instant() {
        let gap = value("2026-03-29T02:30[Europe/Brussels]");
        assert_eq!(gap.end(Tz::UTC).to_rfc3339(), "2026-03-29T01:30:00+00:00");
        let twice = value("2026-10-25T02:30[Europe/Brussels]");
        assert_eq!(twice.end(Tz::UTC).to_rfc3339(), "2026-10-25T00:30:00+00:00");
    }

    #[test]
    fn a_day_ends_with_the_readers_day() {
        let day = value("2026-07-01");
        assert_eq!(day.end(chrono_tz::Europe::Oslo).to_rfc3339(), "2026-07-01T22:00:00+00:00");
        assert_eq!(day.end(chrono_tz::Atlantic::Reykjavik).to_rfc3339(), "2026-07-02T00:00:00+00:00");
    }

    #[test]
    fn shortcuts_agree_with_the_exact_instants() {
        let zones = [chrono_tz::Pacific::Kiritimati, chrono_tz::Pacific::Pago_Pago, BRUSSELS];
        let mut values = Vec::new();
        for day in 1..12 {
            values.push(value(&format!("2026-03-{day:02}")));
            for zone in zones {
                values.push(value(&format!("2026-03-{day:02}T23:30[{zone}]")));
                values.push(value(&format!("2026-03-{day:02}T00:10[{zone}]")));
            }
        }
        let now = value("2026-03-06T11:00[UTC]").end(Tz::UTC);
        for reader in zones {
            for a in &values {
                assert_eq!(a.has_passed(now, reader), a.end(reader) <= now, "{a}");
                for b in &values {
                    assert_eq!(a.cmp_end(b, reader), a.end(reader).cmp(&b.end(reader)), "{a} {b}");
                }
            }
        }
    }

    #[test]
    fn periods_span_their_days() {
        let ends = |text: &str| (value(text).first_day().to_string(), value(text).last_day().to_string());
        assert_eq!(ends("2028-02"), ("2028-02-01".into(), "2028-02-29".into()));
        assert_eq!(ends("2027-Q3"), ("2027-07-01".into(), "2027-09-30".into()));
        assert_eq!(ends("2027-H2"), ("2027-07-01".into(), "2027-12-31".into()));
        assert_eq!(ends("2027"), ("2027-01-01".into(), "2027-12-31".into()));
    }
}
