//! The pages around the records, without a display: palette, start page, settings, messages, help.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fixture::{Window, sample, window, window_of};
use crate::i18n::Lang;
use crate::model::kinds::Kind;
use crate::settings::{Settings, ThemeChoice};
use crate::ui::{Act, Command, Notice, PanelId, Shown};

const PLAIN: Modifiers = Modifiers::NONE;

fn options(window: &Window) -> Vec<String> {
    let options = window.harness.query_all_by_role(Role::ListBoxOption);
    options.filter_map(|option| option.accesskit_node().label()).collect()
}

fn chosen(window: &Window) -> String {
    let options = window.harness.query_all_by_role(Role::ListBoxOption);
    let mut chosen = options.filter(|option| option.accesskit_node().is_selected() == Some(true));
    chosen.next().and_then(|option| option.accesskit_node().label()).unwrap_or_default()
}

fn palette(window: &mut Window, text: &str) {
    window.press(Modifiers::COMMAND, Key::K);
    window.harness.run_steps(2);
    window.type_text(text);
}

#[test]
fn a_few_letters_find_a_command_and_enter_runs_it() {
    let mut window = window(Lang::Nb, Some(Act::Run(Command::OpenSample)));
    palette(&mut window, "sidside");
    assert!(chosen(&window).starts_with(&Command::SideBySide.label(Lang::Nb)), "{:?}", options(&window));
    window.press(PLAIN, Key::Enter);
    window.settle();
    let settings = &window.harness.state().state.settings;
    assert!(settings.layout.right.is_some());
    assert_eq!(settings.recent_commands, ["side-by-side"]);
    assert!(window.harness.state().dialogs.is_empty());
    // English names find commands too, and what was used stands first.
    palette(&mut window, "side by");
    assert!(chosen(&window).starts_with(&Command::SideBySide.label(Lang::Nb)), "{:?}", options(&window));
}

#[test]
fn a_record_is_found_by_its_name_and_shown() {
    let mut window = sample();
    let workspace = window.harness.state().state.document.workspace();
    let partner = workspace.table(Kind::PARTNER).values().next().unwrap();
    let (id, title) = (partner.id().clone(), partner.title());
    palette(&mut window, &format!("@{}", title.to_lowercase()));
    assert!(chosen(&window).starts_with(&title), "{:?}", options(&window));
    window.press(PLAIN, Key::Enter);
    window.settle();
    assert_eq!(window.harness.state().state.shown, Some(Shown::Record(id)));
    assert_eq!(window.harness.state().active(), PanelId::Records(Kind::PARTNER));
    // With nothing typed, what was shown last stands first.
    window.press(Modifiers::COMMAND, Key::K);
    window.harness.run_steps(2);
    assert!(options(&window).first().is_some_and(|first| first.starts_with(&title)), "{:?}", options(&window));
    window.press(PLAIN, Key::Escape);
    assert!(window.harness.state().dialogs.is_empty());
}

#[test]
fn what_is_typed_can_be_searched_for_in_a_panel() {
    let mut window = sample();
    palette(&mut window, "climate");
    let search = options(&window).into_iter().find(|option| option == "Search for “climate” in Calls");
    assert!(search.is_some(), "{:?}", options(&window));
    window.harness.get_by_label("Search for “climate” in Calls").click_accesskit();
    window.settle();
    assert_eq!(window.harness.state().active(), PanelId::Records(Kind::CALL));
}

