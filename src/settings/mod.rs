//! What is a person's own and not the office's: language, theme, zoom, layout. It stands in the user's folder, never in
//! the workspace.
//!
//! Reading is tolerant: what this version does not know is kept, what does not fit is left at its usual value.

mod store;

pub use store::{FOLDER_VARIABLE, Oddity, file, folder, load, save};

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::model::value::Timestamp;

/// How many files are remembered as opened before.
pub const RECENT_LIMIT: usize = 12;

/// The smallest and the largest zoom.
pub const ZOOM: (f32, f32) = (0.8, 2.5);

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// The choices in the order they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The key in the translations (`theme-<key>`).
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How high rows are.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowHeight {
    /// 30 points.
    #[default]
    Normal,
    /// 24 points.
    Compact,
}

impl RowHeight {
    /// The height in points.
    pub fn points(self) -> f32 {
        match self {
            Self::Normal => 30.0,
            Self::Compact => 24.0,
        }
    }
}

/// Where the selected record is shown.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InspectorPlace {
    /// Beside the panels.
    #[default]
    Pinned,
    /// Nowhere.
    Hidden,
    /// In place of the panels, for writing.
    Wide,
}

/// Where things stand in the window.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// Whether the navigation shows icons alone.
    pub narrow_navigation: bool,
    /// The key of the panel at the left, or the only one.
    pub left: String,
    /// The key of the panel beside it, where there are two.
    pub right: Option<String>,
    /// The share of the width that the left panel has, 0.2 to 0.8.
    pub split: f32,
    /// Where the selected record is shown.
    pub inspector: InspectorPlace,
    /// The width of the pinned inspector in points.
    pub inspector_width: f32,
    /// The size of the window in points.
    pub window: Option<[f32; 2]>,
    /// Whether the window fills the screen.
    pub maximized: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            narrow_navigation: false,
            left: "home".to_owned(),
            right: None,
            split: 0.5,
            inspector: InspectorPlace::Pinned,
            inspector_width: 360.0,
            window: None,
            maximized: false,
        }
    }
}

/// A column of a table, as a person has arranged it.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnLayout {
    /// The key of the field.
    pub key: String,
    /// The width in points; 0 where it was never changed.
    pub width: f32,
    /// Whether it is left out.
    pub hidden: bool,
}

/// A table, as a person has arranged it.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct TableLayout {
    /// The columns in order; those that are not named follow as the schema has them.
    pub columns: Vec<ColumnLayout>,
    /// How many columns at the left stay in place while the others scroll; 1 from the start.
    pub frozen: Option<usize>,
    /// The fields sorted by, `-` before those turned round.
    pub sort: Vec<String>,
    /// What the rows are grouped by; empty for nothing.
    pub group_by: String,
    /// The filter, as it was last typed.
    pub filter: String,
}

/// What was last chosen for printing the deadlines.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct PrintChoices {
    /// How many days ahead; 0 where that was never chosen.
    pub days: u32,
    /// Whether what is done is printed too.
    pub all_states: bool,
    /// What the deadlines are grouped by; empty where that was never chosen.
    pub group_by: String,
    /// The keys of the columns; empty for the usual ones.
    pub columns: Vec<String>,
    /// Whether the page lies across; nothing where that was never chosen.
    pub landscape: Option<bool>,
    /// The code of the page's language; nothing for that of the window.
    pub language: Option<String>,
}

/// A person's settings.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name under which changes are noted; empty for the name that the system has.
    pub name: String,
    /// The code of the language; nothing for that of the system.
    pub language: Option<String>,
    /// Light, dark, or as the system.
    pub theme: ThemeChoice,
    /// The zoom, 0.8 to 2.5.
    pub zoom: f32,
    /// The reader's IANA time zone; nothing for that of the system.
    pub zone: Option<String>,
    /// Whether movement on the screen is left out.
    pub reduced_motion: bool,
    /// How high rows are.
    pub row_height: RowHeight,
    /// Where things stand in the window.
    pub layout: Layout,
    /// The tables by the key of their panel.
    pub tables: BTreeMap<String, TableLayout>,
    /// Files that were open before, the latest first.
    pub recent: Vec<PathBuf>,
    /// Keys of commands that were run from the palette, the latest first.
    pub recent_commands: Vec<String>,
    /// What was last chosen for printing.
    pub print: PrintChoices,
    /// When each workspace file was last looked at, by its path: "since last time" counts from there.
    pub last_seen: BTreeMap<String, Timestamp>,
    /// What this version does not know of.
    #[serde(flatten)]
    pub extra: Map<String, Json>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            language: None,
            theme: ThemeChoice::System,
            zoom: 1.0,
            zone: None,
            reduced_motion: false,
            row_height: RowHeight::Normal,
            layout: Layout::default(),
            tables: BTreeMap::new(),
            recent: Vec::new(),
            recent_commands: Vec::new(),
            print: PrintChoices::default(),
            last_seen: BTreeMap::new(),
            extra: Map::new(),
        }
    }
}

impl Settings {
    /// Puts a file first among those opened before.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT_LIMIT);
    }
}
