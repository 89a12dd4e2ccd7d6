//! Minimal winning coalitions of one weighted form: those whose slack is less than the weight of their lightest member.

use num_bigint::BigUint;

use crate::FamilyCounts;
use crate::exact::chinese::whole;
use crate::exact::prime::Prime;
use crate::weighted::{Class, Sets, Weighted};

/// Counts modulo a prime: by size; and by class, of coalitions that one of its players belongs to, by size.
struct Counts {
    by_size: Vec<u64>,
    with_class: Vec<Vec<u64>>,
}

/// Counts the minimal winning coalitions of `players` players by size and member.
pub(super) fn counts(form: &Weighted, players: usize) -> FamilyCounts {
    let primes = form.primes();
    let by_prime: Vec<Counts> = primes.iter().map(|prime| modulo(form, prime)).collect();
    let number = |of: &dyn Fn(&Counts) -> u64| -> BigUint {
        whole(&primes, &by_prime.iter().map(of).collect::<Vec<_>>()).magnitude().clone()
    };
    let padded = |mut sizes: Vec<BigUint>| {
        sizes.resize(players + 1, BigUint::ZERO);
        sizes
    };
    let sizes = 0..=form.players();
    let by_size = padded(sizes.clone().map(|size| number(&|counts| counts.by_size[size])).collect());
    let mut with_player = vec![padded(Vec::new()); players];
    for (place, class) in form.classes.iter().enumerate() {
        let of = padded(sizes.clone().map(|size| number(&|counts| counts.with_class[place][size])).collect());
        class.members.iter().for_each(|&member| with_player[member].clone_from(&of));
    }
    FamilyCounts { by_size, with_player }
}

fn modulo(form: &Weighted, prime: &Prime) -> Counts {
    let players = form.players();
    let heaviest = form.classes.first().map_or(0, |class| class.weight);
    let quota = form.quota;
    let mut sets = Sets::new(prime, players, quota + heaviest);
    let mut by_size = vec![0; players + 1];
    let mut with_class = vec![vec![0; players + 1]; form.classes.len()];
    let add = |to: &mut u64, value: u64| *to = prime.plus(*to, value);
    for (place, Class { weight, members }) in form.classes.iter().enumerate() {
        // Sets of players at least as heavy, one of whom is of this class.
        let before = sets.clone();
        members.iter().for_each(|_| sets.add(*weight));
        let with_it = sets.less(&before).below();
        let all = sets.below();
        let end = quota + weight;
        for size in 1..=players {
            add(&mut by_size[size], with_it.range(prime, size, quota, end));
            for (heavier, tally) in form.classes[..place].iter().zip(&mut with_class) {
                let (low, high) = (quota.saturating_sub(heavier.weight), end.saturating_sub(heavier.weight));
                add(&mut tally[size], with_it.without(prime, heavier.weight, size - 1, low, high));
            }
            let low = quota.saturating_sub(*weight);
            add(&mut with_class[place][size], all.without(prime, *weight, size - 1, low, quota));
        }
    }
    Counts { by_size, with_class }
}
