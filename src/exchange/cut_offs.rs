//! A call's deadlines in a source that gives dates without ids: which of those that are there is which.
//!
//! A deadline keeps its id and its history while its date moves. Its origin's key is the date that the source
//! last gave it, in the file's form; so it is known again even where a person changed the date here. Its id
//! comes from the call's id and the day on which the source first had it.
//!
//! Dates find their deadlines in this order:
//! 1. The same date and time, whether the time is stated or assumed. One that was gone comes back.
//! 2. The same day: now the hour is known, or another. That is a move only if both hours are stated.
//! 3. The same day as a deadline that a person typed in: it is adopted.
//! 4. A day on which a person took away a deadline: it stays away. A deadline taken away is never
//!    followed to another day, since a date that nobody here has seen must not go unnoticed.
//! 5. What is left is a move, in order of time and with the least way to go in all, between the same neighbours that
//!    stayed. So a list that loses a past date at its head and gains one at its end has not moved.
//! 6. What is left of dates to come, in order of time.
//!
//! Dates left over are new deadlines; deadlines left over stay and are marked as gone.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::plan::Options;
use crate::model::call::{Call, CutOff, CutOffStage, DeadlineModel, Move};
use crate::model::date::{DateValue, Moment};
use crate::model::id::Id;
use crate::model::origin::Origin;
use crate::model::schema::Record;
use crate::model::slot::Parts;

/// The list's key.
const LIST: &str = "cut_offs";

/// The deadlines of a call that is new, or not yet fitted to the one that is there; `dates` in order of time.
///
/// One date in the two-stage model is the first stage; of more than two the stages are not known.
pub(super) fn cut_offs(call: &Id, source: &str, dates: &[DateValue], model: &DeadlineModel) -> Parts<CutOff> {
    let mut days = HashMap::<NaiveDate, usize>::new();
    let list = dates.iter().enumerate().map(|(index, date)| {
        let stage = match (model, dates.len(), index) {
            (DeadlineModel::TwoStage, 1 | 2, 0) => CutOffStage::First,
            (DeadlineModel::TwoStage, 2, _) => CutOffStage::Second,
            (DeadlineModel::SingleStage, 1, _) => CutOffStage::Single,
            _ => CutOffStage::CutOff,
        };
        let count = days.entry(date.first_day()).or_default();
        *count += 1;
        CutOff {
            id: first_id(call, date, *count),
            due: Some(*date),
            stage,
            origin: Some(Box::new(Origin::new(source, &date.to_string()))),
            ..CutOff::default()
        }
    });
    Parts(list.collect())
}

fn first_id(call: &Id, date: &DateValue, count: usize) -> Id {
    let day = date.first_day();
    if count == 1 { call.child(&format!("cut_off/{day}")) } else { call.child(&format!("cut_off/{day}/{count}")) }
}

/// Gives the incoming call's deadlines the ids and the moves they have in the call that is there, and
/// adds those that the source no longer names. A [`Fit`](super::plan::Fit).
pub(super) fn fit(there: &dyn Record, incoming: &mut dyn Record, options: &Options<'_>) {
    let id = incoming.id().clone();
    let (Some(there), Some(call)) = (there.downcast::<Call>(), incoming.as_any_mut().downcast_mut::<Call>()) else {
        return;
    };
    let source = call.origin.as_ref().map(|origin| origin.source.clone()).unwrap_or_default();
    let olds: Vec<Old<'_>> = there.cut_offs.iter().filter_map(|part| Old::of(part, &source)).collect();
    let fresh = std::mem::take(&mut call.cut_offs.0);
    let mut table = Table::new(olds, fresh.iter().filter_map(|part| part.due).collect());
    table.pair_by(same_time, true);
    table.pair_by(same_day, true);
    table.pair_by(same_day, false);
    let taken_away = taken_away(there);
    table.pair_moves(|date| taken_away.contains_key(&date.first_day()), options);

    let mut list: Vec<(DateValue, CutOff)> = Vec::new();
    let mut ids: Vec<Id> = there.cut_offs.iter().map(|part| part.id.clone()).collect();
    for (mut part, (date, old)) in fresh.into_iter().zip(table.news.iter().zip(&table.pairs)) {
        match old.and_then(|old| table.olds.get(old)) {
            Some(old) => continue_as(&mut part, old, *date, options),
            None => {
                if let (Some(key), Some(origin)) = (taken_away.get(&date.first_day()), &mut part.origin) {
                    origin.key.clone_from(key);
                }
                part.id = (1..).map(|count| first_id(&id, date, count)).find(|id| !ids.contains(id)).unwrap_or(part.id);
                ids.push(part.id.clone());
            }
        }
        list.push((*date, part));
    }
    for (index, old) in table.olds.iter().enumerate() {
        if old.imported && !table.pairs.contains(&Some(index)) {
            let kept = CutOff { gone: true, ..old.part.clone() };
            list.push((old.date, kept));
        }
    }
    list.sort_by_key(|(date, _)| date.end(options.zone));
    call.cut_offs = Parts(list.into_iter().map(|(_, part)| part).collect());
}

