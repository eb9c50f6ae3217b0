//! The portal's calls as records of the workspace.
//!
//! What the portal says stands in the fields of the same meaning. The names of the programme's parts join the keywords;
//! types of action are their codes. A tender, where tenders are asked for, is a call with the type of action `tender`,
//! its procedure, contract and main CPV code as keywords.
//!
//! A field that the entry leaves empty is empty here too, and clears what an earlier import brought. Some are silent
//! instead, and leave the field alone: status and programme, where the portal often has `{}`; text of the topic and money,
//! which only some of its files have; and dates that cannot be read. Never spoken of: the office's own (triage,
//! themes, notes, responsible), labels and notes of deadlines, and conditions the portal gives in prose only.

use std::borrow::Cow;
use std::collections::HashMap;

use rust_decimal::Decimal;

use super::model::DeadlineModel as PortalModel;
use super::reading::{self, Placed, Reading};
use super::tender::PortalTender;
use super::topic::{CallKind, Odd, PortalCall, PortalProgramme, PortalStatus};
use crate::exchange::cut_offs::{cut_offs, fit};
use crate::exchange::plan::{Incoming, Oddity, Offer, SkipReason, Skipped, Spot, Warning};
use crate::model::call::{Call, CallStatus, DeadlineModel};
use crate::model::date::DateValue;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::money::{Currency, Money};
use crate::model::office::Tombstone;
use crate::model::origin::Origin;
use crate::model::programme::Programme;
use crate::model::workspace::Workspace;

/// The name of the source in origins and in derived ids.
pub const SOURCE: &str = "ft-portal";

/// The fields of which every entry speaks.
const ALWAYS: &[&str] = &[
    "identifier",
    "title",
    "call_identifier",
    "call_title",
    "action_types",
    "published",
    "opens",
    "deadline_model",
    "cut_offs",
    "cut_offs.due",
    "cut_offs.stage",
    "cut_offs.gone",
    "cut_offs.moves",
    "keywords",
    "news",
    "url",
];

/// Makes an offer of what was read. The workspace is asked for programmes only: a call is linked to the one that
/// has the portal's number; else to one without number that has its abbreviation; else to one of the `catalogue`, or
/// to a new one, which comes along. A programme that was imported and deleted here stays away.
pub fn offer(reading: Reading, workspace: &Workspace, catalogue: &[Programme]) -> Offer {
    let mut making = Making { workspace, catalogue, known: HashMap::new(), offer: Offer::default() };
    making.offer.skipped.extend(reading.skipped.into_iter().map(skipped));
    making.offer.incoming.reserve(reading.calls.len() + reading.tenders.len());
    for call in reading.calls {
        making.call(call);
    }
    for tender in reading.tenders {
        making.tender(tender);
    }
    making.offer
}

fn skipped(skipped: reading::Skipped) -> Skipped {
    Skipped {
        spot: spot(skipped.index, skipped.place),
        identifier: skipped.identifier,
        reason: match skipped.reason {
            reading::SkipReason::Malformed(reason) => SkipReason::Malformed(reason),
            reading::SkipReason::NoKey => SkipReason::NoKey,
            reading::SkipReason::Tender => SkipReason::Tender,
            reading::SkipReason::Duplicate { kept } => SkipReason::Duplicate { kept },
        },
    }
}

fn spot(index: usize, place: super::Place) -> Spot {
    Spot { index, line: place.line, column: place.column }
}

struct Making<'a> {
    workspace: &'a Workspace,
    catalogue: &'a [Programme],
    /// Programmes found so far, by the portal's number and abbreviation.
    known: HashMap<(Option<i64>, Option<String>), Option<Id>>,
    offer: Offer,
}

