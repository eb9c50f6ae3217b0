//! Links: searched for while one types, made anew from here, shown as chips that jump.

use std::rc::Rc;

use egui::{EventFilter, Key, Modifiers, Popup, PopupCloseBehavior, TextEdit, Ui, vec2};
use lucide_icons::Icon;

use super::pick::{self, Item};
use super::state::{Edit, EditState, Leave, NewRecord, Outcome, Target};
use super::text::field_id;
use crate::i18n::{self, fold, format};
use crate::model::application::Application;
use crate::model::call::Call;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::person::Person;
use crate::model::schema::{Entity, Record};
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::size;
use crate::ui::widgets::{record_icon, removable_chip};

/// So many records are proposed at most.
const PROPOSED: usize = 60;

/// The key of the entry that makes a new record; no id is empty.
const NEW: &str = "";

/// What was found.
enum Found {
    Record(Id),
    New(String),
    Nothing,
}

/// One link.
pub(super) fn one(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    kind: &'static str,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let id = match value {
        Value::Link(id) => Some(id.as_ref()),
        _ => None,
    };
    if let Some(id) = id.filter(|_| !target.compact) {
        let removes = tr!(desk.lang, "link-remove");
        if removable_chip(ui, desk, id, &removes) {
            state.request_focus();
            return Outcome::set(Value::Empty);
        }
        return Outcome::default();
    }
    let shown = id.map(|id| text::title(id, &desk.context())).unwrap_or_default();
    let (found, leave) = search(ui, desk, target, kind, &shown, state);
    let mut outcome = Outcome { edit: None, leave };
    match found {
        Some(Found::Record(found)) if Some(&found) != id => {
            outcome.edit = Some(Edit::Set(Value::Link(std::borrow::Cow::Owned(found))));
        }
        Some(Found::Nothing) if id.is_some() => outcome.edit = Some(Edit::Set(Value::Empty)),
        Some(Found::New(name)) => {
            outcome.edit = make(desk, kind, &name, |id| Value::Link(std::borrow::Cow::Owned(id)));
        }
        _ => {}
    }
    outcome
}

/// Several links.
pub(super) fn several(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    kind: &'static str,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let ids: Vec<Id> = match value {
        Value::Links(ids) => ids.to_vec(),
        _ => Vec::new(),
    };
    let mut outcome = Outcome::default();
    let removes = tr!(desk.lang, "link-remove");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for id in &ids {
            if removable_chip(ui, desk, id, &removes) {
                let rest: Vec<Id> = ids.iter().filter(|other| *other != id).cloned().collect();
                outcome = Outcome::set(rest.into());
            }
        }
    });
    let (found, _) = search(ui, desk, target, kind, "", state);
    match found {
        Some(Found::Record(found)) if !ids.contains(&found) => {
            let mut ids = ids;
            ids.push(found);
            outcome = Outcome::set(ids.into());
        }
        Some(Found::New(name)) => {
            outcome.edit = make(desk, kind, &name, |id| {
                let mut ids = ids;
                ids.push(id);
                ids.into()
            });
        }
        _ => {}
    }
    outcome
}

/// Asks for a record of the name, and the link to it.
fn make(desk: &Desk<'_>, kind: &str, name: &str, value: impl FnOnce(Id) -> Value<'static>) -> Option<Edit> {
    let kind = Kind::from_key(kind)?;
    let new = NewRecord { id: Id::fresh(desk.now()), kind, name: name.trim().to_owned() };
    let value = value(new.id.clone());
    Some(Edit::Make(new, value))
}

