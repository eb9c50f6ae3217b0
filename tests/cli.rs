//! The commands as a user or a script meets them: what they print, what they change, how they end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests may stop at the first surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};

use brobygger::cli::{Exit, run};
use brobygger::platform::desk::Surroundings;
use chrono::DateTime;
use serde_json::Value as Json;

struct Desk {
    folder: tempfile::TempDir,
    lang: &'static str,
}

struct Answer {
    exit: Exit,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), lang: "en" }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command; words with `@` are files of the desk.
    fn run(&self, words: &[&str]) -> Answer {
        let surroundings = Surroundings {
            now: DateTime::parse_from_rfc3339("2026-11-22T08:00:00Z").unwrap().to_utc(),
            locale: Some(self.lang.to_owned()),
            zone: Some("Europe/Oslo".to_owned()),
            user: "Kari".to_owned(),
            columns: None,
        };
        let word = |word: &&str| match word.strip_prefix('@') {
            Some(name) => self.path(name).into_os_string(),
            None => (*word).into(),
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let arguments = std::iter::once("brobygger".into()).chain(words.iter().map(word));
        let exit = run(arguments, &surroundings, &mut out, &mut err);
        Answer { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
    }

    fn fine(&self, words: &[&str]) -> String {
        let answer = self.run(words);
        assert_eq!(answer.exit, Exit::Fine, "{words:?}\n{}\n{}", answer.out, answer.err);
        answer.out
    }

    fn json(&self, words: &[&str]) -> Json {
        serde_json::from_str(&self.fine(words)).unwrap()
    }

    /// Runs a command that cannot do what it is asked: it says so with a place, and ends with 2.
    fn refused(&self, words: &[&str]) -> String {
        let answer = self.run(words);
        assert_eq!(answer.exit, Exit::CouldNot, "{words:?}\n{}\n{}", answer.out, answer.err);
        assert!(answer.err.lines().next().is_some_and(|line| line.contains(": ")), "{words:?}: {}", answer.err);
        assert!(answer.out.is_empty(), "{words:?}: {}", answer.out);
        answer.err
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    fn with_file() -> Self {
        let desk = Self::new();
        desk.fine(&["new", "@a.json"]);
        desk
    }
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

#[test]
fn a_record_is_added_changed_found_shown_and_deleted() {
    let desk = Desk::with_file();
    let partner =
        desk.fine(&["add", "@a.json", "partner", "name=Aarhus Kommune", "country=Danmark", "themes=climate; energy"]);
    let partner = partner.trim_end();
    assert!(!partner.contains('\n') && partner.len() == 36, "add prints only the id: {partner:?}");
    let deadline =
        desk.fine(&["add", "@a.json", "deadline", "title=Report", "due=in 3 weeks", "belongs_to=aarhus kommune"]);
    let deadline = deadline.trim_end();
    let shown = desk.json(&["show", "@a.json", deadline, "--json"]);
    assert_eq!(shown["due"], "2026-12-13");
    assert_eq!(shown["belongs_to"], partner);
    assert_eq!(shown["state"], "open");
    assert_eq!(shown["notes"], Json::Null);
    desk.fine(&["set", "@a.json", deadline, "notes", "-not a flag"]);
    desk.fine(&["set", "@a.json", deadline, "due", "24.3.2027 17:00 Brussels"]);
    let list =
        desk.json(&["list", "@a.json", "deadline", "--where", "belongs_to.country:DK notes:flag", "--format", "json"]);
    assert_eq!(list[0]["due"], "2027-03-24T17:00[Europe/Brussels]");
    desk.fine(&["set", "@a.json", deadline, "notes", ""]);
    assert_eq!(desk.json(&["show", "@a.json", deadline, "--json"])["notes"], Json::Null);
    desk.fine(&["delete", "@a.json", partner]);
    assert_eq!(desk.json(&["show", "@a.json", deadline, "--json"])["belongs_to"], Json::Null);
    assert_eq!(desk.run(&["check", "@a.json"]).exit, Exit::Fine);
}

#[test]
fn parts_have_ids_by_which_they_are_set_shown_and_deleted() {
    let desk = Desk::with_file();
    let call = desk.fine(&["add", "@a.json", "call", "title=Harbours", "identifier=H-1"]);
    let part =
        desk.fine(&["add", "@a.json", "cut_offs", "--in", "H-1", "due=2027-04-16 17:00 Brussels", "stage=first"]);
    let part = part.trim_end();
    desk.fine(&["set", "@a.json", part, "label", "Stage 1"]);
    assert_eq!(desk.json(&["show", "@a.json", part, "--json"])["label"], "Stage 1");
    let agenda = desk.json(&["deadlines", "@a.json", "--days", "300", "--format", "json"]);
    assert_eq!((agenda[0]["part_id"].as_str(), agenda[0]["source_id"].as_str()), (Some(part), Some(call.trim_end())));
    desk.fine(&["delete", "@a.json", part]);
    assert_eq!(desk.json(&["show", "@a.json", "H-1", "--json"])["cut_offs"], serde_json::json!([]));
    desk.refused(&["add", "@a.json", "nonsense", "--in", "H-1"]);
}

#[test]
fn undo_goes_back_step_by_step() {
    let desk = Desk::with_file();
    let id = desk.fine(&["add", "@a.json", "partner", "name=One"]);
    desk.fine(&["set", "@a.json", id.trim_end(), "name", "Two"]);
    desk.fine(&["set", "@a.json", id.trim_end(), "name", "Three"]);
    let name = || desk.json(&["list", "@a.json", "partner", "--format", "json"])[0]["name"].clone();
    desk.fine(&["undo", "@a.json"]);
    assert_eq!(name(), "Two");
    desk.fine(&["undo", "@a.json"]);
    assert_eq!(name(), "One");
    desk.fine(&["undo", "@a.json"]);
    assert_eq!(name(), Json::Null);
    desk.refused(&["undo", "@a.json"]);
    let backups = desk.json(&["backups", "@a.json", "--json"]);
    assert!(backups["backups"].as_array().unwrap().len() >= 3);
    desk.fine(&["backups", "@a.json", "restore", "1"]);
    desk.refused(&["backups", "@a.json", "restore", "99"]);
}

#[test]
fn deadlines_count_days_leave_today_out_and_keep_what_is_overdue() {
    let desk = Desk::with_file();
    for (title, due) in
        [("late", "2026-11-20"), ("today", "2026-11-22"), ("edge", "2026-12-02"), ("beyond", "2026-12-03")]
    {
        desk.fine(&["add", "@a.json", "deadline", &format!("title={title}"), &format!("due={due}")]);
    }
    let list = desk.json(&["deadlines", "@a.json", "--days", "10", "--format", "json", "--calendars", "NO"]);
    let rows: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["title"].as_str().unwrap(),
                row["days_left"].as_i64().unwrap(),
                row["working_days_left"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(rows, [("late", -2, -1), ("today", 0, 0), ("edge", 10, 8)]);
    let late = list[0]["id"].as_str().unwrap();
    desk.fine(&["set", "@a.json", late, "state", "done"]);
    let open = desk.json(&["deadlines", "@a.json", "--days", "10", "--format", "json"]);
    assert_eq!(open.as_array().unwrap().len(), 2);
    let all = desk.json(&[
        "deadlines",
        "@a.json",
        "--from",
        "2026-11-01",
        "--days",
        "40",
        "--state",
        "all",
        "--format",
        "json",
    ]);
    assert_eq!(all.as_array().unwrap().len(), 4);
}

#[test]
fn an_entry_that_comes_from_a_call_is_marked_done_and_keeps_its_id() {
    let desk = Desk::with_file();
    desk.fine(&["add", "@a.json", "call", "title=Harbours", "identifier=H-1"]);
    desk.fine(&["add", "@a.json", "cut_offs", "--in", "H-1", "due=2026-12-01 17:00 Brussels"]);
    let entry = || {
        desk.json(&["deadlines", "@a.json", "--format", "json", "--state", "all", "--tz", "Atlantic/Reykjavik"])[0]
            .clone()
    };
    let before = entry();
    assert_eq!(before["due"], "2026-12-01T17:00:00+01:00");
    assert_eq!(before["time_zone"], "Europe/Brussels");
    let id = before["id"].as_str().unwrap();
    desk.fine(&["set", "@a.json", id, "state", "done"]);
    assert_eq!((entry()["id"].as_str(), entry()["state"].as_str()), (Some(id), Some("done")));
    desk.refused(&["set", "@a.json", id, "due", "2027-01-01"]);
}

#[test]
fn the_sample_is_printed_in_every_language_and_form() {
    for lang in ["nb", "da", "en", "de"] {
        let desk = Desk { lang, ..Desk::new() };
        let text = desk.fine(&["deadlines", "--sample", "--group-by", "month"]);
        assert!(text.lines().count() > 40 && !text.contains("deadlines-"), "{text}");
        desk.fine(&[
            "deadlines",
            "--sample",
            "--days",
            "30",
            "--group-by",
            "week",
            "--format",
            "pdf",
            "--out",
            "@d.pdf",
        ]);
        assert!(bytes(&desk.path("d.pdf")).starts_with(b"%PDF-"));
        let csv = desk.fine(&["deadlines", "--sample", "--format", "csv", "--csv", "nordic"]);
        assert!(csv.starts_with('\u{feff}') && csv.contains(';') && csv.contains("\r\n"));
        assert_eq!(desk.run(&["check", "--sample"]).exit, Exit::Fine);
        for kind in ["partner", "person", "programme", "call", "application", "deadline"] {
            assert!(
                desk.json(&["list", "--sample", kind, "--format", "json"]).as_array().unwrap().len() > 11,
                "{kind}"
            );
        }
    }
}

#[test]
fn filters_are_understood_in_the_users_language_and_errors_point_at_their_place() {
    let desk = Desk { lang: "nb", ..Desk::new() };
    let count = |filter: &str| {
        desk.json(&["list", "--sample", "call", "--where", filter, "--format", "json"]).as_array().unwrap().len()
    };
    assert!(count("status:åpen") > 0);
    assert_eq!(count("status:åpen"), count("status:open"));
    assert_eq!(count("-status:open") + count("status:open"), 60);
    let error = desk.refused(&["list", "--sample", "call", "--where", "status:open programe:horizon"]);
    assert!(error.contains("13") && error.contains("            ^^^^^^^^"), "{error}");
    assert!(
        desk.json(&["list", "--sample", "application", "--where", "partner.country:DK", "--format", "json"]).is_array()
    );
}

#[test]
fn the_portals_file_comes_in_once_and_follows_its_source() {
    let desk = Desk::with_file();
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/ft-portal");
    let source = fs::read_dir(fixture)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|e| e == "json"))
        .unwrap();
    let source = source.to_str().unwrap();
    let first = desk.json(&["import", "@a.json", source, "--json"]);
    assert!(first["new"].as_u64().unwrap() > 2 && first["changed"] == 0, "{first}");
    let content = bytes(&desk.path("a.json"));
    let again = desk.json(&["import", "@a.json", source, "--json"]);
    assert_eq!((again["new"].as_u64(), again["changed"].as_u64()), (Some(0), Some(0)));
    assert_eq!(again["unchanged"], first["new"]);
    assert_eq!(bytes(&desk.path("a.json")), content, "an import that finds nothing leaves the file alone");
    let call = desk.json(&["list", "@a.json", "call", "--format", "json"])[0].clone();
    let id = call["id"].as_str().unwrap();
    desk.fine(&["set", "@a.json", id, "title", "Our own title"]);
    desk.fine(&["import", "@a.json", source]);
    assert_eq!(desk.json(&["show", "@a.json", id, "--json"])["title"], "Our own title");
    desk.fine(&["delete", "@a.json", id]);
    let third = desk.json(&["import", "@a.json", source, "--json"]);
    assert_eq!(third["new"], 0, "what was deleted stays deleted");
    let empty = Desk::with_file();
    let dry = empty.json(&["import", "@a.json", source, "--json", "--dry-run"]);
    assert_eq!(dry["new"], first["new"]);
    assert_eq!(empty.json(&["list", "@a.json", "call", "--format", "json"]), serde_json::json!([]));
    let whole = fs::read_to_string(source).unwrap();
    empty.write("cut.json", &whole[..whole.floor_char_boundary(whole.len() / 2)]);
    let before = bytes(&empty.path("a.json"));
    empty.refused(&["import", "@a.json", "@cut.json"]);
    assert_eq!(bytes(&empty.path("a.json")), before);
}

#[test]
fn the_catalogue_of_programmes_comes_in_once() {
    let desk = Desk::with_file();
    assert_eq!(desk.json(&["import", "@a.json", "--from", "catalogue", "--json"])["new"], 29);
    assert_eq!(desk.json(&["import", "@a.json", "--from", "catalogue", "--json"])["unchanged"], 29);
    desk.fine(&["add", "@a.json", "call", "title=T", "programme=LIFE"]);
    desk.refused(&["import", "@a.json"]);
}

#[test]
fn check_tells_errors_from_hints() {
    let desk = Desk::new();
    desk.write(
        "a.json",
        r#"{"format":"brobygger-workspace","version":1,"partners":[{"id":"p","name":"A"},{"id":"p","name":"B"}],
            "calls":[{"id":"c","title":"T","programme":"gone","opens":"2026-02-30","rate":"250"}],
            "deadlines":[{"id":"d","title":"x"}]}"#,
    );
    let answer = desk.run(&["check", "@a.json", "--json"]);
    assert_eq!(answer.exit, Exit::Problems);
    let json: Json = serde_json::from_str(&answer.out).unwrap();
    let found: Vec<_> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["problem"].as_str().unwrap(), f["record"].as_str().unwrap(), f["field"].as_str().unwrap()))
        .collect();
    for wanted in [
        ("dangling-link", "c", "programme"),
        ("wrong-value", "c", "opens"),
        ("wrong-value", "c", "rate"),
        ("missing", "d", "due"),
    ] {
        assert!(found.contains(&wanted), "{wanted:?} in {found:?}");
    }
    assert!(found.iter().any(|(problem, _, field)| *problem == "duplicate-id" && *field == "id"));
    assert_eq!(json["counts"]["partner"], 2);
    for (field, value) in [("programme", ""), ("opens", "2026-02-28"), ("rate", "60")] {
        desk.fine(&["set", "@a.json", "c", field, value]);
    }
    assert_eq!(desk.run(&["check", "@a.json"]).exit, Exit::Fine);
}

