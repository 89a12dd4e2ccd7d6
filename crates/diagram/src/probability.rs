//! Probabilities, many weight vectors at once.
//!
//! A lane is one vector of weights; `L` lanes go through each sweep together, and each lane's arithmetic is the same whatever
//! `L` is. There is no fused multiply–add and no reordering, so the bytes are the same on every machine.

use crate::diagram::{Diagram, Level, NodeId};
use crate::logic::Variable;

/// How many lanes of a large diagram are swept for conditional values at once.
const TOGETHER: usize = 4;

/// Bytes of values that stay near enough for all lanes to be swept at once.
const NEAR: usize = 1 << 21;

/// One number a lane.
pub type Lanes<const L: usize> = [f64; L];

/// For every column of a diagram, its probability in each lane.
#[derive(Clone, Debug, Default)]
pub struct Weights<const L: usize> {
    pub(crate) columns: Vec<Lanes<L>>,
    /// The columns that have any weight in any lane, level by level, counted within their level.
    used: Vec<u32>,
    /// Where each level's used columns begin in `used`, and the end.
    first_used: Vec<usize>,
}

impl<const L: usize> Weights<L> {
    /// For each level from the top, its columns that have any weight.
    fn used(&self) -> impl DoubleEndedIterator<Item = &[u32]> + ExactSizeIterator {
        self.first_used.windows(2).map(|ends| &self.used[ends[0]..ends[1]])
    }

    /// The same weights in other lanes.
    fn map<const M: usize>(&self, of: impl Fn(&Lanes<L>) -> Lanes<M>) -> Weights<M> {
        Weights {
            columns: self.columns.iter().map(of).collect(),
            used: self.used.clone(),
            first_used: self.first_used.clone(),
        }
    }

    /// Has the column, as [`Diagram::column`] counts, any weight in any lane?
    #[must_use]
    pub fn any(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|lanes| lanes.iter().any(|weight| *weight != 0.0))
    }
}

/// Room for the numbers of a sweep, kept from one sweep to the next so that memory is asked for once.
#[derive(Clone, Debug, Default)]
pub struct Scratch<const L: usize> {
    reach: Vec<Lanes<L>>,
    values: Vec<Lanes<L>>,
    /// The distribution of a sum, from below and from above.
    pub(crate) sums: [Vec<f64>; 2],
}

/// The expectation of a quantity on the outcomes, and that expectation under each option of each variable.
#[derive(Clone, Debug)]
pub struct Conditional<const L: usize> {
    /// The expectation.
    pub value: Lanes<L>,
    pub(crate) given: Vec<Lanes<L>>,
}

impl<const L: usize> Conditional<L> {
    /// The expectation when the variable takes the option and all else stays random; [`Conditional::value`] where the diagram
    /// does not read the variable.
    #[must_use]
    pub fn given(&self, diagram: &Diagram, variable: Variable, option: usize) -> Lanes<L> {
        diagram.column(variable, option).map_or(self.value, |column| self.given[column])
    }

    /// The same by the number of the column, as [`Diagram::column`] counts.
    ///
    /// # Panics
    /// When there is no such column.
    #[must_use]
    pub fn given_column(&self, column: usize) -> Lanes<L> {
        self.given[column]
    }
}

impl Diagram {
    /// Weights for this diagram: `of` gives the probability of an option of a variable in each lane. For each variable they
    /// must add up to one, up to rounding; this is for the caller to see to, and is checked in debug builds.
    #[must_use]
    pub fn weights<const L: usize>(&self, of: impl FnMut(Variable, usize) -> Lanes<L>) -> Weights<L> {
        let mut weights = Weights::default();
        self.weigh(&mut weights, of);
        weights
    }

    /// The same in place of other weights, whose memory is used again. Of variables that a part does not read nothing is asked.
    pub fn weigh<const L: usize>(&self, weights: &mut Weights<L>, mut of: impl FnMut(Variable, usize) -> Lanes<L>) {
        let Weights { columns, used, first_used } = weights;
        columns.clear();
        columns.resize(self.columns(), [0.0; L]);
        used.clear();
        first_used.clear();
        for level in &self.levels {
            first_used.push(used.len());
            if level.nodes == 0 {
                continue;
            }
            let columns = &mut columns[level.first_column..level.first_column + level.columns];
            for (option, &column) in level.column_of.iter().enumerate() {
                add(&mut columns[column as usize], &of(level.variable, option));
            }
            if cfg!(debug_assertions) {
                let mut sum = [0.0; L];
                columns.iter().for_each(|column| add(&mut sum, column));
                let whole = sum.iter().all(|lane| (lane - 1.0).abs() < 1e-9);
                debug_assert!(whole, "the weights of {:?} add up to {sum:?}", level.variable);
            }
            for (column, weights) in columns.iter().enumerate() {
                if *weights != [0.0; L] {
                    used.push(column as u32);
                }
            }
        }
        first_used.push(used.len());
    }

