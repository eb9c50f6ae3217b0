//! The time of a date: its hour, its zone, whether it is assumed, and how it reads in Brussels and here.

use chrono::NaiveDate;
use egui::{Id, Ui};
use lucide_icons::Icon;

use super::choice::zones;
use super::pick::{Combo, combo};
use super::state::{EditState, Outcome, Target};
use super::text::{Line, Look, fault_line, field_id, keep_unreadable, line};
use crate::i18n::format::{self, DateStyle};
use crate::i18n::{self, parse};
use crate::model::date::{BRUSSELS, DateValue, Moment, brussels_closing_time};
use crate::model::value::Value;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::widgets::{hint, icon_toggle, tick};

/// The same time on another day.
pub(super) fn on_day(moment: Moment, day: NaiveDate) -> Moment {
    Moment { wall: day.and_time(moment.wall.time()), ..moment }
}

/// The button that gives a date a time, or opens the time that it has.
pub(super) fn clock(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    date: Option<DateValue>,
    state: &mut EditState,
) -> Option<Outcome> {
    let has_time = matches!(date, Some(DateValue::Moment(_)));
    let words = if has_time { tr!(desk.lang, "date-change-time") } else { tr!(desk.lang, "date-add-time") };
    let name = format!("{words}: {}", target.label);
    if !icon_toggle(ui, Icon::Clock, &name, has_time && state.all).clicked() {
        return None;
    }
    state.all = !(has_time && state.all);
    let Some(DateValue::Day(day)) = date else { return None };
    let zone = if target.field.spec.in_brussels { BRUSSELS } else { desk.zone() };
    let moment = Moment { wall: day.and_time(brussels_closing_time()), zone, assumed: false };
    Some(Outcome::set(Value::Date(DateValue::Moment(moment))))
}

/// Shows the time of a date, where it has one.
pub(super) fn edit(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    date: Option<DateValue>,
    state: &mut EditState,
) -> Outcome {
    match date {
        Some(DateValue::Moment(moment)) => time(ui, desk, target, moment, state),
        _ => Outcome::default(),
    }
}

fn time(ui: &mut Ui, desk: &Desk<'_>, target: &Target<'_>, moment: Moment, state: &mut EditState) -> Outcome {
    let lang = desk.lang;
    let id = field_id(target);
    let mut changed = None;
    let opened = state.all || state.time.dirty;
    let controls = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        changed = hour(ui, desk, target, id, moment, state);
        let mut inner = state.zone.take().unwrap_or_default();
        let face = Combo {
            id: id.with("zone"),
            name: &format!("{}, {}", target.label, tr!(lang, "date-zone")),
            shown: i18n::zone_name(lang, moment.zone),
            nothing: String::new(),
            lang,
            compact: false,
            width: 132.0,
        };
        let mut kept = inner.found.take();
        let choice = combo(ui, &face, &mut inner, || {
            let list = kept.take().map_or_else(|| std::rc::Rc::new(zones(desk)), |(_, _, list)| list);
            kept = Some((0, String::new(), std::rc::Rc::clone(&list)));
            list
        });
        inner.found = kept.filter(|_| inner.open);
        state.zone = Some(inner);
        if let Some(zone) = choice.key.and_then(|key| key.parse().ok()) {
            changed = Some(Moment { zone, ..moment });
        }
        let mut assumed = moment.assumed;
        if tick(ui, &mut assumed, &i18n::capitalised(&tr!(lang, "time-assumed"))).changed() {
            changed = Some(Moment { assumed, ..moment });
        }
    };
    if opened {
        ui.horizontal_wrapped(controls);
    }
    fault_line(ui, state.time.fault.as_deref());
    let lines = in_zones(desk, &moment);
    if desk.zone() != BRUSSELS || moment.zone != BRUSSELS {
        hint(ui, &lines.join("\n"));
    }
    if moment.assumed && !opened {
        hint(ui, &i18n::capitalised(&tr!(lang, "time-assumed")));
    }
    match changed {
        Some(moment) => Outcome::set(Value::Date(DateValue::Moment(moment))),
        None => Outcome::default(),
    }
}

/// When a moment is in Brussels and for the reader: one line where the clocks show the same.
pub(in crate::ui) fn in_zones(desk: &Desk<'_>, moment: &Moment) -> Vec<String> {
    let (lang, here) = (desk.lang, desk.zone());
    let wall = |zone: chrono_tz::Tz| moment.instant().with_timezone(&zone).naive_local();
    let at = |zone: chrono_tz::Tz| {
        format::moment(lang, &Moment { wall: wall(zone), zone, assumed: false }, zone, DateStyle::Medium)
    };
    if here == BRUSSELS {
        return vec![tr!(lang, "date-in-brussels", time = at(BRUSSELS))];
    }
    let name = i18n::zone_name(lang, here);
    if wall(here) == wall(BRUSSELS) {
        return vec![tr!(lang, "date-in-both", zone = name, time = at(BRUSSELS))];
    }
    vec![tr!(lang, "date-in-brussels", time = at(BRUSSELS)), tr!(lang, "date-in-zone", zone = name, time = at(here))]
}

fn hour(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    id: Id,
    moment: Moment,
    state: &mut EditState,
) -> Option<Moment> {
    let lang = desk.lang;
    let name = format!("{}, {}", target.label, tr!(lang, "date-time"));
    let look = Look { id: id.with("time"), name: &name, hint: String::new(), right: 0.0, width: 68.0, figures: false };
    let shown = format::time(lang, moment.wall.time());
    let typed = line(ui, desk, &look, &shown, false, false, &mut state.time);
    let read = (typed.commit && state.time.dirty).then(|| time_typed(desk, moment, &mut state.time)).flatten();
    keep_unreadable(desk, &typed.response, &state.time);
    read
}

/// The moment at the time that was typed; what is wrong with it is noted.
fn time_typed(desk: &Desk<'_>, moment: Moment, line: &mut Line) -> Option<Moment> {
    let lang = desk.lang;
    let day = moment.wall.date();
    match parse::date(&format!("{day} {}", line.buffer.trim()), lang, desk.today(), moment.zone) {
        Ok(DateValue::Moment(read)) => {
            line.dirty = false;
            Some(Moment { wall: day.and_time(read.wall.time()), assumed: false, ..moment })
        }
        // Without a time the date is the day alone.
        Ok(_) => {
            line.fault = Some(tr!(lang, "date-input-no-such-time"));
            None
        }
        Err(error) => {
            line.fault = Some(error.in_words(lang));
            None
        }
    }
}