#[test]
fn bad_files_are_refused_with_their_place_and_left_as_they_are() {
    let desk = Desk::new();
    let deep =
        format!("{{\"format\":\"brobygger-workspace\",\"version\":1,\"x\":{}{}}}", "[".repeat(300), "]".repeat(300));
    let cases: [(&str, Vec<u8>); 9] = [
        ("empty", Vec::new()),
        ("space", b" \n\t".to_vec()),
        ("other", b"{\"name\":\"another program\"}".to_vec()),
        ("list", b"[]".to_vec()),
        ("deep", deep.into_bytes()),
        ("utf16", b"\xff\xfe{\0}\0".to_vec()),
        ("latin1", b"{\"format\":\"brobygger-workspace\",\"version\":1,\"office\":{\"name\":\"B\xe6rum\"}}".to_vec()),
        (
            "number",
            b"{\"format\":\"brobygger-workspace\",\"version\":1,\"calls\":[{\"id\":\"a\",\"min_partners\":1e999}]}"
                .to_vec(),
        ),
        ("text", "nothing like JSON: æøå".into()),
    ];
    for (name, content) in cases {
        desk.write(name, &content);
        let file = format!("@{name}");
        for command in [
            vec!["check", &file],
            vec!["list", &file, "call"],
            vec!["add", &file, "partner", "name=x"],
            vec!["deadlines", &file],
        ] {
            let error = desk.refused(&command);
            assert!(error.contains(name), "{error}");
        }
        assert_eq!(bytes(&desk.path(name)), content);
    }
    fs::create_dir(desk.path("folder")).unwrap();
    desk.refused(&["check", "@folder"]);
    desk.refused(&["new", "@folder"]);
    desk.refused(&["check", "@nothing.json"]);
    desk.refused(&["new", "@no/such/folder/a.json"]);
    desk.refused(&["new", &format!("@{}.json", "å".repeat(300))]);
}

