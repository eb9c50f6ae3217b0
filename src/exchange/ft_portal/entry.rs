//! One entry of the portal's reference file, as the portal writes it.
//!
//! Every field may be absent, and unknown ones are passed over: the file mixes grant topics, tenders and
//! older programmes, each with fields of its own. Only what contradicts the field's meaning (an identifier
//! that is a number, a list of objects where a text stands) makes an entry unreadable.

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

pub use super::lenient::Stamp;
use super::lenient::{flag, id, integer, list, stamp, stamps, text, texts};

/// One entry of `fundingData.GrantTenderObj`.
#[derive(Deserialize, Clone, Default, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct RawEntry {
    /// 0 tender, 1 topic, 2 mixed (external actions), 8 cascade funding; others are unknown.
    #[serde(rename = "type", deserialize_with = "integer")]
    pub kind: Option<i64>,
    /// The number of the topic in the Commission's call management; absent for tenders.
    #[serde(deserialize_with = "id")]
    pub ccm2_id: Option<i64>,
    /// The number of the tender in eTendering.
    #[serde(deserialize_with = "id")]
    pub cft_id: Option<i64>,
    /// The identifier of a tender's notice.
    #[serde(deserialize_with = "text")]
    pub uuid: Option<String>,
    /// The key of the search service, which alone tells cascade calls of one topic apart.
    #[serde(deserialize_with = "text")]
    pub reference: Option<String>,
    /// The topic's or tender's own identifier, such as `LIFE-2026-SAP-NAT-GOV`.
    #[serde(deserialize_with = "text")]
    pub identifier: Option<String>,
    /// The topic's title.
    #[serde(deserialize_with = "text")]
    pub title: Option<String>,
    /// The identifier of the call that the topic belongs to.
    #[serde(deserialize_with = "text")]
    pub call_identifier: Option<String>,
    /// The title of the call that the topic belongs to.
    #[serde(deserialize_with = "text")]
    pub call_title: Option<String>,
    /// The number of that call in the Commission's call management.
    #[serde(rename = "callccm2Id", deserialize_with = "id")]
    pub call_ccm2_id: Option<i64>,
    /// The language of the texts (`en`), where a file holds a topic once per language.
    #[serde(deserialize_with = "text")]
    pub language: Option<String>,
    /// When the entry was published.
    #[serde(deserialize_with = "stamp")]
    pub publication_date_long: Option<Stamp>,
    /// When submission opens.
    #[serde(deserialize_with = "stamp")]
    pub planned_opening_date_long: Option<Stamp>,
    /// All deadlines, past and future.
    #[serde(deserialize_with = "stamps")]
    pub deadline_dates_long: Vec<Stamp>,
    /// Forthcoming, open or closed.
    pub status: Code,
    /// How many stages or cut-offs there are, where the portal says so.
    pub deadline_model: Code,
    /// The programme; its id is stable, its abbreviation is not.
    pub framework_programme: Code,
    /// The parts of the programme, from the broad to the narrow.
    #[serde(deserialize_with = "list")]
    pub programme_division: Vec<Code>,
    /// The types of action.
    #[serde(deserialize_with = "list")]
    pub topic_actions: Vec<Code>,
    /// The model grant agreements.
    #[serde(rename = "topicMGAs", deserialize_with = "list")]
    pub topic_mgas: Vec<Code>,
    /// Submission per type of action.
    #[serde(deserialize_with = "list")]
    pub actions: Vec<RawAction>,
    /// Free words, often several dozen.
    #[serde(deserialize_with = "texts")]
    pub tags: Vec<String>,
    /// The Commission's own keywords.
    #[serde(deserialize_with = "texts")]
    pub keywords: Vec<String>,
    /// Markers such as `SocialSciencesAndHumanities`.
    #[serde(deserialize_with = "texts")]
    pub flags: Vec<String>,
    /// Aimed at small and medium-sized enterprises.
    #[serde(deserialize_with = "flag")]
    pub sme: Option<bool>,
    /// Partner search is open on the portal.
    #[serde(deserialize_with = "flag")]
    pub allow_partner_search: Option<bool>,
    /// News on the topic, as HTML.
    #[serde(deserialize_with = "list")]
    pub latest_infos: Vec<RawInfo>,
    /// The ways into the submission system.
    #[serde(deserialize_with = "list")]
    pub links: Vec<RawLink>,
    /// The text of the topic, as HTML; the reference file has none, the portal's other files do.
    #[serde(deserialize_with = "text")]
    pub description: Option<String>,
    /// The budget per topic and year; in the portal's other files only.
    #[serde(rename = "budgetOverviewJSONItem")]
    pub budget_overview_item: Option<Box<RawValue>>,
    /// The same as JSON within a string, as the search service gives it.
    pub budget_overview: Option<Box<RawValue>>,
    /// The contracting authority's code (tenders).
    #[serde(deserialize_with = "text")]
    pub contracting_authority: Option<String>,
    /// The page of the tender.
    #[serde(deserialize_with = "text")]
    pub url: Option<String>,
    /// What is to be delivered (tenders).
    #[serde(deserialize_with = "text")]
    pub description_tender: Option<String>,
    /// The procedure's code, such as `OPEN_PROCEDURE` (tenders).
    #[serde(deserialize_with = "text")]
    pub procedure_type: Option<String>,
    /// `SERVICES`, `SUPPLIES` or `WORKS` (tenders).
    #[serde(deserialize_with = "text")]
    pub contract_type: Option<String>,
    /// The main code of the Common Procurement Vocabulary (tenders).
    pub main_cpv: Cpv,
    /// NUTS or country codes (tenders).
    #[serde(deserialize_with = "texts")]
    pub places_of_delivery_or_performance: Vec<String>,
}

