//! Backups: listed, kept, restored, undone; never wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "in tests, and in what they share, a panic is the failure"
)]

use std::fs;
use std::path::PathBuf;

use brobygger::store::backups::{self, BackupError};
use brobygger::store::disk::{self, Problem, SaveOptions};
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

const LIMIT: u64 = 1 << 20;

fn start() -> DateTime<Utc> {
    "2026-11-22T01:33:38Z".parse().unwrap()
}

/// A file that commands work on.
struct Desk {
    _dir: TempDir,
    path: PathBuf,
    now: DateTime<Utc>,
}

impl Desk {
    fn new(content: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.brobygger.json");
        disk::save_bytes(&path, None, content.as_bytes(), &SaveOptions::new(start(), "new")).unwrap();
        Self { _dir: dir, path, now: start() }
    }

    fn command(&self, label: &str, content: &str) {
        let present = disk::read(&self.path, LIMIT).unwrap().stamp;
        disk::save_bytes(&self.path, Some(present), content.as_bytes(), &SaveOptions::new(self.now, label)).unwrap();
    }

    fn undo(&self) -> Result<String, BackupError> {
        backups::undo(&self.path, LIMIT, &SaveOptions::new(self.now, "undo")).map(|undone| undone.label)
    }

    fn content(&self) -> String {
        fs::read_to_string(&self.path).unwrap()
    }

    /// The list as label, content and a mark for undone.
    fn list(&self) -> Vec<String> {
        let show = |backup: &backups::Backup| {
            let content = String::from_utf8(backups::read(backup, LIMIT).unwrap()).unwrap();
            format!("{} {}: {content}{}", backup.number, backup.label, if backup.undone { " (undone)" } else { "" })
        };
        backups::list(&self.path).unwrap().iter().map(show).collect()
    }
}

#[test]
fn each_save_leaves_what_was_there_before() {
    let desk = Desk::new("A");
    assert_eq!(desk.list(), [""; 0]);
    desk.command("set title", "B");
    desk.command("slett «Καλαμάτα» 🌉", "C");
    assert_eq!(desk.list(), ["1 slett «Καλαμάτα» 🌉: B", "2 set title: A"]);
    let newest = &backups::list(&desk.path).unwrap()[0];
    assert_eq!(newest.made, start());
    assert_eq!(newest.bytes, fs::metadata(&newest.path).unwrap().len());
    let hash = blake3::hash(b"B").to_hex();
    assert_eq!(
        newest.path.file_name().unwrap().to_str().unwrap(),
        format!("2026-11-22T013338Z-0002-{}.json.gz", &hash[..8])
    );
    assert_eq!(newest.path.parent().unwrap().file_name().unwrap(), "a.brobygger.json.backups");
}

#[test]
fn anyone_can_unpack_a_backup() {
    let desk = Desk::new(&"{\"records\": []}\n".repeat(1000));
    desk.command("clear", "B");
    let backup = &backups::list(&desk.path).unwrap()[0];
    assert!(backup.bytes < 1000, "{}", backup.bytes);
    match std::process::Command::new("gzip").arg("-dc").arg(&backup.path).output() {
        Ok(output) => assert_eq!(output.stdout, "{\"records\": []}\n".repeat(1000).as_bytes()),
        Err(error) => println!("skipped: no gzip here ({error})"),
    }
}

#[test]
fn a_second_undo_goes_one_step_further_back() {
    let desk = Desk::new("A");
    desk.command("one", "B");
    desk.command("two", "C");
    desk.command("three", "D");
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("three", "C"));
    assert_eq!(desk.list(), ["1 three: D (undone)", "2 two: B", "3 one: A"]);
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("two", "B"));
    // a new command after undoing: its undo comes first, then the story goes on
    desk.command("four", "E");
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("four", "B"));
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("one", "A"));
    assert!(matches!(desk.undo(), Err(BackupError::NothingToUndo { .. })));
    assert_eq!(desk.content(), "A");
    assert_eq!(desk.list(), ["1 one: B (undone)", "2 four: E (undone)", "3 two: C (undone)", "4 three: D (undone)"]);
}

#[test]
fn what_was_undone_can_be_restored_and_that_undone_again() {
    let desk = Desk::new("A");
    desk.command("one", "B");
    desk.undo().unwrap();
    let undone = backups::numbered(&desk.path, 1).unwrap();
    backups::restore(&desk.path, &undone, LIMIT, &SaveOptions::new(desk.now, "restore")).unwrap();
    assert_eq!(desk.content(), "B");
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("restore", "A"));
    assert!(matches!(desk.undo(), Err(BackupError::NothingToUndo { .. })));
}

#[test]
fn back_and_forth_by_commands_is_undone_step_by_step() {
    let desk = Desk::new("A");
    desk.command("one", "B");
    desk.command("two", "A");
    desk.command("three", "B");
    assert_eq!(desk.undo().unwrap(), "three");
    assert_eq!(desk.undo().unwrap(), "two");
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("one", "A"));
    assert!(desk.undo().is_err());
}

