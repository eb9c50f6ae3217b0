//! One process at a time between comparing a file and replacing it.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::error::{DiskError, Operation, SaveError};
use super::names;
use super::temp::Temp;
use crate::platform::{files, process};

/// A lock older than this is nobody's any more, whatever machine it was made on: a save takes seconds.
pub const STALE_AFTER: Duration = Duration::from_secs(600);

/// The age from which a lock that names nobody is taken over: making one takes an instant.
const UNFINISHED_AFTER: Duration = Duration::from_secs(10);

/// How long a save waits for another one to end.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The time between two looks at a lock that is held.
const STEP: Duration = Duration::from_millis(20);

/// Every this many looks the lock's age is measured, as that costs a file.
const AGE_EVERY: u32 = 50;

static MADE: AtomicU32 = AtomicU32::new(0);

/// Who made a lock, as the lock file tells.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// The user's name; may be empty.
    pub user: String,
    /// The machine's name; may be empty.
    pub host: String,
    /// The process on that machine; 0 if unknown.
    pub process: u32,
    /// When, by that machine's clock; RFC 3339.
    pub since: String,
    /// Tells the locks of one process apart.
    number: u32,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.user.as_str(), self.host.as_str()) {
            ("", "") => f.write_str("another process"),
            (user, "") => f.write_str(user),
            ("", host) => write!(f, "another process on {host}"),
            (user, host) => write!(f, "{user} on {host}"),
        }
    }
}

/// The right to replace a file, as far as copies of this program are concerned; given back when dropped.
///
/// It is a small file beside the target that says who has it and since when. System locks would not do: the
/// file itself is replaced at every save, and network drives often have none. A lock is taken over if its process on
/// this machine has ended, or if it is older than [`STALE_AFTER`] by the clock of the drive it is on. What keeps
/// data from being lost is the comparing of the content; the lock keeps two savers from meeting right there.
#[derive(Debug)]
pub struct Lock {
    target: PathBuf,
    side: PathBuf,
    text: String,
    // kept open, as some systems remove the lock file once its process is gone
    _file: fs::File,
}

impl Lock {
    /// Takes the lock of a file, which need not exist; waits up to `patience` for another to give it back.
    ///
    /// A command takes it before it reads the file, and hands it to [`save`](super::save): then two commands at once
    /// follow one another instead of one being refused. `now` is only told to the others.
    ///
    /// # Errors
    /// [`SaveError::Locked`] if another still has it; [`SaveError::Disk`] if the lock file cannot be made.
    pub fn acquire(path: &Path, now: DateTime<Utc>, patience: Duration) -> Result<Self, SaveError> {
        Self::of_target(names::resolve(path)?, now, patience)
    }

    pub(crate) fn of_target(target: PathBuf, now: DateTime<Utc>, patience: Duration) -> Result<Self, SaveError> {
        let side = names::lock(&target);
        let own = Holder {
            user: process::user_name(),
            host: process::host_name(),
            process: std::process::id(),
            since: now.to_rfc3339(),
            number: MADE.fetch_add(1, Ordering::Relaxed),
        };
        let text = serde_json::to_string(&own).map_err(|error| DiskError::new(Operation::Lock, &side, error.into()))?;
        let mut waited = Duration::ZERO;
        for look in 0_u32.. {
            match files::new_lock().open(&side) {
                Ok(mut file) => {
                    if let Err(error) = file.write_all(text.as_bytes()) {
                        let _ = fs::remove_file(&side);
                        return Err(DiskError::new(Operation::Lock, &side, error).into());
                    }
                    return Ok(Self { target, side, text, _file: file });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) if files::is_held_by_another(&error) && waited < patience => {}
                Err(error) => return Err(super::temp::not_made(Operation::Lock, &target, error).into()),
            }
            let seen = fs::read_to_string(&side).unwrap_or_default();
            let holder = serde_json::from_str::<Holder>(&seen).ok();
            let ended = holder
                .as_ref()
                .is_some_and(|holder| holder.host == own.host && process::is_running(holder.process) == Some(false));
            // One that names nobody was left behind half made, by a crash or a full disk.
            let limit = if holder.is_some() { STALE_AFTER } else { UNFINISHED_AFTER };
            if ended || (look % AGE_EVERY == 0 && is_old(&side, limit)) {
                take_away(&side, &seen);
                if !side.exists() {
                    continue;
                }
            }
            if waited >= patience {
                return Err(SaveError::Locked { lock: side, holder: holder.unwrap_or_default() });
            }
            thread::sleep(STEP);
            waited += STEP;
        }
        Err(SaveError::Locked { lock: side, holder: Holder::default() })
    }

    /// Whether it is the lock of this file.
    pub(crate) fn guards(&self, target: &Path) -> bool {
        self.target == target
    }

