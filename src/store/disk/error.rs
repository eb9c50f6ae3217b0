//! What can go wrong with a file, in words and as keys for the translations.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::lock::Holder;

/// What was being done to a file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Operation {
    /// Opening and reading.
    Read,
    /// Making the lock file beside it.
    Lock,
    /// Writing the new content.
    Write,
    /// Reading back what was written.
    Verify,
    /// Putting the new content in the file's place.
    Replace,
    /// Making the replacement survive a power cut.
    Sync,
    /// Reading, writing or removing a backup.
    Backup,
}

impl Operation {
    /// The stable key, for the translations.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Lock => "lock",
            Self::Write => "write",
            Self::Verify => "verify",
            Self::Replace => "replace",
            Self::Sync => "sync",
            Self::Backup => "backup",
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read => "could not read",
            Self::Lock => "could not lock",
            Self::Write => "could not write",
            Self::Verify => "could not read back",
            Self::Replace => "could not replace",
            Self::Sync => "could not bring safely to the disk",
            Self::Backup => "could not back up",
        })
    }
}

/// Why an operation on a file failed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Problem {
    /// There is no such file.
    NotFound,
    /// The folder it should be in does not exist.
    FolderMissing,
    /// A folder stands under that name.
    IsDirectory,
    /// A device, a pipe or the like stands under that name.
    NotAFile,
    /// The user may not do this.
    NoPermission,
    /// The file is marked as read-only.
    WriteProtected,
    /// The whole drive is read-only.
    ReadOnlyDrive,
    /// It is larger than the given number of bytes.
    TooLarge(u64),
    /// No space is left, or the user's share of it is used up.
    DiskFull,
    /// The process may not make files of that size (`ulimit -f`), or the file system has none.
    FileSizeLimit,
    /// The name is too long or has a character that the system does not allow.
    BadName,
    /// Symbolic links lead to each other.
    LinkLoop,
    /// Another program has it open.
    InUse,
    /// It was there, and vanished while being read.
    VanishedWhileReading,
    /// Another program was writing it while it was read.
    ChangedWhileReading,
    /// What was read back is not what was written.
    ReadBackDiffers,
    /// Anything else; the system's own words are in the source.
    Io,
}

impl Problem {
    /// The problem behind a system's error.
    pub fn of(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        if crate::platform::files::is_held_by_another(error) && error.kind() != Kind::PermissionDenied {
            return Self::InUse;
        }
        match error.kind() {
            Kind::NotFound => Self::NotFound,
            Kind::NotADirectory => Self::FolderMissing,
            Kind::IsADirectory => Self::IsDirectory,
            Kind::PermissionDenied => Self::NoPermission,
            Kind::ReadOnlyFilesystem => Self::ReadOnlyDrive,
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull,
            Kind::FileTooLarge => Self::FileSizeLimit,
            Kind::InvalidFilename => Self::BadName,
            Kind::StaleNetworkFileHandle => Self::VanishedWhileReading,
            Kind::ResourceBusy | Kind::ExecutableFileBusy => Self::InUse,
            _ => Self::Io,
        }
    }