#[test]
fn what_does_not_fit_never_makes_a_file_that_cannot_be_opened() {
    let head = "\"format\":\"brobygger-workspace\",\"version\":1";
    for rest in [
        r#""partners":[{"id":"p","name":"T","changed":5,"created":{"a":1},"own":7,"origin":[1],"aliases":"x"}]"#,
        r#""partners":[{"id":5,"name":"T"}]"#,
        r#""partners":[{"id":{"a":1},"name":"T"}],"office":{"id":5}"#,
        r#""partners":[{"id":"p","name":"T"}],"changes":{}"#,
        r#""partners":[{"id":"p","name":"T"}],"changes":[1,null,{"at":7}]"#,
        r#""partners":[{"id":"p","name":"T","former_names":[{"id":1,"name":2,"origin":3}]}],"office":{"own_fields":[{"id":"f","of":"partner","key":"k"}]}"#,
    ] {
        let desk = Desk::new();
        desk.write("a.json", format!("{{{head},{rest}}}"));
        desk.fine(&["set", "@a.json", "T", "notes", "hello"]);
        desk.fine(&["add", "@a.json", "partner", "name=New"]);
        let names = desk.json(&["list", "@a.json", "partner", "--format", "json"]);
        assert_eq!(names.as_array().unwrap().len(), 2, "{rest}");
    }
}

