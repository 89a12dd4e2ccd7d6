//! How large a diagram may become, and which way to take.

use crate::compile::{CompileError, Compiler};
use crate::dense::{Dense, DenseError};
use crate::diagram::Diagram;
use crate::logic::{Formula, Variable};
use crate::plan::{Plan, Read, ends};
use crate::probability::{Conditional, Lanes, Scratch, Weights};
use crate::valued::Valued;

/// A rule made ready for probabilities, the one way or the other.
#[derive(Clone, Debug)]
pub enum Route {
    /// As a diagram.
    Diagram(Diagram),
    /// As one sum, convolved.
    Dense(Dense),
}

/// Why neither way is open.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{diagram}; nor does the other way help: {dense}")]
pub struct RouteError {
    /// Why there is no diagram.
    pub diagram: CompileError,
    /// Why the sum is not convolved instead.
    pub dense: DenseError,
}

impl Compiler<'_> {
    /// A diagram where one may fit the budget, else the sum's distribution.
    ///
    /// A rule on one sum whose estimate exceeds the budget's nodes is convolved if the budget's bytes allow; all else is
    /// compiled.
    ///
    /// # Errors
    /// [`RouteError`] when the diagram outgrows the budget and the rule cannot be convolved.
    pub fn route(&self, formula: Formula) -> Result<Route, RouteError> {
        let dense = match Dense::new(self.logic, formula, self.budget) {
            Ok(dense) => dense,
            Err(dense) => {
                let compiled = self.compile(&[formula]);
                return compiled.map(Route::Diagram).map_err(|diagram| RouteError { diagram, dense });
            }
        };
        let small = self.estimate(formula).is_ok_and(|nodes| nodes <= self.budget.nodes as f64);
        let diagram = if small { self.compile(&[formula]).ok() } else { None };
        Ok(diagram.map_or(Route::Dense(dense), Route::Diagram))
    }

    /// More nodes than a diagram of the formula can have, if it is one residue throughout: for each level the fewer of the ways
    /// to get there and of the sums, form by form, that are still open or can still end apart. Often far too many.
    ///
    /// # Errors
    /// [`CompileError::TooManyVariables`].
    pub fn estimate(&self, formula: Formula) -> Result<f64, CompileError> {
        let order = self.orders(&[formula]).swap_remove(0);
        Ok(Plan::new(self.logic, &[formula], &order)?.estimate)
    }
}

/// The estimate from the number of columns of each level, and for each form its quotas and where it reads what.
pub(crate) fn estimate<'a>(columns: &[f64], forms: impl Iterator<Item = (&'a Vec<i64>, &'a Vec<Read<'a>>)>) -> f64 {
    let mut sums = vec![1.0_f64; columns.len()];
    let ways: f64 = columns.iter().product();
    for (quotas, reads) in forms {
        let mut spread = vec![0.0; columns.len()];
        reads.iter().for_each(|(level, coefficients)| spread[*level as usize] = ends(coefficients).1 as f64);
        let (mut added, mut rest, mut below) = (0.0_f64, spread.iter().sum::<f64>(), ways);
        let least = quotas.iter().min().map_or(0.0, |&quota| quota as f64);
        let most = quotas.iter().max().map_or(0.0, |&quota| quota as f64);
        for ((sums, spread), columns) in sums.iter_mut().zip(spread).zip(columns) {
            // Sums so far from which the form's atoms may still go either way.
            let open = (added.min(most - 1.0) - (least - rest).max(0.0) + 1.0).max(0.0);
            *sums *= 1.0 + open.min(quotas.len() as f64 * below);
            added += spread;
            rest -= spread;
            below /= columns;
        }
    }
    let mut above = 1.0_f64;
    let mut estimate = 0.0;
    for (sums, columns) in sums.iter().zip(columns) {
        estimate += sums.min(above);
        above *= columns;
    }
    estimate
}

impl Valued for Route {
    fn columns(&self) -> usize {
        match self {
            Self::Diagram(diagram) => diagram.columns(),
            Self::Dense(dense) => dense.columns(),
        }
    }

    fn column(&self, variable: Variable, option: usize) -> Option<usize> {
        match self {
            Self::Diagram(diagram) => diagram.column(variable, option),
            Self::Dense(dense) => dense.column(variable, option),
        }
    }

    fn weigh<const L: usize>(&self, weights: &mut Weights<L>, of: impl FnMut(Variable, usize) -> Lanes<L>) {
        match self {
            Self::Diagram(diagram) => diagram.weigh(weights, of),
            Self::Dense(dense) => dense.weigh(weights, of),
        }
    }

    fn probability<const L: usize>(&self, weights: &Weights<L>, scratch: &mut Scratch<L>) -> Lanes<L> {
        match self {
            Self::Diagram(diagram) => diagram.probability(weights, scratch),
            Self::Dense(dense) => dense.probability(weights, scratch),
        }
    }

    fn conditional_values<const L: usize>(&self, weights: &Weights<L>, scratch: &mut Scratch<L>) -> Conditional<L> {
        match self {
            Self::Diagram(diagram) => diagram.conditional_values(weights, scratch),
            Self::Dense(dense) => dense.conditional_values(weights, scratch),
        }
    }
}
