//! Differences and entries of the change log, in the reader's words.

use serde_json::Value as Json;

use super::diff::{ChangeSort, FieldChange};
use super::id::Id;
use super::kinds::Kind;
use super::log::{Action, LogEntry};
use super::office::Office;
use super::schema::{Entity, FieldDef, Schema, find};
use super::text::{self, Context};
use super::value::{Value, ValueKind};
use crate::i18n::{self, Lang, field_label, kind_label};
use crate::tr;

/// One difference as a reader meets it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The part it is in, by what stands for it; empty for the record itself.
    pub part: String,
    /// The field's label.
    pub field: String,
    /// What sort of difference.
    pub sort: ChangeSort,
    /// What it was; empty for nothing.
    pub from: String,
    /// What it became; empty for nothing.
    pub to: String,
}

impl Difference {
    /// Where it is: the part and the field.
    pub fn place(&self) -> String {
        if self.part.is_empty() { self.field.clone() } else { format!("{}, {}", self.part, self.field) }
    }

    /// The whole in one line.
    pub fn line(&self, lang: Lang) -> String {
        let field = self.place();
        let or_nothing = |text: &str| if text.is_empty() { tr!(lang, "diff-nothing") } else { text.to_owned() };
        match self.sort {
            ChangeSort::PartAdded => tr!(lang, "diff-part-added", field = field, value = self.to.as_str()),
            ChangeSort::PartRemoved => tr!(lang, "diff-part-removed", field = field, value = self.from.as_str()),
            ChangeSort::Reordered => tr!(lang, "diff-reordered", field = field),
            ChangeSort::Value => {
                tr!(lang, "diff-value", field = field, from = or_nothing(&self.from), to = or_nothing(&self.to))
            }
        }
    }
}

/// A difference in words; links of the old value are looked up in the workspace of `before`, those of the new one in
/// that of `after`.
pub fn difference(change: &FieldChange, before: &Context<'_>, after: &Context<'_>) -> Difference {
    let part = change.part.as_ref().map(|part| {
        let context = if after.workspace.knows(part) { after } else { before };
        text::title(part, context)
    });
    Difference {
        part: part.unwrap_or_default(),
        field: label(change.schema, &change.field, after),
        sort: change.sort,
        from: shown(change.schema, &change.field, change.sort, &change.from, before),
        to: shown(change.schema, &change.field, change.sort, &change.to, after),
    }
}

/// What an entry of the log says was changed; nothing where a whole record came or went.
pub fn log_difference(entry: &LogEntry, context: &Context<'_>) -> Option<Difference> {
    if matches!(entry.action, Action::Created | Action::Deleted) {
        return None;
    }
    let kind = Kind::from_key(&entry.kind)?;
    let there = |part: &Id| {
        let record = context.workspace.holder(part)?;
        find(record.as_entity(), part).map(Entity::schema)
    };
    let schema = match &entry.part {
        None => kind.schema(),
        Some(part) => there(part).or_else(|| inner_with(kind.schema(), &entry.field)).unwrap_or(kind.schema()),
    };
    let part = entry.part.as_ref().map(|part| match there(part) {
        Some(_) => text::title(part, context),
        None => kind_label(context.lang, schema.key, false),
    });
    let is_list = schema.field(&entry.field).is_some_and(|(_, field)| matches!(field.spec.kind, ValueKind::Parts(_)));
    let sort = match (&entry.from, &entry.to) {
        (Json::Null, Json::Object(_)) if is_list => ChangeSort::PartAdded,
        (Json::Object(_), Json::Null) if is_list => ChangeSort::PartRemoved,
        _ if is_list => ChangeSort::Reordered,
        _ => ChangeSort::Value,
    };
    Some(Difference {
        part: part.unwrap_or_default(),
        field: label(schema.key, &entry.field, context),
        sort,
        from: shown(schema.key, &entry.field, sort, &entry.from, context),
        to: shown(schema.key, &entry.field, sort, &entry.to, context),
    })
}

