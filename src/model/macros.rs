//! The macros with which a kind is written down once: `choices!`, `part!` and `record!`.
//!
//! Each line of a kind is `name: Type = description;`. The struct, its file form, its table of
//! fields and its erased access all come from that line.

/// Writes an enum of codes that keeps codes it does not know.
macro_rules! choices {
    ($(#[$meta:meta])* $vis:vis enum $name:ident = $key:literal { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
        $vis enum $name {
            /// Nothing chosen.
            #[default]
            Unset,
            $($(#[$vmeta])* $variant,)*
            /// A code from elsewhere, kept as it is.
            Other(Box<str>),
        }

        impl $name {
            /// The codes, in their natural order.
            pub const DEF: $crate::model::schema::ChoiceDef =
                $crate::model::schema::ChoiceDef { key: $key, codes: &[$($code,)*] };

            /// The code in the file; empty where nothing is chosen.
            pub fn code(&self) -> &str {
                match self {
                    Self::Unset => "",
                    $(Self::$variant => $code,)*
                    Self::Other(code) => code,
                }
            }

            /// The choice with the code.
            pub fn from_code(code: &str) -> Self {
                match code {
                    "" => Self::Unset,
                    $($code => Self::$variant,)*
                    other => Self::Other(other.into()),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a code")
                    }
                    fn visit_str<E>(self, text: &str) -> Result<$name, E> {
                        Ok($name::from_code(text))
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }

        impl $crate::model::slot::Slot for $name {
            fn value(&self) -> $crate::model::value::Value<'_> {
                match self {
                    Self::Unset => $crate::model::value::Value::Empty,
                    some => $crate::model::value::Value::Text(std::borrow::Cow::Borrowed(some.code())),
                }
            }
            fn assign(
                &mut self,
                value: $crate::model::value::Value<'_>,
            ) -> Result<(), $crate::model::value::WrongValue> {
                *self = match value {
                    $crate::model::value::Value::Empty => Self::Unset,
                    $crate::model::value::Value::Text(code) => Self::from_code(&code),
                    other => return Err($crate::model::value::WrongValue::mismatch("choice", &other)),
                };
                Ok(())
            }
            fn read(json: serde_json::Value) -> Result<Self, serde_json::Value> {
                match json {
                    serde_json::Value::String(code) => Ok(Self::from_code(&code)),
                    other => Err(other),
                }
            }
        }
    };
}

/// What `part!` and `record!` share: the table of fields and the erased access.
macro_rules! entity {
    ($name:ident = $key:literal { $($field:ident : $ty:ty = $spec:expr;)* } derived { $($dkey:ident : $dspec:expr => $compute:path, $lasts:expr;)* }) => {
        impl $name {
            /// The description of the kind.
            pub const SCHEMA: &'static $crate::model::schema::Schema = {
                #[allow(unused_imports, reason = "a kind need not use every sort of field")]
                use $crate::model::schema::{choice, date, integer, link, links, long_text, money, of, parts, percent, tags, text, Group};
                static SCHEMA: $crate::model::schema::Schema = $crate::model::schema::Schema {
                    key: $key,
                    fields: &[$($crate::model::schema::FieldDef { key: stringify!($field), spec: $spec },)*],
                    derived: &[$($crate::model::schema::Derived { key: stringify!($dkey), spec: $dspec, compute: $compute, lasts: $lasts },)*],
                };
                &SCHEMA
            };

            const ACCESS: &'static [$crate::model::macros::Access<$name>] = &[
                $($crate::model::macros::Access {
                    get: |it| $crate::model::slot::Slot::value(&it.$field),
                    set: |it, value| $crate::model::slot::Slot::assign(&mut it.$field, value),
                    parts: |it| $crate::model::slot::Slot::parts(&it.$field),
                    parts_mut: |it| $crate::model::slot::Slot::parts_mut(&mut it.$field),
                },)*
            ];

            /// Reads the file's form; what does not fit its field stays in `extra` under the field's key.
            pub fn lenient(map: serde_json::Map<String, serde_json::Value>) -> Self {
                let mut it = Self::default();
                for (key, json) in map {
                    let left = match key.as_str() {
                        $(stringify!($field) => match <$ty as $crate::model::slot::Slot>::read(json) {
                            Ok(value) => { it.$field = value; None }
                            Err(json) => Some(json),
                        },)*
                        _ => it.lenient_head(&key, json),
                    };
                    if let Some(json) = left.filter(|json| !json.is_null()) {
                        it.extra.insert(key, json);
                    }
                }
                it
            }
        }

        impl $crate::model::schema::Entity for $name {
            fn schema(&self) -> &'static $crate::model::schema::Schema {
                Self::SCHEMA
            }
            fn id(&self) -> &$crate::model::id::Id {
                &self.id
            }
            fn set_id(&mut self, id: $crate::model::id::Id) {
                self.id = id;
            }
            fn origin(&self) -> Option<&$crate::model::origin::Origin> {
                self.origin.as_deref()
            }
            fn origin_mut(&mut self) -> &mut Option<Box<$crate::model::origin::Origin>> {
                $crate::model::macros::set_aside(&mut self.extra, &["origin"]);
                &mut self.origin
            }
            fn get(&self, field: usize) -> $crate::model::value::Value<'_> {
                Self::ACCESS.get(field).map_or($crate::model::value::Value::Empty, |access| (access.get)(self))
            }
            fn set(
                &mut self,
                field: usize,
                value: $crate::model::value::Value<'_>,
            ) -> Result<(), $crate::model::value::WrongValue> {
                let (Some(access), Some(def)) = (Self::ACCESS.get(field), Self::SCHEMA.fields.get(field)) else {
                    return Err($crate::model::value::WrongValue::mismatch("field", &value));
                };
                $crate::model::slot::check_bounds(&def.spec.kind, &value)?;
                (access.set)(self, value)?;
                self.extra.remove(def.key);
                Ok(())
            }
            fn parts(&self, field: usize) -> Option<&dyn $crate::model::schema::PartList> {
                Self::ACCESS.get(field).and_then(|access| (access.parts)(self))
            }
            fn parts_mut(&mut self, field: usize) -> Option<&mut dyn $crate::model::schema::PartList> {
                Self::ACCESS.get(field).and_then(|access| (access.parts_mut)(self))
            }
            fn extra(&self) -> &$crate::model::schema::Extra {
                &self.extra
            }
            fn extra_mut(&mut self) -> &mut $crate::model::schema::Extra {
                &mut self.extra
            }
            fn to_json(&self) -> serde_json::Value {
                serde_json::to_value(self).unwrap_or_default()
            }
            fn as_any(&self) -> &dyn std::any::Any {
                self
            }
            fn as_any_mut(&mut self) -> &mut dyn std::any::Any {
                self
            }
        }
    };
}

