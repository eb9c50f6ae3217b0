//! What a command says when it could not: what happened, where, and what to do.

use std::io;

use crate::i18n::{Lang, Told};
use crate::store::OpenError;
use crate::store::backups::BackupError;
use crate::store::disk::{DiskError, SaveError};
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
    /// Words that are already in the user's language.
    Told(Told),
    Open(Box<OpenError>),
    Save(Box<SaveError>),
    Backup(Box<BackupError>),
    Disk(DiskError),
    Output(io::Error),
}

impl Failure {
    /// A failure in the command's own words, which are already in the user's language.
    pub(super) fn said(what: impl Into<String>, place: impl Into<String>, hint: Option<String>) -> Self {
        Self::of(Cause::Told(Told::new(what, place, hint)))
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
        let told = match &self.cause {
            Cause::Told(told) => told.clone(),
            Cause::Open(error) => error.told(lang),
            Cause::Save(error) => error.told(lang),
            Cause::Backup(error) => error.told(lang),
            Cause::Disk(error) => error.told(lang),
            Cause::Output(error) => Told::new(tr!(lang, "failure-output"), error.to_string(), None),
        };
        // Scripts look for this word, so it is the same in every language.
        let hint = told.hint.as_ref().map(|hint| format!("hint: {hint}\n")).unwrap_or_default();
        format!("{}\n{hint}", told.sentence())
    }
}

impl From<Told> for Failure {
    fn from(told: Told) -> Self {
        Self::of(Cause::Told(told))
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
