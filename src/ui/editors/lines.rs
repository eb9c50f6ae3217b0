//! Several of one sort, a line each: e-mail addresses, telephone numbers.

use egui::Ui;
use lucide_icons::Icon;

use super::state::{EditState, Outcome, Target};
use super::text::{Look, field_id, line};
use crate::model::value::Value;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::widgets::icon_button;

/// Shows the lines and an empty one to add to them; `scheme` leads to the program that writes or calls.
pub(super) fn edit(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
    scheme: &str,
) -> Outcome {
    let words: Vec<String> = match value {
        Value::List(words) => words.to_vec(),
        _ => Vec::new(),
    };
    let id = field_id(target);
    let begins = state.begins();
    let mut new: Option<Vec<String>> = None;
    for number in 0..=words.len() {
        let word = words.get(number).map(String::as_str).unwrap_or_default();
        let key = (target.id.clone(), number.to_string());
        let inner = state.nested.entry(key).or_default();
        let name = match number {
            0 => target.label.to_owned(),
            number => format!("{} {}", target.label, number + 1),
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let buttons = if word.is_empty() { 0.0 } else { 60.0 };
            let width = (ui.available_width() - buttons).clamp(80.0, 320.0);
            let hint = if word.is_empty() { tr!(desk.lang, "lines-add") } else { String::new() };
            let look = Look { id: id.with(number), name: &name, hint, right: 0.0, width, figures: false };
            let typed = line(ui, desk, &look, word, false, begins && number == 0, &mut inner.line);
            if typed.commit && inner.line.dirty {
                inner.line.dirty = false;
                let typed = inner.line.buffer.trim().to_owned();
                let mut list = words.clone();
                match list.get_mut(number) {
                    Some(_) if typed.is_empty() => {
                        list.remove(number);
                    }
                    Some(there) => *there = typed,
                    None if typed.is_empty() => {}
                    None => {
                        let pieces = typed.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty());
                        list.extend(pieces.map(str::to_owned));
                        inner.line.buffer.clear();
                    }
                }
                new = Some(list).filter(|list| *list != words);
            }
            if word.is_empty() {
                return;
            }
            let (icon, name) = match scheme {
                "mailto:" => (Icon::Mail, tr!(desk.lang, "lines-write", to = word)),
                _ => (Icon::Phone, tr!(desk.lang, "lines-call", to = word)),
            };
            if icon_button(ui, icon, &name).clicked() {
                let address: String = word.chars().filter(|c| scheme == "mailto:" || !c.is_whitespace()).collect();
                desk.push(Act::Follow(format!("{scheme}{address}")));
            }
            if icon_button(ui, Icon::X, &tr!(desk.lang, "lines-remove", what = word)).clicked() {
                let mut list = words.clone();
                list.remove(number);
                new = Some(list);
            }
        });
    }
    match new {
        Some(list) => {
            state.nested.retain(|(_, number), _| number.parse::<usize>().is_ok_and(|number| number <= list.len()));
            Outcome::set(if list.is_empty() { Value::Empty } else { Value::List(list.into()) })
        }
        None => Outcome::default(),
    }
}
