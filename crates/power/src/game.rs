//! A voting rule and its players.

use std::cell::OnceCell;

use diagram::{Budget, Compiler, Formula, Logic, Pairs, Part, Variable};

use crate::gathered::Gathered;
use crate::{Index, PowerError, Witness};

/// A rule over the votes of players, ready to be asked for power.
///
/// Each player has one variable; all have the same options, **best first**: of two, 0 is yes. Players are actors: one that holds
/// several seats votes with all of them.
#[derive(Clone, Debug)]
pub struct Game<'a> {
    pub(crate) logic: &'a Logic,
    pub(crate) formula: Formula,
    pub(crate) players: &'a [Variable],
    pub(crate) options: usize,
    pub(crate) budget: Budget,
    pub(crate) gathered: Gathered,
    witness: OnceCell<Result<Option<Witness>, PowerError>>,
}

impl<'a> Game<'a> {
    /// A rule and its players, within the default budget.
    ///
    /// # Errors
    /// No players, options that differ, a rule that reads others' variables or is too large.
    pub fn new(logic: &'a Logic, formula: Formula, players: &'a [Variable]) -> Result<Self, PowerError> {
        Self::with_budget(logic, formula, players, Budget::default())
    }

    /// The same within another budget.
    ///
    /// # Errors
    /// As [`Game::new`].
    pub fn with_budget(
        logic: &'a Logic,
        formula: Formula,
        players: &'a [Variable],
        budget: Budget,
    ) -> Result<Self, PowerError> {
        let options = players.first().map_or(0, |&first| logic.options(first)).max(2);
        for (player, &variable) in players.iter().enumerate() {
            let own = logic.options(variable);
            if own != options {
                return Err(PowerError::WrongOptions { player, options: own, expected: options });
            }
        }
        if let Some(stranger) = logic.variables_in(&[formula]).iter().find(|read| !players.contains(read)) {
            return Err(PowerError::Stranger(stranger.0));
        }
        if players.is_empty() {
            return Err(PowerError::NoPlayers);
        }
        let gathered = Gathered::new(logic, formula, players, |_| 0, budget)?;
        Ok(Self { logic, formula, players, options, budget, gathered, witness: OnceCell::new() })
    }

    /// How many players there are.
    #[must_use]
    pub fn players(&self) -> usize {
        self.players.len()
    }

    /// How many options each has.
    #[must_use]
    pub const fn options(&self) -> usize {
        self.options
    }

    /// Why the rule is not monotone; `None` when a better vote never harms. What the comparisons show by themselves costs
    /// nothing; else a diagram of all players is compiled and searched, once.
    ///
    /// # Errors
    /// When that diagram or the search is too large.
    pub fn not_monotone(&self) -> Result<Option<Witness>, PowerError> {
        self.witness.get_or_init(|| if self.plainly_monotone() { Ok(None) } else { self.search() }).clone()
    }

    /// Does every comparison, with the sign under which it stands in the rule, only gain from a better vote?
    fn plainly_monotone(&self) -> bool {
        let mut open = vec![(self.formula, true)];
        let mut seen = std::collections::HashSet::new();
        while let Some((formula, upright)) = open.pop() {
            if !seen.insert((formula, upright)) {
                continue;
            }
            match self.logic.part(formula) {
                Part::Constant(_) => {}
                Part::Not(part) => open.push((part, !upright)),
                Part::And(parts) | Part::Or(parts) => open.extend(parts.iter().map(|&part| (part, upright))),
                Part::AtLeast { terms, .. } => {
                    let gains =
                        |of: &[i64]| of.windows(2).all(|pair| (pair[0] >= pair[1]) == upright || pair[0] == pair[1]);
                    if !terms.iter().all(|(_, of)| gains(of)) {
                        return false;
                    }
                }
            }
        }
        true
    }

    fn search(&self) -> Result<Option<Witness>, PowerError> {
        let diagram = Compiler::new(self.logic).budget(self.budget).compile(&[self.formula])?;
        let pairs = Pairs::new(&diagram).budget(self.budget);
        let worst_first = |_: Variable| (0..self.options).rev().collect();
        let found = pairs.not_monotone(diagram.root(0), worst_first)?;
        Ok(found.map(|found| {
            let option = |variable: &Variable| match found.worlds.of(*variable) {
                _ if *variable == found.variable => found.worse,
                options => options.and_then(|options| options.first()).copied().unwrap_or(0),
            };
            Witness {
                player: self.players.iter().position(|&player| player == found.variable).unwrap_or(0),
                worse: found.worse,
                better: found.better,
                options: self.players.iter().map(option).collect(),
            }
        }))
    }

    /// Does this rule have an index of yes and no that presupposes a monotone rule?
    ///
    /// # Errors
    /// [`PowerError::NotBinary`], or [`PowerError::NotMonotone`] with the witness, where it has not.
    pub fn presuppose(&self, index: Index) -> Result<(), PowerError> {
        self.presuppose_binary(index)?;
        self.presuppose_monotone(index)
    }

    /// Refuses an index that presupposes a monotone rule where it is none.
    pub(crate) fn presuppose_monotone(&self, index: Index) -> Result<(), PowerError> {
        match self.not_monotone()? {
            None => Ok(()),
            Some(witness) => Err(PowerError::NotMonotone { index, witness: Box::new(witness) }),
        }
    }

    /// Refuses an index of two options where there are more.
    pub(crate) fn presuppose_binary(&self, index: Index) -> Result<(), PowerError> {
        if self.options == 2 { Ok(()) } else { Err(PowerError::NotBinary { index, options: self.options }) }
    }

    /// How many players the rule reads: the others have no power and are left out of orders.
    pub(crate) fn read(&self) -> usize {
        self.gathered.kinds.iter().map(|kind| kind.members.len()).sum()
    }

    /// One value a player from one a kind; `nothing` for players whose vote the rule does not read.
    pub(crate) fn by_player<T: Clone>(&self, by_kind: &[T], nothing: &T) -> Vec<T> {
        self.gathered.kind_of.iter().map(|kind| kind.map_or(nothing, |kind| &by_kind[kind]).clone()).collect()
    }
}
