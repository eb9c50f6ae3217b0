//! Values as cells.

use lucide_icons::Icon;

use super::arrange::is_counted;
use crate::i18n::{self, format};
use crate::model::call::Call;
use crate::model::date::DateValue;
use crate::model::field::{Field, Place};
use crate::model::id::Id;
use crate::model::programme::Programme;
use crate::model::schema::{Group, Record, View};
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::tr;
use crate::ui::grid::{Cell, Chip, Look};
use crate::ui::widgets::Tone;

/// What cells depend on besides their value.
pub(super) struct Words<'a> {
    pub(super) context: Context<'a>,
    pub(super) view: &'a View<'a>,
    /// From how many days before a date on it is soon.
    pub(super) soon: i64,
}

/// The longest text that is put into a cell, in characters: what is longer is never seen.
const LONGEST: usize = 300;

impl Words<'_> {
    /// The cell of a record's field; `leads` is the column that the row is known by.
    pub(super) fn cell(&self, record: &dyn Record, field: &Field, leads: bool) -> Cell {
        let value = field.get(record, self.view);
        let lang = self.context.lang;
        match (&value, &field.spec.kind) {
            (Value::Empty, ValueKind::Choice(_)) => Cell::default(),
            (Value::Text(code), ValueKind::Choice(def)) => {
                let words = i18n::choice_label(lang, def.key, code);
                // States are chips; what merely sorts records is plain.
                if matches!(field.spec.group, Group::Time) {
                    Cell::of_chip(Chip::new(words, tone_of(def.key, code)))
                } else {
                    Cell::new(words)
                }
            }
            (Value::Date(date), _) if is_counted(field) => self.counted(record, date),
            (Value::Link(id), _) => self.link(id),
            (Value::Bool(true), _) => Cell::new(tr!(lang, "word-yes")).icon(Icon::Check),
            (Value::Bool(false), _) => Cell::default(),
            (Value::Parts(_), _) => self.parts(record, field),
            (Value::Timestamp(_), _) => {
                Cell::new(text::show(&field.spec.kind, &value, &self.context)).look(Look::Muted)
            }
            (Value::Text(text), _) => {
                let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
                let cell = Cell::new(text.get(..end).unwrap_or_default());
                match field.spec.kind {
                    ValueKind::Text if leads => cell.look(Look::Accent),
                    ValueKind::Country => Cell::new(text::show(&field.spec.kind, &value, &self.context)),
                    ValueKind::LongText | ValueKind::Web => cell.look(Look::Muted),
                    _ if field.spec.title => cell,
                    _ => cell,
                }
            }
            (Value::List(words), _) => {
                let shown: Vec<&str> = words.iter().take(40).map(String::as_str).collect();
                Cell::new(shown.join(", ")).look(Look::Muted)
            }
            _ => Cell::new(text::show(&field.spec.kind, &value, &self.context)),
        }
    }

    /// A date that is to be met, with the days until then.
    fn counted(&self, record: &dyn Record, date: &DateValue) -> Cell {
        let lang = self.context.lang;
        let words = match date {
            DateValue::Period(_) => format::value(lang, date, self.context.zone, format::DateStyle::Short),
            _ => format::date(lang, date.day_in(self.context.zone), format::DateStyle::Short),
        };
        let cell = Cell::new(words).tip(text::show(&ValueKind::Date, &Value::Date(*date), &self.context));
        let closed = record.downcast::<Call>().is_some_and(|call| call.status.code() == "closed");
        if closed || date.has_passed(self.view.now, self.context.zone) {
            return cell.look(Look::Muted);
        }
        if date.is_vague() {
            return cell;
        }
        let days = date.day_in(self.context.zone).signed_duration_since(self.context.today).num_days();
        let tone = match days {
            ..=0 => Tone::Danger,
            days if days <= self.soon => Tone::Warning,
            _ => Tone::Neutral,
        };
        cell.chip(Chip::new(format::days_left(lang, days), tone))
    }

    fn link(&self, id: &Id) -> Cell {
        match self.context.workspace.get::<Programme>(id) {
            Some(programme) => {
                let name = if programme.acronym.is_empty() { &programme.name } else { &programme.acronym };
                Cell::new(name.as_str()).swatch(programme.colour.as_str()).tip(programme.name.as_str())
            }
            None => Cell::new(text::title(id, &self.context)),
        }
    }

    /// Parts by what stands for them; where that is a state, as chips.
    fn parts(&self, record: &dyn Record, field: &Field) -> Cell {
        let Place::Stored(index) = field.place else { return Cell::default() };
        let Some(list) = record.parts(index) else { return Cell::default() };
        let Some((main, def)) = list_main(field) else { return Cell::default() };
        let lang = self.context.lang;
        if let ValueKind::Choice(choice) = def.spec.kind {
            let mut codes: Vec<String> = Vec::new();
            for part in list.iter() {
                let code = match part.get(main) {
                    Value::Text(code) if !code.is_empty() => code.into_owned(),
                    _ => "new".to_owned(),
                };
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            // A call that nobody has decided on is new; other lists of states are simply empty.
            if codes.is_empty() && field.key == "triage" {
                codes.push("new".to_owned());
            }
            let chips = codes
                .iter()
                .take(4)
                .map(|code| Chip::new(i18n::choice_label(lang, choice.key, code), tone_of(choice.key, code)));
            return Cell { chips: chips.collect(), ..Cell::default() };
        }
        let words = list.iter().take(12).map(|part| text::show(&def.spec.kind, &part.get(main), &self.context));
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        Cell::new(words.join(", ")).look(Look::Muted)
    }

    /// The row as a sentence: what names it first, then the rest with its labels.
    pub(super) fn sentence(&self, record: &dyn Record, columns: &[(&Field, &Cell)], schema: &str) -> String {
        let mut pieces: Vec<String> = Vec::with_capacity(columns.len());
        for (field, cell) in columns {
            let words = cell.words();
            if words.is_empty() {
                continue;
            }
            let says_itself = field.spec.title
                || field.spec.identifier
                || matches!(field.spec.kind, ValueKind::Link("programme") | ValueKind::Country);
            if says_itself {
                pieces.push(words);
            } else {
                let label = text::label(self.context.lang, schema, field);
                pieces.push(format!("{label} {words}"));
            }
        }
        if pieces.is_empty() { record.title() } else { pieces.join(", ") }
    }
}

