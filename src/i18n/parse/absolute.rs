//! Days, weeks and periods of the calendar.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::super::Lang;
use super::date::{DateInputError, day, period};
use super::relative::next_weekday;
use super::tokens::Tokens;
use super::vocabulary::Word;
use crate::model::date::{DateValue, Period, week_start};

type Read = Result<Option<DateValue>, DateInputError>;

/// A day, a week's Monday or a period; None where the text begins with none of their forms.
pub(super) fn read(tokens: &mut Tokens<'_>, lang: Lang, today: NaiveDate) -> Read {
    fillers(tokens);
    if let Some(Word::Weekday(weekday)) = tokens.word_at(0) {
        return after_weekday(tokens, weekday, lang, today);
    }
    calendar(tokens, lang, today)
}

/// A weekday alone, or the date behind it, which must fall on it.
fn after_weekday(tokens: &mut Tokens<'_>, weekday: Weekday, lang: Lang, today: NaiveDate) -> Read {
    tokens.skip(1);
    let alone = tokens.place();
    tokens.take_sign('.');
    tokens.take_sign(',');
    fillers(tokens);
    match calendar(tokens, lang, today) {
        Ok(Some(DateValue::Day(day))) if day.weekday() == weekday => Ok(Some(DateValue::Day(day))),
        Ok(Some(DateValue::Day(day))) => Err(DateInputError::Weekday(day.weekday())),
        Ok(_) => {
            tokens.go_back(alone);
            next_weekday(today, weekday).map(|day| Some(DateValue::Day(day)))
        }
        Err(error) => {
            tokens.go_back(alone);
            // In "fredag 14.30" the figures are no day but a time, as Danes write it.
            let hour = tokens.number_at(0).is_some_and(|(hour, _)| hour < 24) && time_follows(tokens, 0);
            if !hour {
                return Err(error);
            }
            next_weekday(today, weekday).map(|day| Some(DateValue::Day(day)))
        }
    }
}

/// Words before a date that add nothing to it: `den`, `the`, `i`, `am`, `expected`.
fn fillers(tokens: &mut Tokens<'_>) {
    while matches!(tokens.word_at(0), Some(Word::Filler | Word::Am | Word::In | Word::I)) {
        tokens.skip(1);
    }
}

fn calendar(tokens: &mut Tokens<'_>, lang: Lang, today: NaiveDate) -> Read {
    match tokens.word_at(0) {
        Some(Word::Week) => week(tokens, today),
        Some(Word::Quarter) => part_of_year(tokens, today, Period::Quarter),
        Some(Word::Half) => part_of_year(tokens, today, Period::Half),
        Some(Word::Season(half)) => {
            tokens.skip(1);
            vague(tokens, today, |year| Period::Half(year, half)).map(Some)
        }
        Some(Word::Month(month)) => month_first(tokens, month, lang, today),
        Some(_) => Ok(None),
        None => match tokens.number_at(0) {
            Some((_, 8)) => compact(tokens),
            Some((_, 4)) => year_first(tokens),
            Some((_, 1 | 2)) => small_number_first(tokens, today),
            _ => Ok(None),
        },
    }
}

/// `uke 17`, `KW 17/2026`, `week 17, 2026`.
fn week(tokens: &mut Tokens<'_>, today: NaiveDate) -> Read {
    let start = tokens.place();
    tokens.skip(1);
    tokens.take_sign('.');
    let Some((number, 1 | 2)) = tokens.number_at(0) else {
        tokens.go_back(start);
        return Ok(None);
    };
    tokens.skip(1);
    let monday = match year(tokens) {
        Some(year) => monday(year, number)?,
        None => {
            // Not every year has a week 53; the longest wait for one is seven years.
            let first = today.iso_week().year();
            let ahead = (first..=first + 7).filter_map(|year| monday(year, number).ok());
            ahead.into_iter().find(|monday| last_of(*monday) >= today).ok_or(DateInputError::NoSuchDay)?
        }
    };
    Ok(Some(DateValue::Day(monday)))
}

fn monday(year: i32, week: u32) -> Result<NaiveDate, DateInputError> {
    day(year, 1, 1)?;
    NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).ok_or(DateInputError::NoSuchDay)
}

/// `Q3 2027`, `kvartal 3 2027`, `H2 2027`.
fn part_of_year(tokens: &mut Tokens<'_>, today: NaiveDate, make: fn(i32, u8) -> Period) -> Read {
    let Some((number, 1)) = tokens.number_at(1) else { return Ok(None) };
    tokens.skip(2);
    numbered(tokens, today, number, make).map(Some)
}

/// The part of a year whose number has been read; the year may follow.
fn numbered(
    tokens: &mut Tokens<'_>,
    today: NaiveDate,
    number: u32,
    make: fn(i32, u8) -> Period,
) -> Result<DateValue, DateInputError> {
    let number = u8::try_from(number).map_err(|_| DateInputError::NoSuchDay)?;
    vague(tokens, today, |year| make(year, number))
}

