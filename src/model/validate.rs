//! What is wrong, or worth a look, in a workspace; each finding names its record and field.

use std::collections::HashSet;
use std::str::FromStr;

use chrono_tz::Tz;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::application::{Application, ConsortiumRole};
use super::call::{Call, CallStatus};
use super::deadline::Deadline;
use super::field::{Place, fields_of};
use super::id::Id;
use super::kinds::Kind;
use super::money::Currency;
use super::office::Office;
use super::schema::{Entity, Record, View, walk};
use super::slot::check_bounds;
use super::value::{Value, ValueKind, excerpt};
use super::workspace::Workspace;

/// The largest embedded picture, in bytes of its `data:` address: 200 KB before base64.
pub const PICTURE_LIMIT: usize = 200 * 1024 * 4 / 3 + 64;

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The data contradicts itself or the format.
    Error,
    /// Something to look at.
    Hint,
}

/// What was found.
#[derive(Clone, PartialEq, Debug)]
pub enum Problem {
    /// Another record or part had the id first; this one was given a new one.
    DuplicateId(Id),
    /// There was no id; one was given.
    MissingId,
    /// The value does not fit the field; it is kept as it was.
    WrongValue {
        /// The key of the kind of value expected.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// The link leads nowhere.
    DanglingLink(Id),
    /// The link leads to a record of another kind.
    WrongKind {
        /// The kind expected.
        expected: &'static str,
        /// The kind found.
        found: &'static str,
    },
    /// A code that this version does not know.
    UnknownCode(String),
    /// A field that should have a value has none.
    Missing,
    /// An open call whose last deadline has passed.
    DeadlinePassed,
    /// It opens after its deadline, or ends before it begins.
    WrongOrder,
    /// The members' budgets do not add up to the application's.
    BudgetSum {
        /// What they add up to.
        sum: String,
    },
    /// More than one coordinator.
    SeveralCoordinators,
    /// An embedded picture is too large.
    TooLarge,
    /// Two fields of the office's own have the same key, or one has the key of a built-in field.
    FieldTwice(String),
}

impl Problem {
    /// The problem's key in the translations (`problem-<key>`).
    pub fn key(&self) -> &'static str {
        match self {
            Self::DuplicateId(_) => "duplicate-id",
            Self::MissingId => "missing-id",
            Self::WrongValue { .. } => "wrong-value",
            Self::DanglingLink(_) => "dangling-link",
            Self::WrongKind { .. } => "wrong-kind",
            Self::UnknownCode(_) => "unknown-code",
            Self::Missing => "missing",
            Self::DeadlinePassed => "deadline-passed",
            Self::WrongOrder => "wrong-order",
            Self::BudgetSum { .. } => "budget-sum",
            Self::SeveralCoordinators => "several-coordinators",
            Self::TooLarge => "too-large",
            Self::FieldTwice(_) => "field-twice",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::DuplicateId(_)
            | Self::MissingId
            | Self::WrongValue { .. }
            | Self::DanglingLink(_)
            | Self::WrongKind { .. }
            | Self::TooLarge
            | Self::FieldTwice(_) => Severity::Error,
            Self::UnknownCode(_)
            | Self::Missing
            | Self::DeadlinePassed
            | Self::WrongOrder
            | Self::BudgetSum { .. }
            | Self::SeveralCoordinators => Severity::Hint,
        }
    }

    /// What stands there, for the message; empty where the problem's name says it all.
    pub fn detail(&self) -> String {
        match self {
            Self::DuplicateId(id) | Self::DanglingLink(id) => id.to_string(),
            Self::WrongValue { found, .. } => found.clone(),
            Self::WrongKind { found, .. } => (*found).to_owned(),
            Self::UnknownCode(code) | Self::FieldTwice(code) => code.clone(),
            Self::BudgetSum { sum } => sum.clone(),
            _ => String::new(),
        }
    }
}

/// A finding and its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// The kind of the record.
    pub kind: Kind,
    /// The record.
    pub record: Id,
    /// What the record is called.
    pub title: String,
    /// The part, where the place is inside one.
    pub part: Option<Id>,
    /// The key of the kind or part whose field it is.
    pub schema: &'static str,
    /// The field; empty where the whole record is meant.
    pub field: String,
    /// What was found.
    pub problem: Problem,
}

