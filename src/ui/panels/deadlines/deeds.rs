//! What is done with the entries that are chosen.

use egui::{AtomExt as _, Button, Role, Ui, WidgetInfo};
use lucide_icons::Icon;

use crate::agenda::deeds::{self, EntryError};
use crate::agenda::{Entry, words};
use crate::edit::Transaction;
use crate::edit::deeds::Basis;
use crate::i18n;
use crate::model::deadline::DeadlineState;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::value::Value;
use crate::tr;
use crate::ui::act::{Act, Selection};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::editors::{Edit, NewRecord};
use crate::ui::notice::{Notice, Way};
use crate::ui::theme::{icons, size, space};

fn basis<'a>(desk: &Desk<'a>) -> Basis<'a> {
    Basis { workspace: desk.workspace(), now: desk.now(), lang: desk.lang }
}

/// The entries that are chosen.
pub(super) fn chosen(desk: &Desk<'_>) -> Vec<Entry> {
    let Selection::Entries(pairs) = desk.selection else { return Vec::new() };
    let find = |(source, id): &(Id, Id)| {
        let entries = desk.agenda.entries_of(desk.workspace(), source, &desk.clock);
        entries.into_iter().find(|entry| entry.id == *id)
    };
    pairs.iter().filter_map(find).collect()
}

/// Says of the entries that are chosen that they are done, dropped or open again; tells so, with a way back.
pub fn settle(desk: &Desk<'_>, state: &DeadlineState) {
    settle_these(desk, &chosen(desk), state);
}

fn settle_these(desk: &Desk<'_>, entries: &[Entry], state: &DeadlineState) {
    let Some(first) = entries.first() else { return };
    let all: Vec<&Entry> = entries.iter().collect();
    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    let title = words::entry_title(first, desk.lang);
    let told = match state {
        DeadlineState::Done => tr!(desk.lang, "agenda-done", count = count, title = title),
        DeadlineState::Dropped => tr!(desk.lang, "agenda-dropped", count = count, title = title),
        _ => tr!(desk.lang, "agenda-reopened", count = count, title = title),
    };
    apply(desk, deeds::set_state(&basis(desk), &all, state, &desk.clock), told);
}

/// Makes a change that was made in a cell: of that entry, and of all that are chosen where it is one of them.
pub(super) fn change(desk: &Desk<'_>, entry: &Entry, field: &str, edit: Edit) {
    let (value, new) = match edit {
        Edit::Apply(transaction) => {
            desk.push(Act::Apply(transaction));
            return;
        }
        Edit::Set(value) | Edit::Type(value) => (value, None),
        Edit::Make(new, value) => (value, Some(new)),
    };
    let mut entries = chosen(desk);
    if entries.iter().all(|it| it.id != entry.id) {
        entries = vec![entry.clone()];
    }
    match (field, value) {
        ("state", Value::Text(code)) => settle_these(desk, &entries, &DeadlineState::from_code(&code)),
        ("owner", Value::Link(id)) => give(desk, &entries, Some(id.into_owned()), new.as_ref()),
        ("owner", _) => give(desk, &entries, None, None),
        _ => {}
    }
}

fn apply(desk: &Desk<'_>, made: Result<Transaction, EntryError>, told: String) {
    match made {
        Ok(transaction) if transaction.is_empty() => {}
        Ok(transaction) => {
            desk.push(Act::Apply(Box::new(transaction)));
            desk.tell(Notice::done(told).way(Command::Undo.label(desk.lang), Way::Run(Command::Undo)));
        }
        Err(error) => {
            let why = i18n::capitalised(&error.in_words(desk.lang));
            desk.tell(Notice::warning(tr!(desk.lang, "agenda-not-changed")).detail(why));
        }
    }
}

/// Starts an application to the call or the cut-off that is chosen, and shows it.
pub fn start_application(desk: &Desk<'_>) {
    let place = match desk.selection {
        Selection::Records(Kind::CALL, ids) => ids.first().cloned(),
        Selection::Entries(_) => chosen(desk)
            .into_iter()
            .find_map(|entry| if entry.source_kind == Kind::CALL.key() { entry.part.or(entry.source) } else { None }),
        _ => None,
    };
    let Some(place) = place else {
        desk.tell(Notice::info(tr!(desk.lang, "agenda-no-call")));
        return;
    };
    match deeds::start_application(&basis(desk), &place, desk.today()) {
        Ok((transaction, id)) => {
            desk.push(Act::Apply(Box::new(transaction)));
            desk.push(Act::Reveal(id));
        }
        Err(error) => {
            let why = i18n::capitalised(&error.in_words(desk.lang));
            desk.tell(Notice::warning(tr!(desk.lang, "agenda-not-changed")).detail(why));
        }
    }
}

fn give(desk: &Desk<'_>, entries: &[Entry], owner: Option<Id>, new: Option<&NewRecord>) {
    let all: Vec<&Entry> = entries.iter().collect();
    let known = || owner.as_ref().and_then(|id| desk.workspace().title_of(id));
    let name = new.map(|new| new.name.clone()).or_else(known);
    let name = name.unwrap_or_else(|| tr!(desk.lang, "agenda-owner-none"));
    let told = format!("{}: {name}", tr!(desk.lang, "agenda-owner-set"));
    let made = deeds::set_owner(&basis(desk), &all, owner).and_then(|mut transaction| {
        new.map_or(Ok(()), |new| new.make_in(desk, &mut transaction))?;
        Ok(transaction)
    });
    apply(desk, made, told);
}

/// The way to the record that the first entry comes from.
pub(super) fn source_item(ui: &mut Ui, desk: &Desk<'_>) {
    let Selection::Entries(pairs) = desk.selection else { return };
    let Some((source, _)) = pairs.first() else { return };
    let words = tr!(desk.lang, "agenda-open-source");
    let button = Button::new((icon(Icon::ArrowUpRight), words.as_str())).gap(space::S);
    let response = ui.add(button.min_size(egui::vec2(0.0, size::CONTROL)));
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, &words));
    if response.clicked() {
        desk.push(Act::Reveal(source.clone()));
        ui.close();
    }
}

/// An icon in the place that icons of menus have.
fn icon(icon: Icon) -> egui::Atom<'static> {
    icons::icon(icon, 15.0).atom_size(egui::vec2(18.0, 18.0))
}
