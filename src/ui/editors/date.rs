//! Dates: typed as people type them, read at once in words, or chosen in a calendar.

use egui::{Align2, FontId, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Role, Sense, Ui, WidgetInfo, pos2};
use lucide_icons::Icon;

use super::calendar::{self, Pick, Precision};
use super::moment;
use super::state::{EditState, Leave, Outcome, Target};
use super::text::{Look, field_id, read, typed};
use crate::i18n::format::{self, DateStyle};
use crate::model::date::DateValue;
use crate::model::value::Value;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts};
use crate::ui::widgets::hint;

pub(super) fn edit(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let id = field_id(target);
    let date = match value {
        Value::Date(date) => Some(*date),
        _ => None,
    };
    let wide = ui.available_width();
    let clock = if target.compact || matches!(date, None | Some(DateValue::Period(_))) { 0.0 } else { 30.0 };
    let width = if target.compact { wide } else { (wide - clock).min(280.0) };
    let opens = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::ArrowDown) || input.consume_key(Modifiers::ALT, Key::ArrowDown)
        });
    let look = Look { id, name: target.label, hint: tr!(desk.lang, "date-hint"), right: 24.0, width, figures: false };
    let (mut outcome, field) = ui
        .horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let (typed, field) = field_and_fault(ui, desk, target, value, state, &look);
            let with_time = clock > 0.0 && !state.line.dirty;
            let given = if with_time { moment::clock(ui, desk, target, date, state) } else { None };
            (given.unwrap_or(typed), field)
        })
        .inner;
    let at = Rect::from_min_max(pos2(field.rect.right() - 28.0, field.rect.top()), field.rect.right_bottom());
    let pressed = calendar_button(ui, desk, target, at, id);
    if opens || pressed {
        state.open = !state.open;
        state.day = Some(date.map_or_else(|| desk.today(), |date| date.first_day()));
        state.precision = Precision::of(date.as_ref());
        state.takes_focus = state.open;
    }
    if state.open {
        // A cell whose calendar is open is not left because the keyboard went into the calendar.
        outcome.leave = outcome.leave.filter(|leave| *leave != Leave::Away);
        if let Some(chosen) = pop_up(desk, &field, id, date, state) {
            state.line.dirty = false;
            state.line.fault = None;
            let value = match (chosen, date) {
                (Pick::Clear, _) => Value::Empty,
                // Another day at the same time.
                (Pick::Date(DateValue::Day(day)), Some(DateValue::Moment(moment))) => {
                    Value::Date(DateValue::Moment(moment::on_day(moment, day)))
                }
                (Pick::Date(date), _) => Value::Date(date),
            };
            outcome = Outcome::chosen(target, value);
            field.request_focus();
        } else if !state.open {
            field.request_focus();
        }
    }
    if target.compact {
        if state.line.dirty && state.line.fault.is_none() && !state.open {
            Popup::from_response(&field)
                .id(id.with("reading"))
                .gap(2.0)
                .show(|ui| reading(ui, desk, target, date, state));
        }
        return outcome;
    }
    if state.line.dirty || field.has_focus() || state.open {
        reading(ui, desk, target, date, state);
    }
    if outcome.edit.is_none() && !state.line.dirty {
        outcome = moment::edit(ui, desk, target, date, state);
    }
    outcome
}

/// The field with what is wrong with it beneath.
fn field_and_fault(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
    look: &Look<'_>,
) -> (Outcome, egui::Response) {
    ui.vertical(|ui| {
        ui.set_max_width(look.width);
        typed(ui, desk, target, value, state, look, false)
    })
    .inner
}

/// The date in words, as it is or as what stands in the field would be read.
fn reading(ui: &mut Ui, desk: &Desk<'_>, target: &Target<'_>, date: Option<DateValue>, state: &EditState) {
    let read = if state.line.dirty {
        match read(target, &state.line.buffer, desk) {
            Ok(Value::Date(date)) => Some(date),
            _ => None,
        }
    } else {
        date
    };
    let Some(date) = read else { return };
    let mut words = format::value(desk.lang, &date, desk.zone(), DateStyle::Long);
    // How long ago a day was says nothing here; that something is overdue is told at its head.
    if let Some(days) = desk.clock.days_left(&date).filter(|days| *days >= 0 && !date.is_vague()) {
        words = format!("{words} · {}", format::days_left(desk.lang, days));
    }
    hint(ui, &words);
}

fn calendar_button(ui: &mut Ui, desk: &Desk<'_>, target: &Target<'_>, at: Rect, id: egui::Id) -> bool {
    let tokens = Tokens::of(ui);
    let response = ui.interact(at, id.with("open"), if target.compact { Sense::CLICK } else { Sense::click() });
    let name = tr!(desk.lang, "date-calendar", field = target.label);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ink = if response.hovered() { tokens.accent } else { tokens.muted };
    let font = FontId::new(15.0, fonts::icon_family());
    ui.painter().text(at.center(), Align2::CENTER_CENTER, char::from(Icon::Calendar), font, ink);
    if response.has_focus() {
        ui.painter().rect_stroke(at.shrink(3.0), 4.0, (2.0, tokens.accent), egui::StrokeKind::Inside);
    }
    response.on_hover_text(name).clicked()
}

fn pop_up(
    desk: &Desk<'_>,
    field: &egui::Response,
    id: egui::Id,
    date: Option<DateValue>,
    state: &mut EditState,
) -> Option<Pick> {
    let mut open = state.open;
    let mut day = state.day.unwrap_or_else(|| desk.today());
    let mut precision = state.precision;
    let mut begins = state.takes_focus;
    let popup = Popup::from_response(field)
        .id(id.with("pop-up"))
        .open_bool(&mut open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(calendar::WIDTH)
        .accessible_name(tr!(desk.lang, "date-calendar-name"))
        .gap(4.0);
    let shown = popup
        .show(|ui| calendar::show(ui, desk, id.with("calendar"), date.as_ref(), &mut day, &mut precision, &mut begins));
    state.day = Some(day);
    state.precision = precision;
    state.takes_focus = begins;
    let pick = shown.and_then(|shown| shown.inner);
    state.open = open && pick.is_none();
    pick
}
