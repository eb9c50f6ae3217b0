//! Buttons: one primary one per page, quiet ones, icons with a name, and words that lead somewhere.

use egui::{Button, Color32, Response, RichText, Role, Stroke, Ui, Vec2, WidgetInfo};
use lucide_icons::Icon;

use crate::ui::theme::{Tokens, icons, size};

/// A button of the colours, with an icon before its words where one is given.
fn button(ui: &mut Ui, icon: Option<Icon>, text: &str, ink: Color32, fill: Color32, border: Color32) -> Response {
    let focused = ui.memory(egui::Memory::focused);
    let words = RichText::new(text).color(ink);
    let button = match icon {
        Some(icon) => Button::new((icons::icon(icon, 15.0).color(ink), words)),
        None => Button::new(words),
    };
    let button = button.fill(fill).stroke(Stroke::new(1.0, border));
    let response = ui.add(button.min_size(Vec2::new(0.0, size::CONTROL)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    ring(ui, &response, focused == Some(response.id));
    response
}

/// Shows a button with little room at its sides. A scope would keep it from going into the next line.
fn tight(ui: &mut Ui, button: Button<'_>) -> Response {
    let usual = std::mem::replace(&mut ui.spacing_mut().button_padding.x, 6.0);
    let response = ui.add(button);
    ui.spacing_mut().button_padding.x = usual;
    response
}

/// Draws the pointer's and the keyboard's marks over a button whose colours stay as they are.
fn ring(ui: &Ui, response: &Response, focused: bool) {
    let tokens = Tokens::of(ui);
    if focused {
        let rect = response.rect.expand(2.0);
        ui.painter().rect_stroke(rect, size::RADIUS + 2, (2.0, tokens.accent), egui::StrokeKind::Inside);
    } else if response.hovered() && ui.is_enabled() {
        let shade = if tokens.dark { Color32::from_white_alpha(14) } else { Color32::from_black_alpha(12) };
        ui.painter().rect_filled(response.rect, size::RADIUS, shade);
    }
}

/// The one button of a page that does what the page is for.
pub fn primary_button(ui: &mut Ui, icon: Option<Icon>, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    button(ui, icon, text, tokens.on_accent, tokens.accent, tokens.accent)
}

/// A button beside it.
pub fn quiet_button(ui: &mut Ui, icon: Option<Icon>, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    button(ui, icon, text, tokens.text, tokens.surface, tokens.border)
}

/// A button that takes something away.
pub fn danger_button(ui: &mut Ui, icon: Option<Icon>, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    button(ui, icon, text, tokens.danger, tokens.danger_soft, tokens.danger)
}

/// Words that do something here: more fields, show all, add.
pub fn text_button(ui: &mut Ui, icon: Option<Icon>, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let words = RichText::new(text).color(tokens.accent);
    let button = match icon {
        Some(icon) => Button::new((icons::icon(icon, 15.0).color(tokens.accent), words)),
        None => Button::new(words),
    };
    let response = tight(ui, button.frame_when_inactive(false).min_size(Vec2::new(0.0, 24.0)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    response
}

/// Words that lead elsewhere.
pub fn link_button(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let label = egui::Label::new(RichText::new(text).color(tokens.accent)).sense(egui::Sense::click());
    let response = ui.add(label.selectable(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    if response.hovered() || response.has_focus() {
        let rect = response.rect;
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, (1.0, tokens.accent));
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(response.rect.expand(2.0), 4.0, (2.0, tokens.accent), egui::StrokeKind::Outside);
    }
    response
}

/// An icon to press; its name is told to screen readers and in a tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    icon_toggle(ui, icon, name, false)
}

/// The same for something that is on or off.
pub fn icon_toggle(ui: &mut Ui, icon: Icon, name: &str, on: bool) -> Response {
    let tokens = Tokens::of(ui);
    let ink = if on { tokens.accent } else { tokens.muted };
    let button = Button::new(icons::small(icon).color(ink)).min_size(Vec2::splat(size::CONTROL));
    let button = if on { button.fill(tokens.accent_soft) } else { button.frame_when_inactive(false) };
    let response = tight(ui, button);
    response.widget_info(|| {
        if on {
            WidgetInfo::selected(Role::Button, ui.is_enabled(), on, name)
        } else {
            WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
        }
    });
    response.on_hover_text(name).on_disabled_hover_text(name)
}
