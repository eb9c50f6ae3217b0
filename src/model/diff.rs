//! What differs between two states of one record, field by field and part by part.

use serde_json::Value as Json;

use super::id::Id;
use super::schema::{Entity, PartList, Record};
use super::value::{Value, ValueKind};

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The part it is in; nothing for the record itself.
    pub part: Option<Id>,
    /// The schema key of the record or part whose field it is.
    pub schema: &'static str,
    /// The field's key; the list's key where a part came, went or moved.
    pub field: String,
    /// What sort of difference.
    pub sort: ChangeSort,
    /// The old value in the file's form; a whole part where one went.
    pub from: Json,
    /// The new value in the file's form; a whole part where one came.
    pub to: Json,
}

/// The sort of a difference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeSort {
    /// A value changed.
    Value,
    /// A part came.
    PartAdded,
    /// A part went.
    PartRemoved,
    /// The parts stand in another order.
    Reordered,
}

/// The differences between two states of a record, in the order of its fields: stored fields first,
/// then the office's own, then what this version does not know.
pub fn diff(before: &dyn Record, after: &dyn Record) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    diff_entities(before.as_entity(), after.as_entity(), None, &mut changes);
    let (old, new) = (before.head().own, after.head().own);
    diff_maps(old, new, before.schema().key, None, &mut changes);
    changes
}

fn diff_entities(before: &dyn Entity, after: &dyn Entity, part: Option<&Id>, changes: &mut Vec<FieldChange>) {
    let schema = before.schema();
    for (index, field) in schema.fields.iter().enumerate() {
        if let ValueKind::Parts(_) = field.spec.kind {
            if let (Some(old), Some(new)) = (before.parts(index), after.parts(index)) {
                diff_parts(old, new, (schema.key, field.key), part, changes);
            }
            continue;
        }
        let (old, new) = (before.get(index), after.get(index));
        if old != new {
            changes.push(FieldChange {
                part: part.cloned(),
                schema: schema.key,
                field: field.key.to_owned(),
                sort: ChangeSort::Value,
                from: json_of(&old),
                to: json_of(&new),
            });
        }
    }
    diff_maps(before.extra(), after.extra(), schema.key, part, changes);
}

fn json_of(value: &Value<'_>) -> Json {
    if value.is_empty() { Json::Null } else { value.to_json() }
}

fn diff_maps(
    old: &super::schema::Extra,
    new: &super::schema::Extra,
    schema: &'static str,
    part: Option<&Id>,
    changes: &mut Vec<FieldChange>,
) {
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let (from, to) = (old.get(key).cloned().unwrap_or_default(), new.get(key).cloned().unwrap_or_default());
        if from != to {
            changes.push(FieldChange {
                part: part.cloned(),
                schema,
                field: key.clone(),
                sort: ChangeSort::Value,
                from,
                to,
            });
        }
    }
}

fn diff_parts(
    old: &dyn PartList,
    new: &dyn PartList,
    (schema, field): (&'static str, &'static str),
    outer: Option<&Id>,
    changes: &mut Vec<FieldChange>,
) {
    let change = |sort, from, to| FieldChange { part: outer.cloned(), schema, field: field.to_owned(), sort, from, to };
    for part in old.iter() {
        match new.position(part.id()).and_then(|position| new.at(position)) {
            None => changes.push(change(ChangeSort::PartRemoved, part.to_json(), Json::Null)),
            Some(now) => diff_entities(part, now, Some(part.id()), changes),
        }
    }
    for part in new.iter() {
        if old.position(part.id()).is_none() {
            changes.push(change(ChangeSort::PartAdded, Json::Null, part.to_json()));
        }
    }
    let order = |list: &dyn PartList, other: &dyn PartList| -> Vec<Id> {
        list.iter().map(Entity::id).filter(|id| other.position(id).is_some()).cloned().collect()
    };
    let (was, is) = (order(old, new), order(new, old));
    if was != is {
        let ids = |ids: Vec<Id>| ids.iter().map(Id::to_string).collect::<Json>();
        changes.push(change(ChangeSort::Reordered, ids(was), ids(is)));
    }
}
