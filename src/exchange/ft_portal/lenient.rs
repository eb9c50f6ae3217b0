//! Reading values that the portal writes now one way and now another.
//!
//! Absent is said in five ways: no key, `null`, `""`, `{}` and `[]`. Numbers stand as numbers or as
//! strings of digits. Each function here takes all of these and still refuses what would mean something
//! else, so that such an entry is skipped with a reason and not read wrongly.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A point in time as written, not yet interpreted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stamp {
    /// Milliseconds since 1970-01-01T00:00Z, from a number or a string of digits.
    Millis(i64),
    /// Any other text, such as `2026-10-01`.
    Text(String),
}

/// Reads a text; `null`, `{}`, `[]` and blank are absent.
pub(super) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    struct Text;
    impl<'de> Visitor<'de> for Text {
        type Value = Option<String>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            let text = text.trim();
            Ok((!text.is_empty()).then(|| text.to_owned()))
        }
        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            empty_map(map, &self).map(|()| None)
        }
        fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
            empty_seq(seq, &self).map(|()| None)
        }
    }
    from.deserialize_any(Text)
}

/// Reads a whole number from a number or a string of digits; 0 is absent, as the portal means it.
pub(super) fn id<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Ok(integer(from)?.filter(|id| *id != 0))
}

/// Reads a whole number, 0 included.
pub(super) fn integer<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    match MaybeStamp::deserialize(from)?.0 {
        None => Ok(None),
        Some(Stamp::Millis(number)) => Ok(Some(number)),
        Some(Stamp::Text(text)) => Err(de::Error::invalid_value(de::Unexpected::Str(&text), &"a whole number")),
    }
}

/// Reads yes or no from a boolean or its word.
pub(super) fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    struct Flag;
    impl<'de> Visitor<'de> for Flag {
        type Value = Option<bool>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("true or false")
        }
        fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Self::Value, E> {
            Ok(Some(flag))
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            match text.trim() {
                "" => Ok(None),
                "true" | "1" => Ok(Some(true)),
                "false" | "0" => Ok(Some(false)),
                _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
            }
        }
        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            empty_map(map, &self).map(|()| None)
        }
    }
    from.deserialize_any(Flag)
}

/// Reads one point in time.
pub(super) fn stamp<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Stamp>, D::Error> {
    Ok(MaybeStamp::deserialize(from)?.0)
}

/// Reads a list of points in time; a single one counts as a list of one.
pub(super) fn stamps<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Stamp>, D::Error> {
    Ok(list::<MaybeStamp, D>(from)?.into_iter().filter_map(|stamp| stamp.0).collect())
}

/// Reads a list of texts; a single one counts as a list of one, blanks and `null` fall out.
pub(super) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    struct MaybeText(Option<String>);
    impl<'de> Deserialize<'de> for MaybeText {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            text(from).map(MaybeText)
        }
    }
    Ok(list::<MaybeText, D>(from)?.into_iter().filter_map(|text| text.0).collect())
}

/// Reads a list; `null`, `""` and `{}` are empty lists, a single text or number is a list of one, and
/// `null` elements fall out.
pub(super) fn list<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    struct List<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut list = Vec::new();
            while let Some(element) = seq.next_element::<Option<T>>()? {
                list.extend(element);
            }
            Ok(list)
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            empty_map(map, &self).map(|()| Vec::new())
        }
        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            if text.trim().is_empty() {
                return Ok(Vec::new());
            }
            T::deserialize(de::value::StrDeserializer::new(text)).map(|one| vec![one])
        }
        fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
            T::deserialize(de::value::I64Deserializer::new(number)).map(|one| vec![one])
        }
        fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
            T::deserialize(de::value::U64Deserializer::new(number)).map(|one| vec![one])
        }
    }
    from.deserialize_any(List(PhantomData))
}

/// A point in time that may be absent.
struct MaybeStamp(Option<Stamp>);

impl<'de> Deserialize<'de> for MaybeStamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct At;
        impl<'de> Visitor<'de> for At {
            type Value = MaybeStamp;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number")
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
                Ok(MaybeStamp(Some(Stamp::Millis(number))))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
                let number = i64::try_from(number).map_err(|_| E::custom(format!("number {number} is too large")))?;
                self.visit_i64(number)
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
                // Spreadsheet programs that pass the file on write 1.7E12; exact up to 2^53.
                if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
                    return self.visit_i64(number as i64);
                }
                Err(E::invalid_value(de::Unexpected::Float(number), &self))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                let text = text.trim();
                if text.is_empty() {
                    return Ok(MaybeStamp(None));
                }
                Ok(MaybeStamp(Some(text.parse().map_or_else(|_| Stamp::Text(text.to_owned()), Stamp::Millis))))
            }
            fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
                Ok(MaybeStamp(None))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                empty_map(map, &self).map(|()| MaybeStamp(None))
            }
        }
        from.deserialize_any(At)
    }
}

fn empty_map<'de, A: MapAccess<'de>>(mut map: A, expected: &dyn de::Expected) -> Result<(), A::Error> {
    match map.next_key::<IgnoredAny>()? {
        None => Ok(()),
        Some(_) => Err(de::Error::invalid_type(de::Unexpected::Map, expected)),
    }
}

fn empty_seq<'de, A: SeqAccess<'de>>(mut seq: A, expected: &dyn de::Expected) -> Result<(), A::Error> {
    match seq.next_element::<IgnoredAny>()? {
        None => Ok(()),
        Some(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, expected)),
    }
}
