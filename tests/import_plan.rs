//! An import from the portal: what it plans, what it does, and what it leaves alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests; a failure is a failed test"
)]

use brobygger::edit::deeds::{Basis, follow_source};
use brobygger::edit::{Author, Deed, Document, Draft, Label, OnDelete};
use brobygger::exchange::ft_portal::{self, read_file};
use brobygger::exchange::plan::{
    Counts, DiffSort, FieldDiff, Filter, Item, Oddity, Options, Outcome, Plan, SkipReason,
};
use brobygger::i18n::Lang;
use brobygger::jobs::{Cancelled, Progress};
use brobygger::model::call::{Call, CallStatus, CutOff, CutOffStage};
use brobygger::model::date::{BRUSSELS, DateValue};
use brobygger::model::id::Id;
use brobygger::model::kinds::Kind;
use brobygger::model::office::Office;
use brobygger::model::origin::Origin;
use brobygger::model::programme::Programme;
use brobygger::model::schema::Record;
use brobygger::model::value::Value;
use brobygger::model::workspace::Workspace;
use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const FIXTURE: &str = include_str!("fixtures/ft-portal/grantsTenders.json");
const HARBOUR: usize = 0;
const KELP: usize = 1;

fn now() -> DateTime<Utc> {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn author(import: bool) -> Author {
    Author { name: if import { "ft-portal" } else { "Kari" }.to_owned(), now: now(), import }
}

fn fixture() -> Json {
    serde_json::from_str(FIXTURE).unwrap()
}

fn entry(file: &mut Json, index: usize) -> &mut Json {
    &mut file["fundingData"]["GrantTenderObj"][index]
}

/// The fixture with other deadlines, as days, in one entry.
fn with_dates(index: usize, days: &[&str]) -> Json {
    let mut file = fixture();
    entry(&mut file, index)["deadlineDatesLong"] = json!(days);
    entry(&mut file, index)["actions"] = json!([]);
    if index == KELP {
        entry(&mut file, index)["deadlineModel"] = json!({"abbreviation": "two-stage"});
    }
    file
}

fn catalogue() -> Vec<Programme> {
    vec![Programme {
        id: Id::derived("catalogue", "horizon-europe"),
        acronym: "HORIZON".into(),
        name: "Horizon Europe".into(),
        portal_id: "43108390".into(),
        origin: Some(Box::new(Origin::new("catalogue", "horizon-europe"))),
        ..Programme::default()
    }]
}

fn plan_with(workspace: &Workspace, file: &Json, filter: Option<&Filter<'_>>) -> Plan {
    let text = file.to_string();
    let reading = read_file(text.as_bytes(), 0, &Progress::new(), false).unwrap();
    let offer = ft_portal::offer(reading, workspace, &catalogue());
    Plan::make(workspace, offer, &Options { now: now(), zone: BRUSSELS, filter }, &Progress::new()).unwrap()
}

fn plan(document: &Document, file: &Json) -> Plan {
    plan_with(document.workspace(), file, None)
}

fn apply(document: &mut Document, plan: &Plan) {
    let transaction = plan.transaction(|_| true, Label::one(Deed::Import, "grantsTenders.json"));
    document.apply(transaction, &author(true)).unwrap();
    assert!(document.workspace().is_consistent());
}

fn import(document: &mut Document, file: &Json) -> Plan {
    let plan = plan(document, file);
    apply(document, &plan);
    plan
}

fn imported() -> Document {
    let mut document = Document::default();
    import(&mut document, &fixture());
    document
}

fn edit(document: &mut Document, change: impl FnOnce(&mut Draft<'_>)) {
    let workspace = document.workspace().clone();
    let mut draft = Draft::new(&workspace, now());
    change(&mut draft);
    document.apply(draft.finish(Label::one(Deed::Set, "x")), &author(false)).unwrap();
}

fn id_of(key: &str) -> Id {
    Id::derived("ft-portal", key)
}

fn harbour() -> Id {
    id_of("erasmus-fjord-2023-harbour-fp")
}

fn kelp() -> Id {
    id_of("horizon-fjord-2027-01-kelp-02")
}

fn call(document: &Document, id: &Id) -> Call {
    document.workspace().get::<Call>(id).expect("the call").clone()
}

fn item<'a>(plan: &'a Plan, id: &Id) -> &'a Item {
    plan.items.iter().find(|item| item.id.as_ref() == Some(id)).expect("the item")
}

