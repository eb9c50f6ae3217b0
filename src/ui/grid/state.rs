//! What a grid keeps from frame to frame, and how it is shown.

use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::hash::Hash;
use std::rc::Rc;

use egui::accesskit::{self, Live, Role};
use egui::{CornerRadius, EventFilter, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2};

use super::column::Column;
use super::event::Event;
use super::head::Drag;
use super::layout::Layout;
use super::lines::{Line, Lines};
use super::{Rows, Shown};
use crate::i18n::Lang;
use crate::tr;
use crate::ui::theme::{Tokens, size};

/// The height of the heading line of a table, in points.
pub(super) const HEAD: f32 = 32.0;

/// How many rows' words are kept.
const KEPT: usize = 1_000;

/// How a grid is shown.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// What a screen reader calls it.
    pub name: &'a str,
    /// The language.
    pub lang: Lang,
    /// The height of a line in points.
    pub row_height: f32,
    /// How many columns at the left stay in place while the others scroll.
    pub frozen: usize,
    /// Whether j and k move, as where letters are commands.
    pub letters_move: bool,
    /// Whether typing begins to edit a cell, where letters are no commands.
    pub type_to_edit: bool,
    /// Whether the space bar chooses a row; else it is the panel's.
    pub space_chooses: bool,
    /// Whether columns may be hidden, moved and frozen.
    pub arranges: bool,
}

/// Where the keyboard stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Spot {
    /// In the line of the columns' headings.
    Head,
    /// At a heading or a row.
    Line(Line),
}

/// A menu that is open, and whose.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum MenuOf {
    Rows,
    Column(String),
}

/// So many rows chosen are looked for one by one.
const FEW: usize = 16;

/// A table's own state: what is chosen, where the keyboard stands, what is folded.
#[derive(Debug)]
pub struct Grid<K> {
    pub(super) id: Id,
    pub(super) chosen: HashSet<K>,
    pub(super) spot: Option<Spot>,
    /// The key of the row at the spot: rows change their numbers.
    pub(super) spot_key: Option<K>,
    pub(super) column: usize,
    /// The row from which a stretch is chosen.
    pub(super) anchor: Option<K>,
    pub(super) folded: HashSet<String>,
    pub(super) folded_changed: bool,
    stamp: Option<u64>,
    pub(super) lines: Lines,
    words: HashMap<usize, Rc<Shown>>,
    /// Whether the spot is to be scrolled to.
    pub(super) reach: bool,
    pub(super) offset: Vec2,
    /// The size of what is seen of the rows, as of the last frame.
    pub(super) view: Vec2,
    pub(super) drag: Option<Drag>,
    /// The cell that is being edited, and what began it.
    pub(super) editing: Option<(K, String, Option<String>)>,
    pub(super) menu: Option<(MenuOf, Rect)>,
    focus_wanted: bool,
    said: String,
}

impl<K: Clone + Eq + Hash + Debug> Grid<K> {
    /// A grid in which nothing is chosen; no two in the window have the same name.
    pub fn new(name: &str) -> Self {
        Self {
            id: Id::unique(("grid", name)),
            chosen: HashSet::new(),
            spot: None,
            spot_key: None,
            column: 0,
            anchor: None,
            folded: HashSet::new(),
            folded_changed: false,
            stamp: None,
            lines: Lines::default(),
            words: HashMap::new(),
            reach: false,
            offset: Vec2::ZERO,
            view: Vec2::ZERO,
            drag: None,
            editing: None,
            menu: None,
            focus_wanted: false,
            said: String::new(),
        }
    }

    /// True where the row is chosen.
    pub fn is_chosen(&self, key: &K) -> bool {
        self.chosen.contains(key)
    }

    /// How many rows are chosen.
    pub fn chosen_count(&self) -> usize {
        self.chosen.len()
    }

