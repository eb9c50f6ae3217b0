//! Saving: whatever goes wrong, the file is as it was and nothing is left beside it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "in tests, and in what they share, a panic is the failure"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use brobygger::store::backups;
use brobygger::store::disk::{self, BackupPolicy, ContentStamp, DiskError, Lock, Problem, SaveError, SaveOptions};
use chrono::{DateTime, Utc};
use tempfile::TempDir;

const LIMIT: u64 = 1 << 30;

fn now() -> DateTime<Utc> {
    "2026-11-22T01:33:38Z".parse().unwrap()
}

fn options() -> SaveOptions<'static> {
    SaveOptions { patience: Duration::from_millis(100), ..SaveOptions::new(now(), "set title") }
}

fn plain() -> SaveOptions<'static> {
    SaveOptions { backup: BackupPolicy::None, ..options() }
}

/// A folder with one file, `a.brobygger.json`, that holds "old".
fn one_file() -> (TempDir, PathBuf, ContentStamp) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.brobygger.json");
    fs::write(&path, "old").unwrap();
    (dir, path, ContentStamp::of(b"old"))
}

/// Every file below a folder with its content, links by their target.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = fs::symlink_metadata(&path).unwrap();
        if kind.is_dir() {
            found.insert(path.clone(), b"folder".to_vec());
            found.extend(tree(&path));
        } else if kind.is_symlink() {
            found.insert(path.clone(), fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes());
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

fn problem(error: &SaveError) -> Option<Problem> {
    match error {
        SaveError::Disk(error) | SaveError::Backup(error) | SaveError::Unconfirmed(error) => Some(error.problem),
        _ => None,
    }
}

fn read_problem(path: &Path) -> Problem {
    disk::read(path, LIMIT).unwrap_err().problem
}

/// Bytes that do not compress.
fn noise(length: usize, seed: u64) -> Vec<u8> {
    let mut bytes = vec![0; length];
    blake3::Hasher::new().update(&seed.to_le_bytes()).finalize_xof().fill(&mut bytes);
    bytes
}

#[test]
fn a_new_file_is_made_once_and_read_back() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.brobygger.json");
    let saved = disk::save_bytes(&path, None, b"one", &options()).unwrap();
    assert!(saved.replaced && saved.backup.is_none());
    let loaded = disk::read(&path, 3).unwrap();
    assert_eq!((loaded.bytes.as_slice(), loaded.stamp), (&b"one"[..], saved.stamp));
    assert_eq!(tree(dir.path()).len(), 1, "neither backups nor lock nor temporary file");

    let again = disk::save_bytes(&path, None, b"two", &options()).unwrap_err();
    assert!(matches!(&again, SaveError::Exists { path: there } if *there == path));
    assert_eq!(fs::read(&path).unwrap(), b"one");
    disk::save_bytes(&path, None, b"two", &SaveOptions { force: true, ..options() }).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(backups::list(&path).unwrap().len(), 1, "what is replaced by force is backed up too");
}

#[test]
fn reading_tells_what_is_wrong() {
    let (dir, path, _) = one_file();
    assert_eq!(read_problem(dir.path()), Problem::IsDirectory);
    assert_eq!(read_problem(&dir.path().join("none")), Problem::NotFound);
    assert_eq!(read_problem(&dir.path().join("none/none")), Problem::NotFound);
    assert_eq!(read_problem(&dir.path().join("x".repeat(300))), Problem::BadName);
    let error = disk::read(&path, 2).unwrap_err();
    assert_eq!(error.problem, Problem::TooLarge(2));
    assert_eq!(error.to_string(), format!("could not read, it is larger than 2 bytes: {}", path.display()));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_neither_waited_for_nor_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    assert_eq!(read_problem(&path), Problem::NotAFile);
    let force = SaveOptions { force: true, ..options() };
    let error = disk::save_bytes(&path, None, b"new", &force).unwrap_err();
    assert_eq!(problem(&error), Some(Problem::NotAFile));
}

