//! Writing one backup: compressed while the new content is written, and placed before the file is replaced.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use flate2::{Compression, GzBuilder};

use super::keep::kept;
use super::note::{Name, Note};
use super::{entries, note_of, unpack};
use crate::platform::files;
use crate::store::disk::temp::{Temp, not_made, sweep};
use crate::store::disk::{ContentStamp, DiskError, Operation, Problem, names};

/// The length of a gzip header before its comment (RFC 1952, section 2.3: no extra field, no name).
const HEADER: u64 = 10;

/// What is read, hashed and compressed at a time, in bytes.
const PIECE: usize = 1 << 18;

/// The folder of the backups; goes away again if the save that made it fails.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    new: bool,
}

impl Folder {
    fn of(target: &Path) -> Result<Self, DiskError> {
        let path = names::backups(target);
        match fs::create_dir(&path) {
            Ok(()) => {
                files::share_folder_like(&path, names::folder(target));
                Ok(Self { path, new: true })
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Self { path, new: false }),
            Err(error) => Err(not_made(Operation::Backup, &path, error)),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.new {
            // a folder with anything in it stays
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// A backup that is written but has no name yet, as it does not know what comes after it.
#[derive(Debug)]
pub(crate) struct Draft {
    temp: Temp,
    folder: Folder,
    note: Note,
    stamp: ContentStamp,
    made: DateTime<Utc>,
    target: PathBuf,
}

impl Draft {
    /// Compresses what stands at the target, and reads it back to see that it can be restored.
    pub(crate) fn of(target: &Path, label: &str, undone: bool, now: DateTime<Utc>) -> Result<Self, DiskError> {
        let folder = Folder::of(target)?;
        let inside = folder.path.join("new");
        sweep(&inside);
        let mut note = Note::unfinished(label, undone);
        let mut temp =
            Temp::beside(&inside, true).map_err(|error| DiskError { operation: Operation::Backup, ..error })?;
        let reading = DiskError::at(Operation::Read, target);
        let writing = DiskError::at(Operation::Backup, &folder.path);
        let mut source = File::open(target).map_err(&reading)?;
        files::keep_owner_and_mode(temp.file(), &source.metadata().map_err(&reading)?);
        let mut hasher = blake3::Hasher::new();
        let mut packer = GzBuilder::new()
            .mtime(u32::try_from(now.timestamp()).unwrap_or_default())
            .comment(encode(&note, &folder.path)?)
            .write(temp.file(), Compression::fast());
        let mut piece = vec![0; PIECE];
        loop {
            let count = match source.read(&mut piece) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(reading(error)),
            };
            let part = piece.get(..count).unwrap_or_default();
            hasher.update(part);
            packer.write_all(part).map_err(&writing)?;
        }
        let file = packer.finish().map_err(&writing)?;
        file.sync_all().map_err(&writing)?;
        let stamp = ContentStamp { hash: hasher.finalize(), bytes: hasher.count() };
        let mut back = blake3::Hasher::new();
        back.update_reader(unpack(temp.path()).map_err(&writing)?).map_err(&writing)?;
        if back.finalize() != stamp.hash {
            return Err(DiskError::because(Operation::Backup, &folder.path, Problem::ReadBackDiffers));
        }
        note.content = stamp.hash.to_hex().to_string();
        drop((reading, writing));
        Ok(Self { temp, folder, note, stamp, made: now, target: target.to_path_buf() })
    }

    /// What the old content is recognised by.
    pub(crate) fn stamp(&self) -> ContentStamp {
        self.stamp
    }

    /// Gives the backup its name, now that the content that comes after it is known.
    pub(crate) fn place(mut self, after: ContentStamp) -> Result<Placed, DiskError> {
        let writing = DiskError::at(Operation::Backup, &self.folder.path);
        self.note.after = after.hash.to_hex().to_string();
        let comment = encode(&self.note, &self.folder.path)?;
        let file = self.temp.file();
        file.seek(SeekFrom::Start(HEADER))
            .and_then(|_| file.write_all(comment.as_bytes()))
            .and_then(|()| file.sync_all())
            .map_err(&writing)?;
        let newest = entries(&self.folder.path).map_err(&writing)?.into_iter().next();
        let hash = self.note.content.get(..8).unwrap_or_default().to_owned();
        let sequence = newest.as_ref().map_or(1, |(name, _)| name.sequence.saturating_add(1));
        let path = self.folder.path.join(Name { made: self.made, sequence, hash }.encode());
        // the same content is not kept twice in a row: the later note is the one that counts
        let same = newest
            .map(|(_, path)| path)
            .filter(|path| note_of(path).is_some_and(|note| note.content == self.note.content));
        drop(writing);
        self.temp.replace(&path).map_err(|error| DiskError { operation: Operation::Backup, ..error })?;
        let placed = Placed { path, same, target: self.target, confirmed: false, folder: self.folder };
        files::sync_folder(&placed.folder.path).map_err(DiskError::at(Operation::Backup, &placed.folder.path))?;
        Ok(placed)
    }
}

fn encode(note: &Note, folder: &Path) -> Result<String, DiskError> {
    note.encode().map_err(|error| DiskError::new(Operation::Backup, folder, error.into()))
}

/// A backup with its name; it goes away again if the file is not replaced after all.
#[derive(Debug)]
pub(crate) struct Placed {
    path: PathBuf,
    same: Option<PathBuf>,
    target: PathBuf,
    confirmed: bool,
    folder: Folder,
}

impl Placed {
    /// Keeps it, as the file was replaced, and removes the backups that are past their time.
    ///
    /// What cannot be removed (a colleague's, on some drives) stays until somebody can.
    pub(crate) fn confirm(mut self, now: DateTime<Utc>) -> PathBuf {
        self.confirmed = true;
        self.folder.new = false;
        if let Some(same) = &self.same {
            let _ = fs::remove_file(same);
        }
        if let Ok(entries) = entries(&names::backups(&self.target)) {
            let times: Vec<_> = entries.iter().map(|(name, _)| name.made).collect();
            for ((_, path), _) in entries.iter().zip(kept(&times, now.date_naive())).filter(|(_, kept)| !kept) {
                let _ = fs::remove_file(path);
            }
        }
        self.path.clone()
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        if !self.confirmed {
            let _ = fs::remove_file(&self.path);
        }
    }
}
