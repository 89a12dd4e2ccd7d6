//! Two roots of one diagram side by side: does one rule imply another, where do they differ, is a rule monotone.
//!
//! All are one traversal of pairs of nodes (premise, conclusion) from the two roots downwards, each pair once: a pair ends where
//! the premise is false, the conclusion is true or both are the same node, and a pair (true, false) is a world in which the
//! premise holds and the conclusion does not. At most |premise| · |conclusion| pairs, in practice few more than the larger of
//! them (Bryant 1986, the apply algorithm). Two rules are the *same* exactly when their roots are equal; nothing is traversed for
//! that.

use hashbrown::HashTable;

use crate::compile::Budget;
use crate::diagram::{Diagram, Level, NodeId};
use crate::logic::Variable;
use crate::wide::mix;

/// The budget ran out while two functions were compared.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the comparison was given up at {pairs} pairs of nodes and {bytes} bytes; compare smaller rules or allow more")]
pub struct TooManyPairs {
    /// Pairs compared by then.
    pub pairs: usize,
    /// Bytes held by then.
    pub bytes: usize,
}

/// A set of worlds: each variable takes any of the options it has here, freely.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Worlds {
    options: Vec<(Variable, Vec<usize>)>,
}

impl Worlds {
    /// The variables that the diagram reads, in the order of its levels, each with its options, ascending; never without one.
    #[must_use]
    pub fn options(&self) -> &[(Variable, Vec<usize>)] {
        &self.options
    }

    /// The options of one variable; `None` where the diagram does not read it, so that any will do.
    #[must_use]
    pub fn of(&self, variable: Variable) -> Option<&[usize]> {
        self.options.iter().find(|(read, _)| *read == variable).map(|(_, options)| &options[..])
    }
}

/// Why a function is not monotone: in all of `worlds` it holds with the worse option and no longer with the better one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotMonotone {
    /// The variable that changes; not among those of `worlds`.
    pub variable: Variable,
    /// The option under which the function holds.
    pub worse: usize,
    /// The better option, under which it does not.
    pub better: usize,
    /// What all other variables do.
    pub worlds: Worlds,
}

/// Compares functions of one diagram, that is, its roots and the nodes below. A function holds where all formulas of the
/// outcome's group are true.
///
/// ```
/// use diagram::{Compiler, Logic, Pairs};
/// let mut logic = Logic::new();
/// let voters: Vec<_> = (0..4).map(|_| logic.variable(2)).collect(); // 0 = no, 1 = yes
/// let terms: Vec<_> = voters.iter().map(|&v| (v, vec![0, 1])).collect();
/// let (half, most) = (logic.at_least(&terms, 2).unwrap(), logic.at_least(&terms, 3).unwrap());
/// let diagram = Compiler::new(&logic).compile(&[half, most]).unwrap();
/// let (half, most) = (diagram.root(0), diagram.root(1));
/// let pairs = Pairs::new(&diagram);
/// assert_eq!(pairs.counterexample(most, half).unwrap(), None); // "most" implies "half"
/// let two_of_four = pairs.difference(half, most).unwrap();
/// assert_eq!(two_of_four.count(two_of_four.root(0), |_, _| true).to_string(), "6");
/// assert_eq!(pairs.not_monotone(half, |_| vec![0, 1]).unwrap(), None);
/// ```
#[derive(Clone, Debug)]
pub struct Pairs<'a> {
    diagram: &'a Diagram,
    budget: Budget,
    /// For each column of the diagram, whether an allowed option has it.
    open: Vec<bool>,
    /// For each level its allowed options.
    allowed: Vec<Vec<usize>>,
}

impl<'a> Pairs<'a> {
    /// Compares over all worlds, within the default budget.
    #[must_use]
    pub fn new(diagram: &'a Diagram) -> Self {
        let all = Self { diagram, budget: Budget::default(), open: Vec::new(), allowed: Vec::new() };
        all.among(|_, _| true)
    }

    /// The same with another budget: as many pairs as it has nodes, and its bytes.
    #[must_use]
    pub fn budget(self, budget: Budget) -> Self {
        Self { budget, ..self }
    }

