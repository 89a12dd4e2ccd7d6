//! Decision diagrams over integer linear atoms, and passes over them. This crate knows no politics, only indices.
//!
//! A [`Logic`] holds variables (decisions with a small domain) and formulas over atoms Σ cᵢ(xᵢ) ≥ q. [`Compiler`] turns formulas
//! into a [`Diagram`]: reduced and ordered, so two formulas compiled together are the same function exactly when they have the
//! same root. Every question is one pass over it: [`Diagram::distribution`] and [`Diagram::expectations`] (probabilities, many weight
//! vectors at once as lanes), [`Diagram::conditional`] (P(outcome | x = c) for every variable and option), [`Diagram::fold`]
//! (any semiring) and [`Diagram::count`] (exact). [`Pairs`] compares two functions: implication, difference, monotonicity.
//!
//! ```
//! use diagram::{Compiler, Logic};
//! let mut logic = Logic::new();
//! let voters: Vec<_> = (0..3).map(|_| logic.variable(2)).collect(); // 0 = yes, 1 = no
//! let terms: Vec<_> = voters.iter().map(|&v| (v, vec![1, 0])).collect();
//! let majority = logic.at_least(&terms, 2).unwrap();
//! let diagram = Compiler::new(&logic).compile(&[majority]).unwrap();
//! assert_eq!(diagram.count(diagram.root(0), |_, _| true).to_string(), "4");
//! ```

mod classes;
mod compile;
mod count;
mod dense;
mod diagram;
mod estimate;
mod fold;
mod logic;
mod nodes;
mod order;
mod pairs;
mod parts;
mod place;
mod plan;
mod probability;
mod residue;
mod run;
mod shape;
mod valued;
mod walk;
mod wide;

pub use compile::{Budget, CompileError, Compiler};
pub use dense::{Dense, DenseError};
pub use diagram::{Diagram, NodeId};
pub use estimate::{Route, RouteError};
pub use fold::Semiring;
pub use logic::{Formula, Logic, LogicError, Variable};
pub use pairs::{NotMonotone, Pairs, TooManyPairs, Worlds};
pub use parts::{LevelNodes, Part};
pub use probability::{Conditional, Lanes, Scratch, Weights};
pub use shape::Shape;
pub use valued::Valued;
