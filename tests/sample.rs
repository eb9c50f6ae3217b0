//! The embedded sample: whole, believable on any day, invented throughout, and the same each time.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may panic like the tests themselves"
)]

use std::collections::{BTreeMap, BTreeSet};

use brobygger::exchange::sample::{reads_norwegian, sample};
use brobygger::model::application::{Application, ConsortiumRole, Stage};
use brobygger::model::call::{Call, CallStatus, DeadlineModel, Decision};
use brobygger::model::date::DateValue;
use brobygger::model::deadline::{Deadline, DeadlineState};
use brobygger::model::json_schema::{FORMAT, VERSION, json_schema};
use brobygger::model::kinds::Kind;
use brobygger::model::money::Money;
use brobygger::model::office::Office;
use brobygger::model::partner::Partner;
use brobygger::model::person::Person;
use brobygger::model::programme::Programme;
use brobygger::model::schema::{Record, find, links_of, walk};
use brobygger::model::value::{Value, ValueKind};
use brobygger::model::workspace::Workspace;
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc, Weekday};
use serde_json::{Value as Json, json};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon(today: NaiveDate) -> DateTime<Utc> {
    today.and_hms_opt(11, 0, 0).unwrap().and_utc()
}

fn open(today: NaiveDate, norwegian: bool) -> Workspace {
    sample(today, norwegian, noon(today)).unwrap_or_else(|error| panic!("{today}: {error}"))
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn records(workspace: &Workspace) -> impl Iterator<Item = &dyn Record> {
    Kind::all().flat_map(|kind| workspace.table(kind).values().map(AsRef::as_ref))
}

/// The first, the middle and the last day of every month of three years, one of them a leap year, and
/// all days around one turn of the year.
fn many_days() -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for year in 2026..=2028 {
        for month in 1..=12 {
            let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
            days.extend([
                first,
                first + Days::new(14),
                first.checked_add_months(chrono::Months::new(1)).unwrap() - Days::new(1),
            ]);
        }
    }
    days.extend((0..21).map(|n| day("2026-12-20") + Days::new(n)));
    days.push(day("2028-02-29"));
    days.push(day("2040-02-29"));
    days
}

#[test]
fn it_has_what_an_office_has() {
    let workspace = open(today(), true);
    let count = |kind: Kind| workspace.table(kind).len();
    assert_eq!((count(Kind::PARTNER), count(Kind::PERSON), count(Kind::CALL)), (40, 50, 60));
    assert_eq!((count(Kind::APPLICATION), count(Kind::PROGRAMME), count(Kind::OFFICE)), (12, 29, 1));
    assert!(count(Kind::DEADLINE) >= 100);

    let countries: BTreeSet<_> = workspace.all::<Partner>(Kind::PARTNER).map(|p| p.country.clone()).collect();
    assert_eq!(countries.len(), 15);
    for script in ['Θ', 'Б', 'С'] {
        assert!(workspace.all::<Partner>(Kind::PARTNER).any(|p| p.name.contains(script)), "{script}");
    }
    let calls: Vec<&Call> = workspace.all(Kind::CALL).collect();
    let programmes: BTreeSet<_> = calls.iter().map(|call| call.programme.clone().unwrap()).collect();
    assert_eq!(programmes.len(), 29, "every programme has a call");
    for code in DeadlineModel::DEF.codes {
        assert!(calls.iter().any(|call| call.deadline_model.code() == *code), "{code}");
    }
    for code in CallStatus::DEF.codes {
        assert!(calls.iter().any(|call| call.status.code() == *code), "{code}");
    }
    for decision in [Decision::Watching, Decision::Go, Decision::NoGo] {
        assert!(calls.iter().flat_map(|call| call.triage.iter()).any(|triage| triage.decision == decision));
    }
    assert!(calls.iter().any(|call| call.triage.is_empty()), "the inbox has something in it");
    assert!(calls.iter().any(|call| call.cut_offs.iter().any(|cut_off| !cut_off.moves.is_empty())));
    assert!(
        calls
            .iter()
            .any(|c| c.cut_offs.iter().any(|d| d.due.and_then(|d| d.moment().copied()).is_some_and(|m| m.assumed)))
    );
    for triage in calls.iter().flat_map(|call| call.triage.iter()) {
        assert!(!triage.reason.is_empty() || triage.decision == Decision::New || !triage.hard_stops.is_empty());
    }
    assert_eq!(workspace.all::<Person>(Kind::PERSON).filter(|person| person.in_office).count(), 4);
}

