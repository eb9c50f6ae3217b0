//! Rows from a spreadsheet's clipboard, or from CSV, as records of a kind.
//!
//! - The first row may be headings: the fields' keys or labels in any language. Without headings the cells are those of
//!   the columns that the table shows.
//! - A row is about the record that its id, else one of its identifiers, else its title names; else it makes a new one.
//!   In a record that is there, empty cells change nothing.
//! - A cell that cannot be read is told with the reason and left out; the rest of its row can be taken in all the same.

mod table;

use std::collections::HashMap;

use crate::edit::deeds::Basis;
use crate::edit::{Deed, Draft, DraftError, Label, Transaction};
use crate::i18n::{Lang, fold};
use crate::jobs::{Cancelled, Progress, Stage};
use crate::model::field::{Field, HeadField, Place, fields_of, find_field};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Entity, Record};
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::model::workspace::Workspace;
use crate::tr;

pub use table::read_table;

/// The most rows that are taken in at once.
pub const ROW_LIMIT: usize = 10_000;

/// What a column of the pasted table is for.
#[derive(Clone, Debug)]
pub enum Column {
    /// Its cells are values of the field.
    Field(Field),
    /// The field is computed, or kept by the program, so its cells are left out.
    ReadOnly(Field),
    /// No field is called so, so its cells are left out.
    Unknown(String),
}

impl Column {
    fn field(&self) -> Option<&Field> {
        match self {
            Self::Field(field) | Self::ReadOnly(field) => Some(field),
            Self::Unknown(_) => None,
        }
    }

    /// The column's heading.
    pub fn heading(&self, kind: Kind, lang: Lang) -> String {
        match self {
            Self::Field(field) | Self::ReadOnly(field) => text::label(lang, kind.key(), field),
            Self::Unknown(heading) => heading.clone(),
        }
    }
}

/// What a row does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It makes a record.
    New,
    /// It changes the record.
    Changed(Id),
    /// The record says the same already.
    Unchanged(Id),
    /// Several records could be meant, so it does nothing.
    Several(Vec<Id>),
}

/// A cell that cannot be taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The column, counted from 0.
    pub column: usize,
    /// What stands in the cell.
    pub text: String,
    /// Why it cannot be taken in, as a clause.
    pub reason: String,
}

/// A value that a row gives.
#[derive(Clone, Debug)]
pub struct Change {
    /// The column, counted from 0.
    pub column: usize,
    /// What the record has, in words; empty for nothing.
    pub before: String,
    /// What it will have, in words.
    pub after: String,
    value: Value<'static>,
}

/// One row of the pasted table and what becomes of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number in what was pasted, counted from 1, headings too.
    pub number: usize,
    /// What the record is called, or will be.
    pub title: String,
    /// What it does.
    pub outcome: Outcome,
    /// The values it gives that are not there already.
    pub changes: Vec<Change>,
    /// The cells that cannot be taken in.
    pub faults: Vec<Fault>,
}

impl Row {
    /// True where it would change something.
    pub fn does_something(&self) -> bool {
        matches!(self.outcome, Outcome::New | Outcome::Changed(_))
    }

    /// True where it would change something and lose nothing: worth taking in without a closer look.
    pub fn is_sound(&self) -> bool {
        self.does_something() && self.faults.is_empty()
    }
}

/// What pasted rows would do, before it is done.
#[derive(Clone, Debug)]
pub struct Paste {
    /// The kind of the records.
    pub kind: Kind,
    /// What each column is for.
    pub columns: Vec<Column>,
    /// True where the first row is headings.
    pub headings: bool,
    /// The rows; empty ones are not among them.
    pub rows: Vec<Row>,
    /// How many rows beyond [`ROW_LIMIT`] were left out.
    pub left_out: usize,
}

