//! One line of a menu: a mark or an icon, words, and what stands at the end.

use egui::{AtomExt, Button, Response, RichText, Role, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use crate::ui::theme::{Tokens, fonts, icons, size, space};

/// Whether a line of a menu can be on and off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// It does something.
    None,
    /// It is one of several, of which one holds.
    One(bool),
    /// It is on or off by itself.
    Tick(bool),
}

/// Shows a line of a menu in the width of the menu.
pub fn menu_row(ui: &mut Ui, mark: Mark, icon: Option<Icon>, words: &str, end: &str) -> Response {
    let tokens = Tokens::of(ui);
    let icon = match mark {
        Mark::None => icon,
        Mark::One(on) => on.then_some(Icon::Check),
        Mark::Tick(on) => Some(if on { Icon::SquareCheckBig } else { Icon::Square }),
    };
    let ink = if matches!(mark, Mark::One(true) | Mark::Tick(true)) { tokens.accent } else { tokens.muted };
    let icon = icon.map_or_else(|| RichText::new(" "), |icon| icons::icon(icon, 15.0).color(ink));
    let end = RichText::new(end).font(fonts::small()).color(tokens.muted);
    let button =
        Button::new((icon.atom_size(vec2(18.0, 18.0)), words, egui::Atom::grow(), end)).gap(space::S).truncate();
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(space::S, 3.0);
            let wide = ui.available_width();
            ui.add(button.min_size(vec2(wide, size::CONTROL)))
        })
        .inner;
    response.widget_info(|| match mark {
        Mark::None => WidgetInfo::labeled(Role::MenuItem, true, words),
        Mark::One(on) => WidgetInfo::selected(Role::MenuItemRadio, true, on, words),
        Mark::Tick(on) => WidgetInfo::selected(Role::MenuItemCheckBox, true, on, words),
    });
    response
}
