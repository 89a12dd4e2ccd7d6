//! The nodes of a diagram while it is compiled, each once, and their final layout.

use crate::diagram::{Diagram, Level, NO_LEVEL};
use crate::plan::Step;
use crate::wide::mix;

/// Nodes and outcomes share one space of numbers while compiling; outcomes count down from here.
pub(crate) const LAST: u32 = u32::MAX;

/// Nodes in the order in which they were made.
pub(crate) struct Nodes {
    /// For each node its level and where its children begin.
    nodes: Vec<(u32, u32)>,
    children: Vec<u32>,
    /// Half the hash of each node and its number, from the place on that the hash names; [`EMPTY`] where there is none. A power
    /// of two, at most three quarters full.
    unique: Vec<(u32, u32)>,
}

const EMPTY: (u32, u32) = (0, LAST);

impl Nodes {
    pub fn with_capacity(nodes: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(nodes),
            children: Vec::with_capacity(2 * nodes),
            unique: vec![EMPTY; (nodes * 4 / 3 + 1).next_power_of_two().max(16)],
        }
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Bytes held, for the budget.
    pub fn bytes(&self) -> usize {
        self.children.len() * 4 + self.nodes.len() * 8 + self.unique.len() * 8
    }

    /// The node with these children: one of them if they are all the same.
    #[inline(always)]
    pub fn node(&mut self, level: u32, children: &[u32]) -> u32 {
        if children[1..].iter().all(|&child| child == children[0]) {
            return children[0];
        }
        let start = u64::from(level).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let (pairs, rest) = children.as_chunks::<2>();
        let join = |state, [a, b]: [u32; 2]| mix(state ^ (u64::from(a) << 32 | u64::from(b)));
        let state = pairs.iter().fold(start, |state, &pair| join(state, pair));
        let hash = rest.iter().fold(state, |state, &last| join(state, [last, 0])) as u32;
        let mask = self.unique.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let (of, node) = self.unique[place];
            if node == LAST {
                break;
            }
            if of == hash && self.is(node, level, children) {
                return node;
            }
            place = (place + 1) & mask;
        }
        let node = self.nodes.len() as u32;
        self.unique[place] = (hash, node);
        self.nodes.push((level, self.children.len() as u32));
        self.children.extend_from_slice(children);
        if self.nodes.len() * 4 > self.unique.len() * 3 {
            self.grow();
        }
        node
    }

    #[inline]
    fn is(&self, node: u32, level: u32, children: &[u32]) -> bool {
        let (other, first) = self.nodes[node as usize];
        other == level && self.children[first as usize..].iter().zip(children).all(|(a, b)| a == b)
    }

    fn grow(&mut self) {
        let mask = 2 * self.unique.len() - 1;
        let mut unique = vec![EMPTY; mask + 1];
        for &(hash, node) in self.unique.iter().filter(|(_, node)| *node != LAST) {
            let mut place = hash as usize & mask;
            while unique[place].1 != LAST {
                place = (place + 1) & mask;
            }
            unique[place] = (hash, node);
        }
        self.unique = unique;
    }

    /// Numbers outcomes first (in the order of their truth values), then the deepest level, the top level last.
    pub fn lay_out(self, steps: Vec<Step>, mut outcomes: Vec<Box<[bool]>>, roots: &[u32]) -> Diagram {
        let mut outcome_order: Vec<usize> = (0..outcomes.len()).collect();
        outcome_order.sort_by(|&a, &b| outcomes[a].cmp(&outcomes[b]));
        let mut outcome_number = vec![0; outcomes.len()];
        for (number, &outcome) in outcome_order.iter().enumerate() {
            outcome_number[outcome] = number as u32;
        }
        let mut count = vec![0_u32; steps.len()];
        for (level, _) in &self.nodes {
            count[*level as usize] += 1;
        }
        let mut levels: Vec<Level> = Vec::with_capacity(steps.len());
        let mut first_column = 0;
        for (step, &nodes) in steps.into_iter().zip(&count) {
            let columns = (step.columns.1 - step.columns.0) as usize;
            levels.push(Level {
                variable: step.variable,
                column_of: step.column_of,
                columns,
                first_node: 0,
                nodes,
                first_child: 0,
                first_column,
                lowest_child: 0,
            });
            first_column += columns;
        }
        let (mut next_node, mut next_child) = (outcomes.len() as u32, 0);
        for level in levels.iter_mut().rev() {
            (level.first_node, level.first_child) = (next_node, next_child);
            next_node += level.nodes;
            next_child += level.columns * level.nodes as usize;
        }
        let mut filled = vec![0_u32; levels.len()];
        let mut number = Vec::with_capacity(self.nodes.len());
        for (level, _) in &self.nodes {
            let at = *level as usize;
            number.push(levels[at].first_node + filled[at]);
            filled[at] += 1;
        }
        let renumber = |node: u32| match number.get(node as usize) {
            Some(&number) => number,
            None => outcome_number[(LAST - node) as usize],
        };
        let mut children = vec![0; next_child];
        let mut level_of = vec![levels.len() as u16; next_node as usize];
        for (node, &(level, first)) in self.nodes.iter().enumerate() {
            let shape = &levels[level as usize];
            let new = number[node];
            level_of[new as usize] = level as u16;
            let target = shape.first_child + shape.columns * (new - shape.first_node) as usize;
            let old = &self.children[first as usize..first as usize + shape.columns];
            for (slot, &child) in children[target..].iter_mut().zip(old) {
                *slot = renumber(child);
            }
        }
        outcomes.sort();
        let mut places = vec![NO_LEVEL; levels.iter().map(|level| level.variable.0 as usize + 1).max().unwrap_or(0)];
        for (place, level) in levels.iter().enumerate() {
            places[level.variable.0 as usize] = place as u16;
        }
        let roots = roots.iter().map(|&root| renumber(root)).collect();
        Diagram { roots, levels, children, outcomes, level_of, places }.finished()
    }
}
