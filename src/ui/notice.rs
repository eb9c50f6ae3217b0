//! What the program tells: shown for a moment, and kept to be read again.

use chrono::{DateTime, Utc};

use super::command::Command;
use super::panels::PanelId;

/// How a notice is meant; its icon and its words say it, not its colour alone.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Tone {
    /// Something was done.
    #[default]
    Done,
    /// Something is worth knowing.
    Info,
    /// Something needs a look.
    Warning,
    /// Something could not be done.
    Error,
}

impl Tone {
    /// The key in the translations (`tone-<key>`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Where a notice leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Way {
    /// To a command.
    Run(Command),
    /// To a panel with a filter.
    Go(PanelId, String),
}

/// Something told.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What happened.
    pub text: String,
    /// What is safe, what to do; may be empty, may have lines.
    pub detail: String,
    /// A button: its words and where it leads.
    pub way: Option<(String, Way)>,
    /// When it was told; the application notes it.
    pub at: Option<DateTime<Utc>>,
}

impl Notice {
    /// Something that was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Something worth knowing.
    pub fn info(text: impl Into<String>) -> Self {
        Self { tone: Tone::Info, text: text.into(), ..Self::default() }
    }

    /// Something that needs a look.
    pub fn warning(text: impl Into<String>) -> Self {
        Self { tone: Tone::Warning, text: text.into(), ..Self::default() }
    }

    /// Something that could not be done.
    pub fn error(text: impl Into<String>) -> Self {
        Self { tone: Tone::Error, text: text.into(), ..Self::default() }
    }

    /// The same notice with what is safe and what to do.
    #[must_use]
    pub fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    /// The same notice with a button.
    #[must_use]
    pub fn way(self, label: impl Into<String>, way: Way) -> Self {
        Self { way: Some((label.into(), way)), ..self }
    }
}
