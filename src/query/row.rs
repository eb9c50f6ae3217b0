//! One row as filters and sorting see it: a record, or anything else with a schema.

use std::sync::Arc;

use super::filter::Hit;
use crate::i18n::fold;
use crate::model::field::{Field, HeadField, Place};
use crate::model::id::Id;
use crate::model::pages::{Page, text_of};
use crate::model::schema::{Entity, PartList, Record, View, walk};
use crate::model::value::{Value, ValueKind};

/// A row, borrowed.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a> {
    /// A record of the workspace.
    Record(&'a dyn Record),
    /// A part, or an entry of a list that was made from records.
    Entity(&'a dyn Entity),
}

impl<'a> Row<'a> {
    /// The row without what only records have.
    pub fn entity(self) -> &'a dyn Entity {
        match self {
            Self::Record(record) => record.as_entity(),
            Self::Entity(entity) => entity,
        }
    }

    /// Its id.
    pub fn id(self) -> &'a Id {
        self.entity().id()
    }

    /// The value of a field. What only records have is empty in other rows, the id and the source aside.
    pub fn value(self, field: &Field, view: &View<'_>) -> Value<'a> {
        match (self, field.place) {
            (Self::Record(record), _) => field.get(record, view),
            (Self::Entity(entity), Place::Stored(index)) => entity.get(index),
            (Self::Entity(entity), Place::Derived(index)) => {
                entity.schema().derived.get(index).map_or(Value::Empty, |it| (it.compute)(entity, view))
            }
            (Self::Entity(entity), Place::Head(HeadField::Id)) => Value::Text(entity.id().to_string().into()),
            (Self::Entity(entity), Place::Head(HeadField::Source)) => {
                entity.origin().map_or(Value::Empty, |origin| Value::Text(origin.source.as_str().into()))
            }
            (Self::Entity(_), Place::Head(_) | Place::Own) => Value::Empty,
        }
    }

    /// The parts of a list field.
    pub fn parts(self, field: &Field) -> Option<&'a dyn PartList> {
        match field.place {
            Place::Stored(index) => self.entity().parts(index),
            _ => None,
        }
    }

    /// The folded text in which free words are looked for.
    ///
    /// Of a record it is that of the workspace's index. Of anything else it is the searched fields, or
    /// all texts where the schema marks none as searched.
    pub fn text(self) -> String {
        let entity = match self {
            Self::Record(record) => return text_of(record),
            Self::Entity(entity) => entity,
        };
        let mut marked = false;
        walk(entity, &mut |part| marked |= part.schema().fields.iter().any(|field| field.spec.search));
        let mut text = String::new();
        let mut add = |word: &str| {
            if !text.is_empty() {
                text.push('\u{1f}');
            }
            text.push_str(word);
        };
        walk(entity, &mut |part| {
            for (index, field) in part.schema().fields.iter().enumerate() {
                let text_like = matches!(field.spec.kind, ValueKind::Text | ValueKind::LongText | ValueKind::Tags);
                if field.spec.search || (!marked && text_like) {
                    match part.get(index) {
                        Value::Text(word) => add(&word),
                        Value::List(words) => words.iter().for_each(|word| add(word)),
                        _ => {}
                    }
                }
            }
        });
        fold(&text).replace('\n', " ")
    }
}

/// Whatever can be seen as a row.
pub trait AsRow: Send + Sync {
    /// The row.
    fn row(&self) -> Row<'_>;
    /// Its page and its place there, where it is known: what is kept of the page may then be used. Rows that know
    /// theirs come in the order of their ids.
    fn spot(&self) -> Option<(&Arc<Page>, usize)> {
        None
    }
}

impl AsRow for Hit<'_> {
    fn row(&self) -> Row<'_> {
        Row::Record(self.record.as_ref())
    }
    fn spot(&self) -> Option<(&Arc<Page>, usize)> {
        Some((self.page, self.place))
    }
}

impl AsRow for Arc<dyn Record> {
    fn row(&self) -> Row<'_> {
        Row::Record(self.as_ref())
    }
}

impl<T: Entity> AsRow for T {
    fn row(&self) -> Row<'_> {
        Row::Entity(self)
    }
}

/// What is made of the value of each row: but once where rows of a page have it in common.
pub(super) fn of_each_value<R: AsRow, T: Clone>(
    rows: &[R],
    field: &Field,
    view: &View<'_>,
    mut make: impl FnMut(Row<'_>, &Value<'_>) -> T,
) -> Vec<T> {
    let page = |row: &R| row.spot().map(|(page, _)| Arc::as_ptr(page));
    let mut all = Vec::with_capacity(rows.len());
    for rows in rows.chunk_by(|a, b| page(a) == page(b)) {
        let spot = rows.first().and_then(AsRow::spot);
        let column = spot.and_then(|(page, _)| page.column(field, view, rows.len()));
        let mut made: Vec<Option<T>> = vec![None; column.as_ref().map_or(0, |column| column.values().len())];
        for row in rows {
            let code = column.as_ref().zip(row.spot()).and_then(|(column, (_, place))| {
                let code = column.code(place)?;
                Some((made.get_mut(code)?, column.values().get(code)?))
            });
            all.push(match code {
                Some((made, value)) => made.get_or_insert_with(|| make(row.row(), value)).clone(),
                None => make(row.row(), &row.row().value(field, view)),
            });
        }
    }
    all
}
