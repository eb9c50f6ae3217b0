//! The window: what it holds, what it does when panels ask, and how it begins and ends.
//!
//! One place changes anything: [`App`] shows the panels, which push [`Act`](crate::ui::Act)s, and does those after the
//! frame.

mod arguments;
mod asks;
#[cfg(test)]
mod dialog_tests;
mod dispatch;
mod files;
#[cfg(test)]
pub(crate) mod fixture;
mod keep;
#[cfg(test)]
mod pages;
#[cfg(all(test, feature = "snapshots"))]
mod pictures;
mod regions;
mod run;
mod show;
mod state;
#[cfg(test)]
mod tests;
mod trail;

pub use arguments::{Begin, WindowArguments, wants_window};
pub use run::{WindowError, run};
pub use show::App;
pub use state::{Start, State};