/// How many rows do what.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// Rows that make a record.
    pub new: usize,
    /// Rows that change one.
    pub changed: usize,
    /// Rows that say what is there already.
    pub unchanged: usize,
    /// Rows of which it is not clear which record they mean.
    pub unclear: usize,
    /// Cells that cannot be taken in.
    pub faults: usize,
}

impl Paste {
    /// Reads pasted text as records of the kind; `shown` are the fields of the columns where it has no headings.
    ///
    /// # Errors
    /// [`Cancelled`], heard at every row.
    pub fn read(
        text: &str,
        kind: Kind,
        shown: &[Field],
        context: &Context<'_>,
        progress: &Progress,
    ) -> Result<Self, Cancelled> {
        let office = context.workspace.office();
        let fields = fields_of(kind, office.as_ref());
        let table = read_table(text);
        let mut lines = table.into_iter().enumerate().filter(|(_, cells)| cells.iter().any(|it| !it.trim().is_empty()));
        let Some((number, first)) = lines.next() else {
            return Ok(Self { kind, columns: Vec::new(), headings: false, rows: Vec::new(), left_out: 0 });
        };
        let headed = headings(&first, &fields, kind);
        let headings = headed.is_some();
        let columns = headed.unwrap_or_else(|| shown.iter().cloned().map(column_of).collect());
        let mut lines: Vec<_> =
            if headings { lines.collect() } else { std::iter::once((number, first)).chain(lines).collect() };
        let left_out = lines.len().saturating_sub(ROW_LIMIT);
        lines.truncate(ROW_LIMIT);
        progress.begin(Stage::Comparing, lines.len() as u64);
        let known = Known::new(context.workspace, kind, &columns);
        let mut reader = Reader { kind, columns: &columns, known, context, links: HashMap::new() };
        let mut rows = Vec::with_capacity(lines.len());
        for (done, (number, cells)) in lines.into_iter().enumerate() {
            progress.reach(done as u64)?;
            rows.push(reader.row(number + 1, &cells));
        }
        Ok(Self { kind, columns, headings, rows, left_out })
    }

    /// How many rows do what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.outcome {
                Outcome::New => counts.new += 1,
                Outcome::Changed(_) => counts.changed += 1,
                Outcome::Unchanged(_) => counts.unchanged += 1,
                Outcome::Several(_) => counts.unclear += 1,
            }
            counts.faults += row.faults.len();
        }
        counts
    }

    /// The chosen rows as one change, and the ids of the records they make or change.
    ///
    /// # Errors
    /// [`DraftError`] where a record is gone meanwhile.
    pub fn transaction(
        &self,
        basis: &Basis<'_>,
        chosen: impl Fn(&Row) -> bool,
    ) -> Result<(Transaction, Vec<Id>), DraftError> {
        let mut draft = basis.draft();
        let mut ids = Vec::new();
        for row in self.rows.iter().filter(|row| row.does_something() && chosen(row)) {
            ids.push(self.put(&mut draft, row)?);
        }
        let label = Label::many(Deed::Paste, "", ids.len());
        Ok((draft.finish(label), ids))
    }

    fn put(&self, draft: &mut Draft<'_>, row: &Row) -> Result<Id, DraftError> {
        let id = match &row.outcome {
            Outcome::Changed(id) => id.clone(),
            _ => draft.add(self.kind),
        };
        for change in &row.changes {
            if let Some(Column::Field(field)) = self.columns.get(change.column) {
                draft.set(&id, field, change.value.clone())?;
            }
        }
        Ok(id)
    }
}

/// The columns that the cells name, where they are headings: at least half of them are called as fields are.
fn headings(cells: &[String], fields: &[Field], kind: Kind) -> Option<Vec<Column>> {
    let named = |cell: &String| find_field(fields, kind.key(), cell.trim());
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let known = cells.iter().filter(|cell| named(cell).is_some()).count();
    if known == 0 || 2 * known < filled {
        return None;
    }
    let column =
        |cell: &String| named(cell).cloned().map_or_else(|| Column::Unknown(cell.trim().to_owned()), column_of);
    Some(cells.iter().map(column).collect())
}