fn counts(new: usize, changed: usize, unchanged: usize, skipped: usize) -> Counts {
    Counts { new, changed, unchanged, skipped }
}

fn finds_nothing(document: &Document, file: &Json) {
    let plan = plan(document, file);
    let counts = plan.counts();
    let odd: Vec<_> = plan.items.iter().filter(|it| matches!(it.outcome, Outcome::New | Outcome::Changed)).collect();
    assert_eq!((counts.new, counts.changed), (0, 0), "{odd:#?}");
    assert!(plan.transaction(|_| true, Label::one(Deed::Import, "again")).is_empty());
}

fn text(text: &str) -> Value<'_> {
    Value::Text(text.into())
}

fn moment(day: &str) -> DateValue {
    format!("{day}T17:00[Europe/Brussels]?").parse().unwrap()
}

fn day(day: &str) -> Value<'static> {
    Value::Date(day.parse().unwrap())
}

fn due(call: &Call) -> Vec<String> {
    call.cut_offs.iter().map(|it| it.due.unwrap().first_day().to_string()).collect()
}

fn gone(call: &Call) -> Vec<String> {
    let gone = call.cut_offs.iter().filter(|it| it.gone);
    gone.map(|it| it.due.unwrap().first_day().to_string()).collect()
}

fn moves(part: &CutOff) -> Vec<(DateValue, DateValue)> {
    part.moves.iter().map(|it| (it.from.unwrap(), it.to.unwrap())).collect()
}

fn sorts(diffs: &[FieldDiff]) -> Vec<(&str, DiffSort, bool)> {
    diffs.iter().map(|diff| (diff.field.as_str(), diff.sort, diff.overridden)).collect()
}

#[test]
fn the_first_import_takes_every_call_with_its_programme_and_one_undo_takes_all_back() {
    let mut document = Document::default();
    let empty = document.workspace().clone();
    let plan = import(&mut document, &fixture());
    assert_eq!(plan.counts(), counts(10, 0, 0, 5));
    let reasons: Vec<_> = plan
        .items
        .iter()
        .filter_map(|item| match &item.outcome {
            Outcome::Skipped(reason) => Some((item.spot.unwrap().index, reason.key())),
            _ => None,
        })
        .collect();
    assert_eq!(reasons, [(3, "tender"), (4, "duplicate"), (6, "duplicate"), (10, "no-key"), (11, "malformed")]);
    let odd: Vec<_> = plan.warnings.iter().map(|it| (it.name.as_str(), it.oddity.clone())).collect();
    let date = |field, text: &str| Oddity::Date { field, text: text.into() };
    assert_eq!(
        odd,
        [
            ("DIGITAL-FJORD-2026-ODD", date("deadlineDatesLong", "next spring")),
            ("DIGITAL-FJORD-2026-ODD", date("plannedOpeningDateLong", "1790035200")),
        ]
    );
    let workspace = document.workspace();
    assert_eq!(workspace.table(Kind::CALL).len(), 10);
    let mut programmes: Vec<_> = workspace
        .all::<Programme>(Kind::PROGRAMME)
        .map(|it| (it.acronym.as_str(), it.portal_id.as_str(), it.origin.as_ref().unwrap().source.as_str()))
        .collect();
    programmes.sort_unstable();
    assert_eq!(
        programmes,
        [
            ("CERV", "43251589", "ft-portal"),
            ("DIGITAL", "43152860", "ft-portal"),
            ("ERASMUS2027", "43353764", "ft-portal"),
            ("HORIZON", "43108390", "catalogue"),
            ("LIFE2027", "43252405", "ft-portal"),
        ]
    );
    let kelp = call(&document, &kelp());
    assert_eq!(kelp.programme, Some(Id::derived("catalogue", "horizon-europe")));
    assert_eq!(kelp.action_types, ["HORIZON-RIA", "HORIZON-CSA"]);
    let stages: Vec<_> = kelp.cut_offs.iter().map(|it| it.stage.clone()).collect();
    assert_eq!(stages, [CutOffStage::First, CutOffStage::Second]);
    assert!(kelp.triage.is_empty());
    let odd = call(&document, &id_of("digital-fjord-2026-odd"));
    assert_eq!(odd.budget.unwrap().to_string(), "3000000 EUR");
    assert_eq!((odd.max_grant.unwrap().to_string().as_str(), odd.expected_grants), ("750000 EUR", Some(4)));
    assert_eq!(call(&document, &id_of("life-fjord-2027-eider")).programme, None);

    document.undo(&author(false));
    assert!(document.workspace().same_records(&empty));
    assert!(document.undo_label().is_none());
}

