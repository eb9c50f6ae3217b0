//! What a grid asks of whoever shows it.

/// What was done in a grid.
#[derive(Clone, PartialEq, Debug)]
pub enum Event<K> {
    /// Something else is chosen: see [`super::Grid::chosen`].
    Chosen,
    /// A row was opened: Enter, or a double click where the cell cannot be edited.
    Open(K),
    /// Another order is wished for.
    Sort {
        /// The key of the column.
        column: String,
        /// The direction; nothing to turn it round, or to begin with the usual one.
        descending: Option<bool>,
        /// Whether it comes after the columns that are sorted by already.
        further: bool,
    },
    /// A column was made as wide as this, in points.
    Width {
        /// The key of the column.
        column: String,
        /// The width.
        width: f32,
    },
    /// A column was moved before another, or to the end.
    Move {
        /// The key of the column.
        column: String,
        /// The key of the one it stands before now.
        before: Option<String>,
    },
    /// A column is to be hidden.
    Hide(String),
    /// So many columns at the left are to stay in place.
    Freeze(usize),
    /// The rows are to be grouped by the column, or by nothing.
    Group(Option<String>),
}

/// How the editing of a cell goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Editing {
    /// It goes on.
    Going,
    /// It is over; the keyboard is the grid's again.
    Left,
    /// It is over; the keyboard is elsewhere.
    Away,
    /// It is over, and the row below is next.
    Down,
    /// It is over, and the row above is next.
    Up,
    /// It is over, and the column to the right is next, to be edited too.
    Right,
    /// It is over, and the column to the left is next, to be edited too.
    LeftHand,
}
