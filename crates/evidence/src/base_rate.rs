//! The prior of members that have said nothing: how they, or members like them, vote (method note, section 2).

use crate::grid::{OnGrid, dot, normalised, prior};
use crate::vote::on_grid;

/// How much of the prior stays flat, so that evidence can leave the rate.
const LEFT_FLAT: f64 = 0.2;
/// Between which centres and scales the prior's are sought.
const CENTRES: (f64, f64) = (-12.0, 12.0);
const SCALES: (f64, f64) = (0.15, 6.0);
/// How near to its root a function is taken to be there, and after how many steps the search ends anyway.
const NEAR: f64 = 1e-9;
const STEPS: usize = 60;

/// How often contested drafts got yes, abstain and no; the three add up to one.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rate {
    /// The share of yes.
    pub yes: f64,
    /// The share of abstentions.
    pub abstain: f64,
    /// The share of no.
    pub no: f64,
}

/// A prior of which four fifths are a Student t whose centre and scale give the rate as its mean vote, and one fifth is `flat`.
/// Where no scale gives so many abstentions, the smallest is taken.
pub(crate) fn prior_of(rate: Rate, flat: &OnGrid, kappa: f64) -> OnGrid {
    let [yes, _, no] = on_grid(kappa);
    let centre = |scale: f64| {
        let lean = |centre: f64| {
            let density = prior(centre, scale);
            dot(&density, &yes) - dot(&density, &no) - (rate.yes - rate.no)
        };
        root(CENTRES, lean)
    };
    // The wider the prior, the fewer abstain.
    let scale = root(SCALES, |scale| {
        let density = prior(centre(scale), scale);
        rate.abstain - (1.0 - dot(&density, &yes) - dot(&density, &no))
    });
    let fitted = prior(centre(scale), scale);
    let mixed = std::array::from_fn(|point| (1.0 - LEFT_FLAT) * fitted[point] + LEFT_FLAT * flat[point]);
    normalised(mixed)
}

/// Where a rising function is zero: false position by the Illinois rule (Dowell and Jarratt 1971). Where it is zero nowhere
/// between the ends, the nearer end.
fn root((mut low, mut high): (f64, f64), rising: impl Fn(f64) -> f64) -> f64 {
    let (mut at_low, mut at_high) = (rising(low), rising(high));
    if at_low >= 0.0 {
        return low;
    }
    if at_high <= 0.0 {
        return high;
    }
    let mut last_was_low = None;
    for _ in 0..STEPS {
        let middle = (low * at_high - high * at_low) / (at_high - at_low);
        let value = rising(middle);
        if value.abs() < NEAR {
            return middle;
        }
        let is_low = value < 0.0;
        // An end that stays for a second time weighs half.
        let stays = if last_was_low == Some(is_low) { 0.5 } else { 1.0 };
        if is_low {
            (low, at_low, at_high) = (middle, value, at_high * stays);
        } else {
            (high, at_high, at_low) = (middle, value, at_low * stays);
        }
        last_was_low = Some(is_low);
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_found_between_the_ends_or_at_the_nearer_one() {
        assert!((root((0.0, 10.0), |x| x * x * x - 2.0) - 2.0_f64.cbrt()).abs() < 1e-8);
        assert!((root((-700.0, 700.0), |x| libm::tanh(x - 3.0)) - 3.0).abs() < 1e-8);
        assert_eq!((root((0.0, 1.0), |x| x - 2.0), root((0.0, 1.0), |x| x + 2.0)), (1.0, 0.0));
    }

    #[test]
    fn four_fifths_of_the_prior_vote_at_the_rate() {
        let flat = prior(0.0, 1.25);
        let [yes, abstain, no] = on_grid(1.0);
        for rate in [
            Rate { yes: 0.84, abstain: 0.12, no: 0.04 },
            Rate { yes: 0.50, abstain: 0.36, no: 0.14 },
            Rate { yes: 0.60, abstain: 0.30, no: 0.10 },
        ] {
            let prior = prior_of(rate, &flat, 1.0);
            for (of, expected) in [(&yes, rate.yes), (&abstain, rate.abstain), (&no, rate.no)] {
                let expected = 0.8 * expected + 0.2 * dot(&flat, of);
                assert!((dot(&prior, of) - expected).abs() < 2e-3, "{rate:?}");
            }
        }
    }
}
