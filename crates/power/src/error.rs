//! What cannot be computed, and why.

use std::fmt;

use diagram::{CompileError, DenseError, LogicError, TooManyPairs};
use num_bigint::BigUint;

use crate::CoalitionError;

/// What can be asked of a rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Index {
    /// Penrose 1946, Banzhaf 1965: how often a vote decides.
    Banzhaf,
    /// Shapley and Shubik 1954.
    ShapleyShubik,
    /// Coleman 1971: of the coalitions that win, how many lose without the player.
    ColemanPrevent,
    /// Coleman 1971: of the coalitions that lose, how many win with the player.
    ColemanInitiate,
    /// Johnston 1978.
    Johnston,
    /// Deegan and Packel 1978.
    DeeganPackel,
    /// Holler 1982.
    PublicGood,
    /// Owen 1977, with unions.
    Owen,
    /// Owen 1981, with unions.
    BanzhafOwen,
}

impl Index {
    /// Its name in the literature.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Banzhaf => "Banzhaf",
            Self::ShapleyShubik => "Shapley–Shubik",
            Self::ColemanPrevent => "Coleman's power to prevent",
            Self::ColemanInitiate => "Coleman's power to initiate",
            Self::Johnston => "Johnston",
            Self::DeeganPackel => "Deegan–Packel",
            Self::PublicGood => "Public Good",
            Self::Owen => "Owen",
            Self::BanzhafOwen => "Banzhaf–Owen",
        }
    }
}

impl fmt::Display for Index {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// Why a rule is not monotone: two worlds that differ in one player's option, of which the one with the worse option passes and
/// the one with the better option does not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Witness {
    /// The player.
    pub player: usize,
    /// Its option in the world that passes.
    pub worse: usize,
    /// Its option in the world that does not.
    pub better: usize,
    /// The options of all players in the world that passes; in the other, all but `player` take the same.
    pub options: Vec<usize>,
}

/// Why a number was not computed.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PowerError {
    /// There are no players.
    #[error("a rule without players gives nobody power")]
    NoPlayers,
    /// A player decides nothing, or they have different options.
    #[error("player {player} has {options} options, and {expected} are expected")]
    WrongOptions {
        /// The player's number.
        player: usize,
        /// How many it has.
        options: usize,
        /// How many it should have.
        expected: usize,
    },
    /// The rule reads a variable that is no player's.
    #[error("the rule reads variable {0}, which is no player's")]
    Stranger(u32),
    /// Weights that are too wide.
    #[error(transparent)]
    Logic(#[from] LogicError),
    /// A diagram that is too large.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// A sum that is too wide.
    #[error(transparent)]
    Dense(#[from] DenseError),
    /// Two rules that are too large to compare.
    #[error(transparent)]
    Pairs(#[from] TooManyPairs),
    /// Coalitions that are too many.
    #[error(transparent)]
    Coalitions(#[from] CoalitionError),
    /// An index that presupposes that a better vote never harms.
    #[error("the {index} index presupposes that voting for a motion never harms it, and under this rule it can")]
    NotMonotone {
        /// Which.
        index: Index,
        /// The proof.
        witness: Box<Witness>,
    },
    /// An index of yes and no alone.
    #[error("the {index} index is defined for two options, and players have {options}")]
    NotBinary {
        /// Which.
        index: Index,
        /// How many options players have.
        options: usize,
    },
    /// Too many coalitions to walk through.
    #[error(
        "the {index} index of a rule of several conditions is found by walking through its winning coalitions, and {coalitions} kinds of them are more than {most}"
    )]
    TooManyCoalitions {
        /// Which.
        index: Index,
        /// Winning coalitions, counting alike those that differ in interchangeable players only.
        coalitions: BigUint,
        /// How many are walked through at most.
        most: u64,
    },
    /// A sum that takes too many values for the index.
    #[error("the weights of this rule are too large for the {index} index: it would take more than {most} steps")]
    TooMuchWork {
        /// Which.
        index: Index,
        /// The most steps.
        most: u128,
    },
    /// Exact values of a rule kept as one sum.
    #[error(
        "this needs a diagram, and the rule's weights are too large for one; it is answered in floating numbers only"
    )]
    NoDiagram,
    /// A union that does not fit.
    #[error("player {0} stands in two unions")]
    TwoUnions(usize),
    /// A union of nobody, or of somebody who does not exist.
    #[error("union {0} is empty or names a player that does not exist")]
    WrongUnion(usize),
    /// Probabilities that do not fit.
    #[error("the probabilities of player {player} are not {options} numbers from 0 to 1 that add up to 1")]
    WrongProbabilities {
        /// The player.
        player: usize,
        /// How many options it has.
        options: usize,
    },
    /// A common factor outside its range.
    #[error("a common factor explains a share of 0 or more and less than 1, not {0}")]
    WrongFactor(f64),
}
