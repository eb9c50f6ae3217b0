//! What a command says when it could not: what happened, where, and what to do.

use std::io;

use crate::i18n::{self, Lang};
use crate::store::backups::BackupError;
use crate::store::disk::{DiskError, Hint, Operation, Problem, SaveError};
use crate::store::{OpenError, reader::ReadError};
use crate::tr;

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// Fine.
    Fine,
    /// It found problems in the data.
    Problems,
    /// It could not do what was asked.
    CouldNot,
}

impl Exit {
    /// The process's exit code: 0, 1 or 2.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Problems => 1,
            Self::CouldNot => 2,
        }
    }
}

/// Why a command could not.
#[derive(Debug)]
pub struct Failure {
    cause: Cause,
    /// How the command ends.
    pub exit: Exit,
    lang: Lang,
}

/// The cause, in the words of the layer it comes from, or of the command itself.
#[derive(Debug)]
pub(super) enum Cause {
    /// The command's own words: what happened, the place, and a hint; already in the user's language.
    Said {
        what: String,
        place: String,
        hint: Option<String>,
    },
    Open(Box<OpenError>),
    Save(Box<SaveError>),
    Backup(Box<BackupError>),
    Disk(DiskError),
    Output(io::Error),
}

impl Failure {
    /// A failure in the command's own words, which are already in the user's language.
    pub(super) fn said(what: impl Into<String>, place: impl Into<String>, hint: Option<String>) -> Self {
        Self::of(Cause::Said { what: what.into(), place: place.into(), hint })
    }

    fn of(cause: Cause) -> Self {
        Self { cause, exit: Exit::CouldNot, lang: Lang::En }
    }

    /// The output could not be written.
    pub(super) fn output(error: io::Error) -> Self {
        Self::of(Cause::Output(error))
    }

    /// The same failure, told in the language.
    pub(super) fn in_language(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// True where the reader of the output has gone away.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(&self.cause, Cause::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What is printed: `what happened: PLACE`, and a line with a hint where there is one.
    pub fn text(&self) -> String {
        let lang = self.lang;
        let (what, place, hint) = match &self.cause {
            Cause::Said { what, place, hint } => (what.clone(), place.clone(), hint.clone()),
            Cause::Open(error) => match error.as_ref() {
                OpenError::Disk(error) => disk(lang, error),
                OpenError::Read { path, source } => {
                    let hint = if matches!(source, ReadError::NotOurs { .. }) { "not-ours" } else { "broken" };
                    (read_words(lang, source), path.display().to_string(), i18n::text(lang, &format!("hint-{hint}")))
                }
            },
            Cause::Save(error) => save(lang, error),
            Cause::Backup(error) => match error.as_ref() {
                BackupError::Disk(error) => disk(lang, error),
                BackupError::Save(error) => save(lang, error),
                other => (
                    i18n::text(lang, &format!("backup-{}", other.key())).unwrap_or_else(|| other.to_string()),
                    match other {
                        BackupError::Damaged { path }
                        | BackupError::NoSuchNumber { path, .. }
                        | BackupError::NothingToUndo { path }
                        | BackupError::NoBackupOfLastChange { path } => path.display().to_string(),
                        BackupError::Disk(_) | BackupError::Save(_) => String::new(),
                    },
                    hint_words(lang, other.hint()),
                ),
            },
            Cause::Disk(error) => disk(lang, error),
            Cause::Output(error) => (tr!(lang, "failure-output"), error.to_string(), None),
        };
        let place = if place.is_empty() { String::new() } else { format!(": {place}") };
        // Scripts look for this word, so it is the same in every language.
        let hint = hint.map(|hint| format!("hint: {hint}\n")).unwrap_or_default();
        format!("{}{place}\n{hint}", with_capital(&what))
    }
}

/// The clause as the beginning of a message.
fn with_capital(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn hint_words(lang: Lang, hint: Hint) -> Option<String> {
    i18n::text(lang, &format!("hint-{}", hint.key()))
}

fn disk(lang: Lang, error: &DiskError) -> (String, String, Option<String>) {
    (disk_words(lang, error.operation, error.problem), error.path.display().to_string(), hint_words(lang, error.hint()))
}

fn disk_words(lang: Lang, operation: Operation, problem: Problem) -> String {
    let operation =
        i18n::text(lang, &format!("operation-{}", operation.key())).unwrap_or_else(|| operation.to_string());
    let problem = i18n::text(lang, &format!("disk-{}", problem.key())).unwrap_or_else(|| problem.to_string());
    format!("{operation}, {problem}")
}

fn save(lang: Lang, error: &SaveError) -> (String, String, Option<String>) {
    let kept = |path: &std::path::Path| tr!(lang, "save-kept", path = path.display().to_string());
    let words = || i18n::text(lang, &format!("save-{}", error.key())).unwrap_or_else(|| error.to_string());
    match error {
        SaveError::Disk(inner) | SaveError::Unconfirmed(inner) | SaveError::Backup(inner) => {
            let (what, place, _) = disk(lang, inner);
            (format!("{} ({what})", words()), place, hint_words(lang, error.hint()))
        }
        SaveError::ChangedOnDisk { path, kept: copy } | SaveError::Vanished { path, kept: copy } => {
            let kept = copy.as_deref().map_or_else(|| tr!(lang, "save-not-kept"), kept);
            (format!("{} {kept}", words()), path.display().to_string(), hint_words(lang, error.hint()))
        }
        SaveError::Exists { path } | SaveError::Locked { lock: path, .. } | SaveError::Content { path, .. } => {
            (words(), path.display().to_string(), hint_words(lang, error.hint()))
        }
    }
}

fn read_words(lang: Lang, error: &ReadError) -> String {
    let place = |place: &crate::store::reader::Place| {
        tr!(lang, "place", line = place.line.to_string(), column = place.column.to_string())
    };
    let record = |at: &crate::store::reader::Whereabouts| {
        if at.table.is_empty() {
            String::new()
        } else {
            let name = if at.name.is_empty() { String::new() } else { format!(" ({})", at.name) };
            format!(", {}{name}", tr!(lang, "place-record", table = at.table.as_str(), number = at.number.to_string()))
        }
    };
    match error {
        ReadError::Empty => tr!(lang, "read-empty"),
        ReadError::Encoding(encoding) => tr!(lang, "read-encoding", encoding = *encoding),
        ReadError::NotText(at) => tr!(lang, "read-not-text", place = place(at)),
        ReadError::Broken { place: at, whereabouts, reason } => {
            tr!(lang, "read-broken", place = place(at) + &record(whereabouts), reason = reason.as_str())
        }
        ReadError::TooDeep { place: at, whereabouts } => {
            tr!(lang, "read-too-deep", place = place(at) + &record(whereabouts))
        }
        ReadError::NotOurs { found } => tr!(lang, "read-not-ours", found = found.as_str()),
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::of(Cause::Open(Box::new(error)))
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        Self::of(Cause::Save(Box::new(error)))
    }
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        Self::of(Cause::Backup(Box::new(error)))
    }
}

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        Self::of(Cause::Disk(error))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::output(error)
    }
}
