//! What several dialogs are made of: the row of buttons, what is shown while a job is waited for.

use egui::{
    Align, Key, KeyboardShortcut, Label, Layout, Modifiers, ProgressBar, RichText, Role, TextEdit, Ui, WidgetInfo, vec2,
};
use lucide_icons::Icon;

use crate::i18n;
use crate::jobs::Progress;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, size, space};
use crate::ui::widgets;

/// What was pressed in a row of buttons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pressed {
    /// Nothing.
    Nothing,
    /// What the dialog is for.
    Primary,
    /// The way out.
    Cancel,
}

/// The button that does what a dialog is for.
pub(super) struct Main<'a> {
    pub(super) icon: Option<Icon>,
    pub(super) text: &'a str,
    pub(super) enabled: bool,
}

/// The row at the bottom of a dialog: at the left what `more` shows, at the right the way out and what it is for, which
/// Ctrl+Enter does too.
pub(super) fn buttons(ui: &mut Ui, desk: &Desk<'_>, main: &Main<'_>, more: impl FnOnce(&mut Ui)) -> Pressed {
    ui.add_space(space::S);
    let mut pressed = Pressed::Nothing;
    ui.horizontal(|ui| {
        more(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let primary = ui.add_enabled_ui(main.enabled, |ui| widgets::primary_button(ui, main.icon, main.text)).inner;
            let keys = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
            let primary = primary.on_hover_text(ui.ctx().format_shortcut(&keys));
            let by_keys = main.enabled && ui.input_mut(|input| input.consume_shortcut(&keys));
            if primary.clicked() || by_keys {
                pressed = Pressed::Primary;
            }
            if widgets::quiet_button(ui, None, &tr!(desk.lang, "dialog-cancel")).clicked() {
                pressed = Pressed::Cancel;
            }
        });
    });
    pressed
}

/// Words that explain, in the muted colour and as wide as there is room.
pub(super) fn explain(ui: &mut Ui, text: &str) {
    let muted = Tokens::of(ui).muted;
    ui.add(Label::new(RichText::new(text).color(muted)).wrap());
}

/// A path, shortened in its middle where there is no room; the whole of it is in the tooltip.
pub(super) fn path_line(ui: &mut Ui, path: &std::path::Path) {
    let text = path.display().to_string();
    let response = ui.add(Label::new(RichText::new(&text).font(fonts::body())).truncate());
    response.on_hover_text(text);
}

/// A line of text under its name; true where it was changed.
pub(super) fn text_field(ui: &mut Ui, name: &str, text: &mut String, focus: bool) -> egui::Response {
    let label = widgets::field_label(ui, name);
    let edit = TextEdit::singleline(text)
        .desired_width(f32::INFINITY)
        .min_size(vec2(80.0, size::CONTROL))
        .align(egui::Align2::LEFT_CENTER);
    let response = ui.add(edit).labelled_by(label.id);
    if focus {
        response.request_focus();
    }
    response
}

/// True where Enter was pressed in the field, which thereby lost the keyboard.
pub(super) fn entered(ui: &Ui, response: &egui::Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Shows how far a job is; true where the person stops it.
pub(super) fn waiting(ui: &mut Ui, desk: &Desk<'_>, name: &str, progress: &Progress) -> bool {
    let tokens = Tokens::of(ui);
    let (stage, share) = progress.state();
    let stage = i18n::text(desk.lang, &format!("job-{}", stage.key())).unwrap_or_default();
    let words = match share {
        Some(share) => format!("{stage} – {} %", (share * 100.0).floor()),
        None => stage,
    };
    let mut stopped = false;
    ui.add_space(space::L);
    ui.label(RichText::new(name).font(fonts::strong()));
    let bar = ui.add(ProgressBar::new(share.unwrap_or(0.0)).desired_height(8.0).fill(tokens.accent));
    bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &words));
    ui.horizontal(|ui| {
        ui.label(RichText::new(&words).font(fonts::small()).color(tokens.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            stopped = widgets::quiet_button(ui, Some(Icon::X), &tr!(desk.lang, "job-stop")).clicked();
        });
    });
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    if stopped {
        progress.cancel();
    }
    stopped
}
