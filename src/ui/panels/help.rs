//! Shortcuts, the filter language by example, and what is kept where.

use egui::{Align, Align2, Button, FontId, Label, Layout, Rect, RichText, Role, ScrollArea, Ui, UiBuilder, WidgetInfo};
use egui::{pos2, vec2};
use lucide_icons::Icon;

use super::{Panel, PanelId};
use crate::i18n::{self, Lang, fold};
use crate::model::kinds::Kind;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::{Command, Menu};
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, icons, size, space};
use crate::ui::widgets::{card, heading, hint, key_cap, link_button, search_field, section, text_button};

/// From this width on, what is read and what is looked up stand side by side.
const TWO_COLUMNS: f32 = 860.0;

/// Shortcuts, the filter language by example, and what is kept where.
#[derive(Default)]
pub struct Help {
    search: String,
    /// The search field has yet to take the keyboard.
    find: bool,
}

impl Panel for Help {
    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        heading(ui, &PanelId::Help.title(lang));
        ui.add_space(space::S);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let whole = (ui.available_width() - space::S).min(1120.0);
            ui.set_max_width(whole);
            if whole < TWO_COLUMNS {
                self.shortcuts(ui, desk);
                reading(ui, desk);
                return;
            }
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                let wide = (whole - space::L) / 2.0;
                for half in 0..2 {
                    ui.allocate_ui_with_layout(vec2(wide, 0.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(wide);
                        ui.spacing_mut().item_spacing.x = space::S;
                        if half == 0 { reading(ui, desk) } else { self.shortcuts(ui, desk) }
                    });
                }
            });
        });
    }

    fn filter(&mut self, filter: &str) {
        filter.clone_into(&mut self.search);
    }

    fn command(&mut self, command: Command, _desk: &Desk<'_>) -> bool {
        self.find |= command == Command::Find;
        command == Command::Find
    }
}

impl Help {
    /// Every command by menu, with its keys and what it does.
    fn shortcuts(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        card(ui, |ui| {
            section(ui, &tr!(lang, "help-shortcuts"));
            let field = search_field(ui, &mut self.search, &tr!(lang, "help-search"), lang);
            if std::mem::take(&mut self.find) {
                field.request_focus();
            }
            let wanted = fold(self.search.trim());
            let mut any = false;
            for menu in Menu::ALL {
                let of_menu = Command::ALL.iter().copied().filter(|command| command.menu() == menu);
                let found: Vec<Command> = of_menu.filter(|command| fits(*command, &wanted, ui.ctx(), lang)).collect();
                if found.is_empty() {
                    continue;
                }
                any = true;
                ui.add_space(space::M);
                let name = i18n::text(lang, &format!("menu-{}", menu.key())).unwrap_or_default();
                ui.label(RichText::new(name).font(fonts::strong()).color(Tokens::of(ui).text));
                ui.spacing_mut().item_spacing.y = 2.0;
                for command in found {
                    shortcut(ui, command, desk);
                }
            }
            if !any {
                hint(ui, &tr!(lang, "help-nothing"));
            }
        });
    }
}

fn fits(command: Command, wanted: &str, ctx: &egui::Context, lang: Lang) -> bool {
    let texts = || [command.label(lang), command.hint(lang), command.keys(ctx)];
    wanted.is_empty() || texts().iter().any(|text| fold(text).contains(wanted))
}

/// One command: icon, name, what it does where there is room, and its keys.
fn shortcut(ui: &mut Ui, command: Command, desk: &Desk<'_>) {
    let tokens = Tokens::of(ui);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), egui::Sense::hover());
    let keys = command.keys(ui.ctx());
    let mut right = whole.right();
    if !keys.is_empty() {
        let at = Rect::from_min_max(pos2(right - 130.0, whole.top() + 4.0), whole.max);
        let layout = Layout::right_to_left(Align::Min);
        let cap = ui.scope_builder(UiBuilder::new().max_rect(at).layout(layout), |ui| key_cap(ui, &keys));
        right = cap.inner.rect.left() - space::S;
    }
    if let Some(icon) = command.icon() {
        let at = pos2(whole.left() + 8.0, whole.center().y);
        let font = FontId::new(14.0, fonts::icon_family());
        ui.painter().text(at, Align2::CENTER_CENTER, char::from(icon), font, tokens.muted);
    }
    let at = Rect::from_min_max(pos2(whole.left() + 26.0, whole.top()), pos2(right, whole.bottom()));
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(at).layout(layout), |ui| {
        let label = Label::new(RichText::new(command.label(desk.lang)).color(tokens.text)).truncate();
        ui.add(label).on_hover_text(command.hint(desk.lang));
    });
}

/// First steps, the filter language, and where things lie.
fn reading(ui: &mut Ui, desk: &Desk<'_>) {
    first_steps(ui, desk);
    filters(ui, desk);
    places(ui, desk);
}

