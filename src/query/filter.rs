//! Filters bound to the fields of a kind and to a workspace.

use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::ast::Expr;
use super::bind::Binder;
use super::error::QueryError;
use super::keys::Subject;
use super::names::Names;
use super::parse::parse;
use super::row::Row;
use super::test::{FieldTest, Needle};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::{Record, View};
use crate::model::workspace::Workspace;

/// What a filter may look at besides its text.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The workspace, for what links lead to and for the words that stand in it.
    pub workspace: &'a Workspace,
    /// What things are called in the reader's language.
    pub names: &'a dyn Names,
    /// The present instant.
    pub now: DateTime<Utc>,
    /// The reader's time zone.
    pub zone: Tz,
}

impl Context<'_> {
    /// Runs something that looks at computed fields.
    pub fn with_view<R>(&self, run: impl FnOnce(&View<'_>) -> R) -> R {
        self.workspace.with_view(self.now, self.zone, run)
    }
}

/// A filter that is ready to be used.
///
/// It belongs to the state of the workspace, the day and the language it was compiled for: what links lead to and which
/// day `today` is are worked out beforehand.
#[derive(Clone, Debug)]
pub struct Filter {
    root: Node,
    /// Words that stand beside the root, all of which are needed.
    needed: Vec<Needle>,
    /// Words anywhere else.
    words: Vec<Needle>,
    warnings: Vec<QueryError>,
}

/// A filter's tree.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Always(bool),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    /// Words, by their place in the filter's list.
    Words(usize),
    Test(FieldTest),
}

impl Node {
    /// The same, with what is cheap to decide first.
    fn ordered(self) -> Self {
        let list = |list: Vec<Self>| {
            let mut list: Vec<Self> = list.into_iter().map(Self::ordered).collect();
            list.sort_by_key(Self::cost);
            list
        };
        match self {
            Self::All(nodes) => Self::All(list(nodes)),
            Self::Any(nodes) => Self::Any(list(nodes)),
            Self::Not(node) => Self::Not(Box::new(node.ordered())),
            leaf => leaf,
        }
    }

    fn cost(&self) -> usize {
        match self {
            Self::Always(_) => 0,
            Self::Words(_) => 1,
            Self::All(list) | Self::Any(list) => list.iter().map(Self::cost).sum(),
            Self::Not(inner) => inner.cost(),
            Self::Test(test) => test.cost(),
        }
    }

    fn holds(&self, row: Row<'_>, view: &View<'_>, words: &dyn Fn(usize) -> bool) -> bool {
        match self {
            Self::Always(answer) => *answer,
            Self::All(list) => list.iter().all(|node| node.holds(row, view, words)),
            Self::Any(list) => list.iter().any(|node| node.holds(row, view, words)),
            Self::Not(inner) => !inner.holds(row, view, words),
            Self::Words(index) => words(*index),
            Self::Test(test) => test.holds(row, view),
        }
    }
}

/// Tables larger than this are filtered on two threads.
const LARGE: usize = 10_000;

impl Filter {
    /// Reads a filter text and binds it.
    ///
    /// # Errors
    /// Every fault in it, in the order of the text; only the first one where it cannot be read at all.
    pub fn new(text: &str, subject: &Subject, context: &Context<'_>) -> Result<Self, Vec<QueryError>> {
        Self::compile(&parse(text).map_err(|error| vec![error])?, subject, context)
    }

    /// Binds a filter to the fields of its subject.
    ///
    /// # Errors
    /// Every fault in it, in the order of the text.
    pub fn compile(expr: &Expr, subject: &Subject, context: &Context<'_>) -> Result<Self, Vec<QueryError>> {
        let mut binder = Binder::new(context);
        let mut needed = Vec::new();
        let top = match expr {
            Expr::And(list) => list.as_slice(),
            other => std::slice::from_ref(other),
        };
        let mut nodes = Vec::new();
        for expr in top {
            match expr {
                Expr::Words(text, _) => needed.push(Needle::new(text)),
                other => nodes.push(binder.node(other, subject)),
            }
        }
        needed.retain(|needle| !needle.folded.is_empty());
        let Binder { words, mut faults, warnings, .. } = binder;
        if faults.is_empty() {
            Ok(Self { root: Node::All(nodes).ordered(), needed, words, warnings })
        } else {
            faults.sort_by_key(|fault| fault.span.start);
            Err(faults)
        }
    }

