//! The deadline overview: what stands in a range of days, and what is overdue.

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::model::date::DateValue;
use crate::model::workspace::Workspace;

use super::derive::{Item, Standing};
use super::present::{now_of, present};
use super::workdays::WorkingDays;
use super::{Agenda, Entry};

/// The present instant, and who reads.
#[derive(Clone, Copy, Debug)]
pub struct Clock<'a> {
    /// The present instant.
    pub now: DateTime<Utc>,
    /// The reader's time zone.
    pub zone: Tz,
    /// The calendars by which working days count; without them none are counted.
    pub working_days: Option<&'a WorkingDays>,
}

impl Clock<'_> {
    /// The day it is for the reader.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// Days from today to the day of the date in the reader's zone, negative once behind; nothing for a
    /// vague date, which has no day to count to.
    pub fn days_left(&self, due: &DateValue) -> Option<i64> {
        (!due.is_vague()).then(|| (due.day_in(self.zone) - self.today()).num_days())
    }

    /// Working days likewise, today left out and the day itself taken in; nothing where they are not
    /// counted, or a calendar does not know a year in between.
    pub fn working_days_left(&self, due: &DateValue) -> Option<i64> {
        let calendars = self.working_days.filter(|_| !due.is_vague())?;
        calendars.between(self.today(), due.day_in(self.zone)).ok()
    }
}

/// Which entries are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum States {
    /// Those that are to be met.
    #[default]
    Open,
    /// Those that are done, dropped or passed too.
    All,
}

/// A range of days, both ends inclusive.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The first day, in the reader's zone.
    pub from: NaiveDate,
    /// How many days after it the last one is.
    pub days: u32,
    /// Which entries are asked for.
    pub states: States,
    /// The present instant, and who reads.
    pub clock: Clock<'a>,
}

impl Query<'_> {
    fn last(&self) -> NaiveDate {
        self.from.checked_add_days(Days::new(self.days.into())).unwrap_or(NaiveDate::MAX)
    }

    /// True where the item stands in the overview: in the range and in a state asked for, or overdue.
    fn wants(&self, item: &Item, last: NaiveDate, today: NaiveDate) -> bool {
        // The cheap test first: a day in one zone is at most the day before or after in another.
        let (first_day, last_day) = (item.due.first_day(), item.due.last_day());
        let near = |day: NaiveDate, days: u64| day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        let maybe_overdue = item.duty && item.standing == Standing::Open && last_day <= near(today, 1);
        let maybe_in = self.from <= near(last_day, 1) && first_day <= near(last, 1);
        if !maybe_overdue && !maybe_in {
            return false;
        }
        let now = now_of(item, &self.clock);
        let is_in = || match item.due {
            DateValue::Moment(_) => (self.from..=last).contains(&item.due.day_in(self.clock.zone)),
            _ => self.from <= last_day && first_day <= last,
        };
        now.overdue || (now.standing == Standing::Open || self.states == States::All) && is_in()
    }
}

impl Agenda {
    /// The entries of the overview, by the instant at which they end, then by title.
    ///
    /// Those that are overdue stand in it whatever the range. A vague date is in where its span
    /// touches the range, and has its place at the span's end, after what is due exactly then.
    pub fn overview(&self, workspace: &Workspace, query: &Query<'_>) -> Vec<Entry> {
        let (last, today) = (query.last(), query.clock.today());
        let wanted = self.items().filter(|(_, item)| query.wants(item, last, today));
        let entries = wanted.filter_map(|(source, item)| present(workspace, source, item, &query.clock));
        let mut entries: Vec<Entry> = entries.collect();
        sort_by_due(&mut entries, query.clock.zone);
        entries
    }
}

