//! How columns share the width of a page, in any unit: points on paper, characters in plain text.

/// What a column asks for, all in one unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Demand {
    /// The width at which nothing wraps.
    pub(crate) natural: f64,
    /// The width below which words break; at most `natural`.
    pub(crate) least: f64,
    /// The weight by which it takes what is left; 0 for a column that fits its text.
    pub(crate) share: f64,
}

/// The part of the width that sharing columns get if they can use it, before fitting columns get all they want.
pub(crate) const SHARED: f64 = 0.36;

/// The widths of the columns. They never exceed `available` together; with `fill` they use all of it.
pub(crate) fn widths(available: f64, demands: &[Demand], fill: bool) -> Vec<f64> {
    let fitting = |demand: &&Demand| demand.share <= 0.0;
    let fixed: f64 = demands.iter().filter(fitting).map(|demand| demand.natural).sum();
    let fixed_least: f64 = demands.iter().filter(fitting).map(|demand| demand.least).sum();
    let shared_least: f64 = demands.iter().filter(|demand| demand.share > 0.0).map(|demand| demand.least).sum();
    let least = fixed_least + shared_least;
    if least >= available {
        // Not even single words fit: the widest give way, and their words break.
        let most = highest(available, demands.iter().map(|demand| demand.least).fold(0.0, f64::max), |most| {
            demands.iter().map(|demand| demand.least.min(most)).sum()
        });
        return demands.iter().map(|demand| demand.least.min(most)).collect();
    }
    let shared_natural: f64 = demands.iter().filter(|demand| demand.share > 0.0).map(|demand| demand.natural).sum();
    let kept = shared_natural.min(available * SHARED).max(shared_least).min(available - fixed_least);
    let room = available - kept;
    let give = if fixed <= room { 1.0 } else { (room - fixed_least) / (fixed - fixed_least) };
    let fit = |demand: &Demand| demand.least + (demand.natural - demand.least) * give;
    let left = available - demands.iter().filter(fitting).map(fit).sum::<f64>();
    let shared = |level: f64| move |demand: &Demand| (demand.share * level).clamp(demand.least, demand.natural);
    let level = level(left, demands);
    let mut out: Vec<f64> =
        demands.iter().map(|demand| if demand.share > 0.0 { shared(level)(demand) } else { fit(demand) }).collect();
    let spare = available - out.iter().sum::<f64>();
    if fill && spare > 0.0 {
        let shares: f64 = demands.iter().map(|demand| demand.share).sum();
        let naturals: f64 = demands.iter().map(|demand| demand.natural).sum();
        for (width, demand) in out.iter_mut().zip(demands) {
            *width += spare
                * if shares > 0.0 {
                    demand.share / shares
                } else if naturals > 0.0 {
                    demand.natural / naturals
                } else {
                    1.0 / demands.len() as f64
                };
        }
    }
    out
}

/// The width per unit of weight at which the sharing columns together take `left`, or all they can use.
fn level(left: f64, demands: &[Demand]) -> f64 {
    let sharing = || demands.iter().filter(|demand| demand.share > 0.0);
    let taken = |level: f64| -> f64 {
        sharing().map(|demand| (demand.share * level).clamp(demand.least, demand.natural)).sum()
    };
    highest(left, sharing().map(|demand| demand.natural / demand.share).fold(0.0, f64::max), taken)
}

/// The highest value up to `top` for which a growing sum stays within `available`, as near as it matters.
fn highest(available: f64, top: f64, sum: impl Fn(f64) -> f64) -> f64 {
    if sum(top) <= available {
        return top;
    }
    let mut low = 0.0;
    let mut high = top;
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if sum(middle) <= available {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demand(natural: f64, least: f64, share: f64) -> Demand {
        Demand { natural, least, share }
    }

    #[test]
    fn fitting_columns_keep_their_width_and_the_others_share_the_rest_by_weight() {
        let out = widths(100.0, &[demand(20.0, 10.0, 0.0), demand(300.0, 5.0, 3.0), demand(300.0, 5.0, 1.0)], true);
        assert!((out[0] - 20.0).abs() < 1e-6);
        assert!((out[1] - 60.0).abs() < 1e-6 && (out[2] - 20.0).abs() < 1e-6, "{out:?}");
    }

    #[test]
    fn fitting_columns_give_way_before_the_others_starve() {
        let out = widths(100.0, &[demand(90.0, 10.0, 0.0), demand(300.0, 5.0, 1.0)], true);
        assert!((out[1] - 36.0).abs() < 1e-6, "{out:?}");
        let out = widths(100.0, &[demand(90.0, 80.0, 0.0), demand(300.0, 5.0, 1.0)], true);
        assert!((out[0] - 80.0).abs() < 1e-6, "{out:?}");
    }

    #[test]
    fn where_words_must_break_they_break_in_the_widest_columns() {
        let out = widths(30.0, &[demand(90.0, 25.0, 0.0), demand(8.0, 8.0, 0.0), demand(90.0, 40.0, 1.0)], true);
        assert!((out[0] - 11.0).abs() < 1e-6 && (out[1] - 8.0).abs() < 1e-6 && (out[2] - 11.0).abs() < 1e-6, "{out:?}");
    }

    #[test]
    fn a_column_with_little_text_leaves_its_share_to_the_others() {
        let out = widths(100.0, &[demand(10.0, 5.0, 1.0), demand(300.0, 5.0, 1.0)], true);
        assert!((out[0] - 10.0).abs() < 1e-6 && (out[1] - 90.0).abs() < 1e-6, "{out:?}");
    }

    #[test]
    fn widths_never_exceed_the_page_and_fill_it_when_asked() {
        let many: Vec<Demand> =
            (0..9).map(|i| demand(f64::from(i) * 7.0, f64::from(i) * 2.0, f64::from(i % 3))).collect();
        for available in [0.0, 10.0, 71.0, 73.0, 150.0, 1000.0] {
            let total: f64 = widths(available, &many, false).iter().sum();
            assert!(total <= available + 1e-6, "{total} of {available}");
            let total: f64 = widths(available, &many, true).iter().sum();
            assert!((total - available).abs() < 1e-6, "{total} of {available}");
        }
        assert!(widths(50.0, &[], true).is_empty());
    }
}
