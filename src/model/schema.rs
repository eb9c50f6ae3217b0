//! The one description of each kind of record, from which everything else about its fields follows:
//! table columns, forms, filters, import, export, diff, validation and the published JSON Schema.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Map, Value as Json};

use super::date::DateValue;
use super::id::Id;
use super::origin::Origin;
use super::value::{Timestamp, Value, ValueKind, WrongValue};

/// Fields that this version does not know, and values that do not fit their field: kept as they are.
pub type Extra = Map<String, Json>;

/// Where a field stands in the form, in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    /// What names the record.
    Identity,
    /// Dates and states.
    Time,
    /// Amounts and rates.
    Money,
    /// Who and with whom.
    People,
    /// What it is about.
    Content,
    /// Notes and sources.
    Notes,
}

impl Group {
    /// The group's key in the translations (`group-<key>`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Time => "time",
            Self::Money => "money",
            Self::People => "people",
            Self::Content => "content",
            Self::Notes => "notes",
        }
    }
}

/// The codes of a choice field.
#[derive(Debug)]
pub struct ChoiceDef {
    /// The choice's key in the translations (`choice-<key>-<code>`).
    pub key: &'static str,
    /// The codes in their natural order.
    pub codes: &'static [&'static str],
}

/// What is known of one field. Built by the functions below and the methods here, all `const`.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The sort of its values.
    pub kind: ValueKind,
    /// Its place in the form.
    pub group: Group,
    /// Shown as a column until the user says otherwise.
    pub column: bool,
    /// Found by free text.
    pub search: bool,
    /// Part of what the record is called, first such field that is not empty.
    pub title: bool,
    /// Names the record to people and to imports: `show`, links and filters accept it for the id.
    pub identifier: bool,
    /// May not be empty.
    pub required: bool,
    /// Of a part: stands for the part in filters and in one-line summaries.
    pub main: bool,
    /// About a living person (GDPR).
    pub personal: bool,
    /// The code that a new record or part begins with.
    pub initial: Option<&'static str>,
    /// Of a link: it outlives what it leads to.
    pub lasting: bool,
    /// Of a date: a time without a zone is one in Brussels.
    pub in_brussels: bool,
}

impl Spec {
    const fn new(kind: ValueKind) -> Self {
        Self {
            kind,
            group: Group::Content,
            column: false,
            search: false,
            title: false,
            identifier: false,
            required: false,
            main: false,
            personal: false,
            initial: None,
            lasting: false,
            in_brussels: false,
        }
    }
    /// Sets the group.
    pub const fn group(self, group: Group) -> Self {
        Self { group, ..self }
    }
    /// Makes the field a column from the start.
    pub const fn column(self) -> Self {
        Self { column: true, ..self }
    }
    /// Lets free text find it.
    pub const fn search(self) -> Self {
        Self { search: true, ..self }
    }
    /// Makes it what the record is called.
    pub const fn title(self) -> Self {
        Self { title: true, search: true, ..self }
    }
    /// Makes it a name by which the record may be given.
    pub const fn identifier(self) -> Self {
        Self { identifier: true, search: true, ..self }
    }
    /// Requires a value.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
    /// Lets it stand for its part.
    pub const fn main(self) -> Self {
        Self { main: true, ..self }
    }
    /// Lets a new record or part begin with the code.
    pub const fn initial(self, code: &'static str) -> Self {
        Self { initial: Some(code), ..self }
    }
    /// Lets the link outlive what it leads to.
    pub const fn lasting(self) -> Self {
        Self { lasting: true, ..self }
    }
    /// Takes a time without a zone for one in Brussels.
    pub const fn in_brussels(self) -> Self {
        Self { in_brussels: true, ..self }
    }
    /// Marks it as personal data.
    pub const fn personal(self) -> Self {
        Self { personal: true, ..self }
    }
}

