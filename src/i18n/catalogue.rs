//! The messages: one Fluent bundle per language, built at its first use and kept.

use std::cell::Cell;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Lang;
use super::format::fluent_number;

/// The named arguments of a message.
pub type Args<'a> = FluentArgs<'a>;

/// The value of one argument: a text or a number.
pub type Value<'a> = FluentValue<'a>;

macro_rules! files {
    ($lang:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/i18n/", $lang, "/", $name, ".ftl")))),+]
    };
}

/// The files of each language, in the order of [`Lang::ALL`]; a new file is one more name in each row.
const FILES: [&[(&str, &str)]; 4] = [
    files!("nb": "cli", "query", "core", "formats", "work", "problems", "errors", "import", "kinds", "groups", "fields", "choices", "window", "widgets", "inspector", "tables", "home", "dialogs", "pages", "deeds"),
    files!("da": "cli", "query", "core", "formats", "work", "problems", "errors", "import", "kinds", "groups", "fields", "choices", "window", "widgets", "inspector", "tables", "home", "dialogs", "pages", "deeds"),
    files!("en": "cli", "query", "core", "formats", "work", "problems", "errors", "import", "kinds", "groups", "fields", "choices", "window", "widgets", "inspector", "tables", "home", "dialogs", "pages", "deeds"),
    files!("de": "cli", "query", "core", "formats", "work", "problems", "errors", "import", "kinds", "groups", "fields", "choices", "window", "widgets", "inspector", "tables", "home", "dialogs", "pages", "deeds"),
];

/// The embedded Fluent files of a language: name without ending, and text.
pub fn sources(lang: Lang) -> &'static [(&'static str, &'static str)] {
    lang.of::<&[(&str, &str)]>(&FILES)
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 4] = [const { OnceLock::new() }; 4];
    lang.of(&BUNDLES).get_or_init(|| {
        let mut bundle = Bundle::new_concurrent(lang.code().parse().into_iter().collect());
        // Isolation marks serve mixed directions of writing; here they would only end up in files and searches.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Nb => |value, _| fluent_number(Lang::Nb, value),
            Lang::Da => |value, _| fluent_number(Lang::Da, value),
            Lang::En => |value, _| fluent_number(Lang::En, value),
            Lang::De => |value, _| fluent_number(Lang::De, value),
        }));
        for (_, text) in sources(lang) {
            // A file with a fault keeps its faultless messages; tests/words.rs lets no fault through.
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let _duplicates = bundle.add_resource(resource);
        }
        bundle
    })
}

fn lookup(lang: Lang, key: &str, args: Option<&Args<'_>>) -> Option<String> {
    let bundle = bundle(lang);
    let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut faults = Vec::new();
    Some(bundle.format_pattern(pattern, args, &mut faults).into_owned())
}

thread_local! {
    static STRETCHED: Cell<bool> = const { Cell::new(false) };
}

/// Makes all messages of this thread two fifths longer and gives them accents, to see whether the window has room for a
/// language that says more.
#[doc(hidden)]
pub fn stretch(on: bool) {
    STRETCHED.set(on);
}

/// The words as [`stretch`] makes them.
fn stretched(words: String) -> String {
    if !STRETCHED.get() {
        return words;
    }
    let accents = |letter| match letter {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ö',
        'u' => 'ü',
        'A' => 'Å',
        'E' => 'É',
        other => other,
    };
    let more = (words.chars().count() * 2).div_ceil(5);
    words.chars().map(accents).chain("~".repeat(more).chars()).collect()
}

/// The message of a key (`key` or `key.attribute`); [`tr!`](crate::tr) is the usual way to it.
///
/// A key that the language lacks is looked up in English, and one that English lacks stands for itself.
pub fn message(lang: Lang, key: &str, args: Option<&Args<'_>>) -> String {
    let words = lookup(lang, key, args).or_else(|| lookup(Lang::En, key, args));
    words.map_or_else(|| key.to_owned(), stretched)
}

