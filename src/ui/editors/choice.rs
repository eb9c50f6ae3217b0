//! One of many: codes of the schema, words of the office, countries, currencies, zones.

use std::rc::Rc;

use egui::Ui;

use super::pick::{Choice, Combo, Item, combo};
use super::state::{EditState, Leave, Outcome, Target};
use super::text::field_id;
use crate::i18n::{self, Lang, fold};
use crate::model::date::BRUSSELS;
use crate::model::schema::ChoiceDef;
use crate::model::text;
use crate::model::value::Value;
use crate::tr;
use crate::ui::desk::Desk;

/// The codes of a choice; one that this version does not know stays what it is until another is chosen.
pub(super) fn codes(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    def: &'static ChoiceDef,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let lang = desk.lang;
    let code = value.as_text().unwrap_or_default();
    let chosen = shown(ui, desk, target, value, state, || {
        let mut items = nothing(target, lang);
        items.extend(def.codes.iter().map(|code| Item::new(*code, i18n::choice_label(lang, def.key, code))));
        if !code.is_empty() && !def.codes.contains(&code) {
            let detail = tr!(lang, "pick-unknown");
            items.push(Item { detail, ..Item::new(code, code) });
        }
        items
    });
    outcome(target, chosen)
}

/// The words of an own field.
pub(super) fn words(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let chosen = shown(ui, desk, target, value, state, || {
        let mut items = nothing(target, desk.lang);
        items.extend(target.field.words.iter().map(|word| Item::new(word.as_str(), word.as_str())));
        items
    });
    outcome(target, chosen)
}

/// Countries by their names, those of the office's neighbours first.
pub(super) fn country(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let lang = desk.lang;
    let chosen = shown(ui, desk, target, value, state, || {
        let mut items = nothing(target, lang);
        let item = |code: &str| {
            let name = i18n::country_name(lang, code).unwrap_or(code);
            Item { detail: code.to_owned(), ..Item::new(code, name) }
        };
        let near = ["NO", "DK", "SE", "FI", "IS", "DE"];
        items.extend(near.iter().map(|code| item(code)));
        let mut rest: Vec<Item> = i18n::country_codes().filter(|code| !near.contains(code)).map(item).collect();
        let collator = i18n::Collator::new(lang);
        rest.sort_by_cached_key(|item| collator.key(&item.label).into_bytes());
        items.extend(rest);
        items
    });
    outcome(target, chosen)
}

/// The currencies that are usual here, and any other by its code.
pub(super) fn currency(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let typed = state.search.trim().to_uppercase();
    let chosen = shown(ui, desk, target, value, state, || {
        let mut items = nothing(target, desk.lang);
        let mut codes: Vec<String> =
            ["EUR", "NOK", "DKK", "SEK", "ISK", "PLN", "CZK", "HUF", "RON", "CHF", "GBP", "USD"]
                .map(str::to_owned)
                .into();
        for code in [typed, value.as_text().unwrap_or_default().to_owned()] {
            if code.parse::<crate::model::money::Currency>().is_ok() && !codes.contains(&code) {
                codes.push(code);
            }
        }
        items.extend(codes.into_iter().map(|code| Item::new(code.clone(), code)));
        items
    });
    outcome(target, chosen)
}

/// The time zones.
pub(super) fn zone(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let chosen = shown(ui, desk, target, value, state, || {
        let mut items = nothing(target, desk.lang);
        items.extend(zones(desk));
        items
    });
    outcome(target, chosen)
}

/// Brussels, the reader's zone, and all others by name.
pub(super) fn zones(desk: &Desk<'_>) -> Vec<Item> {
    let lang = desk.lang;
    let mut first = vec![BRUSSELS];
    if desk.zone() != BRUSSELS {
        first.push(desk.zone());
    }
    let item = |zone: chrono_tz::Tz| {
        let name = i18n::zone_name(lang, zone);
        let detail = if name == zone.name() { String::new() } else { zone.name().to_owned() };
        Item { detail, ..Item::new(zone.name(), name) }
    };
    let mut rest: Vec<Item> = chrono_tz::TZ_VARIANTS
        .into_iter()
        .filter(|zone| zone.name().contains('/') && !zone.name().starts_with("Etc/") && !first.contains(zone))
        .map(item)
        .collect();
    rest.sort_by_cached_key(|item| fold(&item.label));
    first.into_iter().map(item).chain(rest).collect()
}

/// The entry for no value, where one may be without.
fn nothing(target: &Target<'_>, lang: Lang) -> Vec<Item> {
    if target.field.spec.required { Vec::new() } else { vec![Item::new("", tr!(lang, "pick-none"))] }
}

fn shown(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
    items: impl FnOnce() -> Vec<Item>,
) -> Choice {
    let wide = ui.available_width();
    let face = Combo {
        id: field_id(target),
        name: target.label,
        shown: text::show(&target.field.spec.kind, value, &desk.context()),
        nothing: tr!(desk.lang, "pick-none"),
        lang: desk.lang,
        compact: target.compact,
        width: if target.compact { wide } else { wide.min(320.0) },
    };
    // The list is made once, when it opens: names of countries are sorted, zones looked up.
    let (revision, search) = (desk.revision(), state.search.to_uppercase());
    let key = if search.len() == 3 { search } else { String::new() };
    let mut kept = state.found.take();
    let choice = combo(ui, &face, state, || {
        let fits = kept.as_ref().filter(|(of, text, _)| *of == revision && *text == key);
        let list = fits.map_or_else(|| Rc::new(items()), |(_, _, list)| Rc::clone(list));
        kept = Some((revision, key, Rc::clone(&list)));
        list
    });
    state.found = kept.filter(|_| state.open);
    choice
}

fn outcome(target: &Target<'_>, choice: Choice) -> Outcome {
    let mut outcome = match choice.key {
        Some(key) if key.is_empty() => Outcome::chosen(target, Value::Empty),
        Some(key) => Outcome::chosen(target, Value::Text(key.into())),
        None => Outcome::default(),
    };
    if target.compact {
        outcome.leave = choice.leave.or(outcome.leave.filter(|leave| *leave != Leave::Away));
    }
    outcome
}