#[test]
fn the_same_file_again_finds_nothing() {
    let document = imported();
    assert_eq!(plan(&document, &fixture()).counts(), counts(0, 0, 10, 5));
    finds_nothing(&document, &fixture());
}

#[test]
fn colleagues_who_import_the_same_file_have_the_same_records() {
    assert!(imported().workspace().same_records(imported().workspace()));
}

#[test]
fn a_changed_title_and_status_are_shown_before_and_after_and_follow() {
    let mut document = imported();
    let mut file = fixture();
    entry(&mut file, KELP)["title"] = json!("Kelp forests as friends");
    entry(&mut file, KELP)["status"] = json!({"id": 31094502});
    let plan = import(&mut document, &file);
    assert_eq!(plan.counts(), counts(0, 1, 9, 5));
    let told: Vec<_> = item(&plan, &kelp()).diffs.iter().map(|it| (it.field.as_str(), &it.before, &it.after)).collect();
    assert_eq!(
        told,
        [
            ("title", &json!("Kelp forests as neighbours"), &json!("Kelp forests as friends")),
            ("status", &json!("forthcoming"), &json!("open")),
        ]
    );
    let kelp = call(&document, &kelp());
    assert_eq!((kelp.title.as_str(), &kelp.status), ("Kelp forests as friends", &CallStatus::Open));
    assert!(kelp.origin.unwrap().edited.is_empty());
    finds_nothing(&document, &file);
}

#[test]
fn what_the_source_clears_is_cleared_and_where_it_is_silent_nothing_happens() {
    let mut document = imported();
    let mut file = fixture();
    let changed = entry(&mut file, HARBOUR);
    changed["latestInfos"] = json!([]);
    changed["status"] = json!({});
    changed["actions"] = json!([]);
    changed["frameworkProgramme"] = json!({});
    changed["plannedOpeningDateLong"] = json!("unreadable");
    let before = call(&document, &harbour());
    let plan = import(&mut document, &file);
    assert_eq!(sorts(&item(&plan, &harbour()).diffs), [("news", DiffSort::Value, false)]);
    let after = call(&document, &harbour());
    assert_eq!((after.news.as_str(), after.opens), ("", before.opens));
    assert_eq!((after.status, after.programme), (CallStatus::Open, before.programme));
}

#[test]
fn a_deadline_that_moves_twice_keeps_its_id_its_links_and_its_history() {
    let mut document = imported();
    let first = call(&document, &harbour()).cut_offs[3].clone();
    let file = |day| with_dates(HARBOUR, &["2023-01-26", "2024-09-24", "2025-09-23", day, "2028-03-30"]);
    let plan = import(&mut document, &file("2027-04-14"));
    assert_eq!(plan.counts(), counts(0, 1, 9, 5));
    let diffs = &item(&plan, &harbour()).diffs;
    assert_eq!(sorts(diffs), [("due", DiffSort::Moved, false)]);
    assert_eq!(diffs[0].part.as_ref(), Some(&first.id));
    assert_eq!(diffs[0].before, json!("2027-03-31T17:00[Europe/Brussels]?"));
    assert_eq!(diffs[0].after, json!("2027-04-14T17:00[Europe/Brussels]?"));
    finds_nothing(&document, &file("2027-04-14"));
    import(&mut document, &file("2027-05-20"));
    let moved = call(&document, &harbour()).cut_offs[3].clone();
    assert_eq!((&moved.id, moved.due), (&first.id, Some(moment("2027-05-20"))));
    assert_eq!(
        moves(&moved),
        [(moment("2027-03-31"), moment("2027-04-14")), (moment("2027-04-14"), moment("2027-05-20")),]
    );
    assert_eq!(moved.moves[1].noticed.unwrap().to_string(), "2026-11-22");
    assert!(gone(&call(&document, &harbour())).is_empty());
    finds_nothing(&document, &file("2027-05-20"));
}

