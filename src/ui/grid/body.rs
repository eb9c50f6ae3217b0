//! The lines of a grid: rows, headings, and the cell that is being edited.

use std::collections::HashSet;
use std::fmt::Debug;
use std::hash::Hash;
use std::rc::Rc;

use egui::accesskit::Role;
use egui::scroll_area::ScrollSource;
use egui::{
    Align, CornerRadius, FontId, Rangef, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    pos2, vec2,
};
use lucide_icons::Icon;

use super::Rows;
use super::column::Column;
use super::event::{Editing, Event};
use super::layout::Layout;
use super::lines::{Heading, Line};
use super::paint::{self, Ink, PAD};
use super::state::{Grid, MenuOf, Options, Spot, node};
use crate::i18n::format;
use crate::tr;
use crate::ui::theme::{Tokens, fonts};

/// Everything that the drawing of lines needs besides the grid.
struct Scene<'a> {
    columns: &'a [Column],
    layout: &'a Layout,
    options: &'a Options<'a>,
    tokens: &'static Tokens,
    /// Where lines are seen.
    view: Rect,
    /// How far the columns are scrolled.
    across: f32,
    /// The grid as a widget.
    grid: &'a Response,
}

impl Scene<'_> {
    /// Where the cells of a column are seen.
    fn clip(&self, column: usize) -> Rect {
        let edge = self.view.left() + self.layout.frozen_width;
        let (frozen, moving) = self.view.split_left_right_at_x(edge.min(self.view.right()));
        if column < self.layout.frozen { frozen } else { moving }
    }

    fn cell(&self, column: usize, line: Rect) -> Option<Rect> {
        let place = self.layout.place(column, self.view.left(), self.across)?;
        Some(Rect::from_x_y_ranges(place, line.y_range()))
    }
}

impl<K: Clone + Eq + Hash + Debug> Grid<K> {
    #[expect(clippy::too_many_arguments, reason = "one call from one place, each of another sort")]
    pub(super) fn body<R: Rows<Key = K>>(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        columns: &[Column],
        layout: &Layout,
        rows: &mut R,
        options: &Options<'_>,
        grid: &Response,
        events: &mut Vec<Event<K>>,
    ) {
        let height = options.row_height;
        let mut area =
            ScrollArea::both().id_salt("lines").auto_shrink(false).animated(false).content_margin(0.0).scroll_source(
                ScrollSource { scroll_bar: true, drag: egui::scroll_area::DragScroll::OnTouch, mouse_wheel: true },
            );
        if std::mem::take(&mut self.reach) {
            area = area.scroll_offset(self.reached(rect, layout, height));
        }
        let mut outside = ui.new_child(UiBuilder::new().id_salt("body").max_rect(rect));
        outside.set_clip_rect(rect.intersect(ui.clip_rect()));
        outside.ctx().allow_widget_id_changes_in(rect);
        let shown = area.show_viewport(&mut outside, |ui, seen| {
            ui.set_min_size(vec2(layout.width, height * self.lines.count() as f32));
            let view = rect.intersect(ui.clip_rect());
            let scene = Scene { columns, layout, options, tokens: Tokens::of(ui), view, across: seen.min.x, grid };
            self.lines_in(ui, &scene, seen.y_range(), rows, events);
            self.editor(ui, &scene, seen.min.y, rows, events);
        });
        self.offset = shown.state.clamped_offset();
        let before = std::mem::replace(&mut self.view, shown.inner_rect.size());
        // What was in sight stays in sight when something else takes room away.
        if self.view.y < before.y
            && let Some(line) = self.line()
        {
            let top = line as f32 * height - self.offset.y;
            if top + height > self.view.y && top < before.y {
                self.reach = true;
                outside.ctx().request_repaint();
            }
        }
    }

