//! The dialogs, by what is written on them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fixture::{Window, sample, window};
use crate::i18n::Lang;
use crate::model::call::{Call, Decision};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::partner::Partner;
use crate::platform::open::{OpenError, Opener, Target};
use crate::platform::print::{PrintError, PrintJob, Printer, Printers, Sent};
use crate::store;
use crate::ui::{Act, Command, PanelId, Selection};

const PORTAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/ft-portal/grantsTenders.json");

impl Window {
    /// Frames until the words are shown, 20 seconds at most.
    fn wait_for(&mut self, label: &str) {
        for _ in 0..1000 {
            self.harness.run_steps(1);
            if self.shows(label) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("`{label}` is not shown");
    }

    fn wait_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        for _ in 0..1000 {
            self.harness.run_steps(1);
            if done(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("{what}: {:?}", self.harness.state().state.notices);
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(3);
    }

    fn button(&mut self, label: &str) {
        self.wait_for(label);
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.harness.run_steps(3);
    }

    fn count(&self, kind: Kind) -> usize {
        self.harness.state().state.document.workspace().table(kind).len()
    }

    fn revision(&self) -> u64 {
        self.harness.state().state.document.revision()
    }

    fn dialogs(&self) -> usize {
        self.harness.state().dialogs.len()
    }

    fn choose(&mut self, kind: Kind, ids: Vec<Id>) {
        self.act(Act::Go(PanelId::of_kind(kind)));
        self.act(Act::Select(Selection::Records(kind, ids)));
    }
}

/// Remembers what it was given, and answers as it was told.
struct Office(Result<Sent, PrintError>, Mutex<Vec<String>>);

impl Printer for Office {
    fn print(&self, pdf: &Path, job: &PrintJob<'_>) -> Result<Sent, PrintError> {
        assert!(std::fs::read(pdf).unwrap().starts_with(b"%PDF"));
        self.1.lock().unwrap().push(job.title.to_owned());
        self.0.clone()
    }
}

impl Opener for Office {
    fn open(&self, target: &Target) -> Result<(), OpenError> {
        self.1.lock().unwrap().push(format!("{target:?}"));
        Ok(())
    }
}

fn office(answer: Result<Sent, PrintError>) -> Arc<Office> {
    Arc::new(Office(answer, Mutex::default()))
}

#[test]
fn an_import_is_looked_through_ticked_and_undone_as_one_step() {
    let mut window = sample();
    let before = window.count(Kind::CALL);
    window.act(Act::Import(PORTAL.into()));
    window.wait_for("Import 10");
    assert!(window.shows("Left out 5"), "what is left out is counted");
    window.click("NDICI/2026/0042 Harbours far away");
    assert!(window.shows("Import 9"));
    window.button("Import 9");
    window.settle();
    assert_eq!((window.count(Kind::CALL), window.dialogs()), (before + 9, 0));
    assert!(window.told("9 new and 0 changed from grantsTenders.json"));
    window.run(Command::Undo);
    assert_eq!(window.count(Kind::CALL), before);
}

#[test]
fn the_filter_of_an_import_narrows_what_is_ticked() {
    let mut window = sample();
    window.act(Act::Import(PORTAL.into()));
    window.wait_for("Import 10");
    window.type_text("kelp");
    assert!(window.shows("Kelp forests as neighbours") && !window.shows("Harbours far away"));
    window.button("Untick these");
    assert!(window.shows("Import 7"), "three were unticked");
    window.harness.get_by_label("Filter what comes in").focus();
    window.harness.run_steps(2);
    window.type_text(" nothing:x");
    assert!(window.shows("No field is called"), "a wrong filter is told");
}

#[test]
fn a_file_that_is_no_source_is_told_in_words_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    };
    let whole = std::fs::read(PORTAL).unwrap();
    let cases: [(PathBuf, &str); 6] = [
        (file("cut.json", &whole[..whole.len() / 2]), "ends in the middle"),
        (file("other.json", br#"{"fundingData": 3}"#), ""),
        (file("list.json", b"[1, 2]"), "not"),
        (file("empty.json", b""), ""),
        (folder.path().to_owned(), "it is a folder"),
        (folder.path().join("none.json"), "there is no such file"),
    ];
    let mut window = sample();
    let revision = window.revision();
    for (path, words) in cases {
        window.act(Act::Import(path.clone()));
        window.wait_for(&path.display().to_string());
        window.wait_for(words);
        assert!(window.shows("Read and compare"), "another file can be chosen: {}", path.display());
        window.press(Modifiers::NONE, Key::Escape);
        assert_eq!((window.dialogs(), window.revision()), (0, revision));
    }
}

#[test]
fn an_import_that_is_left_half_way_leaves_no_trace() {
    let mut window = sample();
    let revision = window.revision();
    window.harness.state_mut().state.queue.borrow_mut().push(Act::Import(PORTAL.into()));
    window.harness.run_steps(1);
    window.press(Modifiers::NONE, Key::Escape);
    window.settle();
    assert_eq!((window.dialogs(), window.revision()), (0, revision));
    assert!(window.harness.state().state.board.is_idle());
}

#[test]
fn a_portal_file_dropped_on_the_start_page_begins_a_workspace() {
    let mut window = window(Lang::Nb, None);
    window.act(Act::Import(PORTAL.into()));
    window.wait_for("Importer 10");
    window.button("Importer 10");
    window.settle();
    assert_eq!(window.count(Kind::CALL), 10);
}

#[test]
fn the_pages_are_shown_and_sent_to_the_printer() {
    let mut window = sample();
    let printer = office(Ok(Sent::Queued));
    window.harness.state_mut().tools.printer = printer.clone();
    window.run(Command::Print);
    window.wait_for("Page 1 of");
    window.button("Print");
    window.wait_until("sent", |window| window.dialogs() == 0);
    assert!(window.told("Sent to the printer"));
    assert_eq!(*printer.1.lock().unwrap(), ["The coming week"], "what the overview lists is printed first");
}

#[test]
fn a_printer_that_refuses_is_told_with_what_to_do_and_the_pages_stay() {
    let mut window = sample();
    window.harness.state_mut().tools.printer = office(Err(PrintError::NoPrinter("lp: no default".to_owned())));
    window.run(Command::Print);
    window.wait_for("Page 1 of");
    window.button("Print");
    window.wait_for("Nothing was printed");
    assert!(window.shows("in the system’s settings"));
    assert!(window.shows("Save as PDF…") && window.dialogs() == 1);
}

#[test]
fn who_cancels_the_systems_print_dialog_is_back_at_the_pages_and_told_that_nothing_was_sent() {
    let mut window = sample();
    window.harness.state_mut().tools.printer = office(Ok(Sent::Cancelled));
    window.run(Command::Print);
    window.wait_for("Page 1 of");
    window.button("Print");
    window.wait_for("nothing was sent");
    assert!(window.dialogs() == 1 && !window.shows("Nothing was printed") && !window.told("Sent to the printer"));
}

/// Two printers of which none, or the second, is the usual one; remembers which were printed on.
struct Corridor(Option<&'static str>, Mutex<Vec<Option<String>>>);

impl Printer for Corridor {
    fn print(&self, _pdf: &Path, job: &PrintJob<'_>) -> Result<Sent, PrintError> {
        self.1.lock().unwrap().push(job.printer.map(str::to_owned));
        Ok(Sent::Queued)
    }

    fn printers(&self) -> Printers {
        let names = ["Hall", "Office"].map(str::to_owned).to_vec();
        Printers { names, usual: self.0.map(str::to_owned) }
    }
}

#[test]
fn among_several_printers_the_usual_one_is_chosen_until_another_is() {
    let mut window = sample();
    let printer = Arc::new(Corridor(Some("Office"), Mutex::default()));
    window.harness.state_mut().tools.printer = printer.clone();
    for other in [None, Some("Hall")] {
        window.run(Command::Print);
        window.wait_for("Page 1 of");
        window.wait_for("Printer");
        if let Some(other) = other {
            window.harness.get_by_role_and_label(Role::ComboBox, "Printer").click();
            window.harness.run_steps(3);
            window.click(other);
        }
        window.button("Print");
        window.wait_until("sent", |window| window.dialogs() == 0);
    }
    assert_eq!(*printer.1.lock().unwrap(), [Some("Office".to_owned()), Some("Hall".to_owned())]);
}

#[test]
fn without_a_usual_printer_none_is_chosen_for_the_person() {
    let mut window = sample();
    let printer = Arc::new(Corridor(None, Mutex::default()));
    window.harness.state_mut().tools.printer = printer.clone();
    window.run(Command::Print);
    window.wait_for("Page 1 of");
    window.wait_for("Printer");
    let combo = window.harness.get_by_role_and_label(Role::ComboBox, "Printer");
    assert_eq!(combo.value().as_deref(), Some("Choose a printer"));
    window.button("Print");
    window.wait_until("sent", |window| window.dialogs() == 0);
    assert_eq!(*printer.1.lock().unwrap(), [None]);
}

#[test]
fn a_document_is_saved_as_pdf_csv_and_text_but_never_over_a_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample();
    let workspace = folder.path().join("office.brobygger.json");
    window.act(Act::SaveAs(workspace.clone()));
    for (button, name, begins) in
        [("Save as PDF…", "a.pdf", "%PDF"), ("Save as CSV…", "a.csv", "Due,"), ("Save as text…", "a.txt", "")]
    {
        let path = folder.path().join(name);
        window.run(Command::Print);
        window.wait_for("Page 1 of");
        window.button(button);
        window.answers.then(&path);
        window.button("Browse…");
        window.wait_until(name, |window| window.dialogs() == 0);
        let content = std::fs::read(&path).unwrap();
        assert!(!content.is_empty() && content.starts_with(begins.as_bytes()), "{name}");
    }
    window.run(Command::Print);
    window.wait_for("Page 1 of");
    window.button("Save as PDF…");
    window.answers.then(&workspace);
    window.button("Browse…");
    window.wait_for("a workspace stands there");
    assert!(store::open(&workspace).is_ok());
}

#[test]
fn what_nothing_links_to_is_deleted_at_once_and_the_rest_after_a_question() {
    let mut window = sample();
    let linked = |window: &Window| {
        let workspace = window.harness.state().state.document.workspace();
        let all: Vec<Id> = workspace.all::<Partner>(Kind::PARTNER).map(|partner| partner.id.clone()).collect();
        all.into_iter().partition::<Vec<Id>, _>(|id| workspace.links_to(id).next().is_some())
    };
    let (with, without) = linked(&window);
    let before = window.count(Kind::PARTNER);
    if let Some(free) = without.first() {
        window.choose(Kind::PARTNER, vec![free.clone()]);
        window.run(Command::Delete);
        assert_eq!((window.dialogs(), window.count(Kind::PARTNER)), (0, before - 1));
        window.run(Command::Undo);
    }
    let target = with[0].clone();
    window.choose(Kind::PARTNER, vec![target.clone()]);
    window.run(Command::Delete);
    assert_eq!(window.dialogs(), 1);
    assert!(window.shows("Clear these links") && window.shows("Keep the links"));
    let delete = window.harness.query_all_by_role_and_label(Role::Button, "Delete").last().unwrap();
    delete.click();
    window.settle();
    let workspace = window.harness.state().state.document.workspace();
    assert!(workspace.record(&target).is_none() && workspace.links_to(&target).next().is_none());
    assert_eq!(window.dialogs(), 0);
    window.run(Command::Undo);
    let workspace = window.harness.state().state.document.workspace();
    assert!(workspace.record(&target).is_some() && workspace.links_to(&target).next().is_some());
}

#[test]
fn a_no_go_takes_its_reason_and_can_be_undone() {
    let mut window = sample();
    let call = window.harness.state().state.document.workspace().all::<Call>(Kind::CALL).next().unwrap().id.clone();
    window.choose(Kind::CALL, vec![call.clone()]);
    window.run(Command::NoGo);
    assert_eq!(window.dialogs(), 1);
    window.type_text("No capacity this autumn");
    window.button("Say no");
    window.settle();
    let workspace = window.harness.state().state.document.workspace();
    let triage = &workspace.get::<Call>(&call).unwrap().triage;
    let said = triage.iter().find(|part| part.decision == Decision::NoGo).unwrap();
    assert_eq!(said.reason, "No capacity this autumn");
    assert!(said.decided_on.is_some());
}

#[test]
fn one_field_of_several_records_is_changed_as_one_step() {
    let mut window = sample();
    let workspace = window.harness.state().state.document.workspace();
    let ids: Vec<Id> = workspace.all::<Partner>(Kind::PARTNER).take(3).map(|partner| partner.id.clone()).collect();
    window.choose(Kind::PARTNER, ids.clone());
    window.run(Command::BulkEdit);
    assert!(window.shows("Change 3 partners"));
    // By keys alone: the list opens by the arrow, is searched by typing, and Enter chooses.
    assert!(window.harness.get_by_role_and_label(Role::ComboBox, "Field").is_focused());
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.type_text("them");
    assert_eq!(window.harness.query_all_by_role(Role::ListBoxOption).count(), 1);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(
        window.harness.get_by_role_and_label(Role::ComboBox, "Field").value().as_deref(),
        Some(crate::i18n::field_label(Lang::En, "partner", "themes").as_str())
    );
    window.harness.get_by_label("Word").focus();
    window.harness.run_steps(2);
    window.type_text("kelp");
    assert!(window.shows("3 of 3 change"));
    // The list that was open would take a click.
    window.harness.get_by_role_and_label(Role::Button, "Change 3").click_accesskit();
    window.harness.run_steps(3);
    window.settle();
    let all = |window: &Window, yes: bool| {
        let workspace = window.harness.state().state.document.workspace();
        ids.iter().all(|id| workspace.get::<Partner>(id).unwrap().themes.iter().any(|theme| theme == "kelp") == yes)
    };
    assert!(all(&window, true));
    window.run(Command::Undo);
    assert!(all(&window, false));
}

#[test]
fn a_person_is_made_from_the_change_of_many_in_the_same_step() {
    let mut window = sample();
    let workspace = window.harness.state().state.document.workspace();
    let ids: Vec<Id> = workspace.table(Kind::CALL).keys().take(2).cloned().collect();
    let before = window.count(Kind::PERSON);
    window.choose(Kind::CALL, ids.clone());
    window.run(Command::BulkEdit);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.type_text("responsible");
    window.press(Modifiers::NONE, Key::Enter);
    window.harness.get_by_role_and_label(Role::TextInput, "New value").focus();
    window.harness.run_steps(2);
    window.type_text("Ola Hansen");
    window.harness.get_by_role_and_label(Role::ListBoxOption, "New person “Ola Hansen”").click();
    window.harness.run_steps(3);
    assert!(window.shows("New person “Ola Hansen”") && window.shows("2 of 2 change"));
    assert_eq!(window.count(Kind::PERSON), before, "nothing is made before the dialog is done");
    window.button("Change 2");
    window.settle();
    let workspace = window.harness.state().state.document.workspace();
    let made = workspace.all::<crate::model::person::Person>(Kind::PERSON).find(|it| it.name == "Ola Hansen").unwrap();
    for id in &ids {
        assert_eq!(workspace.get::<Call>(id).unwrap().responsible.as_ref(), Some(&made.id));
    }
    window.run(Command::Undo);
    assert_eq!(window.count(Kind::PERSON), before);
}

#[test]
fn a_typed_path_goes_on_by_tab_and_by_the_list_beneath_it() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["kontor", "kontrakter"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("kontor").join("år.brobygger.json"), "").unwrap();
    std::fs::write(folder.path().join("kontor").join("notes.txt"), "").unwrap();
    let mut window = sample();
    window.run(Command::OpenPath);
    let sep = std::path::MAIN_SEPARATOR;
    let base = format!("{}{sep}", folder.path().display());
    window.type_text(&format!("{base}ko"));
    window.wait_for("kontrakter");
    let typed = |window: &Window| {
        window.harness.get_by_role_and_label(Role::TextInput, "Path of the file").value().unwrap_or_default()
    };
    window.press(Modifiers::NONE, Key::Tab);
    assert_eq!(typed(&window), format!("{base}kont"));
    window.press(Modifiers::NONE, Key::Tab);
    window.press(Modifiers::NONE, Key::Tab);
    assert_eq!(typed(&window), format!("{base}kontor{sep}"));
    window.wait_for("år.brobygger.json");
    assert!(!window.shows("notes.txt"), "what is no workspace is not proposed");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(typed(&window), format!("{base}kontor{sep}år.brobygger.json"));
    assert_eq!(window.dialogs(), 1, "Enter took the name, and nothing was opened");
    // Nothing is left to go on with: Tab leaves the field again, and Escape closes the dialog.
    window.press(Modifiers::NONE, Key::Tab);
    assert!(!window.harness.get_by_role_and_label(Role::TextInput, "Path of the file").is_focused());
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.dialogs(), 0);
}

