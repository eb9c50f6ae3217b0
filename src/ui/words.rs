//! Words that several parts of the window need.

use crate::edit::{Deed, Label};
use crate::i18n::{self, Lang};
use crate::tr;

/// What a transaction does.
pub fn label(label: &Label, lang: Lang) -> String {
    let field = label.field.as_ref().map(|(schema, field)| i18n::field_label(lang, schema, field)).unwrap_or_default();
    let (name, count) = (label.name.as_str(), i64::try_from(label.count).unwrap_or(i64::MAX));
    match label.deed {
        Deed::Add => tr!(lang, "edit-add", name = name),
        Deed::Set => tr!(lang, "edit-set", name = name, field = field),
        Deed::Delete => tr!(lang, "edit-delete", name = name),
        Deed::Import => tr!(lang, "edit-import", name = name, count = count),
        Deed::Bulk => tr!(lang, "edit-bulk", count = count),
    }
}
