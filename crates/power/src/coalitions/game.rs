//! A rule as a simple game: which sets of members carry a motion by voting yes.

use std::collections::HashMap;

use diagram::{Diagram, NodeId, NotMonotone, Pairs, TooManyPairs, Variable};
use num_bigint::BigUint;

use super::store::{ALL, NONE, Node, Store};

/// Why a question about coalitions has no answer.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CoalitionError {
    /// One yes more can lose a motion, so that "coalition" means nothing.
    #[error(
        "the rule is not monotone: one yes more can lose a motion, so it has no winning coalitions in the usual sense"
    )]
    NotMonotone(Box<NotMonotone>),
    /// The rule reads a variable that is no player's.
    #[error("the rule reads variable {}, which is no player's", .0.0)]
    NotAPlayer(Variable),
    /// The budget ran out.
    #[error(
        "the coalitions were given up at {nodes} pairs of nodes and {bytes} bytes; fix some members, or allow more"
    )]
    TooLarge {
        /// Pairs and nodes made by then.
        nodes: usize,
        /// Bytes held by then.
        bytes: usize,
    },
    /// The rule was too large to compare with itself.
    #[error(transparent)]
    TooManyPairs(#[from] TooManyPairs),
}

/// A simple game: a monotone rule in which each player says yes or no. Its *coalitions* are the sets of those who say yes; they
/// *win* when the rule holds. Players are counted from 0.
///
/// The game is a reduced ordered decision diagram of its own, with two children a node.
#[derive(Clone, Debug)]
pub struct SimpleGame {
    pub(super) store: Store,
    pub(super) root: u32,
    /// The player of each level.
    pub(super) player_of: Vec<usize>,
    pub(super) players: usize,
}

impl SimpleGame {
    /// The rule at `root` as a game of `players`, one variable each, who take the option `yes` or the option `no`. Variables that
    /// are not among the players must not be read. One pass over the diagram, and one over its pairs of nodes.
    ///
    /// # Errors
    /// [`CoalitionError::NotMonotone`] with two worlds that show it; [`CoalitionError::TooManyPairs`].
    pub fn new(
        diagram: &Diagram,
        root: NodeId,
        players: &[Variable],
        yes: usize,
        no: usize,
    ) -> Result<Self, CoalitionError> {
        let pairs = Pairs::new(diagram).among(|_, option| option == yes || option == no);
        if let Some(found) = pairs.not_monotone(root, |_| vec![no, yes])? {
            return Err(CoalitionError::NotMonotone(Box::new(found)));
        }
        let mut level_of = HashMap::new();
        let mut player_of = Vec::new();
        for variable in diagram.variables() {
            let player = players.iter().position(|player| *player == variable);
            level_of.insert(variable, player_of.len() as u32);
            player_of.push(player.ok_or(CoalitionError::NotAPlayer(variable))?);
        }
        let nodes = reached(diagram, root, [no, yes]);
        let mut store = Store::default();
        let mut becomes = vec![NONE; root.index() + 1];
        for node in nodes {
            becomes[node.index()] = match diagram.decides(node) {
                Some(variable) => {
                    let below = |option| becomes[diagram.after(node, variable, option).index()];
                    store.decision(level_of[&variable], below(no), below(yes))
                }
                None if diagram.truth(node) == Some(true) => ALL,
                None => NONE,
            };
        }
        Ok(Self { store, root: becomes[root.index()], player_of, players: players.len() })
    }

    /// How many players there are.
    #[must_use]
    pub fn players(&self) -> usize {
        self.players
    }

    /// Whether a coalition wins. Linear in the number of players.
    #[must_use]
    pub fn wins(&self, coalition: &[usize]) -> bool {
        let mut inside = vec![false; self.players];
        coalition.iter().for_each(|&player| inside[player] = true);
        let mut at = self.root;
        while let Some(node) = self.store.get(at) {
            at = if inside[self.player_of[node.level as usize]] { node.high } else { node.low };
        }
        at == ALL
    }

