//! The calendar that opens under a date: weeks with their numbers, holidays with their names, and vaguer periods.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use egui::{Align2, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::i18n::{self, Lang, format};
use crate::model::date::{DateValue, Period};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, size};
use crate::ui::widgets::{icon_button, text_button};

/// How exact a date is.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Precision {
    /// A day.
    #[default]
    Day,
    /// Some time in a month.
    Month,
    /// Some time in a quarter.
    Quarter,
    /// Some time in a half-year.
    Half,
    /// Some time in a year.
    Year,
}

impl Precision {
    /// That of a date.
    pub(super) fn of(value: Option<&DateValue>) -> Self {
        match value {
            Some(DateValue::Period(Period::Month(..))) => Self::Month,
            Some(DateValue::Period(Period::Quarter(..))) => Self::Quarter,
            Some(DateValue::Period(Period::Half(..))) => Self::Half,
            Some(DateValue::Period(Period::Year(_))) => Self::Year,
            _ => Self::Day,
        }
    }
}

/// What was chosen in the calendar.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Pick {
    /// A day or a period.
    Date(DateValue),
    /// No date.
    Clear,
}

const CELL: egui::Vec2 = vec2(34.0, 28.0);
const WEEK: f32 = 34.0;

/// The width of the calendar in points.
pub(super) const WIDTH: f32 = WEEK + 7.0 * CELL.x;

/// Shows the calendar around the day, which the keys move.
pub(super) fn show(
    ui: &mut Ui,
    desk: &Desk<'_>,
    id: Id,
    value: Option<&DateValue>,
    day: &mut NaiveDate,
    precision: &mut Precision,
    begins: &mut bool,
) -> Option<Pick> {
    let lang = desk.lang;
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
    let mut pick = None;
    head(ui, lang, day, *precision);
    if *precision == Precision::Day {
        pick = days(ui, desk, id, value, day, begins).or(pick);
    } else {
        pick = periods(ui, lang, id, value, day, *precision).or(pick);
    }
    ui.add_space(4.0);
    let words = [
        (Precision::Day, tr!(lang, "calendar-day")),
        (Precision::Month, tr!(lang, "calendar-month")),
        (Precision::Quarter, tr!(lang, "calendar-quarter")),
        (Precision::Half, tr!(lang, "calendar-half")),
        (Precision::Year, tr!(lang, "calendar-year")),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.spacing_mut().button_padding.x = 7.0;
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::RadioGroup);
            node.set_label(tr!(lang, "calendar-precision"));
        });
        for (option, words) in words {
            let button = egui::Button::selectable(*precision == option, words.as_str());
            let response = ui.add(button.min_size(vec2(0.0, 24.0)));
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, *precision == option, &words));
            if response.clicked() {
                *precision = option;
            }
        }
    });
    ui.horizontal(|ui| {
        if text_button(ui, None, &i18n::capitalised(&tr!(lang, "word-today"))).clicked() {
            pick = Some(Pick::Date(DateValue::Day(desk.today())));
        }
        if value.is_some() && text_button(ui, None, &tr!(lang, "calendar-clear")).clicked() {
            pick = Some(Pick::Clear);
        }
    });
    pick
}

fn moved(day: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let there = if months < 0 { day.checked_sub_months(by) } else { day.checked_add_months(by) };
    there.filter(|there| crate::model::date::YEARS.contains(&there.year())).unwrap_or(day)
}

fn by_days(day: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    let there = if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) };
    there.filter(|there| crate::model::date::YEARS.contains(&there.year())).unwrap_or(day)
}

fn head(ui: &mut Ui, lang: Lang, day: &mut NaiveDate, precision: Precision) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let mut step = |ui: &mut Ui, icon, name: String, months| {
            if icon_button(ui, icon, &name).clicked() {
                *day = moved(*day, months);
            }
        };
        let by_month = precision == Precision::Day;
        step(ui, Icon::ChevronsLeft, tr!(lang, "calendar-year-before"), -12);
        if by_month {
            step(ui, Icon::ChevronLeft, tr!(lang, "calendar-month-before"), -1);
        }
        let rest = if by_month { 2.0 } else { 1.0 } * 28.0;
        let room = vec2(WIDTH - 2.0 * rest, size::CONTROL);
        let (rect, title) = ui.allocate_exact_size(room, Sense::hover());
        if by_month {
            step(ui, Icon::ChevronRight, tr!(lang, "calendar-month-after"), 1);
        }
        step(ui, Icon::ChevronsRight, tr!(lang, "calendar-year-after"), 12);
        let words = if by_month { i18n::capitalised(&format::month(lang, *day)) } else { day.year().to_string() };
        title.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        let tokens = Tokens::of(ui);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, words, fonts::strong(), tokens.text);
    });
}

