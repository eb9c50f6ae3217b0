//! What stands in the agenda, where it stands, and what becomes of it.

use super::fixtures::{Desk, application, call, clock, clock_in, date, decided, own};
use super::{Target, target, touch};
use crate::model::application::{
    Approval, ApprovalDecision, Document, Member, Payment, Report, ReportingPeriod, Stage, Submission, Task, TaskState,
};
use crate::model::call::{DeadlineModel, Decision, Move};
use crate::model::deadline::{Deadline, DeadlineState, What};
use crate::model::kinds::Kind;
use crate::model::person::Person;
use crate::model::schema::{Entity, Record};
use crate::model::value::Value;

const BEFORE: &str = "2026-01-01T12:00:00Z";
const AFTER: &str = "2027-12-31T12:00:00Z";

fn boxed(record: impl Record) -> Box<dyn Record> {
    Box::new(record)
}

/// State, overdue, passed of the cut-off `x`, once it lies behind.
fn fate(desk: &Desk, part: &str) -> (&'static str, bool, bool) {
    let entry = desk.cut_off(part, &clock(AFTER));
    let state = match entry.state {
        DeadlineState::Open => "open",
        DeadlineState::Done => "done",
        DeadlineState::Dropped => "dropped",
        _ => "unset",
    };
    (state, entry.overdue, entry.passed)
}

const MISSED: (&str, bool, bool) = ("open", true, false);
const PASSED: (&str, bool, bool) = ("dropped", false, true);
const DROPPED: (&str, bool, bool) = ("dropped", false, false);
const DONE: (&str, bool, bool) = ("done", false, false);

#[test]
fn a_cut_off_that_nobody_works_on_passes_and_is_never_overdue() {
    let desk = Desk::of([boxed(call("c", &["x 2026-04-16T17:00[Europe/Brussels]?"]))]);
    assert_eq!(desk.cut_off("x", &clock(BEFORE)).state, DeadlineState::Open);
    assert_eq!(fate(&desk, "x"), PASSED);
}

#[test]
fn a_cut_off_of_a_call_that_is_followed_is_missed() {
    for decision in [Decision::Watching, Decision::Go] {
        let desk = Desk::of([boxed(decided(call("c", &["x 2026-04-16"]), [Decision::NoGo, decision]))]);
        assert_eq!(fate(&desk, "x"), MISSED);
    }
    let mut owned = call("c", &["x 2026-04-16"]);
    owned.responsible = Some("kari".into());
    assert_eq!(fate(&Desk::of([boxed(owned)]), "x"), MISSED);
}

#[test]
fn a_decision_made_after_the_cut_off_does_not_make_it_missed() {
    let mut late = decided(call("c", &["x 2026-04-16"]), [Decision::Watching]);
    late.triage[0].decided_on = date("2026-04-17");
    assert_eq!(fate(&Desk::of([boxed(late.clone())]), "x"), PASSED);
    late.triage[0].decided_on = date("2026-04-16");
    assert_eq!(fate(&Desk::of([boxed(late)]), "x"), MISSED);
}

#[test]
fn of_several_cut_offs_an_earlier_one_gives_way_to_the_next() {
    let desk = Desk::of([boxed(decided(call("c", &["x 2026-04-16", "y 2026-10-01"]), [Decision::Go]))]);
    assert_eq!(fate(&desk, "x"), PASSED);
    assert_eq!(fate(&desk, "y"), MISSED);
}

#[test]
fn without_having_passed_the_first_stage_the_second_is_nobodys_duty() {
    let mut two = call("c", &["x 2026-04-16 first", "y 2026-10-01 second"]);
    two.deadline_model = DeadlineModel::TwoStage;
    let mut desk = Desk::of([boxed(decided(two, [Decision::Go]))]);
    assert_eq!((fate(&desk, "x"), fate(&desk, "y")), (MISSED, PASSED));
    desk.put(boxed(application("a", "c", Some("x"), Stage::Writing)));
    assert_eq!((fate(&desk, "x"), fate(&desk, "y")), (MISSED, PASSED));
    desk.put(boxed(application("a", "c", Some("x"), Stage::Submitted)));
    assert_eq!((fate(&desk, "x"), fate(&desk, "y")), (DONE, PASSED));
    desk.put(boxed(application("a", "c", Some("x"), Stage::StageOnePassed)));
    assert_eq!((fate(&desk, "x"), fate(&desk, "y")), (DONE, MISSED));
    let mut handed_in = application("a", "c", Some("x"), Stage::StageOnePassed);
    handed_in.submissions.push(Submission { id: "s".into(), cut_off: Some("y".into()), ..Submission::default() });
    desk.put(boxed(handed_in));
    assert_eq!((fate(&desk, "x"), fate(&desk, "y")), (DONE, DONE));
}

