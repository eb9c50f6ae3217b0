//! What stands in a cell.

use egui::Color32;
use lucide_icons::Icon;

use crate::ui::theme::Tokens;

/// How the text of a cell looks.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Look {
    /// As text.
    #[default]
    Normal,
    /// As what names the row.
    Strong,
    /// As what is looked up rather than read.
    Muted,
    /// In the accent colour: what the row opens with.
    Accent,
}

/// The colour of a chip; its words say the same.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Hue {
    /// Neither good nor bad.
    #[default]
    Neutral,
    /// Worth noticing.
    Accent,
    /// All right, or done.
    Good,
    /// Soon, or worth a look.
    Warning,
    /// Overdue, or gone wrong.
    Danger,
}

impl Hue {
    /// The colour of the words and that behind them.
    pub fn colours(self, tokens: &Tokens) -> (Color32, Color32) {
        match self {
            Self::Neutral => (tokens.muted, tokens.neutral_soft),
            Self::Accent => (tokens.accent, tokens.accent_soft),
            Self::Good => (tokens.good, tokens.good_soft),
            Self::Warning => (tokens.warning, tokens.warning_soft),
            Self::Danger => (tokens.danger, tokens.danger_soft),
        }
    }
}

/// A few words on a coloured ground.
#[derive(Clone, Debug)]
pub struct Chip {
    /// The words.
    pub text: String,
    /// The colour.
    pub hue: Hue,
    /// An icon before the words.
    pub icon: Option<Icon>,
}

impl Chip {
    /// A chip without an icon.
    pub fn new(text: impl Into<String>, hue: Hue) -> Self {
        Self { text: text.into(), hue, icon: None }
    }
}

/// A cell.
#[derive(Clone, Default, Debug)]
pub struct Cell {
    /// The text: one line.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// Whether a line goes through it.
    pub struck: bool,
    /// An icon before the text.
    pub icon: Option<Icon>,
    /// The colour (`#rrggbb`) of a small square before the text, such as a programme's.
    pub swatch: Option<String>,
    /// Chips after the text.
    pub chips: Vec<Chip>,
    /// What is told at the pointer; the whole text where this is empty and the text is cut.
    pub tip: String,
}

impl Cell {
    /// A cell of plain text; line breaks become spaces.
    pub fn new(text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.contains(['\n', '\r', '\t']) {
            text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        Self { text, ..Self::default() }
    }

    /// A cell with a chip alone.
    pub fn of_chip(chip: Chip) -> Self {
        Self { chips: vec![chip], ..Self::default() }
    }

    /// The same cell, looking so.
    #[must_use]
    pub fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// The same cell with one more chip.
    #[must_use]
    pub fn chip(mut self, chip: Chip) -> Self {
        self.chips.push(chip);
        self
    }

    /// The same cell with a coloured square.
    #[must_use]
    pub fn swatch(self, colour: impl Into<String>) -> Self {
        Self { swatch: Some(colour.into()), ..self }
    }

    /// The same cell with an icon.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The same cell with something to be told at the pointer.
    #[must_use]
    pub fn tip(self, tip: impl Into<String>) -> Self {
        Self { tip: tip.into(), ..self }
    }

    /// The text and the words of the chips.
    pub fn words(&self) -> String {
        let chips = self.chips.iter().map(|chip| chip.text.as_str());
        let all = std::iter::once(self.text.as_str()).chain(chips).filter(|words| !words.is_empty());
        all.collect::<Vec<_>>().join(", ")
    }
}
