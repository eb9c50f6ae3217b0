//! Printing: what, how, and the page itself as it will be; to the printer, or to a file.

mod options;
mod preview;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Align, ComboBox, Key, KeyboardShortcut, Layout as Direction, Modifiers, ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use self::options::{Document, Options};
use self::preview::Preview;
use super::parts::waiting;
use super::path_field::PathField;
use super::{Dialog, Stay};
use crate::i18n::{Lang, Told, sentence};
use crate::jobs::{Poll, Progress, Waiting};
use crate::platform::picker::Pick;
use crate::platform::print::{PrintError, PrintJob, Printer, Printers, Sent, print_bytes};
use crate::platform::tools::Tools;
use crate::report::{Layout, Listing, Orientation, ReportError, layout, text};
use crate::store::disk::{BackupPolicy, SaveError, SaveOptions, save_bytes};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::notice::{Notice, Tone as NoticeTone};
use crate::ui::refusals;
use crate::ui::theme::{Tokens, space};
use crate::ui::widgets::{self, Tone};

/// How long the choices rest before the pages are laid out anew, in seconds.
const PAUSE: f64 = 0.25;

/// The width of the choices, in points.
const CHOICES: f32 = 268.0;

/// The least width that has room for all buttons in one row, in points.
const ROOMY: f32 = 720.0;

/// What the dialog's title and margins and the window around it take of its height, in points.
const AROUND: f32 = 148.0;

/// The width of the text that is saved, in characters.
const TEXT_WIDTH: usize = 100;

/// What is written to a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Pdf,
    Csv,
    Text,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Text => "txt",
        }
    }
}

/// Why no pages are there.
enum Failed {
    Filter(String),
    Report(ReportError),
}

/// The pages, and the document they were made of.
type Made = (Arc<Layout>, Arc<Document>);

/// Why nothing was written.
enum Unwritten {
    Workspace(PathBuf),
    Report(ReportError),
    Save(SaveError),
}

impl Unwritten {
    fn told(&self, lang: Lang) -> Told {
        match self {
            Self::Workspace(path) => Told::new(tr!(lang, "print-is-workspace"), path.display().to_string(), None),
            Self::Report(error) => error.told(lang),
            Self::Save(error) => error.told(lang),
        }
    }
}

/// Printing.
pub struct Print {
    options: Options,
    printer: Arc<dyn Printer>,
    asking: Waiting<Printers>,
    printers: Vec<String>,
    /// The printer that is chosen, where the system does not ask for one itself.
    chosen: Option<String>,
    preview: Preview,
    document: Option<Arc<Document>>,
    making: Waiting<Result<Made, Failed>>,
    /// When the choices were last changed; nothing where the pages are up to date.
    changed: Option<f64>,
    revision: u64,
    failed: Option<Told>,
    saving: Option<(Form, PathField, bool)>,
    writing: Waiting<Result<PathBuf, Unwritten>>,
    sending: Waiting<Result<Sent, PrintError>>,
    refused: Option<Notice>,
    /// The height of what stands beneath the pages, as of the last frame.
    under: f32,
    tools: Tools,
}

impl Print {
    /// Printing what a panel shows, or the deadlines where it is no list.
    pub fn of(view: Option<Listing>, tools: &Tools, desk: &Desk<'_>) -> Self {
        let printer = Arc::clone(&tools.printer);
        let mut asking = Waiting::default();
        asking.start(desk.board, None, move |_| printer.printers());
        Self {
            options: Options::new(view, &desk.settings.print),
            printer: Arc::clone(&tools.printer),
            asking,
            printers: Vec::new(),
            chosen: None,
            preview: Preview::default(),
            document: None,
            making: Waiting::default(),
            changed: Some(f64::NEG_INFINITY),
            revision: desk.revision(),
            failed: None,
            saving: None,
            writing: Waiting::default(),
            sending: Waiting::default(),
            refused: None,
            under: 44.0,
            tools: tools.clone(),
        }
    }

