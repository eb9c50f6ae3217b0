//! The EU Funding & Tenders Portal's reference file, `grantsTenders.json`.
//!
//! Source: the file behind the portal's list of calls, published by the European Commission at
//! `ec.europa.eu/info/funding-tenders/opportunities/data/referenceData/grantsTenders.json`. Its shape
//! is not documented; what is said here was learnt from real entries and from public programs that
//! read it.
//!
//! [`read_file`] is the way in: bytes to calls; [`offer`] makes records of them for a
//! [`Plan`](super::plan::Plan). [`read_entries`] gives the raw entries one by one.

mod budget;
pub mod entry;
pub mod html;
mod lenient;
mod model;
mod page;
pub mod reader;
mod reading;
mod records;
mod source;
pub mod tender;
pub mod topic;
pub mod when;

pub use budget::PortalBudget;
pub use entry::{EntryError, RawEntry};
pub use model::DeadlineModel;
pub use reader::{FileKind, Place, ReadError, read_entries};
pub use reading::{Placed, Reading, SkipReason, Skipped, read_file};
pub use records::{SOURCE, offer};
pub use tender::PortalTender;
pub use topic::{ActionType, CallKind, News, Odd, PortalCall, PortalProgramme, PortalStatus};
