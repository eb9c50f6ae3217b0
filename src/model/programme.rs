//! Programmes: who pays, at which rates, and who may take part.

use rust_decimal::Decimal;

use super::date::DateValue;
use super::slot::Parts;
use super::value::ValueKind;

choices! {
    /// How sure a fact of the catalogue is.
    pub enum Confidence = "confidence" {
        /// Cross-checked with the source.
        High = "high",
        /// Probably right.
        Medium = "medium",
        /// To be checked before it is relied on.
        Low = "low",
    }
}

choices! {
    /// Whether a country's organisations may take part.
    pub enum Eligibility = "eligibility" {
        /// They may.
        Yes = "yes",
        /// In parts of the programme, or of the country.
        Partly = "partly",
        /// They may not.
        No = "no",
        /// Not known: to be checked in the call.
        Unknown = "unknown",
    }
}

part! {
    /// A co-financing rate.
    pub struct Rate = "programme_rate" {
        /// The type of action.
        action: String = text().main();
        /// The sort of organisation.
        organisation_kind: String = text();
        /// The group of countries.
        country_group: String = text();
        /// The rate.
        percent: Option<Decimal> = percent();
        /// A lump sum, a cap, a condition.
        note: String = text();
    }
}

part! {
    /// Whether a country may take part, and why.
    pub struct CountryRule = "country_rule" {
        /// The country.
        country: String = of(ValueKind::Country).required().main();
        /// The answer.
        status: Eligibility = choice(&Eligibility::DEF);
        /// The reason.
        reason: String = text();
        /// Where that stands.
        source: String = text();
    }
}

record! {
    /// A funding programme.
    pub struct Programme = "programme" {
        /// The acronym.
        acronym: String = text().group(Group::Identity).identifier().column();
        /// The name.
        name: String = text().group(Group::Identity).title().required().column();
        /// Who manages it.
        managing_body: String = text().group(Group::Identity).search().column();
        /// The first year.
        first_year: Option<i64> = integer(1950, 2200).group(Group::Time).column();
        /// The last year.
        last_year: Option<i64> = integer(1950, 2200).group(Group::Time).column();
        /// The id in the Funding & Tenders Portal; abbreviations vary there, the id does not.
        portal_id: String = text().group(Group::Identity).identifier();
        /// Abbreviations under which it is met.
        abbreviations: Vec<String> = tags().group(Group::Identity).search();
        /// Its colour in every view, as `#rrggbb`.
        colour: String = text().group(Group::Identity);
        /// Its rates.
        rates: Parts<Rate> = parts(Rate::SCHEMA).group(Group::Money);
        /// The least number of partners.
        min_partners: Option<i64> = integer(0, 1000).group(Group::People);
        /// The least number of countries.
        min_countries: Option<i64> = integer(0, 100).group(Group::People);
        /// Who may take part.
        eligibility: Parts<CountryRule> = parts(CountryRule::SCHEMA).group(Group::People);
        /// What it is about.
        themes: Vec<String> = tags().group(Group::Content).search();
        /// The web address.
        url: String = of(ValueKind::Web).group(Group::Notes);
        /// Where the facts stand.
        source: String = text().group(Group::Notes);
        /// When the facts were last checked.
        checked_on: Option<DateValue> = date().group(Group::Notes).column();
        /// How sure they are.
        confidence: Confidence = choice(&Confidence::DEF).group(Group::Notes).column();
        /// Notes.
        notes: String = long_text().group(Group::Notes).search();
    }
}

impl Programme {
    /// What it is called where there is little room: the acronym, else the name.
    pub fn short_name(&self) -> &str {
        if self.acronym.is_empty() { &self.name } else { &self.acronym }
    }

    /// Its colour as red, green and blue; nothing where it has none that can be read.
    pub fn rgb(&self) -> Option<[u8; 3]> {
        let digits = self.colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some([red, green, blue])
    }
}
