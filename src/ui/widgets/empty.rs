//! Empty states: what a place is for, and the best first steps.

use egui::{Align, Layout, RichText, Ui};
use lucide_icons::Icon;

use super::buttons::{link_button, primary_button, quiet_button};
use crate::ui::theme::{Tokens, fonts, icons, space};

/// A first step that an empty place offers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action<'a> {
    /// The best one.
    Primary(&'a str),
    /// Another one.
    Quiet(&'a str),
    /// A way elsewhere, under the buttons.
    Link(&'a str),
}

/// Says what a place is for while there is nothing in it, and gives the number of the step that was chosen.
pub fn empty_state(ui: &mut Ui, icon: Icon, title: &str, text: &str, actions: &[Action<'_>]) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let mut chosen = None;
    let height = ui.available_height();
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        if height.is_finite() {
            ui.add_space(((height - 240.0) * 0.35).clamp(space::XL, 160.0));
        }
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(egui::Label::new(icons::icon(icon, 34.0).color(tokens.muted)).selectable(false));
        ui.add_space(space::XS);
        ui.label(RichText::new(title).font(fonts::title()).color(tokens.text));
        let wide = ui.available_width().min(440.0);
        ui.allocate_ui_with_layout(egui::vec2(wide, 0.0), Layout::top_down(Align::Center), |ui| {
            ui.label(RichText::new(text).color(tokens.muted));
        });
        ui.add_space(space::S);
        let row: f32 = actions.iter().map(|action| width_of(ui, action)).sum();
        let row = row.min(ui.available_width());
        ui.allocate_ui_with_layout(
            egui::vec2(row, 0.0),
            Layout::left_to_right(Align::Center).with_main_wrap(true),
            |ui| {
                for (number, action) in actions.iter().enumerate() {
                    let pressed = match action {
                        Action::Primary(words) => primary_button(ui, None, words).clicked(),
                        Action::Quiet(words) => quiet_button(ui, None, words).clicked(),
                        Action::Link(_) => false,
                    };
                    if pressed {
                        chosen = Some(number);
                    }
                }
            },
        );
        for (number, action) in actions.iter().enumerate() {
            if let Action::Link(words) = action
                && link_button(ui, words).clicked()
            {
                chosen = Some(number);
            }
        }
    });
    chosen
}

fn width_of(ui: &Ui, action: &Action<'_>) -> f32 {
    match action {
        Action::Link(_) => 0.0,
        Action::Primary(words) | Action::Quiet(words) => {
            let words = ui.painter().layout_no_wrap((*words).to_owned(), fonts::body(), egui::Color32::BLACK);
            words.size().x + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x + 2.0
        }
    }
}
