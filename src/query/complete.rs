//! What could stand at the cursor of a filter text.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::ast::{Op, Segment, Span, quote, quote_if_needed};
use super::bind::keyword_word;
use super::filter::Context;
use super::keys::{Subject, squash, words_of};
use super::keyword::Keyword;
use super::link;
use super::parse::PATH_LIMIT;
use super::scan::{Scanner, ends_value, ends_word, is_bare_key, is_joint};
use crate::model::field::{Field, Place};
use crate::model::schema::{Record, Schema};
use crate::model::value::{Value, ValueKind};

/// What could stand at the cursor, the likeliest first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Completions {
    /// The stretch of the text that a choice replaces.
    pub span: Span,
    /// The choices.
    pub items: Vec<Completion>,
}

/// One thing that could stand at the cursor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    /// What is put into the text.
    pub text: String,
    /// What it is called in the reader's language; the text itself where that says it all.
    pub label: String,
    /// What it is.
    pub sort: Sort,
}

/// What a completion is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A key, its operator still to come.
    Key,
    /// An operator.
    Operator,
    /// A code of a choice, or yes or no.
    Code,
    /// A word that stands in the workspace.
    InUse,
    /// A record.
    Record,
    /// A country.
    Country,
    /// A date counted from today.
    Date,
    /// Any value, or none.
    Presence,
}

/// The most completions that are given at once.
pub const LIMIT: usize = 50;

/// What could stand at the cursor, a place in the text in bytes; at most [`LIMIT`] things.
pub fn complete(text: &str, cursor: usize, subject: &Subject, context: &Context<'_>) -> Completions {
    let mut cursor = cursor.min(text.len());
    while !text.is_char_boundary(cursor) {
        cursor -= 1;
    }
    let before = text.get(..cursor).unwrap_or_default();
    let after = text.get(cursor..).unwrap_or_default();
    let (start, end, items) = match tail(before) {
        Tail::Nothing => return Completions { span: Span::new(cursor, cursor), items: Vec::new() },
        Tail::Key { through, start, typed } => {
            let rest: String = after.chars().take_while(|c| is_bare_key(&format!("x{c}"))).collect();
            let items = keys(&through, &typed, subject, context);
            (start, cursor + rest.len(), items)
        }
        Tail::Value { path, op, start, typed, quoted } => {
            let end = if quoted {
                after.find('"').filter(|_| !after.starts_with(ends_value)).map_or(0, |quote| quote + 1)
            } else {
                after.find(ends_value).unwrap_or(after.len())
            };
            (start, cursor + end, values(&path, op, &typed, subject, context))
        }
    };
    let mut items = items;
    items.truncate(LIMIT);
    Completions { span: Span::new(start, end), items }
}

/// What stands unfinished at the end of a text.
enum Tail {
    Nothing,
    Key { through: Vec<Segment>, start: usize, typed: String },
    Value { path: Vec<Segment>, op: Op, start: usize, typed: String, quoted: bool },
}

fn tail(text: &str) -> Tail {
    let mut scan = Scanner::new(text);
    loop {
        scan.until(|c| !ends_word(c));
        while scan.peek() == Some('-') {
            scan.bump();
        }
        let start = scan.at;
        if scan.peek().is_none() {
            return Tail::Key { through: Vec::new(), start, typed: String::new() };
        }
        if let Some(path) = scan.path() {
            let Some(op) = scan.operator() else { return Tail::Nothing };
            loop {
                let start = scan.at;
                let quoted = scan.peek() == Some('"');
                let typed = if quoted {
                    let (typed, closed) = scan.quoted();
                    if closed && scan.peek().is_none() {
                        return Tail::Nothing;
                    }
                    typed
                } else {
                    let rest = scan.rest();
                    let end = rest.find(ends_value).unwrap_or(rest.len());
                    let end = rest.find("..").map_or(end, |dots| dots.min(end));
                    scan.at += end;
                    rest.get(..end).unwrap_or_default().to_owned()
                };
                if scan.peek().is_none() {
                    return Tail::Value { path, op, start, typed, quoted };
                }
                if !scan.eat("..") && !scan.eat(",") {
                    break;
                }
            }
            continue;
        }
        if scan.peek() == Some('"') {
            let (_, closed) = scan.quoted();
            if !closed || scan.peek().is_none() {
                return Tail::Nothing;
            }
            continue;
        }
        let word = scan.until(ends_word);
        if scan.peek().is_none() {
            if is_joint(word) {
                return Tail::Nothing;
            }
            let mut segments: Vec<&str> = word.split('.').collect();
            let typed = segments.pop().unwrap_or_default().to_owned();
            let through =
                segments.iter().map(|text| Segment { text: (*text).to_owned(), span: Span::new(start, scan.at) });
            return Tail::Key { through: through.collect(), start: scan.at - typed.len(), typed };
        }
    }
}

