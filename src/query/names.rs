//! What fields, codes, countries and keywords are called in the reader's language.

use super::keyword::Keyword;
use crate::i18n::{self, Lang};
use crate::model::field::Field;

/// The names that a filter understands besides the schema's keys, and that completions show.
pub trait Names: Sync {
    /// Words for a field of a kind of record or part: its label first.
    fn field_words(&self, schema: &str, field: &Field) -> Vec<String>;
    /// Words for a code of a choice: its label first.
    fn choice_words(&self, choice: &str, code: &str) -> Vec<String>;
    /// Words for a keyword besides the English ones; the one to show first.
    fn keyword_words(&self, keyword: Keyword) -> Vec<String>;
    /// The code of the country so called.
    fn country_code(&self, text: &str) -> Option<String>;
    /// What the country of the code is called.
    fn country_name(&self, code: &str) -> Option<String>;
    /// The codes of all countries.
    fn countries(&self) -> Vec<String>;
}

/// No names at all: keys and codes as they stand in the schema, and English keywords.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeysOnly;

impl Names for KeysOnly {
    fn field_words(&self, _: &str, _: &Field) -> Vec<String> {
        Vec::new()
    }
    fn choice_words(&self, _: &str, _: &str) -> Vec<String> {
        Vec::new()
    }
    fn keyword_words(&self, _: Keyword) -> Vec<String> {
        Vec::new()
    }
    fn country_code(&self, text: &str) -> Option<String> {
        let code = text.trim().to_ascii_uppercase();
        (code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic())).then_some(code)
    }
    fn country_name(&self, _: &str) -> Option<String> {
        None
    }
    fn countries(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The names of one language, and the English ones, which are understood everywhere.
#[derive(Clone, Copy, Debug)]
pub struct InLanguage(pub Lang);

impl InLanguage {
    /// The message of the key and its other words, in the language first, then in English.
    fn words(self, keys: &[String]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        let english = (self.0 != Lang::En).then_some(Lang::En);
        for lang in std::iter::once(self.0).chain(english) {
            // The first of the keys that has a message is the one that labels are made of.
            if let Some((label, key)) = keys.iter().find_map(|key| i18n::text(lang, key).map(|label| (label, key))) {
                let spelled = std::iter::once(label).chain(i18n::also(lang, key));
                for word in spelled {
                    if !words.contains(&word) {
                        words.push(word);
                    }
                }
            }
        }
        words
    }
}

impl Names for InLanguage {
    fn field_words(&self, schema: &str, field: &Field) -> Vec<String> {
        match &field.label {
            Some(label) => vec![label.clone()],
            None => self.words(&[format!("field-{schema}-{}", field.key), format!("field-{}", field.key)]),
        }
    }
    fn choice_words(&self, choice: &str, code: &str) -> Vec<String> {
        self.words(&[format!("choice-{choice}-{code}")])
    }
    fn keyword_words(&self, keyword: Keyword) -> Vec<String> {
        self.words(&[format!("query-word-{}", keyword.key())])
    }
    fn country_code(&self, text: &str) -> Option<String> {
        i18n::country_code(text).map(str::to_owned)
    }
    fn country_name(&self, code: &str) -> Option<String> {
        i18n::country_name(self.0, code).map(str::to_owned)
    }
    fn countries(&self) -> Vec<String> {
        i18n::country_codes().map(str::to_owned).collect()
    }
}
