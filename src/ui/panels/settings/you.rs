//! A person's own settings.

use chrono_tz::{TZ_VARIANTS, Tz};
use egui::{Button, Label, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use crate::i18n::{self, fold, format};
use crate::settings::{self, RowHeight};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::frame::icon_button;
use crate::ui::panels::choices::{language_choice, theme_choice};
use crate::ui::theme::{Tokens, fonts, size, space};
use crate::ui::widgets::{Segmented, Tone, card, field_label, hint, notice_line, section, text_button, tick};

/// How many zones are proposed while one is typed.
const PROPOSED: usize = 6;

/// A person's own settings: what is being typed.
#[derive(Default)]
pub(super) struct You {
    name: Option<String>,
    zone: Option<String>,
}

impl You {
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        card(ui, |ui| {
            section(ui, &tr!(lang, "settings-you"));
            hint(ui, &tr!(lang, "settings-you-detail"));
            ui.add_space(space::XS);
            self.name(ui, desk);
            field_label(ui, &tr!(lang, "pages-language"));
            language_choice(ui, desk);
            self.zone(ui, desk);
            if let Some(folder) = settings::folder() {
                let path = settings::file(&folder).display().to_string();
                hint(ui, &tr!(lang, "settings-file", path = path));
            }
        });
        card(ui, |ui| {
            section(ui, &tr!(lang, "settings-look"));
            field_label(ui, &tr!(lang, "pages-theme"));
            theme_choice(ui, desk);
            field_label(ui, &tr!(lang, "settings-zoom"));
            zoom(ui, desk);
            rows(ui, desk);
            let mut still = desk.settings.reduced_motion;
            if tick(ui, &mut still, &tr!(lang, "settings-reduced-motion")).changed() {
                desk.set(move |settings| settings.reduced_motion = still);
            }
        });
    }

    fn name(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let label = field_label(ui, &tr!(desk.lang, "settings-name"));
        let mut text = self.name.clone().unwrap_or_else(|| desk.settings.name.clone());
        let edit = TextEdit::singleline(&mut text)
            .hint_text(desk.me.to_owned())
            .desired_width(f32::INFINITY)
            .min_size(vec2(80.0, size::CONTROL))
            .align(egui::Align2::LEFT_CENTER);
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            let name = text.trim().to_owned();
            desk.set(move |settings| settings.name = name);
        }
        self.name = response.has_focus().then_some(text);
        hint(ui, &tr!(desk.lang, "settings-name-detail"));
    }

    fn zone(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        let label = field_label(ui, &tr!(lang, "settings-zone"));
        let chosen = desk.settings.zone.as_deref().and_then(|name| name.parse::<Tz>().ok());
        let shown = chosen.map(|zone| i18n::zone_name(lang, zone)).unwrap_or_default();
        let mut text = self.zone.clone().unwrap_or_else(|| shown.clone());
        let edit = TextEdit::singleline(&mut text)
            .hint_text(tr!(lang, "settings-zone-system", zone = i18n::zone_name(lang, desk.zone())))
            .desired_width(f32::INFINITY)
            .min_size(vec2(80.0, size::CONTROL))
            .align(egui::Align2::LEFT_CENTER);
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            let typed = text.trim();
            let found = i18n::find_zone(typed);
            if typed.is_empty() || found.is_some() {
                desk.set(move |settings| settings.zone = found.map(|zone| zone.name().to_owned()));
            }
            self.zone = Some(text.clone());
        }
        if let Some(typed) = self.zone.clone() {
            let typed = typed.trim().to_owned();
            let found = i18n::find_zone(&typed);
            if found.is_none() && !typed.is_empty() {
                let proposals = proposals(&typed, desk);
                if proposals.is_empty() {
                    notice_line(ui, Tone::Danger, &tr!(lang, "settings-zone-unknown"));
                }
                for zone in proposals {
                    let words = format!("{} ({})", i18n::zone_name(lang, zone), zone.name());
                    if text_button(ui, Some(Icon::Clock), &words).clicked() {
                        desk.set(move |settings| settings.zone = Some(zone.name().to_owned()));
                        self.zone = None;
                    }
                }
            } else if !response.has_focus() {
                self.zone = None;
            }
        }
        let here = desk.now().with_timezone(&desk.zone()).time();
        let time = format::time(lang, chrono::Timelike::with_second(&here, 0).unwrap_or(here));
        hint(ui, &tr!(lang, "settings-zone-now", zone = i18n::zone_name(lang, desk.zone()), time = time));
    }
}

/// The zones whose city or name has what was typed, Europe's first.
fn proposals(typed: &str, desk: &Desk<'_>) -> Vec<Tz> {
    let wanted = fold(typed);
    if wanted.chars().count() < 2 {
        return Vec::new();
    }
    let fits = |zone: &Tz| {
        fold(&zone.name().replace('_', " ")).contains(&wanted)
            || fold(&i18n::zone_name(desk.lang, *zone)).contains(&wanted)
    };
    let mut found: Vec<Tz> = TZ_VARIANTS.into_iter().filter(fits).collect();
    found.sort_by_key(|zone| (!zone.name().starts_with("Europe/"), zone.name()));
    found.truncate(PROPOSED);
    found
}

fn zoom(ui: &mut Ui, desk: &Desk<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        icon_button(ui, Command::ZoomOut, desk);
        let share = format!("{} %", (desk.settings.zoom * 100.0).round());
        let words = RichText::new(share).font(fonts::body()).color(Tokens::of(ui).text);
        ui.add_sized([52.0, size::CONTROL], Label::new(words).selectable(false));
        icon_button(ui, Command::ZoomIn, desk);
        ui.add_space(space::S);
        let reset = Command::ZoomReset.label(desk.lang);
        let button = ui.add_enabled(desk.settings.zoom != 1.0, Button::new(&reset).frame_when_inactive(false));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &reset));
        if button.clicked() {
            desk.run(Command::ZoomReset);
        }
    });
}

fn rows(ui: &mut Ui, desk: &Desk<'_>) {
    let name = tr!(desk.lang, "settings-rows");
    field_label(ui, &name);
    let options = [
        (RowHeight::Normal, tr!(desk.lang, "settings-rows-normal")),
        (RowHeight::Compact, tr!(desk.lang, "settings-rows-compact")),
    ];
    let mut chosen = desk.settings.row_height;
    if Segmented::new(&name, options).show(ui, &mut chosen) {
        desk.set(move |settings| settings.row_height = chosen);
    }
}
