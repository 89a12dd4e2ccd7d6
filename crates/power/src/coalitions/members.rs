//! What membership is worth: vetoes, members that count for nothing, members that are alike, and who matters more than whom.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use num_bigint::BigUint;

use super::game::SimpleGame;
use super::store::{ALL, Mix, NONE};

/// Two coalitions that show that neither of two players is as desirable as the other: the first coalition wins with player `a` in
/// its place and loses with `b`, the second wins with `b` and loses with `a`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incomparable {
    /// A player.
    pub a: usize,
    /// Another.
    pub b: usize,
    /// Neither is in it; it wins with `a` and loses with `b`.
    pub with_a: Vec<usize>,
    /// Neither is in it; it wins with `b` and loses with `a`.
    pub with_b: Vec<usize>,
}

/// The desirability order (Isbell 1958): a player is *at least as desirable* as another when putting it in the other's place
/// never loses a coalition. It is a preorder, in most voting rules a complete one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Desirability {
    /// Players that are alike, for whom the game is symmetric, in one class; classes by falling swings (equal ones by their first
    /// player), so that no class is less desirable than a later one where the two compare.
    pub classes: Vec<Vec<usize>>,
    /// Of two classes, the first earlier, with a witness for their first players: pairs that do not compare. Empty when the order
    /// is complete.
    pub incomparable: Vec<Incomparable>,
}

impl Desirability {
    /// Whether any two players compare.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.incomparable.is_empty()
    }
}

impl SimpleGame {
    /// Players in every winning coalition. Cost: a walk for each player.
    #[must_use]
    pub fn vetoers(&self) -> Vec<usize> {
        let without = |player: usize| (0..self.players).filter(|&other| other != player).collect::<Vec<_>>();
        (0..self.players).filter(|&player| !self.wins(&without(player))).collect()
    }

    /// Players that win alone.
    #[must_use]
    pub fn sufficient(&self) -> Vec<usize> {
        (0..self.players).filter(|&player| self.wins(&[player])).collect()
    }

    /// The player that decides alone: its yes wins and its no loses, whatever the others say.
    #[must_use]
    pub fn dictator(&self) -> Option<usize> {
        let node = self.store.get(self.root)?;
        (node.low == NONE && node.high == ALL).then(|| self.player_of[node.level as usize])
    }

    /// Players on whom nothing ever depends. Linear in the nodes.
    #[must_use]
    pub fn dummies(&self) -> Vec<usize> {
        let mut read = vec![false; self.players];
        self.store.nodes().for_each(|(_, node)| read[self.player_of[node.level as usize]] = true);
        (0..self.players).filter(|&player| !read[player]).collect()
    }

    /// A coalition, with neither player in it, that wins with `b` and loses with the player `instead_of` it; `None` when there is
    /// none, that is, when that player is at least as desirable as `b`. One traversal of pairs of nodes, about twice the nodes.
    #[must_use]
    pub fn wins_with(&self, b: usize, instead_of: usize) -> Option<Vec<usize>> {
        let level_of = |player: usize| self.player_of.iter().position(|&p| p == player).map(|level| level as u32);
        let (level_a, level_b) = (level_of(instead_of), level_of(b));
        if level_a == level_b {
            return None;
        }
        // Below both levels, a pair of a node with itself holds no difference.
        let last = level_a.max(level_b);
        let apart = |level: u32| Some(level) > last;
        let mut seen: HashSet<(u32, u32), BuildHasherDefault<Mix>> = HashSet::default();
        // Pairs still to be looked at: with `b` and without the other, the other way round, and how many players were taken before.
        let mut open: Vec<(u32, u32, usize, Option<usize>)> = vec![(self.root, self.root, 0, None)];
        let mut taken: Vec<usize> = Vec::new();
        while let Some((with_b, with_a, before, player)) = open.pop() {
            taken.truncate(before);
            taken.extend(player);
            match (with_b, with_a) {
                (ALL, NONE) => {
                    taken.sort_unstable();
                    return Some(taken);
                }
                (NONE, _) | (_, ALL) => continue,
                _ => {}
            }
            let level = self.store.level(with_b).min(self.store.level(with_a));
            if (with_b == with_a && apart(level)) || !seen.insert((with_b, with_a)) {
                continue;
            }
            let ((b_low, b_high), (a_low, a_high)) = (self.store.split(with_b, level), self.store.split(with_a, level));
            let before = taken.len();
            if Some(level) == level_a {
                open.push((b_low, a_high, before, None));
            } else if Some(level) == level_b {
                open.push((b_high, a_low, before, None));
            } else {
                open.push((b_low, a_low, before, None));
                open.push((b_high, a_high, before, Some(self.player_of[level as usize])));
            }
        }
        None
    }

    /// Classes of players that are alike, and which of them do not compare. Cost: where the order is complete, about one
    /// [`SimpleGame::wins_with`] for each player; else up to one for each pair of classes.
    #[must_use]
    pub fn desirability(&self) -> Desirability {
        let swings = self.swings();
        let mut order: Vec<usize> = (0..self.players).collect();
        order.sort_by(|&a, &b| swings[b].cmp(&swings[a]).then(a.cmp(&b)));
        let mut classes: Vec<Vec<usize>> = Vec::new();
        for player in order {
            // Of two players that compare, the one with more swings is the more desirable; with equal swings they are alike.
            let alike = |class: &&mut Vec<usize>| {
                swings[class[0]] == swings[player] && self.wins_with(player, class[0]).is_none()
            };
            match classes.iter_mut().rev().take_while(|class| swings[class[0]] == swings[player]).find(alike) {
                Some(class) => class.push(player),
                None => classes.push(vec![player]),
            }
        }
        let incomparable = self.incomparable(&classes, &swings);
        Desirability { classes, incomparable }
    }

    fn incomparable(&self, classes: &[Vec<usize>], swings: &[BigUint]) -> Vec<Incomparable> {
        // Which class is at least as desirable as which later one, as far as it is known.
        let mut above = vec![vec![false; classes.len()]; classes.len()];
        let mut incomparable = Vec::new();
        for distance in 1..classes.len() {
            for first in 0..classes.len() - distance {
                let second = first + distance;
                if (first + 1..second).any(|between| above[first][between] && above[between][second]) {
                    above[first][second] = true;
                    continue;
                }
                let (a, b) = (classes[first][0], classes[second][0]);
                match self.wins_with(b, a) {
                    None => above[first][second] = true,
                    Some(with_b) => {
                        // With no fewer swings, `a` wins somewhere where `b` does not.
                        let with_a = self.wins_with(a, b).unwrap_or_default();
                        debug_assert!(swings[a] >= swings[b]);
                        incomparable.push(Incomparable { a, b, with_a, with_b });
                    }
                }
            }
        }
        incomparable
    }
}
