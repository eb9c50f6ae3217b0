//! What panels and dialogs ask for. The application alone does it.

use std::path::PathBuf;

use super::command::Command;
use super::dialogs::Dialog;
use super::notice::Notice;
use super::panels::PanelId;
use crate::agenda::Agenda;
use crate::edit::Transaction;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::settings::Settings;
use crate::store::OpenFile;

/// What is chosen in the panel that has the keyboard.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum Selection {
    /// Nothing.
    #[default]
    Nothing,
    /// Records of a kind, the one that was chosen last first.
    Records(Kind, Vec<Id>),
    /// Entries of the agenda: their sources and their own ids, the one that was chosen last first.
    Entries(Vec<(Id, Id)>),
}

impl Selection {
    /// The records chosen, those that entries come from too.
    pub fn records(&self) -> Vec<Id> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Records(_, ids) => ids.clone(),
            Self::Entries(pairs) => {
                let mut ids: Vec<Id> = Vec::new();
                for (source, _) in pairs {
                    if !ids.contains(source) {
                        ids.push(source.clone());
                    }
                }
                ids
            }
        }
    }

    /// How many are chosen.
    pub fn len(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Records(_, ids) => ids.len(),
            Self::Entries(pairs) => pairs.len(),
        }
    }

    /// True where nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The kind of the records, where records are chosen.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Records(kind, _) => Some(*kind),
            _ => None,
        }
    }
}

/// What the inspector shows.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Shown {
    /// A record.
    Record(Id),
    /// An entry of the agenda.
    Entry {
        /// The record it comes from.
        source: Id,
        /// Its own id.
        entry: Id,
    },
}

impl Shown {
    /// The record, or the one that the entry comes from.
    pub fn record(&self) -> &Id {
        match self {
            Self::Record(id) | Self::Entry { source: id, .. } => id,
        }
    }
}

/// A file that was read, with what takes long to be made of it.
#[derive(Debug)]
pub struct ReadFile {
    /// The file.
    pub file: OpenFile,
    /// Everything in it with a date.
    pub agenda: Agenda,
}

/// Something to be done.
pub enum Act {
    /// A command of the table.
    Run(Command),
    /// A change of the workspace, made by the person at the desk.
    Apply(Box<Transaction>),
    /// A change of the workspace that comes from a source: what it changes goes on following it.
    TakeIn {
        /// The change.
        transaction: Box<Transaction>,
        /// The source, for the change log.
        source: String,
    },
    /// Shows a panel: in place of the one that has the keyboard.
    Go(PanelId),
    /// Shows a panel with that filter.
    GoFiltered(PanelId, String),
    /// Shows a record or an entry in the inspector.
    Show(Shown),
    /// Shows a record or an entry in the inspector and gives it the keyboard; where the window has no room for both, it
    /// takes the place of the panels until Escape.
    StepInto(Shown),
    /// Shows a record in its panel, chosen, and in the inspector.
    Reveal(Id),
    /// Notes what is chosen in the panel that has the keyboard.
    Select(Selection),
    /// Opens a dialog.
    Ask(Box<dyn Dialog>),
    /// Tells something.
    Tell(Notice),
    /// Changes the person's settings.
    Set(Box<dyn FnOnce(&mut Settings)>),
    /// Opens a workspace file; asks first where something is unsaved.
    Open(PathBuf),
    /// Puts an opened file in the place of what is shown.
    Opened(PathBuf, Box<ReadFile>),
    /// Saves under that path, and again there from now on.
    SaveAs(PathBuf),
    /// Saves, and does the rest once that is done.
    SaveThen(Option<Box<Act>>),
    /// Drops what is unsaved, and does the rest.
    Discard(Option<Box<Act>>),
    /// Saves over what somebody else changed; their content is kept as a backup.
    Overwrite,
    /// Reads the file again and drops what is unsaved.
    Reload,
    /// Takes in an outside file: the import dialog opens with it.
    Import(PathBuf),
    /// Opens an address (http, https, mailto) or an existing file with the system's program.
    Follow(String),
    /// Ends the program, whatever is unsaved.
    Quit,
}

impl Act {
    /// True for what leads away from the fields, or looks at the workspace as a whole: what is half typed is taken over
    /// before.
    pub fn leaves_fields(&self) -> bool {
        !matches!(
            self,
            Self::Apply(_) | Self::TakeIn { .. } | Self::Tell(_) | Self::Set(_) | Self::Select(_) | Self::Ask(_)
        )
    }

    /// True for what would lose what stands in a field and cannot be read.
    pub fn ends_fields(&self) -> bool {
        match self {
            Self::Open(_) | Self::Quit => true,
            Self::Run(command) => matches!(
                command,
                Command::New
                    | Command::Open
                    | Command::OpenPath
                    | Command::OpenSample
                    | Command::Reload
                    | Command::Close
                    | Command::Quit
            ),
            _ => false,
        }
    }
}

impl std::fmt::Debug for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Run(command) => write!(f, "Run({})", command.key()),
            Self::Apply(transaction) => write!(f, "Apply({:?})", transaction.label),
            Self::TakeIn { transaction, source } => write!(f, "TakeIn({source}, {:?})", transaction.label),
            Self::Go(panel) => write!(f, "Go({})", panel.key()),
            Self::GoFiltered(panel, filter) => write!(f, "GoFiltered({}, {filter})", panel.key()),
            Self::Show(shown) => write!(f, "Show({shown:?})"),
            Self::StepInto(shown) => write!(f, "StepInto({shown:?})"),
            Self::Reveal(id) => write!(f, "Reveal({id})"),
            Self::Select(selection) => write!(f, "Select({selection:?})"),
            Self::Ask(dialog) => write!(f, "Ask({})", dialog.key()),
            Self::Tell(notice) => write!(f, "Tell({notice:?})"),
            Self::Set(_) => f.write_str("Set"),
            Self::Open(path) => write!(f, "Open({})", path.display()),
            Self::Opened(path, _) => write!(f, "Opened({})", path.display()),
            Self::SaveAs(path) => write!(f, "SaveAs({})", path.display()),
            Self::SaveThen(next) => write!(f, "SaveThen({next:?})"),
            Self::Discard(next) => write!(f, "Discard({next:?})"),
            Self::Overwrite => f.write_str("Overwrite"),
            Self::Reload => f.write_str("Reload"),
            Self::Import(path) => write!(f, "Import({})", path.display()),
            Self::Follow(address) => write!(f, "Follow({address})"),
            Self::Quit => f.write_str("Quit"),
        }
    }
}