    /// The rows that are chosen, the one with the keyboard first, the others in their order.
    pub fn chosen(&self, rows: &impl Rows<Key = K>) -> Vec<K> {
        let first = self.spot_key.as_ref().filter(|key| self.chosen.contains(key));
        let mut all: Vec<K> = first.into_iter().cloned().collect();
        if all.len() < self.chosen.len() {
            let others = (0..rows.len()).filter_map(|row| rows.key(row));
            all.extend(others.filter(|key| self.chosen.contains(key) && Some(key) != first));
        }
        all
    }

    /// The row with the keyboard.
    pub fn active(&self) -> Option<&K> {
        self.spot_key.as_ref()
    }

    /// The number of the column with the keyboard.
    pub fn active_column(&self) -> usize {
        self.column
    }

    /// Chooses one row and scrolls to it when the grid is shown next.
    pub fn reveal(&mut self, key: K) {
        self.chosen = HashSet::from([key.clone()]);
        self.anchor = Some(key.clone());
        self.spot_key = Some(key);
        // The number is looked for when the rows are there.
        self.stamp = None;
        self.reach = true;
    }

    /// Chooses all rows.
    pub fn choose_all(&mut self, rows: &impl Rows<Key = K>) {
        self.chosen = (0..rows.len()).filter_map(|row| rows.key(row)).collect();
    }

    /// Chooses nothing.
    pub fn choose_none(&mut self) {
        self.chosen.clear();
        self.anchor = None;
    }

    /// Steps to the row after those that are chosen, which stays the next one even when they vanish; to the one before
    /// where none follows.
    pub fn step_on(&mut self, rows: &impl Rows<Key = K>) {
        let Some(here) = self.spot_key.as_ref().and_then(|key| rows.find(key)) else { return };
        let free = |row: &usize| rows.key(*row).filter(|key| !self.chosen.contains(key));
        let next = (here + 1..rows.len()).find_map(|row| free(&row));
        if let Some(next) = next.or_else(|| (0..here).rev().find_map(|row| free(&row))) {
            self.reveal(next);
        }
    }

    /// Folds all groups, or unfolds them.
    pub fn fold_all(&mut self, fold: bool, rows: &impl Rows<Key = K>) {
        self.folded = if fold { rows.headings().iter().map(|it| it.key.clone()).collect() } else { HashSet::new() };
        self.folded_changed = true;
    }

    /// True where the grid has the keyboard and no cell is being edited.
    pub fn has_focus(&self, ctx: &egui::Context) -> bool {
        self.editing.is_none() && ctx.memory(|memory| memory.has_focus(self.id))
    }

    /// Gives the grid the keyboard when it is shown next.
    pub fn focus(&mut self) {
        self.focus_wanted = true;
    }

    /// Begins to edit a cell of a row.
    pub fn edit(&mut self, key: K, column: &str, typed: Option<String>) {
        self.editing = Some((key, column.to_owned(), typed));
        self.reach = true;
    }

    /// True where a cell is being edited.
    pub fn is_editing(&self) -> bool {
        self.editing.is_some()
    }

    /// Lets a screen reader say something: what changed in the table.
    pub fn say(&mut self, words: impl Into<String>) {
        self.said = words.into();
    }

    /// The words of a row, kept until the stamp changes.
    pub(super) fn words(&mut self, row: usize, rows: &impl Rows<Key = K>) -> Rc<Shown> {
        if self.words.len() > KEPT {
            self.words.clear();
        }
        Rc::clone(self.words.entry(row).or_insert_with(|| Rc::new(rows.row(row))))
    }

    /// The rows whose words are kept: what widths are fitted to.
    pub(super) fn kept(&self) -> impl Iterator<Item = &Rc<Shown>> {
        self.words.values()
    }

