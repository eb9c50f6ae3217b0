//! The text in which free words are looked for: the searched fields of every record of a kind, folded,
//! in few long strings, so that looking through a hundred thousand records is one sweep of memory.

use std::sync::Arc;

use memchr::memmem::Finder;

use super::id::Id;
use super::schema::{Record, walk};
use super::value::Value;
use crate::i18n::fold;

/// Records per chunk when it is built; it splits at twice as many.
const CHUNK: usize = 512;

/// From so many chunks on, two threads look through them.
const MANY_CHUNKS: usize = 32;

#[derive(Clone, Debug, Default)]
struct Chunk {
    ids: Vec<Id>,
    /// Where each record's text ends.
    ends: Vec<u32>,
    text: String,
}

impl Chunk {
    fn push(&mut self, id: Id, text: &str) {
        self.ids.push(id);
        self.text.push_str(text);
        self.text.push('\n');
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// The same without room to grow.
    fn shrunk(mut self) -> Self {
        self.ids.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.text.shrink_to_fit();
        self
    }

    fn rows(&self) -> impl Iterator<Item = (&Id, &str)> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        self.ids.iter().zip(starts.zip(&self.ends)).map(|(id, (start, end))| {
            (id, self.text.get(start as usize..(*end as usize).saturating_sub(1)).unwrap_or_default())
        })
    }
}

/// The searched text of a table, in the order of its ids.
#[derive(Clone, Debug, Default)]
pub struct Haystack {
    chunks: Arc<Vec<Arc<Chunk>>>,
}

impl Haystack {
    /// Builds it from records in the order of their ids.
    pub fn build<'a>(records: impl Iterator<Item = &'a Arc<dyn Record>>) -> Self {
        Self::of_texts(records.map(|record| (record.id(), text_of(record.as_ref()))))
    }

    /// Builds it from ids, in their order, with the texts of their records as [`text_of`] makes them.
    pub fn of_texts<'a>(rows: impl Iterator<Item = (&'a Id, impl AsRef<str>)>) -> Self {
        let mut chunks = Vec::new();
        let mut chunk = Chunk::default();
        for (id, text) in rows {
            if chunk.ids.len() == CHUNK {
                chunks.push(Arc::new(std::mem::take(&mut chunk).shrunk()));
            }
            chunk.push(id.clone(), text.as_ref());
        }
        if !chunk.ids.is_empty() {
            chunks.push(Arc::new(chunk.shrunk()));
        }
        Self { chunks: Arc::new(chunks) }
    }

    /// Replaces, inserts or removes the text of one record.
    pub fn update(&mut self, id: &Id, record: Option<&dyn Record>) {
        let text = record.map(text_of);
        let at = self.chunks.partition_point(|chunk| chunk.ids.last().is_some_and(|last| last < id));
        let at = at.min(self.chunks.len().saturating_sub(1));
        let old = self.chunks.get(at).cloned().unwrap_or_default();
        let mut new = Chunk::default();
        let mut todo = text.as_deref();
        for (row, row_text) in old.rows() {
            if row >= id
                && let Some(text) = todo.take()
            {
                new.push(id.clone(), text);
            }
            if row != id {
                new.push(row.clone(), row_text);
            }
        }
        if let Some(text) = todo {
            new.push(id.clone(), text);
        }
        let mut pieces = Vec::with_capacity(2);
        if new.ids.len() > 2 * CHUNK {
            let mut halves = [Chunk::default(), Chunk::default()];
            for (index, (row, text)) in new.rows().enumerate() {
                if let Some(half) = halves.get_mut(usize::from(index >= CHUNK)) {
                    half.push(row.clone(), text);
                }
            }
            pieces.extend(halves.map(Arc::new));
        } else if !new.ids.is_empty() {
            pieces.push(Arc::new(new));
        }
        let chunks = Arc::make_mut(&mut self.chunks);
        let end = (at + 1).min(chunks.len());
        chunks.splice(at..end, pieces);
    }

    /// The ids of the records whose text has the needle, in order. The needle is folded here; an
    /// empty one is in every text.
    pub fn find(&self, needle: &str) -> Vec<Id> {
        let needle = fold(needle);
        let finder = Finder::new(needle.as_bytes());
        if self.chunks.len() < MANY_CHUNKS {
            return find_in(&self.chunks, &finder, usize::MAX);
        }
        let (left, right) = self.chunks.split_at(self.chunks.len() / 2);
        std::thread::scope(|scope| {
            let second = scope.spawn(|| find_in(right, &finder, usize::MAX));
            let mut found = find_in(left, &finder, usize::MAX);
            found.extend(second.join().unwrap_or_else(|_| find_in(right, &finder, usize::MAX)));
            found
        })
    }

    /// The first of them, so many at most: a needle that is nearly everywhere costs next to nothing.
    pub fn find_first(&self, needle: &str, limit: usize) -> Vec<Id> {
        let needle = fold(needle);
        find_in(&self.chunks, &Finder::new(needle.as_bytes()), limit)
    }

    /// All ids with their text, in order.
    pub fn rows(&self) -> impl Iterator<Item = (&Id, &str)> {
        self.chunks.iter().flat_map(|chunk| chunk.rows())
    }
}

fn find_in(chunks: &[Arc<Chunk>], finder: &Finder<'_>, limit: usize) -> Vec<Id> {
    let mut found = Vec::new();
    for chunk in chunks {
        let text = chunk.text.as_bytes();
        let mut from = 0;
        while let Some(hit) = text.get(from..).and_then(|rest| finder.find(rest)) {
            if found.len() >= limit {
                return found;
            }
            let row = chunk.ends.partition_point(|end| *end as usize <= from + hit);
            // The rest of the record's text says nothing new, however often the words stand in it.
            let (Some(id), Some(end)) = (chunk.ids.get(row), chunk.ends.get(row)) else { break };
            found.push(id.clone());
            from = *end as usize;
        }
    }
    found
}

/// The folded text of a record: its searched fields and those of its parts, and the texts of the office's own fields.
pub fn text_of(record: &dyn Record) -> String {
    let mut text = String::new();
    let mut add = |word: &str| {
        if !text.is_empty() {
            // A line feed would end the record's text for needles that have one.
            text.push('\u{1f}');
        }
        text.push_str(word);
    };
    walk(record.as_entity(), &mut |entity| {
        for (index, field) in entity.schema().fields.iter().enumerate() {
            if field.spec.search {
                match entity.get(index) {
                    Value::Text(word) => add(&word),
                    Value::List(words) => words.iter().for_each(|word| add(word)),
                    _ => {}
                }
            }
        }
    });
    for value in record.head().own.values() {
        match value {
            serde_json::Value::String(word) => add(word),
            serde_json::Value::Array(words) => words.iter().filter_map(|w| w.as_str()).for_each(&mut add),
            _ => {}
        }
    }
    let folded = fold(&text);
    if folded.contains('\n') { folded.replace('\n', " ") } else { folded }
}

impl PartialEq for Haystack {
    fn eq(&self, other: &Self) -> bool {
        // Where chunks end depends on history; what they say does not.
        self.rows().eq(other.rows())
    }
}
