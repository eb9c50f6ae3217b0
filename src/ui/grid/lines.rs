//! Rows and group headings as lines of one height.

use std::collections::HashSet;
use std::ops::Range;

/// The heading of a group of rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// By what it is known: whether it is folded stays with the key.
    pub key: String,
    /// Its words.
    pub title: String,
    /// Words beside the count, such as a sum; may be empty.
    pub note: String,
    /// Whether it needs a look, such as what is overdue.
    pub urgent: bool,
    /// Its rows.
    pub rows: Range<usize>,
}

/// What stands in a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Line {
    /// A heading, by its number.
    Heading(usize),
    /// A row, by its number.
    Row(usize),
}

/// Which line holds what: a heading for each group, and the rows of the groups that are not folded.
#[derive(Clone, Default, Debug)]
pub(super) struct Lines {
    /// Of each group: the line of its heading, its rows, and whether it is open.
    groups: Vec<(usize, Range<usize>, bool)>,
    count: usize,
}

impl Lines {
    pub(super) fn new(rows: usize, headings: &[Heading], folded: &HashSet<String>) -> Self {
        let mut groups = Vec::with_capacity(headings.len());
        let mut line = 0;
        for heading in headings {
            let open = !folded.contains(&heading.key);
            groups.push((line, heading.rows.clone(), open));
            line += 1 + if open { heading.rows.len() } else { 0 };
        }
        let count = if headings.is_empty() { rows } else { line };
        Self { groups, count }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn is_grouped(&self) -> bool {
        !self.groups.is_empty()
    }

    pub(super) fn at(&self, line: usize) -> Option<Line> {
        if line >= self.count {
            return None;
        }
        if self.groups.is_empty() {
            return Some(Line::Row(line));
        }
        let group = self.groups.partition_point(|(start, ..)| *start <= line).checked_sub(1)?;
        let (start, rows, _) = self.groups.get(group)?;
        Some(if line == *start { Line::Heading(group) } else { Line::Row(rows.start + line - start - 1) })
    }

    pub(super) fn of(&self, what: Line) -> Option<usize> {
        match what {
            Line::Heading(group) => self.groups.get(group).map(|(start, ..)| *start),
            Line::Row(row) if self.groups.is_empty() => (row < self.count).then_some(row),
            Line::Row(row) => {
                let group = self.group_of(row)?;
                let (start, rows, open) = self.groups.get(group)?;
                open.then(|| start + 1 + row - rows.start)
            }
        }
    }

    /// The number of the group that the row is in.
    pub(super) fn group_of(&self, row: usize) -> Option<usize> {
        let group = self.groups.partition_point(|(_, rows, _)| rows.start <= row).checked_sub(1)?;
        self.groups.get(group).is_some_and(|(_, rows, _)| rows.contains(&row)).then_some(group)
    }

    /// The number of the group that the line is in.
    pub(super) fn group_at(&self, line: usize) -> Option<usize> {
        self.groups.partition_point(|(start, ..)| *start <= line).checked_sub(1)
    }

    pub(super) fn is_open(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(|(.., open)| *open)
    }

    /// The rows in the lines from one to another, both included, without those of folded groups.
    pub(super) fn rows_between(&self, first: usize, last: usize) -> impl Iterator<Item = usize> {
        (first..=last).filter_map(|line| match self.at(line) {
            Some(Line::Row(row)) => Some(row),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(key: &str, rows: Range<usize>) -> Heading {
        Heading { key: key.into(), title: key.into(), note: String::new(), urgent: false, rows }
    }

    #[test]
    fn every_line_leads_to_what_it_holds_and_back() {
        let headings = [heading("a", 0..2), heading("b", 2..5), heading("c", 5..6)];
        let lines = Lines::new(6, &headings, &HashSet::from(["b".to_owned()]));
        assert_eq!(lines.count(), 6);
        let all: Vec<_> = (0..6).filter_map(|line| lines.at(line)).collect();
        assert_eq!(
            all,
            [Line::Heading(0), Line::Row(0), Line::Row(1), Line::Heading(1), Line::Heading(2), Line::Row(5)]
        );
        for (line, what) in all.iter().enumerate() {
            assert_eq!(lines.of(*what), Some(line));
        }
        assert_eq!(lines.of(Line::Row(3)), None, "folded away");
        assert_eq!(lines.group_of(3), Some(1));
        assert_eq!(lines.at(6), None);
        assert_eq!(lines.rows_between(1, 5).collect::<Vec<_>>(), [0, 1, 5]);
        assert_eq!(Lines::new(3, &[], &HashSet::new()).at(2), Some(Line::Row(2)));
    }
}
