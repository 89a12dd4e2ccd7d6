//! What can be wrong with a file.

use std::ops::Range;

use thiserror::Error;

use crate::builder::BuildError;

/// Something wrong, at its place.
#[derive(Clone, PartialEq, Debug, Error)]
#[error("{line}:{column}: {problem}")]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The place in bytes.
    pub place: Range<usize>,
    /// What it is.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum Problem {
    /// Something else was expected.
    #[error("expected {expected}, found {found}")]
    Expected {
        /// What.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// A text without its closing quote.
    #[error("this text has no closing quote")]
    OpenText,
    /// A number that cannot be read.
    #[error("`{0}` is no number: write 3, -1/3 or 0.25, at most 1e100 in size")]
    NotANumber(String),
    /// Not a game in extensive form of version 2.
    #[error("a game in extensive form begins with EFG 2 R; this is {0}")]
    OtherFormat(String),
    /// A player that the head of the file does not list.
    #[error("there is no player {player}: the game has {players}")]
    NoSuchPlayer {
        /// The number given.
        player: String,
        /// How many there are.
        players: usize,
    },
    /// Two moves of one information set.
    #[error(
        "player {player} moves in information set {set} also at line {line}, so does not see all that went before: only games \
         of perfect information can be played, not yet others"
    )]
    ImperfectInformation {
        /// The player's number.
        player: usize,
        /// The information set's number.
        set: String,
        /// Where it stands first.
        line: usize,
    },
    /// A move of chance whose description stands nowhere before.
    #[error("the chance move {0} has not been described yet: give its actions, each with a probability")]
    Undescribed(String),
    /// A move of chance or an outcome described twice, differently.
    #[error("{0} was described otherwise before")]
    DescribedTwice(String),
    /// An outcome whose payoffs stand nowhere before.
    #[error("the outcome {0} has no payoffs yet: give one for each player in braces")]
    MissingPayoffs(String),
    /// The tree is complete and the file goes on.
    #[error("the tree is complete, and the file goes on with {0}")]
    GoesOn(String),
    /// The file ends and the tree is not complete.
    #[error("the file ends, and {0} more nodes are needed to complete the tree")]
    Incomplete(usize),
    /// What the tree itself refuses.
    #[error(transparent)]
    Build(#[from] BuildError),
}
