//! Numbers and amounts of money as people type them.

use rust_decimal::Decimal;

use super::super::{Lang, fold};
use crate::tr;

/// Why a typed text is not a number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberInputError {
    /// There is no text.
    #[error("no number was given")]
    Empty,
    /// The text is none of the forms.
    #[error("`{0}` is not understood as a number")]
    NotUnderstood(String),
    /// A grouping sign stands elsewhere than between groups of three.
    #[error("the digits of `{0}` are not grouped by threes")]
    Grouping(String),
    /// The number has more digits than a [`Decimal`] or an integer holds.
    #[error("`{0}` has more digits than can be kept")]
    Range(String),
    /// The amount has no currency, or one of several it could be ("kr" outside Norway and Denmark).
    #[error("`{0}` names no currency")]
    Currency(String),
}

impl NumberInputError {
    /// The reason in the user's language, as a part of a sentence.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Empty => tr!(lang, "number-input-empty"),
            Self::NotUnderstood(text) => tr!(lang, "number-input-not-understood", text = text),
            Self::Grouping(text) => tr!(lang, "number-input-grouping", text = text),
            Self::Range(text) => tr!(lang, "number-input-range", text = text),
            Self::Currency(text) => tr!(lang, "number-input-currency", text = text),
        }
    }
}

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 200;

/// A number with the language's signs or another language's.
///
/// Spaces of all widths and apostrophes group. Of dot and comma:
/// - where both stand, the last one is the decimal sign and the other groups (`1.234,50`, `1,234.50`);
/// - where one stands several times, it groups (`1.234.567`);
/// - where one stands once, it is the decimal sign if it is the language's, or if it cannot group there
///   (`12.5`, `0.125`, `1 234.567`); before exactly three digits the other sign groups: `1.234` is 1234 in
///   German, Danish and Norwegian and `1,234` in English, while `1,234` there and `1.234` here have decimals.
///
/// # Errors
/// The reason, see [`NumberInputError`].
pub fn decimal(text: &str, lang: Lang) -> Result<Decimal, NumberInputError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(NumberInputError::Empty);
    }
    let not_understood = || NumberInputError::NotUnderstood(text.to_owned());
    if trimmed.len() > LONGEST {
        return Err(not_understood());
    }
    let (sign, figures) = match trimmed.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", trimmed.strip_prefix('+').unwrap_or(trimmed).trim_start()),
    };
    let (whole, fraction) = match decimal_sign(figures, lang) {
        Some(at) => figures.split_at_checked(at).ok_or_else(not_understood)?,
        None => (figures, ""),
    };
    let fraction = fraction.get(1..).unwrap_or_default();
    if whole.is_empty() && fraction.is_empty() {
        return Err(not_understood());
    }
    let whole = ungrouped(whole)
        .map_err(|wrong| if wrong { NumberInputError::Grouping(text.to_owned()) } else { not_understood() })?;
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(not_understood());
    }
    let whole = if whole.is_empty() { "0" } else { &whole };
    let plain = if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") };
    Decimal::from_str_exact(&plain).map_err(|_| NumberInputError::Range(text.to_owned()))
}

/// An integer; decimals are no part of one, not even zeros.
///
/// # Errors
/// The reason, see [`NumberInputError`].
pub fn integer(text: &str, lang: Lang) -> Result<i64, NumberInputError> {
    let number = decimal(text, lang)?;
    if number.scale() > 0 {
        return Err(NumberInputError::NotUnderstood(text.to_owned()));
    }
    i64::try_from(number).map_err(|_| NumberInputError::Range(text.to_owned()))
}

/// A share in per cent, with or without its sign: `85 %` is 85.
///
/// # Errors
/// The reason, see [`NumberInputError`].
pub fn percent(text: &str, lang: Lang) -> Result<Decimal, NumberInputError> {
    let text = text.trim();
    decimal(text.strip_suffix('%').unwrap_or(text), lang)
}

/// The place of the decimal sign in bytes, by the rules of [`decimal`].
fn decimal_sign(figures: &str, lang: Lang) -> Option<usize> {
    let own = if lang == Lang::En { '.' } else { ',' };
    let signs: Vec<(usize, char)> = figures.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let &(at, last) = signs.last()?;
    let alike = signs.iter().filter(|(_, sign)| *sign == last).count();
    if alike > 1 {
        return None;
    }
    if signs.len() > 1 || last == own {
        return Some(at);
    }
    let before = figures.get(..at).unwrap_or_default();
    let behind = figures.get(at + 1..).unwrap_or_default();
    let can_group = behind.len() == 3
        && (1..=3).contains(&before.len())
        && before.bytes().all(|b| b.is_ascii_digit())
        && !before.starts_with('0');
    (!can_group).then_some(at)
}