    /// Takes over what changed in the rows.
    fn follow(&mut self, rows: &impl Rows<Key = K>) {
        let stamp = rows.stamp();
        let changed = self.stamp != Some(stamp);
        if !changed && !self.folded_changed {
            return;
        }
        self.stamp = Some(stamp);
        self.folded_changed = false;
        if changed {
            self.words.clear();
        }
        self.lines = Lines::new(rows.len(), rows.headings(), &self.folded);
        if changed && self.chosen.len() <= FEW {
            self.chosen.retain(|key| rows.find(key).is_some());
        } else if changed {
            let there: HashSet<K> =
                (0..rows.len()).filter_map(|row| rows.key(row)).filter(|key| self.chosen.contains(key)).collect();
            self.chosen = there;
        }
        let Some(key) = &self.spot_key else {
            if let Some(Spot::Line(line)) = self.spot
                && self.lines.of(line).is_none()
            {
                self.spot = None;
            }
            return;
        };
        let same = |row: &usize| rows.key(*row).as_ref() == Some(key);
        let known = match self.spot {
            Some(Spot::Line(Line::Row(row))) => Some(row).filter(same),
            _ => None,
        };
        match known.or_else(|| rows.find(key)) {
            Some(row) => {
                if self.lines.of(Line::Row(row)).is_none() && self.reach {
                    // What is to be seen is unfolded.
                    let group = self.lines.group_of(row).and_then(|group| rows.headings().get(group));
                    if let Some(heading) = group {
                        self.folded.remove(&heading.key);
                        self.lines = Lines::new(rows.len(), rows.headings(), &self.folded);
                    }
                }
                self.spot = Some(Spot::Line(Line::Row(row)));
            }
            None => {
                // The row is gone: the keyboard stays where it stood.
                let row = match self.spot {
                    Some(Spot::Line(Line::Row(row))) => row.min(rows.len().saturating_sub(1)),
                    _ => 0,
                };
                self.spot_key = rows.key(row);
                self.spot = self.spot_key.is_some().then_some(Spot::Line(Line::Row(row)));
                self.anchor = None;
            }
        }
    }

    /// The height of the row area in whole lines.
    pub(super) fn page(&self, row_height: f32) -> usize {
        // A view is never so high that the cast could fail.
        ((self.view.y / row_height).floor() as usize).saturating_sub(1 + usize::from(self.lines.is_grouped())).max(1)
    }

    /// Shows the grid in all the room there is, and tells what was done in it.
    pub fn show<R: Rows<Key = K>>(&mut self, ui: &mut Ui, rows: &mut R, options: &Options<'_>) -> Vec<Event<K>> {
        let tokens = Tokens::of(ui);
        let mut events = Vec::new();
        let outer = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(outer);
        if outer.width() < 60.0 || outer.height() < HEAD + options.row_height {
            return events;
        }
        ui.painter().rect(
            outer,
            CornerRadius::same(size::CARD_RADIUS),
            tokens.surface,
            Stroke::new(1.0, tokens.line),
            StrokeKind::Inside,
        );
        self.follow(rows);
        let columns: Vec<Column> = rows.columns().to_vec();
        self.column = self.column.min(columns.len().saturating_sub(1));

        let response = ui.interact(outer, self.id, Sense::click());
        ui.memory_mut(|memory| {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
            memory.set_focus_lock_filter(self.id, filter);
        });
        if response.clicked() || std::mem::take(&mut self.focus_wanted) {
            response.request_focus();
        }
        self.describe(&response, rows.len(), columns.len(), options);
        let open_menu = self.menu.is_some();
        if response.has_focus() && self.editing.is_none() && !open_menu {
            if self.spot.is_none() && self.lines.count() > 0 {
                self.stand_at(0, rows);
            }
            self.keys(ui, rows, &columns, options, &mut events);
        }

        let inside = outer.shrink(1.0);
        let builder = UiBuilder::new().id_salt(self.id).max_rect(inside).accessibility_parent(self.id);
        let mut inner = ui.new_child(builder);
        inner.set_clip_rect(inside.intersect(ui.clip_rect()));
        let (head, body) = inside.split_top_bottom_at_y(inside.top() + HEAD);
        let room = body.width() - inner.spacing().scroll.allocated_width();
        let layout = Layout::new(&columns, room, options.frozen);
        self.body(&mut inner, body, &columns, &layout, rows, options, &response, &mut events);
        self.head(&mut inner, head, &columns, &layout, options, &mut events);
        self.menus(&mut inner, &columns, rows, options, &mut events);
        self.live(&mut inner, outer);
        if response.has_focus() && self.spot.is_none() {
            let stroke = Stroke::new(2.0, tokens.accent);
            ui.painter().rect_stroke(outer, CornerRadius::same(size::CARD_RADIUS), stroke, StrokeKind::Inside);
        }
        events
    }

