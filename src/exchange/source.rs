//! The way from a file to what it offers, whatever sort of file it is.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::{Path, PathBuf};

use super::plan::Offer;
use super::sniff::{SNIFF_LENGTH, SourceKind, sniff};
use super::{catalogue, ft_portal};
use crate::edit::{Author, Deed, Document, Edit, Label, Transaction};
use crate::i18n::{Lang, Told};
use crate::jobs::{Cancelled, Progress};
use crate::model::kinds::Kind;
use crate::model::workspace::Workspace;
use crate::store::disk::{DiskError, Operation, Problem};
use crate::tr;

/// Why nothing is offered by a file.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It could not be read from the disk.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// It is no sort of file that is known.
    #[error("no known source: {}", .0.display())]
    Unknown(PathBuf),
    /// It is the portal's, or should be, and cannot be read to its end.
    #[error("{source}: {}", path.display())]
    Portal {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ft_portal::ReadError,
    },
}

impl SourceError {
    /// Why, and what can be done.
    pub fn told(&self, lang: Lang) -> Told {
        match self {
            Self::Disk(error) => error.told(lang),
            Self::Unknown(path) => {
                Told::new(tr!(lang, "failure-source"), path.display().to_string(), Some(tr!(lang, "hint-sources")))
            }
            Self::Portal { path, source } => source.told(path, lang),
        }
    }

    /// True where somebody asked to stop.
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Portal { source: ft_portal::ReadError::Cancelled(_), .. })
    }

    /// Somebody asked to stop.
    pub fn cancelled(path: &Path, cancelled: Cancelled) -> Self {
        Self::Portal { path: path.to_owned(), source: cancelled.into() }
    }
}

/// Reads a file for what it offers to the workspace. One that is named as a sort of file is read as such, so that the
/// reader can say what is wrong with it; else its beginning says what it is.
///
/// # Errors
/// [`SourceError`].
pub fn open_source(
    path: &Path,
    named: Option<SourceKind>,
    workspace: &Workspace,
    tenders: bool,
    progress: &Progress,
) -> Result<Offer, SourceError> {
    let unreadable = DiskError::at(Operation::Read, path);
    let mut source = File::open(path).map_err(&unreadable)?;
    let metadata = source.metadata().map_err(&unreadable)?;
    if metadata.is_dir() {
        return Err(DiskError::because(Operation::Read, path, Problem::IsDirectory).into());
    }
    if !metadata.is_file() {
        return Err(DiskError::because(Operation::Read, path, Problem::NotAFile).into());
    }
    let mut head = Vec::with_capacity(SNIFF_LENGTH);
    (&source).take(SNIFF_LENGTH as u64).read_to_end(&mut head).map_err(&unreadable)?;
    source.rewind().map_err(&unreadable)?;
    match named.or_else(|| sniff(&head)) {
        Some(SourceKind::FtPortal) => {
            let reading = ft_portal::read_file(source, metadata.len(), progress, tenders)
                .map_err(|source| SourceError::Portal { path: path.to_owned(), source })?;
            Ok(ft_portal::offer(reading, workspace, &catalogue::programmes()))
        }
        None => Err(SourceError::Unknown(path.to_owned())),
    }
}

/// The workspace with the programmes of the shipped catalogue that it does not have yet: a filter over what comes in
/// must not complain that they are not there.
pub fn with_catalogue(workspace: &Workspace) -> Workspace {
    let missing = catalogue::programmes().into_iter().filter(|programme| !workspace.knows(&programme.id));
    let edits = missing.map(|programme| Edit {
        kind: Kind::PROGRAMME,
        before: None,
        after: Some(std::sync::Arc::new(programme)),
    });
    let transaction =
        Transaction { label: Label::one(Deed::Import, catalogue::SOURCE), edits: edits.collect(), typing: None };
    let author = Author { name: String::new(), now: chrono::DateTime::UNIX_EPOCH, import: true };
    let mut document = Document::new(workspace.clone());
    // A workspace whose records were merged under a programme's id keeps its own, and is asked as it is.
    match document.apply(transaction, &author) {
        Ok(()) => document.workspace().clone(),
        Err(_) => workspace.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(path: &Path, named: Option<SourceKind>) -> SourceError {
        match open_source(path, named, &Workspace::default(), false, &Progress::new()) {
            Ok(_) => panic!("{} was read", path.display()),
            Err(error) => error,
        }
    }

    #[test]
    fn what_is_no_source_is_told_with_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, content: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, content).unwrap();
            path
        };
        assert!(matches!(failed(folder.path(), None), SourceError::Disk(_)));
        assert!(matches!(failed(&folder.path().join("none"), None), SourceError::Disk(_)));
        assert!(matches!(failed(&file("a.json", "[1]"), None), SourceError::Unknown(_)));
        let named = failed(&file("b.json", "[1]"), Some(SourceKind::FtPortal));
        assert!(named.told(Lang::En).what.contains("a list"), "{named}");
        let cut = failed(&file("c.json", r#"{"fundingData": {"GrantTenderObj": [{"type": 1"#), None);
        assert!(cut.told(Lang::Nb).what.contains("slutter midt i"), "{cut}");
        assert!(!cut.is_cancelled());
    }
}
