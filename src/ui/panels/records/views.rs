//! Saved views: how a table looks, under a name, for everybody in the office.

use egui::{Button, RichText, TextEdit, Ui};
use lucide_icons::Icon;

use super::table::Table;
use crate::edit::{Deed, Label, Transaction};
use crate::model::id::Id;
use crate::model::office::{Office, SavedView};
use crate::model::value::Value;
use crate::settings::ColumnLayout;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::grid::{Mark, menu_row};
use crate::ui::theme::{Tokens, fonts, icons, size};
use crate::ui::widgets::quiet_button;

/// What is typed in the menu.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The name of a view that is to be saved.
    new: String,
    /// A view that is being renamed, and its name so far.
    renamed: Option<(Id, String)>,
}

/// The office's views of a kind.
pub(super) fn of<'a>(desk: &Desk<'a>, kind: &str) -> Vec<&'a SavedView> {
    desk.office().map(|office| office.views.iter().filter(|view| view.of == kind).collect()).unwrap_or_default()
}

/// The menu of the views; gives the one that was chosen.
pub(super) fn menu(ui: &mut Ui, table: &Table, filter: &str, desk: &Desk<'_>, names: &mut Names) -> Option<SavedView> {
    let tokens = Tokens::of(ui);
    let lang = desk.lang;
    ui.set_min_width(260.0);
    let mut chosen = None;
    let views = of(desk, table.kind.key());
    let writable = !desk.file.read_only;
    if views.is_empty() {
        ui.set_max_width(300.0);
        ui.label(RichText::new(tr!(lang, "views-none")).color(tokens.muted));
    }
    for view in views {
        if let Some((id, name)) = &mut names.renamed
            && *id == view.id
        {
            let mut saved = false;
            ui.horizontal(|ui| {
                let edit = TextEdit::singleline(name).desired_width(160.0);
                let response = ui.add(edit).accessible_name(tr!(lang, "views-name"));
                let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
                saved = quiet_button(ui, None, &tr!(lang, "views-rename")).clicked() || entered;
            });
            if saved {
                let name = name.trim().to_owned();
                let id = id.clone();
                names.renamed = None;
                if !name.is_empty() {
                    change(desk, &name, |draft| draft.set_key(&id, "name", Value::Text(name.clone().into())));
                }
            }
            continue;
        }
        ui.horizontal(|ui| {
            let here = is_shown(view, table, filter);
            ui.spacing_mut().item_spacing.x = 2.0;
            let pressed = |ui: &mut Ui| menu_row(ui, Mark::One(here), None, &view.name, "").clicked();
            if ui.allocate_ui(egui::vec2(220.0, size::CONTROL), pressed).inner {
                chosen = Some(view.clone());
                ui.close();
            }
            if !writable {
                return;
            }
            let more = egui::containers::menu::MenuButton::from_button(
                Button::new(icons::small(Icon::Ellipsis)).frame_when_inactive(false),
            );
            let (response, _) = more.ui(ui, |ui| {
                if menu_row(ui, Mark::None, Some(Icon::Save), &tr!(lang, "views-update"), "").clicked() {
                    let (id, saved) = (view.id.clone(), current(table, filter, &view.name));
                    change(desk, &view.name, |draft| write(draft, &id, &saved));
                    ui.close();
                }
                if menu_row(ui, Mark::None, Some(Icon::PencilLine), &tr!(lang, "views-rename-more"), "").clicked() {
                    names.renamed = Some((view.id.clone(), view.name.clone()));
                    ui.close();
                }
                if menu_row(ui, Mark::None, Some(Icon::Trash2), &tr!(lang, "views-delete"), "").clicked() {
                    let id = view.id.clone();
                    change(desk, &view.name, |draft| draft.delete(&id, crate::edit::OnDelete::ClearLinks));
                    ui.close();
                }
            });
            let name = tr!(lang, "views-more", name = view.name.as_str());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        });
    }
    if writable {
        ui.separator();
        ui.label(RichText::new(tr!(lang, "views-save-as")).font(fonts::small()).color(tokens.muted));
        ui.horizontal(|ui| {
            let edit = TextEdit::singleline(&mut names.new).desired_width(160.0).hint_text(tr!(lang, "views-name"));
            let response = ui.add(edit).accessible_name(tr!(lang, "views-name"));
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let pressed = ui
                .add_enabled_ui(!names.new.trim().is_empty(), |ui| quiet_button(ui, None, &tr!(lang, "views-save")))
                .inner
                .clicked();
            if (pressed || entered) && !names.new.trim().is_empty() {
                let saved = current(table, filter, names.new.trim());
                save(desk, &saved);
                names.new.clear();
                ui.close();
            }
        });
    }
    chosen
}

/// The table as it is, under a name.
pub(super) fn current(table: &Table, filter: &str, name: &str) -> SavedView {
    SavedView {
        name: name.to_owned(),
        of: table.kind.key().to_owned(),
        filter: filter.trim().to_owned(),
        columns: table.columns.iter().map(|column| column.key.clone()).collect(),
        sort: table.sort.clone(),
        group_by: table.group.clone(),
        ..SavedView::default()
    }
}

fn is_shown(view: &SavedView, table: &Table, filter: &str) -> bool {
    let now = current(table, filter, &view.name);
    (&now.filter, &now.columns, &now.sort, &now.group_by) == (&view.filter, &view.columns, &view.sort, &view.group_by)
}

/// The columns that a view shows, in its order; the others are hidden, and widths stay.
pub(super) fn columns(view: &SavedView, now: &[ColumnLayout]) -> Vec<ColumnLayout> {
    let find = |key: &String| now.iter().find(|column| column.key == *key);
    let seen = view.columns.iter().filter_map(find).map(|column| ColumnLayout { hidden: false, ..column.clone() });
    let others = now.iter().filter(|column| !view.columns.contains(&column.key));
    seen.chain(others.map(|column| ColumnLayout { hidden: true, ..column.clone() })).collect()
}

/// Adds a view to the office's.
pub(super) fn save(desk: &Desk<'_>, view: &SavedView) {
    let Some(office) = desk.office() else { return };
    let owner = office.id.clone();
    change(desk, &view.name, |draft| {
        let id = draft.add_part(&owner, "views")?;
        write(draft, &id, view)
    });
}

fn write(draft: &mut crate::edit::Draft<'_>, id: &Id, view: &SavedView) -> Result<(), crate::edit::DraftError> {
    let text = |text: &str| Value::Text(text.to_owned().into());
    draft.set_key(id, "name", text(&view.name))?;
    draft.set_key(id, "of", text(&view.of))?;
    draft.set_key(id, "filter", text(&view.filter))?;
    draft.set_key(id, "columns", Value::List(view.columns.clone().into()))?;
    draft.set_key(id, "sort", Value::List(view.sort.clone().into()))?;
    draft.set_key(id, "group_by", text(&view.group_by))
}

fn change(
    desk: &Desk<'_>,
    name: &str,
    make: impl FnOnce(&mut crate::edit::Draft<'_>) -> Result<(), crate::edit::DraftError>,
) {
    let mut draft = desk.draft();
    match make(&mut draft) {
        Ok(()) => {
            let label = Label::one(Deed::Set, name).of_field(Office::SCHEMA.key, "views");
            let transaction: Transaction = draft.finish(label);
            desk.push(Act::Apply(Box::new(transaction)));
        }
        Err(error) => log::warn!("a view was not saved: {error}"),
    }
}
