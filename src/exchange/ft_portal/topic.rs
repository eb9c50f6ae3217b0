//! A grant topic in plain terms, made from a raw entry.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::budget::{self, PortalBudget};
use super::entry::{Code, RawEntry, RawInfo, Stamp};
use super::html::to_plain;
use super::model::{DeadlineModel, deadline_model};
use super::page;
use super::when::{self, Habit, OddDate};
use crate::model::date::{DateValue, Moment};

/// The most characters of a text that are taken over; the page has the rest.
const TEXT_LIMIT: usize = 4_000;

/// What sort of call an entry is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CallKind {
    /// A topic of a call for proposals (type 1, or none given).
    Topic,
    /// A call outside the topic scheme, such as the external actions' (type 2).
    Mixed,
    /// A funded project that passes money on to third parties (type 8).
    Cascade,
    /// A type this program does not know.
    Other(i64),
}

/// The portal's own status of a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PortalStatus {
    /// 31094501: announced, submission not open yet.
    Forthcoming,
    /// 31094502: submission is open.
    Open,
    /// 31094503: submission is closed.
    Closed,
    /// Any other, by number or word.
    Unknown(String),
}

/// A funding programme as the entry names it. It is matched by `id`: the abbreviations vary over time.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PortalProgramme {
    /// The number in the portal's reference data, such as 43108390 for Horizon Europe.
    pub id: Option<i64>,
    /// Such as `ERASMUS2027`.
    pub abbreviation: Option<String>,
    /// Such as `Erasmus+ (ERASMUS+)`.
    pub name: Option<String>,
}

/// A type of action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionType {
    /// Such as `HORIZON-RIA`.
    pub code: String,
    /// Such as `HORIZON Research and Innovation Actions`; may be empty.
    pub name: String,
}

/// The newest piece of news on a topic's page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct News {
    /// When it was last changed, on the Commission's clock.
    pub changed: Option<NaiveDateTime>,
    /// Plain text, at most 4 000 characters.
    pub text: String,
}

/// A date that was left out because it could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Odd {
    /// The key in the file.
    pub field: &'static str,
    /// What stands there.
    pub date: OddDate,
}

/// A call for proposals, as the portal has it.
#[derive(Clone, PartialEq, Debug)]
pub struct PortalCall {
    /// What tells this call from all others for good; see [`outside_key`].
    pub key: String,
    /// What sort of call it is.
    pub kind: CallKind,
    /// The topic's identifier as written.
    pub identifier: String,
    /// The title in one line; the identifier where there is none.
    pub title: String,
    /// The number in the Commission's call management.
    pub ccm2_id: Option<i64>,
    /// The call that the topic belongs to.
    pub call_identifier: Option<String>,
    /// That call's title.
    pub call_title: Option<String>,
    /// The programme.
    pub programme: Option<PortalProgramme>,
    /// The parts of the programme from the broad to the narrow, by name.
    pub divisions: Vec<String>,
    /// The types of action.
    pub actions: Vec<ActionType>,
    /// The status; none where the entry has none.
    pub status: Option<PortalStatus>,
    /// The day on which the portal published it.
    pub published: Option<NaiveDate>,
    /// The day on which submission opens.
    pub opening: Option<NaiveDate>,
    /// How many stages or cut-offs.
    pub deadline_model: DeadlineModel,
    /// True where the portal says so, false where it was concluded from the dates.
    pub deadline_model_stated: bool,
    /// All deadlines in order of time, past and future, each once.
    pub deadlines: Vec<DateValue>,
    /// Tags and keywords, each once.
    pub keywords: Vec<String>,
    /// The topic's page on the portal.
    pub url: Option<String>,
    /// The newest piece of news.
    pub news: Option<News>,
    /// The text of the topic, where the file has it; plain, at most 4 000 characters.
    pub description: Option<String>,
    /// The money, where the file has it.
    pub budget: Option<PortalBudget>,
    /// Aimed at small and medium-sized enterprises.
    pub sme: bool,
    /// The language of the texts, lower-case, where the entry says it.
    pub language: Option<String>,
    /// Dates that could not be read.
    pub odd: Vec<Odd>,
}

