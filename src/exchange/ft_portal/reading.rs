//! A whole file as calls: each once, in the best language, with a reason for every entry left out.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Read;

use super::entry::EntryError;
use super::reader::{Place, ReadError, read_entries};
use super::tender::{PortalTender, tender};
use super::topic::{PortalCall, call, is_tender};
use crate::jobs::Progress;

/// What a file holds.
#[derive(Clone, Default, Debug)]
pub struct Reading {
    /// The calls in the file's order.
    pub calls: Vec<Placed<PortalCall>>,
    /// The tenders in the file's order, where they were asked for.
    pub tenders: Vec<Placed<PortalTender>>,
    /// The entries left out, in the file's order.
    pub skipped: Vec<Skipped>,
    /// How many entries the file has.
    pub entries: usize,
}

/// Something with its place in the file.
#[derive(Clone, PartialEq, Debug)]
pub struct Placed<T> {
    /// The entry's index, from 0.
    pub index: usize,
    /// Where the entry begins.
    pub place: Place,
    /// What it says.
    pub what: T,
}

/// An entry that was left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skipped {
    /// The entry's index, from 0.
    pub index: usize,
    /// Where the entry begins, or where the fault is.
    pub place: Place,
    /// The identifier, where there is one.
    pub identifier: Option<String>,
    /// Why.
    pub reason: SkipReason,
}

/// Why an entry was left out.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SkipReason {
    /// A field contradicts its meaning; serde's words.
    #[error("it cannot be read: {0}")]
    Malformed(String),
    /// Neither identifier nor number: it could not be known again at the next import.
    #[error("it has no identifier")]
    NoKey,
    /// Procurement, which was not asked for.
    #[error("it is a tender")]
    Tender,
    /// The same call stands in the file again, in a better language or newer.
    #[error("the same call is entry {}", kept + 1)]
    Duplicate {
        /// The index of the entry that was kept, from 0.
        kept: usize,
    },
}

/// Reads a whole file and makes calls of its entries.
///
/// `size` is the file's size in bytes for the progress, 0 where it is not known; `tenders` asks for those too.
/// Of entries with the same key one is kept: English before no language before another; then the one
/// with the newest news, the most deadlines, the first in the file. So the order of the file does not decide
/// what an import finds.
///
/// # Errors
/// Any [`ReadError`]; nothing is returned then.
pub fn read_file<R: Read>(read: R, size: u64, progress: &Progress, tenders: bool) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut seen = HashMap::<String, usize>::new();
    let entries = read_entries(read, size, progress, |index, place, entry| {
        let entry = match entry {
            Ok(entry) => entry,
            Err(EntryError { reason, place, identifier }) => {
                let reason = SkipReason::Malformed(reason);
                return reading.skipped.push(Skipped { index, place, identifier, reason });
            }
        };
        let mut skip = |reason| {
            let identifier = entry.identifier.clone();
            reading.skipped.push(Skipped { index, place, identifier, reason });
        };
        if is_tender(&entry) {
            if !tenders {
                return skip(SkipReason::Tender);
            }
            return match tender(&entry) {
                Some(what) => reading.tenders.push(Placed { index, place, what }),
                None => skip(SkipReason::NoKey),
            };
        }
        let Some(what) = call(&entry) else { return skip(SkipReason::NoKey) };
        let found = Placed { index, place, what };
        match seen.entry(found.what.key.clone()) {
            Entry::Vacant(free) => {
                free.insert(reading.calls.len());
                reading.calls.push(found);
            }
            Entry::Occupied(at) => {
                let Some(kept) = reading.calls.get_mut(*at.get()) else { return };
                let worse = if rank(&found.what) > rank(&kept.what) { std::mem::replace(kept, found) } else { found };
                reading.skipped.push(Skipped {
                    index: worse.index,
                    place: worse.place,
                    identifier: Some(worse.what.identifier),
                    reason: SkipReason::Duplicate { kept: kept.index },
                });
            }
        }
    })?;
    reading.entries = entries;
    finish(&mut reading);
    Ok(reading)
}

/// Brings both lists into the file's order, and duplicates to the entry that was kept in the end.
fn finish(reading: &mut Reading) {
    let gone: HashMap<usize, usize> = reading
        .skipped
        .iter()
        .filter_map(|skipped| match skipped.reason {
            SkipReason::Duplicate { kept } => Some((skipped.index, kept)),
            _ => None,
        })
        .collect();
    for skipped in &mut reading.skipped {
        if let SkipReason::Duplicate { kept } = &mut skipped.reason {
            while let Some(better) = gone.get(kept) {
                *kept = *better;
            }
        }
    }
    reading.calls.sort_by_key(|found| found.index);
    reading.skipped.sort_by_key(|skipped| skipped.index);
}

fn rank(call: &PortalCall) -> (u8, Option<chrono::NaiveDateTime>, usize) {
    let language = match call.language.as_deref() {
        Some("en" | "eng" | "english") => 2,
        None => 1,
        Some(_) => 0,
    };
    (language, call.news.as_ref().and_then(|news| news.changed), call.deadlines.len())
}