/// The period of the year that follows, else the next one, the present one included.
fn vague(tokens: &mut Tokens<'_>, today: NaiveDate, make: impl Fn(i32) -> Period) -> Result<DateValue, DateInputError> {
    if let Some(year) = year(tokens) {
        return period(make(year));
    }
    let this = period(make(today.year()))?;
    if this.last_day() < today { period(make(today.year() + 1)) } else { Ok(this) }
}

/// A year of four figures, with a comma, dash, slash or "of" before it.
fn year(tokens: &mut Tokens<'_>) -> Option<i32> {
    let before = usize::from(
        matches!(tokens.sign_at(0), Some(',' | '-' | '/' | '.')) || tokens.word_at(0) == Some(Word::Filler),
    );
    match tokens.number_at(before) {
        Some((year, 4)) if !time_follows(tokens, before) => {
            tokens.skip(before + 1);
            i32::try_from(year).ok()
        }
        _ => None,
    }
}

/// True where the number there is an hour: a colon, or a dot and two figures behind it.
fn time_follows(tokens: &Tokens<'_>, number: usize) -> bool {
    let figures = |place| tokens.joined(place) && matches!(tokens.number_at(place), Some((_, 2)));
    tokens.joined(number + 1)
        && match tokens.sign_at(number + 1) {
            Some(':') => true,
            Some('.') => figures(number + 2),
            _ => false,
        }
}

/// `april 2027`, `April 16, 2026`, `April 16` (English) and `april` alone.
fn month_first(tokens: &mut Tokens<'_>, month: u32, lang: Lang, today: NaiveDate) -> Read {
    let number = u8::try_from(month).map_err(|_| DateInputError::NoSuchDay)?;
    tokens.skip(1);
    tokens.take_sign('.');
    if let (Some((figure, digits @ (1 | 2))), false) = (tokens.number_at(0), time_follows(tokens, 0)) {
        let start = tokens.place();
        tokens.skip(1);
        tokens.take_word(Word::Ordinal);
        if let Some(year) = year(tokens) {
            return day(year, month, figure).map(|day| Some(DateValue::Day(day)));
        }
        if lang == Lang::En {
            return next_day(today, month, figure).map(Some);
        }
        if digits == 2 {
            return period(Period::Month(full_year(figure, today), number)).map(Some);
        }
        tokens.go_back(start);
    }
    vague(tokens, today, |year| Period::Month(year, number)).map(Some)
}

/// `20260416`.
fn compact(tokens: &mut Tokens<'_>) -> Read {
    let Some((number, _)) = tokens.number_at(0) else { return Ok(None) };
    tokens.skip(1);
    let year = i32::try_from(number / 10_000).map_err(|_| DateInputError::Year)?;
    day(year, number / 100 % 100, number % 100).map(|day| Some(DateValue::Day(day)))
}

/// `2026-3-24`, `2026/03`, `2026-W17`, `2027 Q3`, `2026 april`, and the year alone.
fn year_first(tokens: &mut Tokens<'_>) -> Read {
    let Some((number, _)) = tokens.number_at(0) else { return Ok(None) };
    let year = i32::try_from(number).map_err(|_| DateInputError::Year)?;
    tokens.skip(1);
    let separated = usize::from(matches!(tokens.sign_at(0), Some('-' | '/' | '.')));
    match (tokens.word_at(separated), tokens.number_at(separated + 1)) {
        (Some(Word::Week), Some((week, 1 | 2))) => {
            tokens.skip(separated + 2);
            return monday(year, week).map(|day| Some(DateValue::Day(day)));
        }
        (Some(Word::Quarter), Some((quarter, 1))) => {
            tokens.skip(separated + 2);
            return period(Period::Quarter(year, u8::try_from(quarter).unwrap_or(u8::MAX))).map(Some);
        }
        (Some(Word::Half), Some((half, 1))) => {
            tokens.skip(separated + 2);
            return period(Period::Half(year, u8::try_from(half).unwrap_or(u8::MAX))).map(Some);
        }
        (Some(Word::Month(month)), _) => {
            tokens.skip(separated + 1);
            return period(Period::Month(year, u8::try_from(month).unwrap_or(u8::MAX))).map(Some);
        }
        _ => {}
    }
    let Some((month, 1 | 2)) = tokens.number_at(1).filter(|_| separated == 1 && tokens.joined(1)) else {
        return period(Period::Year(year)).map(Some);
    };
    tokens.skip(2);
    match tokens.number_at(1) {
        Some((date, 1 | 2)) if matches!(tokens.sign_at(0), Some('-' | '/' | '.')) && tokens.joined(1) => {
            tokens.skip(2);
            day(year, month, date).map(|day| Some(DateValue::Day(day)))
        }
        _ => period(Period::Month(year, u8::try_from(month).unwrap_or(u8::MAX))).map(Some),
    }
}