    /// The same over those worlds only in which every variable takes an allowed option.
    #[must_use]
    pub fn among(self, allowed: impl Fn(Variable, usize) -> bool) -> Self {
        let of = |level: &Level| (0..level.column_of.len()).filter(|&o| allowed(level.variable, o)).collect();
        let allowed: Vec<Vec<usize>> = self.diagram.levels.iter().map(of).collect();
        let mut open = vec![false; self.diagram.columns()];
        for (level, options) in self.diagram.levels.iter().zip(&allowed) {
            options.iter().for_each(|&option| open[level.first_column + level.column_of[option] as usize] = true);
        }
        Self { open, allowed, ..self }
    }

    /// Worlds in which the premise holds and the conclusion does not; `None` when the premise implies the conclusion.
    /// Stops at the first.
    ///
    /// # Errors
    /// [`TooManyPairs`] when the budget runs out.
    pub fn counterexample(&self, premise: NodeId, conclusion: NodeId) -> Result<Option<Worlds>, TooManyPairs> {
        if self.no_world() {
            return Ok(None);
        }
        let mut traversal = Traversal::new(self);
        let found = traversal.run(premise.0, conclusion.0, true)? == TRUE;
        Ok(found.then(|| self.worlds(traversal.path())))
    }

    /// The worlds in which the premise holds and the conclusion does not, as a diagram of its own: one root, outcomes `[false]`
    /// and `[true]`, for counting ([`Diagram::count`]), weighing ([`Diagram::distribution`]) or any other pass. Levels and columns
    /// stay as they are, so that weights of the whole are weights of the difference; options that are not allowed must have none.
    /// The root is the outcome `[false]` exactly when the premise implies the conclusion.
    ///
    /// # Errors
    /// [`TooManyPairs`] when the budget runs out.
    pub fn difference(&self, premise: NodeId, conclusion: NodeId) -> Result<Diagram, TooManyPairs> {
        let mut traversal = Traversal::new(self);
        let root = if self.no_world() { FALSE } else { traversal.run(premise.0, conclusion.0, false)? };
        Ok(traversal.lay_out(root))
    }

    /// The first sign that a function is not monotone, from the top; `None` when it is: whenever it holds and one variable goes
    /// over to the next better of its options, it holds still. `order` gives the options of a variable from worst to best;
    /// options it leaves out, or that are not allowed, are compared with none. One memo of pairs for all nodes.
    ///
    /// # Errors
    /// [`TooManyPairs`] when the budget runs out.
    pub fn not_monotone(
        &self,
        root: NodeId,
        order: impl Fn(Variable) -> Vec<usize>,
    ) -> Result<Option<NotMonotone>, TooManyPairs> {
        if self.no_world() {
            return Ok(None);
        }
        let came_from = self.came_from(root.0);
        let mut traversal = Traversal::new(self);
        for (at, level) in self.diagram.levels.iter().enumerate() {
            let mut options = order(level.variable);
            options.retain(|option| self.allowed[at].contains(option));
            for (node, children) in self.diagram.nodes_of(level) {
                if came_from[node as usize].is_none() {
                    continue;
                }
                for neighbours in options.windows(2) {
                    let (worse, better) = (neighbours[0], neighbours[1]);
                    let child = |option: usize| children[level.column_of[option] as usize];
                    if traversal.run(child(worse), child(better), true)? == TRUE {
                        let mut path = way(&came_from, node);
                        path.extend(traversal.path());
                        let mut worlds = self.worlds(path);
                        worlds.options.retain(|(variable, _)| *variable != level.variable);
                        return Ok(Some(NotMonotone { variable: level.variable, worse, better, worlds }));
                    }
                }
            }
        }
        Ok(None)
    }

    fn no_world(&self) -> bool {
        self.allowed.iter().any(Vec::is_empty)
    }

    /// For each node that allowed options lead to, one node above it with the level and column that lead here.
    fn came_from(&self, root: u32) -> Vec<Option<Origin>> {
        let mut came_from = vec![None; self.diagram.level_of.len()];
        came_from[root as usize] = Some(Origin::Root);
        for (at, level) in self.diagram.levels.iter().enumerate() {
            let open = &self.open[level.first_column..][..level.columns];
            for (node, children) in self.diagram.nodes_of(level) {
                if came_from[node as usize].is_none() {
                    continue;
                }
                for (column, (&child, _)) in children.iter().zip(open).enumerate().filter(|(_, (_, open))| **open) {
                    came_from[child as usize].get_or_insert(Origin::Above { node, level: at, column });
                }
            }
        }
        came_from
    }

