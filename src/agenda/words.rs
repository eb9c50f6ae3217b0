//! Entries of the agenda and their groups in the reader's words.

use chrono_tz::Tz;

use super::{Entry, GroupKey};
use crate::i18n::format::{self, DateStyle};
use crate::i18n::{self, Lang};
use crate::model::date::DateValue;
use crate::model::deadline::{DeadlineState, What};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::Office;
use crate::model::workspace::Workspace;
use crate::tr;

/// Days before its end from which an entry counts as soon due, where neither it nor the office says how many.
const USUAL_LEAD: i64 = 7;

/// How much haste an entry calls for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Urgency {
    /// Its end lies behind.
    Overdue,
    /// It ends today.
    Today,
    /// It ends within its lead time.
    Soon,
    /// It ends later, or some time.
    Later,
    /// It is done, dropped or passed.
    Settled,
}

impl Urgency {
    /// How much haste the entry calls for; `office_lead` is what [`office_lead`] gives.
    pub fn of(entry: &Entry, office_lead: Option<i64>) -> Self {
        let lead = || entry.lead_days.iter().copied().max().or(office_lead).unwrap_or(USUAL_LEAD);
        match entry.days_left {
            _ if entry.state != DeadlineState::Open => Self::Settled,
            _ if entry.overdue => Self::Overdue,
            Some(0) => Self::Today,
            Some(days) if days > 0 && days <= lead() => Self::Soon,
            _ => Self::Later,
        }
    }
}

/// Days before its end from which the office counts a deadline as soon due.
pub fn office_lead(workspace: &Workspace) -> Option<i64> {
    workspace.all::<Office>(Kind::OFFICE).next().and_then(|office| office.lead_days.iter().copied().max())
}

/// What an entry is called: its record, and the part where that says more.
pub fn entry_title(entry: &Entry, lang: Lang) -> String {
    let label = entry_label(entry, lang);
    match (entry.title.as_str(), label.as_str()) {
        (title, "") => title.to_owned(),
        ("", label) => label.to_owned(),
        (title, label) => format!("{title} – {label}"),
    }
}

/// What the part is called that an entry comes from; empty where the record says it all.
pub fn entry_label(entry: &Entry, lang: Lang) -> String {
    if !entry.label.is_empty() || entry.part_kind.is_empty() {
        return entry.label.clone();
    }
    let choice = match entry.what {
        // The single deadline of a call needs no further name.
        What::CutOff if entry.part_kind == "single" || entry.part_kind == "cut_off" => return String::new(),
        What::CutOff => "cut_off_stage",
        What::Report => "report_kind",
        _ => "document_kind",
    };
    i18n::choice_label(lang, choice, &entry.part_kind)
}

/// When something is due, in up to three short lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// The day or the period.
    pub day: String,
    /// The time with its zone where that is not the reader's; `*` marks an assumed one. None for a whole day.
    pub time: Option<String>,
    /// What that is on the reader's clock, where it differs.
    pub local: Option<String>,
}

impl Due {
    /// The lines under each other.
    pub fn lines(&self) -> String {
        self.joined("\n")
    }

    /// The whole in one line.
    pub fn line(&self) -> String {
        self.joined(", ")
    }

