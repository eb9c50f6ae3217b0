//! Opening and saving: long work on threads of their own, its results taken in between two frames.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::state::{Opening, Saving, State};
use crate::agenda::Agenda;
use crate::edit::{Author, Deed, Document, Label};
use crate::exchange::{catalogue, plan, sample};
use crate::i18n::{Lang, sentence};
use crate::jobs::{Board, Poll, Progress};
use crate::model::value::Timestamp;
use crate::model::workspace::Workspace;
use crate::store;
use crate::store::disk::{SaveError, SaveOptions};
use crate::tr;
use crate::ui::desk::FileView;
use crate::ui::{Act, Command, Notice, ReadFile, dialogs, notice::Way, refusals};

/// The endings of workspace files.
pub(super) const ENDING: &str = ".brobygger.json";

/// The name of the file without folder and ending.
fn stem(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let short = name.strip_suffix(ENDING).or_else(|| name.strip_suffix(".json"));
    short.filter(|short| !short.is_empty()).map(str::to_owned).unwrap_or(name)
}

/// The path as it will be written: with the program's ending where none was typed.
pub(super) fn with_ending(path: PathBuf) -> PathBuf {
    if path.extension().is_some() {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(ENDING);
    name.into()
}

impl Opening {
    fn begin(board: &Board, path: PathBuf, again: bool, lang: Lang) -> Self {
        let name = tr!(lang, "job-open", file = stem(&path));
        let from = path.clone();
        let task = board.start(name, move |_| {
            let file = store::open(&from)?;
            let agenda = Agenda::build(&file.opened.workspace);
            Ok(ReadFile { file, agenda })
        });
        Self { task, path, again }
    }
}

/// A file that is being read while the system makes the window: either takes its time.
pub(super) struct Ahead {
    pub(super) board: Board,
    pub(super) opening: Opening,
    window: Arc<OnceLock<egui::Context>>,
}

impl Ahead {
    pub(super) fn read(path: PathBuf, lang: Lang) -> Self {
        let window: Arc<OnceLock<egui::Context>> = Arc::default();
        let there = Arc::clone(&window);
        let board = Board::new(move || {
            if let Some(ctx) = there.get() {
                ctx.request_repaint();
            }
        });
        let opening = Opening::begin(&board, path, false, lang);
        Self { board, opening, window }
    }

    /// The window is there: it is woken from now on.
    pub(super) fn wake(&self, ctx: &egui::Context) {
        let _kept = self.window.set(ctx.clone());
    }
}

impl State {
    /// Begins a workspace with the catalogue of programmes.
    pub(super) fn begin_new(&mut self) {
        let workspace = fresh(self);
        self.put(workspace, None);
        self.file = FileView { is_open: true, stem: tr!(self.lang, "file-untitled"), ..FileView::default() };
        self.stamp = None;
        self.since = None;
        self.shown = None;
    }

    /// Opens the sample as it is today.
    pub(super) fn begin_sample(&mut self) {
        let today = self.now.with_timezone(&self.zone).date_naive();
        match sample::sample(today, sample::reads_norwegian(self.lang.code()), self.now) {
            Ok(workspace) => {
                self.put(workspace, None);
                let stem = tr!(self.lang, "sample-name");
                self.file = FileView { is_open: true, stem, is_sample: true, ..FileView::default() };
                self.stamp = None;
                // What changed in the last days is worth a look, also where nobody looked before.
                self.since = Some(self.now - chrono::Duration::days(7));
                self.shown = None;
            }
            Err(error) => self.tell(Notice::error(tr!(self.lang, "failure-sample")).detail(error.to_string())),
        }
    }

    /// Shows the start page.
    pub(super) fn close_file(&mut self) {
        self.note_seen();
        self.put(Workspace::default(), None);
        self.file = FileView::default();
        self.stamp = None;
        self.shown = None;
    }

    /// Begins to open a file.
    pub(super) fn open(&mut self, path: PathBuf, again: bool) {
        self.opening = Some(Opening::begin(&self.board, path, again, self.lang));
    }

    /// Takes in a file that was opened.
    pub(super) fn opened(&mut self, path: PathBuf, read: ReadFile, again: bool) {
        let ReadFile { file, agenda } = read;
        self.note_seen();
        let newer = file.opened.is_newer();
        let findings = file.opened.findings.len();
        let shown = self.shown.take();
        self.put(file.opened.workspace, Some(agenda));
        self.stamp = Some(file.stamp);
        self.file = FileView {
            is_open: true,
            stem: stem(&path),
            path: Some(path.clone()),
            read_only: newer,
            ..FileView::default()
        };
        if again {
            self.shown = shown.filter(|shown| self.document.workspace().knows(shown.record()));
        } else {
            self.since = self.settings.last_seen.get(&path.display().to_string()).map(|seen| seen.0);
        }
        if newer {
            let notice = Notice::warning(tr!(self.lang, "notice-newer"));
            self.tell(notice.detail(tr!(self.lang, "notice-newer-detail")));
        }
        if findings > 0 {
            let count = i64::try_from(findings).unwrap_or(i64::MAX);
            self.tell(
                Notice::warning(tr!(self.lang, "notice-mended", count = count))
                    .detail(tr!(self.lang, "notice-mended-detail")),
            );
        }
        self.settings.remember(path);
    }

    /// Notes that the file was looked at, for what is new at the next time.
    pub(super) fn note_seen(&mut self) {
        if let Some(path) = &self.file.path {
            self.settings.last_seen.insert(path.display().to_string(), Timestamp::at(self.now));
        }
    }

    /// Begins to save where the file lies; asks for a name where it lies nowhere.
    pub(super) fn save(&mut self, force: bool, then: Option<Act>) {
        match self.file.path.clone() {
            Some(path) => self.save_to(path, force, then),
            None => self.queue.borrow_mut().push(Act::Run(Command::SaveAs)),
        }
    }

    /// Begins to save under a path.
    pub(super) fn save_to(&mut self, path: PathBuf, force: bool, then: Option<Act>) {
        if self.saving.is_some() {
            return;
        }
        let same = self.file.path.as_deref() == Some(path.as_path());
        let (stamp, workspace, now) = (self.stamp.filter(|_| same), self.document.workspace().clone(), self.now);
        let label = self.document.undo_label().map(|label| label.in_words(self.lang));
        let label = label.unwrap_or_else(|| tr!(self.lang, "label-saved"));
        let to = path.clone();
        // A name chosen in a dialog was confirmed there where a file has it.
        let force = force || !same;
        let task = self.board.start(tr!(self.lang, "job-save", file = stem(&path)), move |_| {
            let mut options = SaveOptions::new(now, &label);
            options.force = force;
            store::save(&to, &workspace, stamp, &options)
        });
        self.saving = Some(Saving { task, revision: self.document.revision(), path, then });
    }

    /// Takes in what ended meanwhile.
    pub(super) fn take_in_results(&mut self) {
        self.take_in_change();
        if let Some(reason) = self.keeper.look(&self.board) {
            let notice = Notice::warning(tr!(self.lang, "settings-not-kept"));
            self.tell(notice.detail(tr!(self.lang, "settings-not-kept-detail", reason = reason.as_str())));
        }
        let mut refused = Vec::new();
        self.following.retain(|task| match task.poll() {
            Poll::Pending => true,
            Poll::Done(Err(error)) => {
                refused.push(error);
                false
            }
            Poll::Done(Ok(())) | Poll::Lost => false,
        });
        for error in refused {
            self.tell(refusals::not_opened(&error, self.lang));
        }
        if let Some(saving) = &self.saving {
            match saving.task.poll() {
                Poll::Pending => {}
                Poll::Lost => {
                    self.saving = None;
                    self.tell(Notice::error(tr!(self.lang, "notice-job-lost")));
                }
                Poll::Done(result) => {
                    if let Some(saving) = self.saving.take() {
                        self.saved(saving, result);
                    }
                }
            }
        }
        if let Some(opening) = &self.opening {
            match opening.task.poll() {
                Poll::Pending => {}
                Poll::Lost => {
                    self.opening = None;
                    self.tell(Notice::error(tr!(self.lang, "notice-job-lost")));
                }
                Poll::Done(result) => {
                    let Some(opening) = self.opening.take() else { return };
                    match result {
                        Ok(file) if opening.again => self.opened(opening.path, file, true),
                        Ok(file) => self.queue.borrow_mut().push(Act::Opened(opening.path, Box::new(file))),
                        Err(error) => {
                            log::warn!("not opened: {error}");
                            let notice = Notice::error(tr!(self.lang, "notice-not-opened", file = stem(&opening.path)));
                            let told = error.told(self.lang);
                            let hint = told.hint.as_deref().map(sentence).unwrap_or_default();
                            self.tell(notice.detail(format!("{}\n{hint}", told.sentence()).trim()));
                        }
                    }
                }
            }
        }
    }

    fn saved(&mut self, saving: Saving, result: Result<store::disk::Saved, SaveError>) {
        match result {
            Ok(saved) => {
                self.stamp = Some(saved.stamp);
                self.saved_revision = saving.revision;
                self.file.path = Some(saving.path.clone());
                self.file.stem = stem(&saving.path);
                self.file.is_sample = false;
                self.file.read_only = false;
                self.file.saved_at = Some(self.now);
                self.file.unsaved = self.document.revision() != self.saved_revision;
                if let Some(problem) = saved.backup_problem {
                    let notice = Notice::warning(tr!(self.lang, "notice-no-backup"));
                    self.tell(notice.detail(problem.told(self.lang).sentence()));
                }
                self.settings.remember(saving.path);
                self.queue.borrow_mut().extend(saving.then);
            }
            Err(SaveError::ChangedOnDisk { path, kept }) => {
                let dialog = dialogs::conflict::Conflict::changed(path, kept);
                self.queue.borrow_mut().push(Act::Ask(Box::new(dialog)));
            }
            Err(SaveError::Vanished { path, kept }) => {
                let dialog = dialogs::conflict::Conflict::vanished(path, kept);
                self.queue.borrow_mut().push(Act::Ask(Box::new(dialog)));
            }
            Err(error) => {
                log::warn!("not saved: {error}");
                let told = error.told(self.lang);
                let hint = told.hint.as_deref().map(sentence).unwrap_or_default();
                let detail = format!("{}\n{hint}", told.sentence());
                let notice = Notice::error(tr!(self.lang, "notice-not-saved")).detail(detail.trim());
                self.tell(notice.way(Command::SaveAs.label(self.lang), Way::Run(Command::SaveAs)));
            }
        }
    }
}

/// An empty workspace with the catalogue of programmes.
fn fresh(state: &State) -> Workspace {
    let mut document = Document::new(Workspace::default());
    let options = plan::Options { now: state.now, zone: state.zone, filter: None };
    if let Ok(plan) = plan::Plan::make(document.workspace(), catalogue::offer(), &options, &Progress::new()) {
        let label = Label::many(Deed::Import, catalogue::SOURCE, plan.counts().new);
        let author = Author { name: catalogue::SOURCE.to_owned(), now: state.now, import: true };
        // A plan of an empty workspace always fits it.
        let _fits = document.apply(plan.transaction(|_| true, label), &author);
    }
    document.workspace().clone()
}
