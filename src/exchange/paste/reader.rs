//! Reads the cells of pasted rows as values of their fields.

use std::collections::HashMap;

use super::known::Known;
use super::{Change, Column, Fault, Given, Outcome, Row};
use crate::i18n::spellings;
use crate::model::date::{DateValue, Moment};
use crate::model::field::{Field, Place, fields_of_schema};
use crate::model::kinds::Kind;
use crate::model::schema::{Entity, PartList, Record, Schema};
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::model::words;
use crate::tr;

/// Reads row after row.
pub(super) struct Reader<'a> {
    kind: Kind,
    columns: &'a [Column],
    known: Known<'a>,
    context: &'a Context<'a>,
    /// What names lead to, by column; looking one up goes through a whole table.
    links: HashMap<(usize, String), Result<Value<'static>, String>>,
    /// How the languages say that a time was assumed.
    assumed: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(kind: Kind, columns: &'a [Column], context: &'a Context<'a>) -> Self {
        Self {
            kind,
            columns,
            known: Known::new(context.workspace, kind, columns),
            context,
            links: HashMap::new(),
            assumed: spellings("time-assumed").into_iter().map(|(_, words)| format!("({words})")).collect(),
        }
    }
}

impl Reader<'_> {
    /// Reads the cells of the row with the number.
    pub(super) fn row(&mut self, number: usize, cells: &[String]) -> Row {
        let columns = self.columns;
        let meant = self.known.meant(columns, cells);
        let there = match meant.as_slice() {
            [only] => self.context.workspace.table(self.kind).get(only).map(AsRef::as_ref),
            _ => None,
        };
        let (mut changes, mut faults) = (Vec::<Change>::new(), Vec::new());
        for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            let given = match columns.get(index) {
                Some(Column::Field(field)) => {
                    // Blanks at the ends of a long text may be meant.
                    let is_long = matches!(field.spec.kind, ValueKind::LongText);
                    self.change(index, field, if is_long { cell } else { cell.trim() }, there)
                }
                Some(Column::ReadOnly(_)) => Ok(None),
                Some(Column::Unknown(_)) => Err(tr!(self.context.lang, "paste-no-field")),
                None => Err(tr!(self.context.lang, "paste-no-column")),
            };
            match given {
                // Two columns may speak of one list: what the first has said is not said again.
                Ok(Some(change)) => {
                    let key = |change: &Change| columns.get(change.column).and_then(Column::field).map(|it| &it.key);
                    if changes.iter().all(|other| key(other) != key(&change)) {
                        changes.push(change);
                    }
                }
                Ok(None) => {}
                Err(reason) => faults.push(Fault { column: index, text: cell.clone(), reason }),
            }
        }
        let outcome = match (there, meant.len()) {
            (Some(record), _) if changes.is_empty() => Outcome::Unchanged(record.id().clone()),
            (Some(record), _) => Outcome::Changed(record.id().clone()),
            (None, 0) => Outcome::New,
            (None, _) => Outcome::Several(meant),
        };
        let named =
            |change: &&Change| columns.get(change.column).and_then(Column::field).is_some_and(|field| field.spec.title);
        let title = there.map_or_else(
            || changes.iter().find(named).map(|change| change.after.clone()).unwrap_or_default(),
            Entity::title,
        );
        if outcome == Outcome::New && title.is_empty() {
            self.miss_title(&mut faults);
        }
        Row { number, title, outcome, changes, faults }
    }

    /// Notes that a new record would have no name.
    fn miss_title(&self, faults: &mut Vec<Fault>) {
        let title = |column: &Column| column.field().is_some_and(|field| field.spec.title);
        let column = self.columns.iter().position(title).unwrap_or(0);
        if faults.iter().all(|fault| fault.column != column) {
            let reason = tr!(self.context.lang, "paste-no-title");
            faults.push(Fault { column, text: String::new(), reason });
        }
    }

    /// What the cell gives the record that is not there already, or why it cannot be taken in.
    fn change(
        &mut self,
        column: usize,
        field: &Field,
        cell: &str,
        there: Option<&dyn Record>,
    ) -> Result<Option<Change>, String> {
        if let (ValueKind::Parts(schema), Place::Stored(list)) = (field.spec.kind, field.place) {
            return self.parts(column, schema, list, cell, there);
        }
        let before = there.map_or(Value::Empty, |record| value_in(field, record));
        let shown = |value: &Value<'_>| text::show(&field.spec.kind, value, self.context);
        let was = shown(&before);
        // The words of the table are the value again, also where they would lead to several records.
        if was == cell {
            return Ok(None);
        }
        let value = self.value(column, field, cell)?;
        if value.is_empty() || same(&before, &value) {
            return Ok(None);
        }
        let after = text::show(&field.spec.kind, &value, self.context);
        Ok(Some(Change { column, before: was, after, given: Given::Value(value) }))
    }

    /// What the cell adds to a list.
    fn parts(
        &mut self,
        column: usize,
        schema: &'static Schema,
        list: usize,
        cell: &str,
        there: Option<&dyn Record>,
    ) -> Result<Option<Change>, String> {
        let before = there.map(|record| words::parts(record.as_entity(), list, self.context)).unwrap_or_default();
        let Some((index, main)) = schema.main_field().filter(|_| before != cell) else { return Ok(None) };
        let fields = fields_of_schema(schema);
        let Some(main) = fields.iter().find(|field| field.key == main.key) else { return Ok(None) };
        let values = match self.value(column, main, cell) {
            Ok(value) if !cell.contains([';', '\n']) => vec![value],
            whole => {
                let separator: &[char] = if cell.contains([';', '\n']) { &[';', '\n'] } else { &[','] };
                let pieces = cell.split(separator).map(str::trim).filter(|piece| !piece.is_empty());
                let pieces: Vec<&str> = pieces.collect();
                // One piece is the whole again, with the better reason.
                if pieces.len() < 2 {
                    vec![whole?]
                } else {
                    pieces.into_iter().map(|piece| self.value(column, main, piece)).collect::<Result<_, _>>()?
                }
            }
        };
        let have = || there.and_then(|record| record.parts(list)).into_iter().flat_map(<dyn PartList>::iter);
        let mut new: Vec<Value<'static>> = Vec::new();
        for value in values {
            if !new.iter().any(|other| same(other, &value)) && !have().any(|it| same(&it.get(index), &value)) {
                new.push(value);
            }
        }
        if new.is_empty() {
            return Ok(None);
        }
        let shown: Vec<String> = new.iter().map(|value| text::show(&main.spec.kind, value, self.context)).collect();
        let shown = shown.join(", ");
        let only = have().next().filter(|_| have().count() == 1 && matches!(main.spec.kind, ValueKind::Date));
        let change = match (only.map(Entity::id), new.as_slice()) {
            (Some(part), [moved]) => {
                Change { column, before, after: shown, given: Given::Part(part.clone(), moved.clone()) }
            }
            _ if before.is_empty() => Change { column, before, after: shown, given: Given::Parts(new) },
            _ => Change { column, after: format!("{before}, {shown}"), before, given: Given::Parts(new) },
        };
        Ok(Some(change))
    }

    fn value(&mut self, column: usize, field: &Field, cell: &str) -> Result<Value<'static>, String> {
        let context = self.context;
        let read = |cell: &str| text::read(field, cell, context).map_err(|error| error.in_words(context.lang));
        match field.spec.kind {
            ValueKind::Link(_) | ValueKind::Links(_) => {
                self.links.entry((column, cell.to_owned())).or_insert_with(|| read(cell)).clone()
            }
            ValueKind::Date => match self.assumed.iter().find_map(|words| cell.strip_suffix(words.as_str())) {
                Some(rest) => read(rest).map(|value| match value {
                    Value::Date(DateValue::Moment(moment)) => {
                        Value::Date(DateValue::Moment(Moment { assumed: true, ..moment }))
                    }
                    other => other,
                }),
                None => read(cell),
            },
            _ => read(cell),
        }
    }
}

/// The value of a stored field or one of the office's own.
fn value_in<'a>(field: &Field, record: &'a dyn Record) -> Value<'a> {
    match field.place {
        Place::Stored(index) => record.get(index),
        _ => {
            let own = record.head().own.get(field.key.as_ref());
            own.and_then(|json| Value::from_json(&field.spec.kind, json).ok()).unwrap_or(Value::Empty)
        }
    }
}

/// True where the two say the same; whether a time was assumed, a spreadsheet does not tell.
fn same(one: &Value<'_>, other: &Value<'_>) -> bool {
    match (one, other) {
        (Value::Date(DateValue::Moment(a)), Value::Date(DateValue::Moment(b))) => (a.wall, a.zone) == (b.wall, b.zone),
        (Value::Text(a), Value::Text(b)) => a.trim() == b.trim(),
        _ => one == other,
    }
}
