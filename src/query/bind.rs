//! Binding a filter to fields: which field a key means, and what its values are compared with.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;

use super::ast::{Expr, Op, Operand, Span, Test, Word};
use super::error::{Fault, QueryError, closest};
use super::filter::{Context, Node};
use super::keys::{Subject, squash};
use super::keyword::Keyword;
use super::link;
use super::numbers::{amount, currency, number};
use super::parse::PATH_LIMIT;
use super::row::Row;
use super::test::{Bounds, Check, FieldTest, How, IdSet, Needle};
use crate::i18n::fold;
use crate::model::field::Field;
use crate::model::kinds::Kind;
use crate::model::schema::{ChoiceDef, Schema};
use crate::model::value::ValueKind;

/// Records of larger tables than this are looked up one by one where a link leads to them from few rows.
const FEW: usize = 4_096;

pub(super) struct Binder<'a> {
    context: &'a Context<'a>,
    pub(super) words: Vec<Needle>,
    pub(super) faults: Vec<QueryError>,
    pub(super) warnings: Vec<QueryError>,
}

/// The rest of a condition, from one segment of its key on.
#[derive(Clone, Copy)]
struct Rest<'a> {
    test: &'a Test,
    from: usize,
}

type Bound<T> = Result<T, QueryError>;

impl<'a> Binder<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        Self { context, words: Vec::new(), faults: Vec::new(), warnings: Vec::new() }
    }

    /// Binds an expression; its faults are noted, and what is faulty lets nothing through.
    pub(super) fn node(&mut self, expr: &Expr, subject: &Subject) -> Node {
        match expr {
            Expr::And(list) => Node::All(list.iter().map(|inner| self.node(inner, subject)).collect()),
            Expr::Or(list) => Node::Any(list.iter().map(|inner| self.node(inner, subject)).collect()),
            Expr::Not(inner) => Node::Not(Box::new(self.node(inner, subject))),
            Expr::Words(text, _) => {
                let needle = Needle::new(text);
                if needle.folded.is_empty() {
                    return Node::Always(true);
                }
                self.words.push(needle);
                Node::Words(self.words.len() - 1)
            }
            Expr::Test(test) => match self.test(test, subject) {
                Ok(node) => node,
                Err(fault) => {
                    self.faults.push(fault);
                    Node::Always(false)
                }
            },
        }
    }

    fn test(&mut self, test: &Test, subject: &Subject) -> Bound<Node> {
        if let Some(segment) = test.path.get(PATH_LIMIT) {
            return Err(QueryError::new(segment.span, Fault::PathTooLong(PATH_LIMIT - 1)));
        }
        if test.op == Op::IsNot {
            let is = Test { op: Op::Is, ..test.clone() };
            return Ok(Node::Not(Box::new(self.test(&is, subject)?)));
        }
        let tests = self.field(Rest { test, from: 0 }, subject)?;
        Ok(match <[FieldTest; 1]>::try_from(tests) {
            Ok([one]) => Node::Test(one),
            Err(several) => Node::Any(several.into_iter().map(Node::Test).collect()),
        })
    }

    /// The conditions on the fields of a subject, one of which must hold.
    fn field(&mut self, rest: Rest<'_>, subject: &Subject) -> Bound<Vec<FieldTest>> {
        let Some(segment) = rest.test.path.get(rest.from) else { return Ok(Vec::new()) };
        let field = subject.field(segment, self.context.names)?.clone();
        let deeper = Rest { from: rest.from + 1, ..rest };
        let last = deeper.from >= rest.test.path.len();
        let value = |check: Check, field: &Field| FieldTest { field: field.clone(), how: How::Value(vec![check]) };
        match field.spec.kind {
            ValueKind::Parts(schema) if last => self.parts(rest.test, &field, schema),
            ValueKind::Parts(schema) => {
                let inner = self.field(deeper, &Subject::of_schema(schema))?;
                let part = |inner| FieldTest { field: field.clone(), how: How::Parts(Box::new(inner)) };
                Ok(inner.into_iter().map(part).collect())
            }
            ValueKind::Link(target) | ValueKind::Links(target) if !last => {
                let checks = self.through(deeper, target, subject)?;
                Ok(vec![FieldTest { field, how: How::Value(checks) }])
            }
            _ if !last => {
                let span = rest.test.path.get(deeper.from).map_or(segment.span, |next| next.span);
                Err(QueryError::new(span, Fault::NoFieldsInside(field.key.into_owned())))
            }
            _ => {
                let mut checks = Vec::new();
                for operand in &rest.test.operands {
                    checks.push(self.check(rest.test.op, operand, &field)?);
                }
                if checks.is_empty() {
                    return Ok(vec![value(Check::Filled, &field)]);
                }
                Ok(vec![FieldTest { field, how: How::Value(checks) }])
            }
        }
    }

    /// A condition on a list of parts: on what stands for each of them, or on there being any.
    fn parts(&mut self, test: &Test, field: &Field, schema: &'static Schema) -> Bound<Vec<FieldTest>> {
        let (about, of_main): (Vec<&Operand>, Vec<&Operand>) =
            test.operands.iter().partition(|operand| matches!(operand, Operand::Any(_)) || self.is_empty_word(operand));
        let mut tests = Vec::new();
        if !about.is_empty() {
            let mut checks = Vec::new();
            for operand in about {
                checks.push(presence(test.op, operand, field)?);
            }
            tests.push(FieldTest { field: field.clone(), how: How::Value(checks) });
        }
        let main = schema.main_field().map(|(_, main)| main.key);
        let main = Subject::of_schema(schema).fields.into_iter().find(|field| Some(field.key.as_ref()) == main);
        if let Some(main) = main.filter(|_| !of_main.is_empty()) {
            let mut checks = Vec::new();
            for operand in of_main {
                checks.push(self.check(test.op, operand, &main)?);
            }
            let inner = FieldTest { field: main, how: How::Value(checks) };
            tests.push(FieldTest { field: field.clone(), how: How::Parts(Box::new(inner)) });
        }
        Ok(tests)
    }

    /// A condition on what a link leads to.
    fn through(&mut self, rest: Rest<'_>, target: &str, from: &Subject) -> Bound<Vec<Check>> {
        let office = self.context.workspace.office();
        if let Some(kind) = Kind::from_key(target) {
            let subject = Subject::of_kind(kind, office.as_ref());
            let tests = self.field(rest, &subject)?;
            let targets = self.context.workspace.table(kind).len();
            let rows = from.kind.map_or(FEW, |kind| self.context.workspace.table(kind).len());
            if targets > FEW && rows < targets / 8 {
                return Ok(tests.into_iter().map(|test| Check::Linked(vec![(subject.schema, test)])).collect());
            }
            let ids = self.context.with_view(|view| {
                link::meeting(kind, self.context.workspace, |record| {
                    tests.iter().any(|test| test.holds(Row::Record(record), view))
                })
            });
            return Ok(vec![Check::To(ids)]);
        }
        // Any record, or a part of one: whichever know the key answer.
        let mut subjects: Vec<Subject> = Kind::listed().map(|kind| Subject::of_kind(kind, office.as_ref())).collect();
        let mut schemas = Vec::new();
        Kind::listed().for_each(|kind| part_schemas(kind.schema(), &mut schemas));
        subjects.extend(schemas.into_iter().map(Subject::of_schema));
        let (mut fault, mut known) = (None, Vec::new());
        let warnings = self.warnings.len();
        for subject in &subjects {
            match self.field(rest, subject) {
                Ok(tests) => known.extend(tests.into_iter().map(|test| (subject.schema, test))),
                Err(other) => {
                    // A fault further on says more than that this kind lacks the field.
                    let unknown =
                        |fault: &QueryError| matches!(fault.kind, Fault::UnknownKey(_) | Fault::AmbiguousKey(_));
                    if fault.as_ref().is_none_or(|old| unknown(old) && !unknown(&other)) {
                        fault = Some(other);
                    }
                }
            }
        }
        self.warnings.truncate(warnings);
        if let (true, Some(fault)) = (known.is_empty(), fault) {
            return Err(fault);
        }
        // A schema has several conditions only where a list of parts is asked for its parts and for being empty.
        Ok(merged(known))
    }

    fn is_empty_word(&self, operand: &Operand) -> bool {
        match operand {
            Operand::One(word) if word.quoted => word.text.is_empty(),
            Operand::One(word) => Keyword::Empty.is(&word.text, self.context.names),
            _ => false,
        }
    }

    /// What one operand asks of a field that is no list of parts.
    fn check(&mut self, op: Op, operand: &Operand, field: &Field) -> Bound<Check> {
        if matches!(operand, Operand::Any(_)) {
            return presence(op, operand, field);
        }
        // A choice may have a code of that name.
        let is_code = |word: &Word, def: &ChoiceDef| def.codes.contains(&word.text.as_str());
        let meant =
            matches!((operand, field.spec.kind), (Operand::One(word), ValueKind::Choice(def)) if is_code(word, def));
        if !meant && self.is_empty_word(operand) {
            return presence(op, operand, field);
        }
        match field.spec.kind {
            ValueKind::Choice(def) => self.choice(op, operand, field, def),
            ValueKind::Bool => self.yes_or_no(op, operand, field),
            ValueKind::Integer(..) | ValueKind::Integers(..) | ValueKind::Decimal | ValueKind::Percent => {
                numbers(op, operand).map(Check::Number)
            }
            ValueKind::Money => money(op, operand),
            ValueKind::Date | ValueKind::Timestamp => self.days(op, operand),
            ValueKind::Link(target) | ValueKind::Links(target) => self.linked(op, operand, field, target),
            ValueKind::Country => {
                let word = single(op, operand, field)?;
                let code = self.context.names.country_code(&word.text).ok_or_else(|| self.no_country(word))?;
                Ok(Check::Code(vec![code]))
            }
            ValueKind::Text
            | ValueKind::LongText
            | ValueKind::Tags
            | ValueKind::Currency
            | ValueKind::Zone
            | ValueKind::Calendars
            | ValueKind::Emails
            | ValueKind::Phones
            | ValueKind::Web
            | ValueKind::Picture
            | ValueKind::Parts(_) => {
                let word = single(op, operand, field)?;
                Ok(if op == Op::Has {
                    Check::Contains(Box::new(Needle::new(&word.text)))
                } else {
                    Check::Equals(fold(&word.text))
                })
            }
        }
    }

    fn no_country(&self, word: &Word) -> QueryError {
        let names: Vec<String> = self
            .context
            .names
            .countries()
            .into_iter()
            .filter_map(|code| self.context.names.country_name(&code))
            .collect();
        QueryError::new(word.span, Fault::UnknownCountry(word.text.clone()))
            .suggesting(closest(&word.text, names.iter().map(String::as_str)))
    }

    fn yes_or_no(&self, op: Op, operand: &Operand, field: &Field) -> Bound<Check> {
        let word = single(op, operand, field)?;
        if Keyword::Yes.is(&word.text, self.context.names) {
            Ok(Check::Bool(true))
        } else if Keyword::No.is(&word.text, self.context.names) {
            Ok(Check::Bool(false))
        } else {
            let shown = |keyword: Keyword| keyword_word(keyword, self.context.names);
            Err(QueryError::new(word.span, Fault::NotYesOrNo(word.text.clone()))
                .suggesting(vec![shown(Keyword::Yes), shown(Keyword::No)]))
        }
    }

    fn choice(&self, op: Op, operand: &Operand, field: &Field, def: &'static ChoiceDef) -> Bound<Check> {
        let place = |word: &Word| -> Bound<usize> {
            let codes = self.codes(word, def, op)?;
            let first = codes.first().and_then(|code| def.codes.iter().position(|other| other == code));
            first.ok_or_else(|| self.no_code(word, def))
        };
        let end = def.codes.len().saturating_sub(1);
        let order = |low: usize, high: usize| Check::Order { codes: def.codes, low, high };
        let nothing = Check::Code(Vec::new());
        match operand {
            Operand::Range { from, to, span } => {
                check_range(op, *span, field)?;
                let low = from.as_ref().map_or(Ok(0), &place)?;
                let high = to.as_ref().map_or(Ok(end), &place)?;
                if low > high {
                    return Err(QueryError::new(*span, Fault::Backwards));
                }
                Ok(order(low, high))
            }
            Operand::One(word) => match op {
                Op::Less => Ok(place(word)?.checked_sub(1).map_or(nothing, |high| order(0, high))),
                Op::AtMost => Ok(order(0, place(word)?)),
                Op::More => Ok(order(place(word)? + 1, end)),
                Op::AtLeast => Ok(order(place(word)?, end)),
                Op::Has | Op::Is | Op::IsNot => match self.codes(word, def, op) {
                    Ok(codes) => Ok(Check::Code(codes)),
                    // Codes from elsewhere are kept, so quotes ask for the code as it stands.
                    Err(_) if word.quoted => Ok(Check::Equals(fold(&word.text))),
                    Err(fault) => Err(fault),
                },
            },
            Operand::Any(_) => Ok(Check::Filled),
        }
    }

    /// The codes that a word means: the code or label itself, else, unless it must be exact, those that begin so.
    fn codes(&self, word: &Word, def: &ChoiceDef, op: Op) -> Bound<Vec<String>> {
        let wanted = squash(&word.text);
        let spelt = |code: &str| {
            let mut words = self.context.names.choice_words(def.key, code);
            words.push(code.to_owned());
            words.into_iter().map(|word| squash(&word)).collect::<Vec<_>>()
        };
        let fitting = |fits: &dyn Fn(&str) -> bool| -> Vec<String> {
            let codes = def.codes.iter().filter(|code| spelt(code).iter().any(|word| fits(word)));
            codes.map(|code| (*code).to_owned()).collect()
        };
        if wanted.is_empty() {
            return Err(self.no_code(word, def));
        }
        let mut codes = fitting(&|spelt| spelt == wanted);
        if codes.is_empty() && op != Op::Is {
            codes = fitting(&|spelt| spelt.starts_with(&wanted));
        }
        if codes.is_empty() { Err(self.no_code(word, def)) } else { Ok(codes) }
    }

    fn no_code(&self, word: &Word, def: &ChoiceDef) -> QueryError {
        let label = |code: &&str| {
            self.context.names.choice_words(def.key, code).into_iter().next().unwrap_or_else(|| (*code).to_owned())
        };
        let labels: Vec<String> = def.codes.iter().map(label).collect();
        let codes = def.codes.iter().copied();
        let near = closest(&word.text, labels.iter().map(String::as_str).chain(codes));
        QueryError::new(word.span, Fault::UnknownChoice(word.text.clone())).suggesting(if near.is_empty() {
            labels
        } else {
            near
        })
    }

    fn days(&self, op: Op, operand: &Operand) -> Bound<Check> {
        if let Some(check) = self.moments(op, operand)? {
            return Ok(check);
        }
        let read = |word: &Word| {
            super::dates::span(&word.text, self.context.now, self.context.zone, self.context.names)
                .ok_or_else(|| QueryError::new(word.span, Fault::NotADate(word.text.clone())))
        };
        let (least, most) = (NaiveDate::MIN, NaiveDate::MAX);
        let within = |low: NaiveDate, high: NaiveDate| Check::Days { low, high, whole: false };
        match operand {
            Operand::Range { from, to, span } => {
                if op.is_order() {
                    return Err(QueryError::new(*span, Fault::WrongOperator("..".into(), op.symbol())));
                }
                let low = from.as_ref().map_or(Ok(least), |word| read(word).map(|(first, _)| first))?;
                let high = to.as_ref().map_or(Ok(most), |word| read(word).map(|(_, last)| last))?;
                if low > high {
                    return Err(QueryError::new(*span, Fault::Backwards));
                }
                Ok(within(low, high))
            }
            Operand::One(word) => {
                let (first, last) = read(word)?;
                Ok(match op {
                    Op::Has => Check::Days { low: first, high: last, whole: true },
                    Op::Is | Op::IsNot => Check::SameDays { first, last },
                    Op::Less => within(least, first.pred_opt().unwrap_or(least)),
                    Op::AtMost => within(least, last),
                    Op::More => within(last.succ_opt().unwrap_or(most), most),
                    Op::AtLeast => within(first, most),
                })
            }
            Operand::Any(_) => Ok(Check::Filled),
        }
    }

    /// What is asked of a date where one of the ends is told with its time.
    fn moments(&self, op: Op, operand: &Operand) -> Bound<Option<Check>> {
        let zone = self.context.zone;
        let moment = |word: &Word| super::dates::moment(&word.text, zone);
        let (low, high) = match operand {
            Operand::One(word) => {
                let Some((at, long)) = moment(word) else { return Ok(None) };
                let after = at + long;
                match op {
                    Op::Has | Op::Is | Op::IsNot => (Some(at), Some(after)),
                    Op::Less => (None, Some(at)),
                    Op::AtMost => (None, Some(after)),
                    Op::More => (Some(after), None),
                    Op::AtLeast => (Some(at), None),
                }
            }
            Operand::Range { from, to, span }
                if !op.is_order() && [from, to].into_iter().flatten().any(|word| moment(word).is_some()) =>
            {
                let edge = |word: &Word, end: bool| -> Bound<DateTime<Utc>> {
                    if let Some((at, long)) = moment(word) {
                        return Ok(if end { at + long } else { at });
                    }
                    let days = super::dates::span(&word.text, self.context.now, zone, self.context.names);
                    let (first, last) =
                        days.ok_or_else(|| QueryError::new(word.span, Fault::NotADate(word.text.clone())))?;
                    let day = if end { last.succ_opt().unwrap_or(last) } else { first };
                    Ok(super::dates::begin(day, zone))
                };
                let low = from.as_ref().map(|word| edge(word, false)).transpose()?;
                let high = to.as_ref().map(|word| edge(word, true)).transpose()?;
                if low.zip(high).is_some_and(|(low, high)| low >= high) {
                    return Err(QueryError::new(*span, Fault::Backwards));
                }
                (low, high)
            }
            _ => return Ok(None),
        };
        Ok(Some(Check::Moments { low, high }))
    }

    fn linked(&mut self, op: Op, operand: &Operand, field: &Field, target: &str) -> Bound<Check> {
        let word = single(op, operand, field)?;
        let kinds = link::targets(target);
        let ids = link::called(word, op, &kinds, self.context.workspace);
        if ids.is_empty() {
            self.warnings.push(self.nothing_called(word, &kinds));
        }
        let ids: IdSet = ids.into_iter().collect();
        Ok(if kinds.len() == 1 { Check::To(ids) } else { Check::ToOrInto(ids) })
    }

    fn nothing_called(&self, word: &Word, kinds: &[Kind]) -> QueryError {
        let workspace = self.context.workspace;
        let tables = kinds.iter().map(|kind| workspace.table(*kind)).filter(|table| table.len() <= FEW);
        let names: Vec<String> =
            tables.flat_map(|table| table.values()).flat_map(|record| link::names_of(record.as_ref())).collect();
        // A name is longer than what is typed of it: its words count too.
        let words = names.iter().flat_map(|name| name.split_whitespace()).chain(names.iter().map(String::as_str));
        QueryError::new(word.span, Fault::NothingCalled(word.text.clone())).suggesting(closest(&word.text, words))
    }
}

