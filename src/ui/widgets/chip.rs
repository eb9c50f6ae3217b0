//! Chips: states in words on a soft colour, and records that one jumps to.

use egui::{Align2, Color32, CornerRadius, FontId, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::programme::Programme;
use crate::model::text;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::panels::PanelId;
use crate::ui::theme::{Tokens, fonts, programme_colour, size};

/// How a chip is meant; its words say it too.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Tone {
    /// As anything.
    #[default]
    Neutral,
    /// Overdue, or gone wrong.
    Danger,
    /// Soon due, or worth a look.
    Warning,
    /// Done, or all right.
    Good,
    /// New, or chosen.
    Accent,
}

impl Tone {
    /// The text's colour and the one behind it.
    pub fn colours(self, tokens: &Tokens) -> (Color32, Color32) {
        match self {
            Self::Neutral => (tokens.muted, tokens.neutral_soft),
            Self::Danger => (tokens.danger, tokens.danger_soft),
            Self::Warning => (tokens.warning, tokens.warning_soft),
            Self::Good => (tokens.good, tokens.good_soft),
            Self::Accent => (tokens.accent, tokens.accent_soft),
        }
    }
}

const HEIGHT: f32 = 20.0;

/// A state in words.
pub fn chip(ui: &mut Ui, text: &str, tone: Tone) -> Response {
    chip_with_icon(ui, None, text, tone)
}

/// The same with an icon before the words.
pub fn chip_with_icon(ui: &mut Ui, icon: Option<Icon>, text: &str, tone: Tone) -> Response {
    let (ink, fill) = tone.colours(Tokens::of(ui));
    let lead = if icon.is_some() { 18.0 } else { 0.0 };
    let room = (ui.available_width() - 16.0 - lead).max(24.0);
    let words = egui::RichText::new(text).font(fonts::small()).color(ink);
    let words = egui::WidgetText::from(words).into_galley(ui, Some(egui::TextWrapMode::Truncate), room, fonts::small());
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 16.0 + lead, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if ui.is_rect_visible(rect) {
        ui.painter().rect_filled(rect, CornerRadius::same(10), fill);
        if let Some(icon) = icon {
            let at = pos2(rect.left() + 14.0, rect.center().y);
            ui.painter().text(at, Align2::CENTER_CENTER, char::from(icon), icon_font(12.0), ink);
        }
        let at = pos2(rect.left() + 8.0 + lead, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words, ink);
    }
    response
}

fn icon_font(points: f32) -> FontId {
    FontId::new(points, fonts::icon_family())
}

/// A programme: its square of colour and its short name. A programme that is gone shows its id.
pub fn programme_tag(ui: &mut Ui, desk: &Desk<'_>, id: &Id) -> Response {
    let tokens = Tokens::of(ui);
    let programme = desk.workspace().get::<Programme>(id);
    let colour = programme.map_or(tokens.muted, |programme| programme_colour(&programme.colour, tokens));
    let name = match programme {
        Some(programme) if !programme.acronym.is_empty() => programme.acronym.clone(),
        Some(programme) => programme.name.clone(),
        None => id.to_string(),
    };
    let room = (ui.available_width() - 16.0).max(24.0);
    let words = egui::WidgetText::from(egui::RichText::new(&name).font(fonts::body()).color(tokens.text)).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        room,
        fonts::body(),
    );
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 16.0, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    let square = Rect::from_center_size(pos2(rect.left() + 5.0, rect.center().y), vec2(9.0, 9.0));
    ui.painter().rect_filled(square, CornerRadius::same(2), colour);
    ui.painter().galley(pos2(rect.left() + 16.0, rect.center().y - words.size().y / 2.0), words, tokens.text);
    match programme {
        Some(programme) if programme.name != name => response.on_hover_text(&programme.name),
        _ => response,
    }
}

