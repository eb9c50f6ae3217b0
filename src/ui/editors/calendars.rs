//! The calendars by which working days count: a tick each.

use egui::Ui;

use super::state::Outcome;
use crate::agenda::calendars::Calendars;
use crate::model::value::Value;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::widgets::tick;

pub(super) fn edit(ui: &mut Ui, desk: &Desk<'_>, value: &Value<'_>) -> Outcome {
    let mut codes: Vec<String> = match value {
        Value::List(codes) => codes.to_vec(),
        _ => Vec::new(),
    };
    let mut changed = false;
    let known = Calendars::all().iter().map(|calendar| (calendar.code(), calendar.name(desk.lang.code()).to_owned()));
    let mut rows: Vec<(String, String)> = known.map(|(code, name)| (code.to_owned(), name)).collect();
    for code in &codes {
        if !rows.iter().any(|(known, _)| known == code) {
            rows.push((code.clone(), tr!(desk.lang, "calendars-unknown", code = code.as_str())));
        }
    }
    ui.horizontal_wrapped(|ui| {
        for (code, name) in rows {
            let mut on = codes.contains(&code);
            if tick(ui, &mut on, &name).changed() {
                changed = true;
                if on { codes.push(code) } else { codes.retain(|other| *other != code) }
            }
        }
    });
    if !changed {
        return Outcome::default();
    }
    Outcome::set(if codes.is_empty() { Value::Empty } else { Value::List(codes.into()) })
}