/// The word to show for a keyword.
pub(super) fn keyword_word(keyword: Keyword, names: &dyn super::names::Names) -> String {
    let english = || keyword.english().first().copied().unwrap_or_default().to_owned();
    names.keyword_words(keyword).into_iter().next().unwrap_or_else(english)
}

/// Conditions by schema, so that what a link leads to is looked up once for the first condition of each.
fn merged(tests: Vec<(&'static str, FieldTest)>) -> Vec<Check> {
    let mut rounds: Vec<Vec<(&'static str, FieldTest)>> = Vec::new();
    for (schema, test) in tests {
        match rounds.iter_mut().find(|round| round.iter().all(|(key, _)| *key != schema)) {
            Some(round) => round.push((schema, test)),
            None => rounds.push(vec![(schema, test)]),
        }
    }
    rounds.into_iter().map(Check::Linked).collect()
}

fn part_schemas(schema: &'static Schema, seen: &mut Vec<&'static Schema>) {
    for field in schema.fields {
        if let ValueKind::Parts(inner) = field.spec.kind
            && seen.iter().all(|known| known.key != inner.key)
        {
            seen.push(inner);
            part_schemas(inner, seen);
        }
    }
}

/// Whether there is a value at all.
fn presence(op: Op, operand: &Operand, field: &Field) -> Bound<Check> {
    if op.is_order() {
        return Err(QueryError::new(operand.span(), Fault::WrongOperator(field.key.to_string(), op.symbol())));
    }
    Ok(if matches!(operand, Operand::Any(_)) { Check::Filled } else { Check::Empty })
}

/// The one value of a field without order.
fn single<'o>(op: Op, operand: &'o Operand, field: &Field) -> Bound<&'o Word> {
    match operand {
        Operand::One(_) if op.is_order() => {
            Err(QueryError::new(operand.span(), Fault::WrongOperator(field.key.to_string(), op.symbol())))
        }
        Operand::One(word) => Ok(word),
        Operand::Any(span) | Operand::Range { span, .. } => {
            Err(QueryError::new(*span, Fault::NoRange(field.key.to_string())))
        }
    }
}

