//! The table that records, deadlines and previews are shown in: virtual, with frozen columns, sticky group headings,
//! a selection, and everything by keyboard.
//!
//! It is drawn by ourselves in a scroll area and not by `egui_table`: group headings between rows of one height, one
//! accessible node for each row, and a keyboard that moves through headings, rows and groups need the drawing of every
//! line in one hand. What lies outside the view costs nothing: rows are asked for by number, and the words of those
//! that are seen are kept until [`Rows::stamp`] changes.
//!
//! Whoever shows a grid keeps a [`Grid`] from frame to frame, gives it [`Rows`], and does what the [`Event`]s say: the
//! grid itself changes nothing but its own selection.

mod body;
mod cell;
mod column;
mod event;
mod filter_box;
mod head;
mod keys;
mod layout;
mod lines;
mod menu_row;
mod paint;
mod state;

pub use cell::{Cell, Chip, Look};
pub use column::{Column, Sorted};
pub use event::{Editing, Event};
pub use filter_box::{FilterBox, Filtered, Seen};
pub use lines::Heading;
pub use menu_row::{Mark, menu_row};
pub use state::{Grid, Options};

use std::fmt::Debug;
use std::hash::Hash;

/// A row as it is seen: its cells in the order of the columns, and the sentence that a screen reader speaks.
#[derive(Clone, Default, Debug)]
pub struct Shown {
    /// The cells.
    pub cells: Vec<Cell>,
    /// The whole row in one sentence.
    pub sentence: String,
    /// Whether the row is over and done with: it is drawn weaker; a cell says so in words.
    pub faded: bool,
}

/// What a grid shows.
pub trait Rows {
    /// By what a row is known when its number changes.
    type Key: Clone + Eq + Hash + Debug;

    /// A number that changes when rows, their order or their words may have changed.
    fn stamp(&self) -> u64;

    /// How many rows there are.
    fn len(&self) -> usize;

    /// True where there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The key of the row with the number.
    fn key(&self, row: usize) -> Option<Self::Key>;

    /// The number of the row with the key.
    fn find(&self, key: &Self::Key) -> Option<usize> {
        (0..self.len()).find(|row| self.key(*row).as_ref() == Some(key))
    }

    /// The headings, in order, which together hold all rows; none where the rows are not grouped.
    fn headings(&self) -> &[Heading] {
        &[]
    }

    /// The columns that are seen, in order.
    fn columns(&self) -> &[Column];

    /// The row with the number; asked for rows in view only, and kept until the stamp changes.
    fn row(&self, row: usize) -> Shown;

    /// The menu of the rows that are chosen.
    fn row_menu(&mut self, ui: &mut egui::Ui) {
        let _ = ui;
    }

    /// What stands in the menu of a column besides what the grid itself offers.
    fn column_menu(&mut self, ui: &mut egui::Ui, column: &str) {
        let _ = (ui, column);
    }

    /// Shows the editor of a cell, in a `ui` as large as the cell; `typed` is what began it, in the first frame only.
    fn edit(&mut self, ui: &mut egui::Ui, key: &Self::Key, column: &str, typed: Option<&str>) -> Editing {
        let _ = (ui, key, column, typed);
        Editing::Left
    }
}
