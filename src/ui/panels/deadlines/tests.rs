use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::table::{Question, Table};
use crate::agenda::{Entry, GroupBy, States};
use crate::app::fixture::{Window, sample, window};
use crate::i18n::Lang;
use crate::model::deadline::DeadlineState;
use crate::ui::{Act, Command, PanelId, Selection};

fn list() -> Window {
    let mut window = sample();
    window.run(Command::ShowDeadlines);
    window
}

fn entries(window: &Window, question: &Question) -> Vec<Entry> {
    let desk = window.harness.state().state().desk();
    let mut table = Table::default();
    table.ask(&desk, question);
    assert!(table.faults.is_empty(), "{:?}", table.faults);
    table.entries().to_vec()
}

/// The title of a deadline of the office's own that is overdue.
fn own(window: &Window) -> String {
    let all = entries(window, &Question::default());
    all.into_iter().find(|it| it.overdue && it.source_kind == "deadline").unwrap().title
}

fn state_of(window: &Window, title: &str) -> DeadlineState {
    let all = entries(window, &Question::everything());
    all.into_iter().find(|entry| entry.title.contains(title)).unwrap().state
}

fn choose(window: &mut Window, title: &str) {
    window.harness.get_by_label_contains(title).click();
    window.harness.run_steps(4);
}

#[test]
fn what_is_overdue_stands_first_and_then_week_after_week() {
    let window = list();
    let desk = window.harness.state().state().desk();
    let mut table = Table::default();
    table.ask(&desk, &Question::default());
    let urgent: Vec<bool> = table.headings().iter().map(|heading| heading.urgent).collect();
    assert!(urgent.len() > 5 && urgent[0] && !urgent[1..].contains(&true));
    assert!(table.entries()[table.headings()[0].rows.clone()].iter().all(|entry| entry.overdue));
    assert!(table.entries().iter().all(|entry| entry.ours && entry.state == DeadlineState::Open));
    assert!(window.shows("Overdue"));
}

#[test]
fn space_marks_as_done_and_undo_takes_it_back() {
    let mut window = list();
    let own = own(&window);
    choose(&mut window, &own);
    assert_eq!(window.harness.state().state().desk().selection.len(), 1);
    window.press(Modifiers::NONE, Key::Space);
    window.settle();
    assert_eq!(state_of(&window, &own), DeadlineState::Done);
    assert!(window.told("Marked as done"));
    assert_eq!(window.harness.state().state().desk().selection.len(), 1, "the next one is at hand");
    window.run(Command::Undo);
    assert_eq!(state_of(&window, &own), DeadlineState::Open);
}

#[test]
fn a_row_reads_as_one_sentence() {
    let window = list();
    let own = own(&window);
    let row = window.harness.get_by_label_contains(&own);
    let sentence = row.accesskit_node().label().unwrap();
    assert!(sentence.contains("Own deadline") && sentence.contains("overdue"), "{sentence}");
    assert!(window.shows("moved from"), "the sample has a deadline that moved");
}

#[test]
fn groups_change_by_the_menu_and_stay_changed() {
    let mut window = list();
    window.harness.get_by_label_contains("Group by: ").click();
    window.harness.run_steps(3);
    window.harness.get_by_role_and_label(egui::accesskit::Role::RadioButton, "Owner").click();
    window.settle();
    let desk = window.harness.state().state().desk();
    assert_eq!(desk.settings.tables["deadlines"].group_by, GroupBy::Owner.key());
    assert!(!window.shows("Week 49 2026"));
}

#[test]
fn a_filter_from_elsewhere_looks_at_all_time_and_a_wrong_one_says_what_is_wrong() {
    let mut window = list();
    let own = own(&window);
    window.act(Act::GoFiltered(PanelId::Deadlines, "overdue:yes".to_owned()));
    let wanted = Question { days: None, ours: false, filter: "overdue:yes".to_owned(), ..Question::default() };
    let count = entries(&window, &wanted).len();
    assert!(count > 3 && window.shows(&format!("{count} of ")));
    window.act(Act::GoFiltered(PanelId::Deadlines, "nonsense:yes".to_owned()));
    assert!(window.shows("nonsense"));
    assert!(window.shows(&own), "the rows of the filter before stay");
}

#[test]
fn done_ones_are_shown_when_asked_for() {
    let window = list();
    let open = entries(&window, &Question { days: None, ..Question::default() }).len();
    let all = entries(&window, &Question { days: None, states: States::All, ..Question::default() });
    assert!(all.len() > open && all.iter().any(|entry| entry.state == DeadlineState::Done));
}

