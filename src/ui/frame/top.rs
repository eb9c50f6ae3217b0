//! The top bar: the office's name, menus, the way to everything, undo and redo.

use egui::{Align, Button, Layout, RichText, Role, WidgetInfo};
use lucide_icons::Icon;

use crate::i18n;
use crate::tr;
use crate::ui::command::{Command, Menu};
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, icons, size, space};

/// Shows the bar; `icons_only` where the window is small.
pub fn top(ui: &mut egui::Ui, desk: &Desk<'_>, narrow: bool) {
    let tokens = Tokens::of(ui);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        if !narrow {
            let name = desk.office().map(|office| office.office_name.as_str()).filter(|name| !name.is_empty());
            let name = name.unwrap_or("Brobygger");
            ui.add_space(space::S);
            ui.add(egui::Label::new(RichText::new(name).font(fonts::strong())).truncate().selectable(false));
            ui.add_space(space::S);
        }
        menus(ui, desk, narrow);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::XS);
            for command in [Command::Redo, Command::Undo] {
                icon_button(ui, command, desk);
            }
            ui.add_space(space::S);
            for command in [Command::Forward, Command::Back] {
                icon_button(ui, command, desk);
            }
            ui.add_space(space::S);
            let wide = (ui.available_width() - space::XL).clamp(120.0, 340.0);
            search(ui, desk, tokens, wide);
        });
    });
}

fn menus(ui: &mut egui::Ui, desk: &Desk<'_>, narrow: bool) {
    if narrow {
        let name = tr!(desk.lang, "menu-all");
        let button = Button::new(icons::small(Icon::Menu)).frame(false);
        let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
            for menu in Menu::ALL {
                ui.menu_button(menu_name(menu, desk), |ui| items(ui, menu, desk));
            }
        });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        response.on_hover_text(name);
        return;
    }
    egui::MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu_name(menu, desk), |ui| items(ui, menu, desk));
        }
    });
}

fn menu_name(menu: Menu, desk: &Desk<'_>) -> String {
    i18n::text(desk.lang, &format!("menu-{}", menu.key())).unwrap_or_default()
}

/// The commands of a menu, with their keys.
fn items(ui: &mut egui::Ui, menu: Menu, desk: &Desk<'_>) {
    ui.set_min_width(240.0);
    let mut group = None;
    for command in Command::ALL.iter().copied().filter(|command| command.menu() == menu) {
        if group.is_some_and(|group| group != command.group()) {
            ui.separator();
        }
        group = Some(command.group());
        menu_item(ui, command, desk);
    }
}

/// One command as an item of a menu.
pub fn menu_item(ui: &mut egui::Ui, command: Command, desk: &Desk<'_>) {
    let label = command.label_now(desk);
    let keys = command.keys(ui.ctx());
    let button = match command.icon() {
        Some(icon) => Button::new((icons::small(icon), label)),
        None => Button::new((RichText::new(" ").size(16.0), label)),
    };
    let button = button.shortcut_text(RichText::new(keys).font(fonts::small()));
    let response = ui.add_enabled(command.enabled(desk), button);
    if response.on_hover_text(command.hint(desk.lang)).clicked() {
        desk.run(command);
        ui.close();
    }
}

/// A command as a button with its icon alone; its name and keys are told.
pub fn icon_button(ui: &mut egui::Ui, command: Command, desk: &Desk<'_>) -> egui::Response {
    let Some(icon) = command.icon() else { return ui.label("") };
    let enabled = command.enabled(desk);
    let button = Button::new(icons::small(icon)).frame_when_inactive(false).min_size(egui::vec2(28.0, size::CONTROL));
    let button = ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 6.0;
        ui.add_enabled(enabled, button)
    });
    let name = command.label_now(desk);
    let response = button.inner;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    let keys = command.keys(ui.ctx());
    let told = if keys.is_empty() { name } else { format!("{name} ({keys})") };
    let response = response.on_hover_text(&told).on_disabled_hover_text(told);
    if response.clicked() {
        desk.run(command);
    }
    response
}

/// The field that opens the palette.
fn search(ui: &mut egui::Ui, desk: &Desk<'_>, tokens: &Tokens, width: f32) {
    let keys = RichText::new(Command::Palette.keys(ui.ctx())).font(fonts::small()).color(tokens.muted);
    let words = tr!(desk.lang, "top-search");
    let button = Button::new((
        icons::icon(Icon::Search, 14.0).color(tokens.muted),
        RichText::new(&words).color(tokens.muted),
        egui::Atom::grow(),
        keys,
    ))
    .fill(tokens.surface)
    .min_size(egui::vec2(width, size::CONTROL))
    .truncate();
    let response = ui.add_sized([width, size::CONTROL], button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.on_hover_text(Command::Palette.hint(desk.lang)).clicked() {
        desk.run(Command::Palette);
    }
}
