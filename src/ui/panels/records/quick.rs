//! The quick filter of a column: conditions that are put into the one filter text, and taken out of it again.

use std::collections::HashMap;

use super::range::Range;
use crate::i18n::{self, Lang, fold};
use crate::model::field::{Field, Place};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{PartList, Record};
use crate::model::value::{Value, ValueKind};
use crate::query::ast::{Expr, Op, Operand, Test, quote_if_needed};
use crate::query::filter::Filter;
use crate::query::keys::Subject;
use crate::query::names::InLanguage;
use crate::query::parse::parse;
use crate::tr;
use crate::ui::desk::Desk;

/// How many values are offered.
const MOST: usize = 50;

/// A value that may be ticked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Choice {
    /// As it stands in a filter.
    pub(super) word: String,
    /// As it is read.
    pub(super) label: String,
    /// In how many rows it stands.
    pub(super) count: usize,
    pub(super) ticked: bool,
}

/// A condition that stands alone: one of a few stretches of time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stretch {
    pub(super) label: String,
    /// What follows the key: `<today`, `:this-week`.
    pub(super) condition: String,
    pub(super) ticked: bool,
}

/// What a column's menu offers.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Quick {
    pub(super) choices: Vec<Choice>,
    /// How many values are left out.
    pub(super) more: usize,
    pub(super) stretches: Vec<Stretch>,
    /// The range that the filter asks for, where the field's values have an order.
    pub(super) range: Option<Range>,
}

/// What the column of a field offers with the filter as it is.
pub(super) fn offer(field: &Field, kind: Kind, text: &str, subject: &Subject, desk: &Desk<'_>) -> Quick {
    let names = InLanguage(desk.lang);
    let mine = conditions(text, field, subject, &names);
    let range = field.spec.kind.is_measured().then(|| Range::of(field, &mine, desk));
    let mut quick = Quick { stretches: stretches(field, &mine, text, desk.lang), range, ..Quick::default() };
    if !has_values(field) {
        return quick;
    }
    // Counted are the rows that the rest of the filter lets through.
    let rest = without(text, &mine);
    let context = desk.filter_context();
    let Ok(filter) = Filter::new(&rest, subject, &context) else { return quick };
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut note = |word: &str, many: usize| match counts.get_mut(word) {
        Some(count) => *count += many,
        None => {
            counts.insert(word.to_owned(), many);
        }
    };
    context.with_view(|view| {
        for (page, found) in filter.pages(kind, desk.workspace(), view) {
            if let ValueKind::Parts(_) = field.spec.kind {
                let records = found.places().filter_map(|place| page.records().get(place));
                records.for_each(|record| each_part(record.as_ref(), field, &mut |word| note(word, 1)));
            } else {
                page.each_value(field, view, found, |value, many| each_word(value, &mut |word| note(word, many)));
            }
        }
    });
    let ticked: Vec<String> = mine.iter().flat_map(words_of).map(|word| fold(&word)).collect();
    let mut choices: Vec<Choice> = counts
        .into_iter()
        .map(|(code, count)| {
            let (word, label) = words_for(&code, field, desk);
            let ticked = [&code, &word, &label].iter().any(|name| ticked.contains(&fold(name)));
            Choice { word, label, count, ticked }
        })
        .collect();
    choices.sort_by(|a, b| b.ticked.cmp(&a.ticked).then(b.count.cmp(&a.count)).then_with(|| a.label.cmp(&b.label)));
    quick.more = choices.len().saturating_sub(MOST);
    choices.truncate(MOST);
    quick.choices = choices;
    quick
}

/// The filter with the values ticked, and no other condition on the field.
pub(super) fn with_choices(text: &str, field: &Field, words: &[String], subject: &Subject, lang: Lang) -> String {
    let mine = conditions(text, field, subject, &InLanguage(lang));
    let rest = without(text, &mine);
    if words.is_empty() {
        return rest;
    }
    // Words that stand in a text may also be a part of others: these are meant as they are.
    let op = if matches!(field.spec.kind, ValueKind::Tags | ValueKind::Text) { "=" } else { ":" };
    let words: Vec<String> = words.iter().map(|word| quote_if_needed(word)).collect();
    joined(&rest, &format!("{}{op}{}", field.key, words.join(",")))
}

/// The filter with the condition, and no other one on the field; without any where it is empty.
pub(super) fn with_stretch(text: &str, field: &Field, condition: &str, subject: &Subject, lang: Lang) -> String {
    let mine = conditions(text, field, subject, &InLanguage(lang));
    let rest = without(text, &mine);
    if condition.is_empty() { rest } else { joined(&rest, &format!("{}{condition}", field.key)) }
}