/// The subjects whose fields the next segment may name, after the segments before it.
fn inside(through: &[Segment], subject: &Subject, context: &Context<'_>) -> Vec<Subject> {
    let Some((first, rest)) = through.split_first() else { return vec![subject.clone()] };
    let Ok(field) = subject.field(first, context.names) else { return Vec::new() };
    let office = context.workspace.office();
    let next: Vec<Subject> = match field.spec.kind {
        ValueKind::Parts(schema) => vec![Subject::of_schema(schema)],
        ValueKind::Link(kind) | ValueKind::Links(kind) => {
            link::targets(kind).into_iter().map(|kind| Subject::of_kind(kind, office.as_ref())).collect()
        }
        _ => Vec::new(),
    };
    next.iter().flat_map(|subject| inside(rest, subject, context)).collect()
}

/// True where the typed text begins the word, or a later word of it.
fn begins(word: &str, typed: &str) -> bool {
    let typed = squash(typed);
    squash(word).starts_with(&typed)
        || word.split(|c: char| !c.is_alphanumeric()).any(|word| squash(word).starts_with(&typed))
}

fn keys(through: &[Segment], typed: &str, subject: &Subject, context: &Context<'_>) -> Vec<Completion> {
    if through.len() >= PATH_LIMIT {
        return Vec::new();
    }
    let mut items: Vec<(bool, Completion)> = Vec::new();
    for subject in inside(through, subject, context) {
        for field in &subject.fields {
            let words = words_of(subject.schema, field, context.names);
            let fits = begins(&field.key, typed) || words.iter().any(|word| begins(word, typed));
            if !fits || items.iter().any(|(_, item)| item.text == field.key) {
                continue;
            }
            let label = words.into_iter().next().unwrap_or_else(|| field.key.to_string());
            let exact = squash(&field.key) == squash(typed) || squash(&label) == squash(typed);
            if exact {
                // What is there already wants an operator.
                let deeper = matches!(field.spec.kind, ValueKind::Link(_) | ValueKind::Links(_) | ValueKind::Parts(_));
                let dot = deeper.then_some(".");
                for symbol in operators(field).into_iter().map(Op::symbol).chain(dot) {
                    let text = format!("{}{symbol}", field.key);
                    items.push((true, Completion { label: text.clone(), text, sort: Sort::Operator }));
                }
            } else {
                items.push((false, Completion { text: field.key.to_string(), label, sort: Sort::Key }));
            }
        }
    }
    items.sort_by_key(|(exact, _)| !exact);
    items.into_iter().map(|(_, item)| item).collect()
}

fn operators(field: &Field) -> Vec<Op> {
    let ordered = field.spec.kind.is_measured() || matches!(field.spec.kind, ValueKind::Choice(_));
    let order: &[Op] = if ordered { &[Op::Less, Op::AtMost, Op::More, Op::AtLeast] } else { &[] };
    [Op::Has].iter().chain(order).chain(&[Op::Is, Op::IsNot]).copied().collect()
}

fn values(path: &[Segment], op: Op, typed: &str, subject: &Subject, context: &Context<'_>) -> Vec<Completion> {
    let Some((last, through)) = path.split_last() else { return Vec::new() };
    let mut items = Vec::new();
    for subject in inside(through, subject, context) {
        let Ok(field) = subject.field(last, context.names) else { continue };
        let (field, within) = match field.spec.kind {
            ValueKind::Parts(schema) => match main_field(schema) {
                Some(main) => (main, Subject::of_schema(schema)),
                None => continue,
            },
            _ => (field.clone(), subject.clone()),
        };
        let of_root = through.is_empty() && within.schema == subject.schema;
        for item in of_field(&field, typed, of_root.then_some(&within), context) {
            if !items.contains(&item) {
                items.push(item);
            }
        }
    }
    if !op.is_order() {
        let empty = keyword_word(Keyword::Empty, context.names);
        let presence = [empty, "*".to_owned()].into_iter().filter(|word| begins(word, typed) || typed.is_empty());
        items.truncate(LIMIT - 2);
        items.extend(presence.map(|word| Completion { text: word.clone(), label: word, sort: Sort::Presence }));
    }
    items
}

fn main_field(schema: &'static Schema) -> Option<Field> {
    let main = schema.main_field().map(|(_, main)| main.key)?;
    Subject::of_schema(schema).fields.into_iter().find(|field| field.key == main)
}

