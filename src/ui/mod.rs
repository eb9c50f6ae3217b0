//! What the window shows: theme, widgets, the grid, editors, panels and dialogs. They read a [`Desk`] and push [`Act`]s;
//! nothing here changes the workspace.

pub mod act;
pub mod command;
pub mod desk;
pub mod dialogs;
pub mod editors;
#[cfg(test)]
pub(crate) mod fixture;
pub mod frame;
pub mod grid;
pub mod inspector;
pub mod notice;
pub mod panels;
pub mod refusals;
pub mod theme;
pub mod typing;
pub mod widgets;

pub use act::{Act, ReadFile, Selection, Shown};
pub use command::Command;
pub use desk::Desk;
pub use notice::Notice;
pub use panels::{Panel, PanelId};
