//! The embedded sample: a year of the EU office of a municipality that does not exist.
//!
//! Its records stand in `assets/sample`, in the file's form but for four things: dates and years count
//! from the day on which it is opened (see `sample/relative.rs`); ids and links are short names; texts that
//! the office wrote stand in Norwegian and in English; ids of parts that nothing links to are left out.
//! Everybody and everything in it is invented; `assets/sample/README.md` says by which rules.

mod relative;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use imbl::Vector;
use serde_json::{Map, Value as Json};

use crate::agenda::calendars::UnknownCalendar;
use crate::exchange::catalogue;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::log::LogEntry;
use crate::model::schema::{Extra, Record, Schema, find};
use crate::model::value::{Timestamp, ValueKind};
use crate::model::workspace::{Table, Workspace};

use relative::Opening;
pub use relative::RelativeError;

/// The namespace of the sample's ids, and what stands before the name of a programme of the catalogue in links.
const SOURCE: &str = "sample";
const PROGRAMME: &str = "programme:";

/// The assets, each a list of records of one kind.
const ASSETS: [(Kind, &str); 6] = [
    (Kind::OFFICE, include_str!("../../assets/sample/office.json")),
    (Kind::PARTNER, include_str!("../../assets/sample/partners.json")),
    (Kind::PERSON, include_str!("../../assets/sample/persons.json")),
    (Kind::CALL, include_str!("../../assets/sample/calls.json")),
    (Kind::APPLICATION, include_str!("../../assets/sample/applications.json")),
    (Kind::DEADLINE, include_str!("../../assets/sample/deadlines.json")),
];

/// What happened lately, oldest first.
const CHANGES: &str = include_str!("../../assets/sample/changes.json");

/// Why the sample cannot be opened on a day: it lies too near the ends of the calendar, or the program itself
/// is damaged. Nothing outside the program is touched.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// An asset is not a list of objects.
    #[error("the built-in sample is damaged: {asset} is not a list of records: {source}")]
    Asset {
        /// The key of the asset's kind.
        asset: &'static str,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// A record has a field that its kind does not have.
    #[error("the built-in sample is damaged: {record} has an unknown field `{field}`")]
    UnknownField {
        /// The record's name in the asset.
        record: String,
        /// The field.
        field: String,
    },
    /// A value has not the form of its field.
    #[error("the built-in sample is damaged: {record}, field `{field}` has not its form")]
    Form {
        /// The record's name in the asset.
        record: String,
        /// The field.
        field: String,
    },
    /// A date cannot be counted from the opening day.
    #[error("the built-in sample cannot be opened on this day: {record}, field `{field}`: {source}")]
    Date {
        /// The record's name in the asset.
        record: String,
        /// The field.
        field: String,
        /// What is wrong.
        source: RelativeError,
    },
    /// A whole record does not fit its kind.
    #[error("the built-in sample is damaged: {record}: {source}")]
    Record {
        /// The record's name in the asset.
        record: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// A calendar is missing.
    #[error(transparent)]
    Calendar(#[from] UnknownCalendar),
}

/// True where readers of the interface's language get the sample in Norwegian: Norwegians, and Danes,
/// who read it with ease. All others get it in English.
pub fn reads_norwegian(language: &str) -> bool {
    matches!(language.split(['-', '_']).next(), Some("nb" | "nn" | "no" | "da"))
}

/// The sample as it is when opened on a day: the same arguments always give the same workspace.
///
/// `norwegian` chooses the language of what the office itself wrote ([`reads_norwegian`]); `now` is
/// the latest instant that any record says it was made or changed at.
///
/// # Errors
/// [`SampleError`]; tests rule it out for every month of several years, and it occurs near the years 1600 and 9999.
pub fn sample(today: NaiveDate, norwegian: bool, now: DateTime<Utc>) -> Result<Workspace, SampleError> {
    let reader = Reader { opening: Opening::on(today)?, norwegian, now };
    let mut tables: [Table; Kind::COUNT] = std::array::from_fn(|_| Table::new());
    let mut put = |kind: Kind, record: Arc<dyn Record>| {
        if let Some(table) = tables.get_mut(kind.index()) {
            table.insert(record.id().clone(), record);
        }
    };
    for (kind, asset) in ASSETS {
        let records: Vec<Map<String, Json>> =
            serde_json::from_str(asset).map_err(|source| SampleError::Asset { asset: kind.key(), source })?;
        for map in records {
            put(kind, reader.record(kind, map)?);
        }
    }
    let first = reader.stamp("office", "created", "@-360d 08:05")?;
    for mut programme in catalogue::programmes() {
        programme.created = Some(first);
        programme.created_by = catalogue::SOURCE.to_owned();
        put(Kind::PROGRAMME, Arc::new(programme));
    }
    let log = reader.log(&tables)?;
    Ok(Workspace::from_tables(tables, log, Extra::new()))
}

/// The id of something in the sample by its name in the assets.
fn id_of(name: &str) -> Id {
    match name.strip_prefix(PROGRAMME) {
        Some(key) => Id::derived(catalogue::SOURCE, key),
        None => Id::derived(SOURCE, name),
    }
}

/// Turns what stands in the assets into the file's form.
struct Reader {
    opening: Opening,
    norwegian: bool,
    now: DateTime<Utc>,
}

/// One field of one record, for messages.
#[derive(Clone, Copy)]
struct Place<'a> {
    record: &'a str,
    field: &'a str,
}

impl Place<'_> {
    fn form(self) -> SampleError {
        SampleError::Form { record: self.record.to_owned(), field: self.field.to_owned() }
    }

    fn date(self, source: RelativeError) -> SampleError {
        SampleError::Date { record: self.record.to_owned(), field: self.field.to_owned(), source }
    }
}

