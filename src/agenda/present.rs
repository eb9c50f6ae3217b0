//! An entry as of a clock, with the words of its source.

use crate::model::application::{
    Application, Approval, Deliverable, Document, Member, Milestone, Payment, Report, ReportingPeriod, Submission, Task,
};
use crate::model::call::{Call, CutOff, Decision};
use crate::model::date::DateValue;
use crate::model::deadline::{Deadline, DeadlineState};
use crate::model::id::Id;
use crate::model::person::Person;
use crate::model::schema::{Entity, Record, find};
use crate::model::workspace::Workspace;

use super::Entry;
use super::derive::{Item, Standing};
use super::list::item_id;
use super::overview::Clock;

/// Where an item stands as of a clock.
pub(crate) struct Now {
    pub(crate) standing: Standing,
    pub(crate) overdue: bool,
    pub(crate) passed: bool,
}

/// Where the item stands as of the clock.
pub(crate) fn now_of(item: &Item, clock: &Clock<'_>) -> Now {
    let behind = item.standing == Standing::Open && item.due.has_passed(clock.now, clock.zone);
    let passed = behind && !item.duty;
    let standing = if passed { Standing::Dropped } else { item.standing };
    Now { standing, overdue: behind && item.duty, passed }
}

/// Makes the entry; nothing where the workspace no longer has the source.
pub(crate) fn present(workspace: &Workspace, source: &Id, item: &Item, clock: &Clock<'_>) -> Option<Entry> {
    let record = workspace.record(source)?;
    let now = now_of(item, clock);
    let mut entry = Entry {
        id: item_id(workspace, source, item),
        title: record.title(),
        due: Some(item.due),
        state: match now.standing {
            Standing::Open => DeadlineState::Open,
            Standing::Done => DeadlineState::Done,
            Standing::Dropped => DeadlineState::Dropped,
        },
        what: item.what.clone(),
        owner: item.owner.clone(),
        days_left: clock.days_left(&item.due),
        working_days_left: clock.working_days_left(&item.due),
        overdue: now.overdue,
        passed: now.passed,
        ours: concerns_us(record.as_ref(), item),
        source: Some(source.clone()),
        source_kind: record.schema().key.to_owned(),
        part: item.part.clone(),
        application: item.applications().to_vec(),
        time_assumed: item.due.moment().is_some_and(|moment| moment.assumed),
        source_gone: item.gone,
        ..Entry::default()
    };
    describe(workspace, record.as_ref(), &mut entry);
    let overlays = item.overlays().iter().filter_map(|id| workspace.get::<Deadline>(id));
    overlays.for_each(|overlay| lay(overlay, &mut entry));
    if let Some(part) = item.part.as_ref().and_then(|id| find(record.as_entity(), id)) {
        describe_part(workspace, record.as_ref(), part, &mut entry);
    }
    Some(entry)
}

/// False for what comes and goes by itself: openings and deadlines of calls that nobody here works on.
fn concerns_us(record: &dyn Record, item: &Item) -> bool {
    item.duty || !item.applications().is_empty() || record.downcast::<Call>().is_none()
}

fn describe(workspace: &Workspace, record: &dyn Record, entry: &mut Entry) {
    if let Some(call) = record.downcast::<Call>() {
        entry.programme.clone_from(&call.programme);
        entry.themes.clone_from(&call.themes);
        describe_call(call, entry);
    } else if let Some(application) = record.downcast::<Application>() {
        entry.programme = programme_of(workspace, application);
        entry.themes.clone_from(&application.themes);
        if let Some(call) = application.call.as_ref().and_then(|id| workspace.get::<Call>(id)) {
            describe_call(call, entry);
        }
    } else if let Some(person) = record.downcast::<Person>() {
        entry.themes.clone_from(&person.themes);
    } else if let Some(deadline) = record.downcast::<Deadline>() {
        lay(deadline, entry);
        let about = deadline.belongs_to.as_ref().or(deadline.derived_from.as_ref());
        entry.belongs_to.clone_from(&deadline.belongs_to);
        let Some(about) = about.and_then(|id| workspace.holder(id)) else { return };
        if let Some(call) = about.downcast::<Call>() {
            entry.programme.clone_from(&call.programme);
            describe_call(call, entry);
        } else if let Some(application) = about.downcast::<Application>() {
            entry.programme = programme_of(workspace, application);
            entry.application = vec![application.id.clone()];
        } else if about.schema().key == "programme" {
            entry.programme = Some(about.id().clone());
        }
    }
}

