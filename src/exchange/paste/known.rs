//! Which record a pasted row is about.

use std::collections::HashMap;

use super::Column;
use crate::i18n::fold;
use crate::model::field::{Field, HeadField, Place};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::value::Value;
use crate::model::workspace::Workspace;

/// The names by which the records of the kind are known.
pub(super) struct Known<'a> {
    workspace: &'a Workspace,
    kind: Kind,
    /// By column and folded text.
    by_name: HashMap<usize, HashMap<String, Vec<Id>>>,
    /// The columns by which a record is recognised, those that name it best first.
    naming: Vec<usize>,
}

impl<'a> Known<'a> {
    pub(super) fn new(workspace: &'a Workspace, kind: Kind, columns: &[Column]) -> Self {
        let has = |wanted: fn(&Field) -> bool| -> Vec<usize> {
            let fits = |column: &Column| column.field().is_some_and(wanted);
            columns.iter().enumerate().filter(|(_, column)| fits(column)).map(|(index, _)| index).collect()
        };
        let mut naming = has(|field| field.spec.identifier);
        naming.extend(has(|field| field.spec.title && !field.spec.identifier));
        let mut by_name: HashMap<usize, HashMap<String, Vec<Id>>> = HashMap::new();
        for index in &naming {
            let Some(field) = columns.get(*index).and_then(Column::field) else { continue };
            let Place::Stored(place) = field.place else { continue };
            let names = by_name.entry(*index).or_default();
            for record in workspace.table(kind).values() {
                let mut note = |name: &str| names.entry(fold(name)).or_default().push(record.id().clone());
                match record.get(place) {
                    Value::Text(name) => note(&name),
                    Value::List(list) => list.iter().for_each(|name| note(name)),
                    _ => {}
                }
            }
        }
        let mut whole = has(|field| field.place == Place::Head(HeadField::Id));
        whole.extend(naming);
        Self { workspace, kind, by_name, naming: whole }
    }

    /// The records that the cells may be about: those of the first column that names any.
    pub(super) fn meant(&self, columns: &[Column], cells: &[String]) -> Vec<Id> {
        for index in &self.naming {
            let (Some(field), Some(cell)) = (columns.get(*index).and_then(Column::field), cells.get(*index)) else {
                continue;
            };
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            if field.place == Place::Head(HeadField::Id) {
                let record = self.workspace.table(self.kind).get(&Id::from(cell));
                if let Some(record) = record {
                    return vec![record.id().clone()];
                }
                continue;
            }
            let names = self.by_name.get(index);
            // Several addresses in one cell are each a name.
            let pieces = cell.split([',', ';', '\n']).map(str::trim);
            let pieces = if field.spec.kind.is_list() { pieces.collect() } else { vec![cell] };
            let mut ids: Vec<Id> =
                pieces.into_iter().filter_map(|name| names?.get(&fold(name))).flatten().cloned().collect();
            ids.sort();
            ids.dedup();
            if !ids.is_empty() {
                return ids;
            }
        }
        Vec::new()
    }
}
