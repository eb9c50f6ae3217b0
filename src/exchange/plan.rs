//! What an import would do, before it is done: every record of the source with what becomes of it.
//!
//! The rules, the same for all sources:
//!
//! - **Whose record.** A record of the source is the one in the workspace with its derived id; else the one
//!   that has this id as alias; else a record of the kind without any origin whose identifier is the same:
//!   somebody typed it before it was imported. Such a record is adopted: it gets the origin and the derived id
//!   as alias, keeps its own id, and every field that was filled in counts as changed by a person.
//! - **Fields.** Only fields of which the source speaks are looked at. One that no person has changed
//!   ([`Origin::edited`](crate::model::origin::Origin)) follows the source, also when the source clears it. One
//!   that a person has changed keeps the person's value; where the source says otherwise that is told
//!   ([`FieldDiff::overridden`]), and [`FieldDiff::give_back`] lets the field follow the source again.
//! - **Parts.** Matched by id, after the source had its chance to recognise them ([`Fit`]). Parts that a person
//!   made stay as they are. An imported part that a person took away does not come back. One that the
//!   source no longer has goes, unless a person changed something in it or something links to it.
//! - **Deleted.** A record whose import was deleted has left a tombstone and is skipped with that reason.
//! - **Not there.** A record that the source does not mention is left alone: files may be cuts.
//! - **Filter.** It looks at the record as the source has it and as the workspace has it; either may match, so
//!   that a call once imported by `status:open` is followed when it closes.
//! - **Again.** The same source once more finds nothing: no item is new or changed, and the transaction is empty.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::Value as Json;

use super::desk::Desk;
use crate::edit::{Edit, Label, Transaction};
use crate::jobs::{Cancelled, Progress, Stage};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Record, View, links_of};
use crate::model::workspace::Workspace;

/// Lets a source recognise the parts of a record it knows only by what they say: given the record that is
/// there and the one that comes in, it gives the latter's parts the ids they have there, and their history.
pub type Fit = fn(there: &dyn Record, incoming: &mut dyn Record, options: &Options<'_>);

/// Says whether a record is to be imported; the view finds the records that come in with it, too.
pub type Filter<'a> = dyn Fn(&dyn Record, &View<'_>) -> bool + 'a;

/// Everything a source has to offer.
#[derive(Default)]
pub struct Offer {
    /// The records in the source's order.
    pub incoming: Vec<Incoming>,
    /// What the source itself left out.
    pub skipped: Vec<Skipped>,
    /// What is odd, but taken over as far as it goes.
    pub warnings: Vec<Warning>,
}

/// One record of a source.
pub struct Incoming {
    /// The record, with derived ids; it and its imported parts have their origin.
    pub record: Box<dyn Record>,
    /// The identifier by which it is known if somebody typed it by hand; none where that name could mean others too.
    pub name: Option<String>,
    /// The keys of the fields of which the source speaks; those of parts with their list, as `cut_offs.due`.
    pub speaks_of: Vec<&'static str>,
    /// How its parts are recognised, where ids alone do not do it.
    pub fit: Option<Fit>,
    /// Where it stands in the file.
    pub spot: Option<Spot>,
    /// True for a record that is not an entry of the source and comes along only with one that links to it, such
    /// as the programme of a call. It is never changed by this, and stands in no count.
    pub companion: bool,
}

/// A place in a source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Spot {
    /// The entry's index, from 0.
    pub index: usize,
    /// The line, from 1; 0 where the source has no lines.
    pub line: u64,
    /// The column in bytes, from 1; 0 where the source has no lines.
    pub column: u64,
}

/// An entry that the source left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skipped {
    /// Where it stands.
    pub spot: Spot,
    /// Its identifier, where it has one.
    pub identifier: Option<String>,
    /// Why.
    pub reason: SkipReason,
}

/// Why an entry is not imported.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SkipReason {
    /// A field contradicts its meaning.
    #[error("it cannot be read: {0}")]
    Malformed(String),
    /// Nothing by which it would be known again at the next import.
    #[error("it has no identifier")]
    NoKey,
    /// Procurement, which was not asked for.
    #[error("it is a tender")]
    Tender,
    /// The same record stands in the source again.
    #[error("the same record is entry {}", kept + 1)]
    Duplicate {
        /// The index of the entry that counts, from 0.
        kept: usize,
    },
    /// It was imported before, and deleted.
    #[error("it was deleted here after an earlier import")]
    Deleted,
    /// The filter leaves it out.
    #[error("the filter leaves it out")]
    Filtered,
    /// It was merged into a record that follows another entry or another source.
    #[error("it was merged into another record")]
    Merged,
    /// Something of another kind has its id.
    #[error("something else in the workspace has its id")]
    Taken,
}

