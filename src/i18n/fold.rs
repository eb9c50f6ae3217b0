//! Folding of case and accents, for search.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};

/// The text as search compares it: lower case, and without the accents of Latin and Greek letters.
///
/// The Nordic letters å ä ö æ ø are letters of their own and stay; ð and þ too. Other marked letters
/// lose their mark (é e, ü u, č c, ł l), ß becomes ss and œ oe, the final sigma a plain one. Forms of
/// the same letter (composed or not, full width, ligatures, no-break spaces) become one (NFKC).
/// Folding what is folded changes nothing. A text in ASCII takes a quick way.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let normalizer = ComposingNormalizerBorrowed::new_nfkc();
    let lowered = normalizer.normalize(text).to_lowercase();
    let decomposition = CanonicalDecompositionBorrowed::new();
    let mut folded = String::with_capacity(lowered.len());
    // Lower-casing can leave a letter and its mark apart (İ), so the forms are joined once more.
    for letter in normalizer.normalize(&lowered).chars() {
        match letter {
            'å' | 'ä' | 'ö' | 'æ' | 'ø' => folded.push(letter),
            'ß' => folded.push_str("ss"),
            'œ' => folded.push_str("oe"),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            // A combining mark left over after composition has no letter it could distinguish.
            '\u{300}'..='\u{36f}' => {}
            _ if letter.is_ascii() => folded.push(letter),
            _ => folded.push(base(&decomposition, letter)),
        }
    }
    folded
}

/// The letter without its marks where that is Latin or Greek, else the letter itself.
fn base(decomposition: &CanonicalDecompositionBorrowed<'_>, letter: char) -> char {
    let mut bare = letter;
    while let Decomposed::Expansion(first, _) | Decomposed::Singleton(first) = decomposition.decompose(bare) {
        bare = first;
        // ǻ is an å with an acute: the Nordic letter under a further mark stays one.
        if matches!(bare, 'å' | 'ä' | 'ö' | 'æ' | 'ø') {
            return bare;
        }
    }
    if bare.is_ascii_alphabetic() || ('α'..='ω').contains(&bare) { bare } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_go_and_nordic_letters_stay() {
        for (text, folded) in [
            ("HORIZON Europe 2027", "horizon europe 2027"),
            ("Ærøskøbing Å", "ærøskøbing å"),
            ("Ålesund", "ålesund"),
            ("A\u{30a}lesund", "ålesund"),
            ("Malmö Hämeenlinna", "malmö hämeenlinna"),
            ("Zürich Düsseldorf", "zurich dusseldorf"),
            ("Łódź Brașov Ðakovo Čačak", "lodz brasov ðakovo cacak"),
            ("Straße, STRASSE", "strasse, strasse"),
            ("Übergröße É", "ubergrösse e"),
            ("ΑΘΉΝΑ Αθήνας", "αθηνα αθηνασ"),
            ("Йошкар-Ола", "йошкар-ола"),
            ("İzmir", "izmir"),
            ("a\u{a0}b", "a b"),
            ("ǿ", "ø"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
