//! Editors as a person uses them: by name, by typing, by keys.

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{EditState, FormField};
use crate::model::call::{Call, CutOff};
use crate::model::deadline::Deadline;
use crate::model::field::fields_of;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::Office;
use crate::model::partner::Partner;
use crate::model::person::Person;
use crate::model::value::Value;
use crate::ui::act::Act;
use crate::ui::fixture::{Fixture, window};

type Window<'a> = Harness<'a, (Fixture, EditState)>;

/// A desk with a record of most kinds.
fn fixture() -> Fixture {
    Fixture::with(|draft| {
        let due = Some("2026-03-10".parse().unwrap());
        let deadline = Deadline { id: "d".into(), title: "Report".into(), due, ..Deadline::default() };
        draft.insert(Box::new(deadline)).unwrap();
        let themes = vec!["climate".to_owned(), "water".to_owned()];
        let partner = Partner { id: "p".into(), name: "Fjordvik".into(), themes, ..Partner::default() };
        draft.insert(Box::new(partner)).unwrap();
        let other = Partner { id: "q".into(), themes: vec!["harbours".to_owned()], ..Partner::default() };
        draft.insert(Box::new(other)).unwrap();
        let person = Person { id: "k".into(), name: "Kari Nordmann".into(), ..Person::default() };
        draft.insert(Box::new(person)).unwrap();
        let mut call = Call { id: "c".into(), title: "Ports".into(), ..Call::default() };
        for (id, due) in [("c1", "2026-04-16T17:00[Europe/Brussels]"), ("c2", "2026-09-01")] {
            call.cut_offs.push(CutOff { id: id.into(), due: Some(due.parse().unwrap()), ..CutOff::default() });
        }
        draft.insert(Box::new(call)).unwrap();
    })
}

/// The form's field of a record, in a window of its own.
fn form<'a>(fixture: Fixture, id: &'static str, key: &'static str) -> Window<'a> {
    let mut window = window([420.0, 640.0], fixture, EditState::default(), move |ui, desk, state| {
        let id = Id::from(id);
        let record = desk.workspace().holder(&id).unwrap().clone();
        let kind = Kind::of(record.as_ref());
        let field = fields_of(kind, &Office::default()).into_iter().find(|field| field.key == key).unwrap();
        let label = crate::i18n::field_label(desk.lang, kind.key(), key);
        let kept = record.extra().get(key).map(ToString::to_string);
        let shown = FormField {
            id: &id,
            schema: kind.key(),
            field: &field,
            label: &label,
            kept: kept.as_deref(),
            origin: None,
        };
        let value = record.get_key(key).into_owned();
        shown.show(ui, desk, &value, state);
    });
    window.run();
    window
}

fn value(window: &Window<'_>, id: &str, key: &str) -> Value<'static> {
    window.state().0.document.workspace().holder(&id.into()).unwrap().get_key(key).into_owned()
}

fn date(text: &str) -> Value<'static> {
    Value::Date(text.parse().unwrap())
}

