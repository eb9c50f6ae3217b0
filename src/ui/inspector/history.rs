//! Who changed what when, and what the record keeps about itself.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use egui::{Label, RichText, Ui};
use lucide_icons::Icon;

use super::form::rule;
use crate::i18n::{self, format};
use crate::model::date::{DateValue, Moment};
use crate::model::schema::Record;
use crate::model::value::excerpt;
use crate::model::words::{log_difference, log_line};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts};
use crate::ui::widgets::{hint, icon_button, section, text_button};

/// So many changes are shown before the rest is folded away.
const SHOWN: usize = 8;

/// A change in words.
struct Line {
    head: String,
    place: String,
    from: String,
    to: String,
}

/// The history of the record, put into words anew when the workspace changes.
#[derive(Default)]
pub(super) struct History {
    found: Option<(u64, i64, bool, Vec<Line>, usize)>,
    all: bool,
}

impl History {
    /// Shows the changes, the latest first, and the record's own facts.
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, record: &Arc<dyn Record>) {
        let stamp = (desk.revision(), desk.minute(), self.all);
        if self.found.as_ref().is_none_or(|found| (found.0, found.1, found.2) != stamp) {
            let most = if self.all { 500 } else { SHOWN };
            let (lines, count) = lines(desk, record.as_ref(), most);
            self.found = Some((stamp.0, stamp.1, stamp.2, lines, count));
        }
        let Some((.., lines, count)) = &self.found else { return };
        let tokens = Tokens::of(ui);
        rule(ui);
        section(ui, &tr!(desk.lang, "inspector-history"));
        if lines.is_empty() {
            hint(ui, &tr!(desk.lang, "history-none"));
        }
        for line in lines {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                hint(ui, &line.head);
                if line.from.is_empty() && line.to.is_empty() {
                    ui.add(Label::new(&line.place).wrap());
                    return;
                }
                let mut job = egui::text::LayoutJob::default();
                let mut put = |words: &str, ink, struck: bool| {
                    let strikethrough = if struck { egui::Stroke::new(1.0, ink) } else { egui::Stroke::NONE };
                    let format =
                        egui::TextFormat { font_id: fonts::body(), color: ink, strikethrough, ..Default::default() };
                    job.append(words, 0.0, format);
                };
                put(&format!("{}: ", line.place), tokens.text, false);
                if !line.from.is_empty() {
                    put(&line.from, tokens.muted, true);
                    put(" → ", tokens.muted, false);
                }
                let to = if line.to.is_empty() { tr!(desk.lang, "diff-nothing") } else { line.to.clone() };
                put(&to, tokens.text, false);
                ui.add(Label::new(job).wrap());
            });
        }
        if *count > lines.len() && !self.all {
            let more = i64::try_from(count - lines.len()).unwrap_or(i64::MAX);
            if text_button(ui, None, &tr!(desk.lang, "show-more", count = more)).clicked() {
                self.all = true;
            }
        }
        meta(ui, desk, record.as_ref());
    }
}

/// The changes in words, at most so many, and how many there are.
fn lines(desk: &Desk<'_>, record: &dyn Record, most: usize) -> (Vec<Line>, usize) {
    let context = desk.context();
    let mut count = 0;
    let mut lines = Vec::new();
    for entry in desk.workspace().log.iter().rev().filter(|entry| entry.record == *record.id()) {
        count += 1;
        if lines.len() >= most {
            continue;
        }
        let when = entry.at.map(|at| moment(desk, at.0)).unwrap_or_default();
        let head = if entry.by.is_empty() { when } else { format!("{when} · {}", entry.by) };
        let cut = |words: &str| excerpt(words.trim());
        lines.push(match log_difference(entry, &context) {
            Some(change) if !(change.from.is_empty() && change.to.is_empty()) => {
                Line { head, place: change.place(), from: cut(&change.from), to: cut(&change.to) }
            }
            _ => Line { head, place: log_line(entry, &context), from: String::new(), to: String::new() },
        });
    }
    (lines, count)
}

/// An instant as people say it: today with its time, else the day.
fn moment(desk: &Desk<'_>, at: DateTime<Utc>) -> String {
    let here = at.with_timezone(&desk.zone()).naive_local();
    let moment = Moment { wall: here, zone: desk.zone(), assumed: false };
    let days = (desk.today() - here.date()).num_days();
    let time = format::time(
        desk.lang,
        chrono::NaiveTime::from_hms_opt(chrono::Timelike::hour(&here), chrono::Timelike::minute(&here), 0)
            .unwrap_or_default(),
    );
    match days {
        0 => format!("{} {time}", i18n::capitalised(&tr!(desk.lang, "word-today"))),
        1 => format!("{} {time}", i18n::capitalised(&tr!(desk.lang, "word-yesterday"))),
        _ => format::value(desk.lang, &DateValue::Day(moment.wall.date()), desk.zone(), format::DateStyle::Medium),
    }
}

/// When the record was made and changed, by whom, where it comes from, and its id.
fn meta(ui: &mut Ui, desk: &Desk<'_>, record: &dyn Record) {
    let lang = desk.lang;
    let head = record.head();
    rule(ui);
    let by = |at: Option<crate::model::value::Timestamp>, who: &str| {
        at.map(|at| format!("{} {who}", moment(desk, at.0)).trim().to_owned())
    };
    let mut lines: Vec<String> = Vec::new();
    lines.extend(by(head.created, head.created_by).map(|words| tr!(lang, "meta-created", what = words)));
    lines.extend(by(head.changed, head.changed_by).map(|words| tr!(lang, "meta-changed", what = words)));
    if let Some(origin) = record.origin() {
        let seen = origin.seen.map(|at| moment(desk, at.0)).unwrap_or_default();
        lines.push(tr!(lang, "meta-source", source = origin.source.as_str(), key = origin.key.as_str(), seen = seen));
    }
    for line in lines {
        hint(ui, &line);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let id = record.id().to_string();
        let words =
            RichText::new(tr!(lang, "meta-id", id = id.as_str())).font(fonts::small()).color(Tokens::of(ui).muted);
        ui.add(Label::new(words).truncate());
        if icon_button(ui, Icon::Copy, &tr!(lang, "meta-copy")).clicked() {
            ui.ctx().copy_text(id);
        }
    });
}