#[test]
fn a_call_that_everyone_refused_is_dropped_until_someone_touches_or_answers_it() {
    let refused = decided(call("c", &["x 2026-04-16"]), [Decision::NoGo, Decision::NoGo]);
    let mut desk = Desk::of([boxed(refused)]);
    let entry = desk.cut_off("x", &clock(BEFORE));
    assert_eq!((entry.state.clone(), entry.decision.clone()), (DeadlineState::Dropped, Decision::NoGo));
    let mut touched = desk.clone();
    touched.put(boxed(touch(&desk.workspace, &entry).unwrap()));
    assert_eq!(touched.cut_off("x", &clock(BEFORE)).state, DeadlineState::Open);
    desk.put(boxed(application("a", "c", None, Stage::Idea)));
    assert_eq!(fate(&desk, "x"), MISSED);
    let half = decided(call("c", &["x 2026-04-16"]), [Decision::NoGo, Decision::New]);
    assert_eq!(Desk::of([boxed(half)]).cut_off("x", &clock(BEFORE)).state, DeadlineState::Open);
}

#[test]
fn an_applications_target_is_the_calls_entry_and_stands_there_once() {
    let mut aiming = application("a", "c", Some("x"), Stage::Writing);
    aiming.responsible = Some("kari".into());
    let mut desk = Desk::of([boxed(call("c", &["x 2026-04-16", "y 2026-10-01"])), boxed(aiming.clone())]);
    assert_eq!(desk.agenda.len(), 2);
    let entry = desk.cut_off("x", &clock(BEFORE));
    assert_eq!((entry.application, entry.owner), (vec!["a".into()], Some("kari".into())));
    assert_eq!((fate(&desk, "x"), fate(&desk, "y")), (MISSED, PASSED));
    aiming.submissions.push(Submission {
        id: "s".into(),
        cut_off: Some("x".into()),
        submitted_on: date("2026-04-15"),
        ..Submission::default()
    });
    desk.put(boxed(aiming));
    assert_eq!(fate(&desk, "x"), DONE);
    assert_eq!(desk.cut_off("x", &clock(AFTER)).done_on, date("2026-04-15"));
    desk.remove(Kind::APPLICATION, "a");
    assert_eq!(fate(&desk, "x"), PASSED);
}

#[test]
fn several_applications_share_an_entry_and_the_ones_still_to_hand_in_stand_first() {
    let mut late = application("b", "c", Some("x"), Stage::Writing);
    late.responsible = Some("ola".into());
    let mut desk = Desk::of([
        boxed(call("c", &["x 2026-04-16"])),
        boxed(application("a", "c", Some("x"), Stage::Submitted)),
        boxed(late),
    ]);
    let entry = desk.cut_off("x", &clock(BEFORE));
    assert_eq!(entry.state, DeadlineState::Open);
    assert_eq!((entry.application, entry.owner), (vec!["b".into(), "a".into()], Some("ola".into())));
    desk.put(boxed(application("b", "c", Some("x"), Stage::Withdrawn)));
    assert_eq!(fate(&desk, "x"), DONE);
    desk.put(boxed(application("a", "c", Some("x"), Stage::Withdrawn)));
    assert_eq!(fate(&desk, "x"), DROPPED);
}

