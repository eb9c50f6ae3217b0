//! Working copies of the records that a transaction is about to change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Edit, Label, Transaction};
use crate::i18n::{Lang, Told, field_label, kind_label};
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::Tombstone;
use crate::model::schema::{Entity, Record, begin, find_mut, links_of, path_to, walk};
use crate::model::value::{Value, ValueKind, WrongValue};
use crate::model::workspace::Workspace;
use crate::tr;

/// What becomes of links to a record that is deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnDelete {
    /// They are cleared.
    ClearLinks,
    /// They stay, and are shown as leading nowhere.
    KeepLinks,
}

/// Why a draft cannot do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// No record or part has the id.
    #[error("nothing in the workspace has the id `{0}`")]
    UnknownId(Id),
    /// The kind or part has no such field.
    #[error("{schema} has no field `{field}`")]
    UnknownField {
        /// The key of the kind or part.
        schema: &'static str,
        /// The field asked for.
        field: String,
    },
    /// The value does not fit.
    #[error("{schema}.{field}: {source}")]
    WrongValue {
        /// The key of the kind or part.
        schema: &'static str,
        /// The field.
        field: String,
        /// What is wrong with it.
        source: WrongValue,
    },
    /// The id is taken.
    #[error("the id `{0}` is taken")]
    Taken(Id),
}

impl DraftError {
    /// Why, as a clause; the field it is about is named in it.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::UnknownId(_) => tr!(lang, "failure-nothing-called"),
            Self::UnknownField { schema, .. } => {
                tr!(lang, "failure-no-field", kind = kind_label(lang, schema, false))
            }
            Self::WrongValue { schema, field, source } => {
                let reason = tr!(lang, "input-wrong", found = source.found.as_str());
                tr!(lang, "failure-value", field = field_label(lang, schema, field), reason = reason)
            }
            Self::Taken(_) => tr!(lang, "failure-taken"),
        }
    }

    /// Why, with what it happened to.
    pub fn told(&self, lang: Lang) -> Told {
        let place = match self {
            Self::UnknownId(id) | Self::Taken(id) => id.to_string(),
            Self::UnknownField { field, .. } => field.clone(),
            Self::WrongValue { source, .. } => source.found.clone(),
        };
        Told::new(self.in_words(lang), place, None)
    }
}

/// A transaction in the making.
pub struct Draft<'a> {
    workspace: &'a Workspace,
    now: DateTime<Utc>,
    /// Working copies by id; nothing stands for a record to be deleted.
    records: BTreeMap<Id, (Kind, Option<Box<dyn Record>>)>,
}

impl<'a> Draft<'a> {
    /// A draft that has changed nothing yet; `now` is the time that fresh ids carry.
    pub fn new(workspace: &'a Workspace, now: DateTime<Utc>) -> Self {
        Self { workspace, now, records: BTreeMap::new() }
    }

    /// Makes an empty record of the kind and gives it a fresh id.
    pub fn add(&mut self, kind: Kind) -> Id {
        let id = Id::fresh(self.now);
        let mut record = (kind.def().blank)();
        record.set_id(id.clone());
        begin(record.as_entity_mut());
        self.records.insert(id.clone(), (kind, Some(record)));
        id
    }

    /// Puts in a whole record.
    ///
    /// # Errors
    /// [`DraftError::Taken`] where a record or part has its id, or that of one of its parts.
    pub fn insert(&mut self, record: Box<dyn Record>) -> Result<(), DraftError> {
        let mut taken = None;
        walk(record.as_entity(), &mut |part| {
            if self.workspace.knows(part.id()) && !matches!(self.records.get(part.id()), Some((_, None))) {
                taken.get_or_insert_with(|| part.id().clone());
            }
        });
        match taken {
            Some(id) => Err(DraftError::Taken(id)),
            None => {
                self.records.insert(record.id().clone(), (Kind::of(record.as_ref()), Some(record)));
                Ok(())
            }
        }
    }

    /// The record as the draft has it, with the id or holding the part of that id.
    pub fn read(&self, id: &Id) -> Option<&dyn Record> {
        let id = self.holder_id(id)?;
        match self.records.get(&id) {
            Some((_, record)) => record.as_deref(),
            None => self.workspace.record(&id).map(AsRef::as_ref),
        }
    }

