//! The words of the filter language itself, apart from keys and values.

/// A notion that has a word in every language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keyword {
    /// No value.
    Empty,
    /// True.
    Yes,
    /// False.
    No,
    /// The present day.
    Today,
    /// The next day.
    Tomorrow,
    /// The day before.
    Yesterday,
    /// The present unit of the calendar.
    This(Unit),
    /// The one after it.
    Next(Unit),
    /// The one before it.
    Last(Unit),
    /// A number of units counted from today.
    Count(Unit),
}

/// A unit of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A day.
    Day,
    /// A week, Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year.
    Year,
}

impl Keyword {
    /// All keywords; in completions dates stand in this order.
    pub const ALL: [Self; 23] = [
        Self::Empty,
        Self::Yes,
        Self::No,
        Self::Today,
        Self::Tomorrow,
        Self::Yesterday,
        Self::This(Unit::Week),
        Self::Next(Unit::Week),
        Self::Last(Unit::Week),
        Self::This(Unit::Month),
        Self::Next(Unit::Month),
        Self::Last(Unit::Month),
        Self::This(Unit::Quarter),
        Self::Next(Unit::Quarter),
        Self::Last(Unit::Quarter),
        Self::This(Unit::Year),
        Self::Next(Unit::Year),
        Self::Last(Unit::Year),
        Self::Count(Unit::Day),
        Self::Count(Unit::Week),
        Self::Count(Unit::Month),
        Self::Count(Unit::Quarter),
        Self::Count(Unit::Year),
    ];

    /// The keyword's key in the translations (`query-word-<key>`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Today => "today",
            Self::Tomorrow => "tomorrow",
            Self::Yesterday => "yesterday",
            Self::This(Unit::Day) | Self::Next(Unit::Day) | Self::Last(Unit::Day) => "",
            Self::This(Unit::Week) => "this-week",
            Self::Next(Unit::Week) => "next-week",
            Self::Last(Unit::Week) => "last-week",
            Self::This(Unit::Month) => "this-month",
            Self::Next(Unit::Month) => "next-month",
            Self::Last(Unit::Month) => "last-month",
            Self::This(Unit::Quarter) => "this-quarter",
            Self::Next(Unit::Quarter) => "next-quarter",
            Self::Last(Unit::Quarter) => "last-quarter",
            Self::This(Unit::Year) => "this-year",
            Self::Next(Unit::Year) => "next-year",
            Self::Last(Unit::Year) => "last-year",
            Self::Count(Unit::Day) => "days",
            Self::Count(Unit::Week) => "weeks",
            Self::Count(Unit::Month) => "months",
            Self::Count(Unit::Quarter) => "quarters",
            Self::Count(Unit::Year) => "years",
        }
    }

    /// The English words, which are understood in every language; the one to show first.
    pub fn english(self) -> &'static [&'static str] {
        match self {
            Self::Empty => &["empty", "none"],
            Self::Yes => &["yes", "true"],
            Self::No => &["no", "false"],
            Self::Today => &["today", "now"],
            Self::Count(Unit::Day) => &["d", "day", "days"],
            Self::Count(Unit::Week) => &["w", "week", "weeks"],
            Self::Count(Unit::Month) => &["m", "month", "months"],
            Self::Count(Unit::Quarter) => &["q", "quarter", "quarters"],
            Self::Count(Unit::Year) => &["y", "year", "years"],
            Self::Tomorrow => &["tomorrow"],
            Self::Yesterday => &["yesterday"],
            Self::This(Unit::Week) => &["this-week"],
            Self::Next(Unit::Week) => &["next-week"],
            Self::Last(Unit::Week) => &["last-week"],
            Self::This(Unit::Month) => &["this-month"],
            Self::Next(Unit::Month) => &["next-month"],
            Self::Last(Unit::Month) => &["last-month"],
            Self::This(Unit::Quarter) => &["this-quarter"],
            Self::Next(Unit::Quarter) => &["next-quarter"],
            Self::Last(Unit::Quarter) => &["last-quarter"],
            Self::This(Unit::Year) => &["this-year"],
            Self::Next(Unit::Year) => &["next-year"],
            Self::Last(Unit::Year) => &["last-year"],
            Self::This(Unit::Day) | Self::Next(Unit::Day) | Self::Last(Unit::Day) => &[],
        }
    }

    /// The keyword that the text is a word for.
    pub fn find(text: &str, names: &dyn super::names::Names) -> Option<Self> {
        Self::ALL.into_iter().find(|keyword| keyword.is(text, names))
    }

    /// True where the text is a word for this keyword. Case, spaces, `-` and `_` do not matter.
    pub fn is(self, text: &str, names: &dyn super::names::Names) -> bool {
        let text = super::keys::squash(text);
        self.english().iter().any(|word| super::keys::squash(word) == text)
            || names.keyword_words(self).iter().any(|word| super::keys::squash(word) == text)
    }
}
