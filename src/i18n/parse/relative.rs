//! Days counted from today.

use chrono::{Days, Months, NaiveDate, Weekday};

use super::date::DateInputError;
use super::tokens::Tokens;
use super::vocabulary::{Unit, Word};
use crate::model::date::DateValue;

/// A day counted from today: `i morgen`, `in 3 weeks`, `+3w`, `vor 2 Tagen`; None where the text begins otherwise.
pub(super) fn read(tokens: &mut Tokens<'_>, today: NaiveDate) -> Result<Option<DateValue>, DateInputError> {
    if let Some(days) = named_day(tokens) {
        return shifted(today, days, Unit::Day).map(Some);
    }
    let start = tokens.place();
    let mut sign = 1;
    match (tokens.sign_at(0), tokens.word_at(0)) {
        (Some('+'), _) | (_, Some(Word::In)) => tokens.skip(1),
        (Some('-' | '\u{2212}'), _) | (_, Some(Word::Before)) => {
            tokens.skip(1);
            sign = -1;
        }
        _ => {}
    }
    // Without a sign or a word before it, a number of four figures is a year: "2026 W17".
    let longest = if tokens.place() == start { 3 } else { 4 };
    let count = match (tokens.number_at(0), tokens.word_at(0)) {
        (Some((count, digits)), _) if digits <= longest => i64::from(count),
        (_, Some(Word::Count(count))) => i64::from(count),
        _ => {
            tokens.go_back(start);
            return Ok(None);
        }
    };
    let unit = match tokens.word_at(1) {
        Some(Word::Unit(unit)) => unit,
        Some(Word::Week) => Unit::Week,
        Some(Word::Dag) => Unit::Day,
        _ => {
            tokens.go_back(start);
            return Ok(None);
        }
    };
    tokens.skip(2);
    if tokens.take_word(Word::Ago) {
        sign = -1;
    }
    shifted(today, sign * count, unit).map(Some)
}

/// How many days from today a word such as `heute` or `i morgen` is.
fn named_day(tokens: &mut Tokens<'_>) -> Option<i64> {
    let (days, words) = match (tokens.word_at(0), tokens.word_at(1)) {
        (Some(Word::Today(days)), _) => (days, 1),
        (Some(Word::I), Some(Word::Dag)) => (0, 2),
        (Some(Word::I), Some(Word::Today(days))) => (days, 2),
        _ => return None,
    };
    tokens.skip(words);
    Some(days)
}

/// The next such weekday, today excluded.
pub(super) fn next_weekday(today: NaiveDate, weekday: Weekday) -> Result<NaiveDate, DateInputError> {
    let ahead = (weekday.num_days_from_monday() + 7 - chrono::Datelike::weekday(&today).num_days_from_monday()) % 7;
    let ahead = if ahead == 0 { 7 } else { ahead };
    today.checked_add_days(Days::new(ahead.into())).ok_or(DateInputError::Year)
}

/// The day so many units away. The last day of a month stays one: 31 January and a month is 28 February.
fn shifted(today: NaiveDate, count: i64, unit: Unit) -> Result<DateValue, DateInputError> {
    let size = count.unsigned_abs();
    let day = match unit {
        Unit::Day | Unit::Week => {
            let days = Days::new(if unit == Unit::Week { size.saturating_mul(7) } else { size });
            if count < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) }
        }
        Unit::Month | Unit::Year => {
            let months = if unit == Unit::Year { size.saturating_mul(12) } else { size };
            let months = Months::new(u32::try_from(months).map_err(|_| DateInputError::Year)?);
            if count < 0 { today.checked_sub_months(months) } else { today.checked_add_months(months) }
        }
    };
    day.map(DateValue::Day).ok_or(DateInputError::Year)
}
