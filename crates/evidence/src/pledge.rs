//! Pledges: how much an actor contributes, on a grid of units.

use dossier::Size;

/// The largest need of a resource is LEVELS + ½ units, so that its threshold falls in the middle of a cell. Levels run from 0
/// to LEVELS + 1: more than the largest need counts as that need.
pub const LEVELS: usize = 20;

/// P(level), from 0 to LEVELS + 1.
pub type Sizes = [f64; LEVELS + 2];

/// Five-point Gauss–Hermite quadrature for a standard normal: nodes in standard deviations, with weights that add up to one
/// (Abramowitz and Stegun 1964, table 25.10, scaled by √2 and 1/√π).
const HERMITE: [(f64, f64); 5] = [
    (-2.856_970_013_872_805_6, 0.011_257_411_327_720_69),
    (-1.355_626_179_974_265_7, 0.222_075_922_005_612_64),
    (0.0, 0.533_333_333_333_333_3),
    (1.355_626_179_974_265_7, 0.222_075_922_005_612_64),
    (2.856_970_013_872_805_6, 0.011_257_411_327_720_69),
];

/// Twice Φ⁻¹(0.9): an 80 % range in standard deviations.
const WIDTH_OF_80_PERCENT: f64 = 2.563_103_131_089_201;

/// The levels of one amount, split between its two neighbours so that its mean is kept. Alone it meets the largest need exactly
/// when it reaches it: what does is the top level, what does not stays below. (Sums that come within a level of the need are
/// blurred: the price of one grid for all.)
#[must_use]
pub fn amount_levels(amount: f64, unit: f64) -> Sizes {
    let mut sizes = [0.0; LEVELS + 2];
    add_amount(&mut sizes, amount / unit, 1.0);
    sizes
}

fn add_amount(sizes: &mut Sizes, units: f64, weight: f64) {
    let need = LEVELS as f64 + 0.5;
    let units = if units >= need * (1.0 - 1e-9) { need + 0.5 } else { units.min(LEVELS as f64) };
    add(sizes, units, weight);
}

fn add(sizes: &mut Sizes, units: f64, weight: f64) {
    let top = LEVELS + 1;
    let units = units.clamp(0.0, top as f64);
    let below = (units as usize).min(top - 1);
    let above = units - below as f64;
    sizes[below] += weight * (1.0 - above);
    sizes[below + 1] += weight * above;
}

/// The levels of a pledge's size, given that the actor contributes. A range is lognormal with these 10 % and 90 % quantiles, on
/// five Gauss–Hermite nodes of the log scale. `unknown` is the range that stands in for a size nobody has said. `factor` says
/// how much of such a guess arrives; amounts that are stated exactly arrive as stated.
#[must_use]
pub fn size_levels(size: &Size, unknown: (f64, f64), unit: f64, factor: f64) -> Sizes {
    let mut sizes = [0.0; LEVELS + 2];
    let mut lognormal = |low: f64, high: f64| {
        let (low, high) = (libm::log(low), libm::log(high));
        let (middle, spread) = ((low + high) / 2.0, (high - low) / WIDTH_OF_80_PERCENT);
        for (node, weight) in HERMITE {
            add(&mut sizes, factor * libm::exp(middle + spread * node) / unit, weight);
        }
    };
    match size {
        Size::Range(low, high) => lognormal(*low, *high),
        Size::Unknown => lognormal(unknown.0, unknown.1),
        Size::Exactly(amount) => add_amount(&mut sizes, amount / unit, 1.0),
        Size::Levels(levels) => levels.iter().for_each(|(amount, share)| add_amount(&mut sizes, amount / unit, *share)),
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mean(sizes: &Sizes) -> f64 {
        sizes.iter().enumerate().map(|(level, p)| level as f64 * p).sum()
    }

    #[test]
    fn hermite_weights_integrate_a_normal() {
        let moment = |k: i32| HERMITE.iter().map(|(x, w)| w * x.powi(k)).sum::<f64>();
        for (power, expected) in [(0, 1.0), (1, 0.0), (2, 1.0), (3, 0.0), (4, 3.0), (6, 15.0), (8, 105.0)] {
            assert!((moment(power) - expected).abs() < 1e-10, "{power}");
        }
    }

    #[test]
    fn an_amount_alone_meets_the_need_exactly_when_it_reaches_it() {
        let unit = 10_000.0 / 20.5;
        assert_eq!(amount_levels(10_000.0, unit)[LEVELS + 1], 1.0);
        assert_eq!(amount_levels(9_999.0, unit)[LEVELS + 1], 0.0);
    }

    proptest! {
        #[test]
        fn splitting_keeps_the_mean_and_the_whole(amount in 0.0_f64..9_750.0) {
            let sizes = amount_levels(amount, 10_000.0 / 20.5);
            prop_assert!((sizes.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!((mean(&sizes) - amount / (10_000.0 / 20.5)).abs() < 1e-9);
        }

        #[test]
        fn a_range_is_a_distribution(low in 1.0_f64..1e6, ratio in 1.01_f64..100.0) {
            let sizes = size_levels(&Size::Range(low, low * ratio), (1.0, 2.0), 500.0, 0.7);
            prop_assert!((sizes.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(sizes.iter().all(|p| *p >= 0.0));
        }
    }
}