    /// The stable key, for the translations.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::FolderMissing => "folder-missing",
            Self::IsDirectory => "is-directory",
            Self::NotAFile => "not-a-file",
            Self::NoPermission => "no-permission",
            Self::WriteProtected => "write-protected",
            Self::ReadOnlyDrive => "read-only-drive",
            Self::TooLarge(_) => "too-large",
            Self::DiskFull => "disk-full",
            Self::FileSizeLimit => "file-size-limit",
            Self::BadName => "bad-name",
            Self::LinkLoop => "link-loop",
            Self::InUse => "in-use",
            Self::VanishedWhileReading => "vanished-while-reading",
            Self::ChangedWhileReading => "changed-while-reading",
            Self::ReadBackDiffers => "read-back-differs",
            Self::Io => "io",
        }
    }

    /// What the user can do about it.
    pub const fn hint(self) -> Hint {
        match self {
            Self::NotFound | Self::VanishedWhileReading | Self::LinkLoop => Hint::CheckName,
            Self::FolderMissing => Hint::MakeFolder,
            Self::IsDirectory | Self::NotAFile => Hint::NameAFile,
            Self::NoPermission | Self::ReadOnlyDrive => Hint::SaveElsewhere,
            Self::WriteProtected => Hint::TakeProtectionAway,
            Self::TooLarge(_) => Hint::IsItTheRightFile,
            Self::DiskFull => Hint::MakeSpace,
            Self::FileSizeLimit => Hint::RaiseLimit,
            Self::BadName => Hint::ShorterName,
            Self::InUse | Self::ChangedWhileReading => Hint::TryAgain,
            Self::ReadBackDiffers | Self::Io => Hint::CheckDrive,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => "there is no such file",
            Self::FolderMissing => "its folder does not exist",
            Self::IsDirectory => "it is a folder",
            Self::NotAFile => "it is not a file but a device or a pipe",
            Self::NoPermission => "you are not allowed to",
            Self::WriteProtected => "it is marked as read-only",
            Self::ReadOnlyDrive => "the drive is read-only",
            Self::TooLarge(limit) => return write!(f, "it is larger than {limit} bytes"),
            Self::DiskFull => "the disk is full",
            Self::FileSizeLimit => "it would be larger than files may become here",
            Self::BadName => "the name is too long or not allowed",
            Self::LinkLoop => "its symbolic links lead in a circle",
            Self::InUse => "another program has it open",
            Self::VanishedWhileReading => "it vanished while it was read",
            Self::ChangedWhileReading => "another program kept writing it",
            Self::ReadBackDiffers => "what was read back is not what was written",
            Self::Io => "the system reports an error",
        })
    }
}

/// What the user can do; the words for it are in the translations under [`Hint::key`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Hint {
    /// Look for a typing mistake, or for where the file went.
    CheckName,
    /// Make the folder, or choose another.
    MakeFolder,
    /// Name a file instead of a folder or a device.
    NameAFile,
    /// Ask for the right to write there, or save elsewhere.
    SaveElsewhere,
    /// Take the write protection away, or save under another name.
    TakeProtectionAway,
    /// See whether this is the file that was meant.
    IsItTheRightFile,
    /// Make space, or save to another drive.
    MakeSpace,
    /// Raise the limit of the shell (`ulimit -f`), or save to another drive.
    RaiseLimit,
    /// Choose a shorter, plainer name.
    ShorterName,
    /// Close the other program or wait, then try again.
    TryAgain,
    /// Save to another drive and have this one checked.
    CheckDrive,
    /// Say `--force` to replace it, or choose another name.
    Force,
    /// Open both versions, compare them, and do the change again.
    CompareBoth,
    /// Read the file again and do the change again.
    ReadAgain,
    /// Wait for the other, or remove the lock file if nobody is saving.
    WaitOrRemoveLock,
    /// Mend what keeps the backup from being written, or save without.
    MendBackups,
    /// See the list of backups and restore one by its number.
    SeeBackups,
    /// Restore another backup.
    AnotherBackup,
}

impl Hint {
    /// The stable key, for the translations.
    pub const fn key(self) -> &'static str {
        match self {
            Self::CheckName => "check-name",
            Self::MakeFolder => "make-folder",
            Self::NameAFile => "name-a-file",
            Self::SaveElsewhere => "save-elsewhere",
            Self::TakeProtectionAway => "take-protection-away",
            Self::IsItTheRightFile => "is-it-the-right-file",
            Self::MakeSpace => "make-space",
            Self::RaiseLimit => "raise-limit",
            Self::ShorterName => "shorter-name",
            Self::TryAgain => "try-again",
            Self::CheckDrive => "check-drive",
            Self::Force => "force",
            Self::CompareBoth => "compare-both",
            Self::ReadAgain => "read-again",
            Self::WaitOrRemoveLock => "wait-or-remove-lock",
            Self::MendBackups => "mend-backups",
            Self::SeeBackups => "see-backups",
            Self::AnotherBackup => "another-backup",
        }
    }
}

/// An operation on a file failed. Nothing was changed by it.
#[derive(Debug, thiserror::Error)]
#[error("{operation}, {problem}{}: {}", words(*problem, source.as_ref()), path.display())]
pub struct DiskError {
    /// What was being done.
    pub operation: Operation,
    /// Why it failed.
    pub problem: Problem,
    /// The file or folder.
    pub path: PathBuf,
    /// The system's own error, where there is one.
    pub source: Option<io::Error>,
}