#[test]
fn the_applications_have_been_through_every_stage_and_add_up() {
    let workspace = open(today(), false);
    let applications: Vec<&Application> = workspace.all(Kind::APPLICATION).collect();
    let now: BTreeSet<_> = applications.iter().map(|a| a.stage.code().to_owned()).collect();
    assert_eq!(now.len(), 12, "each stands elsewhere");
    let ever: BTreeSet<_> =
        applications.iter().flat_map(|a| a.stage_log.iter()).map(|change| change.stage.code().to_owned()).collect();
    assert_eq!(ever, Stage::DEF.codes.iter().map(|code| (*code).to_owned()).collect());
    for application in &applications {
        let name = &application.acronym;
        assert!((3..=9).contains(&application.consortium.len()), "{name}");
        assert_eq!(application.stage_log.last().unwrap().stage, application.stage, "{name}");
        let coordinators = application.consortium.iter().filter(|m| m.role == ConsortiumRole::Coordinator).count();
        assert_eq!(coordinators, 1, "{name}");
        let sum = |amounts: Vec<Money>| amounts.into_iter().reduce(|a, b| a.checked_add(b).unwrap());
        assert_eq!(sum(application.consortium.iter().filter_map(|m| m.budget).collect()), application.budget, "{name}");
        assert_eq!(sum(application.consortium.iter().filter_map(|m| m.grant).collect()), application.grant, "{name}");
        for member in &application.consortium {
            let Some(budget) = member.budget else { continue };
            let parts = [member.grant, member.own_cash, member.own_in_kind].into_iter().flatten().collect();
            assert_eq!(sum(parts).unwrap(), budget, "{name}");
            for funding in &member.funding {
                let (amount, cap) = (funding.amount.unwrap(), funding.cap);
                assert!(cap.is_none_or(|cap| amount.amount <= cap.amount), "{name}");
            }
        }
    }
    let documents = applications.iter().flat_map(|a| a.consortium.iter()).flat_map(|m| m.documents.iter());
    let (mut asked, mut received, mut signed) = (0, 0, 0);
    for document in documents {
        asked += usize::from(document.asked_on.is_some() && document.received_on.is_none());
        received += usize::from(document.received_on.is_some() && document.signed_on.is_none());
        signed += usize::from(document.signed_on.is_some());
    }
    assert!(asked > 5 && received >= 2 && signed > 30, "{asked} {received} {signed}");
}

/// What must hold of every record on every day.
fn check(workspace: &Workspace, today: NaiveDate) {
    let mut ids = BTreeSet::new();
    let now = noon(today);
    for record in records(workspace) {
        let place = format!("{today} {:?} {}", Kind::of(record), record.title());
        walk(record.as_entity(), &mut |part| {
            assert!(part.extra().is_empty(), "{place}: {:?}", part.extra());
            assert!(ids.insert(part.id().clone()), "{place}: an id occurs twice");
            for (index, field) in part.schema().fields.iter().enumerate() {
                let value = part.get(index);
                match (&field.spec.kind, &value) {
                    (ValueKind::Choice(def), Value::Text(code)) => {
                        assert!(def.codes.contains(&code.as_ref()), "{place}: {code}");
                    }
                    (_, Value::Text(text)) => {
                        assert!(!text.contains(['{', '}']) && !text.starts_with('@'), "{place}: {text}");
                    }
                    (_, Value::Empty) => assert!(!field.spec.required, "{place}: no {}", field.key),
                    _ => {}
                }
                if matches!(field.spec.kind, ValueKind::Percent | ValueKind::Integer(..)) {
                    brobygger::model::slot::check_bounds(&field.spec.kind, &value).unwrap();
                }
            }
        });
        let again = (Kind::of(record).def().parse)(&record.to_json().to_string()).unwrap();
        assert_eq!(again.to_json(), record.to_json(), "{place}");
        links_of(record.as_entity(), &mut |part, index, target| {
            let field = &part.schema().fields[index];
            let holder = workspace.holder(target).unwrap_or_else(|| panic!("{place}: {} leads nowhere", field.key));
            if let ValueKind::Link(kind) = field.spec.kind
                && kind != "*"
            {
                assert_eq!((holder.id(), Kind::of(holder.as_ref()).key()), (target, kind), "{place}: {}", field.key);
            }
        });
        let head = record.head();
        let created = head.created.unwrap_or_else(|| panic!("{place}: when was it made?")).0;
        assert!(!head.created_by.is_empty() && created <= now, "{place}");
        assert!(head.changed.is_none_or(|changed| created <= changed.0 && changed.0 <= now), "{place}");
    }
}