#[test]
fn an_application_gives_all_its_dates_and_those_met_are_done() {
    let mut it = application("a", "", None, Stage::Running);
    it.responsible = Some("kari".into());
    let due = date("2026-05-01");
    it.tasks.push(Task { id: "t1".into(), title: "Budget".into(), due, owner: Some("ola".into()), ..Task::default() });
    it.tasks.push(Task { id: "t2".into(), due, state: TaskState::Done, ..Task::default() });
    it.tasks.push(Task { id: "t3".into(), due: None, ..Task::default() });
    it.approvals.push(Approval {
        id: "ap".into(),
        organ: "Bystyret".into(),
        agenda_cut_off: due,
        meeting: date("2026-05-20"),
        ..Approval::default()
    });
    it.periods.push(ReportingPeriod { id: "p".into(), number: Some(1), until: due, ..ReportingPeriod::default() });
    it.reports.push(Report { id: "r".into(), due, submitted_on: date("2026-04-30"), ..Report::default() });
    it.payments.push(Payment { id: "pay".into(), due, ..Payment::default() });
    it.consortium.push(Member::default());
    it.consortium[0].documents.push(Document { id: "d".into(), due, signed_on: due, ..Document::default() });
    (it.starts, it.ends, it.retention_until) = (due, date("2028-12"), date("2033"));
    let mut desk = Desk::of([boxed(it.clone())]);
    let list = |desk: &Desk| {
        let mut list: Vec<_> = desk
            .agenda
            .entries(&desk.workspace, &clock(AFTER))
            .map(|e| format!("{} {} {} {}", e.what.code(), e.label, e.state.code(), e.overdue))
            .collect();
        list.sort();
        list
    };
    assert_eq!(
        list(&desk),
        [
            "agenda_cut_off Bystyret open true",
            "approval Bystyret open true",
            "document  done false",
            "payment  open true",
            "period_end 1 dropped false",
            "project_end  open false",
            "project_start  dropped false",
            "report  done false",
            "retention  open false",
            "task  done false",
            "task Budget open true",
        ]
    );
    assert_eq!(desk.cut_off("t1", &clock(AFTER)).owner, Some("ola".into()));
    assert_eq!(desk.cut_off("pay", &clock(AFTER)).owner, Some("kari".into()));
    it.approvals[0].decision = ApprovalDecision::Approved;
    it.stage = Stage::Closed;
    desk.put(boxed(it));
    let open: Vec<_> = list(&desk).into_iter().filter(|line| line.contains(" open ")).collect();
    assert_eq!(open, ["retention  open false"]);
    assert_eq!(desk.entry("a", "approval", &clock(AFTER)).state, DeadlineState::Done);
}

#[test]
fn a_persons_review_is_a_duty_and_an_opening_is_not() {
    let mut opening = call("c", &[]);
    opening.opens = date("2026-03-01");
    let person = Person { id: "p".into(), name: "Kari".into(), review_on: date("2026-03-01"), ..Person::default() };
    let desk = Desk::of([boxed(opening), boxed(person)]);
    let review = desk.entry("p", "consent_review", &clock(AFTER));
    assert_eq!((review.title.as_str(), review.overdue), ("Kari", true));
    let opening = desk.entry("c", "opening", &clock(AFTER));
    assert_eq!((opening.overdue, opening.passed), (false, true));
    assert_eq!(desk.entry("c", "opening", &clock(BEFORE)).state, DeadlineState::Open);
}

#[test]
fn a_moved_cut_off_keeps_its_entry_and_what_was_noted_on_it() {
    let mut source = call("c", &["x 2026-04-16T17:00[Europe/Brussels]?"]);
    let mut desk = Desk::of([boxed(source.clone())]);
    let entry = desk.cut_off("x", &clock(BEFORE));
    assert!(entry.time_assumed && !entry.moved);
    let mut overlay = touch(&desk.workspace, &entry).unwrap();
    overlay.owner = Some("kari".into());
    overlay.notes = "ring NCP".into();
    overlay.lead_days = vec![30, 7];
    desk.put(boxed(overlay));
    source.cut_offs[0].due = date("2026-05-07T17:00[Europe/Brussels]");
    let to = source.cut_offs[0].due;
    source.cut_offs[0].moves.push(Move {
        id: "m".into(),
        from: entry.due,
        to,
        noticed: date("2026-02-02"),
        ..Move::default()
    });
    desk.put(boxed(source));
    let moved = desk.cut_off("x", &clock(BEFORE));
    assert_eq!(moved.id, entry.id);
    assert_eq!(moved.due, date("2026-05-07T17:00[Europe/Brussels]"));
    assert_eq!((moved.moved, moved.moved_from, moved.moved_on), (true, entry.due, date("2026-02-02")));
    assert!(!moved.time_assumed);
    assert_eq!((moved.owner, moved.notes.as_str(), moved.lead_days), (Some("kari".into()), "ring NCP", vec![30, 7]));
    assert_eq!(desk.agenda.len(), 1);
    assert_eq!(fate(&desk, "x"), MISSED);
}

