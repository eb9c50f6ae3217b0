//! The Rust types that may stand in a record, and their passage to and from [`Value`].

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::date::DateValue;
use super::id::Id;
use super::money::Money;
use super::schema::{Entity, PartList};
use super::value::{Timestamp, Value, WrongValue};

/// A type that may be a field.
pub trait Slot: Sized {
    /// The value as any code sees it.
    fn value(&self) -> Value<'_>;

    /// Replaces the value; bounds are checked by the caller, who knows the field.
    ///
    /// # Errors
    /// [`WrongValue`] where the value is of another type.
    fn assign(&mut self, value: Value<'_>) -> Result<(), WrongValue>;

    /// Reads the file's form.
    ///
    /// # Errors
    /// The JSON itself, where it does not fit: it is kept beside the field.
    fn read(json: Json) -> Result<Self, Json>;

    /// True where nothing would be lost by leaving the field out of the file.
    fn is_blank(&self) -> bool {
        self.value().is_empty()
    }

    /// The parts, where the type is a list of them.
    fn parts(&self) -> Option<&dyn PartList> {
        None
    }

    /// The parts, to be changed.
    fn parts_mut(&mut self) -> Option<&mut dyn PartList> {
        None
    }
}

/// A part of a record: an entity that can be read from a file with its faults.
pub trait Part: Entity + Default {
    /// Reads the file's form; what does not fit its field stays in `extra`.
    fn lenient(map: Map<String, Json>) -> Self;
}

fn typed<T: for<'de> Deserialize<'de>>(json: Json) -> Result<T, Json> {
    T::deserialize(&json).map_err(|_| json)
}

impl Slot for String {
    fn value(&self) -> Value<'_> {
        if self.is_empty() { Value::Empty } else { Value::Text(Cow::Borrowed(self)) }
    }
    fn assign(&mut self, value: Value<'_>) -> Result<(), WrongValue> {
        *self = match value {
            Value::Empty => Self::new(),
            Value::Text(text) => text.into_owned(),
            other => return Err(WrongValue::mismatch("text", &other)),
        };
        Ok(())
    }
    fn read(json: Json) -> Result<Self, Json> {
        match json {
            Json::String(text) => Ok(text),
            other => Err(other),
        }
    }
}

impl Slot for bool {
    fn value(&self) -> Value<'_> {
        Value::Bool(*self)
    }
    fn assign(&mut self, value: Value<'_>) -> Result<(), WrongValue> {
        *self = match value {
            Value::Empty => false,
            Value::Bool(b) => b,
            other => return Err(WrongValue::mismatch("bool", &other)),
        };
        Ok(())
    }
    fn read(json: Json) -> Result<Self, Json> {
        typed(json)
    }
    fn is_blank(&self) -> bool {
        !*self
    }
}

macro_rules! optional_slots {
    ($($type:ty => $variant:ident, $name:literal;)*) => {$(
        impl Slot for Option<$type> {
            fn value(&self) -> Value<'_> {
                self.map_or(Value::Empty, Value::$variant)
            }
            fn assign(&mut self, value: Value<'_>) -> Result<(), WrongValue> {
                *self = match value {
                    Value::Empty => None,
                    Value::$variant(inner) => Some(inner),
                    other => return Err(WrongValue::mismatch($name, &other)),
                };
                Ok(())
            }
            fn read(json: Json) -> Result<Self, Json> {
                typed(json)
            }
        }
    )*};
}

optional_slots! {
    i64 => Integer, "integer";
    Decimal => Decimal, "decimal";
    Money => Money, "money";
    DateValue => Date, "date";
    Timestamp => Timestamp, "timestamp";
}

impl Slot for Option<Id> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Empty, |id| Value::Link(Cow::Borrowed(id)))
    }
    fn assign(&mut self, value: Value<'_>) -> Result<(), WrongValue> {
        *self = match value {
            Value::Empty => None,
            Value::Link(id) => Some(id.into_owned()),
            other => return Err(WrongValue::mismatch("link", &other)),
        };
        Ok(())
    }
    fn read(json: Json) -> Result<Self, Json> {
        typed(json)
    }
}

