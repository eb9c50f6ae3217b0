//! How the window begins: settings, renderer, and clear words where there can be no window.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::arguments::{Begin, WindowArguments};
use super::files::Ahead;
use super::show::App;
use super::state::Start;
use crate::i18n::{self, Lang};
use crate::platform::desk::Surroundings;
use crate::platform::{crash, logging, look, tools::Tools};
use crate::settings;
use crate::tr;
use crate::ui::{Act, Command, Notice};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// An argument cannot be understood.
    #[error("{0}")]
    Argument(String),
    /// No display, no renderer, or a library is missing.
    #[error("{0}")]
    NoWindow(String),
    /// The program met a fault while the window was open.
    #[error("{0}")]
    Fault(String),
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// [`WindowError`], in words in the user's language, with what to do.
pub fn run(arguments: &WindowArguments, surroundings: &Surroundings) -> Result<(), WindowError> {
    logging::begin();
    i18n::stretch(std::env::var_os("BROBYGGER_PSEUDO").is_some());
    let folder = settings::folder();
    let (settings, oddities) = folder.as_deref().map_or_else(Default::default, settings::load);
    let asked = match &arguments.lang {
        Some(tag) => Some(Lang::from_tag(tag).ok_or_else(|| WindowError::Argument(tr!(Lang::En, "failure-language")))?),
        None => None,
    };
    let lang = asked
        .or_else(|| settings.language.as_deref().and_then(Lang::from_tag))
        .or_else(|| surroundings.locale.as_deref().and_then(Lang::from_tag))
        .unwrap_or_default();
    let zone = match &arguments.zone {
        Some(name) => {
            let known = name.parse().ok().or_else(|| i18n::find_zone(name));
            Some(known.ok_or_else(|| WindowError::Argument(format!("{}: {name}", tr!(lang, "failure-zone"))))?)
        }
        None => None,
    };
    let now = match &arguments.now {
        Some(text) => {
            Some(instant(text).ok_or_else(|| WindowError::Argument(format!("{}: {text}", tr!(lang, "failure-now"))))?)
        }
        None => None,
    };
    let start = Start {
        surroundings: surroundings.clone(),
        keep_settings: !oddities.iter().any(|oddity| matches!(oddity, settings::Oddity::Unreadable { .. })),
        settings,
        notices: oddities.iter().map(|oddity| told(oddity, lang)).collect(),
        lang: asked,
        zone,
        now,
    };
    open(&start, &arguments.begin, lang)
}

fn told(oddity: &settings::Oddity, lang: Lang) -> Notice {
    let (text, detail) = oddity.in_words(lang);
    Notice::warning(text).detail(detail)
}

fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The instant of RFC 3339, or of a date with or without a time in UTC.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    let wall = |format| NaiveDateTime::parse_from_str(text, format).ok();
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.with_timezone(&Utc))
        .ok()
        .or_else(|| wall("%Y-%m-%dT%H:%M").or_else(|| wall("%Y-%m-%dT%H:%M:%S")).map(|wall| wall.and_utc()))
        .or_else(|| text.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(9, 0, 0).map(|wall| wall.and_utc()))
}

fn open(start: &Start, begin: &Begin, lang: Lang) -> Result<(), WindowError> {
    let ahead = RefCell::new(match begin {
        Begin::File(path) => Some(Ahead::read(absolute(path.clone()), lang)),
        Begin::Start | Begin::Sample => None,
    });
    let is_sample = *begin == Begin::Sample;
    let began = Cell::new(false);
    let layout = &start.settings.layout;
    let [width, height] = layout.window.unwrap_or([1440.0, 900.0]);
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("brobygger")
        .with_title("Brobygger")
        .with_icon(crate::ui::theme::brand::icon())
        .with_inner_size([width, height])
        .with_min_inner_size([640.0, 400.0])
        .with_maximized(layout.maximized);
    let attempt = |renderer: eframe::Renderer| {
        let options = eframe::NativeOptions {
            viewport: viewport.clone(),
            renderer,
            // Added by hand: see `fonts::add_systems`.
            system_font_fallback: false,
            ..Default::default()
        };
        // Where a library is missing, the toolkit panics instead of telling; nothing of that is for the user's eyes.
        std::panic::set_hook(Box::new(|fault| log::warn!("{fault}")));
        let open = || {
            eframe::run_native(
                "Brobygger",
                options,
                Box::new(|creation| {
                    began.set(true);
                    crash::note_faults(crash::folder());
                    // A system that says nothing of its theme is more often a light one.
                    creation.egui_ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
                    crate::ui::theme::fonts::add_systems(&creation.egui_ctx);
                    let waker = creation.egui_ctx.clone();
                    look::follow(move |dark| {
                        let theme = if dark { egui::Theme::Dark } else { egui::Theme::Light };
                        waker.options_mut(|options| options.fallback_theme = theme);
                        waker.request_repaint();
                    });
                    let (ctx, start, tools) = (&creation.egui_ctx, start.clone(), Tools::default());
                    let app = match ahead.take() {
                        Some(ahead) => App::reading(ctx, start, tools, ahead),
                        None => App::with_tools(ctx, start, tools, is_sample.then_some(Act::Run(Command::OpenSample))),
                    };
                    Ok(Box::new(app))
                }),
            )
        };
        catch_unwind(AssertUnwindSafe(open))
    };
    let outcome = attempt(eframe::Renderer::Glow);
    #[cfg(feature = "wgpu")]
    let outcome = if began.get() || matches!(outcome, Ok(Ok(()))) { outcome } else { attempt(eframe::Renderer::Wgpu) };
    let _hook = std::panic::take_hook();
    if began.get() && outcome.is_err() {
        let note = crash::note().map(|note| note.display().to_string()).unwrap_or_default();
        return Err(WindowError::Fault(tr!(lang, "window-fault", note = note)));
    }
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            log::warn!("no window: {error}");
            Err(WindowError::NoWindow(tr!(lang, "window-no-display")))
        }
        Err(_) => Err(WindowError::NoWindow(tr!(lang, "window-no-library"))),
    }
}
