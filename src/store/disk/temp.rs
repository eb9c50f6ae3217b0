//! A new content on its way: written beside the file, synced and read back before it takes its place.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::ContentStamp;
use super::error::{DiskError, Operation, Problem};
use super::names;
use crate::platform::files;

/// What is gathered before it goes to the disk, in bytes: large pieces suit the hash and network drives.
const PIECE: usize = 1 << 20;

static MADE: AtomicU32 = AtomicU32::new(0);

/// A file beside the target that goes away unless it takes a place.
#[derive(Debug)]
pub(crate) struct Temp {
    path: PathBuf,
    file: File,
    placed: bool,
}

/// Why a file could not be filled.
pub(crate) enum FillError {
    /// Whoever makes the content failed.
    Content(io::Error),
    /// The disk failed.
    Disk(DiskError),
}

impl Temp {
    /// Makes one; `private` where it will be given the mode of an existing file later.
    pub(crate) fn beside(target: &Path, private: bool) -> Result<Self, DiskError> {
        loop {
            let path = names::temporary(target, std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
            match files::new_file(!private).open(&path) {
                Ok(file) => return Ok(Self { path, file, placed: false }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(not_made(Operation::Write, target, error)),
            }
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The open file.
    pub(crate) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Writes, brings it to the disk, and reads it back. Problems are told of `target`, which the user knows.
    pub(crate) fn fill(
        &mut self,
        target: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<ContentStamp, FillError> {
        let disk = |operation| move |error| FillError::Disk(DiskError::new(operation, target, error));
        let tally = Tally { file: &self.file, hasher: blake3::Hasher::new(), failed: None };
        let mut buffer = BufWriter::with_capacity(PIECE, tally);
        let made = write(&mut buffer);
        let flushed = if made.is_ok() { buffer.flush() } else { Ok(()) };
        let (tally, _) = buffer.into_parts();
        // the disk's failure comes first: the content's maker may have passed it on, or hidden it
        if let Some(kind) = tally.failed {
            let source = made.and(flushed).err().unwrap_or_else(|| kind.into());
            return Err(disk(Operation::Write)(source));
        }
        made.map_err(FillError::Content)?;
        flushed.map_err(disk(Operation::Write))?;
        let stamp = ContentStamp { hash: tally.hasher.finalize(), bytes: tally.hasher.count() };
        self.file.sync_all().map_err(disk(Operation::Sync))?;
        let back = ContentStamp::of_file(&self.path).map_err(disk(Operation::Verify))?;
        if back != stamp {
            return Err(FillError::Disk(DiskError::because(Operation::Verify, target, Problem::ReadBackDiffers)));
        }
        Ok(stamp)
    }

    /// Takes the place of a file, or a free one, in one step.
    pub(crate) fn replace(mut self, target: &Path) -> Result<(), DiskError> {
        files::replace(&self.path, target).map_err(DiskError::at(Operation::Replace, target))?;
        self.placed = true;
        Ok(())
    }

    /// Takes a free place; false, with itself, if it is not free.
    pub(crate) fn place(mut self, target: &Path) -> Result<Option<Self>, DiskError> {
        match fs::hard_link(&self.path, target) {
            Ok(()) => return Ok(None), // its first name goes when it is dropped
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(Some(self)),
            Err(_) => {} // drives without hard links: look, then rename, under the lock
        }
        match fs::symlink_metadata(target) {
            Ok(_) => return Ok(Some(self)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(DiskError::new(Operation::Replace, target, error)),
        }
        files::replace(&self.path, target).map_err(DiskError::at(Operation::Replace, target))?;
        self.placed = true;
        Ok(None)
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        if !self.placed {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes what saves of this file left behind when they were killed. Needs the file's lock.
pub(crate) fn sweep(target: &Path) {
    let Ok(entries) = fs::read_dir(names::folder(target)) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_str().is_some_and(|name| names::is_temporary(target, name)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The error for a file beside the target that could not be made: mostly its folder is to blame, not the file.
pub(crate) fn not_made(operation: Operation, target: &Path, error: io::Error) -> DiskError {
    let folder = names::folder(target);
    match Problem::of(&error) {
        Problem::NotFound | Problem::FolderMissing => {
            DiskError { operation, problem: Problem::FolderMissing, path: target.to_path_buf(), source: Some(error) }
        }
        Problem::NoPermission | Problem::ReadOnlyDrive => DiskError::new(operation, folder, error),
        _ => DiskError::new(operation, target, error),
    }
}

/// Passes bytes on to the file and takes their hash on the way.
struct Tally<'a> {
    file: &'a File,
    hasher: blake3::Hasher,
    failed: Option<io::ErrorKind>,
}

impl Write for Tally<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.file.write(bytes) {
            Ok(written) => {
                self.hasher.update(bytes.get(..written).unwrap_or_default());
                Ok(written)
            }
            Err(error) => {
                if error.kind() != io::ErrorKind::Interrupted {
                    self.failed = Some(error.kind());
                }
                Err(error)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
