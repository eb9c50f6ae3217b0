//! The agenda: kept beside a workspace, and brought up to date from what an edit touched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::{HashMap, OrdMap};

use crate::model::application::Application;
use crate::model::call::Call;
use crate::model::deadline::Deadline;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Entity, Record};
use crate::model::workspace::Workspace;

use super::Entry;
use super::derive::{Item, items_of, of_deadline};
use super::overlay::{Overlays, entry_id, is_overlay, orphan_id};
use super::overview::Clock;
use super::present::present;

/// The kinds that give entries.
const SOURCES: [Kind; 4] = [Kind::CALL, Kind::APPLICATION, Kind::PERSON, Kind::DEADLINE];

/// Everything with a date. A clone shares all of it and costs next to nothing.
///
/// It holds dates and states, not texts: an [`Entry`] is made when it is asked for, of the workspace
/// the agenda was built of or last updated to.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    items: OrdMap<Id, Arc<[Item]>>,
    /// For a record, the others whose entries are to be computed again when it changes; perhaps some too many.
    reach: HashMap<Id, Arc<BTreeSet<Id>>>,
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

impl Agenda {
    /// The agenda of the workspace.
    pub fn build(workspace: &Workspace) -> Self {
        let mut voices: BTreeMap<Id, Voices<'_>> = BTreeMap::new();
        for application in workspace.all::<Application>(Kind::APPLICATION) {
            for call in calls_of(workspace, application) {
                voices.entry(call).or_default().applications.push(application);
            }
        }
        for deadline in workspace.all::<Deadline>(Kind::DEADLINE) {
            if let Some(source) = source_of(workspace, deadline) {
                voices.entry(source.id().clone()).or_default().overlays.push(deadline);
            }
        }
        let mut agenda = Self::default();
        for (source, voices) in &voices {
            agenda.note_reach(source, voices);
        }
        let none = Voices::default();
        let compute = |record: &Arc<dyn Record>| {
            let items = compute(workspace, record.as_ref(), voices.get(record.id()).unwrap_or(&none));
            (!items.is_empty()).then(|| (record.id().clone(), Arc::from(items)))
        };
        let records: Vec<_> = SOURCES.into_iter().flat_map(|kind| workspace.table(kind).values()).collect();
        let mut pairs: Vec<(Id, Arc<[Item]>)> = if records.len() < 4096 {
            records.into_iter().filter_map(compute).collect()
        } else {
            let (left, right) = records.split_at(records.len() / 2);
            let run = |half: &[&Arc<dyn Record>]| half.iter().copied().filter_map(compute).collect::<Vec<_>>();
            std::thread::scope(|scope| {
                let second = scope.spawn(|| run(right));
                let mut pairs = run(left);
                pairs.extend(second.join().unwrap_or_else(|_| run(right)));
                pairs
            })
        };
        pairs.sort_unstable_by(|a, b| a.0.cmp(&b.0));
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
                    open.extend(source_of(workspace, deadline).map(|source| source.id().clone()));
                }
                open.extend(voices_of(workspace, record.as_ref()).overlays.iter().map(|it| it.id.clone()));
            }
            dirty.insert(id);
        }
        for id in dirty {
            let items = exact(workspace, &id).map_or_else(Vec::new, |record| {
                let voices = voices_of(workspace, record.as_ref());
                self.note_reach(&id, &voices);
                compute(workspace, record.as_ref(), &voices)
            });
            if items.is_empty() {
                self.items.remove(&id);
            } else {
                self.items.insert(id, Arc::from(items));
            }
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

    pub(crate) fn items(&self) -> impl Iterator<Item = (&Id, &Item)> {
        self.items.iter().flat_map(|(source, items)| items.iter().map(move |item| (source, item)))
    }

    fn note_reach(&mut self, source: &Id, voices: &Voices<'_>) {
        let mut note = |from: &Id, to: &Id| {
            let reached = self.reach.entry(from.clone()).or_default();
            Arc::make_mut(reached).insert(to.clone());
        };
        for application in &voices.applications {
            note(&application.id, source);
        }
        for overlay in &voices.overlays {
            note(&overlay.id, source);
            note(source, &overlay.id);
        }
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

fn compute(workspace: &Workspace, record: &dyn Record, voices: &Voices<'_>) -> Vec<Item> {
    let Some(deadline) = record.downcast::<Deadline>() else {
        let overlays = Overlays::new(voices.overlays.clone());
        return items_of(record, &voices.applications, &overlays);
    };
    if !is_overlay(deadline) {
        return of_deadline(deadline, false).into_iter().collect();
    }
    let lives = source_of(workspace, deadline).is_some_and(|source| {
        let items = compute(workspace, source.as_ref(), &voices_of(workspace, source.as_ref()));
        items.iter().any(|item| item.overlays().contains(&deadline.id))
    });
    if lives { Vec::new() } else { of_deadline(deadline, true).into_iter().collect() }
}
