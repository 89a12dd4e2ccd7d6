//! Formulas into a diagram: the orders to try, and the budget.

use crate::diagram::Diagram;
use crate::logic::{Formula, Logic, Variable};
use crate::order;
use crate::run;

/// The most variables one diagram may read.
pub(crate) const MAX_LEVELS: usize = 4096;

/// The most options of one variable that count differently.
pub(crate) const MAX_COLUMNS: usize = 1 << 16;

/// How many nodes several orders are tried with, before the whole budget.
const ROOMS: [usize; 2] = [1 << 10, 1 << 14];

/// How many steps an order may take for each node that it has room for, and at most: a step is one column of one state, some
/// hundred nanoseconds where memory is far. Where the budget is whole, all orders share this.
const STEPS_A_NODE: u64 = 1 << 8;
const STEPS: u64 = 1 << 27;

/// How large a diagram may grow while it is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budget {
    /// Inner nodes.
    pub nodes: usize,
    /// Bytes, tables included.
    pub bytes: usize,
}

impl Default for Budget {
    /// 2^24 nodes, 1 GiB.
    fn default() -> Self {
        Self { nodes: 1 << 24, bytes: 1 << 30 }
    }
}

/// Why formulas were not compiled.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompileError {
    /// The budget ran out.
    #[error(
        "the diagram was given up at {nodes} nodes and {bytes} bytes, deciding variable {level} of {levels}; too many \
         different sums of weights are possible"
    )]
    TooLarge {
        /// The level being decided, counted from 1.
        level: usize,
        /// Of how many.
        levels: usize,
        /// Nodes made by then.
        nodes: usize,
        /// Bytes held by then.
        bytes: usize,
    },
    /// The work became too much before nodes or bytes did.
    #[error(
        "the diagram was given up after {steps} steps of work, at {nodes} nodes, deciding variable {level} of {levels}; too many \
         different sums of weights are possible"
    )]
    TooLong {
        /// The level being decided, counted from 1.
        level: usize,
        /// Of how many.
        levels: usize,
        /// Nodes made by then.
        nodes: usize,
        /// Columns of states gone through by then.
        steps: u64,
    },
    /// The formulas read more variables than a diagram may have.
    #[error("the rule reads {0} variables; a diagram holds at most {MAX_LEVELS}")]
    TooManyVariables(usize),
    /// A variable has more options that count differently than a diagram may tell apart.
    #[error("a variable of the rule has {0} options that count differently; a diagram holds at most {MAX_COLUMNS}")]
    TooManyOptions(usize),
}

/// Compiles formulas of one [`Logic`].
#[derive(Clone, Debug)]
pub struct Compiler<'a> {
    pub(crate) logic: &'a Logic,
    pub(crate) budget: Budget,
    order: Option<Vec<Variable>>,
}

impl<'a> Compiler<'a> {
    /// With the default budget and an order of variables of its own choice.
    #[must_use]
    pub fn new(logic: &'a Logic) -> Self {
        Self { logic, budget: Budget::default(), order: None }
    }

    /// The same with another budget.
    #[must_use]
    pub fn budget(self, budget: Budget) -> Self {
        Self { budget, ..self }
    }

    /// The same with a given order of variables, from the top; variables it leaves out follow in their own order.
    #[must_use]
    pub fn order(self, order: Vec<Variable>) -> Self {
        Self { order: Some(order), ..self }
    }

    /// One root a formula, and the two outcomes `[false]` and `[true]`. Two roots are equal exactly when the formulas are the
    /// same function. Cost: proportional to the nodes of the result times their children, in practice.
    ///
    /// # Errors
    /// [`CompileError`] when the budget runs out.
    pub fn compile(&self, formulas: &[Formula]) -> Result<Diagram, CompileError> {
        let groups: Vec<Box<[Formula]>> = formulas.iter().map(|&f| [f].into()).collect();
        self.compile_groups(&groups)
    }

    /// One root for all formulas together, whose outcomes are the vectors of their truth values that occur.
    ///
    /// # Errors
    /// As [`Compiler::compile`].
    pub fn compile_jointly(&self, formulas: &[Formula]) -> Result<Diagram, CompileError> {
        self.compile_groups(&[formulas.into()])
    }

    /// The orders to try.
    pub(crate) fn orders(&self, all: &[Formula]) -> Vec<Vec<Variable>> {
        match &self.order {
            Some(order) => {
                let read = self.logic.variables_in(all);
                let mut order: Vec<Variable> = order.iter().copied().filter(|v| read.contains(v)).collect();
                order.extend(read.into_iter().filter(|v| !order.contains(v)).collect::<Vec<_>>());
                order.dedup();
                vec![order]
            }
            None => order::candidates(self.logic, all),
        }
    }

    fn compile_groups(&self, groups: &[Box<[Formula]>]) -> Result<Diagram, CompileError> {
        let all: Vec<Formula> = groups.iter().flatten().copied().collect();
        let orders = self.orders(&all);
        // Each order first with little room, then with more: a bad order costs no more than a good one is worth.
        let mut rooms: Vec<usize> =
            ROOMS.into_iter().filter(|&room| orders.len() > 1 && room < self.budget.nodes).collect();
        rooms.push(self.budget.nodes);
        let mut refused = CompileError::TooManyVariables(0);
        for room in rooms {
            let mut best: Option<Diagram> = None;
            let steps = STEPS_A_NODE.saturating_mul(room as u64).min(STEPS / orders.len().max(1) as u64);
            for order in &orders {
                let nodes = best.as_ref().map_or(room, Diagram::inner_nodes);
                match run::compile(self.logic, groups, order, Budget { nodes, ..self.budget }, steps) {
                    Ok(diagram) if best.as_ref().is_none_or(|b| diagram.inner_nodes() < b.inner_nodes()) => {
                        best = Some(diagram);
                    }
                    Ok(_) => {}
                    Err(error) => refused = error,
                }
            }
            if let Some(best) = best {
                return Ok(best);
            }
        }
        Err(refused)
    }
}
