//! Reads a workspace file. What cannot be read at all is refused with its place; what only does not
//! fit is kept aside and found by the checks.

mod place;
mod skim;

use std::collections::HashSet;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value as Json};

use super::migrate::migrate;
use crate::model::id::Id;
use crate::model::json_schema::VERSION;
use crate::model::kinds::Kind;
use crate::model::log::LogEntry;
use crate::model::office::Office;
use crate::model::pages::text_of;
use crate::model::schema::{Record, walk_mut};
use crate::model::validate::{Finding, Problem};
use crate::model::value::excerpt;
use crate::model::workspace::{Table, Ties, Workspace};

pub use place::{Place, ReadError, Whereabouts};
use place::{broken, place_at};
use skim::{Skimmed, skim};

/// A workspace that was read.
#[derive(Debug)]
pub struct Opened {
    /// The workspace.
    pub workspace: Workspace,
    /// What was mended while reading: ids that were missing or taken.
    pub findings: Vec<Finding>,
    /// The version of the file.
    pub version: u32,
}

impl Opened {
    /// True where the file comes from a newer program: it may be looked at, and saved under another name only
    /// at the loss of what this version does not understand, so it is never saved.
    pub fn is_newer(&self) -> bool {
        self.version > VERSION
    }
}

/// Reads the content of a workspace file.
///
/// # Errors
/// [`ReadError`], with the place; nothing is half loaded.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    let text = decode(bytes)?;
    let file = skim(text)?;
    let version = file.version;
    if version < VERSION {
        let whole: Map<String, Json> =
            serde_json::from_str(text).map_err(|e| broken(text, 0, &e, &Whereabouts::default()))?;
        let migrated = Json::Object(migrate(whole, version)).to_string();
        let file = skim(&migrated)?;
        return load(&migrated, file, version);
    }
    load(text, file, version)
}

fn decode(bytes: &[u8]) -> Result<&str, ReadError> {
    let encoding = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'{', ..] | [b'{', 0, ..] => Some("UTF-16"),
        _ => None,
    };
    if let Some(encoding) = encoding {
        return Err(ReadError::Encoding(encoding));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|e| ReadError::NotText(place_at(bytes, e.valid_up_to())))?;
    if text.trim_ascii().is_empty() { Err(ReadError::Empty) } else { Ok(text) }
}

fn load(text: &str, file: Skimmed<'_>, version: u32) -> Result<Opened, ReadError> {
    let mut read: Vec<(Kind, Vec<Read>)> = Vec::new();
    let mut ties = Ties::default();
    for (kind, rows) in file.tables {
        let (records, found) = parse_rows(text, kind, &rows)?;
        read.push((kind, records));
        ties.append(found);
    }
    let findings = if are_sound(&read, &ties) {
        Vec::new()
    } else {
        let findings = settle_all(&mut read);
        ties = Ties::default();
        read.iter().flat_map(|(_, records)| records).for_each(|(record, _)| ties.add(record.as_ref()));
        findings
    };
    let mut tables: [Table; Kind::COUNT] = std::array::from_fn(|_| Table::new());
    let mut texts: [Vec<String>; Kind::COUNT] = std::array::from_fn(|_| Vec::new());
    for (kind, records) in read {
        let (Some(table), Some(texts)) = (tables.get_mut(kind.index()), texts.get_mut(kind.index())) else { continue };
        let keyed = records.into_iter().map(|(record, text)| (record.id().clone(), record, text));
        let mut sorted: Vec<(Id, Arc<dyn Record>, String)> = keyed.collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        *texts = sorted.iter_mut().map(|(_, _, text)| std::mem::take(text)).collect();
        *table = sorted.into_iter().map(|(id, record, _)| (id, record)).collect();
    }
    let (log, left) = read_log(text, file.log)?;
    let mut extra = file.extra;
    if let Some(json) = left {
        // Under `changes` the log goes on.
        extra.insert("changes_unreadable".to_owned(), json);
    }
    Ok(Opened { workspace: Workspace::of_found(tables, &texts, ties, log, extra), findings, version })
}

/// A record with the text that words are looked for in.
type Read = (Arc<dyn Record>, String);

/// Reads the records of a table, a large one on two threads.
fn parse_rows(text: &str, kind: Kind, rows: &[&RawValue]) -> Result<(Vec<Read>, Ties), ReadError> {
    let parse = |rows: &[&RawValue], first: usize| -> Result<(Vec<Read>, Ties), ReadError> {
        let (mut records, mut ties) = (Vec::with_capacity(rows.len()), Ties::default());
        for (index, raw) in rows.iter().enumerate() {
            let record = parse_row(text, kind, raw, first + index)?;
            let searched = text_of(record.as_ref());
            ties.add(record.as_ref());
            records.push((record, searched));
        }
        Ok((records, ties))
    };
    if rows.len() < 2048 {
        return parse(rows, 0);
    }
    let (left, right) = rows.split_at(rows.len() / 2);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| parse(right, left.len()));
        let (mut records, mut ties) = parse(left, 0)?;
        let (more, others) = second.join().unwrap_or_else(|_| parse(right, left.len()))?;
        records.extend(more);
        ties.append(others);
        Ok((records, ties))
    })
}

