//! The inspector as a person uses it.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::Inspector;
use crate::edit::Draft;
use crate::model::application::Application;
use crate::model::call::{Call, CutOff};
use crate::model::id::Id;
use crate::model::origin::Origin;
use crate::model::partner::Partner;
use crate::model::person::{Affiliation, Person};
use crate::model::value::Value;
use crate::ui::act::{Act, Shown};
use crate::ui::fixture::{Fixture, window};

type Window<'a> = Harness<'a, (Fixture, Inspector)>;

fn fixture() -> Fixture {
    Fixture::with(|draft| {
        let origin = Some(Box::new(Origin::new("ft-portal", "PORTS")));
        let mut call = Call {
            id: "c".into(),
            title: "Clean ports".into(),
            identifier: "PORTS-2026".into(),
            origin,
            ..Call::default()
        };
        let due = Some("2026-04-16T17:00[Europe/Brussels]".parse().unwrap());
        call.cut_offs.push(CutOff { id: "c1".into(), due, ..CutOff::default() });
        draft.insert(Box::new(call)).unwrap();
        let mut application = Application { id: "a".into(), title: "Quiet harbours".into(), ..Application::default() };
        application.call = Some("c".into());
        draft.insert(Box::new(application)).unwrap();
        draft.insert(Box::new(Partner { id: "p".into(), name: "Fjordvik".into(), ..Partner::default() })).unwrap();
        let mut person = Person { id: "k".into(), name: "Kari".into(), ..Person::default() };
        person.emails = vec!["kari@example.org".into()];
        person.affiliations.push(Affiliation { id: "k1".into(), partner: Some("p".into()), ..Affiliation::default() });
        draft.insert(Box::new(person)).unwrap();
    })
}

fn inspect<'a>(mut fixture: Fixture, shown: Shown) -> Window<'a> {
    fixture.shown = Some(shown);
    let mut window = window([480.0, 2400.0], fixture, Inspector::default(), |ui, desk, inspector: &mut Inspector| {
        inspector.show(ui, desk);
    });
    window.run();
    window
}

fn record<'a>(id: &str) -> Window<'a> {
    inspect(fixture(), Shown::Record(id.into()))
}

fn says(window: &Window<'_>, part: &str) -> bool {
    window.query_all_by_label_contains(part).next().is_some()
}

#[test]
fn a_call_says_what_it_is_and_how_it_stands_and_leads_to_its_application() {
    let window = record("c");
    for words in ["Clean ports", "PORTS-2026", "42 days left", "New"] {
        assert!(says(&window, words), "{words}");
    }
    window.get_by_role_and_label(Role::Link, "Quiet harbours").click();
    let mut window = window;
    window.run();
    assert!(matches!(window.state().0.acts.last(), Some(Act::Reveal(id)) if *id == Id::from("a")));
}

#[test]
fn a_decision_is_one_press_and_stands_in_the_history() {
    let mut window = record("c");
    window.get_by_role_and_label(Role::Button, "Watch").click();
    window.run();
    let decision = |window: &Window<'_>| {
        let workspace = window.state().0.document.workspace();
        let call = workspace.get::<Call>(&"c".into()).unwrap();
        call.triage.iter().map(|it| it.code().into_owned()).collect::<Vec<_>>()
    };
    assert_eq!(decision(&window), ["watching"]);
    assert!(window.query_by_role_and_label(Role::Button, "Watch").is_none());
    window.get_by_role_and_label(Role::Button, "No-go…").click();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Reason").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Reason").type_text("No staff");
    window.run();
    window.get_by_role_and_label(Role::Button, "No-go").click();
    window.run();
    assert_eq!(decision(&window), ["no_go"]);
    assert!(says(&window, "No staff"));
    assert!(says(&window, "Today 12:00 · Kari"));
}

#[test]
fn an_imported_field_that_a_person_changed_is_marked_and_can_follow_again() {
    let mut fixture = fixture();
    let workspace = fixture.document.workspace().clone();
    let mut draft = Draft::new(&workspace, fixture.now);
    draft.set_key(&"c".into(), "title", Value::Text("Our name".into())).unwrap();
    let transaction = draft.finish(crate::edit::Label::one(crate::edit::Deed::Set, "c"));
    let author = crate::edit::Author { name: "Kari".into(), now: fixture.now, import: false };
    fixture.document.apply(transaction, &author).unwrap();
    let mut window = inspect(fixture, Shown::Record("c".into()));
    assert!(says(&window, "Source says: Clean ports"));
    window.get_by_label("Title no longer follows its source").click();
    window.run();
    assert!(!says(&window, "Source says"));
    let workspace = window.state().0.document.workspace();
    let call = workspace.get::<Call>(&"c".into()).unwrap();
    assert!(!call.origin.as_ref().unwrap().is_edited("title"));
    assert_eq!(call.title, "Clean ports");
    assert!(!says(&window, "no longer follows its source"));
}

#[test]
fn empty_fields_wait_until_they_are_asked_for() {
    let mut window = record("p");
    assert!(window.query_by_label("VAT number").is_none());
    window.get_by_label_contains("more fields: Identity").click();
    window.run();
    assert!(says(&window, "VAT number"));
    window.get_by_label("Fewer fields: Identity").click();
    window.run();
    assert!(window.query_by_label("VAT number").is_none());
}

