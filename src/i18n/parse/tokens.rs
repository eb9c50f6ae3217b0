//! Cuts a typed date into numbers, words and signs.

use super::super::fold;
use super::vocabulary::{Word, known};

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// ASCII digits: value and how many; at most eight digits.
    Number(u32, usize),
    /// Letters, folded, with what they mean.
    Word(Word, String),
    /// Anything else.
    Sign(char),
}

/// A piece of the text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Where it begins in the text, in bytes.
    pub(super) start: usize,
    /// True where white space stands before it.
    pub(super) spaced: bool,
}

/// The tokens of a text and how far they have been read.
pub(super) struct Tokens<'a> {
    text: &'a str,
    list: Vec<Token>,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Cuts the text; None where a number has more than eight digits.
    pub(super) fn new(text: &'a str) -> Option<Self> {
        let mut list = Vec::new();
        let mut spaced = false;
        let mut letters = text.char_indices().peekable();
        while let Some((start, letter)) = letters.next() {
            if letter.is_whitespace() {
                spaced = true;
                continue;
            }
            let class: fn(char) -> bool = match letter {
                _ if letter.is_ascii_digit() => |c| c.is_ascii_digit(),
                _ if letter.is_alphabetic() => |c| c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c),
                _ => |_| false,
            };
            let mut piece = String::from(letter);
            while let Some((_, next)) = letters.next_if(|(_, next)| class(*next)) {
                piece.push(next);
            }
            let kind = if letter.is_ascii_digit() {
                if piece.len() > 8 {
                    return None;
                }
                Kind::Number(piece.parse().ok()?, piece.len())
            } else if letter.is_alphabetic() {
                let folded = fold(&piece);
                Kind::Word(known(&folded), folded)
            } else {
                Kind::Sign(letter)
            };
            list.push(Token { kind, start, spaced });
            spaced = false;
        }
        Some(Self { text, list, at: 0 })
    }

    /// The token `ahead` places further on; 0 is the next one.
    pub(super) fn peek(&self, ahead: usize) -> Option<&Token> {
        self.list.get(self.at + ahead)
    }

    /// The number `ahead` places further on, with its count of digits.
    pub(super) fn number_at(&self, ahead: usize) -> Option<(u32, usize)> {
        match self.peek(ahead)?.kind {
            Kind::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    /// The meaning of the word `ahead` places further on.
    pub(super) fn word_at(&self, ahead: usize) -> Option<Word> {
        match &self.peek(ahead)?.kind {
            Kind::Word(word, _) => Some(*word),
            _ => None,
        }
    }

    /// The sign `ahead` places further on.
    pub(super) fn sign_at(&self, ahead: usize) -> Option<char> {
        match self.peek(ahead)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// True where the token `ahead` places further on follows without white space.
    pub(super) fn joined(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|token| !token.spaced)
    }

    /// Goes on by so many tokens.
    pub(super) fn skip(&mut self, count: usize) {
        self.at = (self.at + count).min(self.list.len());
    }

    /// Goes past the sign if it is next.
    pub(super) fn take_sign(&mut self, wanted: char) -> bool {
        let there = self.sign_at(0) == Some(wanted);
        self.skip(usize::from(there));
        there
    }

    /// Goes past the word if it is next.
    pub(super) fn take_word(&mut self, wanted: Word) -> bool {
        let there = self.word_at(0) == Some(wanted);
        self.skip(usize::from(there));
        there
    }

    /// The place, to come back to with [`Tokens::go_back`].
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// Comes back to a place.
    pub(super) fn go_back(&mut self, place: usize) {
        self.at = place;
    }

    /// The text that has not been read.
    pub(super) fn rest(&self) -> &'a str {
        self.peek(0).and_then(|token| self.text.get(token.start..)).unwrap_or_default().trim()
    }
}
