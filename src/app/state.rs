//! What the window holds besides its panels.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::keep::Keeper;
use super::trail::Trail;
use crate::agenda::workdays::WorkingDays;
use crate::agenda::{Agenda, Clock};
use crate::edit::{Author, Document, Refused, Transaction};
use crate::i18n::Lang;
use crate::jobs::{Board, Poll, Task};
use crate::model::kinds::Kind;
use crate::model::office::Office;
use crate::model::workspace::Workspace;
use crate::platform::desk::Surroundings;
use crate::platform::open;
use crate::query::names::InLanguage;
use crate::settings::Settings;
use crate::store::OpenError;
use crate::store::disk::{ContentStamp, SaveError, Saved};
use crate::tr;
use crate::ui::desk::FileView;
use crate::ui::typing::Typing;
use crate::ui::{Act, Desk, Notice, ReadFile, Selection, Shown};

/// What the window begins with, besides the file.
#[derive(Clone, Debug)]
pub struct Start {
    /// What the system says of the person at the desk.
    pub surroundings: Surroundings,
    /// The person's settings, as they were read.
    pub settings: Settings,
    /// What is worth saying about how the settings were read.
    pub notices: Vec<Notice>,
    /// The language that the command line asks for.
    pub lang: Option<Lang>,
    /// The zone that the command line asks for.
    pub zone: Option<Tz>,
    /// The instant that the command line fixes the clock at.
    pub now: Option<DateTime<Utc>>,
    /// Whether the settings are kept when they change; not in tests, and not where they could not be read.
    pub keep_settings: bool,
}

/// A save under way.
pub(super) struct Saving {
    pub(super) task: Task<Result<Saved, SaveError>>,
    /// The revision that is being saved.
    pub(super) revision: u64,
    pub(super) path: PathBuf,
    /// What is asked for once it is saved.
    pub(super) then: Option<Act>,
}

/// A file being opened.
pub(super) struct Opening {
    pub(super) task: Task<Result<ReadFile, OpenError>>,
    pub(super) path: PathBuf,
    /// Whether the file is read again, so that what was chosen stays.
    pub(super) again: bool,
}

/// From so many records on, a change is made beside the window.
const LARGE: usize = 200;

/// A change of the document.
pub(super) enum Change {
    Apply(Box<Transaction>, Author),
    Undo(Author),
    Redo(Author),
}

/// A document after a change, with its agenda.
pub(super) struct Made {
    document: Document,
    agenda: Agenda,
    refused: Option<Refused>,
}

impl Change {
    /// How many records it touches.
    fn size(&self, document: &Document) -> usize {
        match self {
            Self::Apply(transaction, _) => transaction.edits.len(),
            Self::Undo(_) => document.undo_label().map_or(0, |label| label.count),
            Self::Redo(_) => document.redo_label().map_or(0, |label| label.count),
        }
    }

    /// Makes it, and brings the agenda up to date.
    fn make(self, document: &mut Document, agenda: &mut Agenda) -> Option<Refused> {
        let revision = document.revision();
        let refused = match self {
            Self::Apply(transaction, author) => document.apply(*transaction, &author).err(),
            Self::Undo(author) => {
                document.undo(&author);
                None
            }
            Self::Redo(author) => {
                document.redo(&author);
                None
            }
        };
        if document.revision() != revision {
            let touched = document.touched().iter().map(|(kind, id)| (*kind, id));
            agenda.update(document.workspace(), touched);
        }
        refused
    }
}

