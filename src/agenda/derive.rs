//! What each kind of record gives to the agenda, before any clock is looked at.

use crate::model::application::{Application, ApprovalDecision, Outcome, Stage, TaskState};
use crate::model::call::{Call, CutOff, CutOffStage, DeadlineModel, Decision};
use crate::model::date::DateValue;
use crate::model::deadline::{Deadline, DeadlineState, What};
use crate::model::id::Id;
use crate::model::person::Person;
use crate::model::schema::Record;
use crate::model::slot::Part;

use super::overlay::Overlays;

/// Where an entry stands, whatever the time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    Open,
    Done,
    Dropped,
}

/// The part of an entry that is kept: what its place in the list depends on. The rest is read from
/// the records when the entry is shown.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Item {
    pub(crate) due: DateValue,
    pub(crate) what: What,
    pub(crate) part: Option<Id>,
    pub(crate) owner: Option<Id>,
    /// Applications that aim at it, and records with what the user noted; absent for nearly all.
    pub(crate) ties: Option<Box<Ties>>,
    pub(crate) standing: Standing,
    /// True where it can be overdue.
    pub(crate) duty: bool,
    /// True where the source no longer has it.
    pub(crate) gone: bool,
}

/// The other records an entry depends on.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Ties {
    pub(crate) applications: Vec<Id>,
    pub(crate) overlays: Vec<Id>,
}

impl Item {
    fn new(due: DateValue, what: What, part: Option<&Id>) -> Self {
        Self {
            due,
            what,
            part: part.cloned(),
            owner: None,
            ties: None,
            standing: Standing::Open,
            duty: true,
            gone: false,
        }
    }

    pub(crate) fn applications(&self) -> &[Id] {
        self.ties.as_ref().map_or(&[], |ties| &ties.applications)
    }

    pub(crate) fn overlays(&self) -> &[Id] {
        self.ties.as_ref().map_or(&[], |ties| &ties.overlays)
    }

    /// True where it is open and somebody works on it or answers for it; what a call has to say else comes and goes by
    /// itself.
    pub(crate) fn matters(&self) -> bool {
        let of_call = matches!(self.what, What::Opening | What::CutOff);
        self.standing == Standing::Open && (self.duty || !of_call || !self.applications().is_empty())
    }

    fn is_touched(&self) -> bool {
        !self.overlays().is_empty()
    }
}

/// What a call, an application or a person gives. The applications are those that point at the call;
/// the overlays those on the record's entries. They are added to `items`.
pub(crate) fn items_of(
    record: &dyn Record,
    applications: &[&Application],
    overlays: &Overlays<'_>,
    items: &mut Vec<Item>,
) {
    if let Some(call) = record.downcast::<Call>() {
        of_call(call, applications, overlays, items);
    } else if let Some(application) = record.downcast::<Application>() {
        of_application(application, overlays, items);
    } else if let Some(person) = record.downcast::<Person>() {
        items.extend(person.review_on.map(|due| overlays.lay(Item::new(due, What::ConsentReview, None))));
    }
}

/// What a deadline record gives by itself: the user's own one, or one whose source is gone.
pub(crate) fn of_deadline(deadline: &Deadline, gone: bool) -> Option<Item> {
    let what = match &deadline.derived_what {
        what if gone && *what != What::Unset => what.clone(),
        _ => What::Own,
    };
    let mut item = Item::new(deadline.due?, what, deadline.derived_part.as_ref().filter(|_| gone));
    item.owner.clone_from(&deadline.owner);
    item.standing = standing_of(&deadline.state);
    item.gone = gone;
    Some(item)
}

pub(crate) fn standing_of(state: &DeadlineState) -> Standing {
    match state {
        DeadlineState::Done => Standing::Done,
        DeadlineState::Dropped => Standing::Dropped,
        DeadlineState::Unset | DeadlineState::Open | DeadlineState::Other(_) => Standing::Open,
    }
}

