//! One entry of a source after the other, held against the workspace; the rules stand at the head of [`super::plan`].

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::merge::merge;
use super::plan::{Incoming, Item, Oddity, Options, Outcome, SkipReason, Warning};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::Tombstone;
use crate::model::schema::{Record, View};
use crate::model::value::{Timestamp, Value};
use crate::model::workspace::Workspace;

/// The workspace as a plan looks at it.
pub(super) struct Desk<'a> {
    workspace: &'a Workspace,
    options: &'a Options<'a>,
    /// Source and key of what was imported and deleted.
    deleted: HashSet<(&'a str, &'a str)>,
    /// Records without origin by kind and folded identifier, the oldest first.
    typed: HashMap<(Kind, String), Vec<&'a Arc<dyn Record>>>,
    /// The ids that the source speaks of directly: no other entry may claim those records.
    direct: HashSet<Id>,
    /// Records of the workspace that an entry has claimed, and which.
    claimed: HashMap<Id, usize>,
    companions: HashMap<Id, Arc<dyn Record>>,
}

impl<'a> Desk<'a> {
    /// Looks up what the offer can be about.
    pub(super) fn new(workspace: &'a Workspace, incoming: &[Incoming], options: &'a Options<'a>) -> Self {
        let tombstones = workspace.all::<Tombstone>(Kind::TOMBSTONE);
        let kinds: HashSet<Kind> =
            incoming.iter().filter(|it| it.name.is_some()).map(|it| Kind::of(it.record.as_ref())).collect();
        let mut typed = HashMap::<(Kind, String), Vec<_>>::new();
        for kind in kinds {
            for record in workspace.table(kind).values().filter(|record| record.origin().is_none()) {
                for name in identifiers(record.as_ref()) {
                    typed.entry((kind, folded(&name))).or_default().push(record);
                }
            }
        }
        Self {
            workspace,
            options,
            deleted: tombstones.map(|it| (it.source.as_str(), it.key.as_str())).collect(),
            typed,
            direct: incoming.iter().map(|it| it.record.id().clone()).collect(),
            claimed: HashMap::new(),
            companions: HashMap::new(),
        }
    }

    /// Says what becomes of an entry. Companions are to come before the entries that link to them.
    pub(super) fn judge(&mut self, mut incoming: Incoming, warnings: &mut Vec<Warning>) -> Item {
        let kind = Kind::of(incoming.record.as_ref());
        let mut item = Item {
            id: Some(incoming.record.id().clone()),
            kind: Some(kind),
            identifier: identifiers(incoming.record.as_ref()).next().unwrap_or_default(),
            title: incoming.record.title(),
            spot: incoming.spot,
            outcome: Outcome::New,
            diffs: Vec::new(),
            adopted: false,
            companion: incoming.companion,
            before: None,
            after: None,
        };
        let mut warn = |oddity| {
            let name = if item.identifier.is_empty() { item.title.clone() } else { item.identifier.clone() };
            warnings.push(Warning { name, spot: incoming.spot, oddity });
        };
        let there = match self.there(&incoming, kind, &mut warn) {
            Ok(there) => there,
            Err(reason) => {
                item.outcome = Outcome::Skipped(reason);
                return item;
            }
        };
        if !incoming.companion && !self.is_meant(incoming.record.as_ref(), there.map(AsRef::as_ref)) {
            item.outcome = Outcome::Skipped(SkipReason::Filtered);
            return item;
        }
        let Some(there) = there else {
            if let Some(origin) = incoming.record.origin_mut() {
                origin.seen = Some(Timestamp::at(self.options.now));
            }
            let record = incoming.record.into_arc();
            if incoming.companion {
                self.companions.insert(record.id().clone(), Arc::clone(&record));
            }
            item.after = Some(record);
            return item;
        };
        item.id = Some(there.id().clone());
        item.outcome = Outcome::Unchanged;
        if incoming.companion {
            return item;
        }
        if let Some(fit) = incoming.fit {
            fit(there.as_ref(), incoming.record.as_mut(), self.options);
        }
        let merged = merge(self.workspace, there.as_ref(), incoming.record.as_ref(), &incoming.speaks_of, self.options);
        merged.oddities.into_iter().for_each(&mut warn);
        item.diffs = merged.diffs;
        item.adopted = merged.adopted;
        if let Some(record) = merged.record {
            if merged.changed {
                item.outcome = Outcome::Changed;
            }
            item.before = Some(Arc::clone(there));
            item.after = Some(record.into_arc());
        }
        item
    }

    /// The record in the workspace that the entry is about, or why it is about none.
    fn there(
        &mut self,
        incoming: &Incoming,
        kind: Kind,
        warn: &mut impl FnMut(Oddity),
    ) -> Result<Option<&'a Arc<dyn Record>>, SkipReason> {
        let id = incoming.record.id();
        let index = incoming.spot.map_or(0, |spot| spot.index);
        // The first entry with the id counts, be it new or not.
        if let Some(kept) = self.claimed.insert(id.clone(), index) {
            self.claimed.insert(id.clone(), kept);
            return Err(SkipReason::Duplicate { kept });
        }
        if let Some(there) = self.workspace.table(kind).get(id) {
            return Ok(Some(there));
        }
        let origin = incoming.record.origin();
        if let Some(there) = self.workspace.record(id) {
            let other = there.origin().zip(origin).is_some_and(|(ours, theirs)| ours.source != theirs.source);
            if Kind::of(there.as_ref()) != kind {
                return Err(SkipReason::Taken);
            }
            if other || self.direct.contains(there.id()) || self.claimed.insert(there.id().clone(), index).is_some() {
                return Err(SkipReason::Merged);
            }
            return Ok(Some(there));
        }
        if self.workspace.knows(id) {
            return Err(SkipReason::Taken);
        }
        if origin.is_some_and(|origin| self.deleted.contains(&(origin.source.as_str(), origin.key.as_str()))) {
            return Err(SkipReason::Deleted);
        }
        let Some(name) = &incoming.name else { return Ok(None) };
        let alike: Vec<_> = self.typed.get(&(kind, folded(name))).map(Vec::as_slice).unwrap_or_default().to_vec();
        let there = alike.iter().copied().find(|record| !self.claimed.contains_key(record.id()));
        if let Some(there) = there {
            self.claimed.insert(there.id().clone(), index);
            if alike.len() > 1 {
                warn(Oddity::SeveralAlike(alike.len()));
            }
        }
        Ok(there)
    }

    fn is_meant(&self, incoming: &dyn Record, there: Option<&dyn Record>) -> bool {
        let Some(filter) = self.options.filter else { return true };
        let (companions, workspace) = (&self.companions, self.workspace);
        let lookup = |id: &Id| companions.get(id).or_else(|| workspace.holder(id)).cloned();
        let view = View { lookup: &lookup, now: self.options.now, zone: self.options.zone };
        filter(incoming, &view) || there.is_some_and(|there| filter(there, &view))
    }
}

/// What people call the record for short: the texts of its identifier fields.
fn identifiers(record: &dyn Record) -> impl Iterator<Item = String> {
    let fields = record.schema().fields.iter().enumerate().filter(|(_, field)| field.spec.identifier);
    fields.filter_map(|(index, _)| match record.get(index) {
        Value::Text(text) => Some(text.into_owned()),
        _ => None,
    })
}

fn folded(identifier: &str) -> String {
    identifier.trim().to_lowercase()
}