#[test]
fn pasted_rows_are_looked_through_with_what_is_wrong_before_they_come_in() {
    let mut window = sample();
    window.act(Act::Go(PanelId::Records(Kind::PARTNER)));
    let before = window.count(Kind::PARTNER);
    let rows = "Name\tCountry\nHavn kommune\tNO\nKystby\tAtlantis\n";
    window.harness.event(Event::Paste(rows.to_owned()));
    window.harness.run_steps(3);
    window.wait_for("Take in 1 row");
    assert!(window.shows("Atlantis"), "what cannot be read is told");
    window.harness.get_by_role_and_label(Role::CheckBox, "Kystby").click_accesskit();
    window.harness.run_steps(3);
    window.button("Take in 2 rows");
    window.settle();
    assert_eq!(window.count(Kind::PARTNER), before + 2);
    window.run(Command::Undo);
    assert_eq!(window.count(Kind::PARTNER), before);
}

#[test]
fn a_typed_path_opens_saves_and_is_told_where_it_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kontor æøå.brobygger.json");
    let mut window = sample();
    window.run(Command::SaveAsPath);
    let field = window.harness.get_by_label("Path of the file");
    field.focus();
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text(&path.display().to_string());
    window.wait_until("looked", |window| {
        window
            .harness
            .query_by_role_and_label(Role::Button, "Save")
            .is_some_and(|it| !it.accesskit_node().is_disabled())
    });
    window.button("Save");
    window.settle();
    assert!(path.exists());
    window.run(Command::OpenPath);
    window.type_text(&folder.path().join("none.json").display().to_string());
    window.wait_for("There is no such file");
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text(&folder.path().display().to_string());
    window.wait_for("That is a folder");
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text(&path.display().to_string());
    window.wait_until("found", |window| !window.shows("That is a folder"));
    window.wait_until("looked", |window| {
        window
            .harness
            .query_by_role_and_label(Role::Button, "Open")
            .is_some_and(|it| !it.accesskit_node().is_disabled())
    });
    window.button("Open");
    window.settle();
    assert_eq!(window.harness.state().state.file.path.as_deref(), Some(path.as_path()));
}

