//! A listing as the template wants it: sizes in points, texts that can be printed, breaks where words are too long.

use std::borrow::Cow;

use serde::Serialize;

use super::fit::{Demand, SHARED, widths};
use super::glyphs::{Face, Glyphs};
use super::world::{PULSES, format_name};
use super::{Align, Cell, Column, Emphasis, Group, Listing, Orientation, Row, Tone, Width};
use crate::i18n::Lang;

/// The page's margin at the sides: 18 mm in points.
const MARGIN: f64 = 51.0;

/// The space between two columns, in points.
const GAP: f64 = 10.0;

/// The space that a coloured square needs beside its text, in points.
const SWATCH: f64 = 9.0;

/// The space that a tone's background needs beside its text, in points.
const CHIP: f64 = 8.5;

/// The least a column can be, in points; below it not even single letters fit.
const NARROWEST: f64 = 12.0;

/// The part of the page that a column may take for what does not wrap.
const WIDEST: f64 = 0.28;

/// Text sizes, in points: the first two need not wrap what should fit, the others only keep words whole.
const SIZES: [f64; 6] = [8.75, 8.25, 8.25, 7.75, 7.25, 6.75];

/// The most characters of one cell that are printed.
pub(crate) const LONGEST_CELL: usize = 6_000;

/// A row with more characters than this may break across pages.
const TALL_ROW: usize = 900;

/// What preparing the sheet changed in the words.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Changes {
    pub(crate) replaced: usize,
    pub(crate) shortened: usize,
}

/// The page's data, as the template reads them.
#[derive(Serialize)]
pub(crate) struct Sheet {
    title: String,
    heading: String,
    subtitles: Vec<String>,
    office: String,
    running: String,
    #[serde(rename = "running-office")]
    running_office: String,
    logo: Option<Picture>,
    author: String,
    lang: &'static str,
    region: &'static str,
    printed: String,
    landscape: bool,
    margin: f64,
    gap: f64,
    size: f64,
    columns: Vec<Head>,
    groups: Vec<Section>,
    #[serde(rename = "page-of")]
    page_of: String,
    empty: String,
}

#[derive(Serialize)]
struct Picture {
    format: &'static str,
    alt: String,
}

#[derive(Serialize)]
struct Head {
    heading: Vec<Piece>,
    width: f64,
    end: bool,
    tabular: bool,
    hyphens: bool,
    emphasis: &'static str,
}

