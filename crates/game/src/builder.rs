//! Makes games from the root on.

use thiserror::Error;

use crate::game::{Action, Branch, Game, Node, NodeId, Outcome, OutcomeId, PlayerId, Step};
use crate::number::Number;

/// Probabilities may miss 1 by this much.
const TOLERANCE: f64 = 1e-9;

/// Makes a game: it begins with one empty place, and each node fills one and opens those it leads to.
///
/// A [`Slot`] is spent by filling it, so that no node has two parents and no way leads back.
#[derive(Debug)]
pub struct Builder {
    game: Game,
    /// For each node: is its place filled?
    filled: Vec<bool>,
}

/// A place in the tree that is still empty. It is of the builder that gave it.
#[derive(Debug)]
pub struct Slot {
    at: usize,
    paid: bool,
}

/// What is wrong with a piece of a game.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum BuildError {
    /// A payoff too few or too many.
    #[error("the outcome `{outcome}` needs a payoff for each of {players} players; given: {given}")]
    PayoffCount {
        /// The outcome.
        outcome: String,
        /// How many payoffs it has.
        given: usize,
        /// How many players there are.
        players: usize,
    },
    /// A move without actions.
    #[error("{} has no actions", named("move", .0))]
    NoActions(String),
    /// A player or outcome of another game.
    #[error("`{0}` names a player or an outcome that the game does not have")]
    Unknown(String),
    /// A chance below 0 or above 1.
    #[error("{0} is not a probability")]
    NotAProbability(Number),
    /// Chances that do not add up to 1.
    #[error("the probabilities of {} add up to {sum}, not 1", named("move", node))]
    ProbabilitySum {
        /// The move of chance.
        node: String,
        /// Their sum.
        sum: f64,
    },
    /// An end of which nothing says what anybody gains.
    #[error("{} has no payoffs, and neither has any node on the way to it", named("end", .0))]
    NoPayoffs(String),
    /// Places that were never filled.
    #[error("{0} places of the tree are still empty")]
    Unfinished(usize),
    /// A place of another builder.
    #[error("the place is not one of this tree")]
    Elsewhere,
}

/// What it is called, where it is.
fn named(kind: &str, name: &str) -> String {
    if name.is_empty() { format!("this {kind}") } else { format!("the {kind} `{name}`") }
}

impl Builder {
    /// A game with these players, and the place of its root.
    #[must_use]
    pub fn new(title: impl Into<String>, players: impl IntoIterator<Item = impl Into<String>>) -> (Self, Slot) {
        let players = players.into_iter().map(Into::into).collect();
        let game =
            Game { title: title.into(), comment: String::new(), players, outcomes: Vec::new(), nodes: Vec::new() };
        let mut builder = Self { game, filled: Vec::new() };
        let root = builder.open(false);
        (builder, root)
    }

    /// The players, in order.
    pub fn players(&self) -> impl Iterator<Item = PlayerId> + use<> {
        (0..self.game.players.len()).map(PlayerId)
    }

    /// Says something about the game as a whole.
    pub fn comment(&mut self, comment: impl Into<String>) {
        self.game.comment = comment.into();
    }

    /// An outcome: what each player gains where it comes about.
    ///
    /// # Errors
    /// When there is not one payoff for each player.
    pub fn outcome(&mut self, name: impl Into<String>, payoffs: Vec<Number>) -> Result<OutcomeId, BuildError> {
        let name = name.into();
        let (given, players) = (payoffs.len(), self.game.players.len());
        if given != players {
            return Err(BuildError::PayoffCount { outcome: name, given, players });
        }
        self.game.outcomes.push(Outcome { name, payoffs });
        Ok(OutcomeId(self.game.outcomes.len() - 1))
    }

    /// An outcome already at a place in the tree: gained by all who come through it.
    ///
    /// # Errors
    /// When the place or the outcome is of another game.
    pub fn gain(&mut self, slot: &mut Slot, outcome: OutcomeId) -> Result<(), BuildError> {
        self.known(outcome)?;
        let node = self.game.nodes.get_mut(slot.at).ok_or(BuildError::Elsewhere)?;
        node.outcome = Some(outcome);
        slot.paid = true;
        Ok(())
    }

