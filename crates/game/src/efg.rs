//! Gambit's text format of games in extensive form, `.efg` (version 2).
//!
//! Described at <https://gambitproject.readthedocs.io/en/latest/formats.efg.html>. Read is what has perfect information; a file in
//! which a player does not see all earlier moves is refused, and says so. Moves of chance may share one description; an outcome is
//! described where it first stands.

mod fault;
mod read;
mod words;
mod write;

pub use fault::{Fault, Problem};
pub use read::read;
pub use write::write;
