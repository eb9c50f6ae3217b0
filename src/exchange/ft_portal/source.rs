//! The bytes of a JSON file as a moving window: checked for UTF-8, with line and column, cut into values.

use std::io::{self, Read};
use std::ops::Range;

use memchr::{memchr_iter, memchr2, memrchr};

use super::reader::{FileKind, Place, ReadError};
use crate::jobs::Progress;

/// How much is read at a time.
const CHUNK: usize = 256 * 1024;
/// The most one value may hold, so that a broken file does not fill the memory.
pub(super) const VALUE_LIMIT: usize = 64 * 1024 * 1024;
/// How deep lists and objects may stand in each other, the outermost counted; serde_json's own limit.
pub(super) const DEPTH_LIMIT: u32 = 128;

/// A window over the file. What lies before `keep` is given up when more is read.
pub(super) struct Source<'p, R> {
    read: R,
    progress: &'p Progress,
    buf: Vec<u8>,
    /// How much of `buf` is known to be whole UTF-8; nothing beyond it is looked at.
    checked: usize,
    pos: usize,
    keep: Option<usize>,
    /// The file's offset of the window's first byte.
    base: u64,
    /// Lines are counted up to here.
    lined: usize,
    line: u64,
    line_start: u64,
    ended: bool,
    /// The entry that is being read, for errors.
    pub(super) entry: Option<usize>,
}

impl<'p, R: Read> Source<'p, R> {
    pub(super) fn new(read: R, progress: &'p Progress) -> Self {
        Self {
            read,
            progress,
            buf: Vec::new(),
            checked: 0,
            pos: 0,
            keep: None,
            base: 0,
            lined: 0,
            line: 1,
            line_start: 0,
            ended: false,
            entry: None,
        }
    }

    /// Reads the beginning and tells other kinds of file by it; steps over a byte order mark.
    pub(super) fn open_file(&mut self) -> Result<(), ReadError> {
        let mut head = Vec::with_capacity(CHUNK);
        let read = (&mut self.read).take(CHUNK as u64).read_to_end(&mut head);
        self.buf = head;
        read.map_err(|source| self.io(source))?;
        if let Some(found) = FileKind::by_magic(&self.buf) {
            return Err(ReadError::NotThePortals(found));
        }
        if self.buf.starts_with(b"\xEF\xBB\xBF") {
            self.pos = 3;
            self.line_start = 3;
        }
        self.check()
    }

    /// Reads more; false at the end of the file.
    fn fill(&mut self) -> Result<bool, ReadError> {
        let keep = self.keep.unwrap_or(self.pos).min(self.pos);
        if self.buf.len() - keep > VALUE_LIMIT {
            return Err(ReadError::TooLarge { place: self.place(keep), entry: self.entry });
        }
        self.count_lines(keep);
        self.buf.drain(..keep);
        self.pos -= keep;
        self.checked -= keep;
        self.lined -= keep;
        self.keep = self.keep.map(|_| 0);
        self.base += keep as u64;
        self.progress.reach(self.base + self.pos as u64)?;
        if self.ended {
            return Ok(false);
        }
        let before = self.buf.len();
        (&mut self.read).take(CHUNK as u64).read_to_end(&mut self.buf).map_err(|source| self.io(source))?;
        self.ended = self.buf.len() == before;
        self.check()?;
        Ok(!self.ended)
    }

    /// Checks what was read last for UTF-8; a character cut by the window's end waits for its rest.
    fn check(&mut self) -> Result<(), ReadError> {
        let fresh = self.buf.get(self.checked..).unwrap_or_default();
        match std::str::from_utf8(fresh) {
            Ok(_) => self.checked = self.buf.len(),
            Err(error) => {
                let whole = self.checked + error.valid_up_to();
                match error.error_len() {
                    None if !self.ended => self.checked = whole,
                    None => return Err(ReadError::Truncated { place: self.place(whole), entry: self.entry }),
                    Some(_) => return Err(ReadError::NotUtf8 { place: self.place(whole), entry: self.entry }),
                }
            }
        }
        Ok(())
    }

    fn io(&self, source: io::Error) -> ReadError {
        ReadError::Io { source, offset: self.base + self.buf.len() as u64 }
    }

    fn count_lines(&mut self, to: usize) {
        let Some(stretch) = self.buf.get(self.lined..to) else { return };
        if let Some(last) = memrchr(b'\n', stretch) {
            self.line += memchr_iter(b'\n', stretch).count() as u64;
            self.line_start = self.base + (self.lined + last) as u64 + 1;
        }
        self.lined = to;
    }

    fn place(&mut self, at: usize) -> Place {
        self.count_lines(at);
        let offset = self.base + at as u64;
        Place { offset, line: self.line, column: offset.saturating_sub(self.line_start) + 1 }
    }

    /// Where the next byte stands.
    pub(super) fn here(&mut self) -> Place {
        self.place(self.pos)
    }

    fn truncated(&mut self) -> ReadError {
        ReadError::Truncated { place: self.place(self.buf.len()), entry: self.entry }
    }

    fn wrong(&mut self, expected: &'static str) -> ReadError {
        ReadError::Syntax { place: self.here(), entry: self.entry, reason: format!("expected {expected}") }
    }

    /// The next byte; none at the end of the file.
    fn peek_raw(&mut self) -> Result<Option<u8>, ReadError> {
        while self.pos >= self.checked {
            if !self.fill()? {
                return Ok(None);
            }
        }
        Ok(self.buf.get(self.pos).copied())
    }