/// Days on which a person took away a deadline, with the keys that say so.
fn taken_away(there: &Call) -> HashMap<NaiveDate, String> {
    let marks = there.origin.iter().flat_map(|origin| &origin.edited);
    let keys = marks.filter_map(|mark| mark.strip_prefix(LIST)?.strip_prefix('/'));
    keys.filter_map(|key| Some((key.parse::<DateValue>().ok()?.first_day(), key.to_owned()))).collect()
}

/// Makes the incoming deadline the old one at a later time.
fn continue_as(part: &mut CutOff, old: &Old<'_>, date: DateValue, options: &Options<'_>) {
    part.id = old.part.id.clone();
    part.moves = old.part.moves.clone();
    if old.imported && is_move(&old.date, &date) {
        let ids = || (part.moves.len() + 1..).map(|number| part.id.child(&format!("move/{number}")));
        let id = ids().find(|id| part.moves.iter().all(|other| other.id != *id)).unwrap_or_default();
        let noticed = DateValue::Day(options.now.with_timezone(&options.zone).date_naive());
        part.moves.push(Move { id, from: Some(old.date), to: Some(date), noticed: Some(noticed), ..Move::default() });
    }
}

/// A stated hour in place of an assumed one, or the other way, is better knowledge of the same deadline.
fn is_move(from: &DateValue, to: &DateValue) -> bool {
    let assumed = |date: &DateValue| date.moment().is_none_or(|moment| moment.assumed);
    from.first_day() != to.first_day() || (same_time(from) != same_time(to) && !assumed(from) && !assumed(to))
}

/// The date with no word on whether its hour is assumed.
fn same_time(date: &DateValue) -> DateValue {
    match date {
        DateValue::Moment(moment) => DateValue::Moment(Moment { assumed: false, ..*moment }),
        other => *other,
    }
}

fn same_day(date: &DateValue) -> DateValue {
    DateValue::Day(date.first_day())
}

/// A deadline that is there.
struct Old<'a> {
    part: &'a CutOff,
    /// What the source last said; what stands there, for one that a person typed.
    date: DateValue,
    imported: bool,
}

impl<'a> Old<'a> {
    fn of(part: &'a CutOff, source: &str) -> Option<Self> {
        match &part.origin {
            Some(origin) if origin.source == source => {
                let date = origin.key.parse().ok().or(part.due)?;
                Some(Self { part, date, imported: true })
            }
            Some(_) => None,
            None => Some(Self { part, date: part.due.filter(|due| !due.is_vague())?, imported: false }),
        }
    }
}

/// Old deadlines, new dates, and which old one each date was found to be.
struct Table<'a> {
    olds: Vec<Old<'a>>,
    news: Vec<DateValue>,
    pairs: Vec<Option<usize>>,
}

impl<'a> Table<'a> {
    fn new(olds: Vec<Old<'a>>, news: Vec<DateValue>) -> Self {
        let pairs = vec![None; news.len()];
        Self { olds, news, pairs }
    }

    /// Pairs dates with deadlines that have the same key, those not gone first.
    fn pair_by(&mut self, key: impl Fn(&DateValue) -> DateValue, imported: bool) {
        let mut free = HashMap::<DateValue, Vec<usize>>::new();
        for gone in [true, false] {
            for (index, old) in self.olds.iter().enumerate().rev() {
                if old.imported == imported && old.part.gone == gone && !self.pairs.contains(&Some(index)) {
                    free.entry(key(&old.date)).or_default().push(index);
                }
            }
        }
        for (date, pair) in self.news.iter().zip(&mut self.pairs) {
            if pair.is_none() {
                *pair = free.get_mut(&key(date)).and_then(Vec::pop);
            }
        }
    }

