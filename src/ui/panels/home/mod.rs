//! The overview: what is due, what changed, what is to be decided, how the year fills up, where the applications stand.

mod board;
mod cards;
mod figures;
mod flow;
mod line;
mod year;

use chrono::{DateTime, Utc};
use egui::{Align, Layout, RichText, ScrollArea, Ui};
use lucide_icons::Icon;

use self::figures::{Figures, Stamp};
use super::{Panel, PanelId};
use crate::model::id::Id;
use crate::report::Listing;
use crate::settings::InspectorPlace;
use crate::tr;
use crate::ui::act::{Act, Shown};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, space};
use crate::ui::widgets::{Action, empty_state, heading, primary_button, quiet_button};

/// The overview: what is due, what changed, where the applications stand.
#[derive(Default)]
pub struct Home {
    figures: Option<(Stamp, Figures)>,
    /// When it was first shown: "since you began" counts from there.
    began: Option<DateTime<Utc>>,
    /// The number of the week with the keyboard.
    week: usize,
}

/// Where a figure or a line leads.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Way {
    /// To an entry of the agenda, in the inspector.
    Entry(Shown),
    /// To a record in its panel.
    Record(Id),
    /// To a panel with a filter.
    Panel(PanelId, String),
}

impl Way {
    fn go(&self, desk: &Desk<'_>) {
        match self {
            Self::Entry(shown) => {
                desk.push(Act::Show(shown.clone()));
                if desk.settings.layout.inspector == InspectorPlace::Hidden {
                    desk.set(|settings| settings.layout.inspector = InspectorPlace::Pinned);
                }
            }
            Self::Record(id) => desk.push(Act::Reveal(id.clone())),
            Self::Panel(panel, filter) => desk.push(Act::GoFiltered(*panel, filter.clone())),
        }
    }
}

impl Panel for Home {
    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let began = *self.began.get_or_insert(desk.now());
        let stamp = Stamp::of(desk);
        if self.figures.as_ref().is_none_or(|(kept, _)| *kept != stamp) {
            self.figures = Some((stamp, Figures::of(desk, began)));
        }
        let Some((_, figures)) = &self.figures else { return };
        let width = ui.available_width();
        ScrollArea::vertical().id_salt("home").auto_shrink(false).show(ui, |ui| {
            // The bar at the side stands beside the cards, not over them.
            let spare = ui.spacing().scroll.bar_width + ui.spacing().scroll.bar_inner_margin;
            ui.set_max_width((width - spare).max(160.0));
            ui.spacing_mut().item_spacing.y = space::L;
            head(ui, desk, figures);
            if figures.is_empty {
                welcome(ui, desk);
                return;
            }
            cards::show(ui, desk, figures);
            year::show(ui, desk, &figures.year, &mut self.week);
            board::show(ui, desk, figures);
            ui.add_space(space::XS);
        });
    }

    fn listing(&mut self, desk: &Desk<'_>) -> Option<Listing> {
        super::deadlines::week_listing(desk)
    }
}

fn head(ui: &mut Ui, desk: &Desk<'_>, figures: &Figures) {
    let tokens = Tokens::of(ui);
    let words = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        heading(ui, &figures.greeting);
        ui.add(egui::Label::new(RichText::new(&figures.day).color(tokens.muted)).selectable(false).truncate());
    };
    if figures.is_empty {
        // The first steps stand in the middle of the page.
        ui.horizontal(words);
        return;
    }
    if ui.available_width() < 720.0 {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.horizontal_wrapped(words);
            ui.horizontal_wrapped(|ui| {
                print_button(ui, desk);
                other_buttons(ui, desk);
            });
        });
        return;
    }
    ui.horizontal(|ui| {
        words(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            print_button(ui, desk);
            other_buttons(ui, desk);
        });
    });
}

fn print_button(ui: &mut Ui, desk: &Desk<'_>) {
    let print = primary_button(ui, Some(Icon::Printer), &tr!(desk.lang, "home-print-week"));
    if print.on_hover_text(Command::Print.keys(ui.ctx())).clicked() {
        desk.run(Command::Print);
    }
}

fn other_buttons(ui: &mut Ui, desk: &Desk<'_>) {
    // Each by itself, so that they wrap with what stands beside them.
    let buttons = [
        (Icon::Download, tr!(desk.lang, "home-import-calls"), Command::Import),
        (Icon::Plus, Command::AddDeadline.label(desk.lang), Command::AddDeadline),
    ];
    for (icon, words, command) in buttons {
        let button = ui.add_enabled_ui(!desk.file.read_only, |ui| quiet_button(ui, Some(icon), &words)).inner;
        if button.on_hover_text(command.keys(ui.ctx())).clicked() {
            desk.run(command);
        }
    }
}

/// What a workspace shows in which nothing is yet.
fn welcome(ui: &mut Ui, desk: &Desk<'_>) {
    let (import, add) = (tr!(desk.lang, "home-import-calls"), Command::AddDeadline.label(desk.lang));
    let sample = Command::OpenSample.label(desk.lang);
    let steps = [Action::Primary(&import), Action::Quiet(&add), Action::Link(&sample)];
    let (title, text) = (tr!(desk.lang, "home-empty"), tr!(desk.lang, "home-empty-text"));
    match empty_state(ui, Icon::LayoutDashboard, &title, &text, &steps) {
        Some(0) => desk.run(Command::Import),
        Some(1) => desk.run(Command::AddDeadline),
        Some(_) => desk.run(Command::OpenSample),
        None => {}
    }
}

#[cfg(test)]
mod tests;