/// The key under which a call is known for good; none where the entry names neither.
///
/// For a topic it is the **identifier**, in lower case. It is printed in the work programme, is part of the page's
/// address and of the submission system's, stands in every one of the portal's files and services, and stays
/// when the title is corrected. `ccm2Id` is as stable but internal: people do not know it, and not every
/// service gives it. It serves only where there is no identifier. A cascade call carries its parent's
/// identifier, so there the search service's `reference`, or the call's number, is the key.
pub fn outside_key(entry: &RawEntry) -> Option<String> {
    let identifier = entry.identifier.as_deref().map(str::to_ascii_lowercase);
    if entry.kind == Some(8) {
        let own = entry.reference.clone().or_else(|| entry.call_ccm2_id.or(entry.ccm2_id).map(|id| id.to_string()));
        return own.or(identifier).map(|key| format!("cascade:{}", key.to_ascii_lowercase()));
    }
    identifier.or_else(|| entry.ccm2_id.map(|id| format!("ccm2:{id}")))
}

/// True for an entry that is procurement: type 0, or no type and a tender's number.
pub fn is_tender(entry: &RawEntry) -> bool {
    match entry.kind {
        Some(kind) => kind == 0,
        None => entry.ccm2_id.is_none() && (entry.cft_id.is_some() || entry.contracting_authority.is_some()),
    }
}

/// Makes a call of a raw entry that is not a tender; none where it has no key.
pub fn call(entry: &RawEntry) -> Option<PortalCall> {
    let key = outside_key(entry)?;
    let identifier = entry.identifier.clone().unwrap_or_else(|| key.clone());
    let overview = budget::overview(entry, &identifier);
    let mut odd = Vec::new();
    let deadlines = deadlines(entry, &overview.deadlines, &mut odd);
    let (deadline_model, deadline_model_stated) = deadline_model(entry, &overview.models, &identifier, deadlines.len());
    let first_opening = || entry.actions.iter().find_map(|action| action.planned_opening_date.as_ref());
    let opening = entry.planned_opening_date_long.as_ref().or_else(first_opening);
    let programme = &entry.framework_programme;
    let call_title = line(entry.call_title.as_deref());
    Some(PortalCall {
        kind: match entry.kind {
            None | Some(1) => CallKind::Topic,
            Some(2) => CallKind::Mixed,
            Some(8) => CallKind::Cascade,
            Some(other) => CallKind::Other(other),
        },
        title: line(entry.title.as_deref()).or_else(|| call_title.clone()).unwrap_or_else(|| identifier.clone()),
        ccm2_id: entry.ccm2_id,
        call_identifier: entry.call_identifier.clone(),
        call_title,
        programme: (!programme.is_empty()).then(|| PortalProgramme {
            id: programme.id,
            abbreviation: programme.abbreviation.clone(),
            name: line(programme.description.as_deref()),
        }),
        divisions: entry.programme_division.iter().filter_map(|code| line(code.words().last())).collect(),
        actions: actions(entry),
        status: status(entry),
        published: day("publicationDateLong", entry.publication_date_long.as_ref(), &mut odd),
        opening: day("plannedOpeningDateLong", opening, &mut odd),
        deadline_model,
        deadline_model_stated,
        deadlines,
        keywords: keywords(entry),
        url: page::of_call(entry),
        news: news(&entry.latest_infos),
        description: entry.description.as_deref().and_then(long_text),
        budget: overview.budget,
        sme: entry.sme.unwrap_or(false),
        language: entry.language.as_deref().map(str::to_ascii_lowercase),
        odd,
        identifier,
        key,
    })
}

