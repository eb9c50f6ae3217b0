//! Numbers and amounts as they are written in a filter.

use rust_decimal::Decimal;

use crate::model::money::Currency;

/// Reads a number: `12`, `-3.5`, `12,5`, `1 000 000`, `1.000.000`, `1,000,000`, `50k`, `1.5m`, `3mio`, `40%`.
///
/// A single comma or point with three digits behind it is a decimal sign where it is a point, and a
/// group sign where it is a comma only if there are more groups: `1.000` is one, `1,5` one and a half.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let text = text.trim().trim_end_matches('%').trim_end();
    let split = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (digits, unit) = (text.get(..split)?.trim_end(), text.get(split..)?);
    let factor = match unit.to_lowercase().as_str() {
        "" => Decimal::ONE,
        "k" | "t" => Decimal::ONE_THOUSAND,
        "m" | "mio" | "mill" | "million" | "millioner" => Decimal::from(1_000_000),
        "mrd" | "bn" => Decimal::from(1_000_000_000),
        _ => return None,
    };
    let mut plain: String =
        digits.chars().filter(|c| !matches!(c, ' ' | '_' | '\'' | '’' | '\u{a0}' | '\u{202f}')).collect();
    if let Some(rest) = plain.strip_prefix(['−', '–']) {
        plain = format!("-{rest}");
    }
    let (points, commas) = (plain.matches('.').count(), plain.matches(',').count());
    let decimal = match (points, commas) {
        (_, 0) if points <= 1 => Some('.'),
        (0, 1) => Some(','),
        (0, _) | (_, 0) => None,
        // The sign that stands last is the decimal one, if it stands there once.
        (1, _) if plain.rfind('.') > plain.rfind(',') => Some('.'),
        (_, 1) if plain.rfind(',') > plain.rfind('.') => Some(','),
        _ => return None,
    };
    plain = plain.chars().filter(|c| !matches!(c, '.' | ',') || Some(*c) == decimal).collect();
    plain = plain.replace(',', ".");
    let body = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    if !body.starts_with(|c: char| c.is_ascii_digit() || c == '.') || !body.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    Decimal::from_str_exact(plain.strip_prefix('+').unwrap_or(&plain)).ok()?.checked_mul(factor)
}

/// Reads an amount: a number, with its currency before or behind it if one is given (`1000000EUR`, `EUR 50k`, `€5m`).
pub(super) fn amount(text: &str) -> Option<(Decimal, Option<Currency>)> {
    let text = text.trim();
    if let Some(plain) = number(text) {
        return Some((plain, None));
    }
    let euro = text.strip_prefix('€').or_else(|| text.strip_suffix('€'));
    if let Some(rest) = euro {
        return Some((number(rest)?, Some(Currency::EUR)));
    }
    let tail = text.len().checked_sub(3)?;
    if let (Some(digits), Some(currency)) = (text.get(..tail), text.get(tail..).and_then(currency)) {
        return Some((number(digits)?, Some(currency)));
    }
    let (code, digits) = (text.get(..3)?, text.get(3..)?);
    Some((number(digits)?, Some(currency(code)?)))
}

/// Reads a currency's code in any case.
pub(super) fn currency(text: &str) -> Option<Currency> {
    text.to_ascii_uppercase().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("12", Some("12")),
            ("-3.5", Some("-3.5")),
            ("+7", Some("7")),
            ("12,5", Some("12.5")),
            ("1 000 000", Some("1000000")),
            ("1.000.000", Some("1000000")),
            ("1,000,000.50", Some("1000000.50")),
            ("1.000,50", Some("1000.50")),
            ("1.000", Some("1.000")),
            (".5", Some("0.5")),
            ("50k", Some("50000")),
            ("1.5m", Some("1500000.0")),
            ("2 mio", Some("2000000")),
            ("40%", Some("40")),
            ("40 %", Some("40")),
            ("1_000'000", Some("1000000")),
            ("−5", Some("-5")),
            ("", None),
            ("-", None),
            (".", None),
            ("k", None),
            ("1,2.3,4", None),
            ("1e5", None),
            ("5x", None),
            ("--5", None),
            ("99999999999999999999999999999999", None),
            ("79228162514264337593543950335m", None),
        ] {
            assert_eq!(number(text), expected.map(|e| e.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn amounts_carry_their_currency_before_or_behind() {
        let eur = Some(Currency::EUR);
        for (text, expected) in [
            ("1000", Some((1000, None))),
            ("1000EUR", Some((1000, eur))),
            ("1000 eur", Some((1000, eur))),
            ("EUR 5k", Some((5000, eur))),
            ("5kEUR", Some((5000, eur))),
            ("5mio", Some((5_000_000, None))),
            ("€5m", Some((5_000_000, eur))),
            ("5 €", Some((5, eur))),
            ("5NOK", Some((5, currency("nok")))),
            ("EUR", None),
            ("5EURO", None),
            ("æøå", None),
            ("", None),
        ] {
            assert_eq!(amount(text), expected.map(|(n, c): (i64, _)| (Decimal::from(n), c)), "{text}");
        }
    }
}