#[test]
fn a_past_cut_off_that_goes_and_a_late_one_that_comes_are_no_move() {
    let mut document = imported();
    let file = with_dates(HARBOUR, &["2024-09-24", "2025-09-23", "2027-03-31", "2028-03-30", "2029-03-29"]);
    let plan = import(&mut document, &file);
    assert_eq!(
        sorts(&item(&plan, &harbour()).diffs),
        [("gone", DiffSort::Gone, false), ("cut_offs", DiffSort::Added, false)]
    );
    let after = call(&document, &harbour());
    assert_eq!(gone(&after), ["2023-01-26"]);
    assert_eq!(due(&after), ["2023-01-26", "2024-09-24", "2025-09-23", "2027-03-31", "2028-03-30", "2029-03-29"]);
    assert!(after.cut_offs.iter().all(|it| it.moves.is_empty()));
    finds_nothing(&document, &file);
}

#[test]
fn a_deadline_that_goes_is_kept_and_comes_back_as_the_same() {
    let mut document = imported();
    let before = call(&document, &kelp());
    let without = with_dates(KELP, &["2027-02-23"]);
    let plan = import(&mut document, &without);
    assert_eq!(sorts(&item(&plan, &kelp()).diffs), [("gone", DiffSort::Gone, false)]);
    assert_eq!(gone(&call(&document, &kelp())), [due(&before)[1].as_str()]);
    finds_nothing(&document, &without);
    let plan = import(&mut document, &fixture());
    assert_eq!(sorts(&item(&plan, &kelp()).diffs), [("gone", DiffSort::Back, false)]);
    assert_eq!(call(&document, &kelp()).cut_offs, before.cut_offs);
}

#[test]
fn an_hour_that_becomes_known_is_no_move_and_one_that_changes_is() {
    let mut document = imported();
    let last = "2028-03-30";
    let mut file =
        with_dates(HARBOUR, &["2023-01-26", "2024-09-24", "2025-09-23", "2027-03-31", "2028-03-30T17:00:00"]);
    let plan = import(&mut document, &file);
    assert_eq!(sorts(&item(&plan, &harbour()).diffs), [("due", DiffSort::Value, false)]);
    let stated = call(&document, &harbour()).cut_offs[4].clone();
    assert_eq!(stated.due.unwrap().to_string(), format!("{last}T17:00[Europe/Brussels]"));
    assert!(stated.moves.is_empty());
    entry(&mut file, HARBOUR)["deadlineDatesLong"][4] = json!("2028-03-30T12:00:00");
    let plan = import(&mut document, &file);
    assert_eq!(sorts(&item(&plan, &harbour()).diffs), [("due", DiffSort::Moved, false)]);
    assert_eq!(call(&document, &harbour()).cut_offs[4].id, stated.id);
}

#[test]
fn what_a_person_typed_stays_and_is_told_and_can_be_given_back() {
    let mut document = imported();
    let part = call(&document, &harbour()).cut_offs[4].id.clone();
    edit(&mut document, |draft| {
        draft.set_key(&kelp(), "title", text("Our kelp")).unwrap();
        draft.set_key(&kelp(), "notes", text("Ask Bodø")).unwrap();
        draft.set_key(&part, "label", text("Last chance")).unwrap();
    });
    finds_nothing(&document, &fixture());
    let mut file = fixture();
    entry(&mut file, KELP)["title"] = json!("Kelp 2");
    let plan = import(&mut document, &file);
    assert_eq!(plan.counts(), counts(0, 0, 10, 5));
    let told = &item(&plan, &kelp()).diffs;
    assert_eq!(sorts(told), [("title", DiffSort::Value, true)]);
    assert_eq!((&told[0].before, &told[0].after), (&json!("Our kelp"), &json!("Kelp 2")));
    let kept = call(&document, &kelp());
    assert_eq!((kept.title.as_str(), kept.notes.as_str()), ("Our kelp", "Ask Bodø"));
    // What the source says now is kept beside it, and a second look finds nothing new.
    let origin = kept.origin.as_ref().unwrap();
    assert_eq!((origin.says.len(), origin.says.get("title")), (1, Some(&json!("Kelp 2"))));
    finds_nothing(&document, &file);
    let title = brobygger::model::field::field_of(Kind::CALL, "title", &Office::default()).unwrap();
    let back = {
        let basis = Basis { workspace: document.workspace(), now: now(), lang: Lang::En };
        follow_source(&basis, &kelp(), &title).unwrap()
    };
    document.apply(back, &author(false)).unwrap();
    let followed = call(&document, &kelp());
    assert_eq!(followed.title, "Kelp 2");
    assert!(followed.origin.as_ref().is_some_and(|it| !it.is_edited("title") && it.says.is_empty()));
    document.undo(&author(false));
    assert_eq!(call(&document, &kelp()).title, "Our kelp");

    let workspace = document.workspace().clone();
    let mut draft = Draft::new(&workspace, now());
    told[0].give_back(draft.record_mut(&kelp()).unwrap()).unwrap();
    document.apply(draft.finish(Label::one(Deed::Set, "x")), &author(true)).unwrap();
    assert_eq!(call(&document, &kelp()).title, "Kelp 2");
    entry(&mut file, KELP)["title"] = json!("Kelp 3");
    import(&mut document, &file);
    assert_eq!(call(&document, &kelp()).title, "Kelp 3");
}

