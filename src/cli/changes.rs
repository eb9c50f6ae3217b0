//! Commands that change records: set, add, delete.

use std::io::Write;
use std::path::Path;

use super::args::{Add, Delete, Set};
use super::failure::{Exit, Failure};
use super::session::{OpenFile, Session};
use crate::agenda::overlay::{self, Target};
use crate::agenda::{Agenda, Clock};
use crate::edit::{Deed, Draft, DraftError, Label, OnDelete, Transaction};
use crate::i18n::{fold, spellings};
use crate::model::field::{Field, fields_of, fields_of_schema, find_field};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Schema, find};
use crate::model::text::{self, Context, ResolveError};
use crate::model::value::{Value, ValueKind};
use crate::model::workspace::Workspace;
use crate::tr;

/// `brobygger set`.
pub(super) fn set(args: &Set, session: &Session) -> Result<Exit, Failure> {
    session.change(&args.file, false, |file| {
        let workspace = file.workspace();
        let mut draft = Draft::new(workspace, session.now);
        let (id, schema) = place(&args.id, &args.field, file, &mut draft, session)?;
        let name = workspace.title_of(&id).unwrap_or_else(|| args.id.clone());
        let field = set_field(&mut draft, &id, schema, &args.field, &args.value, workspace, session)?;
        let label = Label::one(Deed::Set, name).of_field(schema.key, field.key.into_owned());
        Ok((draft.finish(label), ()))
    })?;
    Ok(Exit::Fine)
}

/// What a field is set on: a record, a part, or for an entry of the deadline list the record that
/// holds the field, which is made where it is not there yet.
fn place(
    name: &str,
    field: &str,
    file: &OpenFile,
    draft: &mut Draft<'_>,
    session: &Session,
) -> Result<(Id, &'static Schema), Failure> {
    let workspace = file.workspace();
    match find_place(workspace, name) {
        Ok(found) => Ok(found),
        Err(missing) => {
            let zone = session.zone(workspace);
            let clock = Clock { now: session.now, zone, working_days: None };
            let Some(entry) = Agenda::build(workspace).find(workspace, &Id::from(name), &clock) else {
                return Err(not_found(missing, session));
            };
            let key = key_of(field, Kind::DEADLINE, workspace);
            match overlay::target(workspace, &entry, &key) {
                Some(Target::Field { id, .. }) => {
                    find_place(workspace, &id.to_string()).map_err(|e| not_found(e, session))
                }
                Some(Target::Overlay { deadline, .. }) => {
                    let id = deadline.id.clone();
                    if !workspace.knows(&id) {
                        draft.insert(deadline).map_err(|error| draft_failure(error, session))?;
                    }
                    Ok((id, Kind::DEADLINE.schema()))
                }
                None => Err(Failure::said(
                    tr!(session.lang, "failure-entry-field"),
                    field,
                    Some(tr!(
                        session.lang,
                        "hint-entry-field",
                        source = entry.source.map(|id| id.to_string()).unwrap_or_default()
                    )),
                )),
            }
        }
    }
}

fn key_of(field: &str, kind: Kind, workspace: &Workspace) -> String {
    let office = workspace.office();
    find_field(&fields_of(kind, office.as_ref()), kind.key(), field)
        .map_or_else(|| field.to_owned(), |f| f.key.to_string())
}

/// The record or part of the id or name, and its schema.
pub(super) fn find_place(workspace: &Workspace, name: &str) -> Result<(Id, &'static Schema), ResolveError> {
    let id = text::resolve(workspace, "*", name)?;
    let record = workspace.holder(&id).ok_or_else(|| ResolveError::Nothing(name.to_owned()))?;
    if record.id() == &id || record.head().aliases.contains(&id) {
        return Ok((record.id().clone(), record.schema()));
    }
    let part = find(record.as_entity(), &id).ok_or_else(|| ResolveError::Nothing(name.to_owned()))?;
    Ok((id, part.schema()))
}

/// The failure that a name leads to nothing, or to several.
pub(super) fn not_found(error: ResolveError, session: &Session) -> Failure {
    let lang = session.lang;
    match error {
        ResolveError::Nothing(name) => {
            Failure::said(tr!(lang, "failure-nothing-called"), name, Some(tr!(lang, "hint-list")))
        }
        ResolveError::Several { name, ids } => {
            let ids = ids.iter().map(Id::to_string).collect::<Vec<_>>().join(", ");
            Failure::said(tr!(lang, "failure-several-called"), name, Some(tr!(lang, "hint-one-of", ids = ids)))
        }
    }
}

fn set_field(
    draft: &mut Draft<'_>,
    id: &Id,
    schema: &'static Schema,
    name: &str,
    value: &str,
    workspace: &Workspace,
    session: &Session,
) -> Result<Field, Failure> {
    let lang = session.lang;
    let office = workspace.office();
    let kind = Kind::from_key(schema.key);
    let fields = kind.map_or_else(|| fields_of_schema(schema), |kind| fields_of(kind, office.as_ref()));
    let keys: Vec<String> =
        fields.iter().filter(|field| field.is_editable()).map(|field| field.key.to_string()).collect();
    let field = find_field(&fields, schema.key, name).cloned().ok_or_else(|| {
        Failure::said(
            tr!(lang, "failure-no-field", kind = crate::i18n::kind_label(lang, schema.key, false)),
            name,
            Some(tr!(lang, "hint-fields", keys = keys.join(", "))),
        )
    })?;
    let context = session.context(workspace);
    let value = read_value(&field, value, &context).map_err(|reason| {
        let label = text::label(lang, schema.key, &field);
        Failure::said(tr!(lang, "failure-value", field = label, reason = reason), value, None)
    })?;
    let done = if kind.is_some() { draft.set(id, &field, value) } else { draft.set_key(id, &field.key, value) };
    done.map_err(|error| draft_failure(error, session))?;
    Ok(field)
}

