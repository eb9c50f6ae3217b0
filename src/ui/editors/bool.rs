//! Yes or no.

use egui::Ui;

use super::state::{Outcome, Target};
use crate::model::value::Value;
use crate::ui::widgets;

pub(super) fn edit(ui: &mut Ui, target: &Target<'_>, value: &Value<'_>) -> Outcome {
    let mut on = matches!(value, Value::Bool(true));
    let words = if target.compact { "" } else { target.label };
    let response = widgets::tick(ui, &mut on, words).accessible_name(target.label);
    if response.changed() {
        return Outcome::chosen(target, Value::Bool(on));
    }
    Outcome::default()
}
