//! The public holidays of a country or of the EU institutions, from the data in `assets/calendars`.
//!
//! Each file names its law or official source and the day it was checked. A country's calendar is a
//! list of rules and answers for every year in [`YEARS`]: the rules are those in force, and are
//! historically right from [`Calendar::exact_from`] on. The calendar of the EU institutions is a table
//! of decided years and says [`NotDecided`] for every other one.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Deserializer};

use super::easter::easter_sunday;
use crate::model::date::YEARS;

/// The text of every shipped calendar, in the order they are offered.
const FILES: [&str; 9] = [
    include_str!("../../assets/calendars/NO.json"),
    include_str!("../../assets/calendars/DK.json"),
    include_str!("../../assets/calendars/SE.json"),
    include_str!("../../assets/calendars/FI.json"),
    include_str!("../../assets/calendars/IS.json"),
    include_str!("../../assets/calendars/BE.json"),
    include_str!("../../assets/calendars/DE.json"),
    include_str!("../../assets/calendars/DE-SH.json"),
    include_str!("../../assets/calendars/EU.json"),
];

static SHIPPED: LazyLock<Vec<Calendar>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| serde_json::from_str(text).ok()).collect());

/// The shipped calendars.
#[derive(Clone, Copy, Debug)]
pub struct Calendars;

impl Calendars {
    /// The calendar of a code such as `NO` or `DE-SH`; upper and lower case are the same.
    ///
    /// # Errors
    /// [`UnknownCalendar`], which lists the codes there are.
    pub fn get(code: &str) -> Result<&'static Calendar, UnknownCalendar> {
        let wanted = code.trim();
        let found = Self::all().iter().find(|calendar| calendar.code.eq_ignore_ascii_case(wanted));
        found.ok_or_else(|| UnknownCalendar { code: wanted.to_owned(), known: Self::codes().collect() })
    }

    /// Every calendar, in the order they are offered.
    pub fn all() -> &'static [Calendar] {
        &SHIPPED
    }

    /// Every calendar's code, in the order they are offered.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        Self::all().iter().map(|calendar| calendar.code.as_str())
    }
}

/// No calendar has this code.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("unknown calendar `{code}`: known are {}", known.join(", "))]
pub struct UnknownCalendar {
    /// The code as it was asked for.
    pub code: String,
    /// The codes there are.
    pub known: Vec<&'static str>,
}

/// The calendar is a table of decided years, and the year is not in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the holidays of calendar {calendar} for {year} are not known: its decided years are {first} to {last}")]
pub struct NotDecided {
    /// The calendar's code.
    pub calendar: &'static str,
    /// The year that was asked for.
    pub year: i32,
    /// The first decided year.
    pub first: i32,
    /// The last decided year.
    pub last: i32,
}

/// What kind of free day a holiday is. Only [`Nature::Public`] is always a day off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// A public holiday by law, or for the EU institutions by decision.
    Public,
    /// Free from an hour on, by law or by collective agreement.
    HalfDay,
    /// Free for most office staff by collective agreement or service rules, though not a public holiday.
    Agreement,
    /// Free or shortened at many workplaces by custom or local agreement.
    Customary,
}

/// A name in the interface's languages and in the country's own.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    native: String,
    nb: String,
    da: String,
    en: String,
    de: String,
}

impl Names {
    /// The name in a language (`nb`, `da`, `en`, `de`, or `native`); English for any other.
    pub fn get(&self, language: &str) -> &str {
        match language {
            "native" => &self.native,
            "nb" => &self.nb,
            "da" => &self.da,
            "de" => &self.de,
            _ => &self.en,
        }
    }
}

/// The law or official publication a calendar rests on.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The law or publication, in its own language.
    pub title: String,
    /// Its web address.
    pub url: String,
}

/// How far a decided year in a table can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Several independent sources agree.
    High,
    /// Taken from a source at second hand.
    Medium,
    /// Uncertain.
    Low,
}

/// A year of a calendar that is decided year by year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The decision.
    pub source: Source,
    /// The day the dates were last compared with the source.
    #[serde(deserialize_with = "parsed")]
    pub checked_on: NaiveDate,
    /// How sure the dates are.
    pub confidence: Confidence,
    /// How the dates were compared with the source, in English.
    pub checked_how: String,
    days: Vec<DecidedDay>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DecidedDay {
    #[serde(deserialize_with = "parsed")]
    date: NaiveDate,
    key: String,
    names: Names,
}

