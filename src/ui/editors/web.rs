//! Web addresses and paths, with the way there.

use egui::Ui;
use lucide_icons::Icon;

use super::state::{EditState, Outcome, Target};
use super::text::{Look, field_id, typed};
use crate::model::value::Value;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::widgets::icon_button;

pub(super) fn edit(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let mut outcome = Outcome::default();
    let address = value.as_text().unwrap_or_default().to_owned();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let button = if address.is_empty() || target.compact { 0.0 } else { 30.0 };
        let width = (ui.available_width() - button).max(60.0);
        let look =
            Look { id: field_id(target), name: target.label, hint: String::new(), right: 0.0, width, figures: false };
        outcome = typed(ui, desk, target, value, state, &look, false).0;
        if button > 0.0
            && icon_button(ui, Icon::ExternalLink, &tr!(desk.lang, "web-open", address = address.as_str())).clicked()
        {
            desk.push(Act::Follow(address));
        }
    });
    outcome
}