/// The icon of the record's kind.
pub fn record_icon(kind: Kind) -> Icon {
    match kind {
        Kind::DEADLINE => Icon::CalendarClock,
        Kind::OFFICE => Icon::House,
        kind => PanelId::Records(kind).icon(),
    }
}

/// A record or part, to jump to.
pub fn link_chip(ui: &mut Ui, desk: &Desk<'_>, id: &Id) -> Response {
    let (response, _) = pressable(ui, desk, id, None);
    if response.clicked() {
        desk.push(Act::Reveal(id.clone()));
    }
    response
}

/// A record to jump to, with a cross that takes it away: true where the cross was pressed.
pub fn removable_chip(ui: &mut Ui, desk: &Desk<'_>, id: &Id, remove: &str) -> bool {
    let (response, removed) = pressable(ui, desk, id, Some(remove));
    if response.clicked() {
        desk.push(Act::Reveal(id.clone()));
    }
    removed
}

fn pressable(ui: &mut Ui, desk: &Desk<'_>, id: &Id, remove: Option<&str>) -> (Response, bool) {
    let tokens = Tokens::of(ui);
    let record = desk.workspace().holder(id);
    let gone = record.is_none();
    let title = if gone { tr!(desk.lang, "link-gone") } else { text::title(id, &desk.context()) };
    let icon = record.map_or(Icon::Unlink, |record| record_icon(Kind::of(record.as_ref())));
    let ink = if gone { tokens.danger } else { tokens.accent };
    let fill = if gone { tokens.danger_soft } else { tokens.accent_soft };
    let cross = if remove.is_some() { 22.0 } else { 0.0 };
    let room = (ui.available_width() - 34.0 - cross).max(40.0);
    let words = egui::RichText::new(&title).font(fonts::body()).color(ink);
    let words = egui::WidgetText::from(words).into_galley(ui, Some(egui::TextWrapMode::Truncate), room, fonts::body());
    let elided = words.elided;
    let wide = words.size().x + 34.0 + cross;
    let (rect, whole) = ui.allocate_exact_size(vec2(wide, 24.0), Sense::hover());
    let body = Rect::from_min_max(rect.min, pos2(rect.right() - cross, rect.bottom()));
    let response = ui.interact(body, whole.id.with("jump"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &title));
    let mut removed = false;
    if ui.is_rect_visible(rect) {
        ui.painter().rect_filled(rect, size::RADIUS, fill);
        let at = pos2(rect.left() + 14.0, rect.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, char::from(icon), icon_font(14.0), ink);
        let at = pos2(rect.left() + 26.0, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words, ink);
        if response.hovered() {
            ui.painter().hline(body.left() + 26.0..=body.right() - 8.0, body.bottom() - 4.0, Stroke::new(1.0, ink));
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, size::RADIUS, (2.0, tokens.accent), egui::StrokeKind::Inside);
        }
    }
    if let Some(remove) = remove {
        let at = Rect::from_min_max(pos2(body.right() - 4.0, rect.top()), rect.max);
        removed = cross_button(ui, at, whole.id.with("cross"), &format!("{remove}: {title}"), ink);
    }
    let response = if gone {
        response.on_hover_text(id.to_string())
    } else if elided {
        response.on_hover_text(title)
    } else {
        response
    };
    (response, removed)
}

/// A small cross in a place, such as at the end of a chip: true where it was pressed.
pub(in crate::ui) fn cross_button(ui: &mut Ui, at: Rect, id: egui::Id, name: &str, ink: Color32) -> bool {
    let response = ui.interact(at, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let tokens = Tokens::of(ui);
    if response.hovered() {
        ui.painter().circle_filled(at.center(), 8.5, tokens.surface);
    }
    ui.painter().text(at.center(), Align2::CENTER_CENTER, char::from(Icon::X), icon_font(12.0), ink);
    if response.has_focus() {
        ui.painter().circle_stroke(at.center(), 9.0, (2.0, tokens.accent));
    }
    response.on_hover_text(name).clicked()
}
