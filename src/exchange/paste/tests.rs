use super::*;
use crate::edit::{Author, Document};
use crate::model::office::Office;
use crate::model::partner::Partner;
use crate::model::person::Person;
use crate::model::workspace::Workspace;
use chrono::DateTime;

fn document() -> Document {
    let mut document = Document::default();
    let workspace = document.workspace().clone();
    let basis = basis(&workspace);
    let mut draft = basis.draft();
    for (id, name, pic) in [("p", "Bodø kommune", "999"), ("q", "Port A", ""), ("r", "Port A", "")] {
        let partner = Partner { id: id.into(), name: name.into(), pic: pic.into(), ..Partner::default() };
        draft.insert(Box::new(partner)).unwrap();
    }
    draft.insert(Box::new(Person { id: "k".into(), name: "Kari".into(), ..Person::default() })).unwrap();
    let transaction = draft.finish(Label::one(Deed::Add, "x"));
    document.apply(transaction, &Author { name: "x".into(), now: DateTime::UNIX_EPOCH, import: false }).unwrap();
    document
}

fn basis(workspace: &Workspace) -> Basis<'_> {
    Basis { workspace, now: DateTime::UNIX_EPOCH, lang: Lang::En }
}

fn paste(text: &str, shown: &[&str], lang: Lang, document: &Document) -> Paste {
    let today = "2026-03-02".parse().unwrap();
    let workspace = document.workspace();
    let context = Context { lang, today, zone: chrono_tz::UTC, workspace, currency: None };
    let fields = fields_of(Kind::PARTNER, &Office::default());
    let shown: Vec<Field> = shown.iter().map(|key| find_field(&fields, "partner", key).unwrap().clone()).collect();
    Paste::read(text, Kind::PARTNER, &shown, &context, &Progress::new()).unwrap()
}

fn apply(paste: &Paste, document: &mut Document) -> Vec<Id> {
    let workspace = document.workspace().clone();
    let (transaction, ids) = paste.transaction(&basis(&workspace), |_| true).unwrap();
    let author = Author { name: "x".into(), now: DateTime::UNIX_EPOCH, import: false };
    document.apply(transaction, &author).unwrap();
    ids
}

#[test]
fn rows_under_headings_make_records_or_change_those_that_they_name() {
    let mut document = document();
    let text = "Navn\tLand\tPIC\tAnsvarlig\r\n\tDanmark\t999\tkari\r\nAarhus\tDanmark\t\t\r\nBodø Kommune\t\t\t\r\n";
    let paste = paste(text, &[], Lang::Nb, &document);
    assert!(paste.headings);
    let told: Vec<_> = paste.rows.iter().map(|row| (row.number, row.title.as_str(), row.outcome.clone())).collect();
    assert_eq!(
        told,
        [
            (2, "Bodø kommune", Outcome::Changed("p".into())),
            (3, "Aarhus", Outcome::New),
            (4, "Bodø kommune", Outcome::Changed("p".into()))
        ]
    );
    let change = &paste.rows[0].changes[0];
    assert_eq!((change.before.as_str(), change.after.as_str()), ("", "Danmark"));
    let ids = apply(&paste, &mut document);
    let changed = document.workspace().get::<Partner>(&"p".into()).unwrap();
    assert_eq!((changed.country.as_str(), changed.pic.as_str()), ("DK", "999"));
    assert_eq!(changed.responsible, Some("k".into()));
    assert_eq!(document.workspace().get::<Partner>(&ids[1]).unwrap().name, "Aarhus");
    assert_eq!(document.undo_label().unwrap().in_words(Lang::En), "Paste 3 rows");
}

