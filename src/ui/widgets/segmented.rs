//! A switch among a few words.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::ui::theme::{Tokens, fonts, size};

/// A switch among a few words, of which one holds.
pub struct Segmented<'a, T> {
    name: &'a str,
    options: Vec<(T, String)>,
}

impl<'a, T: PartialEq + Copy> Segmented<'a, T> {
    /// A switch of the name among the values with their words.
    pub fn new(name: &'a str, options: impl IntoIterator<Item = (T, String)>) -> Self {
        Self { name, options: options.into_iter().collect() }
    }

    /// Shows it; true where another value was chosen.
    pub fn show(self, ui: &mut Ui, value: &mut T) -> bool {
        let tokens = Tokens::of(ui);
        let mut changed = false;
        let words: Vec<_> = self
            .options
            .iter()
            .map(|(_, words)| ui.painter().layout_no_wrap(words.clone(), fonts::body(), tokens.text))
            .collect();
        let wide: f32 = words.iter().map(|words| words.size().x + 24.0).sum::<f32>() + 4.0;
        let (whole, back) = ui.allocate_exact_size(vec2(wide, size::CONTROL), Sense::hover());
        ui.ctx().accesskit_node_builder(back.id, |node| {
            node.set_role(egui::accesskit::Role::RadioGroup);
            node.set_label(self.name);
        });
        ui.painter().rect_filled(whole, size::RADIUS, tokens.neutral_soft);
        ui.painter().rect_stroke(whole, size::RADIUS, (1.0, tokens.border), egui::StrokeKind::Inside);
        let mut left = whole.left() + 2.0;
        for (number, ((option, name), words)) in self.options.iter().zip(words).enumerate() {
            let rect = Rect::from_min_size(egui::pos2(left, whole.top()), vec2(words.size().x + 24.0, whole.height()));
            left = rect.right();
            let rect = rect.shrink2(vec2(0.0, 2.0));
            let response = ui.interact(rect, back.id.with(number), Sense::click());
            let chosen = option == value;
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, name));
            let painter = ui.painter();
            if chosen {
                painter.rect_filled(rect, size::RADIUS - 2, tokens.surface);
                painter.rect_stroke(rect, size::RADIUS - 2, (1.0, tokens.border), egui::StrokeKind::Inside);
            }
            if response.has_focus() {
                painter.rect_stroke(rect, size::RADIUS - 2, (2.0, tokens.accent), egui::StrokeKind::Inside);
            }
            let ink = if chosen { tokens.accent } else { tokens.text };
            painter.galley_with_override_text_color(rect.center() - words.size() / 2.0, words, ink);
            if response.clicked() && !chosen {
                *value = *option;
                changed = true;
            }
        }
        changed
    }
}
