//! The field of a dialog: its value is held until the dialog is done, with the records that are made for it.

use egui::{RichText, Ui};
use lucide_icons::Icon;

use super::edit;
use super::state::{Edit, EditState, NewRecord, Target};
use crate::edit::{DraftError, Transaction};
use crate::i18n;
use crate::model::id::Id;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, icons};
use crate::ui::widgets::icon_button;

/// A value that a dialog holds.
#[derive(Debug)]
pub struct Held {
    value: Value<'static>,
    new: Vec<NewRecord>,
    /// Whether the field holds one link and no list of them.
    one: bool,
    state: EditState,
}

impl Default for Held {
    fn default() -> Self {
        Self::of(Value::Empty)
    }
}

impl Held {
    /// The value as it is at the beginning.
    pub fn of(value: Value<'static>) -> Self {
        Self { value, new: Vec::new(), one: false, state: EditState::default() }
    }

    /// Nothing, in an editor that takes the keyboard.
    pub fn focused() -> Self {
        Self { state: EditState::focused(), ..Self::default() }
    }

    /// True where something was typed that is not taken over.
    pub fn is_dirty(&self) -> bool {
        self.state.is_dirty()
    }

    /// The value, with links to the records that are to be made.
    pub fn value(&self) -> Value<'static> {
        let ids = self.new.iter().map(|new| new.id.clone());
        match (&self.value, self.new.first()) {
            (value, None) => value.clone(),
            (Value::Links(there), _) => there.iter().cloned().chain(ids).collect::<Vec<Id>>().into(),
            (_, Some(new)) if self.one => Value::Link(std::borrow::Cow::Owned(new.id.clone())),
            _ => ids.collect::<Vec<Id>>().into(),
        }
    }

    /// Makes the records that the value links to, in the step that sets it.
    ///
    /// # Errors
    /// As [`NewRecord::make`].
    pub fn make_in(&self, desk: &Desk<'_>, transaction: &mut Transaction) -> Result<(), DraftError> {
        self.new.iter().try_for_each(|new| new.make_in(desk, transaction))
    }

    /// Shows the editor; true where another value is held now.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, target: &Target<'_>) -> bool {
        let before = self.new.len();
        self.new.retain(|new| !is_removed(ui, desk, new));
        let mut changed = self.new.len() != before;
        self.one = matches!(target.field.spec.kind, ValueKind::Link(_));
        if self.one && !self.new.is_empty() {
            return changed;
        }
        match edit(ui, desk, target, &self.value, &mut self.state).edit {
            Some(Edit::Set(value) | Edit::Type(value)) => {
                self.value = value;
                changed = true;
            }
            Some(Edit::Make(new, _)) => {
                self.new.push(new);
                changed = true;
            }
            Some(Edit::Apply(_)) | None => {}
        }
        changed
    }
}

/// Shows a record that is to be made; true where it was taken away again.
fn is_removed(ui: &mut Ui, desk: &Desk<'_>, new: &NewRecord) -> bool {
    let kind = i18n::kind_label(desk.lang, new.kind.key(), false);
    let words = tr!(desk.lang, "link-new", kind = kind, name = new.name.as_str());
    let remove = format!("{}: {}", tr!(desk.lang, "link-remove"), new.name);
    ui.horizontal(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(icons::icon(Icon::Plus, 14.0).color(tokens.accent));
        ui.add(egui::Label::new(RichText::new(&words).color(tokens.text)).truncate());
        icon_button(ui, Icon::X, &remove).clicked()
    })
    .inner
}
