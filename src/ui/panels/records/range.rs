//! A range that a person types in the menu of a column: from and to, as numbers, amounts and dates are written here.

use egui::{Align2, Key, TextEdit, Ui, vec2};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use crate::i18n::format::{self, DateStyle};
use crate::i18n::{capitalised, parse};
use crate::model::date::DateValue;
use crate::model::field::Field;
use crate::model::money::Money;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::query::ast::{Op, Operand, Test, Word};
use crate::query::filter::Filter;
use crate::query::keys::Subject;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::size;
use crate::ui::widgets::{Tone, notice_line, text_button};

/// The two ends as they are typed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Range {
    pub(super) from: String,
    pub(super) to: String,
    fault: Option<String>,
}

impl Range {
    /// The range that the conditions on the field are, as it is typed.
    pub(super) fn of(field: &Field, tests: &[Test], desk: &Desk<'_>) -> Self {
        let [test] = tests else { return Self::default() };
        let shown = |word: &Word| typed_form(&field.spec.kind, &word.text, desk);
        match (test.op, test.operands.as_slice()) {
            (Op::Has, [Operand::Range { from, to, .. }]) => Self {
                from: from.as_ref().map(shown).unwrap_or_default(),
                to: to.as_ref().map(shown).unwrap_or_default(),
                fault: None,
            },
            (Op::AtLeast, [Operand::One(word)]) => Self { from: shown(word), ..Self::default() },
            (Op::AtMost, [Operand::One(word)]) => Self { to: shown(word), ..Self::default() },
            _ => Self::default(),
        }
    }

    /// What follows the key in the filter: `:10000..50000`, `>=2026-04-01`; nothing where nothing is typed.
    ///
    /// # Errors
    /// Why an end cannot be read, in words.
    pub(super) fn condition(&self, field: &Field, subject: &Subject, desk: &Desk<'_>) -> Result<String, String> {
        let end = |typed: &str| match typed.trim() {
            "" => Ok(None),
            typed => word(field, typed, subject, desk).map(Some),
        };
        let condition = match (end(&self.from)?, end(&self.to)?) {
            (Some(from), Some(to)) => format!(":{from}..{to}"),
            (Some(from), None) => format!(">={from}"),
            (None, Some(to)) => format!("<={to}"),
            (None, None) => return Ok(String::new()),
        };
        match Filter::new(&format!("{}{condition}", field.key), subject, &desk.filter_context()) {
            Ok(_) => Ok(condition),
            Err(faults) => Err(faults.first().map(|fault| fault.in_words(desk.lang)).unwrap_or_default()),
        }
    }

    /// Shows the two fields; gives the condition where the person has decided on it.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        field: &Field,
        label: &str,
        subject: &Subject,
        desk: &Desk<'_>,
    ) -> Option<String> {
        let lang = desk.lang;
        let mut decided = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let wide = ((ui.available_width() - 4.0) / 2.0).max(60.0);
            let ends = [(&mut self.from, tr!(lang, "quick-from")), (&mut self.to, tr!(lang, "quick-to"))];
            for (text, hint) in ends {
                let name = format!("{label}: {hint}");
                let edit = TextEdit::singleline(text)
                    .id(egui::Id::unique(("quick range", name.as_str())))
                    .hint_text(hint)
                    .desired_width(wide)
                    .margin(egui::Margin::symmetric(6, 4))
                    .align(Align2::LEFT_CENTER);
                let response = ui.add_sized(vec2(wide, size::CONTROL), edit).accessible_name(name);
                if response.changed() {
                    self.fault = None;
                }
                decided |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            }
        });
        let words = tr!(lang, "quick-range");
        decided |= text_button(ui, Some(Icon::MoveHorizontal), &words).clicked();
        if let Some(fault) = &self.fault {
            notice_line(ui, Tone::Danger, fault);
        }
        if !decided {
            return None;
        }
        match self.condition(field, subject, desk) {
            Ok(condition) => Some(condition),
            Err(fault) => {
                self.fault = Some(capitalised(&fault));
                None
            }
        }
    }
}

/// An end as it stands in a filter.
fn word(field: &Field, typed: &str, subject: &Subject, desk: &Desk<'_>) -> Result<String, String> {
    let lang = desk.lang;
    let context = desk.context();
    let kind = match field.spec.kind {
        ValueKind::Integer(..) | ValueKind::Integers(..) => ValueKind::Integer(i64::MIN, i64::MAX),
        ValueKind::Timestamp => ValueKind::Date,
        kind => kind,
    };
    // An amount without a currency is one of any.
    if matches!(kind, ValueKind::Money)
        && let Ok(amount) = parse::decimal(typed, lang)
    {
        return Ok(amount.normalize().to_string());
    }
    let fault = match text::read_kind(&kind, typed, &context) {
        Ok(Value::Integer(number)) => return Ok(number.to_string()),
        Ok(Value::Decimal(number)) => return Ok(number.normalize().to_string()),
        Ok(Value::Money(Money { amount, currency })) => return Ok(format!("{}{currency}", amount.normalize())),
        Ok(Value::Date(DateValue::Moment(moment))) => {
            let here = moment.instant().with_timezone(&desk.zone());
            return Ok(here.format("%Y-%m-%dT%H:%M").to_string());
        }
        Ok(Value::Date(date)) => return Ok(date.to_string()),
        Ok(_) => return Err(String::new()),
        Err(error) => error.in_words(lang),
    };
    // What the language of filters knows besides: `90d`, `100k`.
    let plain = typed.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    let known = || Filter::new(&format!("{}>={typed}", field.key), subject, &desk.filter_context()).is_ok();
    if plain && known() { Ok(typed.to_owned()) } else { Err(fault) }
}

