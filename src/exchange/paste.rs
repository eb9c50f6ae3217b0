//! Rows from a spreadsheet's clipboard, or from CSV, as records of a kind.
//!
//! - The first row may be headings: the fields' keys or labels in any language. Without headings the cells are those of
//!   the columns that the table shows.
//! - A row is about the record that its id, else one of its identifiers, else its title names; else it makes a new one.
//!   In a record that is there, empty cells change nothing.
//! - A cell of a list of parts names them by what stands for each: a person's organisations, a call's deadlines. Parts
//!   that are not there are added; the only deadline of a call, given another date, moves.
//! - A cell that cannot be read is told with the reason and left out; the rest of its row can be taken in all the same.

mod table;

use std::collections::HashMap;

use crate::edit::deeds::Basis;
use crate::edit::{Deed, Draft, DraftError, Label, Transaction};
use crate::i18n::{Lang, fold, spellings};
use crate::jobs::{Cancelled, Progress, Stage};
use crate::model::date::{DateValue, Moment};
use crate::model::field::{Field, HeadField, Place, fields_of, fields_of_schema, find_field};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Entity, PartList, Record, Schema};
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::model::words;
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
    given: Given,
}

/// What a cell gives.
#[derive(Clone, Debug)]
enum Given {
    /// The value of the field.
    Value(Value<'static>),
    /// What stands for parts to be added.
    Parts(Vec<Value<'static>>),
    /// What is to stand for the part of the id from now on.
    Part(Id, Value<'static>),
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
        let columns = headed.unwrap_or_else(|| shown.iter().map(|field| column_of(field, &fields, kind)).collect());
        let mut lines: Vec<_> =
            if headings { lines.collect() } else { std::iter::once((number, first)).chain(lines).collect() };
        let left_out = lines.len().saturating_sub(ROW_LIMIT);
        lines.truncate(ROW_LIMIT);
        progress.begin(Stage::Comparing, lines.len() as u64);
        let known = Known::new(context.workspace, kind, &columns);
        let assumed = spellings("time-assumed").into_iter().map(|(_, words)| format!("({words})")).collect();
        let mut reader = Reader { kind, columns: &columns, known, context, links: HashMap::new(), assumed };
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
            let Some(Column::Field(field)) = self.columns.get(change.column) else { continue };
            let main = match field.spec.kind {
                ValueKind::Parts(schema) => schema.main_field().map_or("", |(_, main)| main.key),
                _ => "",
            };
            match &change.given {
                Given::Value(value) => draft.set(&id, field, value.clone())?,
                Given::Part(part, value) => draft.set_key(part, main, value.clone())?,
                Given::Parts(values) => {
                    for value in values {
                        let part = draft.add_part(&id, &field.key)?;
                        draft.set_key(&part, main, value.clone())?;
                    }
                }
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
    let column = |cell: &String| match named(cell) {
        Some(field) => column_of(field, fields, kind),
        None => Column::Unknown(cell.trim().to_owned()),
    };
    Some(cells.iter().map(column).collect())
}

/// Computed fields that tell what stands in a list, with that list: who pastes one means the other.
const BEHIND: [(Kind, &str, &str); 2] =
    [(Kind::CALL, "deadline", "cut_offs"), (Kind::APPLICATION, "partner", "consortium")];

fn column_of(field: &Field, fields: &[Field], kind: Kind) -> Column {
    let behind = BEHIND.iter().find(|(of, computed, _)| *of == kind && field.key == *computed);
    let field = behind.and_then(|(_, _, list)| fields.iter().find(|field| field.key == *list)).unwrap_or(field);
    let takes = match field.spec.kind {
        ValueKind::Parts(schema) => {
            schema.main_field().is_some_and(|(_, main)| !matches!(main.spec.kind, ValueKind::Parts(_)))
        }
        _ => field.is_editable(),
    };
    if takes { Column::Field(field.clone()) } else { Column::ReadOnly(field.clone()) }
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
    assumed: Vec<String>,
}

impl Reader<'_> {
    fn row(&mut self, number: usize, cells: &[String]) -> Row {
        let columns = self.columns;
        let meant = self.known.meant(columns, cells);
        let there = match meant.as_slice() {
            [only] => self.context.workspace.table(self.kind).get(only).map(AsRef::as_ref),
            _ => None,
        };
        let (mut changes, mut faults) = (Vec::<Change>::new(), Vec::new());
        for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            let given = match columns.get(index) {
                Some(Column::Field(field)) => {
                    // Blanks at the ends of a long text may be meant.
                    let is_long = matches!(field.spec.kind, ValueKind::LongText);
                    self.change(index, field, if is_long { cell } else { cell.trim() }, there)
                }
                Some(Column::ReadOnly(_)) => Ok(None),
                Some(Column::Unknown(_)) => Err(tr!(self.context.lang, "paste-no-field")),
                None => Err(tr!(self.context.lang, "paste-no-column")),
            };
            match given {
                // Two columns may speak of one list: what the first has said is not said again.
                Ok(Some(change)) => {
                    let key = |change: &Change| columns.get(change.column).and_then(Column::field).map(|it| &it.key);
                    if changes.iter().all(|other| key(other) != key(&change)) {
                        changes.push(change);
                    }
                }
                Ok(None) => {}
                Err(reason) => faults.push(Fault { column: index, text: cell.clone(), reason }),
            }
        }
        let outcome = match (there, meant.len()) {
            (Some(record), _) if changes.is_empty() => Outcome::Unchanged(record.id().clone()),
            (Some(record), _) => Outcome::Changed(record.id().clone()),
            (None, 0) => Outcome::New,
            (None, _) => Outcome::Several(meant),
        };
        let named =
            |change: &&Change| columns.get(change.column).and_then(Column::field).is_some_and(|field| field.spec.title);
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

    /// What the cell gives the record that is not there already, or why it cannot be taken in.
    fn change(
        &mut self,
        column: usize,
        field: &Field,
        cell: &str,
        there: Option<&dyn Record>,
    ) -> Result<Option<Change>, String> {
        if let (ValueKind::Parts(schema), Place::Stored(list)) = (field.spec.kind, field.place) {
            return self.parts(column, schema, list, cell, there);
        }
        let before = there.map_or(Value::Empty, |record| value_in(field, record));
        let shown = |value: &Value<'_>| text::show(&field.spec.kind, value, self.context);
        let was = shown(&before);
        // The words of the table are the value again, also where they would lead to several records.
        if was == cell {
            return Ok(None);
        }
        let value = self.value(column, field, cell)?;
        if value.is_empty() || same(&before, &value) {
            return Ok(None);
        }
        let after = text::show(&field.spec.kind, &value, self.context);
        Ok(Some(Change { column, before: was, after, given: Given::Value(value) }))
    }

    /// What the cell adds to a list.
    fn parts(
        &mut self,
        column: usize,
        schema: &'static Schema,
        list: usize,
        cell: &str,
        there: Option<&dyn Record>,
    ) -> Result<Option<Change>, String> {
        let before = there.map(|record| words::parts(record.as_entity(), list, self.context)).unwrap_or_default();
        let Some((index, main)) = schema.main_field().filter(|_| before != cell) else { return Ok(None) };
        let fields = fields_of_schema(schema);
        let Some(main) = fields.iter().find(|field| field.key == main.key) else { return Ok(None) };
        let values = match self.value(column, main, cell) {
            Ok(value) if !cell.contains([';', '\n']) => vec![value],
            whole => {
                let separator: &[char] = if cell.contains([';', '\n']) { &[';', '\n'] } else { &[','] };
                let pieces = cell.split(separator).map(str::trim).filter(|piece| !piece.is_empty());
                let pieces: Vec<&str> = pieces.collect();
                // One piece is the whole again, with the better reason.
                if pieces.len() < 2 {
                    vec![whole?]
                } else {
                    pieces.into_iter().map(|piece| self.value(column, main, piece)).collect::<Result<_, _>>()?
                }
            }
        };
        let have = || there.and_then(|record| record.parts(list)).into_iter().flat_map(<dyn PartList>::iter);
        let mut new: Vec<Value<'static>> = Vec::new();
        for value in values {
            if !new.iter().any(|other| same(other, &value)) && !have().any(|it| same(&it.get(index), &value)) {
                new.push(value);
            }
        }
        if new.is_empty() {
            return Ok(None);
        }
        let shown: Vec<String> = new.iter().map(|value| text::show(&main.spec.kind, value, self.context)).collect();
        let shown = shown.join(", ");
        let only = have().next().filter(|_| have().count() == 1 && matches!(main.spec.kind, ValueKind::Date));
        let change = match (only.map(Entity::id), new.as_slice()) {
            (Some(part), [moved]) => {
                Change { column, before, after: shown, given: Given::Part(part.clone(), moved.clone()) }
            }
            _ if before.is_empty() => Change { column, before, after: shown, given: Given::Parts(new) },
            _ => Change { column, after: format!("{before}, {shown}"), before, given: Given::Parts(new) },
        };
        Ok(Some(change))
    }

    fn value(&mut self, column: usize, field: &Field, cell: &str) -> Result<Value<'static>, String> {
        let context = self.context;
        let read = |cell: &str| text::read(field, cell, context).map_err(|error| error.in_words(context.lang));
        match field.spec.kind {
            ValueKind::Link(_) | ValueKind::Links(_) => {
                self.links.entry((column, cell.to_owned())).or_insert_with(|| read(cell)).clone()
            }
            ValueKind::Date => match self.assumed.iter().find_map(|words| cell.strip_suffix(words.as_str())) {
                Some(rest) => read(rest).map(|value| match value {
                    Value::Date(DateValue::Moment(moment)) => {
                        Value::Date(DateValue::Moment(Moment { assumed: true, ..moment }))
                    }
                    other => other,
                }),
                None => read(cell),
            },
            _ => read(cell),
        }
    }
}

/// The value of a stored field or one of the office's own.
fn value_in<'a>(field: &Field, record: &'a dyn Record) -> Value<'a> {
    match field.place {
        Place::Stored(index) => record.get(index),
        _ => {
            let own = record.head().own.get(field.key.as_ref());
            own.and_then(|json| Value::from_json(&field.spec.kind, json).ok()).unwrap_or(Value::Empty)
        }
    }
}

/// True where the two say the same; whether a time was assumed, a spreadsheet does not tell.
fn same(one: &Value<'_>, other: &Value<'_>) -> bool {
    match (one, other) {
        (Value::Date(DateValue::Moment(a)), Value::Date(DateValue::Moment(b))) => (a.wall, a.zone) == (b.wall, b.zone),
        (Value::Text(a), Value::Text(b)) => a.trim() == b.trim(),
        _ => one == other,
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
        for (lang, zone) in Lang::ALL.into_iter().zip([chrono_tz::Europe::Oslo, chrono_tz::Europe::Helsinki].repeat(2))
        {
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
                        let faults = row
                            .faults
                            .iter()
                            .map(move |it| format!("{} {:?} {}", heading(it.column), it.text, it.reason));
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
}
