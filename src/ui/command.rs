//! The one table of commands: menus, palette, tooltips, shortcuts and the help page all come from it.
//!
//! The words stand in the translations: `command-<key>`, with the attribute `.hint` for what it does.

use egui::{Key, KeyboardShortcut, Modifiers};
use lucide_icons::Icon;

use super::desk::Desk;
use super::panels::PanelId;
use crate::i18n::{self, Lang};
use crate::model::kinds::Kind;
use crate::settings::InspectorPlace;
use crate::tr;

/// The menu that a command stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Menu {
    /// Files.
    File,
    /// Changes.
    Edit,
    /// Records.
    Record,
    /// What is shown, and how.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// The menus in their order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Record, Self::View, Self::Help];

    /// The key in the translations (`menu-<key>`).
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Edit => "edit",
            Self::Record => "record",
            Self::View => "view",
            Self::Help => "help",
        }
    }
}

/// What must be there for a command to make sense.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Needs {
    /// Nothing.
    Nothing,
    /// An open workspace.
    File,
    /// One that may be changed.
    Writable,
    /// Something chosen.
    Chosen,
    /// Something chosen, in a workspace that may be changed.
    ChosenWritable,
    /// Calls chosen, in a workspace that may be changed.
    Calls,
    /// Entries of the agenda chosen, in a workspace that may be changed.
    Entries,
}