/// The digits without what groups them. The error is true where they are digits, grouped wrongly.
fn ungrouped(whole: &str) -> Result<String, bool> {
    let mut groups: Vec<String> = vec![String::new()];
    let mut signs: Vec<char> = Vec::new();
    for letter in whole.chars() {
        match letter {
            '0'..='9' => {
                if let Some(group) = groups.last_mut() {
                    group.push(letter);
                }
            }
            '.' | ',' | '\'' | '\u{2019}' => {
                signs.push(letter);
                groups.push(String::new());
            }
            // Spaces of all widths are one sign: a text may mix them.
            _ if letter.is_whitespace() => {
                signs.push(' ');
                groups.push(String::new());
            }
            _ => return Err(false),
        }
    }
    let mut behind = groups.iter().skip(1);
    let first = groups.first().map_or(0, String::len);
    let by_threes = signs.is_empty() || ((1..=3).contains(&first) && behind.all(|group| group.len() == 3));
    let one_sign = signs.windows(2).all(|pair| pair.first() == pair.last());
    if by_threes && one_sign { Ok(groups.concat()) } else { Err(true) }
}

/// Words behind a number that multiply it, folded.
const MULTIPLES: &[(&str, i64)] = &[
    ("k", 1_000),
    ("tusen", 1_000),
    ("tusind", 1_000),
    ("thousand", 1_000),
    ("tsd", 1_000),
    ("m", 1_000_000),
    ("mill", 1_000_000),
    ("mio", 1_000_000),
    ("mln", 1_000_000),
    ("million", 1_000_000),
    ("millioner", 1_000_000),
    ("millionen", 1_000_000),
    ("millions", 1_000_000),
    ("mrd", 1_000_000_000),
    ("mia", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("milliard", 1_000_000_000),
    ("milliarder", 1_000_000_000),
    ("milliarden", 1_000_000_000),
    ("billion", 1_000_000_000),
];

/// An amount and its ISO 4217 code: `25 000 EUR`, `EUR 25.000`, `€ 25,000`, `1,2 mill. NOK`, `2 MEUR`.
///
/// Any three Latin letters count as a code, but for those of a word such as `mio`. `kr` is NOK in Norwegian and DKK in Danish, unless the
/// `usual` currency is another krone; without any currency the amount is in the usual one. Thousands,
/// millions and milliards may be written as words or letters; `billion` is a thousand millions, as in
/// English, and not understood elsewhere.
///
/// # Errors
/// The reason, see [`NumberInputError`].
pub fn money(text: &str, lang: Lang, usual: Option<&str>) -> Result<(Decimal, String), NumberInputError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(NumberInputError::Empty);
    }
    let not_understood = || NumberInputError::NotUnderstood(text.to_owned());
    let is_figure = |c: char| c.is_ascii_digit();
    let (Some(first), Some(last)) = (trimmed.find(is_figure), trimmed.rfind(is_figure)) else {
        return Err(not_understood());
    };
    let before = trimmed.get(..first).unwrap_or_default();
    let figures = trimmed.get(first..=last).unwrap_or_default();
    let behind = trimmed.get(last + 1..).unwrap_or_default();

    let mut negative = false;
    let mut unit: Option<String> = None;
    let mut factor = None;
    // ".5" begins with its decimal sign, and the minus stands before or behind the currency.
    let (before, point) = match before.strip_suffix(['.', ',']) {
        Some(rest) if rest.is_empty() || rest.ends_with([' ', '-', '\u{2212}', '\u{a0}']) => (rest, true),
        _ => (before, false),
    };
    // "25 000,-" is Nordic for an amount without cents.
    let behind = ["-", "\u{2013}", "\u{2212}"]
        .iter()
        .find_map(|dash| behind.trim_start().strip_prefix([',', '.'])?.strip_prefix(dash))
        .unwrap_or(behind);
    for word in before.split_whitespace() {
        let word = word.trim_start_matches(|c| {
            let minus = matches!(c, '-' | '\u{2212}');
            negative |= minus;
            minus || c == '+'
        });
        let word = word.trim_end_matches(|c| {
            let minus = matches!(c, '-' | '\u{2212}');
            negative |= minus;
            minus
        });
        if !word.is_empty() && (unit.is_some() || !is_unit(word)) {
            return Err(not_understood());
        }
        unit = unit.or_else(|| (!word.is_empty()).then(|| word.to_owned()));
    }
    for word in behind.split_whitespace() {
        let multiple = multiple(word.trim_end_matches('.'), lang);
        match (multiple, factor, &unit) {
            (Some(by), None, _) => factor = Some(by),
            (None, _, None) if is_unit(word) => unit = Some(word.to_owned()),
            _ => return Err(not_understood()),
        }
    }

    let figures = if point { format!("0.{figures}") } else { figures.to_owned() };
    let number = decimal(&figures, if point { Lang::En } else { lang }).map_err(|error| error.about(text))?;
    let (own_factor, currency) =
        currency(unit.as_deref(), lang, usual).ok_or_else(|| NumberInputError::Currency(text.to_owned()))?;
    if own_factor.is_some() && factor.is_some() {
        return Err(not_understood());
    }
    let range = || NumberInputError::Range(text.to_owned());
    let by = factor.or(own_factor).unwrap_or(1);
    let mut amount = number.checked_mul(Decimal::from(by)).ok_or_else(range)?;
    if by > 1 {
        amount = amount.normalize();
    }
    if negative && !amount.is_zero() {
        amount.set_sign_negative(true);
    }
    Ok((amount, currency))
}