impl Reader {
    /// Reads a record strictly.
    fn record(&self, kind: Kind, map: Map<String, Json>) -> Result<Arc<dyn Record>, SampleError> {
        let name = match map.get("id") {
            Some(Json::String(name)) => name.clone(),
            _ => return Err(Place { record: kind.key(), field: "id" }.form()),
        };
        let map = self.entity(kind.schema(), &name, map, true)?;
        (kind.def().parse)(&Json::Object(map).to_string())
            .map_err(|source| SampleError::Record { record: name, source })
    }

    /// The file's form of a record or a part of that name.
    fn entity(
        &self,
        schema: &'static Schema,
        name: &str,
        map: Map<String, Json>,
        record: bool,
    ) -> Result<Map<String, Json>, SampleError> {
        let mut filed = Map::new();
        filed.insert("id".to_owned(), id_of(name).to_string().into());
        for (key, json) in map {
            let place = Place { record: name, field: &key };
            let value = match (key.as_str(), schema.field(&key)) {
                ("id", _) => continue,
                (_, Some((_, field))) => self.value(&field.spec.kind, place, json)?,
                ("own" | "created_by" | "changed_by", None) if record => self.texts(place, json)?,
                ("created" | "changed", None) if record => {
                    let text = json.as_str().ok_or_else(|| place.form())?;
                    self.stamp(name, &key, text)?.to_string().into()
                }
                _ => return Err(SampleError::UnknownField { record: name.to_owned(), field: key }),
            };
            filed.insert(key, value);
        }
        Ok(filed)
    }

    /// The file's form of a field's value.
    fn value(&self, kind: &ValueKind, place: Place<'_>, json: Json) -> Result<Json, SampleError> {
        let text = |json: &Json| json.as_str().map(str::to_owned).ok_or_else(|| place.form());
        match kind {
            ValueKind::Date => {
                let date = self.opening.date(&text(&json)?).map_err(|source| place.date(source))?;
                Ok(date.to_string().into())
            }
            ValueKind::Link(_) => Ok(id_of(&text(&json)?).to_string().into()),
            ValueKind::Links(_) => {
                let names = json.as_array().ok_or_else(|| place.form())?;
                names.iter().map(|name| Ok(Json::from(id_of(&text(name)?).to_string()))).collect()
            }
            ValueKind::Parts(schema) => {
                let Json::Array(list) = json else { return Err(place.form()) };
                let parts = list.into_iter().enumerate().map(|(index, part)| {
                    let Json::Object(map) = part else { return Err(place.form()) };
                    let own = map.get("id").and_then(Json::as_str);
                    let own = own.map_or_else(|| format!("{}.{index}", place.field), str::to_owned);
                    let name = format!("{}/{own}", place.record);
                    self.entity(schema, &name, map, false).map(Json::Object)
                });
                parts.collect()
            }
            _ => self.texts(place, json),
        }
    }

    /// The texts in the language chosen, with their years filled in.
    fn texts(&self, place: Place<'_>, json: Json) -> Result<Json, SampleError> {
        match json {
            Json::String(text) => Ok(self.opening.fill(&text).map_err(|source| place.date(source))?.into()),
            Json::Array(list) => list.into_iter().map(|item| self.texts(place, item)).collect(),
            Json::Object(mut map) => {
                if map.len() == 2 && map.contains_key("nb") && map.contains_key("en") {
                    let chosen = map.remove(if self.norwegian { "nb" } else { "en" }).unwrap_or_default();
                    return self.texts(place, chosen);
                }
                let mut texts = Map::new();
                for (key, json) in map {
                    let value = self.texts(place, json)?;
                    texts.insert(key, value);
                }
                Ok(Json::Object(texts))
            }
            other => Ok(other),
        }
    }