fn of_call(call: &Call, applications: &[&Application], overlays: &Overlays<'_>, items: &mut Vec<Item>) {
    let refused = !call.triage.is_empty() && call.triage.iter().all(|it| it.decision == Decision::NoGo);
    let refuse = |item: &mut Item| {
        if refused && !overlays.touch(item) {
            item.standing = Standing::Dropped;
        }
    };
    if let Some(due) = call.opens {
        let mut item = Item { duty: false, owner: call.responsible.clone(), ..Item::new(due, What::Opening, None) };
        refuse(&mut item);
        items.push(overlays.lay(item));
    }
    let goal = goal_of(call);
    let answered = applications.iter().any(|it| it.stage != Stage::Withdrawn);
    for cut_off in &call.cut_offs {
        let Some(due) = cut_off.due else { continue };
        let mut item = Item::new(due, What::CutOff, Some(&cut_off.id));
        item.gone = cut_off.gone;
        item.owner.clone_from(&call.responsible);
        let is_goal = goal == Some(&cut_off.id);
        let mut aiming: Vec<(&Application, Standing)> = applications
            .iter()
            .filter(|it| aims_at(it, call, cut_off, is_goal))
            .map(|it| (*it, handed_in(it, cut_off)))
            .collect();
        if aiming.is_empty() {
            item.duty = is_goal && !answered && is_followed(call, due);
            if cut_off.gone && !overlays.touch(&item) {
                continue;
            }
            refuse(&mut item);
        } else {
            let has = |wanted| aiming.iter().any(|(_, standing)| *standing == wanted);
            item.standing = match (has(Standing::Open), has(Standing::Done)) {
                (true, _) => Standing::Open,
                (false, true) => Standing::Done,
                (false, false) if overlays.touch(&item) => Standing::Open,
                (false, false) => Standing::Dropped,
            };
            aiming.sort_by_key(|(_, standing)| *standing != Standing::Open);
            if let Some(responsible) = aiming.iter().find_map(|(it, _)| it.responsible.as_ref()) {
                item.owner = Some(responsible.clone());
            }
            let ids = aiming.iter().map(|(it, _)| it.id.clone()).collect();
            item.ties = Some(Box::new(Ties { applications: ids, ..Ties::default() }));
        }
        items.push(overlays.lay(item));
    }
}

/// The cut-off that whoever follows the call without naming one has in mind: the first stage of a
/// two-stage call, else the last one.
fn goal_of(call: &Call) -> Option<&Id> {
    let dated = || call.cut_offs.iter().filter(|it| !it.gone).filter_map(|it| Some((it, it.due?)));
    let last = |stage: Option<&CutOffStage>| {
        dated().filter(|(it, _)| stage.is_none_or(|stage| it.stage == *stage)).max_by_key(|(_, due)| due.last_day())
    };
    let first_stage = match call.deadline_model {
        DeadlineModel::MultipleCutOff | DeadlineModel::Rolling => None,
        _ => last(Some(&CutOffStage::First)),
    };
    first_stage.or_else(|| last(None)).map(|(it, _)| &it.id)
}

/// True where someone answers for the call, at the latest when the deadline passes.
fn is_followed(call: &Call, due: DateValue) -> bool {
    let decided = call.triage.iter().any(|it| {
        matches!(it.decision, Decision::Watching | Decision::Go)
            && it.decided_on.is_none_or(|on| on.first_day() <= due.last_day())
    });
    decided || call.responsible.is_some()
}

fn aims_at(application: &Application, call: &Call, cut_off: &CutOff, is_goal: bool) -> bool {
    if application.submissions.iter().any(|it| it.cut_off.as_ref() == Some(&cut_off.id)) {
        return true;
    }
    let named = application.cut_off.as_ref().filter(|id| call.cut_offs.iter().any(|it| it.id == **id));
    let is_answer = application.call.as_ref().is_some_and(|id| *id == call.id || call.aliases.contains(id));
    match named {
        Some(id) if *id == cut_off.id => true,
        // It may be here only for what was handed in to another cut-off.
        None if !is_answer => false,
        _ if application.stage == Stage::StageOnePassed && cut_off.stage == CutOffStage::Second => true,
        Some(_) => false,
        None => is_goal,
    }
}

/// Where the hand-in of an application that aims at the cut-off stands.
fn handed_in(application: &Application, cut_off: &CutOff) -> Standing {
    let mut submissions = application.submissions.iter();
    if submissions.clone().any(|it| it.cut_off.as_ref() == Some(&cut_off.id)) {
        return Standing::Done;
    }
    match &application.stage {
        Stage::Withdrawn => Standing::Dropped,
        Stage::StageOnePassed if cut_off.stage == CutOffStage::Second => Standing::Open,
        stage if stage.is_before_submission() || matches!(stage, Stage::Other(_)) => {
            if submissions.any(|it| it.cut_off.is_none()) { Standing::Done } else { Standing::Open }
        }
        _ => Standing::Done,
    }
}