fn first_steps(ui: &mut Ui, desk: &Desk<'_>) {
    let lang = desk.lang;
    card(ui, |ui| {
        section(ui, &tr!(lang, "help-start"));
        let steps = [
            (tr!(lang, "help-step-calls"), Command::Import),
            (tr!(lang, "help-step-triage"), Command::ShowCalls),
            (tr!(lang, "help-step-application"), Command::AddApplication),
            (tr!(lang, "help-step-deadlines"), Command::ShowDeadlines),
            (tr!(lang, "help-step-print"), Command::Print),
        ];
        let tokens = Tokens::of(ui);
        for (number, (words, command)) in (1..).zip(steps) {
            ui.horizontal_top(|ui| {
                let number = RichText::new(format!("{number}")).font(fonts::strong()).color(tokens.accent);
                let (place, _) = ui.allocate_exact_size(vec2(18.0, 20.0), egui::Sense::hover());
                ui.put(place, Label::new(number).selectable(false));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add(Label::new(words).wrap());
                    ui.add_enabled_ui(command.enabled(desk), |ui| {
                        if text_button(ui, command.icon(), &command.label(lang)).clicked() {
                            desk.run(command);
                        }
                    });
                });
            });
        }
    });
}

/// The examples of the filter language, each with the panel it is for.
pub(crate) fn examples(lang: Lang) -> Vec<(PanelId, String, String)> {
    let calls = PanelId::Records(Kind::CALL);
    let partners = PanelId::Records(Kind::PARTNER);
    let applications = PanelId::Records(Kind::APPLICATION);
    vec![
        (calls, tr!(lang, "help-filter-words"), tr!(lang, "help-filter-words-about")),
        (calls, tr!(lang, "help-filter-field"), tr!(lang, "help-filter-field-about")),
        (calls, tr!(lang, "help-filter-date"), tr!(lang, "help-filter-date-about")),
        (calls, tr!(lang, "help-filter-moment"), tr!(lang, "help-filter-moment-about")),
        (calls, tr!(lang, "help-filter-or"), tr!(lang, "help-filter-or-about")),
        (partners, tr!(lang, "help-filter-not"), tr!(lang, "help-filter-not-about")),
        (partners, tr!(lang, "help-filter-empty"), tr!(lang, "help-filter-empty-about")),
        (applications, tr!(lang, "help-filter-link"), tr!(lang, "help-filter-link-about")),
    ]
}

fn filters(ui: &mut Ui, desk: &Desk<'_>) {
    let lang = desk.lang;
    card(ui, |ui| {
        section(ui, &tr!(lang, "help-filter"));
        hint(ui, &tr!(lang, "help-filter-detail"));
        let tokens = Tokens::of(ui);
        for (panel, filter, about) in examples(lang) {
            let name = tr!(lang, "help-filter-try", filter = filter.as_str(), panel = panel.title(lang));
            let button = Button::new((
                icons::icon(panel.icon(), 14.0).color(tokens.accent),
                RichText::new(&filter).color(tokens.accent),
            ))
            .fill(tokens.accent_soft)
            .stroke(egui::Stroke::NONE)
            .truncate();
            ui.scope(|ui| {
                ui.spacing_mut().button_padding = vec2(space::S, 3.0);
                let response = ui.add(button.min_size(vec2(0.0, size::CONTROL - 4.0)));
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if response.has_focus() {
                    ui.painter().rect_stroke(
                        response.rect,
                        size::RADIUS,
                        (2.0, tokens.accent),
                        egui::StrokeKind::Outside,
                    );
                }
                if response.on_hover_text(&name).clicked() {
                    desk.push(Act::GoFiltered(panel, filter.clone()));
                }
            });
            hint(ui, &about);
            ui.add_space(2.0);
        }
    });
}

fn places(ui: &mut Ui, desk: &Desk<'_>) {
    let lang = desk.lang;
    card(ui, |ui| {
        section(ui, &tr!(lang, "help-places"));
        ui.add(Label::new(tr!(lang, "help-places-workspace")).wrap());
        if let Some(path) = &desk.file.path {
            ui.add(Label::new(RichText::new(path.display().to_string()).color(Tokens::of(ui).muted)).wrap());
            if let Some(folder) = path.parent().map(|folder| folder.display().to_string())
                && link_button(ui, &tr!(lang, "help-open-folder")).clicked()
            {
                desk.push(Act::Follow(folder));
            }
        }
        ui.add(Label::new(tr!(lang, "help-places-backups")).wrap());
        ui.add(Label::new(tr!(lang, "help-places-settings")).wrap());
        ui.add(Label::new(tr!(lang, "help-places-net")).wrap());
        ui.add_enabled_ui(Command::About.enabled(desk), |ui| {
            if text_button(ui, Some(Icon::Info), &Command::About.label(lang)).clicked() {
                desk.run(Command::About);
            }
        });
    });
}
