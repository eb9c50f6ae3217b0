//! The file: its format and versions, and saving without loss.

pub mod backups;
pub mod disk;
pub mod migrate;
pub mod reader;
mod words;
pub mod writer;

use std::io::Read as _;
use std::path::{Path, PathBuf};

use disk::{ContentStamp, DiskError, SaveError, SaveOptions, Saved};
use reader::{Opened, ReadError};

pub use crate::i18n::Told;
use crate::model::json_schema::FORMAT;
use crate::model::workspace::Workspace;

/// The largest workspace file that is opened, in bytes: 2 GB.
pub const FILE_LIMIT: u64 = 2 << 30;

/// A workspace file that was opened.
#[derive(Debug)]
pub struct OpenFile {
    /// What it holds.
    pub opened: Opened,
    /// What its content is known by, for the next save.
    pub stamp: ContentStamp,
}

/// Why a file could not be opened; it is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It could not be read from the disk.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// It is not a workspace that can be read.
    #[error("{source}: {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
}

/// True where the file looks like a workspace, whole or broken, by its first kilobytes.
pub fn is_workspace(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head));
    read.is_ok() && memchr::memmem::find(&head, FORMAT.as_bytes()).is_some()
}

/// Opens a workspace file.
///
/// # Errors
/// [`OpenError`]; the file is left as it is.
pub fn open(path: &Path) -> Result<OpenFile, OpenError> {
    let bytes = disk::read_bytes(path, FILE_LIMIT)?;
    std::thread::scope(|scope| {
        // A large file is hashed while it is read.
        let stamp = scope.spawn(|| ContentStamp::of(&bytes));
        let opened = reader::read(&bytes).map_err(|source| OpenError::Read { path: path.to_owned(), source })?;
        let stamp = stamp.join().unwrap_or_else(|_| ContentStamp::of(&bytes));
        Ok(OpenFile { opened, stamp })
    })
}

/// Saves a workspace; `expected` is the stamp of the content it was opened from, nothing for a new file.
///
/// # Errors
/// [`SaveError`]; the file is then as it was.
pub fn save(
    path: &Path,
    workspace: &Workspace,
    expected: Option<ContentStamp>,
    options: &SaveOptions<'_>,
) -> Result<Saved, SaveError> {
    disk::save(path, expected, |output| writer::write(workspace, output), options)
}
