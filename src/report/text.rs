//! The same listing as plain text: columns under each other, for a terminal or a mail.

use unicode_width::UnicodeWidthStr;

use super::fit::{Demand, widths};
use super::{Align, Group, Listing, Width};

/// The spaces between two columns.
const GAP: usize = 2;

/// The narrowest page that is laid out; a narrower wish gets this one.
const LEAST_WIDTH: usize = 20;

/// The listing as text, no line wider than `width` columns of a terminal (East Asian characters take two), without
/// blanks at the ends of lines. Control characters are left out.
pub fn write_text(listing: &Listing, width: usize) -> String {
    let width = width.max(LEAST_WIDTH);
    let mut page = Page::default();
    for line in [&listing.title, &listing.office].into_iter().chain(&listing.subtitles) {
        page.paragraph(line, width);
    }
    page.paragraph(&listing.printed.text, width);
    page.blank();
    if listing.row_count() == 0 {
        page.paragraph(&listing.labels.empty, width);
        return page.text;
    }
    let columns = fitted(listing, width);
    let headings = listing.columns.iter().map(|column| column.heading.as_str());
    page.row(headings, listing, &columns);
    let rules: Vec<String> = columns.iter().map(|width| "-".repeat(*width)).collect();
    page.row(rules.iter().map(String::as_str), listing, &columns);
    for group in listing.groups.iter().filter(|group| !group.rows.is_empty()) {
        let heading = heading(group);
        if !heading.is_empty() {
            page.blank();
            page.paragraph(&heading, width);
        }
        for row in &group.rows {
            let cells = row.cells.iter().map(|cell| cell.text.as_str());
            page.row(cells.chain(std::iter::repeat("")), listing, &columns);
        }
    }
    page.text
}

fn heading(group: &Group) -> String {
    [group.heading.trim(), group.note.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn fitted(listing: &Listing, width: usize) -> Vec<usize> {
    let gaps = GAP * listing.columns.len().saturating_sub(1);
    let demands: Vec<Demand> = listing
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cells = || listing.groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.cells.get(index));
            let mut natural = 1;
            let mut word = 1;
            for text in cells().map(|cell| cell.text.as_str()).chain([column.heading.as_str()]) {
                natural = text.lines().map(|line| clean(line).width()).fold(natural, usize::max);
                word = text.split_whitespace().map(|part| clean(part).width()).fold(word, usize::max);
            }
            // A date, an amount or a state that wraps is no longer read as one.
            let whole = column.tabular || cells().any(|cell| cell.tone.is_some());
            let word = if whole { natural } else { word.min(width / 5) };
            let share = match column.width {
                Width::Fit => 0.0,
                Width::Share(weight) => weight.max(0.01),
            };
            Demand { natural: natural as f64, least: word.min(width / 3) as f64, share }
        })
        .collect();
    let available = width.saturating_sub(gaps);
    let mut out: Vec<usize> = widths(available as f64, &demands, false).iter().map(|width| *width as usize).collect();
    let mut spare = available.saturating_sub(out.iter().sum());
    for (width, demand) in out.iter_mut().zip(&demands) {
        // Whole characters: what rounding left goes to columns that can use it.
        if spare > 0 && (*width as f64) < demand.natural {
            *width += 1;
            spare -= 1;
        }
        *width = (*width).max(1);
    }
    out
}

/// The text in one line without control characters.
fn clean(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    spaced.filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

/// The lines of a text, none wider than `width`: broken at spaces and after hyphens, inside a word only where it is
/// wider than a line.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.lines() {
        let mut current = String::new();
        for word in clean(line).split_whitespace() {
            for (index, part) in word.split_inclusive('-').enumerate() {
                let space = usize::from(index == 0 && !current.is_empty());
                if current.width() + space + part.width() > width && !current.is_empty() {
                    out.push(std::mem::take(&mut current));
                } else if space > 0 {
                    current.push(' ');
                }
                push_word(part, width, &mut current, &mut out);
            }
        }
        out.push(current);
    }
    out
}

fn push_word(word: &str, width: usize, current: &mut String, out: &mut Vec<String>) {
    if current.width() + word.width() <= width {
        current.push_str(word);
        return;
    }
    for cluster in unicode_segmentation::UnicodeSegmentation::graphemes(word, true) {
        if !current.is_empty() && current.width() + cluster.width() > width {
            out.push(std::mem::take(current));
        }
        current.push_str(cluster);
    }
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn blank(&mut self) {
        self.line("");
    }

    /// A text of its own; nothing where it is empty.
    fn paragraph(&mut self, text: &str, width: usize) {
        if !text.trim().is_empty() {
            for line in wrapped(text, width) {
                self.line(&line);
            }
        }
    }

    fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>, listing: &Listing, widths: &[usize]) {
        let cells: Vec<Vec<String>> = cells.zip(widths).map(|(cell, width)| wrapped(cell, *width)).collect();
        for index in 0..cells.iter().map(Vec::len).max().unwrap_or(0).max(1) {
            let mut line = String::new();
            for ((cell, width), column) in cells.iter().zip(widths).zip(&listing.columns) {
                let part = cell.get(index).map_or("", String::as_str);
                let blanks = " ".repeat(width.saturating_sub(part.width()));
                match column.align {
                    Align::Start => line.extend([part, blanks.as_str()]),
                    Align::End => line.extend([blanks.as_str(), part]),
                }
                line.push_str(&" ".repeat(GAP));
            }
            self.line(&line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_at_spaces_and_break_only_where_they_must() {
        assert_eq!(wrapped("en to tre fire", 7), ["en to", "tre", "fire"]);
        assert_eq!(wrapped("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(wrapped("HORIZON-MISS-2027 frist", 13), ["HORIZON-MISS-", "2027 frist"]);
        assert_eq!(wrapped("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(wrapped("東京都庁", 4), ["東京", "都庁"]);
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        assert_eq!(wrapped("rød\u{1b}[31m\u{7}\u{202e} blå", 30), ["rød[31m blå"]);
    }
}
