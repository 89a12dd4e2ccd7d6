//! Finite games of perfect information and their quantal response. Knows no politics.
//!
//! A [`Game`] is a tree of moves of players, moves of chance, and ends with payoffs. It is made with a [`Builder`], which cannot
//! make a node with two parents, a circle, or an end without payoffs, or read from Gambit's text format by [`efg::read`].
//! [`respond`] plays it: at every move each action is taken with a probability proportional to exp(λ · what it leads to), the
//! agent quantal response equilibrium of McKelvey and Palfrey (1998), which with perfect information is one pass from the ends
//! to the root. λ = 0 is pure chance; the limit λ → ∞ is subgame perfection, with ties shared evenly and named.
//!
//! Reading order: `number` (numbers as Gambit writes them), `game` (the tree), `builder`, `payoffs` and `response` (lanes of draws of
//! payoffs, all played in one pass), `efg` (Gambit's format).

mod builder;
pub mod efg;
mod game;
mod number;
mod payoffs;
mod response;

pub use builder::{BuildError, Builder, Slot};
pub use game::{Action, Branch, Game, Node, NodeId, Outcome, OutcomeId, PlayerId, Step};
pub use number::Number;
pub use payoffs::{PayoffError, Payoffs};
pub use response::{Play, Precision, respond};