    /// Lays the pages out once the choices rest.
    fn keep_up(&mut self, ui: &Ui, desk: &Desk<'_>) {
        let now = ui.input(|input| input.time);
        if self.revision != desk.revision() {
            self.revision = desk.revision();
            self.changed = Some(now);
        }
        if let Some(changed) = self.changed {
            let left = changed + PAUSE - now;
            if left > 0.0 {
                ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
            } else {
                self.changed = None;
                let order = self.options.order(desk);
                let lang = desk.lang;
                self.making.start(desk.board, None, move |progress| {
                    let document = order.document().map_err(|faults| {
                        let words = faults.first().map(|fault| sentence(&fault.in_words(lang)));
                        Failed::Filter(words.unwrap_or_default())
                    })?;
                    let laid_out = layout(&document.listing, progress).map_err(Failed::Report)?;
                    Ok((Arc::new(laid_out), Arc::new(document)))
                });
            }
        }
        match self.making.poll() {
            Poll::Pending => {}
            Poll::Lost => self.failed = Some(Told::new(tr!(desk.lang, "notice-job-lost"), "", None)),
            Poll::Done(Ok((laid_out, document))) => {
                self.failed = None;
                self.options.filter_fault = None;
                self.preview.put(laid_out, document.listing.orientation);
                self.document = Some(document);
            }
            Poll::Done(Err(Failed::Filter(words))) => self.options.filter_fault = Some(words),
            Poll::Done(Err(Failed::Report(ReportError::Cancelled(_)))) => {}
            Poll::Done(Err(Failed::Report(error))) => {
                self.failed = Some(error.told(desk.lang));
                self.options.filter_fault = None;
            }
        }
    }

    /// True where the pages are what the choices say.
    fn is_ready(&self) -> bool {
        let busy = self.making.is_under_way() || self.writing.is_under_way() || self.sending.is_under_way();
        self.changed.is_none()
            && !busy
            && self.failed.is_none()
            && self.options.filter_fault.is_none()
            && self.preview.layout().is_some()
    }

    fn file_name(&self, form: Form) -> String {
        let title = self.document.as_ref().map(|document| document.listing.title.clone()).unwrap_or_default();
        let title: String =
            title.chars().map(|c| if "/\\:*?\"<>|".contains(c) || c.is_control() { '-' } else { c }).collect();
        format!("{}.{}", title.trim(), form.ending())
    }

    fn ask_for_name(&mut self, form: Form, desk: &Desk<'_>) {
        let name = self.file_name(form);
        let proposed = match desk.folder() {
            Some(folder) => folder.join(&name).display().to_string(),
            None => format!("~/{name}"),
        };
        self.saving = Some((form, PathField::new(Arc::clone(&self.tools.picker), proposed), true));
    }

    fn write(&mut self, form: Form, path: PathBuf, desk: &Desk<'_>) {
        let (Some(laid_out), Some(document)) = (self.preview.layout().cloned(), self.document.clone()) else { return };
        let path = if path.extension().is_none() { path.with_extension(form.ending()) } else { path };
        let now = desk.now();
        // Small against the pages: made here, because it looks at the workspace.
        let plain = match form {
            Form::Pdf => None,
            Form::Csv => document.csv(desk).ok(),
            Form::Text => Some(text::write_text(&document.listing, TEXT_WIDTH).into_bytes()),
        };
        self.refused = None;
        let name = tr!(desk.lang, "print-job-write", file = file_of(&path));
        self.writing.start(desk.board, Some(name), move |progress| {
            if crate::store::is_workspace(&path) {
                return Err(Unwritten::Workspace(path));
            }
            let content = match plain {
                Some(content) => content,
                None => laid_out.pdf(progress).map_err(Unwritten::Report)?,
            };
            put(&path, &content, now).map_err(Unwritten::Save)?;
            Ok(path)
        });
    }

