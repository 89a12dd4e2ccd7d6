//! The diagram: nodes by level, children before parents.

use crate::logic::Variable;

/// A node of one diagram. The first are its outcomes (terminals), the last those of the topmost level.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The node's number, counted from the first outcome.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One level: the nodes that decide on one variable.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    pub variable: Variable,
    /// The column of each of the variable's options. Options with equal coefficients in all forms share a column.
    pub column_of: Vec<u16>,
    /// How many columns: the number of children of each node.
    pub columns: usize,
    /// The level's nodes are `first_node..first_node + nodes`.
    pub first_node: u32,
    pub nodes: u32,
    /// Child `c` of node `u` is `children[first_child + columns · (u − first_node) + c]`.
    pub first_child: usize,
    /// Where the level's columns begin in a list of all columns.
    pub first_column: usize,
    /// The first of the nodes that some child is, outcomes left out; at most `first_node`.
    pub lowest_child: u32,
}

/// A reduced ordered decision diagram with several roots and any number of outcomes.
///
/// Levels are counted from the top, nodes from the bottom. Two roots of one diagram are equal exactly when they are the same
/// function; every node is reachable from a root.
#[derive(Clone, Debug)]
pub struct Diagram {
    pub(crate) levels: Vec<Level>,
    pub(crate) children: Vec<u32>,
    pub(crate) outcomes: Vec<Box<[bool]>>,
    pub(crate) roots: Vec<u32>,
    /// The level of each inner node, in the order of nodes; outcomes are below all levels.
    pub(crate) level_of: Vec<u16>,
    /// The level of each variable, [`NO_LEVEL`] where it has none.
    pub(crate) places: Vec<u16>,
}

/// The level of a variable that is not read.
pub(crate) const NO_LEVEL: u16 = u16::MAX;

impl Diagram {
    /// How many nodes decide on a variable (outcomes are not counted).
    #[must_use]
    pub fn inner_nodes(&self) -> usize {
        self.level_of.len() - self.outcomes.len()
    }

