//! The words and the formats of the four languages: nb, da, en, de.
//!
//! Everything takes a [`Lang`]; nothing here reads the environment or the clock. The words stand in
//! Fluent files under `assets/i18n` (<https://projectfluent.org>), the formats come from ICU4X, whose
//! data is the Unicode CLDR.

mod catalogue;
mod collate;
mod countries;
mod fold;
pub mod format;
mod lang;
pub mod parse;
mod told;
mod zones;

pub use catalogue::{
    Args, Value, also, choice_label, field_label, kind_label, message, sources, spellings, stretch, text,
};
pub use collate::{Collator, SortKey};
pub use countries::{country_code, country_codes, country_name};
pub use fold::fold;
pub use lang::Lang;
pub use told::{Told, sentence};
pub use zones::{find_zone, zone_name};

/// The message of a key in a language, as a `String`: `tr!(lang, "days-left", n = 3)`.
///
/// An argument is a text or a number. A number chooses the plural form and is printed with the
/// language's grouping; whatever must not be grouped (a year, a case number) is passed as text, and so is
/// what must be exact beyond 2^53, as Fluent counts in floating point (see [`mod@format`] for amounts).
/// `"key.attribute"` names an attribute. A test reads every use and compares it with the files.
#[macro_export]
macro_rules! tr {
    ($lang:expr, $key:literal $(,)?) => {
        $crate::i18n::message($lang, $key, None)
    };
    ($lang:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::message(
            $lang,
            $key,
            Some(&[$((stringify!($name), $crate::i18n::Value::from($value))),+].into_iter().collect::<$crate::i18n::Args<'_>>()),
        )
    };
}

/// The words with a capital first letter, as a heading or a label has them.
pub fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