impl SkipReason {
    /// Its key in the translations (`skip-<key>`).
    pub fn key(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed",
            Self::NoKey => "no-key",
            Self::Tender => "tender",
            Self::Duplicate { .. } => "duplicate",
            Self::Deleted => "deleted",
            Self::Filtered => "filtered",
            Self::Merged => "merged",
            Self::Taken => "taken",
        }
    }
}

/// Something odd that does not keep a record from being imported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// The record's identifier or title.
    pub name: String,
    /// Where it stands.
    pub spot: Option<Spot>,
    /// What is odd.
    pub oddity: Oddity,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.oddity)
    }
}

/// What is odd.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Oddity {
    /// A date that cannot be read; the field was left as it is.
    #[error("{field} is not a date: `{text}`")]
    Date {
        /// The source's name of the field.
        field: &'static str,
        /// What stands there.
        text: String,
    },
    /// A value beyond what the field can hold; it was left as it is.
    #[error("{field} does not fit: `{text}`")]
    Value {
        /// The field's key.
        field: &'static str,
        /// The value.
        text: String,
    },
    /// Several records typed by hand have its identifier; the oldest was taken.
    #[error("{0} records have this identifier; the oldest follows the source now")]
    SeveralAlike(usize),
    /// The id of one of its parts is taken elsewhere; the part was left out.
    #[error("a part was left out: something else has the id `{0}`")]
    PartTaken(Id),
}

impl Oddity {
    /// Its key in the translations (`oddity-<key>`).
    pub fn key(&self) -> &'static str {
        match self {
            Self::Date { .. } => "date",
            Self::Value { .. } => "value",
            Self::SeveralAlike(_) => "several-alike",
            Self::PartTaken(_) => "part-taken",
        }
    }
}

/// What else a plan looks at.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The present instant.
    pub now: DateTime<Utc>,
    /// The reader's zone: in it a move of a deadline is noticed today.
    pub zone: Tz,
    /// Which records are meant; all where there is none.
    pub filter: Option<&'a Filter<'a>>,
}

/// What becomes of one entry of the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It comes in.
    New,
    /// The record that is there changes.
    Changed,
    /// The record that is there says the same, but for what a person changed; what the source says there may be noted.
    Unchanged,
    /// It is left out.
    Skipped(SkipReason),
}

/// One entry of the source and what becomes of it.
#[derive(Clone, Debug)]
pub struct Item {
    /// The id of the record in the workspace, or to be in it; none where the source left it out.
    pub id: Option<Id>,
    /// The kind.
    pub kind: Option<Kind>,
    /// The identifier in the source; empty where it has none.
    pub identifier: String,
    /// What the record is called in the source.
    pub title: String,
    /// Where it stands in the source.
    pub spot: Option<Spot>,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Where the record and the source differ, field by field: what will change, and what a person's changes cover.
    pub diffs: Vec<FieldDiff>,
    /// True where a record typed by hand, or a part of it, becomes an imported one.
    pub adopted: bool,
    /// True where it only comes along with a record that links to it; see [`Incoming::companion`].
    pub companion: bool,
    pub(super) before: Option<Arc<dyn Record>>,
    pub(super) after: Option<Arc<dyn Record>>,
}

impl Item {
    /// The record as it will be; none where nothing changes.
    pub fn after(&self) -> Option<&Arc<dyn Record>> {
        self.after.as_ref()
    }
}

/// What sort a difference is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiffSort {
    /// A value changes.
    Value,
    /// A deadline moves.
    Moved,
    /// A part comes.
    Added,
    /// A part goes.
    Removed,
    /// The source no longer names the part; it stays, marked so.
    Gone,
    /// The source names the part again.
    Back,
    /// The parts stand in another order.
    Reordered,
}

