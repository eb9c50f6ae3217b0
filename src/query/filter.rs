//! Filters bound to the fields of a kind and to a workspace.

use std::cell::OnceCell;
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
use crate::model::kinds::Kind;
use crate::model::pages::{Marks, Page, in_halves};
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

    /// Those of a page's records for which it holds.
    fn within(&self, page: &Page, among: Marks, view: &View<'_>, words: &dyn Fn(usize, Marks) -> Marks) -> Marks {
        match self {
            Self::Always(true) => among,
            Self::Always(false) => Marks::NONE,
            // What is left of a page may be nothing, which costs the other conditions next to nothing.
            Self::All(list) => list.iter().fold(among, |among, node| node.within(page, among, view, words)),
            Self::Any(list) => list
                .iter()
                .fold(Marks::NONE, |found, node| found.or(&node.within(page, among.without(&found), view, words))),
            Self::Not(inner) => among.without(&inner.within(page, among, view, words)),
            Self::Words(index) => words(*index, among),
            Self::Test(test) => test.within(page, among, view),
        }
    }
}

/// From so many pages on, two threads go through them.
const MANY: usize = 20;

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
    pub fn select<'a>(&self, kind: Kind, workspace: &'a Workspace, view: &View<'_>) -> Vec<&'a Arc<dyn Record>> {
        self.gathered(kind, workspace, view, |hit| hit.record)
    }

    /// How many records of the kind get through.
    pub fn count(&self, kind: Kind, workspace: &Workspace, view: &View<'_>) -> usize {
        self.pages(kind, workspace, view).iter().map(|(_, found)| found.count()).sum()
    }

    /// The records of the kind that get through, in the order of their ids, with the places where they stand.
    pub fn hits<'a>(&self, kind: Kind, workspace: &'a Workspace, view: &View<'_>) -> Vec<Hit<'a>> {
        self.gathered(kind, workspace, view, |hit| hit)
    }

    fn gathered<'a, T>(
        &self,
        kind: Kind,
        workspace: &'a Workspace,
        view: &View<'_>,
        take: impl Fn(Hit<'a>) -> T,
    ) -> Vec<T> {
        let pages = self.pages(kind, workspace, view);
        let mut all = Vec::with_capacity(pages.iter().map(|(_, found)| found.count()).sum());
        for (page, found) in pages {
            let record = |place| page.records().get(place).map(|record| take(Hit { record, page, place }));
            all.extend(found.places().filter_map(record));
        }
        all
    }

    /// The pages of the kind with those of their records that get through.
    ///
    /// It is the same as asking [`Filter::matches`] of each record, but a page is gone through at once, and many pages on
    /// two threads.
    pub fn pages<'a>(&self, kind: Kind, workspace: &'a Workspace, view: &View<'_>) -> Vec<(&'a Arc<Page>, Marks)> {
        let run =
            |pages: &'a [Arc<Page>]| -> Vec<_> { pages.iter().map(|page| (page, self.within(page, view))).collect() };
        let many = if self.is_empty() { usize::MAX } else { MANY };
        in_halves(workspace.pages(kind), many, run).concat()
    }

    /// Those of a page's records that get through.
    fn within(&self, page: &Page, view: &View<'_>) -> Marks {
        let words = |needle: &Needle, among: Marks| needle.within(page, among);
        let found = self.needed.iter().fold(page.all(), |among, needle| words(needle, among));
        let by_index = |index: usize, among: Marks| self.words.get(index).map_or(Marks::NONE, |it| words(it, among));
        self.root.within(page, found, view, &by_index)
    }
}

/// A record that a filter found, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    /// The record.
    pub record: &'a Arc<dyn Record>,
    /// Its page.
    pub page: &'a Arc<Page>,
    /// Its place in the page.
    pub place: usize,
}

impl Needle {
    /// Those of the records that have it in their searched text.
    fn within(&self, page: &Page, among: Marks) -> Marks {
        // To look through a few texts one by one is quicker than through all of them at once.
        if among.count() * 4 > page.records().len() {
            return page.find(self.finder()).and(&among);
        }
        let mut found = Marks::NONE;
        among.places().filter(|place| self.is_in_folded(page.text(*place))).for_each(|place| found.set(place));
        found
    }
}