/// Fails after so many bytes, like a record that cannot be written.
fn failing_after(count: usize) -> impl FnOnce(&mut dyn Write) -> io::Result<()> {
    move |to| {
        to.write_all(&noise(count, 1))?;
        Err(io::Error::other("broken record"))
    }
}

#[test]
fn a_content_that_cannot_be_made_leaves_no_trace() {
    let (dir, path, old) = one_file();
    let before = tree(dir.path());
    for count in (0..50).chain([1 << 20, (1 << 20) + 1, 3 << 20]) {
        let error = disk::save(&path, Some(old), failing_after(count), &options()).unwrap_err();
        assert!(matches!(&error, SaveError::Content { .. }), "{error}");
        assert!(error.to_string().contains("broken record"));
        assert_eq!(tree(dir.path()), before, "after {count} bytes");
        let fresh = dir.path().join("fresh.json");
        disk::save(&fresh, None, failing_after(count), &options()).unwrap_err();
        assert_eq!(tree(dir.path()), before, "after {count} bytes of a new file");
    }
}

#[test]
fn a_panic_while_the_content_is_made_leaves_no_trace() {
    let (dir, path, old) = one_file();
    let before = tree(dir.path());
    let result =
        std::panic::catch_unwind(|| disk::save(&path, Some(old), |_| panic!("a defect"), &options()).map(|_| ()));
    assert!(result.is_err());
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn a_file_changed_by_another_stays_and_both_are_kept() {
    let (dir, path, old) = one_file();
    fs::write(&path, "theirs").unwrap();
    for (number, name) in [
        (1, "a (conflict 2026-11-22 0133 UTC).brobygger.json"),
        (2, "a (conflict 2026-11-22 0133 UTC 2).brobygger.json"),
    ] {
        let error = disk::save_bytes(&path, Some(old), b"mine", &options()).unwrap_err();
        let SaveError::ChangedOnDisk { kept: Some(kept), .. } = &error else { panic!("{error}") };
        assert_eq!(*kept, dir.path().join(name));
        assert!(error.to_string().contains(name), "{error}");
        assert_eq!(fs::read(kept).unwrap(), b"mine");
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(tree(dir.path()).len(), 1 + number, "nothing else is left");
    }
    let force = SaveOptions { force: true, ..options() };
    disk::save_bytes(&path, Some(old), b"mine", &force).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    let backup = backups::numbered(&path, 1).unwrap();
    assert_eq!(backups::read(&backup, LIMIT).unwrap(), b"theirs");
}

#[test]
fn a_change_in_the_middle_of_a_save_is_noticed() {
    for backup in [BackupPolicy::Required, BackupPolicy::None] {
        for force in [false, true] {
            let (_dir, path, old) = one_file();
            // the old content has been read before the new one is complete: the last comparing must see it
            let write = |to: &mut dyn Write| {
                std::thread::sleep(Duration::from_millis(50));
                fs::write(&path, "theirs")?;
                to.write_all(b"mine")
            };
            let error = disk::save(&path, Some(old), write, &SaveOptions { backup, force, ..options() }).unwrap_err();
            assert!(matches!(error, SaveError::ChangedOnDisk { kept: Some(_), .. }), "{error}");
            assert_eq!(fs::read(&path).unwrap(), b"theirs");
            assert_eq!(backups::list(&path).unwrap(), []);
        }
    }
}

#[test]
fn the_time_stamp_decides_nothing() {
    let (_dir, path, old) = one_file();
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(std::time::SystemTime::now() + Duration::from_secs(9999)).unwrap();
    disk::save_bytes(&path, Some(old), b"new", &options()).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
}

#[test]
fn a_vanished_file_does_not_come_back_by_itself() {
    let (dir, path, old) = one_file();
    fs::remove_file(&path).unwrap();
    let error = disk::save_bytes(&path, Some(old), b"mine", &options()).unwrap_err();
    let SaveError::Vanished { kept: Some(kept), .. } = &error else { panic!("{error}") };
    assert_eq!(fs::read(kept).unwrap(), b"mine");
    assert_eq!(tree(dir.path()).len(), 1);
    disk::save_bytes(&path, Some(old), b"mine", &SaveOptions { force: true, ..options() }).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"mine");

    let (dir, path, old) = one_file();
    let write = |to: &mut dyn Write| {
        fs::remove_file(&path)?;
        to.write_all(b"mine")
    };
    let error = disk::save(&path, Some(old), write, &options()).unwrap_err();
    assert!(matches!(error, SaveError::Vanished { kept: Some(_), .. }), "{error}");
    assert!(!path.exists());
    assert_eq!(tree(dir.path()).len(), 1, "only the kept version, no backup");
}