#[test]
fn a_workspace_is_not_overwritten_by_what_is_printed() {
    let desk = Desk::with_file();
    let before = bytes(&desk.path("a.json"));
    desk.refused(&["deadlines", "@a.json", "--format", "pdf", "--out", "@a.json"]);
    desk.refused(&["list", "@a.json", "partner", "--format", "csv", "--out", "@a.json"]);
    assert_eq!(bytes(&desk.path("a.json")), before);
}

#[test]
fn every_cut_of_a_file_is_refused() {
    let desk = Desk::with_file();
    desk.fine(&["add", "@a.json", "call", "title=Ærø – Ζωή – Жизнь 🌉", "identifier=H-1", "opens=2027-01-01"]);
    desk.fine(&["add", "@a.json", "cut_offs", "--in", "H-1", "due=2027-04-16"]);
    let whole = bytes(&desk.path("a.json"));
    let end = whole.trim_ascii_end().len();
    for cut in (0..end).step_by(50).chain(end - 5..end) {
        desk.write("cut.json", &whole[..cut]);
        desk.refused(&["check", "@cut.json"]);
    }
    assert_eq!(desk.run(&["check", "@a.json"]).exit, Exit::Fine);
}

#[test]
fn large_and_foreign_values_are_kept() {
    let desk = Desk::with_file();
    let name = format!("{} Ελλάδα Україна 🇳🇴", "Ø".repeat(300));
    let id = desk.fine(&["add", "@a.json", "partner", &format!("name={name}")]);
    assert_eq!(desk.json(&["show", "@a.json", id.trim_end(), "--json"])["name"], name.as_str());
    let mut file: Json = serde_json::from_slice(&bytes(&desk.path("a.json"))).unwrap();
    file["partners"][0]["notes"] = "x".repeat(5_000_000).into();
    file["partners"][0]["future"] = serde_json::json!({ "kept": [1, "two"] });
    desk.write("a.json", file.to_string());
    desk.fine(&["set", "@a.json", id.trim_end(), "city", "Ås"]);
    let after: Json = serde_json::from_slice(&bytes(&desk.path("a.json"))).unwrap();
    assert_eq!(after["partners"][0]["notes"].as_str().unwrap().len(), 5_000_000);
    assert_eq!(after["partners"][0]["future"]["kept"][1], "two");
    desk.fine(&["deadlines", "@a.json", "--format", "pdf", "--out", "@d.pdf"]);
}

