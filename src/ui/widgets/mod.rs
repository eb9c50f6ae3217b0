//! Small widgets that everything is made of: one look, one way to name them.

mod buttons;
mod card;
mod chip;
mod empty;
mod field;
mod segmented;
mod words;

pub use buttons::{danger_button, icon_button, icon_toggle, link_button, primary_button, quiet_button, text_button};
pub use card::{card, card_with};
pub(in crate::ui) use chip::cross_button;
pub use chip::{Tone, chip, chip_with_icon, link_chip, programme_tag, record_icon, removable_chip};
pub use empty::{Action, empty_state};
pub use field::{search_field, tick};
pub use segmented::Segmented;
pub use words::{field_label, heading, hint, key_cap, notice_line, section};
