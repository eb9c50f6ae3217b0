//! Formats from outside: how they are read, and how they become changes of the workspace.
//!
//! A format makes an [`Offer`](plan::Offer) of what it read; [`Plan::make`](plan::Plan::make) compares that with
//! the workspace; [`Plan::transaction`](plan::Plan::transaction) makes it one change.

mod cut_offs;
mod desk;
pub mod ft_portal;
mod merge;
pub mod plan;
pub mod sniff;
