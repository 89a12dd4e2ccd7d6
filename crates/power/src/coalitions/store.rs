//! Nodes of binary diagrams, each once, children before parents.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The outcome "no", or the family without a set.
pub(super) const NONE: u32 = 0;
/// The outcome "yes", or the family of the empty set alone.
pub(super) const ALL: u32 = 1;

/// A decision on the player of a level.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Node {
    pub level: u32,
    /// Without the player.
    pub low: u32,
    /// With the player.
    pub high: u32,
}

/// A table keyed by nodes or pairs of nodes; never iterated, so its order cannot show.
pub(super) type Table<K> = HashMap<K, u32, BuildHasherDefault<Mix>>;

/// Nodes by number; the numbers 0 and 1 are outcomes.
#[derive(Clone, Default, Debug)]
pub(super) struct Store {
    nodes: Vec<Node>,
    known: Table<Node>,
}

impl Store {
    /// The nodes, children before parents, each with its number.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = (u32, Node)> + '_ {
        self.nodes.iter().enumerate().map(|(at, node)| (at as u32 + 2, *node))
    }

    /// How many numbers there are, the two outcomes included.
    pub fn len(&self) -> usize {
        self.nodes.len() + 2
    }

    /// The node of a number; `None` for an outcome.
    pub fn get(&self, number: u32) -> Option<Node> {
        self.nodes.get((number as usize).checked_sub(2)?).copied()
    }

    /// The level of a number, below all levels for an outcome.
    pub fn level(&self, number: u32) -> u32 {
        self.get(number).map_or(u32::MAX, |node| node.level)
    }

    /// What a number becomes without and with the player of a level that is not below its own.
    pub fn split(&self, number: u32, level: u32) -> (u32, u32) {
        match self.get(number) {
            Some(node) if node.level == level => (node.low, node.high),
            _ => (number, number),
        }
    }

    /// The number of this node.
    pub fn intern(&mut self, node: Node) -> u32 {
        let Self { nodes, known } = self;
        *known.entry(node).or_insert_with(|| {
            nodes.push(node);
            nodes.len() as u32 + 1
        })
    }

    /// The number of a decision, which is none where both ways lead to the same.
    pub fn decision(&mut self, level: u32, low: u32, high: u32) -> u32 {
        if low == high { low } else { self.intern(Node { level, low, high }) }
    }

    /// The nodes below `root`, each made anew by `make` from its level and its new children, in another store. Linear.
    pub fn copy(&self, root: u32, mut make: impl FnMut(&mut Self, Node) -> u32) -> (Self, u32) {
        let mut reached = vec![false; self.len()];
        reached[root as usize] = true;
        for (number, node) in self.nodes().rev() {
            if reached[number as usize] {
                (reached[node.low as usize], reached[node.high as usize]) = (true, true);
            }
        }
        let mut new = Self::default();
        let mut becomes: Vec<u32> = (0..self.len() as u32).collect();
        for (number, node) in self.nodes().filter(|(number, _)| reached[*number as usize]) {
            let (low, high) = (becomes[node.low as usize], becomes[node.high as usize]);
            becomes[number as usize] = make(&mut new, Node { low, high, ..node });
        }
        (new, becomes[root as usize])
    }

    /// Bytes held, about.
    pub fn bytes(&self) -> usize {
        self.nodes.capacity() * size_of::<Node>() + self.known.capacity() * (size_of::<(Node, u32)>() + 1)
    }
}

/// Multiplies and folds whatever is hashed, so that every bit of a word reaches the low bits of the next.
#[derive(Clone, Copy, Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.0.rotate_left(32) ^ word ^ 0x9e37_79b9_7f4a_7c15) * 0xd6e8_feb8_6659_fd93_u128;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }
}