#[test]
fn nothing_is_undone_over_the_head_of_another_program() {
    let desk = Desk::new("A");
    assert!(matches!(desk.undo(), Err(BackupError::NothingToUndo { .. })), "a new file has no past");
    desk.command("one", "B");
    fs::write(&desk.path, "by hand").unwrap();
    assert!(matches!(desk.undo(), Err(BackupError::NoBackupOfLastChange { .. })));
    assert_eq!(desk.content(), "by hand");
    desk.command("two", "C");
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("two", "by hand"));
}

#[test]
fn a_file_that_was_deleted_is_restored() {
    let desk = Desk::new("A");
    desk.command("one", "B");
    fs::remove_file(&desk.path).unwrap();
    let backup = backups::numbered(&desk.path, 1).unwrap();
    let saved = backups::restore(&desk.path, &backup, LIMIT, &SaveOptions::new(desk.now, "restore")).unwrap();
    assert_eq!((desk.content().as_str(), saved.backup), ("A", None));
    let error = backups::numbered(&desk.path, 2).unwrap_err();
    assert!(matches!(error, BackupError::NoSuchNumber { number: 2, count: 1, .. }));
}

#[test]
fn ten_and_a_fortnight_are_kept_in_order_even_if_the_clock_goes_back() {
    let mut desk = Desk::new("0");
    for number in 1..=60 {
        desk.now = start() + TimeDelta::hours(12 * number);
        desk.command(&format!("command {number}"), &number.to_string());
    }
    // at half past one and past thirteen: the ten newest touch six days, and eight days before have one each
    assert_eq!(desk.list().len(), 10 + 8);
    desk.now = start() - TimeDelta::days(400);
    desk.command("in the past", "past");
    assert_eq!(desk.list()[0], "1 in the past: 60");
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("in the past", "60"));
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("command 60", "59"));
}

#[test]
fn the_same_content_is_not_kept_twice_in_a_row() {
    let desk = Desk::new("A");
    desk.command("one", "B");
    fs::write(&desk.path, "A").unwrap();
    desk.command("two", "C");
    assert_eq!(desk.list(), ["1 two: A"]);
    assert_eq!((desk.undo().unwrap().as_str(), desk.content().as_str()), ("two", "A"));
}

#[test]
fn a_damaged_backup_never_gives_a_wrong_content() {
    let content = "{\"title\": \"Bro over Øresund\"}\n".repeat(20);
    let desk = Desk::new(&content);
    desk.command("one", "B");
    let backup = backups::numbered(&desk.path, 1).unwrap();
    let whole = fs::read(&backup.path).unwrap();
    let damaged = std::cell::Cell::new(0);
    let check = |bytes: &[u8]| {
        fs::write(&backup.path, bytes).unwrap();
        let found = backups::numbered(&desk.path, 1).unwrap();
        match backups::read(&found, LIMIT) {
            Ok(read) => assert_eq!(read, content.as_bytes()),
            Err(BackupError::Damaged { path }) => {
                damaged.set(damaged.get() + 1);
                assert_eq!(path, backup.path);
            }
            Err(other) => panic!("{other}"),
        }
    };
    for place in 0..whole.len() {
        check(&whole[..place]);
        for bit in [0, 7] {
            let mut bytes = whole.clone();
            bytes[place] ^= 1 << bit;
            check(&bytes);
        }
    }
    assert!(damaged.get() > whole.len(), "{}", damaged.get());
    // another content in its place, packed correctly
    let other = Desk::new("X");
    other.command("one", "Y");
    check(&fs::read(&backups::numbered(&other.path, 1).unwrap().path).unwrap());
    // and the list and the next save go on
    fs::write(&backup.path, "").unwrap();
    assert_eq!(backups::list(&desk.path).unwrap()[0].label, "");
    desk.command("two", "C");
    assert_eq!(desk.undo().unwrap(), "two");
}

#[test]
fn a_backup_that_swells_is_stopped() {
    let desk = Desk::new(&"0".repeat(3 << 20));
    let present = disk::read(&desk.path, 4 << 20).unwrap().stamp;
    disk::save_bytes(&desk.path, Some(present), b"B", &SaveOptions::new(start(), "one")).unwrap();
    let backup = backups::numbered(&desk.path, 1).unwrap();
    assert!(backup.bytes < 100_000);
    let error = backups::read(&backup, LIMIT).unwrap_err();
    assert!(matches!(error, BackupError::Disk(error) if error.problem == Problem::TooLarge(LIMIT)));
}

#[test]
fn a_stranger_in_the_folder_is_left_alone() {
    let desk = Desk::new("A");
    desk.command("one", "B");
    let folder = backups::place(&desk.path).unwrap();
    fs::write(folder.join("README.txt"), "ours").unwrap();
    for number in 0..30 {
        desk.command("more", &number.to_string());
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1 + 10);
    for backup in backups::list(&desk.path).unwrap() {
        backups::remove(&backup).unwrap();
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}