/// Sorts entries by the instant at which they end for a reader in the zone, exact dates before vague ones,
/// then by title, label and id.
pub fn sort_by_due(entries: &mut [Entry], zone: Tz) {
    entries.sort_by_cached_key(|entry| {
        let end = entry.due.map(|due| (due.end(zone), due.is_vague()));
        (end.is_none(), end, entry.title.clone(), entry.label.clone(), entry.id.clone())
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::fixtures::{Desk, call, clock, clock_in, date, decided, own};
    use crate::model::call::Decision;
    use crate::model::deadline::{Deadline, DeadlineState};
    use crate::model::schema::Record;
    use chrono_tz::{Atlantic::Reykjavik, Europe::Helsinki};

    fn desk(deadlines: &[(&str, &str)]) -> Desk {
        Desk::of(deadlines.iter().map(|(id, due)| Box::new(own(id, due)) as Box<dyn Record>))
    }

    #[test]
    fn both_ends_of_the_range_are_in_it_and_today_is_its_first_day() {
        let desk = desk(&[("a", "2026-03-01"), ("b", "2026-03-02"), ("c", "2026-03-12"), ("d", "2026-03-13")]);
        let now = clock("2026-03-02T08:00:00Z");
        assert_eq!(desk.titles("2026-03-02", 10, States::Open, now), ["a", "b", "c"], "a is overdue");
        assert_eq!(desk.titles("2026-03-02", 0, States::Open, now), ["a", "b"]);
        assert_eq!(desk.titles("2026-03-03", 10, States::Open, now), ["a", "c", "d"]);
    }

    #[test]
    fn done_and_dropped_ones_are_in_only_when_asked_for_and_only_in_the_range() {
        let stood = |id: &str, due: &str, state| Box::new(Deadline { state, ..own(id, due) }) as Box<dyn Record>;
        let desk = Desk::of([
            stood("a", "2026-02-01", DeadlineState::Done),
            stood("b", "2026-03-05", DeadlineState::Done),
            stood("c", "2026-03-05", DeadlineState::Dropped),
            stood("d", "2026-03-05", DeadlineState::Open),
            Box::new(call("e", &["x 2026-03-01"])),
        ]);
        let now = clock("2026-03-02T08:00:00Z");
        assert_eq!(desk.titles("2026-03-01", 10, States::Open, now), ["d"]);
        assert_eq!(desk.titles("2026-03-01", 10, States::All, now), ["e", "b", "c", "d"]);
    }

    #[test]
    fn a_deadline_at_five_is_overdue_at_six_though_no_day_has_passed() {
        let desk =
            Desk::of([Box::new(decided(call("c", &["x 2026-04-16T17:00[Europe/Brussels]"]), [Decision::Go]))
                as Box<dyn Record>]);
        let at = |now: &str| desk.cut_off("x", &clock(now));
        assert_eq!((at("2026-04-16T14:59:59Z").overdue, at("2026-04-16T14:59:59Z").days_left), (false, Some(0)));
        assert_eq!((at("2026-04-16T15:00:00Z").overdue, at("2026-04-16T16:00:00Z").days_left), (true, Some(0)));
        assert_eq!(at("2026-04-17T16:00:00Z").days_left, Some(-1));
    }

    #[test]
    fn days_left_are_counted_in_the_readers_zone() {
        let desk = desk(&[("m", "2026-04-16T23:30[Europe/Brussels]"), ("d", "2026-04-16")]);
        // 21:30 UTC on the 16th: already the 17th in Finland, still the 16th in Iceland.
        let left = |id: &str, zone| desk.entry(id, "own", &clock_in("2026-04-16T12:00:00Z", zone)).days_left;
        assert_eq!((left("m", Helsinki), left("m", Reykjavik)), (Some(1), Some(0)));
        assert_eq!((left("d", Helsinki), left("d", Reykjavik)), (Some(0), Some(0)));
        let late = "2026-04-16T22:00:00Z";
        assert!(desk.entry("d", "own", &clock_in("2026-04-16T21:00:00Z", Helsinki)).overdue);
        assert!(!desk.entry("d", "own", &clock_in(late, Reykjavik)).overdue);
        assert_eq!(desk.entry("d", "own", &clock_in(late, Helsinki)).days_left, Some(-1));
        let in_finland = clock_in("2026-04-16T12:00:00Z", Helsinki);
        assert_eq!(desk.titles("2026-04-17", 0, States::Open, in_finland), ["m"]);
        assert_eq!(desk.titles("2026-04-16", 0, States::Open, in_finland), ["d"]);
    }

    #[test]
    fn a_day_of_23_or_25_hours_counts_as_one() {
        let desk = desk(&[("spring", "2026-03-30T00:30[Europe/Oslo]"), ("autumn", "2026-10-26T00:30[Europe/Oslo]")]);
        assert_eq!(desk.entry("spring", "own", &clock("2026-03-28T23:30:00Z")).days_left, Some(1));
        assert_eq!(desk.entry("autumn", "own", &clock("2026-10-24T22:30:00Z")).days_left, Some(1));
        assert!(desk.entry("spring", "own", &clock("2026-03-29T22:30:00Z")).overdue);
        assert!(!desk.entry("spring", "own", &clock("2026-03-29T22:29:59Z")).overdue);
    }

    #[test]
    fn a_vague_date_is_in_where_its_span_touches_the_range_and_stands_at_its_end() {
        let desk = desk(&[("autumn", "2026-H2"), ("december", "2026-12"), ("sure", "2026-12-31"), ("next", "2027")]);
        let now = clock("2026-06-01T12:00:00Z");
        assert_eq!(desk.titles("2026-06-01", 29, States::Open, now), Vec::<String>::new());
        assert_eq!(desk.titles("2026-06-01", 30, States::Open, now), ["autumn"]);
        assert_eq!(desk.titles("2026-12-31", 1, States::Open, now), ["sure", "autumn", "december", "next"]);
        assert_eq!(desk.entry("autumn", "own", &now).days_left, None);
        let later = clock("2027-02-01T12:00:00Z");
        assert_eq!(desk.titles("2027-02-01", 0, States::Open, later), ["sure", "autumn", "december", "next"]);
        assert!(desk.entry("autumn", "own", &later).overdue && !desk.entry("next", "own", &later).overdue);
    }

    #[test]
    fn entries_come_by_instant_and_then_by_title() {
        let desk = desk(&[
            ("z", "2026-04-16T17:00[Europe/Brussels]"),
            ("b", "2026-04-16T18:00[Europe/Helsinki]"),
            ("a", "2026-04-16T18:00[Europe/Brussels]"),
            ("day", "2026-04-16"),
        ]);
        let now = clock("2026-04-01T12:00:00Z");
        assert_eq!(desk.titles("2026-04-16", 0, States::Open, now), ["b", "z", "a", "day"]);
    }

    #[test]
    fn working_days_leave_today_out_take_the_due_day_in_and_end_where_the_table_ends() {
        let desk = desk(&[("a", "2026-05-15"), ("far", "2060-01-04"), ("vague", "2026-05")]);
        let count = |codes: &[&str], id: &str| {
            let calendars = WorkingDays::new(codes).unwrap();
            let now = Clock { working_days: Some(&calendars), ..clock("2026-05-13T12:00:00Z") };
            desk.entry(id, "own", &now).working_days_left
        };
        // Wednesday to Friday over Ascension Day, which is free in Norway.
        assert_eq!(count(&["NO"], "a"), Some(1));
        assert_eq!(count(&[], "a"), Some(2));
        assert_eq!(count(&["EU"], "far"), None);
        assert!(count(&["NO"], "far").is_some());
        assert_eq!(count(&[], "vague"), None);
        assert_eq!(desk.entry("a", "own", &clock("2026-05-13T12:00:00Z")).due, date("2026-05-15"));
    }
}
