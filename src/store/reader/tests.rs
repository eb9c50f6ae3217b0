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
    let newer = read(br#"{"format":"brobygger-workspace","version":2,"partners":[{"id":"a","name":"N"}]}"#).unwrap();
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
