//! Taking in an outside file: choose it, read it, look through what it would do, and take that in as one step.

mod prepare;
mod preview;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{RichText, Ui};
use lucide_icons::Icon;

use self::prepare::{Prepared, Source, prepare};
use self::preview::Preview;
use super::parts::{Main, Pressed, buttons, explain, waiting};
use super::path_field::PathField;
use super::{Dialog, Stay};
use crate::edit::{Deed, Label};
use crate::exchange::plan::Options;
use crate::i18n::{Told, sentence};
use crate::jobs::{Poll, Waiting};
use crate::platform::picker::{Pick, Picker};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::notice::{Notice, Way};
use crate::ui::panels::PanelId;
use crate::ui::theme::{fonts, space};
use crate::ui::widgets::{self, Tone};

/// Where the European Commission publishes the portal's file.
const PORTAL: &str = "https://ec.europa.eu/info/funding-tenders/opportunities/data/referenceData/grantsTenders.json";

/// Taking in an outside file.
pub struct Import {
    field: PathField,
    tenders: bool,
    source: Option<Source>,
    reading: Waiting<Result<Prepared, Option<Told>>>,
    preview: Option<Preview>,
    failed: Option<Told>,
}

impl Import {
    /// Asks for a file.
    pub fn of_file(picker: Arc<dyn Picker>) -> Self {
        Self {
            field: PathField::new(picker, String::new()),
            tenders: false,
            source: None,
            reading: Waiting::default(),
            preview: None,
            failed: None,
        }
    }

    /// Takes in that file.
    pub fn of(path: PathBuf, picker: Arc<dyn Picker>, desk: &Desk<'_>) -> Self {
        let mut dialog = Self::of_file(picker);
        dialog.field.text = path.display().to_string();
        dialog.read(Source::File(path), desk);
        dialog
    }

    /// Takes in the catalogue of programmes.
    pub fn of_catalogue(picker: Arc<dyn Picker>, desk: &Desk<'_>) -> Self {
        let mut dialog = Self::of_file(picker);
        dialog.read(Source::Catalogue, desk);
        dialog
    }

    fn read(&mut self, source: Source, desk: &Desk<'_>) {
        let name = tr!(desk.lang, "import-job", file = source.name(desk.lang));
        let (workspace, revision, lang) = (desk.workspace().clone(), desk.revision(), desk.lang);
        let (now, zone, tenders) = (desk.now(), desk.zone(), self.tenders);
        let from = source.clone();
        self.failed = None;
        self.drop_preview(desk);
        self.source = Some(source);
        self.reading.start(desk.board, Some(name), move |progress| {
            let options = Options { now, zone, filter: None };
            prepare(&from, &workspace, revision, tenders, &options, lang, progress)
        });
    }

    /// A preview may hold thousands of records: they are given back on a thread of their own.
    fn drop_preview(&mut self, desk: &Desk<'_>) {
        if let Some(preview) = self.preview.take() {
            drop(desk.board.start_quietly(move |_| drop(preview)));
        }
    }

    fn take_in(&mut self, desk: &Desk<'_>) {
        match self.reading.poll() {
            Poll::Pending => {}
            Poll::Lost => self.failed = Some(Told::new(tr!(desk.lang, "notice-job-lost"), "", None)),
            Poll::Done(Ok(prepared)) => {
                self.preview = Some(Preview::new(prepared));
            }
            Poll::Done(Err(Some(told))) => self.failed = Some(told),
            Poll::Done(Err(None)) => {}
        }
    }

    fn ask(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        explain(ui, &tr!(lang, "import-explained"));
        if widgets::link_button(ui, &tr!(lang, "import-where")).on_hover_text(PORTAL).clicked() {
            desk.push(Act::Follow(PORTAL.to_owned()));
        }
        ui.add_space(space::XS);
        let pick = || Pick {
            title: Command::Import.label(lang),
            to_save: false,
            file_name: String::new(),
            folder: desk.folder().map(PathBuf::from),
            filter: (tr!(lang, "picker-sources"), vec!["json".to_owned()]),
        };
        let decided = self.field.show(ui, desk, &tr!(lang, "path-field"), pick);
        widgets::tick(ui, &mut self.tenders, &tr!(lang, "import-tenders"));
        widgets::hint(ui, &tr!(lang, "import-drop"));
        if let Some(told) = &self.failed {
            widgets::notice_line(ui, Tone::Danger, &told.sentence());
            if let Some(hint) = &told.hint {
                widgets::hint(ui, &sentence(hint));
            }
        }
        let writable = !desk.file.read_only;
        if !writable {
            widgets::notice_line(ui, Tone::Warning, &tr!(lang, "notice-read-only"));
        }
        let path = self.field.path(desk);
        let text = tr!(lang, "import-read");
        let main = Main { icon: Some(Icon::FileSearch), text: &text, enabled: path.is_some() && writable };
        match buttons(ui, desk, &main, |_| ()) {
            Pressed::Cancel => return Stay::Closed,
            pressed => {
                let path = decided.or(if pressed == Pressed::Primary { path } else { None });
                if let Some(path) = path.filter(|_| writable) {
                    self.read(Source::File(path), desk);
                }
            }
        }
        Stay::Open
    }

