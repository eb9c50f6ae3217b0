//! The words of a date in all four languages.
//!
//! No word means two things in two languages, so all are understood whatever the language is. The
//! names of months and weekdays come from the CLDR; from three letters on, their beginnings count.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::Weekday;

use super::super::format::{month_name, weekday_name};
use super::super::{Lang, fold};

/// A unit of counting days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// What a word means in a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Word {
    Month(u32),
    Weekday(Weekday),
    Unit(Unit),
    /// A word that is a unit in "3 uker" and a heading in "uke 17".
    Week,
    /// So many days from today.
    Today(i64),
    /// The Norwegian and Danish "i" of "i dag".
    I,
    /// The "dag" and "day" of "3 dag", or of "i dag".
    Dag,
    /// "in 3 weeks", "om 3 uker".
    In,
    /// "3 weeks ago".
    Ago,
    /// "vor 3 Wochen", "for 3 uker siden".
    Before,
    Quarter,
    Half,
    /// The season that stands for a half-year.
    Season(u8),
    /// Words before a time of day.
    Clock,
    /// Words behind an hour: "Uhr".
    Hours,
    Am,
    Pm,
    /// Words between the parts that carry no meaning of their own.
    Filler,
    /// Endings of ordinal numbers: "16th".
    Ordinal,
    /// A small number, written out.
    Count(u32),
    /// "Zeit", "time", "tid" behind a zone.
    Time,
    Unknown,
}

/// Words whose meaning the CLDR does not give.
const WORDS: &[(Word, &str)] = &[
    (Word::Today(0), "today heute idag"),
    (Word::Today(1), "tomorrow morgen imorgen"),
    (Word::Today(2), "overmorgen übermorgen uebermorgen iovermorgen"),
    (Word::Today(-1), "yesterday gestern går igår gaar"),
    (Word::I, "i"),
    (Word::Dag, "dag"),
    (Word::Unit(Unit::Day), "d day days dager dagar dage tag tage tagen"),
    (Word::Week, "w u week weeks uke uker uge uger veke veker woche wochen kw"),
    (Word::Unit(Unit::Month), "m month months måned måneder måneden md mnd mdr monat monate monaten"),
    (Word::Unit(Unit::Year), "y year years år å jahr jahre jahren"),
    (Word::In, "in om"),
    (Word::Ago, "ago siden"),
    (Word::Before, "vor for"),
    (Word::Quarter, "q quarter kvartal kvt kv quartal"),
    (Word::Half, "h half halvår halvåret halbjahr halfyear"),
    (Word::Season(1), "spring vår våren forår foråret frühjahr fruehjahr frühling fruehling"),
    (Word::Season(2), "autumn fall høst høsten haust hausten efterår efteråret herbst"),
    (Word::Clock, "kl klokken klokka at um t"),
    (Word::Hours, "uhr"),
    (Word::Am, "am"),
    (Word::Pm, "pm"),
    (Word::Filler, "den the on på der of im til by bis vom expected forventet forventes erwartet voraussichtlich"),
    (Word::Ordinal, "st nd rd th"),
    (Word::Count(1), "en ei et ett ét a an one ein eine einem einer einen"),
    (Word::Count(2), "to two zwei"),
    (Word::Count(3), "tre three drei"),
    (Word::Count(4), "fire four vier"),
    (Word::Count(5), "fem five fünf fuenf"),
    (Word::Count(6), "seks six sechs"),
    (Word::Count(7), "syv sju seven sieben"),
    (Word::Count(8), "åtte otte eight acht"),
    (Word::Count(9), "ni nine neun"),
    (Word::Count(10), "ti ten zehn"),
    (Word::Month(1), "jänner jaenner"),
    (Word::Month(3), "mrz maerz"),
    (Word::Weekday(Weekday::Mon), "mo"),
    (Word::Weekday(Weekday::Tue), "di"),
    (Word::Weekday(Weekday::Wed), "mi"),
    (Word::Weekday(Weekday::Thu), "do"),
    (Word::Weekday(Weekday::Fri), "fr"),
    (Word::Weekday(Weekday::Sat), "sa sonnabend"),
    (Word::Weekday(Weekday::Sun), "so"),
    (Word::Time, "time tid zeit"),
];

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The meaning of a folded word.
pub(super) fn known(folded: &str) -> Word {
    static KNOWN: OnceLock<HashMap<String, Word>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut known = HashMap::new();
        for (word, spellings) in WORDS {
            for spelling in spellings.split(' ') {
                known.insert(fold(spelling), *word);
            }
        }
        for lang in Lang::ALL {
            let months = (1..=12).map(|month| (Word::Month(month), month_name(lang, month)));
            let days = WEEKDAYS.map(|weekday| (Word::Weekday(weekday), weekday_name(lang, weekday)));
            for (word, name) in months.chain(days) {
                let name = fold(&name);
                for (end, letter) in name.char_indices().skip(2) {
                    if let Some(beginning) = name.get(..end + letter.len_utf8()) {
                        known.entry(beginning.to_owned()).or_insert(word);
                    }
                }
            }
        }
        known
    });
    known.get(folded).copied().unwrap_or(Word::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_are_known_in_all_languages_and_lengths() {
        for (word, month) in [
            ("mars", 3),
            ("marts", 3),
            ("märz", 3),
            ("mrz", 3),
            ("sept", 9),
            ("mai", 5),
            ("maj", 5),
            ("dez", 12),
            ("des", 12),
        ] {
            assert_eq!(known(&fold(word)), Word::Month(month), "{word}");
        }
        for (word, day) in
            [("fredag", Weekday::Fri), ("Freitag", Weekday::Fri), ("tirs", Weekday::Tue), ("Wed", Weekday::Wed)]
        {
            assert_eq!(known(&fold(word)), Word::Weekday(day), "{word}");
        }
        assert_eq!(known("må"), Word::Unknown);
    }

    #[test]
    fn no_spelling_has_two_meanings() {
        let mut seen = HashMap::new();
        for (word, spellings) in WORDS {
            for spelling in spellings.split(' ') {
                if let Some(other) = seen.insert(fold(spelling), *word) {
                    assert_eq!(other, *word, "{spelling}");
                }
            }
        }
        for lang in Lang::ALL {
            for month in 1..=12 {
                assert_eq!(known(&fold(&month_name(lang, month))), Word::Month(month));
            }
            for weekday in WEEKDAYS {
                assert_eq!(known(&fold(&weekday_name(lang, weekday))), Word::Weekday(weekday));
            }
        }
    }
}
