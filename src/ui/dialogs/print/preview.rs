//! The pages as they will be printed, drawn when they come into view.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{
    Color32, ColorImage, Rect, Role, ScrollArea, Sense, Stroke, TextureHandle, TextureOptions, Ui, WidgetInfo, pos2,
    vec2,
};
use lucide_icons::Icon;

use crate::jobs::{Poll, Task};
use crate::report::{Layout, Orientation};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, space};
use crate::ui::widgets;

/// The smallest and the largest zoom.
const ZOOM: (f32, f32) = (0.25, 4.0);

/// How many pages beyond those in view are kept.
const KEPT: usize = 8;

/// The space between two pages, in points.
const GAP: f32 = 16.0;

/// A page that is drawn.
struct Drawn {
    texture: TextureHandle,
    scale: f32,
}

/// The pages.
pub(super) struct Preview {
    layout: Option<Arc<Layout>>,
    orientation: Orientation,
    number: u64,
    drawn: BTreeMap<usize, Drawn>,
    drawing: Option<(usize, f32, u64, Task<Option<ColorImage>>)>,
    /// Points of the screen for a point of the paper; nothing fits the width.
    zoom: Option<f32>,
    shown: f32,
    at: usize,
}

impl Default for Preview {
    fn default() -> Self {
        Self {
            layout: None,
            orientation: Orientation::Portrait,
            number: 0,
            drawn: BTreeMap::new(),
            drawing: None,
            zoom: None,
            shown: 1.0,
            at: 0,
        }
    }
}

impl Preview {
    /// Shows another document from now on.
    pub(super) fn put(&mut self, layout: Arc<Layout>, orientation: Orientation) {
        self.layout = Some(layout);
        self.orientation = orientation;
        self.number += 1;
        self.drawn.clear();
        self.drawing = None;
    }

    /// The document that is shown.
    pub(super) fn layout(&self) -> Option<&Arc<Layout>> {
        self.layout.as_ref()
    }

    /// The width and the height of a page, in points of the paper.
    fn paper(&self) -> egui::Vec2 {
        match self.orientation {
            Orientation::Portrait => vec2(595.28, 841.89),
            Orientation::Landscape => vec2(841.89, 595.28),
        }
    }

    /// Shows the buttons for the zoom, and which page is in view.
    pub(super) fn bar(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        let pages = self.layout.as_ref().map_or(0, |layout| layout.page_count());
        let tokens = Tokens::of(ui);
        if widgets::icon_button(ui, Icon::ZoomOut, &tr!(lang, "print-zoom-out")).clicked() {
            self.zoom = Some((self.shown / 1.25).clamp(ZOOM.0, ZOOM.1));
        }
        let share = format!("{} %", (self.shown * 100.0).round());
        ui.label(egui::RichText::new(share).font(fonts::small()).color(tokens.muted));
        if widgets::icon_button(ui, Icon::ZoomIn, &tr!(lang, "print-zoom-in")).clicked() {
            self.zoom = Some((self.shown * 1.25).clamp(ZOOM.0, ZOOM.1));
        }
        if widgets::icon_toggle(ui, Icon::MoveHorizontal, &tr!(lang, "print-zoom-fit"), self.zoom.is_none()).clicked() {
            self.zoom = None;
        }
        if pages > 0 {
            ui.add_space(space::S);
            let words = tr!(lang, "print-page-of", page = count(self.at + 1), pages = count(pages));
            ui.label(egui::RichText::new(words).font(fonts::small()).color(tokens.muted));
        }
    }

    /// Shows the pages in the room there is.
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let Some(layout) = self.layout.clone() else { return };
        self.take_in(ui);
        let paper = self.paper();
        let room = ui.available_size();
        let fitting = ((room.x - 2.0 * GAP - 12.0) / paper.x).max(0.1);
        if let Some(by) = ui
            .rect_contains_pointer(ui.max_rect())
            .then(|| ui.input(egui::InputState::zoom_delta))
            .filter(|by| *by != 1.0)
        {
            self.zoom = Some((self.shown * by).clamp(ZOOM.0, ZOOM.1));
        }
        self.shown = self.zoom.unwrap_or(fitting);
        let size = paper * self.shown;
        let pages = layout.page_count();
        let whole = vec2((size.x + 2.0 * GAP).max(room.x - 12.0), (size.y + GAP) * pages as f32 + GAP);
        let tokens = Tokens::of(ui);
        let scale = self.shown * ui.ctx().pixels_per_point();
        let mut wanted = Vec::new();
        ScrollArea::both().id_salt("pages").auto_shrink([false, false]).show_viewport(ui, |ui, view| {
            let (place, _) = ui.allocate_exact_size(whole, Sense::hover());
            let first = (view.top() / (size.y + GAP)).floor().max(0.0) as usize;
            let last = ((view.bottom() / (size.y + GAP)).ceil().max(0.0) as usize).min(pages);
            self.at = ((view.center().y / (size.y + GAP)).floor().max(0.0) as usize).min(pages.saturating_sub(1));
            for page in first..last {
                let left = place.left() + (whole.x - size.x) / 2.0;
                let top = place.top() + GAP + (size.y + GAP) * page as f32;
                let rect = Rect::from_min_size(pos2(left.round(), top.round()), size);
                let words = tr!(desk.lang, "print-page-of", page = count(page + 1), pages = count(pages));
                let response = ui.interact(rect, ui.scope_id().with(("page", page)), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
                let painter = ui.painter();
                painter.rect_filled(rect, 0, Color32::WHITE);
                match self.drawn.get(&page) {
                    Some(drawn) => {
                        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                        painter.image(drawn.texture.id(), rect, uv, Color32::WHITE);
                        if (drawn.scale / scale - 1.0).abs() > 0.02 {
                            wanted.push(page);
                        }
                    }
                    None => wanted.insert(0, page),
                }
                painter.rect_stroke(rect, 0, Stroke::new(1.0, tokens.line), egui::StrokeKind::Outside);
            }
        });
        let at = self.at;
        if self.drawn.len() > KEPT + wanted.len() {
            self.drawn.retain(|page, _| page.abs_diff(at) <= KEPT / 2);
        }
        if self.drawing.is_none()
            && let Some(page) = wanted.first().copied()
        {
            let drawing = desk.board.start_quietly(move |_| {
                let picture = layout.page_image(page, scale).ok()?;
                let size = [usize::try_from(picture.width).ok()?, usize::try_from(picture.height).ok()?];
                Some(ColorImage::from_rgba_unmultiplied(size, &picture.rgba))
            });
            self.drawing = Some((page, scale, self.number, drawing));
        }
    }

    fn take_in(&mut self, ui: &Ui) {
        let Some((page, scale, number, task)) = &self.drawing else { return };
        let (page, scale, number) = (*page, *scale, *number);
        let picture = match task.poll() {
            Poll::Pending => return,
            Poll::Done(picture) => picture,
            Poll::Lost => None,
        };
        self.drawing = None;
        if let Some(picture) = picture.filter(|_| number == self.number) {
            let texture = ui.ctx().load_texture(format!("page {page}"), picture, TextureOptions::LINEAR);
            self.drawn.insert(page, Drawn { texture, scale });
        }
        ui.ctx().request_repaint();
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