/// Puts the text in the place of what the field holds, and leaves the field by Enter.
fn enter(window: &mut Window<'_>, name: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, name).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, name).type_text(text);
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

fn says(window: &Window<'_>, part: &str) -> bool {
    window.query_by_label_contains(part).is_some()
}

#[test]
fn a_date_is_typed_as_people_type_it_and_undo_brings_the_old_one_back() {
    let mut window = form(fixture(), "d", "due");
    enter(&mut window, "Due", "24/3");
    assert_eq!(value(&window, "d", "due"), date("2026-03-24"));
    assert!(says(&window, "Tuesday, 24 March 2026"));
    window.state_mut().0.undo();
    window.run();
    assert_eq!(value(&window, "d", "due"), date("2026-03-10"));
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Due").value().as_deref(), Some("10 Mar 2026"));
    enter(&mut window, "Due", "in 3 weeks");
    assert_eq!(value(&window, "d", "due"), date("2026-03-26"));
    enter(&mut window, "Due", "autumn 2027");
    assert_eq!(value(&window, "d", "due"), date("2027-H2"));
}

#[test]
fn a_text_that_is_no_date_stays_says_why_and_changes_nothing() {
    let mut window = form(fixture(), "d", "due");
    enter(&mut window, "Due", "whenever");
    assert_eq!(value(&window, "d", "due"), date("2026-03-10"));
    assert!(says(&window, "cannot be read as a date"));
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Due").value().as_deref(), Some("whenever"));
    window.key_press(Key::Escape);
    window.run();
    assert!(!says(&window, "cannot be read as a date"));
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Due").value().as_deref(), Some("10 Mar 2026"));
}

#[test]
fn the_calendar_is_walked_by_keys_and_names_holidays() {
    let mut window = form(fixture(), "d", "due");
    window.get_by_role_and_label(Role::TextInput, "Due").focus();
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    assert!(window.get_by_role_and_label(Role::Grid, "Tuesday, 10 March 2026").is_focused());
    window.key_press(Key::PageDown);
    window.run();
    assert!(window.query_by_label_contains("6 April 2026, Easter Monday (Norway)").is_some());
    window.key_press(Key::ArrowRight);
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(value(&window, "d", "due"), date("2026-04-18"));
    assert!(window.query_by_role(Role::Grid).is_none());
    assert!(window.get_by_role_and_label(Role::TextInput, "Due").is_focused());
}

#[test]
fn the_calendar_closes_at_escape_and_a_day_can_be_pressed() {
    let mut window = form(fixture(), "d", "due");
    window.get_by_label("Calendar: Due").click();
    window.run();
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_role(Role::Grid).is_none());
    window.get_by_label("Calendar: Due").click();
    window.run();
    window.get_by_role_and_label(Role::GridCell, "Friday, 20 March 2026").click();
    window.run();
    assert_eq!(value(&window, "d", "due"), date("2026-03-20"));
}

#[test]
fn a_day_gets_a_time_that_is_told_here_and_in_brussels() {
    let mut fixture = fixture();
    fixture.zone = chrono_tz::Europe::Helsinki;
    let mut window = form(fixture, "d", "due");
    window.get_by_label("Add a time: Due").click();
    window.run();
    assert_eq!(value(&window, "d", "due"), date("2026-03-10T17:00[Europe/Helsinki]"));
    assert!(says(&window, "Brussels: 10 Mar 2026, 16:00"));
    enter(&mut window, "Due, time", "9.30");
    assert_eq!(value(&window, "d", "due"), date("2026-03-10T09:30[Europe/Helsinki]"));
    enter(&mut window, "Due, time", "25:99");
    assert_eq!(value(&window, "d", "due"), date("2026-03-10T09:30[Europe/Helsinki]"));
    window.get_by_role_and_label(Role::ComboBox, "Due, time zone").click();
    window.run();
    window.get_by_role_and_label(Role::ListBoxOption, "Brussels, Europe/Brussels").click();
    window.run();
    assert_eq!(value(&window, "d", "due"), date("2026-03-10T09:30[Europe/Brussels]"));
}

#[test]
fn text_counts_while_it_is_typed_and_is_undone_as_one() {
    let mut window = form(fixture(), "d", "title");
    window.get_by_role_and_label(Role::TextInput, "Title").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    for letter in ["N", "e", "w ", "o", "n", "e"] {
        window.get_by_role_and_label(Role::TextInput, "Title").type_text(letter);
        window.run();
    }
    assert_eq!(value(&window, "d", "title"), Value::Text("New one".into()));
    window.state_mut().0.undo();
    window.run();
    assert_eq!(value(&window, "d", "title"), Value::Text("Report".into()));
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Title").value().as_deref(), Some("Report"));
}

#[test]
fn a_person_is_made_from_where_they_are_linked_in_one_step() {
    let mut window = form(fixture(), "d", "owner");
    window.get_by_role_and_label(Role::TextInput, "Owner").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Owner").type_text("Ola Hansen");
    window.run();
    window.get_by_role_and_label(Role::ListBoxOption, "New person “Ola Hansen”").click();
    window.run();
    let Value::Link(id) = value(&window, "d", "owner") else { panic!("no link") };
    let workspace = |window: &Window<'_>| window.state().0.document.workspace().clone();
    assert_eq!(workspace(&window).get::<Person>(&id).unwrap().name, "Ola Hansen");
    window.get_by_role_and_label(Role::Link, "Ola Hansen").click();
    window.run();
    assert!(matches!(window.state().0.acts.last(), Some(Act::Reveal(shown)) if *shown == *id));
    window.state_mut().0.undo();
    window.run();
    assert_eq!(workspace(&window).table(Kind::PERSON).len(), 1);
    assert!(value(&window, "d", "owner").is_empty());
}

