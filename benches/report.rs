//! How long it takes to print an overview of 1 000 deadlines.

use brobygger::i18n::Lang;
use brobygger::jobs::Progress;
use brobygger::report::{
    Cell, Column, Emphasis, Group, Labels, Listing, Orientation, Printed, Row, Tone, layout, text::write_text,
};
use chrono::DateTime;

fn main() {
    divan::main();
}

fn listing(rows: usize) -> Listing {
    let row = |number: usize| {
        Row::new([
            Cell::new(format!("{:02}.{:02}.2026", number % 28 + 1, number % 12 + 1)),
            Cell::new("17.00"),
            Cell::new(format!("HORIZON-MISS-2027-CIT-01-{number:02} · Klimanøytrale og smarte byer, trinn 1 av 2")),
            Cell::new("Søknadsfrist"),
            Cell::new("Horisont Europa").swatch([29, 91, 184]),
            Cell::new("Kari Nordmann"),
            Cell::new(format!("{} arb.dager", number / 5)).tone(Tone::Neutral),
        ])
    };
    let groups = (0..rows).step_by(10).map(|first| Group {
        heading: format!("Uke {}", first / 10 % 52 + 1),
        note: "10".to_owned(),
        rows: (first..rows.min(first + 10)).map(row).collect(),
    });
    Listing {
        title: "Frister".to_owned(),
        subtitles: vec!["21. november 2026 til 19. februar 2027".to_owned()],
        office: "Østfold EU-kontor".to_owned(),
        logo: None,
        author: "Østfold EU-kontor".to_owned(),
        language: Lang::Nb,
        printed: Printed {
            text: "Skrevet ut 21. november 2026".to_owned(),
            at: DateTime::parse_from_rfc3339("2026-11-21T09:41:00+01:00").unwrap_or_default(),
        },
        orientation: Orientation::Portrait,
        columns: vec![
            Column::new("due", "Dato").tabular(),
            Column::new("time", "Kl.").tabular().emphasis(Emphasis::Muted),
            Column::new("title", "Frist").share(3.0).emphasis(Emphasis::Strong),
            Column::new("what", "Type").emphasis(Emphasis::Muted),
            Column::new("programme", "Program"),
            Column::new("owner", "Ansvarlig").share(1.0),
            Column::new("left", "Igjen"),
        ],
        groups: groups.collect(),
        group_label: None,
        labels: Labels { page_of: "side {page} av {pages}".to_owned(), empty: "Ingen frister".to_owned() },
    }
}

#[divan::bench(args = [50, 1_000, 10_000], sample_count = 5, sample_size = 1)]
fn pdf(bencher: divan::Bencher<'_, '_>, rows: usize) {
    let listing = listing(rows);
    bencher.bench(|| {
        layout(&listing, &Progress::new()).and_then(|layout| layout.pdf(&Progress::new())).map_or(0, |pdf| pdf.len())
    });
}

#[divan::bench]
fn page_at_150_dots_per_inch(bencher: divan::Bencher<'_, '_>) {
    let layout = layout(&listing(1_000), &Progress::new()).ok();
    bencher.bench(|| {
        layout.as_ref().and_then(|layout| layout.page_image(3, 150.0 / 72.0).ok()).map_or(0, |page| page.width)
    });
}

#[divan::bench]
fn text(bencher: divan::Bencher<'_, '_>) {
    let listing = listing(1_000);
    bencher.bench(|| write_text(&listing, 120).len());
}