    fn holder_id(&self, id: &Id) -> Option<Id> {
        if self.records.contains_key(id) {
            return Some(id.clone());
        }
        // The workspace knows at once; only what is new in the draft must be looked for.
        self.workspace.holder(id).map(|record| record.id().clone()).or_else(|| {
            self.records.iter().find_map(|(record_id, (_, record))| {
                let mut holds = false;
                walk(record.as_deref()?.as_entity(), &mut |part| holds |= part.id() == id);
                holds.then(|| record_id.clone())
            })
        })
    }

    /// The working copy of the record with the id, or holding the part of that id.
    ///
    /// # Errors
    /// [`DraftError::UnknownId`] where there is none, or it is to be deleted.
    pub fn record_mut(&mut self, id: &Id) -> Result<&mut dyn Record, DraftError> {
        let unknown = || DraftError::UnknownId(id.clone());
        let holder = self.holder_id(id).ok_or_else(unknown)?;
        if !self.records.contains_key(&holder) {
            let record = self.workspace.record(&holder).ok_or_else(unknown)?;
            self.records.insert(holder.clone(), (Kind::of(record.as_ref()), Some(record.to_boxed())));
        }
        match self.records.get_mut(&holder) {
            Some((_, Some(record))) => Ok(record.as_mut()),
            _ => Err(unknown()),
        }
    }

    /// The working copy of the record or part with the id.
    ///
    /// # Errors
    /// As [`Draft::record_mut`].
    pub fn entity_mut(&mut self, id: &Id) -> Result<&mut dyn Entity, DraftError> {
        let record = self.record_mut(id)?;
        if record.head().aliases.contains(id) {
            return Ok(record.as_entity_mut());
        }
        find_mut(record.as_entity_mut(), id).ok_or_else(|| DraftError::UnknownId(id.clone()))
    }

    /// Sets a field of a record.
    ///
    /// # Errors
    /// [`DraftError`] where there is no such record, or the value does not fit.
    pub fn set(&mut self, id: &Id, field: &Field, value: Value<'_>) -> Result<(), DraftError> {
        let record = self.record_mut(id)?;
        let schema = record.schema().key;
        field.set(record, value).map_err(|source| DraftError::WrongValue {
            schema,
            field: field.key.to_string(),
            source,
        })
    }

    /// Sets a stored field, by its key, of the record or part with the id.
    ///
    /// # Errors
    /// As [`Draft::set`], and where there is no such field.
    pub fn set_key(&mut self, id: &Id, field: &str, value: Value<'_>) -> Result<(), DraftError> {
        let entity = self.entity_mut(id)?;
        let schema = entity.schema();
        let Some(index) = schema.index_of(field) else {
            return Err(DraftError::UnknownField { schema: schema.key, field: field.to_owned() });
        };
        entity.set(index, value).map_err(|source| DraftError::WrongValue {
            schema: schema.key,
            field: field.to_owned(),
            source,
        })
    }

    /// Appends an empty part to a list of the record or part with the id, and gives its fresh id.
    ///
    /// # Errors
    /// [`DraftError`] where there is no such list.
    pub fn add_part(&mut self, owner: &Id, list: &str) -> Result<Id, DraftError> {
        let fresh = Id::fresh(self.now);
        let entity = self.entity_mut(owner)?;
        let schema = entity.schema();
        let added = schema.index_of(list).and_then(|index| entity.parts_mut(index)?.push_blank(fresh.clone()));
        match added {
            Some(part) => {
                begin(part);
                Ok(fresh)
            }
            None => Err(DraftError::UnknownField { schema: schema.key, field: list.to_owned() }),
        }
    }

    /// The record or part in one of whose lists the part with the id stands, and the index of that list's field.
    pub fn list_of(&self, id: &Id) -> Option<(Id, usize)> {
        let record = self.read(id)?;
        let mut path = path_to(record.as_entity(), id)?;
        let (list, _) = path.pop()?;
        let mut owner = record.as_entity();
        for (field, position) in path {
            owner = owner.parts(field)?.at(position)?;
        }
        Some((owner.id().clone(), list))
    }

    /// Deletes the record or the part with the id. A record that was imported leaves a tombstone.
    ///
    /// # Errors
    /// [`DraftError::UnknownId`] where there is none.
    pub fn delete(&mut self, id: &Id, links: OnDelete) -> Result<(), DraftError> {
        self.delete_all(std::slice::from_ref(id), links)
    }

    /// Deletes several records or parts at once. A part whose record goes too needs not be there any more.
    ///
    /// # Errors
    /// [`DraftError::UnknownId`] where one of them is not there.
    pub fn delete_all(&mut self, ids: &[Id], links: OnDelete) -> Result<(), DraftError> {
        let mut gone = BTreeSet::new();
        for id in ids {
            if !gone.contains(id) {
                self.take_out(id, &mut gone)?;
            }
        }
        if links == OnDelete::ClearLinks { self.clear_links(&gone) } else { Ok(()) }
    }

