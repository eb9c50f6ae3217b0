//! Reading a file whole, and saving it so that nothing can be lost.
//!
//! This module knows bytes only. A save goes like this; whatever fails, the file is as it was and nothing is left beside it:
//!
//! 1. Symbolic links are followed: their target is saved, the link stays.
//! 2. The file's [`Lock`] is taken.
//! 3. The new content is written beside the file, synced, read back and compared. At the same time the old content is
//!    compressed into a [backup](super::backups).
//! 4. Mode, group and owner are taken over.
//! 5. The content on disk is compared, by hash and not by time stamps, with what had been read. If another changed
//!    it, it stays, and the new content is kept beside it under a name with "conflict".
//! 6. The file is replaced in one step, and the folder synced.
//!
//! A file with several names (hard links) is replaced under the one that was given; the others keep the old content, which
//! is what copies made of links rely on. [`Saved::other_names`] tells of it.

mod error;
mod lock;
pub(crate) mod names;
pub(crate) mod temp;

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};

pub use self::error::{DiskError, Hint, Operation, Problem, SaveError};
pub use self::lock::{Holder, Lock, PATIENCE, STALE_AFTER};
use self::temp::{FillError, Temp};
use super::backups::draft::{Draft, Placed};
use crate::platform::files;

/// How often a file is read anew that another program changes meanwhile.
const ATTEMPTS: u32 = 3;

/// What a content is recognised by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ContentStamp {
    /// The BLAKE3 hash.
    pub hash: blake3::Hash,
    /// The length in bytes.
    pub bytes: u64,
}

impl ContentStamp {
    /// The stamp of a content.
    pub fn of(content: &[u8]) -> Self {
        Self { hash: blake3::hash(content), bytes: content.len() as u64 }
    }

    pub(crate) fn of_file(path: &Path) -> io::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(File::open(path)?)?;
        Ok(Self { hash: hasher.finalize(), bytes: hasher.count() })
    }
}

/// A file's content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loaded {
    /// All of it.
    pub bytes: Vec<u8>,
    /// What it is recognised by at the next save.
    pub stamp: ContentStamp,
}

/// Reads a file whole, if it has at most `limit` bytes.
///
/// # Errors
/// A [`DiskError`]; [`Problem::ChangedWhileReading`] if another program kept writing into the file, so that
/// what was read may be a mixture.
pub fn read(path: &Path, limit: u64) -> Result<Loaded, DiskError> {
    let bytes = read_bytes(path, limit)?;
    let stamp = ContentStamp::of(&bytes);
    Ok(Loaded { bytes, stamp })
}

/// The same without what the content is recognised by.
///
/// # Errors
/// Those of [`read`].
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, DiskError> {
    let fail = DiskError::at(Operation::Read, path);
    let metadata = fs::metadata(path).map_err(&fail)?;
    if metadata.is_dir() {
        return Err(DiskError::because(Operation::Read, path, Problem::IsDirectory));
    }
    // A pipe that nobody writes to would be waited for without end.
    if !metadata.is_file() {
        return Err(DiskError::because(Operation::Read, path, Problem::NotAFile));
    }
    for _ in 0..ATTEMPTS {
        let file = File::open(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => DiskError::because(Operation::Read, path, Problem::VanishedWhileReading),
            _ => fail(error),
        })?;
        let before = file.metadata().map_err(&fail)?;
        if before.len() > limit {
            return Err(DiskError::because(Operation::Read, path, Problem::TooLarge(limit)));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or_default().saturating_add(1));
        (&file).take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(&fail)?;
        if bytes.len() as u64 > limit {
            return Err(DiskError::because(Operation::Read, path, Problem::TooLarge(limit)));
        }
        let after = file.metadata().map_err(&fail)?;
        let same = before.len() == after.len() && before.modified().ok() == after.modified().ok();
        if same && after.len() == bytes.len() as u64 {
            return Ok(bytes);
        }
    }
    Err(DiskError::because(Operation::Read, path, Problem::ChangedWhileReading))
}

/// Whether a save needs the old content backed up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BackupPolicy {
    /// Yes: without a backup nothing is saved.
    Required,
    /// If possible; [`Saved::backup_problem`] tells if it was not.
    IfPossible,
    /// No.
    None,
}

