//! The printed page from the outside: what stands in the file, how large it is, what it survives.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use brobygger::i18n::Lang;
use brobygger::jobs::Progress;
use brobygger::report::csv::{Dialect, write_listing};
use brobygger::report::pdf::MAX_CELLS;
use brobygger::report::text::write_text;
use brobygger::report::{
    Cell, Column, Emphasis, Group, Labels, Layout, Listing, Logo, LogoFormat, Orientation, Printed, ReportError, Row,
    Tone, layout,
};
use chrono::DateTime;

const SVG: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 20Q20-10 40 20" fill="none" stroke="#1d5bb8" stroke-width="4"/></svg>"##;

fn empty() -> Listing {
    Listing {
        title: "Frister de neste 90 dagene".to_owned(),
        subtitles: vec!["21. november 2026 til 19. februar 2027".to_owned(), "8 frister, 1 forfalt".to_owned()],
        office: "Østfold EU-kontor".to_owned(),
        logo: None,
        author: "Kari Nordmann".to_owned(),
        language: Lang::Nb,
        printed: Printed {
            text: "Skrevet ut 21. november 2026".to_owned(),
            at: DateTime::parse_from_rfc3339("2026-11-21T09:41:00+01:00").unwrap(),
        },
        orientation: Orientation::Portrait,
        columns: vec![
            Column::new("due", "Dato").tabular(),
            Column::new("time", "Kl.").tabular().emphasis(Emphasis::Muted),
            Column::new("title", "Frist").share(3.0).emphasis(Emphasis::Strong),
            Column::new("what", "Type").emphasis(Emphasis::Muted),
            Column::new("programme", "Program"),
            Column::new("owner", "Ansvarlig").share(1.0),
            Column::new("left", "Igjen").end(),
        ],
        groups: Vec::new(),
        group_label: Some("Uke".to_owned()),
        labels: Labels {
            page_of: "side {page} av {pages}".to_owned(),
            empty: "Ingen frister i denne perioden.".to_owned(),
        },
    }
}

fn row(date: &str, time: &str, title: &str, what: &str, owner: &str, left: &str, tone: Tone) -> Row {
    Row::new([
        date.into(),
        time.into(),
        title.into(),
        what.into(),
        Cell::new("Interreg").swatch([15, 118, 110]),
        owner.into(),
        Cell::new(left).tone(tone),
    ])
}

fn small() -> Listing {
    let overdue =
        row("18.11. ons", "", "Kvartalsrapport, GreenPorts", "Rapport", "Ingrid S.", "3 dager over", Tone::Overdue);
    let title = "HORIZON-MISS-2027-CIT-01-02 · Klimanøytrale og smarte byer, trinn 1 av 2";
    let soon = row("24.11. tir", "17.00", title, "Søknadsfrist", "Kari N.", "2 arb.dager", Tone::Soon);
    let formula = row("26.11. tor", "", "=HYPERLINK(\"x\"); del 1", "Milepæl", "", "4 arb.dager", Tone::Neutral);
    Listing {
        groups: vec![
            Group { heading: "Forfalt".to_owned(), note: "1".to_owned(), rows: vec![overdue] },
            Group { heading: "Uke 48".to_owned(), note: "2".to_owned(), rows: vec![soon, formula] },
        ],
        ..empty()
    }
}

fn large(rows: usize) -> Listing {
    let row = |number: usize| {
        let date = format!("{:02}.{:02}.2027", number % 28 + 1, number / 84 % 12 + 1);
        let title =
            format!("HORIZON-MISS-2027-CIT-{:02}-{:02} · Klimanøytrale og smarte byer", number % 9, number % 41);
        row(
            &date,
            "17.00",
            &title,
            "Søknadsfrist",
            "Kari Nordmann",
            &format!("{} arb.dager", number / 4),
            Tone::Neutral,
        )
    };
    let group = |first: usize| Group {
        heading: format!("Uke {}", first / 20 + 1),
        note: String::new(),
        rows: (first..rows.min(first + 20)).map(row).collect(),
    };
    Listing { groups: (0..rows).step_by(20).map(group).collect(), ..empty() }
}

fn one_cell(text: &str) -> Listing {
    let group = Group { heading: text.to_owned(), note: text.to_owned(), rows: vec![Row::new([Cell::new(text)])] };
    Listing { columns: vec![Column::new("name", "Navn").share(1.0)], groups: vec![group], ..empty() }
}

fn laid_out(listing: &Listing) -> Layout {
    layout(listing, &Progress::new()).unwrap()
}

fn pdf(listing: &Listing) -> Vec<u8> {
    laid_out(listing).pdf(&Progress::new()).unwrap()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_text_of_a_listing_is_aligned_wrapped_and_grouped() {
    insta::assert_snapshot!("text_100", write_text(&small(), 100));
    insta::assert_snapshot!("text_80", write_text(&small(), 80));
    assert!(write_text(&empty(), 80).ends_with("\n\nIngen frister i denne perioden.\n"));
}

#[test]
fn no_line_of_text_is_wider_than_asked_or_ends_in_a_blank() {
    let mut listing = small();
    listing.groups[0].rows[0].cells[2].text = "東京".repeat(90);
    listing.groups[0].rows[0].cells[5].text = "x".repeat(300);
    for width in [40, 60, 77, 100, 300] {
        for line in write_text(&listing, width).lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
            assert_eq!(line.trim_end(), line);
        }
    }
}

