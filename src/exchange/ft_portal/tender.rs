//! A call for tenders: procurement, which stands in the same file and is no grant.

use chrono::NaiveDate;

use super::entry::RawEntry;
use super::page;
use super::topic::{Odd, PortalStatus, day, line, long_text, moments, status_of};
use super::when::Habit;
use crate::model::date::DateValue;

/// A tender, as the portal has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PortalTender {
    /// `tender:` and the number, notice or identifier.
    pub key: String,
    /// The file number as written.
    pub identifier: Option<String>,
    /// The title in one line.
    pub title: String,
    /// The contracting authority's code.
    pub authority: Option<String>,
    /// Such as `OPEN_PROCEDURE`.
    pub procedure: Option<String>,
    /// `SERVICES`, `SUPPLIES` or `WORKS`.
    pub contract: Option<String>,
    /// The main code of the Common Procurement Vocabulary.
    pub cpv: Option<String>,
    /// NUTS or country codes.
    pub places: Vec<String>,
    /// The status; none where the entry has none.
    pub status: Option<PortalStatus>,
    /// The day on which the portal published it.
    pub published: Option<NaiveDate>,
    /// All deadlines in order of time; these are exact moments.
    pub deadlines: Vec<DateValue>,
    /// What is to be delivered; plain, at most 4 000 characters.
    pub description: Option<String>,
    /// The page of the tender.
    pub url: Option<String>,
    /// Dates that could not be read.
    pub odd: Vec<Odd>,
}

/// Makes a tender of a raw entry; none where nothing names it.
pub fn tender(entry: &RawEntry) -> Option<PortalTender> {
    let number = entry.cft_id.map(|id| id.to_string());
    let name = number.or_else(|| entry.uuid.clone()).or_else(|| entry.identifier.clone())?;
    let mut odd = Vec::new();
    let stamps = entry.deadline_dates_long.iter().map(|stamp| ("deadlineDatesLong", stamp));
    Some(PortalTender {
        identifier: entry.identifier.clone(),
        title: line(entry.title.as_deref()).or_else(|| entry.identifier.clone()).unwrap_or_else(|| name.clone()),
        authority: entry.contracting_authority.clone(),
        procedure: entry.procedure_type.clone(),
        contract: entry.contract_type.clone(),
        cpv: entry.main_cpv.main_code.clone(),
        places: entry.places_of_delivery_or_performance.clone(),
        status: status_of(&entry.status),
        deadlines: moments(stamps, Habit::Tender, &mut odd),
        published: day("publicationDateLong", entry.publication_date_long.as_ref(), &mut odd),
        description: entry.description_tender.as_deref().and_then(long_text),
        url: page::web(entry.url.as_deref()),
        odd,
        key: format!("tender:{}", name.to_ascii_lowercase()),
    })
}