fn column_of(field: Field) -> Column {
    if field.is_editable() && !matches!(field.spec.kind, ValueKind::Parts(_)) {
        Column::Field(field)
    } else {
        Column::ReadOnly(field)
    }
}

/// The names by which the records of the kind are known.
struct Known<'a> {
    workspace: &'a Workspace,
    kind: Kind,
    /// By column and folded text.
    by_name: HashMap<usize, HashMap<String, Vec<Id>>>,
    /// The columns by which a record is recognised, those that name it best first.
    naming: Vec<usize>,
}

impl<'a> Known<'a> {
    fn new(workspace: &'a Workspace, kind: Kind, columns: &[Column]) -> Self {
        let has = |wanted: fn(&Field) -> bool| -> Vec<usize> {
            let fits = |column: &Column| column.field().is_some_and(wanted);
            columns.iter().enumerate().filter(|(_, column)| fits(column)).map(|(index, _)| index).collect()
        };
        let mut naming = has(|field| field.spec.identifier);
        naming.extend(has(|field| field.spec.title && !field.spec.identifier));
        let mut by_name: HashMap<usize, HashMap<String, Vec<Id>>> = HashMap::new();
        for index in &naming {
            let Some(field) = columns.get(*index).and_then(Column::field) else { continue };
            let Place::Stored(place) = field.place else { continue };
            let names = by_name.entry(*index).or_default();
            for record in workspace.table(kind).values() {
                let mut note = |name: &str| names.entry(fold(name)).or_default().push(record.id().clone());
                match record.get(place) {
                    Value::Text(name) => note(&name),
                    Value::List(list) => list.iter().for_each(|name| note(name)),
                    _ => {}
                }
            }
        }
        let mut whole = has(|field| field.place == Place::Head(HeadField::Id));
        whole.extend(naming);
        Self { workspace, kind, by_name, naming: whole }
    }

    /// The records that the cells may be about: those of the first column that names any.
    fn meant(&self, columns: &[Column], cells: &[String]) -> Vec<Id> {
        for index in &self.naming {
            let (Some(field), Some(cell)) = (columns.get(*index).and_then(Column::field), cells.get(*index)) else {
                continue;
            };
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            if field.place == Place::Head(HeadField::Id) {
                let record = self.workspace.table(self.kind).get(&Id::from(cell));
                if let Some(record) = record {
                    return vec![record.id().clone()];
                }
                continue;
            }
            let names = self.by_name.get(index);
            // Several addresses in one cell are each a name.
            let pieces = cell.split([',', ';', '\n']).map(str::trim);
            let pieces = if field.spec.kind.is_list() { pieces.collect() } else { vec![cell] };
            let mut ids: Vec<Id> =
                pieces.into_iter().filter_map(|name| names?.get(&fold(name))).flatten().cloned().collect();
            ids.sort();
            ids.dedup();
            if !ids.is_empty() {
                return ids;
            }
        }
        Vec::new()
    }
}

/// Reads row after row.
struct Reader<'a> {
    kind: Kind,
    columns: &'a [Column],
    known: Known<'a>,
    context: &'a Context<'a>,
    /// What names lead to, by column; looking one up goes through a whole table.
    links: HashMap<(usize, String), Result<Value<'static>, String>>,
}

