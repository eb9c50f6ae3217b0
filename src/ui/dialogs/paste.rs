//! Rows pasted from a spreadsheet, looked through before they are taken in.

use std::collections::BTreeSet;

use egui::{Align, Event, Label, Layout, RichText, ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use super::parts::{Main, Pressed, buttons, explain, waiting};
use super::{Dialog, Stay};
use crate::edit::deeds::Basis;
use crate::exchange::paste::{Outcome, Paste, ROW_LIMIT, Row};
use crate::i18n::{format, kind_label, sentence};
use crate::jobs::{Poll, Waiting};
use crate::model::kinds::Kind;
use crate::model::text::Context;
use crate::tr;
use crate::ui::act::{Act, Selection};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::notice::{Notice, Way};
use crate::ui::panels::records;
use crate::ui::theme::{Tokens, fonts, icons, space};
use crate::ui::widgets::{self, Tone};

/// The height of a line, in points.
const LINE: f32 = 28.0;

/// One line of the preview.
#[derive(Clone, Copy, Debug)]
enum Line {
    Row(usize),
    Change(usize, usize),
    Fault(usize, usize),
}

/// What was read, and what of it is wanted.
struct Preview {
    paste: Paste,
    lines: Vec<Line>,
    ticked: BTreeSet<usize>,
    revision: u64,
}

impl Preview {
    fn new(paste: Paste, revision: u64) -> Self {
        let mut lines = Vec::new();
        for (number, row) in paste.rows.iter().enumerate() {
            lines.push(Line::Row(number));
            // A new record says what it is in its own line, where nothing is wrong with it.
            if matches!(row.outcome, Outcome::Changed(_)) {
                lines.extend((0..row.changes.len()).map(|change| Line::Change(number, change)));
            }
            lines.extend((0..row.faults.len()).map(|fault| Line::Fault(number, fault)));
        }
        let sound = paste.rows.iter().enumerate().filter(|(_, row)| row.is_sound());
        let ticked = sound.map(|(number, _)| number).collect();
        Self { paste, lines, ticked, revision }
    }
}

/// Rows pasted from a spreadsheet.
pub struct PasteRows {
    kind: Kind,
    text: Option<String>,
    reading: Waiting<Option<Preview>>,
    preview: Option<Preview>,
}

impl PasteRows {
    /// Takes in that text as records of the kind; nothing waits for it to be pasted.
    pub fn of(kind: Kind, text: Option<String>, desk: &Desk<'_>) -> Self {
        let mut dialog = Self { kind, text: None, reading: Waiting::default(), preview: None };
        if let Some(text) = text {
            dialog.read(text, desk);
        }
        dialog
    }

    fn read(&mut self, text: String, desk: &Desk<'_>) {
        let (kind, shown) = (self.kind, records::shown_fields(self.kind, desk));
        let (lang, today, zone, workspace) = (desk.lang, desk.today(), desk.zone(), desk.workspace().clone());
        let currency = desk.context().currency.map(str::to_owned);
        let revision = desk.revision();
        self.text = Some(text.clone());
        self.reading.start(desk.board, Some(tr!(lang, "paste-job")), move |progress| {
            let context = Context { lang, today, zone, workspace: &workspace, currency: currency.as_deref() };
            let paste = Paste::read(&text, kind, &shown, &context, progress).ok()?;
            Some(Preview::new(paste, revision))
        });
    }

    fn wait_for_text(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        explain(ui, &tr!(lang, "paste-explained"));
        ui.add_space(space::L);
        ui.vertical_centered(|ui| {
            ui.label(icons::icon(Icon::ClipboardPaste, 32.0).color(Tokens::of(ui).muted));
            ui.label(RichText::new(tr!(lang, "paste-press")).font(fonts::strong()));
        });
        ui.add_space(space::L);
        let pasted = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        if let Some(text) = pasted {
            self.read(text, desk);
        }
        let text = tr!(lang, "paste-from-clipboard");
        match buttons(ui, desk, &Main { icon: Some(Icon::ClipboardPaste), text: &text, enabled: true }, |_| ()) {
            Pressed::Primary => ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Pressed::Cancel => return Stay::Closed,
            Pressed::Nothing => {}
        }
        Stay::Open
    }

    fn look_through(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        let Some(preview) = &mut self.preview else { return Stay::Open };
        let counts = preview.paste.counts();
        ui.horizontal_wrapped(|ui| {
            for (number, words, tone) in [
                (counts.new, tr!(lang, "paste-new", count = big(counts.new)), Tone::Accent),
                (counts.changed, tr!(lang, "paste-changed", count = big(counts.changed)), Tone::Good),
                (counts.unchanged, tr!(lang, "import-unchanged", count = big(counts.unchanged)), Tone::Neutral),
                (counts.unclear, tr!(lang, "paste-unclear", count = big(counts.unclear)), Tone::Warning),
                (counts.faults, tr!(lang, "paste-faults", count = big(counts.faults)), Tone::Danger),
            ] {
                if number > 0 {
                    widgets::chip(ui, &words, tone);
                }
            }
        });
        if !preview.paste.headings && !preview.paste.rows.is_empty() {
            widgets::hint(ui, &tr!(lang, "paste-no-headings"));
        }
        if preview.paste.left_out > 0 {
            let words = tr!(lang, "paste-too-many", count = big(preview.paste.left_out), limit = big(ROW_LIMIT));
            widgets::notice_line(ui, Tone::Warning, &words);
        }
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(120.0, 480.0);
        widgets::card_with(ui, egui::Margin::symmetric(0, 4), |ui| {
            ui.set_min_width(ui.available_width());
            if preview.lines.is_empty() {
                ui.set_min_height(80.0);
                ui.vertical_centered(|ui| explain(ui, &tr!(lang, "paste-nothing")));
            } else {
                list(ui, desk, preview, height);
            }
        });
        let chosen = preview.ticked.len();
        let stale = preview.revision != desk.revision();
        if stale {
            widgets::notice_line(ui, Tone::Warning, &tr!(lang, "import-stale"));
        }
        let text = if stale { tr!(lang, "import-again") } else { tr!(lang, "paste-take-in", count = big(chosen)) };
        let main = Main { icon: Some(Icon::ClipboardPaste), text: &text, enabled: stale || chosen > 0 };
        match buttons(ui, desk, &main, |_| ()) {
            Pressed::Nothing => Stay::Open,
            Pressed::Cancel => Stay::Closed,
            Pressed::Primary if stale => {
                self.preview = None;
                if let Some(text) = self.text.clone() {
                    self.read(text, desk);
                }
                Stay::Open
            }
            Pressed::Primary => {
                self.apply(desk);
                Stay::Closed
            }
        }
    }

    fn apply(&self, desk: &Desk<'_>) {
        let Some(preview) = &self.preview else { return };
        let lang = desk.lang;
        let basis = Basis { workspace: desk.workspace(), now: desk.now(), lang };
        let numbers: BTreeSet<usize> =
            preview.ticked.iter().filter_map(|index| preview.paste.rows.get(*index)).map(|row| row.number).collect();
        match preview.paste.transaction(&basis, |row| numbers.contains(&row.number)) {
            Ok((transaction, ids)) => {
                let words = transaction.label.in_words(lang);
                desk.push(Act::Apply(Box::new(transaction)));
                desk.push(Act::Select(Selection::Records(self.kind, ids)));
                desk.tell(Notice::done(words).way(Command::Undo.label(lang), Way::Run(Command::Undo)));
            }
            Err(error) => {
                log::warn!("not pasted: {error}");
                desk.tell(Notice::warning(tr!(lang, "notice-refused")).detail(tr!(lang, "notice-refused-detail")));
            }
        }
    }
}

fn big(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn list(ui: &mut Ui, desk: &Desk<'_>, preview: &mut Preview, height: f32) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (paste, lines, ticked) = (&preview.paste, &preview.lines, &mut preview.ticked);
    ScrollArea::vertical().auto_shrink([false, true]).max_height(height).show_rows(
        ui,
        LINE,
        lines.len(),
        |ui, range| {
            for line in lines.get(range).unwrap_or_default() {
                let wide = ui.available_width();
                ui.allocate_ui_with_layout(vec2(wide, LINE), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_size(vec2(wide, LINE));
                    ui.add_space(space::M);
                    match *line {
                        Line::Row(number) => {
                            if let Some(row) = paste.rows.get(number) {
                                row_line(ui, desk, paste, number, row, ticked);
                            }
                        }
                        Line::Change(number, change) => change_line(ui, desk, paste, number, change),
                        Line::Fault(number, fault) => fault_line(ui, desk, paste, number, fault),
                    }
                });
            }
        },
    );
}

fn row_line(ui: &mut Ui, desk: &Desk<'_>, paste: &Paste, number: usize, row: &Row, ticked: &mut BTreeSet<usize>) {
    let tokens = Tokens::of(ui);
    let lang = desk.lang;
    ui.painter().hline(ui.max_rect().x_range(), ui.max_rect().top(), (1.0, tokens.line));
    let nameless = tr!(lang, "paste-nameless", row = big(row.number));
    let title = if row.title.is_empty() { nameless } else { row.title.clone() };
    let mut on = ticked.contains(&number);
    let tick = ui.add_enabled(row.does_something(), egui::Checkbox::new(&mut on, ""));
    tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, row.does_something(), on, &title));
    if tick.changed() {
        if on {
            ticked.insert(number);
        } else {
            ticked.remove(&number);
        }
    }
    let (words, tone) = match &row.outcome {
        Outcome::New => (sentence(&tr!(lang, "word-new")), Tone::Accent),
        Outcome::Changed(_) => (sentence(&tr!(lang, "word-changed")), Tone::Good),
        Outcome::Unchanged(_) => (sentence(&tr!(lang, "word-unchanged")), Tone::Neutral),
        Outcome::Several(_) => (tr!(lang, "paste-several"), Tone::Warning),
    };
    widgets::chip(ui, &words, tone);
    let said: Vec<&str> = if row.outcome == Outcome::New {
        row.changes.iter().map(|change| change.after.as_str()).filter(|after| *after != title).collect()
    } else {
        Vec::new()
    };
    let mut job = egui::text::LayoutJob::default();
    let format = |font, color| egui::TextFormat { font_id: font, color, ..Default::default() };
    job.append(&title, 0.0, format(fonts::strong(), tokens.text));
    if !said.is_empty() {
        job.append(&said.join(" · "), 10.0, format(fonts::body(), tokens.muted));
    }
    ui.add(Label::new(job).truncate().selectable(false));
    let _ = paste;
}