/// Values of a field; those in use are counted where the rows of the field are known.
fn of_field(field: &Field, typed: &str, subject: Option<&Subject>, context: &Context<'_>) -> Vec<Completion> {
    let names = context.names;
    let item = |text: String, label: String, sort: Sort| Completion { text, label, sort };
    let plain = |text: &str, sort: Sort| item(quote_if_needed(text), text.to_owned(), sort);
    match field.spec.kind {
        ValueKind::Choice(def) => def
            .codes
            .iter()
            .map(|code| {
                (*code, names.choice_words(def.key, code).into_iter().next().unwrap_or_else(|| (*code).to_owned()))
            })
            .filter(|(code, label)| begins(code, typed) || begins(label, typed))
            .map(|(code, label)| item(code.to_owned(), label, Sort::Code))
            .collect(),
        ValueKind::Bool => [Keyword::Yes, Keyword::No]
            .map(|keyword| keyword_word(keyword, names))
            .into_iter()
            .filter(|word| begins(word, typed))
            .map(|word| plain(&word, Sort::Code))
            .collect(),
        ValueKind::Country => {
            let mut countries: Vec<(String, String)> = names
                .countries()
                .into_iter()
                .map(|code| (names.country_name(&code).unwrap_or_else(|| code.clone()), code))
                .filter(|(name, code)| begins(name, typed) || begins(code, typed))
                .collect();
            countries.sort();
            countries.into_iter().map(|(name, code)| item(code, name, Sort::Country)).collect()
        }
        ValueKind::Date | ValueKind::Timestamp => dates(typed, context),
        ValueKind::Link(kind) | ValueKind::Links(kind) => {
            let mut records: Vec<(String, String)> = link::targets(kind)
                .into_iter()
                .flat_map(|kind| records(kind, typed, context))
                .take(LIMIT)
                .map(|record| (record.title(), shortest_name(record)))
                .collect();
            records.sort();
            records.into_iter().map(|(title, name)| item(quote_if_needed(&name), title, Sort::Record)).collect()
        }
        ValueKind::Text if !field.words.is_empty() => {
            field.words.iter().filter(|word| begins(word, typed)).map(|word| plain(word, Sort::InUse)).collect()
        }
        ValueKind::Text | ValueKind::Tags | ValueKind::Currency | ValueKind::Zone | ValueKind::Calendars => subject
            .map(|subject| in_use(field, typed, subject, context))
            .unwrap_or_default()
            .iter()
            .map(|word| plain(word, Sort::InUse))
            .collect(),
        _ => Vec::new(),
    }
}

/// Records whose names begin with what is typed; all of a small table where nothing is.
fn records<'a>(
    kind: crate::model::kinds::Kind,
    typed: &'a str,
    context: &Context<'a>,
) -> impl Iterator<Item = &'a dyn Record> + use<'a> {
    let table = context.workspace.table(kind);
    let hits = context.workspace.search(kind, typed.trim());
    hits.into_iter()
        .filter_map(move |id| table.get(&id))
        .map(AsRef::as_ref)
        .filter(move |record: &&dyn Record| link::names_of(*record).iter().any(|name| begins(name, typed)))
}

/// The shortest name by which a record is known, as long as it is more than a letter or two.
fn shortest_name(record: &dyn Record) -> String {
    let names = link::names_of(record).into_iter().filter(|name| name.chars().count() > 2);
    names.min_by_key(|name| name.chars().count()).unwrap_or_else(|| record.id().to_string())
}

/// The words that stand in a field, the commonest first.
fn in_use(field: &Field, typed: &str, subject: &Subject, context: &Context<'_>) -> Vec<String> {
    let Some(kind) = subject.kind.filter(|_| !matches!(field.place, Place::Derived(_))) else { return Vec::new() };
    context.with_view(|view| {
        // A word that does not begin so is remembered too: to find that out costs more than to look it up.
        let mut counts: HashMap<String, Option<usize>, RandomState> = HashMap::default();
        let mut note = |word: &str, many: usize| match counts.get_mut(word) {
            Some(Some(count)) => *count += many,
            Some(None) => {}
            None => {
                counts.insert(word.to_owned(), begins(word, typed).then_some(many));
            }
        };
        for page in context.workspace.pages(kind) {
            page.each_value(field, view, page.all(), |value, many| match value {
                Value::Text(word) if !word.is_empty() => note(word, many),
                Value::List(words) => words.iter().for_each(|word| note(word, many)),
                _ => {}
            });
        }
        let mut words: Vec<(usize, String)> =
            counts.into_iter().filter_map(|(word, count)| Some((count?, word))).collect();
        words.sort_by(|(a, a_word), (b, b_word)| b.cmp(a).then_with(|| a_word.cmp(b_word)));
        words.into_iter().take(LIMIT).map(|(_, word)| word).collect()
    })
}