#[test]
fn the_same_content_touches_nothing() {
    let (dir, path, old) = one_file();
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let saved = disk::save_bytes(&path, Some(old), b"old", &options()).unwrap();
    assert!(!saved.replaced);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    assert_eq!(tree(dir.path()).len(), 1);
}

#[test]
fn a_folder_is_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let force = SaveOptions { force: true, ..options() };
    for path in [dir.path().to_path_buf(), dir.path().join(".."), PathBuf::from("/")] {
        let error = disk::save_bytes(&path, None, b"new", &force).unwrap_err();
        assert_eq!(problem(&error), Some(Problem::IsDirectory), "{}", path.display());
    }
    let error = disk::save_bytes(&dir.path().join("none/a.json"), None, b"new", &options()).unwrap_err();
    assert_eq!(problem(&error), Some(Problem::FolderMissing));
    let error = disk::save_bytes(Path::new(""), None, b"new", &options()).unwrap_err();
    assert_eq!(problem(&error), Some(Problem::BadName));
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let error = disk::save_bytes(&file.join("a.json"), None, b"new", &options()).unwrap_err();
    assert_eq!(problem(&error), Some(Problem::FolderMissing));
    assert_eq!(tree(dir.path()).len(), 1);
}

#[test]
fn odd_names_are_names() {
    let dir = tempfile::tempdir().unwrap();
    let longest = format!("{}.brobygger.json", "n".repeat(240));
    let names = [
        "Προγράμματα 2027",
        "Мост — план",
        "🌉🇳🇴 bro.json",
        " a  b ",
        "-rf",
        ".hidden",
        "æ\u{301}",
        longest.as_str(),
        &"ж".repeat(127),
    ];
    for name in names {
        let path = dir.path().join(name);
        let first = disk::save_bytes(&path, None, b"one", &options()).unwrap_or_else(|error| panic!("{error}"));
        let stale = SaveOptions { now: now() + chrono::TimeDelta::hours(1), ..options() };
        disk::save_bytes(&path, Some(first.stamp), b"two", &stale).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(disk::read(&path, LIMIT).unwrap().bytes, b"two");
        assert_eq!(backups::list(&path).unwrap().len(), 1, "{name}");
        let error = disk::save_bytes(&path, Some(first.stamp), b"three", &options()).unwrap_err();
        assert!(matches!(error, SaveError::ChangedOnDisk { kept: Some(_), .. }), "{name}: {error}");
    }
    let error = disk::save_bytes(&dir.path().join("y".repeat(300)), None, b"new", &options()).unwrap_err();
    assert_eq!(problem(&error), Some(Problem::BadName));
    let left = tree(dir.path());
    assert!(!left.keys().any(|path| path.extension().is_some_and(|end| end == "lock" || end == "tmp")), "{left:?}");
}

#[test]
fn what_a_killed_save_left_behind_goes_at_the_next() {
    let (dir, path, old) = one_file();
    fs::create_dir(dir.path().join("a.brobygger.json.backups")).unwrap();
    let leftovers = [".a.brobygger.json.1f-0.tmp", "a.brobygger.json.backups/.new.1f-3.tmp"];
    let strangers =
        [".b.brobygger.json.1f-0.tmp", ".a.brobygger.json.swp", "a.brobygger.json.tmp", ".a.brobygger.json.x-1.tmp"];
    for name in leftovers.iter().chain(&strangers) {
        fs::write(dir.path().join(name), "x").unwrap();
    }
    disk::save_bytes(&path, Some(old), b"new", &options()).unwrap();
    assert!(leftovers.iter().all(|name| !dir.path().join(name).exists()));
    assert!(strangers.iter().all(|name| dir.path().join(name).exists()));
}

