//! Where a file really is, and the names of the files beside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::error::{DiskError, Operation, Problem};

/// The longest file name that every usual file system takes, in bytes.
const LONGEST: usize = 255;

/// The longest name that is taken whole into the name of a file beside it, in bytes.
const LONGEST_WHOLE: usize = 200;

/// As many symbolic links as Linux follows before it says that they lead in a circle.
const MOST_LINKS: usize = 40;

/// The folder a file is in.
pub(crate) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// Follows symbolic links to the file behind them, which need not exist.
///
/// Saving writes there: the link stays what it is.
///
/// # Errors
/// Links in a circle, a name that cannot be one of a file, or what the system says.
pub(crate) fn resolve(path: &Path) -> Result<PathBuf, DiskError> {
    let fail = |problem| Err(DiskError::because(Operation::Read, path, problem));
    let mut here = path.to_path_buf();
    for _ in 0..=MOST_LINKS {
        match fs::symlink_metadata(&here) {
            Ok(found) if found.file_type().is_symlink() => {
                let target = fs::read_link(&here).map_err(DiskError::at(Operation::Read, path))?;
                here = folder(&here).join(target);
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(DiskError::new(Operation::Read, path, error));
            }
            _ if here.as_os_str().is_empty() => return fail(Problem::BadName),
            _ if here.file_name().is_none() => return fail(Problem::IsDirectory),
            _ => return Ok(here),
        }
    }
    fail(Problem::LinkLoop)
}

/// The name of a file beside another; a name too long for that is cut and told apart by its hash.
fn beside(target: &Path, before: &str, after: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default();
    let whole = match name.to_str() {
        Some(name) if name.len() <= LONGEST_WHOLE => format!("{before}{name}{after}"),
        _ => {
            let hash = blake3::hash(name.as_encoded_bytes()).to_hex();
            let lossy = name.to_string_lossy();
            let cut = lossy.get(..lossy.floor_char_boundary(120)).unwrap_or_default();
            format!("{before}{cut}-{}{after}", hash.get(..16).unwrap_or_default())
        }
    };
    folder(target).join(whole)
}

/// The lock of a file: `.NAME.lock`.
pub(crate) fn lock(target: &Path) -> PathBuf {
    beside(target, ".", ".lock")
}

/// The folder of a file's backups: `NAME.backups`.
pub(crate) fn backups(target: &Path) -> PathBuf {
    beside(target, "", ".backups")
}

/// A file being written: `.NAME.PROCESS-NUMBER.tmp`.
pub(crate) fn temporary(target: &Path, process: u32, number: u32) -> PathBuf {
    beside(target, ".", &format!(".{process:x}-{number:x}.tmp"))
}

/// Whether a name in the target's folder is one that [`temporary`] gives for this target.
pub(crate) fn is_temporary(target: &Path, name: &str) -> bool {
    let prefix = beside(target, ".", ".");
    prefix
        .file_name()
        .and_then(|prefix| name.strip_prefix(prefix.to_str()?)?.strip_suffix(".tmp"))
        .is_some_and(|middle| !middle.is_empty() && middle.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'))
}

/// The name under which a version is kept that could not take the file's place:
/// `NAME (conflict 2026-11-22 0133 UTC).brobygger.json`, from the second on with a number.
pub(crate) fn conflict(target: &Path, now: DateTime<Utc>, number: u32) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let dot = name
        .strip_suffix(".brobygger.json")
        .map(str::len)
        .filter(|dot| *dot > 0)
        .or_else(|| name.rfind('.').filter(|dot| *dot > 0 && name.len() - dot <= 20))
        .unwrap_or(name.len());
    let (stem, ending) = name.split_at_checked(dot).unwrap_or((&name, ""));
    let number = if number > 1 { format!(" {number}") } else { String::new() };
    let mark = format!(" (conflict {}{number})", now.format("%Y-%m-%d %H%M UTC"));
    let room = LONGEST.saturating_sub(mark.len() + ending.len());
    let stem = stem.get(..stem.floor_char_boundary(room)).unwrap_or_default();
    folder(target).join(format!("{stem}{mark}{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> DateTime<Utc> {
        "2026-11-22T01:33:38Z".parse().unwrap()
    }

    #[test]
    fn names_beside_are_told_apart_and_never_too_long() {
        assert_eq!(lock(Path::new("d/a.brobygger.json")), Path::new("d/.a.brobygger.json.lock"));
        assert_eq!(backups(Path::new("a.brobygger.json")), Path::new("./a.brobygger.json.backups"));
        let long = |last: char| format!("{}{last}", "ж".repeat(127));
        let (a, b) = (temporary(Path::new(&long('a')), u32::MAX, 1), temporary(Path::new(&long('b')), u32::MAX, 1));
        assert_ne!(a, b);
        assert!(a.file_name().unwrap().len() <= LONGEST);
        assert!(is_temporary(Path::new(&long('a')), a.file_name().unwrap().to_str().unwrap()));
        assert!(!is_temporary(Path::new(&long('b')), a.file_name().unwrap().to_str().unwrap()));
    }

    #[test]
    fn a_file_with_a_longer_name_keeps_its_temporary_file() {
        let other = temporary(Path::new("a.b"), 0x12, 3);
        let name = other.file_name().unwrap().to_str().unwrap();
        assert!(is_temporary(Path::new("a.b"), name));
        assert!(!is_temporary(Path::new("a"), name));
        assert!(!is_temporary(Path::new("a.b"), ".a.b.lock"));
        assert!(!is_temporary(Path::new("a.b"), ".a.b..tmp"));
    }

    #[test]
    fn a_conflict_keeps_the_ending_that_opens_the_program() {
        let name = |path: &str, n| conflict(Path::new(path), at(), n).file_name().unwrap().to_str().unwrap().to_owned();
        assert_eq!(name("x/eu.brobygger.json", 1), "eu (conflict 2026-11-22 0133 UTC).brobygger.json");
        assert_eq!(name("eu.brobygger.json", 2), "eu (conflict 2026-11-22 0133 UTC 2).brobygger.json");
        assert_eq!(name("eu.v1.json", 1), "eu.v1 (conflict 2026-11-22 0133 UTC).json");
        assert_eq!(name(".eu", 1), ".eu (conflict 2026-11-22 0133 UTC)");
        assert_eq!(name(".brobygger.json", 1), ".brobygger (conflict 2026-11-22 0133 UTC).json");
        let long = name(&format!("{}.brobygger.json", "é".repeat(119)), 1);
        assert!(long.len() <= LONGEST && long.ends_with("(conflict 2026-11-22 0133 UTC).brobygger.json"), "{long}");
    }
}
