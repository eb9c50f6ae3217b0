//! Amounts of money: exact decimals with an ISO 4217 currency, never floating point.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A currency by its ISO 4217 code: three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("EUR")
    }

    /// The digits after the decimal point (ISO 4217 minor unit) with which amounts are rounded and shown.
    pub fn decimals(&self) -> u32 {
        match &self.0 {
            b"ISK" | b"JPY" | b"KRW" | b"CLP" | b"VND" | b"XAF" | b"XOF" | b"XPF" | b"UGX" | b"RWF" | b"PYG" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        match text.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(MoneyError::Currency(text.chars().take(20).collect())),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// An amount in a currency; in the file the string `25000.00 EUR`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Money {
    /// The exact amount, up to 28 digits.
    pub amount: Decimal,
    /// Its currency.
    pub currency: Currency,
}

impl Money {
    /// Adds an amount of the same currency; nothing where the currencies differ or the sum overflows.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        Some(Self { amount: self.amount.checked_add(other.amount)?, currency: self.currency })
    }
}

/// Why a text is not an amount of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not `AMOUNT CURRENCY`.
    #[error("not an amount: expected a form such as 25000.00 EUR")]
    Form,
    /// Not three capital letters.
    #[error("`{0}` is not an ISO 4217 currency code")]
    Currency(String),
    /// More digits than an exact decimal holds.
    #[error("the amount has more than 28 digits")]
    Range,
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (amount, currency) = text.split_once(' ').ok_or(MoneyError::Form)?;
        let plain = amount.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
        if !plain {
            return Err(MoneyError::Form);
        }
        let amount = Decimal::from_str_exact(amount).map_err(|e| match e {
            rust_decimal::Error::ErrorString(_) => MoneyError::Form,
            _ => MoneyError::Range,
        })?;
        Ok(Self { amount, currency: currency.parse()? })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

impl Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_their_cents_and_their_sign() {
        for text in ["25000.00 EUR", "-1.5 NOK", "0 DKK", "1234567890123456789012345.678 SEK"] {
            assert_eq!(text.parse::<Money>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for text in
            ["25000", "25,5 EUR", "1e5 EUR", "12 eur", "12 EURO", " EUR", "99999999999999999999999999999999 EUR"]
        {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }

    #[test]
    fn amounts_of_different_currencies_do_not_add_up() {
        let eur: Money = "1.10 EUR".parse().unwrap();
        let nok: Money = "1.10 NOK".parse().unwrap();
        assert_eq!(eur.checked_add(eur).unwrap().to_string(), "2.20 EUR");
        assert_eq!(eur.checked_add(nok), None);
    }
}