#[test]
fn commands_at_once_follow_one_another() {
    let (dir, path, _) = one_file();
    std::thread::scope(|scope| {
        for thread in 0..6 {
            let path = &path;
            scope.spawn(move || {
                for turn in 0..5 {
                    let lock = Lock::acquire(path, now(), Duration::from_secs(60)).unwrap();
                    let loaded = disk::read(path, LIMIT).unwrap();
                    let more = [loaded.bytes, format!(" {thread}.{turn}").into_bytes()].concat();
                    let options = SaveOptions { lock: Some(&lock), ..options() };
                    disk::save_bytes(path, Some(loaded.stamp), &more, &options).unwrap();
                }
            });
        }
    });
    let content = fs::read_to_string(&path).unwrap();
    assert_eq!(content.split(' ').count(), 31, "{content}");
    assert_eq!(backups::list(&path).unwrap().len(), 10);
    assert_eq!(tree(dir.path()).len(), 1 + 1 + 10, "no lock is left");
}

#[test]
fn a_save_waits_for_another_and_then_says_who_it_is() {
    let (_dir, path, old) = one_file();
    let lock = Lock::acquire(&path, now(), Duration::ZERO).unwrap();
    let error = disk::save_bytes(&path, Some(old), b"new", &options()).unwrap_err();
    assert!(matches!(&error, SaveError::Locked { holder, .. } if holder.process == std::process::id()), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
    disk::save_bytes(&path, Some(old), b"new", &SaveOptions { lock: Some(&lock), ..options() }).unwrap();
}

#[test]
fn a_backup_that_cannot_be_written_stops_the_save_unless_told_otherwise() {
    let (dir, path, old) = one_file();
    // a file stands where the folder should be
    fs::write(dir.path().join("a.brobygger.json.backups"), "in the way").unwrap();
    let before = tree(dir.path());
    let error = disk::save_bytes(&path, Some(old), b"new", &options()).unwrap_err();
    assert!(matches!(error, SaveError::Backup(_)), "{error}");
    assert_eq!(tree(dir.path()), before);
    let if_possible = SaveOptions { backup: BackupPolicy::IfPossible, ..options() };
    let saved = disk::save_bytes(&path, Some(old), b"new", &if_possible).unwrap();
    assert!(saved.backup.is_none() && saved.backup_problem.is_some());
    assert_eq!(fs::read(&path).unwrap(), b"new");
    disk::save_bytes(&path, Some(saved.stamp), b"newer", &plain()).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"newer");
}