#[test]
fn the_rows_of_a_listing_become_csv_with_their_group_and_without_formulas() {
    let mut out = Vec::new();
    write_listing(&mut out, &small(), Dialect::Nordic).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "\u{feff}Uke;Dato;Kl.;Frist;Type;Program;Ansvarlig;Igjen\r\n\
         Forfalt;18.11. ons;;Kvartalsrapport, GreenPorts;Rapport;Interreg;Ingrid S.;3 dager over\r\n\
         Uke 48;24.11. tir;17.00;HORIZON-MISS-2027-CIT-01-02 · Klimanøytrale og smarte byer, trinn 1 av 2;Søknadsfrist;\
         Interreg;Kari N.;2 arb.dager\r\n\
         Uke 48;26.11. tor;;\"'=HYPERLINK(\"\"x\"\"); del 1\";Milepæl;Interreg;;4 arb.dager\r\n"
    );
}

#[test]
fn the_file_says_that_it_is_archivable_accessible_and_whose_it_is() {
    let file = pdf(&small());
    assert!(file.starts_with(b"%PDF-1.7"));
    for mark in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Frister de neste 90 dagene",
        "Kari Nordmann",
        "2026-11-21T09:41:00+01:00",
        "/Type/ObjStm",
    ] {
        assert!(contains(&file, mark), "{mark}");
    }
}

#[test]
fn every_language_and_both_orientations_lay_out() {
    for language in [Lang::Nb, Lang::Da, Lang::En, Lang::De] {
        for orientation in [Orientation::Portrait, Orientation::Landscape] {
            let listing = Listing { language, orientation, ..small() };
            assert_eq!(laid_out(&listing).page_count(), 1);
            assert!(contains(&pdf(&listing), &format!("<rdf:li>{}-", language.code())), "{language:?}");
        }
    }
}

#[test]
fn no_rows_are_one_page_that_says_so() {
    let nothing = laid_out(&empty());
    assert_eq!(nothing.page_count(), 1);
    let no_columns = Listing { columns: Vec::new(), ..small() };
    for listing in [Listing { columns: Vec::new(), ..empty() }, no_columns] {
        assert_eq!(laid_out(&listing).page_count(), 1);
    }
    let bare = Listing { title: String::new(), office: String::new(), author: String::new(), ..empty() };
    assert!(pdf(&bare).starts_with(b"%PDF"));
    assert_ne!(
        nothing.page_image(0, 0.5).unwrap(),
        laid_out(&Listing { labels: Labels { empty: String::new(), ..empty().labels }, ..empty() })
            .page_image(0, 0.5)
            .unwrap()
    );
}

#[test]
fn a_thousand_rows_stay_far_below_the_size_agreed_and_are_the_same_each_time() {
    let listing = large(1_000);
    let file = pdf(&listing);
    assert!(file.len() < 500_000, "{} bytes", file.len());
    assert_eq!(file, pdf(&listing));
    let pages = laid_out(&listing).page_count();
    assert!((20..60).contains(&pages), "{pages}");
}

#[test]
fn nothing_is_drawn_outside_the_margins() {
    let long = "Wrzeszczykiewiczowska".repeat(15);
    let texts = [
        long.as_str(),
        &"x".repeat(300),
        &"Θ".repeat(300),
        &"Щ".repeat(300),
        &"W".repeat(300),
        &"👨‍👩‍👧".repeat(100),
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "https://example.org/a/very/long/path/that/never/ends/and/has/no/blank/in/it/at/all?with=query&and=more",
        "A\u{30a}".repeat(200).as_str(),
    ]
    .map(str::to_owned);
    for orientation in [Orientation::Portrait, Orientation::Landscape] {
        let mut listing = Listing { orientation, ..small() };
        for text in &texts {
            let mut row = listing.groups[1].rows[0].clone();
            for cell in &mut row.cells {
                cell.text.clone_from(text);
            }
            listing.groups[1].rows.push(row);
        }
        listing.title.clone_from(&texts[1]);
        listing.office = format!("Kontor {}", texts[2]);
        listing.subtitles.push(texts[4].clone());
        listing.groups[1].heading.clone_from(&texts[3]);
        listing.columns[4].heading = "Förderfähigkeitsvoraussetzungen".to_owned();
        let layout = laid_out(&listing);
        for index in 0..layout.page_count() {
            let page = layout.page_image(index, 1.0).unwrap();
            let width = page.width as usize;
            for (at, pixel) in page.rgba.chunks_exact(4).enumerate() {
                let x = at % width;
                let in_margin = x < 48 || x >= width - 48;
                assert!(!in_margin || pixel == [255, 255, 255, 255], "ink at {x}, {} of page {index}", at / width);
            }
        }
    }
}