    /// The probability of each outcome, from `root`. One sweep from the top, proportional to the number of children.
    #[must_use]
    pub fn distribution<const L: usize>(
        &self,
        root: NodeId,
        weights: &Weights<L>,
        scratch: &mut Scratch<L>,
    ) -> Vec<Lanes<L>> {
        scratch.reach.resize(self.level_of.len(), [0.0; L]);
        self.reach(root, weights, &mut scratch.reach);
        scratch.reach[..self.outcomes.len()].to_vec()
    }

    /// The probability of passing through each node, from `root`.
    fn reach<const L: usize>(&self, root: NodeId, weights: &Weights<L>, reach: &mut [Lanes<L>]) {
        let (top, mut clean) = self.start(root, reach);
        for (level, used) in self.levels.iter().zip(weights.used()).skip(top) {
            clean = level.clean(clean, reach);
            let w = &weights.columns[level.first_column..level.first_column + level.columns];
            let children = self.children_of(level);
            let (below, here) = reach.split_at_mut(level.first_node as usize);
            match (w, used.len()) {
                ([a, b], 2) => pass_on(here, children, [*a, *b], below),
                ([a, b, c], 3) => pass_on(here, children, [*a, *b, *c], below),
                _ => {
                    for (r, children) in here.iter().zip(children.chunks_exact(level.columns)) {
                        let r = *r;
                        if r == [0.0; L] {
                            continue;
                        }
                        for &column in used {
                            add_product(&mut below[children[column as usize] as usize], &r, &w[column as usize]);
                        }
                    }
                }
            }
        }
    }

    /// Room to sweep from `root`, clean from its level on down to the outcomes; that level, and from where on it is clean.
    fn start<const L: usize>(&self, root: NodeId, reach: &mut [Lanes<L>]) -> (usize, usize) {
        reach[..self.outcomes.len()].fill([0.0; L]);
        let top = self.level_of[root.index()] as usize;
        let clean = self.levels.get(top).map_or(0, |level| {
            reach[level.first_node as usize..][..level.nodes as usize].fill([0.0; L]);
            level.first_node as usize
        });
        reach[root.index()] = [1.0; L];
        (top, clean)
    }

    /// The expectation of a quantity on the outcomes, at each root. One sweep from the bottom, proportional to the number of
    /// children.
    #[must_use]
    pub fn expectations<const L: usize>(
        &self,
        weights: &Weights<L>,
        on_outcomes: &[Lanes<L>],
        scratch: &mut Scratch<L>,
    ) -> Vec<Lanes<L>> {
        scratch.values.resize(self.level_of.len(), [0.0; L]);
        self.values(weights, on_outcomes, &mut scratch.values);
        self.roots.iter().map(|&root| scratch.values[root as usize]).collect()
    }

    /// The expectation at every node.
    fn values<const L: usize>(&self, weights: &Weights<L>, on_outcomes: &[Lanes<L>], values: &mut [Lanes<L>]) {
        values[..self.outcomes.len()].copy_from_slice(&on_outcomes[..self.outcomes.len()]);
        for (level, used) in self.levels.iter().zip(weights.used()).rev() {
            let w = &weights.columns[level.first_column..level.first_column + level.columns];
            let children = self.children_of(level);
            let (below, here) = values.split_at_mut(level.first_node as usize);
            match (w, used.len()) {
                ([a, b], 2) => gather(below, children, [*a, *b], here),
                ([a, b, c], 3) => gather(below, children, [*a, *b, *c], here),
                _ => {
                    for (sum, children) in here.iter_mut().zip(children.chunks_exact(level.columns)) {
                        let mut total = [0.0; L];
                        for &column in used {
                            add_product(&mut total, &w[column as usize], &below[children[column as usize] as usize]);
                        }
                        *sum = total;
                    }
                }
            }
        }
    }