macro_rules! list_slots {
    ($($type:ty => $variant:ident, $name:literal;)*) => {$(
        impl Slot for Vec<$type> {
            fn value(&self) -> Value<'_> {
                if self.is_empty() { Value::Empty } else { Value::$variant(Cow::Borrowed(self)) }
            }
            fn assign(&mut self, value: Value<'_>) -> Result<(), WrongValue> {
                *self = match value {
                    Value::Empty => Self::new(),
                    Value::$variant(list) => list.into_owned(),
                    other => return Err(WrongValue::mismatch($name, &other)),
                };
                Ok(())
            }
            fn read(json: Json) -> Result<Self, Json> {
                typed(json)
            }
        }
    )*};
}

list_slots! {
    String => List, "tags";
    Id => Links, "links";
    i64 => Integers, "integers";
}

/// A list of parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts<P>(pub Vec<P>);

impl<P> Default for Parts<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P> std::ops::Deref for Parts<P> {
    type Target = Vec<P>;
    fn deref(&self) -> &Vec<P> {
        &self.0
    }
}

impl<P> std::ops::DerefMut for Parts<P> {
    fn deref_mut(&mut self) -> &mut Vec<P> {
        &mut self.0
    }
}

impl<'a, P> IntoIterator for &'a Parts<P> {
    type Item = &'a P;
    type IntoIter = std::slice::Iter<'a, P>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<P: serde::Serialize> serde::Serialize for Parts<P> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, P: Deserialize<'de>> Deserialize<'de> for Parts<P> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut parts: Vec<P> = Vec::deserialize(deserializer)?;
        // A vector begins with room for four, and nearly all lists of a large file have one part.
        parts.shrink_to_fit();
        Ok(Self(parts))
    }
}

impl<P: Part> PartList for Parts<P> {
    fn len(&self) -> usize {
        self.0.len()
    }
    fn at(&self, position: usize) -> Option<&dyn Entity> {
        self.0.get(position).map(|part| part as &dyn Entity)
    }
    fn at_mut(&mut self, position: usize) -> Option<&mut dyn Entity> {
        self.0.get_mut(position).map(|part| part as &mut dyn Entity)
    }
    fn push_blank(&mut self, id: Id) -> Option<&mut dyn Entity> {
        let mut part = P::default();
        part.set_id(id);
        self.0.push(part);
        self.0.last_mut().map(|part| part as &mut dyn Entity)
    }
    fn push_json(&mut self, part: Map<String, Json>) {
        self.0.push(P::lenient(part));
    }
    fn remove(&mut self, position: usize) -> bool {
        let there = position < self.0.len();
        if there {
            self.0.remove(position);
        }
        there
    }
    fn shift(&mut self, from: usize, to: usize) -> bool {
        let both = from < self.0.len() && to < self.0.len();
        if both {
            let part = self.0.remove(from);
            self.0.insert(to, part);
        }
        both
    }
}

impl<P: Part> Slot for Parts<P> {
    fn value(&self) -> Value<'_> {
        Value::Parts(self.0.len())
    }
    fn assign(&mut self, value: Value<'_>) -> Result<(), WrongValue> {
        match value {
            Value::Empty | Value::Parts(0) => {
                self.0.clear();
                Ok(())
            }
            other => Err(WrongValue::mismatch("parts", &other)),
        }
    }
    fn read(json: Json) -> Result<Self, Json> {
        match json {
            Json::Array(list) if list.iter().all(Json::is_object) => Ok(Self(
                list.into_iter()
                    .filter_map(|part| match part {
                        Json::Object(map) => Some(P::lenient(map)),
                        _ => None,
                    })
                    .collect(),
            )),
            other => Err(other),
        }
    }
    fn parts(&self) -> Option<&dyn PartList> {
        Some(self)
    }
    fn parts_mut(&mut self) -> Option<&mut dyn PartList> {
        Some(self)
    }
}

/// Checks a value against its field's bounds; types are checked by [`Slot::assign`].
///
/// # Errors
/// [`WrongValue`] for a number or percentage outside its bounds.
pub fn check_bounds(kind: &super::value::ValueKind, value: &Value<'_>) -> Result<(), WrongValue> {
    use super::value::ValueKind as K;
    let fits = match (kind, value) {
        (K::Integer(low, high), Value::Integer(n)) => (low..=high).contains(&n),
        (K::Integers(low, high), Value::Integers(list)) => list.iter().all(|n| (low..=high).contains(&n)),
        (K::Percent, Value::Decimal(d)) => (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(d),
        _ => true,
    };
    if fits { Ok(()) } else { Err(WrongValue::mismatch(kind.key(), value)) }
}