impl Reader<'_> {
    fn row(&mut self, number: usize, cells: &[String]) -> Row {
        let mut faults = Vec::new();
        let mut values = Vec::new();
        for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            let fault = |reason| Fault { column: index, text: cell.clone(), reason };
            match self.columns.get(index) {
                Some(Column::Field(field)) => match self.value(index, field, cell) {
                    Ok(Value::Empty) => {}
                    Ok(value) => values.push((index, field, value)),
                    Err(reason) => faults.push(fault(reason)),
                },
                Some(Column::ReadOnly(_)) => {}
                Some(Column::Unknown(_)) => {
                    faults.push(fault(tr!(self.context.lang, "paste-no-field")));
                }
                None => faults.push(fault(tr!(self.context.lang, "paste-no-column"))),
            }
        }
        let meant = self.known.meant(self.columns, cells);
        let there = match meant.as_slice() {
            [only] => self.context.workspace.table(self.kind).get(only).map(AsRef::as_ref),
            _ => None,
        };
        let changes: Vec<Change> =
            values.into_iter().filter_map(|(index, field, value)| self.change(index, field, value, there)).collect();
        let outcome = match (there, meant.len()) {
            (Some(record), _) if changes.is_empty() => Outcome::Unchanged(record.id().clone()),
            (Some(record), _) => Outcome::Changed(record.id().clone()),
            (None, 0) => Outcome::New,
            (None, _) => Outcome::Several(meant),
        };
        let named = |change: &&Change| {
            self.columns.get(change.column).and_then(Column::field).is_some_and(|field| field.spec.title)
        };
        let title = there.map_or_else(
            || changes.iter().find(named).map(|change| change.after.clone()).unwrap_or_default(),
            Entity::title,
        );
        if outcome == Outcome::New && title.is_empty() {
            self.miss_title(&mut faults);
        }
        Row { number, title, outcome, changes, faults }
    }

    /// Notes that a new record would have no name.
    fn miss_title(&self, faults: &mut Vec<Fault>) {
        let title = |column: &Column| column.field().is_some_and(|field| field.spec.title);
        let column = self.columns.iter().position(title).unwrap_or(0);
        if faults.iter().all(|fault| fault.column != column) {
            let reason = tr!(self.context.lang, "paste-no-title");
            faults.push(Fault { column, text: String::new(), reason });
        }
    }

    fn value(&mut self, index: usize, field: &Field, cell: &str) -> Result<Value<'static>, String> {
        let read = || text::read(field, cell, self.context).map_err(|error| error.in_words(self.context.lang));
        match field.spec.kind {
            ValueKind::Link(_) | ValueKind::Links(_) => {
                self.links.entry((index, cell.to_owned())).or_insert_with(read).clone()
            }
            _ => read(),
        }
    }

    fn change(
        &self,
        column: usize,
        field: &Field,
        value: Value<'static>,
        there: Option<&dyn Record>,
    ) -> Option<Change> {
        let before = match (there, field.place) {
            (Some(record), Place::Stored(index)) => record.get(index),
            (Some(record), _) => {
                let own = record.head().own.get(field.key.as_ref());
                own.and_then(|json| Value::from_json(&field.spec.kind, json).ok()).unwrap_or(Value::Empty)
            }
            (None, _) => Value::Empty,
        };
        if before == value {
            return None;
        }
        let shown = |value: &Value<'_>| text::show(&field.spec.kind, value, self.context);
        Some(Change { column, before: shown(&before), after: shown(&value), value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Author, Document};
    use crate::model::office::Office;
    use crate::model::partner::Partner;
    use crate::model::person::Person;
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
        let text =
            "Navn\tLand\tPIC\tAnsvarlig\r\n\tDanmark\t999\tkari\r\nAarhus\tDanmark\t\t\r\nBodø Kommune\t\t\t\r\n";
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
    fn more_rows_than_the_limit_are_counted_and_nothing_pasted_is_nothing() {
        let document = document();
        let text: String = (0..=ROW_LIMIT + 1).map(|n| format!("Name {n}\n")).collect();
        let paste_all = paste(&text, &["name"], Lang::En, &document);
        assert_eq!((paste_all.rows.len(), paste_all.left_out), (ROW_LIMIT, 2));
        assert!(paste("\r\n \t \n", &["name"], Lang::En, &document).rows.is_empty());
    }
}
