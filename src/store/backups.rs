//! The backups of a file: what it held before each of the last saves.
//!
//! They lie in the folder `NAME.backups` beside the file (beside the link's target if it is a link), so that colleagues
//! on the same drive find them and so that a person can be erased from them. Each is the whole content, compressed with
//! gzip, in a file such as `2026-11-22T013338Z-0042-1a2b3c4d.json.gz`: the time (UTC), a number that orders them, and the
//! start of the content's BLAKE3 hash. `gunzip` opens them. What the save was about, and the full hashes of the content and
//! of the one that replaced it, are in the comment of the gzip header. They have the owner and the mode of the file.
//!
//! The last ten are kept, and for fourteen days one a day (the day's newest); see [`NEWEST`] and [`DAYS`].
//!
//! # Undo
//!
//! [`undo`] looks for the newest backup whose successor is the present content: the state before the last command. It
//! is restored, its backup removed (it is the file now), and the undone state is backed up with a mark, so that the next
//! undo passes it over and goes one step further back. It can still be restored by number. If another program
//! has changed the file meanwhile, no backup leads to the present content, and nothing is undone over its head.

pub(crate) mod draft;
mod keep;
mod note;

use std::fs::{self, File};
use std::io::{self, BufReader, Read as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use flate2::bufread::GzDecoder;

pub use self::keep::{DAYS, NEWEST};
use self::note::{Name, Note};
use super::disk::{
    self, ContentStamp, DiskError, Hint, Lock, Operation, Problem, SaveError, SaveOptions, Saved, names,
};

/// One backup in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backup {
    /// Its place in the list; 1 is the newest.
    pub number: usize,
    /// When it was made: when the content it holds was replaced.
    pub made: DateTime<Utc>,
    /// What the save was about that replaced the content; empty if that cannot be read.
    pub label: String,
    /// Its size on disk, compressed.
    pub bytes: u64,
    /// Its file.
    pub path: PathBuf,
    /// Whether the content it holds was undone.
    pub undone: bool,
    name: Name,
    note: Note,
}

/// A backup could not be read, restored or undone.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file operation failed.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The backup is not what was once written.
    #[error("the backup is damaged and was not used: {}", path.display())]
    Damaged {
        /// The backup's file.
        path: PathBuf,
    },
    /// There is no backup of that number.
    #[error("there is no backup number {number} (there are {count}): {}", path.display())]
    NoSuchNumber {
        /// The number asked for.
        number: usize,
        /// How many there are.
        count: usize,
        /// The file whose backups were looked at.
        path: PathBuf,
    },
    /// No command has changed the file yet, or all that is kept has been undone.
    #[error("there is nothing to undo: {}", path.display())]
    NothingToUndo {
        /// The file.
        path: PathBuf,
    },
    /// The last change of the file was not made by this program, or left no backup.
    #[error("nothing was undone, the last change of the file has no backup: {}", path.display())]
    NoBackupOfLastChange {
        /// The file.
        path: PathBuf,
    },
    /// The content could not be saved.
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl BackupError {
    /// The stable key of the kind, for the translations.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Disk(_) => "disk",
            Self::Damaged { .. } => "damaged",
            Self::NoSuchNumber { .. } => "no-such-number",
            Self::NothingToUndo { .. } => "nothing-to-undo",
            Self::NoBackupOfLastChange { .. } => "no-backup-of-last-change",
            Self::Save(_) => "save",
        }
    }

    /// What the user can do about it.
    pub const fn hint(&self) -> Hint {
        match self {
            Self::Disk(error) => error.hint(),
            Self::Damaged { .. } => Hint::AnotherBackup,
            Self::NoSuchNumber { .. } | Self::NothingToUndo { .. } | Self::NoBackupOfLastChange { .. } => {
                Hint::SeeBackups
            }
            Self::Save(error) => error.hint(),
        }
    }
}

/// What [`undo`] did.
#[derive(Debug)]
pub struct Undone {
    /// The label of the save that was undone.
    pub label: String,
    /// When that save was.
    pub made: DateTime<Utc>,
    /// The save that undid it.
    pub saved: Saved,
}

/// The folder in which a file's backups lie, whether there are any or not.
///
/// # Errors
/// If symbolic links lead in a circle, or what the system says.
pub fn place(path: &Path) -> Result<PathBuf, DiskError> {
    Ok(names::backups(&names::resolve(path)?))
}

/// The backups of a file, newest first. The file itself need not exist any more.
///
/// # Errors
/// If the folder cannot be read; without a folder the list is empty.
pub fn list(path: &Path) -> Result<Vec<Backup>, DiskError> {
    let folder = place(path)?;
    let entries = entries(&folder).map_err(DiskError::at(Operation::Backup, &folder))?;
    let backup = |(place, (name, path)): (usize, (Name, PathBuf))| {
        let note = note_of(&path).unwrap_or_default();
        Backup {
            number: place + 1,
            made: name.made,
            label: note.label.clone(),
            bytes: fs::metadata(&path).map_or(0, |found| found.len()),
            path,
            undone: note.undone,
            name,
            note,
        }
    };
    Ok(entries.into_iter().enumerate().map(backup).collect())
}

/// The backup of that number in the [`list`].
///
/// # Errors
/// [`BackupError::NoSuchNumber`], or the folder cannot be read.
pub fn numbered(path: &Path, number: usize) -> Result<Backup, BackupError> {
    let list = list(path)?;
    let count = list.len();
    let found = list.into_iter().find(|backup| backup.number == number);
    found.ok_or_else(|| BackupError::NoSuchNumber { number, count, path: path.to_path_buf() })
}

