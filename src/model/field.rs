//! The fields of a kind as the rest of the program meets them: stored, computed, kept by every
//! record, and the office's own, all alike.

use std::borrow::Cow;

use super::kinds::Kind;
use super::office::{Office, OwnField, OwnKind};
use super::schema::{Group, Record, Schema, Spec, View, of};
use super::value::{Value, ValueKind, WrongValue};
use crate::i18n::{fold, spellings};

/// Where a field's value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In the struct, by its index in the schema.
    Stored(usize),
    /// Computed, by its index in the schema's list.
    Derived(usize),
    /// In what every record keeps about itself.
    Head(HeadField),
    /// Among the values of the office's own fields.
    Own,
}

/// What every record keeps about itself, as fields that cannot be typed into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeadField {
    /// The id.
    Id,
    /// When it was made.
    Created,
    /// By whom.
    CreatedBy,
    /// When it was last changed.
    Changed,
    /// By whom.
    ChangedBy,
    /// The source it was imported from.
    Source,
}

/// One field of a kind.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key.
    pub key: Cow<'static, str>,
    /// What is known of it.
    pub spec: Spec,
    /// Where its value is.
    pub place: Place,
    /// The office's name for it, where it is the office's own.
    pub label: Option<String>,
    /// The words to choose from, where it is an own field with a choice.
    pub words: Vec<String>,
}

impl Field {
    /// Its value in the record.
    pub fn get<'a>(&self, record: &'a dyn Record, view: &View<'_>) -> Value<'a> {
        match self.place {
            Place::Stored(index) => record.get(index),
            Place::Derived(index) => {
                record.schema().derived.get(index).map_or(Value::Empty, |it| (it.compute)(record.as_entity(), view))
            }
            Place::Own => record
                .head()
                .own
                .get(self.key.as_ref())
                .and_then(|json| Value::from_json(&self.spec.kind, json).ok())
                .unwrap_or(Value::Empty),
            Place::Head(field) => field.get(record),
        }
    }

    /// Replaces its value.
    ///
    /// # Errors
    /// [`WrongValue`] where the value does not fit, or the field is not one that is typed into.
    pub fn set(&self, record: &mut dyn Record, value: Value<'_>) -> Result<(), WrongValue> {
        match self.place {
            Place::Stored(index) => record.set(index, value),
            Place::Own => {
                super::slot::check_bounds(&self.spec.kind, &value)?;
                let json = value.to_json();
                // What is written must be readable as the field's kind.
                Value::from_json(&self.spec.kind, &json)?;
                if value.is_empty() {
                    record.own_mut().remove(self.key.as_ref());
                } else {
                    record.own_mut().insert(self.key.clone().into_owned(), json);
                }
                Ok(())
            }
            Place::Derived(_) | Place::Head(_) => Err(WrongValue::mismatch("read_only", &value)),
        }
    }

    /// True where a person may type into it.
    pub fn is_editable(&self) -> bool {
        matches!(self.place, Place::Stored(_) | Place::Own)
    }
}

impl HeadField {
    const ALL: [(&'static str, ValueKind, Self); 6] = [
        ("id", ValueKind::Text, Self::Id),
        ("created", ValueKind::Timestamp, Self::Created),
        ("created_by", ValueKind::Text, Self::CreatedBy),
        ("changed", ValueKind::Timestamp, Self::Changed),
        ("changed_by", ValueKind::Text, Self::ChangedBy),
        ("imported_from", ValueKind::Text, Self::Source),
    ];

    fn get<'a>(self, record: &'a dyn Record) -> Value<'a> {
        let text = |text: &'a str| if text.is_empty() { Value::Empty } else { Value::Text(Cow::Borrowed(text)) };
        let head = record.head();
        match self {
            Self::Id => Value::Text(Cow::Owned(record.id().to_string())),
            Self::Created => head.created.map_or(Value::Empty, Value::Timestamp),
            Self::CreatedBy => text(head.created_by),
            Self::Changed => head.changed.map_or(Value::Empty, Value::Timestamp),
            Self::ChangedBy => text(head.changed_by),
            Self::Source => record.origin().map_or(Value::Empty, |origin| text(&origin.source)),
        }
    }
}