#[test]
fn arrows_choose_tab_completes_and_prefixes_narrow() {
    let mut window = sample();
    palette(&mut window, ">save");
    let first = chosen(&window);
    window.press(PLAIN, Key::ArrowDown);
    let second = chosen(&window);
    assert_ne!(first, second);
    window.press(PLAIN, Key::ArrowUp);
    assert_eq!(chosen(&window), first);
    window.press(PLAIN, Key::Tab);
    assert_eq!(window.harness.get_by_role(Role::ComboBox).value().as_deref(), Some(">Save"));
    // The keyboard stays in the field.
    window.type_text(" as");
    assert_eq!(window.harness.get_by_role(Role::ComboBox).value().as_deref(), Some(">Save as"));
    window.press(PLAIN, Key::Escape);
    palette(&mut window, "#");
    assert!(!options(&window).is_empty());
    assert!(options(&window).iter().all(|option| option.contains(", call")), "{:?}", options(&window));
    window.press(PLAIN, Key::Escape);
    palette(&mut window, "qqqqzzzz");
    assert!(window.shows("Nothing is called “qqqqzzzz”"), "{:?}", options(&window));
}

#[test]
fn the_start_page_lists_files_opened_before_and_forgets_them() {
    let folder = tempfile::tempdir().unwrap();
    let (there, gone) = (folder.path().join("there.brobygger.json"), folder.path().join("gone.brobygger.json"));
    let mut settings = Settings::default();
    settings.remember(there.clone());
    settings.remember(gone.clone());
    std::fs::write(&there, "{}").unwrap();
    let mut window = window_of(Lang::En, None, settings, egui::vec2(1280.0, 800.0));
    window.settle();
    assert_eq!(window.harness.state().title, "Brobygger");
    let shown = folder.path().display().to_string();
    let lines = window.harness.query_all_by_label_contains(&shown);
    let lines: Vec<String> = lines.filter_map(|line| line.accesskit_node().label()).collect();
    assert!(lines.iter().any(|line| line.starts_with("gone") && line.ends_with("no longer there")), "{lines:?}");
    assert!(
        lines.iter().any(|line| line.starts_with("there") && line.ends_with("2026") || line.contains("20")),
        "{lines:?}"
    );
    window.harness.get_by_label("Remove gone from the list").click();
    window.settle();
    assert_eq!(window.harness.state().state.settings.recent, [there]);
    window.harness.get_by_label("Explore the sample").click();
    window.settle();
    assert!(window.harness.state().state.file.is_sample);
    assert!(window.harness.state().title.ends_with("– Brobygger"));
}

#[test]
fn settings_apply_at_once() {
    let mut window = sample();
    window.run(Command::ShowSettings);
    window.harness.get_by_role_and_label(Role::RadioButton, "Deutsch").click();
    window.settle();
    assert!(window.shows("Einstellungen"));
    window.harness.get_by_role_and_label(Role::RadioButton, "Dunkel").click();
    window.settle();
    assert_eq!(window.harness.state().state.settings.theme, ThemeChoice::Dark);
    window.harness.get_by_label("Ihr Name").focus();
    window.harness.run_steps(2);
    window.type_text("Ola Nordmann");
    window.run(Command::AddPartner);
    let log = &window.harness.state().state.document.workspace().log;
    assert_eq!(log.last().map(|entry| entry.by.as_str()), Some("Ola Nordmann"));
}

#[test]
fn an_own_field_is_made_in_the_settings_and_undone() {
    let mut window = sample();
    let own = |window: &Window| {
        let workspace = window.harness.state().state.document.workspace();
        let office = workspace.all::<crate::model::office::Office>(Kind::OFFICE).next().unwrap();
        office.own_fields.iter().map(|field| format!("{}.{}", field.of, field.key)).collect::<Vec<_>>()
    };
    window.run(Command::ShowSettings);
    let before = own(&window);
    window.harness.get_by_label("Add a field").click_accesskit();
    window.settle();
    window.harness.get_by_role_and_label(Role::TextInput, "Label").focus();
    window.harness.run_steps(2);
    window.type_text("Busstopp på Torget");
    window.harness.get_by_role_and_label(Role::Button, "Add").click_accesskit();
    window.settle();
    let after = own(&window);
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after.last().map(String::as_str), Some("partner.busstopp_paa_torget"));
    window.run(Command::Undo);
    assert_eq!(own(&window), before);
}

