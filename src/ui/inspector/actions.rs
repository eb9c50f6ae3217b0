//! What one does with a record of the kind, as buttons.

use std::sync::Arc;

use egui::{Popup, PopupCloseBehavior, TextEdit, Ui};
use lucide_icons::Icon;

use super::basis;
use crate::agenda::deeds::{Verdict, decide, next_stage, set_stage, set_state, start_application};
use crate::edit::{DraftError, Transaction};
use crate::i18n;
use crate::model::agenda_entry::Entry;
use crate::model::application::Application;
use crate::model::call::{Call, Decision};
use crate::model::deadline::{Deadline, DeadlineState};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::person::Person;
use crate::model::schema::Record;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;
use crate::ui::widgets::{field_label, primary_button, quiet_button};

/// Shows the buttons of the record's kind.
pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, record: &Arc<dyn Record>, reason: &mut String) {
    if let Some(call) = record.downcast::<Call>() {
        if !desk.file.read_only {
            ui.horizontal_wrapped(|ui| of_call(ui, desk, call, reason));
        }
    } else if let Some(application) = record.downcast::<Application>() {
        if !desk.file.read_only {
            ui.horizontal_wrapped(|ui| of_application(ui, desk, application));
        }
    } else if let Some(deadline) = record.downcast::<Deadline>() {
        if !desk.file.read_only {
            ui.horizontal_wrapped(|ui| of_deadline(ui, desk, deadline));
        }
    } else if Kind::of(record.as_ref()) == Kind::PARTNER {
        ui.horizontal_wrapped(|ui| of_partner(ui, desk, record.id()));
    }
}

/// Asks for a change, or tells why it cannot be made.
fn apply(desk: &Desk<'_>, made: Result<Transaction, DraftError>) {
    match made {
        Ok(transaction) => desk.push(Act::Apply(Box::new(transaction))),
        Err(error) => desk.tell(Notice::error(i18n::capitalised(&error.in_words(desk.lang)))),
    }
}

fn of_call(ui: &mut Ui, desk: &Desk<'_>, call: &Call, reason: &mut String) {
    let lang = desk.lang;
    let ids = [call.id.clone()];
    let say = |decision: Decision, reason: &str| {
        let verdict =
            Verdict { reason: Some(reason.to_owned()).filter(|it| !it.is_empty()), ..Verdict::of_office(decision) };
        apply(desk, decide(&basis(desk), &ids, &verdict, desk.today()));
    };
    let has = |code: &str| call.triage.iter().any(|triage| triage.code() == code);
    if primary_button(ui, Some(Icon::FilePen), &tr!(lang, "call-start")).clicked() {
        match start_application(&basis(desk), &call.id, desk.today()) {
            Ok((transaction, id)) => {
                desk.push(Act::Apply(Box::new(transaction)));
                desk.push(Act::Reveal(id));
            }
            Err(error) => desk.tell(Notice::error(i18n::capitalised(&error.in_words(lang)))),
        }
    }
    if !has("watching") && quiet_button(ui, Some(Icon::Eye), &tr!(lang, "call-watch")).clicked() {
        say(Decision::Watching, "");
    }
    if !has("go") && quiet_button(ui, Some(Icon::ThumbsUp), &tr!(lang, "call-go")).clicked() {
        say(Decision::Go, "");
    }
    let no = quiet_button(ui, Some(Icon::ThumbsDown), &tr!(lang, "call-no-go"));
    let popup = Popup::from_toggle_button_response(&no)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(tr!(lang, "call-no-go"))
        .width(280.0)
        .gap(4.0);
    popup.show(|ui| {
        ui.set_width(268.0);
        field_label(ui, &tr!(lang, "call-reason"));
        let field = TextEdit::singleline(reason).desired_width(268.0).hint_text(tr!(lang, "call-reason-hint"));
        let field = ui.add(field).accessible_name(tr!(lang, "call-reason"));
        if no.clicked() {
            field.request_focus();
        }
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if primary_button(ui, None, &tr!(lang, "call-no-go-say")).clicked() || enter {
            say(Decision::NoGo, reason.trim());
            reason.clear();
            ui.close();
        }
    });
}

fn of_application(ui: &mut Ui, desk: &Desk<'_>, application: &Application) {
    if let Some(next) = next_stage(&application.stage) {
        let stage = i18n::choice_label(desk.lang, "stage", next.code());
        let words = tr!(desk.lang, "application-next", stage = stage);
        if primary_button(ui, Some(Icon::ArrowRight), &words).clicked() {
            apply(desk, set_stage(&basis(desk), std::slice::from_ref(&application.id), &next));
        }
    }
}

fn of_deadline(ui: &mut Ui, desk: &Desk<'_>, deadline: &Deadline) {
    let entries = desk.agenda.entries_of(desk.workspace(), &deadline.id, &desk.clock);
    if let Some(entry) = entries.first() {
        states(ui, desk, entry);
    }
}

/// The buttons that say how an entry stands.
pub(super) fn states(ui: &mut Ui, desk: &Desk<'_>, entry: &Entry) {
    let lang = desk.lang;
    let say = |state: DeadlineState| match set_state(&basis(desk), &[entry], &state, &desk.clock) {
        Ok(transaction) => desk.push(Act::Apply(Box::new(transaction))),
        Err(error) => desk.tell(Notice::error(i18n::capitalised(&error.in_words(lang)))),
    };
    if entry.state == DeadlineState::Open {
        if primary_button(ui, Some(Icon::Check), &tr!(lang, "entry-done")).clicked() {
            say(DeadlineState::Done);
        }
        if quiet_button(ui, Some(Icon::CircleSlash), &tr!(lang, "entry-drop")).clicked() {
            say(DeadlineState::Dropped);
        }
    } else if quiet_button(ui, Some(Icon::RotateCcw), &tr!(lang, "entry-reopen")).clicked() {
        say(DeadlineState::Open);
    }
}

fn of_partner(ui: &mut Ui, desk: &Desk<'_>, id: &Id) {
    let persons = desk.workspace().links_to(id).filter_map(|record| record.downcast::<Person>());
    let contacts = persons.filter(|person| person.affiliations.iter().any(|it| it.partner.as_ref() == Some(id)));
    let addresses: Vec<&str> = contacts.filter_map(|person| person.emails.first()).map(String::as_str).collect();
    if addresses.is_empty() {
        return;
    }
    if quiet_button(ui, Some(Icon::Copy), &tr!(desk.lang, "partner-copy")).clicked() {
        ui.ctx().copy_text(addresses.join("; "));
        let count = i64::try_from(addresses.len()).unwrap_or(i64::MAX);
        desk.tell(Notice::done(tr!(desk.lang, "partner-copied", count = count)));
    }
    if quiet_button(ui, Some(Icon::Mail), &tr!(desk.lang, "partner-write")).clicked() {
        desk.push(Act::Follow(format!("mailto:{}", addresses.join(","))));
    }
}