/// Writes a sort of part.
macro_rules! part {
    ($(#[$meta:meta])* $vis:vis struct $name:ident = $key:literal { $($(#[$fmeta:meta])* $field:ident : $ty:ty = $spec:expr;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        $vis struct $name {
            /// The part's id, unique in the workspace.
            pub id: $crate::model::id::Id,
            $($(#[$fmeta])* #[serde(skip_serializing_if = "crate::model::slot::Slot::is_blank")] pub $field: $ty,)*
            /// Where it was imported from.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub origin: Option<Box<$crate::model::origin::Origin>>,
            /// What this version does not know of, and what does not fit.
            #[serde(flatten)]
            pub extra: $crate::model::schema::Extra,
        }

        impl $name {
            fn lenient_head(&mut self, key: &str, json: serde_json::Value) -> Option<serde_json::Value> {
                match (key, json) {
                    ("id", json) => self.id = $crate::model::macros::id_from(json),
                    ("origin", json) => return $crate::model::macros::read_into(&mut self.origin, json),
                    (_, json) => return Some(json),
                }
                None
            }
        }

        impl $crate::model::slot::Part for $name {
            fn lenient(map: serde_json::Map<String, serde_json::Value>) -> Self {
                Self::lenient(map)
            }
        }

        entity! { $name = $key { $($field : $ty = $spec;)* } derived {} }
    };
}

/// Writes a kind of record.
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident = $key:literal { $($(#[$fmeta:meta])* $field:ident : $ty:ty = $spec:expr;)* } $(derived { $($dkey:ident : $dspec:expr => $compute:path, $lasts:expr;)* })?) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        $vis struct $name {
            /// The record's id, unique in the workspace.
            pub id: $crate::model::id::Id,
            $($(#[$fmeta])* #[serde(skip_serializing_if = "crate::model::slot::Slot::is_blank")] pub $field: $ty,)*
            /// Values of the user's own fields, by key, in the file's form.
            #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
            pub own: $crate::model::schema::Extra,
            /// Where it was imported from.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub origin: Option<Box<$crate::model::origin::Origin>>,
            /// Ids of records merged into this one.
            #[serde(skip_serializing_if = "Vec::is_empty")]
            pub aliases: Vec<$crate::model::id::Id>,
            /// When it was made.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub created: Option<$crate::model::value::Timestamp>,
            /// By whom.
            #[serde(skip_serializing_if = "String::is_empty")]
            pub created_by: String,
            /// When it was last changed.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub changed: Option<$crate::model::value::Timestamp>,
            /// By whom.
            #[serde(skip_serializing_if = "String::is_empty")]
            pub changed_by: String,
            /// What this version does not know of, and what does not fit.
            #[serde(flatten)]
            pub extra: $crate::model::schema::Extra,
        }

        impl $name {
            fn lenient_head(&mut self, key: &str, json: serde_json::Value) -> Option<serde_json::Value> {
                use $crate::model::macros::read_into;
                match (key, json) {
                    ("id", json) => {
                        self.id = $crate::model::macros::id_from(json);
                        None
                    }
                    ("own", json) => read_into(&mut self.own, json),
                    ("origin", json) => read_into(&mut self.origin, json),
                    ("aliases", json) => read_into(&mut self.aliases, json),
                    ("created", json) => read_into(&mut self.created, json),
                    ("created_by", json) => read_into(&mut self.created_by, json),
                    ("changed", json) => read_into(&mut self.changed, json),
                    ("changed_by", json) => read_into(&mut self.changed_by, json),
                    (_, json) => Some(json),
                }
            }
        }

        impl $crate::model::schema::Record for $name {
            fn head(&self) -> $crate::model::schema::Head<'_> {
                $crate::model::schema::Head {
                    created: self.created,
                    created_by: &self.created_by,
                    changed: self.changed,
                    changed_by: &self.changed_by,
                    own: &self.own,
                    aliases: &self.aliases,
                }
            }
            fn touch(&mut self, at: $crate::model::value::Timestamp, by: &str) {
                $crate::model::macros::set_aside(&mut self.extra, &["changed", "changed_by"]);
                self.changed = Some(at);
                self.changed_by = by.to_owned();
            }
            fn make(&mut self, at: $crate::model::value::Timestamp, by: &str) {
                $crate::model::macros::set_aside(&mut self.extra, &["created", "created_by"]);
                self.created = Some(at);
                self.created_by = by.to_owned();
            }
            fn own_mut(&mut self) -> &mut $crate::model::schema::Extra {
                $crate::model::macros::set_aside(&mut self.extra, &["own"]);
                &mut self.own
            }
            fn aliases_mut(&mut self) -> &mut Vec<$crate::model::id::Id> {
                $crate::model::macros::set_aside(&mut self.extra, &["aliases"]);
                &mut self.aliases
            }
            fn same(&self, other: &dyn $crate::model::schema::Record) -> bool {
                other.downcast::<Self>() == Some(self)
            }
            fn to_boxed(&self) -> Box<dyn $crate::model::schema::Record> {
                Box::new(self.clone())
            }
            fn into_arc(self: Box<Self>) -> std::sync::Arc<dyn $crate::model::schema::Record> {
                std::sync::Arc::new(*self)
            }
            fn as_entity(&self) -> &dyn $crate::model::schema::Entity {
                self
            }
            fn as_entity_mut(&mut self) -> &mut dyn $crate::model::schema::Entity {
                self
            }
        }

        entity! { $name = $key { $($field : $ty = $spec;)* } derived { $($($dkey : $dspec => $compute, $lasts;)*)? } }
    };
}

use super::schema::PartList;
use super::value::{Value, WrongValue};

/// The way to one field of a concrete type.
pub(crate) struct Access<T> {
    /// Reads it.
    pub(crate) get: for<'a> fn(&'a T) -> Value<'a>,
    /// Replaces it.
    pub(crate) set: fn(&mut T, Value<'_>) -> Result<(), WrongValue>,
    /// Its parts.
    pub(crate) parts: for<'a> fn(&'a T) -> Option<&'a dyn PartList>,
    /// Its parts, to be changed.
    pub(crate) parts_mut: for<'a> fn(&'a mut T) -> Option<&'a mut dyn PartList>,
}

/// The id that stands in a file; what is no text is taken as it is written, so that it is not lost.
pub(crate) fn id_from(json: serde_json::Value) -> super::id::Id {
    match json {
        serde_json::Value::Null => super::id::Id::default(),
        serde_json::Value::String(id) => id.as_str().into(),
        other => other.to_string().as_str().into(),
    }
}

/// Moves values that did not fit out of the way of the right ones that are about to stand there: under
/// one key in the file there is place for one of them.
pub(crate) fn set_aside(extra: &mut super::schema::Extra, keys: &[&str]) {
    for key in keys {
        if let Some(json) = extra.remove(*key) {
            extra.insert(format!("{key}_unreadable"), json);
        }
    }
}

/// Reads JSON into a place; gives it back where it does not fit.
pub(crate) fn read_into<T: for<'de> serde::Deserialize<'de>>(
    place: &mut T,
    json: serde_json::Value,
) -> Option<serde_json::Value> {
    match T::deserialize(&json) {
        Ok(value) => {
            *place = value;
            None
        }
        Err(_) => Some(json),
    }
}