/// All fields of a kind, in the order of the form: stored, computed, the office's own, and what
/// every record keeps about itself.
pub fn fields_of(kind: Kind, office: &dyn Record) -> Vec<Field> {
    let mut fields = fields_of_schema(kind.schema());
    if let Some(office) = office.downcast::<Office>() {
        fields.extend(office.own_fields.iter().filter(|own| own.of == kind.key()).map(own_field));
    }
    fields.extend(HeadField::ALL.into_iter().map(|(key, value_kind, field)| Field {
        key: Cow::Borrowed(key),
        spec: of(value_kind).group(Group::Notes),
        place: Place::Head(field),
        label: None,
        words: Vec::new(),
    }));
    fields
}

/// The stored and computed fields of a schema, of a part too.
pub fn fields_of_schema(schema: &'static Schema) -> Vec<Field> {
    let plain = |key: &'static str, spec: Spec, place: Place| Field {
        key: Cow::Borrowed(key),
        spec,
        place,
        label: None,
        words: Vec::new(),
    };
    let stored = schema.fields.iter().enumerate().map(|(i, f)| plain(f.key, f.spec, Place::Stored(i)));
    let derived = schema.derived.iter().enumerate().map(|(i, d)| plain(d.key, d.spec, Place::Derived(i)));
    stored.chain(derived).collect()
}

fn own_field(own: &OwnField) -> Field {
    let mut spec = of(own.value_kind.value_kind());
    spec.column = own.shown;
    spec.search = own.searched;
    Field {
        key: Cow::Owned(own.key.clone()),
        spec,
        place: Place::Own,
        label: Some(if own.label.is_empty() { own.key.clone() } else { own.label.clone() }),
        words: if own.value_kind == OwnKind::Choice { own.choices.clone() } else { Vec::new() },
    }
}

/// The field of the kind with the key.
pub fn field_of(kind: Kind, key: &str, office: &dyn Record) -> Option<Field> {
    fields_of(kind, office).into_iter().find(|field| field.key == key)
}

/// The field by its key, its label in any language, or another word for it; `schema` is the key of the kind or part.
pub fn find_field<'a>(fields: &'a [Field], schema: &str, name: &str) -> Option<&'a Field> {
    if let Some(field) = fields.iter().find(|field| field.key == name) {
        return Some(field);
    }
    let wanted = fold(name);
    fields.iter().find(|field| {
        let own = field.label.as_ref().is_some_and(|label| fold(label) == wanted);
        let words = [format!("field-{schema}-{}", field.key), format!("field-{}", field.key)];
        own || words.iter().any(|key| spellings(key).iter().any(|(_, word)| fold(word) == wanted))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn an_own_field_is_set_read_and_cleared_like_a_built_in_one() {
        let mut office = Office::default();
        office.own_fields.push(OwnField {
            of: "partner".into(),
            key: "population".into(),
            value_kind: OwnKind::Integer,
            ..OwnField::default()
        });
        let field = field_of(Kind::PARTNER, "population", &office).unwrap();
        let mut partner = (Kind::PARTNER.def().blank)();
        field.set(partner.as_mut(), Value::Integer(128_760)).unwrap();
        let lookup = |_: &super::super::id::Id| None;
        let view = View { lookup: &lookup, now: DateTime::UNIX_EPOCH, zone: chrono_tz::UTC };
        assert_eq!(field.get(partner.as_ref(), &view), Value::Integer(128_760));
        assert!(field.set(partner.as_mut(), Value::Bool(true)).is_err());
        field.set(partner.as_mut(), Value::Empty).unwrap();
        assert!(partner.head().own.is_empty());
        assert!(field_of(Kind::CALL, "population", &office).is_none());
    }
}