    fn send(&mut self, desk: &Desk<'_>) {
        let (Some(laid_out), Some(document)) = (self.preview.layout().cloned(), self.document.clone()) else { return };
        let printer = Arc::clone(&self.printer);
        let chosen = self.chosen.clone();
        self.refused = None;
        self.sending.start(desk.board, Some(tr!(desk.lang, "print-job-send")), move |progress: &Progress| {
            let pdf = laid_out.pdf(progress).map_err(|error| PrintError::Unwritten(error.to_string()))?;
            let job = PrintJob {
                title: &document.listing.title,
                landscape: document.listing.orientation == Orientation::Landscape,
                printer: chosen.as_deref(),
                stopped: &|| progress.is_cancelled(),
            };
            print_bytes(printer.as_ref(), &pdf, &job)
        });
    }

    /// Takes in what became of writing and sending.
    fn take_in(&mut self, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        match self.writing.poll() {
            Poll::Pending | Poll::Lost => {}
            Poll::Done(Ok(path)) => {
                desk.tell(written(&path, lang));
                self.saving = None;
                return Stay::Closed;
            }
            Poll::Done(Err(Unwritten::Report(ReportError::Cancelled(_)))) => {}
            Poll::Done(Err(error)) => {
                let told = error.told(lang);
                let hint = told.hint.as_deref().map(sentence).unwrap_or_default();
                self.refused = Some(Notice::error(told.sentence()).detail(hint));
            }
        }
        match self.sending.poll() {
            Poll::Pending | Poll::Lost => Stay::Open,
            Poll::Done(Ok(Sent::Cancelled)) => {
                self.refused = Some(Notice::info(tr!(lang, "print-cancelled")));
                Stay::Open
            }
            Poll::Done(Ok(Sent::Queued)) => {
                desk.tell(Notice::done(tr!(lang, "print-sent")));
                Stay::Closed
            }
            Poll::Done(Ok(Sent::Written(path))) => {
                desk.tell(written(&path, lang));
                Stay::Closed
            }
            Poll::Done(Ok(Sent::Shown)) => {
                desk.tell(Notice::info(tr!(lang, "print-shown")));
                Stay::Closed
            }
            Poll::Done(Err(error)) => {
                self.refused = Some(refusals::not_printed(&error, lang));
                Stay::Open
            }
        }
    }

    /// The choice of a printer, where there is one to make.
    fn choose_printer(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        if let Poll::Done(Printers { names, usual }) = self.asking.poll() {
            self.chosen = match names.as_slice() {
                [only] => Some(only.clone()),
                _ => usual,
            };
            self.printers = names;
        }
        if self.printers.len() < 2 {
            return;
        }
        let label = widgets::field_label(ui, &tr!(desk.lang, "print-printer"));
        let shown = self.chosen.clone().unwrap_or_else(|| tr!(desk.lang, "print-choose-printer"));
        let combo = ComboBox::from_id_salt("print-printer").selected_text(shown).width(ui.available_width()).truncate();
        let shown = combo.show_ui(ui, |ui| {
            for name in &self.printers {
                ui.selectable_value(&mut self.chosen, Some(name.clone()), name);
            }
        });
        shown.response.labelled_by(label.id);
    }