fn parse_row(text: &str, kind: Kind, raw: &RawValue, index: usize) -> Result<Arc<dyn Record>, ReadError> {
    let json = raw.get();
    let strict = match (kind.def().parse)(json) {
        Ok(record) => return Ok(record),
        Err(error) => error,
    };
    let offset = (json.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let refused = |error: &serde_json::Error| {
        let whereabouts = Whereabouts { table: kind.def().table.to_owned(), number: index + 1, name: name_in(json) };
        broken(text, offset, error, &whereabouts)
    };
    // A key that stands twice could only be kept by losing one of the two.
    if !strict.is_data() || strict.to_string().starts_with("duplicate field") {
        return Err(refused(&strict));
    }
    match serde_json::from_str::<Map<String, Json>>(json) {
        Ok(map) => Ok((kind.def().lenient)(map).into_arc()),
        Err(error) => Err(refused(&error)),
    }
}

/// What a broken record is called, as far as its text shows.
fn name_in(json: &str) -> String {
    ["\"identifier\"", "\"title\"", "\"name\"", "\"id\""]
        .iter()
        .find_map(|key| {
            let (_, rest) = json.split_once(key)?;
            let (_, rest) = rest.split_once('"')?;
            rest.split_once('"').map(|(name, _)| excerpt(name))
        })
        .unwrap_or_default()
}

/// The ids met so far.
type Known = HashSet<Id, foldhash::fast::RandomState>;

/// True where everything has an id that nothing else has.
fn are_sound(read: &[(Kind, Vec<Read>)], ties: &Ties) -> bool {
    let records = || read.iter().flat_map(|(_, records)| records).map(|(record, _)| record.id());
    let mut known = Known::default();
    known.reserve(records().count() + ties.parts().count());
    records().chain(ties.parts()).all(|id| !id.is_none() && known.insert(id.clone()))
}

/// Settles the ids of all records, in the order of the file.
fn settle_all(read: &mut [(Kind, Vec<Read>)]) -> Vec<Finding> {
    let (mut known, mut findings) = (Known::default(), Vec::new());
    for (kind, records) in read {
        for (index, (record, _)) in records.iter_mut().enumerate() {
            // Nobody else has it yet.
            if let Some(record) = Arc::get_mut(record) {
                settle_ids(*kind, index, record, &mut known, &mut findings);
            }
        }
    }
    findings
}

/// Gives ids to what has none, and new ones to what has another's. The new ids follow from the place
/// in the file, so that opening it again gives the same.
fn settle_ids(kind: Kind, index: usize, record: &mut dyn Record, known: &mut Known, findings: &mut Vec<Finding>) {
    let mut mended = Vec::new();
    let mut number = 0;
    walk_mut(record.as_entity_mut(), &mut |entity| {
        number += 1;
        let id = entity.id().clone();
        if !id.is_none() && known.insert(id.clone()) {
            return;
        }
        if kind == Kind::OFFICE && number == 1 && id.is_none() {
            entity.set_id(Office::the_id());
            known.insert(Office::the_id());
            return;
        }
        let mut fresh = Id::derived("mended", &format!("{}/{index}/{number}/{id}", kind.key()));
        while !known.insert(fresh.clone()) {
            fresh = fresh.child("again");
        }
        entity.set_id(fresh.clone());
        let problem = if id.is_none() { Problem::MissingId } else { Problem::DuplicateId(id) };
        mended.push((fresh, entity.schema().key, problem));
    });
    for (id, schema, problem) in mended {
        findings.push(Finding {
            kind,
            record: record.id().clone(),
            title: record.title(),
            part: (id != *record.id()).then_some(id),
            schema,
            field: "id".to_owned(),
            problem,
        });
    }
}

/// Reads the change log; what does not fit comes back as it was.
fn read_log(text: &str, raw: Option<&RawValue>) -> Result<(imbl::Vector<LogEntry>, Option<Json>), ReadError> {
    let Some(raw) = raw else { return Ok((imbl::Vector::new(), None)) };
    if let Ok(entries) = serde_json::from_str::<Vec<LogEntry>>(raw.get()) {
        return Ok((entries.into(), None));
    }
    let offset = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let whereabouts = Whereabouts { table: "changes".to_owned(), ..Whereabouts::default() };
    let json: Json = serde_json::from_str(raw.get()).map_err(|e| broken(text, offset, &e, &whereabouts))?;
    let Json::Array(list) = json else { return Ok((imbl::Vector::new(), Some(json))) };
    let mut entries = imbl::Vector::new();
    let mut left = Vec::new();
    for json in list {
        match LogEntry::deserialize(&json) {
            Ok(entry) => entries.push_back(entry),
            Err(_) => left.push(json),
        }
    }
    Ok((entries, if left.is_empty() { None } else { Some(Json::Array(left)) }))
}

#[cfg(test)]
mod tests;