/// Reads a value as typed; a picture may be given by its file.
fn read_value(field: &Field, value: &str, context: &Context<'_>) -> Result<Value<'static>, String> {
    if matches!(field.spec.kind, ValueKind::Picture) && !value.is_empty() && !value.starts_with("data:") {
        return picture(Path::new(value))
            .map_err(|key| crate::i18n::message(context.lang, key, None))
            .map(|data| Value::Text(data.into()));
    }
    text::read(field, value, context).map_err(|error| error.in_words(context.lang))
}

fn picture(path: &Path) -> Result<String, &'static str> {
    let bytes = crate::store::disk::read(path, 200 * 1024).map_err(|_| "input-picture-file")?.bytes;
    let sort = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, ..] => "jpeg",
        bytes if bytes.trim_ascii_start().starts_with(b"<") => "svg+xml",
        _ => return Err("input-picture-kind"),
    };
    use base64::Engine as _;
    Ok(format!("data:image/{sort};base64,{}", base64::engine::general_purpose::STANDARD.encode(&bytes)))
}

fn draft_failure(error: DraftError, session: &Session) -> Failure {
    match error {
        DraftError::UnknownId(id) => not_found(ResolveError::Nothing(id.to_string()), session),
        error => error.told(session.lang).into(),
    }
}

/// `brobygger add`.
pub(super) fn add(args: &Add, session: &Session, out: &mut dyn Write) -> Result<Exit, Failure> {
    let id = session.change(&args.file, false, |file| added(args, file.workspace(), session))?;
    writeln!(out, "{id}")?;
    Ok(Exit::Fine)
}

fn added(args: &Add, workspace: &Workspace, session: &Session) -> Result<(Transaction, Id), Failure> {
    let lang = session.lang;
    let mut draft = Draft::new(workspace, session.now);
    let (id, schema) = match &args.within {
        Some(owner) => {
            let (owner, owner_schema) = find_place(workspace, owner).map_err(|error| not_found(error, session))?;
            let list = owner_schema.fields.iter().find(|field| field.key == args.kind).map(|field| field.spec.kind);
            let Some(ValueKind::Parts(schema)) = list else {
                let lists = owner_schema.fields.iter().filter(|field| matches!(field.spec.kind, ValueKind::Parts(_)));
                let keys = lists.map(|field| field.key).collect::<Vec<_>>().join(", ");
                let what = tr!(lang, "failure-no-list", kind = crate::i18n::kind_label(lang, owner_schema.key, false));
                return Err(Failure::said(what, args.kind.as_str(), Some(tr!(lang, "hint-fields", keys = keys))));
            };
            let id = draft.add_part(&owner, &args.kind).map_err(|error| draft_failure(error, session))?;
            (id, schema)
        }
        None => {
            let kind = kind_of(&args.kind, session)?;
            (draft.add(kind), kind.schema())
        }
    };
    for pair in &args.fields {
        let Some((field, value)) = pair.split_once('=') else {
            return Err(Failure::said(tr!(lang, "failure-pair"), pair.as_str(), Some("title='…'".to_owned())));
        };
        set_field(&mut draft, &id, schema, field, value, workspace, session)?;
    }
    let entity = draft.entity_mut(&id).map_err(|error| draft_failure(error, session))?;
    let missing =
        schema.fields.iter().enumerate().find(|(index, field)| field.spec.required && entity.get(*index).is_empty());
    if let Some((_, field)) = missing {
        let label = crate::i18n::field_label(lang, schema.key, field.key);
        let hint = tr!(lang, "hint-missing", field = field.key);
        return Err(Failure::said(tr!(lang, "failure-missing"), label, Some(hint)));
    }
    let name = match entity.title() {
        title if title.is_empty() => crate::i18n::kind_label(lang, schema.key, false),
        title => title,
    };
    Ok((draft.finish(Label::one(Deed::Add, name)), id))
}

/// The kind by its key, or a word for it in any language.
pub(super) fn kind_of(name: &str, session: &Session) -> Result<Kind, Failure> {
    let lang = session.lang;
    let wanted = fold(name);
    Kind::from_key(name)
        .filter(|kind| kind.def().listed)
        .or_else(|| {
            Kind::listed().find(|kind| {
                kind.def().table == name
                    || spellings(&format!("kind-{}", kind.key())).iter().any(|(_, word)| fold(word) == wanted)
            })
        })
        .ok_or_else(|| {
            let kinds = Kind::listed().map(Kind::key).collect::<Vec<_>>().join(", ");
            Failure::said(tr!(lang, "failure-no-kind"), name, Some(tr!(lang, "hint-one-of", ids = kinds)))
        })
}

/// `brobygger delete`.
pub(super) fn delete(args: &Delete, session: &Session) -> Result<Exit, Failure> {
    session.change(&args.file, false, |file| {
        let workspace = file.workspace();
        let (id, _) = find_place(workspace, &args.id).map_err(|error| not_found(error, session))?;
        let name = workspace.title_of(&id).unwrap_or_else(|| args.id.clone());
        let mut draft = Draft::new(workspace, session.now);
        let links = if args.keep_links { OnDelete::KeepLinks } else { OnDelete::ClearLinks };
        draft.delete(&id, links).map_err(|error| draft_failure(error, session))?;
        Ok((draft.finish(Label::one(Deed::Delete, name)), ()))
    })?;
    Ok(Exit::Fine)
}