/// A coded value: `{"id": 31094502, "abbreviation": "Open", "description": "Open"}`, or `{}`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Code {
    /// The number of the value in the portal's reference data.
    pub id: Option<i64>,
    /// The short form; varies over time and language.
    pub abbreviation: Option<String>,
    /// The long form.
    pub description: Option<String>,
}

impl Code {
    /// True where nothing is known.
    pub fn is_empty(&self) -> bool {
        self.id.is_none() && self.abbreviation.is_none() && self.description.is_none()
    }

    /// The short form and the long one, those that are there.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.abbreviation.iter().chain(&self.description).map(String::as_str)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize, Default)]
        #[serde(default)]
        struct Fields {
            #[serde(deserialize_with = "id")]
            id: Option<i64>,
            #[serde(deserialize_with = "text")]
            abbreviation: Option<String>,
            #[serde(deserialize_with = "text")]
            description: Option<String>,
        }
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Code;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a coded value")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Code, A::Error> {
                let Fields { id, abbreviation, description } =
                    Fields::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(Code { id, abbreviation, description })
            }
            fn visit_unit<E: serde::de::Error>(self) -> Result<Code, E> {
                Ok(Code::default())
            }
            // The search service gives the bare number, or the word.
            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Code, E> {
                let word = word.trim();
                Ok(match word.parse() {
                    Ok(id) => Code { id: Some(id), ..Code::default() },
                    Err(_) => Code { abbreviation: (!word.is_empty()).then(|| word.to_owned()), ..Code::default() },
                })
            }
            fn visit_u64<E: serde::de::Error>(self, id: u64) -> Result<Code, E> {
                Ok(Code { id: i64::try_from(id).ok().filter(|id| *id != 0), ..Code::default() })
            }
        }
        from.deserialize_any(Any)
    }
}

/// Submission for some types of action.
#[derive(Deserialize, Clone, Default, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct RawAction {
    /// Forthcoming, open or closed.
    pub status: Code,
    /// The types of action.
    #[serde(deserialize_with = "list")]
    pub types: Vec<RawActionType>,
    /// When submission opens.
    #[serde(deserialize_with = "stamp")]
    pub planned_opening_date: Option<Stamp>,
    /// Single-stage, two-stage or several cut-offs.
    pub submission_procedure: Code,
    /// The deadlines of these types of action.
    #[serde(deserialize_with = "stamps")]
    pub deadline_dates: Vec<Stamp>,
}

/// A type of action with its model grant agreements.
#[derive(Deserialize, Clone, Default, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct RawActionType {
    /// Code and name in one text: `ESC-CERT ESC Quality Label`.
    #[serde(deserialize_with = "text")]
    pub type_of_action: Option<String>,
}

/// A piece of news on the topic's page.
#[derive(Deserialize, Clone, Default, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct RawInfo {
    /// The day of its approval, `2024-07-01`.
    #[serde(deserialize_with = "text")]
    pub approval_date: Option<String>,
    /// When it was last changed, `2026-04-15T15:31:59.992`, the Commission's own clock.
    #[serde(deserialize_with = "text")]
    pub last_change_date: Option<String>,
    /// The text, as HTML.
    #[serde(deserialize_with = "text")]
    pub content: Option<String>,
}

/// A way into the submission system.
#[derive(Deserialize, Clone, Default, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct RawLink {
    /// Where submission starts.
    #[serde(deserialize_with = "text")]
    pub url: Option<String>,
    /// The type of action's code.
    #[serde(deserialize_with = "text")]
    pub criterion_code: Option<String>,
    /// The type of action's name.
    #[serde(deserialize_with = "text")]
    pub criterion_description: Option<String>,
    /// When it opens.
    #[serde(deserialize_with = "stamp")]
    pub start_date: Option<Stamp>,
    /// When it closes for good.
    #[serde(deserialize_with = "stamp")]
    pub end_date: Option<Stamp>,
}

/// A code of the Common Procurement Vocabulary.
#[derive(Clone, Default, Debug)]
pub struct Cpv {
    /// Eight digits.
    pub main_code: Option<String>,
}

impl<'de> Deserialize<'de> for Cpv {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize, Default)]
        #[serde(rename_all = "camelCase", default)]
        struct Fields {
            #[serde(deserialize_with = "text")]
            main_code: Option<String>,
        }
        Ok(Self { main_code: Option::<Fields>::deserialize(from)?.and_then(|fields| fields.main_code) })
    }
}

/// Why an entry could not be read: its JSON is whole, but a field contradicts its meaning.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{reason} ({place})")]
pub struct EntryError {
    /// What was found and what was expected, in English.
    pub reason: String,
    /// Where in the file.
    pub place: super::reader::Place,
    /// The entry's identifier, where that much could be read.
    pub identifier: Option<String>,
}

/// Reads nothing but the identifier, to name an entry that is wrong elsewhere.
pub(super) fn identifier_of(entry: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Only {
        #[serde(default)]
        identifier: Option<serde_json::Value>,
    }
    match serde_json::from_str::<Only>(entry).ok()?.identifier? {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// True where the text is whole JSON, whatever it means.
pub(super) fn is_whole(entry: &str) -> Result<(), serde_json::Error> {
    serde_json::from_str::<IgnoredAny>(entry).map(drop)
}
