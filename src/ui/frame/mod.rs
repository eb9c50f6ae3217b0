//! What stands around the panels: the top bar, the navigation, the status line, and what is told for a moment.

mod navigation;
mod status;
mod toasts;
mod top;

pub use navigation::{Counts, item_id, navigation};
pub use status::status;
pub use toasts::{Toasts, dress, toasts};
pub use top::{icon_button, menu_item, top};