fn words(problem: Problem, source: Option<&io::Error>) -> String {
    match (problem, source) {
        (Problem::Io, Some(source)) => format!(" ({source})"),
        _ => String::new(),
    }
}

impl DiskError {
    /// The error for a system's error at a path.
    pub(crate) fn new(operation: Operation, path: &Path, source: io::Error) -> Self {
        Self { operation, problem: Problem::of(&source), path: path.to_path_buf(), source: Some(source) }
    }

    /// The error for a problem that the system did not report.
    pub(crate) fn because(operation: Operation, path: &Path, problem: Problem) -> Self {
        Self { operation, problem, path: path.to_path_buf(), source: None }
    }

    /// For `map_err`: the error at a path.
    pub(crate) fn at(operation: Operation, path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        move |source| Self::new(operation, path, source)
    }

    /// What the user can do about it.
    pub const fn hint(&self) -> Hint {
        self.problem.hint()
    }
}

/// A save did not happen: the file on disk is as it was, except for [`SaveError::Unconfirmed`].
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// A file operation failed.
    #[error("nothing was saved, the file is as it was; {0}")]
    Disk(#[from] DiskError),
    /// A file of that name exists, and the save was for a new one.
    #[error("nothing was saved, a file of that name exists: {}", path.display())]
    Exists {
        /// The file in the way.
        path: PathBuf,
    },
    /// Somebody else changed the file since it was read.
    #[error("the file was changed by another since it was read and stays so{}: {}", beside(kept.as_deref()), path.display())]
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
        /// Where the version that was to be saved stands instead; absent if it could not be kept.
        kept: Option<PathBuf>,
    },
    /// The file was removed or renamed since it was read.
    #[error("the file was removed or renamed since it was read{}: {}", beside(kept.as_deref()), path.display())]
    Vanished {
        /// Where it was.
        path: PathBuf,
        /// Where the version that was to be saved stands instead; absent if it could not be kept.
        kept: Option<PathBuf>,
    },
    /// Another process is saving the file, or was stopped while doing so.
    #[error("nothing was saved, {holder} is saving the same file: {}", lock.display())]
    Locked {
        /// The lock file.
        lock: PathBuf,
        /// Who made it.
        holder: Holder,
    },
    /// The old content could not be backed up.
    #[error("nothing was saved, as the old content could not be backed up; {0}")]
    Backup(#[source] DiskError),
    /// The content itself could not be made.
    #[error("nothing was saved, the file is as it was; its new content could not be made ({source}): {}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What the writer of the content said.
        source: io::Error,
    },
    /// The new content is in place, but the disk did not confirm that it would survive a power cut.
    #[error("the new content is in place, but may not survive a power cut; {0}")]
    Unconfirmed(#[source] DiskError),
}

fn beside(kept: Option<&Path>) -> String {
    kept.map_or_else(
        || "; your version could not be kept".to_owned(),
        |kept| format!("; your version is kept as {}", kept.display()),
    )
}

impl SaveError {
    /// The stable key of the kind, for the translations.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Disk(_) => "disk",
            Self::Exists { .. } => "exists",
            Self::ChangedOnDisk { .. } => "changed-on-disk",
            Self::Vanished { .. } => "vanished",
            Self::Locked { .. } => "locked",
            Self::Backup(_) => "backup",
            Self::Content { .. } => "content",
            Self::Unconfirmed(_) => "unconfirmed",
        }
    }

    /// What the user can do about it.
    pub const fn hint(&self) -> Hint {
        match self {
            Self::Disk(error) => error.hint(),
            Self::Exists { .. } => Hint::Force,
            Self::ChangedOnDisk { kept: Some(_), .. } | Self::Vanished { kept: Some(_), .. } => Hint::CompareBoth,
            Self::ChangedOnDisk { .. } | Self::Vanished { .. } => Hint::ReadAgain,
            Self::Locked { .. } => Hint::WaitOrRemoveLock,
            Self::Backup(_) => Hint::MendBackups,
            Self::Content { .. } => Hint::TryAgain,
            Self::Unconfirmed(_) => Hint::CheckDrive,
        }
    }
}
