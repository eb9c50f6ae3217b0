//! The agenda: kept beside a workspace, and brought up to date from what an edit touched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::{HashMap, OrdMap, OrdSet};

use crate::model::application::Application;
use crate::model::call::Call;
use crate::model::deadline::Deadline;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::pages::{Page, in_halves};
use crate::model::schema::Record;
use crate::model::workspace::Workspace;

use super::Entry;
use super::derive::{Item, items_of, of_deadline};
use super::inbox::is_undecided;
use super::overlay::{Overlays, entry_id, is_overlay, orphan_id};
use super::overview::Clock;
use super::present::present;

/// The kinds that give entries.
const SOURCES: [Kind; 4] = [Kind::CALL, Kind::APPLICATION, Kind::PERSON, Kind::DEADLINE];

/// From so many pages of records on, two threads go through them.
const MANY_PAGES: usize = 10;

/// Everything with a date. A clone shares all of it and costs next to nothing.
///
/// It holds dates and states, not texts: an [`Entry`] is made when it is asked for, of the workspace
/// the agenda was built of or last updated to.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    items: OrdMap<Id, Arc<[Item]>>,
    /// For a record, the others whose entries are to be computed again when it changes; perhaps some too many.
    reach: HashMap<Id, Arc<BTreeSet<Id>>>,
    /// Of the records with an item that matters, all items: few, where a portal's file brought most of the others.
    followed: OrdMap<Id, Arc<[Item]>>,
    /// The calls on which somebody is still to decide.
    undecided: OrdSet<Id>,
}

impl PartialEq for Agenda {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

/// The records that have a say in the entries of another one.
#[derive(Default)]
struct Voices<'a> {
    applications: Vec<&'a Application>,
    overlays: Vec<&'a Deadline>,
}

/// What is found out of some records, each looked at once.
#[derive(Default)]
struct Gathered {
    pairs: Vec<(Id, Arc<[Item]>)>,
    followed: Vec<(Id, Arc<[Item]>)>,
    undecided: Vec<Id>,
    /// Room for the items of one record.
    items: Vec<Item>,
}

impl Gathered {
    fn add(&mut self, workspace: &Workspace, record: &Arc<dyn Record>, voices: &BTreeMap<Id, Voices<'_>>) {
        let (id, none) = (record.id(), Voices::default());
        compute(workspace, record.as_ref(), voices.get(id).unwrap_or(&none), &mut self.items);
        if record.downcast::<Call>().is_some_and(is_undecided) {
            self.undecided.push(id.clone());
        }
        if self.items.is_empty() {
            return;
        }
        let items: Arc<[Item]> = self.items.drain(..).collect();
        if items.iter().any(Item::matters) {
            self.followed.push((id.clone(), Arc::clone(&items)));
        }
        self.pairs.push((id.clone(), items));
    }

    fn and(mut self, mut other: Self) -> Self {
        self.pairs.append(&mut other.pairs);
        self.followed.append(&mut other.followed);
        self.undecided.append(&mut other.undecided);
        self
    }
}

impl Agenda {
    /// The agenda of the workspace.
    pub fn build(workspace: &Workspace) -> Self {
        let mut agenda = Self::default();
        let mut voices: BTreeMap<Id, Voices<'_>> = BTreeMap::new();
        for application in workspace.all::<Application>(Kind::APPLICATION) {
            for call in calls_of(workspace, application) {
                voices.entry(call).or_default().applications.push(application);
            }
        }
        for deadline in workspace.all::<Deadline>(Kind::DEADLINE) {
            agenda.note_overlay(deadline);
            if let Some(source) = source_of(workspace, deadline) {
                voices.entry(source.id().clone()).or_default().overlays.push(deadline);
            }
        }
        for (source, voices) in &voices {
            agenda.note_reach(source, voices);
        }
        let pages: Vec<_> = SOURCES.into_iter().flat_map(|kind| workspace.pages(kind)).collect();
        let run = |pages: &[&Arc<Page>]| {
            let mut gathered = Gathered::default();
            pages.iter().flat_map(|page| page.records()).for_each(|record| gathered.add(workspace, record, &voices));
            gathered
        };
        let gathered = in_halves(&pages, MANY_PAGES, run).into_iter().fold(Gathered::default(), Gathered::and);
        let Gathered { mut pairs, followed, undecided, .. } = gathered;
        // Those of each kind are sorted already, which this makes use of.
        pairs.sort_by(|a, b| a.0.cmp(&b.0));
        agenda.followed = followed.into_iter().collect();
        agenda.undecided = undecided.into_iter().collect();
        agenda.items = pairs.into_iter().collect();
        agenda
    }

