//! From support to the vote: an ordered response, the text's own fate, and the floor (method note, sections 1 and 7).

use std::sync::Arc;

use terms::OptionId;

use crate::Table;
use crate::grid::{Logistics, POINTS};
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

/// P(option | support) for the options of a motion, lane by lane. It is computed when it is asked for: the numbers that it
/// comes from are a third or less of the table they make.
#[derive(Clone, Debug)]
pub struct Votes {
    /// e^−θ in each lane.
    doubt: Arc<Vec<f64>>,
    /// For each option, its place among those that express support.
    place: Vec<Option<usize>>,
    /// How many options express support.
    count: usize,
    /// For each parameter set: e^(c − shift) at each cut-point, then how often a settled position flips.
    sets: Vec<f64>,
}

/// e^−θ in each lane: what [`Votes`] are made of, to be shared by the fates of a text.
#[must_use]
pub fn doubt(supports: &[f64]) -> Arc<Vec<f64>> {
    Arc::new(supports.iter().map(|theta| libm::exp(-theta)).collect())
}

impl Votes {
    /// The votes of an actor whose support is known by its [`doubt`].
    #[must_use]
    pub fn new(doubt: Arc<Vec<f64>>, options: &[OptionId], text: Text, sets: &ParameterSets) -> Self {
        let ordered = ordered(options);
        let count = ordered.len();
        let place = (0..options.len()).map(|option| ordered.iter().position(|&known| known == option)).collect();
        let mut constants = Vec::with_capacity(sets.count() * count);
        for set in 0..sets.count() {
            let parameters = sets.set(set);
            let (kappa, shift) = (parameters.get(Parameter::VoteCutpoint), text.shift(parameters));
            let cuts = (0..count.saturating_sub(1)).map(|at| libm::exp(cutpoint(count, at, kappa) - shift));
            constants.extend(cuts);
            constants.push(parameters.get(Parameter::Reversal));
        }
        Self { doubt, place, count, sets: constants }
    }

    fn constants(&self, lane: usize) -> &[f64] {
        let set = lane * (self.sets.len() / self.count) / self.doubt.len().max(1);
        &self.sets[set * self.count..(set + 1) * self.count]
    }

    /// Has the option any probability?
    #[must_use]
    pub fn any(&self, option: usize) -> bool {
        self.place.get(option).is_some_and(Option::is_some)
    }

    /// The probability of an option in a lane.
    #[must_use]
    pub fn get(&self, option: usize, lane: usize) -> f64 {
        let Some(place) = self.place[option] else { return 0.0 };
        let (doubt, constants) = (self.doubt[lane], self.constants(lane));
        match *constants {
            [cut, flips] => of_two(doubt, cut, flips)[place],
            [high, low, flips] => of_three(doubt, high, low, flips)[place],
            _ => of_many(doubt, constants, place),
        }
    }

    /// The probability of every option in several lanes, in the order of the options; `shares` are zeros before.
    pub fn fill<const L: usize>(&self, lanes: &[usize; L], shares: &mut [[f64; L]]) {
        let (first, last) = (self.constants(lanes[0]), self.constants(lanes[L - 1]));
        // Most often the lanes follow one another and are of one parameter set.
        let together = std::ptr::eq(first, last) && lanes[L - 1] - lanes[0] == L - 1;
        let ordered: [[f64; L]; 3] = match (first, self.doubt[lanes[0]..].first_chunk::<L>()) {
            (&[cut, flips], Some(doubt)) if together => {
                let mut both = [[0.0; L]; 3];
                for lane in 0..L {
                    [both[0][lane], both[1][lane]] = of_two(doubt[lane], cut, flips);
                }
                both
            }
            (&[high, low, flips], Some(doubt)) if together => {
                let mut all = [[0.0; L]; 3];
                for lane in 0..L {
                    [all[0][lane], all[1][lane], all[2][lane]] = of_three(doubt[lane], high, low, flips);
                }
                all
            }
            (&[_, _] | &[_, _, _], _) => {
                let mut each = [[0.0; L]; 3];
                for (at, &lane) in lanes.iter().enumerate() {
                    match *self.constants(lane) {
                        [cut, flips] => [each[0][at], each[1][at]] = of_two(self.doubt[lane], cut, flips),
                        [high, low, flips] => {
                            [each[0][at], each[1][at], each[2][at]] = of_three(self.doubt[lane], high, low, flips);
                        }
                        _ => {}
                    }
                }
                each
            }
            _ => {
                for (option, share) in shares.iter_mut().enumerate() {
                    *share = lanes.map(|lane| self.get(option, lane));
                }
                return;
            }
        };
        for (share, place) in shares.iter_mut().zip(&self.place) {
            if let Some(place) = place {
                *share = ordered[*place];
            }
        }
    }
}

/// P(at least this good) = σ(θ + shift − c) = 1 / (1 + e^−θ e^(c − shift)).
#[inline]
fn at_least(doubt: f64, cut: f64) -> f64 {
    1.0 / (1.0 + doubt * cut)
}

#[inline]
fn of_two(doubt: f64, cut: f64, flips: f64) -> [f64; 2] {
    let yes = at_least(doubt, cut);
    floored_two([yes, 1.0 - yes], flips)
}

#[inline]
fn of_three(doubt: f64, high: f64, low: f64, flips: f64) -> [f64; 3] {
    let (yes, not_no) = (at_least(doubt, high), at_least(doubt, low));
    floored_three([yes, not_no - yes, 1.0 - not_no], flips)
}

/// Of other numbers of options no rate of flipping was measured.
fn of_many(doubt: f64, constants: &[f64], place: usize) -> f64 {
    let cuts = &constants[..constants.len() - 1];
    let upto = |place: usize| cuts.get(place).map_or(1.0, |cut| at_least(doubt, *cut));
    upto(place) - if place == 0 { 0.0 } else { upto(place - 1) }
}

/// P(option | support) for `options` of a motion, in each lane. In every lane the options add up to one.
#[must_use]
pub fn vote_table(supports: &[f64], options: &[OptionId], text: Text, sets: &ParameterSets) -> Table {
    let votes = Votes::new(doubt(supports), options, text, sets);
    let lanes = 0..supports.len();
    (0..options.len()).map(|option| lanes.clone().map(|lane| votes.get(option, lane)).collect()).collect()
}

/// Lets a settled position flip.
#[inline]
fn floored_two([yes, no]: [f64; 2], flips: f64) -> [f64; 2] {
    let [to_no, to_yes] = FLIPS_OF_TWO;
    let moved = flips * (no * to_yes - yes * to_no);
    [yes + moved, no - moved]
}

/// The same of three options.
#[inline]
fn floored_three(before: [f64; 3], flips: f64) -> [f64; 3] {
    let [yes, abstain, no] = before;
    let between = |a: f64, b: f64, from: usize, to: usize| flips * (a * FLIPS[from][to] - b * FLIPS[to][from]);
    let (one, two, three) = (between(yes, abstain, 0, 1), between(yes, no, 0, 2), between(abstain, no, 1, 2));
    [yes - one - two, abstain + one - three, no + two + three]
}

/// P(yes, abstain, no) at each point of support, before the floor: what a rate or a stance in the ledger is read off.
pub(crate) fn on_grid(kappa: f64) -> [[f64; POINTS]; 3] {
    let curves = Logistics::new(1.0);
    let (yes, no) = (curves.above(kappa), curves.below(-kappa));
    let abstain = std::array::from_fn(|point: usize| 1.0 - yes[point] - no[point]);
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
