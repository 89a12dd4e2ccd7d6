//! The smallest, likeliest or cheapest coalition, and all of a family in such an order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Add;

use super::family::Family;
use super::game::SimpleGame;
use super::store::NONE;

/// What stands for a probability where costs are added up: −ln p in units of 2⁻⁴⁸, so that of two coalitions the one of lower
/// cost is the likelier to say yes together, to 14 digits; 2⁶³ where p is 0, which is more than forty of the least probabilities together. (Sums need 128 bits.)
#[must_use]
pub fn unlikelihood(probability: f64) -> u64 {
    if probability > 0.0 { (-libm::log(probability.min(1.0)) * (1_u64 << 48) as f64) as u64 } else { 1 << 63 }
}

impl SimpleGame {
    /// A winning coalition of least cost, with its cost, when `costs` has each player's, 0 or more, in numbers that hold their sum; `None` when none wins. With
    /// costs of 1 it is a smallest one, with costs of [`unlikelihood`] a likeliest one. The players ascend. One pass (min-plus).
    ///
    /// Among coalitions of equal cost a player goes in that stands higher in the order of the diagram.
    #[must_use]
    pub fn lightest<C: Clone + Ord + Default + Add<Output = C>>(&self, costs: &[C]) -> Option<(C, Vec<usize>)> {
        let mut least: Vec<Option<C>> = vec![None, Some(C::default())];
        for (_, node) in self.store.nodes() {
            let with = least[node.high as usize].clone().map(|cost| cost + self.cost(costs, node.level));
            let without = &least[node.low as usize];
            let better = if prefers(&with, without) { with } else { without.clone() };
            least.push(better);
        }
        let cost = least[self.root as usize].clone()?;
        let (mut coalition, mut at) = (Vec::new(), self.root);
        while let Some(node) = self.store.get(at) {
            let with = least[node.high as usize].clone().map(|cost| cost + self.cost(costs, node.level));
            at = if prefers(&with, &least[node.low as usize]) {
                coalition.push(self.player_of[node.level as usize]);
                node.high
            } else {
                node.low
            };
        }
        coalition.sort_unstable();
        Some((cost, coalition))
    }

    fn cost<C: Clone>(&self, costs: &[C], level: u32) -> C {
        costs[self.player_of[level as usize]].clone()
    }
}

/// Whether there is a way with the player that costs no more than the way without.
fn prefers<C: Ord>(with: &Option<C>, without: &Option<C>) -> bool {
    match (with, without) {
        (Some(with), Some(without)) => with <= without,
        (with, _) => with.is_some(),
    }
}

impl Family {
    /// All coalitions of the family with their costs, from the cheapest on, when `costs` has each player's; the players of each
    /// ascend. Lazy: after one pass over the nodes (the least cost below each), a coalition takes at most as many steps as there
    /// are players, each a place on a heap of partial walks (A* with an exact bound).
    ///
    /// Among coalitions of equal cost, those come first whose players stand higher in the order of the diagram.
    ///
    /// # Panics
    /// When there are fewer costs than players.
    pub fn in_order_of(&self, costs: &[u64]) -> impl Iterator<Item = (u128, Vec<usize>)> + '_ {
        let cost_of: Vec<u128> = self.player_of.iter().map(|&player| u128::from(costs[player])).collect();
        let mut least = vec![u128::MAX, 0];
        for (_, node) in self.store.nodes() {
            let with = least[node.high as usize].saturating_add(cost_of[node.level as usize]);
            least.push(with.min(least[node.low as usize]));
        }
        let mut walks = Walks { family: self, cost_of, least, taken: Vec::new(), heap: BinaryHeap::new(), serial: 0 };
        walks.push(self.root, 0, None);
        walks
    }
}

/// A partial walk: the least that a whole one costs, its serial number (the latest first among equals), the node reached, the
/// cost so far, and the last player taken.
type Walk = (Reverse<u128>, usize, u32, u128, Option<usize>);

struct Walks<'a> {
    family: &'a Family,
    /// By level.
    cost_of: Vec<u128>,
    /// By node.
    least: Vec<u128>,
    /// Players taken, each with the place of the one before.
    taken: Vec<(usize, Option<usize>)>,
    heap: BinaryHeap<Walk>,
    serial: usize,
}

impl Walks<'_> {
    fn push(&mut self, node: u32, cost: u128, last: Option<usize>) {
        if node != NONE {
            self.serial += 1;
            let whole = cost.saturating_add(self.least[node as usize]);
            self.heap.push((Reverse(whole), self.serial, node, cost, last));
        }
    }
}

impl Iterator for Walks<'_> {
    type Item = (u128, Vec<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some((_, _, at, cost, last)) = self.heap.pop() {
            let Some(node) = self.family.store.get(at) else {
                let mut coalition: Vec<usize> =
                    std::iter::successors(last, |&at| self.taken[at].1).map(|at| self.taken[at].0).collect();
                coalition.sort_unstable();
                return Some((cost, coalition));
            };
            self.push(node.low, cost, last);
            self.taken.push((self.family.player_of[node.level as usize], last));
            let cost = cost.saturating_add(self.cost_of[node.level as usize]);
            self.push(node.high, cost, Some(self.taken.len() - 1));
        }
        None
    }
}
