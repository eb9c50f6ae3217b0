//! The tokens as the toolkit's style.

use egui::{Color32, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Theme, Vec2};

use super::fonts;
use super::tokens::{Tokens, size};

/// Gives a context the program's fonts and both of its themes.
pub fn apply(ctx: &egui::Context, reduced_motion: bool) {
    ctx.set_fonts(fonts::definitions());
    for (theme, tokens) in [(Theme::Light, &Tokens::LIGHT), (Theme::Dark, &Tokens::DARK)] {
        ctx.style_mut_of(theme, |style| set(style, tokens, reduced_motion));
    }
}

fn set(style: &mut Style, tokens: &Tokens, reduced_motion: bool) {
    style.text_styles = [
        (TextStyle::Body, fonts::body()),
        (TextStyle::Button, fonts::body()),
        (TextStyle::Small, fonts::small()),
        (TextStyle::Heading, fonts::title()),
        (TextStyle::Monospace, fonts::body()),
    ]
    .into();
    style.animation_time = if reduced_motion { 0.0 } else { 0.1 };
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 8.0);
    spacing.button_padding = Vec2::new(12.0, 5.0);
    spacing.interact_size = Vec2::new(28.0, size::CONTROL);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.combo_height = 320.0;
    spacing.scroll.bar_width = 8.0;

    let visuals = &mut style.visuals;
    visuals.dark_mode = tokens.dark;
    visuals.override_text_color = None;
    visuals.panel_fill = tokens.background;
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.faint_bg_color = tokens.hover;
    visuals.code_bg_color = tokens.neutral_soft;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.warning;
    visuals.error_fg_color = tokens.danger;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.selection.bg_fill = tokens.accent_soft;
    visuals.selection.stroke = Stroke::new(2.0, tokens.accent);
    let shade = if tokens.dark { 120 } else { 36 };
    let shadow = Shadow { offset: [0, 6], blur: 20, spread: 0, color: Color32::from_black_alpha(shade) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;

    let radius = CornerRadius::same(size::RADIUS);
    let widgets = &mut visuals.widgets;
    for (state, fill, border, text) in [
        (&mut widgets.noninteractive, tokens.surface, tokens.line, tokens.text),
        (&mut widgets.inactive, tokens.surface, tokens.border, tokens.text),
        (&mut widgets.hovered, tokens.hover, tokens.border, tokens.text),
        (&mut widgets.active, tokens.accent_soft, tokens.accent, tokens.text),
        (&mut widgets.open, tokens.hover, tokens.border, tokens.text),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, border);
        state.fg_stroke = Stroke::new(1.0, text);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    // The keyboard's focus is drawn with the stroke of what is pressed: two points, so that it can be seen.
    widgets.active.bg_stroke = Stroke::new(2.0, tokens.accent);
}
