//! The navigation: the panels with counts that matter.

use egui::{Align2, FontId, Id, Rect, Role, Sense, WidgetInfo, pos2, vec2};

use crate::i18n::format;
use crate::model::kinds::Kind;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::panels::PanelId;
use crate::ui::theme::{Tokens, fonts, size, space};

/// The counts that matter; made anew when the workspace or the minute changes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Counts {
    /// Overdue entries of the agenda.
    pub overdue: usize,
    /// Calls that nobody decided on and that are not closed.
    pub new_calls: usize,
    /// Messages that were not read.
    pub unread: usize,
}

/// Shows the panels; `shown` are those that are open, the one with the keyboard first.
pub fn navigation(ui: &mut egui::Ui, desk: &Desk<'_>, shown: &[PanelId], counts: &Counts, narrow: bool) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(space::S);
    let panels = PanelId::all();
    // A low window makes the items lower before it makes them scroll.
    let room = (ui.available_height() - space::M) / panels.len() as f32 - 2.0;
    let high = room.clamp(26.0, size::NAVIGATION);
    for panel in panels {
        if panel == PanelId::Messages {
            // What is not about records stands at the bottom.
            let rest = 3.0 * (high + 2.0) + space::XS;
            ui.add_space((ui.available_height() - rest).max(space::XS));
        }
        item(ui, desk, panel, (shown, counts), narrow, high, tokens);
    }
}

/// What takes the keyboard for the panel in the navigation.
pub fn item_id(panel: PanelId) -> Id {
    Id::unique(("navigation", panel.key()))
}

fn item(
    ui: &mut egui::Ui,
    desk: &Desk<'_>,
    panel: PanelId,
    (shown, counts): (&[PanelId], &Counts),
    narrow: bool,
    high: f32,
    tokens: &Tokens,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::hover());
    let response = ui.interact(rect, item_id(panel), Sense::click());
    let chosen = shown.first() == Some(&panel);
    let open = shown.contains(&panel);
    let (count, colour, told) = count_of(desk, panel, counts, tokens);
    let title = panel.title(desk.lang);
    let name = if told.is_empty() { title.clone() } else { format!("{title}, {told}") };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    let inner = rect.shrink2(vec2(space::S, 0.0));
    let painter = ui.painter();
    if chosen || open || response.hovered() {
        let fill = if chosen || open { tokens.accent_soft } else { tokens.hover };
        painter.rect_filled(inner, size::RADIUS, fill);
    }
    if response.has_focus() {
        painter.rect_stroke(inner, size::RADIUS, (2.0, tokens.accent), egui::StrokeKind::Inside);
    }
    let ink = if chosen { tokens.accent } else { tokens.text };
    let icon = char::from(panel.icon());
    let icon_at = if narrow { inner.center() } else { pos2(inner.left() + 16.0, inner.center().y) };
    painter.text(icon_at, Align2::CENTER_CENTER, icon, FontId::new(17.0, fonts::icon_family()), ink);
    if narrow {
        if !count.is_empty() && colour != tokens.muted {
            painter.circle_filled(pos2(inner.right() - 6.0, inner.top() + 7.0), 3.5, colour);
        }
    } else {
        let font = if chosen { fonts::strong() } else { fonts::body() };
        let count = painter.layout_no_wrap(count, fonts::small(), colour);
        let left = inner.left() + 34.0;
        let room = inner.right() - space::S - count.size().x - space::XS - left;
        let words = egui::WidgetText::from(egui::RichText::new(&title).font(font).color(ink)).into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            room,
            egui::TextStyle::Body,
        );
        let at = |width: f32, height: f32, x: f32| {
            Rect::from_min_size(pos2(x, inner.center().y - height / 2.0), vec2(width, height))
        };
        let words_at = at(words.size().x, words.size().y, left).min;
        let count_at = at(count.size().x, count.size().y, inner.right() - space::S - count.size().x).min;
        ui.painter().galley(words_at, words, ink);
        ui.painter().galley(count_at, count, colour);
    }
    let response = if narrow { response.on_hover_text(name) } else { response };
    if response.clicked() {
        desk.push(Act::Go(panel));
    }
}

/// The count beside a panel, its colour, and what a screen reader says of it.
fn count_of(desk: &Desk<'_>, panel: PanelId, counts: &Counts, tokens: &Tokens) -> (String, egui::Color32, String) {
    let lang = desk.lang;
    let number = |count: usize| format::integer(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let of_kind = |kind: Kind| desk.workspace().table(kind).len();
    let as_n = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match panel {
        PanelId::Deadlines if counts.overdue > 0 => {
            (number(counts.overdue), tokens.danger, tr!(lang, "navigation-overdue", count = as_n(counts.overdue)))
        }
        PanelId::Records(Kind::CALL) if counts.new_calls > 0 => {
            let words = tr!(lang, "navigation-new", count = as_n(counts.new_calls));
            (words.clone(), tokens.accent, words)
        }
        PanelId::Records(kind) => (number(of_kind(kind)), tokens.muted, number(of_kind(kind))),
        PanelId::Messages if counts.unread > 0 => {
            (number(counts.unread), tokens.accent, tr!(lang, "navigation-unread", count = as_n(counts.unread)))
        }
        _ => (String::new(), tokens.muted, String::new()),
    }
}