    /// Whether nobody took it over meanwhile.
    ///
    /// # Errors
    /// [`SaveError::Locked`] with whoever has it now.
    pub(crate) fn confirm(&self) -> Result<(), SaveError> {
        match fs::read_to_string(&self.side) {
            Ok(text) if text == self.text => Ok(()),
            Ok(text) => Err(SaveError::Locked {
                lock: self.side.clone(),
                holder: serde_json::from_str(&text).unwrap_or_default(),
            }),
            Err(error) => Err(DiskError::new(Operation::Lock, &self.side, error).into()),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.confirm().is_ok() {
            let _ = fs::remove_file(&self.side);
        }
    }
}

/// Whether a lock is stale by age, measured by the drive's own clock: against a file made there just now.
fn is_old(side: &Path, limit: Duration) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|found| found.modified());
    let Ok(probe) = Temp::beside(side, true) else { return false };
    match (modified(side), modified(probe.path())) {
        (Ok(lock), Ok(now)) => now.duration_since(lock).is_ok_and(|age| age > limit),
        _ => false,
    }
}

/// Removes a stale lock, and only that one: whoever took it over first keeps his.
fn take_away(side: &Path, seen: &str) {
    let Ok(aside) = Temp::beside(side, true) else { return };
    if fs::rename(side, aside.path()).is_err() {
        return;
    }
    if fs::read_to_string(aside.path()).unwrap_or_default() != seen {
        // a new lock was taken by mistake: it goes back, unless a third has made one, which its owner will notice
        let _ = fs::hard_link(aside.path(), side);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn made_by(holder: &Holder, side: &Path) {
        fs::write(side, serde_json::to_string(holder).unwrap()).unwrap();
    }

    fn refused(target: &Path) -> Holder {
        match Lock::acquire(target, NOW, Duration::from_millis(60)) {
            Err(SaveError::Locked { holder, .. }) => holder,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_lock_is_one_persons_and_goes_when_it_is_given_back() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.json");
        let first = Lock::acquire(&target, NOW, PATIENCE).unwrap();
        assert_eq!(refused(&target).process, std::process::id());
        drop(first);
        drop(Lock::acquire(&target, NOW, Duration::ZERO).unwrap());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_lock_that_was_left_half_made_holds_for_seconds_only() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.json");
        let side = names::lock(&target);
        for left in ["", "{\"user\":\"ka"] {
            fs::write(&side, left).unwrap();
            refused(&target);
            let file = fs::File::options().write(true).open(&side).unwrap();
            file.set_modified(std::time::SystemTime::now() - UNFINISHED_AFTER - Duration::from_secs(5)).unwrap();
            Lock::acquire(&target, NOW, Duration::ZERO).unwrap();
        }
    }

    #[test]
    fn the_lock_of_another_machine_holds_until_it_is_old() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.json");
        let side = names::lock(&target);
        let other = Holder { user: "kari".into(), host: "kontor-7".into(), process: 1, ..Holder::default() };
        made_by(&other, &side);
        assert_eq!(refused(&target), other);
        assert_eq!(other.to_string(), "kari on kontor-7");
        let age = |age: Duration| {
            let file = fs::File::options().write(true).open(&side).unwrap();
            file.set_modified(std::time::SystemTime::now() - age).unwrap();
        };
        age(STALE_AFTER - Duration::from_secs(30));
        refused(&target);
        age(STALE_AFTER + Duration::from_secs(30));
        let lock = Lock::acquire(&target, NOW, Duration::ZERO).unwrap();
        lock.confirm().unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn the_lock_of_a_process_that_ended_is_taken_over_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.json");
        let mut child = std::process::Command::new("true").spawn().unwrap();
        child.wait().unwrap();
        let gone = Holder { host: process::host_name(), process: child.id(), ..Holder::default() };
        made_by(&gone, &names::lock(&target));
        drop(Lock::acquire(&target, NOW, Duration::ZERO).unwrap());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_lock_taken_over_by_another_is_noticed_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.json");
        let lock = Lock::acquire(&target, NOW, PATIENCE).unwrap();
        let other = Holder { user: "per".into(), ..Holder::default() };
        made_by(&other, &names::lock(&target));
        assert!(matches!(lock.confirm(), Err(SaveError::Locked { holder, .. }) if holder == other));
        drop(lock);
        assert!(names::lock(&target).exists());
    }

    #[test]
    fn only_the_lock_that_was_judged_stale_is_taken_away() {
        let dir = tempfile::tempdir().unwrap();
        let side = dir.path().join(".a.lock");
        fs::write(&side, "new").unwrap();
        take_away(&side, "old");
        assert_eq!(fs::read_to_string(&side).unwrap(), "new");
        take_away(&side, "new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
