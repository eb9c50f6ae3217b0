//! One line of text: words, numbers, amounts, and whatever else is typed.

use egui::{Align, EventFilter, Id, Key, Modifiers, Response, TextEdit, Ui, vec2};

use super::state::{Edit, EditState, Leave, Outcome, Target};
use crate::model::text::{self, InputError};
use crate::model::value::{Value, ValueKind};
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, size};
use crate::ui::widgets::{Tone, notice_line};

/// A line that is typed: its text, and whether it is applied.
#[derive(Default, Debug)]
pub(super) struct Line {
    pub(super) buffer: String,
    pub(super) from: String,
    pub(super) dirty: bool,
    pub(super) fault: Option<String>,
}

/// What a line of text is like.
pub(super) struct Look<'a> {
    pub(super) id: Id,
    pub(super) name: &'a str,
    pub(super) hint: String,
    /// Room at the right, in points, for what is drawn over the field.
    pub(super) right: f32,
    pub(super) width: f32,
    /// Figures stand at the right.
    pub(super) figures: bool,
}

/// What happened to a line of text.
pub(super) struct Typed {
    pub(super) response: Response,
    /// Something was typed in this frame.
    pub(super) changed: bool,
    /// The text is to be applied: Enter, Tab, or a press elsewhere.
    pub(super) commit: bool,
    pub(super) leave: Option<Leave>,
}

/// Shows a line of text. The text follows the value until something is typed, and again once that is applied.
pub(super) fn line(
    ui: &mut Ui,
    desk: &Desk<'_>,
    look: &Look<'_>,
    shown: &str,
    compact: bool,
    begins: bool,
    line: &mut Line,
) -> Typed {
    let tokens = Tokens::of(ui);
    let focused = ui.memory(|memory| memory.has_focus(look.id));
    if line.from != shown {
        // What was typed and applied comes back as a value, perhaps without spaces at its ends.
        let own = focused && line.buffer.trim() == shown.trim();
        if !line.dirty && !own {
            shown.clone_into(&mut line.buffer);
        }
        shown.clone_into(&mut line.from);
    } else if !focused && !line.dirty && line.buffer != shown {
        shown.clone_into(&mut line.buffer);
    }
    let mut leave = None;
    let mut commit = false;
    if focused {
        let (enter, escape) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
        let (tab, shift) = ui.input(|input| (input.key_pressed(Key::Tab), input.modifiers.shift));
        if compact {
            // Keys that move among cells are the table's.
            let eat = |ui: &Ui, key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if escape {
                eat(ui, Key::Escape);
                leave = Some(Leave::Cancel);
            } else if enter {
                ui.input_mut(|input| {
                    input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::SHIFT, Key::Enter)
                });
                leave = Some(if shift { Leave::Up } else { Leave::Down });
                commit = true;
            } else if tab {
                ui.input_mut(|input| {
                    input.consume_key(Modifiers::NONE, Key::Tab) || input.consume_key(Modifiers::SHIFT, Key::Tab)
                });
                leave = Some(if shift { Leave::Previous } else { Leave::Next });
                commit = true;
            }
        } else if enter {
            commit = true;
        }
    }
    let mut edit = TextEdit::singleline(&mut line.buffer)
        .id(look.id)
        .hint_text(look.hint.as_str().to_owned())
        .desired_width(look.width)
        .min_size(vec2(24.0, size::CONTROL))
        .align(if look.figures { egui::Align2::RIGHT_CENTER } else { egui::Align2::LEFT_CENTER })
        .margin(egui::Margin { left: 8, right: 8 + look.right as i8, top: 4, bottom: 4 });
    if compact {
        edit =
            edit.event_filter(EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true });
    }
    let response = ui.add_sized(vec2(look.width, size::CONTROL), edit).accessible_name(look.name);
    if begins {
        response.request_focus();
        response.scroll_to_me(Some(Align::Center));
        place_cursor(ui, look.id, &line.buffer, !line.dirty);
    }
    if response.changed() {
        line.dirty = true;
        line.fault = None;
    }
    let escaped = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if escaped && !compact {
        shown.clone_into(&mut line.buffer);
        line.dirty = false;
        line.fault = None;
    } else if response.lost_focus() && leave != Some(Leave::Cancel) {
        commit = true;
        if compact && leave.is_none() {
            leave = Some(Leave::Away);
        }
        if !compact && ui.input(|input| input.key_pressed(Key::Enter)) {
            // Enter applies; the keyboard stays where it is.
            response.request_focus();
        }
    }
    if desk.typing.takes_over() && line.dirty && leave.is_none() {
        commit = true;
        leave = compact.then_some(Leave::Here);
    }
    if line.dirty && line.fault.is_none() && !commit {
        desk.typing.note_half();
    }
    if line.fault.is_some() {
        let rect = response.rect;
        ui.painter().rect_stroke(rect, size::RADIUS, (1.5, tokens.danger), egui::StrokeKind::Inside);
    }
    Typed { changed: response.changed(), response, commit, leave }
}