/// A word of a filter as a person would type it; what is written in the filter's own way stays so.
fn typed_form(kind: &ValueKind, word: &str, desk: &Desk<'_>) -> String {
    let shown = match kind {
        ValueKind::Date | ValueKind::Timestamp => {
            word.parse::<DateValue>().ok().map(|date| format::value(desk.lang, &date, desk.zone(), DateStyle::Medium))
        }
        ValueKind::Money | ValueKind::Percent | ValueKind::Decimal => word
            .parse::<Decimal>()
            .ok()
            .map(|number| text::show(&ValueKind::Decimal, &Value::Decimal(number), &desk.context())),
        _ => None,
    };
    shown.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::field::fields_of;
    use crate::model::kinds::Kind;
    use crate::model::office::Office;
    use crate::ui::fixture::Fixture;

    fn condition(lang: Lang, key: &str, from: &str, to: &str) -> Result<String, String> {
        let mut fixture = Fixture::with(|_| ());
        fixture.lang = lang;
        let subject =
            Subject { schema: "call", kind: Some(Kind::CALL), fields: fields_of(Kind::CALL, &Office::default()) };
        let field = subject.fields.iter().find(|field| field.key == key).unwrap().clone();
        let range = Range { from: from.to_owned(), to: to.to_owned(), fault: None };
        range.condition(&field, &subject, &fixture.desk())
    }

    #[test]
    fn ends_are_typed_as_numbers_amounts_and_dates_are_written_here() {
        for (lang, key, from, to, expected) in [
            (Lang::Nb, "budget", "1 500 000,50", "", ">=1500000.5"),
            (Lang::Nb, "budget", "", "2 000 000 NOK", "<=2000000NOK"),
            (Lang::En, "budget", "10,000", "50,000 EUR", ":10000..50000EUR"),
            (Lang::En, "budget", "100k", "", ">=100k"),
            (Lang::De, "rate", "62,5", "70 %", ":62.5..70"),
            (Lang::Da, "min_partners", "2", "4", ":2..4"),
            (Lang::Nb, "deadline", "24.3.2026", "1.5.2026", ":2026-03-24..2026-05-01"),
            (Lang::En, "deadline", "this-month", "", ">=this-month"),
            (Lang::Nb, "created", "24.3.2026", "", ">=2026-03-24"),
            (Lang::En, "deadline", " ", "", ""),
        ] {
            assert_eq!(condition(lang, key, from, to).as_deref(), Ok(expected), "{key} {from} {to}");
        }
    }

    #[test]
    fn what_cannot_be_read_or_runs_backwards_is_told() {
        for (key, from, to) in [
            ("budget", "lots", ""),
            ("deadline", "31.2.2026", ""),
            ("deadline", "1.5.2026", "1.4.2026"),
            ("budget", "1 EUR", "2 NOK"),
        ] {
            let told = condition(Lang::Nb, key, from, to).unwrap_err();
            assert!(!told.is_empty(), "{key} {from} {to}");
        }
    }

    #[test]
    fn the_range_in_the_filter_stands_in_the_fields_as_it_is_typed() {
        let mut fixture = Fixture::with(|_| ());
        fixture.lang = Lang::Nb;
        let desk = fixture.desk();
        let range = |key: &str, text: &str| {
            let fields = fields_of(Kind::CALL, &Office::default());
            let field = fields.iter().find(|field| field.key == key).unwrap();
            let crate::query::ast::Expr::Test(test) = crate::query::parse::parse(text).unwrap() else {
                panic!("{text}")
            };
            let range = Range::of(field, &[test], &desk);
            (range.from.replace('\u{a0}', " "), range.to.replace('\u{a0}', " "))
        };
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(range("budget", "budget:1500000.5..2000000NOK"), pair("1 500 000,5", "2000000NOK"));
        assert_eq!(range("deadline", "deadline>=2026-03-24"), pair("24. mars 2026", ""));
        assert_eq!(range("deadline", "deadline<=90d"), pair("", "90d"));
        assert_eq!(range("deadline", "deadline:this-week"), pair("", ""));
    }
}
