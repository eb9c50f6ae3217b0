//! What a person does with entries of the agenda and with calls, in one step each: labelled transactions, ready to be
//! applied.

use chrono::{Days, Months, NaiveDate};

use super::overlay::{Target, target};
use super::{Clock, Entry};
use crate::edit::deeds::Basis;
use crate::edit::{Deed, Draft, DraftError, Label, Transaction};
use crate::i18n::Lang;
use crate::model::application::{Application, Stage};
use crate::model::call::{Call, CutOff, Decision, Triage};
use crate::model::date::{DateValue, Moment, Period};
use crate::model::deadline::{Deadline, DeadlineState, Repetition};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::partner::{Partner, Relation};
use crate::model::schema::{Entity, find};
use crate::model::value::Value;
use crate::model::workspace::Workspace;
use crate::tr;

use super::words::entry_title;

/// Why an entry could not be changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The field follows from the entry's source and is to be set there.
    #[error("`{field}` of this entry follows from its source")]
    Follows {
        /// The key of the field.
        field: String,
        /// The record it follows from.
        from: Option<Id>,
    },
    /// The value does not fit, or the record is gone.
    #[error(transparent)]
    Draft(#[from] DraftError),
}

impl EntryError {
    /// Why, as a clause.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Follows { .. } => tr!(lang, "failure-entry-field"),
            Self::Draft(error) => error.in_words(lang),
        }
    }
}

/// Says of entries that they are done, dropped or open again. A deadline of the user's own that comes again makes its
/// next one in the same step.
///
/// # Errors
/// [`EntryError`] where a record is gone.
pub fn set_state(
    basis: &Basis<'_>,
    entries: &[&Entry],
    state: &DeadlineState,
    clock: &Clock<'_>,
) -> Result<Transaction, EntryError> {
    let mut draft = basis.draft();
    let done = *state == DeadlineState::Done;
    let today = Value::Date(DateValue::Day(clock.today()));
    for entry in entries {
        let code = Value::Text(state.code().to_owned().into());
        let there = put(basis.workspace, &mut draft, entry, "state", code)?;
        // What is a deadline record also keeps the day; tasks and the like have none.
        if draft.entity_mut(&there)?.schema().index_of("done_on").is_some() {
            draft.set_key(&there, "done_on", if done { today.clone() } else { Value::Empty })?;
        }
        if done {
            come_again(basis, &mut draft, entry, clock.today())?;
        }
    }
    let deed = match state {
        DeadlineState::Done => Deed::Finish,
        DeadlineState::Dropped => Deed::Drop,
        DeadlineState::Unset | DeadlineState::Open | DeadlineState::Other(_) => Deed::Reopen,
    };
    Ok(draft.finish(label_of(basis, deed, entries)))
}

/// Sets a field of entries, by the key it has in deadlines: the owner, the lead days, themes, notes; of a deadline of
/// the user's own every field.
///
/// # Errors
/// [`EntryError`] where the field follows from the entry's source, or the value does not fit.
pub fn set_field(
    basis: &Basis<'_>,
    entries: &[&Entry],
    field: &str,
    value: &Value<'_>,
) -> Result<Transaction, EntryError> {
    let mut draft = basis.draft();
    for entry in entries {
        put(basis.workspace, &mut draft, entry, field, value.clone())?;
    }
    let deed = if entries.len() == 1 { Deed::Set } else { Deed::SetMany };
    let label = label_of(basis, deed, entries);
    Ok(draft.finish(label.of_field(Kind::DEADLINE.key(), field)))
}

/// Gives entries to a person, or to nobody.
///
/// # Errors
/// [`EntryError`] where a record is gone.
pub fn set_owner(basis: &Basis<'_>, entries: &[&Entry], owner: Option<Id>) -> Result<Transaction, EntryError> {
    let value = owner.map_or(Value::Empty, |id| Value::Link(std::borrow::Cow::Owned(id)));
    set_field(basis, entries, "owner", &value)
}

