//! The published JSON Schema (draft 2020-12) of the workspace file, written from the kinds' descriptions.

use serde_json::{Map, Value as Json, json};

use super::kinds::Kind;
use super::schema::Schema;
use super::value::ValueKind;

/// The file format's name: the value of `format` at the top of every file.
pub const FORMAT: &str = "brobygger-workspace";

/// The file format's version. Additive fields never raise it.
pub const VERSION: u32 = 1;

const DATE: &str = r"^\d{4}(-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?\[[A-Za-z0-9_+\-/]+\]\??)?|-\d{2}|-Q[1-4]|-H[12])?$";
const DECIMAL: &str = r"^-?\d+(\.\d+)?$";
const MONEY: &str = r"^-?\d+(\.\d+)? [A-Z]{3}$";
const TIMESTAMP: &str = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$";

/// The JSON Schema of the whole file.
pub fn json_schema() -> Json {
    let mut definitions = Map::new();
    let mut properties = Map::new();
    properties.insert("format".into(), json!({ "const": FORMAT }));
    properties.insert("version".into(), json!({ "type": "integer", "minimum": 0 }));
    for kind in Kind::all() {
        define(kind.schema(), true, &mut definitions);
        let reference = reference(kind.schema().key);
        let table = if kind == Kind::OFFICE { reference } else { json!({ "type": "array", "items": reference }) };
        properties.insert(kind.def().table.into(), table);
    }
    properties.insert(
        "changes".into(),
        json!({ "type": "array", "items": { "type": "object", "required": ["at", "record", "kind", "action"], "properties": {
            "at": { "type": "string", "pattern": TIMESTAMP },
            "by": { "type": "string" },
            "kind": { "type": "string" },
            "record": { "type": "string" },
            "title": { "type": "string" },
            "action": { "type": "string" },
            "part": { "type": "string" },
            "field": { "type": "string" }
        } } }),
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Brobygger workspace",
        "type": "object",
        "required": ["format", "version"],
        "properties": properties,
        "$defs": definitions,
    })
}

fn reference(key: &str) -> Json {
    json!({ "$ref": format!("#/$defs/{key}") })
}

fn define(schema: &'static Schema, record: bool, definitions: &mut Map<String, Json>) {
    if definitions.contains_key(schema.key) {
        return;
    }
    definitions.insert(schema.key.into(), Json::Null);
    let mut properties = Map::new();
    properties.insert("id".into(), json!({ "type": "string" }));
    for field in schema.fields {
        properties.insert(field.key.into(), value_schema(&field.spec.kind));
        if let ValueKind::Parts(inner) = field.spec.kind {
            define(inner, false, definitions);
        }
    }
    properties.insert(
        "origin".into(),
        json!({ "type": "object", "required": ["source", "key"], "properties": {
            "source": { "type": "string" },
            "key": { "type": "string" },
            "seen": { "type": "string", "pattern": TIMESTAMP },
            "edited": { "type": "array", "items": { "type": "string" } },
            "says": { "type": "object" }
        } }),
    );
    if record {
        properties.insert("own".into(), json!({ "type": "object" }));
        properties.insert("aliases".into(), json!({ "type": "array", "items": { "type": "string" } }));
        for (at, by) in [("created", "created_by"), ("changed", "changed_by")] {
            properties.insert(at.into(), json!({ "type": "string", "pattern": TIMESTAMP }));
            properties.insert(by.into(), json!({ "type": "string" }));
        }
    }
    definitions.insert(schema.key.into(), json!({ "type": "object", "required": ["id"], "properties": properties }));
}

fn value_schema(kind: &ValueKind) -> Json {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let list = |items: Json| json!({ "type": "array", "items": items });
    match kind {
        ValueKind::Text | ValueKind::LongText | ValueKind::Web | ValueKind::Zone | ValueKind::Picture => {
            json!({ "type": "string" })
        }
        ValueKind::Bool => json!({ "type": "boolean" }),
        ValueKind::Integer(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        ValueKind::Integers(low, high) => list(json!({ "type": "integer", "minimum": low, "maximum": high })),
        ValueKind::Decimal | ValueKind::Percent => text(DECIMAL),
        ValueKind::Money => text(MONEY),
        ValueKind::Date => text(DATE),
        ValueKind::Timestamp => text(TIMESTAMP),
        // A code from elsewhere survives, so the known ones are a help to the reader and no wall.
        ValueKind::Choice(def) => json!({ "type": "string", "examples": def.codes }),
        ValueKind::Tags | ValueKind::Calendars | ValueKind::Emails | ValueKind::Phones => {
            list(json!({ "type": "string" }))
        }
        ValueKind::Country => json!({ "type": "string", "examples": ["NO", "DK", "GR"] }),
        ValueKind::Currency => json!({ "type": "string", "examples": ["EUR", "NOK"] }),
        ValueKind::Link(target) => json!({ "type": "string", "$comment": format!("id of: {target}") }),
        ValueKind::Links(target) => list(json!({ "type": "string", "$comment": format!("id of: {target}") })),
        ValueKind::Parts(schema) => list(reference(schema.key)),
    }
}

/// A value of the kind in the file's form, for documentation and tests.
pub fn example(kind: &ValueKind) -> Json {
    match kind {
        ValueKind::Text | ValueKind::LongText => json!("Bærum – Ærø"),
        ValueKind::Bool => json!(true),
        ValueKind::Integer(low, high) => json!((*low).max(3).min(*high)),
        ValueKind::Integers(..) => json!([30, 7]),
        ValueKind::Decimal => json!("11.1485"),
        ValueKind::Percent => json!("66.67"),
        ValueKind::Money => json!("25000.00 EUR"),
        ValueKind::Date => json!("2026-04-16T17:00[Europe/Brussels]?"),
        ValueKind::Timestamp => json!("2026-11-22T01:33:38Z"),
        ValueKind::Choice(def) => json!(def.codes.first()),
        ValueKind::Tags => json!(["climate", "energy"]),
        ValueKind::Country => json!("NO"),
        ValueKind::Currency => json!("NOK"),
        ValueKind::Zone => json!("Europe/Oslo"),
        ValueKind::Calendars => json!(["NO", "EU"]),
        ValueKind::Emails => json!(["post@kommune.example.org"]),
        ValueKind::Phones => json!(["+47 22 00 00 00"]),
        ValueKind::Web => json!("https://example.org/"),
        ValueKind::Picture => json!("data:image/png;base64,"),
        ValueKind::Link(_) => json!("0198c1f2-7a3e-7c11-8f00-0123456789ab"),
        ValueKind::Links(_) => json!(["0198c1f2-7a3e-7c11-8f00-0123456789ab"]),
        ValueKind::Parts(_) => json!([]),
    }
}