/// One line of text.
pub const fn text() -> Spec {
    Spec::new(ValueKind::Text)
}
/// Text of many lines.
pub const fn long_text() -> Spec {
    Spec::new(ValueKind::LongText)
}
/// Any kind without bounds of its own.
pub const fn of(kind: ValueKind) -> Spec {
    Spec::new(kind)
}
/// A whole number within bounds, both inclusive.
pub const fn integer(low: i64, high: i64) -> Spec {
    Spec::new(ValueKind::Integer(low, high))
}
/// A date value.
pub const fn date() -> Spec {
    Spec::new(ValueKind::Date).group(Group::Time)
}
/// An amount.
pub const fn money() -> Spec {
    Spec::new(ValueKind::Money).group(Group::Money)
}
/// A percentage.
pub const fn percent() -> Spec {
    Spec::new(ValueKind::Percent).group(Group::Money)
}
/// One of a list of codes.
pub const fn choice(def: &'static ChoiceDef) -> Spec {
    Spec::new(ValueKind::Choice(def))
}
/// Free words.
pub const fn tags() -> Spec {
    Spec::new(ValueKind::Tags)
}
/// A link to a record of the kind.
pub const fn link(kind: &'static str) -> Spec {
    Spec::new(ValueKind::Link(kind)).group(Group::People)
}
/// Links to records of the kind.
pub const fn links(kind: &'static str) -> Spec {
    Spec::new(ValueKind::Links(kind)).group(Group::People)
}
/// A list of parts.
pub const fn parts(schema: &'static Schema) -> Spec {
    Spec::new(ValueKind::Parts(schema))
}

/// A field: its key, which is the same in the file, in filters (in English) and in commands, and what is known of it.
#[derive(Debug)]
pub struct FieldDef {
    /// The key.
    pub key: &'static str,
    /// What is known of it.
    pub spec: Spec,
}

/// What is computed from a record rather than stored in it.
#[derive(Debug)]
pub struct Derived {
    /// The key, distinct from those of the fields.
    pub key: &'static str,
    /// The sort of its values.
    pub spec: Spec,
    /// Computes it; everything it may look at is in its arguments.
    pub compute: fn(&dyn Entity, &View<'_>) -> Value<'static>,
    /// How long it stays the same.
    pub lasts: Lasts,
}

/// How long a computed value stays the same while its record does.
#[derive(Clone, Copy, Debug)]
pub enum Lasts {
    /// For good.
    ForGood,
    /// Until one of the dates passes that the function tells.
    UntilPassed(fn(&dyn Entity, &mut dyn FnMut(DateValue))),
    /// As long as other records do.
    WithOthers,
}

/// What a computed value may look at besides its record.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Finds a record by its id, or the record that holds the part of that id.
    pub lookup: &'a (dyn Fn(&Id) -> Option<Arc<dyn Record>> + Sync),
    /// The present instant.
    pub now: DateTime<Utc>,
    /// The reader's time zone.
    pub zone: Tz,
}

/// The description of a kind of record or part.
#[derive(Debug)]
pub struct Schema {
    /// The kind's key.
    pub key: &'static str,
    /// The stored fields.
    pub fields: &'static [FieldDef],
    /// The computed ones.
    pub derived: &'static [Derived],
}

impl Schema {
    /// The index of the field with the key.
    pub fn index_of(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|f| f.key == key)
    }

    /// The field with the key, and its index.
    pub fn field(&self, key: &str) -> Option<(usize, &'static FieldDef)> {
        self.fields.iter().enumerate().find(|(_, f)| f.key == key)
    }

    /// The part's field that stands for the part.
    pub fn main_field(&self) -> Option<(usize, &'static FieldDef)> {
        let fields: &'static [FieldDef] = self.fields;
        fields.iter().enumerate().find(|(_, f)| f.spec.main).or_else(|| fields.iter().enumerate().next())
    }
}

