//! Reads a workspace file. What cannot be read at all is refused with its place; what only does not
//! fit is kept aside and found by the checks.

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value as Json};

use super::migrate::migrate;
use crate::model::id::Id;
use crate::model::json_schema::{FORMAT, VERSION};
use crate::model::kinds::Kind;
use crate::model::log::LogEntry;
use crate::model::office::Office;
use crate::model::schema::{Extra, Record, walk_mut};
use crate::model::validate::{Finding, Problem};
use crate::model::value::excerpt;
use crate::model::workspace::{Table, Workspace};

/// A place in a text file, both counted from 1; the column counts bytes, as JSON tools do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Where in the workspace a reader was when it gave up.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Whereabouts {
    /// The table, such as `calls`; empty at the top level.
    pub table: String,
    /// The record's number in the table, from 1.
    pub number: usize,
    /// Its id or what it is called, where that could be made out.
    pub name: String,
}

impl fmt::Display for Whereabouts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.table.is_empty() {
            return f.write_str("at the top level");
        }
        write!(f, "in {}, record {}", self.table, self.number)?;
        if self.name.is_empty() { Ok(()) } else { write!(f, " ({})", self.name) }
    }
}

/// Why a file cannot be opened. Nothing of it is loaded then, and it is left as it is.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// The file has no content.
    #[error("the file is empty")]
    Empty,
    /// UTF-16 or UTF-32, as some editors write it.
    #[error("the file is written in {0}, not in UTF-8")]
    Encoding(&'static str),
    /// Bytes that are not UTF-8.
    #[error("the file is not UTF-8 text: {0}")]
    NotText(Place),
    /// Not JSON, or JSON that ends too early.
    #[error("the file is broken at {place}, {whereabouts}: {reason}")]
    Broken {
        /// Where.
        place: Place,
        /// In which record.
        whereabouts: Whereabouts,
        /// What the JSON reader said.
        reason: String,
    },
    /// Nested more deeply than 128 levels.
    #[error("the file is nested more than 128 levels deep at {place}, {whereabouts}")]
    TooDeep {
        /// Where.
        place: Place,
        /// In which record.
        whereabouts: Whereabouts,
    },
    /// JSON of another program.
    #[error("the file is not a Brobygger workspace: {found}")]
    NotOurs {
        /// What it seems to be.
        found: String,
    },
}

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

fn place_at(bytes: &[u8], offset: usize) -> Place {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    Place { line: memchr::memchr_iter(b'\n', before).count() + 1, column: offset - line_start + 1 }
}

/// The file cut into records that are not read yet.
struct Skimmed<'a> {
    version: u32,
    tables: Vec<(Kind, Vec<&'a RawValue>)>,
    log: Option<&'a RawValue>,
    extra: Extra,
}

fn skim(text: &str) -> Result<Skimmed<'_>, ReadError> {
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

fn broken(text: &str, offset: usize, error: &serde_json::Error, whereabouts: &Whereabouts) -> ReadError {
    let within = Place { line: error.line().max(1), column: error.column().max(1) };
    let start = place_at(text.as_bytes(), offset);
    let place = if within.line == 1 {
        Place { line: start.line, column: start.column + within.column - 1 }
    } else {
        Place { line: start.line + within.line - 1, column: within.column }
    };
    let reason = error.to_string();
    let whereabouts = whereabouts.clone();
    if reason.starts_with("recursion limit") {
        return ReadError::TooDeep { place, whereabouts };
    }
    let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
    ReadError::Broken { place, whereabouts, reason }
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

fn load(text: &str, file: Skimmed<'_>, version: u32) -> Result<Opened, ReadError> {
    let mut findings = Vec::new();
    let mut known = Known::default();
    let mut tables: [Table; Kind::COUNT] = std::array::from_fn(|_| Table::new());
    for (kind, rows) in file.tables {
        let records = parse_rows(text, kind, &rows)?;
        let Some(table) = tables.get_mut(kind.index()) else { continue };
        let mut sorted: Vec<(Id, std::sync::Arc<dyn Record>)> = Vec::with_capacity(records.len());
        for (index, mut record) in records.into_iter().enumerate() {
            settle_ids(kind, index, record.as_mut(), &mut known, &mut findings);
            sorted.push((record.id().clone(), record.into_arc()));
        }
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        *table = sorted.into_iter().collect();
    }
    let (log, left) = read_log(text, file.log)?;
    let mut extra = file.extra;
    if let Some(json) = left {
        // Under `changes` the log goes on.
        extra.insert("changes_unreadable".to_owned(), json);
    }
    Ok(Opened { workspace: Workspace::from_tables(tables, log, extra), findings, version })
}

/// Reads the records of a table, a large one on two threads.
fn parse_rows(text: &str, kind: Kind, rows: &[&RawValue]) -> Result<Vec<Box<dyn Record>>, ReadError> {
    let parse = |rows: &[&RawValue], first: usize| -> Result<Vec<Box<dyn Record>>, ReadError> {
        rows.iter().enumerate().map(|(index, raw)| parse_row(text, kind, raw, first + index)).collect()
    };
    if rows.len() < 2048 {
        return parse(rows, 0);
    }
    let (left, right) = rows.split_at(rows.len() / 2);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| parse(right, left.len()));
        let mut records = parse(left, 0)?;
        records.extend(second.join().unwrap_or_else(|_| parse(right, left.len()))?);
        Ok(records)
    })
}

