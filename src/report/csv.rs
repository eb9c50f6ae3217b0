//! Comma separated values, as spreadsheets in the Nordic countries or elsewhere open them (RFC 4180).

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::Listing;

/// How values are separated and marked. The form of numbers and dates in the cells is the caller's.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Dialect {
    /// `;` and a byte order mark, as spreadsheets with a decimal comma open by a double click.
    Nordic,
    /// `,` without a byte order mark, as RFC 4180 has it.
    International,
}

impl Dialect {
    fn delimiter(self) -> u8 {
        match self {
            Self::Nordic => b';',
            Self::International => b',',
        }
    }
}

/// The table could not be written to where it should go.
#[derive(Debug, thiserror::Error)]
#[error("the table could not be written")]
pub struct CsvError(#[from] std::io::Error);

impl CsvError {
    /// What the output said.
    pub fn into_io(self) -> std::io::Error {
        self.0
    }
}

impl From<csv::Error> for CsvError {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self(error),
            other => Self(std::io::Error::other(format!("{other:?}"))),
        }
    }
}

/// Writes any table: UTF-8, lines ended by CR LF, quotes where needed, and no cell that a spreadsheet would take for
/// a formula (see [`guarded`]). Rows may differ in length.
///
/// # Errors
/// [`CsvError`] where `out` cannot be written.
pub fn write_csv<W, H, R>(mut out: W, headings: H, rows: R, dialect: Dialect) -> Result<(), CsvError>
where
    W: Write,
    H: IntoIterator,
    H::Item: AsRef<str>,
    R: IntoIterator,
    R::Item: IntoIterator,
    <R::Item as IntoIterator>::Item: AsRef<str>,
{
    if dialect == Dialect::Nordic {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = WriterBuilder::new()
        .delimiter(dialect.delimiter())
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(out);
    for heading in headings {
        writer.write_field(guarded(heading.as_ref()).as_ref())?;
    }
    writer.write_record(None::<&[u8]>)?;
    for row in rows {
        for cell in row {
            writer.write_field(guarded(cell.as_ref()).as_ref())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()?;
    Ok(())
}

/// The rows of a listing as CSV, with its column headings, and its groups as a first column where the listing names
/// one.
///
/// # Errors
/// [`CsvError`] where `out` cannot be written.
pub fn write_listing<W: Write>(out: W, listing: &Listing, dialect: Dialect) -> Result<(), CsvError> {
    let headings = listing.group_label.iter().chain(listing.columns.iter().map(|column| &column.heading));
    let rows = listing.groups.iter().flat_map(|group| {
        group.rows.iter().map(move |row| {
            let cells = row.cells.iter().map(|cell| cell.text.as_str()).chain(std::iter::repeat(""));
            listing.group_label.iter().map(|_| group.heading.as_str()).chain(cells.take(listing.columns.len()))
        })
    });
    write_csv(out, headings, rows, dialect)
}

/// The text of a cell such that no spreadsheet takes it for a formula: an apostrophe stands before what begins with
/// `=`, `+`, `-`, `@` (also in full width), a tab or a line break, as OWASP's page on CSV injection advises. A sign
/// with nothing after it but figures, spaces, points and commas is left alone: `-1 234,50`, `+47 22 33 44 55`.
pub fn guarded(text: &str) -> std::borrow::Cow<'_, str> {
    let mut characters = text.chars();
    let risky = match characters.next() {
        Some('+' | '-') => !is_figures(characters.as_str()),
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => true,
        _ => false,
    };
    if risky { format!("'{text}").into() } else { text.into() }
}

fn is_figures(text: &str) -> bool {
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[&[&str]], dialect: Dialect) -> String {
        let mut out = Vec::new();
        write_csv(&mut out, ["Frist", "Merknad"], rows.iter().map(|row| row.iter()), dialect).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_dialect_has_its_separator_mark_and_line_ends() {
        let rows: &[&[&str]] = &[&["Søknad; del 1", "a, b"], &["to\nlinjer", "sa \"ja\""]];
        assert_eq!(
            written(rows, Dialect::Nordic),
            "\u{feff}Frist;Merknad\r\n\"Søknad; del 1\";a, b\r\n\"to\nlinjer\";\"sa \"\"ja\"\"\"\r\n"
        );
        assert_eq!(
            written(rows, Dialect::International),
            "Frist,Merknad\r\nSøknad; del 1,\"a, b\"\r\n\"to\nlinjer\",\"sa \"\"ja\"\"\"\r\n"
        );
    }

    #[test]
    fn no_cell_starts_a_formula() {
        for text in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3+cmd",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "-",
            "+",
            "--1",
            "+A1",
            "+45-33",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
    }

    #[test]
    fn numbers_phones_and_plain_words_stay_as_they_are() {
        for text in [
            "",
            "-12",
            "-1 234,50",
            "-1\u{a0}234,50",
            "-3 %",
            "+47 22 33 44 55",
            "+4722334455",
            "Kari",
            "3-4",
            "a=b",
            "'x",
        ] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn an_empty_table_is_its_headings() {
        assert_eq!(written(&[], Dialect::International), "Frist,Merknad\r\n");
    }
}
