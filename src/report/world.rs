//! What the typesetter sees: a template, its data, two fonts and nothing else of this machine.

use std::sync::OnceLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::{Logo, LogoFormat};
use crate::jobs::{Cancelled, Progress};

/// In how many steps the layout tells how far it is, and hears that it is cancelled.
pub(crate) const PULSES: usize = 20;

static TEMPLATE: &str = include_str!("../../assets/report/listing.typ");
static LOGO_TEMPLATE: &str = include_str!("../../assets/report/logo.typ");
static REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
static SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");

/// What is the same for every page.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: [Font; 2],
    main: FileId,
    data: FileId,
    logo: FileId,
    pulses: Vec<FileId>,
}

impl Shop {
    fn shared() -> Option<&'static Self> {
        static SHOP: OnceLock<Option<Shop>> = OnceLock::new();
        SHOP.get_or_init(Self::open).as_ref()
    }

    fn open() -> Option<Self> {
        let fonts = [Font::new(Bytes::new(REGULAR), 0)?, Font::new(Bytes::new(SEMIBOLD), 0)?];
        let path = |name: &str| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern());
        Some(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: path("listing.typ")?,
            data: path("data.json")?,
            logo: path("logo")?,
            pulses: (0..PULSES).map(|step| path(&format!("pulse/{step}"))).collect::<Option<_>>()?,
        })
    }
}

/// The fonts of the page, regular and semibold.
pub(crate) fn fonts() -> Option<&'static [Font; 2]> {
    Shop::shared().map(|shop| &shop.fonts)
}

/// One document on its way through the typesetter.
pub(crate) struct Desk {
    shop: &'static Shop,
    source: Source,
    data: Bytes,
    logo: Option<Bytes>,
    progress: Progress,
    /// What each step of the layout was told: it must hear the same when it asks again.
    told: [OnceLock<Result<(), Cancelled>>; PULSES],
}

impl Desk {
    /// The desk for a listing, whose data the template reads as JSON.
    pub(crate) fn for_listing(data: Vec<u8>, logo: Option<&Logo>, progress: &Progress) -> Option<Self> {
        Self::new(TEMPLATE, data, logo, progress)
    }

    /// The desk for nothing but a logo.
    pub(crate) fn for_logo(logo: &Logo, progress: &Progress) -> Option<Self> {
        let data = format!("\"{}\"", format_name(logo.format));
        Self::new(LOGO_TEMPLATE, data.into_bytes(), Some(logo), progress)
    }

    fn new(template: &str, data: Vec<u8>, logo: Option<&Logo>, progress: &Progress) -> Option<Self> {
        let shop = Shop::shared()?;
        Some(Self {
            shop,
            source: Source::new(shop.main, template.to_owned()),
            data: Bytes::new(data),
            logo: logo.map(|logo| Bytes::new(logo.bytes.clone())),
            progress: progress.clone(),
            told: Default::default(),
        })
    }

    /// Whether the layout was told to end.
    pub(crate) fn heard_cancel(&self) -> Result<(), Cancelled> {
        self.told.iter().filter_map(OnceLock::get).copied().collect()
    }

    fn pulse(&self, step: usize) -> Result<(), Cancelled> {
        let told = self.told.get(step).map(|told| *told.get_or_init(|| self.progress.reach(step as u64)));
        told.unwrap_or(Ok(()))
    }
}

/// The typesetter's name of a picture's format.
pub(crate) fn format_name(format: LogoFormat) -> &'static str {
    match format {
        LogoFormat::Png => "png",
        LogoFormat::Jpeg => "jpg",
        LogoFormat::Svg => "svg",
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        self.shop.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.shop.main { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shop.data {
            Ok(self.data.clone())
        } else if id == self.shop.logo {
            self.logo.clone().ok_or(FileError::AccessDenied)
        } else if let Some(step) = self.shop.pulses.iter().position(|pulse| *pulse == id) {
            // Rows are laid out in order, and here and there one of them reads such a file: an error ends the layout.
            self.pulse(step)
                .map(|()| Bytes::new([]))
                .map_err(|cancelled| FileError::Other(Some(cancelled.to_string().into())))
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Lays the document out.
///
/// # Errors
/// The typesetter's own words.
pub(crate) fn compiled(desk: &dyn World) -> Result<PagedDocument, String> {
    typst::compile::<PagedDocument>(desk).output.map_err(|errors| words(&errors))
}

/// The document as PDF/A-2a and PDF/UA-1 in one.
///
/// # Errors
/// The typesetter's own words.
pub(crate) fn exported(document: &PagedDocument, timestamp: Option<Timestamp>) -> Result<Vec<u8>, String> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let standards = standards.map_err(|error| error.message().to_string())?;
    let creator = Smart::Custom(Some("Brobygger".to_owned()));
    let options = PdfOptions { standards, timestamp, creator, ..PdfOptions::default() };
    typst_pdf::pdf(document, &options).map_err(|errors| words(&errors))
}

fn words(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::pdf::tests::rows;
    use crate::report::{glyphs::Glyphs, sheet::sheet};

    /// A desk whose job is cancelled in the midst of the layout.
    struct Interrupted {
        desk: Desk,
        at: usize,
    }

    impl World for Interrupted {
        fn library(&self) -> &LazyHash<Library> {
            self.desk.library()
        }

        fn book(&self) -> &LazyHash<FontBook> {
            self.desk.book()
        }

        fn main(&self) -> FileId {
            self.desk.main()
        }

        fn source(&self, id: FileId) -> FileResult<Source> {
            self.desk.source(id)
        }

        fn file(&self, id: FileId) -> FileResult<Bytes> {
            if self.desk.shop.pulses.get(self.at) == Some(&id) {
                self.desk.progress.cancel();
            }
            self.desk.file(id)
        }

        fn font(&self, index: usize) -> Option<Font> {
            self.desk.font(index)
        }

        fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
            self.desk.today(offset)
        }
    }

    #[test]
    fn a_layout_under_way_ends_at_the_next_pulse_after_a_cancel() {
        let (sheet, _) = sheet(&rows(400), false, Glyphs::shared().unwrap());
        let data = serde_json::to_vec(&sheet).unwrap();
        for at in [0, 7, 19] {
            let desk = Desk::for_listing(data.clone(), None, &Progress::new()).unwrap();
            let interrupted = Interrupted { desk, at };
            assert!(compiled(&interrupted).is_err());
            assert_eq!(interrupted.desk.heard_cancel(), Err(Cancelled));
            assert!(interrupted.desk.told.get(at + 1).is_none_or(|told| told.get().is_none()), "went on after {at}");
        }
        let desk = Desk::for_listing(data, None, &Progress::new()).unwrap();
        assert!(compiled(&desk).is_ok());
        assert_eq!(desk.heard_cancel(), Ok(()));
    }
}
