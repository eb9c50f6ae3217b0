//! Opening addresses and files with the system's programs: addresses of the web, of mail and of telephones, and files that
//! are there.
//! Nothing is ever run: programs and scripts are refused.

use std::path::{Path, PathBuf};

/// What is opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// An address: http, https, mailto or tel.
    Address(String),
    /// A file or folder that is there.
    File(PathBuf),
}

/// Why something is not opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpenError {
    /// Nothing is named.
    #[error("nothing to open")]
    Nothing,
    /// An address of another sort than web and mail.
    #[error("addresses with {0}: are not opened")]
    Scheme(String),
    /// No such file.
    #[error("there is no file {}", .0.display())]
    NoFile(PathBuf),
    /// A program or a script.
    #[error("{} is a program and is not run", .0.display())]
    Program(PathBuf),
    /// A relative path, and the workspace lies nowhere yet.
    #[error("{} is relative, and the workspace is not saved yet", .0.display())]
    Relative(PathBuf),
    /// The system could not do it.
    #[error("the system could not open it: {0}")]
    Failed(String),
}

/// Opens what was found to be harmless.
pub trait Opener: Send + Sync {
    /// Opens it; may take a while, so never on the thread that draws.
    ///
    /// # Errors
    /// [`OpenError::Failed`].
    fn open(&self, target: &Target) -> Result<(), OpenError>;
}

/// The system's programs.
#[derive(Clone, Copy, Default, Debug)]
pub struct SystemOpener;

impl Opener for SystemOpener {
    fn open(&self, target: &Target) -> Result<(), OpenError> {
        let opened = match target {
            Target::Address(address) => opener::open(address),
            Target::File(path) => opener::open(path),
        };
        opened.map_err(|error| OpenError::Failed(error.to_string()))
    }
}

/// What a text asks to open: an address, or a file relative to the workspace's folder.
///
/// # Errors
/// [`OpenError`] where it is neither, or a program.
pub fn target(text: &str, folder: Option<&Path>) -> Result<Target, OpenError> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_control) {
        return Err(OpenError::Nothing);
    }
    if let Some(scheme) = scheme(text) {
        return match scheme.as_str() {
            "http" | "https" | "mailto" | "tel" => Ok(Target::Address(text.to_owned())),
            "file" => local(text).ok_or(OpenError::Scheme(scheme)).and_then(file),
            _ => Err(OpenError::Scheme(scheme)),
        };
    }
    if text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) {
        return Ok(Target::Address(format!("https://{text}")));
    }
    let path = PathBuf::from(text);
    let path = match (path.is_absolute(), folder) {
        (true, _) => path,
        (false, Some(folder)) => folder.join(path),
        (false, None) => return Err(OpenError::Relative(path)),
    };
    file(path)
}

/// The scheme of an address; a single letter is a drive.
fn scheme(text: &str) -> Option<String> {
    let (scheme, _) = text.split_once(':')?;
    let mut letters = scheme.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let goes_on = letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    (begins && goes_on && scheme.len() > 1).then(|| scheme.to_ascii_lowercase())
}

