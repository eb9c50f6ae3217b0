//! Choices that stand on several pages: language and theme.

use egui::Ui;

use crate::i18n::{self, Lang};
use crate::settings::ThemeChoice;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::widgets::Segmented;

/// What a theme is called.
pub(super) fn theme_name(theme: ThemeChoice, lang: Lang) -> String {
    match theme {
        ThemeChoice::System => tr!(lang, "pages-theme-system"),
        ThemeChoice::Light => tr!(lang, "pages-theme-light"),
        ThemeChoice::Dark => tr!(lang, "pages-theme-dark"),
    }
}

/// The language of the window; each stands there in its own words.
pub(super) fn language_choice(ui: &mut Ui, desk: &Desk<'_>) {
    let name = tr!(desk.lang, "pages-language");
    let options = Lang::ALL.map(|lang| (lang, i18n::capitalised(lang.own_name())));
    let mut chosen = desk.lang;
    if Segmented::new(&name, options).show(ui, &mut chosen) {
        desk.set(move |settings| settings.language = Some(chosen.code().to_owned()));
    }
}

/// Light, dark, or as the system.
pub(super) fn theme_choice(ui: &mut Ui, desk: &Desk<'_>) {
    let name = tr!(desk.lang, "pages-theme");
    let options = ThemeChoice::ALL.map(|theme| (theme, theme_name(theme, desk.lang)));
    let mut chosen = desk.settings.theme;
    if Segmented::new(&name, options).show(ui, &mut chosen) {
        desk.set(move |settings| settings.theme = chosen);
    }
}
