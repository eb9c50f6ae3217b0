//! How a table of records is arranged: which columns, in which order, sorted and grouped by what.

use crate::model::field::Field;
use crate::model::kinds::Kind;
use crate::model::value::ValueKind;
use crate::settings::{ColumnLayout, TableLayout};

/// The columns that a kind shows from the start, where the schema's order is not the best one.
const FIRST: &[(&str, &[&str])] = &[
    ("call", &["identifier", "title", "programme", "deadline", "status", "triage", "budget", "responsible", "themes"]),
    (
        "application",
        &["acronym", "title", "stage", "deadline", "applicant", "call", "our_role", "responsible", "budget", "themes"],
    ),
];

/// What a kind is sorted by from the start; by the title where it is not named.
const SORT: &[(&str, &[&str])] =
    &[("call", &["deadline"]), ("application", &["deadline"]), ("programme", &["acronym"])];

/// A column of the table, seen or hidden.
#[derive(Clone, Debug)]
pub(super) struct Arranged {
    pub(super) field: Field,
    /// The width that a person gave it; 0 for the usual one.
    pub(super) width: f32,
    pub(super) hidden: bool,
}

impl Arranged {
    /// Its width in points, and its share of the room that is left.
    pub(super) fn room(&self) -> (f32, f32) {
        if self.width > 0.0 {
            return (self.width, 0.0);
        }
        let spec = &self.field.spec;
        match spec.kind {
            _ if spec.title => (228.0, 3.0),
            ValueKind::Text | ValueKind::Web | ValueKind::Emails if spec.identifier => (172.0, 0.3),
            ValueKind::LongText => (240.0, 0.6),
            ValueKind::Text if !self.field.words.is_empty() => (120.0, 0.0),
            ValueKind::Text | ValueKind::Web | ValueKind::Emails => (150.0, 0.3),
            ValueKind::Link(_) => (140.0, 0.3),
            ValueKind::Links(_) | ValueKind::Tags => (170.0, 0.5),
            ValueKind::Date if self.is_counted() => (206.0, 0.0),
            ValueKind::Date => (124.0, 0.0),
            ValueKind::Timestamp => (160.0, 0.0),
            ValueKind::Money => (128.0, 0.0),
            ValueKind::Integer(..) | ValueKind::Percent | ValueKind::Decimal | ValueKind::Bool => (92.0, 0.0),
            ValueKind::Choice(_) if !matches!(spec.group, crate::model::schema::Group::Time) => (140.0, 0.4),
            _ => (126.0, 0.0),
        }
    }

    /// Whether the days until then are counted: a computed date is what is to be done next.
    pub(super) fn is_counted(&self) -> bool {
        is_counted(&self.field)
    }
}

/// Whether the days until the date are counted: a computed date is what is to be done next.
pub(super) fn is_counted(field: &Field) -> bool {
    matches!(field.spec.kind, ValueKind::Date) && !field.is_editable()
}

/// All columns of a kind: as a person has arranged them, then those that are new since.
pub(super) fn columns(kind: Kind, fields: &[Field], layout: Option<&TableLayout>) -> Vec<Arranged> {
    let first = FIRST.iter().find(|(key, _)| *key == kind.key()).map(|(_, keys)| *keys);
    let shown = |field: &Field| match first {
        Some(keys) => keys.contains(&field.key.as_ref()) || field.label.is_some() && field.spec.column,
        None => field.spec.column,
    };
    let mut left: Vec<&Field> = fields.iter().filter(|field| field.key != "id").collect();
    let mut take = |key: &str| left.iter().position(|field| field.key == key).map(|at| left.remove(at).clone());
    let mut columns = Vec::with_capacity(fields.len());
    let arranged = layout.map(|layout| layout.columns.as_slice()).unwrap_or_default();
    for column in arranged {
        if let Some(field) = take(&column.key) {
            columns.push(Arranged { field, width: column.width, hidden: column.hidden });
        }
    }
    if arranged.is_empty() {
        for key in first.unwrap_or_default() {
            columns.extend(take(key).map(|field| Arranged { field, width: 0.0, hidden: false }));
        }
    }
    columns.extend(left.into_iter().map(|field| Arranged { field: field.clone(), width: 0.0, hidden: !shown(field) }));
    columns
}

/// The columns as settings keep them.
pub(super) fn kept(columns: &[Arranged]) -> Vec<ColumnLayout> {
    let kept = columns.iter().map(|column| ColumnLayout {
        key: column.field.key.clone().into_owned(),
        width: column.width,
        hidden: column.hidden,
    });
    kept.collect()
}