fn label_of(basis: &Basis<'_>, deed: Deed, entries: &[&Entry]) -> Label {
    match entries {
        [only] => Label::one(deed, entry_title(only, basis.lang)),
        several => Label::many(deed, "", several.len()),
    }
}

/// Puts a value where the entry keeps it, and gives the id of the record or part that is.
fn put(
    workspace: &Workspace,
    draft: &mut Draft<'_>,
    entry: &Entry,
    field: &str,
    value: Value<'_>,
) -> Result<Id, EntryError> {
    let follows = || EntryError::Follows { field: field.to_owned(), from: entry.source.clone() };
    match target(workspace, entry, field).ok_or_else(follows)? {
        Target::Field { id, field } => {
            draft.set_key(&id, field, value)?;
            Ok(id)
        }
        Target::Overlay { deadline, field } => {
            let id = deadline.id.clone();
            if workspace.knows(&id) {
                // The copy of the source's title and date is brought up to date on this occasion.
                for key in ["title", "due"] {
                    draft.set_key(&id, key, deadline.get_key(key))?;
                }
            } else if draft.read(&id).is_none() {
                draft.insert(deadline)?;
            }
            draft.set_key(&id, field, value)?;
            Ok(id)
        }
    }
}

/// Makes the next deadline of one that comes again.
fn come_again(basis: &Basis<'_>, draft: &mut Draft<'_>, entry: &Entry, today: NaiveDate) -> Result<(), EntryError> {
    let own = entry.source.as_ref().and_then(|id| basis.workspace.get::<Deadline>(id));
    let Some(own) = own.filter(|it| it.derived_from.is_none() && it.state != DeadlineState::Done) else {
        return Ok(());
    };
    let Some(due) = own.due.and_then(|due| next_date(due, &own.repetition, today)) else { return Ok(()) };
    if own.repeat_until.is_some_and(|until| due.first_day() > until.last_day()) {
        return Ok(());
    }
    let next = Deadline {
        id: Id::fresh(basis.now),
        due: Some(due),
        state: DeadlineState::Open,
        done_on: None,
        origin: None,
        aliases: Vec::new(),
        created: None,
        created_by: String::new(),
        changed: None,
        changed_by: String::new(),
        ..own.clone()
    };
    Ok(draft.insert(Box::new(next))?)
}

/// When a deadline comes again: the first time after its date that does not lie before today. What is due on the last
/// day of a month stays so. Nothing where it does not come again, or a vague date is coarser than the repetition.
pub fn next_date(due: DateValue, repetition: &Repetition, today: NaiveDate) -> Option<DateValue> {
    let months = match repetition {
        Repetition::Weekly => None,
        Repetition::Monthly => Some(1),
        Repetition::Quarterly => Some(3),
        Repetition::Tertially => Some(4),
        Repetition::Yearly => Some(12),
        Repetition::Unset | Repetition::Other(_) => return None,
    };
    // A yearly deadline of the earliest year the file may carry is 8,000 steps behind; a weekly one 400,000.
    let mut next = (1..500_000_u32).map_while(|times| stepped(due, months, times));
    next.find(|next| *next != due && next.last_day() >= today)
}

fn stepped(due: DateValue, months: Option<u32>, times: u32) -> Option<DateValue> {
    let day = |day: NaiveDate| match months {
        None => day.checked_add_days(Days::new(u64::from(times) * 7)),
        Some(months) => {
            let later = day.checked_add_months(Months::new(months.checked_mul(times)?))?;
            let is_last = day.succ_opt().is_some_and(|next| chrono::Datelike::day(&next) == 1);
            if is_last { Some(month_of(later).days().1) } else { Some(later) }
        }
    };
    match due {
        DateValue::Day(on) => day(on).map(DateValue::Day),
        DateValue::Moment(moment) => {
            let wall = day(moment.wall.date())?.and_time(moment.wall.time());
            Some(DateValue::Moment(Moment { wall, ..moment }))
        }
        DateValue::Period(period) => {
            let first = period.days().0.checked_add_months(Months::new(months?.checked_mul(times)?))?;
            let (year, month) = (chrono::Datelike::year(&first), chrono::Datelike::month0(&first));
            let part = |of: u32| u8::try_from(month / of + 1).ok();
            let later = match period {
                Period::Month(..) => month_of(first),
                Period::Quarter(..) => Period::Quarter(year, part(3)?),
                Period::Half(..) => Period::Half(year, part(6)?),
                Period::Year(_) => Period::Year(year),
            };
            Some(DateValue::Period(later))
        }
    }
    .filter(|next| crate::model::date::YEARS.contains(&chrono::Datelike::year(&next.first_day())))
}