#[test]
fn a_persons_own_date_stays_and_the_sources_moves_are_told_once_each() {
    let mut document = imported();
    let part = call(&document, &kelp()).cut_offs[0].id.clone();
    edit(&mut document, |draft| draft.set_key(&part, "due", day("2027-02-01")).unwrap());
    finds_nothing(&document, &fixture());
    let file = with_dates(KELP, &["2027-03-09", "2027-09-14"]);
    let plan = import(&mut document, &file);
    assert_eq!(item(&plan, &kelp()).outcome, Outcome::Changed);
    let moved = item(&plan, &kelp()).diffs.iter().find(|it| it.part.as_ref() == Some(&part)).unwrap();
    assert_eq!((moved.sort, moved.overridden, &moved.before), (DiffSort::Moved, true, &json!("2027-02-01")));
    let kept = call(&document, &kelp()).cut_offs[0].clone();
    assert_eq!(kept.due.unwrap().to_string(), "2027-02-01");
    assert_eq!(moves(&kept), [(moment("2027-02-23"), moment("2027-03-09"))]);
    finds_nothing(&document, &file);
}

#[test]
fn a_deleted_import_stays_deleted_until_the_deletion_is_undone() {
    let mut document = imported();
    edit(&mut document, |draft| draft.delete(&kelp(), OnDelete::ClearLinks).unwrap());
    let mut file = fixture();
    entry(&mut file, KELP)["title"] = json!("Kelp 2");
    let plan = import(&mut document, &file);
    assert_eq!(plan.counts(), counts(0, 0, 9, 6));
    assert_eq!(item(&plan, &kelp()).outcome, Outcome::Skipped(SkipReason::Deleted));
    assert!(document.workspace().get::<Call>(&kelp()).is_none());
    document.undo(&author(false));
    import(&mut document, &file);
    assert_eq!(call(&document, &kelp()).title, "Kelp 2");
}

#[test]
fn a_deadline_that_a_person_took_away_stays_away_and_another_day_does_not_go_unnoticed() {
    let mut document = imported();
    let part = call(&document, &kelp()).cut_offs[1].id.clone();
    edit(&mut document, |draft| draft.delete(&part, OnDelete::ClearLinks).unwrap());
    let plan = import(&mut document, &fixture());
    assert_eq!(item(&plan, &kelp()).outcome, Outcome::Unchanged);
    assert_eq!(sorts(&item(&plan, &kelp()).diffs), [("cut_offs", DiffSort::Added, true)]);
    assert_eq!(call(&document, &kelp()).cut_offs.len(), 1);
    let given = item(&plan, &kelp()).diffs[0].clone();

    let later = with_dates(KELP, &["2027-02-23", "2027-10-01"]);
    import(&mut document, &later);
    assert_eq!(due(&call(&document, &kelp())), ["2027-02-23", "2027-10-01"]);
    document.undo(&author(false));

    let mut record = call(&document, &kelp()).to_boxed();
    given.give_back(record.as_mut()).unwrap();
    let given: &Call = record.downcast().unwrap();
    assert_eq!(given.cut_offs[1].id, part);
    assert!(given.origin.as_ref().unwrap().edited.is_empty());
}