fn parse_row(text: &str, kind: Kind, raw: &RawValue, index: usize) -> Result<Box<dyn Record>, ReadError> {
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
        Ok(map) => Ok((kind.def().lenient)(map)),
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
mod tests {
    use super::*;
    use crate::model::call::Call;
    use crate::model::partner::Partner;
    use crate::model::schema::Entity;
    use crate::store::writer::write;

    const SMALL: &str = r#"{
  "format": "brobygger-workspace",
  "version": 1,
  "office": { "id": "o", "name": "Test", "future": { "deep": [1, 2] } },
  "partners": [
    { "id": "p1", "name": "Bærum kommune", "country": "NO", "shoe_size": 46 }
  ],
  "calls": [
    { "id": "c1", "title": "Call", "status": "paused", "opens": "2026-02-30",
      "cut_offs": [ { "id": "x", "due": "2026-04-16T17:00[Europe/Brussels]", "sky": "blue" }, { "id": "y", "due": 7 } ] }
  ],
  "networks": [ { "id": "n1" } ]
}"#;

    fn written(opened: &Opened) -> String {
        let mut bytes = Vec::new();
        write(&opened.workspace, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn broken_at(text: &str) -> (Place, Whereabouts) {
        match read(text.as_bytes()) {
            Err(ReadError::Broken { place, whereabouts, .. } | ReadError::TooDeep { place, whereabouts }) => {
                (place, whereabouts)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_not_known_and_what_does_not_fit_survives_at_every_level() {
        let opened = read(SMALL.as_bytes()).unwrap();
        let json: Json = serde_json::from_str(&written(&opened)).unwrap();
        let was: Json = serde_json::from_str(SMALL).unwrap();
        for pointer in [
            "/office/future/deep/1",
            "/partners/0/shoe_size",
            "/calls/0/status",
            "/calls/0/opens",
            "/calls/0/cut_offs/0/sky",
            "/calls/0/cut_offs/0/due",
            "/calls/0/cut_offs/1/due",
            "/networks/0/id",
        ] {
            assert_eq!(json.pointer(pointer), was.pointer(pointer), "{pointer}");
            assert!(json.pointer(pointer).is_some(), "{pointer}");
        }
        let call = opened.workspace.all::<Call>(Kind::CALL).next().unwrap();
        assert_eq!(call.cut_offs.len(), 2);
        assert!(call.opens.is_none() && call.extra().contains_key("opens"));
        assert_eq!(written(&read(written(&opened).as_bytes()).unwrap()), written(&opened));
    }

    #[test]
    fn a_wrong_value_goes_when_a_right_one_is_set() {
        let opened = read(SMALL.as_bytes()).unwrap();
        let mut call = opened.workspace.all::<Call>(Kind::CALL).next().unwrap().clone();
        let (index, _) = Call::SCHEMA.field("opens").unwrap();
        call.set(index, crate::model::value::Value::Date("2026-02-28".parse().unwrap())).unwrap();
        assert_eq!(call.to_json().get("opens"), Some(&Json::from("2026-02-28")));
    }

    #[test]
    fn ids_that_are_missing_or_taken_are_settled_alike_each_time() {
        let text = r#"{"format":"brobygger-workspace","version":1,
            "partners":[{"id":"a","name":"First"},{"id":"a","name":"Second"},{"name":"Third"}],
            "calls":[{"id":"a","title":"Fourth","cut_offs":[{"id":"a"},{}]}]}"#;
        let opened = read(text.as_bytes()).unwrap();
        let problems: Vec<_> = opened.findings.iter().map(|f| (f.title.as_str(), f.problem.key())).collect();
        assert_eq!(
            problems,
            [
                ("Second", "duplicate-id"),
                ("Third", "missing-id"),
                ("Fourth", "duplicate-id"),
                ("Fourth", "duplicate-id"),
                ("Fourth", "missing-id")
            ]
        );
        let first = opened.workspace.get::<Partner>(&"a".into()).unwrap();
        assert_eq!(first.name, "First");
        assert!(opened.workspace.same_records(&read(text.as_bytes()).unwrap().workspace));
        assert!(read(written(&opened).as_bytes()).unwrap().findings.is_empty());
    }

    #[test]
    fn every_truncation_is_refused() {
        let end = SMALL.trim_end().len();
        for cut in 0..end {
            let Some(text) = SMALL.get(..cut) else { continue };
            assert!(read(text.as_bytes()).is_err(), "{cut}");
        }
    }

    fn file(rest: &str) -> String {
        format!(r#"{{"format":"brobygger-workspace","version":1,{rest}}}"#)
    }

    #[test]
    fn broken_files_are_refused_with_line_column_and_record() {
        let text = file("\n \"calls\": [\n  {\"id\": \"a\"},\n  {\"id\": \"b\" \"title\": 1}\n ]\n");
        let (place, whereabouts) = broken_at(&text);
        assert_eq!(place, Place { line: 4, column: 14 });
        assert_eq!((whereabouts.table.as_str(), whereabouts.number), ("calls", 2));
        let twice = file("\"calls\":[\n{\"id\":\"a\",\n\"identifier\":\"X-1\",\"title\":\"t\",\"title\":\"u\"}]");
        let (place, whereabouts) = broken_at(&twice);
        assert_eq!((place.line, whereabouts.name.as_str()), (3, "X-1"));
        let (place, whereabouts) = broken_at(&file("\n\"calls\":[{\"id\":\"a\",\"min_partners\":1e999}]"));
        assert_eq!((place.line, whereabouts.number), (2, 1));
    }

    #[test]
    fn what_is_not_ours_is_told_apart() {
        for text in [
            "[]",
            "[1,{}]",
            "{}",
            "42",
            r#""x""#,
            "null",
            "true",
            "-1",
            "1.5",
            r#"{"format":"other","version":1}"#,
            r#"{"name":"app","calls":[]}"#,
            r#"{"format":"brobygger-workspace"}"#,
            r#"{"format":"brobygger-workspace","version":"1"}"#,
        ] {
            assert!(matches!(read(text.as_bytes()), Err(ReadError::NotOurs { .. })), "{text}");
        }
        assert_eq!(read(b"").unwrap_err(), ReadError::Empty);
        assert_eq!(read(b"  \n").unwrap_err(), ReadError::Empty);
        assert_eq!(read(b"\xff\xfe{\0").unwrap_err(), ReadError::Encoding("UTF-16"));
        assert_eq!(read(b"{\n\xff}").unwrap_err(), ReadError::NotText(Place { line: 2, column: 1 }));
        let mut marked = b"\xef\xbb\xbf".to_vec();
        marked.extend_from_slice(SMALL.as_bytes());
        assert!(read(&marked).is_ok());
    }

    #[test]
    fn deep_nesting_is_refused_wherever_it_stands() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        for rest in [
            format!(r#""new":{}"#, deep(300)),
            format!(r#""calls":[{{"id":"a","new":{}}}]"#, deep(300)),
            format!(r#""office":{{"new":{}}}"#, deep(300)),
        ] {
            assert!(matches!(read(file(&rest).as_bytes()), Err(ReadError::TooDeep { .. })), "{rest}");
        }
        assert!(read(file(&format!(r#""new":{}"#, deep(100))).as_bytes()).is_ok());
    }

    #[test]
    fn a_newer_version_is_known_as_such_and_an_older_one_is_migrated() {
        let newer =
            read(br#"{"format":"brobygger-workspace","version":2,"partners":[{"id":"a","name":"N"}]}"#).unwrap();
        assert!(newer.is_newer());
        let older = read(
            br#"{"format":"brobygger-workspace","version":0,"organisations":[{"id":"a","name":"N"}],
                "calls":[{"id":"c","title":"T","deadline":"2026-04-16"}]}"#,
        )
        .unwrap();
        assert_eq!(older.version, 0);
        assert_eq!(older.workspace.table(Kind::PARTNER).len(), 1);
        let call = older.workspace.all::<Call>(Kind::CALL).next().unwrap();
        assert_eq!(call.cut_offs[0].due.unwrap().to_string(), "2026-04-16T17:00[Europe/Brussels]?");
    }
}