/// What the window holds besides its panels.
pub struct State {
    pub(super) start: Start,
    pub(super) document: Document,
    pub(super) agenda: Agenda,
    pub(super) settings: Settings,
    pub(super) file: FileView,
    pub(super) stamp: Option<ContentStamp>,
    pub(super) saved_revision: u64,
    pub(super) board: Board,
    pub(super) notices: Vec<Notice>,
    pub(super) selection: Selection,
    pub(super) shown: Option<Shown>,
    pub(super) trail: Trail,
    pub(super) queue: RefCell<Vec<Act>>,
    pub(super) typing: Typing,
    pub(super) lang: Lang,
    pub(super) zone: Tz,
    pub(super) me: String,
    pub(super) now: DateTime<Utc>,
    pub(super) since: Option<DateTime<Utc>>,
    pub(super) working_days: Option<WorkingDays>,
    pub(super) calendars: Vec<String>,
    pub(super) saving: Option<Saving>,
    pub(super) opening: Option<Opening>,
    pub(super) quitting: bool,
    pub(super) changing: Option<Task<Made>>,
    pub(super) waiting: VecDeque<Change>,
    pub(super) keeper: Keeper,
    pub(super) following: Vec<Task<Result<(), open::OpenError>>>,
}

impl State {
    /// The state at the beginning: no file, the start page.
    pub fn new(start: Start, board: Board) -> Self {
        let settings = start.settings.clone();
        let notices = start.notices.clone();
        let keeper = Keeper::new(crate::settings::folder().filter(|_| start.keep_settings));
        let now = start.now.unwrap_or(start.surroundings.now);
        let mut state = Self {
            start,
            document: Document::default(),
            agenda: Agenda::default(),
            settings,
            file: FileView::default(),
            stamp: None,
            saved_revision: 0,
            board,
            notices,
            selection: Selection::Nothing,
            shown: None,
            trail: Trail::default(),
            queue: RefCell::default(),
            typing: Typing::default(),
            lang: Lang::En,
            zone: chrono_tz::UTC,
            me: String::new(),
            now,
            since: None,
            working_days: None,
            calendars: Vec::new(),
            saving: None,
            opening: None,
            quitting: false,
            changing: None,
            waiting: VecDeque::new(),
            keeper,
            following: Vec::new(),
        };
        state.follow_settings();
        state
    }