#[test]
fn a_deadline_that_a_person_added_stays_and_is_not_doubled_when_the_source_has_it_too() {
    let mut document = imported();
    let mut own = Id::default();
    edit(&mut document, |draft| {
        own = draft.add_part(&kelp(), "cut_offs").unwrap();
        draft.set_key(&own, "due", day("2027-06-15")).unwrap();
        draft.set_key(&own, "label", text("Heard of at the info day")).unwrap();
    });
    finds_nothing(&document, &fixture());
    let file = with_dates(KELP, &["2027-02-23", "2027-06-15", "2027-09-14"]);
    let plan = import(&mut document, &file);
    assert!(item(&plan, &kelp()).adopted);
    let after = call(&document, &kelp());
    assert_eq!(after.cut_offs.len(), 3);
    let own = after.cut_offs.iter().find(|it| it.id == own).unwrap();
    assert_eq!((own.due.unwrap().to_string().as_str(), own.label.as_str()), ("2027-06-15", "Heard of at the info day"));
    finds_nothing(&document, &file);
}

#[test]
fn a_call_typed_by_hand_is_adopted_and_not_doubled() {
    let mut document = Document::default();
    let mut own = Id::default();
    edit(&mut document, |draft| {
        own = draft.add(Kind::CALL);
        draft.set_key(&own, "identifier", text(" horizon-fjord-2027-01-KELP-02")).unwrap();
        draft.set_key(&own, "title", text("Tare")).unwrap();
        let part = draft.add_part(&own, "cut_offs").unwrap();
        draft.set_key(&part, "due", day("2027-02-23")).unwrap();
    });
    let plan = import(&mut document, &fixture());
    assert_eq!(plan.counts(), counts(9, 1, 0, 5));
    assert!(item(&plan, &own).adopted);
    let adopted = call(&document, &kelp());
    assert_eq!((&adopted.id, adopted.title.as_str()), (&own, "Tare"));
    assert_eq!(adopted.call_title, "Coasts 2027");
    assert_eq!(due(&adopted), ["2027-02-23", "2027-09-14"]);
    assert_eq!(adopted.origin.unwrap().edited, ["identifier", "title"]);
    finds_nothing(&document, &fixture());
    edit(&mut document, |draft| draft.delete(&own, OnDelete::ClearLinks).unwrap());
    assert_eq!(item(&self::plan(&document, &fixture()), &kelp()).outcome, Outcome::Skipped(SkipReason::Deleted));
}

#[test]
fn a_filter_lets_in_what_it_matches_with_its_programmes_and_follows_what_it_matched() {
    let open = |record: &dyn Record, _: &brobygger::model::schema::View<'_>| {
        record.downcast::<Call>().is_some_and(|call| call.status == CallStatus::Open)
    };
    let mut document = Document::default();
    let plan = plan_with(document.workspace(), &fixture(), Some(&open));
    assert_eq!(plan.counts(), counts(6, 0, 0, 9));
    apply(&mut document, &plan);
    let programmes: Vec<_> =
        document.workspace().all::<Programme>(Kind::PROGRAMME).map(|it| it.acronym.clone()).collect();
    assert!(!programmes.contains(&"CERV".to_owned()) && programmes.len() == 3, "{programmes:?}");
    let mut file = fixture();
    entry(&mut file, HARBOUR)["status"] = json!({"id": 31094503});
    let plan = plan_with(document.workspace(), &file, Some(&open));
    assert_eq!(plan.counts(), counts(0, 1, 5, 9));

    let horizon = |record: &dyn Record, view: &brobygger::model::schema::View<'_>| {
        let programme = record.downcast::<Call>().and_then(|call| call.programme.clone());
        programme.and_then(|id| (view.lookup)(&id)).is_some_and(|it| it.title() == "Horizon Europe")
    };
    let plan = plan_with(&Workspace::default(), &fixture(), Some(&horizon));
    assert_eq!(plan.counts().new, 4);
}

#[test]
fn only_what_is_chosen_is_done() {
    let mut document = Document::default();
    let plan = plan(&document, &fixture());
    let transaction = plan.transaction(|item| item.id == Some(kelp()), Label::one(Deed::Import, "one"));
    document.apply(transaction, &author(true)).unwrap();
    assert_eq!(document.workspace().table(Kind::CALL).len(), 1);
    assert_eq!(document.workspace().table(Kind::PROGRAMME).len(), 1);
}

