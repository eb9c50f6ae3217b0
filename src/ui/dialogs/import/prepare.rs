//! The work before the preview: read, compare, and put what was found into the order in which it is shown.

use std::path::{Path, PathBuf};

use crate::exchange::plan::{DiffSort, Item, Options, Outcome, Plan};
use crate::exchange::{SourceError, catalogue, ft_portal, open_source, with_catalogue};
use crate::i18n::{Lang, Told};
use crate::jobs::Progress;
use crate::model::kinds::Kind;
use crate::model::workspace::Workspace;
use crate::tr;

/// Where records come from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// A file.
    File(PathBuf),
    /// The catalogue of programmes within the program.
    Catalogue,
}

impl Source {
    /// What it is called.
    pub(super) fn name(&self, lang: Lang) -> String {
        match self {
            Self::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            Self::Catalogue => tr!(lang, "import-catalogue"),
        }
    }

    /// The kind of the records that it gives.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::File(_) => Kind::CALL,
            Self::Catalogue => Kind::PROGRAMME,
        }
    }

    /// Its name in origins and in the change log.
    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::File(_) => ft_portal::SOURCE,
            Self::Catalogue => catalogue::SOURCE,
        }
    }
}

/// What is shown before anything is taken in.
pub(super) struct Prepared {
    pub(super) plan: Plan,
    /// The workspace with the programmes that come along, for what links lead to.
    pub(super) offered: Workspace,
    /// The numbers of the items of each page, in the order they are shown.
    pub(super) new: Vec<usize>,
    pub(super) changed: Vec<usize>,
    pub(super) skipped: Vec<usize>,
    pub(super) unchanged: usize,
    /// The revision of the workspace that it was compared with.
    pub(super) revision: u64,
}

/// Reads and compares.
///
/// # Errors
/// Why nothing can be taken in, in words; nothing where somebody stopped it.
pub(super) fn prepare(
    source: &Source,
    workspace: &Workspace,
    revision: u64,
    tenders: bool,
    options: &Options<'_>,
    lang: Lang,
    progress: &Progress,
) -> Result<Prepared, Option<Told>> {
    let said = |error: SourceError| if error.is_cancelled() { None } else { Some(error.told(lang)) };
    let (offer, path) = match source {
        Source::File(path) => (open_source(path, None, workspace, tenders, progress).map_err(said)?, path.as_path()),
        Source::Catalogue => (catalogue::offer(), Path::new("")),
    };
    let plan = Plan::make(workspace, offer, options, progress)
        .map_err(|cancelled| said(SourceError::cancelled(path, cancelled)))?;
    let mut prepared = Prepared {
        offered: with_catalogue(workspace),
        new: Vec::new(),
        changed: Vec::new(),
        skipped: Vec::new(),
        unchanged: 0,
        revision,
        plan,
    };
    for (number, item) in prepared.plan.items.iter().enumerate().filter(|(_, item)| !item.companion) {
        match item.outcome {
            Outcome::New => prepared.new.push(number),
            Outcome::Changed => prepared.changed.push(number),
            Outcome::Skipped(_) => prepared.skipped.push(number),
            Outcome::Unchanged => prepared.unchanged += 1,
        }
    }
    // What moves a deadline is read before everything else.
    let plan = &prepared.plan;
    prepared.changed.sort_by_key(|number| plan.items.get(*number).is_none_or(|item| !moves_deadline(item)));
    Ok(prepared)
}

/// True where a deadline moves.
pub(super) fn moves_deadline(item: &Item) -> bool {
    item.diffs.iter().any(|diff| diff.sort == DiffSort::Moved && !diff.overridden)
}