#[test]
fn a_partner_gives_the_addresses_of_its_contacts() {
    let mut window = record("p");
    window.get_by_role_and_label(Role::Button, "Write to the contacts").click();
    window.run();
    assert!(matches!(window.state().0.acts.last(), Some(Act::Follow(to)) if to == "mailto:kari@example.org"));
}

#[test]
fn an_entry_tells_when_it_is_due_and_is_ticked_off() {
    let fixture = fixture();
    let desk = fixture.desk();
    let entries = desk.agenda.entries_of(desk.workspace(), &"c".into(), &desk.clock);
    let entry = entries.iter().find(|it| it.part.is_some()).unwrap().id.clone();
    let mut window = inspect(fixture, Shown::Entry { source: "c".into(), entry });
    assert!(says(&window, "Brussels and Oslo: 16 Apr 2026, 17:00"));
    assert!(says(&window, "42 days left · 27 working days left") || says(&window, "working days left"));
    assert!(window.query_by_label("Budget").is_none());
    window.get_by_role_and_label(Role::Button, "Done").click();
    window.run();
    assert!(window.query_by_role_and_label(Role::Button, "Open again").is_some());
    window.get_by_role_and_label(Role::TextInput, "Owner").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Owner").type_text("kari");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    let desk = window.state().0.desk();
    let entries = desk.agenda.entries_of(desk.workspace(), &"c".into(), &desk.clock);
    assert!(entries.iter().any(|it| it.owner == Some("k".into())));
    window.get_by_label("Show the whole call").click();
    window.run();
    assert!(says(&window, "Budget"));
}

#[test]
fn a_person_is_made_from_where_a_derived_deadline_names_its_owner_in_one_step() {
    let fixture = fixture();
    let desk = fixture.desk();
    let entries = desk.agenda.entries_of(desk.workspace(), &"c".into(), &desk.clock);
    let entry = entries.iter().find(|it| it.part.is_some()).unwrap().id.clone();
    let mut window = inspect(fixture, Shown::Entry { source: "c".into(), entry });
    window.get_by_role_and_label(Role::TextInput, "Owner").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Owner").type_text("Ola Hansen");
    window.run();
    window.get_by_role_and_label(Role::ListBoxOption, "New person “Ola Hansen”").click();
    window.run();
    let owner = |window: &Window<'_>| {
        let desk = window.state().0.desk();
        let entries = desk.agenda.entries_of(desk.workspace(), &"c".into(), &desk.clock);
        entries.into_iter().find_map(|entry| entry.owner)
    };
    let made = owner(&window).unwrap();
    assert_eq!(window.state().0.document.workspace().get::<Person>(&made).unwrap().name, "Ola Hansen");
    assert!(says(&window, "Ola Hansen"));
    window.state_mut().0.undo();
    window.run();
    assert_eq!(owner(&window), None);
    assert!(window.state().0.document.workspace().get::<Person>(&made).is_none());
}

#[test]
fn what_cannot_be_read_waits_in_its_record_until_it_is_shown_again() {
    use egui::{Key, Modifiers};
    let fixture = Fixture::with(|draft| {
        for id in ["d", "e"] {
            let due = Some("2026-03-10".parse().unwrap());
            let deadline = crate::model::deadline::Deadline { id: id.into(), due, ..<_>::default() };
            draft.insert(Box::new(deadline)).unwrap();
        }
    });
    let mut window = inspect(fixture, Shown::Record("d".into()));
    window.get_by_role_and_label(Role::TextInput, "Due").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Due").type_text("31.2.");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    window.state_mut().0.shown = Some(Shown::Record("e".into()));
    window.run();
    assert!(window.state().0.typing.is_unreadable());
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Due").value().as_deref(), Some("10 Mar 2026"));
    window.state_mut().0.typing.point_out();
    window.run();
    assert_eq!(window.state().0.shown, Some(Shown::Record("d".into())));
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Due").value().as_deref(), Some("31.2."));
}

#[test]
fn a_workspace_that_may_only_be_read_has_no_buttons_that_change_it() {
    let mut fixture = fixture();
    fixture.file.read_only = true;
    let window = inspect(fixture, Shown::Record("c".into()));
    for name in ["Watch", "Go", "Start application"] {
        assert!(window.query_by_role_and_label(Role::Button, name).is_none(), "{name}");
    }
    assert!(window.query_by_role(Role::TextInput).is_none());
}

#[test]
fn a_record_that_goes_leaves_words_and_long_names_leave_room() {
    let mut window = record("c");
    window.state_mut().0.shown = Some(Shown::Record("nowhere".into()));
    window.run();
    assert!(says(&window, "The record is gone"));
    let fixture = Fixture::with(|draft| {
        let name = "Überlandkommune ĄŁΩЖ ".repeat(20);
        draft.insert(Box::new(Partner { id: "l".into(), name, ..Partner::default() })).unwrap();
    });
    let window = inspect(fixture, Shown::Record("l".into()));
    assert!(says(&window, "Identity"));
}
