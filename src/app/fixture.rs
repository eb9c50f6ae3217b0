//! A window for tests: no display, a fixed clock, answers for the system's dialogs.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::DateTime;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::show::App;
use super::state::Start;
use crate::i18n::Lang;
use crate::platform::desk::Surroundings;
use crate::platform::picker::{Pick, Picked, Picker};
use crate::platform::print::{PrintError, PrintJob, Printer, Sent};
use crate::platform::tools::Tools;
use crate::settings::{Settings, ThemeChoice};
use crate::ui::{Act, Command};

/// Answers for the system's dialogs, the first one first; with none left a dialog is cancelled.
#[derive(Clone, Default)]
pub(crate) struct Answers(Arc<Mutex<VecDeque<PathBuf>>>);

impl Answers {
    pub(crate) fn then(&self, path: impl Into<PathBuf>) {
        self.0.lock().unwrap().push_back(path.into());
    }
}

impl Picker for Answers {
    fn pick(&self, _pick: Pick) -> Picked {
        let path = self.0.lock().unwrap().pop_front();
        Box::pin(async move { path })
    }
}

/// A system without printing.
struct NoPrinter;

impl Printer for NoPrinter {
    fn print(&self, _pdf: &Path, _job: &PrintJob<'_>) -> Result<Sent, PrintError> {
        Err(PrintError::NoPrinting)
    }
}

/// A window under test.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, App>,
    pub(crate) answers: Answers,
}

/// The day on which tests take place.
pub(crate) const NOW: &str = "2026-11-24T09:00:00Z";

/// A window in the language, of 1280 by 800 points, after the act.
pub(crate) fn window(lang: Lang, begin: Option<Act>) -> Window {
    window_of(lang, begin, Settings::default(), egui::vec2(1280.0, 800.0))
}

/// A window that shows the sample in English.
pub(crate) fn sample() -> Window {
    window(Lang::En, Some(Act::Run(Command::OpenSample)))
}

/// A window with settings, of a size in points.
pub(crate) fn window_of(lang: Lang, begin: Option<Act>, settings: Settings, size: egui::Vec2) -> Window {
    let now = DateTime::parse_from_rfc3339(NOW).unwrap().to_utc();
    let surroundings = Surroundings {
        now,
        locale: Some(lang.code().to_owned()),
        zone: Some("Europe/Oslo".to_owned()),
        user: "Kari".to_owned(),
        columns: None,
    };
    let theme = settings.theme;
    let settings = Settings { reduced_motion: true, ..settings };
    let start = Start {
        surroundings,
        settings,
        notices: Vec::new(),
        lang: Some(lang),
        zone: None,
        now: Some(now),
        keep_settings: false,
    };
    let answers = Answers::default();
    let tools = Tools { picker: Arc::new(answers.clone()), printer: Arc::new(NoPrinter), ..Tools::default() };
    let dark = theme == ThemeChoice::Dark;
    let mut harness = Harness::builder()
        .with_size(size)
        .with_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light })
        .with_max_steps(64)
        .build_eframe(move |creation| App::with_tools(&creation.egui_ctx, start, tools, begin));
    harness.run_steps(3);
    Window { harness, answers }
}

impl Window {
    /// Frames until nothing is under way and what ended was taken in, 20 seconds at most.
    pub(crate) fn settle(&mut self) {
        for _ in 0..2000 {
            self.harness.run_steps(2);
            let state = self.harness.state();
            let waits = state.choosing.is_some() || state.state.saving.is_some() || state.state.changing.is_some();
            if state.state.board.is_idle() && !waits {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        self.harness.run_steps(4);
    }

    /// Runs a command, as its menu item would.
    pub(crate) fn run(&mut self, command: Command) {
        self.act(Act::Run(command));
    }

    /// Does an act, as a panel would.
    pub(crate) fn act(&mut self, act: Act) {
        self.harness.state_mut().state.queue.borrow_mut().push(act);
        self.settle();
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(3);
    }

    /// Types text where the keyboard is.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run_steps(3);
    }

    /// Whether something has the label, or holds it.
    pub(crate) fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    /// Whether a notice says so.
    pub(crate) fn told(&self, words: &str) -> bool {
        let notices = &self.harness.state().state.notices;
        notices.iter().any(|notice| notice.text.contains(words) || notice.detail.contains(words))
    }
}
