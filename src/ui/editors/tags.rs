//! Free words, as chips; typing proposes the office's themes and what stands in the field elsewhere.

use std::collections::BTreeMap;
use std::rc::Rc;

use egui::{Key, Modifiers, Popup, PopupCloseBehavior, Rect, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::pick::{self, Item};
use super::state::{EditState, Outcome, Target};
use super::text::field_id;
use crate::i18n::fold;
use crate::model::schema::{Entity, walk};
use crate::model::value::Value;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, size};
use crate::ui::widgets::{cross_button, text_button};

/// So many chips are shown before the rest is folded away.
const SHOWN: usize = 60;

pub(super) fn edit(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let lang = desk.lang;
    let words: &[String] = match value {
        Value::List(words) => words,
        _ => &[],
    };
    let mut new: Option<Vec<String>> = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let shown = if state.all { words.len() } else { SHOWN };
        for (number, word) in words.iter().enumerate().take(shown) {
            if chip(ui, word, &tr!(lang, "tags-remove", word = word.as_str())) {
                let mut list = words.to_vec();
                list.remove(number);
                new = Some(list);
            }
        }
        if words.len() > shown {
            let count = i64::try_from(words.len() - shown).unwrap_or(i64::MAX);
            if text_button(ui, None, &tr!(lang, "show-more", count = count)).clicked() {
                state.all = true;
            }
        }
    });
    if let Some(list) = field(ui, desk, target, words, state) {
        new = Some(list);
    }
    match new {
        Some(list) if list.is_empty() => Outcome::set(Value::Empty),
        Some(list) => Outcome::set(Value::List(list.into())),
        None => Outcome::default(),
    }
}

/// The field that words are typed into; gives the new list.
fn field(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    words: &[String],
    state: &mut EditState,
) -> Option<Vec<String>> {
    let id = field_id(target);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let mut new = None;
    let empty = state.line.buffer.is_empty();
    if focused && empty && !words.is_empty() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Backspace))
    {
        let mut list = words.to_vec();
        list.pop();
        new = Some(list);
    }
    let begins = state.begins();
    let proposed = if focused { proposals(desk, target, words, state) } else { Rc::default() };
    let found = pick::matching(&proposed, &state.line.buffer);
    let mut enter = false;
    if focused {
        let (escape, walks) = (ui.input(|input| input.key_pressed(Key::Escape)), state.open && !found.is_empty());
        if escape {
            state.open = false;
            state.line.buffer.clear();
        }
        if walks {
            // Nothing is marked until the keys go into the list, so that Enter takes what was typed.
            let mut at = if state.at == usize::MAX { 0 } else { state.at + 1 };
            let keys = ui.input_mut(|input| {
                let down = input.consume_key(Modifiers::NONE, Key::ArrowDown);
                let up = input.consume_key(Modifiers::NONE, Key::ArrowUp);
                (down, up)
            });
            if keys.0 {
                at = (at + 1).min(found.len());
            }
            if keys.1 {
                at = at.saturating_sub(1);
            }
            state.at = if at == 0 { usize::MAX } else { at - 1 };
        }
        enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    }
    let width = ui.available_width().min(320.0);
    let edit = TextEdit::singleline(&mut state.line.buffer)
        .id(id)
        .hint_text(tr!(desk.lang, "tags-add"))
        .desired_width(width)
        .min_size(vec2(60.0, size::CONTROL))
        .margin(egui::Margin::symmetric(8, 4))
        .align(egui::Align2::LEFT_CENTER);
    let response = ui.add(edit).accessible_name(target.label);
    if begins {
        response.request_focus();
    }
    if response.gained_focus() || response.changed() {
        state.open = true;
        state.at = usize::MAX;
    }
    let mut chosen = None;
    if state.open && !found.is_empty() && (response.has_focus() || response.lost_focus()) {
        let popup = Popup::from_response(&response)
            .id(id.with("proposals"))
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .width(width)
            .accessible_name(target.label)
            .gap(4.0);
        popup.show(|ui| {
            ui.set_width(width - 12.0);
            if let Some(pressed) = pick::list(ui, id.with("rows"), &found, state.at, state.at != usize::MAX) {
                chosen = found.get(pressed).map(|item| item.label.clone());
            }
        });
    }
    if enter {
        chosen = found.get(state.at).map(|item| item.label.clone()).or(chosen);
    }
    let complete = state.line.buffer.contains([',', ';']) || enter || response.lost_focus() || desk.typing.takes_over();
    let typed = chosen.clone().unwrap_or_else(|| state.line.buffer.clone());
    if chosen.is_some() || complete && !typed.trim().is_empty() {
        let mut list = words.to_vec();
        for piece in typed.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty()) {
            if !list.iter().any(|word| fold(word) == fold(piece)) {
                list.push(piece.to_owned());
            }
        }
        state.line.buffer.clear();
        state.at = usize::MAX;
        if list.len() != words.len() {
            new = Some(list);
        }
        if chosen.is_some() || enter {
            response.request_focus();
        }
    }
    if !state.line.buffer.trim().is_empty() {
        desk.typing.note_half();
    }
    new
}