impl Making<'_> {
    fn call(&mut self, placed: Placed<PortalCall>) {
        let Placed { index, place, what: call } = placed;
        let id = Id::derived(SOURCE, &call.key);
        let mut speaks = Speaks(ALWAYS.to_vec());
        let status = call.status.map(status);
        speaks.also("status", status.is_some());
        let programme = call.programme.as_ref().and_then(|programme| self.programme(programme));
        speaks.also("programme", programme.is_some());
        let euro = |amount: Option<Decimal>| amount.map(|amount| Money { amount, currency: Currency::EUR });
        let money = call.budget.unwrap_or_default();
        let (budget, least, most) = (euro(money.total), euro(money.minimum_grant), euro(money.maximum_grant));
        let grants = money.expected_grants.filter(|count| (0..=100_000).contains(count));
        speaks.also("budget", budget.is_some());
        speaks.also("min_grant", least.is_some());
        speaks.also("max_grant", most.is_some());
        speaks.also("expected_grants", grants.is_some());
        speaks.also("description", call.description.is_some());
        let name = match call.kind {
            // Shared with the topic whose project passes the money on.
            CallKind::Cascade => None,
            _ => Some(call.identifier.clone()),
        };
        let spot = spot(index, place);
        self.odd(&call.odd, &call.identifier, spot, &mut speaks);
        let mut keywords = call.keywords;
        for division in call.divisions {
            if !keywords.iter().any(|word| word.to_lowercase() == division.to_lowercase()) {
                keywords.push(division);
            }
        }
        let model = model(call.deadline_model);
        let record = Call {
            cut_offs: cut_offs(&id, SOURCE, &call.deadlines, &model),
            id,
            identifier: call.identifier,
            title: call.title,
            programme,
            call_identifier: call.call_identifier.unwrap_or_default(),
            call_title: call.call_title.unwrap_or_default(),
            action_types: call.actions.into_iter().map(|action| action.code).collect(),
            status: status.unwrap_or_default(),
            published: call.published.map(DateValue::Day),
            opens: call.opening.map(DateValue::Day),
            deadline_model: model,
            budget,
            min_grant: least,
            max_grant: most,
            expected_grants: grants,
            keywords,
            url: call.url.unwrap_or_default(),
            description: call.description.unwrap_or_default(),
            news: call.news.map(|news| news.text).unwrap_or_default(),
            origin: Some(Box::new(Origin::new(SOURCE, &call.key))),
            ..Call::default()
        };
        self.push(record, name, speaks, spot);
    }

    fn tender(&mut self, placed: Placed<PortalTender>) {
        let Placed { index, place, what: tender } = placed;
        let id = Id::derived(SOURCE, &tender.key);
        let mut speaks = Speaks(ALWAYS.to_vec());
        let status = tender.status.map(status);
        speaks.also("status", status.is_some());
        speaks.also("description", tender.description.is_some());
        let spot = spot(index, place);
        self.odd(&tender.odd, tender.identifier.as_deref().unwrap_or(&tender.key), spot, &mut speaks);
        let model = match tender.deadlines.len() {
            0 => DeadlineModel::NotKnown,
            1 => DeadlineModel::SingleStage,
            _ => DeadlineModel::MultipleCutOff,
        };
        let record = Call {
            cut_offs: cut_offs(&id, SOURCE, &tender.deadlines, &model),
            id,
            identifier: tender.identifier.clone().unwrap_or_default(),
            title: tender.title,
            action_types: vec!["tender".to_owned()],
            status: status.unwrap_or_default(),
            published: tender.published.map(DateValue::Day),
            deadline_model: model,
            keywords: [tender.procedure, tender.contract, tender.cpv].into_iter().flatten().collect(),
            url: tender.url.unwrap_or_default(),
            description: tender.description.unwrap_or_default(),
            origin: Some(Box::new(Origin::new(SOURCE, &tender.key))),
            ..Call::default()
        };
        self.push(record, tender.identifier, speaks, spot);
    }

    fn push(&mut self, record: Call, name: Option<String>, speaks: Speaks, spot: Spot) {
        self.offer.incoming.push(Incoming {
            record: Box::new(record),
            name,
            speaks_of: speaks.0,
            fit: Some(fit),
            spot: Some(spot),
            companion: false,
        });
    }

    /// Tells of dates that could not be read, and is silent on what they would have said.
    fn odd(&mut self, odd: &[Odd], name: &str, spot: Spot, speaks: &mut Speaks) {
        for odd in odd {
            let silent = match odd.field {
                "publicationDateLong" => "published",
                "plannedOpeningDateLong" => "opens",
                // The deadline that is missed may be the one that could not be read.
                _ => "cut_offs.gone",
            };
            speaks.0.retain(|field| *field != silent);
            let oddity = Oddity::Date { field: odd.field, text: odd.date.0.clone() };
            self.offer.warnings.push(Warning { name: name.to_owned(), spot: Some(spot), oddity });
        }
    }

    fn programme(&mut self, programme: &PortalProgramme) -> Option<Id> {
        let key = (programme.id, programme.abbreviation.clone());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = self.find_programme(programme);
        self.known.insert(key, found.clone());
        found
    }

    fn find_programme(&mut self, wanted: &PortalProgramme) -> Option<Id> {
        let here = || self.workspace.all::<Programme>(Kind::PROGRAMME);
        if let Some(found) = here().find(|it| has_number(it, wanted)).or_else(|| here().find(|it| has_name(it, wanted)))
        {
            return Some(found.id.clone());
        }
        let catalogue = || self.catalogue.iter();
        let shipped =
            catalogue().find(|it| has_number(it, wanted)).or_else(|| catalogue().find(|it| has_name(it, wanted)));
        let programme = shipped.map(Cow::Borrowed).or_else(|| minimal(wanted).map(Cow::Owned))?;
        if let Some(merged) = self.workspace.get::<Programme>(&programme.id) {
            return Some(merged.id.clone());
        }
        let origin = programme.origin.as_deref()?;
        let mut deleted = self.workspace.all::<Tombstone>(Kind::TOMBSTONE);
        if deleted.any(|it| it.source == origin.source && it.key == origin.key) {
            return None;
        }
        let id = programme.id.clone();
        if !self.offer.incoming.iter().any(|it| it.companion && *it.record.id() == id) {
            self.offer.incoming.push(Incoming {
                record: Box::new(programme.into_owned()),
                name: None,
                speaks_of: Vec::new(),
                fit: None,
                spot: None,
                companion: true,
            });
        }
        Some(id)
    }
}

