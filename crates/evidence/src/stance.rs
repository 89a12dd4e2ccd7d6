//! Stances that the dossier's author states.

use terms::{Chance, OptionId};

use crate::Table;
use crate::grid::logistic;

/// Half the width of a 90 % range in standard deviations of a normal: Φ⁻¹(0.95).
pub(crate) const HALF_OF_90_PERCENT: f64 = 1.644_853_626_951_472_7;

fn logit(p: f64) -> f64 {
    libm::log(p / (1.0 - p))
}

/// A chance in each lane: a number is the same in all; a 90 % range [l, h] is logit-normal, its logit normal with mean
/// (logit l + logit h)/2 and standard deviation (logit h − logit l)/(2 · 1.645), read off `normal` (one number a lane).
#[must_use]
pub fn chance(chance: Chance, normal: &[f64]) -> Vec<f64> {
    match chance {
        Chance::Point(p) => vec![p.get(); normal.len()],
        Chance::Range(low, high) => {
            let (low, high) = (logit(low.get()), logit(high.get()));
            let (middle, spread) = ((low + high) / 2.0, (high - low) / (2.0 * HALF_OF_90_PERCENT));
            normal.iter().map(|z| logistic(middle + spread * z)).collect()
        }
    }
}

/// A stated stance: each named option has its share, an option not named has none. At most one share is a range; the points
/// share what it leaves in proportion. Where a range stands alone, the options not named share the rest equally.
#[must_use]
pub fn stated_stance(options: &[OptionId], shares: &[(OptionId, Chance)], normal: &[f64]) -> Table {
    let share_of = |option: &OptionId| shares.iter().find(|(named, _)| named == option).map(|(_, share)| *share);
    let points: f64 = shares
        .iter()
        .map(|(_, share)| match share {
            Chance::Point(p) => p.get(),
            Chance::Range(..) => 0.0,
        })
        .sum();
    let range = shares.iter().find(|(_, share)| share.is_range());
    let taken = range.map_or_else(|| vec![0.0; normal.len()], |(_, share)| chance(*share, normal));
    let unnamed = options.iter().filter(|option| share_of(option).is_none()).count();
    options
        .iter()
        .map(|option| match share_of(option) {
            Some(Chance::Range(..)) => taken.clone(),
            Some(Chance::Point(p)) if points > 0.0 => taken.iter().map(|t| (1.0 - t) * p.get() / points).collect(),
            None if points == 0.0 => taken.iter().map(|t| (1.0 - t) / unnamed as f64).collect(),
            _ => vec![0.0; normal.len()],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use terms::Probability;

    fn options() -> Vec<OptionId> {
        ["yes", "abstain", "no", "absent"].iter().map(|o| OptionId::parse(o).unwrap()).collect()
    }

    fn option(name: &str) -> OptionId {
        OptionId::parse(name).unwrap()
    }

    fn point(p: f64) -> Chance {
        Chance::Point(Probability::new(p).unwrap())
    }

    #[test]
    fn a_range_is_read_as_its_5_and_95_percent_quantiles() {
        let low_and_high = chance(Chance::range(0.6, 0.95).unwrap(), &[-HALF_OF_90_PERCENT, HALF_OF_90_PERCENT]);
        assert!((low_and_high[0] - 0.6).abs() < 1e-12 && (low_and_high[1] - 0.95).abs() < 1e-12);
    }

    #[test]
    fn points_share_what_a_range_leaves_in_proportion() {
        let shares = [
            (option("no"), Chance::range(0.6, 0.95).unwrap()),
            (option("abstain"), point(0.15)),
            (option("yes"), point(0.05)),
        ];
        let table = stated_stance(&options(), &shares, &[0.3, -1.0]);
        for lane in 0..2 {
            let sum: f64 = table.iter().map(|o| o[lane]).sum();
            assert!((sum - 1.0).abs() < 1e-12);
            assert!((table[1][lane] / table[0][lane] - 3.0).abs() < 1e-9, "abstain to yes as 15 to 5");
            assert_eq!(table[3][lane], 0.0, "an option not named has none");
        }
    }
}
