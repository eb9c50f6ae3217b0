//! What is shown where no row is: what the panel is for, and how to begin.

use egui::{Frame, Stroke, Ui};

use super::show::add_command;
use crate::model::kinds::Kind;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::panels::PanelId;
use crate::ui::theme::{Tokens, size, space};
use crate::ui::widgets::{Action, empty_state};
use lucide_icons::Icon;

/// A card that fills the room.
fn framed<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = Tokens::of(ui);
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(space::L)
        .show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            add(ui)
        })
        .inner
}

/// There is no record of the kind at all.
pub(super) fn of_kind(ui: &mut Ui, kind: Kind, desk: &Desk<'_>) {
    let lang = desk.lang;
    let (title, text) = match kind {
        Kind::CALL => (tr!(lang, "empty-calls"), tr!(lang, "empty-calls-text")),
        Kind::APPLICATION => (tr!(lang, "empty-applications"), tr!(lang, "empty-applications-text")),
        Kind::PARTNER => (tr!(lang, "empty-partners"), tr!(lang, "empty-partners-text")),
        Kind::PERSON => (tr!(lang, "empty-persons"), tr!(lang, "empty-persons-text")),
        _ => (tr!(lang, "empty-programmes"), tr!(lang, "empty-programmes-text")),
    };
    let steps = match kind {
        Kind::CALL => [Command::Import, Command::AddCall],
        Kind::APPLICATION => [Command::AddApplication, Command::ShowCalls],
        Kind::PROGRAMME => [Command::ImportCatalogue, Command::AddProgramme],
        other => [add_command(other), Command::Paste],
    };
    let words = steps.map(|command| command.label(lang));
    let sample = tr!(lang, "empty-sample");
    let [first, second] = &words;
    let actions = [Action::Primary(first), Action::Quiet(second), Action::Link(&sample)];
    let icon = PanelId::Records(kind).icon();
    let chosen = framed(ui, |ui| empty_state(ui, icon, &title, &text, &actions));
    match chosen {
        Some(2) => desk.run(Command::OpenSample),
        Some(number) => {
            if let Some(command) = steps.get(number) {
                desk.run(*command);
            }
        }
        None => {}
    }
}

/// The filter lets nothing through; true where it is to go.
pub(super) fn of_filter(ui: &mut Ui, kind: Kind, filter: &str, desk: &Desk<'_>) -> bool {
    let lang = desk.lang;
    let kinds = crate::i18n::kind_label(lang, kind.key(), true);
    let title = tr!(lang, "empty-filter", kinds = kinds);
    let text = tr!(lang, "empty-filter-text", filter = filter.trim());
    let clear = tr!(lang, "filter-clear");
    framed(ui, |ui| empty_state(ui, Icon::SearchX, &title, &text, &[Action::Primary(&clear)])).is_some()
}