fn joined(rest: &str, condition: &str) -> String {
    if rest.is_empty() { condition.to_owned() } else { format!("{rest} {condition}") }
}

/// The conditions on the field that stand beside all others: what is one side of an OR is left alone.
fn conditions(text: &str, field: &Field, subject: &Subject, names: &InLanguage) -> Vec<Test> {
    let Ok(expr) = parse(text) else { return Vec::new() };
    let list = match expr {
        Expr::And(list) => list,
        one => vec![one],
    };
    let is_mine = |test: &Test| match test.path.as_slice() {
        [segment] => subject.field(segment, names).is_ok_and(|it| it.key == field.key),
        _ => false,
    };
    let tests = list.into_iter().filter_map(|expr| match expr {
        Expr::Test(test) => Some(test),
        _ => None,
    });
    tests.filter(is_mine).collect()
}

/// The text without the conditions.
fn without(text: &str, tests: &[Test]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for test in tests {
        rest.push_str(text.get(at..test.span.start).unwrap_or_default().trim_end());
        rest.push(' ');
        at = test.span.end;
    }
    rest.push_str(text.get(at..).unwrap_or_default().trim_start());
    rest.trim().to_owned()
}

/// The words that a condition names.
fn words_of(test: &Test) -> Vec<String> {
    if !matches!(test.op, Op::Has | Op::Is) {
        return Vec::new();
    }
    let word = |operand: &Operand| match operand {
        Operand::One(word) => Some(word.text.clone()),
        _ => None,
    };
    test.operands.iter().filter_map(word).collect()
}

fn has_values(field: &Field) -> bool {
    match field.spec.kind {
        ValueKind::Choice(_) | ValueKind::Tags | ValueKind::Country | ValueKind::Currency | ValueKind::Bool => true,
        ValueKind::Link(_) | ValueKind::Links(_) | ValueKind::Calendars | ValueKind::Zone => true,
        ValueKind::Parts(schema) => schema
            .main_field()
            .is_some_and(|(_, main)| matches!(main.spec.kind, ValueKind::Choice(_) | ValueKind::Link(_))),
        ValueKind::Text => !field.spec.title && !field.spec.identifier,
        ValueKind::Integer(low, _) => low >= 1000,
        _ => false,
    }
}

/// The words of a value.
fn each_word(value: &Value<'_>, visit: &mut dyn FnMut(&str)) {
    match value {
        Value::Text(text) if !text.is_empty() => visit(text),
        Value::List(words) => words.iter().for_each(|word| visit(word)),
        Value::Link(id) => visit(&id.to_string()),
        Value::Links(ids) => ids.iter().for_each(|id| visit(&id.to_string())),
        Value::Integer(number) => visit(&number.to_string()),
        Value::Bool(answer) => visit(if *answer { "yes" } else { "no" }),
        _ => {}
    }
}

/// What stands for each part of a list.
fn each_part(record: &dyn Record, field: &Field, visit: &mut dyn FnMut(&str)) {
    let Place::Stored(index) = field.place else { return };
    for part in record.parts(index).into_iter().flat_map(<dyn PartList>::iter) {
        match part.schema().main_field().map(|(main, _)| part.get(main)) {
            Some(Value::Text(code)) if !code.is_empty() => visit(&code),
            Some(Value::Link(id)) => visit(&id.to_string()),
            _ => {}
        }
    }
}

/// A value as it stands in a filter, and as it is read.
fn words_for(code: &str, field: &Field, desk: &Desk<'_>) -> (String, String) {
    let lang = desk.lang;
    let of_kind = |kind: &ValueKind| match kind {
        ValueKind::Choice(def) => Some((code.to_owned(), i18n::choice_label(lang, def.key, code))),
        ValueKind::Country => Some((code.to_owned(), i18n::country_name(lang, code).unwrap_or(code).to_owned())),
        ValueKind::Link(_) | ValueKind::Links(_) => {
            let record = desk.workspace().holder(&Id::from(code))?;
            let identifier = record.schema().fields.iter().enumerate().filter(|(_, it)| it.spec.identifier);
            let mut names = identifier.filter_map(|(index, _)| match record.get(index) {
                Value::Text(text) if text.chars().count() > 2 => Some(text.into_owned()),
                _ => None,
            });
            let title = record.title();
            let word = names.next().unwrap_or_else(|| if title.is_empty() { code.to_owned() } else { title.clone() });
            Some((word, if title.is_empty() { code.to_owned() } else { title }))
        }
        ValueKind::Bool => {
            Some((code.to_owned(), if code == "yes" { tr!(lang, "word-yes") } else { tr!(lang, "word-no") }))
        }
        _ => None,
    };
    let known = match field.spec.kind {
        ValueKind::Parts(schema) => schema.main_field().and_then(|(_, main)| of_kind(&main.spec.kind)),
        ref kind => of_kind(kind),
    };
    known.unwrap_or_else(|| (code.to_owned(), code.to_owned()))
}

