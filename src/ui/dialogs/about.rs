//! What the program is, whose work it is made of, and where its files lie.

use egui::{RichText, ScrollArea, Ui};
use lucide_icons::Icon;

use super::parts::explain;
use super::{Dialog, Stay};
use crate::platform::crash;
use crate::settings;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, space};
use crate::ui::widgets;

/// What others made that is within the program: its name, its licence, and where it is from.
const WORKS: [(&str, &str, &str); 5] = [
    ("Inter", "SIL Open Font License 1.1", "https://rsms.me/inter/"),
    ("Lucide", "ISC License", "https://lucide.dev"),
    ("Unicode CLDR", "Unicode License v3", "https://cldr.unicode.org"),
    ("egui", "MIT / Apache-2.0", "https://github.com/emilk/egui"),
    ("Typst", "Apache-2.0", "https://typst.app"),
];

/// What the program is.
#[derive(Default)]
pub struct About;

impl Dialog for About {
    fn key(&self) -> &'static str {
        "about"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        tr!(desk.lang, "about-title", version = env!("CARGO_PKG_VERSION"))
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let room = ui.ctx().content_rect().height() - 140.0;
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| about(ui, desk));
        Stay::Open
    }
}

fn about(ui: &mut Ui, desk: &Desk<'_>) {
    let lang = desk.lang;
    let muted = Tokens::of(ui).muted;
    explain(ui, &tr!(lang, "about-what"));
    ui.label(RichText::new("MIT / Apache-2.0").font(fonts::small()).color(muted));
    ui.add_space(space::S);
    widgets::section(ui, &tr!(lang, "about-works"));
    egui::Grid::new("works").num_columns(2).spacing([space::L, space::XS]).show(ui, |ui| {
        for (name, licence, address) in WORKS {
            if widgets::link_button(ui, name).on_hover_text(address).clicked() {
                desk.push(Act::Follow(address.to_owned()));
            }
            ui.label(RichText::new(licence).color(muted));
            ui.end_row();
        }
    });
    ui.add_space(space::S);
    widgets::section(ui, &tr!(lang, "about-places"));
    for (name, folder) in
        [(tr!(lang, "about-settings"), settings::folder()), (tr!(lang, "about-notes"), Some(crash::folder()))]
    {
        let Some(folder) = folder else { continue };
        widgets::field_label(ui, &name);
        ui.horizontal(|ui| {
            let text = folder.display().to_string();
            let exists = folder.is_dir();
            let wide = ui.available_width() - 40.0;
            ui.allocate_ui_with_layout(
                egui::vec2(wide, crate::ui::theme::size::CONTROL),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_width(wide);
                    ui.add(egui::Label::new(&text).truncate().selectable(true)).on_hover_text(&text);
                },
            );
            let open = format!("{}: {name}", tr!(lang, "about-open"));
            let button = ui.add_enabled_ui(exists, |ui| widgets::icon_button(ui, Icon::FolderOpen, &open)).inner;
            if button.clicked() {
                desk.push(Act::Follow(text));
            }
        });
    }
}
