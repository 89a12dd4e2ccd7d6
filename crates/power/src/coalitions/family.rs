//! A family of coalitions as a zero-suppressed diagram, and its exact counts.

use std::ops::{AddAssign, Mul};

use num_bigint::BigUint;

use super::store::{ALL, Store};

/// A family of coalitions: a zero-suppressed diagram (Minato 1993), in which a walk from the root that ends in "all" is one
/// coalition, made of the players it goes along with. Small where the coalitions are very many.
#[derive(Clone, Debug)]
pub struct Family {
    pub(super) store: Store,
    pub(super) root: u32,
    pub(super) player_of: Vec<usize>,
    pub(super) players: usize,
}

/// Exact counts of the coalitions of a family, by size and by member.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FamilyCounts {
    /// How many coalitions there are of each size from 0 to the number of players.
    pub by_size: Vec<BigUint>,
    /// For each player the same for those coalitions that it belongs to.
    pub with_player: Vec<Vec<BigUint>>,
}

impl FamilyCounts {
    /// How many coalitions there are.
    #[must_use]
    pub fn total(&self) -> BigUint {
        self.by_size.iter().sum()
    }

    /// To how many of them each player belongs (the count of the Public Good index).
    #[must_use]
    pub fn memberships(&self) -> Vec<BigUint> {
        self.with_player.iter().map(|sizes| sizes.iter().sum()).collect()
    }
}

impl Family {
    /// How many players there are.
    #[must_use]
    pub fn players(&self) -> usize {
        self.players
    }

    /// How many nodes the diagram has.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.store.len() - 2
    }

    /// How many coalitions there are. Linear in the nodes.
    #[must_use]
    pub fn count(&self) -> BigUint {
        let mut values = vec![BigUint::ZERO, BigUint::from(1_u8)];
        for (_, node) in self.store.nodes() {
            let sum = &values[node.low as usize] + &values[node.high as usize];
            values.push(sum);
        }
        values.swap_remove(self.root as usize)
    }

    /// How many coalitions there are by size, and by size for each player. Cost: the nodes times the square of the number of
    /// different sizes below them.
    #[must_use]
    pub fn counts(&self) -> FamilyCounts {
        // All counts, and products of two, are at most the number of sets of players.
        if self.players < 127 { self.counts_in::<u128>() } else { self.counts_in::<BigUint>() }
    }

    fn counts_in<N>(&self) -> FamilyCounts
    where
        N: Number + for<'a> AddAssign<&'a N>,
        for<'a> &'a N: Mul<&'a N, Output = N>,
    {
        let mut below: Vec<Sizes<N>> = vec![Sizes::default(), Sizes::of(0, N::from(1))];
        for (_, node) in self.store.nodes() {
            let mut sizes = below[node.low as usize].clone();
            sizes.add(1, &below[node.high as usize]);
            below.push(sizes);
        }
        let mut above: Vec<Sizes<N>> = vec![Sizes::default(); self.store.len()];
        above[self.root as usize] = Sizes::of(0, N::from(1));
        let mut with_player = vec![Sizes::default(); self.players];
        for (number, node) in self.store.nodes().rev() {
            let sizes = std::mem::take(&mut above[number as usize]);
            with_player[self.player_of[node.level as usize]].add_product(1, &sizes, &below[node.high as usize]);
            above[node.low as usize].add(0, &sizes);
            above[node.high as usize].add(1, &sizes);
        }
        let listed = |sizes: &Sizes<N>| sizes.list(self.players + 1);
        FamilyCounts {
            by_size: listed(&below[self.root as usize]),
            with_player: with_player.iter().map(listed).collect(),
        }
    }

    /// Whether a coalition is one of the family. Linear in the number of players.
    #[must_use]
    pub fn contains(&self, coalition: &[usize]) -> bool {
        let mut left: Vec<u32> = (0..)
            .zip(&self.player_of)
            .filter(|(_, player)| coalition.contains(player))
            .map(|(level, _)| level)
            .collect();
        if left.len() != coalition.len() {
            return false;
        }
        left.reverse();
        let mut at = self.root;
        while let Some(node) = self.store.get(at) {
            let inside = left.pop_if(|level| *level == node.level).is_some();
            at = if inside { node.high } else { node.low };
        }
        at == ALL && left.is_empty()
    }
}

/// A count.
trait Number: Clone + Into<BigUint> + From<u8> {}
impl Number for u128 {}
impl Number for BigUint {}

/// How many coalitions there are of each size, from the smallest size that occurs on.
#[derive(Clone)]
struct Sizes<N> {
    least: usize,
    counts: Vec<N>,
}

impl<N> Default for Sizes<N> {
    fn default() -> Self {
        Self { least: 0, counts: Vec::new() }
    }
}

impl<N> Sizes<N>
where
    N: Number + for<'a> AddAssign<&'a N>,
    for<'a> &'a N: Mul<&'a N, Output = N>,
{
    fn of(size: usize, count: N) -> Self {
        Self { least: size, counts: vec![count] }
    }

    /// Makes room for the sizes from `least` up to `least + length`.
    fn widen(&mut self, least: usize, length: usize) {
        if self.counts.is_empty() {
            self.least = least;
        }
        if least < self.least {
            self.counts.splice(0..0, std::iter::repeat_n(N::from(0), self.least - least));
            self.least = least;
        }
        let needed = (least + length).saturating_sub(self.least);
        if self.counts.len() < needed {
            self.counts.resize(needed, N::from(0));
        }
    }

    /// Adds these, each larger by `more` players.
    fn add(&mut self, more: usize, other: &Self) {
        if other.counts.is_empty() {
            return;
        }
        self.widen(other.least + more, other.counts.len());
        let first = other.least + more - self.least;
        for (count, added) in self.counts[first..].iter_mut().zip(&other.counts) {
            *count += added;
        }
    }

    /// Adds all joins of one of each, larger by `more` players.
    fn add_product(&mut self, more: usize, a: &Self, b: &Self) {
        if a.counts.is_empty() || b.counts.is_empty() {
            return;
        }
        let least = a.least + b.least + more;
        self.widen(least, a.counts.len() + b.counts.len() - 1);
        for (i, a) in a.counts.iter().enumerate() {
            let first = least + i - self.least;
            for (count, b) in self.counts[first..].iter_mut().zip(&b.counts) {
                *count += &(a * b);
            }
        }
    }

    fn list(&self, length: usize) -> Vec<BigUint> {
        let mut list = vec![BigUint::ZERO; length];
        for (slot, count) in list[self.least..].iter_mut().zip(&self.counts) {
            *slot = count.clone().into();
        }
        list
    }
}
