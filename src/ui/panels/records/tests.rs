use chrono::{DateTime, Utc};
use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::exchange::{generate, sample};
use crate::i18n::Lang;
use crate::model::workspace::Workspace;
use crate::ui::fixture::{Fixture, window};

type Window = Harness<'static, (Fixture, Records)>;

fn now() -> DateTime<Utc> {
    "2026-03-05T11:00:00Z".parse().unwrap()
}

fn sampled() -> Fixture {
    Fixture::new(sample::sample(now().date_naive(), false, now()).unwrap())
}

fn shown(fixture: Fixture, kind: Kind) -> Window {
    let mut window = window([1280.0, 760.0], fixture, Records::new(kind), |ui, desk, panel: &mut Records| {
        panel.show(ui, desk);
    });
    settle(&mut window);
    window
}

/// Runs until nothing more is asked for; commands go to the panel, as the application sends them.
fn settle(window: &mut Window) {
    for _ in 0..8 {
        window.run();
        let (fixture, panel) = window.state_mut();
        let acts = std::mem::take(&mut fixture.acts);
        let mut ran = false;
        let mut left = Vec::new();
        for act in acts {
            match act {
                Act::Run(command) => {
                    ran = true;
                    if !panel.command(command, &fixture.desk()) {
                        left.push(Act::Run(command));
                    }
                }
                other => left.push(other),
            }
        }
        fixture.work_off();
        fixture.acts.extend(left);
        if !ran {
            break;
        }
    }
    window.run();
}

fn press(window: &mut Window, key: Key) {
    press_with(window, Modifiers::NONE, key);
}

fn press_with(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

fn rows(window: &Window) -> Vec<String> {
    let all = window.get_all_by_role(Role::Row);
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

fn titles(window: &Window) -> Vec<String> {
    window.state().1.table.records().map(|record| record.title()).collect()
}

fn first_row(window: &mut Window) {
    window.get_all_by_role(Role::Row).next().unwrap().click();
    settle(window);
}

fn layout(window: &Window, kind: Kind) -> TableLayout {
    window.state().0.settings.tables.get(kind.key()).cloned().unwrap_or_default()
}

fn set_filter(window: &mut Window, filter: &str) {
    let (_, panel) = window.state_mut();
    Panel::filter(panel, filter);
    settle(window);
}

#[test]
fn a_heading_sorts_and_shift_adds_a_second_key() {
    let mut window = shown(sampled(), Kind::PARTNER);
    window.get_by_label("Name, sorted ascending").click();
    settle(&mut window);
    assert_eq!(layout(&window, Kind::PARTNER).sort, ["-name"]);
    window.get_by_label("Country").click();
    settle(&mut window);
    window.get_by_label("Name").click_modifiers(Modifiers::SHIFT);
    settle(&mut window);
    assert_eq!(layout(&window, Kind::PARTNER).sort, ["country", "name"]);
    let live = window.get_by_role(Role::Status).value();
    assert_eq!(live.as_deref(), Some("Country, sorted ascending; Name, sorted ascending"));
}

#[test]
fn a_typed_filter_finds_at_once_and_its_words_are_completed() {
    let mut window = shown(sampled(), Kind::PARTNER);
    let all = titles(&window).len();
    window.get_by_role(Role::TextInput).focus();
    window.run();
    window.get_by_role(Role::TextInput).type_text("country:Sw");
    settle(&mut window);
    assert!(window.query_by_role_and_label(Role::ListBoxOption, "Sweden").is_some(), "the country is offered");
    press(&mut window, Key::Tab);
    let panel = &window.state().1;
    assert_eq!(panel.filter.text, "country:SE ");
    assert!(!titles(&window).is_empty() && titles(&window).len() < all);
    assert!(rows(&window).iter().all(|row| row.contains("Sweden")), "{:?}", rows(&window));
    assert_eq!(layout(&window, Kind::PARTNER).filter, "country:SE ");
    press(&mut window, Key::Escape);
    assert_eq!(titles(&window).len(), all, "Escape clears it");
}

#[test]
fn a_fault_is_told_in_words_and_mended_by_a_press() {
    let mut window = shown(sampled(), Kind::CALL);
    let before = titles(&window);
    set_filter(&mut window, "bugdet>1");
    assert!(
        window.query_by_label_contains("No field is called “bugdet”").is_some()
            || window.query_by_label_contains("o field is called").is_some()
    );
    assert_eq!(titles(&window), before, "the rows stay while the filter cannot be read");
    window.get_by_label("budget?").click();
    settle(&mut window);
    assert_eq!(window.state().1.filter.text, "budget>1");
    assert!(window.state().1.table.faults.is_empty());
}

#[test]
fn calls_are_decided_by_keys_and_the_next_one_follows() {
    let mut window = shown(sampled(), Kind::CALL);
    window.get_by_label_contains("Inbox").click();
    settle(&mut window);
    let inbox: Vec<Id> = window.state().1.table.records().map(|record| record.id().clone()).collect();
    assert!(inbox.len() > 2);
    first_row(&mut window);
    press(&mut window, Key::W);
    let decision = |window: &Window, id: &Id| {
        let call = window.state().0.document.workspace().get::<Call>(id).unwrap().clone();
        call.triage.first().map(|part| part.code().into_owned()).unwrap_or_default()
    };
    assert_eq!(decision(&window, &inbox[0]), "watching");
    assert_eq!(window.state().1.table.len(), inbox.len() - 1, "it has left the inbox");
    assert_eq!(window.state().1.chosen(), [inbox[1].clone()]);
    press(&mut window, Key::G);
    assert_eq!(decision(&window, &inbox[1]), "go");
    assert_eq!(window.state().0.selection.records(), [inbox[2].clone()]);
    window.state_mut().0.undo();
    settle(&mut window);
    assert_eq!(window.state().1.table.len(), inbox.len() - 1, "undone");
    press(&mut window, Key::N);
    assert!(matches!(window.state().0.acts.as_slice(), [.., Act::Run(Command::NoGo)]), "a dialog asks for the reason");
}

#[test]
fn rows_are_chosen_by_keys_and_copied_as_a_table() {
    let mut window = shown(sampled(), Kind::PARTNER);
    first_row(&mut window);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.state().1.chosen().len(), 3);
    let (fixture, panel) = window.state_mut();
    assert!(panel.command(Command::Copy, &fixture.desk()));
    window.step();
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 4, "{copied}");
    assert!(lines[0].starts_with("Name\t"), "{copied}");
    assert!(lines[1].starts_with(&titles(&window)[0]), "{copied}");
    let (fixture, panel) = window.state_mut();
    panel.command(Command::SelectAll, &fixture.desk());
    settle(&mut window);
    assert_eq!(window.state().1.chosen().len(), titles(&window).len());
}

