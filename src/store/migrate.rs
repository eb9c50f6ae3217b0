//! Brings older files up to the present version, step by step, on a copy.

use serde_json::{Map, Value as Json, json};

use crate::model::id::Id;
use crate::model::json_schema::VERSION;

/// Migrates a file's content from its version to the present one.
pub fn migrate(mut file: Map<String, Json>, from: u32) -> Map<String, Json> {
    for step in from..VERSION {
        if step == 0 {
            zero_to_one(&mut file);
        }
    }
    file.insert("version".into(), VERSION.into());
    file
}

/// Version 0, of the first drafts: partners stood under `organisations`, and a call had one `deadline`
/// date that meant 17:00 in Brussels.
fn zero_to_one(file: &mut Map<String, Json>) {
    if let Some(partners) = file.remove("organisations") {
        file.entry("partners").or_insert(partners);
    }
    let Some(Json::Array(calls)) = file.get_mut("calls") else { return };
    for call in calls.iter_mut().filter_map(Json::as_object_mut) {
        if call.contains_key("cut_offs") {
            continue;
        }
        let Some(deadline) = call.remove("deadline") else { continue };
        let id = call.get("id").and_then(Json::as_str).unwrap_or_default();
        let part = Id::from(id).child("cut_off").to_string();
        let due = match deadline {
            Json::String(day) if day.len() == 10 => Json::String(format!("{day}T17:00[Europe/Brussels]?")),
            other => other,
        };
        call.insert("cut_offs".into(), json!([{ "id": part, "due": due, "stage": "single" }]));
    }
}
