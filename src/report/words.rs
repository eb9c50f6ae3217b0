//! Why a listing could not be printed, in the reader's language.

use super::ReportError;
use crate::i18n::format::integer;
use crate::i18n::{Lang, Told};
use crate::tr;

impl ReportError {
    /// Why the listing could not be printed, as a clause.
    pub fn in_words(&self, lang: Lang) -> String {
        let figure = |number: usize| integer(lang, i64::try_from(number).unwrap_or(i64::MAX));
        match self {
            Self::Cancelled(_) => tr!(lang, "report-cancelled"),
            Self::TooManyRows { count, limit } => {
                tr!(lang, "report-too-many-rows", count = figure(*count), limit = figure(*limit))
            }
            Self::TooMuchText { count, limit } => {
                tr!(lang, "report-too-much-text", count = figure(*count), limit = figure(*limit))
            }
            Self::TooManyColumns { count, limit } => {
                tr!(lang, "report-too-many-columns", count = figure(*count), limit = figure(*limit))
            }
            Self::NoSuchPage { page, pages } => {
                tr!(lang, "report-no-such-page", page = figure(*page), pages = figure(*pages))
            }
            Self::Typesetter(reason) => tr!(lang, "report-typesetter", reason = reason.as_str()),
        }
    }

    /// That no PDF was made, why, and what can be done.
    pub fn told(&self, lang: Lang) -> Told {
        let hint = match self {
            Self::TooManyRows { .. } => Some(tr!(lang, "report-fewer-rows")),
            Self::TooMuchText { .. } => Some(tr!(lang, "report-fewer-texts")),
            Self::TooManyColumns { .. } => Some(tr!(lang, "report-fewer-columns")),
            Self::Cancelled(_) | Self::NoSuchPage { .. } | Self::Typesetter(_) => None,
        };
        Told::new(tr!(lang, "failure-pdf"), self.in_words(lang), hint)
    }
}