impl DiffSort {
    /// Its key in the translations (`diff-<key>`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Moved => "moved",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Gone => "gone",
            Self::Back => "back",
            Self::Reordered => "reordered",
        }
    }
}

/// One difference between a record and what the source says of it.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldDiff {
    /// The part it is in; none for the record itself.
    pub part: Option<Id>,
    /// The schema key of the record or part.
    pub schema: &'static str,
    /// The field's key; the list's where a part comes or goes.
    pub field: String,
    /// What sort of difference.
    pub sort: DiffSort,
    /// What the record has, in the file's form.
    pub before: Json,
    /// What the source says, in the file's form; a whole part where one comes.
    pub after: Json,
    /// True where a person changed the field: `before` stays.
    pub overridden: bool,
}

/// How many entries of the source become what; companions are not among them.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// Coming in.
    pub new: usize,
    /// Changing.
    pub changed: usize,
    /// Staying as they are.
    pub unchanged: usize,
    /// Left out.
    pub skipped: usize,
}

/// What an import would do.
#[derive(Clone, Default, Debug)]
pub struct Plan {
    /// Companions first, then the entries in the source's order.
    pub items: Vec<Item>,
    /// What is odd.
    pub warnings: Vec<Warning>,
}

impl Plan {
    /// Compares what a source offers with the workspace; nothing is changed by it.
    ///
    /// # Errors
    /// [`Cancelled`], heard at every record.
    pub fn make(
        workspace: &Workspace,
        offer: Offer,
        options: &Options<'_>,
        progress: &Progress,
    ) -> Result<Self, Cancelled> {
        progress.begin(Stage::Comparing, offer.incoming.len() as u64);
        let mut plan = Self { items: Vec::with_capacity(offer.incoming.len()), warnings: offer.warnings };
        let mut desk = Desk::new(workspace, &offer.incoming, options);
        plan.items.extend(offer.skipped.into_iter().map(left_out));
        for (done, incoming) in offer.incoming.into_iter().enumerate() {
            progress.reach(done as u64)?;
            let item = desk.judge(incoming, &mut plan.warnings);
            plan.items.push(item);
        }
        plan.items.sort_by_key(|item| (!item.companion, item.spot));
        Ok(plan)
    }

    /// How many entries become what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for item in self.items.iter().filter(|item| !item.companion) {
            match item.outcome {
                Outcome::New => counts.new += 1,
                Outcome::Changed => counts.changed += 1,
                Outcome::Unchanged => counts.unchanged += 1,
                Outcome::Skipped(_) => counts.skipped += 1,
            }
        }
        counts
    }

    /// The chosen items as one change; companions come along with those that link to them.
    ///
    /// It is to be applied with [`Author::import`](crate::edit::Author) true, so that what it changes goes on
    /// following the source; the document refuses it whole where the workspace has changed since.
    pub fn transaction(&self, chosen: impl Fn(&Item) -> bool, label: Label) -> Transaction {
        let mut linked = HashSet::new();
        let mut edits = Vec::new();
        // What a source says of fields that a person changed is noted whatever is chosen.
        let taken = |item: &&Item| !item.companion && (item.outcome == Outcome::Unchanged || chosen(item));
        for item in self.items.iter().filter(taken) {
            if let Some(after) = &item.after {
                links_of(after.as_entity(), &mut |_, _, target| {
                    linked.insert(target.clone());
                });
                edits.extend(item.edit());
            }
        }
        let companions = self.items.iter().filter(|item| item.companion);
        edits.extend(
            companions.filter(|item| item.id.as_ref().is_some_and(|id| linked.contains(id))).filter_map(Item::edit),
        );
        Transaction { label, edits, typing: None }
    }
}

impl Item {
    fn edit(&self) -> Option<Edit> {
        self.after.as_ref().zip(self.kind).map(|(after, kind)| Edit {
            kind,
            before: self.before.clone(),
            after: Some(Arc::clone(after)),
        })
    }
}

fn left_out(skipped: Skipped) -> Item {
    Item {
        id: None,
        kind: None,
        identifier: skipped.identifier.unwrap_or_default(),
        title: String::new(),
        spot: Some(skipped.spot),
        outcome: Outcome::Skipped(skipped.reason),
        diffs: Vec::new(),
        adopted: false,
        companion: false,
        before: None,
        after: None,
    }
}
