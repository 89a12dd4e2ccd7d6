//! Decision diagrams over integer linear atoms.
mod logic;
pub use logic::{Formula, Logic, LogicError, Variable};
