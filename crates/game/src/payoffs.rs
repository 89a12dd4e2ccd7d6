//! Draws of the payoffs of a game, lane by lane.

use thiserror::Error;

use crate::game::{Game, OutcomeId, PlayerId};

/// The largest size of a payoff.
const LARGEST: f64 = 1e100;

/// What each player gains by each outcome, in every lane.
#[derive(Clone, PartialEq, Debug)]
pub struct Payoffs {
    pub(crate) lanes: usize,
    pub(crate) players: usize,
    pub(crate) outcomes: usize,
    /// Outcome by outcome, player by player, lane by lane.
    values: Vec<f64>,
}

/// What is wrong with draws of payoffs.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum PayoffError {
    /// There is nothing to play.
    #[error("there are no lanes")]
    NoLanes,
    /// A list of another length than there are lanes.
    #[error("{given} numbers were given for {lanes} lanes")]
    LaneCount {
        /// How many were given.
        given: usize,
        /// How many lanes there are.
        lanes: usize,
    },
    /// A number that is not finite, or beyond 10¹⁰⁰.
    #[error("{0} is no payoff: it must be a number of at most 1e100 in size")]
    NotAPayoff(f64),
    /// Payoffs of another game.
    #[error("the payoffs are of a game with other players or outcomes")]
    OtherGame,
}

impl Payoffs {
    /// One lane: the payoffs as the game states them.
    #[must_use]
    pub fn stated(game: &Game) -> Self {
        let values = game.outcomes().iter().flat_map(|outcome| outcome.payoffs().iter().map(|n| n.value())).collect();
        Self { lanes: 1, players: game.players().len(), outcomes: game.outcomes().len(), values }
    }

    /// So many lanes, drawn by `of` for each outcome and player.
    ///
    /// # Errors
    /// When there are no lanes, a list has another length, or a payoff is not finite or beyond 10¹⁰⁰.
    pub fn drawn(
        game: &Game,
        lanes: usize,
        mut of: impl FnMut(OutcomeId, PlayerId) -> Vec<f64>,
    ) -> Result<Self, PayoffError> {
        if lanes == 0 {
            return Err(PayoffError::NoLanes);
        }
        let (outcomes, players) = (game.outcomes().len(), game.players().len());
        let mut values = Vec::with_capacity(outcomes.saturating_mul(players).saturating_mul(lanes));
        for outcome in 0..outcomes {
            for player in 0..players {
                let drawn = of(OutcomeId(outcome), PlayerId(player));
                if drawn.len() != lanes {
                    return Err(PayoffError::LaneCount { given: drawn.len(), lanes });
                }
                if let Some(wrong) = drawn.iter().find(|value| !value.is_finite() || value.abs() > LARGEST) {
                    return Err(PayoffError::NotAPayoff(*wrong));
                }
                values.extend(drawn);
            }
        }
        Ok(Self { lanes, players, outcomes, values })
    }

    /// One lane: the mean over all.
    #[must_use]
    pub fn mean(&self) -> Self {
        let mean = |lanes: &[f64]| lanes.iter().map(|value| value / lanes.len() as f64).sum();
        let values = self.values.chunks(self.lanes).map(mean).collect();
        Self { lanes: 1, players: self.players, outcomes: self.outcomes, values }
    }

    /// How many lanes there are.
    #[must_use]
    pub fn lanes(&self) -> usize {
        self.lanes
    }

    /// What a player gains by an outcome, in every lane.
    ///
    /// # Panics
    /// When there is no such outcome or player.
    #[must_use]
    pub fn of(&self, outcome: OutcomeId, player: PlayerId) -> &[f64] {
        let start = (outcome.0 * self.players + player.0) * self.lanes;
        &self.values[start..start + self.lanes]
    }
}