#[derive(Serialize)]
struct Section {
    heading: Vec<Piece>,
    name: String,
    note: String,
    rows: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    cells: Vec<Entry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pulse: Option<usize>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    tall: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Entry {
    Plain(String),
    Rich {
        text: Vec<Piece>,
        #[serde(skip_serializing_if = "Option::is_none")]
        tone: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        swatch: Option<String>,
    },
}

/// A piece of text: prose may be hyphenated, a code may not; a line feed alone ends the line.
#[derive(Serialize, PartialEq, Debug)]
#[serde(untagged)]
enum Piece {
    Prose(String),
    Code { code: String },
}

/// How many columns a page of this orientation can hold.
pub(crate) fn most_columns(orientation: Orientation) -> usize {
    ((text_width(orientation) + GAP) / (NARROWEST + GAP)) as usize
}

fn text_width(orientation: Orientation) -> f64 {
    let page = match orientation {
        Orientation::Portrait => 595.28,
        Orientation::Landscape => 841.89,
    };
    page - 2.0 * MARGIN
}

/// Prepares a listing; its logo stands on the page only `with_logo`.
pub(crate) fn sheet(listing: &Listing, with_logo: bool, glyphs: &Glyphs) -> (Sheet, Changes) {
    let mut press = Press { glyphs, changes: Changes::default() };
    let count = listing.columns.len();
    let groups: Vec<Texts<'_>> = listing.groups.iter().map(|group| press.texts(group, count)).collect();
    let headings: Vec<String> = listing.columns.iter().map(|column| press.line(&column.heading)).collect();
    let (size, widths) = fitted(listing, &headings, &groups, glyphs);
    let bold = Face { bold: true, tabular: false };
    let hyphens = Some(hyphens(listing.language));
    let total = listing.row_count();
    let step = total.div_ceil(PULSES).max(1);
    let full = text_width(listing.orientation);
    let mut number = 0;
    let sections = listing
        .groups
        .iter()
        .zip(groups)
        .map(|(group, Texts { heading, note, rows })| {
            let rows = group.rows.iter().zip(rows).map(|(row, texts)| {
                let pulse = (number % step == 0).then_some(number / step);
                number += 1;
                let tall = texts.iter().map(|text| text.len()).sum::<usize>() > TALL_ROW
                    || texts.iter().any(|text| text.matches('\n').count() > 8);
                let cells = listing.columns.iter().zip(&widths).enumerate().map(|(index, (column, width))| {
                    let text = texts.get(index).map_or("", |text| text.as_ref());
                    let room = Room {
                        glyphs,
                        size,
                        width: *width,
                        face: face(column, row.cells.get(index)),
                        hyphens: hyphens.filter(|_| is_prose(column)),
                    };
                    entry(row.cells.get(index), text, &room)
                });
                Line { cells: cells.collect(), pulse, tall }
            });
            let rows = rows.collect();
            let note = Room { glyphs, size: 8.0, width: full * 0.8, face: bold, hyphens: None }.broken(&note);
            let room = Room { glyphs, size: 10.0, width: full * 0.8, face: bold, hyphens };
            Section { heading: room.pieces(&heading), name: heading, note, rows }
        })
        .collect();
    let columns = listing.columns.iter().zip(&headings).zip(&widths).map(|((column, heading), width)| {
        let room = Room { glyphs, size, width: *width, face: bold, hyphens };
        head(column, room.pieces(heading), *width)
    });
    let columns = columns.collect();
    let office = press.line(&listing.office);
    let title = first_of([press.line(&listing.title), office.clone(), "Brobygger".to_owned()]);
    let plain = |text: &str, size: f64, share: f64| {
        Room { glyphs, size, width: full * share, face: bold, hyphens: None }.broken(text)
    };
    let sheet = Sheet {
        author: first_of([press.line(&listing.author), office.clone(), "Brobygger".to_owned()]),
        logo: listing.logo.as_ref().filter(|_| with_logo).map(|logo| Picture {
            format: format_name(logo.format),
            alt: first_of([press.line(&logo.alt), office.clone(), title.clone()]),
        }),
        heading: plain(&title, 19.0, 1.0),
        subtitles: listing.subtitles.iter().map(|line| plain(&press.line(line), 9.0, 1.0)).collect(),
        running: plain(&short(&title, 90), 7.5, 0.6),
        running_office: plain(&short(&office, 45), 7.5, 0.3),
        office: plain(&office, 9.0, 0.6),
        title,
        lang: listing.language.code(),
        region: region(listing.language),
        printed: plain(&short(&press.line(&listing.printed.text), 90), 7.5, 0.6),
        landscape: listing.orientation == Orientation::Landscape,
        margin: MARGIN,
        gap: GAP,
        size,
        columns,
        groups: sections,
        page_of: short(&press.line(&listing.labels.page_of), 60),
        empty: plain(&press.line(&listing.labels.empty), 9.5, 1.0),
    };
    (sheet, press.changes)
}

fn region(language: Lang) -> &'static str {
    match language {
        Lang::Nb => "NO",
        Lang::Da => "DK",
        Lang::En => "GB",
        Lang::De => "DE",
    }
}

fn hyphens(language: Lang) -> hypher::Lang {
    match language {
        Lang::Nb => hypher::Lang::Norwegian,
        Lang::Da => hypher::Lang::Danish,
        Lang::En => hypher::Lang::English,
        Lang::De => hypher::Lang::German,
    }
}

fn first_of<const N: usize>(texts: [String; N]) -> String {
    texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// The text, cut to so many characters where it is longer.
fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

struct Press<'a> {
    glyphs: &'a Glyphs,
    changes: Changes,
}

