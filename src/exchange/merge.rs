//! One record as it is and as a source has it, made one: what the source says where nobody changed it, and
//! what a person typed where somebody did. The rules stand at the head of [`super::plan`].

use std::collections::HashSet;

use serde_json::Value as Json;

use super::plan::{DiffSort, FieldDiff, Oddity, Options};
use crate::model::diff::{ChangeSort, FieldChange, diff};
use crate::model::id::Id;
use crate::model::origin::Origin;
use crate::model::schema::{Entity, Extra, PartList, Record, find_mut};
use crate::model::value::{Timestamp, Value, ValueKind, WrongValue, excerpt};
use crate::model::workspace::Workspace;

/// What became of a record.
pub(super) struct Merged {
    /// The record as it will be; none where nothing changes, not even what is noted of the source.
    pub(super) record: Option<Box<dyn Record>>,
    /// True where more changes than what is noted of the source.
    pub(super) changed: bool,
    /// What changes, then what a person's changes cover.
    pub(super) diffs: Vec<FieldDiff>,
    /// True where the record or a part of it was nobody's import before.
    pub(super) adopted: bool,
    /// What could not be taken over.
    pub(super) oddities: Vec<Oddity>,
}

/// Makes the record follow the source in the fields of which that speaks.
pub(super) fn merge(
    workspace: &Workspace,
    there: &dyn Record,
    incoming: &dyn Record,
    speaks_of: &[&'static str],
    options: &Options<'_>,
) -> Merged {
    let mut record = there.to_boxed();
    let source = incoming.origin().map(|origin| origin.source.as_str()).unwrap_or_default();
    let mut merger = Merger {
        workspace,
        source,
        speaks_of,
        covered: Vec::new(),
        noted: false,
        adopted: false,
        oddities: Vec::new(),
    };
    merger.entity(record.as_entity_mut(), incoming.as_entity(), "", None);
    let Merger { mut covered, noted, adopted, oddities, .. } = merger;
    if adopted && there.id() != incoming.id() && !there.head().aliases.contains(incoming.id()) {
        record.aliases_mut().push(incoming.id().clone());
    }
    let changes = diff(there, record.as_ref());
    let changed = adopted || !changes.is_empty();
    let moved: HashSet<Id> = changes
        .iter()
        .filter(|change| change.sort == ChangeSort::PartAdded && change.field == "moves")
        .filter_map(|change| change.part.clone())
        .collect();
    let has_moved =
        |part: &Option<Id>, field: &str| field == "due" && part.as_ref().is_some_and(|id| moved.contains(id));
    let mut diffs: Vec<FieldDiff> = changes.into_iter().filter(|change| change.field != "moves").map(told).collect();
    for told in diffs.iter_mut().chain(&mut covered) {
        if has_moved(&told.part, &told.field) {
            told.sort = DiffSort::Moved;
        }
    }
    diffs.append(&mut covered);
    if changed && let Some(origin) = record.origin_mut() {
        origin.seen = Some(Timestamp::at(options.now));
    }
    Merged { record: (changed || noted).then_some(record), changed, diffs, adopted, oddities }
}

fn told(change: FieldChange) -> FieldDiff {
    let sort = match change.sort {
        ChangeSort::PartAdded => DiffSort::Added,
        ChangeSort::PartRemoved => DiffSort::Removed,
        ChangeSort::Reordered => DiffSort::Reordered,
        ChangeSort::Value if change.field == "gone" && change.to == Json::Bool(true) => DiffSort::Gone,
        ChangeSort::Value if change.field == "gone" => DiffSort::Back,
        ChangeSort::Value => DiffSort::Value,
    };
    FieldDiff {
        part: change.part,
        schema: change.schema,
        field: change.field,
        sort,
        before: change.from,
        after: change.to,
        overridden: false,
    }
}

struct Merger<'a> {
    workspace: &'a Workspace,
    source: &'a str,
    speaks_of: &'a [&'static str],
    covered: Vec<FieldDiff>,
    /// Whether the source says something new of what a person changed.
    noted: bool,
    adopted: bool,
    oddities: Vec<Oddity>,
}

