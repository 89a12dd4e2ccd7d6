//! Power indices and coalitions of voting rules, from their diagrams. Knows no politics, only players.

pub mod coalitions;

pub use coalitions::{
    CoalitionError, Desirability, Family, FamilyCounts, Incomparable, SimpleGame, Trade, Weightedness, unlikelihood,
};
