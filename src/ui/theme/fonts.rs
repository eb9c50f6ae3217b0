//! Inter in two weights, and the icons.

use std::sync::Arc;

use egui::epaint::text::{FallbackRequest, FontProvider as _};
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use egui_system_font_provider::SystemFontProvider;

use super::tokens::size;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");

/// The family of what stands out.
pub fn strong_family() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// The family of the icons.
pub fn icon_family() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Body text.
pub fn body() -> FontId {
    FontId::new(size::BODY, FontFamily::Proportional)
}

/// Muted labels.
pub fn small() -> FontId {
    FontId::new(size::SMALL, FontFamily::Proportional)
}

/// Body text that stands out.
pub fn strong() -> FontId {
    FontId::new(size::BODY, strong_family())
}

/// A section's heading.
pub fn section() -> FontId {
    FontId::new(size::SECTION, strong_family())
}

/// A page's title.
pub fn title() -> FontId {
    FontId::new(size::TITLE, strong_family())
}

/// Lets the context take the characters that the typeface lacks from the system's fonts, once those are known.
///
/// They are listed on a thread of its own, which no frame waits for. Where the system has no fonts at all, that thread
/// breaks off, and only boxes stand for such characters; asked by the window, the list would break off the window.
pub fn add_systems(ctx: &egui::Context) {
    let ctx = ctx.clone();
    let list = move || {
        let provider = SystemFontProvider::new();
        let any = FallbackRequest { cluster: "\u{10e5}", family: &FontFamily::Proportional };
        // Waits for the list, whatever is found.
        drop(provider.font_for(&any));
        ctx.add_font_provider(Arc::new(provider));
    };
    drop(std::thread::Builder::new().name(crate::platform::crash::FONTS.to_owned()).spawn(list));
}

/// All fonts.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files = [("inter", REGULAR), ("inter-strong", SEMI_BOLD), ("lucide", lucide_icons::LUCIDE_FONT_BYTES)];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Proportional, of(&["inter", "lucide"]));
    fonts.families.insert(FontFamily::Monospace, of(&["inter", "lucide"]));
    fonts.families.insert(strong_family(), of(&["inter-strong", "lucide"]));
    fonts.families.insert(icon_family(), of(&["lucide", "inter"]));
    fonts
}
