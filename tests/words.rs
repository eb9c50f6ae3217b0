//! The four languages say the same: same keys, attributes and arguments; the code uses just these.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "words/scan.rs"]
mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use brobygger::i18n::{Lang, sources};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser::parse;

/// Keys that the code puts together at run time, or that are a stock to pick from, and why.
const FAMILIES: &[(&str, &str)] = &[
    ("field-", "labels of fields, by kind and field of the schema"),
    ("choice-", "labels of codes, by choice of the schema"),
    ("kind-", "names of kinds of records and parts, by the schema"),
    ("country-", "names of countries beyond the CLDR's"),
    ("action-", "names of commands, by the table of commands"),
    ("command-", "names and hints of the window's commands, by the table of commands"),
    ("menu-", "names of the window's menus, by the table of commands"),
    ("word-", "common words that search, import and output look up in all languages"),
    ("group-", "sections of forms, by the schema"),
    ("problem-", "findings of the check, by their key"),
    ("edit-", "names of changes, by the deed"),
    ("job-", "stages of a long job, by the stage"),
    ("operation-", "what was being done to a file, by the operation"),
    ("disk-", "why that failed, by the problem"),
    ("save-", "why a save did not happen, by the error"),
    ("backup-", "why a backup could not be used, by the error"),
    ("hint-", "what can be done about it, by the hint"),
    ("query-", "words of the filter language and its faults, by their key"),
    ("print-group-", "groupings of printed deadlines, by their key"),
    ("check-", "headings of the check, by the severity"),
    ("input-picture-", "why a picture cannot be taken in, by what is wrong with it"),
];

/// What a key or one of its attributes asks for.
type Arguments = BTreeSet<String>;
/// `key` and `key.attribute`, with the arguments of each.
type Keys = BTreeMap<String, Arguments>;

fn parsed(lang: Lang) -> Vec<(&'static str, Resource<&'static str>)> {
    let files = sources(lang).iter().map(|(name, text)| match parse(*text) {
        Ok(resource) => (*name, resource),
        Err((_, errors)) => panic!("{}/{name}.ftl: {errors:?}", lang.code()),
    });
    files.collect()
}

fn keys(lang: Lang) -> Keys {
    let mut keys = Keys::new();
    let mut references = BTreeMap::new();
    for (name, resource) in parsed(lang) {
        for entry in &resource.body {
            let (key, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
                _ => continue,
            };
            let attributes = attributes.iter().map(|a| (format!("{key}.{}", a.id.name), &a.value));
            let all = value.map(|value| (key.clone(), value)).into_iter().chain(attributes);
            for (key, pattern) in all {
                let mut found = Found::default();
                found.pattern(pattern);
                references.insert(key.clone(), found.references);
                let other = keys.insert(key.clone(), found.arguments);
                assert_eq!(other, None, "{}/{name}.ftl: {key} stands there twice", lang.code());
            }
        }
    }
    // A message asks for what the messages ask for that it refers to; chains are short.
    for _ in 0..4 {
        for (key, others) in &references {
            for other in others {
                let more =
                    keys.get(other).unwrap_or_else(|| panic!("{key} refers to {other}, which is nowhere")).clone();
                keys.entry(key.clone()).or_default().extend(more);
            }
        }
    }
    keys
}

#[derive(Default)]
struct Found {
    arguments: Arguments,
    references: BTreeSet<String>,
}

impl Found {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        let dotted = |id: &str, attribute: Option<&str>| attribute.map_or(id.to_owned(), |a| format!("{id}.{a}"));
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.references.insert(dotted(id.name, attribute.as_ref().map(|a| a.name)));
            }
            InlineExpression::TermReference { id, attribute, .. } => {
                self.references.insert(format!("-{}", dotted(id.name, attribute.as_ref().map(|a| a.name))));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
                arguments.named.iter().for_each(|argument| self.inline(&argument.value));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files with the ending below a folder, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_file_is_embedded_in_every_language() {
    for lang in Lang::ALL {
        let on_disk: BTreeSet<String> = files(&root().join("assets/i18n").join(lang.code()), "ftl")
            .iter()
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        let embedded: BTreeSet<String> = sources(lang).iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(on_disk, embedded, "{}", lang.code());
    }
}

#[test]
fn all_languages_have_the_same_keys_attributes_and_arguments() {
    let english = keys(Lang::En);
    assert!(english.len() > 100);
    for lang in [Lang::Nb, Lang::Da, Lang::De] {
        let other = keys(lang);
        let differ: Vec<_> = english
            .keys()
            .chain(other.keys())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .filter(|key| english.get(*key) != other.get(*key))
            .map(|key| format!("{key}: en {:?}, {} {:?}", english.get(key), lang.code(), other.get(key)))
            .collect();
        assert!(differ.is_empty(), "{}", differ.join("\n"));
    }
}

#[test]
fn the_same_key_stands_in_the_same_file() {
    let places = |lang| -> BTreeMap<String, &str> {
        let mut places = BTreeMap::new();
        for (name, resource) in parsed(lang) {
            for entry in &resource.body {
                if let Entry::Message(message) = entry {
                    places.insert(message.id.name.to_owned(), name);
                }
            }
        }
        places
    };
    for lang in [Lang::Nb, Lang::Da, Lang::De] {
        assert_eq!(places(lang), places(Lang::En), "{}", lang.code());
    }
}

#[test]
fn no_label_is_empty() {
    for lang in Lang::ALL {
        for (name, resource) in parsed(lang) {
            for entry in &resource.body {
                let Entry::Message(message) = entry else { continue };
                let text = brobygger::i18n::message(lang, message.id.name, None);
                assert!(!text.trim().is_empty(), "{}/{name}.ftl: {}", lang.code(), message.id.name);
            }
        }
    }
}

#[test]
fn the_code_asks_for_keys_that_exist_with_their_arguments() {
    let keys = keys(Lang::En);
    let mut faults = Vec::new();
    let mut seen = 0;
    for path in files(&root().join("src"), "rs") {
        for found in scan::uses(&fs::read_to_string(&path).unwrap()) {
            seen += 1;
            let place = format!("{}:{}", path.display(), found.line);
            match (&found.arguments, keys.get(&found.key)) {
                (_, None) => faults.push(format!("{place}: no key {}", found.key)),
                (None, _) => faults.push(format!("{place}: the arguments of {} cannot be read", found.key)),
                (Some(given), Some(wanted)) if given != wanted => {
                    faults.push(format!("{place}: {} wants {wanted:?}, is given {given:?}", found.key));
                }
                _ => {}
            }
        }
    }
    assert!(seen > 20, "the scanner found only {seen} uses");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_key_is_idle() {
    let mut used = BTreeSet::new();
    for path in files(&root().join("src"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        // What only a test uses, no user reads.
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        used.extend(scan::uses(code).into_iter().map(|found| found.key));
    }
    let references: String = sources(Lang::En).iter().map(|(_, text)| *text).collect();
    let idle: Vec<_> = keys(Lang::En)
        .into_keys()
        .filter(|key| !FAMILIES.iter().any(|(family, _)| key.starts_with(family)))
        .filter(|key| !used.contains(key) && !references.contains(&format!("{{ {key} }}")))
        .collect();
    assert!(idle.is_empty(), "in no use: {idle:?}");
}

#[test]
fn every_kind_has_a_plural() {
    let keys = keys(Lang::En);
    let lacking: Vec<_> = keys
        .keys()
        .filter(|key| key.starts_with("kind-") && !key.contains('.'))
        .filter(|key| !keys.contains_key(&format!("{key}.plural")))
        .collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}
