//! Pictures of panels and dialogs, compared with those kept in `tests/pictures`: how the window looks, both themes.
//!
//! They need a software Vulkan driver, so they stand behind the feature `snapshots`. After a change that is meant,
//! `UPDATE_SNAPSHOTS=1 cargo test --lib --features snapshots pictures` makes them anew: look at each before it is kept.

use super::fixture::window_of;
use crate::i18n::Lang;
use crate::model::kinds::Kind;
use crate::settings::{InspectorPlace, Layout, Settings, ThemeChoice};
use crate::ui::{Act, Command, PanelId, Shown};

/// A dozen views, each in one theme and language: name, language, theme, zoom, what is done before the picture.
type View = (&'static str, Lang, ThemeChoice, f32, fn() -> Vec<Act>);

const VIEWS: [View; 12] = [
    ("start-light", Lang::Nb, ThemeChoice::Light, 1.0, Vec::new),
    ("start-dark", Lang::De, ThemeChoice::Dark, 1.0, Vec::new),
    ("home-light", Lang::Nb, ThemeChoice::Light, 1.0, || vec![sample()]),
    ("home-dark", Lang::En, ThemeChoice::Dark, 1.0, || vec![sample()]),
    ("home-empty", Lang::Da, ThemeChoice::Light, 1.0, || vec![Act::Run(Command::New)]),
    ("deadlines-light", Lang::De, ThemeChoice::Light, 1.0, || vec![sample(), Act::Go(PanelId::Deadlines)]),
    ("deadlines-dark", Lang::Nb, ThemeChoice::Dark, 1.0, || vec![sample(), Act::Go(PanelId::Deadlines)]),
    ("calls-light", Lang::En, ThemeChoice::Light, 1.0, || vec![sample(), Act::Go(PanelId::Records(Kind::CALL))]),
    ("calls-dark-200", Lang::De, ThemeChoice::Dark, 2.0, || vec![sample(), Act::Go(PanelId::Records(Kind::CALL))]),
    ("partners-light", Lang::De, ThemeChoice::Light, 1.0, || vec![sample(), Act::Go(PanelId::Records(Kind::PARTNER))]),
    ("palette-dark", Lang::Nb, ThemeChoice::Dark, 1.0, || vec![sample(), Act::Run(Command::Palette)]),
    ("application-wide", Lang::Nb, ThemeChoice::Light, 1.0, || vec![sample()]),
];

fn sample() -> Act {
    Act::Run(Command::OpenSample)
}

#[test]
fn panels_look_as_they_did() {
    let mut wrong = Vec::new();
    for (name, lang, theme, zoom, acts) in VIEWS {
        let wide = name.ends_with("wide");
        let inspector = if wide { InspectorPlace::Wide } else { InspectorPlace::Pinned };
        let layout = Layout { inspector, ..Layout::default() };
        let settings = Settings { theme, zoom, layout, ..Settings::default() };
        let mut window = window_of(lang, None, settings, egui::vec2(1280.0 / zoom, 800.0 / zoom));
        for act in acts() {
            window.act(act);
        }
        if wide {
            let workspace = window.harness.state().state().desk().workspace();
            let written = workspace.table(Kind::APPLICATION).keys().next_back().cloned();
            window.act(Act::Show(Shown::Record(written.unwrap_or_default())));
        }
        let options = egui_kittest::SnapshotOptions::new().output_path("tests/pictures");
        if let Err(error) = window.harness.try_snapshot_options(name, &options) {
            wrong.push(error.to_string());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
