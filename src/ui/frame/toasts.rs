//! What is told for a moment, at the bottom right; it can be read again among the messages.

use std::time::Duration;

use egui::{Align2, Area, Button, Frame, Id, Margin, Order, RichText, Role, Stroke, WidgetInfo, vec2};
use lucide_icons::Icon;

use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::notice::{Notice, Tone, Way};
use crate::ui::theme::{Tokens, fonts, icons, size, space};

/// How many are shown at once.
const SHOWN: usize = 3;

/// What is being told: the number of the notice, and when it goes.
#[derive(Default)]
pub struct Toasts {
    heard: usize,
    told: Vec<(usize, Option<f64>)>,
}

impl Toasts {
    /// How many notices were told so far, so that the rest counts as not read.
    pub fn heard(&self) -> usize {
        self.heard
    }
}

/// The icon and the colours of a tone.
pub fn dress(tone: Tone, tokens: &Tokens) -> (Icon, egui::Color32) {
    match tone {
        Tone::Done => (Icon::CircleCheck, tokens.good),
        Tone::Info => (Icon::Info, tokens.accent),
        Tone::Warning => (Icon::TriangleAlert, tokens.warning),
        Tone::Error => (Icon::CircleX, tokens.danger),
    }
}

/// Shows what was told last: for some seconds, errors until they are closed.
pub fn toasts(ctx: &egui::Context, toasts: &mut Toasts, desk: &Desk<'_>) {
    let now = ctx.input(|input| input.time);
    for number in toasts.heard..desk.notices.len() {
        let Some(notice) = desk.notices.get(number) else { continue };
        let seconds = match notice.tone {
            Tone::Error => None,
            _ if notice.way.is_some() || !notice.detail.is_empty() => Some(12.0),
            _ => Some(6.0),
        };
        toasts.told.push((number, seconds.map(|seconds| now + seconds)));
    }
    toasts.heard = desk.notices.len();
    toasts.told.retain(|(_, end)| end.is_none_or(|end| end > now));
    if toasts.told.is_empty() {
        return;
    }
    let next = toasts.told.iter().filter_map(|(_, end)| *end).fold(f64::INFINITY, f64::min);
    if next.is_finite() {
        ctx.request_repaint_after(Duration::from_secs_f64((next - now).max(0.05)));
    }
    let skip = toasts.told.len().saturating_sub(SHOWN);
    let shown: Vec<usize> = toasts.told.iter().skip(skip).map(|(number, _)| *number).collect();
    let mut closed = None;
    Area::new(Id::unique("toasts")).order(Order::Foreground).anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -44.0)).show(
        ctx,
        |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            for number in shown {
                if let Some(notice) = desk.notices.get(number)
                    && card(ui, notice, desk)
                {
                    closed = Some(number);
                }
            }
        },
    );
    if let Some(number) = closed {
        toasts.told.retain(|(other, _)| *other != number);
    }
}

/// Shows one; true where it was closed.
fn card(ui: &mut egui::Ui, notice: &Notice, desk: &Desk<'_>) -> bool {
    let tokens = Tokens::of(ui);
    let (icon, colour) = dress(notice.tone, tokens);
    let mut closed = false;
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(Margin::same(12))
        .shadow(ui.visuals().popup_shadow)
        .show(ui, |ui| {
            ui.set_width(340.0_f32.min(ui.ctx().content_rect().width() - 64.0));
            ui.horizontal_top(|ui| {
                ui.label(icons::icon(icon, 18.0).color(colour));
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width() - 32.0);
                    ui.spacing_mut().item_spacing.y = space::XS;
                    let words = ui.label(RichText::new(&notice.text).font(fonts::strong()));
                    ui.ctx().accesskit_node_builder(words.id, |node| node.set_live(egui::accesskit::Live::Polite));
                    if !notice.detail.is_empty() {
                        ui.label(RichText::new(&notice.detail).color(tokens.muted));
                    }
                    if let Some((label, way)) = &notice.way
                        && ui.button(label).clicked()
                    {
                        match way {
                            Way::Run(command) => desk.run(*command),
                            Way::Go(panel, filter) => desk.push(Act::GoFiltered(*panel, filter.clone())),
                        }
                        closed = true;
                    }
                });
                let close = tr!(desk.lang, "toast-close");
                let button = ui.add(Button::new(icons::icon(Icon::X, 14.0)).frame_when_inactive(false));
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &close));
                closed |= button.on_hover_text(close).clicked();
            });
        });
    closed
}
