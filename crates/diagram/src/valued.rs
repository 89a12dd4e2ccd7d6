//! What a rule can be asked for, whatever it was compiled to.

use crate::diagram::Diagram;
use crate::logic::Variable;
use crate::probability::{Conditional, Lanes, Scratch, Weights};

/// A rule ready for probabilities: a [`Diagram`], or a [`Dense`](crate::Dense) sum where a diagram would be too large.
///
/// A diagram answers for its first root, and the rule holds where all formulas of that root's group are true. Ask with weights
/// made by the same value's [`Valued::weigh`].
pub trait Valued: Sync {
    /// How many columns all variables have together: options that weigh the same share a column.
    fn columns(&self) -> usize;

    /// Where a variable's option stands among all columns; `None` when the rule does not read the variable.
    fn column(&self, variable: Variable, option: usize) -> Option<usize>;

    /// Weights in place of others: `of` gives the probability of an option of a variable in each lane. For each variable they
    /// must add up to one, up to rounding.
    fn weigh<const L: usize>(&self, weights: &mut Weights<L>, of: impl FnMut(Variable, usize) -> Lanes<L>);

    /// The probability that the rule holds, in each lane.
    #[must_use]
    fn probability<const L: usize>(&self, weights: &Weights<L>, scratch: &mut Scratch<L>) -> Lanes<L>;

    /// The same, and under each option of each variable.
    #[must_use]
    fn conditional_values<const L: usize>(&self, weights: &Weights<L>, scratch: &mut Scratch<L>) -> Conditional<L>;

    /// The probability when the variable takes the option and all else stays random; [`Conditional::value`] where the rule does
    /// not read the variable.
    #[must_use]
    fn given<const L: usize>(&self, conditional: &Conditional<L>, variable: Variable, option: usize) -> Lanes<L> {
        self.column(variable, option).map_or(conditional.value, |column| conditional.given_column(column))
    }
}

impl Diagram {
    /// One where all formulas of a group are true.
    fn holds<const L: usize>(&self) -> Vec<Lanes<L>> {
        self.outcomes().iter().map(|outcome| [f64::from(u8::from(outcome.iter().all(|&truth| truth))); L]).collect()
    }
}

impl Valued for Diagram {
    fn columns(&self) -> usize {
        Self::columns(self)
    }

    fn column(&self, variable: Variable, option: usize) -> Option<usize> {
        Self::column(self, variable, option)
    }

    fn weigh<const L: usize>(&self, weights: &mut Weights<L>, of: impl FnMut(Variable, usize) -> Lanes<L>) {
        Self::weigh(self, weights, of);
    }

    fn probability<const L: usize>(&self, weights: &Weights<L>, scratch: &mut Scratch<L>) -> Lanes<L> {
        self.expectations(weights, &self.holds(), scratch)[0]
    }

    fn conditional_values<const L: usize>(&self, weights: &Weights<L>, scratch: &mut Scratch<L>) -> Conditional<L> {
        self.conditional(self.root(0), weights, &[self.holds()], scratch).swap_remove(0)
    }
}
