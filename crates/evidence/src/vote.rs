//! From support to the vote: an ordered response, the text's own fate, and the floor (method note, sections 1 and 7).

use terms::OptionId;

use crate::Table;
use crate::grid::{POINTS, logistic, support};
use crate::parameters::{Parameter, ParameterSets, Parameters};

/// What became of a motion's text before the vote: one fate for all its voters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Text {
    /// Put to the vote as it is.
    Same,
    /// Softened: everybody supports it more.
    Softer,
    /// Hardened: everybody supports it less.
    Harder,
}

impl Text {
    /// All fates, in the order of the event `text`.
    pub const ALL: [Self; 3] = [Self::Same, Self::Softer, Self::Harder];

    /// Its name as an outcome.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Softer => "softer",
            Self::Harder => "harder",
        }
    }

    /// How likely each fate is under a parameter set.
    #[must_use]
    pub fn chances(parameters: &Parameters) -> [f64; 3] {
        let (softer, harder) = (parameters.get(Parameter::TextSofter), parameters.get(Parameter::TextHarder));
        [1.0 - softer - harder, softer, harder]
    }

    fn shift(self, parameters: &Parameters) -> f64 {
        match self {
            Self::Same => 0.0,
            Self::Softer => parameters.get(Parameter::TextShift),
            Self::Harder => -parameters.get(Parameter::TextShift),
        }
    }
}

/// A settled position flips for its own reasons, at the rate measured on Assembly titles that return: rows yes, abstain, no;
/// columns the same.
const FLIPS: [[f64; 3]; 3] = [[0.0, 0.008, 0.001], [0.070, 0.0, 0.020], [0.010, 0.020, 0.0]];
/// The same where there are two options only: yes to no, no to yes.
const FLIPS_OF_TWO: [f64; 2] = [0.015, 0.005];

/// Which options of a motion express support, best to worst: absence and a declared abstention are ways of voting that nothing
/// is said about, where there are others.
#[must_use]
pub fn ordered(options: &[OptionId]) -> Vec<usize> {
    let plain: Vec<usize> =
        (0..options.len()).filter(|&o| !matches!(options[o].as_str(), "absent" | "declared")).collect();
    if plain.len() < 2 { (0..options.len()).collect() } else { plain }
}

/// The cut-points between `count` options, from the best to the worst: evenly from κ to −κ, 0 for two options.
pub(crate) fn cutpoint(count: usize, place: usize, kappa: f64) -> f64 {
    if count <= 2 { 0.0 } else { kappa - 2.0 * kappa * place as f64 / (count - 2) as f64 }
}

/// P(option | support) for `options` of a motion, in each lane. In every lane the options add up to one.
#[must_use]
pub fn vote_table(supports: &[f64], options: &[OptionId], text: Text, sets: &ParameterSets) -> Table {
    let ordered = ordered(options);
    let count = ordered.len();
    let mut table = vec![vec![0.0; supports.len()]; options.len()];
    let mut shares = vec![0.0; count];
    for set in 0..sets.count() {
        let parameters = sets.set(set);
        let flips = parameters.get(Parameter::Reversal);
        // P(at least this good) = σ(θ + shift − c) = 1 / (1 + e^−θ e^(c − shift)): one exponential a lane.
        let kappa = parameters.get(Parameter::VoteCutpoint);
        let shift = text.shift(parameters);
        let against: Vec<f64> =
            (0..count.saturating_sub(1)).map(|place| libm::exp(cutpoint(count, place, kappa) - shift)).collect();
        for lane in sets.lanes(set) {
            let doubt = libm::exp(-supports[lane]);
            let mut above = 0.0;
            for (share, against) in shares.iter_mut().zip(&against) {
                let at_least = 1.0 / (1.0 + doubt * against);
                *share = at_least - above;
                above = at_least;
            }
            if let Some(worst) = shares.last_mut() {
                *worst = 1.0 - above;
            }
            floor(&mut shares, flips);
            for (share, &option) in shares.iter().zip(&ordered) {
                table[option][lane] = *share;
            }
        }
    }
    table
}

/// Lets a settled position flip.
fn floor(shares: &mut [f64], flips: f64) {
    match shares {
        [yes, no] => {
            let [to_no, to_yes] = FLIPS_OF_TWO.map(|p| p * flips);
            (*yes, *no) = (*yes * (1.0 - to_no) + *no * to_yes, *no * (1.0 - to_yes) + *yes * to_no);
        }
        [_, _, _] => {
            let before = [shares[0], shares[1], shares[2]];
            for (from, row) in FLIPS.iter().enumerate() {
                for (to, chance) in row.iter().enumerate() {
                    let moved = before[from] * chance * flips;
                    shares[to] += moved;
                    shares[from] -= moved;
                }
            }
        }
        // No rate was measured for other numbers of options.
        _ => {}
    }
}

/// P(yes, abstain, no) at each point of support, before the floor: what a rate or a stance in the ledger is read off.
pub(crate) fn on_grid(kappa: f64) -> [[f64; POINTS]; 3] {
    let yes = std::array::from_fn(|point| logistic(support(point) - kappa));
    let no = std::array::from_fn(|point| logistic(-kappa - support(point)));
    let abstain =
        std::array::from_fn(|point: usize| 1.0 - logistic(support(point) - kappa) - logistic(-kappa - support(point)));
    [yes, abstain, no]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Draws;
    use crate::parameters::Fixed;

    fn options(names: &[&str]) -> Vec<OptionId> {
        names.iter().map(|name| OptionId::parse(name).unwrap()).collect()
    }

    #[test]
    fn no_evidence_lifts_a_veto_above_what_the_floor_leaves() {
        let sets = ParameterSets::new(Draws { lanes: 4, seed: 1 }, &Fixed::at_defaults());
        let table = vote_table(&[-30.0; 4], &options(&["yes", "abstain", "no", "absent"]), Text::Same, &sets);
        assert!((table[2][0] - 0.97).abs() < 1e-9 && (table[1][0] - 0.02).abs() < 1e-9);
        assert_eq!(table[3][0], 0.0);
        let softer = vote_table(&[-3.0; 4], &options(&["yes", "abstain", "no"]), Text::Softer, &sets);
        assert!(softer[0][0] > 0.4, "a softer text moves every voter");
    }

    #[test]
    fn options_add_up_and_mirror() {
        let fixed = Fixed::at_defaults().with(Parameter::Reversal, 0.0).unwrap();
        let sets = ParameterSets::new(Draws { lanes: 3, seed: 1 }, &fixed);
        for names in [&["yes", "no"][..], &["yes", "abstain", "no"], &["a", "b", "c", "d"]] {
            let names = options(names);
            let one = vote_table(&[0.7, -0.2, 2.0], &names, Text::Same, &sets);
            let other = vote_table(&[-0.7, 0.2, -2.0], &names, Text::Same, &sets);
            for lane in 0..3 {
                assert!((one.iter().map(|o| o[lane]).sum::<f64>() - 1.0).abs() < 1e-12);
                for option in 0..names.len() {
                    assert!((one[option][lane] - other[names.len() - 1 - option][lane]).abs() < 1e-12);
                }
            }
        }
    }
}
