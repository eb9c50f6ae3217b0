//! Settings: a person's own, and the office's. Everything applies at once; what is the office's can be undone.

mod lists;
mod office;
mod own_fields;
mod weights;
mod you;

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::{Panel, PanelId};
use crate::edit::{Deed, Draft, DraftError, Label};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::theme::space;
use crate::ui::widgets::{heading, hint};

/// From this width on, a person's settings and the office's stand side by side.
const TWO_COLUMNS: f32 = 820.0;

/// Settings: a person's own, and the office's.
#[derive(Default)]
pub struct SettingsPanel {
    you: you::You,
    office: office::OfficeForm,
    own_fields: own_fields::OwnFields,
    lists: lists::Lists,
    weights: weights::Weights,
}

impl Panel for SettingsPanel {
    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        heading(ui, &PanelId::Settings.title(desk.lang));
        hint(ui, &tr!(desk.lang, "settings-at-once"));
        ui.add_space(space::S);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let whole = (ui.available_width() - space::S).min(1180.0);
            ui.set_max_width(whole);
            if whole < TWO_COLUMNS {
                self.left(ui, desk);
                self.right(ui, desk);
                return;
            }
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                let wide = ((whole - space::L) * 0.42).floor();
                for (half, wide) in [wide, whole - space::L - wide].into_iter().enumerate() {
                    ui.allocate_ui_with_layout(vec2(wide, 0.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(wide);
                        ui.spacing_mut().item_spacing.x = space::S;
                        if half == 0 { self.left(ui, desk) } else { self.right(ui, desk) }
                    });
                }
            });
        });
    }
}

impl SettingsPanel {
    fn left(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        ui.push_id("you", |ui| self.you.show(ui, desk));
    }

    fn right(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        ui.push_id("office", |ui| {
            ui.add_enabled_ui(!desk.file.read_only, |ui| {
                self.office.show(ui, desk);
                self.own_fields.show(ui, desk);
                self.lists.show(ui, desk);
                self.office.lists(ui, desk);
                self.weights.show(ui, desk);
            });
        });
    }
}

/// Changes the office's record in one step that can be undone; `typing` is the part and the field that is being typed
/// into, so that a whole word is one step.
fn change(
    desk: &Desk<'_>,
    field: &str,
    typing: Option<(crate::model::id::Id, String)>,
    change: impl FnOnce(&mut Draft<'_>) -> Result<(), DraftError>,
) {
    let mut draft = desk.draft();
    if let Err(error) = change(&mut draft) {
        log::warn!("settings: {error}");
        return;
    }
    let label = Label::one(Deed::Set, tr!(desk.lang, "settings-office")).of_field("office", field);
    let mut transaction = draft.finish(label);
    transaction.typing = typing;
    if !transaction.is_empty() {
        desk.push(Act::Apply(Box::new(transaction)));
    }
}
