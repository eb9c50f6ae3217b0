//! Icons: lucide's, one stroke width, always with a name beside them or for screen readers.

use egui::{FontId, RichText};
use lucide_icons::Icon;

use super::fonts::icon_family;

/// The icon as text of the size, in points.
pub fn icon(icon: Icon, points: f32) -> RichText {
    RichText::new(char::from(icon)).font(FontId::new(points, icon_family()))
}

/// The icon in the size that suits body text.
pub fn small(of: Icon) -> RichText {
    icon(of, 16.0)
}