/// The content of a backup, if it has at most `limit` bytes.
///
/// # Errors
/// [`BackupError::Damaged`] if it is not what was once backed up: the hash is compared, whatever the file says of itself.
pub fn read(backup: &Backup, limit: u64) -> Result<Vec<u8>, BackupError> {
    let path = &backup.path;
    let file = unpack(path).map_err(DiskError::at(Operation::Backup, path))?;
    let mut content = Vec::new();
    match file.take(limit.saturating_add(1)).read_to_end(&mut content) {
        Ok(_) => {}
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
            ) =>
        {
            return Err(BackupError::Damaged { path: path.clone() });
        }
        Err(error) => return Err(DiskError::new(Operation::Backup, path, error).into()),
    }
    if content.len() as u64 > limit {
        return Err(DiskError::because(Operation::Backup, path, Problem::TooLarge(limit)).into());
    }
    let hash = blake3::hash(&content).to_hex();
    let noted = backup.note.content.is_empty() || backup.note.content == hash.as_str();
    if !noted || !hash.starts_with(&backup.name.hash) {
        return Err(BackupError::Damaged { path: path.clone() });
    }
    Ok(content)
}

/// Saves the content of a backup as the file. What stands there now is backed up first, so this can be undone.
///
/// # Errors
/// As [`read`] and [`save`](disk::save).
pub fn restore(path: &Path, backup: &Backup, limit: u64, options: &SaveOptions<'_>) -> Result<Saved, BackupError> {
    let content = read(backup, limit)?;
    locked(path, options, |options| {
        let present = present(path)?;
        Ok(disk::save_bytes(path, present, &content, options)?)
    })
}

/// The backup that holds the state before the last command, given the present content.
///
/// # Errors
/// [`BackupError::NothingToUndo`] or [`BackupError::NoBackupOfLastChange`]; or the folder cannot be read.
pub fn undo_target(path: &Path, present: ContentStamp) -> Result<Backup, BackupError> {
    let list = list(path)?;
    let hash = present.hash.to_hex();
    let leads_here = |backup: &&Backup| backup.note.after == hash.as_str();
    if let Some(target) = list.iter().filter(|backup| !backup.undone).find(leads_here) {
        return Ok(target.clone());
    }
    let path = path.to_path_buf();
    if list.is_empty() || list.iter().any(|backup| leads_here(&backup)) {
        Err(BackupError::NothingToUndo { path })
    } else {
        Err(BackupError::NoBackupOfLastChange { path })
    }
}

/// Undoes the last command's change; a second time the one before that. The module's text tells how.
///
/// # Errors
/// As [`undo_target`], [`read`] and [`save`](disk::save).
pub fn undo(path: &Path, limit: u64, options: &SaveOptions<'_>) -> Result<Undone, BackupError> {
    locked(path, options, |options| {
        let missing = || DiskError::because(Operation::Read, path, Problem::NotFound);
        let present = present(path)?.ok_or_else(missing)?;
        let target = undo_target(path, present)?;
        let content = read(&target, limit)?;
        let options = SaveOptions { undoes: true, label: &target.label, ..*options };
        let saved = disk::save_bytes(path, Some(present), &content, &options)?;
        // its content is the file now; if it cannot be removed, nothing worse than one more backup remains
        let _ = fs::remove_file(&target.path);
        Ok(Undone { label: target.label, made: target.made, saved })
    })
}

/// Removes a backup for good, for instance because a person is to be erased.
///
/// # Errors
/// What the system says; that it is gone already is none.
pub fn remove(backup: &Backup) -> Result<(), DiskError> {
    match fs::remove_file(&backup.path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(DiskError::new(Operation::Backup, &backup.path, error))
        }
        _ => Ok(()),
    }
}

/// Does something while the file is locked, with the caller's lock or an own one.
fn locked<T>(
    path: &Path,
    options: &SaveOptions<'_>,
    work: impl FnOnce(&SaveOptions<'_>) -> Result<T, BackupError>,
) -> Result<T, BackupError> {
    if options.lock.is_some() {
        return work(options);
    }
    let lock = Lock::acquire(path, options.now, options.patience)?;
    work(&SaveOptions { lock: Some(&lock), ..*options })
}

fn present(path: &Path) -> Result<Option<ContentStamp>, DiskError> {
    match ContentStamp::of_file(path) {
        Ok(stamp) => Ok(Some(stamp)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskError::new(Operation::Read, path, error)),
    }
}

/// The backups in a folder, newest first; other files in it are passed over.
fn entries(folder: &Path) -> io::Result<Vec<(Name, PathBuf)>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        if let Some(name) = entry.file_name().to_str().and_then(Name::decode) {
            found.push((name, entry.path()));
        }
    }
    found.sort_by(|(a, _), (b, _)| (b.sequence, b.made, &b.hash).cmp(&(a.sequence, a.made, &a.hash)));
    Ok(found)
}

fn unpack(path: &Path) -> io::Result<GzDecoder<BufReader<File>>> {
    Ok(GzDecoder::new(BufReader::with_capacity(1 << 16, File::open(path)?)))
}

fn note_of(path: &Path) -> Option<Note> {
    let file = BufReader::with_capacity(1 << 10, File::open(path).ok()?);
    Note::decode(GzDecoder::new(file).header()?.comment()?)
}