#[test]
fn going_back_to_a_backup_erases_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.brobygger.json");
    let mut window = sample();
    window.act(Act::SaveAs(path.clone()));
    let before = window.count(Kind::PARTNER);
    window.run(Command::AddPartner);
    window.run(Command::Save);
    assert_eq!(window.count(Kind::PARTNER), before + 1);
    window.run(Command::Backups);
    window.wait_for("Before: ");
    window.harness.query_all_by_role(Role::RadioButton).next().unwrap().click();
    window.harness.run_steps(3);
    window.button("Go back to this version");
    window.wait_until("restored", |window| window.dialogs() == 0);
    window.settle();
    window.wait_until("read again", |window| window.count(Kind::PARTNER) == before);
    let list = store::backups::list(&path).unwrap();
    assert!(list.len() >= 2, "what stood there is a backup now");
}

#[test]
fn addresses_are_opened_and_programs_are_refused() {
    let mut window = sample();
    let opener = office(Ok(Sent::Queued));
    window.harness.state_mut().tools.opener = opener.clone();
    window.act(Act::Follow("https://example.no".to_owned()));
    window.wait_until("opened", |_| opener.1.lock().unwrap().len() == 1);
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("setup.exe");
    std::fs::write(&program, "MZ").unwrap();
    window.act(Act::Follow(program.display().to_string()));
    assert!(window.told("is a program or a script"));
    window.act(Act::Follow("javascript:alert(1)".to_owned()));
    assert!(window.told("not javascript"));
    assert_eq!(opener.1.lock().unwrap().len(), 1);
}

#[test]
fn about_tells_the_version_and_the_licences() {
    let mut window = window(Lang::De, None);
    window.run(Command::About);
    assert!(window.shows(env!("CARGO_PKG_VERSION")) && window.shows("SIL Open Font License"));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.dialogs(), 0);
}