#[test]
fn a_link_is_found_by_typing_chosen_by_enter_and_removed() {
    let mut window = form(fixture(), "d", "owner");
    window.get_by_role_and_label(Role::TextInput, "Owner").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Owner").type_text("nordm");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(value(&window, "d", "owner"), Value::Link(std::borrow::Cow::Owned("k".into())));
    window.get_by_label("Remove the link: Kari Nordmann").click();
    window.run();
    assert!(value(&window, "d", "owner").is_empty());
}

#[test]
fn tags_are_added_proposed_and_taken_away_by_backspace() {
    let mut window = form(fixture(), "p", "themes");
    let words = |window: &Window<'_>| match value(window, "p", "themes") {
        Value::List(words) => words.into_owned(),
        _ => Vec::new(),
    };
    enter(&mut window, "Themes", "energy");
    assert_eq!(words(&window), ["climate", "water", "energy"]);
    window.get_by_role_and_label(Role::TextInput, "Themes").type_text("harb");
    window.run();
    window.get_by_role_and_label(Role::ListBoxOption, "harbours, 1").click();
    window.run();
    assert_eq!(words(&window), ["climate", "water", "energy", "harbours"]);
    window.key_press(Key::Backspace);
    window.run();
    assert_eq!(words(&window), ["climate", "water", "energy"]);
    window.get_by_label("Remove water").click();
    window.run();
    assert_eq!(words(&window), ["climate", "energy"]);
}

#[test]
fn a_thousand_tags_are_folded() {
    let mut fixture = fixture();
    let words: Vec<String> = (0..1000).map(|number| format!("word {number}")).collect();
    let workspace = fixture.document.workspace().clone();
    let mut draft = crate::edit::Draft::new(&workspace, fixture.now);
    draft.set_key(&"p".into(), "themes", Value::List(words.into())).unwrap();
    let transaction = draft.finish(crate::edit::Label::one(crate::edit::Deed::Set, "p"));
    let author = crate::edit::Author { name: "Kari".into(), now: fixture.now, import: false };
    fixture.document.apply(transaction, &author).unwrap();
    let window = form(fixture, "p", "themes");
    assert!(says(&window, "Show 940 more"));
    assert!(window.query_by_label("word 61").is_none());
}

#[test]
fn a_number_outside_its_bounds_says_so_and_stays() {
    let mut window = form(fixture(), "c", "min_countries");
    enter(&mut window, "Minimum countries", "500");
    assert!(value(&window, "c", "min_countries").is_empty());
    assert!(says(&window, "outside 0 to 100"));
    enter(&mut window, "Minimum countries", "3");
    assert_eq!(value(&window, "c", "min_countries"), Value::Integer(3));
}

#[test]
fn money_is_read_with_the_currency_that_is_typed() {
    let mut window = form(fixture(), "c", "budget");
    enter(&mut window, "Budget", "1,500,000 NOK");
    assert_eq!(value(&window, "c", "budget"), Value::Money("1500000 NOK".parse().unwrap()));
}

#[test]
fn a_choice_is_made_by_keys() {
    let mut window = form(fixture(), "c", "status");
    window.get_by_role_and_label(Role::ComboBox, "Status").focus();
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(value(&window, "c", "status"), Value::Text("open".into()));
    assert!(window.get_by_role_and_label(Role::ComboBox, "Status").is_focused());
}

#[test]
fn parts_are_added_changed_moved_and_deleted() {
    let mut window = form(fixture(), "c", "cut_offs");
    let ids = |window: &Window<'_>| -> Vec<String> {
        let workspace = window.state().0.document.workspace();
        workspace.get::<Call>(&"c".into()).unwrap().cut_offs.iter().map(|it| it.id.to_string()).collect()
    };
    window.get_by_label_contains("Cut-offs 2:").click();
    window.run();
    window.get_by_label("Move up").click();
    window.run();
    assert_eq!(ids(&window), ["c2", "c1"]);
    window.get_by_label("Delete the row").click();
    window.run();
    assert_eq!(ids(&window), ["c1"]);
    window.get_by_label("Add cut-off: Cut-offs").click();
    window.run();
    assert_eq!(ids(&window).len(), 2);
    // The new row is open, and its first field has the keyboard.
    assert!(window.get_by_role_and_label(Role::TextInput, "Due").is_focused());
    enter(&mut window, "Due", "1.12.2026");
    let workspace = window.state().0.document.workspace();
    let call = workspace.get::<Call>(&"c".into()).unwrap();
    assert_eq!(call.cut_offs.iter().last().unwrap().due, Some("2026-12-01".parse().unwrap()));
}