/// An entry of the log in one line: `Call “Clean ports” is new`, or what was changed from what to what.
pub fn log_line(entry: &LogEntry, context: &Context<'_>) -> String {
    let lang = context.lang;
    match log_difference(entry, context) {
        Some(difference) => difference.line(lang),
        None => whole(lang, &entry.kind, &entry.title, entry.action != Action::Deleted),
    }
}

/// That a whole record came or went.
pub fn whole(lang: Lang, kind: &str, title: &str, came: bool) -> String {
    let kind = i18n::sentence(&kind_label(lang, kind, false));
    if came {
        tr!(lang, "diff-created", kind = kind, title = title)
    } else {
        tr!(lang, "diff-deleted", kind = kind, title = title)
    }
}

/// The record by its kind and title: `Call “Clean ports”`.
pub fn quoted(lang: Lang, kind: &str, title: &str) -> String {
    let kind = i18n::sentence(&kind_label(lang, kind, false));
    tr!(lang, "quoted-record", kind = kind, title = title)
}

/// The label of the field; the office's own word for a field of its own.
fn label(schema: &str, field: &str, context: &Context<'_>) -> String {
    let office = || context.workspace.all::<Office>(Kind::OFFICE).next();
    let own = || office()?.own_fields.iter().find(|own| own.of == schema && own.key == field && !own.label.is_empty());
    match schema_of(schema).and_then(|schema| schema.field(field)) {
        None => own().map_or_else(|| field_label(context.lang, schema, field), |own| own.label.clone()),
        Some(_) => field_label(context.lang, schema, field),
    }
}

/// A value of the field in the file's form, as the reader knows it; of a part that came or went, what stands for it.
pub fn shown(schema: &str, field: &str, sort: ChangeSort, json: &Json, context: &Context<'_>) -> String {
    let known = schema_of(schema).and_then(|schema| schema.field(field)).map(|(_, field)| field.spec.kind);
    if matches!(sort, ChangeSort::PartAdded | ChangeSort::PartRemoved) {
        let Some(ValueKind::Parts(inner)) = known else { return String::new() };
        let main = inner.main_field().and_then(|(_, main)| Some((main.spec.kind, json.get(main.key)?)));
        let value =
            main.and_then(|(kind, json)| Some(text::show(&kind, &Value::from_json(&kind, json).ok()?, context)));
        return value.unwrap_or_default();
    }
    let own = || {
        let office = context.workspace.all::<Office>(Kind::OFFICE).next()?;
        let own = office.own_fields.iter().find(|own| own.of == schema && own.key == field)?;
        Some(own.value_kind.value_kind())
    };
    match known.or_else(own).map(|kind| (kind, Value::from_json(&kind, json))) {
        Some((kind, Ok(value))) => text::show(&kind, &value, context),
        _ => match json {
            Json::Null => String::new(),
            Json::String(text) => text.clone(),
            other => other.to_string(),
        },
    }
}

