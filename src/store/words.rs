//! What goes wrong with a file, in the reader's language.

use std::path::Path;

use super::OpenError;
use super::backups::BackupError;
use super::disk::{DiskError, Hint, SaveError};
use super::reader::{Place, ReadError, Whereabouts};
use crate::i18n::{self, Lang, Told};
use crate::tr;

impl Hint {
    /// What the user can do, as a clause.
    pub fn in_words(self, lang: Lang) -> Option<String> {
        i18n::text(lang, &format!("hint-{}", self.key()))
    }
}

impl OpenError {
    /// Why the file could not be opened.
    pub fn told(&self, lang: Lang) -> Told {
        match self {
            Self::Disk(error) => error.told(lang),
            Self::Read { path, source } => {
                let hint = if matches!(source, ReadError::NotOurs { .. }) { "not-ours" } else { "broken" };
                let hint = i18n::text(lang, &format!("hint-{hint}"));
                Told::new(source.in_words(lang), path.display().to_string(), hint)
            }
        }
    }
}

impl DiskError {
    /// Why the file could not be read or written.
    pub fn told(&self, lang: Lang) -> Told {
        let words = |key: String, else_said: String| i18n::text(lang, &key).unwrap_or(else_said);
        let operation = words(format!("operation-{}", self.operation.key()), self.operation.to_string());
        let problem = words(format!("disk-{}", self.problem.key()), self.problem.to_string());
        Told::new(format!("{operation}, {problem}"), self.path.display().to_string(), self.hint().in_words(lang))
    }
}

impl SaveError {
    /// Why the file was not saved, and what became of the content.
    pub fn told(&self, lang: Lang) -> Told {
        let kept = |path: &Path| tr!(lang, "save-kept", path = path.display().to_string());
        let words = i18n::text(lang, &format!("save-{}", self.key())).unwrap_or_else(|| self.to_string());
        let (what, place) = match self {
            Self::Disk(inner) | Self::Unconfirmed(inner) | Self::Backup(inner) => {
                let inner = inner.told(lang);
                (format!("{words} ({})", inner.what), inner.place)
            }
            Self::ChangedOnDisk { path, kept: copy } | Self::Vanished { path, kept: copy } => {
                let kept = copy.as_deref().map_or_else(|| tr!(lang, "save-not-kept"), kept);
                (format!("{words} {kept}"), path.display().to_string())
            }
            Self::Exists { path } | Self::Locked { lock: path, .. } | Self::Content { path, .. } => {
                (words, path.display().to_string())
            }
        };
        Told::new(what, place, self.hint().in_words(lang))
    }
}

impl BackupError {
    /// Why the backup could not be used.
    pub fn told(&self, lang: Lang) -> Told {
        let path = match self {
            Self::Disk(error) => return error.told(lang),
            Self::Save(error) => return error.told(lang),
            Self::Damaged { path }
            | Self::NoSuchNumber { path, .. }
            | Self::NothingToUndo { path }
            | Self::NoBackupOfLastChange { path } => path,
        };
        let what = i18n::text(lang, &format!("backup-{}", self.key())).unwrap_or_else(|| self.to_string());
        Told::new(what, path.display().to_string(), self.hint().in_words(lang))
    }
}

impl ReadError {
    /// Why the content is no workspace that can be read, as a clause.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Empty => tr!(lang, "read-empty"),
            Self::Encoding(encoding) => tr!(lang, "read-encoding", encoding = *encoding),
            Self::NotText(at) => tr!(lang, "read-not-text", place = place(lang, at)),
            Self::Broken { place: at, whereabouts, reason } => {
                let at = place(lang, at) + &record(lang, whereabouts);
                tr!(lang, "read-broken", place = at, reason = reason.as_str())
            }
            Self::TooDeep { place: at, whereabouts } => {
                tr!(lang, "read-too-deep", place = place(lang, at) + &record(lang, whereabouts))
            }
            Self::NotOurs { found } => tr!(lang, "read-not-ours", found = found.as_str()),
        }
    }
}

fn place(lang: Lang, place: &Place) -> String {
    tr!(lang, "place", line = place.line.to_string(), column = place.column.to_string())
}

/// The record in which the place is, to be said after it.
fn record(lang: Lang, at: &Whereabouts) -> String {
    if at.table.is_empty() {
        return String::new();
    }
    let name = if at.name.is_empty() { String::new() } else { format!(" ({})", at.name) };
    format!(", {}{name}", tr!(lang, "place-record", table = at.table.as_str(), number = at.number.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::{Operation, Problem};

    #[test]
    fn a_file_that_is_not_there_is_told_with_its_name_and_what_to_do() {
        let error = DiskError::because(Operation::Read, Path::new("a.json"), Problem::NotFound);
        let told = OpenError::Disk(error).told(Lang::En);
        assert_eq!(told.sentence(), "Could not read, there is no such file: a.json");
        assert_eq!(told.hint.as_deref(), Some("look for a typing mistake, or for where the file went"));
    }

    #[test]
    fn a_save_that_others_came_before_says_where_the_own_version_is() {
        let error = SaveError::ChangedOnDisk { path: "a.json".into(), kept: Some("b.json".into()) };
        assert!(error.told(Lang::En).what.ends_with("(your version is kept as b.json)"));
    }
}
