//! What is reached, while a sweep from the top goes by: a window of nodes that moves down with it.

use super::Lanes;
use crate::diagram::{Diagram, Level, NodeId};

/// How many times the nodes that stand open at once a window holds, so that it seldom moves.
const WINDOWS: usize = 4;

impl Diagram {
    /// Room for what is reached: some times the most nodes that stand open at once, and all outcomes.
    pub(super) fn window(&self) -> usize {
        (WINDOWS * self.open()).max(self.outcomes.len()).min(self.level_of.len())
    }

    /// The most nodes that a sweep from the top has reached, or is at, and not yet passed.
    pub(super) fn open(&self) -> usize {
        let mut lowest = usize::MAX;
        let open = self.levels.iter().map(|level| {
            lowest = lowest.min(level.lowest_child as usize);
            level.end() - lowest
        });
        open.max().unwrap_or(0)
    }
}

impl Level {
    /// One past its last node.
    fn end(&self) -> usize {
        (self.first_node + self.nodes) as usize
    }
}

/// What is reached of the nodes that a sweep from the top is at.
pub(super) struct Window<'a, const L: usize> {
    room: &'a mut [Lanes<L>],
    /// The node in the room's first place. What reaches a child below it is passed over: it is an outcome, which passes nothing on.
    pub(super) first: usize,
    /// From this node on the room is clean or filled.
    clean: usize,
}

impl<'a, const L: usize> Window<'a, L> {
    /// Room that an earlier sweep has filled.
    pub(super) fn whole(room: &'a mut [Lanes<L>]) -> Self {
        Self { room, first: 0, clean: 0 }
    }

    /// Room for a sweep from `root`, clean on its level.
    pub(super) fn new(diagram: &Diagram, root: NodeId, room: &'a mut [Lanes<L>]) -> Self {
        let level = diagram.levels.get(diagram.level_of[root.index()] as usize);
        let (clean, end) = level.map_or((0, 0), |level| (level.first_node as usize, level.end()));
        let first = end.saturating_sub(room.len());
        room[..diagram.outcomes.len()].fill([0.0; L]);
        room[clean - first..end - first].fill([0.0; L]);
        room[root.index() - first] = [1.0; L];
        Self { room, first, clean }
    }

    /// Makes what a sweep will add to from this level on zero, where that is not done yet: while it is near at hand.
    pub(super) fn open(&mut self, level: &Level) {
        let lowest = (level.lowest_child as usize).min(self.clean);
        if lowest < self.first {
            let first = level.end().saturating_sub(self.room.len());
            let open = self.clean - self.first..level.end() - self.first;
            self.room.copy_within(open, self.clean - first);
            self.first = first;
        }
        self.room[lowest - self.first..self.clean - self.first].fill([0.0; L]);
        self.clean = lowest;
    }

    /// What is below a level, and its nodes.
    pub(super) fn at(&mut self, level: &Level) -> (&mut [Lanes<L>], &mut [Lanes<L>]) {
        let (below, here) = self.room[..level.end() - self.first].split_at_mut(level.first_node as usize - self.first);
        (below, here)
    }
}
