//! Filtering, searching, sorting and completing at 5 000 and 100 000 calls.

#![allow(clippy::panic, reason = "a bench that cannot be set up must say so")]

#[path = "common/big.rs"]
mod big;

use std::sync::OnceLock;

use brobygger::model::kinds::Kind;
use brobygger::model::workspace::Workspace;
use brobygger::query::complete::complete;
use brobygger::query::filter::{Context, Filter};
use brobygger::query::keys::Subject;
use brobygger::query::names::KeysOnly;
use brobygger::query::rows::{GroupBy, Request, RowSet};
use brobygger::query::sort::{SortBy, Sorter};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const SIZES: [usize; 2] = [5_000, 100_000];

fn workspace(calls: usize) -> &'static Workspace {
    static SMALL: OnceLock<Workspace> = OnceLock::new();
    static LARGE: OnceLock<Workspace> = OnceLock::new();
    (if calls == 5_000 { &SMALL } else { &LARGE }).get_or_init(|| big::workspace(calls))
}

fn context(workspace: &Workspace) -> Context<'_> {
    Context { workspace, names: &KeysOnly, now: big::now(), zone: chrono_tz::Europe::Oslo }
}

fn subject(workspace: &Workspace) -> Subject {
    Subject::of_kind(Kind::CALL, workspace.office().as_ref())
}

fn sorter() -> Sorter {
    Sorter::new(|text| text.to_lowercase().into_bytes().into())
}

fn filtering(bencher: Bencher<'_, '_>, calls: usize, text: &str) {
    let workspace = workspace(calls);
    let (context, subject) = (context(workspace), subject(workspace));
    bencher.bench(|| {
        let filter = Filter::new(text, &subject, &context).unwrap_or_else(|faults| panic!("{faults:?}"));
        context.with_view(|view| black_box(filter.select(Kind::CALL, workspace, view).len()))
    });
}

#[divan::bench(args = SIZES)]
fn filter_of_the_manual(bencher: Bencher<'_, '_>, calls: usize) {
    filtering(bencher, calls, "programme:horizon deadline<90d theme:climate,energy -status:closed");
}

#[divan::bench(args = SIZES)]
fn filter_by_deadline_alone(bencher: Bencher<'_, '_>, calls: usize) {
    filtering(bencher, calls, "deadline:today..90d");
}

#[divan::bench(args = SIZES)]
fn filter_by_title(bencher: Bencher<'_, '_>, calls: usize) {
    filtering(bencher, calls, "title:hydrogen");
}

#[divan::bench(args = SIZES)]
fn filter_through_a_link(bencher: Bencher<'_, '_>, calls: usize) {
    filtering(bencher, calls, "programme.name:europe");
}

#[divan::bench(args = SIZES)]
fn words_that_are_rare(bencher: Bencher<'_, '_>, calls: usize) {
    filtering(bencher, calls, "\"hydrogen and hydrogen\"");
}

#[divan::bench(args = SIZES)]
fn words_that_are_common(bencher: Bencher<'_, '_>, calls: usize) {
    filtering(bencher, calls, "hydrogen");
}

#[divan::bench(args = SIZES)]
fn words_beside_a_condition(bencher: Bencher<'_, '_>, calls: usize) {
    filtering(bencher, calls, "hydrogen ports -status:closed");
}

fn sorting(bencher: Bencher<'_, '_>, calls: usize, by: &str) {
    let workspace = workspace(calls);
    let (context, subject) = (context(workspace), subject(workspace));
    let all = Filter::new("", &subject, &context).unwrap_or_else(|faults| panic!("{faults:?}"));
    let by = SortBy::parse(by, &subject, &KeysOnly).unwrap_or_else(|fault| panic!("{fault}"));
    let request = Request { sort: vec![by], ..Request::plain(&subject) };
    let mut sorter = sorter();
    // What is kept from one sorting to the next is there already, as after the first in a table.
    RowSet::of_records(&subject, &all, request.clone(), &mut sorter, &context);
    bencher.bench_local(|| RowSet::of_records(&subject, &all, request.clone(), &mut sorter, &context).rows.len());
}

#[divan::bench(args = SIZES)]
fn sort_by_title(bencher: Bencher<'_, '_>, calls: usize) {
    sorting(bencher, calls, "title");
}

#[divan::bench(args = SIZES)]
fn sort_by_deadline(bencher: Bencher<'_, '_>, calls: usize) {
    sorting(bencher, calls, "-deadline");
}

#[divan::bench(args = SIZES)]
fn rows_in_groups(bencher: Bencher<'_, '_>, calls: usize) {
    let workspace = workspace(calls);
    let (context, subject) = (context(workspace), subject(workspace));
    let filter = Filter::new("-status:closed", &subject, &context).unwrap_or_else(|faults| panic!("{faults:?}"));
    let request = Request {
        sort: vec![SortBy::parse("title", &subject, &KeysOnly).unwrap_or_else(|fault| panic!("{fault}"))],
        group: Some(GroupBy::parse("programme", &subject, &KeysOnly).unwrap_or_else(|fault| panic!("{fault}"))),
        ..Request::plain(&subject)
    };
    let mut sorter = sorter();
    bencher.bench_local(|| RowSet::of_records(&subject, &filter, request.clone(), &mut sorter, &context).rows.len());
}

#[divan::bench(args = SIZES)]
fn completions_of_tags_in_use(bencher: Bencher<'_, '_>, calls: usize) {
    let workspace = workspace(calls);
    let (context, subject) = (context(workspace), subject(workspace));
    bencher.bench(|| complete("theme:c", 7, &subject, &context).items.len());
}
