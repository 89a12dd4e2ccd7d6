//! The prior of members that have said nothing: how they, or members like them, vote (method note, section 2).

use crate::grid::{OnGrid, dot, normalised, prior};
use crate::vote::on_grid;

/// How much of the prior stays flat, so that evidence can leave the rate.
const LEFT_FLAT: f64 = 0.2;
/// Between which scales the prior's is sought.
const SCALES: (f64, f64) = (0.15, 6.0);
const HALVINGS: usize = 24;

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
    let centred = |scale: f64| {
        let (mut low, mut high) = (-12.0, 12.0);
        for _ in 0..HALVINGS {
            let middle = (low + high) / 2.0;
            let density = prior(middle, scale);
            let lean = dot(&density, &yes) - dot(&density, &no);
            if lean < rate.yes - rate.no { low = middle } else { high = middle }
        }
        prior((low + high) / 2.0, scale)
    };
    // The wider the prior, the fewer abstain.
    let (mut narrow, mut wide) = SCALES;
    for _ in 0..HALVINGS {
        let middle = (narrow + wide) / 2.0;
        let density = centred(middle);
        let abstain = 1.0 - dot(&density, &yes) - dot(&density, &no);
        if abstain > rate.abstain { narrow = middle } else { wide = middle }
    }
    let fitted = centred((narrow + wide) / 2.0);
    let mixed = std::array::from_fn(|point| (1.0 - LEFT_FLAT) * fitted[point] + LEFT_FLAT * flat[point]);
    normalised(mixed)
}

#[cfg(test)]
mod tests {
    use super::*;

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
