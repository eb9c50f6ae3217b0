//! How long working days take to count: the agenda asks for thousands at every refresh.

use brobygger::agenda::workdays::WorkingDays;
use chrono::{Days, NaiveDate};
use divan::{Bencher, black_box};

const ALL: [&str; 8] = ["NO", "DK", "SE", "FI", "IS", "BE", "DE", "DE-SH"];

fn main() {
    divan::main();
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
}

/// Working days left for 10 000 deadlines spread over three years, the set made anew.
#[divan::bench]
fn ten_thousand_left_cold(bencher: Bencher) {
    bencher.bench_local(|| WorkingDays::new(&ALL).map(|set| left(&set)));
}

/// The same with a set that has counted its years.
#[divan::bench]
fn ten_thousand_left_warm(bencher: Bencher) {
    let set = WorkingDays::new(&ALL);
    bencher.bench_local(|| set.as_ref().map(left).ok());
}

/// A hundred thousand working days forward, past the years that are kept.
#[divan::bench]
fn furthest_add(bencher: Bencher) {
    let set = WorkingDays::new(&ALL);
    bencher.bench_local(|| set.as_ref().map(|set| set.add(black_box(today()), 100_000)).ok());
}

fn left(set: &WorkingDays) -> i64 {
    (0..10_000_u64).filter_map(|n| set.between(today(), black_box(today() + Days::new(n % 1095))).ok()).sum()
}