    fn pair_moves(&mut self, stays_away: impl Fn(&DateValue) -> bool, options: &Options<'_>) {
        let passed = |date: &DateValue| date.has_passed(options.now, options.zone);
        let mut anchors: Vec<NaiveDate> = self
            .news
            .iter()
            .zip(&self.pairs)
            .filter(|(_, pair)| pair.is_some())
            .map(|(date, _)| date.first_day())
            .collect();
        anchors.sort_unstable();
        let gap = |date: &DateValue| anchors.partition_point(|anchor| *anchor < date.first_day());
        let may_move = |old: &Old<'_>| old.imported && !(old.part.gone && passed(&old.date));
        for between in 0..=anchors.len() {
            let olds = self.left_olds(|old| may_move(old) && gap(&old.date) == between);
            let news = self.left_news(|date| !stays_away(date) && gap(date) == between);
            self.pair_nearest(&olds, &news);
        }
        let olds = self.left_olds(|old| old.imported && !old.part.gone && !passed(&old.date));
        let news = self.left_news(|date| !stays_away(date) && !passed(date));
        self.pair_nearest(&olds, &news);
    }

    fn left_olds(&self, which: impl Fn(&Old<'_>) -> bool) -> Vec<(usize, NaiveDate)> {
        let left =
            self.olds.iter().enumerate().filter(|(index, old)| which(old) && !self.pairs.contains(&Some(*index)));
        let mut left: Vec<_> = left.map(|(index, old)| (index, old.date.first_day())).collect();
        left.sort_by_key(|(_, day)| *day);
        left
    }

    fn left_news(&self, which: impl Fn(&DateValue) -> bool) -> Vec<(usize, NaiveDate)> {
        let left = self.news.iter().zip(&self.pairs).enumerate();
        let left = left.filter(|(_, (date, pair))| pair.is_none() && which(date));
        left.map(|(index, (date, _))| (index, date.first_day())).collect()
    }

    fn pair_nearest(&mut self, olds: &[(usize, NaiveDate)], news: &[(usize, NaiveDate)]) {
        let days = |list: &[(usize, NaiveDate)]| -> Vec<i64> {
            list.iter().map(|(_, day)| i64::from(day.num_days_from_ce())).collect()
        };
        let pairs = if olds.len() <= news.len() {
            nearest(&days(olds), &days(news))
        } else {
            nearest(&days(news), &days(olds)).into_iter().map(|(new, old)| (old, new)).collect()
        };
        for (old, new) in pairs {
            if let (Some((old, _)), Some((new, _))) = (olds.get(old), news.get(new))
                && let Some(pair) = self.pairs.get_mut(*new)
            {
                *pair = Some(*old);
            }
        }
    }
}

/// More than this many comparisons are not worth the time: no call has so many deadlines.
const PATIENCE: usize = 100_000;

/// Pairs each of the few with one of the many, both in order, so that the ways add up to the least.
fn nearest(few: &[i64], many: &[i64]) -> Vec<(usize, usize)> {
    if few.len() == many.len() || few.len().saturating_mul(many.len()) > PATIENCE {
        return (0..few.len()).map(|index| (index, index)).collect();
    }
    // costs[i][j]: the least sum of ways for the first i of the few among the first j of the many.
    let mut costs: Vec<Vec<i64>> = vec![vec![0; many.len() + 1]];
    for (i, a) in few.iter().enumerate() {
        let above = costs.get(i).map(Vec::as_slice).unwrap_or_default();
        let mut row = vec![i64::MAX];
        let mut left = i64::MAX;
        for (b, diagonal) in many.iter().zip(above) {
            left = left.min(diagonal.saturating_add((a - b).abs()));
            row.push(left);
        }
        costs.push(row);
    }
    let cost = |i: usize, j: usize| costs.get(i).and_then(|row| row.get(j)).copied().unwrap_or(i64::MAX);
    let (mut i, mut j) = (few.len(), many.len());
    let mut pairs = Vec::with_capacity(i);
    while i > 0 && j > 0 {
        if j > i && cost(i, j) == cost(i, j - 1) {
            j -= 1;
        } else {
            (i, j) = (i - 1, j - 1);
            pairs.push((i, j));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_add_up_to_the_least_and_the_order_is_kept() {
        assert_eq!(nearest(&[10, 20], &[11, 21]), [(0, 0), (1, 1)]);
        // Each by itself would be nearest to 50; together the order decides.
        assert_eq!(nearest(&[40, 60], &[49, 51]), [(0, 0), (1, 1)]);
        let mut pairs = nearest(&[100, 200], &[5, 101, 150, 198, 400]);
        pairs.sort_unstable();
        assert_eq!(pairs, [(0, 1), (1, 3)]);
        assert_eq!(nearest(&[7], &[1, 2, 3]), [(0, 2)]);
        assert_eq!(nearest(&[], &[1]), []);
    }
}
