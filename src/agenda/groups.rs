//! The overview in groups.

use std::collections::HashMap;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use crate::i18n::{Collator, Lang};
use crate::model::date::{DateValue, Period, week_start};
use crate::model::id::Id;
use crate::model::workspace::Workspace;

use super::Entry;

/// What entries are grouped by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GroupBy {
    /// The week of the reader's day, beginning on Monday (ISO 8601).
    Week,
    /// The month of the reader's day.
    Month,
    /// The programme.
    Programme,
    /// The person who sees to it.
    Owner,
    /// The application: the first, where several aim at the same cut-off.
    Application,
}

/// What the entries of a group have in common.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum GroupKey {
    /// Overdue; first, when grouped by week or month.
    Overdue,
    /// The week that begins on this Monday.
    Week(NaiveDate),
    /// The month that begins on this day.
    Month(NaiveDate),
    /// Some time within a period longer than the groups are; follows the week or month in which it ends.
    Sometime(Period),
    /// The programme, or none.
    Programme(Option<Id>),
    /// The person, or nobody.
    Owner(Option<Id>),
    /// The application, or none.
    Application(Option<Id>),
}

/// A group of entries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// What they have in common.
    pub key: GroupKey,
    /// Where they stand among the entries grouped.
    pub entries: Range<usize>,
}

impl GroupBy {
    /// The groupings in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Week, Self::Month, Self::Programme, Self::Owner, Self::Application];

    /// Its key in commands and translations.
    pub fn key(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Programme => "programme",
            Self::Owner => "owner",
            Self::Application => "application",
        }
    }

    /// The grouping with the key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.key() == key)
    }

    /// The group of the entry for a reader in the zone.
    pub fn key_of(self, entry: &Entry, zone: Tz) -> GroupKey {
        let by_time = matches!(self, Self::Week | Self::Month);
        match (self, entry.due) {
            _ if by_time && entry.overdue => GroupKey::Overdue,
            (Self::Week, Some(DateValue::Period(period))) => GroupKey::Sometime(period),
            (Self::Month, Some(DateValue::Period(period))) if !matches!(period, Period::Month(..)) => {
                GroupKey::Sometime(period)
            }
            (Self::Week, due) => GroupKey::Week(week_start(day_of(due, zone))),
            (Self::Month, due) => GroupKey::Month(month_start(day_of(due, zone))),
            (Self::Programme, _) => GroupKey::Programme(entry.programme.clone()),
            (Self::Owner, _) => GroupKey::Owner(entry.owner.clone()),
            (Self::Application, _) => GroupKey::Application(entry.application.first().cloned()),
        }
    }
}

fn day_of(due: Option<DateValue>, zone: Tz) -> NaiveDate {
    due.map_or(NaiveDate::MAX, |due| due.day_in(zone))
}

