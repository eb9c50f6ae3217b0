//! Partners: organisations, our own ones too.

use super::date::DateValue;
use super::id::Id;
use super::slot::Parts;
use super::value::ValueKind;

choices! {
    /// What sort of organisation it is.
    pub enum OrganisationKind = "organisation_kind" {
        /// A municipality or another local public authority.
        LocalAuthority = "local_authority",
        /// A county or another regional public authority.
        RegionalAuthority = "regional_authority",
        /// A national authority.
        NationalAuthority = "national_authority",
        /// A university or university college.
        University = "university",
        /// A research institute.
        ResearchInstitute = "research_institute",
        /// A school or kindergarten.
        School = "school",
        /// A small or medium-sized enterprise (Recommendation 2003/361/EC).
        Sme = "sme",
        /// A large enterprise.
        LargeEnterprise = "large_enterprise",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// A network or association.
        Network = "network",
        /// A cluster.
        Cluster = "cluster",
        /// Anything else.
        OtherKind = "other",
    }
}

choices! {
    /// How we stand to the partner.
    pub enum Relation = "relation" {
        /// One of our own organisations.
        Own = "own",
        /// Somebody we might ask.
        Prospect = "prospect",
        /// Somebody we have written to.
        Contacted = "contacted",
        /// Somebody we work with.
        Active = "active",
        /// A twin town.
        TwinTown = "twin_town",
        /// A member of ours.
        Member = "member",
        /// Somebody we once worked with.
        Dormant = "dormant",
    }
}

choices! {
    /// Which way a succession goes.
    pub enum Succession = "succession" {
        /// The other organisation came before.
        Predecessor = "predecessor",
        /// The other organisation came after.
        Successor = "successor",
    }
}

part! {
    /// A name the organisation once had.
    pub struct FormerName = "former_name" {
        /// The name.
        name: String = text().required().main();
        /// The last day it was used.
        until: Option<DateValue> = date();
    }
}

part! {
    /// An organisation that came before or after this one, as in the county reforms of 2020 and 2024.
    pub struct Successions = "partner_succession" {
        /// The other organisation.
        partner: Option<Id> = link("partner").required().main();
        /// Before or after.
        direction: Succession = choice(&Succession::DEF);
        /// The day of the change.
        on: Option<DateValue> = date();
    }
}

record! {
    /// An organisation.
    pub struct Partner = "partner" {
        /// The name in the organisation's own language.
        name: String = text().group(Group::Identity).title().required().column();
        /// The name in English.
        name_en: String = text().group(Group::Identity).identifier();
        /// The short name.
        short_name: String = text().group(Group::Identity).identifier();
        /// The sort of organisation.
        organisation_kind: OrganisationKind = choice(&OrganisationKind::DEF).group(Group::Identity).column();
        /// How we stand to it.
        relation: Relation = choice(&Relation::DEF).group(Group::Identity).column();
        /// The country.
        country: String = of(ValueKind::Country).group(Group::Identity).column();
        /// The region, in words.
        region: String = text().group(Group::Identity).search();
        /// The region's code in NUTS or in Eurostat's statistical regions.
        nuts_code: String = text().group(Group::Identity);
        /// The year of the classification (2016, 2021, 2024).
        nuts_version: Option<i64> = integer(1995, 2100).group(Group::Identity);
        /// The city.
        city: String = text().group(Group::Identity).search().column();
        /// The postal address.
        address: String = long_text().group(Group::Identity);
        /// The web address.
        website: String = of(ValueKind::Web).group(Group::Identity);
        /// Addresses of its post box.
        emails: Vec<String> = of(ValueKind::Emails).group(Group::People);
        /// Telephone numbers of its switchboard.
        phones: Vec<String> = of(ValueKind::Phones).group(Group::People);
        /// The Participant Identification Code of the EU's participant register (nine digits).
        pic: String = text().group(Group::Identity).identifier();
        /// The organisation id of Erasmus+ and the European Solidarity Corps (E and eight digits).
        oid: String = text().group(Group::Identity).identifier();
        /// The VAT number.
        vat_number: String = text().group(Group::Identity);
        /// The number in the national register of organisations.
        organisation_number: String = text().group(Group::Identity).identifier();
        /// Languages we can write in.
        languages: Vec<String> = tags().group(Group::People);
        /// What it works with.
        themes: Vec<String> = tags().group(Group::Content).search().column();
        /// The organisation it belongs to.
        parent: Option<Id> = link("partner");
        /// Names it once had.
        former_names: Parts<FormerName> = parts(FormerName::SCHEMA).group(Group::Notes);
        /// What came before and after it.
        successions: Parts<Successions> = parts(Successions::SCHEMA).group(Group::Notes);
        /// Who knows it best here.
        responsible: Option<Id> = link("person");
        /// Where we found it.
        source: String = text().group(Group::Notes);
        /// Notes.
        notes: String = long_text().group(Group::Notes).search();
    }
}
