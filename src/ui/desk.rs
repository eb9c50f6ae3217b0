//! What a panel sees: everything to be read, and a queue for what is to be done.

use std::cell::RefCell;
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::act::{Act, Selection, Shown};
use super::command::Command;
use super::notice::Notice;
use super::typing::Typing;
use crate::agenda::{Agenda, Clock};
use crate::edit::{Author, Document, Draft};
use crate::i18n::{Collator, Lang};
use crate::jobs::Board;
use crate::model::office::Office;
use crate::model::text;
use crate::model::workspace::Workspace;
use crate::query::filter;
use crate::query::names::InLanguage;
use crate::query::sort::Sorter;
use crate::settings::Settings;

/// The file that is open, as panels may know it.
#[derive(Clone, Default, Debug)]
pub struct FileView {
    /// Whether a workspace is open at all; without one the start page is shown.
    pub is_open: bool,
    /// Its name without folder and ending, or the sample's.
    pub stem: String,
    /// Where it lies; nothing for one that was never saved.
    pub path: Option<std::path::PathBuf>,
    /// Whether something is unsaved.
    pub unsaved: bool,
    /// Whether it may only be read: it comes from a newer program.
    pub read_only: bool,
    /// When it was last saved in this session.
    pub saved_at: Option<DateTime<Utc>>,
    /// Whether it is the sample.
    pub is_sample: bool,
}

/// What a panel sees.
pub struct Desk<'a> {
    /// The workspace with its history.
    pub document: &'a Document,
    /// Everything with a date.
    pub agenda: &'a Agenda,
    /// The person's settings.
    pub settings: &'a Settings,
    /// The file.
    pub file: &'a FileView,
    /// The present instant, the reader's zone and the working days.
    pub clock: Clock<'a>,
    /// The language.
    pub lang: Lang,
    /// The name of the person at the desk.
    pub me: &'a str,
    /// When this file was last looked at before this session.
    pub since: Option<DateTime<Utc>>,
    /// What is under way.
    pub board: &'a Board,
    /// What was told, the latest last.
    pub notices: &'a [Notice],
    /// What is chosen in the panel that has the keyboard.
    pub selection: &'a Selection,
    /// What the inspector shows.
    pub shown: Option<&'a Shown>,
    /// Whether there is something to go back to, and forward.
    pub ways: (bool, bool),
    /// The words of fields and codes, for filters.
    pub names: InLanguage,
    /// What is still being typed in fields.
    pub typing: &'a Typing,
    /// Where acts are put.
    pub queue: &'a RefCell<Vec<Act>>,
}

impl<'a> Desk<'a> {
    /// The workspace; a clone of it is a snapshot.
    pub fn workspace(&self) -> &'a Workspace {
        self.document.workspace()
    }

    /// The office's record.
    pub fn office(&self) -> Option<&'a Office> {
        self.workspace().all::<Office>(crate::model::kinds::Kind::OFFICE).next()
    }

    /// Grows with every change of the workspace: what panels keep from one frame to the next depends on it.
    pub fn revision(&self) -> u64 {
        self.document.revision()
    }

    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now
    }

    /// The reader's zone.
    pub fn zone(&self) -> Tz {
        self.clock.zone
    }

    /// The reader's day.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// The present minute: what depends on the clock is made anew when it changes.
    pub fn minute(&self) -> i64 {
        self.clock.now.timestamp().div_euclid(60)
    }

    /// What reading and showing values depends on.
    pub fn context(&self) -> text::Context<'a> {
        text::Context {
            lang: self.lang,
            today: self.today(),
            zone: self.zone(),
            workspace: self.workspace(),
            currency: self.office().map(|office| office.currency.as_str()).filter(|code| !code.is_empty()),
        }
    }

    /// What filters look at besides their text.
    pub fn filter_context(&self) -> filter::Context<'_> {
        filter::Context { workspace: self.workspace(), names: &self.names, now: self.now(), zone: self.zone() }
    }

    /// A sorter of the language; a panel keeps it, with the keys it caches, until the language changes.
    pub fn sorter(&self) -> Sorter {
        let collator = Collator::new(self.lang);
        Sorter::new(move |text| collator.key(text).into_bytes())
    }

    /// A transaction in the making, of the workspace as it is.
    pub fn draft(&self) -> Draft<'a> {
        Draft::new(self.workspace(), self.now())
    }

    /// The person at the desk, as the author of a change.
    pub fn author(&self) -> Author {
        Author { name: self.me.to_owned(), now: self.now(), import: false }
    }

    /// The file's folder, to which relative paths in records are relative.
    pub fn folder(&self) -> Option<&Path> {
        self.file.path.as_deref().and_then(Path::parent)
    }

    /// Asks for something to be done, after this frame.
    pub fn push(&self, act: Act) {
        self.queue.borrow_mut().push(act);
    }

    /// Asks for a command to be run.
    pub fn run(&self, command: Command) {
        self.push(Act::Run(command));
    }

    /// Tells something.
    pub fn tell(&self, notice: Notice) {
        self.push(Act::Tell(notice));
    }

    /// Changes the person's settings, after this frame.
    pub fn set(&self, change: impl FnOnce(&mut Settings) + 'static) {
        self.push(Act::Set(Box::new(change)));
    }
}
