//! Which characters the page's typeface has, and how wide they are.

use std::borrow::Cow;
use std::sync::OnceLock;

use icu_normalizer::ComposingNormalizerBorrowed;
use typst::layout::{Abs, Em};
use typst::text::{Font, FontInstance, FontVariant, FontVariations};
use unicode_segmentation::UnicodeSegmentation;

use super::world;

/// What stands for a character that the typeface lacks.
const SUBSTITUTE: char = '\u{25a1}';

/// Characters below this are looked up in a table; the others in the font.
const TABLE: usize = 0x500;

/// How text is set, as far as its width goes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Face {
    /// Semibold, not regular.
    pub(crate) bold: bool,
    /// Figures all of one width.
    pub(crate) tabular: bool,
}

/// The width of a character in ems, regular and semibold.
#[derive(Clone, Copy)]
struct Advance {
    regular: f64,
    bold: f64,
}

/// The characters of the page's typeface.
pub(crate) struct Glyphs {
    regular: FontInstance,
    bold: FontInstance,
    table: Vec<Option<Advance>>,
    digit: Advance,
}

impl Glyphs {
    /// The typeface of the printed page; none only where the embedded fonts cannot be read.
    pub(crate) fn shared() -> Option<&'static Self> {
        static GLYPHS: OnceLock<Option<Glyphs>> = OnceLock::new();
        GLYPHS.get_or_init(Self::load).as_ref()
    }

    fn load() -> Option<Self> {
        let [regular, bold] = world::fonts()?;
        let instance =
            |font: &Font| font.clone().instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default());
        let digit = Advance { regular: 0.0, bold: 0.0 };
        let mut glyphs = Self { regular: instance(regular), bold: instance(bold), table: Vec::new(), digit };
        glyphs.table = (0..TABLE as u32).map(|code| char::from_u32(code).and_then(|c| glyphs.look_up(c))).collect();
        glyphs.digit = glyphs.advance('0')?;
        Some(glyphs)
    }

    fn look_up(&self, c: char) -> Option<Advance> {
        if !may_be_printed(c) {
            return None;
        }
        let width = |font: &FontInstance| font.x_advance(font.ttf().glyph_index(c)?.0).map(Em::get);
        Some(Advance { regular: width(&self.regular)?, bold: width(&self.bold)? })
    }

    /// The width of a character; none where the typeface lacks it.
    fn advance(&self, c: char) -> Option<Advance> {
        match self.table.get(c as usize) {
            Some(known) => *known,
            None => self.look_up(c),
        }
    }

    /// About how wide a line of text is, in ems; a little more than it will be.
    pub(crate) fn width(&self, text: &str, face: Face) -> f64 {
        let width = |c: char| {
            let advance = if face.tabular && c.is_ascii_digit() { Some(self.digit) } else { self.advance(c) };
            advance.map_or(1.0, |advance| if face.bold { advance.bold } else { advance.regular })
        };
        text.chars().map(width).sum::<f64>() * 1.01
    }

    /// The text with nothing in it that the typeface lacks: composed (NFC), without invisible marks, each cluster of
    /// characters that is missing replaced by one square and counted in `replaced`. A letter whose accent is missing
    /// keeps its place without the accent, and counts as well. Line breaks of any kind become line feeds.
    pub(crate) fn printable<'a>(&self, text: &'a str, replaced: &mut usize) -> Cow<'a, str> {
        if text.chars().all(|c| c == '\n' || self.advance(c).is_some()) {
            return Cow::Borrowed(text);
        }
        let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
        let mut out = String::with_capacity(text.len());
        for cluster in composed.graphemes(true) {
            match cluster {
                "\r\n" | "\n" | "\r" | "\u{b}" | "\u{c}" | "\u{85}" | "\u{2028}" | "\u{2029}" => out.push('\n'),
                _ => self.push_cluster(cluster, &mut out, replaced),
            }
        }
        Cow::Owned(out)
    }

    fn push_cluster(&self, cluster: &str, out: &mut String, replaced: &mut usize) {
        let visible = || cluster.chars().filter(|c| !is_invisible(*c));
        let missing = visible().any(|c| !c.is_control() && self.advance(c).is_none());
        let first_is_known = visible().next().is_some_and(|c| self.advance(c).is_some());
        *replaced += usize::from(missing);
        if missing && !first_is_known {
            out.push(if self.advance(SUBSTITUTE).is_some() { SUBSTITUTE } else { '?' });
        } else {
            out.extend(visible().filter_map(|c| if c.is_control() { Some(' ') } else { self.advance(c).map(|_| c) }));
        }
    }
}

/// Whether PDF/A lets a character stand in a text: no controls, no private use (ISO 19005-2, 6.2.11.7.3).
fn may_be_printed(c: char) -> bool {
    !c.is_control()
        && !is_invisible(c)
        && !matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{fff0}'..='\u{ffff}')
}

/// Marks that steer the text and print nothing: joiners, direction marks, selectors, soft hyphens, tags.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> (String, usize) {
        let mut replaced = 0;
        let out = Glyphs::shared().unwrap().printable(text, &mut replaced).into_owned();
        (out, replaced)
    }

    #[test]
    fn the_languages_of_europe_print_as_they_are() {
        for text in [
            "Ærlig øl på Åland, «sitat» – 50 % §3",
            "Grüße aus Straße, „Zitat“",
            "Klaipėda, Łódź, Győr, Škofja Loka, Ħamrun, Đà Nẵng",
            "Δήμος Θεσσαλονίκης, Ἀθῆναι",
            "Община Бургас, Київ, Скопје, Ђурђевац",
            "€ 1 234,50 · ✓ → …",
        ] {
            assert_eq!(printed(text), (text.to_owned(), 0));
        }
    }

    #[test]
    fn what_the_typeface_lacks_is_a_square_for_each_cluster_and_is_counted() {
        assert_eq!(printed("Tur 👨‍👩‍👧 til 東京"), ("Tur □ til □□".to_owned(), 3));
        assert_eq!(printed("🇳🇴 \u{e000}"), ("□ □".to_owned(), 2));
    }

    #[test]
    fn decomposed_letters_are_composed_and_a_missing_accent_leaves_its_letter() {
        assert_eq!(printed("A\u{30a}lesund, Gyo\u{30b}r"), ("Ålesund, Győr".to_owned(), 0));
        assert_eq!(printed("x\u{30b}"), ("x".to_owned(), 1));
    }

    #[test]
    fn invisible_marks_and_controls_leave_no_trace_and_do_not_count() {
        assert_eq!(printed("a\u{ad}b\u{200d}c\u{202e}d\u{feff}"), ("abcd".to_owned(), 0));
        assert_eq!(printed("a\tb\u{0}c\r\nd\u{2028}e"), ("a b c\nd\ne".to_owned(), 0));
    }

    #[test]
    fn figures_of_one_width_are_measured_so() {
        let glyphs = Glyphs::shared().unwrap();
        assert!(glyphs.width("111", Face::default()) < glyphs.width("888", Face::default()));
        let tabular = Face { tabular: true, bold: false };
        assert!((glyphs.width("111", tabular) - glyphs.width("888", tabular)).abs() < 1e-9);
    }
}