/// The path of a `file:` address on this machine.
fn local(text: &str) -> Option<PathBuf> {
    let (_, rest) = text.split_once("://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let rest = if cfg!(windows) { rest.strip_prefix('/').unwrap_or(rest) } else { rest };
    let mut bytes = Vec::with_capacity(rest.len());
    let mut left = rest.bytes();
    while let Some(byte) = left.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        let (high, low) = (digit(left.next())?, digit(left.next())?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    let path = PathBuf::from(String::from_utf8(bytes).ok()?);
    path.is_absolute().then_some(path)
}

fn file(path: PathBuf) -> Result<Target, OpenError> {
    let Ok(metadata) = std::fs::metadata(&path) else { return Err(OpenError::NoFile(path)) };
    // A link leads to what counts.
    let real = std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
    if is_program(&path, metadata.is_dir()) || is_program(&real, metadata.is_dir()) || may_run(&real, &metadata) {
        return Err(OpenError::Program(path));
    }
    Ok(Target::File(path))
}

/// Endings that some system takes for a program, a script, or the way to one.
const PROGRAMS: [&str; 68] = [
    "action",
    "app",
    "appimage",
    "application",
    "appref-ms",
    "appx",
    "appxbundle",
    "bash",
    "bat",
    "bin",
    "cmd",
    "com",
    "command",
    "cpl",
    "csh",
    "deb",
    "desktop",
    "dmg",
    "exe",
    "fish",
    "gadget",
    "hta",
    "inf",
    "ins",
    "iso",
    "jar",
    "jnlp",
    "js",
    "jse",
    "ksh",
    "lnk",
    "mjs",
    "mpkg",
    "msc",
    "msi",
    "msix",
    "msp",
    "mst",
    "out",
    "pif",
    "pkg",
    "pl",
    "ps1",
    "ps1xml",
    "psc1",
    "psm1",
    "py",
    "pyc",
    "pyw",
    "rb",
    "reg",
    "rpm",
    "run",
    "scf",
    "scpt",
    "scr",
    "sct",
    "sh",
    "settingcontent-ms",
    "terminal",
    "url",
    "vb",
    "vbe",
    "vbs",
    "webloc",
    "workflow",
    "wsf",
    "zsh",
];

fn is_program(path: &Path, folder: bool) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    // Windows drops dots and spaces at the end of a name.
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let odd = name.ends_with(['.', ' ']) && !folder;
    odd || PROGRAMS.contains(&ending.as_str()) && !(folder && ending != "app")
}

/// Endings of documents: on shares of Windows machines every file may be run, as far as its mode says.
const DOCUMENTS: [&str; 38] = [
    "bmp", "csv", "doc", "docx", "dotx", "eml", "epub", "gif", "heic", "htm", "html", "ics", "jpeg", "jpg", "json",
    "key", "md", "mp3", "mp4", "msg", "numbers", "odp", "ods", "odt", "pages", "pdf", "png", "ppt", "pptx", "rtf",
    "svg", "tif", "tiff", "txt", "webp", "xls", "xlsx", "xml",
];

fn may_run(path: &Path, metadata: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        metadata.is_file() && metadata.permissions().mode() & 0o111 != 0 && !DOCUMENTS.contains(&ending.as_str())
    }
    #[cfg(not(unix))]
    {
        let _ = (path, metadata, DOCUMENTS);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_web_and_mail_are_opened_and_others_are_not() {
        for text in ["https://ec.europa.eu/info/?a=b#c", "HTTP://x.no", "mailto:kari@example.no"] {
            assert_eq!(target(text, None), Ok(Target::Address(text.to_owned())));
        }
        assert_eq!(target(" www.regjeringen.no ", None), Ok(Target::Address("https://www.regjeringen.no".to_owned())));
        for text in ["javascript:alert(1)", "ms-msdt:/id", "smb://server/x", "file://server/share", "data:text/html,x"]
        {
            assert!(matches!(target(text, None), Err(OpenError::Scheme(_))), "{text}");
        }
        assert_eq!(target("https://a\nb", None), Err(OpenError::Nothing));
    }

    #[test]
    fn files_are_found_from_the_workspaces_folder_and_programs_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let there = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, "x").unwrap();
            path
        };
        let plan = there("Søknad 2027.pdf");
        assert_eq!(target("Søknad 2027.pdf", Some(folder.path())), Ok(Target::File(plan.clone())));
        let address = format!("file://{}", plan.display().to_string().replace(' ', "%20"));
        if cfg!(unix) {
            assert_eq!(target(&address, None), Ok(Target::File(plan)));
        }
        assert!(matches!(target("plan.pdf", None), Err(OpenError::Relative(_))));
        assert!(matches!(target("other.pdf", Some(folder.path())), Err(OpenError::NoFile(_))));
        for name in ["setup.EXE", "a.sh", "b.desktop", "c.pdf.js", "d.lnk"] {
            there(name);
            assert!(matches!(target(name, Some(folder.path())), Err(OpenError::Program(_))), "{name}");
        }
        assert!(matches!(target(".", Some(folder.path())), Ok(Target::File(_))));
    }

    #[cfg(unix)]
    #[test]
    fn what_may_be_run_is_refused_also_behind_a_link_unless_it_is_a_document() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        for name in ["tool", "report.docx"] {
            let path = folder.path().join(name);
            std::fs::write(&path, "#!/bin/sh").unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        std::os::unix::fs::symlink(folder.path().join("tool"), folder.path().join("plan.pdf")).unwrap();
        assert!(matches!(target("tool", Some(folder.path())), Err(OpenError::Program(_))));
        assert!(matches!(target("plan.pdf", Some(folder.path())), Err(OpenError::Program(_))));
        assert!(matches!(target("report.docx", Some(folder.path())), Ok(Target::File(_))));
    }
}
