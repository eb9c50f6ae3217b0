//! Lists to choose from: under a field, searched by typing, walked by keys.

use std::rc::Rc;

use egui::{
    Align2, Button, EventFilter, FontId, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, RichText, Role,
    ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::state::{EditState, Leave};
use crate::i18n::{Lang, fold};
use crate::tr;
use crate::ui::theme::{Tokens, fonts, icons, size};

/// Something to choose.
#[derive(Clone, Default, Debug)]
pub(in crate::ui) struct Item {
    /// What it is chosen by.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What tells it from others of the same name.
    pub detail: String,
    /// Its icon.
    pub icon: Option<Icon>,
}

impl Item {
    /// Something to choose, by its name alone.
    pub(in crate::ui) fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), ..Self::default() }
    }
}

const ROW: f32 = 28.0;
const TALL: f32 = 280.0;

/// The keys that walk through a list.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Keys {
    pub(super) moved: bool,
    pub(super) enter: bool,
    pub(super) escape: bool,
    pub(super) tab: Option<Leave>,
}

/// Takes the keys that walk through a list of so many.
pub(super) fn keys(ui: &Ui, count: usize, at: &mut usize) -> Keys {
    let mut keys = Keys::default();
    ui.input_mut(|input| {
        let mut step = |key, by: isize| {
            if input.consume_key(Modifiers::NONE, key) {
                *at = at.saturating_add_signed(by).min(count.saturating_sub(1));
                keys.moved = true;
            }
        };
        step(Key::ArrowDown, 1);
        step(Key::ArrowUp, -1);
        step(Key::PageDown, 8);
        step(Key::PageUp, -8);
        keys.enter = input.consume_key(Modifiers::NONE, Key::Enter);
        keys.escape = input.key_pressed(Key::Escape);
        if input.consume_key(Modifiers::NONE, Key::Tab) {
            keys.tab = Some(Leave::Next);
        } else if input.consume_key(Modifiers::SHIFT, Key::Tab) {
            keys.tab = Some(Leave::Previous);
        }
    });
    keys
}

/// Shows a list and gives the number of the entry that was pressed.
pub(in crate::ui) fn list(ui: &mut Ui, id: Id, items: &[&Item], at: usize, follow: bool) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let mut chosen = None;
    let tall = (items.len() as f32 * ROW).min(TALL);
    let mut area = ScrollArea::vertical().id_salt(id).max_height(tall).auto_shrink([false, true]);
    if follow {
        let top = (at as f32 * ROW - TALL / 2.0).max(0.0);
        area = area.vertical_scroll_offset(top.min((items.len() as f32 * ROW - tall).max(0.0)));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, ROW, items.len(), |ui, range| {
        for (number, item) in items.iter().enumerate().skip(range.start).take(range.len()) {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let response = ui.interact(rect, id.with(("row", number)), Sense::click());
            let name =
                if item.detail.is_empty() { item.label.clone() } else { format!("{}, {}", item.label, item.detail) };
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, number == at, &name));
            if number == at {
                ui.painter().rect_filled(rect, size::RADIUS, tokens.accent_soft);
            } else if response.hovered() {
                ui.painter().rect_filled(rect, size::RADIUS, tokens.hover);
            }
            let mut left = rect.left() + 8.0;
            if let Some(icon) = item.icon {
                let font = FontId::new(14.0, fonts::icon_family());
                let ink = if number == at { tokens.accent } else { tokens.muted };
                ui.painter().text(
                    pos2(left + 8.0, rect.center().y),
                    Align2::CENTER_CENTER,
                    char::from(icon),
                    font,
                    ink,
                );
                left += 22.0;
            }
            let room = rect.right() - 8.0 - left;
            let cut = |ui: &Ui, words: RichText, room: f32| {
                egui::WidgetText::from(words).into_galley(ui, Some(egui::TextWrapMode::Truncate), room, fonts::body())
            };
            let detail = RichText::new(&item.detail).font(fonts::small()).color(tokens.muted);
            let detail = cut(ui, detail, room * 0.5);
            let gap = if item.detail.is_empty() { 0.0 } else { 12.0 };
            let label = cut(ui, RichText::new(&item.label).color(tokens.text), room - detail.size().x - gap);
            let high = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
            let (label_at, detail_at) =
                (pos2(left, high(&label)), pos2(rect.right() - 8.0 - detail.size().x, high(&detail)));
            ui.painter().galley(label_at, label, tokens.text);
            ui.painter().galley(detail_at, detail, tokens.muted);
            if response.clicked() {
                chosen = Some(number);
            }
        }
    });
    chosen
}

/// Those whose words hold what is searched for, those that begin with it first.
pub(super) fn matching<'a>(items: &'a [Item], search: &str) -> Vec<&'a Item> {
    let wanted = fold(search.trim());
    if wanted.is_empty() {
        return items.iter().collect();
    }
    let mut first = Vec::new();
    let mut rest = Vec::new();
    for item in items {
        let label = fold(&item.label);
        if label.starts_with(&wanted) || fold(&item.key) == wanted {
            first.push(item);
        } else if label.contains(&wanted) || fold(&item.detail).contains(&wanted) || fold(&item.key).contains(&wanted) {
            rest.push(item);
        }
    }
    first.append(&mut rest);
    first
}