    /// The worlds that take these columns at these levels, and anything allowed elsewhere.
    fn worlds(&self, path: Vec<(usize, usize)>) -> Worlds {
        let mut columns = vec![None; self.allowed.len()];
        path.into_iter().for_each(|(level, column)| columns[level] = Some(column));
        let levels = self.diagram.levels.iter().zip(&self.allowed).zip(columns);
        let options = levels.map(|((level, allowed), column)| {
            let fits = |option: &usize| column.is_none_or(|column| level.column_of[*option] as usize == column);
            (level.variable, allowed.iter().copied().filter(fits).collect())
        });
        Worlds { options: options.collect() }
    }
}

/// How a node was come to.
#[derive(Clone, Copy)]
enum Origin {
    Root,
    Above { node: u32, level: usize, column: usize },
}

/// The levels and columns that lead to a node.
fn way(came_from: &[Option<Origin>], mut node: u32) -> Vec<(usize, usize)> {
    let mut path = Vec::new();
    while let Some(Origin::Above { node: above, level, column }) = came_from[node as usize] {
        path.push((level, column));
        node = above;
    }
    path
}

/// What a pair comes to: nowhere a difference, everywhere one, or a node of the difference (its number and 2).
const FALSE: u32 = 0;
const TRUE: u32 = 1;

/// A pair that is being compared.
struct Call {
    pair: (u32, u32),
    level: usize,
    column: usize,
}

/// The traversal and its memo, which holds for all pairs of one diagram and one set of allowed options.
struct Traversal<'a> {
    pairs: &'a Pairs<'a>,
    /// For each outcome, whether a function holds there.
    holds: Vec<bool>,
    /// Each pair with what it comes to.
    known: HashTable<((u32, u32), u32)>,
    /// Nodes of the difference: level and where their children begin.
    nodes: Vec<(u32, u32)>,
    children: Vec<u32>,
    calls: Vec<Call>,
}

impl<'a> Traversal<'a> {
    fn new(pairs: &'a Pairs<'a>) -> Self {
        let holds = pairs.diagram.outcomes.iter().map(|outcome| outcome.iter().all(|&t| t)).collect();
        let (known, nodes, children, calls) = (HashTable::new(), Vec::new(), Vec::new(), Vec::new());
        Self { pairs, holds, known, nodes, children, calls }
    }

    /// What "premise and not conclusion" comes to. With `stop`, TRUE at the first world found, the calls left open to tell the
    /// way; whatever is done then came to FALSE, and no nodes are made.
    fn run(&mut self, premise: u32, conclusion: u32, stop: bool) -> Result<u32, TooManyPairs> {
        self.calls.clear();
        let mut pending: Vec<u32> = Vec::new();
        let mut found = self.enter((premise, conclusion));
        loop {
            if let Some(value) = found {
                let Some(call) = self.calls.last_mut() else { return Ok(value) };
                if stop && value == TRUE {
                    return Ok(value);
                }
                call.column += 1;
                pending.push(value);
            }
            found = match self.next() {
                Some(pair) => self.enter(pair),
                None => Some(self.close(&mut pending)?),
            };
        }
    }

    /// Answers a pair at once, or opens a call for it.
    fn enter(&mut self, pair: (u32, u32)) -> Option<u32> {
        let (premise, conclusion) = pair;
        let holds = |node: u32| self.holds.get(node as usize).copied();
        match (holds(premise), holds(conclusion)) {
            _ if premise == conclusion => return Some(FALSE),
            (Some(false), _) | (_, Some(true)) => return Some(FALSE),
            (Some(true), Some(false)) => return Some(TRUE),
            _ => {}
        }
        if let Some((_, value)) = self.known.find(hash(pair), |(known, _)| *known == pair) {
            return Some(*value);
        }
        let level_of = |node: u32| self.pairs.diagram.level_of[node as usize];
        let level = level_of(premise).min(level_of(conclusion)) as usize;
        self.calls.push(Call { pair, level, column: 0 });
        None
    }

