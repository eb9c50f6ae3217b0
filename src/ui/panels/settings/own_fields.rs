//! The fields that an office makes for itself: added, renamed, removed.

use egui::{ComboBox, Label, RichText, TextEdit, Ui, vec2};
use lucide_icons::Icon;

use super::change;
use crate::edit::OnDelete;
use crate::i18n;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::{Office, OwnField, OwnKind};
use crate::model::own_key::{KeyFault, check_key, derive_key};
use crate::model::schema::Entity;
use crate::model::value::Value;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::notice::{Notice, Way};
use crate::ui::theme::{Tokens, fonts, size, space};
use crate::ui::widgets::{
    Tone, card, chip, field_label, hint, icon_button, notice_line, primary_button, quiet_button, section, text_button,
    tick,
};

/// A field in the making.
struct New {
    kind: Kind,
    label: String,
    /// The key, once a person typed one; until then it follows the label.
    key: Option<String>,
    value_kind: String,
    choices: String,
    shown: bool,
    searched: bool,
}

impl Default for New {
    fn default() -> Self {
        Self {
            kind: Kind::PARTNER,
            label: String::new(),
            key: None,
            value_kind: OwnKind::Text.code().to_owned(),
            choices: String::new(),
            shown: true,
            searched: false,
        }
    }
}

/// The office's own fields: what is being typed.
#[derive(Default)]
pub(super) struct OwnFields {
    new: Option<New>,
    /// The label or the choices that are being typed into, by field.
    typed: Option<(Id, &'static str, String)>,
}

impl OwnFields {
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let Some(office) = desk.office() else { return };
        let lang = desk.lang;
        card(ui, |ui| {
            section(ui, &i18n::field_label(lang, Office::SCHEMA.key, "own_fields"));
            hint(ui, &tr!(lang, "settings-own-detail"));
            for field in &office.own_fields {
                ui.push_id(field.id(), |ui| self.field(ui, desk, office, field));
            }
            match self.new.take() {
                Some(new) => self.new = form(ui, desk, office, new),
                None if text_button(ui, Some(Icon::Plus), &tr!(lang, "settings-own-add")).clicked() => {
                    self.new = Some(New::default());
                }
                None => {}
            }
        });
    }

    fn field(&mut self, ui: &mut Ui, desk: &Desk<'_>, office: &Office, field: &OwnField) {
        let lang = desk.lang;
        let tokens = Tokens::of(ui);
        let kind_name = Kind::from_key(&field.of)
            .map_or_else(|| field.of.clone(), |kind| i18n::capitalised(&i18n::kind_label(lang, kind.key(), true)));
        ui.separator();
        ui.horizontal(|ui| {
            let about = tr!(lang, "settings-own-name", field = field.key.as_str());
            self.text(ui, desk, field, "label", &about, 200.0);
            chip(ui, &kind_name, Tone::Accent);
            chip(ui, &i18n::choice_label(lang, OwnKind::DEF.key, field.value_kind.code()), Tone::Neutral);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let name = if field.label.is_empty() { &field.key } else { &field.label };
                let remove = tr!(lang, "settings-own-remove", field = name.as_str());
                if icon_button(ui, Icon::Trash2, &remove).clicked() {
                    remove_field(desk, office, field, name);
                }
                let key = RichText::new(&field.key).font(fonts::small()).color(tokens.muted);
                ui.add(Label::new(key).truncate()).on_hover_text(tr!(lang, "settings-own-key"));
            });
        });
        ui.horizontal_wrapped(|ui| {
            for (key, on) in [("shown", field.shown), ("searched", field.searched)] {
                let mut now = on;
                if tick(ui, &mut now, &i18n::field_label(lang, "own_field", key)).changed() {
                    set(desk, field, key, Value::Bool(now), false);
                }
            }
        });
        if field.value_kind == OwnKind::Choice {
            let about = tr!(lang, "settings-own-choices");
            field_label(ui, &about);
            self.text(ui, desk, field, "choices", &about, f32::INFINITY);
        }
    }

    /// The label, or the words to choose from, as one line of text.
    fn text(&mut self, ui: &mut Ui, desk: &Desk<'_>, field: &OwnField, key: &'static str, name: &str, wide: f32) {
        let stored = if key == "label" { field.label.clone() } else { field.choices.join(", ") };
        let mine = self.typed.as_ref().filter(|(id, typed, _)| id == field.id() && *typed == key);
        let mut text = mine.map_or(stored, |(_, _, text)| text.clone());
        let edit = TextEdit::singleline(&mut text)
            .id_salt(key)
            .hint_text(field.key.clone())
            .desired_width(wide)
            .min_size(vec2(80.0, size::CONTROL))
            .align(egui::Align2::LEFT_CENTER);
        let response = ui.add(edit).accessible_name(name);
        if response.changed() {
            let value = if key == "label" { one_line(&text) } else { words(&text) };
            set(desk, field, key, value, true);
            self.typed = Some((field.id().clone(), key, text));
        } else if response.lost_focus() {
            self.typed = None;
        }
    }
}

fn one_line(text: &str) -> Value<'static> {
    let text = text.trim();
    if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned().into()) }
}

/// The words between commas, each once.
fn words(text: &str) -> Value<'static> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()) {
        if !words.iter().any(|other| other == word) {
            words.push(word.to_owned());
        }
    }
    if words.is_empty() { Value::Empty } else { Value::List(words.into()) }
}