    fn look_through(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        let (Some(preview), Some(source)) = (&mut self.preview, self.source.clone()) else { return Stay::Open };
        preview.show(ui, desk, &source, 300.0);
        let (new, changed) = preview.chosen();
        let stale = preview.prepared.revision != desk.revision();
        if stale {
            widgets::notice_line(ui, Tone::Warning, &tr!(lang, "import-stale"));
        }
        let chosen = new + changed;
        let text = if stale {
            tr!(lang, "import-again")
        } else {
            tr!(lang, "import-take-in", count = i64::try_from(chosen).unwrap_or(i64::MAX))
        };
        let writable = !desk.file.read_only;
        let main = Main { icon: Some(Icon::Download), text: &text, enabled: (chosen > 0 || stale) && writable };
        let mut back = false;
        let pressed = buttons(ui, desk, &main, |ui| {
            if source != Source::Catalogue {
                back = widgets::text_button(ui, Some(Icon::ArrowLeft), &tr!(lang, "import-other")).clicked();
            }
        });
        if back {
            self.drop_preview(desk);
            return Stay::Open;
        }
        match pressed {
            Pressed::Nothing => Stay::Open,
            Pressed::Primary if stale => {
                self.read(source, desk);
                Stay::Open
            }
            Pressed::Primary => {
                self.apply(&source, desk);
                self.drop_preview(desk);
                Stay::Closed
            }
            Pressed::Cancel => {
                self.drop_preview(desk);
                Stay::Closed
            }
        }
    }

    fn apply(&mut self, source: &Source, desk: &Desk<'_>) {
        let Some(preview) = &mut self.preview else { return };
        let lang = desk.lang;
        let (new, changed) = preview.chosen();
        let label = Label::many(Deed::Import, source.name(lang), new + changed);
        // The plan asks by item; items are told apart by their place in its list.
        let chosen: std::collections::HashSet<*const crate::exchange::plan::Item> = preview
            .prepared
            .plan
            .items
            .iter()
            .enumerate()
            .filter(|(number, _)| preview.is_chosen(*number))
            .map(|(_, item)| std::ptr::from_ref(item))
            .collect();
        let transaction = preview.prepared.plan.transaction(|item| chosen.contains(&std::ptr::from_ref(item)), label);
        desk.push(Act::TakeIn { transaction: Box::new(transaction), source: source.key().to_owned() });
        let big = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let notice =
            Notice::done(tr!(lang, "import-done", new = big(new), changed = big(changed), source = source.name(lang)));
        let skipped = preview.prepared.skipped.len();
        let detail =
            tr!(lang, "import-done-detail", skipped = big(skipped), unchanged = big(preview.prepared.unchanged));
        let filter = format!("imported_from:{} (created:today OR changed:today)", source.key());
        let way = Way::Go(PanelId::of_kind(source.kind()), filter);
        desk.tell(notice.detail(detail).way(tr!(lang, "import-show"), way));
    }
}

impl Dialog for Import {
    fn key(&self) -> &'static str {
        "import"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        match &self.source {
            Some(source) if self.preview.is_some() => tr!(desk.lang, "import-title-of", file = source.name(desk.lang)),
            _ => tr!(desk.lang, "import-title"),
        }
    }

    fn width(&self) -> f32 {
        if self.preview.is_some() { 1000.0 } else { 600.0 }
    }

    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        self.take_in(desk);
        if self.preview.is_some() {
            return self.look_through(ui, desk);
        }
        if let Some(progress) = self.reading.progress().cloned() {
            let name = self.source.as_ref().map(|source| source.name(desk.lang)).unwrap_or_default();
            ui.label(RichText::new(tr!(desk.lang, "import-nothing-yet")).font(fonts::body()));
            if waiting(ui, desk, &name, &progress) {
                self.reading.stop();
                if self.source == Some(Source::Catalogue) {
                    return Stay::Closed;
                }
            }
            return Stay::Open;
        }
        self.ask(ui, desk)
    }
}

impl Drop for Import {
    fn drop(&mut self) {
        // Closed by Escape: what is large is not given back on the thread that draws.
        if let Some(preview) = self.preview.take() {
            let _aside = std::thread::Builder::new().spawn(move || drop(preview));
        }
    }
}