#[test]
fn what_is_revealed_is_chosen_though_the_filter_left_it_out() {
    let mut window = list();
    let own = own(&window);
    let wanted = entries(&window, &Question::everything()).into_iter().find(|it| it.title.contains(&own)).unwrap();
    window.act(Act::GoFiltered(PanelId::Deadlines, "title:nothing-of-the-sort".to_owned()));
    assert!(window.shows("No deadlines here"));
    window.act(Act::Reveal(wanted.source.clone().unwrap()));
    let desk = window.harness.state().state().desk();
    assert_eq!(*desk.selection, Selection::Entries(vec![(wanted.source.unwrap(), wanted.id)]));
}

#[test]
fn an_application_starts_from_the_deadline_of_a_call() {
    let mut window = list();
    let before = window.harness.state().state().desk().workspace().table(crate::model::kinds::Kind::APPLICATION).len();
    let all = Question { ours: false, days: Some(365), ..Question::default() };
    let entry = entries(&window, &all).into_iter().find(|it| it.source_kind == "call" && !it.ours).unwrap();
    window.act(Act::Select(Selection::Entries(vec![(entry.source.unwrap(), entry.id)])));
    window.run(Command::StartApplication);
    let after = window.harness.state().state().desk().workspace().table(crate::model::kinds::Kind::APPLICATION).len();
    assert_eq!(after, before + 1);
}

#[test]
fn an_empty_workspace_says_what_the_panel_is_for() {
    let mut window = window(Lang::En, Some(Act::Run(Command::New)));
    window.run(Command::ShowDeadlines);
    assert!(window.shows("No deadlines yet") && window.shows("New deadline"));
}

#[test]
fn o_gives_a_deadline_to_somebody_else() {
    let mut window = list();
    let own = own(&window);
    let owner = |window: &Window| {
        let all = entries(window, &Question::everything());
        let owner = all.into_iter().find(|entry| entry.title == own).unwrap().owner.unwrap();
        window.harness.state().state().desk().workspace().title_of(&owner).unwrap()
    };
    let other = if owner(&window).contains("Yusuf") { "Maren" } else { "Yusuf" };
    choose(&mut window, &own);
    window.press(Modifiers::NONE, Key::O);
    window.type_text(other);
    window.press(Modifiers::NONE, Key::Enter);
    window.settle();
    assert!(owner(&window).contains(other));
    assert!(window.told(other));
}

#[test]
fn the_time_of_a_deadline_elsewhere_stands_beside_the_reader_s_own() {
    let window = list();
    let desk = window.harness.state().state().desk();
    let mut table = Table::default();
    table.ask(&desk, &Question::everything());
    let columns = super::view::columns(&desk);
    let time = columns.iter().position(|column| column.key == "time").unwrap();
    let view = super::view::View::new(&table, &desk, columns, None);
    let times: Vec<String> =
        (0..table.entries().len()).map(|row| crate::ui::grid::Rows::row(&view, row).cells[time].text.clone()).collect();
    assert!(times.iter().any(|time| time == "17:00"), "Brussels and Oslo have the same time");
    assert!(times.iter().any(|time| time.contains('(')), "another zone's time stands in brackets: {times:?}");
}

#[test]
fn a_new_deadline_is_chosen_and_has_a_date_to_begin_with() {
    let mut window = list();
    window.run(Command::AddDeadline);
    window.settle();
    let desk = window.harness.state().state().desk();
    let Selection::Entries(chosen) = desk.selection else { panic!("{:?}", desk.selection) };
    let deadline = desk.workspace().get::<crate::model::deadline::Deadline>(&chosen[0].0).unwrap();
    assert_eq!(deadline.due.unwrap().to_string(), "2026-12-01");
}

#[test]
fn chosen_rows_are_copied_with_their_headings() {
    let mut window = list();
    let own = own(&window);
    choose(&mut window, &own);
    window.run(Command::Copy);
    let columns = super::view::columns(&window.harness.state().state().desk());
    let desk = window.harness.state().state().desk();
    let mut table = Table::default();
    table.ask(&desk, &Question::default());
    let Selection::Entries(chosen) = desk.selection else { panic!("{:?}", desk.selection) };
    let copied = super::view::View::new(&table, &desk, columns, None).copied(chosen);
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("Date\tTime\tDeadline"), "{copied}");
    assert!(lines[1].contains(&own) && lines[1].contains("/11/2026"), "{copied}");
}
