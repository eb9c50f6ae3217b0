//! The workspace of 5 000 and of 100 000 calls: load, save, snapshot, edit.

#![allow(clippy::unwrap_used, reason = "a bench may stop at the first surprise")]

use brobygger::edit::{Author, Deed, Document, Draft, Label};
use brobygger::exchange::generate::workspace;
use brobygger::model::kinds::Kind;
use brobygger::model::value::Value;
use brobygger::store::disk::SaveOptions;
use brobygger::store::{self, reader, writer};
use chrono::DateTime;
use divan::{Bencher, black_box};

const SIZES: [usize; 2] = [5_000, 100_000];

fn main() {
    divan::main();
}

fn now() -> DateTime<chrono::Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

fn bytes(calls: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    writer::write(&workspace(calls, now()), &mut bytes).unwrap();
    bytes
}

/// From bytes to a workspace with its indexes.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn load(bencher: Bencher<'_, '_>, calls: usize) {
    let bytes = bytes(calls);
    bencher.counter(divan::counter::BytesCount::new(bytes.len())).bench(|| reader::read(black_box(&bytes)).unwrap());
}

/// Written, read back, the old content backed up, replaced.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn verified_save(bencher: Bencher<'_, '_>, calls: usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.brobygger.json");
    let options = SaveOptions::new(now(), "bench");
    let first = workspace(calls, now());
    let mut stamp = store::save(&path, &first, None, &options).unwrap().stamp;
    let mut turn = 0;
    let mut document = Document::new(first);
    bencher.bench_local(|| {
        turn += 1;
        edit(&mut document, turn);
        stamp = store::save(&path, document.workspace(), Some(stamp), &options).unwrap().stamp;
    });
}

#[divan::bench(args = SIZES)]
fn snapshot(bencher: Bencher<'_, '_>, calls: usize) {
    let workspace = workspace(calls, now());
    bencher.bench(|| black_box(&workspace).clone());
}

/// One field of one call: the transaction, the log, the indexes.
#[divan::bench(args = SIZES, sample_count = 100)]
fn one_edit(bencher: Bencher<'_, '_>, calls: usize) {
    let mut document = Document::new(workspace(calls, now()));
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        edit(&mut document, turn);
    });
}

fn edit(document: &mut Document, turn: usize) {
    let workspace = document.workspace().clone();
    let id = workspace.table(Kind::CALL).keys().nth(turn % 1000).unwrap().clone();
    let mut draft = Draft::new(&workspace, now());
    draft.set_key(&id, "notes", Value::Text(format!("note {turn}").into())).unwrap();
    let author = Author { name: "bench".into(), now: now(), import: false };
    document.apply(draft.finish(Label::one(Deed::Set, "call")), &author).unwrap();
}
