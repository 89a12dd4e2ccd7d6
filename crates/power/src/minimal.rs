//! Indices of the minimal winning coalitions: those that lose without any one of their members.

mod weighted;

use diagram::{Budget, Compiler};
use num_bigint::{BigInt, BigUint};

use crate::weighted::{MOST_STEPS, Weighted};
use crate::{FamilyCounts, Game, Index, PowerError, Ratio, SimpleGame, Value};

/// Minimal winning coalitions by size and member, and the indices made of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MinimalCoalitions {
    counts: FamilyCounts,
}

impl MinimalCoalitions {
    /// How many there are.
    #[must_use]
    pub fn number(&self) -> BigUint {
        self.counts.total()
    }

    /// The Deegan–Packel index (Deegan and Packel 1978): each minimal winning coalition is alike likely, and its members share
    /// alike. None where nothing wins.
    #[must_use]
    pub fn deegan_packel(&self) -> Option<Vec<Value>> {
        let sizes = self.counts.by_size.len() as u64;
        let common = (2..sizes).fold(BigUint::from(1_u8), |product, size| product * size);
        let all = &common * self.number();
        let share = |of: &Vec<BigUint>| {
            let sum: BigUint = (1_u64..).zip(of.iter().skip(1)).map(|(size, number)| &common / size * number).sum();
            Ratio::new(BigInt::from(sum), all.clone()).map(Value::Exact)
        };
        self.counts.with_player.iter().map(share).collect()
    }

    /// The Public Good index (Holler 1982): shares of the memberships in minimal winning coalitions. None where nobody is a member
    /// of any.
    #[must_use]
    pub fn public_good(&self) -> Option<Vec<Value>> {
        let memberships = self.counts.memberships();
        let all: BigUint = memberships.iter().sum();
        let share = |number: BigUint| Ratio::new(BigInt::from(number), all.clone()).map(Value::Exact);
        memberships.into_iter().map(share).collect()
    }
}

impl Game<'_> {
    /// The minimal winning coalitions, counted exactly. Those of a single weighted form by number and weight of their members; of any
    /// other rule a diagram of all players is compiled, and one of the coalitions made from it
    /// within a budget ([`SimpleGame::minimal_winning`]).
    ///
    /// # Errors
    /// More than two options, a rule that is not monotone, diagrams that are too large.
    pub fn minimal_coalitions(&self, budget: Budget) -> Result<MinimalCoalitions, PowerError> {
        self.presuppose(Index::PublicGood)?;
        if let Some(form) = Weighted::of(self).filter(|form| form.steps() <= MOST_STEPS / 100) {
            return Ok(MinimalCoalitions { counts: weighted::counts(&form, self.players.len()) });
        }
        let diagram = Compiler::new(self.logic).budget(budget).compile(&[self.formula])?;
        let game = SimpleGame::new(&diagram, diagram.root(0), self.players, 0, 1)?;
        Ok(MinimalCoalitions { counts: game.minimal_winning(budget)?.counts() })
    }
}