/// What a choice's code calls for.
fn tone_of(choice: &str, code: &str) -> Tone {
    match (choice, code) {
        ("call_status", "open") | ("decision", "go") => Tone::Good,
        ("call_status", "forthcoming") | ("decision", "watching") => Tone::Accent,
        ("decision", "new") => Tone::Warning,
        ("stage", "recommended" | "running" | "grant_preparation" | "stage_one_passed" | "final_report") => Tone::Good,
        ("stage", "writing" | "approval" | "consortium" | "submitted") => Tone::Accent,
        ("stage", "rejected" | "ineligible") => Tone::Danger,
        ("stage", "reserve") => Tone::Warning,
        _ => Tone::Neutral,
    }
}

fn list_main(field: &Field) -> Option<(usize, &'static crate::model::schema::FieldDef)> {
    match field.spec.kind {
        ValueKind::Parts(schema) => schema.main_field(),
        _ => None,
    }
}

/// Whether a column's text stands at the right: figures under each other.
pub(super) fn is_right(kind: &ValueKind) -> bool {
    matches!(kind, ValueKind::Money | ValueKind::Integer(..) | ValueKind::Decimal | ValueKind::Percent)
}

/// Whether rows may be grouped by the field.
pub(super) fn is_groupable(field: &Field) -> bool {
    let apart = matches!(
        field.spec.kind,
        ValueKind::LongText | ValueKind::Picture | ValueKind::Web | ValueKind::Emails | ValueKind::Phones
    );
    let names = field.spec.title || field.spec.identifier && matches!(field.spec.kind, ValueKind::Text);
    !apart && !names && field.key != "id"
}
