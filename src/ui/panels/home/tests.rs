use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable as _;

use super::Way;
use super::figures::Figures;
use crate::app::fixture::{sample, window};
use crate::i18n::Lang;
use crate::query::filter::Filter;
use crate::query::keys::Subject;
use crate::ui::{Act, Command, Desk, PanelId};

/// How many rows the filter finds in the panel.
fn found(desk: &Desk<'_>, panel: PanelId, filter: &str) -> usize {
    let context = desk.filter_context();
    let office = desk.workspace().office();
    let subject = match panel {
        PanelId::Records(kind) => Subject::of_kind(kind, office.as_ref()),
        _ => Subject::of_schema(crate::agenda::Entry::SCHEMA),
    };
    let bound = Filter::new(filter, &subject, &context);
    let bound = bound.unwrap_or_else(|faults| panic!("{filter}: {faults:?}"));
    context.with_view(|view| match panel {
        PanelId::Records(kind) => bound.count(kind, desk.workspace(), view),
        _ => {
            let open = |it: &crate::agenda::Entry| it.state == crate::model::deadline::DeadlineState::Open;
            let entries = desk.agenda.entries(desk.workspace(), &desk.clock).filter(open);
            entries.filter(|entry| bound.matches(crate::query::row::Row::Entity(entry), view)).count()
        }
    })
}

#[test]
fn every_figure_leads_to_a_filter_that_finds_as_many() {
    let window = sample();
    let desk = window.harness.state().state().desk();
    let figures = Figures::of(&desk, desk.now());
    let leads = |way: &Way| match way {
        Way::Panel(panel, filter) => Some(found(&desk, *panel, filter)),
        _ => None,
    };
    assert_eq!(leads(&figures.decide.way), Some(figures.decide.count));
    assert!(figures.decide.count > 0);
    let overdue = figures.due.ways.first().and_then(|(_, way)| leads(way)).unwrap();
    assert!(figures.due.ways[0].0.contains(&overdue.to_string()));
    let ahead = figures.due.ways.get(1).and_then(|(_, way)| leads(way)).unwrap();
    assert!(figures.due.ways[1].0.contains(&ahead.to_string()));
    for bar in figures.year.bars.iter().skip(1) {
        assert_eq!(leads(&bar.way), Some(bar.count), "{}", bar.spoken);
    }
    for stage in &figures.board.stages {
        assert_eq!(leads(&stage.way).unwrap().to_string(), stage.count, "{}", stage.title);
    }
    let since = figures.since.lines.iter().filter(|line| !line.chip.is_empty());
    assert!(since.clone().count() > 1);
    for line in since {
        assert_eq!(leads(&line.way).unwrap().to_string(), line.chip, "{}", line.spoken);
    }
}

#[test]
fn what_came_and_was_changed_since_an_hour_of_the_day_is_counted_to_the_second() {
    use crate::edit::{Deed, Label};
    use crate::model::kinds::Kind;
    use crate::model::value::Value;
    let mut window = sample();
    for name in ["Ola", "Ola", "Åse \"B\" Berg"] {
        let transaction = {
            let desk = window.harness.state().state().desk();
            let mut draft = desk.draft();
            for kind in [Kind::CALL, Kind::PARTNER, Kind::DEADLINE] {
                let id = draft.add(kind);
                let key = if kind == Kind::PARTNER { "name" } else { "title" };
                draft.set_key(&id, key, Value::Text("New".into())).unwrap();
                if kind == Kind::DEADLINE {
                    draft.set_key(&id, "due", Value::Date("2027-01-15".parse().unwrap())).unwrap();
                }
            }
            draft.finish(Label::one(Deed::Add, "new"))
        };
        window.act(Act::TakeIn { transaction: Box::new(transaction), source: name.to_owned() });
    }
    let mut desk = window.harness.state().state().desk();
    let told = |desk: &Desk<'_>| {
        let figures = Figures::of(desk, desk.now());
        let counted = figures.since.lines.into_iter().filter(|line| !line.chip.is_empty());
        let told = counted.map(|line| match &line.way {
            Way::Panel(panel, filter) => {
                assert_eq!(found(desk, *panel, filter).to_string(), line.chip, "{}: {filter}", line.spoken);
                line.spoken
            }
            way => panic!("{way:?}"),
        });
        told.collect::<Vec<String>>()
    };
    desk.since = Some(desk.now() - chrono::Duration::seconds(1));
    let new = told(&desk);
    assert_eq!(new[0], "New calls: 3");
    for line in ["Ola changed: 2, deadlines", "Åse \"B\" Berg changed: 1, "] {
        assert!(new.iter().any(|told| told.starts_with(line)), "{line}: {new:?}");
    }
    // What came at that very second had been seen.
    desk.since = Some(desk.now());
    let new = told(&desk);
    assert!(new[0] == "New calls: 0" && !new.iter().any(|told| told.contains(" changed: ")), "{new:?}");
}

