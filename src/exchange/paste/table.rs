//! A table as spreadsheets put it on the clipboard: cells between tabs, rows between line ends, and quotes around cells
//! that hold either.

/// Reads a pasted table. Cells stand between tabs; where there are none, between the semicolons of CSV, or else the
/// commas where every row has as many as the first. A text of single words without these is one column.
pub fn read_table(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\t') {
        return split(text, '\t');
    }
    for separator in [';', ','] {
        let table = split(text, separator);
        let width = table.first().map_or(0, Vec::len);
        // A comma or semicolon in the first cell is one of the sentence unless the others have it too.
        let even = table
            .iter()
            .filter(|row| row.len() > 1 || row.iter().any(|it| !it.is_empty()))
            .all(|row| row.len() == width);
        if width > 1 && table.len() > 1 && even {
            return table;
        }
    }
    split(text, '\t')
}

fn split(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, after) = quoted(rest, separator).unwrap_or_else(|| plain(rest, separator));
        row.push(cell);
        rest = if let Some(next) = after.strip_prefix(separator) {
            if next.is_empty() {
                row.push(String::new());
            }
            next
        } else {
            rows.push(std::mem::take(&mut row));
            after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\r', '\n'])).unwrap_or(after)
        };
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

fn plain(text: &str, separator: char) -> (String, &str) {
    let end = text.find([separator, '\r', '\n']).unwrap_or(text.len());
    let (cell, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (cell.to_owned(), rest)
}

/// A cell in quotes and what follows it. Nothing where its quotes do not end with the cell: then they are part of it.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (inner, after) = rest.split_once('"')?;
        cell.push_str(inner);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None if after.is_empty() || after.starts_with([separator, '\r', '\n']) => {
                // Line breaks inside a cell are line feeds here.
                return Some((cell.replace("\r\n", "\n"), after));
            }
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::clipboard::write_table;

    fn table(text: &str) -> Vec<Vec<String>> {
        read_table(text)
    }

    #[test]
    fn quoted_cells_keep_their_tabs_line_breaks_and_quotes() {
        assert_eq!(table("a\tb\r\nc\td\r\n"), [["a", "b"], ["c", "d"]]);
        assert_eq!(
            table("\"two\r\nlines\"\t\"a\tb\"\nx\t\"say \"\"hi\"\"\""),
            [["two\nlines", "a\tb"], ["x", "say \"hi\""]]
        );
        assert_eq!(table("a\t\n\tb"), [["a", ""], ["", "b"]]);
        assert_eq!(table("\"Havn\" i nord\tx"), [["\"Havn\" i nord", "x"]]);
        assert_eq!(table("\"open\tx\ny\tz"), [["\"open", "x"], ["y", "z"]]);
        assert!(table("").is_empty());
    }

    #[test]
    fn semicolons_and_commas_separate_where_every_row_has_them() {
        assert_eq!(table("Navn;Land\nBodø;NO\n"), [["Navn", "Land"], ["Bodø", "NO"]]);
        assert_eq!(table("Name,Country\n\"Bodø, Nordland\",NO"), [["Name", "Country"], ["Bodø, Nordland", "NO"]]);
        assert_eq!(table("Oslo, Norge\nBergen"), [["Oslo, Norge"], ["Bergen"]]);
        assert_eq!(table("one; two"), [["one; two"]]);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let rows = vec![
            vec!["a".to_owned(), "with\ttab".to_owned(), String::new()],
            vec!["\"q\" first".to_owned(), "two\nlines".to_owned(), "=1+1".to_owned()],
        ];
        assert_eq!(table(&write_table(rows.clone())), rows);
    }
}