fn month_of(day: NaiveDate) -> Period {
    let month = u8::try_from(chrono::Datelike::month(&day)).unwrap_or(1);
    Period::Month(chrono::Datelike::year(&day), month)
}

/// A decision on calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The decision.
    pub decision: Decision,
    /// Why; nothing leaves the reason that is there.
    pub reason: Option<String>,
    /// Who decides.
    pub decider: Option<Id>,
    /// The organisation of ours that decides; nothing for the whole office.
    pub organisation: Option<Id>,
}

impl Verdict {
    /// The whole office's decision, by nobody in particular.
    pub fn of_office(decision: Decision) -> Self {
        Self { decision, reason: None, decider: None, organisation: None }
    }
}

/// Notes a decision on calls: in the organisation's own entry of each, which is made where there is none.
///
/// # Errors
/// [`DraftError`] where one of them is no call.
pub fn decide(basis: &Basis<'_>, calls: &[Id], verdict: &Verdict, today: NaiveDate) -> Result<Transaction, DraftError> {
    let mut draft = basis.draft();
    for call in calls {
        note_verdict(&mut draft, call, verdict, today)?;
    }
    let deed = match verdict.decision {
        Decision::Watching => Deed::Watch,
        Decision::Go => Deed::Go,
        Decision::NoGo => Deed::NoGo,
        Decision::Unset | Decision::New | Decision::Other(_) => Deed::Reconsider,
    };
    let label = match calls {
        [only] => Label::one(deed, basis.name(only)),
        several => Label::many(deed, "", several.len()),
    };
    Ok(draft.finish(label))
}

fn note_verdict(draft: &mut Draft<'_>, call: &Id, verdict: &Verdict, today: NaiveDate) -> Result<(), DraftError> {
    let unknown = || DraftError::UnknownId(call.clone());
    let there = draft.read(call).and_then(|record| record.downcast::<Call>()).ok_or_else(unknown)?;
    let part = triage_of(there, verdict.organisation.as_ref()).map(|part| part.id.clone());
    let part = match part {
        Some(part) => part,
        None => {
            let part = draft.add_part(call, "triage")?;
            draft.set_key(&part, "organisation", link(&verdict.organisation))?;
            part
        }
    };
    draft.set_key(&part, "decision", Value::Text(verdict.decision.code().to_owned().into()))?;
    draft.set_key(&part, "decided_on", Value::Date(DateValue::Day(today)))?;
    if verdict.decider.is_some() {
        draft.set_key(&part, "decider", link(&verdict.decider))?;
    }
    match verdict.reason.as_deref() {
        Some("") => draft.set_key(&part, "reason", Value::Empty),
        Some(reason) => draft.set_key(&part, "reason", Value::Text(reason.to_owned().into())),
        None => Ok(()),
    }
}

/// The organisation's own decision; the only one there is also stands for the whole office.
fn triage_of<'a>(call: &'a Call, organisation: Option<&Id>) -> Option<&'a Triage> {
    let own = call.triage.iter().find(|part| part.organisation.as_ref() == organisation);
    own.or_else(|| match call.triage.first() {
        Some(only) if organisation.is_none() && call.triage.len() == 1 => Some(only),
        _ => None,
    })
}

