//! The four languages of the interface.

/// A language of the interface and of the printed page.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lang {
    /// Norwegian bokmål.
    Nb,
    /// Danish.
    Da,
    /// English, with European dates and numbers.
    En,
    /// German.
    De,
}

impl Lang {
    /// The language's code in ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Da => "da",
            Self::En => "en",
            Self::De => "de",
        }
    }
}
