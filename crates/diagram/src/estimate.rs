//! How large a diagram may become, and which way to take.

use crate::compile::{CompileError, Compiler};
use crate::dense::{Dense, DenseError};
use crate::diagram::Diagram;
use crate::logic::{Formula, Logic, Variable};
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
        let dense = Dense::new(self.logic, formula, self.budget);
        match dense {
            Ok(dense) if self.estimate(formula) > self.budget.nodes as f64 => Ok(Route::Dense(dense)),
            dense => match (self.compile(&[formula]), dense) {
                (Ok(diagram), _) => Ok(Route::Diagram(diagram)),
                (Err(_), Ok(dense)) => Ok(Route::Dense(dense)),
                (Err(diagram), Err(dense)) => Err(RouteError { diagram, dense }),
            },
        }
    }

    /// More nodes than a diagram of the formula can have, if it is one residue throughout: for each level the fewer of the ways
    /// to get there and of the sums, form by form, that are still open or can still end apart. Often far too many.
    #[must_use]
    pub fn estimate(&self, formula: Formula) -> f64 {
        let order = self.orders(&[formula]).swap_remove(0);
        let mut level_of: Vec<usize> = vec![order.len(); self.logic.variables()];
        for (level, variable) in order.iter().enumerate() {
            level_of[variable.0 as usize] = level;
        }
        let columns = columns_by_level(self.logic, formula, &order);
        let mut above = Vec::with_capacity(order.len());
        let mut product = 1.0;
        for columns in &columns {
            above.push(product);
            product *= columns;
        }
        let mut sums = vec![1.0; order.len()];
        for (form, quotas) in forms_of(self.logic, formula) {
            let mut spread = vec![0.0; order.len() + 1];
            for (variable, coefficients) in &self.logic.form(form).terms {
                spread[level_of[variable.0 as usize]] = coefficients.iter().copied().max().unwrap_or(0) as f64;
            }
            let total: f64 = spread.iter().sum();
            let (mut added, mut below) = (0.0, product);
            for (level, sums) in sums.iter_mut().enumerate() {
                let rest = total - added;
                // Sums so far from which the form's atoms may still go either way.
                let (least, most) = quotas.iter().fold((f64::MAX, 0.0_f64), |(least, most), &quota| {
                    (least.min(quota - rest), most.max(quota - 1.0))
                });
                let open = (most.min(added) - least.max(0.0) + 1.0).max(0.0);
                *sums *= 1.0 + open.min(quotas.len() as f64 * below);
                added += spread[level];
                below /= columns[level];
            }
        }
        above.iter().zip(&sums).map(|(above, sums)| f64::min(*above, *sums)).sum()
    }
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

/// The forms that a formula reads, each with its quotas.
fn forms_of(logic: &Logic, formula: Formula) -> Vec<(u32, Vec<f64>)> {
    let mut forms: Vec<(u32, Vec<f64>)> = Vec::new();
    for id in logic.arena.atoms_in(&[formula]) {
        let atom = logic.atoms()[id as usize];
        match forms.iter_mut().find(|(form, _)| *form == atom.form) {
            Some((_, quotas)) => quotas.push(atom.quota as f64),
            None => forms.push((atom.form, vec![atom.quota as f64])),
        }
    }
    forms
}

/// For each level, in how many ways the variable's options differ.
fn columns_by_level(logic: &Logic, formula: Formula, order: &[Variable]) -> Vec<f64> {
    let forms = forms_of(logic, formula);
    let columns = |variable: &Variable| {
        let reads = forms.iter().filter_map(|(form, _)| {
            let terms = &logic.form(*form).terms;
            terms.binary_search_by_key(variable, |(of, _)| *of).ok().map(|place| &terms[place].1)
        });
        let reads: Vec<&Vec<i64>> = reads.collect();
        let mut ways: Vec<Vec<i64>> =
            (0..logic.options(*variable)).map(|option| reads.iter().map(|c| c[option]).collect()).collect();
        ways.sort_unstable();
        ways.dedup();
        ways.len() as f64
    };
    order.iter().map(columns).collect()
}