/// Everything the table says of one command.
struct Row {
    key: &'static str,
    menu: Menu,
    /// A group within the menu: a line stands between groups.
    group: u8,
    icon: Option<Icon>,
    shortcut: Option<(Modifiers, Key)>,
    needs: Needs,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const ALT: Modifiers = Modifiers::ALT;
const PLAIN: Modifiers = Modifiers::NONE;

macro_rules! commands {
    ($($(#[$meta:meta])* $name:ident = $key:literal, $menu:ident $group:literal, $icon:expr, $shortcut:expr, $needs:ident;)*) => {
        /// A command.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Command {
            $($(#[$meta])* $name,)*
        }

        impl Command {
            /// All commands, in the order of the menus.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            fn row(self) -> Row {
                match self {
                    $(Self::$name => Row {
                        key: $key,
                        menu: Menu::$menu,
                        group: $group,
                        icon: $icon,
                        shortcut: $shortcut,
                        needs: Needs::$needs,
                    },)*
                }
            }
        }
    };
}

commands! {
    /// Begins an empty workspace with the catalogue of programmes.
    New = "new", File 0, Some(Icon::FilePlus), Some((CTRL, Key::N)), Nothing;
    /// Opens a workspace file.
    Open = "open", File 0, Some(Icon::FolderOpen), Some((CTRL, Key::O)), Nothing;
    /// Opens a file by a path that is typed.
    OpenPath = "open-path", File 0, None, Some((CTRL_SHIFT, Key::O)), Nothing;
    /// Opens the sample, unsaved.
    OpenSample = "open-sample", File 0, Some(Icon::FlaskConical), None, Nothing;
    /// Saves.
    Save = "save", File 1, Some(Icon::Save), Some((CTRL, Key::S)), Writable;
    /// Saves under another name.
    SaveAs = "save-as", File 1, None, Some((CTRL_SHIFT, Key::S)), Writable;
    /// Saves under a path that is typed.
    SaveAsPath = "save-as-path", File 1, None, None, Writable;
    /// Reads the file again.
    Reload = "reload", File 1, Some(Icon::RotateCw), None, File;
    /// Lists the backups of the file and restores one.
    Backups = "backups", File 1, Some(Icon::History), None, File;
    /// Takes in an outside file.
    Import = "import", File 2, Some(Icon::Download), Some((CTRL, Key::I)), Writable;
    /// Takes in the catalogue of programmes.
    ImportCatalogue = "import-catalogue", File 2, None, None, Writable;
    /// Prints.
    Print = "print", File 2, Some(Icon::Printer), Some((CTRL, Key::P)), File;
    /// Closes the workspace and shows the start page.
    Close = "close", File 3, None, Some((CTRL, Key::W)), File;
    /// Ends the program.
    Quit = "quit", File 3, None, Some((CTRL, Key::Q)), Nothing;

    /// Takes the last change back.
    Undo = "undo", Edit 0, Some(Icon::Undo2), Some((CTRL, Key::Z)), Writable;
    /// Does again what was taken back.
    Redo = "redo", Edit 0, Some(Icon::Redo2), Some((CTRL, Key::Y)), Writable;
    /// Copies what is chosen as a table.
    Copy = "copy", Edit 1, Some(Icon::Copy), Some((CTRL, Key::C)), Chosen;
    /// Takes in rows from the clipboard, after a preview.
    Paste = "paste", Edit 1, Some(Icon::ClipboardPaste), Some((CTRL, Key::V)), Writable;
    /// Chooses everything in the panel.
    SelectAll = "select-all", Edit 1, None, Some((CTRL, Key::A)), File;
    /// Searches within the panel.
    Find = "find", Edit 2, Some(Icon::Search), Some((CTRL, Key::F)), File;

    /// Makes a record of the kind that the panel shows.
    Add = "add", Record 0, Some(Icon::Plus), Some((CTRL_SHIFT, Key::N)), Writable;
    /// Makes a deadline.
    AddDeadline = "add-deadline", Record 0, None, Some((CTRL, Key::D)), Writable;
    /// Makes a call.
    AddCall = "add-call", Record 0, None, None, Writable;
    /// Makes an application.
    AddApplication = "add-application", Record 0, None, None, Writable;
    /// Makes a partner.
    AddPartner = "add-partner", Record 0, None, None, Writable;
    /// Makes a person.
    AddPerson = "add-person", Record 0, None, None, Writable;
    /// Makes a programme.
    AddProgramme = "add-programme", Record 0, None, None, Writable;
    /// Copies the records chosen as new ones.
    Duplicate = "duplicate", Record 1, Some(Icon::CopyPlus), None, ChosenWritable;
    /// Changes one field of all that is chosen.
    BulkEdit = "bulk-edit", Record 1, Some(Icon::PencilLine), Some((CTRL, Key::E)), ChosenWritable;
    /// Deletes what is chosen.
    Delete = "delete", Record 1, Some(Icon::Trash2), Some((PLAIN, Key::Delete)), ChosenWritable;
    /// Follows the calls chosen.
    Watch = "watch", Record 2, Some(Icon::Eye), Some((PLAIN, Key::W)), Calls;
    /// Says go to the calls chosen.
    GoFor = "go", Record 2, Some(Icon::ThumbsUp), Some((PLAIN, Key::G)), Calls;
    /// Says no-go to the calls chosen, with a reason.
    NoGo = "no-go", Record 2, Some(Icon::ThumbsDown), Some((PLAIN, Key::N)), Calls;
    /// Starts an application to the call chosen.
    StartApplication = "start-application", Record 2, Some(Icon::FilePen), Some((PLAIN, Key::A)), Chosen;
    /// Marks the deadlines chosen as done.
    Done = "done", Record 3, Some(Icon::Check), Some((PLAIN, Key::Space)), Entries;
    /// Marks the deadlines chosen as open again.
    Reopen = "reopen", Record 3, None, None, Entries;
    /// Gives the deadlines chosen to somebody.
    Owner = "owner", Record 3, Some(Icon::UserRound), Some((PLAIN, Key::O)), Entries;
    /// Drops the deadlines chosen.
    Drop = "drop", Record 3, None, None, Entries;

    /// Finds a command or a record.
    Palette = "palette", View 0, Some(Icon::Command), Some((CTRL, Key::K)), Nothing;
    /// Goes back.
    Back = "back", View 0, Some(Icon::ArrowLeft), Some((ALT, Key::ArrowLeft)), File;
    /// Goes forward.
    Forward = "forward", View 0, Some(Icon::ArrowRight), Some((ALT, Key::ArrowRight)), File;
    /// Shows the overview.
    ShowHome = "show-home", View 1, Some(Icon::LayoutDashboard), Some((CTRL, Key::Num1)), File;
    /// Shows the deadlines.
    ShowDeadlines = "show-deadlines", View 1, Some(Icon::CalendarClock), Some((CTRL, Key::Num2)), File;
    /// Shows the calls.
    ShowCalls = "show-calls", View 1, Some(Icon::Megaphone), Some((CTRL, Key::Num3)), File;
    /// Shows the applications.
    ShowApplications = "show-applications", View 1, Some(Icon::FileText), Some((CTRL, Key::Num4)), File;
    /// Shows the partners.
    ShowPartners = "show-partners", View 1, Some(Icon::Building2), Some((CTRL, Key::Num5)), File;
    /// Shows the persons.
    ShowPersons = "show-persons", View 1, Some(Icon::Users), Some((CTRL, Key::Num6)), File;
    /// Shows the programmes.
    ShowProgrammes = "show-programmes", View 1, Some(Icon::Landmark), Some((CTRL, Key::Num7)), File;
    /// Puts another panel beside this one, or takes it away.
    SideBySide = "side-by-side", View 2, Some(Icon::Columns2), Some((CTRL, Key::Backslash)), File;
    /// Gives the keyboard to the other panel.
    OtherPanel = "other-panel", View 2, None, Some((PLAIN, Key::F6)), File;
    /// Shows the navigation with names, or with icons alone.
    NarrowNavigation = "narrow-navigation", View 2, Some(Icon::PanelLeft), Some((CTRL, Key::B)), Nothing;
    /// Shows or hides the inspector.
    Inspector = "inspector", View 2, Some(Icon::PanelRight), Some((PLAIN, Key::F4)), File;
    /// Opens the inspector wide, or puts it beside the panels again.
    WideInspector = "wide-inspector", View 2, Some(Icon::Maximize2), Some((PLAIN, Key::F11)), File;
    /// Makes everything larger.
    ZoomIn = "zoom-in", View 3, Some(Icon::ZoomIn), Some((CTRL, Key::Plus)), Nothing;
    /// Makes everything smaller.
    ZoomOut = "zoom-out", View 3, Some(Icon::ZoomOut), Some((CTRL, Key::Minus)), Nothing;
    /// Shows everything in its usual size.
    ZoomReset = "zoom-reset", View 3, None, Some((CTRL, Key::Num0)), Nothing;
    /// Lowers or raises the rows of tables.
    CompactRows = "compact-rows", View 3, Some(Icon::Rows3), None, Nothing;
    /// Changes between light and dark.
    ToggleTheme = "toggle-theme", View 3, Some(Icon::SunMoon), None, Nothing;
    /// Shows the settings.
    ShowSettings = "show-settings", View 4, Some(Icon::Settings), Some((CTRL, Key::Comma)), File;

    /// Shows shortcuts and the filter language.
    ShowHelp = "show-help", Help 0, Some(Icon::CircleHelp), Some((PLAIN, Key::F1)), Nothing;
    /// Shows what was told.
    ShowMessages = "show-messages", Help 0, Some(Icon::Bell), None, File;
    /// Says what the program is.
    About = "about", Help 1, Some(Icon::Info), None, Nothing;
}

/// Where the language of the keys' names is noted.
fn language_id() -> egui::Id {
    egui::Id::unique("language of keys")
}

/// Notes the language in which [`Command::keys`] names keys.
pub fn note_language(ctx: &egui::Context, lang: Lang) {
    ctx.data_mut(|data| data.insert_temp(language_id(), lang));
}

impl Command {
    /// Its key, in settings and translations.
    pub fn key(self) -> &'static str {
        self.row().key
    }

    /// The command with the key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.key() == key)
    }

    /// The menu it stands in.
    pub fn menu(self) -> Menu {
        self.row().menu
    }

    /// Its group within the menu.
    pub fn group(self) -> u8 {
        self.row().group
    }

    /// Its icon.
    pub fn icon(self) -> Option<Icon> {
        self.row().icon
    }

    /// Its keys; on macOS the command key stands for Ctrl.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        self.row().shortcut.map(|(modifiers, key)| KeyboardShortcut::new(modifiers, key))
    }

