//! Johnston's index of one weighted form.
//!
//! In a coalition with slack w(S) − q the critical players are those that weigh more than the slack. So for each distinct weight w
//! the coalitions are counted whose slack lies between the next smaller weight and w − 1: in all of them those weighing w or more
//! are critical and nobody else.

use rayon::prelude::*;

use super::Tallies;
use crate::exact::prime::Prime;
use crate::weighted::{Class, Sets, Weighted};

/// About how many additions the tallies take for one prime.
pub(super) fn steps(form: &Weighted) -> u128 {
    if !form.fits() {
        return u128::MAX;
    }
    let total: usize = form.classes.iter().map(|class| class.weight * class.members.len()).sum();
    ((form.classes.len() as u128 + 1).pow(2) / 2 * form.players() as u128).saturating_mul(total as u128)
}

pub(super) fn tallies(form: &Weighted, prime: &Prime) -> Tallies<u64> {
    let by_slack: Vec<Tallies<u64>> =
        (0..form.classes.len()).into_par_iter().map(|lightest| with_slack_below(form, prime, lightest)).collect();
    let mut tallies = vec![vec![0; form.players() + 1]; form.classes.len()];
    for (class, tally) in by_slack.iter().flat_map(|tallies| tallies.iter().enumerate()) {
        for (sum, value) in tallies[class].iter_mut().zip(tally) {
            *sum = prime.plus(*sum, *value);
        }
    }
    tallies
}

/// What coalitions add in which the players of the classes up to `lightest` are critical, and no others.
fn with_slack_below(form: &Weighted, prime: &Prime, lightest: usize) -> Tallies<u64> {
    let (heavy, light) = form.classes.split_at(lightest + 1);
    let least = form.quota + light.first().map_or(0, |class| class.weight);
    // Such coalitions weigh from `least` to below `end`.
    let end = form.quota + heavy[lightest].weight;
    let players: usize = heavy.iter().map(|class| class.members.len()).sum();
    let mut sets = Sets::new(prime, players, end);
    for class in heavy {
        class.members.iter().for_each(|_| sets.add(class.weight));
    }
    let fill = fill(prime, light, least, end);
    let tally = |class: &Class| {
        let mut tally = vec![0; players + 1];
        // The same sets without one of this class: those with it taken out, number by number.
        let mut without = sets.of[0].clone();
        for number in 1..=players {
            let sum = without.iter().zip(&fill[class.weight.min(end)..]).filter(|(sets, _)| **sets != 0);
            let sum = sum.fold(0, |sum, (sets, fill)| prime.plus(sum, prime.times(*sets, *fill)));
            tally[number] = prime.times(sum, prime.residue(class.members.len() as u64));
            let mut next = sets.of[number].clone();
            for (value, shifted) in next[class.weight.min(end)..].iter_mut().zip(&without) {
                *value = prime.minus(*value, *shifted);
            }
            without = next;
        }
        tally
    };
    heavy.iter().map(tally).collect()
}

/// For each weight of heavy players, how many sets of light ones bring it to a sum from `least` to below `end`.
fn fill(prime: &Prime, light: &[Class], least: usize, end: usize) -> Vec<u64> {
    let mut sets = vec![0; end];
    sets[0] = prime.residue(1);
    for class in light {
        for _ in &class.members {
            for sum in (class.weight..end).rev() {
                sets[sum] = prime.plus(sets[sum], sets[sum - class.weight]);
            }
        }
    }
    let mut below = vec![0; end + 1];
    for sum in 0..end {
        below[sum + 1] = prime.plus(below[sum], sets[sum]);
    }
    (0..end).map(|weight| prime.minus(below[end - weight], below[least.saturating_sub(weight)])).collect()
}
