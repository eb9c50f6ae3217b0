//! What the window asks of the system, so that tests can put something else in its place.

use std::sync::Arc;

use super::open::{Opener, SystemOpener};
use super::picker::{Picker, SystemPicker};
use super::print::{Printer, SystemPrinter};

/// What the window asks of the system. Clones share it.
#[derive(Clone)]
pub struct Tools {
    /// Shows dialogs to choose files.
    pub picker: Arc<dyn Picker>,
    /// Opens addresses and files.
    pub opener: Arc<dyn Opener>,
    /// Prints.
    pub printer: Arc<dyn Printer>,
}

impl Default for Tools {
    fn default() -> Self {
        Self { picker: Arc::new(SystemPicker), opener: Arc::new(SystemOpener), printer: Arc::new(SystemPrinter) }
    }
}

impl From<Arc<dyn Picker>> for Tools {
    fn from(picker: Arc<dyn Picker>) -> Self {
        Self { picker, ..Self::default() }
    }
}
