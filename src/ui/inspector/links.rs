//! What leads to the record: its dates in the agenda, and the records that link to it.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::due::tone;
use super::form::rule;
use crate::agenda::overlay::is_overlay;
use crate::agenda::words::{Urgency, due, entry_label, office_lead};
use crate::i18n;
use crate::model::agenda_entry::Entry;
use crate::model::deadline::{Deadline, DeadlineState};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Record, walk};
use crate::tr;
use crate::ui::act::{Act, Shown};
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, size};
use crate::ui::widgets::{field_label, link_chip, section, text_button};

/// So many of a sort are shown before the rest is folded away.
const SHOWN: usize = 12;

/// What leads to the record, found anew when the workspace changes.
#[derive(Default)]
pub(super) struct Links {
    found: Option<Found>,
    all: bool,
}

/// What leads to the record, as of a revision and a minute.
struct Found {
    stamp: (u64, i64),
    kinds: Vec<(Kind, Vec<Id>)>,
    entries: Vec<Entry>,
}

impl Links {
    /// Shows the dates and the links.
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, record: &Arc<dyn Record>) {
        let stamp = (desk.revision(), desk.minute());
        if self.found.as_ref().is_none_or(|found| found.stamp != stamp) {
            let entries = match Kind::of(record.as_ref()) {
                Kind::DEADLINE => Vec::new(),
                _ => desk.agenda.entries_of(desk.workspace(), record.id(), &desk.clock),
            };
            self.found = Some(Found { stamp, kinds: linking(desk, record), entries });
        }
        let Some(Found { kinds, entries, .. }) = &self.found else { return };
        let most = if self.all { usize::MAX } else { SHOWN };
        let mut left_out = 0;
        if !entries.is_empty() {
            rule(ui);
            section(ui, &tr!(desk.lang, "inspector-dates"));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for entry in entries.iter().take(most) {
                    line(ui, desk, entry);
                }
            });
            left_out += entries.len().saturating_sub(most);
        }
        if !kinds.is_empty() {
            rule(ui);
            section(ui, &tr!(desk.lang, "inspector-linked"));
        }
        for (kind, ids) in kinds {
            field_label(ui, &i18n::capitalised(&i18n::kind_label(desk.lang, kind.key(), ids.len() != 1)));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for id in ids.iter().take(most) {
                    link_chip(ui, desk, id);
                }
            });
            left_out += ids.len().saturating_sub(most);
        }
        if left_out > 0 {
            let count = i64::try_from(left_out).unwrap_or(i64::MAX);
            if text_button(ui, None, &tr!(desk.lang, "show-more", count = count)).clicked() {
                self.all = true;
            }
        }
    }
}

/// The records that link to the record or to a part of it, by kind; notes on its dates are shown with those.
fn linking(desk: &Desk<'_>, record: &Arc<dyn Record>) -> Vec<(Kind, Vec<Id>)> {
    let mut kinds: BTreeMap<Kind, Vec<Id>> = BTreeMap::new();
    walk(record.as_entity(), &mut |part| {
        for from in desk.workspace().links_to(part.id()) {
            let is_note = from.downcast::<Deadline>().is_some_and(is_overlay);
            if is_note || from.id() == record.id() {
                continue;
            }
            let ids = kinds.entry(Kind::of(from.as_ref())).or_default();
            if !ids.contains(from.id()) {
                ids.push(from.id().clone());
            }
        }
    });
    kinds.into_iter().collect()
}

/// A date of the record, to be opened.
fn line(ui: &mut Ui, desk: &Desk<'_>, entry: &Entry) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    let what = i18n::choice_label(desk.lang, "what", entry.what.code());
    let label = entry_label(entry, desk.lang);
    let words = if label.is_empty() { what } else { label };
    let day = entry.due.map(|date| due(&date, desk.zone(), desk.lang).day).unwrap_or_default();
    let state = match entry.state {
        DeadlineState::Open => entry.days_left.map(|days| i18n::format::days_left(desk.lang, days)).unwrap_or_default(),
        _ => i18n::choice_label(desk.lang, "deadline_state", entry.state.code()),
    };
    let name = format!("{words}, {day}, {state}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), size::RADIUS, tokens.hover);
    }
    if response.has_focus() {
        let ring = rect.expand2(vec2(4.0, 0.0));
        ui.painter().rect_stroke(ring, size::RADIUS, (2.0, tokens.accent), egui::StrokeKind::Inside);
    }
    let (ink, _) = tone(Urgency::of(entry, office_lead(desk.workspace())), &entry.state).colours(tokens);
    let cut = |ui: &Ui, words: &str, room: f32, ink| {
        let words = egui::RichText::new(words).color(ink);
        egui::WidgetText::from(words).into_galley(ui, Some(egui::TextWrapMode::Truncate), room, fonts::body())
    };
    let state = ui.painter().layout_no_wrap(state, fonts::small(), ink);
    let wide = state.size().x;
    ui.painter().galley(pos2(rect.right() - wide, rect.center().y - state.size().y / 2.0), state, ink);
    let day = cut(ui, &day, 96.0, tokens.text);
    ui.painter().galley(pos2(rect.left(), rect.center().y - day.size().y / 2.0), day, tokens.text);
    let room =
        Rect::from_min_max(pos2(rect.left() + 100.0, rect.top()), pos2(rect.right() - wide - 8.0, rect.bottom()));
    let words = cut(ui, &words, room.width(), tokens.text);
    let at = Align2::LEFT_CENTER.align_size_within_rect(words.size(), room).min;
    ui.painter().galley(at, words, tokens.text);
    if response.clicked()
        && let Some(source) = &entry.source
    {
        desk.push(Act::Show(Shown::Entry { source: source.clone(), entry: entry.id.clone() }));
    }
}
