//! The top bar: the office's name, menus, the way to everything, undo and redo.

use egui::{Align, AtomExt as _, Button, Layout, Rect, RichText, Role, ScrollArea, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::i18n;
use crate::tr;
use crate::ui::command::{Command, Menu};
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, brand, fonts, icons, size, space};

/// The room at the right for back, forward, undo and redo, in points.
const RIGHT: f32 = 156.0;

/// Shows the bar; `narrow` where the window is small.
pub fn top(ui: &mut egui::Ui, desk: &Desk<'_>, narrow: bool) {
    let bar = ui.max_rect();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        if !narrow {
            name(ui, desk, (bar.width() * 0.2).max(120.0));
        }
        let end = menus(ui, desk, narrow);
        let (left, right) = (end + space::L, bar.right() - RIGHT);
        search(ui, desk, bar, left, right);
        let rest = Rect::from_min_max(pos2(right, bar.top()), bar.max);
        let layout = Layout::right_to_left(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(rest).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.add_space(space::XS);
            for command in [Command::Redo, Command::Undo] {
                icon_button(ui, command, desk);
            }
            ui.add_space(space::S);
            for command in [Command::Forward, Command::Back] {
                icon_button(ui, command, desk);
            }
        });
    });
}

/// The mark and the office's name.
fn name(ui: &mut egui::Ui, desk: &Desk<'_>, widest: f32) {
    let name = desk.office().map(|office| office.office_name.as_str()).filter(|name| !name.is_empty());
    let name = name.unwrap_or("Brobygger");
    ui.add_space(space::XS);
    brand::mark(ui, 22.0);
    ui.add_space(space::XS);
    let words = RichText::new(name).font(fonts::strong()).color(Tokens::of(ui).text);
    let galley = egui::WidgetText::from(words.clone()).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        widest,
        egui::TextStyle::Body,
    );
    let (wide, elided) = (galley.size().x, galley.elided);
    let label = egui::Label::new(words).truncate().selectable(false);
    let response = ui.add_sized([wide + 1.0, size::CONTROL], label);
    if elided {
        response.on_hover_text(name);
    }
    ui.add_space(space::S);
}

/// Shows the menus, and tells where they end: their bar takes the whole width.
fn menus(ui: &mut egui::Ui, desk: &Desk<'_>, narrow: bool) -> f32 {
    if narrow {
        let name = tr!(desk.lang, "menu-all");
        let button = Button::new(icons::small(Icon::Menu)).frame_when_inactive(false);
        let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for menu in Menu::ALL {
                ui.menu_button(menu_name(menu, desk), |ui| items(ui, menu, desk));
            }
        });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        return response.on_hover_text(name).rect.right();
    }
    let bar = egui::MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().button_padding.x = space::S;
        let mut end = ui.cursor().left();
        for menu in Menu::ALL {
            end = ui.menu_button(menu_name(menu, desk), |ui| items(ui, menu, desk)).response.rect.right();
        }
        end
    });
    bar.inner
}

fn menu_name(menu: Menu, desk: &Desk<'_>) -> String {
    i18n::text(desk.lang, &format!("menu-{}", menu.key())).unwrap_or_default()
}

/// The commands of a menu, with their keys.
fn items(ui: &mut egui::Ui, menu: Menu, desk: &Desk<'_>) {
    let room = ui.ctx().content_rect().height() - 64.0;
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
        ui.set_min_width(260.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut group = None;
        for command in Command::ALL.iter().copied().filter(|command| command.menu() == menu) {
            if group.is_some_and(|group| group != command.group()) {
                ui.add(egui::Separator::default().spacing(9.0));
            }
            group = Some(command.group());
            menu_item(ui, command, desk);
        }
    });
}

/// One command as an item of a menu: icon, name, and keys at the right.
pub fn menu_item(ui: &mut egui::Ui, command: Command, desk: &Desk<'_>) {
    let label = command.label_now(desk);
    let keys = command.keys(ui.ctx());
    let enabled = command.enabled(desk);
    let icon = command.icon().map_or_else(|| RichText::new(" "), |icon| icons::icon(icon, 15.0));
    let icon = icon.atom_size(vec2(18.0, 18.0));
    let button = Button::new((icon, label.as_str())).gap(space::S);
    let button = button.shortcut_text(RichText::new(format!("    {keys}")).font(fonts::small()));
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(space::S, 4.0);
            ui.add_enabled(enabled, button.min_size(vec2(0.0, size::CONTROL)))
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, &label));
    if !keys.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(keys.as_str()));
    }
    if response.on_hover_text(command.hint(desk.lang)).clicked() {
        desk.run(command);
        ui.close();
    }
}

/// A command as a button with its icon alone; its name and keys are told.
pub fn icon_button(ui: &mut egui::Ui, command: Command, desk: &Desk<'_>) -> egui::Response {
    let Some(icon) = command.icon() else { return ui.label("") };
    let enabled = command.enabled(desk);
    let button = Button::new(icons::small(icon)).frame_when_inactive(false).min_size(vec2(28.0, size::CONTROL));
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

/// The field that opens the palette: in the middle of the bar where there is room, else between what is left and right
/// of it; an icon alone where there is next to none.
fn search(ui: &mut egui::Ui, desk: &Desk<'_>, bar: Rect, left: f32, right: f32) {
    let tokens = Tokens::of(ui);
    let room = right - space::S - left;
    if room < 120.0 {
        let rect = Rect::from_min_size(pos2(left, bar.top()), vec2(size::CONTROL, bar.height()));
        let layout = Layout::left_to_right(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| icon_button(ui, Command::Palette, desk));
        return;
    }
    let wide = room.min(360.0);
    let middle = bar.center().x.clamp(left + wide / 2.0, right - space::S - wide / 2.0);
    let rect = Rect::from_center_size(pos2(middle, bar.center().y), vec2(wide, size::CONTROL));
    let keys = RichText::new(Command::Palette.keys(ui.ctx())).font(fonts::small()).color(tokens.muted);
    let words = tr!(desk.lang, "top-search");
    let button = Button::new((
        icons::icon(Icon::Search, 14.0).color(tokens.muted),
        RichText::new(&words).color(tokens.muted).atom_shrink(true),
        egui::Atom::grow(),
        keys,
    ))
    .fill(tokens.surface)
    .truncate();
    let response = ui.put(rect, button.min_size(rect.size()));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.on_hover_text(Command::Palette.hint(desk.lang)).clicked() {
        desk.run(Command::Palette);
    }
}