fn link(id: &Option<Id>) -> Value<'static> {
    id.as_ref().map_or(Value::Empty, |id| Value::Link(std::borrow::Cow::Owned(id.clone())))
}

/// Starts an application to a call, or to one of its cut-offs, and gives its id. It takes over the call's title,
/// programme, themes and responsible; where the office has one organisation of its own, that applies. A call on which
/// nothing was decided gets a go.
///
/// # Errors
/// [`DraftError::UnknownId`] where the id is neither a call nor a cut-off.
pub fn start_application(basis: &Basis<'_>, place: &Id, today: NaiveDate) -> Result<(Transaction, Id), DraftError> {
    let unknown = || DraftError::UnknownId(place.clone());
    let record = basis.workspace.holder(place).ok_or_else(unknown)?;
    let call = record.downcast::<Call>().ok_or_else(unknown)?;
    let cut_off = find(record.as_entity(), place).and_then(|part| part.as_any().downcast_ref::<CutOff>());
    let mut own = basis.workspace.all::<Partner>(Kind::PARTNER).filter(|it| it.relation == Relation::Own);
    let applicant = match (own.next(), own.next()) {
        (Some(only), None) => Some(only.id.clone()),
        _ => None,
    };
    let application = Application {
        id: Id::fresh(basis.now),
        title: if call.title.is_empty() { call.identifier.clone() } else { call.title.clone() },
        applicant: applicant.clone(),
        call: Some(call.id.clone()),
        cut_off: cut_off.map(|part| part.id.clone()),
        programme: call.programme.clone(),
        stage: Stage::CallIdentified,
        responsible: call.responsible.clone(),
        themes: call.themes.clone(),
        ..Application::default()
    };
    let id = application.id.clone();
    let name = application.title();
    let mut draft = basis.draft();
    draft.insert(Box::new(application))?;
    let part = triage_of(call, applicant.as_ref()).or_else(|| triage_of(call, None));
    if part.is_none_or(|part| part.code() == "new") {
        let organisation = part.and_then(|part| part.organisation.clone());
        let verdict = Verdict { organisation, ..Verdict::of_office(Decision::Go) };
        note_verdict(&mut draft, &call.id, &verdict, today)?;
    }
    Ok((draft.finish(Label::one(Deed::Start, name)), id))
}

/// Moves applications to a stage. [`Document`](crate::edit::Document) notes the change in each one's log of stages.
///
/// # Errors
/// [`DraftError`] where one of them is no application.
pub fn set_stage(basis: &Basis<'_>, applications: &[Id], stage: &Stage) -> Result<Transaction, DraftError> {
    let mut draft = basis.draft();
    for id in applications {
        draft.set_key(id, "stage", Value::Text(stage.code().to_owned().into()))?;
    }
    let label = match applications {
        [only] => Label::one(Deed::Set, basis.name(only)),
        several => Label::many(Deed::SetMany, "", several.len()),
    };
    Ok(draft.finish(label.of_field(Kind::APPLICATION.key(), "stage")))
}

