//! What an import changes, and what goes wrong with it, in the user's language.

use std::path::Path;

use super::ft_portal::reader::{FileKind, Place, ReadError};
use super::plan::{DiffSort, FieldDiff, Oddity, SkipReason, Warning};
use crate::i18n::{Lang, Told, field_label, format};
use crate::model::diff::ChangeSort;
use crate::model::text::Context;
use crate::model::words;
use crate::tr;

impl ReadError {
    /// Why the file could not be read, as a clause.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Io { source, offset } => {
                tr!(lang, "portal-io", bytes = format::file_size(lang, *offset), reason = source.to_string())
            }
            Self::Cancelled(_) => tr!(lang, "portal-cancelled"),
            Self::NotThePortals(found) => tr!(lang, "portal-not-the-portals", found = found.in_words(lang)),
            Self::Truncated { place, entry } => tr!(lang, "portal-truncated", place = at(lang, *place, *entry)),
            Self::Syntax { place, entry, reason } => {
                tr!(lang, "portal-syntax", place = at(lang, *place, *entry), reason = reason.as_str())
            }
            Self::NotUtf8 { place, entry } => tr!(lang, "portal-not-utf8", place = at(lang, *place, *entry)),
            Self::TooDeep { place, entry } => tr!(lang, "portal-too-deep", place = at(lang, *place, *entry)),
            Self::TooLarge { place, entry } => tr!(lang, "portal-too-large", place = at(lang, *place, *entry)),
        }
    }
}

impl ReadError {
    /// Why nothing was imported from the file.
    pub fn told(&self, path: &Path, lang: Lang) -> Told {
        let what = tr!(lang, "failure-import", reason = self.in_words(lang));
        Told::new(what, path.display().to_string(), Some(tr!(lang, "hint-broken-source")))
    }
}

impl Warning {
    /// What is odd about which record.
    pub fn in_words(&self, lang: Lang) -> String {
        format!("{}: {}", self.name, self.oddity.in_words(lang))
    }
}

impl FieldDiff {
    /// The field's label.
    pub fn label(&self, lang: Lang) -> String {
        field_label(lang, self.schema, &self.field)
    }

    /// What the record has and what the source says, in words; empty for nothing.
    pub fn values(&self, context: &Context<'_>) -> (String, String) {
        let sort = match self.sort {
            DiffSort::Added | DiffSort::Removed => ChangeSort::PartAdded,
            _ => ChangeSort::Value,
        };
        let shown = |json| words::shown(self.schema, &self.field, sort, json, context);
        (shown(&self.before), shown(&self.after))
    }

    /// The difference in one line.
    pub fn in_words(&self, context: &Context<'_>) -> String {
        let (lang, field) = (context.lang, self.label(context.lang));
        let or_nothing = |text: String| if text.is_empty() { tr!(lang, "diff-nothing") } else { text };
        let (from, to) = self.values(context);
        let (from, to) = (or_nothing(from), or_nothing(to));
        match self.sort {
            _ if self.overridden => tr!(lang, "import-overridden", field = field, to = to),
            DiffSort::Moved => tr!(lang, "import-moved", field = field, from = from, to = to),
            DiffSort::Added => tr!(lang, "diff-part-added", field = field, value = to),
            DiffSort::Removed => tr!(lang, "diff-part-removed", field = field, value = from),
            DiffSort::Reordered => tr!(lang, "diff-reordered", field = field),
            DiffSort::Value | DiffSort::Gone | DiffSort::Back => {
                tr!(lang, "diff-value", field = field, from = from, to = to)
            }
        }
    }
}

/// The place, with the entry's number where it is within one; people count from 1.
fn at(lang: Lang, place: Place, entry: Option<usize>) -> String {
    let place = tr!(lang, "place", line = place.line.to_string(), column = place.column.to_string());
    match entry {
        Some(index) => tr!(lang, "portal-place-entry", place = place, entry = (index + 1).to_string()),
        None => place,
    }
}

impl FileKind {
    /// What the file is instead, as a clause.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Empty => tr!(lang, "portal-file-empty"),
            Self::Utf16 => tr!(lang, "portal-file-utf16"),
            Self::Markup => tr!(lang, "portal-file-markup"),
            Self::Zip => tr!(lang, "portal-file-zip"),
            Self::Gzip => tr!(lang, "portal-file-gzip"),
            Self::Pdf => tr!(lang, "portal-file-pdf"),
            Self::Other => tr!(lang, "portal-file-other"),
            Self::List => tr!(lang, "portal-file-list"),
            Self::Scalar => tr!(lang, "portal-file-scalar"),
            Self::Object(keys) if keys.is_empty() => tr!(lang, "portal-file-object-empty"),
            Self::Object(keys) => tr!(lang, "portal-file-object", keys = keys.join(", ")),
        }
    }
}

impl SkipReason {
    /// Why the entry is left out, as what is said of it.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Malformed(reason) => tr!(lang, "skip-malformed", reason = reason.as_str()),
            Self::NoKey => tr!(lang, "skip-no-key"),
            Self::Tender => tr!(lang, "skip-tender"),
            Self::Duplicate { kept } => tr!(lang, "skip-duplicate", entry = (kept + 1).to_string()),
            Self::Deleted => tr!(lang, "skip-deleted"),
            Self::Filtered => tr!(lang, "skip-filtered"),
            Self::Merged => tr!(lang, "skip-merged"),
            Self::Taken => tr!(lang, "skip-taken"),
        }
    }
}

impl Oddity {
    /// What is odd, as a clause.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Date { field, text } => tr!(lang, "oddity-date", field = *field, text = text.as_str()),
            Self::Value { field, text } => tr!(lang, "oddity-value", field = *field, text = text.as_str()),
            Self::SeveralAlike(count) => {
                tr!(
                    lang,
                    "oddity-several-alike",
                    count = format::integer(lang, (*count).try_into().unwrap_or(i64::MAX))
                )
            }
            Self::PartTaken(id) => tr!(lang, "oddity-part-taken", id = id.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_portal_file_is_told_with_its_place_in_the_users_language() {
        let place = Place { offset: 40, line: 3, column: 5 };
        let broken = ReadError::Truncated { place, entry: Some(0) };
        assert_eq!(broken.in_words(Lang::Nb), "filen slutter midt i (linje 3, kolonne 5, oppføring 1)");
        assert_eq!(broken.in_words(Lang::De), "die Datei endet mittendrin (Zeile 3, Spalte 5, Eintrag 1)");
        let other = ReadError::NotThePortals(FileKind::Object(vec!["a".into(), "b".into()]));
        assert!(other.in_words(Lang::Da).ends_with("det er en anden JSON-fil, med a, b"));
    }

    #[test]
    fn the_entry_that_counts_is_named_by_its_number_from_one() {
        assert_eq!(SkipReason::Duplicate { kept: 0 }.in_words(Lang::En), "the same call stands in entry 1");
    }
}