    /// The offset from which the spot is seen whole.
    fn reached(&self, rect: Rect, layout: &Layout, height: f32) -> Vec2 {
        let view = if self.view == Vec2::ZERO { rect.size() } else { self.view };
        let mut offset = self.offset;
        offset.x = layout.reach(self.column, offset.x, view.x);
        if let Some(line) = self.line() {
            let top = line as f32 * height;
            let covered = if self.lines.is_grouped() { height } else { 0.0 };
            let far = top + height < offset.y - view.y || top > offset.y + 2.0 * view.y;
            if far {
                offset.y = top - view.y / 2.0;
            } else if top - covered < offset.y {
                offset.y = top - covered;
            } else if top + height > offset.y + view.y {
                offset.y = top + height - view.y;
            }
        }
        let end = (height * self.lines.count() as f32 - view.y).max(0.0);
        vec2(offset.x.clamp(0.0, (layout.width - view.x).max(0.0)), offset.y.clamp(0.0, end))
    }

    fn lines_in<R: Rows<Key = K>>(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        seen: Rangef,
        rows: &R,
        events: &mut Vec<Event<K>>,
    ) {
        let height = scene.options.row_height;
        // Lines are never so many that these could fail.
        let first = (seen.min / height).floor().max(0.0) as usize;
        let last = ((seen.max / height).ceil() as usize).min(self.lines.count());
        let sticky = self.lines.group_at(first).filter(|_| seen.min > 0.0);
        for line in first..last {
            let rect = line_rect(ui, scene.view, line, seen.min, height);
            match self.lines.at(line) {
                Some(Line::Row(row)) => self.row(ui, scene, row, line, rect, rows, events),
                Some(Line::Heading(group)) if sticky != Some(group) => self.heading(ui, scene, group, rect, rows),
                _ => {}
            }
        }
        let Some(group) = sticky else { return };
        let mut rect = line_rect(ui, scene.view, 0, 0.0, height);
        if let Some(next) = self.lines.of(Line::Heading(group + 1)) {
            let next = line_rect(ui, scene.view, next, seen.min, height);
            rect = rect.translate(vec2(0.0, (next.top() - rect.bottom()).min(0.0)));
        }
        self.heading(ui, scene, group, rect, rows);
    }

    #[expect(clippy::too_many_arguments, reason = "one call from one place, each of another sort")]
    fn row<R: Rows<Key = K>>(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        row: usize,
        line: usize,
        rect: Rect,
        rows: &R,
        events: &mut Vec<Event<K>>,
    ) {
        let Some(key) = rows.key(row) else { return };
        let tokens = scene.tokens;
        let shown = self.words(row, rows);
        let response = ui.interact(rect.intersect(scene.view), self.line_id(Line::Row(row)), Sense::CLICK);
        self.pressed(ui, scene, &response, (row, line, &key), rows, events);
        let chosen = self.chosen.contains(&key);
        let here = self.spot == Some(Spot::Line(Line::Row(row)));
        let focused = here && scene.grid.has_focus();

        let painter = ui.painter_at(scene.view);
        let ground = if chosen {
            tokens.accent_soft
        } else if response.hovered() {
            tokens.hover
        } else {
            tokens.surface
        };
        if ground != tokens.surface {
            painter.rect_filled(rect, CornerRadius::ZERO, ground);
        }
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        let pointer = response.hover_pos();
        let mut tip = None;
        for (at, (column, cell)) in scene.columns.iter().zip(&shown.cells).enumerate() {
            let Some(place) = scene.cell(at, rect) else { continue };
            let clip = scene.clip(at);
            if !place.intersects(clip) {
                continue;
            }
            let inside = painter.with_clip_rect(clip.intersect(place).intersect(painter.clip_rect()));
            let cut =
                paint::cell(&inside, place, cell, &Ink { right: column.right, faded: shown.faded, chosen }, tokens);
            if pointer.is_some_and(|at| place.contains(at) && clip.contains(at)) {
                tip = match cell.tip.as_str() {
                    "" if cut => Some(cell.words()),
                    "" => None,
                    tip => Some(tip.to_owned()),
                };
            }
            if focused && at == self.column {
                let ring = painter.with_clip_rect(clip.intersect(painter.clip_rect()));
                let stroke = Stroke::new(2.0, tokens.accent);
                ring.rect_stroke(place.shrink(1.0), CornerRadius::same(4), stroke, StrokeKind::Inside);
            }
        }
        if chosen {
            let bar = Rect::from_min_size(rect.left_top(), vec2(3.0, rect.height() - 1.0));
            painter.rect_filled(bar, CornerRadius::ZERO, tokens.accent);
        }
        if scene.across > 0.0 && scene.layout.frozen > 0 {
            let edge = scene.view.left() + scene.layout.frozen_width;
            painter.vline(edge, rect.y_range(), Stroke::new(1.0, tokens.border));
        }
        if here
            && let Some((MenuOf::Rows, at)) = &mut self.menu
            && *at == Rect::NOTHING
        {
            *at = scene.cell(self.column, rect).unwrap_or(rect).intersect(scene.view);
        }
        describe_row(&response, &shown, row, chosen);
        if let Some(tip) = tip {
            response.on_hover_text_at_pointer(tip);
        }
    }