impl Press<'_> {
    /// A text that may have several lines, shortened where it is beyond all measure.
    fn long<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        let Some((end, _)) = text.char_indices().nth(LONGEST_CELL) else {
            return self.glyphs.printable(text.trim_end(), &mut self.changes.replaced);
        };
        self.changes.shortened += 1;
        let head = text.get(..end).unwrap_or_default();
        Cow::Owned(format!("{} …", self.glyphs.printable(head, &mut self.changes.replaced)))
    }

    /// The texts of a group, without cells beyond the last column.
    fn texts<'a>(&mut self, group: &'a Group, columns: usize) -> Texts<'a> {
        let mut row = |row: &'a Row| row.cells.iter().take(columns).map(|cell| self.long(&cell.text)).collect();
        let rows = group.rows.iter().map(&mut row).collect();
        Texts { heading: self.line(&group.heading), note: self.line(&group.note), rows }
    }

    /// A text of one line.
    fn line(&mut self, text: &str) -> String {
        self.long(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What a column's texts need: the widest text and the widest word in ems, their ornaments in points.
struct Need {
    text: f64,
    word: f64,
    ornament: f64,
    toned: bool,
}

/// The texts of a group as they can be printed.
struct Texts<'a> {
    heading: String,
    note: String,
    rows: Vec<Vec<Cow<'a, str>>>,
}

/// The text size, and the columns' widths in points without the gaps.
fn fitted(listing: &Listing, headings: &[String], groups: &[Texts<'_>], glyphs: &Glyphs) -> (f64, Vec<f64>) {
    let count = listing.columns.len();
    let available = text_width(listing.orientation) - GAP * count.saturating_sub(1) as f64;
    let bold = Face { bold: true, tabular: false };
    let mut needs: Vec<Need> = headings
        .iter()
        .map(|heading| Need {
            text: glyphs.width(heading, bold),
            word: longest_word(heading, bold, glyphs),
            ornament: 0.0,
            toned: false,
        })
        .collect();
    for (index, (column, need)) in listing.columns.iter().zip(&mut needs).enumerate() {
        for (group, prepared) in listing.groups.iter().zip(groups) {
            for (row, texts) in group.rows.iter().zip(&prepared.rows) {
                let text = texts.get(index).map_or("", |text| text.as_ref());
                let face = face(column, row.cells.get(index));
                let wide = text.lines().map(|line| glyphs.width(line, face)).fold(0.0, f64::max);
                need.text = need.text.max(wide);
                // A word is never wider than its text: most texts need no second look.
                if wide > need.word {
                    need.word = need.word.max(longest_word(text, face, glyphs));
                }
                need.ornament = need.ornament.max(ornament(row.cells.get(index)));
                need.toned |= row.cells.get(index).is_some_and(|cell| cell.tone.is_some());
            }
        }
    }
    let demands = |size: f64| -> Vec<Demand> {
        let demand = |(column, need): (&Column, &Need)| {
            let (bound, share) = match column.width {
                Width::Fit => (available * WIDEST, 0.0),
                Width::Share(weight) => (f64::INFINITY, weight.max(0.01)),
            };
            let points = |ems: f64| (ems * size + need.ornament + 0.5).max(NARROWEST);
            let natural = points(need.text).min(bound.max(NARROWEST));
            // A date, an amount or a state that wraps is no longer read as one.
            let word = if column.tabular || need.toned { natural } else { points(need.word) };
            Demand { natural, least: word.min(available * WIDEST).min(natural), share }
        };
        listing.columns.iter().zip(&needs).map(demand).collect()
    };
    let roomy = |(step, size): &(usize, f64)| {
        let demands = demands(*size);
        let least: f64 = demands.iter().map(|demand| demand.least).sum();
        let shared: f64 = demands.iter().filter(|demand| demand.share > 0.0).map(|demand| demand.natural).sum();
        let fixed: f64 = demands.iter().filter(|demand| demand.share <= 0.0).map(|demand| demand.natural).sum();
        least <= available && (*step > 1 || available - fixed >= shared.min(available * SHARED))
    };
    let size = SIZES.into_iter().enumerate().find(roomy).map_or(6.75, |(_, size)| size);
    (size, widths(available, &demands(size), true))
}

fn face(column: &Column, cell: Option<&Cell>) -> Face {
    let overdue = cell.is_some_and(|cell| cell.tone == Some(Tone::Overdue));
    Face { bold: column.emphasis == Emphasis::Strong || overdue, tabular: column.tabular }
}

/// Whether a column's texts are prose, which hyphens may divide; names and types that fit their column are not.
fn is_prose(column: &Column) -> bool {
    matches!(column.width, Width::Share(_)) && !column.tabular
}

fn ornament(cell: Option<&Cell>) -> f64 {
    let swatch = cell.and_then(|cell| cell.swatch).map_or(0.0, |_| SWATCH);
    swatch + cell.and_then(|cell| cell.tone).map_or(0.0, |_| CHIP)
}

/// Where a line may end without help: after spaces and hyphens.
fn is_break(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' || matches!(c, '-' | '–' | '—')
}

fn longest_word(text: &str, face: Face, glyphs: &Glyphs) -> f64 {
    text.split_inclusive(is_break).map(|word| glyphs.width(word.trim_end(), face)).fold(0.0, f64::max)
}

fn head(column: &Column, heading: Vec<Piece>, width: f64) -> Head {
    Head {
        heading,
        width,
        end: column.align == Align::End,
        tabular: column.tabular,
        hyphens: is_prose(column),
        emphasis: match column.emphasis {
            Emphasis::Normal => "normal",
            Emphasis::Strong => "strong",
            Emphasis::Muted => "muted",
        },
    }
}

fn entry(cell: Option<&Cell>, text: &str, room: &Room<'_>) -> Entry {
    let tone = cell.and_then(|cell| cell.tone).filter(|_| !text.is_empty());
    let swatch = cell.and_then(|cell| cell.swatch).filter(|_| !text.is_empty());
    let hyphens = room.hyphens.filter(|_| tone.is_none());
    let room = Room { width: room.width - ornament(cell), hyphens, ..*room };
    let mut pieces = room.pieces(text);
    match (tone, swatch, pieces.pop()) {
        (None, None, None) => Entry::Plain(String::new()),
        (None, None, Some(Piece::Prose(only))) if pieces.is_empty() && only != "\n" => Entry::Plain(only),
        (_, _, last) => Entry::Rich {
            text: pieces.into_iter().chain(last).collect(),
            tone: tone.map(|tone| match tone {
                Tone::Overdue => "overdue",
                Tone::Soon => "soon",
                Tone::Neutral => "neutral",
                Tone::Done => "done",
            }),
            swatch: swatch.map(|[red, green, blue]| format!("#{red:02x}{green:02x}{blue:02x}")),
        },
    }
}

/// The place a text has.
struct Room<'a> {
    glyphs: &'a Glyphs,
    size: f64,
    width: f64,
    face: Face,
    /// The language whose hyphens may help; none where the template sets the text without.
    hyphens: Option<hypher::Lang>,
}

impl Room<'_> {
    /// The text in one string, without regard to hyphens.
    fn broken(&self, text: &str) -> String {
        text.split_inclusive(char::is_whitespace).map(|word| self.breakable(word, true)).collect()
    }

    fn pieces(&self, text: &str) -> Vec<Piece> {
        let mut out: Vec<Piece> = Vec::new();
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                out.push(Piece::Prose("\n".to_owned()));
            }
            for word in line.split_inclusive(char::is_whitespace) {
                let is_code = is_code(word);
                let word = self.breakable(word, is_code);
                match out.last_mut() {
                    Some(Piece::Prose(text)) if !is_code && text != "\n" => text.push_str(&word),
                    Some(Piece::Code { code }) if is_code => code.push_str(&word),
                    _ if is_code => out.push(Piece::Code { code: word.into_owned() }),
                    _ if word.is_empty() => {}
                    _ => out.push(Piece::Prose(word.into_owned())),
                }
            }
        }
        out
    }

    /// The word, with an invisible place to break (zero width space) after each letter where it is too wide for its
    /// column and hyphens do not help.
    fn breakable<'a>(&self, word: &'a str, is_code: bool) -> Cow<'a, str> {
        let fits = |part: &str| self.glyphs.width(part.trim_end(), self.face) * self.size <= self.width;
        let yields = |part: &str| {
            let hyphens = self.hyphens.filter(|_| !is_code);
            fits(part)
                || hyphens.is_some_and(|language| {
                    hypher::hyphenate(part.trim_end(), language).all(|part| fits(&format!("{part}-")))
                })
        };
        if fits(word) || word.split_inclusive(is_break).all(yields) {
            return Cow::Borrowed(word);
        }
        let mut out = String::with_capacity(word.len() * 4);
        for part in word.split_inclusive(is_break) {
            if yields(part) {
                out.push_str(part);
            } else {
                out.extend(part.chars().flat_map(|c| [c, '\u{200b}']));
            }
        }
        Cow::Owned(out)
    }
}

