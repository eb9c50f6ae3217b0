//! Dialogs: what needs an answer or a page of its own.

pub mod about;
pub mod backups;
pub mod bulk;
pub mod conflict;
pub mod delete;
pub mod import;
pub mod no_go;
pub mod palette;
mod parts;
pub mod paste;
pub mod path;
mod path_field;
pub mod print;
pub mod unsaved;

use super::desk::Desk;

/// Whether a dialog stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stay {
    /// It stays open.
    Open,
    /// It is closed.
    Closed,
}

/// A dialog: the application frames it, names it for screen readers, and closes it at Escape.
pub trait Dialog {
    /// Its key; a dialog with the same key takes the place of one that is open.
    fn key(&self) -> &'static str;

    /// Its heading.
    fn title(&self, desk: &Desk<'_>) -> String;

    /// The width it would like to have, in points; it gets less where the window is smaller.
    fn width(&self) -> f32 {
        460.0
    }

    /// Shows what is under the heading.
    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>) -> Stay;

    /// Whether it has a frame and a heading; the palette has none.
    fn is_framed(&self) -> bool {
        true
    }
}
