//! What a person does with records in one step: each is a labelled transaction, ready to be applied.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{Deed, Draft, DraftError, Label, OnDelete, Transaction};
use crate::i18n::{Lang, field_label, kind_label};
use crate::model::field::{Field, Place, field_of};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Entity, Record, find, links_of, walk, walk_mut};
use crate::model::value::{Value, ValueKind};
use crate::model::workspace::Workspace;
use crate::tr;

/// What a deed starts from.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// The workspace as it is.
    pub workspace: &'a Workspace,
    /// The present instant; fresh ids carry it.
    pub now: DateTime<Utc>,
    /// The language of names that are made up.
    pub lang: Lang,
}

impl<'a> Basis<'a> {
    /// An empty draft.
    pub fn draft(&self) -> Draft<'a> {
        Draft::new(self.workspace, self.now)
    }

    /// What the record or part is called, in a label; its kind where it has no name.
    pub fn name(&self, id: &Id) -> String {
        let named = self.workspace.title_of(id).filter(|title| !title.is_empty());
        named.unwrap_or_else(|| match self.workspace.holder(id) {
            Some(record) => kind_label(self.lang, record.schema().key, false),
            None => id.to_string(),
        })
    }
}

/// Makes a record with some values, and gives its id.
///
/// # Errors
/// [`DraftError`] where the kind has no such field, or a value does not fit.
pub fn add(basis: &Basis<'_>, kind: Kind, presets: &[(&str, Value<'_>)]) -> Result<(Transaction, Id), DraftError> {
    let mut draft = basis.draft();
    let id = draft.add(kind);
    let office = basis.workspace.office();
    for (key, value) in presets {
        let field = field_of(kind, key, office.as_ref())
            .ok_or_else(|| DraftError::UnknownField { schema: kind.key(), field: (*key).to_owned() })?;
        draft.set(&id, &field, value.clone())?;
    }
    let title = draft.read(&id).map(Entity::title).unwrap_or_default();
    let name = if title.is_empty() { kind_label(basis.lang, kind.key(), false) } else { title };
    Ok((draft.finish(Label::one(Deed::Add, name)), id))
}

