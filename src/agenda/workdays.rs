//! Working days: counting them, and going forward or back by them.
//!
//! A day is a working day if it is neither a Saturday nor a Sunday nor a day off in any of the calendars
//! chosen. By default only public holidays are days off; [`DaysOff`] adds the others.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendars::{Calendar, Calendars, Nature, NotDecided, UnknownCalendar};
use crate::model::date::YEARS;

/// How many working days one may go forward or back at once (about four centuries).
pub const MOST_DAYS: i64 = 100_000;

/// The years whose working days are kept once they are counted; others are counted anew each time.
const KEPT: RangeInclusive<i32> = 1970..=2099;

/// Which days that are not public holidays are days off as well; none of them by default.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct DaysOff {
    /// Half days (24 December in Iceland).
    pub half_days: bool,
    /// Days that are free by collective agreement (Midsummer Eve in Finland).
    pub agreement: bool,
    /// Days that are free by custom (the Friday after Ascension Day in Denmark).
    pub customary: bool,
}

impl DaysOff {
    /// True if a holiday of this nature is a day off.
    pub fn includes(self, nature: Nature) -> bool {
        match nature {
            Nature::Public => true,
            Nature::HalfDay => self.half_days,
            Nature::Agreement => self.agreement,
            Nature::Customary => self.customary,
        }
    }
}

/// Why working days could not be counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WorkdayError {
    /// A calendar does not know a year that the count needs.
    #[error(transparent)]
    NotDecided(#[from] NotDecided),
    /// More days were asked for than [`MOST_DAYS`].
    #[error("{0} working days is too far: at most {MOST_DAYS} forward or back")]
    TooFar(i64),
    /// The date, or the result, is outside [`YEARS`].
    #[error("the year {0} is outside 1600 to 9999")]
    Year(i32),
}

/// The working days of one year, a bit for each day.
#[derive(Clone, Copy, Debug)]
struct Year {
    bits: [u64; 6],
    total: i64,
}

impl Year {
    /// How many of the year's first `days` days are working days.
    fn within(&self, days: u32) -> i64 {
        let mut left = days;
        let mut count = 0;
        for word in self.bits {
            let taken = left.min(64);
            let mask = if taken == 64 { u64::MAX } else { (1 << taken) - 1 };
            count += (word & mask).count_ones();
            left -= taken;
        }
        i64::from(count)
    }

    /// The ordinal (1 to 366) of the year's nth working day, n from 1.
    fn nth(&self, n: i64) -> Option<u32> {
        let mut left = u32::try_from(n).ok()?.checked_sub(1)?;
        for (start, mut word) in (0..).step_by(64).zip(self.bits) {
            let here = word.count_ones();
            if left >= here {
                left -= here;
                continue;
            }
            for _ in 0..left {
                word &= word - 1;
            }
            return Some(start + word.trailing_zeros() + 1);
        }
        None
    }
}

/// The working days common to a set of calendars.
///
/// Counts each year once and then answers from bits, so thousands of questions cost little; it can be
/// shared between threads.
#[derive(Debug)]
pub struct WorkingDays {
    calendars: Vec<&'static Calendar>,
    days_off: DaysOff,
    kept: Box<[OnceLock<Result<Year, NotDecided>>]>,
}

impl WorkingDays {
    /// The working days of the calendars with these codes, with only public holidays off.
    ///
    /// With no code at all, every Monday to Friday is a working day.
    ///
    /// # Errors
    /// [`UnknownCalendar`] for the first code that no calendar has.
    pub fn new<S: AsRef<str>>(codes: &[S]) -> Result<Self, UnknownCalendar> {
        Self::with(codes, DaysOff::default())
    }

    /// The working days of the calendars with these codes, with other days off as chosen.
    ///
    /// # Errors
    /// As [`WorkingDays::new`].
    pub fn with<S: AsRef<str>>(codes: &[S], days_off: DaysOff) -> Result<Self, UnknownCalendar> {
        let calendars = codes.iter().map(|code| Calendars::get(code.as_ref())).collect::<Result<_, _>>()?;
        Ok(Self { calendars, days_off, kept: KEPT.map(|_| OnceLock::new()).collect() })
    }

    /// The calendars, in the order given.
    pub fn calendars(&self) -> &[&'static Calendar] {
        &self.calendars
    }

    /// True if the day is a working day in all the calendars.
    ///
    /// # Errors
    /// [`WorkdayError::NotDecided`] or [`WorkdayError::Year`].
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, WorkdayError> {
        let year = self.year(date.year())?;
        Ok(year.within(date.ordinal()) > year.within(date.ordinal0()))
    }