/// A record or a part, seen without its type.
pub trait Entity: Any + Send + Sync + Debug {
    /// Its description.
    fn schema(&self) -> &'static Schema;
    /// Its id.
    fn id(&self) -> &Id;
    /// Gives it another id.
    fn set_id(&mut self, id: Id);
    /// Where it was imported from.
    fn origin(&self) -> Option<&Origin>;
    /// The place of its origin.
    fn origin_mut(&mut self) -> &mut Option<Box<Origin>>;
    /// The value of the field with the index; empty for an index that no field has.
    fn get(&self, field: usize) -> Value<'_>;
    /// Replaces the value of a field; the empty value clears it.
    ///
    /// # Errors
    /// [`WrongValue`] where the value is of another type than the field or beyond its bounds; the
    /// field keeps what it had. Lists of parts change through [`Entity::parts_mut`].
    fn set(&mut self, field: usize, value: Value<'_>) -> Result<(), WrongValue>;
    /// The parts of a list field.
    fn parts(&self, field: usize) -> Option<&dyn PartList>;
    /// The parts of a list field, to be changed.
    fn parts_mut(&mut self, field: usize) -> Option<&mut dyn PartList>;
    /// What this version does not know of, and what did not fit.
    fn extra(&self) -> &Extra;
    /// The same, to be changed.
    fn extra_mut(&mut self) -> &mut Extra;
    /// The whole as it stands in the file.
    fn to_json(&self) -> Json;
    /// The way to the concrete type.
    fn as_any(&self) -> &dyn Any;
    /// The way to the concrete type, to be changed.
    fn as_any_mut(&mut self) -> &mut dyn Any;

    /// The value of the field with the key; empty where no field has it.
    fn get_key(&self, key: &str) -> Value<'_> {
        self.schema().index_of(key).map_or(Value::Empty, |field| self.get(field))
    }

    /// What it is called: its first title field that is not empty, else its first identifier, else nothing.
    fn title(&self) -> String {
        let fields = || self.schema().fields.iter().enumerate();
        let text = |(index, _): (usize, &FieldDef)| match self.get(index) {
            Value::Text(text) if !text.is_empty() => Some(text.into_owned()),
            _ => None,
        };
        fields()
            .filter(|(_, f)| f.spec.title)
            .find_map(text)
            .or_else(|| fields().filter(|(_, f)| f.spec.identifier).find_map(text))
            .unwrap_or_default()
    }
}

/// A record: an entity with a table of its own.
pub trait Record: Entity + erased_serde::Serialize {
    /// What every record keeps about itself.
    fn head(&self) -> Head<'_>;
    /// Notes a change: when, and by whom.
    fn touch(&mut self, at: Timestamp, by: &str);
    /// Notes the making: when, and by whom.
    fn make(&mut self, at: Timestamp, by: &str);
    /// The values of the user's own fields, by key, in the file's form.
    fn own_mut(&mut self) -> &mut Extra;
    /// Ids of records that were merged into this one.
    fn aliases_mut(&mut self) -> &mut Vec<Id>;
    /// True where the other is of the same kind and alike in everything.
    fn same(&self, other: &dyn Record) -> bool;
    /// A copy to be changed.
    fn to_boxed(&self) -> Box<dyn Record>;
    /// The shared form.
    fn into_arc(self: Box<Self>) -> Arc<dyn Record>;
    /// This record as an entity.
    fn as_entity(&self) -> &dyn Entity;
    /// This record as an entity, to be changed.
    fn as_entity_mut(&mut self) -> &mut dyn Entity;
}

erased_serde::serialize_trait_object!(Record);

impl PartialEq for dyn Record {
    fn eq(&self, other: &Self) -> bool {
        self.same(other)
    }
}

impl dyn Record {
    /// The concrete record, where it is of that type.
    pub fn downcast<T: 'static>(&self) -> Option<&T> {
        self.as_any().downcast_ref()
    }
}

/// What every record keeps about itself.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// When it was made.
    pub created: Option<Timestamp>,
    /// By whom.
    pub created_by: &'a str,
    /// When it was last changed.
    pub changed: Option<Timestamp>,
    /// By whom.
    pub changed_by: &'a str,
    /// Values of the user's own fields, in the file's form.
    pub own: &'a Extra,
    /// Ids of records merged into this one.
    pub aliases: &'a [Id],
}

/// A list of parts, seen without their type.
pub trait PartList {
    /// How many there are.
    fn len(&self) -> usize;
    /// True where there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The part at the position.
    fn at(&self, position: usize) -> Option<&dyn Entity>;
    /// The part at the position, to be changed.
    fn at_mut(&mut self, position: usize) -> Option<&mut dyn Entity>;
    /// Appends a blank part with the id and gives it back.
    fn push_blank(&mut self, id: Id) -> Option<&mut dyn Entity>;
    /// Appends a part in the file's form; its wrong values are kept aside as in a file.
    fn push_json(&mut self, part: Map<String, Json>);
    /// Removes the part at the position; false where there is none.
    fn remove(&mut self, position: usize) -> bool;
    /// Moves a part to another position; false where either does not exist.
    fn shift(&mut self, from: usize, to: usize) -> bool;
}

