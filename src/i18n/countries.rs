//! The countries of ISO 3166-1 and their names.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Lang, fold};

const FILE: &str = include_str!("../../assets/countries.json");

#[derive(Deserialize)]
struct File {
    countries: Vec<Country>,
}

#[derive(Deserialize)]
struct Country {
    code: String,
    nb: String,
    da: String,
    en: String,
    de: String,
    #[serde(default)]
    also: Vec<String>,
}

impl Country {
    fn names(&self) -> [&str; 4] {
        [&self.nb, &self.da, &self.en, &self.de]
    }
}

struct Countries {
    list: Vec<Country>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

fn countries() -> &'static Countries {
    static COUNTRIES: OnceLock<Countries> = OnceLock::new();
    COUNTRIES.get_or_init(|| {
        let list = serde_json::from_str::<File>(FILE).map(|file| file.countries).unwrap_or_default();
        let mut by_name = HashMap::new();
        for (place, country) in list.iter().enumerate() {
            for name in country.names().into_iter().chain(country.also.iter().map(String::as_str)) {
                by_name.insert(fold(name), place);
            }
        }
        let by_code = list.iter().enumerate().map(|(place, country)| (country.code.clone(), place)).collect();
        Countries { list, by_code, by_name }
    })
}

/// The codes of ISO 3166-1 alpha-2 in force, and `XK` (Kosovo, as the EU writes it), in their order.
pub fn country_codes() -> impl Iterator<Item = &'static str> {
    countries().list.iter().map(|country| country.code.as_str())
}

/// The name of the country with an alpha-2 code in capitals, as the CLDR has it.
pub fn country_name(lang: Lang, code: &str) -> Option<&'static str> {
    let countries = countries();
    let country = countries.list.get(*countries.by_code.get(code)?)?;
    Some(*lang.of(&country.names()))
}

/// The alpha-2 code of a country given by code or by name.
///
/// Case and accents do not matter. `EL` and `UK`, which the EU writes for Greece and the United
/// Kingdom, are `GR` and `GB`. Names of all four languages are understood, and common other ones
/// (native, former, short); no name stands for two countries.
pub fn country_code(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let countries = countries();
    let code = match text.to_ascii_uppercase().as_str() {
        "EL" => "GR".to_owned(),
        "UK" => "GB".to_owned(),
        other => other.to_owned(),
    };
    let place = countries.by_code.get(&code).or_else(|| countries.by_name.get(&fold(text)))?;
    countries.list.get(*place).map(|country| country.code.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_countries_are_there_with_four_names_each_of_which_finds_them() {
        assert_eq!(country_codes().count(), 250);
        for code in country_codes() {
            for lang in Lang::ALL {
                let name = country_name(lang, code).unwrap();
                assert!(!name.is_empty() && name != code);
                assert_eq!(country_code(name), Some(code), "{name}");
            }
        }
    }

    #[test]
    fn no_name_stands_for_two_countries() {
        let mut seen = HashMap::new();
        for country in &countries().list {
            for name in country.names().into_iter().chain(country.also.iter().map(String::as_str)) {
                let other = seen.insert(fold(name), &country.code);
                assert!(other.is_none_or(|code| *code == country.code), "{name}");
            }
        }
    }

    #[test]
    fn countries_are_known_by_what_people_write() {
        for (text, code) in [
            ("Danmark", Some("DK")),
            ("danemark", None),
            ("DEUTSCHLAND", Some("DE")),
            ("Østrig", Some("AT")),
            ("Czech Republic", Some("CZ")),
            ("el", Some("GR")),
            ("UK", Some("GB")),
            ("gr", Some("GR")),
            (" Espana ", Some("ES")),
            ("Turkey", Some("TR")),
            ("Kosovo", Some("XK")),
            ("Hellas", Some("GR")),
            ("EU", None),
            ("", None),
        ] {
            assert_eq!(country_code(text), code, "{text}");
        }
        assert_eq!(country_name(Lang::De, "NO"), Some("Norwegen"));
        assert_eq!(country_name(Lang::De, "ZZ"), None);
    }
}
