//! Any sequence of edits, undone, gives the same workspace and the same indexes as a rebuild.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise"
)]

use brobygger::edit::deeds::{self, Basis};
use brobygger::edit::{Author, Deed, Document, Draft, Label, OnDelete};
use brobygger::i18n::Lang;
use brobygger::model::id::Id;
use brobygger::model::kinds::Kind;
use brobygger::model::value::Value;
use brobygger::model::workspace::Workspace;
use brobygger::store::{reader, writer};
use chrono::DateTime;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    Add(u8),
    Title(u8, String),
    Link(u8, u8),
    Part(u8),
    PartDue(u8, u16),
    Delete(u8, bool),
    DeletePart(u8),
    Copy(u8),
    CopyPart(u8),
    MovePart(u8, u8),
    DeleteMany(Vec<u8>),
    Undo,
    Redo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => any::<u8>().prop_map(Step::Add),
        4 => (any::<u8>(), "[a-zæøåÆ \n]{0,12}").prop_map(|(n, text)| Step::Title(n, text)),
        3 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Step::Link(a, b)),
        2 => any::<u8>().prop_map(Step::Part),
        2 => (any::<u8>(), any::<u16>()).prop_map(|(n, day)| Step::PartDue(n, day)),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(n, clear)| Step::Delete(n, clear)),
        1 => any::<u8>().prop_map(Step::DeletePart),
        1 => any::<u8>().prop_map(Step::Copy),
        1 => any::<u8>().prop_map(Step::CopyPart),
        1 => (any::<u8>(), 0..4_u8).prop_map(|(n, to)| Step::MovePart(n, to)),
        1 => prop::collection::vec(any::<u8>(), 1..4).prop_map(Step::DeleteMany),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ];
    prop::collection::vec(step, 1..60)
}

fn author() -> Author {
    Author { name: "Test".into(), now: DateTime::from_timestamp(1_800_000_000, 0).unwrap(), import: false }
}

fn pick(ids: &[Id], n: u8) -> Option<Id> {
    (!ids.is_empty()).then(|| ids[usize::from(n) % ids.len()].clone())
}

fn records(workspace: &Workspace, kind: Kind) -> Vec<Id> {
    workspace.table(kind).keys().cloned().collect()
}

fn cut_offs(workspace: &Workspace) -> Vec<Id> {
    let calls = workspace.all::<brobygger::model::call::Call>(Kind::CALL);
    calls.flat_map(|call| call.cut_offs.iter().map(|cut_off| cut_off.id.clone())).collect()
}

/// Takes one step; true where it made a transaction.
fn take(document: &mut Document, step: &Step) -> bool {
    let workspace = document.workspace().clone();
    let mut draft = Draft::new(&workspace, author().now);
    let listed: Vec<Kind> = Kind::listed().collect();
    let all: Vec<Id> = listed.iter().flat_map(|kind| records(&workspace, *kind)).collect();
    match step {
        Step::Undo => return document.undo(&author()).is_some(),
        Step::Redo => return document.redo(&author()).is_some(),
        Step::Copy(_) | Step::CopyPart(_) | Step::MovePart(..) | Step::DeleteMany(_) => {
            let basis = Basis { workspace: &workspace, now: author().now, lang: Lang::En };
            let transaction = match step {
                Step::Copy(n) => pick(&all, *n).map(|id| deeds::duplicate(&basis, &id).unwrap().0),
                Step::CopyPart(n) => pick(&cut_offs(&workspace), *n).map(|id| deeds::duplicate(&basis, &id).unwrap().0),
                Step::MovePart(n, to) => {
                    pick(&cut_offs(&workspace), *n).map(|id| deeds::move_part(&basis, &id, usize::from(*to)).unwrap())
                }
                Step::DeleteMany(numbers) => {
                    let ids: Vec<Id> = numbers.iter().filter_map(|n| pick(&all, *n)).collect();
                    (!ids.is_empty()).then(|| deeds::delete_many(&basis, &ids, OnDelete::ClearLinks).unwrap())
                }
                _ => None,
            };
            let Some(transaction) = transaction.filter(|it| !it.is_empty()) else { return false };
            document.apply(transaction, &author()).unwrap();
            return true;
        }
        Step::Add(n) => {
            draft.add(listed[usize::from(*n) % listed.len()]);
        }
        Step::Title(n, text) => {
            let Some(id) = pick(&all, *n) else { return false };
            let field = workspace.record(&id).unwrap().schema().fields.iter().find(|f| f.spec.title).unwrap().key;
            draft.set_key(&id, field, Value::Text(text.as_str().into())).unwrap();
        }
        Step::Link(a, b) => {
            let (Some(call), Some(target)) = (pick(&records(&workspace, Kind::CALL), *a), pick(&all, *b)) else {
                return false;
            };
            draft.set_key(&call, "programme", Value::Link(std::borrow::Cow::Owned(target))).unwrap();
        }
        Step::Part(n) => {
            let Some(call) = pick(&records(&workspace, Kind::CALL), *n) else { return false };
            draft.add_part(&call, "cut_offs").unwrap();
        }
        Step::PartDue(n, day) => {
            let Some(part) = pick(&cut_offs(&workspace), *n) else { return false };
            let due = chrono::NaiveDate::from_num_days_from_ce_opt(739_000 + i32::from(*day)).unwrap();
            draft.set_key(&part, "due", Value::Date(brobygger::model::date::DateValue::Day(due))).unwrap();
        }
        Step::Delete(n, clear) => {
            let Some(id) = pick(&all, *n) else { return false };
            draft.delete(&id, if *clear { OnDelete::ClearLinks } else { OnDelete::KeepLinks }).unwrap();
        }
        Step::DeletePart(n) => {
            let Some(id) = pick(&cut_offs(&workspace), *n) else { return false };
            draft.delete(&id, OnDelete::ClearLinks).unwrap();
        }
    }
    let transaction = draft.finish(Label::one(Deed::Set, "step"));
    let made = !transaction.is_empty();
    document.apply(transaction, &author()).unwrap();
    made
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn edits_and_their_undos_leave_no_trace(steps in steps()) {
        let start = Workspace::default();
        let mut document = Document::new(start.clone());
        for step in &steps {
            take(&mut document, step);
            prop_assert!(document.workspace().is_consistent(), "{step:?}");
        }
        let end = document.workspace().clone();
        let mut undone = 0;
        while document.undo(&author()).is_some() {
            undone += 1;
            prop_assert!(document.workspace().is_consistent());
        }
        prop_assert!(document.workspace().same_records(&start));
        for _ in 0..undone {
            document.redo(&author());
        }
        prop_assert!(document.workspace().is_consistent());
        prop_assert!(document.workspace().same_records(&end));
        prop_assert!(end.is_consistent());
    }

    #[test]
    fn what_is_written_is_read_back(steps in steps()) {
        let mut document = Document::new(Workspace::default());
        for step in &steps {
            take(&mut document, step);
        }
        let mut bytes = Vec::new();
        writer::write(document.workspace(), &mut bytes).unwrap();
        let opened = reader::read(&bytes).unwrap();
        prop_assert!(opened.findings.is_empty());
        prop_assert!(opened.workspace.same_records(document.workspace()));
        prop_assert_eq!(&opened.workspace.log, &document.workspace().log);
        let mut again = Vec::new();
        writer::write(&opened.workspace, &mut again).unwrap();
        prop_assert_eq!(bytes, again);
    }
}
