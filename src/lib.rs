//! Brobygger: a local workspace for international coordinators.
//!
//! The layers, top to bottom; each uses only those below it (a test holds that): `app` and `ui` (the window) beside
//! `cli` (the commands), `report`, `exchange`, `store`, `agenda`, `query`, `edit`, `model`; `i18n`, `jobs`, `settings`
//! and `platform` are small helpers for all of them. ARCHITECTURE.md tells why.

pub mod agenda;
pub mod app;
pub mod cli;
pub mod edit;
pub mod exchange;
pub mod i18n;
pub mod jobs;
pub mod model;
pub mod platform;
pub mod query;
pub mod report;
pub mod settings;
pub mod store;
pub mod ui;
