//! Sorting and folding 100 000 titles, and the price of one message and one date.

use brobygger::i18n::format::{self, DateStyle};
use brobygger::i18n::{Collator, Lang, fold, zone_name};
use brobygger::tr;
use chrono::NaiveDate;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const TITLES: usize = 100_000;

/// Titles of some six words each, the same in every run.
fn titles() -> Vec<String> {
    let words = ["Ærlig", "energi", "climate", "Übergang", "kommuner", "Åpen", "digital", "øst", "cities", "Förderung"];
    let mut seed = 88_172_645_463_325_252u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % 10).unwrap_or_default()
    };
    (0..TITLES)
        .map(|number| {
            let mut title: Vec<&str> = (0..6).filter_map(|_| words.get(next()).copied()).collect();
            let number = number.to_string();
            title.push(&number);
            title.join(" ")
        })
        .collect()
}

#[divan::bench(sample_count = 5)]
fn keys(bencher: Bencher<'_, '_>) {
    let (titles, collator) = (titles(), Collator::new(Lang::Nb));
    bencher.bench_local(|| titles.iter().map(|title| collator.key(title)).collect::<Vec<_>>());
}

#[divan::bench(sample_count = 5)]
fn sort_by_kept_keys(bencher: Bencher<'_, '_>) {
    let collator = Collator::new(Lang::Nb);
    let keys: Vec<_> = titles().iter().map(|title| collator.key(title)).collect();
    bencher.with_inputs(|| (0..keys.len()).collect::<Vec<_>>()).bench_local_values(|mut order| {
        order.sort_by_key(|place| keys.get(*place));
        order
    });
}

#[divan::bench(sample_count = 5)]
fn sort_by_comparison(bencher: Bencher<'_, '_>) {
    let (titles, collator) = (titles(), Collator::new(Lang::Nb));
    bencher.with_inputs(|| titles.clone()).bench_local_values(|mut titles| {
        titles.sort_by(|a, b| collator.compare(a, b));
        titles
    });
}

#[divan::bench(sample_count = 5)]
fn folding(bencher: Bencher<'_, '_>) {
    let titles = titles();
    bencher.bench_local(|| titles.iter().map(|title| fold(title)).collect::<Vec<_>>());
}

#[divan::bench]
fn message() -> String {
    tr!(black_box(Lang::Nb), "days-left", n = 3)
}

#[divan::bench]
fn medium_date() -> String {
    format::date(black_box(Lang::Nb), NaiveDate::from_ymd_opt(2026, 4, 16).unwrap_or_default(), DateStyle::Medium)
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn first_zone_name() -> String {
    zone_name(black_box(Lang::Nb), chrono_tz::Europe::Brussels)
}
