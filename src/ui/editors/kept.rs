//! A value of the wrong form, as the file has it.

use egui::Ui;

use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::widgets::{Tone, hint, notice_line};

/// Says that the file holds something else, and that a new value takes its place.
pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, kept: &str) {
    notice_line(ui, Tone::Warning, &tr!(desk.lang, "editor-kept", text = crate::model::value::excerpt(kept)));
    hint(ui, &tr!(desk.lang, "editor-kept-detail"));
}
