//! The office's saved views: what there is, renamed, opened and removed.

use egui::{Label, RichText, TextEdit, Ui, vec2};
use lucide_icons::Icon;

use super::change;
use crate::edit::OnDelete;
use crate::i18n;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::{Office, SavedView};
use crate::model::schema::Entity;
use crate::model::value::Value;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::panels::PanelId;
use crate::ui::theme::{Tokens, fonts, size};
use crate::ui::widgets::{card, hint, icon_button, section};

/// The lists: what is being typed.
#[derive(Default)]
pub(super) struct Lists {
    typed: Option<(Id, String)>,
}

impl Lists {
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let Some(office) = desk.office() else { return };
        card(ui, |ui| {
            section(ui, &i18n::field_label(desk.lang, Office::SCHEMA.key, "views"));
            if office.views.is_empty() {
                hint(ui, &tr!(desk.lang, "settings-views-none"));
            }
            for view in &office.views {
                ui.push_id(view.id(), |ui| self.view(ui, desk, view));
            }
        });
    }

    fn view(&mut self, ui: &mut Ui, desk: &Desk<'_>, view: &SavedView) {
        let lang = desk.lang;
        let tokens = Tokens::of(ui);
        let of_kind = || Kind::from_key(&view.of).map(PanelId::of_kind);
        let panel = if view.of == "agenda" { Some(PanelId::Deadlines) } else { of_kind() };
        let of = panel.map_or_else(|| view.of.clone(), |panel| panel.title(lang));
        ui.horizontal(|ui| {
            let mine = self.typed.as_ref().filter(|(id, _)| id == view.id());
            let mut text = mine.map_or_else(|| view.name.clone(), |(_, text)| text.clone());
            let edit = TextEdit::singleline(&mut text)
                .desired_width(200.0)
                .min_size(vec2(80.0, size::CONTROL))
                .align(egui::Align2::LEFT_CENTER);
            let response = ui.add(edit).accessible_name(tr!(lang, "settings-view-name"));
            if response.changed() {
                let name = text.trim().to_owned();
                if !name.is_empty() {
                    let id = view.id().clone();
                    let typing = Some((id.clone(), "name".to_owned()));
                    change(desk, "views", typing, |draft| draft.set_key(&id, "name", Value::Text(name.into())));
                }
                self.typed = Some((view.id().clone(), text));
            } else if response.lost_focus() {
                self.typed = None;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let remove = tr!(lang, "settings-view-remove", view = view.name.as_str());
                if icon_button(ui, Icon::Trash2, &remove).clicked() {
                    let id = view.id().clone();
                    change(desk, "views", None, |draft| draft.delete(&id, OnDelete::ClearLinks));
                }
                if let Some(panel) = panel {
                    let open = tr!(lang, "settings-view-open", view = view.name.as_str());
                    if icon_button(ui, Icon::ArrowRight, &open).clicked() {
                        desk.push(Act::GoFiltered(panel, view.filter.clone()));
                    }
                }
                let about = if view.filter.is_empty() { of.clone() } else { format!("{of}: {}", view.filter) };
                let about = RichText::new(about).font(fonts::small()).color(tokens.muted);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(Label::new(about).truncate());
                });
            });
        });
    }
}
