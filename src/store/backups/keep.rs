//! Which backups are kept.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};

/// So many of the newest are kept, however old.
pub const NEWEST: usize = 10;

/// For so many days, today among them, the newest of each day is kept.
pub const DAYS: u64 = 14;

/// Which of the backups are kept, given newest first with the time each was made: the newest [`NEWEST`], and the newest
/// of each of the last [`DAYS`] days. A day is one of universal time.
///
/// What seems to come from the future (a clock was wrong) is kept like a day's newest.
pub(crate) fn kept(newest_first: &[DateTime<Utc>], today: NaiveDate) -> Vec<bool> {
    let first = today.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(NaiveDate::MIN);
    let mut seen = BTreeSet::new();
    newest_first
        .iter()
        .enumerate()
        .map(|(place, made)| {
            let day = made.date_naive();
            let new_day = seen.insert(day);
            place < NEWEST || (new_day && day >= first)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const START: i64 = 1_790_000_000;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(START + seconds, 0).unwrap()
    }

    #[test]
    fn a_year_of_daily_work_keeps_ten_and_two_weeks() {
        // three saves a day, at 08, 12 and 16 o'clock universal time
        let midnight = at(0).date_naive().and_hms_opt(0, 0, 0).unwrap().and_utc();
        let times: Vec<_> = (0..365)
            .flat_map(|day| [16, 12, 8].map(|hour| midnight - Days::new(day) + chrono::TimeDelta::hours(hour)))
            .collect();
        let kept = kept(&times, midnight.date_naive());
        let left: Vec<_> = times.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(time, _)| *time).collect();
        // ten newest reach back to the fourth day's first; then one for each of the ten days before
        assert_eq!(left.len(), 10 + 10);
        assert_eq!(left[9], midnight - Days::new(3) + chrono::TimeDelta::hours(16));
        assert_eq!(*left.last().unwrap(), midnight - Days::new(13) + chrono::TimeDelta::hours(16));
    }

    #[test]
    fn a_file_untouched_for_a_year_keeps_its_last_ten() {
        let times: Vec<_> = (0..15).map(|n| at(-n * 60)).collect();
        let kept = kept(&times, at(365 * 86_400).date_naive());
        assert_eq!(kept.iter().filter(|kept| **kept).count(), NEWEST);
    }

    proptest! {
        // the rule in other words: by place, or by nobody newer on the same day
        #[test]
        fn any_times_keep_exactly_what_the_rule_says(
            mut seconds in prop::collection::vec(0_i64..40 * 86_400, 0..60),
            now in 0_i64..45 * 86_400,
            clock_went_back: bool,
        ) {
            if !clock_went_back {
                seconds.sort_unstable_by(|a, b| b.cmp(a));
            }
            let times: Vec<_> = seconds.iter().map(|s| at(*s)).collect();
            let kept = kept(&times, at(now).date_naive());
            prop_assert_eq!(kept.len(), times.len());
            for (place, time) in times.iter().enumerate() {
                let newer_same_day = times[..place].iter().any(|other| other.date_naive() == time.date_naive());
                let days_ago = (at(now).date_naive() - time.date_naive()).num_days();
                let wanted = place < 10 || (!newer_same_day && days_ago <= 13);
                prop_assert_eq!(kept[place], wanted, "place {} made {}", place, time);
            }
        }
    }
}
