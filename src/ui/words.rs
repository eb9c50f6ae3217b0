//! Words that several parts of the window need.

use crate::edit::Label;
use crate::i18n::Lang;

/// What a transaction does.
pub fn label(label: &Label, lang: Lang) -> String {
    label.in_words(lang)
}