fn check_calls(workspace: &Workspace, today: NaiveDate) {
    for call in workspace.all::<Call>(Kind::CALL) {
        let place = format!("{today} {}", call.identifier);
        let opens = call.opens.map(|opens| opens.first_day());
        let (mut past, mut to_come) = (0, 0);
        for due in call.cut_offs.iter().filter_map(|cut_off| cut_off.due) {
            if let DateValue::Period(period) = due {
                assert!(period.days().1 > today, "{place}");
                to_come += 1;
                continue;
            }
            let last = due.last_day();
            assert!(!matches!(last.weekday(), Weekday::Sat | Weekday::Sun), "{place}: {last}");
            if due.moment().is_some_and(|m| m.zone.name() == "Europe/Brussels") {
                assert!(matches!(last.weekday(), Weekday::Tue | Weekday::Wed | Weekday::Thu), "{place}: {last}");
            }
            assert_ne!(last, today, "{place}");
            assert!(opens.is_none_or(|opens| opens < last), "{place}");
            if last < today { past += 1 } else { to_come += 1 }
        }
        let dues: Vec<_> = call.cut_offs.iter().filter_map(|c| c.due).map(|due| due.last_day()).collect();
        assert!(dues.is_sorted(), "{place}");
        match call.status {
            CallStatus::Closed => assert!(past > 0 && to_come == 0, "{place}"),
            CallStatus::Forthcoming => assert!(past == 0 && opens.is_none_or(|day| day > today), "{place}"),
            _ => {
                assert!(opens.unwrap() < today, "{place}");
                assert!(to_come > 0 || call.deadline_model == DeadlineModel::Rolling, "{place}");
            }
        }
        for triage in &call.triage {
            assert!(triage.decided_on.is_some_and(|on| on.last_day() < today), "{place}");
        }
    }
}

fn check_work(workspace: &Workspace, today: NaiveDate) {
    let behind = |date: Option<DateValue>, place: &str| {
        assert!(date.is_none_or(|date| date.last_day() <= today), "{today} {place}: {date:?} has not come yet");
    };
    for application in workspace.all::<Application>(Kind::APPLICATION) {
        let name = &application.acronym;
        let steps: Vec<_> = application.stage_log.iter().map(|change| change.on.unwrap().last_day()).collect();
        assert!(steps.is_sorted() && steps.last().is_some_and(|last| *last < today), "{today} {name}");
        for document in application.consortium.iter().flat_map(|member| member.documents.iter()) {
            for date in [document.asked_on, document.received_on, document.signed_on] {
                behind(date, name);
            }
            let order: Vec<_> = [document.asked_on, document.received_on, document.signed_on]
                .into_iter()
                .flatten()
                .map(|date| date.last_day())
                .collect();
            assert!(order.is_sorted(), "{today} {name}");
        }
        for submission in &application.submissions {
            behind(submission.submitted_on, name);
        }
        for report in &application.reports {
            behind(report.submitted_on, name);
        }
        for payment in &application.payments {
            behind(payment.received_on, name);
        }
        let periods: Vec<_> = application
            .periods
            .iter()
            .flat_map(|p| [p.from.unwrap().first_day(), p.until.unwrap().last_day()])
            .collect();
        assert!(periods.is_sorted(), "{today} {name}");
        for pair in periods.chunks(2).collect::<Vec<_>>().windows(2) {
            assert_eq!(pair[0][1] + Days::new(1), pair[1][0], "{today} {name}: the periods follow each other");
        }
        for approval in &application.approvals {
            let (agenda, meeting) = (approval.agenda_cut_off, approval.meeting.unwrap());
            assert!(agenda.is_none_or(|agenda| agenda.last_day() < meeting.last_day()), "{today} {name}");
            let decided = meeting.last_day() < today;
            assert_eq!(decided, approval.decision.code() != "pending", "{today} {name}");
        }
    }
    let (mut overdue, mut at_once, mut week) = (0, 0, 0);
    for deadline in workspace.all::<Deadline>(Kind::DEADLINE) {
        let title = &deadline.title;
        behind(deadline.done_on, title);
        assert_eq!(deadline.done_on.is_some(), deadline.state == DeadlineState::Done, "{title}");
        assert_ne!(deadline.due.is_some(), deadline.derived_from.is_some(), "{title}: typed twice");
        let Some(due) = deadline.due else { continue };
        if deadline.state == DeadlineState::Open {
            overdue += usize::from(due.last_day() < today);
            at_once += usize::from(due.last_day() == today);
            week += usize::from(due.last_day() > today && due.last_day() <= today + Days::new(7));
        }
    }
    assert!((3..=8).contains(&overdue), "{today}: {overdue} overdue");
    assert!(at_once >= 3 && week >= 4, "{today}: {at_once} today, {week} this week");
}