fn month_start(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Puts the entries of each group together and gives the groups; within a group the order stays.
///
/// Groups of time follow each other in time, the overdue ones first. The others come in the order of their
/// first entries, and what has no programme, owner or application last: whoever knows the language may sort
/// them by name.
pub fn group(entries: &mut Vec<Entry>, by: GroupBy, zone: Tz) -> Vec<Group> {
    let mut numbers: HashMap<GroupKey, usize> = HashMap::new();
    let mut members: Vec<(GroupKey, Vec<Entry>)> = Vec::new();
    for entry in entries.drain(..) {
        let key = by.key_of(&entry, zone);
        let number = *numbers.entry(key.clone()).or_insert(members.len());
        match members.get_mut(number) {
            Some((_, group)) => group.push(entry),
            None => members.push((key, vec![entry])),
        }
    }
    members.sort_by_key(|(key, _)| place(key, by));
    let mut groups = Vec::with_capacity(members.len());
    for (key, group) in members {
        let start = entries.len();
        entries.extend(group);
        groups.push(Group { key, entries: start..entries.len() });
    }
    groups
}

/// The same, with groups that are not of time in the order of their names in the language; what belongs to none stays
/// last.
pub fn group_in(lang: Lang, workspace: &Workspace, entries: &mut Vec<Entry>, by: GroupBy, zone: Tz) -> Vec<Group> {
    let mut groups = group(entries, by, zone);
    if matches!(by, GroupBy::Week | GroupBy::Month) {
        return groups;
    }
    let collator = Collator::new(lang);
    let named = |key: &GroupKey| match key {
        GroupKey::Programme(Some(id)) | GroupKey::Owner(Some(id)) | GroupKey::Application(Some(id)) => {
            Some(collator.key(&workspace.title_of(id).unwrap_or_default()))
        }
        _ => None,
    };
    groups.sort_by_cached_key(|group| (named(&group.key).is_none(), named(&group.key)));
    let mut rows = Vec::with_capacity(entries.len());
    for group in &mut groups {
        let start = rows.len();
        rows.extend(entries.get(group.entries.clone()).unwrap_or_default().iter().cloned());
        group.entries = start..rows.len();
    }
    *entries = rows;
    groups
}

/// The place of a group; groups of the same place stay in the order of their first entries.
fn place(key: &GroupKey, by: GroupBy) -> (u8, NaiveDate, bool, Option<Period>) {
    let none = NaiveDate::MIN;
    match key {
        GroupKey::Overdue => (0, none, false, None),
        GroupKey::Week(day) | GroupKey::Month(day) => (1, *day, false, None),
        GroupKey::Sometime(period) => {
            let last = period.days().1;
            let start = if by == GroupBy::Week { week_start(last) } else { month_start(last) };
            (1, start, true, Some(*period))
        }
        GroupKey::Programme(id) | GroupKey::Owner(id) | GroupKey::Application(id) => {
            (1 + u8::from(id.is_none()), none, false, None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::fixtures::{Desk, clock, own};
    use crate::agenda::{Query, States};
    use crate::model::deadline::Deadline;

    /// The groups of the overview of 2026, each as its key and the titles in it.
    fn groups(desk: &Desk, by: GroupBy) -> Vec<String> {
        let query = Query {
            from: "2026-01-01".parse().unwrap(),
            days: 364,
            states: States::All,
            clock: clock("2026-03-02T12:00:00Z"),
        };
        let mut entries = desk.agenda.overview(&desk.workspace, &query);
        let before = entries.len();
        let groups = group(&mut entries, by, query.clock.zone);
        assert_eq!(entries.len(), before);
        assert!(groups.windows(2).all(|pair| pair[0].entries.end == pair[1].entries.start));
        let titles = |it: &Group| entries[it.entries.clone()].iter().map(|e| e.title.as_str()).collect::<Vec<_>>();
        groups.iter().map(|it| format!("{:?}: {}", it.key, titles(it).join(" "))).collect()
    }

    fn desk(deadlines: &[(&str, &str)]) -> Desk {
        Desk::of(deadlines.iter().map(|(id, due)| Box::new(own(id, due)) as Box<_>))
    }

    #[test]
    fn weeks_begin_on_monday_after_what_is_overdue_and_vague_dates_follow_where_they_end() {
        let desk = desk(&[
            ("late", "2026-02-27"),
            ("sunday", "2026-03-08"),
            ("monday", "2026-03-09"),
            ("march", "2026-03"),
            ("april1", "2026-04-01"),
            ("night", "2026-03-16T00:30[Europe/Helsinki]"),
        ]);
        assert_eq!(
            groups(&desk, GroupBy::Week),
            [
                "Overdue: late",
                "Week(2026-03-02): sunday",
                "Week(2026-03-09): monday night",
                "Week(2026-03-30): april1",
                "Sometime(Month(2026, 3)): march",
            ]
        );
    }

    #[test]
    fn a_month_takes_the_dates_that_name_it_and_longer_spans_follow_their_last_month() {
        let desk = desk(&[
            ("late", "2026-02-27"),
            ("march", "2026-03"),
            ("ides", "2026-03-15"),
            ("q1", "2026-Q1"),
            ("h1", "2026-H1"),
            ("june", "2026-06-30"),
            ("july", "2026-07-01"),
        ]);
        assert_eq!(
            groups(&desk, GroupBy::Month),
            [
                "Overdue: late",
                "Month(2026-03-01): ides march",
                "Sometime(Quarter(2026, 1)): q1",
                "Month(2026-06-01): june",
                "Sometime(Half(2026, 1)): h1",
                "Month(2026-07-01): july",
            ]
        );
    }

    #[test]
    fn owners_come_as_they_are_met_and_nobody_last() {
        let owned = |id: &str, due: &str, owner: &str| Deadline { owner: Some(owner.into()), ..own(id, due) };
        let deadlines = [
            own("a", "2026-03-03"),
            owned("b", "2026-03-04", "ola"),
            owned("c", "2026-03-05", "kari"),
            owned("late", "2026-03-01", "kari"),
        ];
        let desk = Desk::of(deadlines.map(|it| Box::new(it) as Box<_>));
        assert_eq!(
            groups(&desk, GroupBy::Owner),
            ["Owner(Some(Id(kari))): late c", "Owner(Some(Id(ola))): b", "Owner(None): a"]
        );
        assert_eq!(groups(&desk, GroupBy::Programme), ["Programme(None): late a b c"]);
        assert_eq!(GroupBy::ALL.map(|by| GroupBy::from_key(by.key())), GroupBy::ALL.map(Some));
    }
}
