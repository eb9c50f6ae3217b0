//! Reading a filter text.

use super::ast::{Expr, Operand, Span, Test, Word};
use super::error::{Fault, QueryError};
use super::scan::{Scanner, begins_operator, ends_value, ends_word, is_and, is_or};

/// The longest filter text, in characters.
pub const LENGTH_LIMIT: usize = 10_000;

/// How deep groups and negations may be nested.
pub const DEPTH_LIMIT: usize = 50;

/// How many segments a key may have.
pub const PATH_LIMIT: usize = 5;

/// Reads a filter text. The empty text is the filter that lets everything through.
///
/// # Errors
/// The first fault, with its place in the text.
pub fn parse(text: &str) -> Result<Expr, QueryError> {
    if let Some((limit, _)) = text.char_indices().nth(LENGTH_LIMIT) {
        return Err(QueryError::new(Span::new(limit, text.len()), Fault::TooLong(LENGTH_LIMIT)));
    }
    let mut parser = Parser { scan: Scanner::new(text), depth: 0 };
    let expr = parser.alternatives()?;
    match parser.scan.peek() {
        Some(_) => Err(parser.fault_here(Fault::StrayClose)),
        None => Ok(expr),
    }
}

struct Parser<'a> {
    scan: Scanner<'a>,
    depth: usize,
}