    /// Brings the agenda up to the workspace, which differs from the one it was made of by the records named:
    /// changed, added or removed.
    pub fn update<'a>(&mut self, workspace: &Workspace, changed: impl IntoIterator<Item = (Kind, &'a Id)>) {
        let mut open: Vec<Id> =
            changed.into_iter().filter(|(kind, _)| SOURCES.contains(kind)).map(|(_, id)| id.clone()).collect();
        let mut dirty = BTreeSet::new();
        while let Some(id) = open.pop() {
            if dirty.contains(&id) {
                continue;
            }
            if let Some(reached) = self.reach.remove(&id) {
                open.extend(reached.iter().cloned());
            }
            if let Some(record) = exact(workspace, &id) {
                if let Some(application) = record.downcast::<Application>() {
                    open.extend(calls_of(workspace, application));
                }
                if let Some(deadline) = record.downcast::<Deadline>() {
                    open.extend(deadline.derived_from.clone());
                    open.extend(source_of(workspace, deadline).map(|source| source.id().clone()));
                }
                open.extend(voices_of(workspace, record.as_ref()).overlays.iter().map(|it| it.id.clone()));
            }
            dirty.insert(id);
        }
        for id in dirty {
            let mut items = Vec::new();
            if let Some(record) = exact(workspace, &id) {
                let voices = voices_of(workspace, record.as_ref());
                self.note_reach(&id, &voices);
                if let Some(deadline) = record.downcast::<Deadline>() {
                    self.note_overlay(deadline);
                }
                compute(workspace, record.as_ref(), &voices, &mut items);
            }
            let call = exact(workspace, &id).and_then(|record| record.downcast::<Call>());
            if call.is_some_and(is_undecided) {
                self.undecided.insert(id.clone());
            } else {
                self.undecided.remove(&id);
            }
            let items: Arc<[Item]> = Arc::from(items);
            keep(&mut self.followed, &id, &items, items.iter().any(Item::matters));
            keep(&mut self.items, &id, &items, !items.is_empty());
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.items.values().map(|items| items.len()).sum()
    }

    /// True where nothing has a date.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All entries, whatever their date and state, record by record.
    pub fn entries<'a>(&'a self, workspace: &'a Workspace, clock: &'a Clock<'_>) -> impl Iterator<Item = Entry> + 'a {
        self.items().filter_map(move |(source, item)| present(workspace, source, item, clock))
    }

    /// The entries of one record.
    pub fn entries_of(&self, workspace: &Workspace, source: &Id, clock: &Clock<'_>) -> Vec<Entry> {
        let items = self.items.get(source).into_iter().flat_map(|items| items.iter());
        items.filter_map(|item| present(workspace, source, item, clock)).collect()
    }

    /// The entry with the id, or that which the deadline record of that id keeps notes on.
    ///
    /// The ids of other records' entries are computed one by one until it is found: about a tenth of a
    /// second in a workspace of 100 000 calls. Who knows the source asks for [`Agenda::entries_of`] it.
    pub fn find(&self, workspace: &Workspace, id: &Id, clock: &Clock<'_>) -> Option<Entry> {
        if let Some(deadline) = workspace.get::<Deadline>(id) {
            let own = self.entries_of(workspace, &deadline.id, clock).pop();
            return own.or_else(|| {
                let source = source_of(workspace, deadline)?.id();
                let item = self.items.get(source)?.iter().find(|item| item.overlays().contains(&deadline.id))?;
                present(workspace, source, item, clock)
            });
        }
        let (source, item) = self.items().find(|(source, item)| item_id(workspace, source, item) == *id)?;
        present(workspace, source, item, clock)
    }

    /// How many calls there are on which somebody is still to decide, and could.
    pub fn undecided(&self) -> usize {
        self.undecided.len()
    }

    /// The items that somebody works on or answers for, and that are open.
    pub(crate) fn followed(&self) -> impl Iterator<Item = (&Id, &Item)> {
        self.followed
            .iter()
            .flat_map(|(source, items)| items.iter().map(move |item| (source, item)))
            .filter(|(_, item)| item.matters())
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = (&Id, &Item)> {
        self.items.iter().flat_map(|(source, items)| items.iter().map(move |item| (source, item)))
    }

    fn note_reach(&mut self, source: &Id, voices: &Voices<'_>) {
        for application in &voices.applications {
            self.note(&application.id, source);
        }
        for overlay in &voices.overlays {
            self.note(&overlay.id, source);
            self.note(source, &overlay.id);
        }
    }

    /// Ties an overlay to the id it is derived from, also where no record has it (any more, or yet).
    fn note_overlay(&mut self, deadline: &Deadline) {
        if let Some(source) = &deadline.derived_from {
            self.note(&deadline.id, source);
            self.note(source, &deadline.id);
        }
    }

    fn note(&mut self, from: &Id, to: &Id) {
        Arc::make_mut(self.reach.entry(from.clone()).or_default()).insert(to.clone());
    }
}

/// The id of the item's entry.
pub(crate) fn item_id(workspace: &Workspace, source: &Id, item: &Item) -> Id {
    match workspace.table(Kind::DEADLINE).get(source).and_then(|record| record.downcast::<Deadline>()) {
        Some(deadline) if item.gone => orphan_id(deadline),
        Some(_) => source.clone(),
        None => entry_id(source, item.part.as_ref(), &item.what),
    }
}

fn keep(map: &mut OrdMap<Id, Arc<[Item]>>, id: &Id, items: &Arc<[Item]>, is_in: bool) {
    if is_in {
        map.insert(id.clone(), Arc::clone(items));
    } else {
        map.remove(id);
    }
}

/// The record with the very id, not one it was merged into.
fn exact<'a>(workspace: &'a Workspace, id: &Id) -> Option<&'a Arc<dyn Record>> {
    workspace.record(id).filter(|record| record.id() == id)
}

