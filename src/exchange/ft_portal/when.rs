//! The portal's points in time as date values.
//!
//! What the reference file's numbers mean, from real entries of both kinds:
//!
//! - **Topics** give a deadline as midnight UTC of its day. `1695254400000` is 2023-09-21T00:00Z, and the same
//!   topic's news say "closed on the 21 September 2023 at 17:00:00 (Brussels time)". So midnight UTC is a
//!   date, and the hour is filled in: 17:00 in Brussels, marked as assumed.
//! - **Tenders** give true instants: `1727560740000` is 2024-09-28T21:59Z, which is 23:59 in Brussels. So
//!   any other number is an instant and is told in Brussels time.
//! - The portal's search service stores 17:00 as if Brussels were on UTC. No topic ends at 18:00 or 19:00 in
//!   Brussels, so 17:00Z sharp on a topic is read as 17:00 in Brussels, marked as assumed; that is also the
//!   earlier reading, on which nobody can come too late.
//!
//! Openings and publications are days: the day in Brussels, which is the same for midnight UTC.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, Timelike, Utc};

use super::entry::Stamp;
use crate::model::date::{BRUSSELS, DateValue, Moment, brussels_closing_time};

/// What the portal's number belongs to; the two follow different habits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Habit {
    /// Grants: dates as midnight UTC.
    Topic,
    /// Procurement: true instants.
    Tender,
}

/// A date that could not be read: the text as written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{0}` is not a date this century")]
pub struct OddDate(pub String);

/// A stamp as deadline; none where it stands for "no date" (0).
///
/// # Errors
/// [`OddDate`] for a text that is no date and for years outside 2000 to 2199: a number of seconds in place
/// of milliseconds would otherwise pass for a day in 1970.
pub fn deadline(stamp: &Stamp, habit: Habit) -> Result<Option<DateValue>, OddDate> {
    let at = match read(stamp)? {
        None => return Ok(None),
        Some(Read::Day(day)) => return Ok(Some(DateValue::Moment(Moment::brussels_assumed(day)))),
        Some(Read::Instant(at)) => at,
    };
    let as_if_utc = habit == Habit::Topic && at.time() == brussels_closing_time();
    let moment = if at.time() == NaiveTime::MIN || as_if_utc {
        Moment::brussels_assumed(at.date_naive())
    } else {
        Moment { wall: at.with_timezone(&BRUSSELS).naive_local(), zone: BRUSSELS, assumed: false }
    };
    Ok(Some(DateValue::Moment(moment)))
}

/// A stamp as day: the one on Brussels' calendar.
///
/// # Errors
/// As [`deadline`].
pub fn day(stamp: &Stamp) -> Result<Option<NaiveDate>, OddDate> {
    Ok(match read(stamp)? {
        None => None,
        Some(Read::Day(day)) => Some(day),
        Some(Read::Instant(at)) => Some(at.with_timezone(&BRUSSELS).date_naive()),
    })
}

enum Read {
    Day(NaiveDate),
    Instant(DateTime<Utc>),
}

fn read(stamp: &Stamp) -> Result<Option<Read>, OddDate> {
    let (read, written) = match stamp {
        Stamp::Millis(0) => return Ok(None),
        Stamp::Millis(millis) => (DateTime::from_timestamp_millis(*millis).map(Read::Instant), millis.to_string()),
        Stamp::Text(text) => (from_text(text), text.clone()),
    };
    let year = |day: NaiveDate| (2000..2200).contains(&chrono::Datelike::year(&day));
    match read {
        Some(Read::Instant(at)) if year(at.date_naive()) => Ok(Some(Read::Instant(at.trunc_subsecs(0)))),
        Some(Read::Day(day)) if year(day) => Ok(Some(Read::Day(day))),
        _ => Err(OddDate(written)),
    }
}