    /// Takes a record or part out and notes its id and those of its parts.
    fn take_out(&mut self, id: &Id, gone: &mut BTreeSet<Id>) -> Result<(), DraftError> {
        let unknown = || DraftError::UnknownId(id.clone());
        let holder = self.holder_id(id).ok_or_else(unknown)?;
        if holder != *id {
            let record = self.record_mut(id)?;
            if let Some(part) = find_mut(record.as_entity_mut(), id) {
                walk(part, &mut |inner| {
                    gone.insert(inner.id().clone());
                });
            }
            remove_part(record.as_entity_mut(), id);
            return Ok(());
        }
        let record = self.read(id).ok_or_else(unknown)?;
        walk(record.as_entity(), &mut |part| {
            gone.insert(part.id().clone());
        });
        let kind = Kind::of(record);
        let tombstone = record.origin().map(|origin| Tombstone {
            id: id.child("tombstone"),
            of: id.to_string(),
            title: record.title(),
            source: origin.source.clone(),
            key: origin.key.clone(),
            ..Tombstone::default()
        });
        if let Some(tombstone) = tombstone.filter(|it| !self.workspace.knows(&it.id)) {
            self.records.insert(tombstone.id.clone(), (Kind::TOMBSTONE, Some(Box::new(tombstone))));
        }
        self.records.insert(id.clone(), (kind, None));
        Ok(())
    }

    fn clear_links(&mut self, gone: &BTreeSet<Id>) -> Result<(), DraftError> {
        let linking = gone.iter().flat_map(|id| self.workspace.links_to(id)).map(|record| record.id().clone());
        let mut sources: BTreeSet<Id> = linking.collect();
        sources.extend(self.records.keys().cloned());
        for source in sources {
            if matches!(self.records.get(&source), Some((_, None))) {
                continue;
            }
            let Some(record) = self.read(&source) else { continue };
            let mut places = BTreeSet::new();
            links_of(record.as_entity(), &mut |part, index, linked| {
                let lasting = part.schema().fields.get(index).is_some_and(|field| field.spec.lasting);
                if gone.contains(linked) && !lasting {
                    places.insert((part.id().clone(), index));
                }
            });
            for (part, index) in places {
                let entity = self.entity_mut(&part)?;
                let schema = entity.schema();
                let many = schema.fields.get(index).is_some_and(|f| matches!(f.spec.kind, ValueKind::Links(_)));
                let value = match entity.get(index).into_owned() {
                    Value::Links(ids) if many => {
                        ids.iter().filter(|id| !gone.contains(id)).cloned().collect::<Vec<_>>().into()
                    }
                    _ => Value::Empty,
                };
                entity.set(index, value).map_err(|source| DraftError::WrongValue {
                    schema: schema.key,
                    field: schema.fields.get(index).map_or("", |f| f.key).to_owned(),
                    source,
                })?;
            }
        }
        Ok(())
    }

    /// The transaction; records that are as they were stand not in it.
    pub fn finish(self, label: Label) -> Transaction {
        let workspace = self.workspace;
        let edits = self.records.into_iter().filter_map(|(id, (kind, after))| {
            let before = workspace.table(kind).get(&id).cloned();
            let after: Option<Arc<dyn Record>> = after.map(Record::into_arc);
            let same = match (&before, &after) {
                (None, None) => true,
                (Some(old), Some(new)) => old.as_ref() == new.as_ref(),
                _ => false,
            };
            (!same).then_some(Edit { kind, before, after })
        });
        Transaction { label, edits: edits.collect(), typing: None }
    }
}

impl From<Vec<Id>> for Value<'_> {
    fn from(ids: Vec<Id>) -> Self {
        if ids.is_empty() { Value::Empty } else { Value::Links(ids.into()) }
    }
}

fn remove_part(entity: &mut dyn Entity, id: &Id) -> bool {
    for (index, field) in entity.schema().fields.iter().enumerate() {
        if !matches!(field.spec.kind, ValueKind::Parts(_)) {
            continue;
        }
        let Some(list) = entity.parts_mut(index) else { continue };
        if let Some(position) = list.position(id) {
            return list.remove(position);
        }
        for position in 0..list.len() {
            if list.at_mut(position).is_some_and(|part| remove_part(part, id)) {
                return true;
            }
        }
    }
    false
}