    /// The pair below the last call in its next column; `None` when it has seen all. What a column that is not allowed leads to
    /// is FALSE: the pair of a node with itself.
    fn next(&self) -> Option<(u32, u32)> {
        let call = self.calls.last()?;
        let diagram = self.pairs.diagram;
        let level = &diagram.levels[call.level];
        if call.column == level.columns {
            return None;
        }
        if !self.pairs.open[level.first_column + call.column] {
            return Some((0, 0));
        }
        let below = |node: u32| match diagram.level_of[node as usize] as usize == call.level {
            true => diagram.child(level, node, call.column),
            false => node,
        };
        Some((below(call.pair.0), below(call.pair.1)))
    }

    /// Ends the last call, whose children are the last that are pending.
    fn close(&mut self, pending: &mut Vec<u32>) -> Result<u32, TooManyPairs> {
        let Some(Call { pair, level, .. }) = self.calls.pop() else { return Ok(FALSE) };
        let shape = &self.pairs.diagram.levels[level];
        let first = pending.len() - shape.columns;
        let children = &pending[first..];
        let open = &self.pairs.open[shape.first_column..][..shape.columns];
        let mut seen = children.iter().zip(open).filter(|(_, open)| **open).map(|(child, _)| *child);
        let one = seen.next().unwrap_or(FALSE);
        let value = if seen.all(|child| child == one) {
            one
        } else {
            self.nodes.push((level as u32, self.children.len() as u32));
            self.children.extend_from_slice(children);
            self.nodes.len() as u32 + 1
        };
        pending.truncate(first);
        self.known.insert_unique(hash(pair), (pair, value), |(pair, _)| hash(*pair));
        let pairs = self.known.len();
        let bytes = self.known.capacity() * (size_of::<((u32, u32), u32)>() + 1)
            + self.nodes.len() * size_of::<(u32, u32)>()
            + self.children.len() * size_of::<u32>();
        let Budget { nodes, bytes: most } = self.pairs.budget;
        if pairs > nodes || bytes > most { Err(TooManyPairs { pairs, bytes }) } else { Ok(value) }
    }

    /// The levels and columns of the calls that are open.
    fn path(&self) -> Vec<(usize, usize)> {
        self.calls.iter().map(|call| (call.level, call.column)).collect()
    }

    /// The difference as a diagram: outcomes first, then the deepest level, the top level last.
    fn lay_out(self, root: u32) -> Diagram {
        let whole = self.pairs.diagram;
        let mut levels = whole.levels.clone();
        levels.iter_mut().for_each(|level| level.nodes = 0);
        // Each node's place on its level.
        let mut place = Vec::with_capacity(self.nodes.len());
        for (level, _) in &self.nodes {
            let level = &mut levels[*level as usize];
            place.push(level.nodes);
            level.nodes += 1;
        }
        let (mut next_node, mut next_child) = (2, 0);
        let mut level_of = vec![levels.len() as u16; 2];
        for (at, level) in levels.iter_mut().enumerate().rev() {
            (level.first_node, level.first_child) = (next_node, next_child);
            next_node += level.nodes;
            next_child += level.columns * level.nodes as usize;
            level_of.resize(next_node as usize, at as u16);
        }
        let number = |value: u32| match (value as usize).checked_sub(2) {
            Some(node) => levels[self.nodes[node].0 as usize].first_node + place[node],
            None => value,
        };
        let mut children = vec![0; next_child];
        for ((level, first), place) in self.nodes.iter().zip(&place) {
            let level = &levels[*level as usize];
            let target = level.first_child + level.columns * *place as usize;
            let old = &self.children[*first as usize..];
            children[target..target + level.columns]
                .iter_mut()
                .zip(old)
                .for_each(|(slot, &child)| *slot = number(child));
        }
        let roots = vec![number(root)];
        let outcomes = vec![[false].into(), [true].into()];
        Diagram { levels, children, outcomes, roots, level_of, places: whole.places.clone() }.finished()
    }
}

fn hash(pair: (u32, u32)) -> u64 {
    mix(mix(u64::from(pair.0) << 32 | u64::from(pair.1)))
}
