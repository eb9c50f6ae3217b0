//! The printed page: a listing laid out on A4, as PDF and as pictures for a preview.
//!
//! The file is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in one: it can be archived, and a screen reader
//! finds title, headings and table heads. The same listing gives the same bytes.

use chrono::{Datelike, Timelike};
use typst::foundations::Datetime;
use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_pdf::Timestamp;
use typst_render::RenderOptions;

use super::glyphs::Glyphs;
use super::world::{Desk, PULSES, compiled, exported};
use super::{Listing, Printed, logo, pack, sheet};
use crate::jobs::{Cancelled, Progress, Stage};

/// The most rows one document may have.
pub const MAX_ROWS: usize = 20_000;

/// The most cells one document may have: each takes about 27 KB of memory while the pages are made, 2 GB in all.
pub const MAX_CELLS: usize = 80_000;

/// The most characters one document may have.
pub const MAX_CHARACTERS: usize = 8_000_000;

/// The most pixels of a page's picture on its longer side.
const MAX_PICTURE: f64 = 16_000.0;

/// Why a listing could not be printed. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Somebody asked to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// More rows than a document with so many columns can hold.
    #[error(
        "{count} rows are too many for one document with these columns (at most {limit}): narrow the filter, or \
         export as CSV"
    )]
    TooManyRows {
        /// The rows asked for.
        count: usize,
        /// The most there may be.
        limit: usize,
    },
    /// More text than a document can hold.
    #[error("{count} characters are too many for one document (at most {limit}): leave out columns with long texts")]
    TooMuchText {
        /// The characters of all cells.
        count: usize,
        /// The most there may be.
        limit: usize,
    },
    /// More columns than the page is wide.
    #[error("{count} columns do not fit on the page (at most {limit}): choose fewer, or print in landscape")]
    TooManyColumns {
        /// The columns asked for.
        count: usize,
        /// The most that fit on a page of this orientation.
        limit: usize,
    },
    /// No page has this index.
    #[error("there is no page {page} among {pages}")]
    NoSuchPage {
        /// The page asked for, counted from 1.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// The typesetter refused the document: a defect of the program, not of the data.
    #[error("the page could not be laid out: {0}")]
    Typesetter(String),
}

/// What the page does not show as it was given.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Notes {
    /// How many characters the typeface lacks; a square stands for each.
    pub replaced: usize,
    /// How many cells were cut, with `…` at the end, because they were longer than a page can use.
    pub shortened: usize,
    /// Why the logo was left out, in English, if it was.
    pub logo_left_out: Option<String>,
}

/// A listing laid out on pages.
#[derive(Debug)]
pub struct Layout {
    document: PagedDocument,
    timestamp: Option<Timestamp>,
    notes: Notes,
}

/// A picture of a page: rows from the top, four bytes (red, green, blue, opaque alpha) a pixel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The pixels, `4 * width * height` bytes.
    pub rgba: Vec<u8>,
}

/// Lays a listing out. It can be cancelled while it runs.
///
/// # Errors
/// [`ReportError`]: cancelled, or more rows, text or columns than a document can hold.
pub fn layout(listing: &Listing, progress: &Progress) -> Result<Layout, ReportError> {
    check_size(listing)?;
    progress.begin(Stage::LayingOut, PULSES as u64);
    progress.reach(0)?;
    let logo_left_out = listing.logo.as_ref().and_then(|logo| logo::check(logo).err());
    let with_logo = listing.logo.as_ref().filter(|_| logo_left_out.is_none());
    let glyphs = Glyphs::shared().ok_or_else(unreadable)?;
    let (sheet, changes) = sheet::sheet(listing, with_logo.is_some(), glyphs);
    progress.reach(0)?;
    let data = serde_json::to_vec(&sheet).map_err(|error| ReportError::Typesetter(error.to_string()))?;
    drop(sheet);
    let desk = Desk::for_listing(data, with_logo, progress).ok_or_else(unreadable)?;
    let laid_out = compiled(&desk);
    // The typesetter remembers all it did for a next time that would be much like this one; it seldom is.
    typst::comemo::evict(0);
    desk.heard_cancel()?;
    progress.reach(PULSES as u64)?;
    Ok(Layout {
        document: laid_out.map_err(ReportError::Typesetter)?,
        timestamp: timestamp(&listing.printed),
        notes: Notes { replaced: changes.replaced, shortened: changes.shortened, logo_left_out },
    })
}

fn unreadable() -> ReportError {
    ReportError::Typesetter("the embedded fonts cannot be read".to_owned())
}