#[test]
fn a_file_of_a_newer_version_is_read_and_never_changed() {
    let desk = Desk::new();
    let content = br#"{"format":"brobygger-workspace","version":7,"partners":[{"id":"p","name":"A"}]}"#;
    desk.write("a.json", content);
    assert_eq!(desk.json(&["list", "@a.json", "partner", "--format", "json"])[0]["name"], "A");
    for command in [
        vec!["set", "@a.json", "p", "name", "B"],
        vec!["delete", "@a.json", "p"],
        vec!["add", "@a.json", "partner", "name=C"],
    ] {
        let error = desk.refused(&command);
        assert!(error.contains('7') && error.contains("hint: "), "{error}");
    }
    assert_eq!(bytes(&desk.path("a.json")), content);
}

#[test]
fn an_older_file_is_migrated_when_it_is_saved() {
    let desk = Desk::new();
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/versions/0.brobygger.json");
    desk.write("a.json", bytes(Path::new(fixture)));
    assert_eq!(desk.run(&["check", "@a.json"]).exit, Exit::Fine);
    desk.fine(&["set", "@a.json", "HORIZON-OLD-01", "notes", "kept"]);
    let file: Json = serde_json::from_slice(&bytes(&desk.path("a.json"))).unwrap();
    assert_eq!(file["version"], 1);
    assert_eq!(file["partners"][0]["name"], "Gammel kommune");
    assert_eq!(file["calls"][0]["cut_offs"][0]["due"], "2026-04-16T17:00[Europe/Brussels]?");
    assert_eq!(file["calls"][0]["colour_of_folder"], "green");
}