impl NumberInputError {
    /// The same reason, said of the whole text.
    fn about(self, text: &str) -> Self {
        match self {
            Self::Empty => Self::Empty,
            Self::NotUnderstood(_) => Self::NotUnderstood(text.to_owned()),
            Self::Grouping(_) => Self::Grouping(text.to_owned()),
            Self::Range(_) => Self::Range(text.to_owned()),
            Self::Currency(_) => Self::Currency(text.to_owned()),
        }
    }
}

fn multiple(word: &str, lang: Lang) -> Option<i64> {
    let folded = fold(word);
    // A German Billion is a million millions, and so is the Nordic one.
    if folded == "billion" && lang != Lang::En {
        return None;
    }
    MULTIPLES.iter().find(|(known, _)| *known == folded).map(|(_, by)| *by)
}

/// True for a code, a sign, "kr", and a code behind one letter that multiplies (MEUR, tNOK).
fn is_unit(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    matches!(word, "€" | "$" | "£") || ((2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// The code of the currency, and by what its letter multiplies.
fn currency(unit: Option<&str>, lang: Lang, usual: Option<&str>) -> Option<(Option<i64>, String)> {
    let Some(unit) = unit else { return usual.map(|code| (None, code.to_owned())) };
    let upper = unit.trim_end_matches('.').to_ascii_uppercase();
    let sign = match upper.as_str() {
        "€" => Some("EUR"),
        "$" => Some("USD"),
        "£" => Some("GBP"),
        "KR" => match (usual, lang) {
            (Some(krone @ ("NOK" | "DKK" | "SEK" | "ISK")), _) => Some(krone),
            (_, Lang::Nb) => Some("NOK"),
            (_, Lang::Da) => Some("DKK"),
            _ => return None,
        },
        _ => None,
    };
    if let Some(code) = sign {
        return Some((None, code.to_owned()));
    }
    match upper.len() {
        3 => Some((None, upper)),
        4 => {
            let by = match upper.get(..1)? {
                "M" => 1_000_000,
                "T" | "K" => 1_000,
                _ => return None,
            };
            Some((Some(by), upper.get(1..)?.to_owned()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, lang: Lang) -> Option<String> {
        decimal(text, lang).ok().map(|n| n.to_string())
    }

    #[test]
    fn numbers_are_read_by_the_rules_of_the_language() {
        let cases = [
            ("1 234,50", ["1234.50"; 4]),
            ("1.234,50", ["1234.50"; 4]),
            ("1,234.50", ["1234.50"; 4]),
            ("1\u{a0}234\u{202f}567", ["1234567"; 4]),
            ("1.234.567", ["1234567"; 4]),
            ("1'234.5", ["1234.5"; 4]),
            ("12.5", ["12.5"; 4]),
            ("12,5", ["12.5"; 4]),
            ("0.125", ["0.125"; 4]),
            ("1234.567", ["1234.567"; 4]),
            ("1 234.567", ["1234.567"; 4]),
            ("1.234", ["1234", "1234", "1.234", "1234"]),
            ("1,234", ["1.234", "1.234", "1234", "1.234"]),
            ("\u{2212}5", ["-5"; 4]),
            ("- 5,0", ["-5.0"; 4]),
            ("+7", ["7"; 4]),
            (".5", ["0.5"; 4]),
            ("5,", ["5"; 4]),
        ];
        for (text, expected) in cases {
            let read = Lang::ALL.map(|lang| number(text, lang).unwrap_or_else(|| format!("cannot read {text}")));
            assert_eq!(read, expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        let text = |text: &str| text.to_owned();
        for (given, error) in [
            ("", NumberInputError::Empty),
            ("12 34", NumberInputError::Grouping(text("12 34"))),
            ("1.234.567 890", NumberInputError::Grouping(text("1.234.567 890"))),
            ("1.234 567", NumberInputError::NotUnderstood(text("1.234 567"))),
            ("1.2.3", NumberInputError::Grouping(text("1.2.3"))),
            ("1234.567,8", NumberInputError::Grouping(text("1234.567,8"))),
            ("12a", NumberInputError::NotUnderstood(text("12a"))),
            ("1e5", NumberInputError::NotUnderstood(text("1e5"))),
            ("--5", NumberInputError::NotUnderstood(text("--5"))),
            (".", NumberInputError::NotUnderstood(text("."))),
            ("٣", NumberInputError::NotUnderstood(text("٣"))),
        ] {
            assert_eq!(decimal(given, Lang::Da), Err(error), "{given}");
        }
        let long = "9".repeat(40);
        assert_eq!(decimal(&long, Lang::En), Err(NumberInputError::Range(long.clone())));
        assert_eq!(integer("2,0", Lang::Nb), Err(NumberInputError::NotUnderstood(text("2,0"))));
        assert_eq!(integer("1 000", Lang::Nb), Ok(1000));
        assert_eq!(percent("62,5 %", Lang::Nb).ok(), Decimal::from_str_exact("62.5").ok());
    }

    #[test]
    fn amounts_of_money_in_the_forms_people_use() {
        for (text, expected) in [
            ("25 000 EUR", "25000 EUR"),
            ("EUR 25 000", "25000 EUR"),
            ("€ 25 000", "25000 EUR"),
            ("€25,50", "25.50 EUR"),
            ("25.000€", "25000 EUR"),
            ("25 000 eur", "25000 EUR"),
            ("kr 25 000,-", "25000 NOK"),
            ("25 000,- kr", "25000 NOK"),
            ("1,2 mill. NOK", "1200000 NOK"),
            ("NOK 1,2 mill.", "1200000 NOK"),
            ("1,2 mio DKK", "1200000 DKK"),
            ("1.2m EUR", "1200000 EUR"),
            ("2 MEUR", "2000000 EUR"),
            ("500k EUR", "500000 EUR"),
            ("3 milliarder NOK", "3000000000 NOK"),
            ("-25 EUR", "-25 EUR"),
            ("EUR -25", "-25 EUR"),
            ("\u{2212}1 200 EUR", "-1200 EUR"),
            ("25 000", "25000 SEK"),
        ] {
            let usual = (text == "25 000").then_some("SEK");
            let read = money(text, Lang::Nb, usual).map(|(amount, currency)| format!("{amount} {currency}"));
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(money("5 kr", Lang::Da, None).map(|m| m.1).as_deref(), Ok("DKK"));
        assert_eq!(money("5 kr", Lang::Nb, Some("SEK")).map(|m| m.1).as_deref(), Ok("SEK"));
    }

    #[test]
    fn what_is_no_amount_says_why() {
        let text = |text: &str| text.to_owned();
        for (given, error) in [
            (" ", NumberInputError::Empty),
            ("EUR", NumberInputError::NotUnderstood(text("EUR"))),
            ("25 000", NumberInputError::Currency(text("25 000"))),
            ("5 kr", NumberInputError::Currency(text("5 kr"))),
            ("EUR 5 NOK", NumberInputError::NotUnderstood(text("EUR 5 NOK"))),
            ("5-6 EUR", NumberInputError::NotUnderstood(text("5-6 EUR"))),
            ("12 34 EUR", NumberInputError::Grouping(text("12 34 EUR"))),
            ("2 mill. MEUR", NumberInputError::NotUnderstood(text("2 mill. MEUR"))),
            ("2 billion EUR", NumberInputError::NotUnderstood(text("2 billion EUR"))),
            ("about 5 EUR", NumberInputError::NotUnderstood(text("about 5 EUR"))),
        ] {
            assert_eq!(money(given, Lang::De, None), Err(error), "{given}");
        }
    }
}
