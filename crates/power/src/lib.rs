//! Power indices and coalitions of voting rules, from their diagrams. Knows no politics, only players.

mod banzhaf;
mod bound;
mod chances;
pub mod coalitions;
mod compositions;
mod error;
mod exact;
mod game;
mod gathered;
mod integrate;
mod johnston;
mod minimal;
mod owen;
mod quadrature;
mod rewrite;
mod shapley;
mod ternary;
mod value;
mod weighted;

pub use banzhaf::{Banzhaf, Gross};
pub use chances::{Chances, MemberChances};
pub use coalitions::{
    CoalitionError, Desirability, Family, FamilyCounts, Incomparable, SimpleGame, Trade, Weightedness, unlikelihood,
};
pub use error::{Index, PowerError, Witness};
pub use exact::ratio::Ratio;
pub use game::Game;
pub use johnston::Johnston;
pub use minimal::MinimalCoalitions;
pub use shapley::{Precision, Scores};
pub use value::Value;