fn check_size(listing: &Listing) -> Result<(), ReportError> {
    let count = listing.row_count();
    let limit = MAX_ROWS.min(MAX_CELLS / listing.columns.len().max(1));
    if count > limit {
        return Err(ReportError::TooManyRows { count, limit });
    }
    let limit = sheet::most_columns(listing.orientation);
    if listing.columns.len() > limit {
        return Err(ReportError::TooManyColumns { count: listing.columns.len(), limit });
    }
    let rows = listing.groups.iter().flat_map(|group| &group.rows);
    let count = rows.flat_map(|row| &row.cells).map(|cell| cell.text.len().min(sheet::LONGEST_CELL)).sum();
    if count > MAX_CHARACTERS {
        return Err(ReportError::TooMuchText { count, limit: MAX_CHARACTERS });
    }
    Ok(())
}

fn timestamp(printed: &Printed) -> Option<Timestamp> {
    let at = printed.at;
    let part = |number: u32| u8::try_from(number).ok();
    let datetime = Datetime::from_ymd_hms(
        at.year(),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )?;
    Timestamp::new_local(datetime, at.offset().local_minus_utc() / 60)
}

impl Layout {
    /// The number of pages, at least one.
    pub fn page_count(&self) -> usize {
        self.document.pages().len()
    }

    /// What the pages do not show as it was given.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// A picture of the page with this index, counted from 0, for a preview. A point is 1/72 inch; a picture of more
    /// than 16 000 pixels on a side is made smaller.
    ///
    /// # Errors
    /// [`ReportError::NoSuchPage`].
    pub fn page_image(&self, index: usize, pixels_per_point: f32) -> Result<Picture, ReportError> {
        let (page, options) = self.page(index, pixels_per_point)?;
        let pixels = typst_render::render(page, &options);
        typst::comemo::evict(0);
        Ok(Picture { width: pixels.width(), height: pixels.height(), rgba: pixels.take() })
    }

    /// The same picture as a PNG file.
    ///
    /// # Errors
    /// [`ReportError::NoSuchPage`].
    pub fn page_png(&self, index: usize, pixels_per_point: f32) -> Result<Vec<u8>, ReportError> {
        let (page, options) = self.page(index, pixels_per_point)?;
        let pixels = typst_render::render(page, &options);
        typst::comemo::evict(0);
        pixels.encode_png().map_err(|error| ReportError::Typesetter(error.to_string()))
    }

    fn page(&self, index: usize, pixels_per_point: f32) -> Result<(&Page, RenderOptions), ReportError> {
        let missing = ReportError::NoSuchPage { page: index.saturating_add(1), pages: self.page_count() };
        let page = self.document.pages().get(index).ok_or(missing)?;
        let longer = page.frame.width().to_pt().max(page.frame.height().to_pt()).max(1.0);
        let wanted = if pixels_per_point.is_finite() { f64::from(pixels_per_point) } else { 1.0 };
        let scale = wanted.clamp(0.05, MAX_PICTURE / longer);
        Ok((page, RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: false }))
    }

    /// The document as a PDF file.
    ///
    /// # Errors
    /// [`ReportError`]: cancelled, or refused by the PDF writer.
    pub fn pdf(&self, progress: &Progress) -> Result<Vec<u8>, ReportError> {
        progress.begin(Stage::Writing, 0);
        progress.reach(0)?;
        let file = exported(&self.document, self.timestamp);
        typst::comemo::evict(0);
        Ok(pack::packed(file.map_err(ReportError::Typesetter)?, progress)?)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::i18n::Lang;
    use crate::report::{Cell, Column, Group, Labels, Orientation, Row};

    /// A listing of so many plain rows.
    pub(crate) fn rows(count: usize) -> Listing {
        let row = |number: usize| Row::new([Cell::new(number.to_string()), Cell::new("Søknad til kommunestyret")]);
        Listing {
            title: "Saker".to_owned(),
            subtitles: Vec::new(),
            office: "Kontoret".to_owned(),
            logo: None,
            author: String::new(),
            language: Lang::Nb,
            printed: Printed { text: "I dag".to_owned(), at: DateTime::default() },
            orientation: Orientation::Portrait,
            columns: vec![Column::new("number", "Nr.").tabular().end(), Column::new("title", "Sak").share(1.0)],
            groups: vec![Group {
                heading: "Alle".to_owned(),
                note: String::new(),
                rows: (0..count).map(row).collect(),
            }],
            group_label: None,
            labels: Labels { page_of: "{page}/{pages}".to_owned(), empty: "Ingen".to_owned() },
        }
    }

    #[test]
    fn the_progress_of_a_layout_reaches_its_end() {
        let progress = Progress::new();
        let layout = layout(&rows(60), &progress).unwrap();
        assert_eq!(progress.state(), (Stage::LayingOut, Some(1.0)));
        assert!(layout.page_count() > 1);
    }
}
