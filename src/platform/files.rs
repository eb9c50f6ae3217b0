//! Files: modes, owners, replacing, and what else each system does its own way.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Options that make a new file, readable by its owner only where the system knows modes; with `open` by whoever
/// the user's mask lets.
pub fn new_file(open: bool) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if open { 0o666 } else { 0o600 });
    #[cfg(not(unix))]
    let _ = open;
    options
}

/// Options that make a lock file; where the system can, it goes with the process that holds it.
pub fn new_lock() -> OpenOptions {
    #[cfg(windows)]
    {
        let mut options = new_file(true);
        // FILE_FLAG_DELETE_ON_CLOSE of CreateFileW
        std::os::windows::fs::OpenOptionsExt::custom_flags(&mut options, 0x0400_0000);
        options
    }
    #[cfg(not(windows))]
    new_file(true)
}

/// Gives a file the owner, the group and the mode of another, as far as the user may.
///
/// The owner can be kept by an administrator only; the group by its members. On Windows the file has
/// the access list of its folder, as every new file there.
pub fn keep_owner_and_mode(file: &File, of: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let own = file.metadata().map(|own| (own.uid(), own.gid())).ok();
        if own != Some((of.uid(), of.gid())) && fchown(file, Some(of.uid()), Some(of.gid())).is_err() {
            // best effort: without the group's members the file is still saved
            let _ = fchown(file, None, Some(of.gid()));
        }
    }
    // file systems without modes (FAT) refuse, and there is nothing to keep
    let _ = file.set_permissions(of.permissions());
}

/// Lets those who may write in a folder write in a new one inside it, except for strangers.
pub fn share_folder_like(folder: &Path, parent: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if let Ok(like) = std::fs::metadata(parent) {
            let mode = like.permissions().mode() & 0o2775 | 0o700;
            let _ = std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode));
        }
    }
    #[cfg(not(unix))]
    let _ = (folder, parent);
}

/// Under how many names a file stands in the file system (hard links); 1 where that is not told.
pub fn names_of(file: &Metadata) -> u64 {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::nlink(file);
    #[cfg(not(unix))]
    {
        let _ = file;
        1
    }
}

/// Renames a file over another in one step.
///
/// On Windows a virus scanner or an indexer may hold either for a moment: it is tried for about a second.
///
/// # Errors
/// What the system says.
pub fn replace(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(windows)]
    for _ in 0..20 {
        match std::fs::rename(from, to) {
            Err(error) if is_held_by_another(&error) => std::thread::sleep(std::time::Duration::from_millis(50)),
            done => return done,
        }
    }
    std::fs::rename(from, to)
}

/// Whether an error says that another program has the file open just now.
pub fn is_held_by_another(error: &io::Error) -> bool {
    // ERROR_ACCESS_DENIED (also: deletion pending), ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

/// Makes a rename in a folder survive a power cut.
///
/// Windows has no such call, and some network drives and unreadable folders refuse it: there it is skipped.
///
/// # Errors
/// What the system says, if the disk itself failed.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            Err(error) if !matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => return Err(error),
            _ => {}
        }
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