    fn joined(&self, between: &str) -> String {
        let parts = [Some(&self.day), self.time.as_ref(), self.local.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(between)
    }
}

/// When the date is for a reader in the zone.
pub fn due(date: &DateValue, reader: Tz, lang: Lang) -> Due {
    let Some(moment) = date.moment() else {
        let day = format::value(lang, date, reader, DateStyle::Medium);
        return Due { day, time: None, local: None };
    };
    let day = format::date(lang, moment.wall.date(), DateStyle::Medium);
    let mark = if moment.assumed { "*" } else { "" };
    let time = format!("{}{mark}", format::time(lang, moment.wall.time()));
    if moment.zone == reader {
        return Due { day, time: Some(time), local: None };
    }
    let time = Some(format!("{time} {}", i18n::zone_name(lang, moment.zone)));
    let here = moment.instant().with_timezone(&reader).naive_local();
    let local = (here != moment.wall).then(|| {
        let clock = format::time(lang, here.time());
        if here.date() == moment.wall.date() {
            tr!(lang, "deadlines-local", time = clock)
        } else {
            tr!(lang, "deadlines-local-day", time = clock, date = format::day_and_month(lang, here.date()))
        }
    });
    Due { day, time, local }
}

/// How much time is left, in words, and how much haste that calls for; no words where an open entry has only a vague
/// date ahead.
pub fn time_left(entry: &Entry, office_lead: Option<i64>, lang: Lang) -> (String, Urgency) {
    let urgency = Urgency::of(entry, office_lead);
    let words = match entry.days_left {
        _ if urgency == Urgency::Settled => i18n::choice_label(lang, DeadlineState::DEF.key, entry.state.code()),
        Some(0) | None if entry.overdue => tr!(lang, "word-overdue"),
        Some(days) => format::days_left(lang, days),
        None => String::new(),
    };
    (words, urgency)
}

/// The heading of a group of entries.
pub fn heading(key: &GroupKey, workspace: &Workspace, lang: Lang) -> String {
    let title = |id: &Id| workspace.title_of(id).unwrap_or_else(|| id.to_string());
    match key {
        GroupKey::Overdue => tr!(lang, "group-overdue"),
        GroupKey::Week(monday) => format::week_of_year(lang, *monday),
        GroupKey::Month(first) => format::month(lang, *first),
        GroupKey::Sometime(period) => tr!(lang, "group-sometime", period = format::period(lang, *period)),
        GroupKey::Programme(Some(id)) | GroupKey::Owner(Some(id)) | GroupKey::Application(Some(id)) => title(id),
        GroupKey::Programme(None) => tr!(lang, "group-no-programme"),
        GroupKey::Owner(None) => tr!(lang, "group-no-owner"),
        GroupKey::Application(None) => tr!(lang, "group-no-application"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(days_left: Option<i64>, overdue: bool) -> Entry {
        Entry { days_left, overdue, state: DeadlineState::Open, ..Entry::default() }
    }

    #[test]
    fn the_time_left_is_told_in_words_and_grows_urgent_within_the_lead_time() {
        let told = |days, overdue| time_left(&entry(days, overdue), Some(30), Lang::En);
        assert_eq!(told(Some(31), false), ("31 days left".to_owned(), Urgency::Later));
        assert_eq!(told(Some(30), false), ("30 days left".to_owned(), Urgency::Soon));
        assert_eq!(told(Some(0), false), ("today".to_owned(), Urgency::Today));
        assert_eq!(told(Some(0), true), ("overdue".to_owned(), Urgency::Overdue));
        assert_eq!(told(Some(-2), true), ("2 days overdue".to_owned(), Urgency::Overdue));
        assert_eq!(told(None, true), ("overdue".to_owned(), Urgency::Overdue));
        assert_eq!(told(None, false), (String::new(), Urgency::Later));
    }

    #[test]
    fn an_entry_s_own_lead_days_go_before_the_office_s_and_what_is_done_is_not_urgent() {
        let early = Entry { lead_days: vec![90, 14], ..entry(Some(60), false) };
        assert_eq!(Urgency::of(&early, Some(30)), Urgency::Soon);
        assert_eq!(Urgency::of(&entry(Some(8), false), None), Urgency::Later);
        let done = Entry { state: DeadlineState::Done, ..entry(Some(0), false) };
        assert_eq!(time_left(&done, None, Lang::En), ("Done".to_owned(), Urgency::Settled));
    }

    #[test]
    fn a_moment_elsewhere_is_told_with_its_zone_and_on_the_readers_clock() {
        let date: DateValue = "2026-04-16T17:00[Europe/Brussels]?".parse().unwrap();
        let due_in = |zone| due(&date, zone, Lang::En);
        assert_eq!(due_in(chrono_tz::Europe::Brussels).lines(), "16 Apr 2026\n17:00*");
        assert_eq!(due_in(chrono_tz::Europe::Oslo).lines(), "16 Apr 2026\n17:00* Brussels");
        assert_eq!(due_in(chrono_tz::Europe::Helsinki).line(), "16 Apr 2026, 17:00* Brussels, 18:00 your time");
        assert_eq!(due(&"2026-Q3".parse().unwrap(), chrono_tz::UTC, Lang::En).lines(), "Q3 2026");
    }

    #[test]
    fn a_part_without_a_name_goes_by_its_sort_unless_there_is_only_one() {
        let of = |part_kind: &str, label: &str| Entry {
            title: "Ports".into(),
            label: label.into(),
            part_kind: part_kind.into(),
            what: What::CutOff,
            ..Entry::default()
        };
        assert_eq!(entry_title(&of("single", ""), Lang::En), "Ports");
        assert_eq!(entry_title(&of("first", ""), Lang::En), "Ports – First stage");
        assert_eq!(entry_title(&of("first", "Round 1"), Lang::En), "Ports – Round 1");
    }
}
