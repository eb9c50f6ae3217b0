//! The status line: the file, whether it is saved, what is under way, language and zoom.

use egui::{Align, Button, Layout, ProgressBar, RichText, Role, WidgetInfo};
use lucide_icons::Icon;

use crate::i18n::{self, Lang, format};
use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, icons, space};

/// Shows the line.
pub fn status(ui: &mut egui::Ui, desk: &Desk<'_>) {
    let tokens = Tokens::of(ui);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().button_padding = egui::vec2(6.0, 1.0);
        ui.add_space(space::XS);
        if desk.file.is_open {
            file(ui, desk, tokens);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::XS);
            zoom(ui, desk);
            language(ui, desk);
            jobs(ui, desk, tokens);
        });
    });
}

fn muted(words: impl Into<String>, tokens: &Tokens) -> RichText {
    RichText::new(words).font(fonts::small()).color(tokens.muted)
}

fn file(ui: &mut egui::Ui, desk: &Desk<'_>, tokens: &Tokens) {
    let lang = desk.lang;
    let name = desk.file.path.as_ref().and_then(|path| path.file_name());
    let name = name.map_or_else(|| desk.file.stem.clone(), |name| name.to_string_lossy().into_owned());
    let response = ui.add(egui::Label::new(muted(name, tokens)).truncate());
    if let Some(path) = &desk.file.path {
        response.on_hover_text(path.display().to_string());
    }
    let (icon, words, colour) = if desk.file.read_only {
        (Icon::Lock, tr!(lang, "status-read-only"), tokens.warning)
    } else if desk.file.unsaved {
        (Icon::CircleDot, tr!(lang, "status-unsaved"), tokens.warning)
    } else if desk.file.is_sample {
        (Icon::FlaskConical, tr!(lang, "status-sample"), tokens.muted)
    } else if desk.file.path.is_none() {
        (Icon::CircleDashed, tr!(lang, "status-never"), tokens.muted)
    } else if let Some(at) = desk.file.saved_at {
        let time = format::time(
            lang,
            chrono::Timelike::with_second(&at.with_timezone(&desk.zone()).time(), 0).unwrap_or_default(),
        );
        (Icon::Check, tr!(lang, "status-saved-at", time = time), tokens.muted)
    } else {
        (Icon::Check, tr!(lang, "status-saved"), tokens.muted)
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.label(icons::icon(icon, 13.0).color(colour));
        ui.label(RichText::new(words).font(fonts::small()).color(colour));
    });
}

fn jobs(ui: &mut egui::Ui, desk: &Desk<'_>, tokens: &Tokens) {
    let lang = desk.lang;
    for job in desk.board.running() {
        let (stage, share) = job.progress.state();
        let stage = i18n::text(lang, &format!("job-{}", stage.key())).unwrap_or_default();
        let words = if stage.is_empty() { job.name.clone() } else { format!("{} – {stage}", job.name) };
        let stop = tr!(lang, "status-cancel", job = job.name.as_str());
        let button = ui.add(Button::new(icons::icon(Icon::X, 13.0)).frame_when_inactive(false));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &stop));
        if button.on_hover_text(stop).clicked() {
            job.progress.cancel();
        }
        match share {
            Some(share) => {
                let bar = ProgressBar::new(share).desired_width(90.0).desired_height(6.0);
                let bar = ui.add(bar);
                bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &words));
            }
            None => {
                ui.add(egui::Spinner::new().size(12.0));
            }
        }
        ui.label(muted(words, tokens));
        // A job tells its progress without waking anybody; while one is shown, the line looks for itself.
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    }
}

fn language(ui: &mut egui::Ui, desk: &Desk<'_>) {
    let words = i18n::capitalised(desk.lang.own_name());
    let response = quiet_menu(ui, &words, |ui| {
        for lang in Lang::ALL {
            if ui.selectable_label(lang == desk.lang, i18n::capitalised(lang.own_name())).clicked() {
                desk.set(move |settings| settings.language = Some(lang.code().to_owned()));
                ui.close();
            }
        }
    });
    told(&response, &format!("{}: {words}", tr!(desk.lang, "status-language")));
}

fn zoom(ui: &mut egui::Ui, desk: &Desk<'_>) {
    let share = format!("{} %", (desk.settings.zoom * 100.0).round());
    let response = quiet_menu(ui, &share, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for command in [Command::ZoomIn, Command::ZoomOut, Command::ZoomReset] {
            super::top::menu_item(ui, command, desk);
        }
    });
    told(&response, &format!("{}: {share}", tr!(desk.lang, "status-zoom")));
}

/// A menu behind muted words without a frame.
fn quiet_menu(ui: &mut egui::Ui, words: &str, add: impl FnOnce(&mut egui::Ui)) -> egui::Response {
    let button = Button::new(muted(words, Tokens::of(ui))).frame_when_inactive(false);
    egui::containers::menu::MenuButton::from_button(button).ui(ui, add).0
}

/// Gives a menu its name, in a tooltip and for screen readers.
fn told(response: &egui::Response, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.clone().on_hover_text(name);
}