    /// The expectation of each quantity under every option of every variable: for each, one sweep from the bottom and one from
    /// the top (Darwiche 2003).
    ///
    /// Worlds that reach an outcome without reading a variable are summed apart, so nothing is subtracted: every result has
    /// the relative accuracy of its terms, and what is structurally zero is zero.
    #[must_use]
    pub fn conditional<const L: usize>(
        &self,
        root: NodeId,
        weights: &Weights<L>,
        quantities: &[Vec<Lanes<L>>],
        scratch: &mut Scratch<L>,
    ) -> Vec<Conditional<L>> {
        let Scratch { reach, values, .. } = scratch;
        reach.resize(self.level_of.len(), [0.0; L]);
        values.resize(self.level_of.len(), [0.0; L]);
        let near = size_of_val(&values[..]) <= NEAR;
        if near || !L.is_multiple_of(TOGETHER) {
            return self.conditional_of(root, weights, quantities, reach, values);
        }
        // A few lanes at a time, so that less memory is gone through at once.
        let nothing = Conditional { value: [0.0; L], given: vec![[0.0; L]; self.columns()] };
        let mut all = vec![nothing; quantities.len()];
        let reach = reach.as_flattened_mut().as_chunks_mut().0;
        let values = values.as_flattened_mut().as_chunks_mut().0;
        for first in (0..L).step_by(TOGETHER) {
            let part = |lanes: &Lanes<L>| std::array::from_fn::<_, TOGETHER, _>(|lane| lanes[first + lane]);
            let quantities: Vec<Vec<_>> = quantities.iter().map(|lanes| lanes.iter().map(part).collect()).collect();
            let some = self.conditional_of(root, &weights.map(part), &quantities, reach, values);
            for (all, some) in all.iter_mut().zip(some) {
                all.value[first..first + TOGETHER].copy_from_slice(&some.value);
                for (all, some) in all.given.iter_mut().zip(some.given) {
                    all[first..first + TOGETHER].copy_from_slice(&some);
                }
            }
        }
        all
    }

    fn conditional_of<const L: usize>(
        &self,
        root: NodeId,
        weights: &Weights<L>,
        quantities: &[Vec<Lanes<L>>],
        reach: &mut [Lanes<L>],
        values: &mut [Lanes<L>],
    ) -> Vec<Conditional<L>> {
        // What reaches each node is found on the way if weights and sums fit the registers beside it, else before.
        let before = L > TOGETHER;
        if before {
            self.reach(root, weights, reach);
        }
        let mut sweep = |(number, quantity): (usize, &Vec<Lanes<L>>)| {
            self.values(weights, quantity, values);
            Sweep { diagram: self, weights, values, reach, known: before || number > 0 }.conditional(root)
        };
        quantities.iter().enumerate().map(&mut sweep).collect()
    }
}

impl Level {
    /// Sets to zero what a sweep will add to from this level on, where that is not done yet: while it is near at hand.
    fn clean<const L: usize>(&self, clean: usize, reach: &mut [Lanes<L>]) -> usize {
        let lowest = (self.lowest_child as usize).min(clean);
        reach[lowest..clean].fill([0.0; L]);
        lowest
    }
}

/// A sweep from the top, after one from the bottom.
struct Sweep<'a, const L: usize> {
    diagram: &'a Diagram,
    weights: &'a Weights<L>,
    values: &'a [Lanes<L>],
    reach: &'a mut [Lanes<L>],
    /// Is `reach` known from an earlier sweep?
    known: bool,
}

/// What a sweep sums up at one level.
struct Flow<'a, const L: usize> {
    /// For each column, over its nodes: what reaches the node times what the child is worth.
    given: &'a mut [Lanes<L>],
    /// For each level, what arrives there from levels further up than the one before.
    arriving: &'a mut [Lanes<L>],
}