/// The stretches of time of a date, the sizes of a number, and what every field may be: filled in or empty.
fn stretches(field: &Field, mine: &[Test], text: &str, lang: Lang) -> Vec<Stretch> {
    let stands: Vec<&str> = mine.iter().map(|test| test.span.of(text)).collect();
    let mut all: Vec<(String, &str)> = Vec::new();
    match field.spec.kind {
        ValueKind::Date => {
            all.push((tr!(lang, "quick-past"), "<today"));
            all.push((tr!(lang, "quick-this-week"), ":this-week"));
            all.push((tr!(lang, "quick-next-days", count = 30), ":today..30d"));
            all.push((tr!(lang, "quick-next-days", count = 90), ":today..90d"));
            all.push((tr!(lang, "quick-this-year"), ":this-year"));
        }
        ValueKind::Timestamp => {
            all.push((tr!(lang, "quick-today"), ":today"));
            all.push((tr!(lang, "quick-last-days", count = 7), ">=-7d"));
            all.push((tr!(lang, "quick-last-days", count = 30), ">=-30d"));
        }
        ValueKind::Money => {
            for (amount, condition) in [("100 000", ">=100k"), ("1 000 000", ">=1m"), ("10 000 000", ">=10m")] {
                all.push((tr!(lang, "quick-at-least", amount = amount), condition));
            }
        }
        ValueKind::Percent => {
            for (amount, condition) in [("50", ">=50"), ("75", ">=75"), ("100", ">=100")] {
                all.push((tr!(lang, "quick-at-least", amount = format!("{amount} %")), condition));
            }
        }
        _ => {}
    }
    all.push((tr!(lang, "quick-filled"), ":*"));
    all.push((tr!(lang, "quick-empty"), ":empty"));
    let stretch = |(label, condition): (String, &str)| Stretch {
        label,
        condition: condition.to_owned(),
        ticked: stands
            .iter()
            .any(|it| it.strip_suffix(condition).is_some_and(|key| !key.ends_with([':', '=', '<', '>']))),
    };
    all.into_iter().map(stretch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::fields_of;
    use crate::model::office::Office;

    fn subject() -> Subject {
        Subject { schema: "call", kind: Some(Kind::CALL), fields: fields_of(Kind::CALL, &Office::default()) }
    }

    fn field(key: &str) -> Field {
        subject().fields.into_iter().find(|field| field.key == key).unwrap()
    }

    fn choose(text: &str, key: &str, words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        with_choices(text, &field(key), &words, &subject(), Lang::Nb)
    }

    #[test]
    fn ticks_stand_in_the_filter_beside_what_was_typed() {
        assert_eq!(choose("havn", "status", &["open"]), "havn status:open");
        assert_eq!(
            choose("havn status:open frist<90d", "status", &["open", "forthcoming"]),
            "havn frist<90d status:open,forthcoming"
        );
        assert_eq!(choose("status:open havn", "status", &[]), "havn");
        assert_eq!(choose("", "themes", &["Climate adaptation"]), "themes=\"Climate adaptation\"");
        assert_eq!(choose("tema:klima", "themes", &["energi"]), "themes=energi", "a label is the same key");
    }

    #[test]
    fn one_side_of_an_or_is_left_alone() {
        let text = "(status:open OR triage:go)";
        assert_eq!(choose(text, "status", &["closed"]), "(status:open OR triage:go) status:closed");
    }

    #[test]
    fn a_stretch_of_time_takes_the_place_of_another() {
        let field = field("deadline");
        let text = with_stretch("havn deadline<today", &field, ":today..30d", &subject(), Lang::Nb);
        assert_eq!(text, "havn deadline:today..30d");
        assert_eq!(with_stretch(&text, &field, "", &subject(), Lang::Nb), "havn");
    }
}