impl Merger<'_> {
    fn speaks(&self, path: &str, field: &str) -> bool {
        self.speaks_of.iter().any(|key| match key.strip_prefix(path) {
            Some(rest) if path.is_empty() => rest == field,
            Some(rest) => rest.strip_prefix('.') == Some(field),
            None => false,
        })
    }

    /// `path` leads to the list that a part stands in, as in `cut_offs.moves`; `part` is the part, none for the record.
    fn entity(&mut self, ours: &mut dyn Entity, theirs: &dyn Entity, path: &str, part: Option<&Id>) {
        // A part without origin, such as a move of a deadline, is written once.
        let Some(their_origin) = theirs.origin() else { return };
        if ours.origin().is_none() {
            let origin = self.adopt(ours, their_origin, path);
            *ours.origin_mut() = Some(Box::new(origin));
        }
        for (index, field) in theirs.schema().fields.iter().enumerate() {
            if !self.speaks(path, field.key) {
                continue;
            }
            if let (ValueKind::Parts(_), Some(parts)) = (field.spec.kind, theirs.parts(index)) {
                let inner = if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) };
                self.parts(ours, index, parts, &inner, part);
                continue;
            }
            let edited = ours.origin().is_some_and(|origin| origin.is_edited(field.key));
            if edited && let Some(origin) = ours.origin_mut() {
                self.noted |= origin.note_says(field.key, file_form(&theirs.get(index)));
            }
            let (before, after) = (ours.get(index), theirs.get(index));
            let kept_aside = ours.extra().contains_key(field.key);
            if before == after && (!kept_aside || after.is_empty()) {
                continue;
            }
            if edited {
                let (before, after) = (file_form(&before), file_form(&after));
                self.cover(part, ours.schema().key, field.key, DiffSort::Value, before, after);
            } else if ours.set(index, theirs.get(index)).is_err() {
                let text = excerpt(&theirs.get(index).to_json().to_string());
                self.oddities.push(Oddity::Value { field: field.key, text });
            }
        }
        if let Some(origin) = ours.origin_mut()
            && origin.key != their_origin.key
        {
            origin.key.clone_from(&their_origin.key);
        }
    }

    /// The origin for what somebody typed: every field that was filled in stays as it is.
    fn adopt(&mut self, ours: &dyn Entity, theirs: &Origin, path: &str) -> Origin {
        self.adopted = true;
        let mut origin = Origin { edited: Vec::new(), says: Extra::new(), ..theirs.clone() };
        for (index, field) in ours.schema().fields.iter().enumerate() {
            let is_list = matches!(field.spec.kind, ValueKind::Parts(_));
            let value = ours.get(index);
            let filled = !value.is_empty() && value != Value::Bool(false) || ours.extra().contains_key(field.key);
            if !is_list && filled && self.speaks(path, field.key) {
                origin.mark_edited(field.key);
            }
        }
        origin
    }

    fn parts(&mut self, ours: &mut dyn Entity, index: usize, theirs: &dyn PartList, path: &str, owner: Option<&Id>) {
        let schema = ours.schema();
        let Some(field) = schema.fields.get(index) else { return };
        let taken_away = |part: &dyn Entity, origin: Option<&Origin>| {
            part.origin().zip(origin).is_some_and(|(it, origin)| origin.is_edited(&removal_mark(field.key, &it.key)))
        };
        let origin = ours.origin().cloned();
        let Some(list) = ours.parts_mut(index) else { return };
        let mut previous = None;
        for part in theirs.iter() {
            let id = part.id();
            if let Some(position) = list.position(id) {
                if let Some(there) = list.at_mut(position) {
                    self.entity(there, part, path, Some(id));
                }
                previous = Some(position);
            } else if taken_away(part, origin.as_ref()) {
                self.cover(owner, schema.key, field.key, DiffSort::Added, Json::Null, part.to_json());
            } else if self.workspace.knows(id) {
                self.oddities.push(Oddity::PartTaken(id.clone()));
            } else if let Json::Object(map) = part.to_json() {
                list.push_json(map);
                let position = previous.map_or(0, |previous: usize| previous + 1);
                list.shift(list.len() - 1, position);
                previous = Some(position);
            }
        }
        for position in (0..list.len()).rev() {
            let goes = list.at(position).is_some_and(|part| {
                theirs.position(part.id()).is_none()
                    && part.origin().is_some_and(|it| it.source == self.source && it.edited.is_empty())
                    && self.workspace.links_to(part.id()).next().is_none()
            });
            if goes {
                list.remove(position);
            }
        }
    }

    fn cover(
        &mut self,
        part: Option<&Id>,
        schema: &'static str,
        field: &str,
        sort: DiffSort,
        before: Json,
        after: Json,
    ) {
        let (part, field) = (part.cloned(), field.to_owned());
        self.covered.push(FieldDiff { part, schema, field, sort, before, after, overridden: true });
    }
}

