//! Everything with a date: the calendars of the countries and the working days that follow from them.

pub mod calendars;
pub mod easter;
pub mod workdays;
