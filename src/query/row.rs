//! One row as filters and sorting see it: a record, or anything else with a schema.

use std::sync::Arc;

use crate::i18n::fold;
use crate::model::field::{Field, HeadField, Place};
use crate::model::haystack::text_of;
use crate::model::id::Id;
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
    /// The shared record behind it, where there is one: what is computed from it may then be kept.
    fn shared(&self) -> Option<&Arc<dyn Record>> {
        None
    }
}

impl AsRow for Arc<dyn Record> {
    fn row(&self) -> Row<'_> {
        Row::Record(self.as_ref())
    }
    fn shared(&self) -> Option<&Arc<dyn Record>> {
        Some(self)
    }
}

impl<T: Entity> AsRow for T {
    fn row(&self) -> Row<'_> {
        Row::Entity(self)
    }
}
