//! Lists of parts: a small table, whose rows open into all of their fields.

use egui::{Align2, FontId, Id as UiId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::form::FormField;
use super::state::{Edit, EditState, Outcome, Target, label_of};
use crate::edit::OnDelete;
use crate::i18n::{self, format};
use crate::model::field::fields_of_schema;
use crate::model::id::Id;
use crate::model::schema::{Entity, PartList, Schema, find};
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, size, space};
use crate::ui::widgets::{icon_button, text_button};

const ROW: f32 = 30.0;

/// So many rows are shown before the rest is folded away.
const SHOWN: usize = 40;

/// Shows the list and what can be done with it.
pub(super) fn edit(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    schema: &'static Schema,
    state: &mut EditState,
) -> Outcome {
    let Some(record) = desk.workspace().holder(target.id) else { return Outcome::default() };
    let Some(owner) = find(record.as_entity(), target.id) else { return Outcome::default() };
    let list = owner.schema().index_of(&target.field.key).and_then(|index| owner.parts(index));
    let Some(list) = list else { return Outcome::default() };
    let columns = columns(schema, ui.available_width());
    let mut outcome = Outcome::default();
    if !list.is_empty() {
        table(ui, desk, target, list, &columns, state, &mut outcome);
    }
    ui.horizontal(|ui| {
        let kind = i18n::kind_label(desk.lang, schema.key, false);
        let words = tr!(desk.lang, "parts-add", kind = kind);
        let add = text_button(ui, Some(Icon::Plus), &words).accessible_name(format!("{words}: {}", target.label));
        if add.clicked() {
            let mut draft = desk.draft();
            if let Ok(id) = draft.add_part(target.id, &target.field.key) {
                outcome.edit = Some(Edit::Apply(Box::new(draft.finish(label_of(desk, target)))));
                state.expanded = Some(id.clone());
                state.focus = Some(id);
                state.all = true;
            }
        }
        if list.len() > SHOWN && !state.all {
            let count = i64::try_from(list.len() - SHOWN).unwrap_or(i64::MAX);
            if text_button(ui, None, &tr!(desk.lang, "show-more", count = count)).clicked() {
                state.all = true;
            }
        }
    });
    outcome
}

/// The most telling fields of a part, as many as there is room for: what stands for it first.
fn columns(schema: &'static Schema, width: f32) -> Vec<(usize, f32)> {
    let main = schema.main_field().map(|(index, _)| index);
    let weight = |kind: &ValueKind| match kind {
        ValueKind::Date => 1,
        ValueKind::Choice(_) => 2,
        ValueKind::Link(_) | ValueKind::Money => 3,
        ValueKind::Text | ValueKind::Percent | ValueKind::Decimal => 4,
        ValueKind::Integer(..) | ValueKind::Country | ValueKind::Currency => 5,
        _ => 9,
    };
    let mut rest: Vec<(u8, usize)> = schema
        .fields
        .iter()
        .enumerate()
        .filter(|(index, field)| Some(*index) != main && weight(&field.spec.kind) < 9 && field.key != "notes")
        .map(|(index, field)| (weight(&field.spec.kind), index))
        .collect();
    rest.sort_unstable();
    let room = if width < 360.0 {
        1
    } else if width < 560.0 {
        2
    } else {
        4
    };
    let mut columns: Vec<usize> = rest.into_iter().take(room).map(|(_, index)| index).collect();
    columns.sort_unstable();
    let share = |kind: Option<&ValueKind>| match kind {
        Some(ValueKind::Text | ValueKind::Link(_)) => 1.6,
        Some(ValueKind::Date) => 1.4,
        _ => 1.0,
    };
    let all = main.into_iter().chain(columns);
    all.map(|index| (index, share(schema.fields.get(index).map(|field| &field.spec.kind)))).collect()
}

