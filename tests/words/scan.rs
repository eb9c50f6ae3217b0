//! Finds the uses of `tr!` in Rust source: a lexer just good enough to tell code from comments and texts.

use std::collections::BTreeSet;

/// One use of the macro.
#[derive(Debug, PartialEq)]
pub(super) struct Use {
    /// Line of the source, from 1.
    pub(super) line: usize,
    pub(super) key: String,
    /// The names of the arguments; None where they are not `name = value`.
    pub(super) arguments: Option<BTreeSet<String>>,
}

#[derive(Debug, PartialEq, Clone)]
enum Token {
    Word(String),
    Text(String),
    Sign(char),
}

/// All uses of `tr!(…)` in a source text.
pub(super) fn uses(source: &str) -> Vec<Use> {
    let tokens = lex(source);
    let mut found = Vec::new();
    for (at, (token, line)) in tokens.iter().enumerate() {
        let is = |ahead: usize, sign: char| matches!(tokens.get(at + ahead), Some((Token::Sign(s), _)) if *s == sign);
        if *token == Token::Word("tr".into()) && is(1, '!') && is(2, '(') {
            let parts = parts(&tokens[at + 3..]);
            let key = match parts.get(1).map(Vec::as_slice) {
                Some([Token::Text(key)]) => key.clone(),
                _ => String::from("(no literal)"),
            };
            let names = parts.iter().skip(2).map(|part| match part.as_slice() {
                [Token::Word(name), Token::Sign('='), ..] => Some(name.clone()),
                _ => None,
            });
            found.push(Use { line: *line, key, arguments: names.collect() });
        }
    }
    found
}

/// What stands between the commas up to the closing bracket.
fn parts(tokens: &[(Token, usize)]) -> Vec<Vec<Token>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0;
    for (token, _) in tokens {
        match token {
            Token::Sign(')' | ']' | '}') if depth == 0 => break,
            Token::Sign(',') if depth == 0 => {
                parts.push(Vec::new());
                continue;
            }
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        parts.last_mut().unwrap().push(token.clone());
    }
    if parts.last().is_some_and(Vec::is_empty) {
        parts.pop();
    }
    parts
}

fn lex(source: &str) -> Vec<(Token, usize)> {
    let letters: Vec<char> = source.chars().collect();
    let get = |at: usize| letters.get(at).copied().unwrap_or('\0');
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut tokens, mut at, mut line) = (Vec::new(), 0, 1);
    while at < letters.len() {
        let start = at;
        match get(at) {
            '/' if get(at + 1) == '/' => {
                while at < letters.len() && get(at) != '\n' {
                    at += 1;
                }
            }
            '/' if get(at + 1) == '*' => {
                let mut depth = 0;
                loop {
                    match (get(at), get(at + 1)) {
                        ('/', '*') => (depth, at) = (depth + 1, at + 2),
                        ('*', '/') => (depth, at) = (depth - 1, at + 2),
                        _ => at += 1,
                    }
                    if depth == 0 || at >= letters.len() {
                        break;
                    }
                }
            }
            '"' => {
                let mut text = String::new();
                at += 1;
                while at < letters.len() && get(at) != '"' {
                    if get(at) == '\\' {
                        at += 1;
                    }
                    text.push(get(at));
                    at += 1;
                }
                at += 1;
                tokens.push((Token::Text(text), line));
            }
            'r' if (get(at + 1) == '"' || (get(at + 1) == '#' && matches!(get(at + 2), '"' | '#')))
                && !(start > 0 && word(get(start - 1)) && get(start - 1) != 'b') =>
            {
                let hashes = letters[at + 1..].iter().take_while(|c| **c == '#').count();
                at += 2 + hashes;
                let from = at;
                while at < letters.len()
                    && !(get(at) == '"'
                        && letters[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes)
                {
                    at += 1;
                }
                tokens.push((Token::Text(letters[from..at].iter().collect()), line));
                at += 1 + hashes;
            }
            // A letter in quotes; a lifetime has no closing one.
            '\'' if get(at + 1) == '\\' => {
                at += 3;
                while at < letters.len() && get(at) != '\'' {
                    at += 1;
                }
                at += 1;
            }
            '\'' if get(at + 2) == '\'' => at += 3,
            c if word(c) => {
                while word(get(at)) && at < letters.len() {
                    at += 1;
                }
                // The b of b"…" is no word of its own, and the r of br"…" begins a raw text.
                if !(matches!(get(at), '"' | '\'') && at == start + 1 && c == 'b') {
                    tokens.push((Token::Word(letters[start..at].iter().collect()), line));
                }
            }
            c => {
                at += 1;
                if !c.is_whitespace() {
                    tokens.push((Token::Sign(c), line));
                }
            }
        }
        line += letters[start..at.min(letters.len())].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

#[test]
fn code_is_told_from_comments_texts_and_lifetimes() {
    let source = r##"
        // tr!(lang, "in-comment")
        /* tr!(lang, "in /* nested */ comment") */
        fn f<'a>(x: &'a str) -> char { let _ = "tr!(lang, \"in-text\")"; let _ = r#"tr!(lang, "in-raw")"#; '"' }
        let a = crate::tr!(self.lang(), "plain");
        let b = tr!(Lang::Nb, "with", n = list.get(0, 1).map(|(a, b)| a), name = format!("{}, {}", 1, 2),);
        let c = tr!(lang, "odd", f::<A, B>());
        let d = '\''; let e = tr!(lang, "after-quote");
        str!(lang, "other-macro");
    "##;
    let names = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>());
    let expected = [
        (5, "plain", names(&[])),
        (6, "with", names(&["n", "name"])),
        (7, "odd", None),
        (8, "after-quote", names(&[])),
    ];
    let expected = expected.map(|(line, key, arguments)| Use { line, key: key.to_owned(), arguments });
    assert_eq!(uses(source), expected);
}
