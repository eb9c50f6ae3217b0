//! What may be wrong with a filter, and where.

use super::ast::Span;
use crate::i18n::{self, Lang};

/// A fault in a filter text.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[error("{kind}")]
pub struct QueryError {
    /// Where in the filter text.
    pub span: Span,
    /// What is wrong.
    pub kind: Fault,
    /// What may have been meant, the likeliest first.
    pub suggestions: Vec<String>,
}

impl QueryError {
    /// A fault at a place.
    pub fn new(span: Span, kind: Fault) -> Self {
        Self { span, kind, suggestions: Vec::new() }
    }

    /// What is wrong, in words; where it is, and what may have been meant, is not said.
    pub fn in_words(&self, lang: Lang) -> String {
        let (what, op) = self.kind.arguments();
        let args = [("what", i18n::Value::from(what)), ("op", i18n::Value::from(op))];
        i18n::message(lang, &format!("query-fault-{}", self.kind.key()), Some(&args.into_iter().collect()))
    }

    /// The fault with what may have been meant.
    pub fn suggesting(self, suggestions: Vec<String>) -> Self {
        Self { suggestions, ..self }
    }
}

/// What is wrong with a filter.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// The text is longer than the limit, in characters.
    #[error("the filter is longer than {0} characters")]
    TooLong(usize),
    /// Groups and negations are nested deeper than the limit.
    #[error("groups are nested deeper than {0}")]
    TooDeep(usize),
    /// A quote is not closed.
    #[error("a quotation mark is missing")]
    UnclosedQuote,
    /// A group is not closed.
    #[error("a closing parenthesis is missing")]
    UnclosedGroup,
    /// A group is closed that was not opened.
    #[error("this parenthesis closes nothing; put the text in quotes to search for it")]
    StrayClose,
    /// A group has nothing in it.
    #[error("there is nothing between the parentheses")]
    EmptyGroup,
    /// `OR` lacks one of its sides.
    #[error("something is missing beside OR")]
    LoneOr,
    /// An operator stands without a key before it.
    #[error("no key stands before the operator; no space may stand between them")]
    LoneOperator,
    /// No value follows the operator.
    #[error("a value is missing; `*` stands for any, `empty` for none")]
    MissingValue,
    /// A range has neither end.
    #[error("the range has neither beginning nor end")]
    EmptyRange,
    /// Something follows a closing quote directly.
    #[error("a space or a comma must follow the quotation mark")]
    TextAfterQuote,
    /// A key goes through more links than the limit.
    #[error("the key goes through more than {0} links")]
    PathTooLong(usize),
    /// No field has the key.
    #[error("no field is called `{0}`; put the text in quotes to search for it")]
    UnknownKey(String),
    /// Several fields could be meant; they stand in the suggestions.
    #[error("`{0}` could be several fields")]
    AmbiguousKey(String),
    /// A key goes on after a field that is neither a link nor a list of parts.
    #[error("`{0}` has no fields of its own")]
    NoFieldsInside(String),
    /// The field, by its key, cannot be compared that way.
    #[error("`{1}` does not work with `{0}`")]
    WrongOperator(String, &'static str),
    /// The field, by its key, has no order and so no ranges.
    #[error("`{0}` has no order, so no range of values; put the text in quotes to search for it")]
    NoRange(String),
    /// A number was expected.
    #[error("`{0}` is not a number")]
    NotANumber(String),
    /// An amount was expected.
    #[error("`{0}` is not an amount; write 1000000, 1m or 1000000EUR")]
    NotAnAmount(String),
    /// A date was expected.
    #[error("`{0}` is not a date; write 2026-04-16, 2026-04, today or 90d")]
    NotADate(String),
    /// Yes or no was expected.
    #[error("`{0}` is neither yes nor no")]
    NotYesOrNo(String),
    /// The choice has no such code or label.
    #[error("`{0}` is not one of the values")]
    UnknownChoice(String),
    /// No country is so called.
    #[error("no country is called `{0}`")]
    UnknownCountry(String),
    /// A range ends before it begins.
    #[error("the range ends before it begins")]
    Backwards,
    /// The ends of a range are of different currencies.
    #[error("the ends of the range are of different currencies")]
    MixedCurrencies,
    /// A unit of time was expected after the colon of a grouping.
    #[error("`{0}` is not a unit of time: week, month, quarter or year")]
    NotAUnit(String),
    /// No record is so called; the filter is right, but finds nothing.
    #[error("no record is called `{0}`")]
    NothingCalled(String),
}

impl Fault {
    /// The fault's key in the translations (`query-fault-<key>`).
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooLong(_) => "too-long",
            Self::TooDeep(_) => "too-deep",
            Self::UnclosedQuote => "unclosed-quote",
            Self::UnclosedGroup => "unclosed-group",
            Self::StrayClose => "stray-close",
            Self::EmptyGroup => "empty-group",
            Self::LoneOr => "lone-or",
            Self::LoneOperator => "lone-operator",
            Self::MissingValue => "missing-value",
            Self::EmptyRange => "empty-range",
            Self::TextAfterQuote => "text-after-quote",
            Self::PathTooLong(_) => "path-too-long",
            Self::UnknownKey(_) => "unknown-key",
            Self::AmbiguousKey(_) => "ambiguous-key",
            Self::NoFieldsInside(_) => "no-fields-inside",
            Self::WrongOperator(..) => "wrong-operator",
            Self::NoRange(_) => "no-range",
            Self::NotANumber(_) => "not-a-number",
            Self::NotAnAmount(_) => "not-an-amount",
            Self::NotADate(_) => "not-a-date",
            Self::NotYesOrNo(_) => "not-yes-or-no",
            Self::UnknownChoice(_) => "unknown-choice",
            Self::UnknownCountry(_) => "unknown-country",
            Self::Backwards => "backwards",
            Self::MixedCurrencies => "mixed-currencies",
            Self::NotAUnit(_) => "not-a-unit",
            Self::NothingCalled(_) => "nothing-called",
        }
    }

    /// What the message names: the arguments `what` and `op` of its translation.
    pub fn arguments(&self) -> (String, &'static str) {
        match self {
            Self::TooLong(limit) | Self::TooDeep(limit) | Self::PathTooLong(limit) => (limit.to_string(), ""),
            Self::WrongOperator(what, op) => (what.clone(), op),
            Self::UnknownKey(what)
            | Self::AmbiguousKey(what)
            | Self::NoFieldsInside(what)
            | Self::NoRange(what)
            | Self::NotANumber(what)
            | Self::NotAnAmount(what)
            | Self::NotADate(what)
            | Self::NotYesOrNo(what)
            | Self::UnknownChoice(what)
            | Self::UnknownCountry(what)
            | Self::NotAUnit(what)
            | Self::NothingCalled(what) => (what.clone(), ""),
            _ => (String::new(), ""),
        }
    }
}

/// Of the words, those that look like the text, the closest first; at most three.
pub(crate) fn closest<'a>(text: &str, words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let text = super::keys::squash(text);
    let mut near: Vec<(usize, &str)> = words
        .map(|word| (strsim::damerau_levenshtein(&text, &super::keys::squash(word)), word))
        .filter(|(distance, word)| *distance <= (word.chars().count().max(text.chars().count()) / 3).max(1))
        .collect();
    near.sort();
    near.dedup_by(|a, b| a.1 == b.1);
    near.into_iter().take(3).map(|(_, word)| word.to_owned()).collect()
}