/// Puts the cursor at the end, or marks everything.
pub(in crate::ui) fn place_cursor(ui: &Ui, id: Id, text: &str, everything: bool) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(egui::text::CharIndex(text.chars().count()));
    let start = if everything { CCursor::new(egui::text::CharIndex(0)) } else { end };
    state.cursor.set_char_range(Some(CCursorRange::two(start, end)));
    TextEdit::store_state(ui.ctx(), id, state);
}

/// Says under a field what is wrong with what stands in it; a screen reader is told when that changes.
pub(super) fn fault_line(ui: &mut Ui, fault: Option<&str>) {
    if let Some(fault) = fault {
        let response = notice_line(ui, Tone::Danger, &crate::i18n::capitalised(fault));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
}

/// The id of the field that is typed into, the same wherever the form stands.
pub(super) fn field_id(target: &Target<'_>) -> Id {
    Id::unique(("field", target.compact, target.id.to_string(), target.field.key.to_string()))
}

/// The words in which a value is typed: what is shown, without what cannot be read back.
pub(super) fn typed_form(kind: &ValueKind, value: &Value<'_>, desk: &Desk<'_>) -> String {
    match value {
        Value::Date(date) => {
            crate::i18n::format::value(desk.lang, date, desk.zone(), crate::i18n::format::DateStyle::Medium)
        }
        value => text::show(kind, value, &desk.context()),
    }
}

/// A field that is typed as one line and read as its kind of value.
pub(super) fn edit(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let kind = &target.field.spec.kind;
    let figures = matches!(kind, ValueKind::Integer(..) | ValueKind::Decimal | ValueKind::Percent | ValueKind::Money);
    let hint = match kind {
        ValueKind::Money => desk.context().currency.unwrap_or("EUR").to_owned(),
        ValueKind::Percent => "%".to_owned(),
        ValueKind::Integer(low, high) if (*low, *high) != (i64::MIN, i64::MAX) && *high <= 100_000 => {
            format!("{low}–{high}")
        }
        _ => String::new(),
    };
    let wide = ui.available_width();
    let width = if figures && !target.compact { wide.min(200.0) } else { wide };
    let look = Look { id: field_id(target), name: target.label, hint, right: 0.0, width, figures };
    let live = matches!(kind, ValueKind::Text);
    let (outcome, _) = typed(ui, desk, target, value, state, &look, live);
    outcome
}

/// A line whose text is read as the field's value; `live` where every letter counts at once.
pub(super) fn typed(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
    look: &Look<'_>,
    live: bool,
) -> (Outcome, Response) {
    let shown = typed_form(&target.field.spec.kind, value, desk);
    let begins = state.begins();
    let words = &mut state.line;
    if begins && !words.dirty {
        shown.clone_into(&mut words.buffer);
    }
    let typed = line(ui, desk, look, &shown, target.compact, begins, words);
    let mut outcome = Outcome { edit: None, leave: typed.leave };
    let live = live && !target.compact;
    if typed.leave != Some(Leave::Cancel) && (typed.commit && words.dirty || typed.changed && live) {
        match read(target, &words.buffer, desk) {
            Ok(read)
                if read == value.clone().into_owned()
                    || read.is_empty() && value.is_empty() && target.kept.is_none() =>
            {
                words.dirty = false;
            }
            Ok(read) => {
                words.dirty = false;
                outcome.edit = Some(if live { Edit::Type(read) } else { Edit::Set(read) });
            }
            Err(error) => {
                words.fault = Some(error.in_words(desk.lang));
                if outcome.leave.is_some() {
                    // What was typed is not lost: the cell stays open and says what is wrong.
                    outcome.leave = None;
                    typed.response.request_focus();
                }
            }
        }
    }
    keep_unreadable(desk, &typed.response, words);
    if target.compact {
        if let Some(fault) = &words.fault {
            tooltip(&typed.response, fault);
        }
    } else {
        fault_line(ui, words.fault.as_deref());
    }
    (outcome, typed.response)
}

/// Says that what stands in the field cannot be read, so that nothing ends with it unseen.
pub(super) fn keep_unreadable(desk: &Desk<'_>, response: &Response, words: &Line) {
    if !words.dirty || words.fault.is_none() {
        return;
    }
    desk.typing.note_unreadable();
    if desk.typing.points_out() {
        response.request_focus();
        response.scroll_to_me(Some(Align::Center));
    }
}

pub(super) fn read(target: &Target<'_>, words: &str, desk: &Desk<'_>) -> Result<Value<'static>, InputError> {
    text::read(target.field, words, &desk.context())
}

/// What is wrong with a cell, over what is below it.
fn tooltip(response: &Response, fault: &str) {
    let popup = egui::Popup::from_response(response).id(response.id.with("fault"));
    popup.gap(2.0).show(|ui| {
        ui.set_max_width(320.0);
        fault_line(ui, Some(fault));
    });
}