fn describe_call(call: &Call, entry: &mut Entry) {
    let has = |decision: Decision| call.triage.iter().any(|it| it.decision == decision);
    let open = || call.triage.is_empty() || call.triage.iter().any(|it| matches!(it.code().as_ref(), "new"));
    entry.decision = match () {
        () if has(Decision::Go) => Decision::Go,
        () if has(Decision::Watching) => Decision::Watching,
        () if open() => Decision::New,
        () => Decision::NoGo,
    };
    entry.call_status = call.status.clone();
}

fn programme_of(workspace: &Workspace, application: &Application) -> Option<Id> {
    let of_call = || workspace.get::<Call>(application.call.as_ref()?)?.programme.clone();
    application.programme.clone().or_else(of_call)
}

/// What the user noted goes over what the source says.
fn lay(deadline: &Deadline, entry: &mut Entry) {
    if deadline.done_on.is_some() && entry.state == DeadlineState::Done {
        entry.done_on = deadline.done_on;
    }
    if !deadline.lead_days.is_empty() {
        entry.lead_days.clone_from(&deadline.lead_days);
    }
    if !deadline.themes.is_empty() {
        entry.themes.clone_from(&deadline.themes);
    }
    if !deadline.notes.is_empty() {
        entry.notes.clone_from(&deadline.notes);
    }
}

fn describe_part(workspace: &Workspace, record: &dyn Record, part: &dyn Entity, entry: &mut Entry) {
    let any = part.as_any();
    let mut note = "";
    let mut done_on: Option<DateValue> = None;
    if let Some(it) = any.downcast_ref::<CutOff>() {
        entry.label.clone_from(&it.label);
        it.stage.code().clone_into(&mut entry.part_kind);
        if let Some(last) = it.moves.last() {
            (entry.moved, entry.moved_from, entry.moved_on) = (true, last.from, last.noticed);
        }
        note = &it.notes;
        done_on = handed_in_on(workspace, &entry.application, &it.id);
    } else if let Some(it) = any.downcast_ref::<Task>() {
        entry.label.clone_from(&it.title);
        note = &it.notes;
    } else if let Some(it) = any.downcast_ref::<Milestone>() {
        entry.label.clone_from(&it.title);
        note = &it.notes;
    } else if let Some(it) = any.downcast_ref::<Approval>() {
        entry.label = joined(&it.organ, &it.case_number);
        note = &it.notes;
    } else if let Some(it) = any.downcast_ref::<Document>() {
        let member = record.downcast::<Application>().and_then(|application| member_with(application, &it.id));
        let partner = member.and_then(|member| member.partner.as_ref());
        entry.label = partner.and_then(|id| workspace.title_of(id)).unwrap_or_default();
        it.document.code().clone_into(&mut entry.part_kind);
        note = &it.notes;
        done_on = it.signed_on.or(it.received_on);
    } else if let Some(it) = any.downcast_ref::<Submission>() {
        entry.label = joined(&it.stage, &it.number);
    } else if let Some(it) = any.downcast_ref::<ReportingPeriod>() {
        entry.label = it.number.map(|number| number.to_string()).unwrap_or_default();
        note = &it.notes;
    } else if let Some(it) = any.downcast_ref::<Report>() {
        entry.label.clone_from(&it.title);
        it.report_kind.code().clone_into(&mut entry.part_kind);
        note = &it.notes;
        done_on = it.submitted_on;
    } else if let Some(it) = any.downcast_ref::<Deliverable>() {
        entry.label = joined(&it.number, &it.title);
        note = &it.notes;
    } else if let Some(it) = any.downcast_ref::<Payment>() {
        entry.label.clone_from(&it.title);
        done_on = it.received_on;
    }
    if entry.notes.is_empty() {
        note.clone_into(&mut entry.notes);
    }
    if entry.state == DeadlineState::Done {
        entry.done_on = entry.done_on.or(done_on);
    }
}

/// Two words with a space between, or the one there is.
fn joined(first: &str, second: &str) -> String {
    format!("{first} {second}").trim().to_owned()
}

fn member_with<'a>(application: &'a Application, document: &Id) -> Option<&'a Member> {
    application.consortium.iter().find(|member| member.documents.iter().any(|it| it.id == *document))
}

/// The day of the first submission to the cut-off.
fn handed_in_on(workspace: &Workspace, applications: &[Id], cut_off: &Id) -> Option<DateValue> {
    let applications = applications.iter().filter_map(|id| workspace.get::<Application>(id));
    let submissions = applications.flat_map(|it| it.submissions.iter());
    submissions.filter(|it| it.cut_off.as_ref() == Some(cut_off)).find_map(|it| it.submitted_on)
}