    /// Its keys in words, such as `Ctrl+S`; empty where it has none.
    pub fn keys(self, ctx: &egui::Context) -> String {
        let Some(shortcut) = self.shortcut() else { return String::new() };
        let lang = ctx.data(|data| data.get_temp::<Lang>(language_id())).unwrap_or_default();
        let words = ctx.format_shortcut(&shortcut);
        let key = shortcut.logical_key;
        let Some(modifiers) = words.strip_suffix(key.name()).or_else(|| words.strip_suffix(key.symbol_or_name()))
        else {
            return words;
        };
        // As they are printed on the keys that people have before them.
        let modifiers = modifiers.replace("Ctrl", &tr!(lang, "key-control")).replace("Shift", &tr!(lang, "key-shift"));
        let key = match key {
            Key::Space => tr!(lang, "key-space"),
            Key::Delete => tr!(lang, "key-delete"),
            Key::ArrowLeft => "←".to_owned(),
            Key::ArrowRight => "→".to_owned(),
            Key::Minus => "−".to_owned(),
            other => other.symbol_or_name().to_owned(),
        };
        modifiers + &key
    }

    /// True where its keys are a letter or another key without Ctrl: such keys belong to the panel, not to a text
    /// field, and the panel that has the keyboard asks for them itself.
    pub fn is_panel_key(self) -> bool {
        self.row().shortcut.is_some_and(|(modifiers, key)| {
            modifiers == PLAIN && !matches!(key, Key::F1 | Key::F4 | Key::F6 | Key::F11)
        })
    }