#[test]
fn missing_glyphs_are_replaced_and_counted_and_never_stop_the_file() {
    let listing = one_cell("Tur 👨‍👩‍👧 til 東京 \u{e001}\u{0}\u{feff}\u{202e} ق");
    let layout = laid_out(&listing);
    assert_eq!(layout.notes().replaced, 15, "five in each of heading, note and cell");
    assert!(layout.pdf(&Progress::new()).is_ok());
    assert_eq!(laid_out(&small()).notes(), &brobygger::report::Notes::default());
}

#[test]
fn any_text_at_all_can_be_printed() {
    let characters = |range: std::ops::Range<u32>| range.filter_map(char::from_u32).collect::<String>();
    for range in
        [0..0x400, 0x400..0x900, 0x1e00..0x2c00, 0xa000..0xa900, 0xd000..0x10000, 0x1f000..0x1fb00, 0xe0000..0xe0200]
    {
        let text = characters(range.clone()).chars().map(|c| format!("{c} ")).collect::<String>();
        let layout = laid_out(&one_cell(&text));
        assert!(layout.pdf(&Progress::new()).is_ok(), "{range:x?}");
    }
}

#[test]
fn a_row_longer_than_a_page_goes_on_the_next_and_an_endless_one_is_cut_with_a_word() {
    let layout = laid_out(&one_cell(&"linje\n".repeat(200)));
    assert!(layout.page_count() > 2, "{}", layout.page_count());
    let mut listing = one_cell("");
    listing.groups[0].rows[0].cells[0].text = "ord ".repeat(100_000);
    assert_eq!(laid_out(&listing).notes().shortened, 1);
}

#[test]
fn a_logo_is_drawn_and_a_bad_one_is_left_out_with_a_reason() {
    let with = |bytes: &[u8], format| {
        let logo = Logo { bytes: bytes.to_vec(), format, alt: "Østfolds bro".to_owned() };
        Listing { logo: Some(logo), ..small() }
    };
    let good = laid_out(&with(SVG, LogoFormat::Svg));
    let bad = laid_out(&with(b"no picture", LogoFormat::Png));
    let none = laid_out(&small());
    assert_eq!(good.notes().logo_left_out, None);
    assert!(bad.notes().logo_left_out.is_some());
    let picture = |layout: &Layout| layout.page_image(0, 1.0).unwrap();
    assert_ne!(picture(&good), picture(&none));
    assert_eq!(picture(&bad), picture(&none));
    // A page drawn as a picture is itself a good logo.
    let png = none.page_png(0, 0.2).unwrap();
    assert_eq!(laid_out(&with(&png, LogoFormat::Png)).notes().logo_left_out, None);
    assert!(good.pdf(&Progress::new()).is_ok());
}

#[test]
fn a_cancelled_job_lays_nothing_out_and_writes_nothing() {
    let progress = Progress::new();
    progress.cancel();
    assert!(matches!(layout(&small(), &progress), Err(ReportError::Cancelled(_))));
    assert!(matches!(laid_out(&small()).pdf(&progress), Err(ReportError::Cancelled(_))));
}

#[test]
fn too_much_is_refused_before_it_is_begun() {
    let limit = MAX_CELLS / 7;
    let too_long =
        Listing { groups: vec![Group { rows: vec![Row::default(); limit + 1], ..Group::default() }], ..empty() };
    let error = layout(&too_long, &Progress::new()).unwrap_err();
    assert!(matches!(error, ReportError::TooManyRows { count: 11_429, limit: 11_428 }), "{error}");
    let columns = (0..60).map(|number| Column::new(number.to_string(), "x")).collect();
    let error = layout(&Listing { columns, ..small() }, &Progress::new()).unwrap_err();
    assert!(matches!(error, ReportError::TooManyColumns { count: 60, .. }), "{error}");
    let rows = vec![Row::new([Cell::new("ord ".repeat(2_000))]); 2_000];
    let too_big = Listing { groups: vec![Group { rows, ..Group::default() }], ..empty() };
    let error = layout(&too_big, &Progress::new()).unwrap_err();
    assert!(matches!(error, ReportError::TooMuchText { .. }), "{error}");
}

#[test]
fn pages_are_drawn_one_by_one_and_a_wrong_number_is_an_error() {
    let layout = laid_out(&large(100));
    let page = layout.page_image(1, 1.0).unwrap();
    assert_eq!((page.width, page.height), (595, 842));
    assert_eq!(page.rgba.len(), 4 * 595 * 842);
    assert!(layout.page_png(0, 0.5).unwrap().starts_with(b"\x89PNG"));
    assert!(layout.page_image(0, f32::INFINITY).is_ok());
    let pages = layout.page_count();
    let error = layout.page_image(pages, 1.0).unwrap_err();
    assert!(matches!(error, ReportError::NoSuchPage { page, .. } if page == pages + 1));
}
