//! Exact counts.

use num_bigint::BigUint;

use crate::diagram::{Diagram, NodeId};
use crate::fold::Semiring;
use crate::logic::Variable;

impl Semiring for BigUint {
    fn zero() -> Self {
        Self::ZERO
    }
    fn one() -> Self {
        Self::from(1_u8)
    }
    fn plus(&self, other: &Self) -> Self {
        self + other
    }
    fn times(&self, other: &Self) -> Self {
        self * other
    }
}

impl Diagram {
    /// How many assignments of allowed options to the diagram's variables make all formulas of the root's group true.
    /// Variables that no formula reads are not counted. Exact; cost as [`Diagram::fold`], times the length of the numbers.
    #[must_use]
    pub fn count(&self, root: NodeId, allowed: impl Fn(Variable, usize) -> bool) -> BigUint {
        let number = |yes: bool| BigUint::from(u8::from(yes));
        self.fold(
            root,
            |variable, option| number(allowed(variable, option)),
            |outcome| number(outcome.iter().all(|&t| t)),
        )
    }
}