struct Speaks(Vec<&'static str>);

impl Speaks {
    fn also(&mut self, field: &'static str, says_something: bool) {
        if says_something {
            self.0.push(field);
        }
    }
}

fn has_number(programme: &Programme, wanted: &PortalProgramme) -> bool {
    wanted.id.is_some_and(|id| programme.portal_id.trim() == id.to_string())
}

/// Abbreviations vary, and pass from one period's programme to the next: they count only where there is no number.
fn has_name(programme: &Programme, wanted: &PortalProgramme) -> bool {
    let Some(name) = wanted.abbreviation.as_deref().map(str::to_lowercase) else { return false };
    let mut names = std::iter::once(&programme.acronym).chain(&programme.abbreviations);
    (programme.portal_id.is_empty() || wanted.id.is_none()) && names.any(|it| it.to_lowercase() == name)
}

/// A programme of which only the portal's words are known; none where it has none.
fn minimal(wanted: &PortalProgramme) -> Option<Programme> {
    let acronym = wanted.abbreviation.clone().unwrap_or_default();
    let name = wanted.name.clone().or_else(|| wanted.abbreviation.clone());
    let number = wanted.id.map(|id| id.to_string()).unwrap_or_default();
    let key = match (wanted.id, &name) {
        (Some(id), _) => format!("programme:{id}"),
        (None, Some(name)) => format!("programme:{}", wanted.abbreviation.as_ref().unwrap_or(name).to_lowercase()),
        (None, None) => return None,
    };
    Some(Programme {
        id: Id::derived(SOURCE, &key),
        name: name.unwrap_or_else(|| number.clone()),
        abbreviations: if acronym.is_empty() { Vec::new() } else { vec![acronym.clone()] },
        acronym,
        portal_id: number,
        origin: Some(Box::new(Origin::new(SOURCE, &key))),
        ..Programme::default()
    })
}

fn status(status: PortalStatus) -> CallStatus {
    match status {
        PortalStatus::Forthcoming => CallStatus::Forthcoming,
        PortalStatus::Open => CallStatus::Open,
        PortalStatus::Closed => CallStatus::Closed,
        PortalStatus::Unknown(code) => CallStatus::from_code(&code),
    }
}

fn model(model: PortalModel) -> DeadlineModel {
    match model {
        PortalModel::SingleStage => DeadlineModel::SingleStage,
        PortalModel::TwoStage => DeadlineModel::TwoStage,
        PortalModel::MultipleCutOff => DeadlineModel::MultipleCutOff,
        PortalModel::Rolling => DeadlineModel::Rolling,
        PortalModel::NoneKnown => DeadlineModel::NotKnown,
    }
}
