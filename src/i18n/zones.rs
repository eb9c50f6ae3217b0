//! Time zones by the name of their city.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono_tz::{TZ_VARIANTS, Tz};
use icu_datetime::fieldsets::zone::ExemplarCity;
use icu_datetime::input::TimeZone;
use icu_datetime::{DateTimeFormatterPreferences, NoCalendarFormatter};

use super::{Lang, fold};
use crate::model::date::BRUSSELS;

/// What call texts write behind a time in Brussels.
const CENTRAL_EUROPEAN: [&str; 5] = ["cet", "cest", "mez", "mesz", "bru"];

/// The name of the zone's city in the language (`Brüssel`), else its IANA name.
///
/// The IANA name stands where the CLDR has no city for the zone, or the city would be read back as
/// another zone (Europe/Belfast goes by London).
pub fn zone_name(lang: Lang, zone: Tz) -> String {
    match city(lang, zone) {
        Some(city) if find_zone(&city) == Some(zone) => city,
        _ => zone.name().to_owned(),
    }
}

/// The zone of an IANA name or a city in any of the four languages, whatever the case; also the
/// abbreviations of Central European Time, which are Brussels.
pub fn find_zone(text: &str) -> Option<Tz> {
    static ZONES: OnceLock<HashMap<String, Tz>> = OnceLock::new();
    let zones = ZONES.get_or_init(|| {
        let mut zones = HashMap::new();
        for word in CENTRAL_EUROPEAN {
            zones.insert(word.to_owned(), BRUSSELS);
        }
        for zone in TZ_VARIANTS {
            zones.entry(fold(zone.name())).or_insert(zone);
        }
        // A city that two zones share is the European one.
        let (mut ordered, others): (Vec<Tz>, Vec<Tz>) =
            TZ_VARIANTS.into_iter().partition(|zone| zone.name().starts_with("Europe/"));
        ordered.extend(others);
        for lang in Lang::ALL {
            for &zone in &ordered {
                if let Some(city) = city(lang, zone) {
                    zones.entry(fold(&city)).or_insert(zone);
                }
            }
        }
        for zone in ordered {
            if let Some((_, city)) = zone.name().rsplit_once('/') {
                zones.entry(fold(&city.replace('_', " "))).or_insert(zone);
            }
        }
        zones
    });
    zones.get(&fold(text.trim())).copied()
}

/// The CLDR's name for the city; None for zones without a place of their own (UTC, Etc/GMT+1).
fn city(lang: Lang, zone: Tz) -> Option<String> {
    static FORMATTERS: [OnceLock<Option<NoCalendarFormatter<ExemplarCity>>>; 4] = [const { OnceLock::new() }; 4];
    if !zone.name().contains('/') || zone.name().starts_with("Etc/") {
        return None;
    }
    let known = TimeZone::from_iana_id(zone.name());
    if known == TimeZone::UNKNOWN {
        return None;
    }
    let make = || NoCalendarFormatter::try_new(DateTimeFormatterPreferences::from(lang.locale()), ExemplarCity).ok();
    let formatter = lang.of(&FORMATTERS).get_or_init(make).as_ref()?;
    Some(formatter.format(&known.without_offset()).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_are_named_in_the_language_and_found_in_all() {
        let names = Lang::ALL.map(|lang| zone_name(lang, BRUSSELS));
        assert_eq!(names, ["Brussel", "Bruxelles", "Brussels", "Brüssel"]);
        for text in ["brussels", "Brussel", "BRUXELLES", "Brüssel", "europe/brussels", "CET", "cest"] {
            assert_eq!(find_zone(text), Some(BRUSSELS), "{text}");
        }
        assert_eq!(find_zone("København"), Some(chrono_tz::Europe::Copenhagen));
        assert_eq!(find_zone("New York"), Some(chrono_tz::America::New_York));
        assert_eq!(find_zone("utc"), Some(Tz::UTC));
        assert_eq!(find_zone("Atlantis"), None);
        assert_eq!(find_zone(""), None);
    }

    #[test]
    fn every_zone_is_found_by_the_name_it_is_given() {
        let read_as_brussels = [Tz::CET];
        for zone in TZ_VARIANTS {
            for lang in Lang::ALL {
                let found = find_zone(&zone_name(lang, zone)).unwrap();
                assert!(found == zone || read_as_brussels.contains(&zone), "{zone} became {found}");
            }
        }
    }
}