impl<const L: usize> Sweep<'_, L> {
    fn conditional(&mut self, root: NodeId) -> Conditional<L> {
        let diagram = self.diagram;
        let value = self.values[root.index()];
        let bottom = diagram.levels.len();
        let mut given = vec![[0.0; L]; diagram.columns()];
        // What flows past each level: worlds that do not read its variable.
        let mut past = vec![[0.0; L]; bottom];
        let mut arriving = vec![[0.0; L]; bottom + 1];
        let (top, mut clean) =
            if self.known { (diagram.level_of[root.index()] as usize, 0) } else { diagram.start(root, self.reach) };
        past[..top].fill(value);
        for (at, level) in diagram.levels.iter().enumerate().skip(top) {
            if !self.known {
                clean = level.clean(clean, self.reach);
            }
            let given = &mut given[level.first_column..level.first_column + level.columns];
            let flow = Flow { given, arriving: &mut arriving };
            let skips = match (level.columns, self.known) {
                (2, false) => self.flow_of::<2, true>(at, flow),
                (3, false) => self.flow_of::<3, true>(at, flow),
                (_, false) => self.flow::<true>(at, flow),
                (2, true) => self.flow_of::<2, false>(at, flow),
                (3, true) => self.flow_of::<3, false>(at, flow),
                (_, true) => self.flow::<false>(at, flow),
            };
            if skips {
                let mut running = [0.0; L];
                for skipped in (at + 1..bottom).rev() {
                    add(&mut running, &arriving[skipped + 1]);
                    add(&mut past[skipped], &running);
                }
                arriving[at + 1..].fill([0.0; L]);
            }
        }
        for (level, past) in diagram.levels.iter().zip(&past) {
            for given in &mut given[level.first_column..level.first_column + level.columns] {
                add(given, past);
            }
        }
        Conditional { value, given }
    }

    /// The same as [`Sweep::flow`] with the number of columns known, so that weights and sums stay at hand.
    fn flow_of<const K: usize, const PASS_ON: bool>(&mut self, at: usize, flow: Flow<'_, L>) -> bool {
        let Self { diagram, weights, reach, values, .. } = self;
        let level = &diagram.levels[at];
        let mut w = [[0.0; L]; K];
        w.copy_from_slice(&weights.columns[level.first_column..level.first_column + K]);
        let next = diagram.levels.get(at + 1).map_or(0, |next| next.first_node);
        let (below, here) = reach.split_at_mut(level.first_node as usize);
        let values = &values[..below.len()];
        let mut sums = [[0.0; L]; K];
        let mut skips = false;
        for (r, children) in here.iter().zip(diagram.children_of(level).as_chunks::<K>().0) {
            let r = *r;
            if r == [0.0; L] {
                continue;
            }
            for column in 0..K {
                let child = children[column] as usize;
                let v = &values[child];
                add_product(&mut sums[column], &r, v);
                if PASS_ON {
                    add_product(&mut below[child], &r, &w[column]);
                }
            }
            if children.iter().any(|&child| child < next) {
                skips = true;
                for column in (0..K).filter(|&column| children[column] < next) {
                    let child = children[column] as usize;
                    let arriving = &mut flow.arriving[diagram.level_of[child] as usize];
                    for lane in 0..L {
                        arriving[lane] += r[lane] * w[column][lane] * values[child][lane];
                    }
                }
            }
        }
        flow.given.copy_from_slice(&sums);
        skips
    }

    /// Sums what flows through each column of a level, and what arrives at each level below the next; says whether any does.
    /// Passes on to the children what reaches their parents, if that is not known yet.
    fn flow<const PASS_ON: bool>(&mut self, at: usize, flow: Flow<'_, L>) -> bool {
        let Self { diagram, weights, reach, values, .. } = self;
        let level = &diagram.levels[at];
        let w = &weights.columns[level.first_column..level.first_column + level.columns];
        // What is below the nodes of the next level skips that level.
        let next = diagram.levels.get(at + 1).map_or(0, |next| next.first_node);
        let (below, here) = reach.split_at_mut(level.first_node as usize);
        let mut skips = false;
        for (r, children) in here.iter().zip(diagram.children_of(level).chunks_exact(level.columns)) {
            if *r == [0.0; L] {
                continue;
            }
            for ((&child, w), sum) in children.iter().zip(w).zip(flow.given.iter_mut()) {
                let v = &values[child as usize];
                add_product(sum, r, v);
                if PASS_ON {
                    add_product(&mut below[child as usize], r, w);
                }
                if child < next {
                    skips = true;
                    let arriving = &mut flow.arriving[diagram.level_of[child as usize] as usize];
                    for lane in 0..L {
                        arriving[lane] += r[lane] * w[lane] * v[lane];
                    }
                }
            }
        }
        skips
    }
}

/// To each node, the weighted sum over its children.
fn gather<const L: usize, const K: usize>(
    below: &[Lanes<L>],
    children: &[u32],
    w: [Lanes<L>; K],
    here: &mut [Lanes<L>],
) {
    for (sum, children) in here.iter_mut().zip(children.as_chunks::<K>().0) {
        let mut total = [0.0; L];
        for (w, &child) in w.iter().zip(children) {
            add_product(&mut total, w, &below[child as usize]);
        }
        *sum = total;
    }
}

/// To each child, what comes from its parents.
fn pass_on<const L: usize, const K: usize>(
    here: &[Lanes<L>],
    children: &[u32],
    w: [Lanes<L>; K],
    below: &mut [Lanes<L>],
) {
    for (r, children) in here.iter().zip(children.as_chunks::<K>().0) {
        if *r == [0.0; L] {
            continue;
        }
        for (w, &child) in w.iter().zip(children) {
            add_product(&mut below[child as usize], r, w);
        }
    }
}

fn add_product<const L: usize>(sum: &mut Lanes<L>, a: &Lanes<L>, b: &Lanes<L>) {
    for lane in 0..L {
        sum[lane] += a[lane] * b[lane];
    }
}

fn add<const L: usize>(sum: &mut Lanes<L>, term: &Lanes<L>) {
    for lane in 0..L {
        sum[lane] += term[lane];
    }
}
