//! A rule that is one weighted form, and sets of its players counted by number and weight.

use diagram::Part;
use num_bigint::{BigInt, BigUint};

use crate::Game;
use crate::exact::chinese::{enough, whole};
use crate::exact::prime::{Prime, primes};

/// The most steps of about a nanosecond that counting sets of players may take.
pub(crate) const MOST_STEPS: u128 = 20_000_000_000;

/// The most cells of 8 bytes of one table of sets.
const MOST_CELLS: u128 = 1 << 24;

/// Players of equal weight.
pub(crate) struct Class {
    pub weight: usize,
    pub members: Vec<usize>,
}

/// `[quota; weights]`, its players by weight, heaviest first; those of weight 0 left out.
pub(crate) struct Weighted {
    pub quota: usize,
    pub classes: Vec<Class>,
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

    pub fn players(&self) -> usize {
        self.classes.iter().map(|class| class.members.len()).sum()
    }

    pub fn members(&self) -> Vec<Vec<usize>> {
        self.classes.iter().map(|class| class.members.clone()).collect()
    }

    /// How many primes tell numbers of sets apart.
    pub fn primes(&self) -> Vec<Prime> {
        primes(enough(&(BigUint::from(1_u8) << self.players())))
    }

    /// Does a table of sets by number and weight fit into memory?
    pub fn fits(&self) -> bool {
        let heaviest = self.classes.first().map_or(0, |class| class.weight);
        (self.players() as u128 + 1) * (self.quota as u128 + heaviest as u128) <= MOST_CELLS
    }

    /// About how many additions it takes to count all sets below the quota by number and weight; more than any limit where they do
    /// not fit into memory.
    pub fn steps(&self) -> u128 {
        if !self.fits() {
            return u128::MAX;
        }
        let players = self.players() as u128;
        (players * players / 2).saturating_mul(self.quota as u128 * self.primes().len() as u128)
    }

    /// For each class and each number k: sets of k others that lose and win with one of the class.
    pub fn swings_by_size(&self) -> Vec<Vec<BigInt>> {
        let primes = self.primes();
        let players = self.players();
        let swings = |prime: &Prime| -> Vec<Vec<u64>> {
            let mut sets = Sets::new(prime, players, self.quota);
            for class in &self.classes {
                class.members.iter().for_each(|_| sets.add(class.weight));
            }
            let below = sets.below();
            let of = |class: &Class| {
                let low = self.quota.saturating_sub(class.weight);
                (0..players).map(|k| below.without(prime, class.weight, k, low, self.quota)).collect()
            };
            self.classes.iter().map(of).collect()
        };
        let by_prime: Vec<_> = primes.iter().map(swings).collect();
        let value =
            |class: usize, k: usize| whole(&primes, &by_prime.iter().map(|of| of[class][k]).collect::<Vec<_>>());
        (0..self.classes.len()).map(|class| (0..players).map(|k| value(class, k)).collect()).collect()
    }
}

/// How many sets of some players have each number of members and each weight below an end, modulo a prime.
#[derive(Clone)]
pub(crate) struct Sets<'a> {
    prime: &'a Prime,
    /// By number of members and weight.
    pub of: Vec<Vec<u64>>,
    players: usize,
}

impl<'a> Sets<'a> {
    /// Of no players yet; at most so many, and weights below `end`.
    pub fn new(prime: &'a Prime, players: usize, end: usize) -> Self {
        let mut of = vec![vec![0; end]; players + 1];
        if let Some(first) = of[0].first_mut() {
            *first = prime.residue(1);
        }
        Self { prime, of, players: 0 }
    }

    /// One more player.
    pub fn add(&mut self, weight: usize) {
        self.players += 1;
        for number in (1..=self.players).rev() {
            let (fewer, more) = self.of.split_at_mut(number);
            let (from, to) = (&fewer[number - 1], &mut more[0]);
            for (value, shifted) in to[weight.min(from.len())..].iter_mut().zip(from) {
                *value = self.prime.plus(*value, *shifted);
            }
        }
    }

    /// These without those of another table that it contains.
    pub fn less(&self, other: &Self) -> Self {
        let minus = |(a, b): (&Vec<u64>, &Vec<u64>)| a.iter().zip(b).map(|(a, b)| self.prime.minus(*a, *b)).collect();
        Self { of: self.of.iter().zip(&other.of).map(minus).collect(), ..*self }
    }

    /// The same summed over weights.
    pub fn below(&self) -> Below {
        let sum = |of: &Vec<u64>| {
            let mut sum = 0;
            let sums = of.iter().map(|value| {
                sum = self.prime.plus(sum, *value);
                sum
            });
            [0].into_iter().chain(sums).collect()
        };
        Below { of: self.of[..=self.players].iter().map(sum).collect() }
    }
}

/// How many sets have each number of members and weigh less than each weight.
pub(crate) struct Below {
    of: Vec<Vec<u64>>,
}

impl Below {
    /// Sets of `number` members that weigh from `low` to below `high`.
    pub fn range(&self, prime: &Prime, number: usize, low: usize, high: usize) -> u64 {
        let Some(of) = self.of.get(number) else { return 0 };
        prime.minus(of[high.min(of.len() - 1)], of[low.min(of.len() - 1)])
    }

    /// Sets of `number` members that weigh from `low` to below `high` and lack a certain player of this weight, who is among
    /// those counted: with those that have it taken out, those that would have it twice put back, and so on.
    pub fn without(&self, prime: &Prime, weight: usize, number: usize, low: usize, high: usize) -> u64 {
        let mut sum = 0;
        for times in 0..=number {
            let Some(high) = high.checked_sub(times * weight).filter(|high| *high > 0) else { break };
            let range = self.range(prime, number - times, low.saturating_sub(times * weight), high);
            sum = if times % 2 == 0 { prime.plus(sum, range) } else { prime.minus(sum, range) };
        }
        sum
    }
}
