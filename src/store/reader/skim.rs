//! Cuts a workspace file into its records, without reading those.

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;

use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::place::{ReadError, Whereabouts, broken};
use crate::model::json_schema::FORMAT;
use crate::model::kinds::Kind;
use crate::model::schema::Extra;
use crate::model::value::excerpt;

/// The file cut into records that are not read yet.
pub(super) struct Skimmed<'a> {
    pub(super) version: u32,
    pub(super) tables: Vec<(Kind, Vec<&'a RawValue>)>,
    pub(super) log: Option<&'a RawValue>,
    pub(super) extra: Extra,
}

/// Cuts the file into records.
///
/// # Errors
/// [`ReadError`], with the place.
pub(super) fn skim(text: &str) -> Result<Skimmed<'_>, ReadError> {
    let at = RefCell::new((String::new(), 0usize));
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let result = TopLevel { at: &at }.deserialize(&mut deserializer).and_then(|top| deserializer.end().map(|()| top));
    let top = result.map_err(|e| {
        let (table, number) = at.borrow().clone();
        broken(text, 0, &e, &Whereabouts { table, number, name: String::new() })
    })?;
    match top {
        Top::Ours(skimmed) => Ok(skimmed),
        Top::Other(found) => Err(ReadError::NotOurs { found }),
    }
}

enum Top<'a> {
    Ours(Skimmed<'a>),
    Other(String),
}

struct TopLevel<'c> {
    at: &'c RefCell<(String, usize)>,
}

impl<'de> DeserializeSeed<'de> for TopLevel<'_> {
    type Value = Top<'de>;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Top<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for TopLevel<'_> {
    type Value = Top<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a workspace")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Top<'de>, A::Error> {
        let mut format: Option<Json> = None;
        let mut version: Option<Json> = None;
        let mut skimmed = Skimmed { version: 0, tables: Vec::new(), log: None, extra: Extra::new() };
        let mut seen = HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(key.clone()) {
                return Err(de::Error::custom(format_args!("the key `{key}` stands twice")));
            }
            *self.at.borrow_mut() = (String::new(), 0);
            match key.as_str() {
                "format" => format = Some(map.next_value()?),
                "version" => version = Some(map.next_value()?),
                "changes" => skimmed.log = Some(map.next_value()?),
                _ => match Kind::all().find(|kind| kind.def().table == key) {
                    Some(kind) => {
                        *self.at.borrow_mut() = (key, 0);
                        let rows = map.next_value_seed(Rows { at: self.at })?;
                        skimmed.tables.push((kind, rows));
                    }
                    None => {
                        skimmed.extra.insert(key, map.next_value()?);
                    }
                },
            }
        }
        *self.at.borrow_mut() = (String::new(), 0);
        match format {
            Some(Json::String(name)) if name == FORMAT => {}
            Some(other) => return Ok(Top::Other(format!("its format is {}", excerpt(&other.to_string())))),
            None => return Ok(Top::Other("it does not name its format".to_owned())),
        }
        match version.as_ref().and_then(Json::as_u64).and_then(|number| u32::try_from(number).ok()) {
            Some(version) => skimmed.version = version,
            None => return Ok(Top::Other("its version is not a number".to_owned())),
        }
        Ok(Top::Ours(skimmed))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Top<'de>, A::Error> {
        while sequence.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Top::Other("it is a JSON list".to_owned()))
    }

    fn visit_str<E>(self, _: &str) -> Result<Top<'de>, E> {
        Ok(Top::Other("it is a single JSON text".to_owned()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Top<'de>, E> {
        Ok(Top::Other("it is a single number".to_owned()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Top<'de>, E> {
        Ok(Top::Other("it is a single number".to_owned()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Top<'de>, E> {
        Ok(Top::Other("it is a single number".to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Top<'de>, E> {
        Ok(Top::Other("it is a single JSON value".to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Top<'de>, E> {
        Ok(Top::Other("it is a single JSON value".to_owned()))
    }
}

/// A table: a list of records, or for the office the one record.
struct Rows<'c> {
    at: &'c RefCell<(String, usize)>,
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = Vec<&'de RawValue>;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let table = self.at.borrow().0.clone();
        if table == Kind::OFFICE.def().table {
            self.at.borrow_mut().1 = 1;
            let row: &'de RawValue = de::Deserialize::deserialize(deserializer)?;
            return Ok(vec![row]);
        }
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        let mut rows = Vec::new();
        self.at.borrow_mut().1 = 1;
        while let Some(row) = sequence.next_element()? {
            rows.push(row);
            self.at.borrow_mut().1 += 1;
        }
        Ok(rows)
    }
}
