//! Coalitions of a monotone rule in which each player says yes or no: which win, which of them can spare nobody, who can block,
//! who matters more than whom, and whether weights could say the same as the rule.
//!
//! A [`SimpleGame`] is made from a diagram. [`SimpleGame::minimal_winning`] and [`SimpleGame::minimal_blocking`] give a
//! [`Family`]: counted exactly in total, by size and by member ([`Family::counts`], of which the Deegan–Packel and Public Good
//! indices are made), and listed in order of size, likelihood or cost without being written out.
//!
//! ```
//! use diagram::{Budget, Compiler, Logic};
//! use power::SimpleGame;
//! let mut logic = Logic::new();
//! let players: Vec<_> = (0..4).map(|_| logic.variable(2)).collect(); // 0 = yes, 1 = no
//! let weights = [3, 2, 1, 1];
//! let terms: Vec<_> = players.iter().zip(weights).map(|(&p, w)| (p, vec![w, 0])).collect();
//! let rule = logic.at_least(&terms, 4).unwrap();
//! let diagram = Compiler::new(&logic).compile(&[rule]).unwrap();
//! let game = SimpleGame::new(&diagram, diagram.root(0), &players, 0, 1).unwrap();
//! let minimal = game.minimal_winning(Budget::default()).unwrap();
//! assert_eq!(minimal.counts().memberships(), [3_u8, 2, 2, 2].map(Into::into)); // 3+2, 3+1, 3+1, 2+1+1
//! ```

mod family;
mod game;
mod lightest;
mod members;
mod minimal;
mod separation;
mod store;
mod trade;
mod weighted;

pub use family::{Family, FamilyCounts};
pub use game::{CoalitionError, SimpleGame};
pub use lightest::unlikelihood;
pub use members::{Desirability, Incomparable};
pub use trade::Trade;
pub use weighted::Weightedness;