impl dyn PartList + '_ {
    /// The parts in order.
    pub fn iter(&self) -> impl Iterator<Item = &dyn Entity> {
        (0..self.len()).filter_map(|position| self.at(position))
    }

    /// The position of the part with the id.
    pub fn position(&self, id: &Id) -> Option<usize> {
        self.iter().position(|part| part.id() == id)
    }
}

/// Gives a new record or part the values it begins with.
pub fn begin(entity: &mut dyn Entity) {
    for (index, field) in entity.schema().fields.iter().enumerate() {
        if let Some(code) = field.spec.initial {
            // A code always fits the choice it was written for; a test goes through them all.
            let _fits = entity.set(index, Value::Text(code.into()));
        }
    }
}

/// Visits the entity and all parts in it, however deep, the outer ones first.
pub fn walk<'a>(entity: &'a dyn Entity, visit: &mut dyn FnMut(&'a dyn Entity)) {
    visit(entity);
    for (index, field) in entity.schema().fields.iter().enumerate() {
        if matches!(field.spec.kind, ValueKind::Parts(_))
            && let Some(list) = entity.parts(index)
        {
            for part in (0..list.len()).filter_map(|i| list.at(i)) {
                walk(part, visit);
            }
        }
    }
}

/// Visits the entity and all parts in it to be changed, the outer ones first.
pub fn walk_mut(entity: &mut dyn Entity, visit: &mut dyn FnMut(&mut dyn Entity)) {
    visit(entity);
    for (index, field) in entity.schema().fields.iter().enumerate() {
        if matches!(field.spec.kind, ValueKind::Parts(_))
            && let Some(list) = entity.parts_mut(index)
        {
            for position in 0..list.len() {
                if let Some(part) = list.at_mut(position) {
                    walk_mut(part, visit);
                }
            }
        }
    }
}

/// The part with the id inside the entity, or the entity itself, to be changed.
pub fn find_mut<'a>(entity: &'a mut dyn Entity, id: &Id) -> Option<&'a mut dyn Entity> {
    if entity.id() == id {
        return Some(entity);
    }
    let path = path_to(entity, id)?;
    let mut here = entity;
    for (field, position) in path {
        here = here.parts_mut(field)?.at_mut(position)?;
    }
    Some(here)
}

/// The part with the id inside the entity, or the entity itself.
pub fn find<'a>(entity: &'a dyn Entity, id: &Id) -> Option<&'a dyn Entity> {
    let mut found = None;
    walk(entity, &mut |part| {
        if found.is_none() && part.id() == id {
            found = Some(part);
        }
    });
    found
}

/// The way from an entity to the part with the id: list fields and positions, outermost first; empty for itself.
pub fn path_to(entity: &dyn Entity, id: &Id) -> Option<Vec<(usize, usize)>> {
    if entity.id() == id {
        return Some(Vec::new());
    }
    for (index, field) in entity.schema().fields.iter().enumerate() {
        if !matches!(field.spec.kind, ValueKind::Parts(_)) {
            continue;
        }
        let Some(list) = entity.parts(index) else { continue };
        for (position, part) in list.iter().enumerate() {
            if let Some(mut rest) = path_to(part, id) {
                rest.insert(0, (index, position));
                return Some(rest);
            }
        }
    }
    None
}

/// Visits every link of the entity and its parts: the entity that holds it, the field's index, and the target.
pub fn links_of<'a>(entity: &'a dyn Entity, visit: &mut dyn FnMut(&'a dyn Entity, usize, &Id)) {
    walk(entity, &mut |part| {
        for (index, field) in part.schema().fields.iter().enumerate() {
            match field.spec.kind {
                ValueKind::Link(_) => {
                    if let Value::Link(id) = part.get(index) {
                        visit(part, index, &id);
                    }
                }
                ValueKind::Links(_) => {
                    if let Value::Links(ids) = part.get(index) {
                        for id in ids.iter() {
                            visit(part, index, id);
                        }
                    }
                }
                _ => {}
            }
        }
    });
}
