//! Dates that count from the day on which the sample is opened: the form in which its assets write them.
//!
//! `@`, then a day, then perhaps a rule for the day of the week, then perhaps a time of day:
//!
//! | text | meaning |
//! |---|---|
//! | `@0d`, `@+45d`, `@-3w`, `@+2m`, `@-1y` | so many days, weeks, months, years from the opening day |
//! | `@+45d.wd` | a working day in Norway; others give way to the next one away from the opening day |
//! | `@+45d.eu` | a Tuesday, Wednesday or Thursday on which Brussels works, as deadlines of the EU are |
//! | `@+45d.mon` … `@+45d.fri` | that day of the week, and a working day in Norway |
//! | `@-14m.first`, `@-2m.last` | the first, the last day of the month |
//! | `@+45d.eu 17:00[Europe/Brussels]` | a time of day in a zone; `?` after it marks it as assumed |
//! | `@month+5`, `@quarter+1`, `@half+2`, `@year+1` | some time in that period, counted from the present one |
//! | `@spring+1`, `@autumn+1` | some time in that half of the next year |
//!
//! A day in the past gives way to an earlier one and a day in the future to a later one, so that
//! nothing overdue becomes due and nothing done is yet to come.
//!
//! In texts, `{year}`, `{year+1}` and `{year:+45d.eu}` are the year of the opening day, the one after
//! it, and the year of another day; `{yy}` in their place gives its last two digits.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::agenda::calendars::UnknownCalendar;
use crate::agenda::workdays::{WorkdayError, WorkingDays};
use crate::model::date::{DateError, DateValue, Period, YEARS};