/// The other forms the portal's services use: ISO 8601 with or without time, and `19 May 2020`.
fn from_text(text: &str) -> Option<Read> {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Some(Read::Day(day));
    }
    for form in ["%+", "%Y-%m-%dT%H:%M:%S%.f%z"] {
        if let Ok(at) = DateTime::parse_from_str(text, form) {
            return Some(Read::Instant(at.with_timezone(&Utc)));
        }
    }
    if let Ok(wall) = text.parse::<NaiveDateTime>() {
        if wall.num_seconds_from_midnight() == 0 {
            return Some(Read::Day(wall.date()));
        }
        return Some(Read::Instant(Moment { wall, zone: BRUSSELS, assumed: false }.instant()));
    }
    NaiveDate::parse_from_str(text, "%d %B %Y").ok().map(Read::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(stamp: &Stamp) -> Option<String> {
        deadline(stamp, Habit::Topic).unwrap().map(|value| value.to_string())
    }

    #[test]
    fn midnight_utc_is_that_date_in_winter_and_summer_alike() {
        assert_eq!(topic(&Stamp::Millis(1_695_254_400_000)).as_deref(), Some("2023-09-21T17:00[Europe/Brussels]?"));
        assert_eq!(topic(&Stamp::Millis(1_674_691_200_000)).as_deref(), Some("2023-01-26T17:00[Europe/Brussels]?"));
        // The day on which summer time begins.
        assert_eq!(topic(&Stamp::Millis(1_774_742_400_000)).as_deref(), Some("2026-03-29T17:00[Europe/Brussels]?"));
    }

    #[test]
    fn an_instant_is_told_in_brussels_time() {
        let tender = |millis| deadline(&Stamp::Millis(millis), Habit::Tender).unwrap().unwrap().to_string();
        assert_eq!(tender(1_727_560_740_000), "2024-09-28T23:59[Europe/Brussels]");
        assert_eq!(tender(1_700_000_000_999), "2023-11-14T23:13:20[Europe/Brussels]");
        // 17:00 in Brussels, given rightly: winter and summer.
        assert_eq!(topic(&Stamp::Millis(1_547_654_400_000)).as_deref(), Some("2019-01-16T17:00[Europe/Brussels]"));
        assert_eq!(topic(&Stamp::Millis(1_560_870_000_000)).as_deref(), Some("2019-06-18T17:00[Europe/Brussels]"));
    }

    #[test]
    fn five_o_clock_as_if_utc_is_five_o_clock_in_brussels_for_topics_only() {
        let stamp = Stamp::Text("2024-04-18T19:00:00.000+0200".into());
        assert_eq!(topic(&stamp).as_deref(), Some("2024-04-18T17:00[Europe/Brussels]?"));
        let tender = deadline(&stamp, Habit::Tender).unwrap().unwrap().to_string();
        assert_eq!(tender, "2024-04-18T19:00[Europe/Brussels]");
    }

    #[test]
    fn other_forms_of_a_date_are_read() {
        for text in ["2026-04-16", "16 April 2026", "2026-04-16T00:00:00.000+0000", "2026-04-16T00:00:00"] {
            assert_eq!(
                topic(&Stamp::Text(text.into())).as_deref(),
                Some("2026-04-16T17:00[Europe/Brussels]?"),
                "{text}"
            );
        }
        let given = topic(&Stamp::Text("2026-04-16T12:00:00".into()));
        assert_eq!(given.as_deref(), Some("2026-04-16T12:00[Europe/Brussels]"));
    }

    #[test]
    fn no_date_and_odd_dates_are_told_apart() {
        assert_eq!(topic(&Stamp::Millis(0)), None);
        for stamp in [
            Stamp::Millis(1_695_254_400),
            Stamp::Millis(-1),
            Stamp::Millis(i64::MAX),
            Stamp::Text("soon".into()),
            Stamp::Text("2026-02-30".into()),
        ] {
            assert!(deadline(&stamp, Habit::Topic).is_err(), "{stamp:?}");
        }
    }

    #[test]
    fn an_opening_is_the_day_in_brussels() {
        let read = |millis| day(&Stamp::Millis(millis)).unwrap().unwrap().to_string();
        assert_eq!(read(1_645_574_400_000), "2022-02-23");
        // Midnight in Brussels, in summer: 22:00 UTC of the day before.
        assert_eq!(read(1_656_626_400_000), "2022-07-01");
    }
}
