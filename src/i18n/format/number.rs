//! Numbers, money and sizes.

use std::sync::OnceLock;

use fluent_bundle::FluentValue;
use icu_decimal::input::Decimal as Digits;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use rust_decimal::{Decimal, RoundingStrategy};

use super::super::Lang;
use crate::tr;

fn formatter(lang: Lang, grouped: bool) -> Option<&'static DecimalFormatter> {
    static GROUPED: [OnceLock<Option<DecimalFormatter>>; 4] = [const { OnceLock::new() }; 4];
    static PLAIN: [OnceLock<Option<DecimalFormatter>>; 4] = [const { OnceLock::new() }; 4];
    let (all, strategy) = if grouped { (&GROUPED, GroupingStrategy::Auto) } else { (&PLAIN, GroupingStrategy::Never) };
    let make = || {
        let preferences = DecimalFormatterPreferences::from(lang.locale());
        DecimalFormatter::try_new(preferences, DecimalFormatterOptions::from(strategy)).ok()
    };
    lang.of(all).get_or_init(make).as_ref()
}

/// Prints digits in the programming form (`-1234.50`) by the language's rules, digit for digit.
fn digits(lang: Lang, plain: &str, grouped: bool) -> String {
    match (formatter(lang, grouped), Digits::try_from_str(plain)) {
        (Some(formatter), Ok(digits)) => formatter.format(&digits).to_string(),
        _ => plain.to_owned(),
    }
}

/// An integer with the language's grouping: `1 200 000`, `1.200.000`, `1,200,000`.
pub fn integer(lang: Lang, number: i64) -> String {
    digits(lang, &number.to_string(), true)
}

/// A number with just so many decimals, 0 to 28; halves are rounded away from zero.
pub fn decimal(lang: Lang, number: Decimal, decimals: u32) -> String {
    let decimals = decimals.min(Decimal::MAX_SCALE);
    let mut rounded = number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    let plain = rounded.to_string();
    let have = usize::try_from(rounded.scale()).unwrap_or_default();
    let missing = usize::try_from(decimals).unwrap_or_default().saturating_sub(have);
    // A large number has no room for the zeros within its 96 bits, so they are put on as text.
    let point = if missing > 0 && have == 0 { "." } else { "" };
    digits(lang, &format!("{plain}{point}{}", "0".repeat(missing)), true)
}

/// A number with all the decimals it has, and no zeros at its end.
pub fn decimal_exact(lang: Lang, number: Decimal) -> String {
    digits(lang, &number.normalize().to_string(), true)
}

/// An amount with its ISO 4217 code after it: `1 200 000 EUR`, `1.234,50 EUR`.
///
/// A whole amount has no decimals, any other at least two and never fewer than it takes to be exact.
pub fn money(lang: Lang, amount: Decimal, currency: &str) -> String {
    let decimals = match amount.normalize().scale() {
        0 => 0,
        scale => scale.max(2),
    };
    money_rounded(lang, amount, currency, decimals)
}

/// The same with just so many decimals, rounded as [`decimal`] does.
pub fn money_rounded(lang: Lang, amount: Decimal, currency: &str, decimals: u32) -> String {
    tr!(lang, "money", amount = decimal(lang, amount, decimals), currency = currency)
}

/// A share given in per cent (85 is `85 %`), with the decimals it has.
pub fn percent(lang: Lang, share: Decimal) -> String {
    tr!(lang, "percent", share = decimal_exact(lang, share))
}

/// A file's size in decimal units: `999 bytes`, `1.2 MB`, `25 MB`.
pub fn file_size(lang: Lang, bytes: u64) -> String {
    let scaled = |unit: u64| {
        let tenths = Decimal::from(bytes) / Decimal::from(unit);
        let decimals = u32::from(tenths < Decimal::TEN);
        decimal_exact(lang, tenths.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero))
    };
    match bytes {
        0..1_000 => tr!(lang, "size-bytes", n = bytes),
        1_000..1_000_000 => tr!(lang, "size-kilobytes", n = scaled(1_000)),
        1_000_000..1_000_000_000 => tr!(lang, "size-megabytes", n = scaled(1_000_000)),
        _ => tr!(lang, "size-gigabytes", n = scaled(1_000_000_000)),
    }
}

/// Prints the numbers that come to Fluent as arguments.
pub(crate) fn fluent_number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(digits(lang, &number.as_string(), number.options.use_grouping)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    /// No-break spaces made visible.
    fn shown(text: &str) -> String {
        text.replace('\u{a0}', "_").replace('\u{202f}', "~")
    }

    #[test]
    fn grouping_and_decimal_sign_follow_the_language() {
        let printed = Lang::ALL.map(|lang| shown(&decimal(lang, number("-1234567.5"), 2)));
        assert_eq!(printed, ["\u{2212}1_234_567,50", "-1.234.567,50", "-1,234,567.50", "-1.234.567,50"]);
        assert_eq!(shown(&integer(Lang::Nb, 1234)), "1_234");
        assert_eq!(integer(Lang::De, i64::MIN), "-9.223.372.036.854.775.808");
    }

    #[test]
    fn no_digit_is_lost_and_halves_go_away_from_zero() {
        assert_eq!(decimal(Lang::En, number("0.125"), 2), "0.13");
        assert_eq!(decimal(Lang::En, number("-0.125"), 2), "-0.13");
        assert_eq!(decimal(Lang::En, number("-0.001"), 2), "0.00");
        let large = decimal(Lang::En, Decimal::MAX, 2);
        assert_eq!(large, "79,228,162,514,264,337,593,543,950,335.00");
        assert_eq!(decimal_exact(Lang::Nb, number("2.500")), "2,5");
    }

    #[test]
    fn money_has_its_code_behind_and_cents_only_where_there_are_any() {
        let printed = Lang::ALL.map(|lang| shown(&money(lang, number("1200000.00"), "EUR")));
        assert_eq!(printed, ["1_200_000_EUR", "1.200.000_EUR", "1,200,000_EUR", "1.200.000_EUR"]);
        assert_eq!(shown(&money(Lang::De, number("1234.5"), "NOK")), "1.234,50_NOK");
        assert_eq!(shown(&money(Lang::En, number("0.12345"), "EUR")), "0.12345_EUR");
        assert_eq!(shown(&money_rounded(Lang::En, number("1999.5"), "EUR", 0)), "2,000_EUR");
    }

    #[test]
    fn shares_and_sizes() {
        let shares = Lang::ALL.map(|lang| shown(&percent(lang, number("62.50"))));
        assert_eq!(shares, ["62,5_%", "62,5_%", "62.5%", "62,5_%"]);
        let sizes = [0, 1, 999, 1_250, 9_990, 150_000, 1_200_000, 25_300_000, 3_000_000_000]
            .map(|n| shown(&file_size(Lang::En, n)));
        assert_eq!(sizes, ["0_bytes", "1_byte", "999_bytes", "1.3_kB", "10_kB", "150_kB", "1.2_MB", "25_MB", "3_GB"]);
    }
}