/// Moves a column before another, or to the end of those that are seen.
pub(super) fn shift(columns: &mut Vec<ColumnLayout>, key: &str, before: Option<&str>) {
    let Some(from) = columns.iter().position(|column| column.key == key) else { return };
    let column = columns.remove(from);
    let to = match before {
        Some(before) => columns.iter().position(|column| column.key == before),
        None => columns.iter().rposition(|column| !column.hidden).map(|at| at + 1),
    };
    columns.insert(to.unwrap_or(columns.len()).min(columns.len()), column);
}

/// The keys sorted by: as a person chose, or the usual ones.
pub(super) fn sort(kind: Kind, fields: &[Field], layout: Option<&TableLayout>) -> Vec<String> {
    let chosen = layout.map(|layout| layout.sort.clone()).unwrap_or_default();
    if !chosen.is_empty() {
        return chosen;
    }
    if let Some((_, keys)) = SORT.iter().find(|(key, _)| *key == kind.key()) {
        return keys.iter().map(|key| (*key).to_owned()).collect();
    }
    fields.iter().filter(|field| field.spec.title).take(1).map(|field| field.key.clone().into_owned()).collect()
}

/// The keys sorted by once a column's heading was pressed: it is sorted by alone or, with `further`, also.
pub(super) fn sorted_by(sort: &[String], key: &str, descending: Option<bool>, further: bool) -> Vec<String> {
    let turned = format!("-{key}");
    let (up, down) = (sort.iter().position(|it| it == key), sort.iter().position(|it| *it == turned));
    let wanted = match descending {
        Some(descending) => Some(descending),
        None if up.is_some() => Some(true),
        // The third press of a further key takes it away again.
        None if down.is_some() && further && sort.len() > 1 => None,
        None => Some(false),
    };
    let word = wanted.map(|descending| if descending { turned.clone() } else { key.to_owned() });
    if !further {
        return word.into_iter().collect();
    }
    let mut sort = sort.to_vec();
    match (up.or(down), word) {
        (Some(at), Some(word)) => {
            if let Some(place) = sort.get_mut(at) {
                *place = word;
            }
        }
        (Some(at), None) => {
            sort.remove(at);
        }
        (None, Some(word)) => sort.push(word),
        (None, None) => {}
    }
    sort
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::fields_of;
    use crate::model::office::Office;

    fn fields() -> Vec<Field> {
        fields_of(Kind::CALL, &Office::default())
    }

    fn seen(columns: &[Arranged]) -> Vec<&str> {
        columns.iter().filter(|column| !column.hidden).map(|column| column.field.key.as_ref()).collect()
    }

    #[test]
    fn a_kind_begins_with_its_best_columns_and_offers_all() {
        let columns = columns(Kind::CALL, &fields(), None);
        assert_eq!(&seen(&columns)[..4], ["identifier", "title", "programme", "deadline"]);
        assert_eq!(columns.len() + 1, fields().len(), "all but the id");
    }

    #[test]
    fn what_a_person_arranged_stays_and_new_fields_follow() {
        let layout = TableLayout {
            columns: vec![
                ColumnLayout { key: "title".into(), width: 300.0, hidden: false },
                ColumnLayout { key: "gone".into(), width: 10.0, hidden: false },
                ColumnLayout { key: "identifier".into(), width: 0.0, hidden: true },
            ],
            ..TableLayout::default()
        };
        let columns = columns(Kind::CALL, &fields(), Some(&layout));
        assert_eq!(seen(&columns)[0], "title");
        assert!(!seen(&columns).contains(&"identifier"));
        assert!(seen(&columns).contains(&"deadline"), "a field that the settings do not know");
        assert_eq!(columns[0].room(), (300.0, 0.0));
        let mut kept = kept(&columns);
        shift(&mut kept, "deadline", Some("title"));
        assert_eq!(kept[0].key, "deadline");
    }

    #[test]
    fn a_heading_sorts_turns_round_and_adds() {
        let strings = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(sorted_by(&strings(&["title"]), "budget", None, false), ["budget"]);
        assert_eq!(sorted_by(&strings(&["budget"]), "budget", None, false), ["-budget"]);
        assert_eq!(sorted_by(&strings(&["-budget"]), "budget", None, false), ["budget"]);
        assert_eq!(sorted_by(&strings(&["title"]), "budget", None, true), ["title", "budget"]);
        assert_eq!(sorted_by(&strings(&["title", "budget"]), "budget", None, true), ["title", "-budget"]);
        assert_eq!(sorted_by(&strings(&["title", "-budget"]), "budget", None, true), ["title"]);
        assert_eq!(sorted_by(&strings(&["title", "budget"]), "title", Some(true), true), ["-title", "budget"]);
    }
}
