//! Probabilities, many weight vectors at once.
//!
//! A lane is one vector of weights; `L` lanes go through each sweep together, and each lane's arithmetic is the same whatever
//! `L` is. There is no fused multiply–add and no reordering, so the bytes are the same on every machine.

mod conditional;
mod window;

use window::Window;

use crate::diagram::{Diagram, NodeId};
use crate::logic::Variable;

pub use conditional::Conditional;

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
    /// Room for the options of one variable.
    options: Vec<Lanes<L>>,
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
            options: Vec::new(),
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
        self.weigh_variables(weights, |variable, options| {
            options.iter_mut().enumerate().for_each(|(option, lanes)| *lanes = of(variable, option));
        });
    }

    /// The same with all options of a variable at once: `fill` finds zeros there.
    pub fn weigh_variables<const L: usize>(
        &self,
        weights: &mut Weights<L>,
        mut fill: impl FnMut(Variable, &mut [Lanes<L>]),
    ) {
        let Weights { columns, used, first_used, options } = weights;
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
            if level.column_of.iter().zip(0..).all(|(&column, option)| column == option) {
                fill(level.variable, columns);
            } else {
                options.clear();
                options.resize(level.column_of.len(), [0.0; L]);
                fill(level.variable, options);
                for (lanes, &column) in options.iter().zip(&level.column_of) {
                    add(&mut columns[column as usize], lanes);
                }
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
        let mut window = Window::new(self, root, reach);
        for (level, used) in self.levels.iter().zip(weights.used()).skip(self.level_of[root.index()] as usize) {
            window.open(level);
            let w = &weights.columns[level.first_column..level.first_column + level.columns];
            let children = self.children_of(level);
            let (below, here) = window.at(level);
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
