//! The languages of the interface.

use icu_locale_core::{Locale, locale};

/// A language of the interface.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Lang {
    /// Norwegian bokmål.
    Nb,
    /// Danish.
    Da,
    /// British English.
    #[default]
    En,
    /// German.
    De,
}

impl Lang {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Nb, Self::Da, Self::En, Self::De];

    /// The two-letter code: `nb`, `da`, `en`, `de`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Da => "da",
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// The language's name in itself, as a list of languages shows it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Nb => "norsk bokmål",
            Self::Da => "dansk",
            Self::En => "English",
            Self::De => "Deutsch",
        }
    }

    /// The language of a BCP 47 tag (`de-AT`) or a POSIX locale name (`nb_NO.UTF-8`).
    ///
    /// All Norwegian tags (`no`, `nb`, `nn`) are bokmål, the only Norwegian there is here. None where
    /// the tag is in none of the four languages, `C` and `POSIX` among them.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        match primary.as_str() {
            "no" | "nb" | "nn" | "nob" | "nno" | "nor" => Some(Self::Nb),
            "da" | "dan" => Some(Self::Da),
            "en" | "eng" => Some(Self::En),
            "de" | "deu" | "ger" => Some(Self::De),
            _ => None,
        }
    }

    /// The locale whose CLDR data formats and sorts in this language; English is that of Britain.
    pub(crate) const fn locale(self) -> Locale {
        match self {
            Self::Nb => locale!("nb"),
            Self::Da => locale!("da"),
            Self::En => locale!("en-GB"),
            Self::De => locale!("de"),
        }
    }

    /// The element of a row of four that belongs to the language, in the order of [`Lang::ALL`].
    pub(crate) const fn of<T>(self, four: &[T; 4]) -> &T {
        let [nb, da, en, de] = four;
        match self {
            Self::Nb => nb,
            Self::Da => da,
            Self::En => en,
            Self::De => de,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locale_names_of_all_systems_name_a_language() {
        for (tag, lang) in [
            ("nb_NO.UTF-8", Some(Lang::Nb)),
            ("no", Some(Lang::Nb)),
            ("nn-NO", Some(Lang::Nb)),
            ("da_DK@euro", Some(Lang::Da)),
            ("en-GB", Some(Lang::En)),
            ("en.UTF-8", Some(Lang::En)),
            ("DE-at", Some(Lang::De)),
            ("de-Latn-DE", Some(Lang::De)),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("sv_SE", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
    }

    #[test]
    fn every_code_names_its_own_language() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.code()), Some(lang));
            assert_eq!(*lang.of(&Lang::ALL), lang);
        }
    }
}
