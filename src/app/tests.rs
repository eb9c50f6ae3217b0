//! The window as a whole, without a display.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fixture::{sample, window};
use crate::i18n::Lang;
use crate::model::kinds::Kind;
use crate::store;
use crate::ui::{Act, Command, PanelId, Selection, Shown};

#[test]
fn without_a_file_the_start_page_is_shown_and_the_sample_opens_unsaved() {
    let mut window = window(Lang::Nb, None);
    assert!(window.shows("Utforsk eksempelet"));
    window.run(Command::OpenSample);
    assert!(window.shows("Fjordvik"));
    let state = &window.harness.state().state;
    assert!(state.file.is_open && state.file.is_sample && state.file.path.is_none());
}

#[test]
fn a_new_workspace_holds_the_catalogue_and_nothing_else() {
    let mut window = window(Lang::En, None);
    window.run(Command::New);
    let workspace = window.harness.state().state.document.workspace();
    assert!(workspace.table(Kind::PROGRAMME).len() > 20);
    assert!(workspace.table(Kind::PARTNER).is_empty());
    assert!(!window.harness.state().state.file.unsaved, "nothing of the person's own can be lost");
}

#[test]
fn what_is_saved_is_read_back_and_the_title_follows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kontor æøå.brobygger.json");
    let mut window = sample();
    window.run(Command::AddDeadline);
    assert!(window.harness.state().state.file.unsaved);
    window.answers.then(&path);
    window.run(Command::Save);
    assert!(path.exists(), "{:?}", window.harness.state().state.notices);
    let state = &window.harness.state().state;
    assert!(!state.file.unsaved);
    assert_eq!(state.file.stem, "kontor æøå");
    let read = store::open(&path).unwrap();
    assert!(read.opened.workspace.same_records(state.document.workspace()));
    window.run(Command::Close);
    window.act(Act::Open(path.clone()));
    assert!(window.harness.state().state.file.is_open);
    assert_eq!(window.harness.state().state.settings.recent, [path]);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.brobygger.json");
    let mut window = sample();
    window.act(Act::SaveAs(path.clone()));
    let theirs = std::fs::read_to_string(&path).unwrap().replace("Fjordvik", "Fjordby");
    std::fs::write(&path, &theirs).unwrap();
    window.run(Command::AddPartner);
    window.run(Command::Save);
    assert!(window.shows("The file was changed by somebody else"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
    window.act(Act::Overwrite);
    assert!(std::fs::read_to_string(&path).unwrap().contains("Fjordvik"));
    let backups = store::backups::list(&path).unwrap();
    assert!(!backups.is_empty(), "their content is kept as a backup");
}

#[test]
fn a_file_that_vanished_is_told_and_can_be_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.brobygger.json");
    let mut window = sample();
    window.act(Act::SaveAs(path.clone()));
    std::fs::remove_file(&path).unwrap();
    window.run(Command::AddPartner);
    window.run(Command::Save);
    assert!(window.shows("The file is gone"));
    window.act(Act::Overwrite);
    assert!(path.exists());
}

#[test]
fn files_that_are_no_workspace_are_refused_in_words_and_what_is_open_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample();
    let whole = {
        let path = folder.path().join("whole.brobygger.json");
        window.act(Act::SaveAs(path.clone()));
        std::fs::read(&path).unwrap()
    };
    let bad: [(&str, &[u8]); 5] = [
        ("empty", b""),
        ("cut", &whole[..whole.len() / 2]),
        ("other", b"{\"a\": 1}"),
        ("utf16", b"\xff\xfe{\0"),
        ("text", b"hello"),
    ];
    for (name, bytes) in bad {
        let path = folder.path().join(format!("{name}.json"));
        std::fs::write(&path, bytes).unwrap();
        let notices = window.harness.state().state.notices.len();
        window.act(Act::Open(path.clone()));
        let state = &window.harness.state().state;
        assert_eq!(state.notices.len(), notices + 1, "{name}");
        assert!(!state.notices.last().unwrap().detail.is_empty(), "{name}");
        assert_eq!(state.file.stem, "whole", "{name}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name}");
    }
    window.act(Act::Open(folder.path().to_owned()));
    assert!(window.told("could not be opened"));
}