/// What stands in the field elsewhere, the office's themes first; counted anew when the workspace changes.
fn proposals(desk: &Desk<'_>, target: &Target<'_>, words: &[String], state: &mut EditState) -> Rc<Vec<Item>> {
    if let Some((revision, _, list)) = &state.found
        && *revision == desk.revision()
    {
        return Rc::clone(list);
    }
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    let key = target.field.key.as_ref();
    let mut count = |entity: &dyn Entity| {
        if entity.schema().key == target.schema
            && let Value::List(list) = entity.get_key(key)
        {
            for word in list.iter() {
                match uses.get_mut(word) {
                    Some(count) => *count += 1,
                    None => {
                        uses.insert(word.clone(), 1);
                    }
                }
            }
        }
    };
    let holder = desk.workspace().holder(target.id).map(|record| crate::model::kinds::Kind::of(record.as_ref()));
    if let Some(kind) = holder {
        for record in desk.workspace().table(kind).values() {
            if record.schema().key == target.schema {
                count(record.as_entity());
            } else {
                walk(record.as_entity(), &mut |part| count(part));
            }
        }
    }
    let mut items = Vec::new();
    if key == "themes"
        && let Some(office) = desk.office()
    {
        items.extend(office.themes.iter().map(|theme| Item { icon: Some(Icon::Tag), ..Item::new(theme, theme) }));
    }
    let mut used: Vec<(String, usize)> = uses.into_iter().collect();
    used.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for (word, count) in used.into_iter().take(500) {
        if !items.iter().any(|item: &Item| item.key == word) {
            items.push(Item { detail: format!("{count}"), ..Item::new(word.as_str(), word.as_str()) });
        }
    }
    items.retain(|item| !words.contains(&item.key));
    let list = Rc::new(items);
    state.found = Some((desk.revision(), String::new(), Rc::clone(&list)));
    list
}

/// A word as a chip with a cross; true where the cross was pressed.
fn chip(ui: &mut Ui, word: &str, remove: &str) -> bool {
    let tokens = Tokens::of(ui);
    let room = (ui.available_width() - 36.0).max(40.0);
    let words = egui::RichText::new(word).font(fonts::body()).color(tokens.text);
    let words = egui::WidgetText::from(words).into_galley(ui, Some(egui::TextWrapMode::Truncate), room, fonts::body());
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 34.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    ui.painter().rect_filled(rect, size::RADIUS, tokens.neutral_soft);
    ui.painter().galley(pos2(rect.left() + 8.0, rect.center().y - words.size().y / 2.0), words, tokens.text);
    let at = Rect::from_min_max(pos2(rect.right() - 24.0, rect.top()), rect.max);
    cross_button(ui, at, response.id.with("cross"), remove, tokens.muted)
}