/// Looks through the whole workspace: errors first, each sort in the order of the file.
pub fn check(workspace: &Workspace, view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let office = workspace.office();
    for kind in Kind::all() {
        let own: Vec<_> =
            fields_of(kind, office.as_ref()).into_iter().filter(|field| field.place == Place::Own).collect();
        for record in workspace.table(kind).values() {
            let mut on = Collector { kind, record: record.as_ref(), findings: &mut findings };
            walk(record.as_entity(), &mut |entity| check_entity(workspace, entity, &mut on));
            for (key, json) in record.head().own {
                if let Some(field) = own.iter().find(|field| field.key == key.as_str())
                    && let Err(wrong) = Value::from_json(&field.spec.kind, json)
                {
                    let problem = Problem::WrongValue { expected: wrong.expected, found: wrong.found };
                    on.note(record.as_entity(), key, problem);
                }
            }
            check_record(record.as_ref(), view, &mut on);
        }
    }
    findings.sort_by_key(|finding| finding.problem.severity());
    findings
}

struct Collector<'a> {
    kind: Kind,
    record: &'a dyn Record,
    findings: &'a mut Vec<Finding>,
}

impl Collector<'_> {
    fn note(&mut self, entity: &dyn Entity, field: &str, problem: Problem) {
        self.findings.push(Finding {
            kind: self.kind,
            record: self.record.id().clone(),
            title: self.record.title(),
            part: (entity.id() != self.record.id()).then(|| entity.id().clone()),
            schema: entity.schema().key,
            field: field.to_owned(),
            problem,
        });
    }
}

fn check_entity(workspace: &Workspace, entity: &dyn Entity, on: &mut Collector<'_>) {
    for (index, field) in entity.schema().fields.iter().enumerate() {
        if let Some(json) = entity.extra().get(field.key) {
            let problem = Problem::WrongValue { expected: field.spec.kind.key(), found: excerpt(&json.to_string()) };
            on.note(entity, field.key, problem);
            continue;
        }
        let value = entity.get(index);
        if field.spec.required && value.is_empty() {
            on.note(entity, field.key, Problem::Missing);
        }
        let problem = check_value(workspace, &field.spec.kind, &value);
        // What outlives its target may lead nowhere: the agenda shows that its source is gone.
        if let Some(problem) = problem.filter(|it| !(field.spec.lasting && matches!(it, Problem::DanglingLink(_)))) {
            on.note(entity, field.key, problem);
        }
    }
    for key in ["id", "origin", "own", "aliases", "created", "created_by", "changed", "changed_by"] {
        if let Some(json) = entity.extra().get(key) {
            let problem = Problem::WrongValue { expected: "text", found: excerpt(&json.to_string()) };
            on.note(entity, key, problem);
        }
    }
}

fn check_value(workspace: &Workspace, kind: &ValueKind, value: &Value<'_>) -> Option<Problem> {
    if value.is_empty() {
        return None;
    }
    let wrong = |value: &Value<'_>| {
        Some(Problem::WrongValue { expected: kind.key(), found: excerpt(&value.to_json().to_string()) })
    };
    if check_bounds(kind, value).is_err() {
        return wrong(value);
    }
    match (kind, value) {
        (ValueKind::Link(target), Value::Link(id)) => check_link(workspace, target, id),
        (ValueKind::Links(target), Value::Links(ids)) => ids.iter().find_map(|id| check_link(workspace, target, id)),
        (ValueKind::Choice(def), Value::Text(code)) => {
            (!def.codes.contains(&code.as_ref())).then(|| Problem::UnknownCode(code.to_string()))
        }
        (ValueKind::Country, Value::Text(code)) => (crate::i18n::country_name(crate::i18n::Lang::En, code).is_none())
            .then(|| Problem::UnknownCode(code.to_string())),
        (ValueKind::Currency, Value::Text(code)) => Currency::from_str(code).err().and_then(|_| wrong(value)),
        (ValueKind::Zone, Value::Text(name)) => Tz::from_str(name).err().and_then(|_| wrong(value)),
        (ValueKind::Picture, Value::Text(data)) => {
            if data.len() > PICTURE_LIMIT {
                Some(Problem::TooLarge)
            } else if data.starts_with("data:image/") {
                None
            } else {
                wrong(value)
            }
        }
        _ => None,
    }
}

