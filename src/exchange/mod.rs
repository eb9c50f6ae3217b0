//! Formats from outside: how they are read, and how they become changes of the workspace.
//!
//! A format makes an [`Offer`](plan::Offer) of what it read; [`Plan::make`](plan::Plan::make) compares that with
//! the workspace; [`Plan::transaction`](plan::Plan::transaction) makes it one change.

pub mod catalogue;
mod cut_offs;
mod desk;
pub mod fresh;
pub mod ft_portal;
#[doc(hidden)]
pub mod generate;
mod merge;
pub mod paste;
pub mod plan;
pub mod sample;
pub mod sniff;
mod source;
mod words;

pub use source::{SourceError, open_source, with_catalogue};
