//! An entry of the agenda as tables, filters, exports and printed pages meet it.
//!
//! An entry is not stored: it is made from its source, and what the user noted on it, as of a clock.

use super::call::{CallStatus, Decision};
use super::date::DateValue;
use super::deadline::{DeadlineState, What};
use super::id::Id;
use super::value::ValueKind;

part! {
    /// Something with a date, as it stands at a given instant for a reader in a given zone.
    pub struct Entry = "agenda_entry" {
        /// What the record it comes from is called.
        title: String = text().group(Group::Identity).title().column();
        /// What the part it comes from is called: a task's title, a cut-off's label, a political body.
        label: String = text().group(Group::Identity).search().column();
        /// The code of the part's own sort: a cut-off's stage, a document, what a report tells.
        part_kind: String = text().group(Group::Identity);
        /// By when; every entry has a date.
        due: Option<DateValue> = date().column();
        /// Where it stands; never unset. One that is `passed` counts as dropped.
        state: DeadlineState = choice(&DeadlineState::DEF).group(Group::Time).column();
        /// What about its source it is.
        what: What = choice(&What::DEF).group(Group::Identity).column();
        /// Who sees to it.
        owner: Option<Id> = link("person").column();
        /// Days from the reader's today to its day in the reader's zone; negative once behind, none for a vague date.
        days_left: Option<i64> = integer(-4_000_000, 4_000_000).group(Group::Time).column();
        /// Working days likewise, today left out and its day taken in; none where a calendar ends before it.
        working_days_left: Option<i64> = integer(-4_000_000, 4_000_000).group(Group::Time).column();
        /// True where it is open, its end lies behind, and someone answers for it.
        overdue: bool = of(ValueKind::Bool).group(Group::Time);
        /// True where its end lies behind and nobody had to do anything about it.
        passed: bool = of(ValueKind::Bool).group(Group::Time);
        /// False for what comes and goes by itself: openings and deadlines of calls that nobody here works on.
        ours: bool = of(ValueKind::Bool).group(Group::Time);
        /// When it was done.
        done_on: Option<DateValue> = date();
        /// The record it comes from.
        source: Option<Id> = link("*").group(Group::Identity);
        /// The key of that record's kind.
        source_kind: String = text().group(Group::Identity);
        /// The part of that record it comes from.
        part: Option<Id> = link("*").group(Group::Identity);
        /// The record that a deadline of the user's own belongs to.
        belongs_to: Option<Id> = link("*");
        /// The programme.
        programme: Option<Id> = link("programme").column();
        /// The applications it is of, or that aim at it; those that are still to be handed in stand first.
        application: Vec<Id> = links("application");
        /// The office's decision on its call: the one that asks most where organisations differ.
        decision: Decision = choice(&Decision::DEF);
        /// The status of its call in the portal.
        call_status: CallStatus = choice(&CallStatus::DEF).group(Group::Time);
        /// What it is about.
        themes: Vec<String> = tags().search();
        /// Days before it at which to be reminded; nothing means the office's usual ones.
        lead_days: Vec<i64> = of(ValueKind::Integers(0, 3650)).group(Group::Time);
        /// True where the source gave only a day and the time was filled in by rule.
        time_assumed: bool = of(ValueKind::Bool).group(Group::Time);
        /// True where its source has moved it.
        moved: bool = of(ValueKind::Bool).group(Group::Time);
        /// What it was before its last move.
        moved_from: Option<DateValue> = date();
        /// When its last move was noticed.
        moved_on: Option<DateValue> = date();
        /// True where its source no longer has it, and it stays because someone noted something on it or aims at it.
        source_gone: bool = of(ValueKind::Bool).group(Group::Notes);
        /// Notes.
        notes: String = long_text().group(Group::Notes).search();
    }
}