#[test]
fn workdays_count_in_all_calendars() {
    let desk = Desk::new();
    let day = |words: &[&str]| desk.fine(&[&["workdays"], words].concat()).trim_end().to_owned();
    assert_eq!(day(&["2027-03-24", "1", "--calendars", "NO"]), "2027-03-30");
    assert_eq!(day(&["2027-05-18", "-1", "--calendars", "NO"]), "2027-05-14");
    assert_eq!(day(&["2027-05-17", "0", "--calendars", "NO,DK"]), "2027-05-17");
    assert_eq!(day(&["2026-07-20", "1", "--calendars", "NO,BE"]), "2026-07-22");
    let error = desk.refused(&["workdays", "2027-03-24", "1", "--calendars", "XX"]);
    assert!(error.contains("NO"), "{error}");
    desk.refused(&["workdays", "2027-02-30", "1", "--calendars", "NO"]);
    desk.refused(&["workdays", "2027-03-24", "99999999", "--calendars", "NO"]);
    let open = desk.refused(&["workdays", "2031-03-24", "1", "--calendars", "EU"]);
    assert!(open.contains("EU") && open.contains("2031"), "{open}");
}

#[test]
fn differences_are_told_in_words_and_in_json() {
    let desk = Desk::with_file();
    let id = desk.fine(&["add", "@a.json", "partner", "name=One", "country=NO"]);
    fs::copy(desk.path("a.json"), desk.path("b.json")).unwrap();
    desk.fine(&["set", "@b.json", id.trim_end(), "country", "DK"]);
    desk.fine(&["add", "@b.json", "partner", "name=Two"]);
    let words = desk.fine(&["diff", "@a.json", "@b.json"]);
    assert!(words.contains("from Norway to Denmark") && words.contains("Two"), "{words}");
    let json = desk.json(&["diff", "@a.json", "@b.json", "--json"]);
    assert!(
        json.as_array()
            .unwrap()
            .iter()
            .any(|row| row["field"] == "country" && row["from"] == "NO" && row["to"] == "DK")
    );
    assert_eq!(desk.json(&["diff", "@a.json", "@a.json", "--json"]), serde_json::json!([]));
}

