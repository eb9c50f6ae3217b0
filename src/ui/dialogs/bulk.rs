//! Changing one field of all that is chosen.

use std::rc::Rc;

use egui::Ui;
use lucide_icons::Icon;

use super::parts::{Main, Pressed, buttons, explain};
use super::{Dialog, Stay};
use crate::edit::Transaction;
use crate::edit::deeds::{Basis, add_word, remove_word, set_many};
use crate::i18n::{kind_label, sentence};
use crate::model::field::{Field, fields_of};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::editors::{Combo, EditState, Held, Item, Target, combo};
use crate::ui::notice::{Notice, Way};
use crate::ui::theme::space;
use crate::ui::widgets::{self, Segmented, Tone};

/// What is done to a field of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Manner {
    Set,
    Add,
    Remove,
}

/// Changes one field of all that is chosen.
pub struct BulkEdit {
    ids: Vec<Id>,
    kind: Kind,
    fields: Vec<Field>,
    chosen: usize,
    manner: Manner,
    held: Held,
    word: String,
    /// The state of the list of fields, and the list.
    list: (EditState, Rc<Vec<Item>>),
    place: Id,
    /// How many would change, and what it was counted for.
    changes: Option<(u64, usize)>,
    /// Whether a value was given at all: nothing is emptied by mistake.
    touched: bool,
}

impl BulkEdit {
    /// Changes what is chosen; nothing where that is of several kinds.
    pub fn chosen(desk: &Desk<'_>) -> Option<Self> {
        let ids = desk.selection.records();
        let kind_of = |id: &Id| desk.workspace().record(id).map(|record| Kind::of(record.as_ref()));
        let kind = ids.first().and_then(kind_of)?;
        if ids.iter().any(|id| kind_of(id) != Some(kind)) {
            desk.tell(Notice::info(tr!(desk.lang, "bulk-several-kinds")));
            return None;
        }
        let office = desk.workspace().office();
        let mut fields: Vec<Field> = fields_of(kind, office.as_ref())
            .into_iter()
            .filter(|field| field.is_editable() && !matches!(field.spec.kind, ValueKind::Parts(_) | ValueKind::Picture))
            .collect();
        // Names tell records apart; whoever changes many means something else.
        fields.sort_by_key(|field| field.spec.title || field.spec.identifier);
        let item = |field: &Field| Item::new(field.key.as_ref(), text::label(desk.lang, kind.key(), field));
        let list = Rc::new(fields.iter().map(item).collect());
        Some(Self {
            ids,
            kind,
            fields,
            chosen: 0,
            manner: Manner::Set,
            held: Held::default(),
            word: String::new(),
            list: (EditState::focused(), list),
            place: "bulk".into(),
            changes: None,
            touched: false,
        })
    }

    fn field(&self) -> Option<&Field> {
        self.fields.get(self.chosen)
    }

    fn is_words(&self) -> bool {
        self.field().is_some_and(|field| matches!(field.spec.kind, ValueKind::Tags))
    }

    /// The change, as it would be.
    fn transaction(&self, desk: &Desk<'_>) -> Option<Transaction> {
        let basis = Basis { workspace: desk.workspace(), now: desk.now(), lang: desk.lang };
        let field = self.field()?;
        let word = self.word.trim();
        let made = match self.manner {
            _ if !self.is_words() => set_many(&basis, &self.ids, field, &self.held.value()),
            Manner::Set => set_many(&basis, &self.ids, field, &self.held.value()),
            Manner::Add | Manner::Remove if word.is_empty() => return None,
            Manner::Add => add_word(&basis, &self.ids, field, word),
            Manner::Remove => remove_word(&basis, &self.ids, field, word),
        };
        made.ok()
    }

    fn count(&mut self, desk: &Desk<'_>) -> usize {
        match self.changes {
            Some((revision, count)) if revision == desk.revision() => count,
            _ => {
                let count = self.transaction(desk).map_or(0, |transaction| transaction.edits.len());
                self.changes = Some((desk.revision(), count));
                count
            }
        }
    }