/// How a save is done.
#[derive(Clone, Copy, Debug)]
pub struct SaveOptions<'a> {
    /// The time for names and for the age of backups.
    pub now: DateTime<Utc>,
    /// Replaces whatever stands there, and writes the file anew if it is gone.
    pub force: bool,
    /// Whether the old content must be backed up.
    pub backup: BackupPolicy,
    /// What the save is about, for the list of backups: "set title of CALL".
    pub label: &'a str,
    /// The lock, if it was taken before the file was read.
    pub lock: Option<&'a Lock>,
    /// How long to wait for another save of the same file.
    pub patience: Duration,
    /// Whether the old content is being undone, so that the next undo passes it over; set by
    /// [`undo`](super::backups::undo).
    pub undoes: bool,
}

impl<'a> SaveOptions<'a> {
    /// A save with a backup that replaces only what was read.
    pub const fn new(now: DateTime<Utc>, label: &'a str) -> Self {
        Self { now, force: false, backup: BackupPolicy::Required, label, lock: None, patience: PATIENCE, undoes: false }
    }
}

/// What a save did.
#[derive(Debug)]
pub struct Saved {
    /// What the new content is recognised by at the next save.
    pub stamp: ContentStamp,
    /// The file that was written, links followed.
    pub path: PathBuf,
    /// False if the content was the same already; then nothing was touched.
    pub replaced: bool,
    /// The backup of the old content.
    pub backup: Option<PathBuf>,
    /// Why there is no backup, under [`BackupPolicy::IfPossible`].
    pub backup_problem: Option<DiskError>,
    /// Under how many other names (hard links) the old content still stands.
    pub other_names: u64,
}

/// Saves a content that is at hand; see [`save`].
///
/// # Errors
/// As [`save`].
pub fn save_bytes(
    path: &Path,
    expected: Option<ContentStamp>,
    content: &[u8],
    options: &SaveOptions<'_>,
) -> Result<Saved, SaveError> {
    save(path, expected, |to| to.write_all(content), options)
}

/// Saves a file; the module's text tells how.
///
/// `expected` is the stamp of the content that the new one was made from; `None` if the file is a new one. The content is
/// written by `write`, in as small pieces as it likes.
///
/// # Errors
/// A [`SaveError`]. The file is then as it was, except for [`SaveError::Unconfirmed`].
pub fn save(
    path: &Path,
    expected: Option<ContentStamp>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    options: &SaveOptions<'_>,
) -> Result<Saved, SaveError> {
    let target = names::resolve(path)?;
    standing(&target)?;
    let own;
    let lock = match options.lock.filter(|lock| lock.guards(&target)) {
        Some(lock) => lock,
        None => {
            own = Lock::of_target(target.clone(), options.now, options.patience)?;
            &own
        }
    };
    temp::sweep(&target);
    let old = standing(&target)?;
    if old.is_some() && expected.is_none() && !options.force {
        return Err(SaveError::Exists { path: target });
    }
    let mut temp = Temp::beside(&target, old.is_some())?;
    let (written, seen) = thread::scope(|scope| {
        let reader = old.is_some().then(|| {
            let reader = || examine(&target, options);
            thread::Builder::new().name("backup".to_owned()).spawn_scoped(scope, reader)
        });
        let written = temp.fill(&target, write);
        let ended = |_| io::Error::other("the thread that reads the old content ended early");
        let failed = DiskError::at(Operation::Backup, &target);
        let seen = reader.map(|reader| match reader.and_then(|reader| reader.join().map_err(ended)) {
            Ok(seen) => seen,
            Err(error) => Err(failed(error)),
        });
        (written, seen)
    });
    let stamp = written.map_err(|error| match error {
        FillError::Content(source) => SaveError::Content { path: target.clone(), source },
        FillError::Disk(error) => SaveError::Disk(error),
    })?;
    match old {
        Some(old) => exchange(target, temp, stamp, &old, seen, expected, lock, options),
        None if expected.is_some() && !options.force => {
            Err(SaveError::Vanished { kept: keep(temp, &target, options), path: target })
        }
        None => match temp.place(&target)? {
            Some(_) => Err(SaveError::Exists { path: target }),
            None => {
                let saved =
                    Saved { stamp, path: target, replaced: true, backup: None, backup_problem: None, other_names: 0 };
                sync(&saved.path)?;
                Ok(saved)
            }
        },
    }
}

