//! How much time is left, as a chip.

use egui::Ui;
use lucide_icons::Icon;

use crate::agenda::words::{Urgency, office_lead, time_left};
use crate::i18n::format;
use crate::model::agenda_entry::Entry;
use crate::model::date::DateValue;
use crate::model::deadline::DeadlineState;
use crate::ui::desk::Desk;
use crate::ui::widgets::{Tone, chip_with_icon};

/// The chip's tone for an entry.
pub(super) fn tone(urgency: Urgency, state: &DeadlineState) -> Tone {
    match urgency {
        Urgency::Overdue | Urgency::Today => Tone::Danger,
        Urgency::Soon => Tone::Warning,
        Urgency::Settled if *state == DeadlineState::Done => Tone::Good,
        Urgency::Later | Urgency::Settled => Tone::Neutral,
    }
}

/// The time left of an entry.
pub(super) fn entry_chip(ui: &mut Ui, desk: &Desk<'_>, entry: &Entry) {
    let (words, urgency) = time_left(entry, office_lead(desk.workspace()), desk.lang);
    if words.is_empty() {
        return;
    }
    let icon = match urgency {
        Urgency::Overdue | Urgency::Today => Icon::CircleAlert,
        Urgency::Settled if entry.state == DeadlineState::Done => Icon::Check,
        Urgency::Soon | Urgency::Later | Urgency::Settled => Icon::Clock,
    };
    chip_with_icon(ui, Some(icon), &words, tone(urgency, &entry.state));
}

/// The time left until a record's next date; nothing for what has passed, which is told by other chips.
pub(super) fn date_chip(ui: &mut Ui, desk: &Desk<'_>, date: &DateValue) {
    let Some(days) = desk.clock.days_left(date).filter(|days| *days >= 0) else { return };
    let lead = office_lead(desk.workspace()).unwrap_or(14);
    let tone = match days {
        0 => Tone::Danger,
        days if days <= lead => Tone::Warning,
        _ => Tone::Neutral,
    };
    chip_with_icon(ui, Some(Icon::Clock), &format::days_left(desk.lang, days), tone);
}
