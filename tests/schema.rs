//! Every file the program writes validates against the JSON Schema it publishes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may stop at the first surprise")]

use brobygger::exchange::sample::sample;
use brobygger::model::json_schema::{example, json_schema};
use brobygger::model::kinds::Kind;
use brobygger::model::schema::Entity;
use brobygger::model::value::{Value, ValueKind};
use brobygger::model::workspace::Workspace;
use brobygger::store::writer::write;
use chrono::{DateTime, NaiveDate};
use serde_json::{Value as Json, json};

fn validate(file: &Json) {
    let schema = json_schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> =
        validator.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).take(5).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn written(workspace: &Workspace) -> Json {
    let mut bytes = Vec::new();
    write(workspace, &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn fill(entity: &mut dyn Entity, depth: usize) {
    entity.set_id(format!("{}-{depth}", entity.schema().key).as_str().into());
    for (index, field) in entity.schema().fields.iter().enumerate() {
        if let ValueKind::Parts(_) = field.spec.kind {
            let part = entity.parts_mut(index).unwrap().push_blank("x".into()).unwrap();
            fill(part, depth + 1);
        } else {
            let value = Value::from_json(&field.spec.kind, &example(&field.spec.kind)).unwrap();
            entity.set(index, value).unwrap();
        }
    }
}

#[test]
fn an_empty_workspace_validates() {
    validate(&written(&Workspace::default()));
}

#[test]
fn a_record_with_every_field_filled_validates() {
    let mut file = written(&Workspace::default());
    for kind in Kind::all() {
        let mut record = (kind.def().blank)();
        fill(record.as_entity_mut(), 0);
        file[kind.def().table] = if kind == Kind::OFFICE { record.to_json() } else { json!([record.to_json()]) };
    }
    validate(&file);
}

#[test]
fn the_sample_validates_in_both_its_languages() {
    let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    for norwegian in [true, false] {
        validate(&written(&sample(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), norwegian, now).unwrap()));
    }
}

#[test]
fn the_schema_refuses_what_the_program_does_not_write() {
    let schema = json_schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for bad in [
        json!({ "format": "other", "version": 1 }),
        json!({ "format": "brobygger-workspace", "version": 1, "calls": [{ "title": "no id" }] }),
        json!({ "format": "brobygger-workspace", "version": 1, "calls": [{ "id": "a", "opens": "16.4.2026" }] }),
        json!({ "format": "brobygger-workspace", "version": 1, "calls": [{ "id": "a", "budget": 25000 }] }),
        json!({ "format": "brobygger-workspace", "version": 1, "partners": {} }),
    ] {
        assert!(!validator.is_valid(&bad), "{bad}");
    }
}