#[test]
fn what_was_noted_stays_flagged_when_the_source_goes_and_joins_it_when_it_comes_back() {
    let source = call("c", &["x 2026-04-16"]);
    let mut desk = Desk::of([boxed(source.clone())]);
    let entry = desk.cut_off("x", &clock(BEFORE));
    let overlay = touch(&desk.workspace, &entry).unwrap();
    desk.put(boxed(overlay.clone()));
    desk.remove(Kind::CALL, "c");
    let orphan = desk.agenda.entries_of(&desk.workspace, &overlay.id, &clock(BEFORE)).pop().unwrap();
    assert_eq!(orphan.id, entry.id);
    assert!(orphan.source_gone);
    assert_eq!((orphan.due, orphan.what, orphan.title.as_str()), (date("2026-04-16"), What::CutOff, "c"));
    desk.put(boxed(source.clone()));
    assert_eq!(desk.agenda.len(), 1);
    assert!(!desk.cut_off("x", &clock(BEFORE)).source_gone);
    let mut without = source;
    without.cut_offs.clear();
    desk.put(boxed(without));
    assert!(desk.cut_off("x", &clock(BEFORE)).source_gone);
    assert_eq!(desk.agenda.len(), 1);
}

#[test]
fn a_cut_off_the_portal_dropped_leaves_the_list_unless_someone_counts_on_it() {
    let mut source = call("c", &["x 2026-04-16"]);
    let mut desk = Desk::of([boxed(source.clone())]);
    let overlay = touch(&desk.workspace, &desk.cut_off("x", &clock(BEFORE))).unwrap();
    source.cut_offs[0].gone = true;
    desk.put(boxed(source));
    assert!(desk.agenda.is_empty());
    let mut aimed = desk.clone();
    aimed.put(boxed(application("a", "c", Some("x"), Stage::Writing)));
    assert!(aimed.cut_off("x", &clock(BEFORE)).source_gone);
    desk.put(boxed(overlay));
    assert!(desk.cut_off("x", &clock(BEFORE)).source_gone);
    assert_eq!(desk.agenda.len(), 1);
}

#[test]
fn two_colleagues_who_touch_the_same_entry_make_the_same_record() {
    let source = call("c", &["x 2026-04-16", "y 2026-10-01"]);
    let (kari, ola) = (Desk::of([boxed(source.clone())]), Desk::of([boxed(source)]));
    let touched = |desk: &Desk, part: &str| touch(&desk.workspace, &desk.cut_off(part, &clock(BEFORE))).unwrap();
    assert_eq!(touched(&kari, "x").id, touched(&ola, "x").id);
    assert_ne!(touched(&kari, "x").id, touched(&kari, "y").id);
    assert_ne!(touched(&kari, "x").id, kari.cut_off("x", &clock(BEFORE)).id);
}

