//! What stands in a cell.

use lucide_icons::Icon;

use crate::ui::widgets::Tone;

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

/// A few words on a coloured ground.
#[derive(Clone, Debug)]
pub struct Chip {
    /// The words.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// An icon before the words.
    pub icon: Option<Icon>,
}

impl Chip {
    /// A chip without an icon.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, icon: None }
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