    /// Does what a press on a row asks for.
    fn pressed<R: Rows<Key = K>>(
        &mut self,
        ui: &Ui,
        scene: &Scene<'_>,
        response: &Response,
        (row, line, key): (usize, usize, &K),
        rows: &R,
        events: &mut Vec<Event<K>>,
    ) {
        let (clicked, second) = (response.clicked(), response.secondary_clicked());
        if !clicked && !second {
            return;
        }
        scene.grid.request_focus();
        let at = response.interact_pointer_pos();
        if let Some(column) = at.and_then(|at| scene.layout.at(at.x, scene.view.left(), scene.across)) {
            self.column = column;
        }
        let before = self.anchor.clone().or_else(|| self.spot_key.clone());
        self.spot = Some(Spot::Line(Line::Row(row)));
        self.spot_key = Some(key.clone());
        let modifiers = ui.input(|input| input.modifiers);
        if second {
            if !self.chosen.contains(key) {
                self.chosen = HashSet::from([key.clone()]);
                self.anchor = Some(key.clone());
                events.push(Event::Chosen);
            }
            self.menu = Some((MenuOf::Rows, at.map_or(Rect::NOTHING, |at| Rect::from_min_size(at, Vec2::ZERO))));
            return;
        }
        if modifiers.shift {
            self.choose_stretch(before.as_ref(), line, rows);
        } else if modifiers.command {
            if !self.chosen.remove(key) {
                self.chosen.insert(key.clone());
            }
            self.anchor = Some(key.clone());
        } else {
            self.chosen = HashSet::from([key.clone()]);
            self.anchor = Some(key.clone());
        }
        events.push(Event::Chosen);
        if response.double_clicked() && modifiers.is_none() {
            match scene.columns.get(self.column) {
                Some(column) if column.editable => self.edit(key.clone(), &column.key, None),
                _ => events.push(Event::Open(key.clone())),
            }
        }
    }

    fn heading<R: Rows<Key = K>>(&mut self, ui: &mut Ui, scene: &Scene<'_>, group: usize, rect: Rect, rows: &R) {
        let Some(heading) = rows.headings().get(group) else { return };
        let (tokens, options) = (scene.tokens, scene.options);
        let response = ui.interact(rect.intersect(scene.view), self.line_id(Line::Heading(group)), Sense::CLICK);
        let open = self.lines.is_open(group);
        let painter = ui.painter_at(scene.view);
        let ground = if response.hovered() { tokens.hover } else { tokens.navigation };
        painter.rect_filled(rect, CornerRadius::ZERO, ground);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        let ink = if heading.urgent { tokens.danger } else { tokens.text };
        let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
        let arrow =
            painter.layout_no_wrap(char::from(icon).to_string(), FontId::new(14.0, fonts::icon_family()), tokens.muted);
        let middle = rect.center().y;
        painter.galley(pos2(rect.left() + PAD - 2.0, middle - arrow.size().y / 2.0), arrow, tokens.muted);
        let count = format::integer(options.lang, i64::try_from(heading.rows.len()).unwrap_or(i64::MAX));
        let room = rect.width() - 2.0 * PAD - 20.0;
        let words = painter.layout_job(paint::line(&heading.title, fonts::strong(), ink, false, room - 80.0));
        let mut left = rect.left() + PAD + 18.0;
        let width = words.size().x;
        painter.galley(pos2(left, middle - words.size().y / 2.0), words, ink);
        left += width + 8.0;
        let note = if heading.note.is_empty() { count } else { format!("{count} · {}", heading.note) };
        let note = painter.layout_job(paint::line(&note, fonts::small(), tokens.muted, false, rect.right() - left));
        painter.galley(pos2(left, middle - note.size().y / 2.0), note, tokens.muted);
        if self.spot == Some(Spot::Line(Line::Heading(group))) && scene.grid.has_focus() {
            let stroke = Stroke::new(2.0, tokens.accent);
            painter.rect_stroke(rect.shrink(1.0), CornerRadius::same(4), stroke, StrokeKind::Inside);
        }
        describe_heading(&response, heading, open, options);
        if response.clicked() {
            scene.grid.request_focus();
            self.fold(group, open, rows, options.lang);
        }
    }