#[test]
fn a_column_is_hidden_by_its_menu_and_stays_hidden() {
    let mut window = shown(sampled(), Kind::PARTNER);
    assert!(window.query_by_label("Country").is_some());
    window.get_by_label("Country").click_secondary();
    settle(&mut window);
    window.get_by_label_contains("Hide the column").click();
    settle(&mut window);
    assert!(window.query_by_label("Country").is_none());
    let hidden = layout(&window, Kind::PARTNER).columns.iter().any(|column| column.key == "country" && column.hidden);
    assert!(hidden);
}

#[test]
fn a_quick_filter_ticks_values_into_the_one_filter() {
    let mut window = shown(sampled(), Kind::PARTNER);
    window.get_by_label("Country").click_secondary();
    settle(&mut window);
    window.get_by_label("Sweden").click();
    settle(&mut window);
    assert_eq!(window.state().1.filter.text, "country:SE");
    window.get_by_label("Norway").click();
    settle(&mut window);
    let filter = window.state().1.filter.text.clone();
    assert!(filter == "country:SE,NO" || filter == "country:NO,SE", "{filter}");
}

#[test]
fn a_range_is_typed_into_the_menu_of_a_column() {
    let mut fixture = sampled();
    fixture.lang = crate::i18n::Lang::Nb;
    let mut window = shown(fixture, Kind::CALL);
    let budget = crate::i18n::field_label(crate::i18n::Lang::Nb, "call", "budget");
    window.state_mut().1.filter.text = "status:open".to_owned();
    window.get_by_label(&budget).click_secondary();
    settle(&mut window);
    let from = format!("{budget}: Fra");
    window.get_by_role_and_label(Role::TextInput, &from).focus();
    settle(&mut window);
    window.event(egui::Event::Text("masse".into()));
    settle(&mut window);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().1.filter.text, "status:open", "what cannot be read changes nothing");
    window.get_by_role_and_label(Role::TextInput, &from).focus();
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("1 500 000,50 EUR".into()));
    settle(&mut window);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().1.filter.text, "status:open budget>=1500000.5EUR");
}