/// The stage that usually follows; nothing where that is for others to decide, or nothing follows.
pub fn next_stage(stage: &Stage) -> Option<Stage> {
    Some(match stage {
        Stage::Unset => Stage::Idea,
        Stage::Idea => Stage::CallIdentified,
        Stage::CallIdentified => Stage::ConceptNote,
        Stage::ConceptNote => Stage::Consortium,
        Stage::Consortium => Stage::Approval,
        Stage::Approval => Stage::Writing,
        Stage::Writing => Stage::Submitted,
        Stage::Recommended | Stage::Reserve => Stage::GrantPreparation,
        Stage::GrantPreparation => Stage::Running,
        Stage::Running => Stage::FinalReport,
        Stage::FinalReport => Stage::Closed,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Agenda;
    use crate::agenda::fixtures::{Desk, application, call, clock, date, decided, own};
    use crate::edit::{Author, Document};
    use crate::model::application::{Task, TaskState};
    use crate::model::schema::Record;
    use chrono::{DateTime, Utc};

    fn now() -> DateTime<Utc> {
        "2026-03-02T08:00:00Z".parse().unwrap()
    }

    fn document(records: impl IntoIterator<Item = Box<dyn Record>>) -> Document {
        Document::new(Desk::of(records).workspace)
    }

    fn done<R>(document: &mut Document, deed: impl FnOnce(&Basis<'_>) -> (Transaction, R)) -> R {
        let workspace = document.workspace().clone();
        let (transaction, result) = deed(&Basis { workspace: &workspace, now: now(), lang: Lang::En });
        let author = Author { name: "Kari".to_owned(), now: now(), import: false };
        document.apply(transaction, &author).unwrap();
        assert!(document.workspace().is_consistent());
        result
    }

    fn entries(document: &Document) -> Vec<Entry> {
        let clock = clock("2026-03-02T08:00:00Z");
        let agenda = Agenda::build(document.workspace());
        agenda.entries(document.workspace(), &clock).collect()
    }

    fn entry(document: &Document, title: &str, what: &str) -> Entry {
        let mut found = entries(document);
        found.retain(|it| entry_title(it, Lang::En) == title && it.what.code() == what);
        assert_eq!(found.len(), 1, "{title} {what} {found:#?}");
        found.pop().unwrap()
    }

    fn state(document: &mut Document, entry: &Entry, state: &DeadlineState) {
        let clock = clock("2026-03-02T08:00:00Z");
        done(document, |basis| (set_state(basis, &[entry], state, &clock).unwrap(), ()));
    }

    #[test]
    fn a_task_is_done_where_it_stands_and_a_cut_off_in_a_note_on_it() {
        let mut writing = application("a", "c", Some("x"), Stage::Writing);
        writing.tasks.push(Task { id: "t".into(), title: "Budget".into(), due: date("2026-03-03"), ..Task::default() });
        let mut document = document([Box::new(writing) as Box<dyn Record>, Box::new(call("c", &["x 2026-04-01"]))]);
        let task = entry(&document, "a – Budget", "task");
        state(&mut document, &task, &DeadlineState::Done);
        assert_eq!(document.workspace().get::<Application>(&"a".into()).unwrap().tasks[0].state, TaskState::Done);
        assert_eq!(document.workspace().table(Kind::DEADLINE).len(), 0);
        assert_eq!(document.undo_label().unwrap().in_words(Lang::En), "Mark a – Budget as done");

        let cut_off = entry(&document, "c", "cut_off");
        state(&mut document, &cut_off, &DeadlineState::Done);
        let noted = entry(&document, "c", "cut_off");
        assert_eq!((noted.state, noted.done_on), (DeadlineState::Done, date("2026-03-02")));
        let again = entry(&document, "c", "cut_off");
        state(&mut document, &again, &DeadlineState::Open);
        let open = entry(&document, "c", "cut_off");
        assert_eq!((open.state, open.done_on), (DeadlineState::Open, None));
        assert_eq!(document.workspace().table(Kind::DEADLINE).len(), 1, "one record keeps all notes on it");
    }

    #[test]
    fn a_deadline_that_comes_again_makes_its_next_one_when_it_is_done() {
        let monthly = Deadline {
            repetition: Repetition::Monthly,
            repeat_until: date("2026-04-30"),
            notes: "To the county".into(),
            ..own("report", "2026-01-31")
        };
        let mut document = document([Box::new(monthly) as Box<dyn Record>]);
        let first = entry(&document, "report", "own");
        state(&mut document, &first, &DeadlineState::Done);
        let mut all: Vec<&Deadline> = document.workspace().all::<Deadline>(Kind::DEADLINE).collect();
        all.sort_by_key(|it| it.due.map(|due| due.first_day()));
        let told: Vec<_> = all.iter().map(|it| (it.due, it.state.clone(), it.done_on)).collect();
        assert_eq!(
            told,
            [
                (date("2026-01-31"), DeadlineState::Done, date("2026-03-02")),
                (date("2026-03-31"), DeadlineState::Open, None)
            ]
        );
        assert_eq!(all[1].notes, "To the county");
        document.undo(&Author { name: String::new(), now: now(), import: false });
        assert_eq!(document.workspace().table(Kind::DEADLINE).len(), 1);
    }

    #[test]
    fn the_next_date_keeps_ends_of_months_times_of_day_and_periods() {
        let next = |due: &str, repetition: Repetition, today: &str| {
            next_date(due.parse().unwrap(), &repetition, today.parse().unwrap()).map(|date| date.to_string())
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(next("2026-03-02", Repetition::Weekly, "2026-03-02"), some("2026-03-09"));
        assert_eq!(next("2026-01-05", Repetition::Weekly, "2026-03-02"), some("2026-03-02"));
        assert_eq!(next("2026-09-30", Repetition::Quarterly, "2026-01-01"), some("2026-12-31"));
        assert_eq!(next("2026-01-30", Repetition::Monthly, "2026-01-01"), some("2026-02-28"));
        assert_eq!(next("2026-04-30", Repetition::Tertially, "2026-01-01"), some("2026-08-31"));
        assert_eq!(next("2028-02-29", Repetition::Yearly, "2026-01-01"), some("2029-02-28"));
        assert_eq!(
            next("2026-04-16T17:00[Europe/Brussels]", Repetition::Yearly, "2026-01-01"),
            some("2027-04-16T17:00[Europe/Brussels]")
        );
        assert_eq!(next("2026-Q4", Repetition::Monthly, "2026-01-01"), some("2027-Q1"));
        assert_eq!(next("2026", Repetition::Yearly, "2026-01-01"), some("2027"));
        assert_eq!(next("2026-05", Repetition::Weekly, "2026-01-01"), None);
        assert_eq!(next("2026-05-01", Repetition::Unset, "2026-01-01"), None);
        assert_eq!(next("9999-12-31", Repetition::Yearly, "2026-01-01"), None);
    }

    #[test]
    fn what_is_noted_on_an_entry_goes_where_it_belongs_and_its_date_stays_the_sources() {
        let mut document = document([
            Box::new(decided(call("c", &["x 2026-04-01"]), [Decision::Go])) as Box<dyn Record>,
            Box::new(own("mine", "2026-04-02")),
        ]);
        let both = [entry(&document, "c", "cut_off"), entry(&document, "mine", "own")];
        let both: Vec<&Entry> = both.iter().collect();
        done(&mut document, |basis| (set_owner(basis, &both, Some("kari".into())).unwrap(), ()));
        assert!(entries(&document).iter().all(|it| it.owner == Some("kari".into())));
        let lead = Value::Integers(vec![14].into());
        done(&mut document, |basis| (set_field(basis, &both[..1], "lead_days", &lead).unwrap(), ()));
        assert_eq!(entry(&document, "c", "cut_off").lead_days, [14]);
        let workspace = document.workspace().clone();
        let basis = Basis { workspace: &workspace, now: now(), lang: Lang::En };
        let day = Value::Date("2026-05-01".parse().unwrap());
        assert!(matches!(set_field(&basis, &both[..1], "due", &day), Err(EntryError::Follows { .. })));
        assert!(set_field(&basis, &both[1..], "due", &day).is_ok());
    }

    #[test]
    fn a_decision_is_noted_once_for_each_organisation() {
        let mut document = document([Box::new(call("c", &[])) as Box<dyn Record>, Box::new(call("d", &[]))]);
        let today = "2026-03-02".parse().unwrap();
        let both: Vec<Id> = vec!["c".into(), "d".into()];
        done(&mut document, |basis| {
            let verdict = Verdict { decider: Some("kari".into()), ..Verdict::of_office(Decision::Watching) };
            (decide(basis, &both, &verdict, today).unwrap(), ())
        });
        assert_eq!(document.undo_label().unwrap().in_words(Lang::En), "Watch 2 calls");
        done(&mut document, |basis| {
            let reason = Some("too small".to_owned());
            let verdict = Verdict { reason, ..Verdict::of_office(Decision::NoGo) };
            (decide(basis, &both[..1], &verdict, today).unwrap(), ())
        });
        let triage =
            |document: &Document, id: &str| document.workspace().get::<Call>(&id.into()).unwrap().triage.clone();
        let c = triage(&document, "c");
        assert_eq!(c.len(), 1);
        assert_eq!(
            (&c[0].decision, c[0].reason.as_str(), &c[0].decider),
            (&Decision::NoGo, "too small", &Some("kari".into()))
        );
        assert_eq!(triage(&document, "d")[0].decision, Decision::Watching);
        done(&mut document, |basis| {
            let organisation = Some("port".into());
            (
                decide(basis, &both[..1], &Verdict { organisation, ..Verdict::of_office(Decision::Go) }, today)
                    .unwrap(),
                (),
            )
        });
        assert_eq!(triage(&document, "c").len(), 2);
        let workspace = document.workspace().clone();
        let basis = Basis { workspace: &workspace, now: now(), lang: Lang::En };
        assert!(decide(&basis, &["nothing".into()], &Verdict::of_office(Decision::Go), today).is_err());
    }

    #[test]
    fn an_application_starts_from_a_call_or_from_one_of_its_deadlines() {
        let mut it = call("c", &["x 2026-04-01", "y 2026-09-01"]);
        (it.responsible, it.programme, it.themes) = (Some("kari".into()), Some("p".into()), vec!["sea".into()]);
        let port = Partner { id: "port".into(), relation: Relation::Own, ..Partner::default() };
        let mut document = document([Box::new(it) as Box<dyn Record>, Box::new(port)]);
        let today = "2026-03-02".parse().unwrap();
        let id = done(&mut document, |basis| start_application(basis, &"y".into(), today).unwrap());
        let made = document.workspace().get::<Application>(&id).unwrap();
        assert_eq!((made.title.as_str(), &made.stage), ("c", &Stage::CallIdentified));
        assert_eq!((&made.call, &made.cut_off), (&Some("c".into()), &Some("y".into())));
        assert_eq!((&made.applicant, &made.programme), (&Some("port".into()), &Some("p".into())));
        assert_eq!((&made.responsible, made.themes.join("")), (&Some("kari".into()), "sea".to_owned()));
        let call = document.workspace().get::<Call>(&"c".into()).unwrap();
        assert_eq!((call.triage.len(), &call.triage[0].decision), (1, &Decision::Go));
        assert_eq!(document.undo_label().unwrap().in_words(Lang::En), "Start an application: c");
        let second = done(&mut document, |basis| start_application(basis, &"c".into(), today).unwrap());
        assert_eq!(document.workspace().get::<Application>(&second).unwrap().cut_off, None);
        assert_eq!(document.workspace().get::<Call>(&"c".into()).unwrap().triage.len(), 1);
        let workspace = document.workspace().clone();
        let basis = Basis { workspace: &workspace, now: now(), lang: Lang::En };
        assert!(start_application(&basis, &"port".into(), today).is_err());
    }

    #[test]
    fn a_stage_is_reached_with_a_line_in_the_log_of_stages() {
        let mut document = document([Box::new(application("a", "", None, Stage::Writing)) as Box<dyn Record>]);
        let next = next_stage(&Stage::Writing).unwrap();
        done(&mut document, |basis| (set_stage(basis, &["a".into()], &next).unwrap(), ()));
        let application = document.workspace().get::<Application>(&"a".into()).unwrap();
        assert_eq!(application.stage, Stage::Submitted);
        let log = &application.stage_log;
        assert_eq!(
            (log.len(), &log[0].stage, log[0].on, log[0].by.as_str()),
            (1, &Stage::Submitted, date("2026-03-02"), "Kari")
        );
        assert_eq!(next_stage(&Stage::Submitted), None);
        assert_eq!(next_stage(&Stage::Rejected), None);
    }
}