    /// A player moves; the places that the actions lead to come back in their order.
    ///
    /// # Errors
    /// When there are no actions, or player or place are of another game.
    pub fn player_moves(
        &mut self,
        slot: Slot,
        name: impl Into<String>,
        player: PlayerId,
        decision: impl Into<String>,
        actions: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<Vec<Slot>, BuildError> {
        let (name, decision) = (name.into(), decision.into());
        if player.0 >= self.game.players.len() {
            return Err(BuildError::Unknown(name));
        }
        let labels: Vec<String> = actions.into_iter().map(Into::into).collect();
        if labels.is_empty() {
            return Err(BuildError::NoActions(name));
        }
        self.free(&slot)?;
        let slots: Vec<Slot> = labels.iter().map(|_| self.open(slot.paid)).collect();
        let to = |(label, slot): (String, &Slot)| Action { label, to: NodeId(slot.at) };
        let actions = labels.into_iter().zip(&slots).map(to).collect();
        self.fill(slot, name, Step::Move { player, decision, actions })?;
        Ok(slots)
    }

    /// Chance moves; the places that its branches lead to come back in their order.
    ///
    /// # Errors
    /// When the probabilities are none or do not add up to 1 (to within 10⁻⁹), or the place is of another game.
    pub fn chance_moves(
        &mut self,
        slot: Slot,
        name: impl Into<String>,
        decision: impl Into<String>,
        branches: impl IntoIterator<Item = (impl Into<String>, Number)>,
    ) -> Result<Vec<Slot>, BuildError> {
        let (name, decision) = (name.into(), decision.into());
        let branches: Vec<(String, Number)> = branches.into_iter().map(|(label, p)| (label.into(), p)).collect();
        if branches.is_empty() {
            return Err(BuildError::NoActions(name));
        }
        if let Some((_, wrong)) = branches.iter().find(|(_, p)| !(0.0..=1.0).contains(&p.value())) {
            return Err(BuildError::NotAProbability(*wrong));
        }
        let sum: f64 = branches.iter().map(|(_, p)| p.value()).sum();
        if (sum - 1.0).abs() > TOLERANCE {
            return Err(BuildError::ProbabilitySum { node: name, sum });
        }
        self.free(&slot)?;
        let slots: Vec<Slot> = branches.iter().map(|_| self.open(slot.paid)).collect();
        let to = |((label, probability), slot): ((String, Number), &Slot)| Branch {
            label,
            probability,
            to: NodeId(slot.at),
        };
        let branches = branches.into_iter().zip(&slots).map(to).collect();
        self.fill(slot, name, Step::Chance { decision, branches })?;
        Ok(slots)
    }

    /// The game ends here, with this outcome beside those on the way.
    ///
    /// # Errors
    /// When there is none here and none was on the way, or outcome or place are of another game.
    pub fn end(
        &mut self,
        mut slot: Slot,
        name: impl Into<String>,
        outcome: Option<OutcomeId>,
    ) -> Result<(), BuildError> {
        let name = name.into();
        if let Some(outcome) = outcome {
            self.gain(&mut slot, outcome)?;
        }
        if !slot.paid {
            return Err(BuildError::NoPayoffs(name));
        }
        self.fill(slot, name, Step::End)
    }

    /// The game, its nodes in preorder. Linear in their number.
    ///
    /// # Errors
    /// When places are still empty.
    pub fn finish(mut self) -> Result<Game, BuildError> {
        let open = self.filled.iter().filter(|filled| !**filled).count();
        if open > 0 {
            return Err(BuildError::Unfinished(open));
        }
        let mut order = Vec::with_capacity(self.game.nodes.len());
        let mut place = vec![NodeId(0); self.game.nodes.len()];
        let mut waiting = vec![NodeId(0)];
        while let Some(id) = waiting.pop() {
            place[id.0] = NodeId(order.len());
            order.push(id);
            waiting.extend(self.game.node(id).ways().into_iter().rev().map(|(_, to)| to));
        }
        let mut nodes = Vec::with_capacity(order.len());
        for id in order {
            let empty = Node { name: String::new(), outcome: None, step: Step::End };
            let mut node = std::mem::replace(&mut self.game.nodes[id.0], empty);
            match &mut node.step {
                Step::Move { actions, .. } => actions.iter_mut().for_each(|action| action.to = place[action.to.0]),
                Step::Chance { branches, .. } => branches.iter_mut().for_each(|branch| branch.to = place[branch.to.0]),
                Step::End => {}
            }
            nodes.push(node);
        }
        Ok(Game { nodes, ..self.game })
    }

    fn known(&self, outcome: OutcomeId) -> Result<(), BuildError> {
        let known = outcome.0 < self.game.outcomes.len();
        if known { Ok(()) } else { Err(BuildError::Unknown(format!("outcome {}", outcome.0))) }
    }

    /// An empty place.
    fn open(&mut self, paid: bool) -> Slot {
        self.game.nodes.push(Node { name: String::new(), outcome: None, step: Step::End });
        self.filled.push(false);
        Slot { at: self.filled.len() - 1, paid }
    }

    fn free(&self, slot: &Slot) -> Result<(), BuildError> {
        match self.filled.get(slot.at) {
            Some(false) => Ok(()),
            _ => Err(BuildError::Elsewhere),
        }
    }

    fn fill(&mut self, slot: Slot, name: String, step: Step) -> Result<(), BuildError> {
        self.free(&slot)?;
        self.filled[slot.at] = true;
        let node = &mut self.game.nodes[slot.at];
        (node.name, node.step) = (name, step);
        Ok(())
    }
}