    /// What it is called.
    pub fn label(self, lang: Lang) -> String {
        i18n::text(lang, &format!("command-{}", self.key())).unwrap_or_else(|| self.key().to_owned())
    }

    /// What it does.
    pub fn hint(self, lang: Lang) -> String {
        i18n::text(lang, &format!("command-{}.hint", self.key())).unwrap_or_default()
    }

    /// What it is called here and now: undo and redo name what they take back.
    pub fn label_now(self, desk: &Desk<'_>) -> String {
        let label = self.label(desk.lang);
        let what = match self {
            Self::Undo => desk.document.undo_label(),
            Self::Redo => desk.document.redo_label(),
            _ => None,
        };
        match what {
            Some(what) => format!("{label}: {}", what.in_words(desk.lang)),
            None => label,
        }
    }

    /// The panel that it shows, where that is what it does.
    pub fn panel(self) -> Option<PanelId> {
        Some(match self {
            Self::ShowHome => PanelId::Home,
            Self::ShowDeadlines => PanelId::Deadlines,
            Self::ShowCalls => PanelId::Records(Kind::CALL),
            Self::ShowApplications => PanelId::Records(Kind::APPLICATION),
            Self::ShowPartners => PanelId::Records(Kind::PARTNER),
            Self::ShowPersons => PanelId::Records(Kind::PERSON),
            Self::ShowProgrammes => PanelId::Records(Kind::PROGRAMME),
            Self::ShowSettings => PanelId::Settings,
            Self::ShowHelp => PanelId::Help,
            Self::ShowMessages => PanelId::Messages,
            _ => return None,
        })
    }

    /// The kind of record that it makes, where that is what it does.
    pub fn adds(self) -> Option<Kind> {
        Some(match self {
            Self::AddDeadline => Kind::DEADLINE,
            Self::AddCall => Kind::CALL,
            Self::AddApplication => Kind::APPLICATION,
            Self::AddPartner => Kind::PARTNER,
            Self::AddPerson => Kind::PERSON,
            Self::AddProgramme => Kind::PROGRAMME,
            _ => return None,
        })
    }

    /// True where it makes sense now.
    pub fn enabled(self, desk: &Desk<'_>) -> bool {
        let (open, writable) = (desk.file.is_open, desk.file.is_open && !desk.file.read_only);
        let chosen = !desk.selection.is_empty();
        let of_needs = match self.row().needs {
            Needs::Nothing => true,
            Needs::File => open,
            Needs::Writable => writable,
            Needs::Chosen => open && chosen,
            Needs::ChosenWritable => writable && chosen,
            Needs::Calls => writable && desk.selection.kind() == Some(Kind::CALL),
            Needs::Entries => writable && chosen && matches!(desk.selection, super::Selection::Entries(_)),
        };
        of_needs
            && match self {
                Self::Undo => desk.document.undo_label().is_some(),
                Self::Redo => desk.document.redo_label().is_some(),
                Self::Back => desk.ways.0,
                Self::Forward => desk.ways.1,
                Self::Reload | Self::Backups => desk.file.path.is_some(),
                Self::StartApplication => {
                    writable && matches!(desk.selection, super::Selection::Entries(_))
                        || desk.selection.kind() == Some(Kind::CALL)
                }
                Self::WideInspector => desk.shown.is_some(),
                Self::Inspector => desk.shown.is_some() || desk.settings.layout.inspector != InspectorPlace::Hidden,
                _ => true,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key_or_keys() {
        for (index, command) in Command::ALL.iter().enumerate() {
            assert_eq!(Command::from_key(command.key()), Some(*command));
            for other in &Command::ALL[index + 1..] {
                assert_ne!(command.key(), other.key());
                if let (Some(a), Some(b)) = (command.shortcut(), other.shortcut()) {
                    assert_ne!(a, b, "{} {}", command.key(), other.key());
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_name_and_a_hint_in_every_language() {
        for command in Command::ALL {
            for lang in Lang::ALL {
                assert_ne!(command.label(lang), command.key(), "{}", command.key());
                assert!(!command.hint(lang).is_empty(), "{}", command.key());
            }
        }
    }
}