fn heading(desk: &Desk<'_>, paste: &Paste, column: usize) -> String {
    let found = paste.columns.get(column).map(|column| column.heading(paste.kind, desk.lang));
    found.unwrap_or_else(|| format::integer(desk.lang, big(column + 1)))
}

fn change_line(ui: &mut Ui, desk: &Desk<'_>, paste: &Paste, number: usize, change: usize) {
    let Some(change) = paste.rows.get(number).and_then(|row| row.changes.get(change)) else { return };
    let tokens = Tokens::of(ui);
    ui.add_space(34.0);
    let label = heading(desk, paste, change.column);
    ui.add_sized([170.0, LINE], Label::new(RichText::new(label).color(tokens.muted)).truncate());
    let before = if change.before.is_empty() { tr!(desk.lang, "diff-nothing") } else { change.before.clone() };
    let wide = (ui.available_width() - 24.0) / 2.0;
    ui.add_sized([wide.min(300.0), LINE], Label::new(RichText::new(before).color(tokens.muted)).truncate());
    ui.label(icons::icon(Icon::ArrowRight, 13.0).color(tokens.muted));
    ui.add(Label::new(RichText::new(&change.after).font(fonts::strong())).truncate());
}

fn fault_line(ui: &mut Ui, desk: &Desk<'_>, paste: &Paste, number: usize, fault: usize) {
    let Some(fault) = paste.rows.get(number).and_then(|row| row.faults.get(fault)) else { return };
    let tokens = Tokens::of(ui);
    ui.add_space(34.0);
    ui.label(icons::icon(Icon::CircleAlert, 13.0).color(tokens.danger));
    let place = heading(desk, paste, fault.column);
    let words = if fault.text.is_empty() {
        format!("{place}: {}", fault.reason)
    } else {
        format!("{place}: {} – {}", fault.text, fault.reason)
    };
    ui.add(Label::new(RichText::new(&words).color(tokens.danger)).truncate()).on_hover_text(words);
}

impl Dialog for PasteRows {
    fn key(&self) -> &'static str {
        "paste"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        tr!(desk.lang, "paste-title", kind = kind_label(desk.lang, self.kind.key(), true))
    }

    fn width(&self) -> f32 {
        if self.preview.is_some() { 860.0 } else { 480.0 }
    }

    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        if let Poll::Done(Some(preview)) = self.reading.poll() {
            self.preview = Some(preview);
        }
        if self.preview.is_some() {
            return self.look_through(ui, desk);
        }
        if let Some(progress) = self.reading.progress().cloned() {
            if waiting(ui, desk, &tr!(desk.lang, "paste-job"), &progress) {
                return Stay::Closed;
            }
            return Stay::Open;
        }
        self.wait_for_text(ui, desk)
    }
}