/// A field that searches records while one types.
fn search(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    kind: &'static str,
    shown: &str,
    state: &mut EditState,
) -> (Option<Found>, Option<Leave>) {
    let lang = desk.lang;
    let id = field_id(target);
    let focused = ui.memory(|memory| memory.has_focus(id));
    if state.begins() {
        ui.memory_mut(|memory| memory.request_focus(id));
        if !state.line.dirty {
            shown.clone_into(&mut state.line.buffer);
        }
        state.open = true;
        state.at = 0;
    } else if !focused && !state.open && target.compact {
        shown.clone_into(&mut state.line.buffer);
    }
    let typed = if state.line.dirty || !target.compact { state.line.buffer.trim().to_owned() } else { String::new() };
    let list = if focused || state.open { candidates(desk, target, kind, &typed, state) } else { Rc::default() };
    let found: Vec<&Item> = list.iter().collect();
    let mut chosen: Option<Item> = None;
    let mut leave = None;
    if focused {
        let keys = if state.open { pick::keys(ui, found.len(), &mut state.at) } else { pick::Keys::default() };
        let goes = keys.enter || keys.tab.is_some() && target.compact;
        if goes && (state.line.dirty || !target.compact) && (!typed.is_empty() || keys.moved || state.at > 0) {
            chosen = found.get(state.at).map(|item| (*item).clone());
        }
        if target.compact {
            leave = match keys {
                keys if keys.escape => Some(Leave::Cancel),
                keys if keys.enter => Some(Leave::Down),
                keys => keys.tab,
            };
        } else if let Some(leave) = keys.tab {
            state.open = false;
            let way = if leave == Leave::Next { egui::FocusDirection::Next } else { egui::FocusDirection::Previous };
            ui.memory_mut(|memory| memory.move_focus(way));
        }
        if keys.escape {
            state.open = false;
            state.line.buffer.clear();
            state.line.dirty = false;
        } else if !state.open && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
            state.open = true;
        }
    }
    let wide = ui.available_width();
    let width = if target.compact { wide } else { wide.min(320.0) };
    let kind_words = Kind::from_key(kind).map(|kind| i18n::kind_label(lang, kind.key(), true));
    let hint = kind_words.map_or_else(|| tr!(lang, "link-search-all"), |kind| tr!(lang, "link-search", kind = kind));
    let mut edit = TextEdit::singleline(&mut state.line.buffer)
        .id(id)
        .hint_text(hint)
        .desired_width(width)
        .min_size(vec2(60.0, size::CONTROL))
        .margin(egui::Margin::symmetric(8, 4))
        .align(egui::Align2::LEFT_CENTER);
    if target.compact {
        edit =
            edit.event_filter(EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true });
    }
    let response = ui.add(edit).accessible_name(target.label);
    if response.gained_focus() {
        state.open = true;
        state.at = 0;
    }
    if response.changed() {
        state.line.dirty = true;
        state.open = true;
        state.at = 0;
    }
    if state.open && !found.is_empty() {
        let wide = width.max(260.0);
        let popup = Popup::from_response(&response)
            .id(id.with("found"))
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .width(wide)
            .accessible_name(target.label)
            .gap(4.0);
        popup.show(|ui| {
            ui.set_width(wide - 12.0);
            if let Some(pressed) = pick::list(ui, id.with("rows"), &found, state.at, false) {
                chosen = found.get(pressed).map(|item| (*item).clone());
                leave = target.compact.then_some(Leave::Down);
            }
        });
    }
    if response.lost_focus() && chosen.is_none() {
        state.open = false;
        if target.compact && leave.is_none() {
            leave = Some(Leave::Away);
        }
    }
    let emptied = target.compact && state.line.dirty && state.line.buffer.trim().is_empty();
    let found = match chosen {
        Some(item) if item.key == NEW => Some(Found::New(typed)),
        Some(item) => Some(Found::Record(Id::from(item.key.as_str()))),
        None if emptied && leave.is_some_and(|leave| leave != Leave::Cancel) => Some(Found::Nothing),
        None => None,
    };
    if found.is_some() {
        state.line.buffer.clear();
        state.line.dirty = false;
        state.open = false;
    }
    (found, leave)
}