#[test]
fn leaving_something_unsaved_is_asked_about_and_the_answer_is_done() {
    let mut window = sample();
    window.run(Command::AddPartner);
    window.run(Command::Close);
    assert!(window.shows("Save the changes"));
    assert!(window.harness.state().state.file.is_open);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Save the changes"));
    window.act(Act::Discard(Some(Box::new(Act::Run(Command::Close)))));
    assert!(!window.harness.state().state.file.is_open);
}

#[test]
fn undo_and_redo_name_what_they_do() {
    let mut window = sample();
    let before = window.harness.state().state.document.workspace().clone();
    window.run(Command::AddPartner);
    let label = Command::Undo.label_now(&window.harness.state().state.desk());
    assert!(label.starts_with("Undo: "), "{label}");
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.harness.state().state.document.workspace().same_records(&before));
    window.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(
        window.harness.state().state.document.workspace().table(Kind::PARTNER).len(),
        before.table(Kind::PARTNER).len() + 1
    );
}

#[test]
fn going_back_leads_to_the_panel_and_the_record_before() {
    let mut window = sample();
    let id = window.harness.state().state.document.workspace().table(Kind::CALL).keys().next().unwrap().clone();
    window.act(Act::Reveal(id.clone()));
    assert_eq!(window.harness.state().active(), PanelId::Records(Kind::CALL));
    window.run(Command::ShowPartners);
    window.run(Command::Back);
    assert_eq!(window.harness.state().active(), PanelId::Records(Kind::CALL));
    assert_eq!(window.harness.state().state.shown, Some(Shown::Record(id)));
    window.run(Command::Forward);
    assert_eq!(window.harness.state().active(), PanelId::Records(Kind::PARTNER));
}

#[test]
fn the_language_changes_while_running() {
    let mut window = sample();
    for (lang, word) in [("nb", "Frister"), ("da", "Indkaldelser"), ("de", "Übersicht"), ("en", "Overview")] {
        window.act(Act::Set(Box::new(move |settings| settings.language = Some(lang.to_owned()))));
        assert!(window.shows(word), "{word}");
    }
}

#[test]
fn two_panels_stand_side_by_side_and_each_can_have_the_keyboard() {
    let mut window = sample();
    window.run(Command::ShowPartners);
    window.run(Command::SideBySide);
    window.run(Command::OtherPanel);
    assert_eq!(window.harness.state().active(), PanelId::Records(Kind::CALL));
    window.run(Command::ShowPersons);
    let layout = &window.harness.state().state.settings.layout;
    assert_eq!((layout.left.as_str(), layout.right.as_deref()), ("partner", Some("person")));
    window.run(Command::SideBySide);
    assert_eq!(window.harness.state().active(), PanelId::Records(Kind::PERSON));
}

#[test]
fn every_panel_shows_in_every_language_at_every_size_and_zoom() {
    for (lang, size, zoom) in [
        (Lang::De, egui::vec2(1280.0, 800.0), 1.0),
        (Lang::Nb, egui::vec2(640.0, 400.0), 2.0),
        (Lang::En, egui::vec2(768.0, 432.0), 2.5),
    ] {
        let settings = crate::settings::Settings { zoom, ..crate::settings::Settings::default() };
        let mut window = super::fixture::window_of(lang, Some(Act::Run(Command::OpenSample)), settings, size);
        for panel in PanelId::all() {
            window.act(Act::Go(panel));
            window.harness.run_steps(2);
        }
    }
}

#[test]
fn nothing_chosen_disables_what_needs_a_choice() {
    let mut window = sample();
    window.act(Act::Select(Selection::Nothing));
    let desk_allows =
        |window: &super::fixture::Window, command: Command| command.enabled(&window.harness.state().state.desk());
    assert!(!desk_allows(&window, Command::Delete));
    let id = window.harness.state().state.document.workspace().table(Kind::CALL).keys().next().unwrap().clone();
    window.act(Act::Select(Selection::Records(Kind::CALL, vec![id])));
    assert!(desk_allows(&window, Command::Delete) && desk_allows(&window, Command::Watch));
    assert!(!desk_allows(&window, Command::Done));
}