/// Why a relative date or a placeholder is not one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RelativeError {
    /// The text has none of the forms.
    #[error("`{0}` is not a date relative to the opening day")]
    Form(String),
    /// The day lies outside the calendar.
    #[error("`{0}` lies outside the calendar")]
    Range(String),
    /// The time of day is wrong.
    #[error(transparent)]
    Time(#[from] DateError),
    /// The working days of that year are not known.
    #[error(transparent)]
    WorkingDays(#[from] WorkdayError),
}

/// The opening day, and what is needed to count from it.
#[derive(Debug)]
pub(super) struct Opening {
    today: NaiveDate,
    norway: WorkingDays,
    belgium: WorkingDays,
}

impl Opening {
    /// Counts from the day.
    pub(super) fn on(today: NaiveDate) -> Result<Self, UnknownCalendar> {
        Ok(Self { today, norway: WorkingDays::new(&["NO"])?, belgium: WorkingDays::new(&["BE"])? })
    }

    /// The date value that a text with a leading `@` stands for; other texts are date values of the file's form.
    pub(super) fn date(&self, text: &str) -> Result<DateValue, RelativeError> {
        let Some(relative) = text.strip_prefix('@') else { return Ok(text.parse()?) };
        let date = self.counted(text, relative)?;
        // Only such years have a form in the file.
        let fits = YEARS.contains(&date.first_day().year()) && YEARS.contains(&date.last_day().year());
        if fits { Ok(date) } else { Err(RelativeError::Range(text.to_owned())) }
    }

    fn counted(&self, text: &str, relative: &str) -> Result<DateValue, RelativeError> {
        if let Some(period) = self.period(relative) {
            return period.map(DateValue::Period).ok_or_else(|| RelativeError::Form(text.to_owned()));
        }
        let (day, time) = relative.split_once(' ').map_or((relative, None), |(day, time)| (day, Some(time)));
        let day = self.day(day)?;
        Ok(match time {
            Some(time) => format!("{day}T{time}").parse()?,
            None => DateValue::Day(day),
        })
    }

    /// The day that a text such as `-45d.eu` stands for.
    pub(super) fn day(&self, text: &str) -> Result<NaiveDate, RelativeError> {
        let (offset, rule) = text.split_once('.').map_or((text, None), |(offset, rule)| (offset, Some(rule)));
        let form = || RelativeError::Form(text.to_owned());
        let range = || RelativeError::Range(text.to_owned());
        let unit = offset.chars().next_back().ok_or_else(form)?;
        let count: i64 = offset.strip_suffix(unit).and_then(|digits| digits.parse().ok()).ok_or_else(form)?;
        let months = |per_unit: u32| {
            let months = u32::try_from(count.unsigned_abs()).ok()?.checked_mul(per_unit)?;
            let months = Months::new(months);
            if count < 0 { self.today.checked_sub_months(months) } else { self.today.checked_add_months(months) }
        };
        let days = |per_unit: u64| shift(self.today, count < 0, count.unsigned_abs().checked_mul(per_unit)?);
        let day = match unit {
            'd' => days(1),
            'w' => days(7),
            'm' => months(1),
            'y' => months(12),
            _ => return Err(form()),
        }
        .ok_or_else(range)?;
        let past = count < 0;
        match rule {
            None => Ok(day),
            Some("first") => day.with_day(1).ok_or_else(range),
            Some("last") => Ok(Period::Month(day.year(), day.month() as u8).days().1),
            Some("wd") => self.step(day, past, 1, |day| self.norway.is_working_day(day)),
            Some("eu") => self.step(day, past, 1, |day| {
                let midweek = matches!(day.weekday(), Weekday::Tue | Weekday::Wed | Weekday::Thu);
                Ok(midweek && !is_year_end(day) && self.belgium.is_working_day(day)?)
            }),
            Some(name) => {
                let weekday: Weekday = name.parse().map_err(|_| form())?;
                let first = self.step(day, past, 1, |day| Ok(day.weekday() == weekday))?;
                self.step(first, past, 7, |day| Ok(!is_year_end(day) && self.norway.is_working_day(day)?))
            }
        }
    }

    /// Steps away from the opening day until a day fits.
    fn step(
        &self,
        mut day: NaiveDate,
        past: bool,
        by: u64,
        fits: impl Fn(NaiveDate) -> Result<bool, WorkdayError>,
    ) -> Result<NaiveDate, RelativeError> {
        // No run of days that do not fit is longer than the weeks around a year's end.
        for _ in 0..60 {
            if fits(day)? {
                return Ok(day);
            }
            day = shift(day, past, by).ok_or_else(|| RelativeError::Range(day.to_string()))?;
        }
        Err(RelativeError::Range(day.to_string()))
    }

    /// The period that a text such as `quarter+1` names; nothing inside where the count is wrong.
    fn period(&self, text: &str) -> Option<Option<Period>> {
        const WORDS: [&str; 6] = ["month", "quarter", "half", "year", "spring", "autumn"];
        let (word, count) = WORDS.iter().find_map(|word| Some((*word, text.strip_prefix(word)?)))?;
        let count: i32 = match count {
            "" => 0,
            digits => match digits.parse() {
                Ok(count) => count,
                Err(_) => return Some(None),
            },
        };
        let (year, month) = (self.today.year(), self.today.month0() as i32);
        let nth = |per_year: i32| {
            let now = year.checked_mul(per_year)?.checked_add(month / (12 / per_year))?.checked_add(count)?;
            Some((now.div_euclid(per_year), now.rem_euclid(per_year) as u8 + 1))
        };
        Some(match word {
            "month" => nth(12).map(|(year, month)| Period::Month(year, month)),
            "quarter" => nth(4).map(|(year, quarter)| Period::Quarter(year, quarter)),
            "half" => nth(2).map(|(year, half)| Period::Half(year, half)),
            "spring" => year.checked_add(count).map(|year| Period::Half(year, 1)),
            "autumn" => year.checked_add(count).map(|year| Period::Half(year, 2)),
            _ => year.checked_add(count).map(Period::Year),
        })
    }

    /// The text with its placeholders filled in.
    pub(super) fn fill(&self, text: &str) -> Result<String, RelativeError> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let form = || RelativeError::Form(text.to_owned());
            let (inside, behind) = after.split_once('}').ok_or_else(form)?;
            let (digits, which) = match inside.strip_prefix("year") {
                Some(which) => (4, which),
                None => (2, inside.strip_prefix("yy").ok_or_else(form)?),
            };
            let year = match which.strip_prefix(':') {
                Some(day) => self.day(day)?.year(),
                None if which.is_empty() => self.today.year(),
                None => {
                    let years: i32 = which.parse().map_err(|_| form())?;
                    self.today.year().checked_add(years).ok_or_else(form)?
                }
            };
            filled.push_str(before);
            filled.push_str(&if digits == 4 { format!("{year:04}") } else { format!("{:02}", year.rem_euclid(100)) });
            rest = behind;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

fn shift(day: NaiveDate, past: bool, by: u64) -> Option<NaiveDate> {
    if past { day.checked_sub_days(Days::new(by)) } else { day.checked_add_days(Days::new(by)) }
}

/// True from Christmas Eve to 2 January, when the EU institutions are closed and no committee meets.
fn is_year_end(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (12, 24..) | (1, ..=2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(text: &str) -> Opening {
        Opening::on(text.parse().unwrap()).unwrap()
    }

    #[test]
    fn every_form_of_a_relative_date_is_understood() {
        // A Sunday.
        let opening = opening("2026-11-22");
        for (text, date) in [
            ("@0d", "2026-11-22"),
            ("@+45d", "2027-01-06"),
            ("@-3w", "2026-11-01"),
            ("@+3m", "2027-02-22"),
            ("@-1y", "2025-11-22"),
            ("@0d.wd", "2026-11-23"),
            ("@-1d.wd", "2026-11-20"),
            ("@+2d.eu", "2026-11-24"),
            ("@+5d.eu", "2026-12-01"),
            ("@-2d.eu", "2026-11-19"),
            ("@+5d.tue", "2026-12-01"),
            ("@-5d.tue", "2026-11-17"),
            ("@-14m.first", "2025-09-01"),
            ("@+3m.last", "2027-02-28"),
            ("@+2d.eu 17:00[Europe/Brussels]", "2026-11-24T17:00[Europe/Brussels]"),
            ("@+2d.eu 17:00[Europe/Brussels]?", "2026-11-24T17:00[Europe/Brussels]?"),
            ("@month+2", "2027-01"),
            ("@month", "2026-11"),
            ("@quarter+1", "2027-Q1"),
            ("@half+2", "2027-H2"),
            ("@year+1", "2027"),
            ("@spring+1", "2027-H1"),
            ("@autumn+1", "2027-H2"),
            ("2020-01-01", "2020-01-01"),
        ] {
            assert_eq!(opening.date(text).map(|date| date.to_string()), Ok(date.to_owned()), "{text}");
        }
        for wrong in ["@", "@d", "@+5", "@+5x", "@+5d.someday", "@month+x", "@+1d 25:00[Europe/Oslo]", "@+1d 12:00"] {
            assert!(opening.date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn no_deadline_of_the_eu_falls_between_the_years_and_no_committee_meets_on_a_holiday() {
        let opening = opening("2026-12-20");
        assert_eq!(opening.day("+4d.eu").unwrap().to_string(), "2027-01-05");
        assert_eq!(opening.day("+4d.fri").unwrap().to_string(), "2027-01-08");
        // Good Friday and Easter Monday.
        let easter = self::opening("2026-04-01");
        assert_eq!(easter.day("+2d.wd").unwrap().to_string(), "2026-04-07");
    }

    #[test]
    fn a_leap_day_counts_like_any_other() {
        let opening = opening("2028-02-29");
        assert_eq!(opening.day("-1y").unwrap().to_string(), "2027-02-28");
        assert_eq!(opening.day("+1y.last").unwrap().to_string(), "2029-02-28");
    }

    #[test]
    fn years_in_texts_follow_the_opening_day() {
        let opening = opening("2026-11-22");
        let filled = opening.fill("CALL-{year:+45d}-{year+1}, sak {yy:-400d}/01234 ({year})").unwrap();
        assert_eq!(filled, "CALL-2027-2027, sak 25/01234 (2026)");
        for wrong in ["{year", "{month}", "{year:tomorrow}", "{year+x}"] {
            assert!(opening.fill(wrong).is_err(), "{wrong}");
        }
    }
}