/// The calls in whose entries the application has a say.
fn calls_of(workspace: &Workspace, application: &Application) -> BTreeSet<Id> {
    let submitted = application.submissions.iter().filter_map(|it| it.cut_off.as_ref());
    let named = application.call.iter().chain(&application.cut_off).chain(submitted);
    let calls = named.filter_map(|id| workspace.holder(id)).filter(|record| record.downcast::<Call>().is_some());
    calls.map(|record| record.id().clone()).collect()
}

/// The record whose entry the deadline keeps notes on; a deadline cannot be one.
fn source_of<'a>(workspace: &'a Workspace, deadline: &Deadline) -> Option<&'a Arc<dyn Record>> {
    let source = workspace.record(deadline.derived_from.as_ref()?)?;
    source.downcast::<Deadline>().is_none().then_some(source)
}

/// The records that have a say in the entries of the record, found by links.
fn voices_of<'a>(workspace: &'a Workspace, record: &dyn Record) -> Voices<'a> {
    let mut voices = Voices::default();
    if record.downcast::<Deadline>().is_some() {
        return voices;
    }
    let call = record.downcast::<Call>();
    let parts = call.into_iter().flat_map(|call| call.cut_offs.iter().map(|it| &it.id));
    let names: Vec<&Id> = std::iter::once(record.id()).chain(record.head().aliases).chain(parts).collect();
    let linking: BTreeMap<&Id, &Arc<dyn Record>> =
        names.into_iter().flat_map(|id| workspace.links_to(id)).map(|it| (it.id(), it)).collect();
    for other in linking.into_values() {
        if let Some(deadline) = other.downcast::<Deadline>() {
            if source_of(workspace, deadline).is_some_and(|source| source.id() == record.id()) {
                voices.overlays.push(deadline);
            }
        } else if let Some(application) = other.downcast::<Application>().filter(|_| call.is_some())
            && calls_of(workspace, application).contains(record.id())
        {
            voices.applications.push(application);
        }
    }
    voices
}

