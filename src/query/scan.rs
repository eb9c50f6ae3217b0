//! The small steps through a filter text that parsing and completing share.

use super::ast::{Op, Segment, Span};

/// A place in a filter text.
#[derive(Clone)]
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// True for the words that join terms: `OR` and `AND` in the four languages, in capitals.
pub(super) fn is_joint(word: &str) -> bool {
    is_or(word) || is_and(word)
}

pub(super) fn is_or(word: &str) -> bool {
    matches!(word, "OR" | "ELLER" | "ODER")
}

pub(super) fn is_and(word: &str) -> bool {
    matches!(word, "AND" | "OG" | "UND")
}

fn begins_key(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn continues_key(c: char) -> bool {
    // Combining marks: a decomposed å must do as well as a composed one.
    c.is_alphanumeric() || matches!(c, '_' | '-' | '\u{300}'..='\u{36f}')
}

/// True where a segment of a key needs no quotes.
pub(super) fn is_bare_key(text: &str) -> bool {
    text.chars().next().is_some_and(begins_key) && text.chars().all(continues_key)
}

/// True for what ends a word.
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '|')
}

/// True for what ends a value.
pub(super) fn ends_value(c: char) -> bool {
    ends_word(c) || c == ','
}

/// True for the letters with which an operator begins, `!` aside.
pub(super) fn begins_operator(c: char) -> bool {
    matches!(c, ':' | '=' | '<' | '>')
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let there = self.rest().starts_with(expected);
        if there {
            self.at += expected.len();
        }
        there
    }

    pub(super) fn since(&self, start: usize) -> Span {
        Span::new(start, self.at)
    }

    /// Takes letters until one of which `stop` holds.
    pub(super) fn until(&mut self, stop: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(stop).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    pub(super) fn skip_spaces(&mut self) {
        self.until(|c| !c.is_whitespace());
    }

    /// The word here, to the next end of a word, without taking it.
    pub(super) fn word(&self) -> &'a str {
        self.clone().until(ends_word)
    }

    /// Takes a quoted text that begins here; false where its end is missing.
    pub(super) fn quoted(&mut self) -> (String, bool) {
        let mut text = String::new();
        self.bump();
        while let Some(c) = self.bump() {
            match c {
                '"' => return (text, true),
                '\\' if matches!(self.peek(), Some('"' | '\\')) => text.extend(self.bump()),
                other => text.push(other),
            }
        }
        (text, false)
    }

    /// Takes a key and leaves off before its operator; takes nothing where no operator follows.
    pub(super) fn path(&mut self) -> Option<Vec<Segment>> {
        let begin = self.at;
        let mut path = Vec::new();
        loop {
            let start = self.at;
            let text = match self.peek() {
                Some('"') => match self.quoted() {
                    (text, true) => text,
                    (_, false) => break,
                },
                Some(c) if begins_key(c) => self.until(|c| !continues_key(c)).to_owned(),
                _ => break,
            };
            path.push(Segment { text, span: self.since(start) });
            if self.clone().operator().is_some() {
                return Some(path);
            }
            if !self.eat(".") {
                break;
            }
        }
        self.at = begin;
        None
    }

    /// Takes an operator; `:<` is the same as `<`, and `==` as `=`.
    pub(super) fn operator(&mut self) -> Option<Op> {
        let op = Op::ALL.into_iter().find(|op| self.eat(op.symbol()))?;
        match op {
            Op::Has => {
                let more = Op::ALL.into_iter().filter(|more| *more != Op::Has).find(|more| self.eat(more.symbol()));
                Some(more.unwrap_or(op))
            }
            Op::Is => {
                self.eat("=");
                Some(op)
            }
            _ => Some(op),
        }
    }
}