fn file_form(value: &Value<'_>) -> Json {
    if value.is_empty() { Json::Null } else { value.to_json() }
}

/// The mark that a person took an imported part out of a list; [`crate::edit::Document`] sets it.
fn removal_mark(list: &str, key: &str) -> String {
    format!("{list}/{key}")
}

/// Why a field could not be given back to its source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GiveBackError {
    /// The record has no such part or field any more.
    #[error("`{field}` is no longer there")]
    Gone {
        /// The field.
        field: String,
    },
    /// The source's value does not fit.
    #[error("`{field}`: {source}")]
    WrongValue {
        /// The field.
        field: String,
        /// What is wrong with it.
        source: WrongValue,
    },
}

impl FieldDiff {
    /// Gives an overridden field back to the source: it takes what the source says, and follows it from now on. A part
    /// that was taken away comes again.
    ///
    /// The change is to be applied with [`Author::import`](crate::edit::Author) true, or it would count as a person's.
    ///
    /// # Errors
    /// Where the record is not the one the difference was found in; it stays as it is then.
    pub fn give_back(&self, record: &mut dyn Record) -> Result<(), GiveBackError> {
        let gone = || GiveBackError::Gone { field: self.field.clone() };
        let owner = self.part.clone().unwrap_or_else(|| record.id().clone());
        let entity = find_mut(record.as_entity_mut(), &owner).ok_or_else(gone)?;
        let (index, field) = entity.schema().field(&self.field).ok_or_else(gone)?;
        let mut mark = self.field.clone();
        if let ValueKind::Parts(_) = field.spec.kind {
            let (Json::Object(part), Some(list)) = (&self.after, entity.parts_mut(index)) else { return Err(gone()) };
            let text = |json: Option<&Json>| json.and_then(Json::as_str).map(str::to_owned);
            mark = removal_mark(&mark, &text(part.get("origin").and_then(|it| it.get("key"))).ok_or_else(gone)?);
            let id = text(part.get("id")).ok_or_else(gone)?;
            if list.position(&Id::from(id.as_str())).is_none() {
                list.push_json(part.clone());
            }
        } else {
            let wrong = |source| GiveBackError::WrongValue { field: self.field.clone(), source };
            let value = Value::from_json(&field.spec.kind, &self.after).map_err(wrong)?;
            entity.set(index, value).map_err(wrong)?;
        }
        if let Some(origin) = entity.origin_mut() {
            origin.give_back(&mark);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::programme::{Programme, Rate};
    use chrono::DateTime;

    const SPEAKS_OF: &[&str] = &["name", "min_partners", "rates", "rates.action", "rates.percent"];

    fn programme(rates: &[(&str, i64)]) -> Programme {
        let origin = |key: &str| Some(Box::new(Origin::new("catalogue", key)));
        let mut programme =
            Programme { id: "p".into(), name: "Life".into(), origin: origin("life"), ..Programme::default() };
        for (action, percent) in rates {
            programme.rates.push(Rate {
                id: Id::from(*action),
                action: (*action).to_owned(),
                percent: Some((*percent).into()),
                origin: origin(action),
                ..Rate::default()
            });
        }
        programme
    }

    fn merged(there: &Programme, incoming: &Programme) -> (Option<Programme>, Merged) {
        let options = Options { now: DateTime::UNIX_EPOCH, zone: chrono_tz::UTC, filter: None };
        let merged = merge(&Workspace::default(), there, incoming, SPEAKS_OF, &options);
        (merged.record.as_ref().map(|record| record.downcast::<Programme>().unwrap().clone()), merged)
    }

    fn rates(programme: &Programme) -> Vec<(String, String)> {
        programme.rates.iter().map(|it| (it.action.clone(), it.percent.unwrap().to_string())).collect()
    }

    #[test]
    fn parts_follow_the_source_unless_a_person_made_or_changed_them() {
        let mut there = programme(&[("ria", 100), ("ia", 70), ("csa", 90)]);
        there.rates[0].note = "as agreed".into();
        there.rates[2].percent = Some(80.into());
        there.rates[2].origin.as_mut().unwrap().mark_edited("percent");
        there.rates.push(Rate { id: "own".into(), action: "own".into(), percent: Some(1.into()), ..Rate::default() });
        let (after, merged) = merged(&there, &programme(&[("first", 50), ("ria", 95)]));
        let after = after.unwrap();
        let expected = [("first", "50"), ("ria", "95"), ("csa", "80"), ("own", "1")];
        assert_eq!(rates(&after), expected.map(|(action, percent)| (action.to_owned(), percent.to_owned())));
        assert_eq!(after.rates[1].note, "as agreed");
        let sorts: Vec<_> = merged.diffs.iter().map(|it| (it.field.as_str(), it.sort)).collect();
        assert_eq!(sorts, [("percent", DiffSort::Value), ("rates", DiffSort::Removed), ("rates", DiffSort::Added)]);
    }

    #[test]
    fn a_field_of_which_the_source_does_not_speak_is_left_alone() {
        let there = Programme { notes: "Ask Kari".into(), url: "https://example.org".into(), ..programme(&[]) };
        assert!(merged(&there, &programme(&[])).0.is_none());
    }

    #[test]
    fn a_value_kept_aside_gives_way_to_the_sources_unless_a_person_put_it_there() {
        let mut there = Programme { name: String::new(), ..programme(&[]) };
        there.extra.insert("name".into(), Json::from(7));
        let (after, _) = merged(&there, &programme(&[]));
        let after = after.unwrap();
        assert_eq!((after.name.as_str(), after.extra.len()), ("Life", 0));
        there.origin = None;
        let (after, merged) = merged(&there, &programme(&[]));
        let after = after.unwrap();
        assert!(merged.adopted && after.name.is_empty() && after.extra.contains_key("name"));
    }

    #[test]
    fn a_value_out_of_bounds_is_told_and_left_out() {
        let incoming = Programme { min_partners: Some(5000), ..programme(&[]) };
        let (after, merged) = merged(&programme(&[]), &incoming);
        assert!(after.is_none());
        assert_eq!(merged.oddities, [Oddity::Value { field: "min_partners", text: "5000".into() }]);
    }

    #[test]
    fn what_was_made_from_an_older_difference_is_not_forced_into_the_record() {
        let mut told = FieldDiff {
            part: Some("nobody".into()),
            schema: "programme_rate",
            field: "percent".into(),
            sort: DiffSort::Value,
            before: Json::Null,
            after: Json::from("50"),
            overridden: true,
        };
        let mut record = programme(&[("ria", 100)]);
        assert_eq!(told.give_back(&mut record), Err(GiveBackError::Gone { field: "percent".into() }));
        (told.part, told.after) = (Some("ria".into()), Json::from("500"));
        assert!(matches!(told.give_back(&mut record), Err(GiveBackError::WrongValue { .. })));
        assert_eq!(record, programme(&[("ria", 100)]));
    }
}