/// Names of the holidays of the office's calendars in the two years that the six weeks may touch.
fn holidays(desk: &Desk<'_>, first: NaiveDate, last: NaiveDate) -> BTreeMap<NaiveDate, String> {
    let mut names: BTreeMap<NaiveDate, String> = BTreeMap::new();
    let Some(working_days) = desk.clock.working_days else { return names };
    for calendar in working_days.calendars() {
        for year in first.year()..=last.year() {
            for holiday in calendar.holidays(year).unwrap_or_default() {
                let name = holiday.name(desk.lang.code());
                let line = format!("{name} ({})", calendar.name(desk.lang.code()));
                names
                    .entry(holiday.date)
                    .and_modify(|all| {
                        all.push('\n');
                        all.push_str(&line);
                    })
                    .or_insert(line);
            }
        }
    }
    names
}

fn days(
    ui: &mut Ui,
    desk: &Desk<'_>,
    id: Id,
    value: Option<&DateValue>,
    day: &mut NaiveDate,
    begins: &mut bool,
) -> Option<Pick> {
    let tokens = Tokens::of(ui);
    let lang = desk.lang;
    let grid = id.with("grid");
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, CELL.y * 7.0), Sense::hover());
    let response = ui.interact(rect, grid, Sense::focusable_noninteractive());
    let mut pick = None;
    if *begins {
        // What opens is first measured and not yet there to be focused.
        response.request_focus();
        *begins = !response.has_focus();
    }
    if response.has_focus() {
        let all = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(grid, all));
        ui.input_mut(|input| {
            let (here, none, shift) = (*day, Modifiers::NONE, Modifiers::SHIFT);
            let mut key = |modifiers, key, there: NaiveDate| {
                if input.consume_key(modifiers, key) {
                    *day = there;
                }
            };
            let weekday = i64::from(here.weekday().num_days_from_monday());
            key(none, Key::ArrowLeft, by_days(here, -1));
            key(none, Key::ArrowRight, by_days(here, 1));
            key(none, Key::ArrowUp, by_days(here, -7));
            key(none, Key::ArrowDown, by_days(here, 7));
            key(shift, Key::PageUp, moved(here, -12));
            key(shift, Key::PageDown, moved(here, 12));
            key(none, Key::PageUp, moved(here, -1));
            key(none, Key::PageDown, moved(here, 1));
            key(none, Key::Home, by_days(here, -weekday));
            key(none, Key::End, by_days(here, 6 - weekday));
            if input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::NONE, Key::Space) {
                pick = Some(Pick::Date(DateValue::Day(*day)));
            }
        });
    }
    let first = day.with_day(1).unwrap_or(*day);
    let first = by_days(first, -i64::from(first.weekday().num_days_from_monday()));
    let holidays = holidays(desk, first, by_days(first, 41));
    let here = format::date(lang, *day, format::DateStyle::Long);
    let told = holidays.get(day).map(|names| format!("{here}, {names}")).unwrap_or(here);
    response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &told));
    let cell = |column: f32, row: f32| {
        Rect::from_min_size(pos2(rect.left() + WEEK + column * CELL.x, rect.top() + row * CELL.y), CELL)
    };
    let small = |ui: &Ui, at: Rect, words: String| {
        ui.painter().text(at.center(), Align2::CENTER_CENTER, words, fonts::small(), tokens.muted);
    };
    small(ui, cell(-1.0, 0.0), tr!(lang, "calendar-week"));
    for column in 0..7_u8 {
        let name = format::weekday(lang, by_days(first, i64::from(column)), true);
        small(ui, cell(f32::from(column), 0.0), name.trim_end_matches('.').to_owned());
    }
    let chosen = match value {
        Some(DateValue::Day(day)) => Some(*day),
        Some(DateValue::Moment(moment)) => Some(moment.wall.date()),
        _ => None,
    };
    for row in 0..6_u8 {
        let monday = by_days(first, i64::from(row) * 7);
        let top = f32::from(row) + 1.0;
        small(ui, cell(-1.0, top), monday.iso_week().week().to_string());
        for column in 0..7_u8 {
            let date = by_days(monday, i64::from(column));
            let at = cell(f32::from(column), top);
            let holiday = holidays.get(&date);
            // Days are pressed by the pointer; the keys move within the grid, which is one stop for Tab.
            let pressed = ui.interact(at, grid.with(date), Sense::CLICK);
            let name = format::date(lang, date, format::DateStyle::Long);
            let name = holiday.map(|names| format!("{name}, {names}")).unwrap_or(name);
            pressed.widget_info(|| WidgetInfo::selected(Role::GridCell, true, chosen == Some(date), &name));
            let inner = at.shrink(1.0);
            let ink = match () {
                () if chosen == Some(date) => tokens.on_accent,
                () if date.month() != day.month() => tokens.muted,
                () if holiday.is_some() => tokens.danger,
                () if column >= 5 => tokens.muted,
                () => tokens.text,
            };
            if chosen == Some(date) {
                ui.painter().rect_filled(inner, size::RADIUS, tokens.accent);
            } else if pressed.hovered() {
                ui.painter().rect_filled(inner, size::RADIUS, tokens.hover);
            }
            if date == *day {
                let width = if response.has_focus() { 2.0 } else { 1.0 };
                ui.painter().rect_stroke(inner, size::RADIUS, (width, tokens.accent), egui::StrokeKind::Inside);
            }
            let font = if date == desk.today() { fonts::strong() } else { fonts::body() };
            ui.painter().text(at.center(), Align2::CENTER_CENTER, date.day().to_string(), font, ink);
            if date == desk.today() {
                let low = inner.bottom() - 4.0;
                ui.painter().hline(at.center().x - 6.0..=at.center().x + 6.0, low, (1.5, ink));
            }
            if holiday.is_some() {
                ui.painter().circle_filled(pos2(inner.right() - 5.0, inner.top() + 5.0), 2.0, ink);
            }
            let pressed = if let Some(names) = holiday { pressed.on_hover_text(names) } else { pressed };
            if pressed.clicked() {
                pick = Some(Pick::Date(DateValue::Day(date)));
            }
        }
    }
    pick
}

