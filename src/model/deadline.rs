//! Deadlines: the user's own, and what the user noted on those derived from other records.

use super::date::DateValue;
use super::id::Id;
use super::value::ValueKind;

choices! {
    /// Where a deadline stands.
    pub enum DeadlineState = "deadline_state" {
        /// To be met.
        Open = "open",
        /// Met.
        Done = "done",
        /// Given up, or no longer of interest.
        Dropped = "dropped",
    }
}

choices! {
    /// How a deadline comes again once it is done.
    pub enum Repetition = "repetition" {
        /// Every week.
        Weekly = "weekly",
        /// Every month.
        Monthly = "monthly",
        /// Every three months.
        Quarterly = "quarterly",
        /// Every four months, as tertial reports do.
        Tertially = "tertially",
        /// Every year.
        Yearly = "yearly",
    }
}

choices! {
    /// What about its source a derived deadline is.
    pub enum What = "what" {
        /// A deadline of the user's own.
        Own = "own",
        /// A call opens.
        Opening = "opening",
        /// A call's deadline, stage or cut-off.
        CutOff = "cut_off",
        /// A task of an application.
        Task = "task",
        /// A milestone of a project.
        Milestone = "milestone",
        /// The case must be on the agenda of the political body.
        AgendaCutOff = "agenda_cut_off",
        /// The political body meets.
        Approval = "approval",
        /// A document of a consortium member is needed.
        Document = "document",
        /// The outcome of a submission is expected.
        Outcome = "outcome",
        /// A reporting period ends.
        PeriodEnd = "period_end",
        /// A report is due.
        Report = "report",
        /// A deliverable is due.
        Deliverable = "deliverable",
        /// A payment is expected.
        Payment = "payment",
        /// A project begins.
        ProjectStart = "project_start",
        /// A project ends.
        ProjectEnd = "project_end",
        /// Documents need no longer be kept.
        Retention = "retention",
        /// Keeping a person's data is looked at again.
        ConsentReview = "consent_review",
    }
}

record! {
    /// A deadline; one with `derived_from` holds what the user noted on an entry that comes from another record.
    pub struct Deadline = "deadline" {
        /// What must be done.
        title: String = text().group(Group::Identity).title().column();
        /// By when.
        due: Option<DateValue> = date().column();
        /// Where it stands; nothing means open.
        state: DeadlineState = choice(&DeadlineState::DEF).group(Group::Time).column().initial("open");
        /// When it was done.
        done_on: Option<DateValue> = date();
        /// Who sees to it.
        owner: Option<Id> = link("person").column();
        /// Days before it at which to be reminded.
        lead_days: Vec<i64> = of(ValueKind::Integers(0, 3650)).group(Group::Time);
        /// How it comes again.
        repetition: Repetition = choice(&Repetition::DEF).group(Group::Time);
        /// The last day on which it comes again.
        repeat_until: Option<DateValue> = date();
        /// The record it belongs to.
        belongs_to: Option<Id> = link("*").column();
        /// The record it is derived from.
        derived_from: Option<Id> = link("*").group(Group::Notes).lasting();
        /// The part of that record.
        derived_part: Option<Id> = link("*").group(Group::Notes).lasting();
        /// What about it.
        derived_what: What = choice(&What::DEF).group(Group::Notes);
        /// What it is about.
        themes: Vec<String> = tags().search();
        /// Notes.
        notes: String = long_text().group(Group::Notes).search();
    }
}
