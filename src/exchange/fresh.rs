//! New workspaces.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::catalogue;
use super::plan::{Options, Plan};
use crate::edit::{Author, Deed, Document, Label};
use crate::jobs::Progress;
use crate::model::kinds::Kind;
use crate::model::office::Office;
use crate::model::schema::Extra;
use crate::model::workspace::{Table, Workspace};

/// An empty workspace with the settings that suit the country of the zone.
pub fn blank(zone: Tz) -> Workspace {
    let country = match zone {
        chrono_tz::Europe::Oslo => "NO",
        chrono_tz::Europe::Copenhagen => "DK",
        chrono_tz::Europe::Stockholm => "SE",
        chrono_tz::Europe::Helsinki => "FI",
        chrono_tz::Atlantic::Reykjavik => "IS",
        chrono_tz::Europe::Berlin => "DE",
        chrono_tz::Europe::Brussels => "BE",
        _ => "",
    };
    let currency = match country {
        "NO" => "NOK",
        "DK" => "DKK",
        "SE" => "SEK",
        "IS" => "ISK",
        _ => "EUR",
    };
    let office = Office {
        id: Office::the_id(),
        country: country.to_owned(),
        zone: zone.name().to_owned(),
        calendars: if country.is_empty() { Vec::new() } else { vec![country.to_owned()] },
        currency: currency.to_owned(),
        lead_days: vec![30, 7],
        ..Office::default()
    };
    let mut tables: [Table; Kind::COUNT] = Default::default();
    if let Some(table) = tables.get_mut(Kind::OFFICE.index()) {
        table.insert(office.id.clone(), Arc::new(office));
    }
    Workspace::from_tables(tables, imbl::Vector::new(), Extra::new())
}

/// The same with the programmes of the shipped catalogue, as if they had been imported.
pub fn fresh(zone: Tz, now: DateTime<Utc>) -> Workspace {
    let mut document = Document::new(blank(zone));
    let options = Options { now, zone, filter: None };
    // Nobody can cancel it, and nothing in an empty workspace is in its way: it comes in.
    if let Ok(plan) = Plan::make(document.workspace(), catalogue::offer(), &options, &Progress::new()) {
        let label = Label::many(Deed::Import, catalogue::SOURCE, plan.counts().new);
        let author = Author { name: catalogue::SOURCE.to_owned(), now, import: true };
        let _refused = document.apply(plan.transaction(|_| true, label), &author);
    }
    document.workspace().clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_workspace_knows_its_country_and_the_programmes() {
        let workspace = fresh(chrono_tz::Europe::Copenhagen, DateTime::UNIX_EPOCH);
        let office = workspace.all::<Office>(Kind::OFFICE).next().unwrap();
        assert_eq!((office.country.as_str(), office.currency.as_str(), office.calendars.len()), ("DK", "DKK", 1));
        assert_eq!(workspace.table(Kind::PROGRAMME).len(), catalogue::programmes().len());
        assert!(workspace.is_consistent());
        assert_eq!(blank(chrono_tz::UTC).table(Kind::PROGRAMME).len(), 0);
    }
}
