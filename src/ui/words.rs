//! Names of changes in the reader's words.

use crate::edit::Label;
use crate::i18n::Lang;

/// What a change is called in the undo list and in menus.
pub fn label(label: &Label, lang: Lang) -> String {
    label.in_words(lang)
}