/// Whether a word is an identifier, an address or an abbreviation, which no hyphen may enter.
fn is_code(word: &str) -> bool {
    let mut capitals = 0;
    for c in word.chars() {
        if c.is_ascii_digit() || matches!(c, '@' | '/' | '_' | '\\') {
            return true;
        }
        capitals += u32::from(c.is_uppercase());
    }
    capitals > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(width: f64) -> Room<'static> {
        Room {
            glyphs: Glyphs::shared().unwrap(),
            size: 9.0,
            width,
            face: Face::default(),
            hyphens: Some(hypher::Lang::German),
        }
    }

    #[test]
    fn identifiers_are_kept_from_hyphens_and_prose_is_not() {
        let pieces = room(500.0).pieces("Frist for HORIZON-MISS-2027 i\nuke 48");
        assert_eq!(
            pieces,
            [
                Piece::Prose("Frist for ".to_owned()),
                Piece::Code { code: "HORIZON-MISS-2027 ".to_owned() },
                Piece::Prose("i".to_owned()),
                Piece::Prose("\n".to_owned()),
                Piece::Prose("uke ".to_owned()),
                Piece::Code { code: "48".to_owned() },
            ]
        );
    }

    #[test]
    fn only_words_too_wide_for_their_column_get_places_to_break() {
        assert_eq!(room(500.0).breakable("Förderfähigkeit", false), "Förderfähigkeit");
        assert_eq!(room(40.0).breakable("Förderfähigkeit", false), "Förderfähigkeit", "hyphens help");
        assert_eq!(room(40.0).breakable("Förderfähigkeit", true).matches('\u{200b}').count(), 15);
        assert_eq!(room(40.0).breakable("Θεσσαλονίκη", false).matches('\u{200b}').count(), 11, "no hyphens for Greek");
        assert_eq!(room(40.0).breakable("HORI-ZON", true), "HORI-ZON");
    }
}
