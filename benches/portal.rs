//! Importing the portal's reference file: 11 000 entries in about 120 MB, as the real one has.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a bench talks to the developer and may stop at once")]

#[path = "common/entries.rs"]
mod entries;

use std::fs::File;

use brobygger::edit::{Author, Deed, Document, Label};
use brobygger::exchange::ft_portal::{self, html, read_entries, read_file};
use brobygger::exchange::plan::{Options, Plan};
use brobygger::jobs::Progress;
use brobygger::model::date::BRUSSELS;
use brobygger::model::workspace::Workspace;
use entries::{file, news};

fn main() {
    divan::main();
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let size = std::fs::metadata(file()).unwrap().len();
        let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
        println!("file: {} MB, peak memory of all of it: {peak}", size / 1_000_000);
    }
}

/// Cutting and parsing alone.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn raw_entries() -> usize {
    let mut topics = 0;
    read_entries(File::open(file()).unwrap(), 0, &Progress::new(), |_, _, entry| {
        topics += usize::from(entry.unwrap().kind == Some(1));
    })
    .unwrap();
    topics
}

/// All the way to calls, HTML and dates included.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn whole_calls() -> usize {
    read_file(File::open(file()).unwrap(), 0, &Progress::new(), false).unwrap().calls.len()
}

/// Read, planned and applied: the whole import into an empty workspace.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn whole_import() -> u64 {
    let mut document = Document::default();
    import(&mut document);
    document.revision()
}

/// The same file again: read and planned, and nothing found.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn whole_import_again(bencher: divan::Bencher<'_, '_>) {
    let mut document = Document::default();
    import(&mut document);
    bencher.bench_local(|| plan(document.workspace()).counts().unchanged);
}

fn plan(workspace: &Workspace) -> Plan {
    let reading = read_file(File::open(file()).unwrap(), 0, &Progress::new(), false).unwrap();
    let offer = ft_portal::offer(reading, workspace, &[]);
    let options = Options { now: chrono::DateTime::UNIX_EPOCH, zone: BRUSSELS, filter: None };
    Plan::make(workspace, offer, &options, &Progress::new()).unwrap()
}

fn import(document: &mut Document) {
    let plan = plan(document.workspace());
    let transaction = plan.transaction(|_| true, Label::many(Deed::Import, "file", plan.counts().new));
    let author = Author { name: "ft-portal".to_owned(), now: chrono::DateTime::UNIX_EPOCH, import: true };
    document.apply(transaction, &author).unwrap();
}

/// One piece of news as plain text.
#[divan::bench]
fn news_to_plain() -> usize {
    html::to_plain(divan::black_box(&news(7, 3))).len()
}
