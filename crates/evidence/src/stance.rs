//! Stated stances, and the flat stance of those of whom nothing is stated.

use terms::{Chance, OptionId};

use crate::{Draws, Table};

/// Half the width of a 90 % range in standard deviations of a normal: Φ⁻¹(0.95).
pub(crate) const HALF_OF_90_PERCENT: f64 = 1.644_853_626_951_472_7;

/// σ(x) = 1 / (1 + e^−x).
fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

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

/// How clear a leaning must be to show in a vote.
const VOTE_CUTPOINT: f64 = 1.0;
/// How far the unknown members of a body lean together, and each on its own: 1.7 √½ and 1.25 √½, from a Student t of scale 1.25
/// (whose standard deviation is about 1.7), half of its variance shared.
const SHARED_SPREAD: f64 = 1.202;
const OWN_SPREAD: f64 = 0.884;

/// The stance of a member of whom nothing is stated: support θ is the sum of a normal part of standard deviation 1.20, shared by
/// all such members on the motion, and a part of their own, Student t with 4 degrees of freedom and scale 0.88 (so that each has
/// about half of the spread). The decision is an ordered response to it: P(worst) = σ(−1 − θ), P(best) = 1 − σ(1 − θ), the
/// options between them share the rest equally; with two options P(best) = σ(θ). Options are ordered best to worst; staying
/// away and a declared abstention are left out where there are others.
#[must_use]
pub fn flat_stance(draws: &Draws, options: &[OptionId], actor: &str, motion: &str) -> Table {
    let shared = draws.normal(&format!("flat|{motion}"));
    let own = draws.student(&format!("flat|{actor}@{motion}"));
    let support = shared.iter().zip(&own).map(|(shared, own)| SHARED_SPREAD * shared + OWN_SPREAD * own);
    let mut ordered: Vec<usize> =
        (0..options.len()).filter(|&o| !matches!(options[o].as_str(), "absent" | "declared")).collect();
    if ordered.len() < 2 {
        ordered = (0..options.len()).collect();
    }
    let mut table = vec![vec![0.0; draws.lanes]; options.len()];
    let (Some(&best), Some(&worst)) = (ordered.first(), ordered.last()) else { return table };
    let between = &ordered[1..ordered.len().max(2) - 1];
    for (lane, theta) in support.enumerate() {
        let cut = if between.is_empty() { 0.0 } else { VOTE_CUTPOINT };
        let no = if best == worst { 0.0 } else { logistic(-cut - theta) };
        let yes = if best == worst { 1.0 } else { 1.0 - logistic(cut - theta) };
        table[worst][lane] = no;
        table[best][lane] = yes;
        for &middle in between {
            table[middle][lane] = (1.0 - no - yes).max(0.0) / between.len() as f64;
        }
    }
    table
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

    #[test]
    fn the_flat_stance_is_a_third_each() {
        let draws = Draws { lanes: 20_000, seed: 7 };
        let table = flat_stance(&draws, &options(), "XXX", "m");
        for option in &table[..3] {
            let mean = option.iter().sum::<f64>() / 20_000.0;
            assert!((mean - 1.0 / 3.0).abs() < 0.02, "{mean}");
        }
        for names in [["accept", "refuse"], ["no", "yes"]] {
            let table = flat_stance(&draws, &names.map(option), "XXX", "m");
            assert!(table.iter().all(|o| (o.iter().sum::<f64>() / 20_000.0 - 0.5).abs() < 0.02));
        }
        let two = [option("yes"), option("no")];
        let mean = flat_stance(&draws, &two, "XXX", "m")[0].iter().sum::<f64>() / 20_000.0;
        assert!((mean - 0.5).abs() < 0.02, "{mean}");
    }
}
