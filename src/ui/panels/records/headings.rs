//! Group headings in words.

use crate::i18n::{self, format};
use crate::query::rows::{self, Group};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::grid::Heading;

/// The headings of the groups.
pub(super) fn of(groups: &[Group], desk: &Desk<'_>) -> Vec<Heading> {
    let heading = |group: &Group| Heading {
        key: format!("{:?}", group.heading),
        title: words(&group.heading, desk),
        note: String::new(),
        urgent: false,
        rows: group.rows.clone(),
    };
    groups.iter().map(heading).collect()
}

/// What the rows of a group have in common, in words.
fn words(heading: &rows::Heading, desk: &Desk<'_>) -> String {
    let lang = desk.lang;
    match heading {
        rows::Heading::Empty => tr!(lang, "records-no-value"),
        rows::Heading::Text(text) => text.clone(),
        rows::Heading::Choice { choice, code } => i18n::choice_label(lang, choice, code),
        rows::Heading::Country(code) => i18n::country_name(lang, code).unwrap_or(code).to_owned(),
        rows::Heading::Link { id, title } if title.is_empty() => id.to_string(),
        rows::Heading::Link { title, .. } => title.clone(),
        rows::Heading::Bool(true) => i18n::sentence(&tr!(lang, "word-yes")),
        rows::Heading::Bool(false) => i18n::sentence(&tr!(lang, "word-no")),
        rows::Heading::Number(number) => format::decimal_exact(lang, *number),
        rows::Heading::Day(day) => i18n::sentence(&format::date(lang, *day, format::DateStyle::Long)),
        rows::Heading::Week(monday) => format::week_of_year(lang, *monday),
        rows::Heading::Period(period) => i18n::sentence(&format::period(lang, *period)),
    }
}