/// The records that fit what was typed, and the way to a new one; sought again when the text or the workspace changes.
fn candidates(
    desk: &Desk<'_>,
    target: &Target<'_>,
    kind: &'static str,
    typed: &str,
    state: &mut EditState,
) -> Rc<Vec<Item>> {
    if let Some((revision, text, list)) = &state.found
        && *revision == desk.revision()
        && text == typed
    {
        return Rc::clone(list);
    }
    let mut items = if target.field.key == "cut_off" { cut_offs(desk, target, typed) } else { Vec::new() };
    if items.is_empty() {
        items = records(desk, kind, typed);
    }
    let exact = items.iter().any(|item| fold(&item.label) == fold(typed));
    if let Some(kind) = Kind::from_key(kind).filter(|_| !typed.is_empty() && !exact) {
        let kind = i18n::kind_label(desk.lang, kind.key(), false);
        let label = tr!(desk.lang, "link-new", kind = kind, name = typed);
        items.push(Item { icon: Some(Icon::Plus), ..Item::new(NEW, label) });
    }
    let list = Rc::new(items);
    state.found = Some((desk.revision(), typed.to_owned(), Rc::clone(&list)));
    list
}

fn records(desk: &Desk<'_>, kind: &str, typed: &str) -> Vec<Item> {
    let kinds: Vec<Kind> =
        if kind == "*" { Kind::listed().collect() } else { Kind::from_key(kind).into_iter().collect() };
    let share = (PROPOSED / kinds.len().max(1)).max(8);
    let mut found: Vec<(bool, bool, Item)> = Vec::new();
    let wanted = fold(typed);
    for of in kinds {
        let mut take = |record: &dyn Record| {
            let title = record.title();
            let first = fold(&title).starts_with(&wanted);
            let colleague = record.downcast::<Person>().is_some_and(|person| person.in_office);
            let detail = if kind == "*" { i18n::kind_label(desk.lang, of.key(), false) } else { detail(desk, record) };
            let label = if title.is_empty() { record.id().to_string() } else { title };
            let item = Item { detail, icon: Some(record_icon(of)), ..Item::new(record.id().to_string(), label) };
            found.push((!first, !colleague, item));
        };
        if typed.is_empty() {
            desk.workspace().table(of).values().take(400).for_each(|record| take(record.as_ref()));
        } else {
            let ids = desk.workspace().search(of, &wanted);
            ids.iter().take(400).filter_map(|id| desk.workspace().record(id)).for_each(|record| take(record.as_ref()));
        }
    }
    found.sort_by_cached_key(|(later, stranger, item)| (*later, *stranger, fold(&item.label)));
    let most = if kind == "*" { share * 4 } else { PROPOSED };
    found.into_iter().take(most).map(|(_, _, item)| item).collect()
}

/// What tells a record from others of its name: its first column with words that is not its title.
fn detail(desk: &Desk<'_>, record: &dyn Record) -> String {
    let context = desk.context();
    let fields = record.schema().fields.iter().enumerate();
    let mut told = fields.filter(|(_, field)| field.spec.column && !field.spec.title).filter_map(|(index, field)| {
        let plain = matches!(
            field.spec.kind,
            ValueKind::Text | ValueKind::Choice(_) | ValueKind::Country | ValueKind::Emails | ValueKind::Link(_)
        );
        let value = record.get(index);
        (plain && !value.is_empty()).then(|| text::show(&field.spec.kind, &value, &context))
    });
    told.next().unwrap_or_default()
}

/// The deadlines of the call that the application answers.
fn cut_offs(desk: &Desk<'_>, target: &Target<'_>, typed: &str) -> Vec<Item> {
    let application = desk.workspace().holder(target.id).and_then(|record| record.downcast::<Application>());
    let call = application.and_then(|it| it.call.as_ref()).and_then(|id| desk.workspace().get::<Call>(id));
    let Some(call) = call else { return Vec::new() };
    let items = call.cut_offs.iter().map(|cut_off| {
        let due = cut_off.due.map(|due| format::value(desk.lang, &due, desk.zone(), format::DateStyle::Medium));
        let stage = cut_off.get_key("stage");
        let stage = stage.as_text().map(|code| i18n::choice_label(desk.lang, "cut_off_stage", code));
        let detail = if cut_off.label.is_empty() { stage.unwrap_or_default() } else { cut_off.label.clone() };
        let label = due.unwrap_or_else(|| detail.clone());
        Item { detail, icon: Some(Icon::CalendarClock), ..Item::new(cut_off.id.to_string(), label) }
    });
    let items: Vec<Item> = items.collect();
    pick::matching(&items, typed).into_iter().cloned().collect()
}
