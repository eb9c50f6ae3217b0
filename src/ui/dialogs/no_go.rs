//! Saying no to calls: why, when, and who decided.

use std::collections::BTreeMap;

use egui::Ui;
use lucide_icons::Icon;

use super::parts::{Main, Pressed, buttons, explain};
use super::{Dialog, Stay};
use crate::agenda::deeds::{Verdict, decide};
use crate::edit::deeds::Basis;
use crate::model::call::{Decision, Triage};
use crate::model::date::DateValue;
use crate::model::field::{Field, fields_of_schema};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::person::Person;
use crate::model::text;
use crate::model::value::Value;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::editors::{Held, Target};
use crate::ui::notice::{Notice, Way};
use crate::ui::widgets;

/// The fields that are asked for.
const FIELDS: [&str; 3] = ["reason", "decided_on", "decider"];

/// Says no to calls.
pub struct NoGo {
    calls: Vec<Id>,
    place: Id,
    fields: Vec<Field>,
    values: BTreeMap<String, Held>,
}

impl NoGo {
    /// Says no to the calls chosen.
    pub fn chosen(desk: &Desk<'_>) -> Option<Self> {
        let calls = desk.selection.records();
        if calls.is_empty() {
            return None;
        }
        let fields = fields_of_schema(Triage::SCHEMA);
        let fields = FIELDS.iter().filter_map(|key| fields.iter().find(|field| field.key == *key).cloned()).collect();
        let mut values = BTreeMap::new();
        values.insert("decided_on".to_owned(), Held::of(Value::Date(DateValue::Day(desk.today()))));
        // Whoever sits at the desk decides, where that person is known.
        let me = desk.workspace().all::<Person>(Kind::PERSON).find(|person| person.name == desk.me);
        if let Some(me) = me {
            let me = Value::Link(std::borrow::Cow::Owned(me.id.clone()));
            values.insert("decider".to_owned(), Held::of(me));
        }
        values.insert("reason".to_owned(), Held::focused());
        Some(Self { calls, place: "no-go".into(), fields, values })
    }

    fn value(&self, key: &str) -> Option<Value<'static>> {
        self.values.get(key).map(Held::value)
    }

    fn verdict(&self) -> Verdict {
        let reason = match self.value("reason") {
            Some(Value::Text(text)) => Some(text.trim().to_owned()),
            _ => None,
        };
        let decider = match self.value("decider") {
            Some(Value::Link(id)) => Some(id.into_owned()),
            _ => None,
        };
        Verdict { reason, decider, ..Verdict::of_office(Decision::NoGo) }
    }

    fn say(&self, desk: &Desk<'_>) {
        let basis = Basis { workspace: desk.workspace(), now: desk.now(), lang: desk.lang };
        let day = match self.value("decided_on") {
            Some(Value::Date(date)) => date.first_day(),
            _ => desk.today(),
        };
        let made = decide(&basis, &self.calls, &self.verdict(), day).and_then(|mut transaction| {
            self.values.values().try_for_each(|held| held.make_in(desk, &mut transaction))?;
            Ok(transaction)
        });
        match made {
            Ok(transaction) => {
                let words = transaction.label.in_words(desk.lang);
                desk.push(Act::Apply(Box::new(transaction)));
                let undo = Way::Run(Command::Undo);
                desk.tell(Notice::done(words).way(Command::Undo.label(desk.lang), undo));
            }
            Err(error) => {
                log::warn!("not decided: {error}");
                let detail = tr!(desk.lang, "notice-refused-detail");
                desk.tell(Notice::warning(tr!(desk.lang, "notice-refused")).detail(detail));
            }
        }
    }
}

impl Dialog for NoGo {
    fn key(&self) -> &'static str {
        "no-go"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        match self.calls.as_slice() {
            [only] => {
                let basis = Basis { workspace: desk.workspace(), now: desk.now(), lang: desk.lang };
                tr!(desk.lang, "no-go-title", name = basis.name(only))
            }
            several => {
                let count = i64::try_from(several.len()).unwrap_or(i64::MAX);
                tr!(desk.lang, "no-go-title-many", count = count)
            }
        }
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        explain(ui, &tr!(lang, "no-go-explained"));
        for field in &self.fields {
            let key = field.key.to_string();
            let label = text::label(lang, Triage::SCHEMA.key, field);
            widgets::field_label(ui, &label);
            let target = Target {
                id: &self.place,
                schema: Triage::SCHEMA.key,
                field,
                label: &label,
                compact: false,
                kept: None,
            };
            self.values.entry(key).or_default().show(ui, desk, &target);
        }
        let text = tr!(lang, "no-go-say");
        match buttons(ui, desk, &Main { icon: Some(Icon::ThumbsDown), text: &text, enabled: true }, |_| ()) {
            Pressed::Cancel => Stay::Closed,
            Pressed::Primary => {
                self.say(desk);
                Stay::Closed
            }
            Pressed::Nothing => Stay::Open,
        }
    }
}
