//! Trades: why a rule is no weighted game.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use num_bigint::BigUint;

use super::game::SimpleGame;
use super::members::Incomparable;
use super::store::{ALL, Mix, NONE};

/// Why no weights are possible: as many winning as losing coalitions, each as often as said, such that of every kind of players
/// (those for whom the game is symmetric) the losing ones together hold at least as many as the winning ones. Were there weights,
/// the winning ones would outweigh the losing ones. (A game is weighted exactly when it is trade robust: Taylor and Zwicker 1992.)
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trade {
    /// Winning coalitions and how often each is taken.
    pub winning: Vec<(BigUint, Vec<usize>)>,
    /// Losing ones, likewise.
    pub losing: Vec<(BigUint, Vec<usize>)>,
}

/// How many pairs of nodes are tried for an exchange between two coalitions.
const TRIES: usize = 20_000;

impl Trade {
    /// Two players who do not compare, in each other's place.
    pub(super) fn swap(pair: &Incomparable) -> Self {
        let with = |coalition: &[usize], player: usize| [coalition, &[player]].concat();
        Self::of_two(
            [with(&pair.with_a, pair.a), with(&pair.with_b, pair.b)],
            [with(&pair.with_a, pair.b), with(&pair.with_b, pair.a)],
        )
    }

    fn of_two(winning: [Vec<usize>; 2], losing: [Vec<usize>; 2]) -> Self {
        let once = |mut coalition: Vec<usize>| {
            coalition.sort_unstable();
            (BigUint::from(1_u8), coalition)
        };
        Self { winning: winning.map(once).into(), losing: losing.map(once).into() }
    }

    /// For two winning coalitions that exchange members and then lose: who goes from the first to the second, and who comes back.
    /// `None` for trades of more.
    #[must_use]
    pub fn exchange(&self) -> Option<(Vec<usize>, Vec<usize>)> {
        let ([(_, a), (_, b)], [(_, first), (_, second)]) = (&self.winning[..], &self.losing[..]) else { return None };
        let mut before = [&a[..], b].concat();
        let mut after = [&first[..], second].concat();
        before.sort_unstable();
        after.sort_unstable();
        let less =
            |from: &[usize], what: &[usize]| from.iter().copied().filter(|player| !what.contains(player)).collect();
        (before == after).then(|| (less(a, first), less(first, a)))
    }

    /// An exchange between two of the winning coalitions, where one is found quickly; else the trade as it is.
    pub(super) fn or_exchange(self, game: &SimpleGame) -> Self {
        for (at, (_, a)) in self.winning.iter().enumerate() {
            for (_, b) in &self.winning[..at] {
                if let Some(losing) = game.exchange(a, b) {
                    return Self::of_two([a.clone(), b.clone()], losing);
                }
            }
        }
        self
    }
}

impl SimpleGame {
    /// Two losing coalitions that hold together exactly what these two hold; `None` when there are none or none was found soon.
    fn exchange(&self, a: &[usize], b: &[usize]) -> Option<[Vec<usize>; 2]> {
        let has: Vec<(bool, bool)> = self.player_of.iter().map(|p| (a.contains(p), b.contains(p))).collect();
        let mut seen: HashSet<(u32, u32, u32), BuildHasherDefault<Mix>> = HashSet::default();
        // What the first and the second come to, the level, and the level of the last member that one alone had, with whether the
        // first has it now.
        let mut open: Vec<(u32, u32, usize, Option<bool>)> = vec![(self.root, self.root, 0, None)];
        let mut given: Vec<Option<bool>> = Vec::new();
        while let Some((first, second, level, last)) = open.pop() {
            given.truncate(level.saturating_sub(1));
            if level > 0 {
                given.push(last);
            }
            if first == ALL || second == ALL || !seen.insert((first, second, level as u32)) {
                continue;
            }
            if seen.len() > TRIES {
                return None;
            }
            let Some(&(in_a, in_b)) = has.get(level) else {
                return (first == NONE && second == NONE).then(|| self.given(&has, &given));
            };
            let ((f_low, f_high), (s_low, s_high)) =
                (self.store.split(first, level as u32), self.store.split(second, level as u32));
            match (in_a, in_b) {
                (true, true) => open.push((f_high, s_high, level + 1, None)),
                (false, false) => open.push((f_low, s_low, level + 1, None)),
                (in_a, _) => {
                    let ways = [(f_high, s_low, level + 1, Some(true)), (f_low, s_high, level + 1, Some(false))];
                    // As it was comes last to the stack, and so is tried first.
                    let (other, same) = if in_a { (ways[1], ways[0]) } else { (ways[0], ways[1]) };
                    open.extend([other, same]);
                }
            }
        }
        None
    }

    /// The coalitions that an exchange leads to.
    fn given(&self, has: &[(bool, bool)], given: &[Option<bool>]) -> [Vec<usize>; 2] {
        let of = |first: bool| {
            let inside = |((in_a, in_b), to_first): (&(bool, bool), &Option<bool>)| match to_first {
                Some(to_first) => *to_first == first,
                None => *in_a && *in_b,
            };
            let levels = has.iter().zip(given).zip(&self.player_of);
            levels.filter(|(level, _)| inside(*level)).map(|(_, player)| *player).collect()
        };
        [of(true), of(false)]
    }
}