/// A field that opens a list.
pub(in crate::ui) struct Combo<'a> {
    pub(in crate::ui) id: Id,
    pub(in crate::ui) name: &'a str,
    /// The words of what is chosen.
    pub(in crate::ui) shown: String,
    /// Words in the place of nothing.
    pub(in crate::ui) nothing: String,
    pub(in crate::ui) lang: Lang,
    pub(in crate::ui) compact: bool,
    pub(in crate::ui) width: f32,
}

/// What came of a field with a list.
#[derive(Default)]
pub(in crate::ui) struct Choice {
    /// The key that was chosen.
    pub(in crate::ui) key: Option<String>,
    pub(in crate::ui) leave: Option<Leave>,
}

/// From so many entries on, there is a field to search with.
const SEARCHED: usize = 9;

/// Shows a field whose list opens by press, Enter, Space, or the arrow down; typing searches in it.
pub(in crate::ui) fn combo(
    ui: &mut Ui,
    combo: &Combo<'_>,
    state: &mut EditState,
    items: impl FnOnce() -> Rc<Vec<Item>>,
) -> Choice {
    let begins = state.begins();
    let button = face(ui, combo);
    let mut choice = Choice::default();
    if begins {
        button.request_focus();
        if combo.compact {
            state.open = true;
            state.at = usize::MAX;
            state.takes_focus = true;
            state.line.dirty = false;
        }
    }
    let opens =
        button.has_focus() && !state.open && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    if button.has_focus() {
        let filter = EventFilter { tab: false, horizontal_arrows: false, vertical_arrows: true, escape: state.open };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(button.id, filter));
    }
    // Enter and Space press the button too; in an open list they choose.
    let pressed = button.clicked() && (!state.open || ui.input(|input| input.pointer.any_click()));
    if (pressed || opens) && !begins {
        state.open = !state.open;
        state.takes_focus = state.open;
        state.search.clear();
        state.at = usize::MAX;
    }
    if !state.open {
        return choice;
    }
    let items = items();
    let searched = items.len() >= SEARCHED || combo.compact;
    let found = matching(&items, &state.search);
    let fresh = state.at == usize::MAX;
    if fresh {
        let here = found.iter().position(|item| item.label == combo.shown);
        state.at = if state.search.is_empty() { here.unwrap_or(0) } else { 0 };
    }
    state.at = state.at.min(found.len().saturating_sub(1));
    let keys = keys(ui, found.len(), &mut state.at);
    let mut chosen = if keys.enter || keys.tab.is_some() && combo.compact {
        found.get(state.at).map(|item| item.key.clone())
    } else {
        None
    };
    if let Some(leave) = keys.tab {
        state.open = false;
        if combo.compact {
            choice.leave = Some(leave);
        } else {
            button.request_focus();
        }
    }
    let before = state.search.clone();
    let mut search = std::mem::take(&mut state.search);
    let mut open = state.open;
    let mut takes_focus = state.takes_focus;
    let wide = combo.width.max(220.0);
    let popup = Popup::from_response(&button)
        .id(combo.id.with("list"))
        .open_bool(&mut open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(wide)
        .accessible_name(combo.name)
        .gap(4.0);
    popup.show(|ui| {
        ui.set_width(wide - 12.0);
        if searched {
            let name = tr!(combo.lang, "pick-search", name = combo.name);
            let id = combo.id.with("search");
            let edit = TextEdit::singleline(&mut search)
                .id(id)
                .hint_text(tr!(combo.lang, "pick-hint"))
                .prefix(icons::icon(Icon::Search, 14.0))
                .desired_width(wide - 12.0)
                .align(Align2::LEFT_CENTER);
            let field = ui.add(edit).accessible_name(name);
            if takes_focus {
                field.request_focus();
                takes_focus = !field.has_focus();
            }
            ui.add_space(4.0);
        }
        if found.is_empty() {
            ui.label(RichText::new(tr!(combo.lang, "pick-nothing")).color(Tokens::of(ui).muted));
        }
        if let Some(pressed) = list(ui, combo.id.with("rows"), &found, state.at, keys.moved || fresh) {
            chosen = found.get(pressed).map(|item| item.key.clone());
        }
    });
    if search != before {
        state.at = 0;
    }
    state.search = search;
    state.open = open && state.open;
    state.takes_focus = takes_focus && searched;
    if let Some(key) = chosen {
        choice.key = Some(key);
        state.open = false;
        button.request_focus();
    }
    if !state.open {
        state.search.clear();
        if combo.compact && choice.leave.is_none() {
            choice.leave = Some(match (choice.key.is_some(), keys.escape) {
                (true, _) => Leave::Down,
                (false, true) => Leave::Cancel,
                (false, false) => Leave::Away,
            });
        } else if keys.escape {
            button.request_focus();
        }
    }
    choice
}

fn face(ui: &mut Ui, combo: &Combo<'_>) -> Response {
    let tokens = Tokens::of(ui);
    let words = if combo.shown.is_empty() {
        RichText::new(&combo.nothing).color(tokens.muted)
    } else {
        RichText::new(&combo.shown).color(tokens.text)
    };
    let arrow = icons::icon(Icon::ChevronDown, 14.0).color(tokens.muted);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.x = 8.0;
            let button = Button::new((words, egui::Atom::grow(), arrow)).fill(tokens.surface).truncate();
            ui.add_sized(vec2(combo.width, size::CONTROL), button)
        })
        .inner;
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), combo.name);
        info.current_text_value = Some(combo.shown.clone());
        info
    });
    response
}