    /// What the user should know although the filter works: names that no record bears.
    pub fn warnings(&self) -> &[QueryError] {
        &self.warnings
    }

    /// True where it lets everything through without looking.
    pub fn is_empty(&self) -> bool {
        self.needed.is_empty() && matches!(&self.root, Node::All(list) if list.is_empty())
    }

    /// True where the row gets through.
    pub fn matches(&self, row: Row<'_>, view: &View<'_>) -> bool {
        let text = OnceCell::new();
        let has = |needle: &Needle| needle.is_in_folded(text.get_or_init(|| row.text()));
        self.root.holds(row, view, &|index| self.words.get(index).is_some_and(has)) && self.needed.iter().all(has)
    }

    /// The records of the kind that get through, in the order of their ids.
    ///
    /// The same as asking [`Filter::matches`] of each, but words are looked for in the index, and large tables are
    /// gone through on two threads.
    pub fn select<'a>(&self, kind: Kind, workspace: &'a Workspace, view: &View<'_>) -> Vec<&'a Arc<dyn Record>> {
        let table = workspace.table(kind);
        let search = |needle: &Needle| workspace.search(kind, &needle.folded);
        let words: Vec<Vec<Id>> = self.words.iter().map(search).collect();
        let mut needed: Option<Vec<Id>> = None;
        for needle in &self.needed {
            let hits = search(needle);
            if let Some(ids) = &mut needed {
                let seek = Seek::new(&hits);
                ids.retain(|id| seek.has(id));
            } else {
                needed = Some(hits);
            }
        }
        let sweep = Sweep { root: &self.root, needed: needed.as_deref(), words: &words, view };
        // Few records are fetched one by one; of many it is quicker to go through the table.
        if let Some(ids) = needed.as_deref().filter(|ids| ids.len() <= table.len() / 16) {
            return sweep.through(ids.iter().filter_map(|id| table.get(id).map(|record| (id, record))));
        }
        if table.len() <= LARGE || self.is_empty() {
            return sweep.through(table.iter());
        }
        let half = table.len() / 2;
        std::thread::scope(|scope| {
            let second = scope.spawn(|| sweep.through(table.iter().skip(half)));
            let mut found = sweep.through(table.iter().take(half));
            match second.join() {
                Ok(more) => found.extend(more),
                // A panic is a fault of the program; it goes on where it would have gone without threads.
                Err(panic) => std::panic::resume_unwind(panic),
            }
            found
        })
    }
}

/// One filter going through records in the order of their ids, with what the index found beforehand.
struct Sweep<'a> {
    root: &'a Node,
    /// The ids that have all the words that every row needs.
    needed: Option<&'a [Id]>,
    /// The ids that have each of the other words.
    words: &'a [Vec<Id>],
    view: &'a View<'a>,
}

impl Sweep<'_> {
    /// Ids come with the records: to look into a record of a large table costs more than all the rest.
    fn through<'i, 'r>(
        &self,
        records: impl Iterator<Item = (&'i Id, &'r Arc<dyn Record>)>,
    ) -> Vec<&'r Arc<dyn Record>> {
        let needed = self.needed.map(Seek::new);
        let words: Vec<Seek<'_>> = self.words.iter().map(|hits| Seek::new(hits)).collect();
        let mut found = Vec::new();
        for (id, record) in records {
            let has = |index: usize| words.get(index).is_some_and(|seek| seek.has(id));
            if needed.as_ref().is_none_or(|seek| seek.has(id))
                && self.root.holds(Row::Record(record.as_ref()), self.view, &has)
            {
                found.push(record);
            }
        }
        found
    }
}

/// Looks ids up in a sorted list, one after the other in ascending order.
struct Seek<'a> {
    ids: &'a [Id],
    at: Cell<usize>,
}

impl<'a> Seek<'a> {
    fn new(ids: &'a [Id]) -> Self {
        Self { ids, at: Cell::new(0) }
    }

    fn has(&self, id: &Id) -> bool {
        let rest = self.ids.get(self.at.get()..).unwrap_or_default();
        // The next one is close by, unless this is the first question of a thread.
        let near = rest.iter().take(16).position(|other| other >= id);
        let step = near.unwrap_or_else(|| rest.partition_point(|other| other < id));
        self.at.set(self.at.get() + step);
        rest.get(step) == Some(id)
    }
}
