//! The cards at the top: what is due, what happened since last time, what is to be decided.

use egui::{Align, Label, Layout, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::Way;
use super::figures::{Decide, Due, Figures, Since};
use super::flow;
use super::line::{chip_width, counted, ground, led};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, size, space};
use crate::ui::widgets::{hint, link_button, section};

/// The widest column of chips before the words, in points.
const CHIPS: f32 = 148.0;

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, figures: &Figures) {
    let columns = match ui.available_width() {
        width if width >= 880.0 => 3,
        width if width >= 560.0 => 2,
        _ => 1,
    };
    let cards: Vec<(f32, flow::Fill<'_>)> = vec![
        (1.25, Box::new(|ui| due(ui, desk, &figures.due))),
        (1.0, Box::new(|ui| since(ui, desk, &figures.since))),
        (1.0, Box::new(|ui| decide(ui, desk, &figures.decide))),
    ];
    flow::cards(ui, columns, cards);
}

/// A heading with words at the other end.
pub(super) fn headed(ui: &mut Ui, title: &str, note: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        section(ui, title);
        if !note.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = RichText::new(note).font(fonts::small()).color(tokens.muted);
                ui.add(Label::new(words).selectable(false).truncate());
            });
        }
    });
}

fn due(ui: &mut Ui, desk: &Desk<'_>, due: &Due) {
    headed(ui, &tr!(desk.lang, "home-due"), "");
    if due.lines.is_empty() {
        hint(ui, &tr!(desk.lang, "home-due-none"));
    }
    let column = due.lines.iter().map(|line| chip_width(ui, &line.chip)).fold(0.0, f32::max).min(CHIPS);
    for line in &due.lines {
        led(ui, desk, line, column);
    }
    if due.ways.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        for (words, way) in &due.ways {
            if link_button(ui, words).clicked() {
                way.go(desk);
            }
        }
    });
}

fn since(ui: &mut Ui, desk: &Desk<'_>, since: &Since) {
    headed(ui, &tr!(desk.lang, "home-since"), &since.when);
    for line in &since.lines {
        counted(ui, desk, line);
    }
    if since.is_quiet {
        ui.add_space(space::XS);
        hint(ui, &tr!(desk.lang, "home-since-nothing"));
    }
}

fn decide(ui: &mut Ui, desk: &Desk<'_>, decide: &Decide) {
    headed(ui, &tr!(desk.lang, "home-decide"), "");
    if decide.count == 0 {
        ui.label(RichText::new(tr!(desk.lang, "home-decide-none")).font(fonts::strong()));
        hint(ui, &tr!(desk.lang, "home-decide-none-text"));
        return;
    }
    figure(ui, desk, &decide.figure, &decide.words, &decide.way);
    let column = decide.lines.iter().map(|line| chip_width(ui, &line.chip)).fold(0.0, f32::max).min(CHIPS);
    for line in &decide.lines {
        led(ui, desk, line, column);
    }
    ui.add_space(space::XS);
    if link_button(ui, &tr!(desk.lang, "home-decide-go")).clicked() {
        decide.way.go(desk);
    }
}

/// A large figure with its words, which leads somewhere.
fn figure(ui: &mut Ui, desk: &Desk<'_>, figure: &str, words: &str, way: &Way) {
    let tokens = Tokens::of(ui);
    let large = egui::FontId::new(26.0, fonts::strong_family());
    let number = super::line::words(ui, figure, large, tokens.text, ui.available_width());
    let room = ui.available_width() - number.size().x - space::S;
    let words_shown = super::line::words(ui, words, fonts::body(), tokens.muted, room);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{figure} {words}")));
    ground(ui, &response, rect.expand2(vec2(space::S, 0.0)), size::RADIUS);
    let at = egui::pos2(rect.left(), rect.center().y - number.size().y / 2.0);
    // Both stand on one line.
    let base = at.y + number.size().y - words_shown.size().y - 4.0;
    let after = egui::pos2(rect.left() + number.size().x + space::S, base);
    ui.painter().galley(at, number, tokens.text);
    ui.painter().galley(after, words_shown, tokens.muted);
    if response.clicked() {
        way.go(desk);
    }
}