    /// Steps over white space; the byte after it, none at the end of the file.
    pub(super) fn peek_or_end(&mut self) -> Result<Option<u8>, ReadError> {
        loop {
            match self.peek_raw()? {
                Some(b' ' | b'\n' | b'\r' | b'\t') => {
                    let rest = self.buf.get(self.pos..self.checked).unwrap_or_default();
                    let blank = rest.iter().position(|b| !matches!(b, b' ' | b'\n' | b'\r' | b'\t'));
                    self.pos += blank.unwrap_or(rest.len());
                }
                other => return Ok(other),
            }
        }
    }

    /// Steps over white space; the byte after it.
    pub(super) fn peek(&mut self) -> Result<u8, ReadError> {
        match self.peek_or_end()? {
            Some(byte) => Ok(byte),
            None => Err(self.truncated()),
        }
    }

    /// Steps over a sign that was peeked at.
    pub(super) fn bump(&mut self) {
        self.pos += 1;
    }

    /// Steps to the next key of an object whose brace was stepped over, and past its colon; none at the end.
    pub(super) fn next_key(&mut self, first: &mut bool) -> Result<Option<String>, ReadError> {
        let byte = self.peek()?;
        if byte == b'}' {
            self.bump();
            return Ok(None);
        }
        if !std::mem::take(first) {
            if byte != b',' {
                return Err(self.wrong("`,` or `}`"));
            }
            self.bump();
            self.peek()?;
        }
        if self.peek()? != b'"' {
            return Err(self.wrong("a key in quotation marks"));
        }
        let place = self.here();
        let range = self.value(2)?;
        let parsed = serde_json::from_slice(self.buf.get(range).unwrap_or_default());
        let key = parsed.map_err(|error| ReadError::syntax(&error, place, self.entry))?;
        if self.peek()? != b':' {
            return Err(self.wrong("`:`"));
        }
        self.bump();
        self.peek()?;
        Ok(Some(key))
    }

    /// Steps to the next element of a list whose bracket was stepped over; false at the end.
    pub(super) fn next_element(&mut self, first: &mut bool) -> Result<bool, ReadError> {
        let byte = self.peek()?;
        if byte == b']' {
            self.bump();
            return Ok(false);
        }
        if !std::mem::take(first) {
            if byte != b',' {
                return Err(self.wrong("`,` or `]`"));
            }
            self.bump();
        }
        match self.peek()? {
            b']' | b',' | b'}' | b':' => Err(self.wrong("a value")),
            _ => Ok(true),
        }
    }

    /// The text of the value at hand, which stands `depth` lists and objects deep; it is stepped over.
    pub(super) fn slice(&mut self, depth: u32) -> Result<&str, ReadError> {
        let range = self.value(depth)?;
        // The window holds nothing but checked UTF-8, so the fallback is never taken.
        Ok(self.buf.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default())
    }

    /// Steps over the value at hand and keeps it in the window.
    fn value(&mut self, depth: u32) -> Result<Range<usize>, ReadError> {
        self.keep = Some(self.pos);
        let done = self.skip(depth);
        let start = self.keep.take().unwrap_or(self.pos);
        done.map(|()| start..self.pos)
    }

    /// Steps over the value at hand, minding only strings and brackets.
    pub(super) fn skip(&mut self, depth: u32) -> Result<(), ReadError> {
        match self.peek()? {
            b'{' | b'[' => self.skip_nested(depth),
            b'"' => {
                self.bump();
                self.skip_string()
            }
            b'}' | b']' | b',' | b':' => Err(self.wrong("a value")),
            _ => {
                while let Some(byte) = self.peek_raw()? {
                    if matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t') {
                        return Ok(());
                    }
                    self.bump();
                }
                Err(self.truncated())
            }
        }
    }

    fn skip_nested(&mut self, outer: u32) -> Result<(), ReadError> {
        // One bit for each open bracket: set for a list. The limit of depth keeps it within 128.
        let (mut lists, mut depth) = (0_u128, 0_u32);
        loop {
            if self.peek_raw()?.is_none() {
                return Err(self.truncated());
            }
            let rest = self.buf.get(self.pos..self.checked).unwrap_or_default();
            let Some(step) = rest.iter().position(|b| matches!(b, b'"' | b'{' | b'}' | b'[' | b']')) else {
                self.pos = self.checked;
                continue;
            };
            self.pos += step;
            match self.buf.get(self.pos) {
                Some(b'"') => {
                    self.bump();
                    self.skip_string()?;
                    continue;
                }
                Some(open @ (b'{' | b'[')) => {
                    lists = lists << 1 | u128::from(*open == b'[');
                    depth += 1;
                    if outer + depth > DEPTH_LIMIT {
                        return Err(ReadError::TooDeep { place: self.here(), entry: self.entry });
                    }
                }
                Some(close) => {
                    if (*close == b']') != (lists & 1 == 1) {
                        return Err(self.wrong(if lists & 1 == 1 { "`]`" } else { "`}`" }));
                    }
                    lists >>= 1;
                    depth -= 1;
                }
                None => return Err(self.truncated()),
            }
            self.bump();
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// Steps to the end of a string whose opening mark was stepped over.
    fn skip_string(&mut self) -> Result<(), ReadError> {
        loop {
            if self.peek_raw()?.is_none() {
                return Err(self.truncated());
            }
            let rest = self.buf.get(self.pos..self.checked).unwrap_or_default();
            let Some(step) = memchr2(b'"', b'\\', rest) else {
                self.pos = self.checked;
                continue;
            };
            self.pos += step;
            if self.buf.get(self.pos) == Some(&b'"') {
                self.bump();
                return Ok(());
            }
            self.bump();
            if self.peek_raw()?.is_none() {
                return Err(self.truncated());
            }
            self.bump();
        }
    }
}