    fn choose_field(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let (lang, schema) = (desk.lang, self.kind.key());
        let name = tr!(lang, "bulk-field");
        widgets::field_label(ui, &name);
        let face = Combo {
            id: egui::Id::unique("bulk field"),
            name: &name,
            shown: self.field().map(|field| text::label(lang, schema, field)).unwrap_or_default(),
            nothing: String::new(),
            lang,
            compact: false,
            width: ui.available_width(),
        };
        let (state, list) = &mut self.list;
        let choice = combo(ui, &face, state, || Rc::clone(list));
        let chosen = choice.key.and_then(|key| self.fields.iter().position(|field| field.key == key));
        if let Some(chosen) = chosen.filter(|chosen| *chosen != self.chosen) {
            self.chosen = chosen;
            self.word.clear();
            self.held = Held::focused();
            self.manner = if self.is_words() { Manner::Add } else { Manner::Set };
            self.changes = None;
            self.touched = false;
        }
    }

    fn edit(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        if self.is_words() {
            let ways = [
                (Manner::Add, tr!(lang, "bulk-add")),
                (Manner::Remove, tr!(lang, "bulk-remove")),
                (Manner::Set, tr!(lang, "bulk-set")),
            ];
            if Segmented::new(&tr!(lang, "bulk-way"), ways).show(ui, &mut self.manner) {
                self.touched = false;
                self.changes = None;
            }
            if self.manner != Manner::Set {
                if super::parts::text_field(ui, &tr!(lang, "bulk-word"), &mut self.word, false).changed() {
                    self.touched = true;
                    self.changes = None;
                }
                return;
            }
        }
        let Some(field) = self.fields.get(self.chosen) else { return };
        let label = tr!(lang, "bulk-value");
        widgets::field_label(ui, &label);
        let target =
            Target { id: &self.place, schema: self.kind.key(), field, label: &label, compact: false, kept: None };
        if self.held.show(ui, desk, &target) {
            self.touched = true;
            self.changes = None;
        }
    }
}

impl Dialog for BulkEdit {
    fn key(&self) -> &'static str {
        "bulk-edit"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        let count = i64::try_from(self.ids.len()).unwrap_or(i64::MAX);
        let kind = kind_label(desk.lang, self.kind.key(), self.ids.len() != 1);
        tr!(desk.lang, "bulk-title", count = count, kind = kind)
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        explain(ui, &sentence(&tr!(lang, "bulk-explained")));
        self.choose_field(ui, desk);
        self.edit(ui, desk);
        ui.add_space(space::XS);
        let changes = if self.touched { self.count(desk) } else { 0 };
        let (count, all) =
            (i64::try_from(changes).unwrap_or(i64::MAX), i64::try_from(self.ids.len()).unwrap_or(i64::MAX));
        let sets = !self.is_words() || self.manner == Manner::Set;
        if sets && changes > 0 && self.held.value() == Value::Empty {
            widgets::notice_line(ui, Tone::Warning, &tr!(lang, "bulk-empties", count = count));
        } else {
            widgets::hint(ui, &tr!(lang, "bulk-count", count = count, all = all));
        }
        let text = tr!(lang, "bulk-change", count = count);
        let main = Main { icon: Some(Icon::PencilLine), text: &text, enabled: changes > 0 && !self.held.is_dirty() };
        match buttons(ui, desk, &main, |_| ()) {
            Pressed::Cancel => Stay::Closed,
            Pressed::Nothing => Stay::Open,
            Pressed::Primary => {
                let made = self.transaction(desk).and_then(|mut transaction| {
                    let linked = self.held.make_in(desk, &mut transaction);
                    linked.inspect_err(|error| log::warn!("not changed: {error}")).ok().map(|()| transaction)
                });
                if let Some(transaction) = made {
                    let words = transaction.label.in_words(lang);
                    desk.push(Act::Apply(Box::new(transaction)));
                    let undo = Way::Run(Command::Undo);
                    desk.tell(Notice::done(words).way(Command::Undo.label(lang), undo));
                }
                Stay::Closed
            }
        }
    }
}