#[test]
fn wrong_requests_say_what_would_be_right() {
    let desk = Desk::with_file();
    desk.fine(&["add", "@a.json", "partner", "name=Twin", "short_name=T"]);
    desk.fine(&["add", "@a.json", "partner", "name=Twin"]);
    for (words, wanted) in [
        (vec!["add", "@a.json", "partnr", "name=x"], "partner"),
        (vec!["add", "@a.json", "partner", "nam=x"], "name"),
        (vec!["add", "@a.json", "partner", "name"], "title="),
        (vec!["add", "@a.json", "partner", "country=DK"], "name="),
        (vec!["add", "@a.json", "partner", "name=x", "country=Atlantis"], "Atlantis"),
        (vec!["set", "@a.json", "Twin", "city", "x"], "-"),
        (vec!["set", "@a.json", "T", "parent", "Nobody"], "Nobody"),
        (vec!["list", "@a.json", "ships"], "partner"),
        (vec!["list", "@a.json", "partner", "--columns", "name,height"], "height"),
        (vec!["show", "@a.json", "Nobody"], "Nobody"),
        (vec!["new", "@a.json"], "--force"),
    ] {
        let error = desk.refused(&words);
        assert!(error.contains(wanted), "{words:?}: {error}");
    }
    assert_eq!(desk.run(&["frobnicate"]).exit, Exit::CouldNot);
    assert_eq!(desk.run(&["--help"]).exit, Exit::Fine);
    assert_eq!(desk.run(&["deadlines", "--sample", "--now", "yesterday"]).exit, Exit::CouldNot);
    assert_eq!(desk.run(&["deadlines", "--sample", "--tz", "Mars/Base"]).exit, Exit::CouldNot);
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(desk.fine(&["completions", shell]).contains("brobygger"));
    }
    assert!(desk.json(&["schema"])["$defs"]["call"].is_object());
}

#[test]
fn what_somebody_else_changed_meanwhile_is_not_overwritten() {
    use brobygger::store::{self, disk::SaveOptions};
    let desk = Desk::with_file();
    let path = desk.path("a.json");
    let opened = store::open(&path).unwrap();
    desk.fine(&["add", "@a.json", "partner", "name=Theirs"]);
    let theirs = bytes(&path);
    let options = SaveOptions::new(DateTime::UNIX_EPOCH, "mine");
    let mut document = brobygger::edit::Document::new(opened.opened.workspace);
    let workspace = document.workspace().clone();
    let mut draft = brobygger::edit::Draft::new(&workspace, DateTime::UNIX_EPOCH);
    draft.add(brobygger::model::kinds::Kind::PERSON);
    let author = brobygger::edit::Author { name: String::new(), now: DateTime::UNIX_EPOCH, import: false };
    document.apply(draft.finish(brobygger::edit::Label::one(brobygger::edit::Deed::Add, "x")), &author).unwrap();
    let refused = store::save(&path, document.workspace(), Some(opened.stamp), &options);
    assert!(matches!(refused, Err(store::disk::SaveError::ChangedOnDisk { kept: Some(kept), .. }) if kept.exists()));
    assert_eq!(bytes(&path), theirs);
}
