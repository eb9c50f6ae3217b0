//! Everything with a date in one list: the user's own deadlines, and what follows from other records;
//! and the calendars and working days by which its days are counted.
//!
//! # What stands in the list
//!
//! | source | entries |
//! |---|---|
//! | deadline | itself, unless it holds what the user noted on an entry of another record |
//! | call | its opening; each stage and cut-off, expected ones too |
//! | application | tasks, milestones, the agenda cut-offs and meetings of political bodies, documents of the consortium, expected outcomes, ends of reporting periods, reports, deliverables, payments, the project's start and end, the end of retention |
//! | person | the review of keeping their data |
//!
//! Nothing stands in it twice: the deadline that an application aims at is the call's entry, which
//! names the application, takes its responsible for an owner and is done once it was handed in.
//!
//! # Where an entry stands
//!
//! A source's own word comes first: a task's state, a report handed in, a payment or document received,
//! a decided case. What is open in an application that is over (rejected, ineligible, closed, withdrawn)
//! is dropped, save retention. A call that all its organisations said no to has its entries dropped,
//! until someone touches one or an application aims at it.
//!
//! What the user notes on an entry ([`overlay`]) comes on top: done and dropped always hold; "open"
//! takes back a drop, but does not undo a fact of the source, such as a submission.
//!
//! # Duties, and what merely passes
//!
//! A portal's file brings hundreds of cut-offs of calls that nobody works on, most of them past. They must
//! not stand among the overdue ones. So an entry is either a *duty*, overdue when it is open and its end
//! lies behind, or a piece of *information*: once that lies behind it has `passed` and counts as dropped.
//!
//! - Openings, starts and ends of projects, ends of periods, expected outcomes and ends of retention are
//!   information; whatever the user touched, and everything else but cut-offs, is a duty.
//! - A cut-off is a duty where an application aims at it. An application aims at the cut-off it names;
//!   without one, at the call's goal: the first stage of a two-stage call, else the last cut-off (an
//!   earlier one gives way to the next). Once it passed the first stage, it aims at the second.
//! - Where no application answers the call, its goal is a duty if someone is responsible for the call, or
//!   an organisation watches it or said go (before that day, if the decision has one).
//! - A cut-off that the source no longer names stands in the list only if it was touched or is aimed at.

pub mod calendars;
pub mod deeds;
pub mod derive;
pub mod easter;
pub mod groups;
pub mod home;
pub mod inbox;
pub mod list;
pub mod overlay;
pub mod overview;
pub(crate) mod present;
pub mod words;
pub mod workdays;

pub use crate::model::agenda_entry::Entry;
pub use groups::{Group, GroupBy, GroupKey, group, group_in};
pub use list::Agenda;
pub use overlay::{Target, target, touch};
pub use overview::{Clock, Query, States};
pub use words::Urgency;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;