#[test]
fn cells_that_do_not_fit_are_told_with_the_reason_and_the_rest_comes_in() {
    let mut document = document();
    let text = "name\tcountry\tShoe size\tresponsible\nTromsø\tAtlantis\t42\tNobody\n\tNO\t\t\nPort A\tNO\t\t";
    let paste = paste(text, &[], Lang::En, &document);
    let told: Vec<Vec<(usize, &str)>> = paste
        .rows
        .iter()
        .map(|row| row.faults.iter().map(|fault| (fault.column, fault.reason.as_str())).collect())
        .collect();
    assert_eq!(
        told,
        [
            vec![
                (1, "no country has that name or code"),
                (2, "no field is called so"),
                (3, "nothing is called “Nobody”")
            ],
            vec![(0, "a new record needs a name")],
            vec![],
        ]
    );
    assert_eq!(paste.rows[2].outcome, Outcome::Several(vec!["q".into(), "r".into()]));
    let counts = Counts { new: 2, changed: 0, unchanged: 0, unclear: 1, faults: 4 };
    assert_eq!(paste.counts(), counts);
    assert_eq!(apply(&paste, &mut document).len(), 2);
}

#[test]
fn without_headings_the_shown_columns_are_meant_and_computed_ones_left_out() {
    let mut document = document();
    let paste = paste("Narvik\tNO\tx\tmore\n", &["name", "country", "changed"], Lang::En, &document);
    assert!(!paste.headings);
    assert!(matches!(paste.columns[2], Column::ReadOnly(_)));
    let row = &paste.rows[0];
    assert_eq!((row.number, row.faults.len(), row.faults[0].column), (1, 1, 3));
    let ids = apply(&paste, &mut document);
    assert_eq!(document.workspace().get::<Partner>(&ids[0]).unwrap().country, "NO");
}

#[test]
fn what_is_copied_from_the_table_and_pasted_back_changes_nothing() {
    let document = document();
    let paste = paste("id\tname\tpic\np\tBodø kommune\t999\nq\tPort A\t\n", &[], Lang::En, &document);
    assert_eq!(paste.counts(), Counts { unchanged: 2, ..Counts::default() });
    assert!(paste.transaction(&basis(document.workspace()), |_| true).unwrap().0.is_empty());
}

#[test]
fn long_names_many_tags_signs_of_all_sorts_and_huge_texts_come_in_whole() {
    let mut document = document();
    let name = "Ærø 🌉 ".repeat(50);
    let tags: Vec<String> = (0..1_000).map(|n| format!("tag {n}")).collect();
    let notes = "Ålesund og omegn\n".repeat(300_000);
    let text = format!("name\tthemes\tnotes\n{name}\t{}\t\"{notes}\"\n", tags.join(", "));
    let pasted = paste(&text, &[], Lang::En, &document);
    assert_eq!((pasted.rows.len(), pasted.rows[0].is_sound()), (1, true));
    let ids = apply(&pasted, &mut document);
    let made = document.workspace().get::<Partner>(&ids[0]).unwrap();
    assert_eq!((made.name.as_str(), made.themes.len(), made.notes.len()), (name.trim(), 1_000, notes.len()));
}

#[test]
fn more_rows_than_the_limit_are_counted_and_nothing_pasted_is_nothing() {
    let document = document();
    let text: String = (0..=ROW_LIMIT + 1).map(|n| format!("Name {n}\n")).collect();
    let paste_all = paste(&text, &["name"], Lang::En, &document);
    assert_eq!((paste_all.rows.len(), paste_all.left_out), (ROW_LIMIT, 2));
    assert!(paste("\r\n \t \n", &["name"], Lang::En, &document).rows.is_empty());
}