    /// The variables, in the order of levels from the top.
    pub fn variables(&self) -> impl ExactSizeIterator<Item = Variable> + '_ {
        self.levels.iter().map(|level| level.variable)
    }

    /// The root of the formula, or of the group of formulas, at `index` of those compiled.
    ///
    /// # Panics
    /// When fewer were compiled.
    #[must_use]
    pub fn root(&self, index: usize) -> NodeId {
        NodeId(self.roots[index])
    }

    /// How many roots there are.
    #[must_use]
    pub fn roots(&self) -> usize {
        self.roots.len()
    }

    /// The outcomes: for each, the truth values of a group's formulas. Node `i` is outcome `i`.
    #[must_use]
    pub fn outcomes(&self) -> &[Box<[bool]>] {
        &self.outcomes
    }

    /// How many columns all levels have together: the length of one vector of weights.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.levels.last().map_or(0, |level| level.first_column + level.columns)
    }

    /// Does any node decide on the variable? A part of a diagram has the levels of the whole, some of them without nodes.
    #[must_use]
    pub fn reads(&self, variable: Variable) -> bool {
        let place = self.places.get(variable.0 as usize);
        place.and_then(|&place| self.levels.get(place as usize)).is_some_and(|level| level.nodes > 0)
    }

    /// Where a variable's option stands among all columns; `None` when the diagram does not read the variable.
    #[must_use]
    pub fn column(&self, variable: Variable, option: usize) -> Option<usize> {
        let level = self.levels.get(*self.places.get(variable.0 as usize)? as usize)?;
        level.column_of.get(option).map(|&column| level.first_column + column as usize)
    }

    /// The outcome that a world reaches, each variable taking the option at its index. Linear in the number of levels.
    ///
    /// # Panics
    /// When `options` gives no option for a variable that is read.
    #[must_use]
    pub fn outcome(&self, root: NodeId, options: &[u32]) -> &[bool] {
        let mut node = root.0;
        while node as usize >= self.outcomes.len() {
            let level = &self.levels[self.level_of[node as usize] as usize];
            let column = level.column_of[options[level.variable.0 as usize] as usize];
            node = self.child(level, node, column as usize);
        }
        &self.outcomes[node as usize]
    }

    pub(crate) fn child(&self, level: &Level, node: u32, column: usize) -> u32 {
        self.children[level.first_child + level.columns * (node - level.first_node) as usize + column]
    }

    /// The children of a level's nodes.
    pub(crate) fn children_of(&self, level: &Level) -> &[u32] {
        &self.children[level.first_child..level.first_child + level.columns * level.nodes as usize]
    }

    /// A level's nodes, each with its children.
    pub(crate) fn nodes_of<'a>(&'a self, level: &'a Level) -> impl Iterator<Item = (u32, &'a [u32])> + 'a {
        (level.first_node..).zip(self.children_of(level).chunks_exact(level.columns))
    }

    /// The same diagram without the nodes that no world passes through in which at most `others` variables (0 or more) take an
    /// option that is not allowed: quicker to sweep, right for such worlds only, and no longer reduced. One pass, proportional
    /// to the children.
    #[must_use]
    pub fn restrict(&self, allowed: impl Fn(Variable, usize) -> bool, others: u32) -> Self {
        let mut open = vec![false; self.columns()];
        for level in &self.levels {
            for (option, &column) in level.column_of.iter().enumerate() {
                open[level.first_column + column as usize] |= allowed(level.variable, option);
            }
        }
        // The fewest options that are not allowed on a way from a root.
        let mut fewest = vec![u32::MAX; self.level_of.len()];
        fewest[..self.outcomes.len()].fill(0);
        self.roots.iter().for_each(|&root| fewest[root as usize] = 0);
        for level in &self.levels {
            let open = &open[level.first_column..level.first_column + level.columns];
            for (node, children) in self.nodes_of(level) {
                let here = fewest[node as usize];
                for (&child, &open) in children.iter().zip(open) {
                    let there = here.saturating_add(u32::from(!open));
                    let known = &mut fewest[child as usize];
                    *known = (*known).min(there);
                }
            }
        }
        let passed: Vec<bool> = fewest.into_iter().map(|fewest| fewest <= others).collect();
        self.keep(&passed, &self.roots)
    }

    /// The same diagram with some of its roots only, in this order, and the nodes below them. Levels and columns stay as they
    /// are, so that weights of the whole are weights of the part.
    ///
    /// # Panics
    /// When there is no such root.
    #[must_use]
    pub fn part(&self, roots: &[usize]) -> Self {
        let roots: Vec<u32> = roots.iter().map(|&root| self.roots[root]).collect();
        let mut passed = vec![false; self.level_of.len()];
        passed[..self.outcomes.len()].fill(true);
        roots.iter().for_each(|&root| passed[root as usize] = true);
        for level in &self.levels {
            for (node, children) in self.nodes_of(level) {
                if passed[node as usize] {
                    children.iter().for_each(|&child| passed[child as usize] = true);
                }
            }
        }
        self.keep(&passed, &roots)
    }

    /// With what sweeps need to know of each level. Whoever makes a diagram or leaves out nodes ends with this.
    pub(crate) fn finished(mut self) -> Self {
        let outcomes = self.outcomes.len() as u32;
        for level in &mut self.levels {
            let children = &self.children[level.first_child..][..level.columns * level.nodes as usize];
            let inner = children.iter().copied().filter(|&child| child >= outcomes);
            level.lowest_child = inner.min().unwrap_or(level.first_node);
        }
        self
    }

    /// The nodes that `passed` names, outcomes among them, and these roots. Children that are not kept become outcomes.
    fn keep(&self, passed: &[bool], roots: &[u32]) -> Self {
        let mut number = vec![0_u32; self.level_of.len()];
        for (new, (number, _)) in (0..).zip(number.iter_mut().zip(passed).filter(|(_, passed)| **passed)) {
            *number = new;
        }
        let mut restricted = Self {
            levels: self.levels.clone(),
            children: Vec::new(),
            outcomes: self.outcomes.clone(),
            roots: roots.iter().map(|&root| number[root as usize]).collect(),
            level_of: self
                .level_of
                .iter()
                .zip(passed)
                .filter(|(_, passed)| **passed)
                .map(|(level, _)| *level)
                .collect(),
            places: self.places.clone(),
        };
        let mut next = self.outcomes.len() as u32;
        // Children of the deepest level come first, as in the whole diagram. Where no world goes, the number is 0: an outcome.
        for (level, small) in self.levels.iter().zip(&mut restricted.levels).rev() {
            small.first_child = restricted.children.len();
            small.first_node = next;
            for (_, children) in self.nodes_of(level).filter(|(node, _)| passed[*node as usize]) {
                next += 1;
                restricted.children.extend(children.iter().map(|&child| number[child as usize]));
            }
            small.nodes = next - small.first_node;
        }
        restricted.finished()
    }
}