fn periods(
    ui: &mut Ui,
    lang: Lang,
    id: Id,
    value: Option<&DateValue>,
    day: &mut NaiveDate,
    precision: Precision,
) -> Option<Pick> {
    let year = day.year();
    let all: Vec<(Period, String)> = match precision {
        Precision::Month | Precision::Day => (1..=12_u8)
            .map(|month| {
                let date = NaiveDate::from_ymd_opt(year, u32::from(month), 1).unwrap_or(*day);
                (Period::Month(year, month), i18n::capitalised(&format::month_alone(lang, date, false)))
            })
            .collect(),
        Precision::Quarter => (1..=4).map(|q| Period::Quarter(year, q)).map(|p| (p, format::period(lang, p))).collect(),
        Precision::Half => (1..=2)
            .map(|half| Period::Half(year, half))
            .map(|half| (half, i18n::capitalised(&format::period(lang, half))))
            .collect(),
        Precision::Year => (year - 2..=year + 9).map(|year| (Period::Year(year), year.to_string())).collect(),
    };
    let mut pick = None;
    let columns = if all.len() > 4 { 3 } else { 2 };
    let wide = (WIDTH - 4.0 * (columns as f32 - 1.0)) / columns as f32;
    egui::Grid::new(id.with("periods")).spacing(vec2(4.0, 4.0)).show(ui, |ui| {
        for (number, (period, words)) in all.into_iter().enumerate() {
            if number > 0 && number % columns == 0 {
                ui.end_row();
            }
            let chosen = value == Some(&DateValue::Period(period));
            let button = egui::Button::selectable(chosen, words).truncate();
            if ui.add_sized(vec2(wide, 32.0), button).clicked() {
                pick = Some(Pick::Date(DateValue::Period(period)));
            }
        }
    });
    pick
}
