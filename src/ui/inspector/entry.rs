//! An entry of the agenda: when it is due here and in Brussels, how it stands, and whose it is.

use egui::{Label, RichText, Ui};
use lucide_icons::Icon;

use super::due::entry_chip;
use super::form::rule;
use super::{Editors, actions, basis, header};
use crate::agenda::deeds::set_field;
use crate::agenda::{overlay, words};
use crate::i18n::{self, format};
use crate::model::agenda_entry::Entry;
use crate::model::date::DateValue;
use crate::model::field::fields_of_schema;
use crate::model::kinds::Kind;
use crate::model::schema::Entity;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::desk::Desk;
use crate::ui::editors::{Edit, Target, edit, in_zones, show_value};
use crate::ui::notice::Notice;
use crate::ui::theme::{Tokens, fonts, icons, space};
use crate::ui::widgets::{Tone, chip, field_label, hint, link_chip, notice_line, programme_tag};

/// Shows the entry.
pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, entry: &Entry, editors: &mut Editors) {
    let lang = desk.lang;
    header::heading(ui, &words::entry_title(entry, lang));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        entry_chip(ui, desk, entry);
        chip(ui, &i18n::choice_label(lang, "what", entry.what.code()), Tone::Neutral);
        if let Some(programme) = &entry.programme {
            ui.add_space(4.0);
            programme_tag(ui, desk, programme);
        }
    });
    if !desk.file.read_only {
        ui.horizontal_wrapped(|ui| actions::states(ui, desk, entry));
    }
    rule(ui);
    due(ui, desk, entry);
    if let Some(source) = &entry.source {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            field_label(ui, &tr!(lang, "entry-from"));
            link_chip(ui, desk, source);
        });
    }
    if !entry.application.is_empty() {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            field_label(ui, &i18n::field_label(lang, Entry::SCHEMA.key, "application"));
            ui.horizontal_wrapped(|ui| {
                for id in &entry.application {
                    link_chip(ui, desk, id);
                }
            });
        });
    }
    rule(ui);
    let fields = ["owner", "lead_days", "themes", "notes"];
    for key in fields {
        field(ui, desk, entry, key, editors);
    }
}

/// When it is due: the day large, the time in Brussels and here, and what is left.
fn due(ui: &mut Ui, desk: &Desk<'_>, entry: &Entry) {
    let tokens = Tokens::of(ui);
    let lang = desk.lang;
    let Some(date) = entry.due else { return };
    ui.horizontal_top(|ui| {
        ui.add(Label::new(icons::icon(Icon::CalendarClock, 20.0).color(tokens.muted)).selectable(false));
        ui.add_space(space::XS);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let day = match date {
                DateValue::Moment(moment) => DateValue::Day(moment.wall.date()),
                other => other,
            };
            let day = format::value(lang, &day, desk.zone(), format::DateStyle::Long);
            ui.label(RichText::new(i18n::capitalised(&day)).font(fonts::strong()));
            if let DateValue::Moment(moment) = date {
                for line in in_zones(desk, &moment) {
                    ui.label(line);
                }
                if moment.assumed {
                    notice_line(ui, Tone::Warning, &i18n::capitalised(&tr!(lang, "entry-assumed")));
                }
            }
            let mut left: Vec<String> = Vec::new();
            left.extend(entry.days_left.map(|days| format::days_left(lang, days)));
            left.extend(
                entry.working_days_left.filter(|days| *days != 0).map(|days| format::working_days_left(lang, days)),
            );
            if !left.is_empty() {
                hint(ui, &left.join(" · "));
            }
            if entry.moved
                && let Some(from) = entry.moved_from
            {
                let from = format::value(lang, &from, desk.zone(), format::DateStyle::Medium);
                notice_line(ui, Tone::Accent, &tr!(lang, "entry-moved", from = from));
            }
        });
    });
}

/// A field that a person notes on the entry; where it is kept is the agenda's matter.
fn field(ui: &mut Ui, desk: &Desk<'_>, entry: &Entry, key: &'static str, editors: &mut Editors) {
    let schema = Kind::DEADLINE.schema();
    let Some(field) = fields_of_schema(schema).into_iter().find(|field| field.key == key) else { return };
    let label = i18n::field_label(desk.lang, schema.key, key);
    let value = entry.get_key(key).into_owned();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        field_label(ui, &label);
        let may = !desk.file.read_only && overlay::target(desk.workspace(), entry, key).is_some();
        if !may {
            show_value(ui, desk, &field, &value);
            return;
        }
        let target =
            Target { id: &entry.id, schema: schema.key, field: &field, label: &label, compact: false, kept: None };
        let state = editors.entry((entry.id.clone(), key.to_owned())).or_default();
        let (value, typing, new) = match edit(ui, desk, &target, &value, state).edit {
            Some(Edit::Set(value)) => (value, false, None),
            Some(Edit::Type(value)) => (value, true, None),
            Some(Edit::Make(new, value)) => (value, false, Some(new)),
            Some(Edit::Apply(transaction)) => {
                desk.push(Act::Apply(transaction));
                return;
            }
            None => return,
        };
        let made = set_field(&basis(desk), &[entry], key, &value).and_then(|mut transaction| {
            new.map_or(Ok(()), |new| new.make_in(desk, &mut transaction))?;
            Ok(transaction)
        });
        match made {
            Ok(mut transaction) => {
                if typing {
                    transaction.typing = Some((entry.id.clone(), key.to_owned()));
                }
                desk.push(Act::Apply(Box::new(transaction)));
            }
            Err(error) => desk.tell(Notice::error(i18n::capitalised(&error.in_words(desk.lang)))),
        }
    });
}