#[test]
fn groups_have_headings_that_fold() {
    let mut fixture = sampled();
    let group = TableLayout { group_by: "country".into(), ..TableLayout::default() };
    fixture.settings.tables.insert("partner".into(), group);
    let mut window = shown(fixture, Kind::PARTNER);
    let heading = window.state().1.table.headings[0].clone();
    let lines = rows(&window);
    assert!(lines[0].starts_with(&heading.title) && lines[0].contains("row"), "{lines:?}");
    let second = lines[1].clone();
    window.get_by_label(&lines[0]).click();
    settle(&mut window);
    assert!(!rows(&window).contains(&second), "folded away");
    press(&mut window, Key::ArrowRight);
    assert!(rows(&window).contains(&second), "unfolded by key");
}

#[test]
fn a_saved_view_brings_filter_columns_order_and_groups_back() {
    let mut window = shown(sampled(), Kind::PARTNER);
    let view = crate::model::office::SavedView {
        name: "Nordic".into(),
        of: "partner".into(),
        filter: "country:NO,SE".into(),
        columns: vec!["city".into(), "name".into()],
        sort: vec!["-city".into()],
        group_by: "country".into(),
        ..Default::default()
    };
    let (fixture, _) = window.state_mut();
    views::save(&fixture.desk(), &view);
    fixture.work_off();
    settle(&mut window);
    window.get_by_label("Views").click();
    settle(&mut window);
    window.get_by_label("Nordic").click();
    settle(&mut window);
    let panel = &window.state().1;
    assert_eq!(panel.filter.text, "country:NO,SE");
    let keys: Vec<&str> = panel.table.columns.iter().map(|column| column.key.as_str()).collect();
    assert_eq!(keys, ["city", "name"]);
    assert_eq!((panel.table.sort.as_slice(), panel.table.group.as_str()), (["-city".to_owned()].as_slice(), "country"));
    assert_eq!(panel.table.headings.len(), 2);
}

#[test]
fn an_empty_panel_teaches_and_an_empty_filter_offers_to_go() {
    let mut window = shown(Fixture::new(Workspace::default()), Kind::CALL);
    assert!(window.query_by_label_contains("No calls yet").is_some());
    let import = Command::Import.label(Lang::En);
    window.get_all_by_label_contains(&import).last().unwrap().click();
    settle(&mut window);
    assert!(matches!(window.state().0.acts.as_slice(), [.., Act::Run(Command::Import)]));

    let mut window = shown(sampled(), Kind::PARTNER);
    set_filter(&mut window, "nosuchword");
    assert!(window.query_by_label_contains("The filter finds no").is_some());
    window.get_all_by_label("Clear the filter").last().unwrap().click();
    settle(&mut window);
    assert!(!titles(&window).is_empty());
}

#[test]
fn a_row_is_one_sentence() {
    let fixture = Fixture::with(|draft| {
        let programme = draft.add(Kind::PROGRAMME);
        draft.set_key(&programme, "acronym", "HORIZON".to_owned().into_value()).unwrap();
        draft.set_key(&programme, "name", "Horizon Europe".to_owned().into_value()).unwrap();
        let call = draft.add(Kind::CALL);
        draft.set_key(&call, "identifier", "HORIZON-MISS-01".to_owned().into_value()).unwrap();
        draft.set_key(&call, "title", "Climate twins".to_owned().into_value()).unwrap();
        draft
            .set_key(&call, "programme", crate::model::value::Value::Link(std::borrow::Cow::Owned(programme)))
            .unwrap();
        draft.set_key(&call, "status", "open".to_owned().into_value()).unwrap();
        let cut_off = draft.add_part(&call, "cut_offs").unwrap();
        let due = crate::model::date::DateValue::Day("2026-03-08".parse().unwrap());
        draft.set_key(&cut_off, "due", crate::model::value::Value::Date(due)).unwrap();
    });
    let window = shown(fixture, Kind::CALL);
    assert_eq!(
        rows(&window),
        ["HORIZON-MISS-01, Climate twins, HORIZON, Deadline 08/03/2026, 3 days left, Status Open, Go/no-go New"]
    );
}

trait IntoValue {
    fn into_value(self) -> crate::model::value::Value<'static>;
}

impl IntoValue for String {
    fn into_value(self) -> crate::model::value::Value<'static> {
        crate::model::value::Value::Text(self.into())
    }
}

#[test]
fn the_keyboard_goes_through_many_rows() {
    let mut window = shown(Fixture::new(generate::workspace(20_000, now())), Kind::CALL);
    set_filter(&mut window, "");
    assert_eq!(titles(&window).len(), 20_000);
    assert!(rows(&window).len() < 60, "only what is seen is there");
    first_row(&mut window);
    press_with(&mut window, Modifiers::COMMAND, Key::End);
    let last = window.state().1.table.records().last().unwrap().id().clone();
    assert_eq!(window.state().1.chosen(), [last]);
    let sentence = rows(&window).last().unwrap().clone();
    assert!(sentence.contains(&titles(&window)[19_999]));
    press(&mut window, Key::PageUp);
    press(&mut window, Key::K);
    let here = window.state().1.grid.active().cloned().unwrap();
    let at = window.state().1.table.records().position(|record| *record.id() == here).unwrap();
    assert!((19_900..19_990).contains(&at), "{at}");
}

