//! Every other question is a fold over a semiring.

use std::collections::HashMap;

use crate::diagram::{Diagram, NodeId};
use crate::logic::Variable;

/// A commutative semiring: `plus` and `times` are associative and commutative, `times` distributes over `plus`, `zero` and
/// `one` are their neutral elements, and `zero` times anything is `zero`.
pub trait Semiring: Clone {
    /// Neutral for `plus`.
    fn zero() -> Self;
    /// Neutral for `times`.
    fn one() -> Self;
    /// Alternatives.
    #[must_use]
    fn plus(&self, other: &Self) -> Self;
    /// Both together.
    #[must_use]
    fn times(&self, other: &Self) -> Self;
}

impl Diagram {
    /// Folds the worlds below `root` over a semiring: the sum, over all assignments of the diagram's variables, of the product
    /// of `weight(variable, option)` and the value of the outcome they reach.
    ///
    /// An edge that jumps over levels is multiplied by the sum of their weights, so a rule that ignores a variable folds right.
    /// Cost: proportional to the children, and to the pairs of levels that edges jump between.
    #[must_use]
    pub fn fold<S: Semiring>(
        &self,
        root: NodeId,
        weight: impl Fn(Variable, usize) -> S,
        on_outcome: impl Fn(&[bool]) -> S,
    ) -> S {
        let mut columns = vec![S::zero(); self.columns()];
        for level in &self.levels {
            for (option, &column) in level.column_of.iter().enumerate() {
                let column = &mut columns[level.first_column + column as usize];
                *column = column.plus(&weight(level.variable, option));
            }
        }
        let whole: Vec<S> = self
            .levels
            .iter()
            .map(|level| columns[level.first_column..][..level.columns].iter().fold(S::zero(), |a, b| a.plus(b)))
            .collect();
        let mut jumps: HashMap<(usize, usize), S> = HashMap::new();
        let mut jump = |from: usize, to: usize| {
            jumps.entry((from, to)).or_insert_with(|| whole[from..to].iter().fold(S::one(), |a, b| a.times(b))).clone()
        };
        let mut values: Vec<S> = self.outcomes.iter().map(|outcome| on_outcome(outcome)).collect();
        for (at, level) in self.levels.iter().enumerate().rev() {
            let weights = &columns[level.first_column..][..level.columns];
            for (_, children) in self.nodes_of(level) {
                let sum = children.iter().zip(weights).fold(S::zero(), |sum, (&child, weight)| {
                    let below = self.level_of[child as usize] as usize;
                    let value = weight.times(&values[child as usize]);
                    sum.plus(&if below > at + 1 { value.times(&jump(at + 1, below)) } else { value })
                });
                values.push(sum);
            }
        }
        let top = self.level_of[root.index()] as usize;
        values[root.index()].times(&jump(0, top))
    }

    /// Can any world with allowed options reach an outcome that `wanted` accepts? One sweep; the fold over (or, and), which
    /// needs no sums over levels that edges jump as long as every variable has an allowed option.
    #[must_use]
    pub fn possible(
        &self,
        root: NodeId,
        allowed: impl Fn(Variable, usize) -> bool,
        wanted: impl Fn(&[bool]) -> bool,
    ) -> bool {
        let mut values: Vec<bool> = self.outcomes.iter().map(|outcome| wanted(outcome)).collect();
        for level in self.levels.iter().rev() {
            let mut open = vec![false; level.columns];
            for (option, &column) in level.column_of.iter().enumerate() {
                open[column as usize] |= allowed(level.variable, option);
            }
            if !open.contains(&true) {
                return false;
            }
            for (_, children) in self.nodes_of(level) {
                values.push(children.iter().zip(&open).any(|(&child, &open)| open && values[child as usize]));
            }
        }
        values[root.index()]
    }
}
