//! The shipped catalogue of programmes: every row is whole, says where it comes from and how sure it is.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "helpers of tests may panic like the tests themselves"
)]

use std::collections::BTreeSet;

use brobygger::exchange::catalogue::programmes;
use brobygger::model::programme::Programme;
use rust_decimal::Decimal;

fn key(programme: &Programme) -> String {
    programme.origin.as_ref().map(|origin| origin.key.clone()).unwrap_or_default()
}

#[test]
fn keys_are_unique_and_stable_in_form() {
    let programmes = programmes();
    assert_eq!(programmes.len(), 29);
    let keys: BTreeSet<_> = programmes.iter().map(key).collect();
    assert_eq!(keys.len(), programmes.len());
    assert!(keys.iter().flat_map(|key| key.chars()).all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
}

#[test]
fn addresses_are_secure_and_per_cents_are_texts_in_bounds() {
    let file: serde_json::Value = serde_json::from_str(include_str!("../assets/programmes.json")).unwrap();
    for (programme, row) in programmes().iter().zip(file.as_array().unwrap()) {
        let name = &programme.acronym;
        assert!(programme.url.is_empty() || programme.url.starts_with("https://"), "{name}");
        for rate in row["rates"].as_array().unwrap() {
            assert!(rate.get("percent").is_none_or(serde_json::Value::is_string), "{name}: {rate}");
        }
        for rate in &programme.rates {
            assert!(rate.percent.is_none_or(|p| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&p)), "{name}");
        }
    }
}

#[test]
fn the_six_countries_stand_in_every_row() {
    for programme in programmes() {
        let countries: BTreeSet<_> = programme.eligibility.iter().map(|rule| rule.country.as_str()).collect();
        assert_eq!(countries, BTreeSet::from(["NO", "DK", "SE", "FI", "IS", "DE"]), "{}", programme.acronym);
        assert_eq!(programme.eligibility.len(), 6, "{}", programme.acronym);
    }
}

/// The portal's ids, by which a call finds its programme.
#[test]
fn programmes_carry_the_portals_ids() {
    let programmes = programmes();
    let ids = [
        ("horizon-europe", "43108390"),
        ("erasmus-plus", "43353764"),
        ("digital-europe", "43152860"),
        ("creative-europe", "43251814"),
        ("cerv", "43251589"),
        ("life", "43252405"),
        ("solidarity-corps", "43254037"),
    ];
    for (name, id) in ids {
        assert_eq!(programmes.iter().find(|p| key(p) == name).unwrap().portal_id, id, "{name}");
    }
    assert_eq!(programmes.iter().filter(|p| !p.portal_id.is_empty()).count(), ids.len());
    let names: Vec<_> = programmes.iter().flat_map(|p| p.abbreviations.iter()).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

/// The contrast of a colour with white by WCAG 2.2 (relative luminance of sRGB).
fn contrast_with_white(colour: &str) -> f64 {
    let parts = [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0);
    let [red, green, blue] =
        parts.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

#[test]
fn colours_are_readable_on_white_and_only_the_interreg_family_shares_one() {
    let (mut seen, mut teal) = (BTreeSet::new(), BTreeSet::new());
    for programme in programmes() {
        let (key, colour) = (key(&programme), programme.colour);
        assert!(colour.len() == 7 && colour.starts_with('#'), "{key}");
        assert!(contrast_with_white(&colour) >= 4.5, "{key} {colour}: {}", contrast_with_white(&colour));
        if key.starts_with("interreg-") {
            teal.insert(colour);
        } else {
            assert!(seen.insert(colour.clone()), "{key}: {colour} is taken");
        }
    }
    assert_eq!(teal.len(), 1);
    assert!(teal.is_disjoint(&seen));
}
