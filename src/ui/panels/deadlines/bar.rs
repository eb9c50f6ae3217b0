//! What stands over the list: the title, what is asked for, the filter.

use egui::{Align, Button, Layout, RichText, Role, Ui, WidgetInfo};
use lucide_icons::Icon;

use super::PanelId;
use super::table::{Question, Table};
use crate::agenda::{Entry, GroupBy, States};
use crate::i18n::{self, Lang, format};
use crate::query::keys::Subject;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::grid::{FilterBox, Filtered, Seen};
use crate::ui::theme::{Tokens, icons, size, space};
use crate::ui::widgets::{Segmented, heading, primary_button, quiet_button};

/// The ranges offered, in days ahead; nothing for all time.
const RANGES: [Option<u32>; 5] = [Some(30), Some(90), Some(180), Some(365), None];

pub(super) fn title(ui: &mut Ui, desk: &Desk<'_>, table: &Table) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        heading(ui, &PanelId::Deadlines.title(desk.lang));
        let words = count_of(desk, table);
        ui.add(egui::Label::new(RichText::new(words).color(tokens.muted)).selectable(false).truncate());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let print = primary_button(ui, Some(Icon::Printer), &Command::Print.label(desk.lang));
            if print.on_hover_text(Command::Print.keys(ui.ctx())).clicked() {
                desk.run(Command::Print);
            }
            ui.add_enabled_ui(!desk.file.read_only, |ui| {
                let add = quiet_button(ui, Some(Icon::Plus), &Command::AddDeadline.label(desk.lang));
                if add.on_hover_text(Command::AddDeadline.keys(ui.ctx())).clicked() {
                    desk.run(Command::AddDeadline);
                }
            });
        });
    });
}

/// Shows what is asked for; true where the keyboard is to go on to the list.
pub(super) fn controls(
    ui: &mut Ui,
    desk: &Desk<'_>,
    question: &mut Question,
    filter: &mut FilterBox,
    table: &Table,
) -> bool {
    let room = ui.available_width();
    let subject = Subject::of_schema(Entry::SCHEMA);
    let count = if question.filter.trim().is_empty() { String::new() } else { count_of(desk, table) };
    let seen = Seen { subject: &subject, faults: &table.faults, warnings: &table.warnings, count: &count };
    let mut done = Filtered::default();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        // The filter takes what is left of the line, or a line of its own.
        if room >= 960.0 {
            ui.horizontal_top(|ui| {
                choices(ui, desk, question, false);
                ui.vertical(|ui| done = filter.show(ui, desk, &seen));
            });
        } else {
            ui.horizontal_wrapped(|ui| choices(ui, desk, question, room < 720.0));
            done = filter.show(ui, desk, &seen);
        }
    });
    if done.changed {
        question.filter.clone_from(&filter.text);
    }
    done.left
}

/// How many there are, and of how many.
fn count_of(desk: &Desk<'_>, table: &Table) -> String {
    let as_n = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (shown, all) = (as_n(table.entries().len()), as_n(table.all));
    if shown == all {
        return tr!(desk.lang, "agenda-count", shown = shown);
    }
    let number = |count: i64| format::integer(desk.lang, count);
    tr!(desk.lang, "agenda-count-of", shown = number(shown), all = number(all))
}

/// Shows range, grouping, which and in which state; switches become menus where there is little room.
fn choices(ui: &mut Ui, desk: &Desk<'_>, question: &mut Question, is_narrow: bool) {
    let lang = desk.lang;
    let range = |days: Option<u32>| match days {
        Some(days) => tr!(lang, "agenda-next-days", count = i64::from(days)),
        None => tr!(lang, "agenda-all-time"),
    };
    let ranges = RANGES.map(|days| (days, range(days)));
    pick(ui, &tr!(lang, "agenda-range"), &range(question.days), &ranges, &mut question.days);
    let groups = GroupBy::ALL.map(|it| (it, i18n::capitalised(&group_word(lang, it))));
    let now = tr!(lang, "agenda-group-by", by = group_word(lang, question.group_by));
    pick(ui, &tr!(lang, "agenda-grouped"), &now, &groups, &mut question.group_by);
    let which = tr!(lang, "agenda-which");
    let ours = [(true, tr!(lang, "agenda-ours")), (false, tr!(lang, "agenda-all-calls"))];
    let states = tr!(lang, "agenda-states");
    let all = [(States::Open, tr!(lang, "agenda-open")), (States::All, tr!(lang, "agenda-all-states"))];
    if is_narrow {
        pick(ui, &which, &chosen(&ours, &question.ours), &ours, &mut question.ours);
        pick(ui, &states, &chosen(&all, &question.states), &all, &mut question.states);
    } else {
        Segmented::new(&which, ours).show(ui, &mut question.ours);
        Segmented::new(&states, all).show(ui, &mut question.states);
    }
}

/// What entries are grouped by, in a word.
pub(super) fn group_word(lang: Lang, by: GroupBy) -> String {
    match by {
        GroupBy::Week => tr!(lang, "word-week"),
        GroupBy::Month => tr!(lang, "word-month"),
        // German writes nouns large, wherever they stand.
        other if lang == Lang::De => i18n::field_label(lang, "agenda_entry", other.key()),
        other => i18n::field_label(lang, "agenda_entry", other.key()).to_lowercase(),
    }
}

/// The words of the value that holds.
fn chosen<T: PartialEq>(options: &[(T, String)], value: &T) -> String {
    options.iter().find(|(option, _)| option == value).map(|(_, words)| words.clone()).unwrap_or_default()
}

/// A button that opens a menu of values, of which one holds.
fn pick<T: Copy + PartialEq>(ui: &mut Ui, name: &str, now: &str, options: &[(T, String)], value: &mut T) {
    let tokens = Tokens::of(ui);
    let arrow = icons::icon(Icon::ChevronDown, 14.0).color(tokens.muted);
    let button = Button::new((RichText::new(now), arrow)).min_size(egui::vec2(0.0, size::CONTROL));
    let button = button.stroke((1.0, tokens.border));
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(160.0);
        for (option, words) in options {
            let chosen = option == value;
            let mark = if chosen { icons::small(Icon::Check) } else { RichText::new(" ").size(16.0) };
            let item = ui.add(Button::new((mark, RichText::new(words))));
            item.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, words));
            if item.clicked() {
                *value = *option;
                ui.close();
            }
        }
    });
    let told = options.iter().find(|(option, _)| option == value).map_or(now, |(_, words)| words);
    let spoken = format!("{name}: {told}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    response.on_hover_text(name);
}
