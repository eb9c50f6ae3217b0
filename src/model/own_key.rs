//! The keys of fields that the office makes: derived from what a field is called, and checked.

use super::field::fields_of;
use super::kinds::Kind;
use super::schema::Record;
use crate::i18n::fold;

/// How long a key may be.
const LONGEST: usize = 40;

/// What records keep under these keys is not a field.
const RESERVED: [&str; 3] = ["aliases", "origin", "own"];

/// Why a key cannot be an own field's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyFault {
    /// There is none.
    #[error("the key is empty")]
    Empty,
    /// It has other letters than it may have, begins with a digit, or is too long.
    #[error("a key has lower-case letters a to z, digits and `_`, begins with a letter and has at most 40 of them")]
    Letters,
    /// The kind has a field of that key.
    #[error("the kind has a field of that key")]
    Taken,
}

/// Says whether a new field of the kind may have the key.
///
/// # Errors
/// [`KeyFault`], with the reason.
pub fn check_key(key: &str, kind: Kind, office: &dyn Record) -> Result<(), KeyFault> {
    if key.is_empty() {
        return Err(KeyFault::Empty);
    }
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let begins = key.starts_with(|letter: char| letter.is_ascii_lowercase());
    if key.len() > LONGEST || !begins || !key.chars().all(fits) {
        return Err(KeyFault::Letters);
    }
    if RESERVED.contains(&key) || fields_of(kind, office).iter().any(|field| field.key == key) {
        return Err(KeyFault::Taken);
    }
    Ok(())
}

/// A key for a new field of the kind, after what the field is called: free, and of letters that a key may have.
pub fn derive_key(label: &str, kind: Kind, office: &dyn Record) -> String {
    let mut key = String::new();
    for letter in fold(label).chars() {
        match letter {
            'æ' | 'ä' => key.push_str("ae"),
            'ø' | 'ö' => key.push_str("oe"),
            'å' => key.push_str("aa"),
            _ if letter.is_ascii_alphanumeric() => key.push(letter),
            _ if !key.is_empty() && !key.ends_with('_') => key.push('_'),
            _ => {}
        }
    }
    let cut =
        |key: &str, longest: usize| key.chars().take(longest).collect::<String>().trim_end_matches('_').to_owned();
    let mut key = cut(&key, LONGEST - 4);
    if !key.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        key = format!("field_{key}").trim_end_matches('_').to_owned();
        key = cut(&key, LONGEST - 4);
    }
    let free = |key: &String| check_key(key, kind, office) != Err(KeyFault::Taken);
    if free(&key) {
        return key;
    }
    (2..1000).map(|number| format!("{key}_{number}")).find(free).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::office::{Office, OwnField};

    #[test]
    fn keys_follow_the_label_and_are_free() {
        let mut office = Office::default();
        let derive = |label: &str, office: &Office| derive_key(label, Kind::PARTNER, office);
        for (label, key) in [
            ("Innbyggere (2026)", "innbyggere_2026"),
            ("Ærlig  svar på åpent", "aerlig_svar_paa_aapent"),
            ("Größe", "groesse"),
            ("2030-mål", "field_2030_maal"),
            ("Население", "field"),
            ("", "field"),
            ("name", "name_2"),
            ("own", "own_2"),
        ] {
            let derived = derive(label, &office);
            assert_eq!(derived, key);
            assert_eq!(check_key(&derived, Kind::PARTNER, &office), Ok(()), "{label}");
        }
        office.own_fields.push(OwnField { of: "partner".into(), key: "field".into(), ..OwnField::default() });
        assert_eq!(derive("", &office), "field_2");
        let long = derive(&"lang tekst ".repeat(30), &office);
        assert!(long.len() <= LONGEST && !long.ends_with('_'), "{long}");
    }

    #[test]
    fn a_key_that_cannot_be_is_refused_with_its_reason() {
        let office = Office::default();
        for (key, fault) in [
            ("", KeyFault::Empty),
            ("Population", KeyFault::Letters),
            ("2_tall", KeyFault::Letters),
            ("a b", KeyFault::Letters),
            ("name", KeyFault::Taken),
            ("created_by", KeyFault::Taken),
            ("origin", KeyFault::Taken),
        ] {
            assert_eq!(check_key(key, Kind::PARTNER, &office), Err(fault), "{key}");
        }
    }
}