#[test]
fn errors_name_the_place_last() {
    let path = PathBuf::from("/somewhere/a.json");
    let full =
        DiskError { operation: disk::Operation::Write, problem: Problem::DiskFull, path: path.clone(), source: None };
    let error = SaveError::Disk(full);
    assert_eq!(
        error.to_string(),
        "nothing was saved, the file is as it was; could not write, the disk is full: /somewhere/a.json"
    );
    assert_eq!(error.hint().key(), "make-space");
    let changed = SaveError::ChangedOnDisk { path, kept: None };
    assert!(changed.to_string().ends_with(": /somewhere/a.json"));
    assert_ne!(changed.hint(), disk::Hint::CompareBoth);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    fn is_root() -> bool {
        let dir = tempfile::tempdir().unwrap();
        fs::metadata(dir.path()).unwrap().uid() == 0
    }

    #[test]
    fn the_target_of_a_link_is_saved_and_the_link_stays() {
        let (dir, path, mut stamp) = one_file();
        let other = dir.path().join("other");
        fs::create_dir(&other).unwrap();
        let absolute = other.join("absolute.json");
        symlink(&path, &absolute).unwrap();
        let relative = other.join("relative.json");
        symlink("../a.brobygger.json", &relative).unwrap();
        let twice = dir.path().join("twice.json");
        symlink("other/relative.json", &twice).unwrap();
        for (number, link) in [absolute, relative, twice].into_iter().enumerate() {
            let content = format!("by link {number}");
            let saved = disk::save_bytes(&link, Some(stamp), content.as_bytes(), &options()).unwrap();
            stamp = saved.stamp;
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
            assert_eq!(backups::list(&link).unwrap().len(), number + 1, "one place, whatever the name");
        }
        assert_eq!(tree(&other).len(), 2, "nothing is left beside the links");

        let dangling = other.join("dangling.json");
        symlink("../new.json", &dangling).unwrap();
        disk::save_bytes(&dangling, None, b"new", &options()).unwrap();
        assert_eq!(fs::read(dir.path().join("new.json")).unwrap(), b"new");
        assert!(fs::symlink_metadata(&dangling).unwrap().is_symlink());

        let circle = dir.path().join("circle");
        symlink("circle", &circle).unwrap();
        let error = disk::save_bytes(&circle, None, b"new", &options()).unwrap_err();
        assert_eq!(problem(&error), Some(Problem::LinkLoop));
    }

    #[test]
    fn mode_and_owner_are_kept_by_the_file_and_its_backup() {
        for mode in [0o600, 0o640, 0o664, 0o755] {
            let (_dir, path, old) = one_file();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let owner = if is_root() { (1234, 4321) } else { fs::metadata(&path).map(|m| (m.uid(), m.gid())).unwrap() };
            chown(&path, Some(owner.0), Some(owner.1)).unwrap();
            let saved = disk::save_bytes(&path, Some(old), b"new", &options()).unwrap();
            for file in [&path, &saved.backup.unwrap()] {
                let found = fs::metadata(file).unwrap();
                assert_eq!(found.permissions().mode() & 0o7777, mode, "{}", file.display());
                assert_eq!((found.uid(), found.gid()), owner);
            }
        }
    }

    #[test]
    fn a_new_file_has_the_mode_of_any_new_file() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("usual"), "").unwrap();
        disk::save_bytes(&dir.path().join("ours"), None, b"", &options()).unwrap();
        let mode = |name| fs::metadata(dir.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("ours"), mode("usual"));
    }

    #[test]
    fn backups_are_open_to_those_who_share_the_folder_only() {
        let (dir, path, old) = one_file();
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o2777)).unwrap();
        disk::save_bytes(&path, Some(old), b"new", &options()).unwrap();
        let mode = fs::metadata(backups::place(&path).unwrap()).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o2775);
    }

    #[test]
    fn a_second_name_keeps_the_old_content_and_is_told_of() {
        let (dir, path, old) = one_file();
        let second = dir.path().join("second.json");
        fs::hard_link(&path, &second).unwrap();
        let saved = disk::save_bytes(&path, Some(old), b"new", &options()).unwrap();
        assert_eq!(saved.other_names, 1);
        assert_eq!((fs::read(&path).unwrap(), fs::read(&second).unwrap()), (b"new".to_vec(), b"old".to_vec()));
    }

    #[test]
    fn a_read_only_file_is_not_replaced() {
        let (dir, path, old) = one_file();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        for force in [false, true] {
            let error = disk::save_bytes(&path, Some(old), b"new", &SaveOptions { force, ..options() }).unwrap_err();
            assert_eq!(problem(&error), Some(Problem::WriteProtected));
        }
        assert_eq!(tree(dir.path()), BTreeMap::from([(path, b"old".to_vec())]));
    }

    /// Runs one of the tests below in a process of its own, with a folder.
    fn child(test: &str, folder: &Path, prepare: impl FnOnce(&Path) -> Command) -> Option<(bool, String)> {
        // a copy, as another user may not reach the folder of the build
        let program = folder.join("program");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
        let mut command = prepare(&program);
        command.args(["--ignored", "--exact", "--nocapture", &format!("unix::{test}")]).env("DISK_TEST_FOLDER", folder);
        let output = command.output().ok()?;
        fs::remove_file(program).unwrap();
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        Some((output.status.success() && text.contains("1 passed"), text))
    }

    fn child_folder() -> PathBuf {
        std::env::var_os("DISK_TEST_FOLDER").map(PathBuf::from).expect("started by another test")
    }

    #[test]
    fn a_limit_on_the_size_of_files_is_an_error_and_not_the_end() {
        for blocks in [8, 64, 1000, 1999] {
            let dir = tempfile::tempdir().unwrap();
            fs::write(dir.path().join("small.json"), "old").unwrap();
            fs::write(dir.path().join("large.json"), noise(1 << 20, 7)).unwrap();
            let (fine, text) = child("limited", dir.path(), |program| {
                let mut shell = Command::new("sh");
                shell.args(["-c", &format!("ulimit -f {blocks}; exec \"$0\" \"$@\"")]).arg(program);
                shell
            })
            .unwrap();
            assert!(fine, "limit of {blocks} blocks: {text}");
        }
    }

    #[test]
    #[ignore = "run in a process of its own by the test above"]
    fn limited() {
        brobygger::platform::process::ignore_file_size_signal().unwrap();
        let folder = child_folder();
        let before = tree(&folder);
        let small = folder.join("small.json");
        let stamp = ContentStamp::of(b"old");
        let error = disk::save_bytes(&small, Some(stamp), &noise(1 << 20, 3), &options()).unwrap_err();
        assert!(matches!(&error, SaveError::Disk(_)), "{error}");
        assert_eq!(problem(&error), Some(Problem::FileSizeLimit));
        let error = disk::save_bytes(&folder.join("new.json"), None, &noise(1 << 20, 3), &options()).unwrap_err();
        assert_eq!(problem(&error), Some(Problem::FileSizeLimit));
        // here the backup is what becomes too large
        let large = folder.join("large.json");
        let stamp = disk::read(&large, LIMIT).unwrap().stamp;
        let error = disk::save_bytes(&large, Some(stamp), b"new", &options()).unwrap_err();
        assert!(matches!(&error, SaveError::Backup(_)), "{error}");
        assert_eq!(problem(&error), Some(Problem::FileSizeLimit));
        assert_eq!(tree(&folder), before);
    }

    #[test]
    fn a_save_killed_at_any_moment_leaves_a_whole_file_and_stops_nobody() {
        let contents = [noise(600_000, 1), noise(700_000, 2)];
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.json");
        let started = dir.path().join("started");
        disk::save_bytes(&path, None, &contents[0], &options()).unwrap();
        for round in 0..25 {
            let mut command = Command::new(std::env::current_exe().unwrap());
            command.args(["--ignored", "--exact", "unix::saves_until_killed"]).env("DISK_TEST_FOLDER", dir.path());
            let mut child = command.stdout(std::process::Stdio::null()).spawn().unwrap();
            while !started.exists() {
                assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_micros(1700 * round));
            child.kill().unwrap();
            child.wait().unwrap();
            fs::remove_file(&started).unwrap();
            let loaded = disk::read(&path, LIMIT).unwrap();
            assert!(contents.contains(&loaded.bytes), "round {round}: torn");
            for backup in backups::list(&path).unwrap() {
                assert!(contents.contains(&backups::read(&backup, LIMIT).unwrap()), "round {round}: torn backup");
            }
            let other = contents.iter().find(|content| **content != loaded.bytes).unwrap();
            disk::save_bytes(&path, Some(loaded.stamp), other, &options()).unwrap();
            let left = tree(dir.path());
            let side = |path: &Path| path.extension().is_some_and(|end| end == "lock" || end == "tmp");
            assert!(!left.keys().any(|path| side(path)), "round {round}: {:?}", left.keys());
        }
    }

    #[test]
    #[ignore = "run in a process of its own by the test above"]
    fn saves_until_killed() {
        let path = child_folder().join("a.json");
        let contents = [noise(600_000, 1), noise(700_000, 2)];
        for turn in 0.. {
            let loaded = disk::read(&path, LIMIT).unwrap();
            let other = contents.iter().find(|content| **content != loaded.bytes).unwrap();
            disk::save_bytes(&path, Some(loaded.stamp), other, &options()).unwrap();
            if turn == 0 {
                fs::write(child_folder().join("started"), "").unwrap();
            }
        }
    }

    #[test]
    fn a_folder_one_may_not_write_in_is_told() {
        let dir = tempfile::tempdir().unwrap();
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o777)).unwrap();
        let closed = dir.path().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::write(closed.join("a.json"), "old").unwrap();
        fs::write(dir.path().join("foreign.json"), "old").unwrap();
        fs::write(dir.path().join("secret.json"), "old").unwrap();
        let mode = |path: PathBuf, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        mode(closed.join("a.json"), 0o666);
        mode(closed.clone(), 0o555);
        // as another user where that is possible: an administrator may write everywhere, an owner into his file
        mode(dir.path().join("foreign.json"), if is_root() { 0o644 } else { 0o444 });
        mode(dir.path().join("secret.json"), if is_root() { 0o600 } else { 0o000 });
        let result = child("not_allowed", dir.path(), |program| {
            let mut command = Command::new(program);
            if is_root() {
                command.uid(65534).gid(65534);
            }
            command
        });
        mode(closed, 0o755);
        match result {
            Some((fine, text)) => assert!(fine, "{text}"),
            None => println!("skipped: no process of another user can be started here"),
        }
    }

    #[test]
    #[ignore = "run in a process of its own by the test above"]
    fn not_allowed() {
        let folder = child_folder();
        let stamp = Some(ContentStamp::of(b"old"));
        let closed = folder.join("closed/a.json");
        let error = disk::save_bytes(&closed, stamp, b"new", &options()).unwrap_err();
        assert_eq!(problem(&error), Some(Problem::NoPermission), "{error}");
        assert!(error.to_string().ends_with("/closed"), "the folder is to blame: {error}");
        assert_eq!(tree(&folder.join("closed")), BTreeMap::from([(closed, b"old".to_vec())]));
        // the folder would allow replacing this one
        let error = disk::save_bytes(&folder.join("foreign.json"), stamp, b"new", &options()).unwrap_err();
        assert!(matches!(problem(&error), Some(Problem::NoPermission | Problem::WriteProtected)), "{error}");
        assert_eq!(fs::read(folder.join("foreign.json")).unwrap(), b"old");
        assert_eq!(read_problem(&folder.join("secret.json")), Problem::NoPermission);
    }

    /// A small drive in memory, gone with its value.
    struct Drive(TempDir);

    impl Drive {
        fn mounted(kilobytes: u32) -> Option<Self> {
            let dir = tempfile::tempdir().unwrap();
            let size = format!("size={kilobytes}k");
            let mount =
                Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(dir.path()).output().ok()?;
            mount.status.success().then_some(Self(dir))
        }
    }

    impl Drop for Drive {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(self.0.path()).output();
        }
    }

    #[test]
    fn a_full_disk_leaves_the_file_as_it_was() {
        let Some(drive) = Drive::mounted(512) else {
            println!("skipped: no small drive can be mounted here");
            return;
        };
        let folder = drive.0.path();
        let path = folder.join("a.json");
        let old = noise(100 << 10, 1);
        fs::write(&path, &old).unwrap();
        let stamp = Some(ContentStamp::of(&old));
        let before = tree(folder);
        // the new content does not fit; then it does, but the backup does not
        for size in [350_usize, 400, 410, 600] {
            let error = disk::save_bytes(&path, stamp, &noise(size << 10, 2), &options()).unwrap_err();
            assert_eq!(problem(&error), Some(Problem::DiskFull), "{size}: {error}");
            assert_eq!(tree(folder), before, "{size}");
        }
        let error = disk::save_bytes(&folder.join("new.json"), None, &noise(600 << 10, 2), &options()).unwrap_err();
        assert_eq!(problem(&error), Some(Problem::DiskFull));
        assert_eq!(tree(folder), before);
        let room = noise(150 << 10, 3);
        // A process that another test begins just now holds for some milliseconds what was deleted here.
        let end = Instant::now() + Duration::from_secs(10);
        let saved = loop {
            match disk::save_bytes(&path, stamp, &room, &options()) {
                Err(error) if problem(&error) == Some(Problem::DiskFull) && Instant::now() < end => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                other => break other,
            }
        };
        saved.unwrap();
        assert_eq!(fs::read(&path).unwrap(), room);
    }
}