impl Parser<'_> {
    /// The fault, at the next letter.
    fn fault_here(&self, fault: Fault) -> QueryError {
        let length = self.scan.peek().map_or(0, char::len_utf8);
        QueryError::new(Span::new(self.scan.at, self.scan.at + length), fault)
    }

    fn fault_since(&self, start: usize, fault: Fault) -> QueryError {
        QueryError::new(self.scan.since(start), fault)
    }

    /// Terms with `OR` between them, up to a closing parenthesis or the end.
    fn alternatives(&mut self) -> Result<Expr, QueryError> {
        let mut options = Vec::new();
        let mut last_or = None;
        loop {
            let all = self.all()?;
            let empty = all.is_empty();
            let start = self.scan.at;
            let word = self.scan.word();
            let more = if self.scan.eat("|") { true } else { is_or(word) && self.scan.eat(word) };
            if more {
                last_or = Some(self.scan.since(start));
            }
            if let Some(span) = last_or.filter(|_| empty) {
                return Err(QueryError::new(span, Fault::LoneOr));
            }
            options.push(all);
            if !more {
                return Ok(Expr::or(options));
            }
        }
    }

    /// Terms side by side.
    fn all(&mut self) -> Result<Expr, QueryError> {
        let mut terms = Vec::new();
        loop {
            self.scan.skip_spaces();
            let word = self.scan.word();
            match self.scan.peek() {
                None | Some(')' | '|') => break,
                Some(_) if is_or(word) => break,
                Some(_) if is_and(word) => {
                    self.scan.eat(word);
                }
                Some(_) => terms.push(self.term()?),
            }
        }
        Ok(Expr::and(terms))
    }

    fn term(&mut self) -> Result<Expr, QueryError> {
        let start = self.scan.at;
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return Err(self.fault_here(Fault::TooDeep(DEPTH_LIMIT)));
        }
        let expr = match self.scan.peek() {
            Some('-') if self.scan.rest().chars().nth(1).is_some_and(|c| c == '(' || !ends_word(c)) => {
                self.scan.bump();
                Expr::Not(Box::new(self.term()?))
            }
            Some('(') => {
                self.scan.bump();
                let inner = self.alternatives()?;
                if !self.scan.eat(")") {
                    return Err(QueryError::new(Span::new(start, start + 1), Fault::UnclosedGroup));
                }
                if inner.is_empty() {
                    return Err(self.fault_since(start, Fault::EmptyGroup));
                }
                inner
            }
            Some(c) if begins_operator(c) || self.scan.rest().starts_with("!=") => {
                self.scan.operator();
                return Err(self.fault_since(start, Fault::LoneOperator));
            }
            _ => match self.scan.path() {
                Some(path) => {
                    let op_start = self.scan.at;
                    let op = self.scan.operator().unwrap_or(super::ast::Op::Has);
                    let operands = self.operands(self.scan.since(op_start))?;
                    Expr::Test(Test { path, op, operands, span: self.scan.since(start) })
                }
                None if self.scan.peek() == Some('"') => {
                    let (text, closed) = self.scan.quoted();
                    if !closed {
                        return Err(self.fault_since(start, Fault::UnclosedQuote));
                    }
                    self.ends(ends_word)?;
                    Expr::Words(text, self.scan.since(start))
                }
                None => {
                    let text = self.scan.until(ends_word).to_owned();
                    Expr::Words(text, self.scan.since(start))
                }
            },
        };
        self.depth -= 1;
        Ok(expr)
    }

    /// Makes sure that what was quoted ends here.
    fn ends(&self, end: fn(char) -> bool) -> Result<(), QueryError> {
        match self.scan.peek() {
            Some(c) if !end(c) => Err(self.fault_here(Fault::TextAfterQuote)),
            _ => Ok(()),
        }
    }

    fn operands(&mut self, operator: Span) -> Result<Vec<Operand>, QueryError> {
        let mut operands = vec![self.operand(operator)?];
        loop {
            let comma = self.scan.at;
            if !self.scan.eat(",") {
                return Ok(operands);
            }
            operands.push(self.operand(self.scan.since(comma))?);
        }
    }

    /// A value, a range or `*`; `before` is what stands before it, for the fault that it is missing.
    fn operand(&mut self, before: Span) -> Result<Operand, QueryError> {
        let start = self.scan.at;
        let from = self.value()?;
        if self.scan.eat("..") {
            let to = self.value()?;
            let span = self.scan.since(start);
            if self.scan.rest().starts_with("..") || (from.is_none() && to.is_none()) {
                return Err(QueryError::new(span, Fault::EmptyRange));
            }
            return Ok(Operand::Range { from, to, span });
        }
        match from {
            Some(word) if !word.quoted && word.text == "*" => Ok(Operand::Any(word.span)),
            Some(word) => Ok(Operand::One(word)),
            None => Err(QueryError::new(before, Fault::MissingValue)),
        }
    }

    fn value(&mut self) -> Result<Option<Word>, QueryError> {
        let start = self.scan.at;
        match self.scan.peek() {
            Some('"') => {
                let (text, closed) = self.scan.quoted();
                if !closed {
                    return Err(self.fault_since(start, Fault::UnclosedQuote));
                }
                if !self.scan.rest().starts_with("..") {
                    self.ends(ends_value)?;
                }
                Ok(Some(Word { text, quoted: true, span: self.scan.since(start) }))
            }
            Some(c) if begins_operator(c) => {
                self.scan.operator();
                Err(self.fault_since(start, Fault::LoneOperator))
            }
            _ => {
                let rest = self.scan.rest();
                let end = rest.find(ends_value).unwrap_or(rest.len());
                let end = rest.find("..").map_or(end, |dots| dots.min(end));
                self.scan.at += end;
                let text = rest.get(..end).unwrap_or_default();
                let word = Word { text: text.to_owned(), quoted: false, span: self.scan.since(start) };
                Ok((!text.is_empty()).then_some(word))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::ast::{Op, Segment};
    use proptest::prelude::*;

    fn fault(text: &str) -> (Fault, &str) {
        let error = parse(text).unwrap_err();
        (error.kind, error.span.of(text))
    }

    /// The filter with its groups made visible.
    fn shape(text: &str) -> String {
        fn show(expr: &Expr) -> String {
            let list = |list: &[Expr]| list.iter().map(show).collect::<Vec<_>>().join(" ");
            match expr {
                Expr::And(all) => format!("(and {})", list(all)),
                Expr::Or(any) => format!("(or {})", list(any)),
                Expr::Not(inner) => format!("(not {})", show(inner)),
                Expr::Words(text, _) => format!("«{text}»"),
                Expr::Test(test) => format!("[{test}]"),
            }
        }
        show(&parse(text).unwrap())
    }

    #[test]
    fn the_example_of_the_manual_is_read() {
        let text = r#"programme:horizon deadline<90d theme:climate,energy -status:closed "free text""#;
        let Expr::And(terms) = parse(text).unwrap() else { panic!("not a list of terms") };
        assert_eq!(terms.len(), 5);
        let Expr::Test(theme) = &terms[2] else { panic!("not a test") };
        assert_eq!((theme.op, theme.operands.len(), theme.span.of(text)), (Op::Has, 2, "theme:climate,energy"));
        assert_eq!(theme.operands[1].span().of(text), "energy");
        assert!(matches!(&terms[3], Expr::Not(_)));
        assert!(matches!(&terms[4], Expr::Words(words, _) if words == "free text"));
    }

    #[test]
    fn or_binds_less_than_words_side_by_side() {
        for (text, expected) in [
            ("", "(and )"),
            ("  ", "(and )"),
            ("a b", "(and «a» «b»)"),
            ("a AND b", "(and «a» «b»)"),
            ("a b OR c", "(or (and «a» «b») «c»)"),
            ("a|b|c", "(or «a» «b» «c»)"),
            ("a (b ELLER c)", "(and «a» (or «b» «c»))"),
            ("((a)) (b)", "(and «a» «b»)"),
            ("-(a b)", "(not (and «a» «b»))"),
            ("--a", "(not (not «a»))"),
            ("a - b", "(and «a» «-» «b»)"),
            ("oracle order Or", "(and «oracle» «order» «Or»)"),
            ("-", "«-»"),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
    }

    #[test]
    fn keys_operators_and_values_are_told_from_words() {
        for (text, expected) in [
            ("a:b", "[a:b]"),
            ("a:<=5", "[a<=5]"),
            ("a==b", "[a=b]"),
            ("a!=b", "[a!=b]"),
            ("budget:10000..50000", "[budget:10000..50000]"),
            ("budget:1.5..", "[budget:1.5..]"),
            ("due:..today,2027", "[due:..today,2027]"),
            ("owner:*", "[owner:*]"),
            (r#"a:"x, \"y\" \z""#, r#"[a:"x, \"y\" \\z"]"#),
            (r#"a:"1 000".."2 000""#, r#"[a:"1 000".."2 000"]"#),
            (r#""co-financing rate">50"#, r#"["co-financing rate">50]"#),
            ("consortium.partner.country:DK", "[consortium.partner.country:DK]"),
            ("støttesats>5", "[støttesats>5]"),
            ("co-financing:5", "[co-financing:5]"),
            ("12:30", "«12:30»"),
            ("example.org", "«example.org»"),
            ("e.g. 2021/C", "(and «e.g.» «2021/C»)"),
            ("-deadline<7d", "(not [deadline<7d])"),
            ("deadline:-7d..7d", "[deadline:-7d..7d]"),
            ("HORIZON-CL5-2026-D4-01-02", "«HORIZON-CL5-2026-D4-01-02»"),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
    }

    #[test]
    fn every_fault_names_its_place() {
        for (text, kind, place) in [
            ("a \"b", Fault::UnclosedQuote, "\"b"),
            ("k:\"b", Fault::UnclosedQuote, "\"b"),
            ("a (b", Fault::UnclosedGroup, "("),
            ("a) b", Fault::StrayClose, ")"),
            ("a () b", Fault::EmptyGroup, "()"),
            ("a OR", Fault::LoneOr, "OR"),
            ("| a", Fault::LoneOr, "|"),
            ("a OR | b", Fault::LoneOr, "|"),
            ("(a OR) b", Fault::LoneOr, "OR"),
            ("deadline < 5", Fault::LoneOperator, "<"),
            ("æøå !=5", Fault::LoneOperator, "!="),
            ("deadline:", Fault::MissingValue, ":"),
            ("deadline<= b", Fault::MissingValue, "<="),
            ("theme:a,", Fault::MissingValue, ","),
            ("theme:,a", Fault::MissingValue, ":"),
            ("due:..", Fault::EmptyRange, ".."),
            ("due:a..b..c", Fault::EmptyRange, "a..b"),
            ("k:\"b\"c", Fault::TextAfterQuote, "c"),
            ("\"b\"ø", Fault::TextAfterQuote, "ø"),
            ("k:a,<b", Fault::LoneOperator, "<"),
        ] {
            assert_eq!(fault(text), (kind, place), "{text}");
        }
    }

    #[test]
    fn length_and_depth_are_bounded() {
        let long = "é ".repeat(LENGTH_LIMIT);
        assert!(matches!(parse(&long).unwrap_err().kind, Fault::TooLong(_)));
        for deep in ["(".repeat(9_000), "-".repeat(9_000) + "a", "-(".repeat(4_000)] {
            assert_eq!(parse(&deep).unwrap_err().kind, Fault::TooDeep(DEPTH_LIMIT));
        }
        let fine = format!("{}a{}", "(".repeat(40), ")".repeat(40));
        assert_eq!(shape(&fine), "«a»");
    }

    fn without_spans(expr: &mut Expr) {
        match expr {
            Expr::And(list) | Expr::Or(list) => list.iter_mut().for_each(without_spans),
            Expr::Not(inner) => without_spans(inner),
            Expr::Words(_, span) => *span = Span::default(),
            Expr::Test(test) => {
                test.span = Span::default();
                test.path.iter_mut().for_each(|segment| segment.span = Span::default());
                for operand in &mut test.operands {
                    match operand {
                        Operand::Any(span) => *span = Span::default(),
                        Operand::One(word) => word.span = Span::default(),
                        Operand::Range { from, to, span } => {
                            *span = Span::default();
                            from.iter_mut().chain(to).for_each(|word| word.span = Span::default());
                        }
                    }
                }
            }
        }
    }

    fn word() -> impl Strategy<Value = Word> {
        prop_oneof![
            "[a-zæøå0-9+/-][a-z0-9.<:=-]{0,2}[a-z0-9-]{1,3}".prop_map(|text| Word {
                text: text.replace("..", "."),
                quoted: false,
                span: Span::default()
            }),
            "\\PC{0,8}".prop_map(|text| Word { text, quoted: true, span: Span::default() }),
        ]
    }

    fn operand() -> impl Strategy<Value = Operand> {
        prop_oneof![
            Just(Operand::Any(Span::default())),
            word().prop_map(Operand::One),
            (word(), proptest::option::of(word())).prop_map(|(from, to)| Operand::Range {
                from: Some(from),
                to,
                span: Span::default()
            }),
            word().prop_map(|to| Operand::Range { from: None, to: Some(to), span: Span::default() }),
        ]
    }

    fn leaf() -> impl Strategy<Value = Expr> {
        let segment = prop_oneof!["[a-zø_]{1,6}", "\\PC{0,6}"].prop_map(|text| Segment { text, span: Span::default() });
        let path = proptest::collection::vec(segment, 1..4);
        let op = proptest::sample::select(Op::ALL.to_vec());
        let operands = proptest::collection::vec(operand(), 1..4);
        prop_oneof![
            prop_oneof!["\\PC{0,10}", "OR|AND|-x|a:b|<", "[ -~]{0,12}"]
                .prop_map(|text| Expr::Words(text, Span::default())),
            (path, op, operands).prop_map(|(path, op, operands)| Expr::Test(Test {
                path,
                op,
                operands,
                span: Span::default()
            })),
        ]
    }

    fn expr() -> impl Strategy<Value = Expr> {
        leaf().prop_recursive(4, 30, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 2..4).prop_map(Expr::and),
                proptest::collection::vec(inner.clone(), 2..4).prop_map(Expr::or),
                inner.prop_map(|inner| Expr::Not(Box::new(inner))),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_printed_filter_is_read_back_as_it_was(expr in expr()) {
            let text = expr.to_string();
            let mut again = parse(&text).map_err(|e| TestCaseError::fail(format!("{text}: {e}")))?;
            without_spans(&mut again);
            prop_assert_eq!(again, expr, "{}", text);
        }

        #[test]
        fn no_text_brings_it_down(text in "[ -~æ\\u{301}\"():|<>=!.,*-]{0,40}|\\PC{0,30}") {
            match parse(&text) {
                Ok(expr) => { parse(&expr.to_string()).unwrap(); }
                Err(error) => prop_assert!(text.get(error.span.start..error.span.end).is_some()),
            }
        }
    }
}
