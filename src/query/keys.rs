//! Finding the field that a key in a filter means.

use super::ast::Segment;
use super::error::{Fault, QueryError, closest};
use super::names::Names;
use crate::i18n::fold;
use crate::model::field::{Field, fields_of, fields_of_schema};
use crate::model::kinds::Kind;
use crate::model::schema::{Record, Schema};

/// What is filtered, sorted or completed: the fields of a kind of record, of a part, or of anything else with a schema.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The key of the schema.
    pub schema: &'static str,
    /// The kind, where the rows are records.
    pub kind: Option<Kind>,
    /// The fields, in the order of the form.
    pub fields: Vec<Field>,
}

/// Decides by a field's words and its key.
type Fits<'a> = &'a dyn Fn(&[String], &str) -> bool;

impl Subject {
    /// The records of a kind, with the office's own fields.
    pub fn of_kind(kind: Kind, office: &dyn Record) -> Self {
        Self { schema: kind.key(), kind: Some(kind), fields: fields_of(kind, office) }
    }

    /// Anything else that a schema describes.
    pub fn of_schema(schema: &'static Schema) -> Self {
        Self { schema: schema.key, kind: None, fields: fields_of_schema(schema) }
    }

    /// The field that a key or a word means.
    ///
    /// What fits better goes first: the key itself; the label; other words; the key in the other number (`theme`
    /// for `themes`); the beginning of a key or a word, where only one field has it. Case, accents, spaces,
    /// `_` and `-` do not matter.
    ///
    /// # Errors
    /// [`Fault::UnknownKey`] with the closest keys, or [`Fault::AmbiguousKey`] with the keys that could be meant.
    pub fn field(&self, segment: &Segment, names: &dyn Names) -> Result<&Field, QueryError> {
        let wanted = squash(&segment.text);
        let fault = |fault: fn(String) -> Fault, suggestions: Vec<String>| {
            Err(QueryError::new(segment.span, fault(segment.text.clone())).suggesting(suggestions))
        };
        if wanted.is_empty() {
            return fault(Fault::UnknownKey, Vec::new());
        }
        if let Some(field) = self.fields.iter().find(|field| squash(&field.key) == wanted) {
            return Ok(field);
        }
        let words: Vec<Vec<String>> = self
            .fields
            .iter()
            .map(|field| words_of(self.schema, field, names).iter().map(|w| squash(w)).collect())
            .collect();
        let named = |fits: Fits<'_>| -> Vec<&Field> {
            self.fields
                .iter()
                .zip(&words)
                .filter(|(field, words)| fits(words, &squash(&field.key)))
                .map(|(field, _)| field)
                .collect()
        };
        let steps: [Fits<'_>; 4] = [
            &|words, _| words.first() == Some(&wanted),
            &|words, _| words.contains(&wanted),
            &|_, key| other_number(key, &wanted),
            &|words, key| key.starts_with(&wanted) || words.iter().any(|word| word.starts_with(&wanted)),
        ];
        for step in steps {
            match named(step).as_slice() {
                [] => {}
                [field] => return Ok(field),
                several => {
                    let keys = several.iter().take(8).map(|field| field.key.clone().into_owned()).collect();
                    return fault(Fault::AmbiguousKey, keys);
                }
            }
        }
        let keys = self.fields.iter().map(|field| field.key.as_ref());
        fault(Fault::UnknownKey, closest(&segment.text, keys.chain(words.iter().flatten().map(String::as_str))))
    }
}

/// The words for a field besides its key, the label first.
pub(super) fn words_of(schema: &str, field: &Field, names: &dyn Names) -> Vec<String> {
    let own = field.label.iter().cloned();
    own.chain(names.field_words(schema, field)).collect()
}

/// The text as keys are compared: folded, without spaces, `_` and `-`.
pub(super) fn squash(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|c| !c.is_whitespace() && !matches!(c, '_' | '-'));
    folded
}

/// True where the two differ only in an English plural.
fn other_number(one: &str, other: &str) -> bool {
    let plural = |singular: &str, plural: &str| {
        plural.strip_suffix('s').is_some_and(|stem| stem == singular)
            || plural.strip_suffix("ies").is_some_and(|stem| singular.strip_suffix('y') == Some(stem))
    };
    plural(one, other) || plural(other, one)
}