#[test]
fn it_is_right_on_every_day_on_which_it_may_be_opened() {
    for today in many_days() {
        let workspace = open(today, today.day() == 1);
        check(&workspace, today);
        check_calls(&workspace, today);
        check_work(&workspace, today);
    }
}

#[test]
fn the_office_follows_up_every_touched_deadline_at_a_part_that_has_it() {
    let workspace = open(today(), true);
    let touched: Vec<&Deadline> =
        workspace.all(Kind::DEADLINE).filter(|d: &&Deadline| d.derived_from.is_some()).collect();
    assert!(touched.len() >= 8);
    for deadline in touched {
        let record = workspace.record(deadline.derived_from.as_ref().unwrap()).unwrap();
        if let Some(part) = &deadline.derived_part {
            assert!(find(record.as_entity(), part).is_some(), "{}", deadline.title);
        }
    }
}

#[test]
fn everybody_in_the_office_has_work_to_do() {
    let workspace = open(today(), true);
    let mut work: BTreeMap<String, usize> = BTreeMap::new();
    let office: BTreeSet<_> =
        workspace.all::<Person>(Kind::PERSON).filter(|p| p.in_office).map(|p| p.id.clone()).collect();
    for deadline in workspace.all::<Deadline>(Kind::DEADLINE) {
        let owner = deadline.owner.as_ref().unwrap();
        assert!(office.contains(owner), "{}: not the office's own", deadline.title);
        *work.entry(workspace.title_of(owner).unwrap()).or_default() += 1;
    }
    assert_eq!(work.len(), 4);
    assert!(work.values().all(|count| *count >= 15), "{work:?}");
    for call in workspace.all::<Call>(Kind::CALL) {
        for triage in &call.triage {
            assert!(triage.decider.as_ref().is_none_or(|decider| office.contains(decider)), "{}", call.title);
        }
    }
}

#[test]
fn nobody_in_it_is_real() {
    let workspace = open(today(), false);
    let reserved = |address: &str| {
        let domain = address.rsplit('@').next().unwrap();
        ["example.org", "example.com", "example.net"].iter().any(|d| domain == *d || domain.ends_with(&format!(".{d}")))
    };
    let mut addresses = BTreeSet::new();
    for person in workspace.all::<Person>(Kind::PERSON) {
        assert!(!person.emails.is_empty(), "{}", person.name);
        for email in &person.emails {
            assert!(reserved(email) && addresses.insert(email.clone()), "{email}");
        }
        assert!(person.phones.iter().all(|phone| invented(phone)), "{}: {:?}", person.name, person.phones);
        assert!(!person.affiliations.is_empty() && person.review_on.is_some(), "{}", person.name);
        assert!(!person.purpose.is_empty() && !person.legal_basis.code().is_empty(), "{}", person.name);
        assert_eq!(person.legal_basis.code() == "consent", person.consent_on.is_some(), "{}", person.name);
    }
    for partner in workspace.all::<Partner>(Kind::PARTNER) {
        assert!(partner.emails.iter().all(|email| reserved(email)), "{}", partner.name);
        assert!(partner.phones.iter().all(|phone| invented(phone)), "{}", partner.name);
        let site = partner.website.trim_start_matches("https://").trim_end_matches('/');
        assert!(site.is_empty() || reserved(site), "{}", partner.name);
        assert!(partner.pic.is_empty() || partner.pic.starts_with("00000"), "{}", partner.name);
        assert!(partner.oid.is_empty() || partner.oid.starts_with("E0000"), "{}", partner.name);
    }
    for call in workspace.all::<Call>(Kind::CALL) {
        assert!(call.identifier.contains("SAMPLE"), "{}", call.identifier);
        assert!(call.url.starts_with("https://portal.example.org/"), "{}", call.identifier);
    }
}