    /// The instant of a text such as `@-20d 08:05`, a universal time; never later than now.
    fn stamp(&self, record: &str, field: &str, text: &str) -> Result<Timestamp, SampleError> {
        let place = Place { record, field };
        let date = self.opening.date(&format!("{text}[UTC]")).map_err(|source| place.date(source))?;
        let moment = date.moment().ok_or_else(|| place.form())?;
        Ok(Timestamp::at(moment.instant().min(self.now)))
    }

    /// The change log; titles and kinds come from the records.
    fn log(&self, tables: &[Table; Kind::COUNT]) -> Result<Vector<LogEntry>, SampleError> {
        let changes: Vec<Map<String, Json>> =
            serde_json::from_str(CHANGES).map_err(|source| SampleError::Asset { asset: "changes", source })?;
        changes.into_iter().map(|change| self.log_entry(tables, &change)).collect()
    }

    fn log_entry(&self, tables: &[Table; Kind::COUNT], change: &Map<String, Json>) -> Result<LogEntry, SampleError> {
        let text = |key: &'static str| change.get(key).and_then(Json::as_str);
        let name = text("record").unwrap_or_default();
        let place = |field: &'static str| Place { record: name, field };
        let id = id_of(name);
        let record: &Arc<dyn Record> =
            tables.iter().find_map(|table| table.get(&id)).ok_or_else(|| place("record").form())?;
        let part = text("part").map(|part| id_of(&format!("{name}/{part}")));
        let entity = match &part {
            Some(part) => find(record.as_entity(), part).ok_or_else(|| place("part").form())?,
            None => record.as_entity(),
        };
        let field = text("field").unwrap_or_default();
        let kind = match entity.schema().field(field) {
            Some((_, def)) => def.spec.kind,
            None if field.is_empty() => ValueKind::Text,
            None => return Err(place("field").form()),
        };
        let side = |key: &'static str| match change.get(key) {
            Some(json) => self.value(&kind, place(key), json.clone()),
            None => Ok(Json::Null),
        };
        Ok(LogEntry {
            at: Some(self.stamp(name, "at", text("at").unwrap_or_default())?),
            by: text("by").unwrap_or_default().to_owned(),
            action: crate::model::log::Action::from_code(text("action").unwrap_or_default()),
            kind: record.schema().key.to_owned(),
            title: record.title(),
            part,
            field: field.to_owned(),
            from: side("from")?,
            to: side("to")?,
            record: id,
            extra: Extra::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(kind: Kind, record: Json) -> Result<Arc<dyn Record>, SampleError> {
        let today = "2026-11-22".parse().unwrap();
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let reader = Reader { opening: Opening::on(today).unwrap(), norwegian: false, now };
        let Json::Object(map) = record else { panic!("not a record") };
        reader.record(kind, map)
    }

    #[test]
    fn a_fault_in_an_asset_is_named_with_its_record_and_field() {
        let fault = |kind, record| read(kind, record).unwrap_err().to_string();
        for (record, words) in [
            (json!({ "id": "x", "titel": "A" }), ["x", "titel"]),
            (json!({ "id": "x", "title": "A", "due": "@tomorrow" }), ["x", "due"]),
            (json!({ "id": "x", "title": "A", "due": 5 }), ["x", "due"]),
            (json!({ "id": "x", "title": "{month}" }), ["x", "title"]),
            (json!({ "id": "x", "title": 5 }), ["x", "string"]),
            (json!({ "title": "A" }), ["deadline", "id"]),
        ] {
            let message = fault(Kind::DEADLINE, record);
            assert!(words.iter().all(|word| message.contains(word)), "{message}");
        }
        let message = fault(Kind::CALL, json!({ "id": "c", "cut_offs": [{ "id": "d1", "when": "@0d" }] }));
        assert!(message.contains("c/d1") && message.contains("when"), "{message}");
    }

    #[test]
    fn names_become_ids_that_links_and_parts_share() {
        let call = read(
            Kind::CALL,
            json!({ "id": "c", "title": "T", "programme": "programme:life", "cut_offs": [{ "due": "@+1d" }] }),
        );
        let json = call.unwrap().to_json();
        assert_eq!(json["id"], Id::derived("sample", "c").to_string());
        assert_eq!(json["programme"], Id::derived("catalogue", "life").to_string());
        assert_eq!(json["cut_offs"][0]["id"], Id::derived("sample", "c/cut_offs.0").to_string());
        assert_eq!(json["cut_offs"][0]["due"], "2026-11-23");
    }

    #[test]
    fn nothing_was_made_after_now() {
        let record = read(Kind::DEADLINE, json!({ "id": "x", "title": "A", "created": "@+5000d 08:00" })).unwrap();
        assert_eq!(record.head().created.unwrap().0.timestamp(), 1_800_000_000);
    }
}
