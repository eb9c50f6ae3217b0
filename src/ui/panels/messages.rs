//! What the program told, to be read again.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use lucide_icons::Icon;

use super::{Panel, PanelId};
use crate::i18n::Lang;
use crate::i18n::format::{self, DateStyle};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::frame::dress;
use crate::ui::notice::{Notice, Tone, Way};
use crate::ui::theme::{Tokens, fonts, icons, space};
use crate::ui::widgets::{card, empty_state, heading, icon_button, text_button};

/// The widest that a message becomes, in points.
const WIDE: f32 = 760.0;

/// What the program told, to be read again.
#[derive(Default)]
pub struct Messages;

impl Panel for Messages {
    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        ui.horizontal(|ui| {
            heading(ui, &PanelId::Messages.title(lang));
            if desk.notices.len() > 1 {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if text_button(ui, Some(Icon::Copy), &tr!(lang, "messages-copy-all")).clicked() {
                        let all: Vec<String> = desk.notices.iter().rev().map(|notice| as_text(notice, desk)).collect();
                        ui.ctx().copy_text(all.join("\n\n"));
                    }
                });
            }
        });
        ui.add_space(space::S);
        if desk.notices.is_empty() {
            let title = tr!(lang, "messages-empty");
            empty_state(ui, Icon::Bell, &title, &tr!(lang, "messages-empty-detail"), &[]);
            return;
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(WIDE.min(ui.available_width() - space::S));
            for (number, notice) in desk.notices.iter().enumerate().rev() {
                ui.push_id(number, |ui| message(ui, notice, desk));
            }
        });
    }
}

/// What a tone is called, for those who do not see the icon.
fn tone_name(tone: Tone, lang: Lang) -> String {
    match tone {
        Tone::Done => tr!(lang, "messages-tone-done"),
        Tone::Info => tr!(lang, "messages-tone-info"),
        Tone::Warning => tr!(lang, "messages-tone-warning"),
        Tone::Error => tr!(lang, "messages-tone-error"),
    }
}

/// When it was told: the time, with the day where that is not today.
fn when(notice: &Notice, desk: &Desk<'_>) -> String {
    let Some(at) = notice.at else { return String::new() };
    let at = at.with_timezone(&desk.zone());
    let time = chrono::Timelike::with_second(&at.time(), 0).unwrap_or_else(|| at.time());
    let time = format::time(desk.lang, time);
    if at.date_naive() == desk.today() {
        return time;
    }
    format!("{} {time}", format::date(desk.lang, at.date_naive(), DateStyle::Medium))
}

/// A message as text to be sent to somebody.
fn as_text(notice: &Notice, desk: &Desk<'_>) -> String {
    let first = format!("{}  {}: {}", when(notice, desk), tone_name(notice.tone, desk.lang), notice.text);
    if notice.detail.is_empty() { first } else { format!("{first}\n{}", notice.detail) }
}

fn message(ui: &mut Ui, notice: &Notice, desk: &Desk<'_>) {
    let tokens = Tokens::of(ui);
    let (icon, colour) = dress(notice.tone, tokens);
    card(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let mark = ui.add(Label::new(icons::icon(icon, 18.0).color(colour)).selectable(false));
            let tone = tone_name(notice.tone, desk.lang);
            ui.ctx().accesskit_node_builder(mark.id, |node| node.set_value(tone.as_str()));
            mark.on_hover_text(tone);
            let aside = 96.0;
            let wide = (ui.available_width() - aside).max(120.0);
            ui.allocate_ui_with_layout(egui::vec2(wide, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(wide);
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.add(Label::new(RichText::new(&notice.text).font(fonts::strong()).color(tokens.text)).wrap());
                if !notice.detail.is_empty() {
                    ui.add(Label::new(RichText::new(&notice.detail).color(tokens.muted)).wrap());
                }
                if let Some((label, way)) = &notice.way
                    && crate::ui::widgets::quiet_button(ui, None, label).clicked()
                {
                    match way {
                        Way::Run(command) => desk.run(*command),
                        Way::Go(panel, filter) => desk.push(Act::GoFiltered(*panel, filter.clone())),
                    }
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                if icon_button(ui, Icon::Copy, &tr!(desk.lang, "messages-copy")).clicked() {
                    ui.ctx().copy_text(as_text(notice, desk));
                }
                let told = RichText::new(when(notice, desk)).font(fonts::small()).color(tokens.muted);
                ui.add(Label::new(told).selectable(false));
            });
        });
    });
}