#[test]
fn what_may_not_be_changed_is_read_and_has_no_fields() {
    let mut fixture = fixture();
    fixture.file.read_only = true;
    let window = form(fixture, "d", "due");
    assert!(window.query_by_role(Role::TextInput).is_none());
    assert!(says(&window, "10 Mar 2026"));
}

#[test]
fn a_text_of_five_megabytes_is_an_excerpt_with_a_way_out() {
    let mut fixture = fixture();
    let workspace = fixture.document.workspace().clone();
    let mut draft = crate::edit::Draft::new(&workspace, fixture.now);
    let text = "Long words without end. ".repeat(220_000);
    draft.set_key(&"p".into(), "notes", Value::Text(text.into())).unwrap();
    let transaction = draft.finish(crate::edit::Label::one(crate::edit::Deed::Set, "p"));
    let author = crate::edit::Author { name: "Kari".into(), now: fixture.now, import: false };
    fixture.document.apply(transaction, &author).unwrap();
    let mut window = form(fixture, "p", "notes");
    assert!(window.query_by_role(Role::MultilineTextInput).is_none());
    window.get_by_label("Edit in the system’s editor").click();
    window.run_steps(2);
    let Some(Act::Follow(path)) = window.state().0.acts.last() else { panic!("nothing was opened") };
    let path = path.clone();
    std::fs::write(&path, "Short now").unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(5);
    std::fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
    window.run_steps(3);
    assert_eq!(value(&window, "p", "notes"), Value::Text("Short now".into()));
    window.get_by_label("Done").click();
    window.run_steps(2);
    assert!(!std::path::Path::new(&path).exists());
}

#[test]
fn a_value_of_the_wrong_form_is_shown_and_gives_way_to_a_new_one() {
    let mut fixture = Fixture::new(crate::model::workspace::Workspace::default());
    let map = serde_json::json!({ "id": "x", "title": "Odd", "due": "sometime soon" });
    let record = (Kind::DEADLINE.def().lenient)(map.as_object().unwrap().clone());
    let workspace = fixture.document.workspace().clone();
    let mut draft = crate::edit::Draft::new(&workspace, fixture.now);
    draft.insert(record).unwrap();
    let transaction = draft.finish(crate::edit::Label::one(crate::edit::Deed::Add, "x"));
    let author = crate::edit::Author { name: "Kari".into(), now: fixture.now, import: false };
    fixture.document.apply(transaction, &author).unwrap();
    let mut window = form(fixture, "x", "due");
    assert!(says(&window, "sometime soon"));
    enter(&mut window, "Due", "24/3");
    assert_eq!(value(&window, "x", "due"), date("2026-03-24"));
    assert!(!says(&window, "sometime soon"));
}

/// The editor in a table's cell; what is left where is noted.
fn cell<'a>(
    fixture: Fixture,
    id: &'static str,
    key: &'static str,
    typed: Option<&'static str>,
) -> Harness<'a, (Fixture, (EditState, Option<super::Leave>))> {
    let held = (EditState::begin(typed), None);
    let mut window = window([420.0, 640.0], fixture, held, move |ui, desk, (state, left)| {
        let id = Id::from(id);
        let record = desk.workspace().holder(&id).unwrap().clone();
        let kind = Kind::of(record.as_ref());
        let field = fields_of(kind, &Office::default()).into_iter().find(|field| field.key == key).unwrap();
        let target =
            super::Target { id: &id, schema: kind.key(), field: &field, label: "Cell", compact: true, kept: None };
        if left.is_some() {
            return;
        }
        let value = record.get_key(key).into_owned();
        let outcome = super::edit(ui, desk, &target, &value, state);
        *left = outcome.leave;
        if let Some(edit) = outcome.edit {
            super::apply(desk, &target, edit);
        }
    });
    window.run();
    window
}