/// The parts of a list field, by the values that stand for them.
pub fn parts(entity: &dyn Entity, field: usize, context: &Context<'_>) -> String {
    let Some(list) = entity.parts(field) else { return String::new() };
    let words = list.iter().map(|part| match part.schema().main_field() {
        Some((main, field)) => text::show(&field.spec.kind, &part.get(main), context),
        None => String::new(),
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The schema of the key among all kinds and their parts.
fn schema_of(key: &str) -> Option<&'static Schema> {
    Kind::all().find_map(|kind| within(kind.schema(), &|schema| schema.key == key))
}

/// The first schema of a part inside that has the field.
fn inner_with(schema: &'static Schema, field: &str) -> Option<&'static Schema> {
    within(schema, &|inner| inner.key != schema.key && inner.index_of(field).is_some())
}

fn within(schema: &'static Schema, fits: &dyn Fn(&Schema) -> bool) -> Option<&'static Schema> {
    if fits(schema) {
        return Some(schema);
    }
    let fields: &'static [FieldDef] = schema.fields;
    fields.iter().find_map(|field| match field.spec.kind {
        ValueKind::Parts(inner) => within(inner, fits),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Author, Deed, Document, Draft, Label, OnDelete};
    use crate::model::call::Call;
    use chrono::{DateTime, NaiveDate};

    fn context(document: &Document) -> Context<'_> {
        Context {
            lang: Lang::En,
            today: NaiveDate::default(),
            zone: chrono_tz::UTC,
            workspace: document.workspace(),
            currency: None,
        }
    }

    /// The lines that the log has after a change.
    fn told(document: &mut Document, change: impl FnOnce(&mut Draft<'_>)) -> Vec<String> {
        let author = Author { name: "Kari".to_owned(), now: DateTime::UNIX_EPOCH, import: false };
        let (workspace, before) = (document.workspace().clone(), document.workspace().log.len());
        let mut draft = Draft::new(&workspace, author.now);
        change(&mut draft);
        document.apply(draft.finish(Label::one(Deed::Set, "x")), &author).unwrap();
        document.workspace().log.iter().skip(before).map(|entry| log_line(entry, &context(document))).collect()
    }

    #[test]
    fn the_log_is_told_with_labels_names_and_what_stands_for_a_part() {
        let mut document = Document::default();
        let call: Id = "c".into();
        let made = told(&mut document, |draft| {
            draft.insert(Box::new(Call { id: "c".into(), title: "Ports".into(), ..Call::default() })).unwrap();
        });
        assert_eq!(made, ["Call “Ports” is new"]);
        let lines = told(&mut document, |draft| {
            draft.set_key(&call, "status", Value::Text("open".into())).unwrap();
            let part = draft.add_part(&call, "cut_offs").unwrap();
            draft.set_key(&part, "due", Value::Date("2027-03-04".parse().unwrap())).unwrap();
        });
        assert_eq!(lines, ["Status: from nothing to Open", "Cut-offs: added 4 Mar 2027"]);
        let part = document.workspace().get::<Call>(&call).unwrap().cut_offs[0].id.clone();
        let lines = told(&mut document, |draft| draft.set_key(&part, "label", Value::Text("Spring".into())).unwrap());
        assert_eq!(lines, ["Ports, 4 Mar 2027, Label: from nothing to Spring"]);
        let lines = told(&mut document, |draft| draft.delete(&part, OnDelete::ClearLinks).unwrap());
        assert_eq!(lines, ["Cut-offs: removed 4 Mar 2027"]);
        // The part is gone; what the log says of it is still told.
        let entry = document.workspace().log.iter().find(|entry| entry.field == "label").unwrap();
        assert_eq!(log_line(entry, &context(&document)), "cut-off, Label: from nothing to Spring");
        assert_eq!(
            told(&mut document, |draft| draft.delete(&call, OnDelete::ClearLinks).unwrap()),
            ["Call “Ports” is gone"]
        );
    }

    #[test]
    fn a_field_of_the_office_s_own_goes_by_the_office_s_word_for_it() {
        let mut document = Document::default();
        told(&mut document, |draft| {
            let own = draft.add_part(&Office::the_id(), "own_fields").unwrap();
            for (key, value) in [("of", "call"), ("key", "rank"), ("label", "Rangering"), ("value_kind", "integer")] {
                draft.set_key(&own, key, Value::Text(value.into())).unwrap();
            }
            draft.insert(Box::new(Call { id: "c".into(), title: "Ports".into(), ..Call::default() })).unwrap();
        });
        let field = super::super::field::field_of(Kind::CALL, "rank", document.workspace().office().as_ref()).unwrap();
        let lines = told(&mut document, |draft| draft.set(&"c".into(), &field, Value::Integer(1200)).unwrap());
        assert_eq!(lines, ["Rangering: from nothing to 1,200"]);
    }
}