fn of_task(state: &TaskState, is_met: bool) -> Standing {
    match state {
        TaskState::Dropped => Standing::Dropped,
        TaskState::Done => Standing::Done,
        _ if is_met => Standing::Done,
        TaskState::Unset | TaskState::Open | TaskState::Other(_) => Standing::Open,
    }
}

/// Gathers an application's entries.
struct Gathering<'a> {
    application: &'a Application,
    overlays: &'a Overlays<'a>,
    items: &'a mut Vec<Item>,
}

impl Gathering<'_> {
    fn add(&mut self, due: Option<DateValue>, what: What, part: Option<&Id>, standing: Standing, owner: Option<&Id>) {
        let Some(due) = due else { return };
        let is_retention = what == What::Retention;
        let duty =
            !matches!(what, What::Outcome | What::PeriodEnd | What::ProjectStart | What::ProjectEnd | What::Retention);
        let mut item = Item { standing, duty, ..Item::new(due, what, part) };
        item.owner = owner.or(self.application.responsible.as_ref()).cloned();
        item.ties = Some(Box::new(Ties { applications: vec![self.application.id.clone()], overlays: Vec::new() }));
        if self.application.stage.is_over() && standing == Standing::Open && !is_retention {
            item.standing = Standing::Dropped;
        }
        self.items.push(self.overlays.lay(item));
    }

    fn each<P: Part>(&mut self, parts: &[P], entry: impl Fn(&P) -> (Option<DateValue>, What, Standing)) {
        for part in parts {
            let (due, what, standing) = entry(part);
            self.add(due, what, Some(part.id()), standing, None);
        }
    }
}

fn of_application(it: &Application, overlays: &Overlays<'_>, items: &mut Vec<Item>) {
    let mut all = Gathering { application: it, overlays, items };
    for task in &it.tasks {
        all.add(task.due, What::Task, Some(&task.id), of_task(&task.state, false), task.owner.as_ref());
    }
    all.each(&it.milestones, |part| (part.due, What::Milestone, of_task(&part.state, false)));
    for approval in &it.approvals {
        let standing = match approval.decision {
            ApprovalDecision::Unset | ApprovalDecision::Pending | ApprovalDecision::Other(_) => Standing::Open,
            _ => Standing::Done,
        };
        all.add(approval.agenda_cut_off, What::AgendaCutOff, Some(&approval.id), standing, None);
        all.add(approval.meeting, What::Approval, Some(&approval.id), standing, None);
    }
    for member in &it.consortium {
        all.each(&member.documents, |part| {
            let came = part.received_on.is_some() || part.signed_on.is_some();
            (part.due, What::Document, if came { Standing::Done } else { Standing::Open })
        });
    }
    all.each(&it.submissions, |part| {
        let is_known = !matches!(part.result, Outcome::Unset | Outcome::Pending | Outcome::Other(_));
        (part.result_on, What::Outcome, if is_known { Standing::Done } else { Standing::Open })
    });
    all.each(&it.periods, |part| (part.until, What::PeriodEnd, Standing::Open));
    all.each(&it.reports, |part| (part.due, What::Report, of_task(&part.state, part.submitted_on.is_some())));
    all.each(&it.deliverables, |part| (part.due, What::Deliverable, of_task(&part.state, false)));
    all.each(&it.payments, |part| (part.due, What::Payment, of_task(&part.state, part.received_on.is_some())));
    all.add(it.starts, What::ProjectStart, None, Standing::Open, None);
    all.add(it.ends, What::ProjectEnd, None, Standing::Open, None);
    all.add(it.retention_until, What::Retention, None, Standing::Open, None);
}

impl Overlays<'_> {
    /// True where the user noted something on the item's entry.
    fn touch(&self, item: &Item) -> bool {
        self.on(item.part.as_ref(), &item.what).next().is_some()
    }

    /// The item with what the user noted on it; later notes go over earlier ones.
    fn lay(&self, mut item: Item) -> Item {
        for overlay in self.on(item.part.clone().as_ref(), &item.what.clone()) {
            if let Some(owner) = &overlay.owner {
                item.owner = Some(owner.clone());
            }
            match overlay.state {
                DeadlineState::Done => item.standing = Standing::Done,
                DeadlineState::Dropped => item.standing = Standing::Dropped,
                DeadlineState::Open if item.standing == Standing::Dropped => item.standing = Standing::Open,
                _ => {}
            }
            item.ties.get_or_insert_default().overlays.push(overlay.id.clone());
        }
        item.duty |= item.is_touched();
        item
    }
}