/// A text in one line without mark-up; none where nothing is left.
pub(super) fn line(text: Option<&str>) -> Option<String> {
    let plain = to_plain(text?);
    let words: Vec<&str> = plain.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A text with its paragraphs, cut at the end of a word where it is too long; none where nothing is left.
pub(super) fn long_text(text: &str) -> Option<String> {
    let plain = to_plain(text);
    let plain = plain.trim();
    if plain.is_empty() {
        return None;
    }
    match plain.char_indices().nth(TEXT_LIMIT) {
        None => Some(plain.to_owned()),
        Some((end, _)) => {
            let head = plain.get(..end).unwrap_or(plain);
            let cut = head.rfind(char::is_whitespace).filter(|at| at + 200 > end).unwrap_or(end);
            Some(format!("{} …", head.get(..cut).unwrap_or(head).trim_end()))
        }
    }
}

pub(super) fn day(field: &'static str, stamp: Option<&Stamp>, odd: &mut Vec<Odd>) -> Option<NaiveDate> {
    when::day(stamp?).unwrap_or_else(|date| {
        odd.push(Odd { field, date });
        None
    })
}

/// The deadlines of the entry; where it has none of its own, those of its actions and its budget rows.
///
/// The lists repeat each other, but after a change of dates the entry's own is the one that is right.
fn deadlines(entry: &RawEntry, more: &[Stamp], odd: &mut Vec<Odd>) -> Vec<DateValue> {
    let own = || entry.deadline_dates_long.iter().map(|stamp| ("deadlineDatesLong", stamp));
    let by_action = entry.actions.iter().flat_map(|action| &action.deadline_dates);
    let others = by_action.chain(more).map(|stamp| ("deadlineDates", stamp));
    let days: HashSet<NaiveDate> = moments(own(), Habit::Topic, odd).iter().map(DateValue::first_day).collect();
    let mut all = moments(own().chain(others), Habit::Topic, odd);
    // The others may still state the time of a day for which the entry's own list has only the date.
    all.retain(|date| days.is_empty() || days.contains(&date.first_day()));
    all
}

/// The stamps as deadlines in order of time, each once; a stated time goes before an assumed one of its day.
pub(super) fn moments<'a>(
    stamps: impl Iterator<Item = (&'static str, &'a Stamp)>,
    habit: Habit,
    odd: &mut Vec<Odd>,
) -> Vec<DateValue> {
    let mut moments: Vec<Moment> = Vec::new();
    for (field, stamp) in stamps {
        match when::deadline(stamp, habit) {
            Ok(Some(DateValue::Moment(moment))) => moments.push(moment),
            Ok(_) => {}
            Err(date) => {
                let known = odd.iter().any(|other| other.date == date);
                if !known {
                    odd.push(Odd { field, date });
                }
            }
        }
    }
    let stated: HashSet<NaiveDate> = moments.iter().filter(|m| !m.assumed).map(|m| m.wall.date()).collect();
    moments.retain(|moment| !moment.assumed || !stated.contains(&moment.wall.date()));
    moments.sort_by_key(Moment::instant);
    moments.dedup();
    moments.into_iter().map(DateValue::Moment).collect()
}

fn status(entry: &RawEntry) -> Option<PortalStatus> {
    let code = Some(&entry.status).filter(|code| !code.is_empty());
    let code = code.or_else(|| entry.actions.iter().map(|action| &action.status).find(|code| !code.is_empty()))?;
    status_of(code)
}

pub(super) fn status_of(code: &Code) -> Option<PortalStatus> {
    let word = code.words().next();
    match code.id {
        Some(31_094_501) => Some(PortalStatus::Forthcoming),
        Some(31_094_502) => Some(PortalStatus::Open),
        Some(31_094_503) => Some(PortalStatus::Closed),
        Some(id) => Some(PortalStatus::Unknown(word.map_or_else(|| id.to_string(), |word| format!("{id} {word}")))),
        None => Some(match word?.to_ascii_lowercase().as_str() {
            "forthcoming" => PortalStatus::Forthcoming,
            "open" => PortalStatus::Open,
            "closed" => PortalStatus::Closed,
            _ => PortalStatus::Unknown(word?.to_owned()),
        }),
    }
}

fn actions(entry: &RawEntry) -> Vec<ActionType> {
    let mut actions: Vec<ActionType> = Vec::new();
    let mut add = |code: &str, name: &str| {
        if !code.is_empty() && !actions.iter().any(|action| action.code == code) {
            actions.push(ActionType { code: code.to_owned(), name: name.to_owned() });
        }
    };
    for code in &entry.topic_actions {
        let mut words = code.words();
        add(words.next().unwrap_or_default(), words.next().unwrap_or_default());
    }
    // `ESC-CERT ESC Quality Label`: the code is the first word.
    for text in entry.actions.iter().flat_map(|action| &action.types).filter_map(|kind| kind.type_of_action.as_deref())
    {
        let (code, name) = text.split_once(' ').unwrap_or((text, ""));
        add(code, name.trim());
    }
    actions
}

fn keywords(entry: &RawEntry) -> Vec<String> {
    let mut seen = HashSet::new();
    let words = entry.tags.iter().chain(&entry.keywords).filter_map(|word| line(Some(word)));
    words.filter(|word| seen.insert(word.to_lowercase())).collect()
}

/// The newest piece that says anything. The rest is history (numbers of proposals, results of past years),
/// and would make every import a change.
fn news(infos: &[RawInfo]) -> Option<News> {
    let changed = |info: &RawInfo| -> Option<NaiveDateTime> {
        let text = info.last_change_date.as_deref().or(info.approval_date.as_deref())?;
        let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(chrono::NaiveTime::MIN));
        text.parse().ok().or_else(day)
    };
    let mut infos: Vec<_> = infos.iter().map(|info| (changed(info), info)).collect();
    infos.sort_by_key(|(changed, _)| std::cmp::Reverse(*changed));
    infos.into_iter().find_map(|(changed, info)| Some(News { changed, text: long_text(info.content.as_deref()?)? }))
}