#[test]
fn a_programme_of_the_office_goes_before_the_catalogues_and_a_deleted_one_stays_away() {
    let mut document = Document::default();
    let mut own = Id::default();
    edit(&mut document, |draft| {
        own = draft.add(Kind::PROGRAMME);
        draft.set_key(&own, "name", text("Horisont Europa")).unwrap();
        draft.set_key(&own, "portal_id", text("43108390")).unwrap();
    });
    import(&mut document, &fixture());
    assert_eq!(call(&document, &kelp()).programme, Some(own));
    let erasmus = call(&document, &harbour()).programme.unwrap();
    edit(&mut document, |draft| draft.delete(&erasmus, OnDelete::ClearLinks).unwrap());
    finds_nothing(&document, &fixture());
    assert!(!document.workspace().knows(&erasmus));
}

#[test]
fn a_cancelled_plan_leaves_nothing_and_a_stale_one_is_refused_whole() {
    let mut document = Document::default();
    let reading = read_file(FIXTURE.as_bytes(), 0, &Progress::new(), false).unwrap();
    let offer = ft_portal::offer(reading, document.workspace(), &[]);
    let progress = Progress::new();
    progress.cancel();
    let made =
        Plan::make(document.workspace(), offer, &Options { now: now(), zone: BRUSSELS, filter: None }, &progress);
    assert_eq!(made.err(), Some(Cancelled));

    import(&mut document, &fixture());
    let mut file = fixture();
    entry(&mut file, KELP)["title"] = json!("Kelp 2");
    entry(&mut file, HARBOUR)["title"] = json!("Harbour 2");
    let stale = plan(&document, &file);
    edit(&mut document, |draft| draft.set_key(&kelp(), "notes", text("meanwhile")).unwrap());
    let transaction = stale.transaction(|_| true, Label::one(Deed::Import, "stale"));
    assert!(document.apply(transaction, &author(true)).is_err());
    assert_ne!(call(&document, &harbour()).title, "Harbour 2");
}

#[test]
fn tenders_come_in_when_they_are_asked_for() {
    let reading = read_file(FIXTURE.as_bytes(), 0, &Progress::new(), true).unwrap();
    let workspace = Workspace::default();
    let offer = ft_portal::offer(reading, &workspace, &[]);
    let options = Options { now: now(), zone: BRUSSELS, filter: None };
    let plan = Plan::make(&workspace, offer, &options, &Progress::new()).unwrap();
    assert_eq!(plan.counts(), counts(11, 0, 0, 4));
    let after = item(&plan, &id_of("tender:90001")).after().unwrap().clone();
    let tender: &Call = after.downcast().unwrap();
    assert_eq!(tender.action_types, ["tender"]);
    assert_eq!(tender.cut_offs[0].due.unwrap().to_string(), "2026-09-28T23:59[Europe/Brussels]");
}

#[derive(Clone, Debug)]
struct State(Vec<Option<(u8, u8, Vec<u8>)>>);

#[derive(Clone, Debug)]
enum Step {
    Import(State),
    Title(u8, u8),
    Due(u8, u8, u8),
    Label(u8, u8),
    Add(u8, u8),
    Remove(u8, u8),
    Delete(u8),
    Undo,
}

fn date_of(n: u8) -> String {
    let first = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let hour = if n.is_multiple_of(7) { "T12:00:00" } else { "" };
    format!("{}{hour}", first + chrono::TimeDelta::days(i64::from(n % 12) * 40 + i64::from(n / 128)))
}

impl State {
    fn file(&self) -> Json {
        let calls = self.0.iter().enumerate().filter_map(|(index, call)| {
            let (title, status, dates) = call.as_ref()?;
            Some(json!({
                "type": 1,
                "identifier": format!("FJORD-{index}"),
                "title": format!("Title {}", title % 3),
                "status": {"id": 31_094_501 + u32::from(status % 3)},
                "deadlineDatesLong": dates.iter().map(|n| date_of(*n)).collect::<Vec<_>>(),
            }))
        });
        json!({"fundingData": {"GrantTenderObj": calls.collect::<Vec<_>>()}})
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let call = prop::option::weighted(0.85, (any::<u8>(), any::<u8>(), prop::collection::vec(any::<u8>(), 0..5)));
    let state = prop::collection::vec(call, 3).prop_map(State);
    let step = prop_oneof![
        6 => state.prop_map(Step::Import),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(call, n)| Step::Title(call, n)),
        3 => (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(call, part, n)| Step::Due(call, part, n)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(call, part)| Step::Label(call, part)),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(call, n)| Step::Add(call, n)),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(call, part)| Step::Remove(call, part)),
        1 => any::<u8>().prop_map(Step::Delete),
        1 => Just(Step::Undo),
    ];
    prop::collection::vec(step, 1..25)
}