#[test]
fn a_cell_begins_with_the_letter_typed_and_is_left_by_enter_tab_and_escape() {
    let due = |window: &Harness<'_, (Fixture, (EditState, Option<super::Leave>))>| {
        window.state().0.document.workspace().get::<Deadline>(&"d".into()).unwrap().due.unwrap().to_string()
    };
    let mut window = cell(fixture(), "d", "due", Some("2"));
    window.get_by_role_and_label(Role::TextInput, "Cell").type_text("4.3");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!((due(&window).as_str(), window.state().1.1), ("2026-03-24", Some(super::Leave::Down)));

    let mut window = cell(fixture(), "d", "due", Some("1"));
    window.get_by_role_and_label(Role::TextInput, "Cell").type_text(".4");
    window.run();
    window.key_press(Key::Tab);
    window.run();
    assert_eq!((due(&window).as_str(), window.state().1.1), ("2026-04-01", Some(super::Leave::Next)));

    let mut window = cell(fixture(), "d", "due", Some("1"));
    window.key_press(Key::Escape);
    window.run();
    assert_eq!((due(&window).as_str(), window.state().1.1), ("2026-03-10", Some(super::Leave::Cancel)));

    // What does not fit keeps the cell open and says why.
    let mut window = cell(fixture(), "d", "due", Some("x"));
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().1.1, None);
    assert!(window.query_by_label_contains("cannot be read as a date").is_some());
}

#[test]
fn a_cell_with_a_link_or_a_choice_is_chosen_from_its_list() {
    let mut window = cell(fixture(), "d", "owner", Some("nordm"));
    window.key_press(Key::Enter);
    window.run();
    let owner = window.state().0.document.workspace().get::<Deadline>(&"d".into()).unwrap().owner.clone();
    assert_eq!((owner, window.state().1.1), (Some("k".into()), Some(super::Leave::Down)));

    let mut window = cell(fixture(), "c", "status", None);
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let workspace = window.state().0.document.workspace();
    let status = workspace.get::<Call>(&"c".into()).unwrap().status.code().to_owned();
    assert_eq!((status.as_str(), window.state().1.1), ("forthcoming", Some(super::Leave::Down)));
}

#[test]
fn a_cell_without_room_for_its_field_leads_to_the_inspector() {
    let window = cell(fixture(), "c", "cut_offs", None);
    assert_eq!(window.state().1.1, Some(super::Leave::Cancel));
    assert_eq!(window.state().0.shown, Some(crate::ui::Shown::Record("c".into())));
}

#[test]
fn the_keyboard_stays_in_a_field_when_what_stands_above_it_changes() {
    use crate::edit::{Author, Deed, Draft, Label};
    let mut fixture = fixture();
    fixture.shown = Some(crate::ui::Shown::Record("c".into()));
    let inspector = crate::ui::inspector::Inspector::default();
    let mut window = window([480.0, 2400.0], fixture, inspector, |ui, desk, inspector| inspector.show(ui, desk));
    window.run();
    window.get_by_role_and_label(Role::ComboBox, "Status").focus();
    window.run();
    let fixture = &mut window.state_mut().0;
    let workspace = fixture.document.workspace().clone();
    let mut draft = Draft::new(&workspace, fixture.now);
    draft.set_key(&"c".into(), "call_title", Value::Text("A field more above".into())).unwrap();
    let transaction = draft.finish(Label::one(Deed::Set, "c"));
    let author = Author { name: "Ola".into(), now: fixture.now, import: false };
    fixture.document.apply(transaction, &author).unwrap();
    window.run();
    assert!(window.query_all_by_label_contains("A field more above").next().is_some());
    assert!(window.get_by_role_and_label(Role::ComboBox, "Status").is_focused());
}

#[test]
fn a_letter_typed_on_a_cell_with_a_choice_searches_in_its_list() {
    let mut window = cell(fixture(), "c", "status", Some("cl"));
    window.key_press(Key::Enter);
    window.run();
    let workspace = window.state().0.document.workspace();
    assert_eq!(workspace.get::<Call>(&"c".into()).unwrap().status.code(), "closed");
}

#[test]
fn a_task_that_is_done_says_so_in_its_row() {
    use crate::model::application::{Application, Task, TaskState};
    let fixture = Fixture::with(|draft| {
        let mut application = Application { id: "a".into(), title: "Harbours".into(), ..Application::default() };
        let task = Task { id: "t".into(), title: "Budget".into(), state: TaskState::Done, ..Task::default() };
        application.tasks.push(task);
        draft.insert(Box::new(application)).unwrap();
    });
    let window = form(fixture, "a", "tasks");
    assert!(window.query_by_label("Tasks 1: Budget, Done").is_some());
}
