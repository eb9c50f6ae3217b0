//! Dates, numbers and money as each language prints them; [`super::parse`] reads them back.

mod date;
mod number;

pub use date::{
    DateStyle, date, day_and_month, days_left, moment, month, month_alone, period, time, value, week, week_of_year,
    weekday, working_days_left,
};
pub(crate) use date::{month_name, weekday_name};
pub(crate) use number::fluent_number;
pub use number::{decimal, decimal_exact, file_size, integer, money, money_rounded, percent};
