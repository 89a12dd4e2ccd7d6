//! Power indices and coalitions of voting rules, from their diagrams. Knows no politics, only players.

pub mod coalitions;

pub use coalitions::{CoalitionError, Family, FamilyCounts, SimpleGame};
