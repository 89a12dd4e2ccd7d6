//! Johnston's index of one weighted form.
//!
//! In a coalition with slack w(S) − q the critical players are those that weigh more than the slack. So for each distinct weight w
//! the coalitions are counted whose slack lies between the next smaller weight and w − 1: in all of them those weighing w or more
//! are critical and nobody else.

use diagram::Part;
use rayon::prelude::*;

use super::Tallies;
use crate::Game;
use crate::exact::prime::Prime;

/// Players of equal weight.
struct Class {
    weight: usize,
    members: Vec<usize>,
}

/// `[quota; weights]`, its players by weight, heaviest first; those of weight 0 left out.
pub(super) struct Weighted {
    quota: usize,
    classes: Vec<Class>,
}

impl Weighted {
    /// The form, where the rule is nothing else.
    pub fn of(game: &Game<'_>) -> Option<Self> {
        let Part::AtLeast { terms, quota } = game.logic.part(game.formula) else { return None };
        let mut classes: Vec<Class> = Vec::new();
        let mut sorted = Vec::with_capacity(terms.len());
        for (variable, of) in terms {
            let [weight, 0] = of[..] else { return None };
            let player = game.players.iter().position(|player| player == variable)?;
            sorted.push((usize::try_from(weight).ok()?, player));
        }
        sorted.sort_by_key(|&(weight, player)| (std::cmp::Reverse(weight), player));
        for (weight, player) in sorted {
            match classes.last_mut().filter(|class| class.weight == weight) {
                Some(class) => class.members.push(player),
                None => classes.push(Class { weight, members: vec![player] }),
            }
        }
        Some(Self { quota: usize::try_from(quota).ok()?, classes })
    }

    pub fn members(&self) -> Vec<Vec<usize>> {
        self.classes.iter().map(|class| class.members.clone()).collect()
    }

    /// About how many additions the tallies take.
    pub fn steps(&self) -> u128 {
        let players: usize = self.classes.iter().map(|class| class.members.len()).sum();
        (self.classes.len() as u128 + 1).pow(2) / 2 * players as u128 * self.total() as u128
    }

    fn total(&self) -> usize {
        self.classes.iter().map(|class| class.weight * class.members.len()).sum()
    }

    pub fn tallies(&self, prime: &Prime) -> Tallies<u64> {
        let by_slack: Vec<Tallies<u64>> =
            (0..self.classes.len()).into_par_iter().map(|lightest| self.with_slack_below(prime, lightest)).collect();
        let players: usize = self.classes.iter().map(|class| class.members.len()).sum();
        let mut tallies = vec![vec![0; players + 1]; self.classes.len()];
        for (class, tally) in by_slack.iter().flat_map(|tallies| tallies.iter().enumerate()) {
            for (sum, value) in tallies[class].iter_mut().zip(tally) {
                *sum = prime.plus(*sum, *value);
            }
        }
        tallies
    }

    /// What coalitions add in which the players of the classes up to `lightest` are critical, and no others.
    fn with_slack_below(&self, prime: &Prime, lightest: usize) -> Tallies<u64> {
        let (heavy, light) = self.classes.split_at(lightest + 1);
        let least = self.quota + light.first().map_or(0, |class| class.weight);
        // Sums of such coalitions are least .. end.
        let end = self.quota + heavy[lightest].weight;
        // How many sets of light players weigh less than each sum.
        let mut sets = vec![0; end];
        sets[0] = prime.residue(1);
        for class in light {
            class.members.iter().for_each(|_| add_player(prime, &mut sets, class.weight));
        }
        let mut below = vec![0; end + 1];
        for sum in 0..end {
            below[sum + 1] = prime.plus(below[sum], sets[sum]);
        }
        let players: usize = heavy.iter().map(|class| class.members.len()).sum();
        // How many sets of so many heavy players weigh each sum.
        let mut all = vec![vec![0; end]; players + 1];
        all[0][0] = prime.residue(1);
        let mut so_far = 0;
        for class in heavy {
            for _ in &class.members {
                so_far += 1;
                for number in (1..=so_far).rev() {
                    let (fewer, more) = all.split_at_mut(number);
                    add_shifted(prime, &mut more[0], &fewer[number - 1], class.weight);
                }
            }
        }
        // How many sets of light players fill each sum of heavy ones up.
        let fill: Vec<u64> = (0..end)
            .map(|sum| prime.minus(below[end - sum], below[least.saturating_sub(sum).min(end - sum)]))
            .collect();
        let tally = |class: &Class| {
            let mut tally = vec![0; players + 1];
            // The same sets without one of this class: those with it taken out one by one.
            let mut without = all[0].clone();
            for number in 1..=players {
                let sum = without[..end.saturating_sub(class.weight)].iter().zip(&fill[class.weight.min(end)..]);
                let sum = sum.filter(|(sets, _)| **sets != 0);
                let sum = sum.fold(0, |sum, (sets, fill)| prime.plus(sum, prime.times(*sets, *fill)));
                tally[number] = prime.times(sum, prime.residue(class.members.len() as u64));
                let mut next = all[number].clone();
                for (value, shifted) in next[class.weight.min(end)..].iter_mut().zip(&without) {
                    *value = prime.minus(*value, *shifted);
                }
                without = next;
            }
            tally
        };
        heavy.iter().map(tally).collect()
    }
}

/// One more player who may join or not.
fn add_player(prime: &Prime, sets: &mut [u64], weight: usize) {
    for sum in (weight..sets.len()).rev() {
        sets[sum] = prime.plus(sets[sum], sets[sum - weight]);
    }
}

fn add_shifted(prime: &Prime, to: &mut [u64], from: &[u64], weight: usize) {
    for (value, shifted) in to[weight.min(from.len())..].iter_mut().zip(from) {
        *value = prime.plus(*value, *shifted);
    }
}
