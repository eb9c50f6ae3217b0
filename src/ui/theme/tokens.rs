//! The colours and measures that everything is drawn with.

use egui::Color32;

/// The colours of a theme.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tokens {
    /// Whether it is the dark one.
    pub dark: bool,
    /// Behind everything.
    pub background: Color32,
    /// Behind navigation, top bar and status line.
    pub navigation: Color32,
    /// Behind cards, tables and fields.
    pub surface: Color32,
    /// Hairlines.
    pub line: Color32,
    /// The border of what can be typed into or pressed: 3:1 against what is behind it.
    pub border: Color32,
    /// Text.
    pub text: Color32,
    /// Text that is looked up rather than read.
    pub muted: Color32,
    /// What can be pressed, and what is chosen.
    pub accent: Color32,
    /// Behind what is chosen.
    pub accent_soft: Color32,
    /// Text on the accent colour.
    pub on_accent: Color32,
    /// Overdue, or gone wrong.
    pub danger: Color32,
    /// Behind it.
    pub danger_soft: Color32,
    /// Soon due, or worth a look.
    pub warning: Color32,
    /// Behind it.
    pub warning_soft: Color32,
    /// Done, or all right.
    pub good: Color32,
    /// Behind it.
    pub good_soft: Color32,
    /// Behind a row under the pointer.
    pub hover: Color32,
    /// Behind a neutral chip.
    pub neutral_soft: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

impl Tokens {
    /// The light theme.
    pub const LIGHT: Self = Self {
        dark: false,
        background: rgb(0xF5_F6_F8),
        navigation: rgb(0xEE_F1_F5),
        surface: rgb(0xFF_FF_FF),
        line: rgb(0xE1_E5_EB),
        border: rgb(0x7F_89_99),
        text: rgb(0x1A_23_30),
        muted: rgb(0x5A_66_78),
        accent: rgb(0x1D_5B_B8),
        accent_soft: rgb(0xE6_EF_FB),
        on_accent: rgb(0xFF_FF_FF),
        danger: rgb(0xB3_26_1E),
        danger_soft: rgb(0xFB_EA_E8),
        warning: rgb(0x8A_52_00),
        warning_soft: rgb(0xFC_F3_E2),
        good: rgb(0x1C_73_49),
        good_soft: rgb(0xE6_F4_EC),
        hover: rgb(0xF0_F3_F8),
        neutral_soft: rgb(0xEC_EF_F4),
    };

    /// The dark theme.
    pub const DARK: Self = Self {
        dark: true,
        background: rgb(0x11_15_1B),
        navigation: rgb(0x14_1A_21),
        surface: rgb(0x1A_21_2A),
        line: rgb(0x2C_35_41),
        border: rgb(0x72_7F_91),
        text: rgb(0xE6_EA_F0),
        muted: rgb(0x9C_A9_BA),
        accent: rgb(0x7F_B0_FF),
        accent_soft: rgb(0x1D_2E_4A),
        on_accent: rgb(0x0B_12_1C),
        danger: rgb(0xFF_8A_80),
        danger_soft: rgb(0x3A_1F_1E),
        warning: rgb(0xF2_B8_5C),
        warning_soft: rgb(0x33_29_0F),
        good: rgb(0x74_D3_A0),
        good_soft: rgb(0x16_32_26),
        hover: rgb(0x20_29_34),
        neutral_soft: rgb(0x25_2E_3A),
    };

    /// The colours of the theme in which the `ui` is shown.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        Self::when(ui.visuals().dark_mode)
    }

    /// The dark colours, or the light ones.
    pub fn when(dark: bool) -> &'static Self {
        if dark { &Self::DARK } else { &Self::LIGHT }
    }
}

/// Distances in points: steps of 4.
pub mod space {
    /// Between things that belong together.
    pub const XS: f32 = 4.0;
    /// Between controls.
    pub const S: f32 = 8.0;
    /// Between groups.
    pub const M: f32 = 12.0;
    /// Inside cards, around panels.
    pub const L: f32 = 16.0;
    /// Between sections.
    pub const XL: f32 = 24.0;
}