    /// The desk as it is at this moment.
    pub fn desk(&self) -> Desk<'_> {
        Desk {
            document: &self.document,
            agenda: &self.agenda,
            settings: &self.settings,
            file: &self.file,
            clock: self.clock(),
            lang: self.lang,
            names: InLanguage(self.lang),
            me: &self.me,
            since: self.since,
            board: &self.board,
            notices: &self.notices,
            selection: &self.selection,
            shown: self.shown.as_ref(),
            ways: self.trail.ways(),
            typing: &self.typing,
            queue: &self.queue,
        }
    }

    pub(super) fn clock(&self) -> Clock<'_> {
        Clock { now: self.now, zone: self.zone, working_days: self.working_days.as_ref() }
    }

    /// Looks at the clock, unless it is fixed.
    pub(super) fn look_at_clock(&mut self) {
        if self.start.now.is_none() {
            self.now = Utc::now();
        }
    }

    /// Takes over what the settings and the office say of language, zone, name and calendars.
    pub(super) fn follow_settings(&mut self) {
        let system = &self.start.surroundings;
        let chosen = self.settings.language.as_deref().and_then(Lang::from_tag);
        let of_system = || system.locale.as_deref().and_then(Lang::from_tag);
        self.lang = chosen.or(self.start.lang).or_else(of_system).unwrap_or_default();
        let office = self.document.workspace().all::<Office>(Kind::OFFICE).next();
        let parse = |name: &str| name.parse::<Tz>().ok();
        let of_person = self.settings.zone.as_deref().and_then(parse);
        let of_office = office.and_then(|office| parse(&office.zone));
        let of_machine = system.zone.as_deref().and_then(parse);
        self.zone = of_person.or(self.start.zone).or(of_office).or(of_machine).unwrap_or(chrono_tz::Europe::Brussels);
        let name = self.settings.name.trim();
        self.me = if name.is_empty() { system.user.clone() } else { name.to_owned() };
        let calendars = office.map(|office| office.calendars.clone()).unwrap_or_default();
        if self.working_days.is_none() || calendars != self.calendars {
            // A calendar that this version does not know must not take the others with it.
            let known = WorkingDays::new(&calendars).or_else(|_| WorkingDays::new::<&str>(&[]));
            self.working_days = known.ok();
            self.calendars = calendars;
        }
    }

    /// Puts a workspace in the place of what is there.
    pub(super) fn put(&mut self, workspace: Workspace, agenda: Option<Agenda>) {
        let agenda = agenda.unwrap_or_else(|| Agenda::build(&workspace));
        let before = (
            std::mem::replace(&mut self.agenda, agenda),
            std::mem::replace(&mut self.document, Document::new(workspace)),
        );
        // To let go of a hundred thousand records takes longer than a frame.
        drop(self.board.start_quietly(move |_| drop(before)));
        self.saved_revision = self.document.revision();
        self.selection = Selection::Nothing;
        self.file.is_open = true;
        self.follow_settings();
    }

    /// Applies a change made by the person, or taken in from a source.
    pub(super) fn apply(&mut self, transaction: Transaction, source: Option<String>) {
        if self.file.read_only {
            self.tell(
                Notice::warning(tr!(self.lang, "notice-read-only")).detail(tr!(self.lang, "notice-read-only-detail")),
            );
            return;
        }
        let import = source.is_some();
        let author = Author { name: source.unwrap_or_else(|| self.me.clone()), now: self.now, import };
        self.change(Change::Apply(Box::new(transaction), author));
    }

    pub(super) fn undo(&mut self) {
        self.change(Change::Undo(self.author()));
    }

    pub(super) fn redo(&mut self) {
        self.change(Change::Redo(self.author()));
    }

    /// Changes the document: at once where that is quick, else on a copy beside the window, which takes its place.
    fn change(&mut self, change: Change) {
        self.waiting.push_back(change);
        self.go_on();
    }

    /// Does what waits, until something takes long.
    fn go_on(&mut self) {
        while self.changing.is_none() {
            let Some(change) = self.waiting.pop_front() else { return };
            if change.size(&self.document) > LARGE {
                let (document, agenda) = (self.document.clone(), self.agenda.clone());
                self.changing = Some(self.board.start_quietly(move |_| {
                    let (mut document, mut agenda) = (document, agenda);
                    let refused = change.make(&mut document, &mut agenda);
                    Made { document, agenda, refused }
                }));
            } else {
                let refused = change.make(&mut self.document, &mut self.agenda);
                self.changed(refused);
            }
        }
    }

    /// Takes over a document that was changed beside the window.
    pub(super) fn take_in_change(&mut self) {
        let Some(task) = &self.changing else { return };
        match task.poll() {
            Poll::Pending => return,
            Poll::Done(made) => {
                self.changing = None;
                let before = (
                    std::mem::replace(&mut self.document, made.document),
                    std::mem::replace(&mut self.agenda, made.agenda),
                );
                // To let go of what a large change replaced takes longer than a frame.
                drop(self.board.start_quietly(move |_| drop(before)));
                self.changed(made.refused);
            }
            Poll::Lost => {
                self.changing = None;
                self.tell(Notice::error(tr!(self.lang, "notice-job-lost")));
            }
        }
        self.go_on();
    }

    /// Takes in that the document was changed, or why it was not.
    fn changed(&mut self, refused: Option<Refused>) {
        if let Some(refused) = refused {
            log::warn!("a change was refused: {refused}");
            self.tell(
                Notice::warning(tr!(self.lang, "notice-refused")).detail(tr!(self.lang, "notice-refused-detail")),
            );
        } else if self.document.touched().iter().any(|(kind, _)| *kind == Kind::OFFICE) {
            self.follow_settings();
        }
        self.file.unsaved = self.document.revision() != self.saved_revision;
    }

    fn author(&self) -> Author {
        Author { name: self.me.clone(), now: self.now, import: false }
    }

    /// Keeps the settings in the person's folder, in a moment.
    pub(super) fn keep_settings(&mut self) {
        self.keeper.keep(&self.settings, &self.board);
    }

    /// Tells something.
    pub(super) fn tell(&mut self, notice: Notice) {
        self.notices.push(Notice { at: Some(self.now), ..notice });
    }
}
