//! Saving and backups at the size of 100 000 calls: a verified save with its backup is to take under a second.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a bench that cannot run shall stop")]

use std::fmt::Write as _;
use std::path::PathBuf;

use brobygger::store::backups;
use brobygger::store::disk::{self, BackupPolicy, SaveOptions};
use chrono::{DateTime, Utc};
use divan::Bencher;

const LIMIT: u64 = 1 << 30;

fn main() {
    divan::main();
}

/// About 60 MB that compress like records do: repeated keys, running numbers, words in changing order.
fn content(salt: usize) -> Vec<u8> {
    const WORDS: [&str; 12] = [
        "climate",
        "energy",
        "transport",
        "ferry",
        "school",
        "harbour",
        "skole",
        "miljø",
        "Grenzraum",
        "culture",
        "data",
        "søknad",
    ];
    let mut text = String::from("{\n  \"format\": \"brobygger\",\n  \"calls\": [\n");
    let mut state = 88_172_645_463_325_252_u64 + salt as u64;
    for number in 0..100_000 {
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let _ = write!(
            text,
            "    {{\n      \"id\": \"{:016x}{:016x}\",\n      \"identifier\": \"HORIZON-CL5-2027-{number}\"",
            next(),
            next()
        );
        for field in ["title", "summary", "notes"] {
            let _ = write!(text, ",\n      \"{field}\": \"");
            for _ in 0..14 {
                let _ = write!(text, "{} ", WORDS[next() as usize % WORDS.len()]);
            }
            text.push('"');
        }
        let _ = write!(
            text,
            ",\n      \"deadline\": \"2027-{:02}-{:02}T17:00\",\n      \"budget\": \"{}\",\n      \"provenance\": {{ \"title\": \"imported\", \"summary\": \"imported\", \"deadline\": \"imported\" }}\n    }},\n",
            next() % 12 + 1,
            next() % 28 + 1,
            next() % 9_000_000
        );
    }
    text.push_str("    {}\n  ]\n}\n");
    text.into_bytes()
}

struct Place {
    _dir: tempfile::TempDir,
    path: PathBuf,
}

/// In the target folder, which is on a disk; the system's folder for temporary files often is memory.
fn place() -> Place {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    Place { path: dir.path().join("big.brobygger.json"), _dir: dir }
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap_or_default()
}

#[divan::bench(args = [BackupPolicy::Required, BackupPolicy::None], sample_count = 10, sample_size = 1)]
fn save_60_mb(bencher: Bencher<'_, '_>, backup: BackupPolicy) {
    let (old, new) = (content(1), content(2));
    let options = SaveOptions { backup, ..SaveOptions::new(now(), "set title") };
    bencher
        .counter(divan::counter::BytesCount::of_slice(&new))
        .with_inputs(|| {
            let place = place();
            let saved = disk::save_bytes(&place.path, None, &old, &options).expect("saved");
            (place, saved.stamp)
        })
        .bench_refs(|(place, stamp)| {
            disk::save_bytes(&place.path, Some(*stamp), &new, &options).expect("saved");
        });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn read_60_mb(bencher: Bencher<'_, '_>) {
    let place = place();
    disk::save_bytes(&place.path, None, &content(1), &SaveOptions::new(now(), "new")).expect("saved");
    bencher.bench(|| disk::read(&place.path, LIMIT).expect("read").bytes.len());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn undo_60_mb(bencher: Bencher<'_, '_>) {
    let (old, new) = (content(1), content(2));
    let options = SaveOptions::new(now(), "set title");
    bencher
        .with_inputs(|| {
            let place = place();
            let saved = disk::save_bytes(&place.path, None, &old, &options).expect("saved");
            disk::save_bytes(&place.path, Some(saved.stamp), &new, &options).expect("saved");
            place
        })
        .bench_refs(|place| backups::undo(&place.path, LIMIT, &options).expect("undone").saved.stamp);
}