    /// Shows the editor of the cell that is being edited.
    fn editor<R: Rows<Key = K>>(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        offset: f32,
        rows: &mut R,
        events: &mut Vec<Event<K>>,
    ) {
        let Some((key, column_key, typed)) = self.editing.take() else { return };
        let Some(at) = scene.columns.iter().position(|column| column.key == column_key) else { return };
        let Some(line) = rows.find(&key).and_then(|row| self.lines.of(Line::Row(row))) else { return };
        let rect = line_rect(ui, scene.view, line, offset, scene.options.row_height);
        let Some(place) = scene.cell(at, rect) else { return };
        let place = Rect::from_x_y_ranges(
            Rangef::new(place.left().max(scene.clip(at).left()), place.right().min(scene.view.right())),
            place.y_range(),
        );
        let builder = UiBuilder::new()
            .id_salt(("editor", &column_key))
            .max_rect(place)
            .layout(egui::Layout::left_to_right(Align::Center));
        let mut cell = ui.new_child(builder);
        cell.set_clip_rect(scene.clip(at).expand(1.0));
        cell.painter().rect_filled(place, CornerRadius::ZERO, scene.tokens.surface);
        let editing = rows.edit(&mut cell, &key, &column_key, typed.as_deref());
        if !matches!(editing, Editing::Going | Editing::Away) {
            scene.grid.request_focus();
        }
        let last = self.lines.count().saturating_sub(1);
        match editing {
            Editing::Going => self.editing = Some((key, column_key, None)),
            Editing::Left | Editing::Away => {}
            Editing::Down => self.go((line + 1).min(last), egui::Modifiers::NONE, rows, events),
            Editing::Up => self.go(line.saturating_sub(1), egui::Modifiers::NONE, rows, events),
            Editing::Right | Editing::LeftHand => {
                let columns = || scene.columns.iter().enumerate().filter(|(_, column)| column.editable);
                let next = match editing {
                    Editing::Right => columns().find(|(number, _)| *number > at),
                    _ => columns().rfind(|(number, _)| *number < at),
                };
                if let Some((number, column)) = next {
                    self.column = number;
                    self.edit(key, &column.key, None);
                }
            }
        }
    }
}

/// Where a line is seen; on whole pixels, so that hairlines are sharp.
fn line_rect(ui: &Ui, view: Rect, line: usize, offset: f32, height: f32) -> Rect {
    // In doubles: the offset of the last of a million lines has no room for fractions.
    let top = line as f64 * f64::from(height) - f64::from(offset);
    let pixels = f64::from(ui.pixels_per_point());
    let top = ((f64::from(view.top()) + top) * pixels).round() / pixels;
    Rect::from_min_size(pos2(view.left(), top as f32), vec2(view.width(), height))
}

fn describe_row(response: &Response, shown: &Rc<super::Shown>, row: usize, chosen: bool) {
    node(response, |node| {
        node.set_role(Role::Row);
        node.set_label(shown.sentence.as_str());
        node.set_selected(chosen);
        node.set_row_index(row);
    });
}

fn describe_heading(response: &Response, heading: &Heading, open: bool, options: &Options<'_>) {
    let count = i64::try_from(heading.rows.len()).unwrap_or(i64::MAX);
    node(response, |node| {
        node.set_role(Role::Row);
        node.set_level(1);
        node.set_label(tr!(options.lang, "grid-heading", title = heading.title.as_str(), count = count));
        node.set_expanded(open);
    });
}
