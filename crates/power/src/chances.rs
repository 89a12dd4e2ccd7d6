//! How often a vote decides when votes have probabilities of their own, and perhaps a common cause.

mod normal;

use crate::bound::error;
use crate::gathered::Gathered;
use crate::integrate::{Point, Sums};
use crate::{Game, PowerError};
use normal::{cumulative, quantile};

/// What a player's vote means under given probabilities.
#[derive(Clone, PartialEq, Debug)]
pub struct MemberChances {
    /// The probability of each of its options.
    pub probabilities: Vec<f64>,
    /// P(the motion passes) when it takes each option and the others vote as they do.
    pub given: Vec<f64>,
    /// P(its vote decides): P(passes | best option) − P(passes | worst). Where the rule is not monotone, net.
    pub decides: f64,
    /// P(it votes for its best option and the motion passes, or for another and it fails): its success (Laruelle and Valenciano
    /// 2005). Of a player whose vote the rule does not read, as often as it happens to agree.
    pub success: f64,
}

/// Power under given probabilities.
#[derive(Clone, PartialEq, Debug)]
pub struct Chances {
    /// P(the motion passes).
    pub passes: f64,
    /// For each player.
    pub members: Vec<MemberChances>,
    /// No value is further from the true one.
    pub error: f64,
}

/// How far the values of the factor reach, in standard deviations: beyond lies less than 10⁻¹⁸ of its weight.
const REACH: f64 = 9.0;

/// The fewest and the most values of the factor.
const VALUES: [usize; 2] = [32, 8192];

/// Two numbers of values that agree so closely are enough.
const AGREED: f64 = 1e-12;

impl Game<'_> {
    /// What each vote means when player i takes option c with probability `probabilities[i][c]`, independently of the others or,
    /// with a factor, given it.
    ///
    /// *Factor*: a share ρ of what moves each voter is common to all. Voter i takes an option no worse than c where
    /// √ρ·Z + √(1−ρ)·Eᵢ is below the normal quantile of its probability to do so, Z and all Eᵢ standard normal: its own
    /// probabilities stay as given, and any two voters' leanings correlate by ρ (Vasicek 1987; as a model of votes Kaniovski 2008). Given Z
    /// votes are independent, so values of Z are lanes; they are as many as it takes for the trapezoidal rule, which converges
    /// faster than any power (Trefethen and Weideman 2014), to agree with half as many to 10⁻¹².
    ///
    /// # Errors
    /// Probabilities that are not numbers from 0 to 1 that add up to 1, a factor outside [0, 1), a rule that is too large.
    pub fn chances(&self, probabilities: &[Vec<f64>], factor: Option<f64>) -> Result<Chances, PowerError> {
        let options = self.options;
        for player in 0..self.players.len() {
            let of = probabilities.get(player).map_or(&[][..], Vec::as_slice);
            let sound = of.len() == options && of.iter().all(|p| (0.0..=1.0).contains(p));
            if !sound || (of.iter().sum::<f64>() - 1.0).abs() > 1e-9 {
                return Err(PowerError::WrongProbabilities { player, options });
            }
        }
        let share = factor.unwrap_or(0.0);
        if !(0.0..1.0).contains(&share) {
            return Err(PowerError::WrongFactor(share));
        }
        let mut different: Vec<&[f64]> = Vec::new();
        let mut tags = Vec::with_capacity(self.players.len());
        for of in &probabilities[..self.players.len()] {
            tags.push(different.iter().position(|known| known == of).unwrap_or(different.len()));
            if tags.last() == Some(&different.len()) {
                different.push(of);
            }
        }
        let gathered = Gathered::new(self.logic, self.formula, self.players, |player| tags[player], self.budget)?;
        let rounding = |sums: &Sums<f64>| error(&gathered, sums);
        let sums = |points: &[Point<f64>]| gathered.integrate(points);
        let (found, error) = if share == 0.0 {
            let probabilities = different.concat();
            let found = sums(&[Point { weight: 1.0, probabilities }]);
            let error = rounding(&found);
            (found, error)
        } else {
            let mut values = VALUES[0];
            let mut found = sums(&given_factor(&different, share, values));
            loop {
                values *= 2;
                let finer = sums(&given_factor(&different, share, values));
                let numbers = |sums: &Sums<f64>| {
                    let of = sums.of.iter().chain(&sums.joint).flatten().copied();
                    of.chain([sums.value]).collect::<Vec<f64>>()
                };
                let apart = numbers(&found).iter().zip(numbers(&finer)).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
                found = finer;
                if apart <= AGREED || values >= VALUES[1] {
                    let error = rounding(&found) + apart;
                    break (found, error);
                }
            }
        };
        let member = |player: usize| {
            let probabilities = probabilities[player].clone();
            let Some(kind) = gathered.kind_of[player] else {
                let (best, passes) = (probabilities[0], found.value);
                let success = best * passes + (1.0 - best) * (1.0 - passes);
                return MemberChances { given: vec![passes; options], decides: 0.0, success, probabilities };
            };
            let (given, joint) = (found.of[kind].clone(), &found.joint[kind]);
            let fails: f64 = (1..options).map(|option| probabilities[option] - joint[option]).sum();
            let decides = given[0] - given[options - 1];
            MemberChances { decides, success: joint[0] + fails, given, probabilities }
        };
        let members = (0..self.players.len()).map(member).collect();
        Ok(Chances { passes: found.value, members, error })
    }
}

/// Probabilities given each of so many values of the factor.
fn given_factor(different: &[&[f64]], share: f64, values: usize) -> Vec<Point<f64>> {
    let step = 2.0 * REACH / values as f64;
    let (common, own) = (libm::sqrt(share), libm::sqrt(1.0 - share));
    let cuts: Vec<Vec<f64>> = different
        .iter()
        .map(|of| {
            let mut sum = 0.0;
            let below = of[..of.len() - 1].iter();
            below
                .map(|p| {
                    sum += p;
                    quantile(f64::min(sum, 1.0))
                })
                .collect()
        })
        .collect();
    let mut points: Vec<Point<f64>> = (0..=values)
        .map(|number| {
            let value = number as f64 * step - REACH;
            let mut probabilities = Vec::with_capacity(different.len() * different.first().map_or(0, |of| of.len()));
            for cuts in &cuts {
                let mut below = 0.0;
                for cut in cuts {
                    let here = cumulative((cut - common * value) / own);
                    probabilities.push(here - below);
                    below = here;
                }
                probabilities.push(1.0 - below);
            }
            Point { weight: libm::exp(-value * value / 2.0), probabilities }
        })
        .collect();
    let sum: f64 = points.iter().map(|point| point.weight).sum();
    points.iter_mut().for_each(|point| point.weight /= sum);
    points
}