/// The second half of a save: the new content is complete and takes the old one's place.
#[expect(clippy::too_many_arguments, reason = "one step of `save`, cut off for its length")]
fn exchange(
    target: PathBuf,
    mut temp: Temp,
    stamp: ContentStamp,
    old: &Metadata,
    seen: Option<Result<Seen, DiskError>>,
    expected: Option<ContentStamp>,
    lock: &Lock,
    options: &SaveOptions<'_>,
) -> Result<Saved, SaveError> {
    files::keep_owner_and_mode(temp.file(), old);
    let vanished = |temp| Err(SaveError::Vanished { kept: keep(temp, &target, options), path: target.clone() });
    let seen = match seen.transpose() {
        Ok(seen) => seen,
        Err(error) if error.problem == Problem::NotFound && error.path == target => return vanished(temp),
        Err(error) => return Err(error.into()),
    };
    let (seen, draft) = seen.map_or((None, Ok(None)), |seen| (Some(seen.stamp), seen.draft));
    let wanted = if options.force { seen } else { expected };
    // the same content already: nobody's work is replaced by it
    if seen == Some(stamp) {
        return Ok(Saved { stamp, path: target, replaced: false, backup: None, backup_problem: None, other_names: 0 });
    }
    if seen != wanted {
        return Err(SaveError::ChangedOnDisk { kept: keep(temp, &target, options), path: target });
    }
    let placed = draft.and_then(|draft| draft.map(|draft| draft.place(stamp)).transpose());
    let (placed, backup_problem) = match placed {
        Ok(placed) => (placed, None),
        Err(problem) if options.backup == BackupPolicy::IfPossible => (None, Some(problem)),
        Err(problem) => return Err(SaveError::Backup(problem)),
    };
    match ContentStamp::of_file(&target) {
        Ok(present) if Some(present) == wanted => {}
        Ok(_) => return Err(SaveError::ChangedOnDisk { kept: keep(temp, &target, options), path: target }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return vanished(temp),
        Err(error) => return Err(DiskError::new(Operation::Read, &target, error).into()),
    }
    lock.confirm()?;
    temp.replace(&target)?;
    let backup = placed.map(|placed: Placed| placed.confirm(options.now));
    sync(&target)?;
    let other_names = files::names_of(old).saturating_sub(1);
    Ok(Saved { stamp, path: target, replaced: true, backup, backup_problem, other_names })
}

/// What stands under a name and may be replaced; `None` if nothing does.
fn standing(target: &Path) -> Result<Option<Metadata>, DiskError> {
    let fail = |problem| Err(DiskError::because(Operation::Write, target, problem));
    let found = match fs::metadata(target) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(DiskError::new(Operation::Write, target, error)),
    };
    if found.is_dir() {
        return fail(Problem::IsDirectory);
    }
    if !found.is_file() {
        return fail(Problem::NotAFile);
    }
    if found.permissions().readonly() {
        return fail(Problem::WriteProtected);
    }
    // a rename asks for rights in the folder only: whoever may not write the file shall not replace it either
    fs::OpenOptions::new().write(true).open(target).map_err(DiskError::at(Operation::Write, target))?;
    Ok(Some(found))
}

/// The old content as it was found, and its backup as far as it got.
struct Seen {
    stamp: ContentStamp,
    draft: Result<Option<Draft>, DiskError>,
}

fn examine(target: &Path, options: &SaveOptions<'_>) -> Result<Seen, DiskError> {
    let stamp = || ContentStamp::of_file(target).map_err(DiskError::at(Operation::Read, target));
    if options.backup == BackupPolicy::None {
        return Ok(Seen { stamp: stamp()?, draft: Ok(None) });
    }
    match Draft::of(target, options.label, options.undoes, options.now) {
        Ok(draft) => Ok(Seen { stamp: draft.stamp(), draft: Ok(Some(draft)) }),
        Err(error) => Ok(Seen { stamp: stamp()?, draft: Err(error) }),
    }
}

/// Keeps a version that may not take the file's place, beside it.
fn keep(temp: Temp, target: &Path, options: &SaveOptions<'_>) -> Option<PathBuf> {
    let mut temp = temp;
    for number in 1..1000 {
        let path = names::conflict(target, options.now, number);
        match temp.place(&path).ok()? {
            None => {
                // the words of the error matter more than a power cut right now
                let _ = files::sync_folder(names::folder(target));
                return Some(path);
            }
            Some(back) => temp = back,
        }
    }
    None
}

fn sync(target: &Path) -> Result<(), SaveError> {
    let folder = names::folder(target);
    files::sync_folder(folder).map_err(|error| SaveError::Unconfirmed(DiskError::new(Operation::Sync, target, error)))
}