/// True for numbers that nobody has: set aside for fiction in Sweden and Germany, impossible elsewhere.
fn invented(phone: &str) -> bool {
    let fiction = phone.starts_with("+46 31 390 06 ") || phone.starts_with("+49 40 66969 ");
    fiction || phone.split_once(' ').is_some_and(|(_, number)| number.starts_with("00"))
}

#[test]
fn main_contacts_and_deputies_are_there_and_somebody_lacks_one() {
    let workspace = open(today(), true);
    let mut roles: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for person in workspace.all::<Person>(Kind::PERSON) {
        for place in &person.affiliations {
            let partner = workspace.title_of(place.partner.as_ref().unwrap()).unwrap();
            roles.entry(partner).or_default().push(place.contact.code());
        }
    }
    assert!(roles.values().all(|codes| codes.iter().filter(|code| **code == "main").count() <= 1), "{roles:?}");
    assert!(["main", "deputy"].iter().all(|code| roles["Bjørkesund kommune"].contains(code)));
    assert!(!roles["Granheim kommune"].contains(&"deputy"));
}

const ASSETS: [&str; 7] = [
    include_str!("../assets/sample/office.json"),
    include_str!("../assets/sample/partners.json"),
    include_str!("../assets/sample/persons.json"),
    include_str!("../assets/sample/calls.json"),
    include_str!("../assets/sample/applications.json"),
    include_str!("../assets/sample/deadlines.json"),
    include_str!("../assets/sample/changes.json"),
];

#[test]
fn every_text_of_two_languages_has_both_and_no_date_of_our_years_stands_fixed() {
    fn visit(json: &Json, pairs: &mut usize) {
        match json {
            Json::Object(map) => {
                if let (Some(nb), Some(en)) = (map.get("nb"), map.get("en")) {
                    assert_eq!(map.len(), 2, "{json}");
                    assert_ne!(nb, en);
                    for side in [nb, en] {
                        let texts = side.as_array().map_or_else(|| vec![side], |list| list.iter().collect());
                        assert!(texts.iter().all(|t| t.as_str().is_some_and(|t| !t.trim().is_empty())), "{json}");
                    }
                    assert_eq!(nb.as_array().map(Vec::len), en.as_array().map(Vec::len), "{json}");
                    *pairs += 1;
                } else {
                    assert!(!map.contains_key("nb") && !map.contains_key("en"), "{json}");
                    map.values().for_each(|json| visit(json, pairs));
                }
            }
            Json::Array(list) => list.iter().for_each(|json| visit(json, pairs)),
            Json::String(text) => {
                let fixed = text.parse::<DateValue>().is_ok_and(|date| date.last_day() > day("2021-12-31"));
                assert!(!fixed, "{text} would grow old");
                assert!(!text.contains(" | "), "{text}");
            }
            _ => {}
        }
    }
    let mut pairs = 0;
    for asset in ASSETS {
        visit(&serde_json::from_str(asset).unwrap(), &mut pairs);
    }
    assert!(pairs > 500, "{pairs}");
}

#[test]
fn norwegians_and_danes_read_norwegian_and_others_english_about_the_same_records() {
    assert!(reads_norwegian("nb") && reads_norwegian("da") && reads_norwegian("nn-NO"));
    assert!(!reads_norwegian("en") && !reads_norwegian("de") && !reads_norwegian("nbx"));
    let (nb, en) = (open(today(), true), open(today(), false));
    let ids = |workspace: &Workspace| records(workspace).map(|r| r.id().clone()).collect::<Vec<_>>();
    assert_eq!(ids(&nb), ids(&en));
    let titles =
        |workspace: &Workspace| workspace.all::<Deadline>(Kind::DEADLINE).map(|d| d.title.clone()).collect::<Vec<_>>();
    assert!(titles(&nb).contains(&"Nyhetsbrevet sendes".to_owned()));
    assert!(titles(&en).contains(&"The newsletter goes out".to_owned()));
    let same = titles(&nb).iter().zip(&titles(&en)).filter(|(a, b)| a == b).count();
    assert_eq!(same, 0);
    let english: String =
        records(&en).filter(|r| Kind::of(*r) != Kind::PARTNER).map(|r| r.to_json().to_string()).collect();
    for word in [" og ", " ikke ", " til ", " på "] {
        assert!(!english.contains(word), "Norwegian in the English sample near `{word}`");
    }
}