#[test]
fn a_change_goes_to_the_record_that_holds_the_field_and_shows_in_the_entry() {
    let mut it = application("a", "c", Some("x"), Stage::Writing);
    it.tasks.push(Task { id: "t".into(), title: "Budget".into(), due: date("2026-04-01"), ..Task::default() });
    let records = [boxed(it), boxed(call("c", &["x 2026-04-16"])), boxed(own("o", "2026-04-01"))];
    let mut desk = Desk::of(records);
    let now = clock(BEFORE);
    let goal = |desk: &Desk, part: &str, field: &str| target(&desk.workspace, &desk.cut_off(part, &now), field);
    assert_eq!(goal(&desk, "t", "state"), Some(Target::Field { id: "t".into(), field: "state" }));
    let own = desk.entry("o", "own", &now);
    assert_eq!(own.id, "o".into());
    assert_eq!(target(&desk.workspace, &own, "due"), Some(Target::Field { id: "o".into(), field: "due" }));
    assert_eq!(goal(&desk, "x", "due"), None);
    assert_eq!(goal(&desk, "x", "nonsense"), None);
    let Some(Target::Overlay { mut deadline, field }) = goal(&desk, "x", "state") else { panic!("no overlay") };
    deadline.set(Deadline::SCHEMA.index_of(field).unwrap(), Value::Text("done".into())).unwrap();
    desk.put(deadline.clone());
    assert_eq!(desk.cut_off("x", &now).state, DeadlineState::Done);
    let Some(Target::Overlay { deadline: again, .. }) = goal(&desk, "x", "owner") else { panic!("no overlay") };
    assert_eq!((&again.id, &again.state), (&deadline.id, &DeadlineState::Done));
    let Some(Target::Overlay { deadline: of_task, .. }) = goal(&desk, "t", "lead_days") else { panic!("no overlay") };
    assert_eq!(of_task.title, "a – Budget");
    assert_eq!(desk.agenda.find(&desk.workspace, &deadline.id, &now).unwrap().part, Some("x".into()));
    let by_id = desk.agenda.find(&desk.workspace, &desk.cut_off("t", &now).id, &now).unwrap();
    assert_eq!(by_id.part, Some("t".into()));
    assert_eq!(desk.agenda.find(&desk.workspace, &"nobody".into(), &now), None);
}

#[test]
fn saying_open_takes_back_a_drop_but_not_a_submission() {
    let mut desk = Desk::of([
        boxed(decided(call("c", &["x 2026-04-16"]), [Decision::NoGo])),
        boxed(call("d", &["y 2026-04-16"])),
        boxed(application("a", "d", Some("y"), Stage::Submitted)),
    ]);
    for part in ["x", "y"] {
        let mut overlay = touch(&desk.workspace, &desk.cut_off(part, &clock(BEFORE))).unwrap();
        overlay.state = DeadlineState::Open;
        desk.put(boxed(overlay));
    }
    assert_eq!((fate(&desk, "x"), fate(&desk, "y")), (MISSED, DONE));
}

#[test]
fn a_deadline_takes_programme_and_application_from_what_it_belongs_to() {
    let mut source = call("c", &[]);
    source.programme = Some("horizon".into());
    let to = |id: &str, belongs_to: &str| Deadline { belongs_to: Some(belongs_to.into()), ..own(id, "2026-04-01") };
    let desk = Desk::of([
        boxed(source),
        boxed(application("a", "c", None, Stage::Writing)),
        boxed(to("o1", "a")),
        boxed(to("o2", "c")),
    ]);
    let (first, second) = (desk.entry("o1", "own", &clock(BEFORE)), desk.entry("o2", "own", &clock(BEFORE)));
    assert_eq!((first.programme, first.application), (Some("horizon".into()), vec!["a".into()]));
    assert_eq!((second.programme, second.application), (Some("horizon".into()), vec![]));
}

#[test]
fn a_deadline_derived_from_itself_or_from_another_deadline_is_shown_as_it_stands() {
    let derived = |id: &str, from: &str| Deadline { derived_from: Some(from.into()), ..own(id, "2026-04-01") };
    let desk = Desk::of([boxed(derived("o", "o")), boxed(derived("p", "q")), boxed(derived("q", "p"))]);
    assert_eq!(desk.agenda.len(), 3);
    assert!(desk.entry("o", "own", &clock(BEFORE)).source_gone);
}

#[test]
fn an_entry_is_read_by_key_like_any_record() {
    let desk = Desk::of([boxed(own("o", "2026-04-01"))]);
    let entry = desk.entry("o", "own", &clock_in("2026-03-30T12:00:00Z", chrono_tz::Europe::Helsinki));
    assert_eq!(Entity::title(&entry), "o");
    assert_eq!(entry.get_key("days_left"), Value::Integer(2));
    assert_eq!(entry.get_key("state").as_text(), Some("open"));
    assert_eq!(entry.get_key("source_kind").as_text(), Some("deadline"));
}