fn table(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    list: &dyn PartList,
    columns: &[(usize, f32)],
    state: &mut EditState,
    outcome: &mut Outcome,
) {
    let tokens = Tokens::of(ui);
    let frame = egui::Frame::new().stroke((1.0, tokens.line)).corner_radius(size::RADIUS);
    let shown = if state.all { list.len() } else { SHOWN };
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(ui.available_width());
        let Some(schema) = list.at(0).map(Entity::schema) else { return };
        head(ui, desk, schema, columns);
        for position in 0..list.len().min(shown) {
            let Some(part) = list.at(position) else { continue };
            let top = ui.cursor().top();
            ui.painter().hline(ui.max_rect().x_range(), top, (1.0, tokens.line));
            let open = state.expanded.as_ref() == Some(part.id());
            if row(ui, desk, target, part, position, columns, open) {
                state.expanded = (!open).then(|| part.id().clone());
            }
            if open {
                egui::Frame::new().fill(tokens.background).inner_margin(egui::Margin::same(space::M as i8)).show(
                    ui,
                    |ui| {
                        ui.set_width(ui.available_width());
                        ui.spacing_mut().item_spacing.y = space::S;
                        tools(ui, desk, target, list, position, state, outcome);
                        let focus = state.focus.take_if(|id| id == part.id()).is_some();
                        fields(ui, desk, part, &mut state.nested, focus);
                    },
                );
            }
        }
    });
}

/// Where the cells of a row begin and how wide they are.
fn cells(ui: &Ui, columns: &[(usize, f32)]) -> Vec<(f32, f32)> {
    let whole = ui.available_width() - 28.0 - 8.0;
    let sum: f32 = columns.iter().map(|(_, share)| share).sum();
    let mut left = 8.0;
    columns
        .iter()
        .map(|(_, share)| {
            let wide = whole * share / sum.max(1.0);
            let at = left;
            left += wide;
            (at, wide - 8.0)
        })
        .collect()
}

fn head(ui: &mut Ui, desk: &Desk<'_>, schema: &'static Schema, columns: &[(usize, f32)]) {
    let tokens = Tokens::of(ui);
    let cells = cells(ui, columns);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    for ((index, _), (left, wide)) in columns.iter().zip(cells) {
        let Some(field) = schema.fields.get(*index) else { continue };
        let words = i18n::field_label(desk.lang, schema.key, field.key);
        cell(ui, rect, left, wide, egui::RichText::new(words).font(fonts::small()).color(tokens.muted));
    }
}

fn cell(ui: &Ui, rect: Rect, left: f32, wide: f32, words: egui::RichText) {
    let words = egui::WidgetText::from(words).into_galley(ui, Some(egui::TextWrapMode::Truncate), wide, fonts::body());
    let at = pos2(rect.left() + left, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, Tokens::of(ui).text);
}

/// A row: true where it was pressed, to be opened or closed.
fn row(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    part: &dyn Entity,
    position: usize,
    columns: &[(usize, f32)],
    open: bool,
) -> bool {
    let tokens = Tokens::of(ui);
    let cells = cells(ui, columns);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let id = UiId::unique(("part", target.id.to_string(), part.id().to_string()));
    let response = ui.interact(rect, id, Sense::click());
    let context = desk.context();
    let mut words: Vec<String> = columns
        .iter()
        .filter_map(|(index, _)| {
            let field = part.schema().fields.get(*index)?;
            Some(short(desk, &field.spec.kind, &part.get(*index), &context))
        })
        .collect();
    let told: Vec<&str> = words.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
    let settled = settled(desk, part);
    // Where the state is a column it has been told.
    let is_told = settled.as_ref().is_some_and(|(_, state)| told.contains(&state.as_str()));
    let told = told.join(", ");
    let name = match &settled {
        Some((_, state)) if !is_told => format!("{} {}: {told}, {state}", target.label, position + 1),
        _ => format!("{} {}: {told}", target.label, position + 1),
    };
    if let (Some((icon, _)), Some(first)) = (settled, words.first_mut()) {
        first.insert(0, ' ');
        first.insert(0, char::from(icon));
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if response.hovered() || open {
        ui.painter().rect_filled(rect, 0.0, if open { tokens.accent_soft } else { tokens.hover });
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, size::RADIUS, (2.0, tokens.accent), egui::StrokeKind::Inside);
    }
    for (words, (left, wide)) in words.into_iter().zip(cells) {
        cell(ui, rect, left, wide, egui::RichText::new(words).color(tokens.text));
    }
    let icon = if open { Icon::ChevronUp } else { Icon::ChevronDown };
    let font = FontId::new(14.0, fonts::icon_family());
    ui.painter().text(
        pos2(rect.right() - 16.0, rect.center().y),
        Align2::CENTER_CENTER,
        char::from(icon),
        font,
        tokens.muted,
    );
    response.clicked()
}