/// Adds what the record gives to `items`.
fn compute(workspace: &Workspace, record: &dyn Record, voices: &Voices<'_>, items: &mut Vec<Item>) {
    let Some(deadline) = record.downcast::<Deadline>() else {
        let overlays = Overlays::new(voices.overlays.clone());
        return items_of(record, &voices.applications, &overlays, items);
    };
    if !is_overlay(deadline) {
        items.extend(of_deadline(deadline, false));
    } else if !lives(workspace, deadline) && is_latest(workspace, deadline) {
        items.extend(of_deadline(deadline, true));
    }
}

/// True where the source still has the entry that the deadline keeps notes on.
fn lives(workspace: &Workspace, deadline: &Deadline) -> bool {
    let Some(source) = source_of(workspace, deadline) else { return false };
    let mut items = Vec::new();
    compute(workspace, source.as_ref(), &voices_of(workspace, source.as_ref()), &mut items);
    items.iter().any(|item| item.overlays().contains(&deadline.id))
}

/// True where no other record keeps later notes on the same entry.
fn is_latest(workspace: &Workspace, deadline: &Deadline) -> bool {
    let Some(source) = &deadline.derived_from else { return true };
    let linking = workspace.links_to(source).filter_map(|record| record.downcast::<Deadline>());
    let same = linking.filter(|it| {
        it.derived_from == deadline.derived_from
            && it.derived_part == deadline.derived_part
            && it.derived_what == deadline.derived_what
    });
    same.max_by_key(|it| (it.changed, &it.id)).is_none_or(|latest| latest.id == deadline.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::fixtures::{Desk, application, call, clock, date, own};
    use crate::model::application::{Stage, Submission, Task};
    use crate::model::call::{CallStatus, Decision, Triage};
    use crate::model::deadline::{DeadlineState, What};
    use proptest::prelude::*;

    fn a_call() -> impl Strategy<Value = Box<dyn Record>> {
        let decisions = prop::collection::vec(prop::sample::select(vec![Decision::NoGo, Decision::Go]), 0..2);
        (0..3_u8, prop::collection::vec((0..3_u8, 1..9_u8, any::<bool>()), 0..3), decisions, any::<[bool; 3]>())
            .prop_map(|(number, cut_offs, decisions, [opens, alias, second])| {
                let mut it = call(&format!("c{number}"), &[]);
                for (part, month, gone) in cut_offs {
                    let line = format!("c{number}x{part} 2026-0{month}-01{}", if second { " second" } else { "" });
                    let mut made = call("", &[&line]).cut_offs.remove(0);
                    made.gone = gone;
                    if it.cut_offs.iter().all(|other| other.id != made.id) {
                        it.cut_offs.push(made);
                    }
                }
                it.triage.extend(decisions.into_iter().map(|decision| Triage { decision, ..Triage::default() }));
                it.opens = date("2026-01-01").filter(|_| opens);
                it.aliases = if alias && number == 0 { vec!["old".into()] } else { Vec::new() };
                it.status = CallStatus::Open;
                Box::new(it) as Box<dyn Record>
            })
    }

    fn target() -> impl Strategy<Value = Option<String>> {
        prop_oneof![
            Just(None),
            (0..3_u8).prop_map(|n| Some(format!("c{n}"))),
            Just(Some("old".to_owned())),
            (0..3_u8).prop_map(|n| Some(format!("a{n}"))),
            Just(Some("d0".to_owned())),
            Just(Some("p".to_owned())),
        ]
    }

    fn part() -> impl Strategy<Value = Option<String>> {
        prop::option::of((0..3_u8, 0..3_u8).prop_map(|(call, part)| format!("c{call}x{part}")))
    }

    fn an_application() -> impl Strategy<Value = Box<dyn Record>> {
        let stage = prop::sample::select(vec![Stage::Idea, Stage::Submitted, Stage::StageOnePassed, Stage::Withdrawn]);
        (0..3_u8, target(), part(), part(), stage, any::<bool>()).prop_map(
            |(number, call, named, submitted, stage, due)| {
                let mut it = application(&format!("a{number}"), "", named.as_deref(), stage);
                it.call = call.as_deref().map(Id::from);
                it.submissions.extend(submitted.map(|part| Submission {
                    id: format!("a{number}s").as_str().into(),
                    cut_off: Some(part.as_str().into()),
                    ..Submission::default()
                }));
                let due = date("2026-05-01").filter(|_| due);
                it.tasks.push(Task { id: format!("a{number}t").as_str().into(), due, ..Task::default() });
                Box::new(it) as Box<dyn Record>
            },
        )
    }

    fn a_deadline() -> impl Strategy<Value = Box<dyn Record>> {
        let task = Just(Some("a1t".to_owned()));
        let what = prop::sample::select(vec![What::Unset, What::CutOff, What::Opening, What::Task]);
        let state = prop::sample::select(vec![DeadlineState::Unset, DeadlineState::Done, DeadlineState::Open]);
        (0..4_u8, target(), prop_oneof![part(), task], what, state).prop_map(|(number, from, part, what, state)| {
            let mut it = own(&format!("d{number}"), "2026-06-01");
            (it.derived_from, it.derived_part) = (from.as_deref().map(Id::from), part.as_deref().map(Id::from));
            (it.derived_what, it.state) = (what, state);
            Box::new(it) as Box<dyn Record>
        })
    }

    #[derive(Debug)]
    enum Step {
        Put(Box<dyn Record>),
        Remove(Kind, String),
    }

    fn a_step() -> impl Strategy<Value = Step> {
        let kinds = prop::sample::select(vec![(Kind::CALL, 'c'), (Kind::APPLICATION, 'a'), (Kind::DEADLINE, 'd')]);
        prop_oneof![
            2 => a_call().prop_map(Step::Put),
            2 => an_application().prop_map(Step::Put),
            3 => a_deadline().prop_map(Step::Put),
            2 => (kinds, 0..4_u8).prop_map(|((kind, letter), n)| Step::Remove(kind, format!("{letter}{n}"))),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_updated_agenda_is_the_one_a_rebuild_gives(
            batches in prop::collection::vec(prop::collection::vec(a_step(), 1..4), 1..12)
        ) {
            let mut desk = Desk::default();
            for batch in batches {
                let mut changed = Vec::new();
                for step in batch {
                    let (kind, id, after) = match step {
                        Step::Put(record) => (Kind::of(record.as_ref()), record.id().clone(), Some(record.into_arc())),
                        Step::Remove(kind, id) => (kind, Id::from(id.as_str()), None),
                    };
                    let before = desk.workspace.table(kind).get(&id).cloned();
                    desk.workspace.replace_all([(kind, before.as_ref(), after.as_ref())].into_iter());
                    changed.push((kind, id));
                }
                desk.agenda.update(&desk.workspace, changed.iter().map(|(kind, id)| (*kind, id)));
                let built = Agenda::build(&desk.workspace);
                prop_assert_eq!(&desk.agenda.items, &built.items);
                prop_assert_eq!(&desk.agenda.followed, &built.followed);
                prop_assert_eq!(&desk.agenda.undecided, &built.undecided);
                let now = clock("2026-04-01T12:00:00Z");
                let mut ids: Vec<_> = desk.agenda.entries(&desk.workspace, &now).map(|entry| entry.id).collect();
                prop_assert_eq!(ids.len(), desk.agenda.len());
                ids.sort();
                ids.dedup();
                prop_assert_eq!(ids.len(), desk.agenda.len(), "an entry stands in the list twice");
            }
        }
    }
}