fn dates(typed: &str, context: &Context<'_>) -> Vec<Completion> {
    let shown = |keyword: Keyword| keyword_word(keyword, context.names);
    let mut words = Vec::new();
    let digits = typed.trim_start_matches(['-', '+']);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() <= 3 {
        // `90` may become `90d`, `90w` and so on.
        let units = Keyword::ALL.into_iter().filter(|keyword| matches!(keyword, Keyword::Count(_)));
        words.extend(units.map(|unit| format!("{typed}{}", shown(unit))));
    } else {
        let named = Keyword::ALL
            .into_iter()
            .filter(|keyword| !matches!(keyword, Keyword::Empty | Keyword::Yes | Keyword::No | Keyword::Count(_)));
        words.extend(named.map(shown).filter(|word| begins(word, typed)));
        if typed.is_empty() {
            let counted =
                [("7", Keyword::Count(super::keyword::Unit::Day)), ("3", Keyword::Count(super::keyword::Unit::Month))];
            words.extend(counted.map(|(number, unit)| format!("{number}{}", shown(unit))));
        }
    }
    let text = |word: &String| if word.contains(char::is_whitespace) { quote(word) } else { word.clone() };
    words.iter().map(|word| Completion { text: text(word), label: word.clone(), sort: Sort::Date }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::Kind;
    use crate::query::filter::Filter;
    use crate::query::fixture::{context, subject, workspace};
    use proptest::prelude::*;

    /// What replaces what, where the cursor is the `|` in the text.
    fn offered(text: &str, kind: Kind) -> (String, Vec<String>) {
        let (before, after) = text.split_once('|').unwrap();
        let whole = format!("{before}{after}");
        let workspace = workspace();
        let found = complete(&whole, before.len(), &subject(kind, &workspace), &context(&workspace));
        (found.span.of(&whole).to_owned(), found.items.into_iter().map(|item| item.text).collect())
    }

    #[test]
    fn keys_come_by_key_and_by_label() {
        assert_eq!(
            offered("climate dead|", Kind::CALL),
            ("dead".into(), vec!["deadline_model".into(), "deadline".into()])
        );
        assert_eq!(offered("fri|", Kind::CALL).1, ["deadline"]);
        assert_eq!(offered("-(fri|st<3d)", Kind::CALL), ("frist".into(), vec!["deadline".into()]));
        assert!(offered("|", Kind::CALL).1.contains(&"title".to_owned()));
        assert_eq!(offered("consortium.partner.count|", Kind::APPLICATION), ("count".into(), vec!["country".into()]));
        assert!(offered("title.|", Kind::CALL).1.is_empty());
        assert!(offered("\"in quo|tes\"", Kind::CALL).1.is_empty());
    }

    #[test]
    fn a_whole_key_wants_an_operator() {
        let (_, items) = offered("programme|", Kind::CALL);
        assert_eq!(items, ["programme:", "programme=", "programme!=", "programme."]);
        assert!(offered("budget|", Kind::CALL).1.contains(&"budget>=".to_owned()));
    }

    #[test]
    fn values_come_from_the_schema_and_the_workspace() {
        assert_eq!(offered("status:|", Kind::CALL).1, ["forthcoming", "open", "closed", "tom", "*"]);
        assert_eq!(offered("status:open,lu|kk x", Kind::CALL), ("lukk".into(), vec!["closed".into()]));
        assert_eq!(offered("programme:hor|", Kind::CALL).1, ["HORIZON"]);
        assert_eq!(offered("theme:cl|", Kind::CALL).1, ["climate", "\"Climate adaptation\""]);
        assert_eq!(offered("theme:\"Climate a|\" x", Kind::CALL).0, "\"Climate a\"");
        assert_eq!(offered("country:no|", Kind::PARTNER).1, ["NO"]);
        assert_eq!(offered("partner.country:tys|", Kind::APPLICATION).1, ["DE"]);
        assert_eq!(offered("deadline<9|", Kind::CALL).1, ["9d", "9u", "9m", "9q", "9y"]);
        assert_eq!(offered("deadline:today..neste|", Kind::CALL), ("neste".into(), vec!["\"neste måned\"".into()]));
        assert_eq!(offered("triage:wat|", Kind::CALL).1, ["watching"]);
        assert_eq!(offered("mood:g|", Kind::CALL).1, ["good"]);
    }

    #[test]
    fn what_is_offered_can_be_read() {
        let workspace = workspace();
        for kind in Kind::listed() {
            let subject = subject(kind, &workspace);
            let context = context(&workspace);
            for field in &subject.fields {
                let text = format!("{}:", field.key);
                for item in complete(&text, text.len(), &subject, &context).items {
                    let text = format!("{text}{}", item.text);
                    assert!(Filter::new(&text, &subject, &context).is_ok(), "{text}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_brings_it_down(text in "[a-z:\"(),.<*|é -]{0,30}|\\PC{0,20}", cursor in 0..40_usize) {
            let workspace = workspace();
            let found = complete(&text, cursor, &subject(Kind::CALL, &workspace), &context(&workspace));
            prop_assert!(text.get(found.span.start..found.span.end).is_some());
            prop_assert!(found.items.len() <= LIMIT);
        }
    }
}
