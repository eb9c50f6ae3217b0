//! What a filter text says, before it is bound to a kind's fields.

use std::fmt;

/// A stretch of the filter text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends; the byte there is no longer part of it.
    pub end: usize,
}

impl Span {
    /// The stretch between two places.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The stretch from the beginning of this one to the end of the other.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }

    /// What stands there in the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A filter. Its text form ([`fmt::Display`]) is read back as the same filter.
#[derive(Clone, PartialEq, Debug)]
pub enum Expr {
    /// All of these; without any, everything.
    And(Vec<Expr>),
    /// At least one of these.
    Or(Vec<Expr>),
    /// Not this.
    Not(Box<Expr>),
    /// Words to be found in the searched text.
    Words(String, Span),
    /// A condition on a field.
    Test(Test),
}

impl Expr {
    /// All of the expressions, without needless nesting.
    pub fn and(list: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(list.len());
        for expr in list {
            match expr {
                Self::And(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() == 1 { flat.pop().unwrap_or(Self::And(Vec::new())) } else { Self::And(flat) }
    }

    /// One of the expressions, without needless nesting.
    pub fn or(list: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(list.len());
        for expr in list {
            match expr {
                Self::Or(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() == 1 { flat.pop().unwrap_or(Self::And(Vec::new())) } else { Self::Or(flat) }
    }

    /// True for the empty filter, which lets everything through.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::And(list) if list.is_empty())
    }
}

/// A condition on a field.
#[derive(Clone, PartialEq, Debug)]
pub struct Test {
    /// The key, segment by segment: `partner.country` has two.
    pub path: Vec<Segment>,
    /// The operator.
    pub op: Op,
    /// What is compared with; any one of them will do.
    pub operands: Vec<Operand>,
    /// The whole condition.
    pub span: Span,
}

/// A segment of a key.
#[derive(Clone, PartialEq, Debug)]
pub struct Segment {
    /// The key of a field, or a word for it.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// How a value is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Op {
    /// `:`, contains or equals, by the field's kind.
    Has,
    /// `=`, equals.
    Is,
    /// `!=`, does not equal.
    IsNot,
    /// `<`.
    Less,
    /// `<=`.
    AtMost,
    /// `>`.
    More,
    /// `>=`.
    AtLeast,
}

impl Op {
    /// All operators; where one begins another, the longer stands first.
    pub const ALL: [Self; 7] = [Self::IsNot, Self::AtMost, Self::AtLeast, Self::Less, Self::More, Self::Is, Self::Has];

    /// As it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Has => ":",
            Self::Is => "=",
            Self::IsNot => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// True for those that ask for an order: `<`, `<=`, `>`, `>=`.
    pub fn is_order(self) -> bool {
        matches!(self, Self::Less | Self::AtMost | Self::More | Self::AtLeast)
    }
}

/// What a field is compared with.
#[derive(Clone, PartialEq, Debug)]
pub enum Operand {
    /// `*`: anything at all.
    Any(Span),
    /// One value.
    One(Word),
    /// From and to, both inclusive; one of them may be open.
    Range {
        /// The lower end.
        from: Option<Word>,
        /// The upper end.
        to: Option<Word>,
        /// The whole range.
        span: Span,
    },
}

impl Operand {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Any(span) | Self::Range { span, .. } => *span,
            Self::One(word) => word.span,
        }
    }
}

/// A value as it was written.
#[derive(Clone, PartialEq, Debug)]
pub struct Word {
    /// Its text, without quotes and escapes.
    pub text: String,
    /// True where it stood in quotes: then it has no special meaning.
    pub quoted: bool,
    /// Where it stands, its quotes included.
    pub span: Span,
}

/// The text in quotes, with escapes.
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}

/// The text as a value or word: in quotes where it would otherwise mean something else.
pub fn quote_if_needed(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '@' | '&' | '+' | '\'');
    let bare = text.chars().all(plain)
        && text.chars().next().is_some_and(|c| c != '-')
        && !text.contains("..")
        && !super::scan::is_joint(text);
    if bare { text.to_owned() } else { quote(text) }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(list) => joined(f, list, " ", |inner| matches!(inner, Self::And(_) | Self::Or(_))),
            Self::Or(list) => joined(f, list, " OR ", |inner| matches!(inner, Self::Or(_))),
            Self::Not(inner) => {
                f.write_str("-")?;
                one(f, inner, matches!(**inner, Self::And(_) | Self::Or(_)))
            }
            Self::Words(text, _) => f.write_str(&quote_if_needed(text)),
            Self::Test(test) => test.fmt(f),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, list: &[Expr], by: &str, grouped: fn(&Expr) -> bool) -> fmt::Result {
    for (index, inner) in list.iter().enumerate() {
        if index > 0 {
            f.write_str(by)?;
        }
        one(f, inner, grouped(inner))?;
    }
    Ok(())
}

fn one(f: &mut fmt::Formatter<'_>, expr: &Expr, grouped: bool) -> fmt::Result {
    if grouped { write!(f, "({expr})") } else { write!(f, "{expr}") }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.path.iter().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            if super::scan::is_bare_key(&segment.text) {
                f.write_str(&segment.text)?;
            } else {
                f.write_str(&quote(&segment.text))?;
            }
        }
        f.write_str(self.op.symbol())?;
        for (index, operand) in self.operands.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            operand.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any(_) => f.write_str("*"),
            Self::One(word) => word.fmt(f),
            Self::Range { from, to, .. } => {
                if let Some(from) = from {
                    from.fmt(f)?;
                }
                f.write_str("..")?;
                if let Some(to) = to {
                    to.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.quoted { f.write_str(&quote(&self.text)) } else { f.write_str(&self.text) }
    }
}