    /// The date `n` working days after `date`, or before it if `n` is negative; `date` itself if `n` is 0.
    ///
    /// `date` need not be a working day and is never counted; the result is a working day unless `n` is 0.
    ///
    /// # Errors
    /// [`WorkdayError::TooFar`] if `n` is beyond [`MOST_DAYS`]; [`WorkdayError::NotDecided`] if the way there
    /// leads through a year that a calendar does not know; [`WorkdayError::Year`] if it leads out of [`YEARS`].
    pub fn add(&self, date: NaiveDate, n: i64) -> Result<NaiveDate, WorkdayError> {
        if !(-MOST_DAYS..=MOST_DAYS).contains(&n) {
            return Err(WorkdayError::TooFar(n));
        }
        let mut number = date.year();
        if n == 0 {
            return if YEARS.contains(&number) { Ok(date) } else { Err(WorkdayError::Year(number)) };
        }
        let mut year = self.year(number)?;
        // The wanted day as a working day of the year at hand, counted from 1; it may lie outside the year.
        let mut wanted = if n > 0 { year.within(date.ordinal()) + n } else { year.within(date.ordinal0()) + n + 1 };
        while wanted > year.total {
            wanted -= year.total;
            number += 1;
            year = self.year(number)?;
        }
        while wanted < 1 {
            number -= 1;
            year = self.year(number)?;
            wanted += year.total;
        }
        let found = year.nth(wanted).and_then(|ordinal| NaiveDate::from_yo_opt(number, ordinal));
        found.ok_or(WorkdayError::Year(number))
    }

    /// The working days left from `today` until `due`: leaves today out and takes the due day in.
    ///
    /// Negative once `due` lies behind, and then by the same rule: the working days from the due day up to
    /// and without today. So `between(day, add(day, n))` is `n` for every `n`, and where both ends are working
    /// days, `between(a, b)` is `-between(b, a)`. 0 if no working day lies between, or on the day itself.
    ///
    /// # Errors
    /// [`WorkdayError::NotDecided`] if a year between the two, or of either, is not known to a calendar;
    /// [`WorkdayError::Year`] if either is outside [`YEARS`].
    pub fn between(&self, today: NaiveDate, due: NaiveDate) -> Result<i64, WorkdayError> {
        if due < today {
            return Ok(-self.count(due.year(), due.ordinal0(), today.year(), today.ordinal0())?);
        }
        self.count(today.year(), today.ordinal(), due.year(), due.ordinal())
    }

    /// The working days after the first `skipped` days of one year, up to the first `taken` days of another.
    fn count(&self, from: i32, skipped: u32, to: i32, taken: u32) -> Result<i64, WorkdayError> {
        let mut count = -self.year(from)?.within(skipped);
        for number in from..to {
            count += self.year(number)?.total;
        }
        Ok(count + self.year(to)?.within(taken))
    }

    fn year(&self, number: i32) -> Result<Year, WorkdayError> {
        let kept = usize::try_from(number - KEPT.start()).ok().and_then(|index| self.kept.get(index));
        let year = match kept {
            Some(cell) => *cell.get_or_init(|| self.count_year(number)),
            None if YEARS.contains(&number) => self.count_year(number),
            None => return Err(WorkdayError::Year(number)),
        };
        Ok(year?)
    }

    fn count_year(&self, number: i32) -> Result<Year, NotDecided> {
        let mut bits = [0_u64; 6];
        let mut set = |date: NaiveDate, working: bool| {
            let index = date.ordinal0();
            for (word, start) in bits.iter_mut().zip((0..).step_by(64)) {
                if let Some(bit) = index.checked_sub(start).filter(|bit| *bit < 64) {
                    let mask = 1 << bit;
                    *word = if working { *word | mask } else { *word & !mask };
                }
            }
        };
        for date in (1..=366).filter_map(|ordinal| NaiveDate::from_yo_opt(number, ordinal)) {
            set(date, !matches!(date.weekday(), Weekday::Sat | Weekday::Sun));
        }
        for calendar in &self.calendars {
            calendar.each_holiday(number, |holiday| {
                if self.days_off.includes(holiday.nature) {
                    set(holiday.date, false);
                }
            })?;
        }
        let total = bits.iter().map(|word| i64::from(word.count_ones())).sum();
        Ok(Year { bits, total })
    }
}