/// `24.3`, `24/3-26`, `24. mars 2026`, `16th of April`, `3. kvartal 2027`, `4/2027`.
fn small_number_first(tokens: &mut Tokens<'_>, today: NaiveDate) -> Read {
    let Some((first, _)) = tokens.number_at(0) else { return Ok(None) };
    let separator = tokens.sign_at(1).filter(|sign| matches!(sign, '.' | '/' | '-') && tokens.joined(1));
    // What stands between the number and what it counts: nothing, a sign, an ordinal's ending, "of".
    let mut ahead = 1 + usize::from(separator.is_some());
    while matches!(tokens.word_at(ahead), Some(Word::Ordinal | Word::Filler)) {
        ahead += 1;
    }
    match tokens.word_at(ahead) {
        Some(Word::Month(month)) => {
            tokens.skip(ahead + 1);
            return named_month(tokens, first, month, today).map(Some);
        }
        Some(Word::Quarter) => {
            tokens.skip(ahead + 1);
            tokens.take_sign('.');
            return numbered(tokens, today, first, Period::Quarter).map(Some);
        }
        Some(Word::Half) => {
            tokens.skip(ahead + 1);
            return numbered(tokens, today, first, Period::Half).map(Some);
        }
        _ => {}
    }
    let (Some(separator), Some((second, digits))) = (separator, tokens.number_at(2)) else { return Ok(None) };
    if !tokens.joined(2) && separator != '.' {
        return Ok(None);
    }
    match digits {
        1 | 2 => {
            tokens.skip(3);
            match year_in_figures(tokens, today) {
                Some(year) => day(year, second, first).map(|day| Some(DateValue::Day(day))),
                None => next_day(today, second, first).map(Some),
            }
        }
        4 if tokens.joined(2) => {
            let year = i32::try_from(second).map_err(|_| DateInputError::Year)?;
            tokens.skip(3);
            period(Period::Month(year, u8::try_from(first).unwrap_or(u8::MAX))).map(Some)
        }
        _ => Ok(None),
    }
}

/// The day of a month that was named; the year may follow in four figures or two.
fn named_month(
    tokens: &mut Tokens<'_>,
    number: u32,
    month: u32,
    today: NaiveDate,
) -> Result<DateValue, DateInputError> {
    tokens.take_sign('.');
    if let Some(year) = year(tokens) {
        return day(year, month, number).map(DateValue::Day);
    }
    let dash = usize::from(matches!(tokens.sign_at(0), Some('-' | '/')));
    if let (Some((year, 2)), false) = (tokens.number_at(dash), time_follows(tokens, dash)) {
        // "16. april 17 Uhr" and "16 April 5 pm" go on with an hour.
        if !matches!(tokens.word_at(dash + 1), Some(Word::Hours | Word::Am | Word::Pm)) {
            tokens.skip(dash + 1);
            return day(full_year(year, today), month, number).map(DateValue::Day);
        }
    }
    next_day(today, month, number)
}

/// The year behind day and month in figures: `.26`, `-2026`, or of four figures after a space.
fn year_in_figures(tokens: &mut Tokens<'_>, today: NaiveDate) -> Option<i32> {
    if matches!(tokens.sign_at(0), Some('.' | '/' | '-')) && tokens.joined(0) {
        let joined = tokens.joined(1);
        match tokens.number_at(1) {
            Some((year, 4)) => {
                tokens.skip(2);
                return i32::try_from(year).ok();
            }
            Some((year, 2)) if joined => {
                tokens.skip(2);
                return Some(full_year(year, today));
            }
            // The dot of "24.3." ends the date.
            _ => tokens.skip(1),
        }
        return None;
    }
    year(tokens)
}

/// The year of two figures that lies from fifty years back to 49 ahead.
fn full_year(figures: u32, today: NaiveDate) -> i32 {
    let figures = i32::try_from(figures % 100).unwrap_or_default();
    let earliest = today.year() - 50;
    earliest + (figures - earliest).rem_euclid(100)
}

/// The next such day, today included; 29 February waits for its leap year.
fn next_day(today: NaiveDate, month: u32, number: u32) -> Result<DateValue, DateInputError> {
    let years = today.year()..=today.year() + 8;
    let next =
        years.into_iter().find_map(|year| NaiveDate::from_ymd_opt(year, month, number).filter(|day| *day >= today));
    next.map(DateValue::Day).ok_or(DateInputError::NoSuchDay)
}

/// The Sunday of the day's week.
fn last_of(day: NaiveDate) -> NaiveDate {
    week_start(day).checked_add_days(Days::new(6)).unwrap_or(day)
}