    fn pages(&mut self, ui: &mut Ui, desk: &Desk<'_>, room: egui::Vec2) {
        let tokens = Tokens::of(ui);
        ui.allocate_ui_with_layout(room, Direction::top_down(Align::Min), |ui| {
            ui.set_min_size(room);
            ui.horizontal(|ui| {
                self.preview.bar(ui, desk);
                if self.making.is_under_way() {
                    ui.add(egui::Spinner::new().size(14.0));
                }
            });
            let frame = egui::Frame::new()
                .fill(tokens.neutral_soft)
                .stroke((1.0, tokens.line))
                .corner_radius(crate::ui::theme::size::CARD_RADIUS);
            frame.show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                if let Some(told) = &self.failed {
                    ui.add_space(space::XL);
                    ui.vertical_centered(|ui| {
                        widgets::notice_line(ui, Tone::Danger, &told.sentence());
                        if let Some(hint) = &told.hint {
                            widgets::hint(ui, &sentence(hint));
                        }
                    });
                } else {
                    self.preview.show(ui, desk);
                }
            });
        });
    }

    fn bottom(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        let mut stay = Stay::Open;
        let ready = self.is_ready();
        ui.add_space(space::XS);
        let roomy = ui.available_width() > ROOMY;
        let whole = |ui: &mut Ui, print: &mut Self| {
            for (form, icon, words) in [
                (Form::Csv, Icon::Sheet, tr!(lang, "print-csv")),
                (Form::Text, Icon::FileText, tr!(lang, "print-text")),
            ] {
                let pressed = ui.add_enabled_ui(ready, |ui| widgets::text_button(ui, Some(icon), &words)).inner;
                if pressed.clicked() {
                    print.ask_for_name(form, desk);
                }
            }
        };
        if !roomy {
            ui.horizontal(|ui| whole(ui, self));
        }
        ui.horizontal(|ui| {
            if roomy {
                whole(ui, self);
            }
            ui.with_layout(Direction::right_to_left(Align::Center), |ui| {
                ui.add_enabled_ui(ready, |ui| {
                    if widgets::primary_button(ui, Some(Icon::Printer), &tr!(lang, "print-print")).clicked() {
                        self.send(desk);
                    }
                    let keys = KeyboardShortcut::new(Modifiers::COMMAND, Key::S);
                    let save = widgets::quiet_button(ui, Some(Icon::FileDown), &tr!(lang, "print-pdf"));
                    let save = save.on_hover_text(ui.ctx().format_shortcut(&keys));
                    if save.clicked() || ready && ui.input_mut(|input| input.consume_shortcut(&keys)) {
                        self.ask_for_name(Form::Pdf, desk);
                    }
                });
                if widgets::quiet_button(ui, None, &tr!(lang, "dialog-cancel")).clicked() {
                    stay = Stay::Closed;
                }
            });
        });
        stay
    }

    /// The name to save under, in place of the buttons.
    fn name_of_file(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        let title = self.file_name(self.saving.as_ref().map_or(Form::Pdf, |(form, ..)| *form));
        let Some((form, field, _)) = &mut self.saving else { return };
        let form = *form;
        let pick = || Pick {
            title: tr!(lang, "print-save-title"),
            to_save: true,
            file_name: title.clone(),
            folder: desk.folder().map(PathBuf::from),
            filter: (form.ending().to_uppercase(), vec![form.ending().to_owned()]),
        };
        let decided = field.show(ui, desk, &tr!(lang, "path-field"), pick);
        let standing = field.standing(desk);
        let (words, fits) = match standing {
            Some(crate::platform::paths::Standing::File) => (Some((Tone::Warning, tr!(lang, "print-exists"))), true),
            Some(crate::platform::paths::Standing::Folder) => {
                (Some((Tone::Danger, tr!(lang, "path-is-folder"))), false)
            }
            Some(crate::platform::paths::Standing::Nowhere) => {
                (Some((Tone::Danger, tr!(lang, "path-no-folder"))), false)
            }
            Some(crate::platform::paths::Standing::Free) => (None, true),
            None => (None, false),
        };
        if let Some((tone, words)) = words {
            widgets::notice_line(ui, tone, &words);
        }
        let path = field.path(desk);
        let mut back = false;
        let mut go = decided;
        ui.horizontal(|ui| {
            ui.with_layout(Direction::right_to_left(Align::Center), |ui| {
                let save = tr!(lang, "path-save");
                let pressed = ui.add_enabled_ui(fits, |ui| widgets::primary_button(ui, Some(Icon::Save), &save)).inner;
                if pressed.clicked() {
                    go = go.take().or(path);
                }
                back = widgets::quiet_button(ui, None, &tr!(lang, "print-back")).clicked();
            });
        });
        if back {
            self.saving = None;
        } else if let Some(path) = go {
            self.write(form, path, desk);
        }
    }
}

