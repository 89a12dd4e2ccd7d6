//! Quantal response by backward induction, over lanes of payoffs.
//!
//! At a node where player i moves, an action that leads to node m is taken with probability
//! exp(λ · V_i(m)) / Σ exp(λ · V_i(m′)), where V_i(m) is what i gains at m and expects from there on: the agent quantal response
//! equilibrium in logit form (McKelvey and Palfrey 1998, "Quantal response equilibria for extensive form games", Experimental
//! Economics 1, 9–41). With perfect information V depends on nothing earlier, so that one pass from the ends to the root gives
//! the one equilibrium exactly. As λ → ∞ it tends to a subgame perfect equilibrium, in which actions equally good are equally
//! likely: below a tie all differences vanish exponentially in λ.

use std::ops::Range;

use crate::game::{Game, NodeId, PlayerId, Step};
use crate::payoffs::{PayoffError, Payoffs};

/// How many lanes are worked on at a time: their values stay near.
const GROUP: usize = 64;

/// Values that differ by less than this share of their size are a tie.
const TIE: f64 = 1e-12;

/// How surely a player takes the better action: λ, per unit of payoff. 0 is pure chance.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Precision(f64);

impl Precision {
    /// The limit λ → ∞: the best action always, equally good ones equally often. Subgame perfection.
    pub const PERFECT: Self = Self(f64::INFINITY);

    /// A precision of at least 0; `None` for other numbers.
    #[must_use]
    pub fn new(lambda: f64) -> Option<Self> {
        (lambda.is_finite() && lambda >= 0.0).then_some(Self(lambda))
    }

    /// λ; infinite for [`Precision::PERFECT`].
    #[must_use]
    pub fn lambda(self) -> f64 {
        self.0
    }

    /// What an action weighs that is worth `short` less than the best, of this size.
    fn weight(self, short: f64, size: f64) -> f64 {
        if self.0.is_infinite() {
            return f64::from(u8::from(short <= TIE * (1.0 + size)));
        }
        libm::exp(-self.0 * short)
    }
}

/// How a game is played, in every lane.
#[derive(Clone, PartialEq, Debug)]
pub struct Play {
    lanes: usize,
    players: usize,
    /// Node by node, lane by lane: P(the way to this node is taken | the node before it is reached).
    taken: Vec<f64>,
    /// P(the node is reached).
    reached: Vec<f64>,
    /// Node by node, player by player, lane by lane.
    values: Vec<f64>,
}

/// Plays a game in every lane of `payoffs`, with one precision for all or one for each lane.
///
/// Time and memory are linear in nodes times lanes (times players for what each expects).
///
/// # Errors
/// When the payoffs are of a game of other size, or precisions are neither one nor one a lane.
pub fn respond(game: &Game, payoffs: &Payoffs, precision: &[Precision]) -> Result<Play, PayoffError> {
    let lanes = payoffs.lanes;
    if payoffs.players != game.players().len() || payoffs.outcomes != game.outcomes().len() {
        return Err(PayoffError::OtherGame);
    }
    if precision.len() != 1 && precision.len() != lanes {
        return Err(PayoffError::LaneCount { given: precision.len(), lanes });
    }
    let (nodes, players) = (game.nodes().len(), payoffs.players);
    let mut play = Play {
        lanes,
        players,
        taken: vec![1.0; nodes * lanes],
        reached: vec![1.0; nodes * lanes],
        values: vec![0.0; nodes * players * lanes],
    };
    let ways: Vec<Vec<NodeId>> =
        game.nodes().iter().map(|node| node.ways().into_iter().map(|(_, to)| to).collect()).collect();
    for first in (0..lanes).step_by(GROUP) {
        let group = first..(first + GROUP).min(lanes);
        for (id, node) in game.walk().rev() {
            match &node.step {
                Step::End => {}
                Step::Chance { branches, .. } => {
                    for branch in branches {
                        let at = branch.to.0 * lanes;
                        play.taken[at + group.start..at + group.end].fill(branch.probability.value());
                    }
                }
                Step::Move { player, .. } => {
                    play.choose(*player, &ways[id.0], &group, precision);
                }
            }
            for player in 0..players {
                let own = (id.0 * players + player) * lanes;
                if let Some(outcome) = node.outcome {
                    let gained = &payoffs.of(outcome, PlayerId(player))[group.clone()];
                    play.values[own + group.start..own + group.end].copy_from_slice(gained);
                }
                for to in &ways[id.0] {
                    let (to, way) = ((to.0 * players + player) * lanes, to.0 * lanes);
                    for lane in group.clone() {
                        play.values[own + lane] += play.taken[way + lane] * play.values[to + lane];
                    }
                }
            }
        }
        for (id, ways) in ways.iter().enumerate() {
            for to in ways {
                for lane in group.clone() {
                    let at = to.0 * lanes + lane;
                    play.reached[at] = play.reached[id * lanes + lane] * play.taken[at];
                }
            }
        }
    }
    Ok(play)
}

