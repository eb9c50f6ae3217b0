//! Finding the records that a name in a filter means.

use super::ast::{Op, Word};
use super::test::{IdSet, Needle};
use crate::i18n::fold;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{FieldDef, Group, Record};
use crate::model::value::{Value, ValueKind};
use crate::model::workspace::Workspace;

/// The kinds that a link may lead to; `*` stands for all of them.
pub(super) fn targets(kind: &str) -> Vec<Kind> {
    match Kind::from_key(kind) {
        Some(kind) => vec![kind],
        None => Kind::listed().collect(),
    }
}

/// True for the fields by which a record is known: titles, identifiers, abbreviations.
fn names_record(field: &FieldDef) -> bool {
    let tags = matches!(field.spec.kind, ValueKind::Tags) && field.spec.group == Group::Identity && field.spec.search;
    field.spec.title || field.spec.identifier || tags
}

/// The names by which a record is known.
pub(super) fn names_of(record: &dyn Record) -> Vec<String> {
    let mut names = Vec::new();
    for (index, _) in record.schema().fields.iter().enumerate().filter(|(_, field)| names_record(field)) {
        match record.get(index) {
            Value::Text(text) => names.push(text.into_owned()),
            Value::List(list) => names.extend(list.iter().cloned()),
            _ => {}
        }
    }
    names
}

/// The ids of the records that go by the name, and the ids of those that were merged into them.
///
/// With [`Op::Has`] a part of the name suffices. The id itself is a name too.
pub(super) fn called(word: &Word, op: Op, kinds: &[Kind], workspace: &Workspace) -> Vec<Id> {
    let needle = Needle::new(&word.text);
    let mut ids = Vec::new();
    let mut take = |record: &dyn Record| {
        ids.push(record.id().clone());
        ids.extend(record.head().aliases.iter().cloned());
    };
    let id = Id::from(word.text.as_str());
    let direct = workspace.record(&id).filter(|record| kinds.contains(&Kind::of(record.as_ref())));
    if let Some(record) = direct {
        take(record.as_ref());
    }
    for kind in kinds {
        // Whatever names a record is in the searched text, so only what that finds need be looked at.
        for id in workspace.search(*kind, &needle.folded) {
            let Some(record) = workspace.table(*kind).get(&id) else { continue };
            if direct.is_some_and(|direct| direct.id() == record.id()) {
                continue;
            }
            let fits = |name: &String| {
                if op == Op::Has { needle.is_in(name) } else { fold(name).replace('\n', " ") == needle.folded }
            };
            if names_of(record.as_ref()).iter().any(fits) {
                take(record.as_ref());
            }
        }
    }
    ids
}

/// The ids, and those of records merged into them, of the records of the kind that meet a condition.
pub(super) fn meeting(kind: Kind, workspace: &Workspace, meets: impl Fn(&dyn Record) -> bool) -> IdSet {
    let records = workspace.table(kind).values().filter(|record| meets(record.as_ref()));
    records.flat_map(|record| std::iter::once(record.id()).chain(record.head().aliases)).cloned().collect()
}