#[test]
fn a_week_is_reached_by_arrows_and_leads_to_its_deadlines() {
    let mut window = sample();
    window.harness.get_by_label_contains("Week 48, ").focus();
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::Enter);
    window.settle();
    let desk = window.harness.state().state().desk();
    assert_eq!(desk.settings.layout.left, "deadlines");
    assert!(window.shows("Week 49 2026") && !window.shows("Week 50 2026"));
}

#[test]
fn a_line_shows_its_entry_beside_the_overview_and_a_card_its_application() {
    let mut window = sample();
    let (line, card) = {
        let desk = window.harness.state().state().desk();
        let figures = Figures::of(&desk, desk.now());
        (figures.due.lines[0].spoken.clone(), figures.board.stages[0].cards[0].spoken.clone())
    };
    window.harness.get_by_label(&line).click();
    window.settle();
    assert!(window.harness.state().state().desk().shown.is_some());
    assert_eq!(window.harness.state().state().desk().settings.layout.left, "home");
    window.act(Act::Run(Command::ShowHome));
    window.harness.get_by_label(&card).click_accesskit();
    window.settle();
    assert_eq!(window.harness.state().state().desk().settings.layout.left, "application");
}

#[test]
fn since_last_time_counts_from_the_beginning_where_there_was_none() {
    let window = sample();
    assert!(window.shows("Since last time"));
    assert!(window.shows("Moved deadlines: "));
}

#[test]
fn an_empty_workspace_teaches_the_first_steps() {
    let window = window(Lang::En, Some(Act::Run(Command::New)));
    assert!(window.shows("Welcome") && window.shows("Import calls…") && window.shows("Explore the sample"));
}

#[test]
fn nothing_is_lost_in_a_small_window_or_in_german() {
    for (lang, width) in [(Lang::De, 640.0), (Lang::Nb, 560.0)] {
        let settings = crate::settings::Settings::default();
        let begin = Some(Act::Run(Command::OpenSample));
        let window = crate::app::fixture::window_of(lang, begin, settings, egui::vec2(width, 800.0));
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, 800.0));
        let label = Command::AddDeadline.label(lang);
        let button = window.harness.get_all_by_label(&label).next().unwrap().rect();
        assert!(screen.x_range().contains(button.right()), "{lang:?} {button:?}");
    }
}

#[test]
fn the_week_is_printed_with_what_is_overdue_and_without_the_programs_own_filter() {
    let window = sample();
    let desk = window.harness.state().state().desk();
    let listing = crate::ui::Panel::listing(&mut super::Home::default(), &desk).unwrap();
    assert_eq!(listing.title, "The coming week");
    assert!(listing.row_count() > 5 && listing.groups[0].heading == "Overdue");
    assert!(listing.subtitles.iter().all(|line| !line.contains("ours")), "{:?}", listing.subtitles);
}
