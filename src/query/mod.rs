//! The filter language, sorting, grouping, and the row sets from which tables, lists and pages are made.
//!
//! A filter is a text: [`parse::parse`] makes an [`ast::Expr`] of it, [`filter::Filter::compile`] binds that to the
//! fields of a kind in a workspace, and [`rows`] filters, sorts and groups.
//!
//! # The language
//!
//! | written | meaning |
//! |---|---|
//! | `wind power` | both words stand in the searched text; case and accents do not matter |
//! | `"wind power"` | the words stand there as they are; `\"` and `\\` inside quotes are a quote and a backslash |
//! | `key:value` | text and tags contain it; a choice, a country, a date has it; a link's record is so called |
//! | `key=value`, `key!=value` | the same exactly; `!=` is the negation of `=` and so finds the empty ones too |
//! | `key<value`, `<=`, `>`, `>=` | numbers, amounts, dates; choices by their natural order (`stage<submitted`) |
//! | `key:a..b`, `a..`, `..b` | from and to, both inclusive |
//! | `key:a,b` | one or the other |
//! | `key:*`, `key:empty` | anything, nothing |
//! | `-term` | not so |
//! | `a OR b`, `a \| b`, `(a b) OR c` | one or the other; `OR` binds less than words side by side |
//! | `link.key:value` | of the record linked to, or of a part: `partner.country:DK`, `cut_offs.due<30d` |
//!
//! A key is the schema's key, a label in the reader's language, or the beginning of one where that is clear;
//! `"co-financing rate">50` quotes one with spaces, which may also be left out or written `_` or `-`. A condition on
//! a list of parts holds where any one part meets it.
//!
//! Dates: `2026-04-16`, `16.4.2026`, `2026-04`, `2026-Q3`, `2026-H2`, `2026-W17`, `2026`; `today`, `next-month` and the
//! like; `90d`, `-7d`, `3w`, `2m`, `1y` counted from today. A period counts as its whole span: `deadline:2026-04` means
//! within April, `<` before its first day, `>` after its last. A vague date in a record ("expected in autumn") counts by
//! its last day, as long as it may still be ahead; `:` wants all of it within. Moments count by their day in the
//! reader's zone.
//!
//! Numbers have a decimal point, or a comma within quotes; `k` and `m` are thousand and million; an amount may carry
//! its currency: `budget>1m`, `budget>500kEUR`, `budget:"1 000 000 EUR"`.
//!
//! Quotes also take away any special meaning: `notes:"empty"` looks for the word.

pub mod ast;
mod bind;
pub mod complete;
mod dates;
pub mod error;
pub mod filter;
pub mod keys;
pub mod keyword;
mod link;
pub mod names;
mod numbers;
pub mod parse;
pub mod row;
pub mod rows;
mod scan;
pub mod sort;
mod test;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod semantics;