/// The mark of a part that is done or dropped, and its state in words.
fn settled(desk: &Desk<'_>, part: &dyn Entity) -> Option<(Icon, String)> {
    let (index, field) = part.schema().field("state")?;
    let ValueKind::Choice(def) = field.spec.kind else { return None };
    let state = part.get(index);
    let code = state.as_text()?;
    let icon = match code {
        "done" => Icon::Check,
        "dropped" => Icon::Minus,
        _ => return None,
    };
    Some((icon, i18n::choice_label(desk.lang, def.key, code)))
}

/// A value in a narrow cell: dates without their year's far end, the rest as always.
fn short(desk: &Desk<'_>, kind: &ValueKind, value: &Value<'_>, context: &text::Context<'_>) -> String {
    match value {
        Value::Date(date) => {
            format::value(desk.lang, date, date.moment().map_or(desk.zone(), |it| it.zone), format::DateStyle::Medium)
        }
        value => text::show(kind, value, context),
    }
}

/// Moves and deletes the row that is open.
fn tools(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    list: &dyn PartList,
    position: usize,
    state: &mut EditState,
    outcome: &mut Outcome,
) {
    let lang = desk.lang;
    let mut shift: Option<usize> = None;
    let mut delete = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_enabled_ui(position > 0, |ui| {
            if icon_button(ui, Icon::ArrowUp, &tr!(lang, "parts-up")).clicked() {
                shift = position.checked_sub(1);
            }
        });
        ui.add_enabled_ui(position + 1 < list.len(), |ui| {
            if icon_button(ui, Icon::ArrowDown, &tr!(lang, "parts-down")).clicked() {
                shift = Some(position + 1);
            }
        });
        delete = icon_button(ui, Icon::Trash2, &tr!(lang, "parts-delete")).clicked();
    });
    let Some(part) = list.at(position) else { return };
    if delete {
        let mut draft = desk.draft();
        if draft.delete(part.id(), OnDelete::ClearLinks).is_ok() {
            outcome.edit = Some(Edit::Apply(Box::new(draft.finish(label_of(desk, target)))));
            state.expanded = None;
        }
    } else if let Some(to) = shift {
        let mut draft = desk.draft();
        let moved = draft.entity_mut(target.id).ok().and_then(|owner| {
            let index = owner.schema().index_of(&target.field.key)?;
            Some(owner.parts_mut(index)?.shift(position, to))
        });
        if moved == Some(true) {
            outcome.edit = Some(Edit::Apply(Box::new(draft.finish(label_of(desk, target)))));
        }
    }
}

/// All fields of a part, each with its editor; the first one takes the keyboard where it is new.
fn fields(
    ui: &mut Ui,
    desk: &Desk<'_>,
    part: &dyn Entity,
    states: &mut std::collections::BTreeMap<(Id, String), EditState>,
    focus: bool,
) {
    let schema = part.schema();
    let mut focus = focus;
    for field in fields_of_schema(schema) {
        let label = i18n::field_label(desk.lang, schema.key, &field.key);
        let value = part.get_key(&field.key);
        if !field.is_editable() {
            continue;
        }
        let kept = part.extra().get(field.key.as_ref()).map(ToString::to_string);
        let state = states.entry((part.id().clone(), field.key.to_string())).or_default();
        if focus {
            state.request_focus();
            focus = false;
        }
        let shown = FormField {
            id: part.id(),
            schema: schema.key,
            field: &field,
            label: &label,
            kept: kept.as_deref(),
            origin: part.origin(),
        };
        shown.show(ui, desk, &value, state);
    }
}
