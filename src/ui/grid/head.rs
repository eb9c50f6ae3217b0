//! The columns' headings, and the menus.

use std::fmt::Debug;
use std::hash::Hash;

use egui::accesskit::{Role, SortDirection};
use egui::containers::menu::menu_style;
use egui::{
    Align, CornerRadius, CursorIcon, FontId, Popup, PopupCloseBehavior, PopupKind, Rect, Response, RichText, Sense,
    Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};
use lucide_icons::Icon;

use super::Rows;
use super::column::{Column, NARROWEST, WIDEST};
use super::event::Event;
use super::layout::Layout;
use super::menu_row::{Mark, menu_row};
use super::paint::{self, PAD};
use super::state::{Grid, MenuOf, Options, Spot, node};
use crate::i18n::Lang;
use crate::tr;
use crate::ui::theme::{Tokens, fonts, size};

/// A column that is being dragged: its number, and the number before which it would stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Drag {
    column: usize,
    before: usize,
}

/// The width in which a press opens the menu of a column, at the right end of its heading.
const MENU_WIDTH: f32 = 24.0;

fn heading_font() -> FontId {
    FontId::new(size::SMALL, fonts::strong_family())
}

impl<K: Clone + Eq + Hash + Debug> Grid<K> {
    /// Asks for a menu at whatever has the keyboard.
    pub(super) fn menu_wanted(&mut self, of: MenuOf) {
        self.menu = Some((of, Rect::NOTHING));
    }

