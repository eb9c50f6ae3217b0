//! The budget of a topic, where the file has one.
//!
//! The reference file itself carries no money; the portal's other files do, in the same entry shape:
//! `{"budgetTopicActionMap": {"<call>": [{"action": "<topic> - <type of action>", "budgetYearMap": {"2026":
//! "15750000"}, "expectedGrants": 3, "minContribution": 5250000, "maxContribution": 5250000,
//! "deadlineModel": "single-stage", "deadlineDates": [...]}]}}`, in some as JSON within a string. The map lists
//! sibling topics too, so only rows whose action begins with the topic's own identifier count.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Value;

use super::entry::{RawEntry, Stamp};
use super::lenient::{integer, stamps, text};

/// Money for a topic, in euro; the portal knows no other currency.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PortalBudget {
    /// All years together. It may be the whole call's: the portal repeats the call's sum on each topic.
    pub total: Option<Decimal>,
    /// Year and amount.
    pub years: Vec<(String, Decimal)>,
    /// How many grants are expected.
    pub expected_grants: Option<i64>,
    /// The least a project should ask for.
    pub minimum_grant: Option<Decimal>,
    /// The most a project may ask for.
    pub maximum_grant: Option<Decimal>,
}

/// What a budget overview says of one topic.
#[derive(Default, Debug)]
pub(super) struct Overview {
    pub(super) budget: Option<PortalBudget>,
    pub(super) models: Vec<String>,
    pub(super) deadlines: Vec<Stamp>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct RawOverview {
    budget_topic_action_map: BTreeMap<String, Vec<Row>>,
}

#[derive(Deserialize, Default, PartialEq)]
#[serde(rename_all = "camelCase", default)]
struct Row {
    #[serde(deserialize_with = "text")]
    action: Option<String>,
    #[serde(deserialize_with = "text")]
    deadline_model: Option<String>,
    #[serde(deserialize_with = "stamps")]
    deadline_dates: Vec<Stamp>,
    budget_year_map: BTreeMap<String, Value>,
    #[serde(deserialize_with = "integer")]
    expected_grants: Option<i64>,
    min_contribution: Value,
    max_contribution: Value,
}

/// Reads the overview of an entry. One that cannot be read is as good as none: money is an extra here.
pub(super) fn overview(entry: &RawEntry, identifier: &str) -> Overview {
    let raw = entry.budget_overview_item.as_ref().or(entry.budget_overview.as_ref());
    let Some(raw) = raw.and_then(|raw| parse(raw.get())) else { return Overview::default() };
    let mut rows: Vec<Row> = Vec::new();
    for row in raw.budget_topic_action_map.into_values().flatten() {
        // The same row can stand under the topic's number and the call's.
        if row.action.as_deref().is_some_and(|action| is_of(action, identifier)) && !rows.contains(&row) {
            rows.push(row);
        }
    }
    let mut budget = PortalBudget::default();
    let mut years = BTreeMap::<String, Decimal>::new();
    for row in &rows {
        for (year, amount) in &row.budget_year_map {
            if let Some(amount) = amount_of(amount) {
                let sum = years.entry(year.clone()).or_default();
                *sum = sum.saturating_add(amount);
            }
        }
        let least = amount_of(&row.min_contribution);
        budget.minimum_grant = budget.minimum_grant.into_iter().chain(least).min();
        budget.maximum_grant = budget.maximum_grant.max(amount_of(&row.max_contribution));
        let grants = row.expected_grants.filter(|count| *count > 0);
        budget.expected_grants = match (budget.expected_grants, grants) {
            (Some(a), Some(b)) => a.checked_add(b),
            (a, b) => a.or(b),
        };
    }
    budget.years = years.into_iter().collect();
    if !budget.years.is_empty() {
        budget.total = Some(budget.years.iter().fold(Decimal::ZERO, |sum, (_, amount)| sum.saturating_add(*amount)));
    }
    Overview {
        budget: (budget != PortalBudget::default()).then_some(budget),
        models: rows.iter().filter_map(|row| row.deadline_model.clone()).collect(),
        deadlines: rows.into_iter().flat_map(|row| row.deadline_dates).collect(),
    }
}

fn parse(json: &str) -> Option<RawOverview> {
    if json.starts_with('"') {
        let inner: String = serde_json::from_str(json).ok()?;
        return serde_json::from_str(&inner).ok();
    }
    serde_json::from_str(json).ok()
}

/// True for `<identifier>` and `<identifier> - RIA ...`, not for `<identifier>-two-stage`.
fn is_of(action: &str, identifier: &str) -> bool {
    let Some((head, tail)) = action.split_at_checked(identifier.len()) else { return false };
    head.eq_ignore_ascii_case(identifier) && (tail.is_empty() || tail.starts_with(' '))
}

/// An amount from a number or its text; 0 stands for "not told".
fn amount_of(value: &Value) -> Option<Decimal> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let amount = text.parse().or_else(|_| Decimal::from_scientific(&text)).ok()?;
    (amount > Decimal::ZERO).then(|| amount.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Overview {
        let entry: RawEntry = serde_json::from_str(json).unwrap();
        overview(&entry, "FJORD-2027-01")
    }

    const MAP: &str = r#"{"budgetTopicActionMap": {
        "111": [{"action": "FJORD-2027-01 - FJORD-IA Innovation", "budgetYearMap": {"2026": "15750000", "2027": 250000.5},
                 "expectedGrants": 3, "minContribution": 5250000, "maxContribution": "6000000", "deadlineModel": "two-stage",
                 "deadlineDates": ["2027-04-29"]},
                {"action": "FJORD-2027-01-two-stage - FJORD-IA", "budgetYearMap": {"2027": "99"}},
                {"action": "FJORD-2027-02 - FJORD-CSA", "budgetYearMap": {"2027": "1"}, "deadlineModel": "single-stage"}],
        "112": [{"action": "FJORD-2027-01 - FJORD-IA Innovation", "budgetYearMap": {"2026": "15750000", "2027": 250000.5},
                 "expectedGrants": 3, "minContribution": 5250000, "maxContribution": "6000000", "deadlineModel": "two-stage",
                 "deadlineDates": ["2027-04-29"]}]}, "budgetYearsColumns": ["2026", "2027"]}"#;

    #[test]
    fn only_the_topics_own_rows_count_and_each_once() {
        let overview = read(&format!(r#"{{"budgetOverviewJSONItem": {MAP}}}"#));
        let budget = overview.budget.unwrap();
        assert_eq!(budget.total.unwrap().to_string(), "16000000.5");
        assert_eq!(budget.years.len(), 2);
        assert_eq!(budget.expected_grants, Some(3));
        assert_eq!(budget.minimum_grant.unwrap().to_string(), "5250000");
        assert_eq!(budget.maximum_grant.unwrap().to_string(), "6000000");
        assert_eq!(overview.models, ["two-stage"]);
        assert_eq!(overview.deadlines, [Stamp::Text("2027-04-29".into())]);
    }

    #[test]
    fn json_within_a_string_is_read_alike_and_nonsense_is_no_budget() {
        let inner = serde_json::to_string(MAP).unwrap();
        let overview = read(&format!(r#"{{"budgetOverview": {inner}}}"#));
        assert_eq!(overview.budget.unwrap().total.unwrap().to_string(), "16000000.5");
        for nonsense in ["{}", "null", "\"\"", "[1]", "\"not told\"", r#"{"budgetTopicActionMap": {}}"#] {
            let overview = read(&format!(r#"{{"budgetOverview": {nonsense}}}"#));
            assert!(overview.budget.is_none() && overview.models.is_empty(), "{nonsense}");
        }
    }
}