fn written(path: &Path, lang: Lang) -> Notice {
    Notice::done(tr!(lang, "print-written", file = file_of(path))).detail(path.display().to_string())
}

fn file_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn put(path: &Path, content: &[u8], now: chrono::DateTime<chrono::Utc>) -> Result<(), SaveError> {
    let mut options = SaveOptions::new(now, "");
    options.force = true;
    options.backup = BackupPolicy::None;
    save_bytes(path, None, content, &options).map(drop)
}

impl Dialog for Print {
    fn key(&self) -> &'static str {
        "print"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        tr!(desk.lang, "print-title")
    }

    fn width(&self) -> f32 {
        1160.0
    }

    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        self.keep_up(ui, desk);
        if self.take_in(desk) == Stay::Closed {
            return Stay::Closed;
        }
        let height = (ui.ctx().content_rect().height() - AROUND - self.under).max(160.0);
        let narrow = ui.available_width() < 560.0;
        let choices = if narrow { 200.0 } else { CHOICES };
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(choices, height), Direction::top_down(Align::Min), |ui| {
                ui.set_min_size(vec2(choices, height));
                ScrollArea::vertical().id_salt("choices").auto_shrink([false, false]).show(ui, |ui| {
                    ui.set_width(choices - 14.0);
                    ui.spacing_mut().item_spacing.y = space::XS + 2.0;
                    if self.options.show(ui, desk) {
                        self.changed = Some(ui.input(|input| input.time));
                        let kept = self.options.kept();
                        desk.set(move |settings| settings.print = kept);
                    }
                    self.choose_printer(ui, desk);
                });
            });
            let room = vec2(ui.available_width(), height);
            self.pages(ui, desk, room);
        });
        let top = ui.cursor().top();
        let stay = self.beneath(ui, desk);
        let under = ui.cursor().top() - top;
        if (under - self.under).abs() > 0.5 {
            // What is told beneath takes its room from the pages.
            self.under = under;
            ui.ctx().request_discard("the pages make room");
        }
        stay
    }
}

impl Print {
    /// What is told of the pages, and the buttons.
    fn beneath(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        if let Some(notes) = self.preview.layout().map(|layout| layout.notes().clone()) {
            if notes.replaced > 0 {
                let count = i64::try_from(notes.replaced).unwrap_or(i64::MAX);
                widgets::notice_line(ui, Tone::Warning, &tr!(lang, "said-replaced", count = count));
            }
            if notes.logo_left_out.is_some() {
                widgets::notice_line(ui, Tone::Warning, &tr!(lang, "said-no-logo"));
            }
        }
        if let Some(refused) = &self.refused {
            let tone = if refused.tone == NoticeTone::Info { Tone::Neutral } else { Tone::Danger };
            widgets::notice_line(ui, tone, &refused.text);
            for line in refused.detail.lines() {
                widgets::hint(ui, line);
            }
        }
        for (under_way, progress, name) in [
            (self.writing.is_under_way(), self.writing.progress().cloned(), tr!(lang, "print-writing")),
            (self.sending.is_under_way(), self.sending.progress().cloned(), tr!(lang, "print-job-send")),
        ] {
            if let Some(progress) = progress.filter(|_| under_way)
                && waiting(ui, desk, &name, &progress)
            {
                self.writing.stop();
                self.sending.stop();
            }
        }
        if self.saving.is_some() {
            self.name_of_file(ui, desk);
            return Stay::Open;
        }
        self.bottom(ui, desk)
    }
}