    pub(super) fn head(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        columns: &[Column],
        layout: &Layout,
        options: &Options<'_>,
        events: &mut Vec<Event<K>>,
    ) {
        let tokens = Tokens::of(ui);
        let edge = (rect.left() + layout.frozen_width).min(rect.right());
        let (frozen, moving) = rect.split_left_right_at_x(edge);
        let sorts = columns.iter().filter(|column| column.sorted.is_some()).count();
        for (at, column) in columns.iter().enumerate() {
            let Some(place) = layout.place(at, rect.left(), self.offset.x) else { continue };
            let place = Rect::from_x_y_ranges(place, rect.y_range());
            let clip = if at < layout.frozen { frozen } else { moving };
            let seen = place.intersect(clip);
            if !seen.is_positive() {
                continue;
            }
            let sense = if options.arranges { Sense::CLICK | Sense::DRAG } else { Sense::CLICK };
            let response = ui.interact(seen, self.head_id(at), sense);
            self.draw_head(ui, place, clip, at, column, sorts, &response);
            self.press_head(ui, place, at, column, &response, options, events);
            self.drag_head(ui, rect, columns.len(), layout, at, &response);
            describe(&response, column, at, options.lang);
            if response.hovered() && self.drag.is_none() && !column.title.is_empty() {
                let hint = if column.sortable { tr!(options.lang, "grid-sort-hint") } else { String::new() };
                response.on_hover_ui(|ui| {
                    ui.set_max_width(320.0);
                    ui.label(RichText::new(&column.title).font(fonts::strong()));
                    if !hint.is_empty() {
                        ui.label(RichText::new(hint).color(tokens.muted).font(fonts::small()));
                    }
                });
            }
        }
        // The edges come after the headings, so that they lie on top.
        for (at, column) in columns.iter().enumerate() {
            let Some(place) = layout.place(at, rect.left(), self.offset.x) else { continue };
            let clip = if at < layout.frozen { frozen } else { moving };
            if place.max < clip.left() || place.max > clip.right() + 4.0 {
                continue;
            }
            let grip = Rect::from_x_y_ranges(egui::Rangef::new(place.max - 4.0, place.max + 4.0), rect.y_range());
            self.edge(ui, grip.intersect(rect), place.min, at, column, events);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        self.drop_head(ui, rect, columns, layout, events);
    }

    #[expect(clippy::too_many_arguments, reason = "one call from one place, each of another sort")]
    fn draw_head(
        &self,
        ui: &Ui,
        place: Rect,
        clip: Rect,
        at: usize,
        column: &Column,
        sorts: usize,
        response: &Response,
    ) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter_at(clip);
        let lit = response.hovered() || self.drag.is_some_and(|drag| drag.column == at);
        if lit {
            painter.rect_filled(place, CornerRadius::ZERO, tokens.hover);
        }
        let ink = if column.sorted.is_some() { tokens.text } else { tokens.muted };
        let mut room = place.width() - 2.0 * PAD;
        let mut mark = Vec::new();
        if let Some(sorted) = column.sorted {
            let icon = if sorted.descending { Icon::ArrowDown } else { Icon::ArrowUp };
            let arrow = FontId::new(12.0, fonts::icon_family());
            mark.push(painter.layout_no_wrap(char::from(icon).to_string(), arrow, tokens.accent));
            if sorts > 1 {
                let rank = (sorted.rank + 1).to_string();
                mark.push(painter.layout_no_wrap(rank, FontId::new(10.0, fonts::strong_family()), tokens.accent));
            }
        }
        let mark_width: f32 = mark.iter().map(|galley| galley.size().x + 2.0).sum();
        let chevron = if response.hovered() && !column.right { MENU_WIDTH - PAD } else { 0.0 };
        room -= mark_width + if mark_width > 0.0 { 4.0 } else { 0.0 } + chevron;
        let words = painter.layout_job(paint::line(&column.title, heading_font(), ink, false, room));
        let middle = place.center().y;
        let width = words.size().x;
        let left = if column.right { place.right() - PAD - width } else { place.left() + PAD };
        painter.galley(pos2(left, middle - words.size().y / 2.0), words, ink);
        let mut x = if column.right { left - mark_width - 4.0 } else { left + width + 4.0 };
        for galley in mark {
            let (width, height) = (galley.size().x, galley.size().y);
            painter.galley(pos2(x, middle - height / 2.0), galley, tokens.accent);
            x += width + 2.0;
        }
        if chevron > 0.0 {
            let font = FontId::new(14.0, fonts::icon_family());
            let galley = painter.layout_no_wrap(char::from(Icon::ChevronDown).to_string(), font, tokens.muted);
            painter.galley(pos2(place.right() - 19.0, middle - galley.size().y / 2.0), galley, tokens.muted);
        }
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        if self.spot == Some(Spot::Head) && focused && at == self.column {
            let stroke = Stroke::new(2.0, tokens.accent);
            painter.rect_stroke(place.shrink(2.0), CornerRadius::same(4), stroke, StrokeKind::Inside);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call from one place, each of another sort")]
    fn press_head(
        &mut self,
        ui: &Ui,
        place: Rect,
        at: usize,
        column: &Column,
        response: &Response,
        options: &Options<'_>,
        events: &mut Vec<Event<K>>,
    ) {
        let pointer = response.interact_pointer_pos();
        let at_menu = !column.right && pointer.is_some_and(|at| at.x > place.right() - MENU_WIDTH);
        if response.secondary_clicked() || response.clicked() && at_menu {
            let anchor = Rect::from_min_size(place.left_bottom(), Vec2::ZERO);
            self.menu = Some((MenuOf::Column(column.key.clone()), anchor));
            self.column = at;
        } else if response.clicked() && column.sortable {
            self.column = at;
            let further = ui.input(|input| input.modifiers.shift);
            events.push(Event::Sort { column: column.key.clone(), descending: None, further });
        }
        if self.spot == Some(Spot::Head)
            && at == self.column
            && let Some((MenuOf::Column(_), anchor)) = &mut self.menu
            && *anchor == Rect::NOTHING
        {
            *anchor = Rect::from_min_size(place.left_bottom(), Vec2::ZERO);
        }
        let _ = options;
    }

    fn drag_head(&mut self, ui: &Ui, rect: Rect, count: usize, layout: &Layout, at: usize, response: &Response) {
        if response.drag_started() {
            self.drag = Some(Drag { column: at, before: at });
        }
        if !response.dragged() {
            return;
        }
        let Some(pointer) = response.interact_pointer_pos() else { return };
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let over = layout.at(pointer.x, rect.left(), self.offset.x);
        let before = match over {
            Some(over) => {
                let middle = layout.place(over, rect.left(), self.offset.x).map_or(0.0, egui::Rangef::center);
                if pointer.x > middle { over + 1 } else { over }
            }
            None if pointer.x < rect.left() => 0,
            None => count,
        };
        self.drag = Some(Drag { column: at, before });
    }

    fn drop_head(&mut self, ui: &Ui, rect: Rect, columns: &[Column], layout: &Layout, events: &mut Vec<Event<K>>) {
        let Some(drag) = self.drag else { return };
        let tokens = Tokens::of(ui);
        let moves = drag.before != drag.column && drag.before != drag.column + 1;
        if moves {
            let x = match layout.place(drag.before, rect.left(), self.offset.x) {
                Some(place) => Some(place.min),
                None => {
                    layout.place(columns.len().saturating_sub(1), rect.left(), self.offset.x).map(|place| place.max)
                }
            };
            if let Some(x) = x {
                ui.painter().vline(
                    x.clamp(rect.left() + 1.0, rect.right() - 1.0),
                    rect.y_range(),
                    Stroke::new(3.0, tokens.accent),
                );
            }
        }
        if !ui.input(|input| input.pointer.any_down()) {
            self.drag = None;
            if let Some(column) = columns.get(drag.column).filter(|_| moves) {
                let before = columns.get(drag.before).map(|column| column.key.clone());
                events.push(Event::Move { column: column.key.clone(), before });
            }
        }
    }

    /// The edge of a column: dragged it makes the column wider, pressed twice it fits it to its words.
    fn edge(&mut self, ui: &Ui, grip: Rect, left: f32, at: usize, column: &Column, events: &mut Vec<Event<K>>) {
        if !grip.is_positive() {
            return;
        }
        let tokens = Tokens::of(ui);
        let response = ui.interact(grip, self.id.with(("edge", at)), Sense::CLICK | Sense::DRAG);
        let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeColumn);
        if response.hovered() || response.dragged() {
            ui.painter().vline(grip.center().x, grip.y_range(), Stroke::new(2.0, tokens.accent));
        } else {
            ui.painter().vline(grip.center().x - 0.5, grip.y_range().shrink(8.0), Stroke::new(1.0, tokens.line));
        }
        if response.double_clicked() {
            let cells = self.kept().filter_map(|shown| shown.cells.get(at));
            let widest = cells.map(|cell| paint::wanted(ui.painter(), cell)).fold(0.0, f32::max);
            let title = ui.painter().layout_no_wrap(column.title.clone(), heading_font(), tokens.text);
            let width = widest.max(title.size().x + 2.0 * PAD + 24.0).clamp(NARROWEST, WIDEST).ceil();
            events.push(Event::Width { column: column.key.clone(), width });
        } else if response.dragged()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let width = (pointer.x - left).max(NARROWEST).round();
            if (width - column.width).abs() >= 1.0 {
                events.push(Event::Width { column: column.key.clone(), width });
            }
        }
    }