fn take(document: &mut Document, step: &Step) {
    let calls: Vec<Call> = document.workspace().all::<Call>(Kind::CALL).cloned().collect();
    let pick = |n: u8| calls.get(usize::from(n) % calls.len().max(1));
    let part = |call: u8, n: u8| {
        let parts = &pick(call)?.cut_offs;
        parts.get(usize::from(n) % parts.len().max(1)).map(|part| part.id.clone())
    };
    let date = |n: u8| day(date_of(n).get(..10).unwrap());
    match step {
        Step::Import(_) => unreachable!("taken apart"),
        Step::Undo => {
            document.undo(&author(false));
        }
        Step::Title(call, n) => {
            let Some(call) = pick(*call) else { return };
            edit(document, |draft| draft.set_key(&call.id, "title", text(&format!("Own {n}"))).unwrap());
        }
        Step::Due(call, n, to) => {
            let Some(part) = part(*call, *n) else { return };
            edit(document, |draft| draft.set_key(&part, "due", date(*to)).unwrap());
        }
        Step::Label(call, n) => {
            let Some(part) = part(*call, *n) else { return };
            edit(document, |draft| draft.set_key(&part, "label", text("Own")).unwrap());
        }
        Step::Add(call, n) => {
            let Some(call) = pick(*call) else { return };
            edit(document, |draft| {
                let part = draft.add_part(&call.id, "cut_offs").unwrap();
                draft.set_key(&part, "due", date(*n)).unwrap();
            });
        }
        Step::Remove(call, n) => {
            let Some(part) = part(*call, *n) else { return };
            edit(document, |draft| draft.delete(&part, OnDelete::ClearLinks).unwrap());
        }
        Step::Delete(call) => {
            let Some(call) = pick(*call) else { return };
            edit(document, |draft| draft.delete(&call.id, OnDelete::ClearLinks).unwrap());
        }
    }
}

/// What a person typed is there after the import as before, and no deadline has vanished.
fn nothing_typed_is_lost(before: &Workspace, after: &Workspace) {
    for was in before.all::<Call>(Kind::CALL) {
        let is = after.get::<Call>(&was.id).expect("a call vanished");
        if was.origin.as_ref().is_some_and(|it| it.is_edited("title")) {
            assert_eq!(is.title, was.title);
        }
        for part in &was.cut_offs {
            let now = is.cut_offs.iter().find(|it| it.id == part.id).expect("a deadline vanished");
            assert_eq!(now.label, part.label);
            assert!(now.moves.starts_with(&part.moves));
            if part.origin.as_ref().is_none_or(|it| it.is_edited("due")) {
                assert_eq!(now.due, part.due);
            }
        }
    }
}

/// Every date of the source stands in the call, or was taken away by a person.
fn every_date_is_there(state: &State, workspace: &Workspace) {
    for (index, call) in state.0.iter().enumerate() {
        let Some((_, _, dates)) = call else { continue };
        let Some(call) = workspace.get::<Call>(&id_of(&format!("fjord-{index}"))) else {
            let deleted = |it: &brobygger::model::office::Tombstone| it.key == format!("fjord-{index}");
            assert!(workspace.all(Kind::TOMBSTONE).any(deleted));
            continue;
        };
        let mut keys: Vec<String> = Vec::new();
        for part in call.cut_offs.iter().filter(|part| !part.gone) {
            keys.extend(part.origin.as_ref().map(|origin| origin.key.chars().take(10).collect()));
        }
        let marks = call.origin.iter().flat_map(|origin| &origin.edited);
        keys.extend(marks.filter_map(|mark| Some(mark.strip_prefix("cut_offs/")?.chars().take(10).collect())));
        for date in dates {
            let day: String = date_of(*date).chars().take(10).collect();
            assert!(keys.contains(&day), "{day} is missing in {keys:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_between_a_second_import_finds_nothing_and_nothing_typed_is_lost(steps in steps()) {
        let mut document = Document::default();
        for step in &steps {
            if let Step::Import(state) = step {
                let before = document.workspace().clone();
                import(&mut document, &state.file());
                nothing_typed_is_lost(&before, document.workspace());
                every_date_is_there(state, document.workspace());
                finds_nothing(&document, &state.file());
            } else {
                take(&mut document, step);
            }
        }
    }
}
