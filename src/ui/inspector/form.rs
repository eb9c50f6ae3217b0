//! The record's fields in groups: what is filled stands there, what is empty waits behind a word.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;

use super::{Editors, fields};
use crate::i18n;
use crate::model::field::{Field, Place};
use crate::model::schema::{Group, Record};
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::editors::{EditState, FormField};
use crate::ui::theme::{Tokens, space};
use crate::ui::widgets::{section, text_button};

const GROUPS: [Group; 6] = [Group::Identity, Group::Time, Group::Money, Group::People, Group::Content, Group::Notes];

/// A field with its value.
struct Row<'a> {
    field: Field,
    value: Value<'a>,
    kept: Option<String>,
    shown: bool,
}

/// Shows the form.
pub(super) fn show(
    ui: &mut Ui,
    desk: &Desk<'_>,
    record: &Arc<dyn Record>,
    editors: &mut Editors,
    unfolded: &mut BTreeSet<(&'static str, Group)>,
    wide: bool,
) {
    let schema = record.schema().key;
    let mut rows: Vec<Row<'_>> = desk.workspace().with_view(desk.now(), desk.zone(), |view| {
        fields(desk, record.as_ref())
            .into_iter()
            .filter(|field| !matches!(field.place, Place::Head(_)))
            .map(|field| {
                let value = field.get(record.as_ref(), view);
                let kept = kept(record.as_ref(), &field, &value);
                let filled = !value.is_empty() || kept.is_some();
                let state = editors.get(&(record.id().clone(), field.key.to_string()));
                let begun = state.is_some_and(EditState::is_begun);
                let first = field.spec.required || field.spec.title || field.spec.column;
                let shown = filled || begun || field.is_editable() && first;
                Row { field, value, kept, shown }
            })
            .collect()
    });
    for group in GROUPS {
        let (here, rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.field.spec.group == group);
        rows = rest;
        let unfold = unfolded.contains(&(schema, group));
        let hidden = here.iter().filter(|row| !row.shown && row.field.is_editable()).count();
        let shown: Vec<Row<'_>> =
            here.into_iter().filter(|row| row.shown || unfold && row.field.is_editable()).collect();
        if shown.is_empty() && (hidden == 0 || desk.file.read_only) {
            continue;
        }
        title(ui, desk, group);
        body(ui, desk, record, &shown, editors, wide);
        if hidden > 0 && !desk.file.read_only {
            let count = i64::try_from(hidden).unwrap_or(i64::MAX);
            let (icon, words) = if unfold {
                (Icon::ChevronUp, tr!(desk.lang, "form-fewer"))
            } else {
                (Icon::ChevronDown, tr!(desk.lang, "form-more", count = count))
            };
            let name = format!("{words}: {}", group_words(desk, group));
            if text_button(ui, Some(icon), &words).accessible_name(name).clicked() {
                if unfold {
                    unfolded.remove(&(schema, group));
                } else {
                    unfolded.insert((schema, group));
                }
            }
        }
    }
}

fn group_words(desk: &Desk<'_>, group: Group) -> String {
    i18n::text(desk.lang, &format!("group-{}", group.key())).unwrap_or_default()
}

/// A group's heading under a hairline.
fn title(ui: &mut Ui, desk: &Desk<'_>, group: Group) {
    rule(ui);
    section(ui, &group_words(desk, group));
}

/// A hairline between groups.
pub(super) fn rule(ui: &mut Ui) {
    ui.add_space(space::XS);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, (1.0, Tokens::of(ui).line));
}

fn body(ui: &mut Ui, desk: &Desk<'_>, record: &Arc<dyn Record>, rows: &[Row<'_>], editors: &mut Editors, wide: bool) {
    let mut rest = rows;
    while let Some((first, after)) = rest.split_first() {
        match after.split_first() {
            Some((second, after)) if wide && is_narrow(first) && is_narrow(second) => {
                ui.columns(2, |columns| {
                    for (ui, row) in columns.iter_mut().zip([first, second]) {
                        field(ui, desk, record, row, editors);
                    }
                });
                rest = after;
            }
            _ => {
                field(ui, desk, record, first, editors);
                rest = after;
            }
        }
    }
}

/// True for what needs no more than half of the width.
fn is_narrow(row: &Row<'_>) -> bool {
    !matches!(
        row.field.spec.kind,
        ValueKind::LongText | ValueKind::Parts(_) | ValueKind::Calendars | ValueKind::Picture
    ) && !row.field.spec.title
}

fn field(ui: &mut Ui, desk: &Desk<'_>, record: &Arc<dyn Record>, row: &Row<'_>, editors: &mut Editors) {
    let schema = record.schema().key;
    let label = text::label(desk.lang, schema, &row.field);
    let state = editors.entry((record.id().clone(), row.field.key.to_string())).or_default();
    let shown = FormField {
        id: record.id(),
        schema,
        field: &row.field,
        label: &label,
        kept: row.kept.as_deref(),
        origin: record.origin(),
    };
    shown.show(ui, desk, &row.value, state);
}

/// What the file has in the place of the field's value, where that does not fit.
fn kept(record: &dyn Record, field: &Field, value: &Value<'_>) -> Option<String> {
    let json = match field.place {
        Place::Stored(_) => record.extra().get(field.key.as_ref()),
        Place::Own if value.is_empty() => record.head().own.get(field.key.as_ref()),
        _ => None,
    };
    json.filter(|json| !json.is_null()).map(ToString::to_string)
}