#[test]
fn a_cell_is_edited_where_it_stands() {
    let mut window = shown(sampled(), Kind::PARTNER);
    let id = window.state().1.table.id(0).unwrap().clone();
    let column = window.state().1.table.columns.iter().position(|column| column.key == "city").unwrap();
    first_row(&mut window);
    press(&mut window, Key::Home);
    for _ in 0..column {
        press(&mut window, Key::ArrowRight);
    }
    press(&mut window, Key::F2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("Åmål".into()));
    settle(&mut window);
    press(&mut window, Key::Enter);
    let partner = window.state().0.document.workspace().record(&id).unwrap().clone();
    assert_eq!(partner.get_key("city").as_text(), Some("Åmål"));
    let second = window.state().1.table.id(1).unwrap().clone();
    assert_eq!(window.state().1.chosen(), [second], "Enter goes to the row below");
}

#[test]
fn every_prepared_filter_and_every_example_can_be_read() {
    for lang in Lang::ALL {
        for kind in [Kind::CALL, Kind::APPLICATION, Kind::PARTNER, Kind::PERSON, Kind::PROGRAMME] {
            let mut fixture = sampled();
            fixture.lang = lang;
            let mut panel = Records::new(kind);
            let desk = fixture.desk();
            panel.follow(&desk);
            let hint = match panel.filter.hint.as_str() {
                "" => tr!(lang, "filter-hint"),
                hint => hint.to_owned(),
            };
            let (_, example) = hint.split_once(['l', 'e']).unwrap();
            let example =
                ["eksempel ", "example ", "Beispiel "].iter().find_map(|word| Some(example.split_once(word)?.1));
            let filters = panel.presets.all.iter().map(|preset| preset.filter.as_str()).chain(example);
            for filter in filters {
                let read = crate::query::filter::Filter::new(filter, &panel.table.subject, &desk.filter_context());
                assert!(read.is_ok(), "{} {filter}: {read:?}", lang.code());
            }
        }
    }
}

#[test]
fn revealing_a_record_that_the_filter_leaves_out_takes_the_filter_away() {
    let mut window = shown(sampled(), Kind::PARTNER);
    let last = window.state().1.table.records().last().unwrap().id().clone();
    set_filter(&mut window, "nosuchword");
    let (fixture, panel) = window.state_mut();
    panel.reveal(&last, &fixture.desk());
    fixture.work_off();
    settle(&mut window);
    assert_eq!(window.state().1.filter.text, "");
    assert_eq!(window.state().1.chosen(), [last]);
}

#[test]
fn a_large_table_keeps_its_order_and_follows_edits() {
    let mut window = shown(Fixture::new(generate::workspace(6_000, now())), Kind::CALL);
    set_filter(&mut window, "-triage:watching");
    let before: Vec<Id> = window.state().1.table.records().map(|record| record.id().clone()).collect();
    assert!(before.len() > 5_000);
    first_row(&mut window);
    press(&mut window, Key::W);
    let after: Vec<Id> = window.state().1.table.records().map(|record| record.id().clone()).collect();
    assert_eq!(after, before[1..], "the one that is watched now is gone, the others stand as they stood");
    window.state_mut().0.undo();
    settle(&mut window);
    let again: Vec<Id> = window.state().1.table.records().map(|record| record.id().clone()).collect();
    assert_eq!(again, before);
    // The order is that of a small table, which is sorted each time.
    let (fixture, panel) = window.state_mut();
    let desk = fixture.desk();
    let by =
        crate::query::sort::SortBy::parse("deadline", &panel.table.subject, &crate::query::names::InLanguage(Lang::En));
    let request = crate::query::rows::Request { sort: vec![by.unwrap()], ..Default::default() };
    let filter = crate::query::filter::Filter::new("-triage:watching", &panel.table.subject, &desk.filter_context());
    let context = desk.filter_context();
    let sorted = crate::query::rows::RowSet::of_records(
        &panel.table.subject,
        &filter.unwrap(),
        request,
        &mut desk.sorter(),
        &context,
    );
    let sorted: Vec<Id> = sorted.rows.iter().map(|record| record.id().clone()).collect();
    assert_eq!(sorted, before);
}