#[test]
fn lists_of_parts_are_filled_by_what_stands_for_each() {
    let mut document = document();
    let people = |text: &str, kind: Kind, document: &Document| {
        let today = "2026-03-02".parse().unwrap();
        let workspace = document.workspace();
        let context = Context { lang: Lang::Nb, today, zone: chrono_tz::UTC, workspace, currency: None };
        Paste::read(text, kind, &[], &context, &Progress::new()).unwrap()
    };
    let text = "Navn\tOrganisasjon\nOla\tbodø kommune\nKari\tBodø kommune; Ukjent\n";
    let pasted = people(text, Kind::PERSON, &document);
    assert_eq!((pasted.rows[0].outcome.clone(), pasted.rows[1].faults.len()), (Outcome::New, 1));
    let ids = apply(&pasted, &mut document);
    let person = document.workspace().get::<Person>(&ids[0]).unwrap();
    assert_eq!(person.affiliations[0].partner, Some("p".into()));

    let calls = people("Tittel\tFrist\nA\t1.2.2027 17:00\nB\t1.2.2027; 1.9.2027\n", Kind::CALL, &document);
    assert_eq!(calls.counts(), Counts { new: 2, ..Counts::default() });
    let ids = apply(&calls, &mut document);
    let due = |document: &Document, id: &Id| -> Vec<String> {
        let call = document.workspace().get::<crate::model::call::Call>(id).unwrap();
        call.cut_offs.iter().filter_map(|it| it.due).map(|due| due.to_string()).collect()
    };
    assert_eq!(due(&document, &ids[0]), ["2027-02-01T17:00[Europe/Brussels]"]);
    assert_eq!(due(&document, &ids[1]), ["2027-02-01", "2027-09-01"]);
    let again = people("Tittel\tFrist\nA\t3.2.2027 17:00\nB\t1.9.2027\n", Kind::CALL, &document);
    assert_eq!(again.counts(), Counts { changed: 1, unchanged: 1, ..Counts::default() });
    apply(&again, &mut document);
    assert_eq!(due(&document, &ids[0]), ["2027-02-03T17:00[Europe/Brussels]"]);
}

#[test]
fn every_table_of_the_sample_is_pasted_back_without_a_change() {
    use crate::query::row::Row;
    let now = "2026-11-22T09:00:00Z".parse().unwrap();
    let sample = crate::exchange::sample::sample("2026-11-22".parse().unwrap(), true, now).unwrap();
    for (lang, zone) in Lang::ALL.into_iter().zip([chrono_tz::Europe::Oslo, chrono_tz::Europe::Helsinki].repeat(2)) {
        let today = "2026-11-22".parse().unwrap();
        let context = Context { lang, today, zone, workspace: &sample, currency: Some("NOK") };
        for kind in Kind::listed() {
            let fields = fields_of(kind, sample.office().as_ref());
            let table = sample.with_view(now, zone, |view| {
                let rows = sample.table(kind).values().map(|record| {
                    let clip = |field: &Field| {
                        crate::report::clipboard::clip(field, Row::Record(record.as_ref()), view, &context)
                    };
                    fields.iter().map(clip).collect::<Vec<_>>()
                });
                let head = fields.iter().map(|field| text::label(lang, kind.key(), field)).collect();
                crate::report::clipboard::write_table(std::iter::once(head).chain(rows))
            });
            let paste = Paste::read(&table, kind, &[], &context, &Progress::new()).unwrap();
            let told: Vec<String> = paste
                .rows
                .iter()
                .flat_map(|row| {
                    let heading = |column: usize| paste.columns[column].heading(kind, lang);
                    let faults =
                        row.faults.iter().map(move |it| format!("{} {:?} {}", heading(it.column), it.text, it.reason));
                    let changes = row
                        .changes
                        .iter()
                        .map(move |it| format!("{} {:?} {:?}", heading(it.column), it.before, it.after));
                    let names = std::iter::once(format!("{:?}", row.outcome)).filter(|it| !it.starts_with("Unch"));
                    names.chain(faults).chain(changes).map(|it| format!("{}: {it}", row.title)).collect::<Vec<_>>()
                })
                .collect();
            assert!(told.is_empty(), "{} {kind:?}\n{}", lang.code(), told.join("\n"));
            assert_eq!(paste.counts().unchanged, sample.table(kind).len());
        }
    }
}