/// One day of a year on which some or all are off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holiday {
    /// The day.
    pub date: NaiveDate,
    /// The holiday's language-neutral key, such as `good_friday`.
    pub key: &'static str,
    /// What kind of free day it is.
    pub nature: Nature,
    /// The local time at which a half day ends, where one is laid down.
    pub from: Option<NaiveTime>,
    /// The law or agreement, in English, where it is another than the calendar's own source.
    pub basis: Option<&'static str>,
    names: &'static Names,
}

impl Holiday {
    /// The holiday's name in a language, as [`Names::get`] has it.
    pub fn name(&self, language: &str) -> &'static str {
        self.names.get(language)
    }
}

/// The holidays of one country, region or group of institutions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    code: String,
    names: Names,
    /// The law or official publication the calendar rests on.
    pub source: Source,
    /// The day the calendar was last compared with its source.
    #[serde(deserialize_with = "parsed")]
    pub checked_on: NaiveDate,
    /// The first year for which the rules are historically right; before it they are today's, projected.
    pub exact_from: i32,
    /// What a reader should know about the calendar's limits, in English.
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    holidays: Vec<Entry>,
    #[serde(default)]
    years: BTreeMap<i32, Decision>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    rule: Rule,
    nature: Nature,
    #[serde(default)]
    from_time: Option<HourMinute>,
    #[serde(default)]
    from_year: Option<i32>,
    #[serde(default)]
    until_year: Option<i32>,
    #[serde(default)]
    basis: Option<String>,
    names: Names,
}

/// A time of day written `13:00`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
struct HourMinute(NaiveTime);

impl TryFrom<String> for HourMinute {
    type Error = chrono::ParseError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        NaiveTime::parse_from_str(&text, "%H:%M").map(Self)
    }
}

/// How a holiday's date follows from the year.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Rule {
    /// The same month and day every year.
    Fixed { fixed: MonthDay },
    /// So many days after Easter Sunday; before it if negative.
    Easter { easter: i64 },
    /// The first such weekday on or after a month and day (Swedish midsummer: Saturday from 20 June).
    OnOrAfter {
        #[serde(deserialize_with = "parsed")]
        weekday: Weekday,
        on_or_after: MonthDay,
    },
    /// The nth such weekday of a month.
    Nth {
        nth: u8,
        #[serde(deserialize_with = "parsed")]
        weekday: Weekday,
        month: u32,
    },
}

impl Rule {
    fn date(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed { fixed } => fixed.date(year),
            Self::Easter { easter } => easter_sunday(year)?.checked_add_signed(chrono::TimeDelta::try_days(easter)?),
            Self::OnOrAfter { weekday, on_or_after } => {
                let first = on_or_after.date(year)?;
                first.checked_add_days(Days::new(weekday.days_since(first.weekday()).into()))
            }
            Self::Nth { nth, weekday, month } => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
        }
    }
}

/// A month and day written `12-25`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    fn date(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('-').and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
        let (month, day) = parts.ok_or_else(|| format!("`{text}` is not a month and day such as 12-25"))?;
        let known = NaiveDate::from_ymd_opt(2000, month, day);
        known.map(|_| Self { month, day }).ok_or_else(|| format!("no such day: `{text}`"))
    }
}

/// Reads a value from a string by its own parser.
fn parsed<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err: Display>,
    D: Deserializer<'de>,
{
    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
}

impl Calendar {
    /// The calendar's code: ISO 3166-1 or 3166-2 for a country or region, `EU` for the institutions.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The calendar's name in a language, as [`Names::get`] has it.
    pub fn name(&self, language: &str) -> &str {
        self.names.get(language)
    }

    /// The first and last decided year of a calendar that is decided year by year; `None` for one with rules.
    pub fn decided(&self) -> Option<(i32, i32)> {
        let first = self.years.keys().next()?;
        let last = self.years.keys().next_back()?;
        Some((*first, *last))
    }

    /// The decision for a year, of a calendar that is decided year by year.
    pub fn decision(&self, year: i32) -> Option<&Decision> {
        self.years.get(&year)
    }

    /// The holidays of a year in order of date; a day with two names stands twice.
    ///
    /// Saturdays and Sundays are listed where they are holidays by name. A year outside [`YEARS`] has none.
    ///
    /// # Errors
    /// [`NotDecided`] if the calendar is a table that does not hold the year.
    pub fn holidays(&'static self, year: i32) -> Result<Vec<Holiday>, NotDecided> {
        let mut list = Vec::new();
        self.each_holiday(year, |holiday| list.push(holiday))?;
        list.sort_by_key(|holiday| (holiday.date, holiday.nature));
        Ok(list)
    }

