//! The columns of a grid.

/// How a column takes part in the order of the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sorted {
    /// Its place among the columns sorted by, 0 for the first.
    pub rank: usize,
    /// Whether from the end to the beginning.
    pub descending: bool,
}

/// A column that is seen.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// Its key.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// Its width in points.
    pub width: f32,
    /// Its share of the room that all columns leave; 0 for columns that keep their width.
    pub grow: f32,
    /// Whether its text stands at the right: amounts, counts.
    pub right: bool,
    /// Whether rows may be sorted by it.
    pub sortable: bool,
    /// Whether rows may be grouped by it.
    pub groupable: bool,
    /// Whether its cells may be edited.
    pub editable: bool,
    /// How rows are sorted by it, where they are.
    pub sorted: Option<Sorted>,
}

impl Column {
    /// A column that can be sorted by, with its text at the left.
    pub fn new(key: impl Into<String>, title: impl Into<String>, width: f32) -> Self {
        Self {
            key: key.into(),
            title: title.into(),
            width,
            grow: 0.0,
            right: false,
            sortable: true,
            groupable: false,
            editable: false,
            sorted: None,
        }
    }

    /// The same column with a share of the room that is left.
    #[must_use]
    pub fn grow(self, grow: f32) -> Self {
        Self { grow, ..self }
    }

    /// The same column with its text at the right.
    #[must_use]
    pub fn right(self) -> Self {
        Self { right: true, ..self }
    }

    /// The same column, which rows cannot be sorted by.
    #[must_use]
    pub fn unsorted(self) -> Self {
        Self { sortable: false, ..self }
    }
}

/// The narrowest a column can be made, in points.
pub(super) const NARROWEST: f32 = 44.0;

/// The widest a column becomes by itself, in points.
pub(super) const WIDEST: f32 = 640.0;