/// Appends a part with some values to a list of the record or part, and gives its id.
///
/// # Errors
/// [`DraftError`] where there is no such list or field, or a value does not fit.
pub fn add_part(
    basis: &Basis<'_>,
    owner: &Id,
    list: &str,
    presets: &[(&str, Value<'_>)],
) -> Result<(Transaction, Id), DraftError> {
    let mut draft = basis.draft();
    let id = draft.add_part(owner, list)?;
    for (key, value) in presets {
        draft.set_key(&id, key, value.clone())?;
    }
    let (schema, title) = match draft.entity_mut(&id) {
        Ok(part) => (part.schema().key, part.title()),
        Err(error) => return Err(error),
    };
    let name = if title.is_empty() { kind_label(basis.lang, schema, false) } else { title };
    Ok((draft.finish(Label::one(Deed::Add, name)), id))
}

/// Makes a copy of the record or part and gives its id. The copy and all its parts have ids of their own, and no
/// origin; links from one of its parts to another lead to the copies. A copied part stands behind the one copied.
///
/// # Errors
/// [`DraftError::UnknownId`] where there is none.
pub fn duplicate(basis: &Basis<'_>, id: &Id) -> Result<(Transaction, Id), DraftError> {
    let mut draft = basis.draft();
    let copy = copy_into(&mut draft, basis, id)?;
    Ok((draft.finish(Label::one(Deed::Duplicate, basis.name(id))), copy))
}

/// Makes a copy of each of the records or parts, and gives their ids in the same order; see [`duplicate`].
///
/// # Errors
/// [`DraftError::UnknownId`] where one of them is not there.
pub fn duplicate_many(basis: &Basis<'_>, ids: &[Id]) -> Result<(Transaction, Vec<Id>), DraftError> {
    let mut draft = basis.draft();
    let copies = ids.iter().map(|id| copy_into(&mut draft, basis, id)).collect::<Result<_, _>>()?;
    let label = match ids {
        [only] => Label::one(Deed::Duplicate, basis.name(only)),
        several => Label::many(Deed::DuplicateMany, "", several.len()),
    };
    Ok((draft.finish(label), copies))
}

fn copy_into(draft: &mut Draft<'_>, basis: &Basis<'_>, id: &Id) -> Result<Id, DraftError> {
    let unknown = || DraftError::UnknownId(id.clone());
    let record = basis.workspace.holder(id).ok_or_else(unknown)?;
    if !is_record(record.as_ref(), id) {
        return duplicate_part(draft, id, basis.now);
    }
    let Some(mut copy) = copied(record.as_ref(), Kind::of(record.as_ref())) else { return Err(unknown()) };
    let fresh = renew(copy.as_entity_mut(), basis.now);
    name_copy(copy.as_entity_mut(), basis.lang);
    draft.insert(copy)?;
    Ok(fresh)
}

fn is_record(record: &dyn Record, id: &Id) -> bool {
    record.id() == id || record.head().aliases.contains(id)
}

/// The record as a person might have typed it anew: without origin, aliases and the note of who made it.
fn copied(record: &dyn Record, kind: Kind) -> Option<Box<dyn Record>> {
    let serde_json::Value::Object(mut map) = record.to_json() else { return None };
    for key in ["origin", "aliases", "created", "created_by", "changed", "changed_by"] {
        map.remove(key);
    }
    Some((kind.def().lenient)(map))
}

fn duplicate_part(draft: &mut Draft<'_>, id: &Id, now: DateTime<Utc>) -> Result<Id, DraftError> {
    let unknown = || DraftError::UnknownId(id.clone());
    let (owner, list) = draft.list_of(id).ok_or_else(unknown)?;
    let entity = draft.entity_mut(&owner)?;
    let parts = entity.parts_mut(list).ok_or_else(unknown)?;
    let position = parts.position(id).ok_or_else(unknown)?;
    let json = parts.at(position).map(Entity::to_json);
    let Some(serde_json::Value::Object(map)) = json else { return Err(unknown()) };
    parts.push_json(map);
    let last = parts.len() - 1;
    let copy = parts.at_mut(last).ok_or_else(unknown)?;
    let fresh = renew(copy, now);
    parts.shift(last, position + 1);
    Ok(fresh)
}

/// Gives the entity and its parts fresh ids and no origin, and makes links among them lead to the new ids.
fn renew(entity: &mut dyn Entity, now: DateTime<Utc>) -> Id {
    let mut ids = BTreeMap::new();
    walk_mut(entity, &mut |part| {
        let fresh = Id::fresh(now);
        ids.insert(part.id().clone(), fresh.clone());
        part.set_id(fresh);
        *part.origin_mut() = None;
    });
    walk_mut(entity, &mut |part| {
        for (index, field) in part.schema().fields.iter().enumerate() {
            let value = match (field.spec.kind, part.get(index)) {
                (ValueKind::Link(_), Value::Link(id)) => {
                    ids.get(id.as_ref()).map(|id| Value::Link(std::borrow::Cow::Owned(id.clone())))
                }
                (ValueKind::Links(_), Value::Links(list)) if list.iter().any(|id| ids.contains_key(id)) => {
                    Some(list.iter().map(|id| ids.get(id).unwrap_or(id).clone()).collect::<Vec<_>>().into())
                }
                _ => None,
            };
            if let Some(value) = value {
                // A link in place of a link always fits.
                let _fits = part.set(index, value);
            }
        }
    });
    entity.id().clone()
}

fn name_copy(entity: &mut dyn Entity, lang: Lang) {
    let title = entity.title();
    let fields = entity.schema().fields.iter().enumerate();
    let titled = fields.filter(|(_, field)| field.spec.title).find_map(|(index, _)| {
        matches!(entity.get(index), Value::Text(text) if text == title.as_str()).then_some(index)
    });
    if let Some(index) = titled {
        let _fits = entity.set(index, Value::Text(tr!(lang, "copy-title", title = title.as_str()).into()));
    }
}

/// Sets a field of a record or part.
///
/// # Errors
/// [`DraftError`] where there is none, or the value does not fit.
pub fn set(basis: &Basis<'_>, id: &Id, field: &Field, value: &Value<'_>) -> Result<Transaction, DraftError> {
    set_many(basis, std::slice::from_ref(id), field, value)
}

/// Sets a field of several records or parts to the same value.
///
/// # Errors
/// [`DraftError`] where one of them is not there, or the value does not fit.
pub fn set_many(basis: &Basis<'_>, ids: &[Id], field: &Field, value: &Value<'_>) -> Result<Transaction, DraftError> {
    change_many(basis, ids, field, |_| value.clone().into_owned())
}

/// Adds a word to a field of words of several records or parts; those that have it stay as they are.
///
/// # Errors
/// As [`set_many`].
pub fn add_word(basis: &Basis<'_>, ids: &[Id], field: &Field, word: &str) -> Result<Transaction, DraftError> {
    change_many(basis, ids, field, |value| {
        let mut words = words_of(value);
        if !words.iter().any(|other| other == word) {
            words.push(word.to_owned());
        }
        Value::List(words.into())
    })
}

/// Takes a word out of a field of words of several records or parts.
///
/// # Errors
/// As [`set_many`].
pub fn remove_word(basis: &Basis<'_>, ids: &[Id], field: &Field, word: &str) -> Result<Transaction, DraftError> {
    change_many(basis, ids, field, |value| {
        let mut words = words_of(value);
        words.retain(|other| other != word);
        Value::List(words.into())
    })
}

fn words_of(value: &Value<'_>) -> Vec<String> {
    match value {
        Value::List(words) => words.to_vec(),
        _ => Vec::new(),
    }
}

fn change_many(
    basis: &Basis<'_>,
    ids: &[Id],
    field: &Field,
    change: impl Fn(&Value<'_>) -> Value<'static>,
) -> Result<Transaction, DraftError> {
    let mut draft = basis.draft();
    let mut schema = "";
    for id in ids {
        let entity = draft.entity_mut(id)?;
        schema = entity.schema().key;
        if field.place == Place::Own {
            let record = draft.record_mut(id)?;
            let own = record.head().own.get(field.key.as_ref());
            let value = own.and_then(|json| Value::from_json(&field.spec.kind, json).ok()).unwrap_or(Value::Empty);
            draft.set(id, field, change(&value))?;
        } else {
            let value = change(&entity.get_key(&field.key));
            draft.set_key(id, &field.key, value)?;
        }
    }
    let label = match ids {
        [only] => Label::one(Deed::Set, basis.name(only)),
        several => Label::many(Deed::SetMany, "", several.len()),
    };
    Ok(draft.finish(label.of_field(schema, field.key.to_string())))
}

/// Deletes records or parts.
///
/// # Errors
/// [`DraftError::UnknownId`] where one of them is not there.
pub fn delete_many(basis: &Basis<'_>, ids: &[Id], links: OnDelete) -> Result<Transaction, DraftError> {
    let mut draft = basis.draft();
    draft.delete_all(ids, links)?;
    let label = match ids {
        [only] => Label::one(Deed::Delete, basis.name(only)),
        several => Label::many(Deed::DeleteMany, "", several.len()),
    };
    Ok(draft.finish(label))
}

/// A link that leads to what is about to be deleted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Linking {
    /// The record that holds the link.
    pub record: Id,
    /// The key of its kind.
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// The label of the field.
    pub field: String,
}

/// The links of other records that lead to one of the records or parts, or into it, in the order of their records'
/// ids. Links that outlive what they lead to are not among them.
pub fn linking(basis: &Basis<'_>, ids: &[Id]) -> Vec<Linking> {
    let (mut gone, mut inside) = (BTreeSet::new(), BTreeSet::new());
    for id in ids {
        let Some(record) = basis.workspace.holder(id) else { continue };
        if is_record(record.as_ref(), id) {
            inside.insert(record.id().clone());
            gone.extend(record.head().aliases.iter().cloned());
            walk(record.as_entity(), &mut |part| {
                gone.insert(part.id().clone());
            });
        } else if let Some(part) = find(record.as_entity(), id) {
            walk(part, &mut |part| {
                gone.insert(part.id().clone());
            });
        }
    }
    let sources: BTreeSet<&Id> =
        gone.iter().flat_map(|id| basis.workspace.links_to(id)).map(|record| record.id()).collect();
    let mut found: Vec<Linking> = Vec::new();
    for record in sources.into_iter().filter(|id| !inside.contains(id)).filter_map(|id| basis.workspace.record(id)) {
        links_of(record.as_entity(), &mut |part, index, target| {
            let Some(field) = part.schema().fields.get(index).filter(|field| !field.spec.lasting) else { return };
            if !gone.contains(target) || gone.contains(part.id()) {
                return;
            }
            let linking = Linking {
                record: record.id().clone(),
                kind: record.schema().key,
                title: record.title(),
                field: field_label(basis.lang, part.schema().key, field.key),
            };
            if found.last() != Some(&linking) {
                found.push(linking);
            }
        });
    }
    found
}

/// Moves a part to another position in its list.
///
/// # Errors
/// [`DraftError::UnknownId`] where there is no such part; nothing moves where the list has no such position.
pub fn move_part(basis: &Basis<'_>, id: &Id, position: usize) -> Result<Transaction, DraftError> {
    let unknown = || DraftError::UnknownId(id.clone());
    let mut draft = basis.draft();
    let (owner, list) = draft.list_of(id).ok_or_else(unknown)?;
    let parts = draft.entity_mut(&owner)?.parts_mut(list).ok_or_else(unknown)?;
    if let Some(from) = parts.position(id) {
        parts.shift(from, position);
    }
    Ok(draft.finish(Label::one(Deed::Move, basis.name(id))))
}

/// Lets an imported field that a person changed follow its source again: the next import brings what the source says.
///
/// # Errors
/// [`DraftError::UnknownId`] where there is no such record or part.
pub fn follow_source(basis: &Basis<'_>, id: &Id, field: &Field) -> Result<Transaction, DraftError> {
    let mut draft = basis.draft();
    let entity = draft.entity_mut(id)?;
    let schema = entity.schema().key;
    let index = entity.schema().index_of(&field.key);
    if entity.origin().is_some_and(|origin| origin.is_edited(&field.key))
        && let Some(said) = entity.origin_mut().as_mut().and_then(|origin| origin.give_back(&field.key))
        && let (Some(index), Ok(value)) = (index, Value::from_json(&field.spec.kind, &said))
        && let Err(error) = entity.set(index, value)
    {
        // The next import says it again.
        log::warn!("what the source says of {schema}.{} does not fit: {error}", field.key);
    }
    Ok(draft.finish(Label::one(Deed::Follow, basis.name(id)).of_field(schema, field.key.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Author, Document};
    use crate::model::application::{Application, Submission};
    use crate::model::call::{Call, CutOff};
    use crate::model::field::fields_of_schema;
    use crate::model::office::{Office, OwnField, OwnKind};
    use crate::model::origin::Origin;
    use crate::model::partner::Partner;
    use crate::model::value::Timestamp;

    fn author() -> Author {
        Author { name: "Kari".to_owned(), now: DateTime::from_timestamp(1_800_000_000, 0).unwrap(), import: false }
    }

    /// A document after a deed.
    fn done<R>(document: &mut Document, deed: impl FnOnce(&Basis<'_>) -> (Transaction, R)) -> R {
        let workspace = document.workspace().clone();
        let basis = Basis { workspace: &workspace, now: author().now, lang: Lang::En };
        let (transaction, result) = deed(&basis);
        document.apply(transaction, &author()).unwrap();
        assert!(document.workspace().is_consistent());
        result
    }

    fn document() -> Document {
        let mut document = Document::default();
        done(&mut document, |basis| {
            let mut draft = basis.draft();
            let mut call = Call { id: "c".into(), title: "Ports".into(), ..Call::default() };
            call.cut_offs.push(CutOff { id: "x".into(), due: "2027-01-02".parse().ok(), ..CutOff::default() });
            call.cut_offs.push(CutOff { id: "y".into(), due: "2027-03-04".parse().ok(), ..CutOff::default() });
            call.themes = vec!["sea".into()];
            let mut application = Application {
                id: "a".into(),
                title: "Quays".into(),
                call: Some("c".into()),
                cut_off: Some("y".into()),
                origin: Some(Box::new(Origin::new("s", "k"))),
                created: Some(Timestamp::at(DateTime::UNIX_EPOCH)),
                ..Application::default()
            };
            application.submissions.push(Submission {
                id: "s".into(),
                cut_off: Some("x".into()),
                ..Submission::default()
            });
            draft.insert(Box::new(call)).unwrap();
            draft.insert(Box::new(application)).unwrap();
            for id in ["p", "q", "r"] {
                let partner = Partner { id: id.into(), name: id.to_uppercase(), ..Partner::default() };
                draft.insert(Box::new(partner)).unwrap();
            }
            (draft.finish(Label::one(Deed::Add, "x")), ())
        });
        document
    }

    fn field(kind: Kind, key: &str) -> Field {
        field_of(kind, key, &Office::default()).unwrap()
    }

    #[test]
    fn a_record_is_made_with_what_is_given_and_named_in_the_undo_list() {
        let mut document = document();
        let presets = [("title", Value::Text("New".into())), ("status", Value::Text("open".into()))];
        let id = done(&mut document, |basis| add(basis, Kind::CALL, &presets).unwrap());
        assert_eq!(document.workspace().get::<Call>(&id).unwrap().title, "New");
        assert_eq!(document.undo_label().unwrap().in_words(Lang::En), "Add New");
        let workspace = document.workspace().clone();
        let basis = Basis { workspace: &workspace, now: author().now, lang: Lang::En };
        assert!(matches!(add(&basis, Kind::CALL, &[("no", Value::Empty)]), Err(DraftError::UnknownField { .. })));
        let (blank, _) = add(&basis, Kind::CALL, &[]).unwrap();
        assert_eq!(blank.label.in_words(Lang::En), "Add call");
    }

    #[test]
    fn a_copy_has_ids_of_its_own_no_origin_and_links_into_itself() {
        let mut document = document();
        done(&mut document, |basis| {
            // A call whose part links to another part of itself.
            let mut draft = basis.draft();
            draft.set_key(&"a".into(), "cut_off", Value::Link(std::borrow::Cow::Owned("s".into()))).unwrap();
            (draft.finish(Label::one(Deed::Set, "x")), ())
        });
        let id = done(&mut document, |basis| duplicate(basis, &"a".into()).unwrap());
        let copy = document.workspace().get::<Application>(&id).unwrap();
        assert_eq!((copy.title.as_str(), copy.origin.is_none()), ("Quays (copy)", true));
        assert_eq!(copy.created.unwrap().0, author().now);
        assert_ne!(copy.submissions[0].id, "s".into());
        assert_eq!(copy.cut_off.as_ref(), Some(&copy.submissions[0].id));
        assert_eq!(copy.submissions[0].cut_off, Some("x".into()), "a link out of it stays");
        document.undo(&author());
        assert!(document.workspace().get::<Application>(&id).is_none());
    }

    #[test]
    fn parts_are_added_copied_moved_and_taken_out() {
        let mut document = document();
        let order = |document: &Document| -> Vec<String> {
            let call = document.workspace().get::<Call>(&"c".into()).unwrap();
            call.cut_offs.iter().map(|it| it.due.map(|due| due.to_string()).unwrap_or_default()).collect()
        };
        let day = Value::Date("2027-05-06".parse().unwrap());
        done(&mut document, |basis| add_part(basis, &"c".into(), "cut_offs", &[("due", day)]).unwrap());
        let copy = done(&mut document, |basis| duplicate(basis, &"x".into()).unwrap());
        assert_eq!(order(&document), ["2027-01-02", "2027-01-02", "2027-03-04", "2027-05-06"]);
        done(&mut document, |basis| (move_part(basis, &copy, 3).unwrap(), ()));
        assert_eq!(order(&document), ["2027-01-02", "2027-03-04", "2027-05-06", "2027-01-02"]);
        done(&mut document, |basis| {
            (delete_many(basis, &["x".into(), copy.clone()], OnDelete::ClearLinks).unwrap(), ())
        });
        assert_eq!(order(&document), ["2027-03-04", "2027-05-06"]);
        assert_eq!(document.workspace().get::<Application>(&"a".into()).unwrap().submissions[0].cut_off, None);
    }

    #[test]
    fn several_copies_are_one_step() {
        let mut document = document();
        let ids: Vec<Id> = vec!["p".into(), "q".into()];
        let copies = done(&mut document, |basis| duplicate_many(basis, &ids).unwrap());
        let names = copies.iter().map(|id| document.workspace().get::<Partner>(id).unwrap().name.clone());
        assert_eq!(names.collect::<Vec<_>>(), ["P (copy)", "Q (copy)"]);
        assert_eq!(document.undo_label().unwrap().in_words(Lang::Nb), "Dupliser 2 poster");
    }

    #[test]
    fn several_records_are_changed_at_once_in_stored_and_own_fields() {
        let mut document = document();
        let ids: Vec<Id> = ["p", "q", "r"].map(Id::from).to_vec();
        let country = field(Kind::PARTNER, "country");
        let norway = Value::Text("NO".into());
        done(&mut document, |basis| (set_many(basis, &ids, &country, &norway).unwrap(), ()));
        assert!(document.workspace().all::<Partner>(Kind::PARTNER).all(|it| it.country == "NO"));
        assert_eq!(document.undo_label().unwrap().in_words(Lang::En), "Change Country of 3 records");
        let themes = field(Kind::PARTNER, "themes");
        done(&mut document, |basis| (add_word(basis, &ids[..2], &themes, "sea").unwrap(), ()));
        done(&mut document, |basis| (add_word(basis, &ids, &themes, "sea").unwrap(), ()));
        done(&mut document, |basis| (add_word(basis, &ids, &themes, "soil").unwrap(), ()));
        done(&mut document, |basis| (remove_word(basis, &ids[1..], &themes, "sea").unwrap(), ()));
        let all = document.workspace().all::<Partner>(Kind::PARTNER).map(|it| it.themes.join(" "));
        assert_eq!(all.collect::<Vec<_>>(), ["sea soil", "soil", "soil"]);

        let mut office = Office::default();
        let (of, key) = ("partner".into(), "rank".into());
        office.own_fields.push(OwnField { of, key, value_kind: OwnKind::Integer, ..OwnField::default() });
        let rank = field_of(Kind::PARTNER, "rank", &office).unwrap();
        done(&mut document, |basis| (set_many(basis, &ids, &rank, &Value::Integer(3)).unwrap(), ()));
        assert!(document.workspace().all::<Partner>(Kind::PARTNER).all(|it| it.own["rank"] == 3));
    }

    #[test]
    fn a_part_s_field_is_set_like_a_record_s() {
        let mut document = document();
        let label = fields_of_schema(CutOff::SCHEMA).into_iter().find(|field| field.key == "label").unwrap();
        done(&mut document, |basis| (set(basis, &"x".into(), &label, &Value::Text("Spring".into())).unwrap(), ()));
        assert_eq!(document.workspace().get::<Call>(&"c".into()).unwrap().cut_offs[0].label, "Spring");
    }

    #[test]
    fn what_links_to_a_record_or_into_it_is_told_before_it_goes() {
        let document = document();
        let basis = Basis { workspace: document.workspace(), now: author().now, lang: Lang::En };
        let told = |ids: &[&str]| -> Vec<String> {
            let ids: Vec<Id> = ids.iter().map(|id| Id::from(*id)).collect();
            linking(&basis, &ids).into_iter().map(|it| format!("{} {}", it.title, it.field)).collect()
        };
        assert_eq!(told(&["c"]), ["Quays Call", "Quays Cut-off"]);
        assert_eq!(told(&["y"]), ["Quays Cut-off"]);
        assert!(told(&["c", "a"]).is_empty(), "what goes too is no loss");
        assert!(told(&["p"]).is_empty());
    }

    #[test]
    fn deleting_many_is_one_step_and_clears_the_links_of_the_rest() {
        let mut document = document();
        done(&mut document, |basis| (delete_many(basis, &["c".into(), "p".into()], OnDelete::ClearLinks).unwrap(), ()));
        let application = document.workspace().get::<Application>(&"a".into()).unwrap();
        assert_eq!((&application.call, &application.cut_off), (&None, &None));
        assert_eq!(document.undo_label().unwrap().in_words(Lang::De), "2 Einträge löschen");
        document.undo(&author());
        assert_eq!(document.workspace().get::<Application>(&"a".into()).unwrap().cut_off, Some("y".into()));
    }

    #[test]
    fn a_field_given_back_no_longer_counts_as_the_person_s() {
        let mut document = document();
        let title = field(Kind::APPLICATION, "title");
        done(&mut document, |basis| (set(basis, &"a".into(), &title, &Value::Text("Ours".into())).unwrap(), ()));
        let edited = |document: &Document| {
            document.workspace().get::<Application>(&"a".into()).unwrap().origin.as_ref().unwrap().edited.clone()
        };
        assert_eq!(edited(&document), ["title"]);
        let name = |document: &Document| document.workspace().get::<Application>(&"a".into()).unwrap().title.clone();
        done(&mut document, |basis| (follow_source(basis, &"a".into(), &title).unwrap(), ()));
        assert!(edited(&document).is_empty());
        assert_ne!(name(&document), "Ours", "what the source said is back at once");
        document.undo(&author());
        assert_eq!((name(&document).as_str(), edited(&document)), ("Ours", vec!["title".to_owned()]));
    }
}