fn check_range(op: Op, span: Span, field: &Field) -> Bound<()> {
    if op.is_order() {
        Err(QueryError::new(span, Fault::WrongOperator(field.key.to_string(), op.symbol())))
    } else {
        Ok(())
    }
}

fn bounds(op: Op, value: Decimal) -> Bounds {
    let (with, without) = (Some((value, true)), Some((value, false)));
    match op {
        Op::Has | Op::Is | Op::IsNot => Bounds { low: with, high: with },
        Op::Less => Bounds { low: None, high: without },
        Op::AtMost => Bounds { low: None, high: with },
        Op::More => Bounds { low: without, high: None },
        Op::AtLeast => Bounds { low: with, high: None },
    }
}

fn numbers(op: Op, operand: &Operand) -> Bound<Bounds> {
    let read = |word: &Word| {
        number(&word.text).ok_or_else(|| QueryError::new(word.span, Fault::NotANumber(word.text.clone())))
    };
    match operand {
        Operand::One(word) => Ok(bounds(op, read(word)?)),
        Operand::Range { from, to, span } => {
            let low = from.as_ref().map(read).transpose()?;
            let high = to.as_ref().map(read).transpose()?;
            range(op, low, high, *span)
        }
        Operand::Any(_) => Ok(Bounds::default()),
    }
}