#[test]
fn the_same_day_gives_the_same_workspace_and_another_day_another() {
    let (one, two) = (open(today(), true), open(today(), true));
    assert!(one.same_records(&two) && one.log == two.log && one.is_consistent());
    assert!(!one.same_records(&open(today() + Days::new(1), true)));
}

#[test]
fn a_day_at_the_ends_of_the_calendar_is_refused_without_a_panic() {
    for today in [NaiveDate::MIN, day("1600-01-01"), day("9999-12-31"), NaiveDate::MAX] {
        let error = sample(today, true, noon(day("2026-11-22"))).unwrap_err().to_string();
        assert!(error.contains("on this day"), "{today}: {error}");
    }
}

#[test]
fn the_change_log_runs_forward_and_ends_before_now() {
    let workspace = open(today(), true);
    let at: Vec<_> = workspace.log.iter().map(|entry| entry.at.unwrap().0).collect();
    assert!(at.len() >= 10 && at.is_sorted() && at.iter().all(|at| *at <= noon(today())));
    for entry in &workspace.log {
        let record = workspace.record(&entry.record).unwrap();
        assert_eq!((record.title(), record.schema().key), (entry.title.clone(), entry.kind.as_str()));
        if let Some(part) = &entry.part {
            assert_eq!(find(record.as_entity(), part).unwrap().get_key(&entry.field).to_json(), entry.to);
        }
    }
}

#[test]
fn it_fits_the_published_schema() {
    let validator = jsonschema::validator_for(&json_schema()).unwrap();
    for today in ["2026-01-01", "2026-06-15", "2028-02-29", "2029-12-31"].map(day) {
        let workspace = open(today, true);
        let mut file = json!({ "format": FORMAT, "version": VERSION });
        for kind in Kind::all() {
            let table: Vec<Json> = workspace.table(kind).values().map(|record| record.to_json()).collect();
            let table = if kind == Kind::OFFICE { table[0].clone() } else { table.into() };
            file[kind.def().table] = table;
        }
        file["changes"] = workspace.log.iter().map(|entry| serde_json::to_value(entry).unwrap()).collect();
        let faults: Vec<_> = validator.iter_errors(&file).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn the_office_has_its_own_fields_views_plans_and_a_small_logo() {
    let workspace = open(today(), true);
    let office = workspace.office();
    let office: &Office = office.downcast().unwrap();
    assert!(office.logo.starts_with("data:image/png;base64,iVBOR") && office.logo.len() < 10_000);
    assert_eq!((office.country.as_str(), office.zone.as_str(), office.currency.as_str()), ("NO", "Europe/Oslo", "NOK"));
    for own in &office.own_fields {
        let kind = Kind::from_key(&own.of).unwrap();
        let filled = workspace.table(kind).values().filter(|r| r.head().own.contains_key(&own.key)).count();
        assert!(filled >= 5, "{}", own.key);
        for record in workspace.table(kind).values() {
            let Some(value) = record.head().own.get(&own.key) else { continue };
            Value::from_json(&own.value_kind.value_kind(), value).unwrap();
            if !own.choices.is_empty() {
                assert!(own.choices.iter().any(|word| value == word.as_str()), "{value}");
            }
        }
    }
    let themes: BTreeSet<_> = office.themes.iter().cloned().collect();
    for record in records(&workspace).filter(|record| !matches!(Kind::of(*record), Kind::OFFICE | Kind::PROGRAMME)) {
        if let Value::List(list) = record.get_key("themes") {
            assert!(list.iter().all(|theme| themes.contains(theme)), "{}: {list:?}", record.title());
        }
    }
    assert!(office.views.iter().all(|view| view.of == "agenda" || Kind::from_key(&view.of).is_some()));
    assert!(office.plan_templates.iter().all(|template| template.steps.len() >= 4));
    assert_eq!(office.weights.len(), 7);
}

#[test]
fn calls_that_norway_may_not_answer_say_so() {
    let workspace = open(today(), false);
    for call in workspace.all::<Call>(Kind::CALL) {
        let programme: &Programme = workspace.get(call.programme.as_ref().unwrap()).unwrap();
        let rule = programme.eligibility.iter().find(|rule| rule.country == "NO").unwrap();
        let go = call.triage.iter().any(|triage| triage.decision == Decision::Go);
        assert!(!(go && rule.status.code() == "no"), "{}", call.identifier);
    }
}
