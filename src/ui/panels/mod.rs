//! The panels: one file or folder each.

mod choices;
pub mod deadlines;
pub mod help;
pub mod home;
pub mod messages;
pub mod records;
pub mod settings;
pub mod start;

use lucide_icons::Icon;

use super::act::Selection;
use super::command::Command;
use super::desk::Desk;
use crate::i18n::{self, Lang};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::report::Listing;
use crate::tr;

/// Which panel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum PanelId {
    /// The overview.
    Home,
    /// Everything with a date.
    Deadlines,
    /// The records of a kind.
    Records(Kind),
    /// What the program told.
    Messages,
    /// Settings, a person's and the office's.
    Settings,
    /// Shortcuts and the filter language.
    Help,
}

impl PanelId {
    /// The panels in the order of the navigation.
    pub fn all() -> Vec<Self> {
        let records = [Kind::CALL, Kind::APPLICATION, Kind::PARTNER, Kind::PERSON, Kind::PROGRAMME];
        let mut all = vec![Self::Home, Self::Deadlines];
        all.extend(records.map(Self::Records));
        all.extend([Self::Messages, Self::Settings, Self::Help]);
        all
    }

    /// Its key, in settings and translations.
    pub fn key(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Deadlines => "deadlines",
            Self::Records(kind) => kind.key(),
            Self::Messages => "messages",
            Self::Settings => "settings",
            Self::Help => "help",
        }
    }

    /// The panel with the key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().into_iter().find(|panel| panel.key() == key)
    }

    /// The panel in which a record of the kind is found.
    pub fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::DEADLINE => Self::Deadlines,
            Kind::OFFICE | Kind::TOMBSTONE => Self::Settings,
            other => Self::Records(other),
        }
    }

    /// What it is called.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Self::Home => tr!(lang, "panel-home"),
            Self::Deadlines => tr!(lang, "panel-deadlines"),
            Self::Records(kind) => i18n::capitalised(&i18n::kind_label(lang, kind.key(), true)),
            Self::Messages => tr!(lang, "panel-messages"),
            Self::Settings => tr!(lang, "panel-settings"),
            Self::Help => tr!(lang, "panel-help"),
        }
    }

    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Home => Icon::LayoutDashboard,
            Self::Deadlines => Icon::CalendarClock,
            Self::Records(Kind::CALL) => Icon::Megaphone,
            Self::Records(Kind::APPLICATION) => Icon::FileText,
            Self::Records(Kind::PARTNER) => Icon::Building2,
            Self::Records(Kind::PERSON) => Icon::Users,
            Self::Records(_) => Icon::Landmark,
            Self::Messages => Icon::Bell,
            Self::Settings => Icon::Settings,
            Self::Help => Icon::CircleHelp,
        }
    }
}

/// A panel: its own state between frames, and how it is shown.
pub trait Panel {
    /// Shows it; everything that is asked for goes into the desk's queue.
    fn show(&mut self, ui: &mut egui::Ui, desk: &Desk<'_>);

    /// Does a command that is the panel's own, such as copying what is chosen; false where it is not.
    fn command(&mut self, command: Command, desk: &Desk<'_>) -> bool {
        let _ = (command, desk);
        false
    }

    /// Takes a filter typed elsewhere: a figure of the overview, a notice, the palette.
    fn filter(&mut self, filter: &str) {
        let _ = filter;
    }

    /// Chooses the record, and scrolls to it; one that the filter leaves out makes the filter go.
    fn reveal(&mut self, id: &Id, desk: &Desk<'_>) {
        let _ = (id, desk);
    }

    /// Takes the keyboard when it is shown next.
    fn focus(&mut self) {}

    /// What is chosen in it.
    fn choice(&self, desk: &Desk<'_>) -> Selection {
        let _ = desk;
        Selection::Nothing
    }

    /// What is shown now, as a document to print; nothing where the panel is no list.
    fn listing(&mut self, desk: &Desk<'_>) -> Option<Listing> {
        let _ = desk;
        None
    }
}