#[test]
fn without_room_for_both_a_record_takes_the_lists_place_when_one_steps_into_it() {
    let settings = crate::settings::Settings { zoom: 2.0, ..crate::settings::Settings::default() };
    let size = egui::vec2(640.0, 400.0);
    let mut window = super::fixture::window_of(Lang::En, Some(Act::Run(Command::OpenSample)), settings, size);
    window.run(Command::ShowCalls);
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert!(
        window.shows("Filter, for example") || window.shows("Deadline"),
        "the list stays while one goes through it"
    );
    assert!(!window.shows("Back to the panels") && !window.shows("Identity"));
    window.press(Modifiers::NONE, Key::Enter);
    window.settle();
    assert!(window.shows("Identity"));
    window.press(Modifiers::NONE, Key::Escape);
    window.settle();
    assert!(!window.shows("Identity"), "Escape leads back to the list");
}

#[test]
fn a_large_change_is_made_beside_the_window_and_undone_there() {
    let mut window = sample();
    let before = window.harness.state().state.document.workspace().clone();
    let transaction = {
        let state = &window.harness.state().state;
        let desk = state.desk();
        let mut draft = desk.draft();
        for _ in 0..500 {
            draft.add(Kind::PARTNER);
        }
        draft.finish(crate::edit::Label::many(crate::edit::Deed::Bulk, "", 500))
    };
    window.harness.state_mut().state.queue.borrow_mut().push(Act::Apply(Box::new(transaction)));
    // What is asked for meanwhile waits its turn.
    window.harness.state_mut().state.queue.borrow_mut().push(Act::Run(Command::AddPartner));
    window.settle();
    let count =
        |window: &super::fixture::Window| window.harness.state().state.document.workspace().table(Kind::PARTNER).len();
    assert_eq!(count(&window), before.table(Kind::PARTNER).len() + 501);
    assert!(window.harness.state().state.document.workspace().is_consistent());
    let agenda = crate::agenda::Agenda::build(window.harness.state().state.document.workspace());
    assert!(agenda == window.harness.state().state.agenda);
    window.run(Command::Undo);
    window.run(Command::Undo);
    assert!(window.harness.state().state.document.workspace().same_records(&before));
}

/// Shows a deadline of one's own and types a date over the one it has.
fn typing_a_date(window: &mut super::fixture::Window, date: &str) -> crate::model::id::Id {
    window.run(Command::AddDeadline);
    let id = window.harness.state().state.shown.as_ref().unwrap().record().clone();
    window.harness.get_by_role_and_label(Role::TextInput, "Due").focus();
    window.harness.run_steps(2);
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text(date);
    id
}

fn due(window: &super::fixture::Window, id: &crate::model::id::Id) -> String {
    let workspace = window.harness.state().state.document.workspace();
    workspace.get::<crate::model::deadline::Deadline>(id).unwrap().due.unwrap().to_string()
}

#[test]
fn a_date_half_typed_is_saved_with_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.brobygger.json");
    let mut window = sample();
    window.act(Act::SaveAs(path.clone()));
    let id = typing_a_date(&mut window, "24.12.2026");
    assert_ne!(due(&window, &id), "2026-12-24");
    window.press(Modifiers::COMMAND, Key::S);
    window.settle();
    assert_eq!(due(&window, &id), "2026-12-24");
    let read = store::open(&path).unwrap();
    assert!(read.opened.workspace.same_records(window.harness.state().state.document.workspace()));
    assert!(!window.harness.state().state.file.unsaved);
}

