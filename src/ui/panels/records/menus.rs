//! The menus above the table: columns, and grouping.

use egui::containers::menu::{MenuButton, MenuConfig, SubMenuButton};
use egui::{AtomExt, Button, PopupCloseBehavior, RichText, Role, ScrollArea, Stroke, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::Ask;
use super::arrange::{Arranged, kept};
use super::cells::is_groupable;
use super::table::Table;
use crate::model::text;
use crate::model::value::ValueKind;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::grid::{Mark, menu_row};
use crate::ui::theme::{Tokens, fonts, icons, size, space};
use crate::ui::widgets::{icon_button, text_button};

/// A button that opens a menu: with its words, or with its icon alone where there is little room.
pub(super) fn menu(ui: &mut Ui, icon: Icon, words: &str, narrow: bool, stays: bool, add: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(ui);
    let shown = icons::icon(icon, 15.0).color(tokens.muted);
    let button = if narrow {
        Button::new(shown)
    } else {
        Button::new((shown, RichText::new(words), icons::icon(Icon::ChevronDown, 13.0).color(tokens.muted)))
    };
    let button = button.fill(tokens.surface).stroke(Stroke::new(1.0, tokens.border));
    let button = button.min_size(vec2(if narrow { 34.0 } else { 0.0 }, size::CONTROL));
    let close = if stays { PopupCloseBehavior::CloseOnClickOutside } else { PopupCloseBehavior::CloseOnClick };
    let menu = MenuButton::from_button(button).config(MenuConfig::new().close_behavior(close));
    let (response, _) = menu.ui(ui, add);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    if narrow {
        response.on_hover_text(words);
    }
}

/// Ticks and the order of the columns.
pub(super) fn columns(ui: &mut Ui, table: &Table, desk: &Desk<'_>, asks: &mut Vec<Ask>) {
    let lang = desk.lang;
    ui.set_min_width(290.0);
    let label = |arranged: &Arranged| text::label(lang, table.subject.schema, &arranged.field);
    let last = table.arranged.len().saturating_sub(1);
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (at, arranged) in table.arranged.iter().enumerate() {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let seen = !arranged.hidden;
                let name = label(arranged);
                ui.allocate_ui(vec2(214.0, size::CONTROL), |ui| {
                    if menu_row(ui, Mark::Tick(seen), None, &name, "").clicked() {
                        let mut columns = kept(&table.arranged);
                        if let Some(column) = columns.get_mut(at) {
                            column.hidden = seen;
                        }
                        asks.push(Ask::Columns(columns));
                    }
                });
                ui.add_enabled_ui(at > 0, |ui| {
                    let words = tr!(lang, "records-column-earlier", name = name.as_str());
                    if icon_button(ui, Icon::ArrowUp, &words).clicked() {
                        let mut columns = kept(&table.arranged);
                        columns.swap(at, at.saturating_sub(1));
                        asks.push(Ask::Columns(columns));
                    }
                });
                ui.add_enabled_ui(at < last, |ui| {
                    let words = tr!(lang, "records-column-later", name = name.as_str());
                    if icon_button(ui, Icon::ArrowDown, &words).clicked() {
                        let mut columns = kept(&table.arranged);
                        columns.swap(at, (at + 1).min(last));
                        asks.push(Ask::Columns(columns));
                    }
                });
            });
        }
    });
    ui.separator();
    if text_button(ui, Some(Icon::RotateCcw), &tr!(lang, "records-columns-reset")).clicked() {
        asks.push(Ask::Columns(Vec::new()));
        ui.close();
    }
}

