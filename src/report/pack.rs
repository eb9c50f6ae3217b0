//! A PDF file with its objects packed into compressed object streams (ISO 32000-1, 7.5.7 and 7.5.8).
//!
//! A tagged file is mostly small dictionaries, which the PDF writer leaves uncompressed; packing them makes the file
//! about a quarter as large. Streams are copied byte by byte, with the line feed before `endstream` that PDF/A wants.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use memchr::memmem;

use crate::jobs::{Cancelled, Progress};

/// Objects per object stream: few enough for a reader that wants one object, many enough to compress well.
const PER_STREAM: usize = 400;

/// Bytes per entry of the cross-reference stream: kind, offset or stream's number, generation or index.
const ENTRY: usize = 7;

/// What stands in the file from a cross-reference table to its end.
struct Table<'a> {
    /// Where the table begins.
    start: usize,
    /// Number and offset of each object in use.
    objects: Vec<(usize, usize)>,
    /// One more than the highest object number.
    size: usize,
    /// The trailer's entries, without the brackets around them.
    trailer: &'a [u8],
}

struct Object<'a> {
    number: usize,
    /// From the object's number to its `endobj`, with that.
    whole: &'a [u8],
    /// What stands between `obj` and `endobj`.
    body: &'a [u8],
}

/// The same document in a smaller file, or the file as it is where it is not laid out as expected.
///
/// # Errors
/// [`Cancelled`] once somebody asked for that.
pub(crate) fn packed(pdf: Vec<u8>, progress: &Progress) -> Result<Vec<u8>, Cancelled> {
    match rewritten(&pdf, progress)? {
        Some(smaller) if smaller.len() < pdf.len() => Ok(smaller),
        _ => Ok(pdf),
    }
}

fn rewritten(pdf: &[u8], progress: &Progress) -> Result<Option<Vec<u8>>, Cancelled> {
    let Some(table) = table(pdf) else { return Ok(None) };
    let Some(objects) = objects(pdf, &table) else { return Ok(None) };
    let Some(header) = table.objects.iter().map(|&(_, offset)| offset).min().and_then(|end| pdf.get(..end)) else {
        return Ok(None);
    };
    let (streams, plain): (Vec<_>, Vec<_>) =
        objects.into_iter().partition(|object| object.body.ends_with(b"endstream"));
    let mut file = File::new(header, table.size + plain.len().div_ceil(PER_STREAM) + 1);
    for object in &streams {
        file.place(object.number);
        file.out.extend_from_slice(object.whole);
        file.out.extend_from_slice(b"\n\n");
    }
    for (index, chunk) in plain.chunks(PER_STREAM).enumerate() {
        progress.reach(index as u64)?;
        if file.pack(table.size + index, chunk).is_none() {
            return Ok(None);
        }
    }
    Ok(file.finish(&table))
}

struct File {
    out: Vec<u8>,
    entries: Vec<[u8; ENTRY]>,
}

impl File {
    fn new(header: &[u8], size: usize) -> Self {
        let mut entries = vec![entry(0, 0, 0); size];
        if let Some(first) = entries.first_mut() {
            *first = entry(0, 0, usize::from(u16::MAX));
        }
        Self { out: header.to_vec(), entries }
    }

    fn set(&mut self, number: usize, value: [u8; ENTRY]) {
        if let Some(slot) = self.entries.get_mut(number) {
            *slot = value;
        }
    }

    /// Notes that the object with this number begins here.
    fn place(&mut self, number: usize) {
        self.set(number, entry(1, self.out.len(), 0));
    }

    fn pack(&mut self, number: usize, objects: &[Object<'_>]) -> Option<()> {
        let mut places = String::new();
        let mut bodies = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            self.set(object.number, entry(2, number, index));
            places.push_str(&format!("{} {} ", object.number, bodies.len()));
            bodies.extend_from_slice(object.body);
            bodies.push(b'\n');
        }
        let dictionary = format!("/Type/ObjStm/N {}/First {}", objects.len(), places.len());
        self.place(number);
        self.stream(number, dictionary.as_bytes(), &[places.as_bytes(), &bodies].concat())
    }

    fn stream(&mut self, number: usize, dictionary: &[u8], data: &[u8]) -> Option<()> {
        let data = deflated(data)?;
        self.out.extend_from_slice(format!("{number} 0 obj\n<<").as_bytes());
        self.out.extend_from_slice(dictionary);
        self.out.extend_from_slice(format!("/Filter/FlateDecode/Length {}>>\nstream\n", data.len()).as_bytes());
        self.out.extend_from_slice(&data);
        self.out.extend_from_slice(b"\nendstream\nendobj\n\n");
        Some(())
    }

    fn finish(mut self, table: &Table<'_>) -> Option<Vec<u8>> {
        let old_size = format!("/Size {}", table.size);
        let at = memmem::find(table.trailer, old_size.as_bytes())?;
        let start = self.out.len();
        let size = self.entries.len();
        self.place(size - 1);
        let mut dictionary =
            format!("/Type/XRef/Size {size}/W[1 4 2]/DecodeParms<</Predictor 12/Columns {ENTRY}>>").into_bytes();
        dictionary.extend_from_slice(table.trailer.get(..at)?);
        dictionary.extend_from_slice(table.trailer.get(at + old_size.len()..)?);
        let rows = rows_by_difference(&self.entries);
        self.stream(size - 1, &dictionary, &rows)?;
        self.out.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        Some(self.out)
    }
}