#[test]
fn a_date_half_typed_is_something_to_save_when_the_window_closes_and_another_record_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.brobygger.json");
    let mut window = sample();
    let id = typing_a_date(&mut window, "5.1.2027");
    let other = window.harness.state().state.document.workspace().table(Kind::PARTNER).keys().next().unwrap().clone();
    window.act(Act::Show(Shown::Record(other)));
    assert_eq!(due(&window, &id), "2027-01-05");
    let id = typing_a_date(&mut window, "6.1.2027");
    window.act(Act::SaveAs(path));
    assert!(!window.harness.state().state.file.unsaved);
    window.harness.get_by_role_and_label(Role::TextInput, "Due").focus();
    window.harness.run_steps(2);
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("7.1.2027");
    window.act(Act::Quit);
    assert!(window.shows("Save the changes"), "what was typed would be lost");
    assert!(!window.harness.state().state.quitting);
    assert_eq!(due(&window, &id), "2027-01-07");
}

#[test]
fn a_date_that_cannot_be_read_keeps_the_window_open_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample();
    let id = typing_a_date(&mut window, "31.2.");
    let before = due(&window, &id);
    for act in [Act::Quit, Act::Run(Command::Close), Act::Run(Command::OpenSample)] {
        window.act(act);
        let state = &window.harness.state().state;
        assert!(state.file.is_open && !state.quitting && window.harness.state().dialogs.is_empty());
        let field = window.harness.get_by_role_and_label(Role::TextInput, "Due");
        assert!(field.is_focused() && field.value().as_deref() == Some("31.2."));
    }
    // The rest can be saved; put right, it lets the window close.
    window.act(Act::SaveAs(folder.path().join("a.brobygger.json")));
    assert!(!window.harness.state().state.file.unsaved);
    assert_eq!(due(&window, &id), before);
    window.press(Modifiers::NONE, Key::Escape);
    window.act(Act::Quit);
    assert!(window.harness.state().state.quitting);
}

#[test]
fn what_is_typed_in_a_cell_is_taken_over_before_the_panel_changes() {
    let mut window = sample();
    window.run(Command::ShowPartners);
    let id = window.harness.state().state.document.workspace().table(Kind::PARTNER).keys().next().unwrap().clone();
    window.act(Act::Reveal(id.clone()));
    window.press(Modifiers::NONE, Key::Home);
    window.press(Modifiers::NONE, Key::F2);
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("Kystby");
    window.run(Command::ShowCalls);
    let workspace = window.harness.state().state.document.workspace();
    assert_eq!(workspace.title_of(&id).as_deref(), Some("Kystby"));
}

#[test]
fn a_tooltip_of_what_lies_under_a_dialog_goes_when_that_opens() {
    let mut window = sample();
    let (at, words) = {
        let bar = window.harness.get_by_label_contains("Week 50, ");
        (bar.rect().center(), bar.accesskit_node().label().unwrap_or_default())
    };
    let shown = |window: &super::fixture::Window| window.harness.query_all_by_label(&words).count();
    window.harness.event(egui::Event::PointerMoved(at));
    let alone = shown(&window);
    for _ in 0..20 {
        window.harness.run_steps(2);
    }
    assert!(shown(&window) > alone, "the tooltip is shown");
    window.run(Command::Palette);
    assert!(shown(&window) <= alone);
}

#[test]
fn what_comes_from_a_newer_program_is_shown_and_neither_changed_nor_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.brobygger.json");
    let mut window = sample();
    window.act(Act::SaveAs(path.clone()));
    let text = std::fs::read_to_string(&path).unwrap().replacen("\"version\": 1", "\"version\": 99", 1);
    assert!(text.contains("\"version\": 99"));
    std::fs::write(&path, &text).unwrap();
    window.act(Act::Open(path.clone()));
    assert!(window.harness.state().state.file.read_only);
    let before = window.harness.state().state.document.revision();
    for command in [Command::AddPartner, Command::Save, Command::SaveAs, Command::Import] {
        assert!(!command.enabled(&window.harness.state().state.desk()), "{}", command.key());
        window.run(command);
    }
    assert_eq!(window.harness.state().state.document.revision(), before);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}
