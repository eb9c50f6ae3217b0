//! The shipped catalogue of programmes: facts of the period 2021 to 2027, each with its source, the day
//! it was checked and how sure it is. It is a source like others: what an office changes stays changed.

use super::plan::{Incoming, Offer, Spot};
use crate::model::id::Id;
use crate::model::origin::Origin;
use crate::model::programme::Programme;

/// The name of the source in origins and in derived ids.
pub const SOURCE: &str = "catalogue";

/// Records in the file's form, without ids; `origin.key` names each for good.
const ASSET: &str = include_str!("../../assets/programmes.json");

/// The programmes of the catalogue, in its order, with ids that every workspace agrees on.
///
/// The id of a programme is derived from its key; that of a rate or of a country's rule from the
/// programme's id and what the part is about, so that a new edition of the catalogue finds it again.
pub fn programmes() -> Vec<Programme> {
    // The asset is part of the program, and tests read it strictly.
    let mut programmes: Vec<Programme> = serde_json::from_str(ASSET).unwrap_or_default();
    for programme in &mut programmes {
        let key = programme.origin.as_ref().map(|origin| origin.key.clone()).unwrap_or_default();
        let origin = |part: &str| Some(Box::new(Origin::new(SOURCE, &format!("{key}/{part}"))));
        let id = Id::derived(SOURCE, &key);
        for rate in programme.rates.iter_mut() {
            let part = format!("rate:{}:{}:{}", rate.action, rate.organisation_kind, rate.country_group);
            rate.id = id.child(&part);
            rate.origin = origin(&part);
        }
        for rule in programme.eligibility.iter_mut() {
            let part = format!("country:{}", rule.country);
            rule.id = id.child(&part);
            rule.origin = origin(&part);
        }
        programme.id = id;
    }
    programmes
}

/// The fields of which the catalogue speaks: all of a programme's facts; themes and notes are the office's too,
/// and follow the catalogue only until the office changes them.
const SPEAKS_OF: [&str; 27] = [
    "acronym",
    "name",
    "managing_body",
    "first_year",
    "last_year",
    "portal_id",
    "abbreviations",
    "colour",
    "rates",
    "rates.action",
    "rates.organisation_kind",
    "rates.country_group",
    "rates.percent",
    "rates.note",
    "min_partners",
    "min_countries",
    "eligibility",
    "eligibility.country",
    "eligibility.status",
    "eligibility.reason",
    "eligibility.source",
    "themes",
    "url",
    "source",
    "checked_on",
    "confidence",
    "notes",
];

/// The catalogue as a source: a new edition of it changes what the office has not.
pub fn offer() -> Offer {
    let incoming = programmes().into_iter().enumerate().map(|(index, programme)| Incoming {
        name: Some(programme.acronym.clone()),
        record: Box::new(programme),
        speaks_of: SPEAKS_OF.to_vec(),
        fit: None,
        spot: Some(Spot { index, line: 0, column: 0 }),
        companion: false,
    });
    Offer { incoming: incoming.collect(), ..Offer::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::DateValue;
    use crate::model::programme::{Confidence, Eligibility};
    use crate::model::schema::{Entity, walk};
    use std::collections::BTreeSet;

    #[test]
    fn every_row_is_read_strictly_and_nothing_in_it_is_unknown() {
        serde_json::from_str::<Vec<Programme>>(ASSET).unwrap();
        let programmes = programmes();
        assert_eq!(programmes.len(), 29);
        for programme in &programmes {
            walk(programme, &mut |part| {
                assert!(part.extra().is_empty(), "{}: {:?}", programme.acronym, part.extra());
            });
            let again = Programme::lenient(match programme.to_json() {
                serde_json::Value::Object(map) => map,
                other => panic!("{other}"),
            });
            assert_eq!(&again, programme);
        }
    }

    #[test]
    fn every_row_says_where_it_comes_from_when_it_was_checked_and_how_sure_it_is() {
        for programme in programmes() {
            let name = &programme.acronym;
            assert!(!name.is_empty() && !programme.name.is_empty() && !programme.managing_body.is_empty(), "{name}");
            assert!(!programme.source.is_empty(), "{name}");
            assert!(matches!(programme.checked_on, Some(DateValue::Day(_))), "{name}");
            assert!(matches!(programme.confidence, Confidence::High | Confidence::Medium | Confidence::Low), "{name}");
            assert_eq!((programme.first_year, programme.last_year), (Some(2021), Some(2027)), "{name}");
            assert!(!programme.rates.is_empty(), "{name}");
            for rate in &programme.rates {
                assert!(rate.percent.is_some() || !rate.note.is_empty(), "{name}: a rate says nothing");
            }
            for rule in &programme.eligibility {
                assert!(!matches!(rule.status, Eligibility::Unset | Eligibility::Other(_)), "{name} {}", rule.country);
                let explained = !rule.reason.is_empty() && !rule.source.is_empty();
                assert_eq!(explained, rule.status != Eligibility::Unknown, "{name} {}", rule.country);
            }
        }
    }

    #[test]
    fn ids_are_unique_follow_from_the_key_and_every_part_has_its_origin() {
        let programmes = programmes();
        let mut ids = BTreeSet::new();
        for programme in &programmes {
            assert_eq!(programme.id, Id::derived("catalogue", &programme.origin.as_ref().unwrap().key));
            walk(programme, &mut |part| {
                assert!(ids.insert(part.id().clone()), "{}: {:?}", programme.acronym, part.to_json());
                assert_eq!(part.origin().unwrap().source, "catalogue", "{}", programme.acronym);
            });
        }
        assert!(programmes.iter().any(|p| p.id == Id::derived("catalogue", "horizon-europe")));
    }

    #[test]
    fn the_catalogue_comes_in_once_and_leaves_alone_what_the_office_changed() {
        use crate::edit::{Author, Deed, Document, Draft, Label};
        use crate::exchange::plan::{Options, Plan};
        use crate::model::value::Value;
        let now = chrono::DateTime::UNIX_EPOCH;
        let author = |import| Author { name: String::new(), now, import };
        let options = Options { now, zone: chrono_tz::UTC, filter: None };
        let mut document = Document::default();
        let plan =
            |document: &Document| Plan::make(document.workspace(), offer(), &options, &Default::default()).unwrap();
        let first = plan(&document);
        assert_eq!(first.counts().new, 29);
        document.apply(first.transaction(|_| true, Label::many(Deed::Import, "catalogue", 29)), &author(true)).unwrap();
        assert_eq!(plan(&document).counts().unchanged, 29);
        let id = Id::derived("catalogue", "life");
        let workspace = document.workspace().clone();
        let mut draft = Draft::new(&workspace, now);
        draft.set_key(&id, "name", Value::Text("Our word for LIFE".into())).unwrap();
        document.apply(draft.finish(Label::one(Deed::Set, "LIFE")), &author(false)).unwrap();
        let again = plan(&document);
        assert_eq!((again.counts().new, again.counts().changed), (0, 0));
        assert!(again.items.iter().any(|item| item.diffs.iter().any(|diff| diff.overridden && diff.field == "name")));
    }

    #[test]
    fn norway_may_take_part_in_horizon_and_not_in_life() {
        let programmes = programmes();
        let status = |acronym: &str| {
            let programme = programmes.iter().find(|p| p.acronym == acronym).unwrap();
            programme.eligibility.iter().find(|rule| rule.country == "NO").unwrap().status.clone()
        };
        assert_eq!(status("HORIZON"), Eligibility::Yes);
        assert_eq!(status("SMP"), Eligibility::Partly);
        assert_eq!(status("LIFE"), Eligibility::No);
    }
}