/// Sizes in points.
pub mod size {
    /// Body text.
    pub const BODY: f32 = 13.5;
    /// Muted labels.
    pub const SMALL: f32 = 12.0;
    /// A section's heading.
    pub const SECTION: f32 = 14.0;
    /// A page's title.
    pub const TITLE: f32 = 19.0;
    /// The height of buttons and fields.
    pub const CONTROL: f32 = 28.0;
    /// The height of an item of the navigation.
    pub const NAVIGATION: f32 = 32.0;
    /// The rounding of controls.
    pub const RADIUS: u8 = 6;
    /// The rounding of cards.
    pub const CARD_RADIUS: u8 = 8;
}

/// A programme's colour (`#rrggbb` in the catalogue), made lighter in the dark theme so that it can be seen; it stands
/// beside the name and never alone.
pub fn programme_colour(colour: &str, tokens: &Tokens) -> Color32 {
    let hex = colour.strip_prefix('#').filter(|digits| digits.len() == 6);
    let Some(number) = hex.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else { return tokens.muted };
    let colour = rgb(number);
    if !tokens.dark {
        return colour;
    }
    let lift = |part: u8| part + (255 - part) / 3;
    Color32::from_rgb(lift(colour.r()), lift(colour.g()), lift(colour.b()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    /// The contrast of two colours, 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn every_text_can_be_read_on_what_it_stands_on() {
        for t in [Tokens::LIGHT, Tokens::DARK] {
            let plain = [t.background, t.navigation, t.surface, t.hover, t.neutral_soft, t.accent_soft];
            let mut pairs = Vec::new();
            for behind in plain {
                pairs.extend([("text", t.text, behind), ("muted", t.muted, behind), ("accent", t.accent, behind)]);
            }
            for behind in [t.background, t.navigation, t.surface, t.hover, t.accent_soft] {
                pairs.extend([("danger", t.danger, behind), ("warning", t.warning, behind), ("good", t.good, behind)]);
            }
            pairs.extend([
                ("on accent", t.on_accent, t.accent),
                ("danger chip", t.danger, t.danger_soft),
                ("warning chip", t.warning, t.warning_soft),
                ("good chip", t.good, t.good_soft),
                ("text on danger", t.text, t.danger_soft),
                ("text on warning", t.text, t.warning_soft),
                ("text on good", t.text, t.good_soft),
            ]);
            for (name, text, behind) in pairs {
                let found = contrast(text, behind);
                assert!(found >= 4.5, "{name} on {behind:?}, dark {}: {found:.2}", t.dark);
            }
        }
    }

    #[test]
    fn controls_and_the_focus_stand_out_from_what_is_behind_them() {
        for t in [Tokens::LIGHT, Tokens::DARK] {
            for behind in [t.background, t.navigation, t.surface, t.hover] {
                for (name, line) in [("border", t.border), ("focus", t.accent), ("fault", t.danger)] {
                    let found = contrast(line, behind);
                    assert!(found >= 3.0, "{name} on {behind:?}, dark {}: {found:.2}", t.dark);
                }
            }
            // The focus must also be told from the border that was there before, and lies on soft accents.
            assert!(contrast(t.accent, t.accent_soft) >= 3.0);
        }
    }

    #[test]
    fn a_programmes_colour_is_seen_in_both_themes() {
        for t in [Tokens::LIGHT, Tokens::DARK] {
            for colour in ["#1d5bb8", "#7a3fb8", "#0f766e", "#2e7d32", "#b3261e", "#5a6678"] {
                assert!(contrast(programme_colour(colour, &t), t.surface) >= 3.0, "{colour}, dark {}", t.dark);
            }
        }
        assert_eq!(programme_colour("no colour", &Tokens::LIGHT), Tokens::LIGHT.muted);
    }
}