    /// Calls `visit` with every holiday of a year, in no particular order.
    pub(super) fn each_holiday(&'static self, year: i32, mut visit: impl FnMut(Holiday)) -> Result<(), NotDecided> {
        if !YEARS.contains(&year) {
            return Ok(());
        }
        if let Some((first, last)) = self.decided() {
            let decision = self.years.get(&year).ok_or(NotDecided { calendar: &self.code, year, first, last })?;
            for day in &decision.days {
                let (key, names) = (day.key.as_str(), &day.names);
                visit(Holiday { date: day.date, key, nature: Nature::Public, from: None, basis: None, names });
            }
        }
        for entry in &self.holidays {
            let in_force =
                entry.from_year.is_none_or(|from| from <= year) && entry.until_year.is_none_or(|until| year <= until);
            if let Some(date) = in_force.then(|| entry.rule.date(year)).flatten() {
                visit(Holiday {
                    date,
                    key: &entry.key,
                    nature: entry.nature,
                    from: entry.from_time.map(|time| time.0),
                    basis: entry.basis.as_deref(),
                    names: &entry.names,
                });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn on(code: &str, text: &str) -> Vec<Holiday> {
        let date = day(text);
        let list = Calendars::get(code).unwrap().holidays(date.year()).unwrap();
        list.into_iter().filter(|holiday| holiday.date == date).collect()
    }

    #[test]
    fn every_shipped_file_is_read() {
        let codes: Vec<_> = Calendars::codes().collect();
        assert_eq!(codes, ["NO", "DK", "SE", "FI", "IS", "BE", "DE", "DE-SH", "EU"]);
    }

    #[test]
    fn a_day_with_two_names_keeps_both() {
        let keys: Vec<_> = on("NO", "2027-05-17").iter().map(|holiday| holiday.name("nb")).collect();
        assert_eq!(keys, ["Grunnlovsdagen", "Andre pinsedag"]);
    }

    #[test]
    fn laws_begin_and_end() {
        assert_eq!(on("DK", "2023-05-05").len(), 1);
        assert!(on("DK", "2024-04-26").is_empty());
        assert_eq!(on("DE", "2017-10-31").len(), 1);
        assert!(on("DE", "2018-10-31").is_empty());
        assert_eq!(on("DE-SH", "2018-10-31").len(), 1);
        assert!(on("DE-SH", "2016-10-31").is_empty());
        assert!(on("SE", "2004-06-06").is_empty());
        assert_eq!(on("SE", "2005-06-06").len(), 1);
    }

    #[test]
    fn a_half_day_says_from_when() {
        let eve = on("IS", "2026-12-24");
        assert_eq!(eve[0].nature, Nature::HalfDay);
        assert_eq!(eve[0].from.unwrap().to_string(), "13:00:00");
    }

    #[test]
    fn codes_are_read_in_any_case_and_an_unknown_one_names_the_known() {
        assert_eq!(Calendars::get(" de-sh ").unwrap().code(), "DE-SH");
        let error = Calendars::get("XX").unwrap_err().to_string();
        assert_eq!(error, "unknown calendar `XX`: known are NO, DK, SE, FI, IS, BE, DE, DE-SH, EU");
    }

    #[test]
    fn the_table_of_the_institutions_says_where_it_ends() {
        let eu = Calendars::get("EU").unwrap();
        let (first, last) = eu.decided().unwrap();
        for year in first..=last {
            assert!(!eu.holidays(year).unwrap().is_empty(), "{year}: the decided years have no gap");
        }
        for year in [first - 1, last + 1] {
            assert_eq!(eu.holidays(year).unwrap_err(), NotDecided { calendar: "EU", year, first, last });
        }
        assert_eq!(Calendars::get("NO").unwrap().decided(), None);
    }

    #[test]
    fn the_first_and_the_last_year_have_holidays() {
        for calendar in Calendars::all().iter().filter(|calendar| calendar.decided().is_none()) {
            for year in [*YEARS.start(), *YEARS.end()] {
                let list = calendar.holidays(year).unwrap();
                assert!(list.iter().all(|holiday| holiday.date.year() == year), "{} {year}", calendar.code());
                assert!(list.len() >= 9, "{} {year}", calendar.code());
            }
        }
    }
}