    /// How many of the 2ⁿ coalitions win. Linear in the nodes.
    #[must_use]
    pub fn winning(&self) -> BigUint {
        let values = self.completions();
        let read = self.player_of.len();
        values[self.root as usize].clone() << (self.depth(self.root) + self.players - read)
    }

    /// Each player's swings: the winning coalitions that lose without it (Banzhaf's count). Linear in the nodes.
    #[must_use]
    pub fn swings(&self) -> Vec<BigUint> {
        let values = self.completions();
        let mut reach = vec![BigUint::ZERO; self.store.len()];
        reach[self.root as usize] = BigUint::from(1_u8) << self.depth(self.root);
        let mut swings = vec![BigUint::ZERO; self.players];
        for (number, node) in self.store.nodes().rev() {
            let reached = std::mem::take(&mut reach[number as usize]);
            let below = |child: u32| self.depth(child) - node.level as usize - 1;
            let value = |child: u32| &values[child as usize] << below(child);
            swings[self.player_of[node.level as usize]] += (value(node.high) - value(node.low)) * &reached;
            for child in [node.low, node.high] {
                reach[child as usize] += &reached << below(child);
            }
        }
        let unread = self.players - self.player_of.len();
        swings.into_iter().map(|swings| swings << unread).collect()
    }

    /// For each node, how many ways of the levels from its own downwards win.
    fn completions(&self) -> Vec<BigUint> {
        let mut values = vec![BigUint::ZERO, BigUint::from(1_u8)];
        for (_, node) in self.store.nodes() {
            let value = |child: u32| &values[child as usize] << (self.depth(child) - node.level as usize - 1);
            let sum = value(node.low) + value(node.high);
            values.push(sum);
        }
        values
    }

    /// The level of a node, the number of levels for an outcome.
    fn depth(&self, number: u32) -> usize {
        self.store.get(number).map_or(self.player_of.len(), |node| node.level as usize)
    }

    /// The dual game: a coalition wins in it when it *blocks* here, that is, when the others cannot win without it. Linear.
    #[must_use]
    pub fn dual(&self) -> Self {
        let turned = |number: u32| match number {
            NONE => ALL,
            ALL => NONE,
            inner => inner,
        };
        let (store, root) = self.store.copy(self.root, |store, node| {
            // Children that are outcomes were not turned yet; all others were.
            store.intern(Node { low: turned(node.high), high: turned(node.low), ..node })
        });
        Self { store, root: turned(root), ..self.clone_frame() }
    }

    /// The game of the others when the players in `inside` say yes whatever happens, and those in `outside` no. They stay players,
    /// without influence. Linear in the nodes.
    #[must_use]
    pub fn with_fixed(&self, inside: &[usize], outside: &[usize]) -> Self {
        let (store, root) = self.store.copy(self.root, |store, node| {
            let player = self.player_of[node.level as usize];
            if inside.contains(&player) {
                node.high
            } else if outside.contains(&player) {
                node.low
            } else {
                store.decision(node.level, node.low, node.high)
            }
        });
        // What is left of nodes that were passed over goes with another copy.
        let (store, root) = store.copy(root, |store, node| store.intern(node));
        Self { store, root, ..self.clone_frame() }
    }

    fn clone_frame(&self) -> Self {
        Self { store: Store::default(), root: NONE, player_of: self.player_of.clone(), players: self.players }
    }
}

/// The nodes that these options lead to, children before parents.
fn reached(diagram: &Diagram, root: NodeId, options: [usize; 2]) -> Vec<NodeId> {
    let mut seen = vec![false; root.index() + 1];
    seen[root.index()] = true;
    let (mut nodes, mut next) = (vec![root], 0);
    while let Some(&node) = nodes.get(next) {
        next += 1;
        let Some(variable) = diagram.decides(node) else { continue };
        for below in options.map(|option| diagram.after(node, variable, option)) {
            if !std::mem::replace(&mut seen[below.index()], true) {
                nodes.push(below);
            }
        }
    }
    nodes.sort_unstable();
    nodes
}
