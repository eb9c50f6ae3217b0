//! Rows from a spreadsheet's clipboard, or from CSV, as records of a kind.
//!
//! - The first row may be headings: the fields' keys or labels in any language. Without headings the cells are those of
//!   the columns that the table shows.
//! - A row is about the record that its id, else one of its identifiers, else its title names; else it makes a new one.
//!   In a record that is there, empty cells change nothing.
//! - A cell of a list of parts names them by what stands for each: a person's organisations, a call's deadlines. Parts
//!   that are not there are added; the only deadline of a call, given another date, moves.
//! - A cell that cannot be read is told with the reason and left out; the rest of its row can be taken in all the same.

mod known;
mod reader;
mod table;

use crate::edit::deeds::Basis;
use crate::edit::{Deed, Draft, DraftError, Label, Transaction};
use crate::i18n::Lang;
use crate::jobs::{Cancelled, Progress, Stage};
use crate::model::field::{Field, fields_of, find_field};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};

use reader::Reader;
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
        let mut reader = Reader::new(kind, &columns, context);
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

#[cfg(test)]
mod tests;