/// What the rows are grouped by.
pub(super) fn group(ui: &mut Ui, table: &Table, desk: &Desk<'_>, asks: &mut Vec<Ask>) {
    let lang = desk.lang;
    ui.set_min_width(220.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut item = |ui: &mut Ui, words: String, group: String| {
        if menu_row(ui, Mark::One(table.group == group), None, &words, "").clicked() {
            asks.push(Ask::Group(group));
            ui.close();
        }
    };
    item(ui, tr!(lang, "records-group-none"), String::new());
    ui.separator();
    let (seen, hidden): (Vec<&Arranged>, Vec<&Arranged>) =
        table.arranged.iter().filter(|it| is_groupable(&it.field)).partition(|it| !it.hidden);
    let mut fields = |ui: &mut Ui, list: &[&Arranged]| {
        for arranged in list {
            let name = text::label(lang, table.subject.schema, &arranged.field);
            let key = arranged.field.key.as_ref();
            if matches!(arranged.field.spec.kind, ValueKind::Date | ValueKind::Timestamp) {
                submenu(ui, None, &name, |ui| {
                    item(ui, tr!(lang, "records-by-week"), format!("{key}:week"));
                    item(ui, tr!(lang, "records-by-month"), format!("{key}:month"));
                    item(ui, tr!(lang, "records-by-quarter"), format!("{key}:quarter"));
                    item(ui, tr!(lang, "records-by-year"), format!("{key}:year"));
                });
            } else {
                item(ui, name, key.to_owned());
            }
        }
    };
    fields(ui, &seen);
    if !hidden.is_empty() {
        submenu(ui, Some(Icon::Ellipsis), &tr!(lang, "records-more-fields"), |ui| {
            ScrollArea::vertical().max_height(420.0).show(ui, |ui| fields(ui, &hidden));
        });
    }
    if !table.group.is_empty() {
        ui.separator();
        for (fold, icon) in [(true, Icon::ChevronsDownUp), (false, Icon::ChevronsUpDown)] {
            let words = if fold { tr!(lang, "records-fold-all") } else { tr!(lang, "records-unfold-all") };
            if menu_row(ui, Mark::None, Some(icon), &words, "").clicked() {
                asks.push(Ask::FoldAll(fold));
                ui.close();
            }
        }
    }
}

/// The quick filter of a column, under what the grid itself offers in its menu.
pub(super) fn quick(
    ui: &mut Ui,
    table: &Table,
    key: &str,
    desk: &Desk<'_>,
    cache: &mut super::QuickCache,
    asks: &mut Vec<Ask>,
) {
    let Some(field) = table.field(key) else { return };
    let tokens = Tokens::of(ui);
    let lang = desk.lang;
    let quick = cache.get(field, table, desk);
    ui.separator();
    ui.label(RichText::new(tr!(lang, "quick-title")).font(fonts::small()).color(tokens.muted));
    if !quick.choices.is_empty() {
        ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for choice in &quick.choices {
                let count = crate::i18n::format::integer(lang, i64::try_from(choice.count).unwrap_or(i64::MAX));
                if menu_row(ui, Mark::Tick(choice.ticked), None, &choice.label, &count).clicked() {
                    let is_wanted = |other: &&super::quick::Choice| (other.word == choice.word) != other.ticked;
                    let words = quick.choices.iter().filter(is_wanted).map(|choice| choice.word.clone());
                    let words: Vec<String> = words.collect();
                    let filter = super::quick::with_choices(&cache.text, field, &words, &table.subject, lang);
                    asks.push(Ask::Filter(filter));
                }
            }
        });
        if quick.more > 0 {
            let count = i64::try_from(quick.more).unwrap_or(i64::MAX);
            ui.label(RichText::new(tr!(lang, "quick-more", count = count)).font(fonts::small()).color(tokens.muted));
        }
    }
    for stretch in &quick.stretches {
        if menu_row(ui, Mark::One(stretch.ticked), None, &stretch.label, "").clicked() {
            let condition = if stretch.ticked { "" } else { stretch.condition.as_str() };
            asks.push(Ask::Filter(super::quick::with_stretch(&cache.text, field, condition, &table.subject, lang)));
            ui.close();
        }
    }
    if quick.range.is_some() {
        let label = text::label(lang, table.subject.schema, field);
        if let Some(condition) = cache.range.show(ui, field, &label, &table.subject, desk) {
            asks.push(Ask::Filter(super::quick::with_stretch(&cache.text, field, &condition, &table.subject, lang)));
            ui.close();
        }
    }
}

/// A menu within a menu.
fn submenu(ui: &mut Ui, icon: Option<Icon>, words: &str, add: impl FnOnce(&mut Ui)) {
    let icon = icon.map_or_else(|| RichText::new(" "), |icon| icons::icon(icon, 15.0));
    let button = Button::new((icon.atom_size(vec2(18.0, 18.0)), words)).gap(space::S);
    let (response, _) = SubMenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(200.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        add(ui);
    });
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, words));
}