fn check_link(workspace: &Workspace, target: &'static str, id: &Id) -> Option<Problem> {
    match workspace.holder(id) {
        None => Some(Problem::DanglingLink(id.clone())),
        Some(record) if target != "*" && record.schema().key != target => {
            Some(Problem::WrongKind { expected: target, found: record.schema().key })
        }
        Some(_) => None,
    }
}

fn check_record(record: &dyn Record, view: &View<'_>, on: &mut Collector<'_>) {
    let entity = record.as_entity();
    if let Some(call) = record.downcast::<Call>() {
        let next = call.next_cut_off(view);
        if call.status == CallStatus::Open && next.is_some_and(|due| due.has_passed(view.now, view.zone)) {
            on.note(entity, "status", Problem::DeadlinePassed);
        }
        let last = call.cut_offs.iter().filter_map(|cut_off| cut_off.due).map(|due| due.last_day()).max();
        if let (Some(opens), Some(last)) = (call.opens, last)
            && opens.first_day() > last
        {
            on.note(entity, "opens", Problem::WrongOrder);
        }
    } else if let Some(application) = record.downcast::<Application>() {
        check_application(application, on);
    } else if let Some(deadline) = record.downcast::<Deadline>() {
        if deadline.derived_from.is_none() {
            for (field, missing) in [("due", deadline.due.is_none()), ("title", deadline.title.is_empty())] {
                if missing && !deadline.extra.contains_key(field) {
                    on.note(entity, field, Problem::Missing);
                }
            }
        }
    } else if let Some(office) = record.downcast::<Office>() {
        let mut seen = HashSet::new();
        for own in &office.own_fields {
            let built_in = Kind::from_key(&own.of)
                .is_some_and(|kind| fields_of(kind, &Office::default()).iter().any(|field| field.key == own.key));
            if built_in || !seen.insert((own.of.as_str(), own.key.as_str())) {
                on.note(own, "key", Problem::FieldTwice(own.key.clone()));
            }
        }
    }
}

fn check_application(application: &Application, on: &mut Collector<'_>) {
    if let (Some(starts), Some(ends)) = (application.starts, application.ends)
        && ends.last_day() < starts.first_day()
    {
        on.note(application, "ends", Problem::WrongOrder);
    }
    let coordinators = application.consortium.iter().filter(|m| m.role == ConsortiumRole::Coordinator).count();
    if coordinators > 1 {
        on.note(application, "consortium", Problem::SeveralCoordinators);
    }
    // Only budgets all given in the application's currency can be added up without a rate.
    if let Some(total) = application.budget {
        let budgets: Vec<_> = application.consortium.iter().filter_map(|member| member.budget).collect();
        if !budgets.is_empty() && budgets.iter().all(|budget| budget.currency == total.currency) {
            let sum = budgets.iter().try_fold(Decimal::ZERO, |sum, budget| sum.checked_add(budget.amount));
            if let Some(sum) = sum.filter(|sum| *sum != total.amount) {
                on.note(application, "budget", Problem::BudgetSum { sum: format!("{sum} {}", total.currency) });
            }
        }
    }
}

/// The findings as JSON, for scripts.
pub fn to_json(findings: &[Finding]) -> Json {
    findings
        .iter()
        .map(|finding| {
            serde_json::json!({
                "severity": if finding.problem.severity() == Severity::Error { "error" } else { "hint" },
                "kind": finding.kind.key(),
                "record": finding.record.to_string(),
                "title": finding.title,
                "part": finding.part.as_ref().map(Id::to_string),
                "field": finding.field,
                "problem": finding.problem.key(),
                "detail": finding.problem.detail(),
            })
        })
        .collect()
}