fn set(desk: &Desk<'_>, field: &OwnField, key: &str, value: Value<'static>, typed: bool) {
    let id = field.id().clone();
    let typing = typed.then(|| (id.clone(), key.to_owned()));
    change(desk, "own_fields", typing, |draft| draft.set_key(&id, key, value));
}

/// Takes the field away; the values stay in the records, and one can have them back.
fn remove_field(desk: &Desk<'_>, office: &Office, field: &OwnField, name: &str) {
    let values = Kind::from_key(&field.of).map_or(0, |kind| {
        let table = desk.workspace().table(kind);
        table.values().filter(|record| record.head().own.contains_key(field.key.as_str())).count()
    });
    let (id, _) = (field.id().clone(), office.id());
    change(desk, "own_fields", None, |draft| draft.delete(&id, OnDelete::ClearLinks));
    let notice = Notice::done(tr!(desk.lang, "settings-own-removed", field = name));
    let count = i64::try_from(values).unwrap_or(i64::MAX);
    let detail = tr!(desk.lang, "settings-own-removed-detail", count = count, key = field.key.as_str());
    desk.tell(notice.detail(detail).way(Command::Undo.label(desk.lang), Way::Run(Command::Undo)));
}

/// The form for a new field; nothing once it was added or dropped.
fn form(ui: &mut Ui, desk: &Desk<'_>, office: &Office, mut new: New) -> Option<New> {
    let lang = desk.lang;
    ui.separator();
    let name = |key: &str| i18n::field_label(lang, "own_field", key);
    let kind_name = |kind: Kind| i18n::capitalised(&i18n::kind_label(lang, kind.key(), true));
    ui.horizontal_wrapped(|ui| {
        ui.vertical(|ui| {
            let label = field_label(ui, &name("of"));
            let combo = ComboBox::from_id_salt("of").width(150.0).selected_text(kind_name(new.kind));
            let response = combo.show_ui(ui, |ui| {
                for kind in Kind::listed() {
                    ui.selectable_value(&mut new.kind, kind, kind_name(kind));
                }
            });
            response.response.labelled_by(label.id);
        });
        ui.vertical(|ui| {
            let label = field_label(ui, &name("value_kind"));
            let shown = i18n::choice_label(lang, OwnKind::DEF.key, &new.value_kind);
            let combo = ComboBox::from_id_salt("value kind").width(170.0).selected_text(shown);
            let response = combo.show_ui(ui, |ui| {
                for code in OwnKind::DEF.codes {
                    let words = i18n::choice_label(lang, OwnKind::DEF.key, code);
                    ui.selectable_value(&mut new.value_kind, (*code).to_owned(), words);
                }
            });
            response.response.labelled_by(label.id);
        });
    });
    let label = field_label(ui, &name("label"));
    line(ui, &mut new.label, "").labelled_by(label.id);
    let derived = derive_key(&new.label, new.kind, office);
    let label = field_label(ui, &name("key"));
    let mut key = new.key.clone().unwrap_or_else(|| derived.clone());
    if line(ui, &mut key, "").labelled_by(label.id).changed() {
        new.key = (!key.is_empty()).then(|| key.clone());
    }
    hint(ui, &tr!(lang, "settings-own-key"));
    if new.value_kind == OwnKind::Choice.code() {
        let label = field_label(ui, &tr!(lang, "settings-own-choices"));
        line(ui, &mut new.choices, "").labelled_by(label.id);
    }
    ui.horizontal_wrapped(|ui| {
        tick(ui, &mut new.shown, &name("shown"));
        tick(ui, &mut new.searched, &name("searched"));
    });
    let fault = check_key(&key, new.kind, office).err();
    if let Some(fault) = fault {
        let words = match fault {
            KeyFault::Empty => tr!(lang, "settings-key-empty"),
            KeyFault::Letters => tr!(lang, "settings-key-letters"),
            KeyFault::Taken => tr!(lang, "settings-key-taken"),
        };
        notice_line(ui, Tone::Danger, &words);
    }
    let ready = fault.is_none() && !new.label.trim().is_empty();
    let mut stays = true;
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        let add = ui.add_enabled_ui(ready, |ui| primary_button(ui, None, &tr!(lang, "settings-own-add-now")).clicked());
        if add.inner {
            add_field(desk, office, &new, &key);
            stays = false;
        }
        if quiet_button(ui, None, &tr!(lang, "dialog-cancel")).clicked() {
            stays = false;
        }
    });
    stays.then_some(new)
}

fn line(ui: &mut Ui, text: &mut String, hint: &str) -> egui::Response {
    let edit = TextEdit::singleline(text)
        .hint_text(hint.to_owned())
        .desired_width(f32::INFINITY)
        .min_size(vec2(80.0, size::CONTROL))
        .align(egui::Align2::LEFT_CENTER);
    ui.add(edit)
}

fn add_field(desk: &Desk<'_>, office: &Office, new: &New, key: &str) {
    let id = office.id().clone();
    let text = |text: &str| Value::Text(text.to_owned().into());
    change(desk, "own_fields", None, |draft| {
        let part = draft.add_part(&id, "own_fields")?;
        let is_choice = new.value_kind == OwnKind::Choice.code();
        for (field, value) in [
            ("of", text(new.kind.key())),
            ("key", text(key)),
            ("label", one_line(&new.label)),
            ("value_kind", text(&new.value_kind)),
            ("choices", if is_choice { words(&new.choices) } else { Value::Empty }),
            ("shown", Value::Bool(new.shown)),
            ("searched", Value::Bool(new.searched)),
        ] {
            draft.set_key(&part, field, value)?;
        }
        Ok(())
    });
}