#[test]
fn help_lists_every_command_and_its_examples_are_faultless_in_every_language() {
    let mut window = sample();
    window.run(Command::ShowHelp);
    for command in Command::ALL {
        assert!(window.shows(&command.label(Lang::En)), "{}", command.key());
    }
    for lang in Lang::ALL {
        window.act(Act::Set(Box::new(move |settings| settings.language = Some(lang.code().to_owned()))));
        let desk = window.harness.state().state.desk();
        for (panel, filter, _) in crate::ui::panels::help::examples(lang) {
            let PanelId::Records(kind) = panel else { panic!("{}", panel.key()) };
            let subject = crate::query::keys::Subject::of_kind(kind, desk.workspace().office().as_ref());
            let read = crate::query::filter::Filter::new(&filter, &subject, &desk.filter_context());
            assert!(read.is_ok(), "{} {filter}: {read:?}", lang.code());
        }
    }
}

#[test]
fn messages_keep_what_was_told() {
    let mut window = sample();
    window.run(Command::ShowMessages);
    assert!(window.shows("No messages"));
    window.act(Act::Tell(Notice::warning("The printer sleeps").detail("Wake it up")));
    assert!(window.shows("The printer sleeps") && window.shows("Wake it up"));
    window.harness.get_by_label("Copy the message").click();
    window.harness.run_steps(1);
    let copied = window.harness.output().platform_output.commands.iter().any(|command| {
        matches!(command, egui::OutputCommand::CopyText(text) if text.contains("Warning: The printer sleeps\nWake it up"))
    });
    assert!(copied);
}

#[test]
fn f6_goes_round_navigation_panels_and_back() {
    let mut window = sample();
    let focused = |window: &Window| {
        let all = window.harness.query_all(egui_kittest::kittest::By::new());
        let mut focused = all.filter(egui_kittest::Node::is_focused).filter_map(|node| node.accesskit_node().label());
        focused.next().unwrap_or_default()
    };
    window.run(Command::ShowPartners);
    window.run(Command::OtherPanel);
    window.harness.run_steps(2);
    assert!(focused(&window).starts_with("Partners"), "{}", focused(&window));
    window.press(PLAIN, Key::F6);
    window.harness.run_steps(2);
    // The panel gives it to its table.
    let inside = focused(&window);
    assert!(!inside.is_empty() && !inside.starts_with("Partners, "), "{inside}");
    window.press(Modifiers::SHIFT, Key::F6);
    window.harness.run_steps(2);
    assert!(focused(&window).starts_with("Partners, "), "{}", focused(&window));
}

#[test]
fn f6_goes_into_a_panel_that_gives_the_keyboard_to_nothing_of_its_own() {
    let mut window = sample();
    let focused = |window: &Window| {
        let all = window.harness.query_all(egui_kittest::kittest::By::new());
        let mut focused = all.filter(egui_kittest::Node::is_focused).map(|node| node.accesskit_node().role());
        focused.next()
    };
    window.run(Command::ShowSettings);
    for _ in 0..4 {
        window.press(PLAIN, Key::F6);
        window.harness.run_steps(3);
        let role = focused(&window);
        assert!(role.is_some_and(|role| role != egui::accesskit::Role::Pane), "{role:?}");
    }
}

#[test]
fn words_that_are_two_fifths_longer_break_no_page() {
    crate::i18n::stretch(true);
    for size in [egui::vec2(1280.0, 800.0), egui::vec2(640.0, 400.0)] {
        let mut window = window_of(Lang::De, Some(Act::Run(Command::OpenSample)), Settings::default(), size);
        for panel in [PanelId::Settings, PanelId::Help, PanelId::Messages] {
            window.act(Act::Go(panel));
        }
        window.press(Modifiers::COMMAND, Key::K);
        let right = window.harness.query_all_by_role(Role::Button).map(|button| button.rect().right());
        assert!(right.fold(0.0, f32::max) <= size.x + 1.0);
    }
    crate::i18n::stretch(false);
}
