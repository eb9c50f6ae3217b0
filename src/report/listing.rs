//! The document that every report writer takes: plain data, in words that are already translated.

use chrono::{DateTime, FixedOffset};

use crate::i18n::Lang;

/// A titled table in groups, ready to be printed.
#[derive(Clone, PartialEq, Debug)]
pub struct Listing {
    /// The title on the page and in the file's metadata.
    pub title: String,
    /// Lines under the title: the period, the filter, how many rows.
    pub subtitles: Vec<String>,
    /// The office's name, above the title and in the running header.
    pub office: String,
    /// The office's logo; the page does without it where it cannot be drawn, and [`crate::report::Notes`] says so.
    pub logo: Option<Logo>,
    /// Who answers for the document, for its metadata; the office where this is empty.
    pub author: String,
    /// The language of the words: it governs hyphenation and what a screen reader speaks.
    pub language: Lang,
    /// When the page was printed.
    pub printed: Printed,
    /// Upright or across; always A4.
    pub orientation: Orientation,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The groups, in order; one group with an empty heading makes a list without groups.
    pub groups: Vec<Group>,
    /// The heading of a first column with the group's heading in CSV; none leaves the groups out there.
    pub group_label: Option<String>,
    /// The fixed words of the page.
    pub labels: Labels,
}

impl Listing {
    /// The number of rows in all groups.
    pub fn row_count(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
}

/// The moment of printing: as the reader sees it, and as the file's metadata hold it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Printed {
    /// A whole phrase, such as `Skrevet ut 21. november 2026`.
    pub text: String,
    /// The moment, with the offset of the place where it was printed.
    pub at: DateTime<FixedOffset>,
}

/// The fixed words of the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Labels {
    /// The page number: `{page}` and `{pages}` stand for the numbers, as in `side {page} av {pages}`.
    pub page_of: String,
    /// What stands where no row is.
    pub empty: String,
}

/// How the A4 page lies.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Orientation {
    /// Upright, 210 mm wide.
    #[default]
    Portrait,
    /// Across, 297 mm wide.
    Landscape,
}

/// A picture that stands beside the office's name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Logo {
    /// The picture's file.
    pub bytes: Vec<u8>,
    /// What kind of file it is.
    pub format: LogoFormat,
    /// What it shows, for those who cannot see it; the office's name where this is empty.
    pub alt: String,
}

/// The kinds of picture a logo may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogoFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// Scalable Vector Graphics.
    Svg,
}

/// A column of the table.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// The field's key, the same in every language.
    pub key: String,
    /// The heading.
    pub heading: String,
    /// How the column takes its share of the page.
    pub width: Width,
    /// Where its text stands.
    pub align: Align,
    /// Whether figures all have one width, so that dates and amounts stand under each other.
    pub tabular: bool,
    /// How much the column's text stands out.
    pub emphasis: Emphasis,
}

impl Column {
    /// A column as wide as its text, at the left, without emphasis.
    pub fn new(key: impl Into<String>, heading: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            heading: heading.into(),
            width: Width::Fit,
            align: Align::Start,
            tabular: false,
            emphasis: Emphasis::Normal,
        }
    }

    /// The same column with a share of what the fitting columns leave.
    #[must_use]
    pub fn share(self, weight: f64) -> Self {
        Self { width: Width::Share(weight), ..self }
    }

    /// The same column with figures of one width.
    #[must_use]
    pub fn tabular(self) -> Self {
        Self { tabular: true, ..self }
    }

    /// The same column with its text at the right.
    #[must_use]
    pub fn end(self) -> Self {
        Self { align: Align::End, ..self }
    }

    /// The same column with the emphasis given.
    #[must_use]
    pub fn emphasis(self, emphasis: Emphasis) -> Self {
        Self { emphasis, ..self }
    }
}

/// How wide a column is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Width {
    /// As wide as its widest cell, within reason: dates, states, short names.
    Fit,
    /// A share of what the fitting columns leave, by weight (more than 0): titles, notes.
    Share(f64),
}

/// Where a column's text stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// At the left.
    Start,
    /// At the right: amounts, counts.
    End,
}

/// How much a column's text stands out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Emphasis {
    /// Plain text.
    Normal,
    /// What names the row.
    Strong,
    /// What is looked up rather than read.
    Muted,
}

/// Rows under one heading.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Group {
    /// The heading, repeated on each page; empty for rows without one.
    pub heading: String,
    /// A word beside the heading, such as a count; may be empty.
    pub note: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row; missing cells are empty, cells beyond the last column are left out.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Row {
    /// The cells, in the order of the columns.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row of these cells.
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { cells: cells.into_iter().collect() }
    }
}

/// One cell.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Cell {
    /// The text; line breaks in it are kept.
    pub text: String,
    /// What the text means for the reader's haste; the words say it too.
    pub tone: Option<Tone>,
    /// The colour of a small square before the text (red, green, blue), such as a programme's; the words say it too.
    pub swatch: Option<[u8; 3]>,
}

impl Cell {
    /// A cell of plain text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same cell with a tone.
    #[must_use]
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone: Some(tone), ..self }
    }

    /// The same cell with a coloured square.
    #[must_use]
    pub fn swatch(self, colour: [u8; 3]) -> Self {
        Self { swatch: Some(colour), ..self }
    }
}

impl<S: Into<String>> From<S> for Cell {
    fn from(text: S) -> Self {
        Self::new(text)
    }
}

/// What a cell's text means for the reader's haste.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Tone {
    /// Overdue, or due today.
    Overdue,
    /// Within the lead time.
    Soon,
    /// Neither late nor near.
    Neutral,
    /// Done.
    Done,
}
