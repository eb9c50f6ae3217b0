//! The keyboard.

use std::collections::HashSet;
use std::fmt::Debug;
use std::hash::Hash;

use egui::{Event as Input, Key, Modifiers, Ui};

use super::Rows;
use super::column::Column;
use super::event::Event;
use super::lines::Line;
use super::state::{Grid, MenuOf, Options, Spot};

impl<K: Clone + Eq + Hash + Debug> Grid<K> {
    /// Does what keys ask for, and takes those it knows out of the input.
    pub(super) fn keys<R: Rows<Key = K>>(
        &mut self,
        ui: &Ui,
        rows: &R,
        columns: &[Column],
        options: &Options<'_>,
        events: &mut Vec<Event<K>>,
    ) {
        let mut pressed: Vec<(Key, Modifiers)> = Vec::new();
        let mut typed = None;
        let typing = options.type_to_edit && self.spot_key.is_some();
        let editable = columns.get(self.column).is_some_and(|column| column.editable);
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                Input::Key { key, pressed: true, modifiers, .. } if self.knows(*key, *modifiers, options) => {
                    pressed.push((*key, *modifiers));
                    false
                }
                Input::Text(text) if typing && editable && !text.trim().is_empty() => {
                    typed.get_or_insert_with(String::new).push_str(text);
                    false
                }
                _ => true,
            });
        });
        for (key, modifiers) in pressed {
            self.key(key, modifiers, rows, columns, options, events);
        }
        if let (Some(typed), Some(key), Some(column)) = (typed, self.spot_key.clone(), columns.get(self.column)) {
            self.edit(key, &column.key, Some(typed));
        }
    }

    fn knows(&self, key: Key, modifiers: Modifiers, options: &Options<'_>) -> bool {
        if modifiers.alt {
            return false;
        }
        match key {
            Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => true,
            Key::Home | Key::End | Key::PageUp | Key::PageDown => true,
            Key::Enter | Key::F2 | Key::Menu => !modifiers.command,
            Key::F10 => modifiers.shift,
            Key::Space => options.space_chooses || !matches!(self.spot, Some(Spot::Line(Line::Row(_)))),
            Key::Escape => self.chosen.len() > 1,
            Key::J | Key::K => options.letters_move && modifiers.is_none(),
            _ => false,
        }
    }

    fn key<R: Rows<Key = K>>(
        &mut self,
        key: Key,
        modifiers: Modifiers,
        rows: &R,
        columns: &[Column],
        options: &Options<'_>,
        events: &mut Vec<Event<K>>,
    ) {
        let last_column = columns.len().saturating_sub(1);
        if self.spot == Some(Spot::Head) && self.key_in_head(key, modifiers, rows, columns, events) {
            return;
        }
        let line = self.line().unwrap_or(0);
        let last = self.lines.count().saturating_sub(1);
        let page = self.page(options.row_height);
        let heading = match self.spot {
            Some(Spot::Line(Line::Heading(group))) => Some(group),
            _ => None,
        };
        match key {
            Key::ArrowUp | Key::K if line == 0 && !modifiers.shift && key == Key::ArrowUp => {
                self.spot = Some(Spot::Head);
            }
            Key::ArrowUp | Key::K => self.go(line.saturating_sub(1), modifiers, rows, events),
            Key::ArrowDown | Key::J => self.go((line + 1).min(last), modifiers, rows, events),
            Key::PageUp => self.go(line.saturating_sub(page), modifiers, rows, events),
            Key::PageDown => self.go((line + page).min(last), modifiers, rows, events),
            Key::Home if modifiers.command => self.go(0, modifiers, rows, events),
            Key::End if modifiers.command => self.go(last, modifiers, rows, events),
            Key::Home => self.column = 0,
            Key::End => self.column = last_column,
            Key::ArrowLeft | Key::ArrowRight if heading.is_some() => {
                let group = heading.unwrap_or_default();
                self.fold(group, key == Key::ArrowLeft, rows, options.lang);
            }
            Key::ArrowLeft => self.column = self.column.saturating_sub(1),
            Key::ArrowRight => self.column = (self.column + 1).min(last_column),
            Key::Enter | Key::Space if heading.is_some() => {
                let group = heading.unwrap_or_default();
                self.fold(group, self.lines.is_open(group), rows, options.lang);
            }
            Key::Enter => events.extend(self.spot_key.clone().map(Event::Open)),
            Key::F2 => {
                if let (Some(key), Some(column)) = (self.spot_key.clone(), columns.get(self.column))
                    && column.editable
                {
                    self.edit(key, &column.key, None);
                }
            }
            Key::Space => {
                if let Some(key) = self.spot_key.clone() {
                    if !self.chosen.remove(&key) {
                        self.chosen.insert(key.clone());
                    }
                    self.anchor = Some(key);
                    events.push(Event::Chosen);
                }
            }
            Key::Escape => {
                self.chosen = self.spot_key.iter().cloned().collect();
                events.push(Event::Chosen);
            }
            Key::Menu | Key::F10 => self.menu_wanted(MenuOf::Rows),
            _ => {}
        }
        self.reach = true;
    }

    /// Keys in the line of the columns' headings; false for those that lead out of it.
    fn key_in_head<R: Rows<Key = K>>(
        &mut self,
        key: Key,
        modifiers: Modifiers,
        rows: &R,
        columns: &[Column],
        events: &mut Vec<Event<K>>,
    ) -> bool {
        let Some(column) = columns.get(self.column) else { return false };
        match key {
            Key::ArrowLeft | Key::ArrowRight if modifiers.command && modifiers.shift => {
                // The column moves one place.
                let before = if key == Key::ArrowLeft {
                    self.column.checked_sub(1).and_then(|at| columns.get(at)).map(|it| Some(it.key.clone()))
                } else {
                    (self.column + 1 < columns.len()).then(|| columns.get(self.column + 2).map(|it| it.key.clone()))
                };
                if let Some(before) = before {
                    events.push(Event::Move { column: column.key.clone(), before });
                    self.column = if key == Key::ArrowLeft { self.column.saturating_sub(1) } else { self.column + 1 };
                }
            }
            Key::ArrowLeft | Key::ArrowRight if modifiers.shift => {
                let step = if key == Key::ArrowLeft { -16.0 } else { 16.0 };
                let width = (column.width + step).max(super::column::NARROWEST);
                events.push(Event::Width { column: column.key.clone(), width });
            }
            Key::ArrowDown => {
                if self.lines.count() > 0 {
                    self.stand_at(0, rows);
                }
            }
            Key::Enter | Key::Space if column.sortable => {
                events.push(Event::Sort { column: column.key.clone(), descending: None, further: modifiers.shift });
            }
            Key::Menu | Key::F10 => self.menu_wanted(MenuOf::Column(column.key.clone())),
            Key::ArrowUp => {}
            _ => return matches!(key, Key::Enter | Key::Space | Key::F2 | Key::PageUp),
        }
        self.reach = true;
        true
    }

    /// Goes to a line: chooses its row, or the stretch to it with shift, or nothing with ctrl.
    pub(super) fn go<R: Rows<Key = K>>(
        &mut self,
        line: usize,
        modifiers: Modifiers,
        rows: &R,
        events: &mut Vec<Event<K>>,
    ) {
        let from = self.anchor.clone().or_else(|| self.spot_key.clone());
        self.stand_at(line, rows);
        let jumps = modifiers.command && !modifiers.shift;
        if modifiers.shift {
            self.choose_stretch(from.as_ref(), line, rows);
            events.push(Event::Chosen);
        } else if let Some(key) = self.spot_key.clone() {
            // Ctrl with Home and End goes there and chooses, as in a spreadsheet; with arrows it only goes.
            let ends = line == 0 || line + 1 == self.lines.count();
            if !jumps || ends {
                self.chosen = HashSet::from([key.clone()]);
                self.anchor = Some(key);
                events.push(Event::Chosen);
            }
        }
    }

    /// Chooses the rows from the anchor to a line.
    pub(super) fn choose_stretch<R: Rows<Key = K>>(&mut self, anchor: Option<&K>, line: usize, rows: &R) {
        let start = anchor.and_then(|key| rows.find(key)).and_then(|row| self.lines.of(Line::Row(row))).unwrap_or(line);
        let (first, last) = (start.min(line), start.max(line));
        self.chosen = self.lines.rows_between(first, last).filter_map(|row| rows.key(row)).collect();
        if self.anchor.is_none() {
            self.anchor = anchor.cloned();
        }
    }
}
