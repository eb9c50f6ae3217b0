//! A desk for tests: it holds what the application holds, and does what the desk is asked to do.

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use egui_kittest::Harness;

use super::act::{Act, Selection, Shown};
use super::desk::{Desk, FileView};
use super::theme;
use super::typing::Typing;
use crate::agenda::workdays::WorkingDays;
use crate::agenda::{Agenda, Clock};
use crate::edit::{Author, Document, Draft};
use crate::i18n::Lang;
use crate::jobs::Board;
use crate::model::workspace::Workspace;
use crate::query::names::InLanguage;
use crate::settings::Settings;

/// Everything that a desk shows.
pub(crate) struct Fixture {
    pub(crate) document: Document,
    pub(crate) agenda: Agenda,
    pub(crate) settings: Settings,
    pub(crate) file: FileView,
    pub(crate) now: DateTime<Utc>,
    pub(crate) zone: Tz,
    pub(crate) lang: Lang,
    pub(crate) selection: Selection,
    pub(crate) shown: Option<Shown>,
    /// What was asked for and is not a change of the workspace.
    pub(crate) acts: Vec<Act>,
    pub(crate) typing: Typing,
    working_days: WorkingDays,
    board: Board,
    queue: RefCell<Vec<Act>>,
}

impl Fixture {
    /// A desk on Thursday, 5 March 2026, at noon in Oslo, in English.
    pub(crate) fn new(workspace: Workspace) -> Self {
        Self {
            agenda: Agenda::build(&workspace),
            document: Document::new(workspace),
            settings: Settings::default(),
            file: FileView { is_open: true, stem: "office".to_owned(), ..FileView::default() },
            now: "2026-03-05T11:00:00Z".parse().unwrap(),
            zone: chrono_tz::Europe::Oslo,
            lang: Lang::En,
            selection: Selection::Nothing,
            shown: None,
            acts: Vec::new(),
            typing: Typing::default(),
            working_days: WorkingDays::new(&["NO", "EU"]).unwrap(),
            board: Board::new(|| {}),
            queue: RefCell::default(),
        }
    }

    /// A desk with what the change puts in an empty workspace.
    pub(crate) fn with(change: impl FnOnce(&mut Draft<'_>)) -> Self {
        let mut fixture = Self::new(Workspace::default());
        let workspace = fixture.document.workspace().clone();
        let mut draft = Draft::new(&workspace, fixture.now);
        change(&mut draft);
        let transaction = draft.finish(crate::edit::Label::one(crate::edit::Deed::Add, "test"));
        let author = Author { name: "portal".to_owned(), now: fixture.now, import: true };
        fixture.document.apply(transaction, &author).unwrap();
        Self { lang: fixture.lang, ..Self::new(fixture.document.workspace().clone()) }
    }

    pub(crate) fn desk(&self) -> Desk<'_> {
        Desk {
            document: &self.document,
            agenda: &self.agenda,
            settings: &self.settings,
            file: &self.file,
            clock: Clock { now: self.now, zone: self.zone, working_days: Some(&self.working_days) },
            lang: self.lang,
            names: InLanguage(self.lang),
            me: "Kari",
            since: None,
            board: &self.board,
            notices: &[],
            selection: &self.selection,
            shown: self.shown.as_ref(),
            ways: (false, false),
            typing: &self.typing,
            queue: &self.queue,
        }
    }

    /// Does what was asked for.
    pub(crate) fn work_off(&mut self) {
        let author = |name: &str, import| Author { name: name.to_owned(), now: self.now, import };
        let mut changed = false;
        for act in self.queue.take() {
            match act {
                Act::Apply(transaction) => {
                    self.document.apply(*transaction, &author("Kari", false)).unwrap();
                    changed = true;
                }
                Act::TakeIn { transaction, source } => {
                    self.document.apply(*transaction, &author(&source, true)).unwrap();
                    changed = true;
                }
                Act::Set(change) => change(&mut self.settings),
                Act::Show(shown) => self.shown = Some(shown),
                Act::Select(selection) => self.selection = selection,
                other => self.acts.push(other),
            }
        }
        if changed {
            self.agenda = Agenda::build(self.document.workspace());
        }
    }

    pub(crate) fn undo(&mut self) {
        let author = Author { name: "Kari".to_owned(), now: self.now, import: false };
        self.document.undo(&author);
        self.agenda = Agenda::build(self.document.workspace());
    }
}

/// Shows something with the program's look, at a desk that does what it is asked to, in a window of the size.
pub(crate) fn window<'a, T: 'a>(
    size: [f32; 2],
    fixture: Fixture,
    held: T,
    mut show: impl FnMut(&mut egui::Ui, &Desk<'_>, &mut T) + 'a,
) -> Harness<'a, (Fixture, T)> {
    Harness::builder().with_size(size).with_context_setup(|ctx| theme::apply(ctx, true)).build_ui_state(
        move |ui, (fixture, held): &mut (Fixture, T)| {
            fixture.typing.begin_frame();
            egui::CentralPanel::default().show(ui, |ui| show(ui, &fixture.desk(), held));
            fixture.work_off();
        },
        (fixture, held),
    )
}
