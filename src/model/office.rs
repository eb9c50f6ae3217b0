//! The office: what colleagues share about the workspace itself. What is a person's own (language,
//! theme, layout) stands in that person's settings.

use chrono_tz::Tz;
use rust_decimal::Decimal;

use super::date::BRUSSELS;
use super::id::Id;
use super::slot::Parts;
use super::value::ValueKind;

choices! {
    /// The sort of values of a field that the office made.
    pub enum OwnKind = "own_kind" {
        /// One line of text.
        Text = "text",
        /// Text of many lines.
        LongText = "long_text",
        /// Yes or no.
        Bool = "bool",
        /// A whole number.
        Integer = "integer",
        /// A decimal number.
        Decimal = "decimal",
        /// A percentage.
        Percent = "percent",
        /// An amount.
        Money = "money",
        /// A date.
        Date = "date",
        /// One of the words in `choices`.
        Choice = "choice",
        /// Free words.
        Tags = "tags",
        /// A country.
        Country = "country",
        /// E-mail addresses.
        Emails = "emails",
        /// Telephone numbers.
        Phones = "phones",
        /// An address or a path.
        Web = "web",
        /// A link to any record.
        Link = "link",
    }
}

impl OwnKind {
    /// The kind of value.
    pub fn value_kind(&self) -> ValueKind {
        match self {
            Self::LongText => ValueKind::LongText,
            Self::Bool => ValueKind::Bool,
            Self::Integer => ValueKind::Integer(i64::MIN, i64::MAX),
            Self::Decimal => ValueKind::Decimal,
            Self::Percent => ValueKind::Percent,
            Self::Money => ValueKind::Money,
            Self::Date => ValueKind::Date,
            Self::Tags => ValueKind::Tags,
            Self::Country => ValueKind::Country,
            Self::Emails => ValueKind::Emails,
            Self::Phones => ValueKind::Phones,
            Self::Web => ValueKind::Web,
            Self::Link => ValueKind::Link("*"),
            Self::Unset | Self::Text | Self::Choice | Self::Other(_) => ValueKind::Text,
        }
    }
}

part! {
    /// A field that the office made for a kind of record.
    pub struct OwnField = "own_field" {
        /// The key of the kind it belongs to.
        of: String = text().required();
        /// Its key in the file and in filters: lower-case letters, digits and `_`.
        key: String = text().required().main();
        /// What it is called, in the office's own words.
        label: String = text();
        /// The sort of its values.
        value_kind: OwnKind = choice(&OwnKind::DEF);
        /// The words to choose from.
        choices: Vec<String> = tags();
        /// A column until the user says otherwise.
        shown: bool = of(ValueKind::Bool);
        /// Found by free text.
        searched: bool = of(ValueKind::Bool);
    }
}

part! {
    /// A saved view of a table.
    pub struct SavedView = "saved_view" {
        /// Its name.
        name: String = text().required().main();
        /// The key of the kind, or `agenda`.
        of: String = text().required();
        /// The filter.
        filter: String = text();
        /// Keys of the columns, in order.
        columns: Vec<String> = tags();
        /// Keys of the fields sorted by, the first one first; `-` before a key turns it round.
        sort: Vec<String> = tags();
        /// What the rows are grouped by.
        group_by: String = text();
    }
}

part! {
    /// A step of a back-plan: so long before the deadline.
    pub struct PlanStep = "plan_step" {
        /// What is to be done.
        title: String = text().required().main();
        /// How many units before the deadline.
        before: Option<i64> = integer(0, 5000);
        /// `weeks`, `days`, `working_days` or `hours`.
        unit: String = text();
    }
}

part! {
    /// A back-plan of the office's own.
    pub struct PlanTemplate = "plan_template" {
        /// Its name.
        name: String = text().required().main();
        /// Its steps, the earliest first.
        steps: Parts<PlanStep> = parts(PlanStep::SCHEMA);
    }
}

part! {
    /// The weight of a criterion in the Go/No-Go score.
    pub struct Weight = "weight" {
        /// The key of the criterion.
        criterion: String = text().required().main();
        /// Its weight.
        weight: Option<Decimal> = of(ValueKind::Decimal);
    }
}

record! {
    /// The workspace's own record; there is one.
    pub struct Office = "office" {
        /// The workspace's name.
        name: String = text().group(Group::Identity).title();
        /// The office's name, as it stands on printed pages.
        office_name: String = text().group(Group::Identity);
        /// The office's logo.
        logo: String = of(ValueKind::Picture).group(Group::Identity);
        /// The country.
        country: String = of(ValueKind::Country).group(Group::Identity);
        /// The time zone.
        zone: String = of(ValueKind::Zone).group(Group::Identity);
        /// The calendars by which working days count.
        calendars: Vec<String> = of(ValueKind::Calendars).group(Group::Time);
        /// The currency amounts are entered in.
        currency: String = of(ValueKind::Currency).group(Group::Money);
        /// Themes to choose from.
        themes: Vec<String> = tags();
        /// Days before a deadline at which it counts as soon due.
        lead_days: Vec<i64> = of(ValueKind::Integers(0, 3650)).group(Group::Time);
        /// Fields of the office's own.
        own_fields: Parts<OwnField> = parts(OwnField::SCHEMA);
        /// Saved views.
        views: Parts<SavedView> = parts(SavedView::SCHEMA);
        /// Back-plans.
        plan_templates: Parts<PlanTemplate> = parts(PlanTemplate::SCHEMA).group(Group::Time);
        /// Weights of the Go/No-Go score.
        weights: Parts<Weight> = parts(Weight::SCHEMA);
    }
}

record! {
    /// What is left of an imported record that was deleted: the next import skips it.
    pub struct Tombstone = "tombstone" {
        /// The id of the record.
        of: String = text().required();
        /// What it was called.
        title: String = text().title();
        /// Its source.
        source: String = text().required();
        /// The source's key for it.
        key: String = text().required().identifier();
    }
}

impl Office {
    /// The id of the office's record, the same in every workspace that the program makes.
    pub fn the_id() -> Id {
        Id::derived("brobygger", "office")
    }

    /// The office's zone; Brussels where none is given or it is not known.
    pub fn time_zone(&self) -> Tz {
        self.zone.parse().unwrap_or(BRUSSELS)
    }
}