fn range(op: Op, low: Option<Decimal>, high: Option<Decimal>, span: Span) -> Bound<Bounds> {
    if op.is_order() {
        return Err(QueryError::new(span, Fault::WrongOperator("..".into(), op.symbol())));
    }
    if low.zip(high).is_some_and(|(low, high)| low > high) {
        return Err(QueryError::new(span, Fault::Backwards));
    }
    Ok(Bounds { low: low.map(|low| (low, true)), high: high.map(|high| (high, true)) })
}

fn money(op: Op, operand: &Operand) -> Bound<Check> {
    let read = |word: &Word| {
        amount(&word.text).ok_or_else(|| QueryError::new(word.span, Fault::NotAnAmount(word.text.clone())))
    };
    match operand {
        // A currency alone: any amount in it.
        Operand::One(word) if !op.is_order() && currency(&word.text).is_some() => {
            Ok(Check::Money(Bounds::default(), currency(&word.text)))
        }
        Operand::One(word) => {
            let (value, currency) = read(word)?;
            Ok(Check::Money(bounds(op, value), currency))
        }
        Operand::Range { from, to, span } => {
            let (low, high) = (from.as_ref().map(read).transpose()?, to.as_ref().map(read).transpose()?);
            let of_low = low.and_then(|(_, currency)| currency);
            let of_high = high.and_then(|(_, currency)| currency);
            if of_low.zip(of_high).is_some_and(|(one, other)| one != other) {
                return Err(QueryError::new(*span, Fault::MixedCurrencies));
            }
            let bounds = range(op, low.map(|(value, _)| value), high.map(|(value, _)| value), *span)?;
            Ok(Check::Money(bounds, of_low.or(of_high)))
        }
        Operand::Any(_) => Ok(Check::Filled),
    }
}