    /// Shows the menu that is open.
    pub(super) fn menus<R: Rows<Key = K>>(
        &mut self,
        ui: &mut Ui,
        columns: &[Column],
        rows: &mut R,
        options: &Options<'_>,
        events: &mut Vec<Event<K>>,
    ) {
        let Some((of, anchor)) = self.menu.clone() else { return };
        let anchor = if anchor == Rect::NOTHING {
            Rect::from_min_size(ui.max_rect().min + vec2(24.0, 48.0), Vec2::ZERO)
        } else {
            anchor
        };
        // Arrows go into the menu while it is open.
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, egui::EventFilter::default()));
        let mut open = true;
        let close = match of {
            MenuOf::Rows => PopupCloseBehavior::CloseOnClick,
            MenuOf::Column(_) => PopupCloseBehavior::CloseOnClickOutside,
        };
        let id = self.id.with(("menu", format!("{of:?}")));
        Popup::new(id, ui.ctx().clone(), anchor, ui.layer_id())
            .kind(PopupKind::Menu)
            .layout(egui::Layout::top_down_justified(Align::Min))
            .style(menu_style)
            .close_behavior(close)
            .anchor_widget(self.id)
            .open_bool(&mut open)
            .show(|ui| {
                ui.set_min_width(240.0);
                ui.set_max_width(280.0);
                ui.spacing_mut().item_spacing.y = 1.0;
                match &of {
                    MenuOf::Rows => rows.row_menu(ui),
                    MenuOf::Column(key) => {
                        if let Some(at) = columns.iter().position(|column| column.key == *key) {
                            column_menu(ui, columns, at, options, events);
                        }
                        rows.column_menu(ui, key);
                    }
                }
            });
        if !open {
            self.menu = None;
            self.focus();
        }
    }
}

/// What every column offers.
fn column_menu<K>(ui: &mut Ui, columns: &[Column], at: usize, options: &Options<'_>, events: &mut Vec<Event<K>>) {
    let Some(column) = columns.get(at) else { return };
    let lang = options.lang;
    let item = |ui: &mut Ui, icon: Icon, words: String| {
        let clicked = menu_row(ui, Mark::None, Some(icon), &words, "").clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    if column.sortable {
        for (descending, icon) in [(false, Icon::ArrowUp), (true, Icon::ArrowDown)] {
            let words = if descending { tr!(lang, "grid-sort-descending") } else { tr!(lang, "grid-sort-ascending") };
            if item(ui, icon, words) {
                events.push(Event::Sort { column: column.key.clone(), descending: Some(descending), further: false });
            }
        }
        if columns.iter().any(|other| other.sorted.is_some() && other.key != column.key)
            && item(ui, Icon::ListPlus, tr!(lang, "grid-sort-further"))
        {
            events.push(Event::Sort { column: column.key.clone(), descending: None, further: true });
        }
    }
    if column.groupable && item(ui, Icon::Group, tr!(lang, "grid-group")) {
        events.push(Event::Group(Some(column.key.clone())));
    }
    if options.arranges {
        ui.separator();
        if item(ui, Icon::EyeOff, tr!(lang, "grid-hide")) {
            events.push(Event::Hide(column.key.clone()));
        }
        if at + 1 != options.frozen && item(ui, Icon::Pin, tr!(lang, "grid-freeze")) {
            events.push(Event::Freeze(at + 1));
        }
        if options.frozen > 0 && item(ui, Icon::PinOff, tr!(lang, "grid-unfreeze")) {
            events.push(Event::Freeze(0));
        }
    }
}

fn describe(response: &Response, column: &Column, at: usize, lang: Lang) {
    let title = column.title.as_str();
    let name = match column.sorted {
        Some(sorted) if sorted.descending => tr!(lang, "grid-head-descending", title = title),
        Some(_) => tr!(lang, "grid-head-ascending", title = title),
        None => column.title.clone(),
    };
    node(response, |node| {
        node.set_role(Role::ColumnHeader);
        node.set_label(name);
        node.set_column_index(at);
        if let Some(sorted) = column.sorted {
            let way = if sorted.descending { SortDirection::Descending } else { SortDirection::Ascending };
            node.set_sort_direction(way);
        }
    });
}