impl Play {
    /// How many lanes there are.
    #[must_use]
    pub fn lanes(&self) -> usize {
        self.lanes
    }

    /// Divides the choice of a player among the ways it has, in a group of lanes.
    fn choose(&mut self, player: PlayerId, ways: &[NodeId], group: &Range<usize>, precision: &[Precision]) {
        let lanes = self.lanes;
        let (mut best, mut sum) = ([f64::NEG_INFINITY; GROUP], [0.0; GROUP]);
        for to in ways {
            let values = &self.values[(to.0 * self.players + player.0) * lanes..][group.clone()];
            best.iter_mut().zip(values).for_each(|(best, value)| *best = best.max(*value));
        }
        for to in ways {
            let values = &self.values[(to.0 * self.players + player.0) * lanes..][group.clone()];
            let taken = &mut self.taken[to.0 * lanes..][group.clone()];
            for (at, (taken, value)) in taken.iter_mut().zip(values).enumerate() {
                let precision = precision[(group.start + at).min(precision.len() - 1)];
                *taken = precision.weight(best[at] - value, best[at].abs());
                sum[at] += *taken;
            }
        }
        for to in ways {
            let taken = &mut self.taken[to.0 * lanes..][group.clone()];
            taken.iter_mut().zip(&sum).for_each(|(taken, sum)| *taken /= sum);
        }
    }

    /// P(the action or branch that leads to `to` is taken | the node before it is reached), in every lane.
    #[must_use]
    pub fn taken(&self, to: NodeId) -> &[f64] {
        &self.taken[to.0 * self.lanes..(to.0 + 1) * self.lanes]
    }

    /// P(the node is reached), in every lane.
    #[must_use]
    pub fn reached(&self, node: NodeId) -> &[f64] {
        &self.reached[node.0 * self.lanes..(node.0 + 1) * self.lanes]
    }

    /// What a player gains at a node and expects from there on, in every lane.
    #[must_use]
    pub fn value(&self, node: NodeId, player: PlayerId) -> &[f64] {
        let start = (node.0 * self.players + player.0) * self.lanes;
        &self.values[start..start + self.lanes]
    }

    /// For each outcome, in every lane: P(the game ends with it | `from` is reached).
    #[must_use]
    pub fn ends(&self, game: &Game, from: NodeId) -> Vec<Vec<f64>> {
        let mut ends = vec![vec![0.0; self.lanes]; game.outcomes().len()];
        let mut within: Vec<Option<Vec<f64>>> = vec![None; game.nodes().len()];
        within[from.0] = Some(vec![1.0; self.lanes]);
        // In preorder all that lies below a node follows it directly.
        for (id, node) in game.walk().skip(from.0) {
            let Some(reached) = within[id.0].take() else { break };
            if let (Step::End, Some(outcome)) = (&node.step, node.outcome) {
                ends[outcome.0].iter_mut().zip(&reached).for_each(|(sum, p)| *sum += p);
            }
            for (_, to) in node.ways() {
                within[to.0] = Some(reached.iter().zip(self.taken(to)).map(|(p, taken)| p * taken).collect());
            }
        }
        ends
    }

    /// The moves of players at which the best action of a lane is not the only one, with the actions that are as good.
    ///
    /// # Panics
    /// When there is no such lane.
    #[must_use]
    pub fn ties(&self, game: &Game, lane: usize) -> Vec<(NodeId, Vec<NodeId>)> {
        let tied = |(id, node): (NodeId, &crate::game::Node)| {
            let Step::Move { player, actions, .. } = &node.step else { return None };
            let value = |to: NodeId| self.value(to, *player)[lane];
            let best = actions.iter().map(|action| value(action.to)).fold(f64::NEG_INFINITY, f64::max);
            let good = |to: &NodeId| best - value(*to) <= TIE * (1.0 + best.abs());
            let best: Vec<NodeId> = actions.iter().map(|action| action.to).filter(good).collect();
            (best.len() > 1).then_some((id, best))
        };
        game.walk().filter_map(tied).collect()
    }
}