/// An entry of the cross-reference stream: kind 0 free, 1 an object at an offset, 2 an object in a stream.
fn entry(kind: u8, place: usize, extra: usize) -> [u8; ENTRY] {
    let [a, b, c, d] = u32::try_from(place).unwrap_or(u32::MAX).to_be_bytes();
    let [e, f] = u16::try_from(extra).unwrap_or(u16::MAX).to_be_bytes();
    [kind, a, b, c, d, e, f]
}

/// The entries, each as the difference to the one before (PNG's `Up` filter), which compresses far better.
fn rows_by_difference(entries: &[[u8; ENTRY]]) -> Vec<u8> {
    let mut before = [0; ENTRY];
    let mut out = Vec::with_capacity(entries.len() * (ENTRY + 1));
    for entry in entries {
        out.push(2);
        out.extend(entry.iter().zip(before).map(|(byte, above)| byte.wrapping_sub(above)));
        before = *entry;
    }
    out
}

fn deflated(data: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).ok()?;
    encoder.finish().ok()
}

/// Reads the one cross-reference table, with its trailer, that the PDF writer puts at the end.
fn table(pdf: &[u8]) -> Option<Table<'_>> {
    let end = memmem::rfind(pdf, b"startxref")?;
    let start: usize = std::str::from_utf8(pdf.get(end + 9..)?).ok()?.split_whitespace().next()?.parse().ok()?;
    let rest = pdf.get(start..end)?.strip_prefix(b"xref\n0 ")?;
    let line = memchr::memchr(b'\n', rest)?;
    let size: usize = std::str::from_utf8(rest.get(..line)?).ok()?.trim().parse().ok()?;
    let rows = rest.get(line + 1..line + 1 + size.checked_mul(20)?)?;
    let mut objects = Vec::with_capacity(size);
    for (number, row) in rows.chunks_exact(20).enumerate() {
        if row.get(17) == Some(&b'n') {
            objects.push((number, std::str::from_utf8(row.get(..10)?).ok()?.parse().ok()?));
        }
    }
    let trailer = rest.get(line + 1 + rows.len()..)?.strip_prefix(b"trailer\n")?.trim_ascii();
    Some(Table { start, objects, size, trailer: trailer.strip_prefix(b"<<")?.strip_suffix(b">>")? })
}

/// The objects in the order of the file. Each reaches up to the next one, or up to the table.
fn objects<'a>(pdf: &'a [u8], table: &Table<'_>) -> Option<Vec<Object<'a>>> {
    let mut places = table.objects.clone();
    places.sort_by_key(|&(_, offset)| offset);
    let ends = places.iter().skip(1).map(|&(_, offset)| offset).chain([table.start]);
    places
        .iter()
        .zip(ends)
        .map(|(&(number, start), end)| {
            let whole = pdf.get(start..end)?.trim_ascii_end();
            let body = whole.strip_prefix(format!("{number} 0 obj").as_bytes())?.strip_suffix(b"endobj")?;
            Some(Object { number, whole, body: body.trim_ascii() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classic(objects: &[&str]) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n\n".to_vec();
        let mut rows = "0000000000 65535 f\r\n".to_owned();
        for (index, body) in objects.iter().enumerate() {
            rows.push_str(&format!("{:010} 00000 n\r\n", out.len()));
            out.extend_from_slice(format!("{} 0 obj\n{body}\nendobj\n\n", index + 1).as_bytes());
        }
        let start = out.len();
        let size = objects.len() + 1;
        out.extend_from_slice(
            format!("xref\n0 {size}\n{rows}trailer\n<<\n  /Size {size}\n  /Root 1 0 R\n>>\nstartxref\n{start}\n%%EOF")
                .as_bytes(),
        );
        out
    }

    #[test]
    fn dictionaries_are_packed_and_streams_are_kept_byte_by_byte() {
        let stream = "<</Length 3>>\nstream\nabc\nendstream";
        let mut bodies = vec!["<</Type/Catalog/Pages 2 0 R>>"; 900];
        bodies[4] = stream;
        let before = classic(&bodies);
        let after = packed(before.clone(), &Progress::new()).unwrap();
        assert!(after.len() * 4 < before.len(), "{} of {}", after.len(), before.len());
        assert!(memmem::find(&after, format!("5 0 obj\n{stream}\nendobj").as_bytes()).is_some());
        assert_eq!(memmem::find_iter(&after, b"/Type/ObjStm").count(), 3);
        assert!(memmem::find(&after, b"/Size 905/W").is_some());
        assert_eq!(memmem::find_iter(&after, b"/Size").count(), 1);
    }

    #[test]
    fn a_file_laid_out_otherwise_stays_as_it_is() {
        for odd in [&b""[..], b"startxref", b"%PDF-1.7\nstartxref\n9\n%%EOF", b"xref\n0 9\nstartxref\n0\n%%EOF"] {
            assert_eq!(packed(odd.to_vec(), &Progress::new()).unwrap(), odd);
        }
    }

    #[test]
    fn packing_hears_that_it_is_cancelled() {
        let progress = Progress::new();
        progress.cancel();
        assert_eq!(packed(classic(&["<<>>"]), &progress), Err(Cancelled));
    }
}
