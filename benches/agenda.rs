//! The agenda of a workspace of 100 000 calls: from scratch, after one edit, its overview, the figures of the first panel.

use std::sync::Arc;

use brobygger::agenda::home::{Counts, Home};
use brobygger::agenda::{Agenda, Clock, Query, States};
use brobygger::model::application::{Application, Stage};
use brobygger::model::call::{Call, CutOff, CutOffStage, Decision, Triage};
use brobygger::model::date::{DateValue, Moment};
use brobygger::model::deadline::{Deadline, What};
use brobygger::model::id::Id;
use brobygger::model::kinds::Kind;
use brobygger::model::log::LogEntry;
use brobygger::model::schema::{Extra, Record};
use brobygger::model::workspace::{Table, Workspace};
use chrono::{Days, NaiveDate};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Calls with an opening and two cut-offs each, one in a hundred of them with an application and as many touched.
fn workspace(calls: usize) -> Workspace {
    let day = |n: usize| NaiveDate::default() + Days::new(19_723 + (n % 1500) as u64);
    let mut tables: [Table; Kind::COUNT] = std::array::from_fn(|_| Table::new());
    let mut put = |kind: Kind, record: Arc<dyn Record>| {
        if let Some(table) = tables.get_mut(kind.index()) {
            table.insert(record.id().clone(), record);
        }
    };
    // In the order of the ids, as a file is read.
    let mut ids: Vec<_> = (0..calls).map(|n| (Id::derived("bench", &n.to_string()), n)).collect();
    ids.sort_unstable();
    for (id, n) in ids {
        let mut call = Call { id: id.clone(), title: format!("Topic number {n}"), ..Call::default() };
        call.opens = Some(DateValue::Day(day(n)));
        for (part, later) in [("1", 60), ("2", 240)] {
            call.cut_offs.push(CutOff {
                id: id.child(part),
                due: Some(DateValue::Moment(Moment::brussels_assumed(day(n + later)))),
                stage: CutOffStage::CutOff,
                ..CutOff::default()
            });
        }
        if n % 10 == 0 {
            let decision = if n % 20 == 0 { Decision::Watching } else { Decision::NoGo };
            call.triage.push(Triage { id: id.child("triage"), decision, ..Triage::default() });
        }
        let cut_off = id.child("2");
        put(Kind::CALL, Arc::new(call));
        if n % 100 == 0 {
            let application = Application {
                id: id.child("application"),
                title: format!("Application number {n}"),
                call: Some(id.clone()),
                cut_off: Some(cut_off.clone()),
                stage: Stage::Writing,
                starts: Some(DateValue::Day(day(n + 500))),
                ..Application::default()
            };
            put(Kind::APPLICATION, Arc::new(application));
            let deadline = Deadline {
                id: id.child("overlay"),
                derived_from: Some(id.clone()),
                derived_part: Some(cut_off),
                derived_what: What::CutOff,
                ..Deadline::default()
            };
            put(Kind::DEADLINE, Arc::new(deadline));
        }
    }
    Workspace::from_tables(tables, imbl::Vector::<LogEntry>::new(), Extra::new())
}

const SIZES: [usize; 2] = [5_000, 100_000];

#[divan::bench(args = SIZES, sample_count = 20)]
fn from_scratch(bencher: Bencher<'_, '_>, calls: usize) {
    let workspace = workspace(calls);
    bencher.bench_local(|| Agenda::build(black_box(&workspace)));
}

#[divan::bench(args = SIZES)]
fn after_one_edit(bencher: Bencher<'_, '_>, calls: usize) {
    let workspace = workspace(calls);
    let mut agenda = Agenda::build(&workspace);
    let changed = Id::derived("bench", "100").child("application");
    let snapshot = agenda.clone();
    bencher.bench_local(|| agenda.update(black_box(&workspace), [(Kind::APPLICATION, &changed)]));
    assert!(agenda == snapshot);
}

#[divan::bench(args = SIZES)]
fn snapshot(bencher: Bencher<'_, '_>, calls: usize) {
    let agenda = Agenda::build(&workspace(calls));
    bencher.bench_local(|| black_box(&agenda).clone());
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn overview_of_ninety_days(bencher: Bencher<'_, '_>, calls: usize) {
    let workspace = workspace(calls);
    let agenda = Agenda::build(&workspace);
    let query = Query { from: clock().today(), days: 90, states: States::Open, clock: clock() };
    bencher.bench_local(|| agenda.overview(black_box(&workspace), &query).len());
}

// 1 March 2026.
fn clock() -> Clock<'static> {
    let now = chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_513);
    Clock { now, zone: chrono_tz::Europe::Oslo, working_days: None }
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn figures_of_the_first_panel(bencher: Bencher<'_, '_>, calls: usize) {
    let workspace = workspace(calls);
    let agenda = Agenda::build(&workspace);
    let since = clock().now - chrono::TimeDelta::days(1);
    bencher.bench_local(|| Home::of(black_box(&workspace), &agenda, &clock(), since, "Kari").load.len());
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn counts_beside_the_panels(bencher: Bencher<'_, '_>, calls: usize) {
    let workspace = workspace(calls);
    let agenda = Agenda::build(&workspace);
    bencher.bench_local(|| Counts::of(black_box(&workspace), &agenda, &clock()).overdue);
}
