//! A field in a form: its label, its editor, and what becomes of its change.

use egui::Ui;
use lucide_icons::Icon;

use super::state::{EditState, Target, apply};
use super::{edit, show_value};
use crate::edit::deeds::{Basis, follow_source};
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::origin::Origin;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, icons};
use crate::ui::widgets::{Tone, field_label, notice_line};

/// A field in a form.
#[derive(Clone, Copy, Debug)]
pub struct FormField<'a> {
    /// The record or part.
    pub id: &'a Id,
    /// The key of its kind.
    pub schema: &'static str,
    /// The field.
    pub field: &'a Field,
    /// What it is called.
    pub label: &'a str,
    /// What the file has in the place of a value that does not fit.
    pub kept: Option<&'a str>,
    /// Where the record or part was imported from.
    pub origin: Option<&'a Origin>,
}

impl FormField<'_> {
    /// Shows the label above the editor; a change is asked for at once. Where nothing may be changed the value is shown.
    pub fn show(&self, ui: &mut Ui, desk: &Desk<'_>, value: &Value<'_>, state: &mut EditState) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let writable = !desk.file.read_only && self.field.is_editable();
            // A tick has its words behind the box.
            if !(writable && matches!(self.field.spec.kind, ValueKind::Bool)) {
                self.label(ui, desk);
            }
            if !writable {
                show_value(ui, desk, self.field, value);
                if let Some(kept) = self.kept {
                    notice_line(ui, Tone::Warning, &tr!(desk.lang, "editor-kept", text = kept));
                }
                return;
            }
            let target = Target {
                id: self.id,
                schema: self.schema,
                field: self.field,
                label: self.label,
                compact: false,
                kept: self.kept,
            };
            if let Some(edit) = edit(ui, desk, &target, value, state).edit {
                apply(desk, &target, edit);
            }
        });
    }

    /// True where a person changed what was imported: it no longer follows its source.
    fn is_ours(&self) -> bool {
        self.origin.is_some_and(|origin| origin.is_edited(&self.field.key))
    }

    /// What the source says of the field, in words; nothing where that is not known.
    fn said(&self, desk: &Desk<'_>) -> Option<String> {
        let json = self.origin?.says.get(self.field.key.as_ref())?;
        let value = Value::from_json(&self.field.spec.kind, json).ok()?;
        let shown = text::show(&self.field.spec.kind, &value, &desk.context());
        Some(match shown.is_empty() {
            true => tr!(desk.lang, "form-says-nothing"),
            false => tr!(desk.lang, "form-says", value = shown),
        })
    }

    fn label(&self, ui: &mut Ui, desk: &Desk<'_>) {
        if !self.is_ours() {
            field_label(ui, self.label);
            return;
        }
        let said = self.said(desk);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            field_label(ui, self.label);
            let name = tr!(desk.lang, "form-ours", field = self.label);
            let tokens = Tokens::of(ui);
            let button = egui::Button::new(icons::icon(Icon::Unlink, 12.0).color(tokens.warning));
            let button = ui.add(button.frame_when_inactive(false).small()).accessible_name(&name);
            let told = match said {
                Some(_) => tr!(desk.lang, "form-ours-back"),
                None => tr!(desk.lang, "form-ours-detail"),
            };
            let button = button.on_hover_text(format!("{name}\n{told}"));
            if button.clicked() && !desk.file.read_only {
                let basis = Basis { workspace: desk.workspace(), now: desk.now(), lang: desk.lang };
                match follow_source(&basis, self.id, self.field) {
                    Ok(transaction) => desk.push(Act::Apply(Box::new(transaction))),
                    Err(error) => log::warn!("a field cannot follow its source again: {error}"),
                }
            }
        });
        if let Some(said) = said {
            let tokens = Tokens::of(ui);
            let line: String = said.chars().take(600).collect();
            let words = egui::RichText::new(line.replace('\n', " ")).font(fonts::small()).color(tokens.muted);
            ui.add(egui::Label::new(words).truncate().selectable(false));
        }
    }
}