    fn describe(&self, response: &Response, rows: usize, columns: usize, options: &Options<'_>) {
        let role = if self.lines.is_grouped() { Role::TreeGrid } else { Role::Grid };
        response.ctx.accesskit_node_builder(self.id, |node| {
            node.set_role(role);
            node.set_label(options.name);
            node.set_row_count(rows);
            node.set_column_count(columns);
            node.set_multiselectable();
            if let Some(descendant) = self.spot_id() {
                node.set_active_descendant(descendant.accesskit_id());
            }
        });
    }

    /// The id of what has the keyboard in the grid.
    fn spot_id(&self) -> Option<Id> {
        match self.spot? {
            Spot::Head => Some(self.head_id(self.column)),
            Spot::Line(line) => {
                // What is out of sight has no node.
                let at = self.lines.of(line)?;
                let seen = self.view.y > 0.0 && at < self.lines.count();
                seen.then(|| self.line_id(line))
            }
        }
    }

    pub(super) fn head_id(&self, column: usize) -> Id {
        self.id.with(("head", column))
    }

    pub(super) fn line_id(&self, line: Line) -> Id {
        match line {
            Line::Heading(group) => self.id.with(("heading", group)),
            Line::Row(row) => self.id.with(("row", row)),
        }
    }

    /// The words that a screen reader speaks when they change.
    fn live(&self, ui: &mut Ui, outer: Rect) {
        let rect = Rect::from_min_size(outer.left_bottom(), Vec2::ZERO);
        let response = ui.interact(rect, self.id.with("live"), Sense::hover());
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Status);
            node.set_live(Live::Polite);
            node.set_value(self.said.as_str());
        });
    }

    /// Gives the keyboard to a line, without choosing it.
    pub(super) fn stand_at(&mut self, line: usize, rows: &impl Rows<Key = K>) {
        let Some(what) = self.lines.at(line) else { return };
        self.spot = Some(Spot::Line(what));
        self.spot_key = match what {
            Line::Row(row) => rows.key(row),
            Line::Heading(_) => None,
        };
        self.reach = true;
    }

    /// The line with the keyboard.
    pub(super) fn line(&self) -> Option<usize> {
        match self.spot? {
            Spot::Head => None,
            Spot::Line(line) => self.lines.of(line),
        }
    }

    /// Folds a group, or unfolds it, and says so.
    pub(super) fn fold(&mut self, group: usize, fold: bool, rows: &impl Rows<Key = K>, lang: Lang) {
        let Some(heading) = rows.headings().get(group) else { return };
        if fold {
            self.folded.insert(heading.key.clone());
            self.said = tr!(lang, "grid-folded", title = heading.title.as_str());
        } else {
            self.folded.remove(&heading.key);
            self.said = tr!(lang, "grid-unfolded", title = heading.title.as_str());
        }
        self.lines = Lines::new(rows.len(), rows.headings(), &self.folded);
        self.spot = Some(Spot::Line(Line::Heading(group)));
        self.spot_key = None;
    }
}

/// Fills the node of something that is drawn and not a widget of the toolkit.
pub(super) fn node(response: &Response, fill: impl FnOnce(&mut accesskit::Node)) {
    let rect = response.rect;
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_bounds(accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
        node.add_action(accesskit::Action::Click);
        fill(node);
    });
}
