//! Persons: contacts, and the office's own people.

use super::date::DateValue;
use super::id::Id;
use super::slot::Parts;
use super::value::ValueKind;

choices! {
    /// Why we may keep data on a person: Regulation (EU) 2016/679, article 6(1).
    pub enum LegalBasis = "legal_basis" {
        /// Consent, letter a.
        Consent = "consent",
        /// Contract, letter b.
        Contract = "contract",
        /// Legal obligation, letter c.
        LegalObligation = "legal_obligation",
        /// A task in the public interest, letter e.
        PublicTask = "public_task",
        /// Legitimate interests, letter f.
        LegitimateInterest = "legitimate_interest",
    }
}

choices! {
    /// The part a person plays as a contact of an organisation.
    pub enum ContactRole = "contact_role" {
        /// The one dedicated contact.
        Main = "main",
        /// The deputy.
        Deputy = "deputy",
        /// One of several.
        Ordinary = "ordinary",
    }
}

part! {
    /// A person's place in an organisation.
    pub struct Affiliation = "affiliation" {
        /// The organisation.
        partner: Option<Id> = link("partner").required().main();
        /// The post.
        role: String = text().search();
        /// Main contact or deputy.
        contact: ContactRole = choice(&ContactRole::DEF);
        /// The first day.
        from: Option<DateValue> = date();
        /// The last day.
        until: Option<DateValue> = date();
    }
}

record! {
    /// A living person.
    pub struct Person = "person" {
        /// The full name.
        name: String = text().group(Group::Identity).title().required().column().personal();
        /// Their post, where it is not that of an affiliation.
        position: String = text().group(Group::Identity).search().column().personal();
        /// E-mail addresses, the usual one first.
        emails: Vec<String> = of(ValueKind::Emails).group(Group::Identity).identifier().column().personal();
        /// Telephone numbers, the usual one first.
        phones: Vec<String> = of(ValueKind::Phones).group(Group::Identity).personal();
        /// The language to write in.
        language: String = text().group(Group::Identity);
        /// True for the office's own people: an owner, a decider or a responsible is one of them.
        in_office: bool = of(ValueKind::Bool).group(Group::Identity);
        /// Organisations they belong to.
        affiliations: Parts<Affiliation> = parts(Affiliation::SCHEMA).group(Group::People).column();
        /// What they work with.
        themes: Vec<String> = tags().group(Group::Content).search();
        /// Why we may keep their data.
        legal_basis: LegalBasis = choice(&LegalBasis::DEF).group(Group::Notes);
        /// What we keep their data for.
        purpose: String = text().group(Group::Notes);
        /// When consent was given, where that is the basis.
        consent_on: Option<DateValue> = date().group(Group::Notes);
        /// When keeping their data is looked at again.
        review_on: Option<DateValue> = date().group(Group::Notes).column();
        /// When we last spoke or wrote.
        last_contact: Option<DateValue> = date().group(Group::Notes).column();
        /// Where we have the data from.
        source: String = text().group(Group::Notes);
        /// Notes.
        notes: String = long_text().group(Group::Notes).search().personal();
    }
}