/// The message of a key that was put together at run time, in the language or in English.
pub fn text(lang: Lang, key: &str) -> Option<String> {
    lookup(lang, key, None).or_else(|| lookup(Lang::En, key, None)).map(stretched)
}

/// The other words of a key (its attribute `.also`) in one language, which search and import understand.
pub fn also(lang: Lang, key: &str) -> Vec<String> {
    let words = lookup(lang, &format!("{key}.also"), None).unwrap_or_default();
    words.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Every word that stands for a key: label, plural and [`also`], in all languages.
pub fn spellings(key: &str) -> Vec<(Lang, String)> {
    let mut words = Vec::new();
    for lang in Lang::ALL {
        let forms = [lookup(lang, key, None), lookup(lang, &format!("{key}.plural"), None)];
        words.extend(forms.into_iter().flatten().chain(also(lang, key)).map(|word| (lang, word)));
    }
    words
}

/// The label of a field of a kind: `field-KIND-FIELD`, else `field-FIELD`, else the field's key.
pub fn field_label(lang: Lang, kind: &str, field: &str) -> String {
    text(lang, &format!("field-{kind}-{field}"))
        .or_else(|| text(lang, &format!("field-{field}")))
        .unwrap_or_else(|| field.to_owned())
}

/// The label of a code of a choice: `choice-CHOICE-CODE`, else the code, so that unknown codes show too.
pub fn choice_label(lang: Lang, choice: &str, code: &str) -> String {
    text(lang, &format!("choice-{choice}-{code}")).unwrap_or_else(|| code.to_owned())
}

/// The name of a kind of record or part: `kind-KIND`, or its attribute `.plural`; else the kind's key.
pub fn kind_label(lang: Lang, kind: &str, plural: bool) -> String {
    let key = if plural { format!("kind-{kind}.plural") } else { format!("kind-{kind}") };
    text(lang, &key).unwrap_or_else(|| kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tr;

    #[test]
    fn numbers_choose_the_plural_and_carry_the_languages_grouping() {
        assert_eq!(tr!(Lang::En, "days-left", n = 1), "1 day left");
        assert_eq!(tr!(Lang::En, "days-left", n = 12_345), "12,345 days left");
        assert_eq!(tr!(Lang::Da, "days-left", n = 12_345), "12.345 dage tilbage");
        assert_eq!(tr!(Lang::De, "days-left", n = 1), "noch 1 Tag");
        assert_eq!(tr!(Lang::Nb, "days-left", n = 12_345), "12\u{a0}345 dager igjen");
    }

    #[test]
    fn no_isolation_marks_come_with_arguments() {
        let text = tr!(Lang::Nb, "period-quarter", quarter = 2, year = "2027",);
        assert_eq!(text, "2. kvartal 2027");
    }

    #[test]
    fn a_key_that_is_nowhere_stands_for_itself() {
        assert_eq!(message(Lang::Nb, "no-such-key", None), "no-such-key");
        assert_eq!(message(Lang::Nb, "", None), "");
        assert_eq!(message(Lang::Nb, "days-left.no-such-attribute", None), "days-left.no-such-attribute");
        assert_eq!(text(Lang::De, "æ ø å.ß"), None);
        assert_eq!(field_label(Lang::De, "call", "no_such_field"), "no_such_field");
        assert_eq!(choice_label(Lang::De, "stage", "42 of old"), "42 of old");
    }

    #[test]
    fn kinds_have_names_in_both_numbers_and_second_words() {
        assert_eq!(kind_label(Lang::Da, "call", false), "indkaldelse");
        assert_eq!(kind_label(Lang::De, "call", true), "Aufrufe");
        assert_eq!(also(Lang::Da, "kind-call"), ["opslag", "udlysning"]);
        let words = spellings("kind-call");
        for word in ["utlysning", "utlysninger", "opslag", "Ausschreibung"] {
            assert!(words.iter().any(|(_, known)| known == word), "{word}");
        }
    }
}
