//! Draws of what ends are worth and of what options add, lane by lane, each keyed by its names.

use dossier::Preference;
use evidence::Draws;
use game::{Payoffs, Precision};

use super::parameters::Setting;
use super::threats::Threats;
use super::{ReactionSettings, Tree};
use crate::model::Model;

/// The worth of the best end imaginable; the worst has 0.
const BEST: f64 = 100.0;

/// How many standard deviations lie between the 5 and 95 % quantiles of a normal distribution.
const WIDTH: f64 = 2.0 * 1.644_853_626_951_472_7;

/// Everything drawn, in every lane.
#[derive(Clone)]
pub(super) struct Worths {
    pub lanes: usize,
    /// For each player and end.
    pub ends: Vec<Vec<Vec<f64>>>,
    /// For each move, option and player: what the option adds. Empty where it adds nothing.
    adds: Vec<Vec<Vec<Vec<f64>>>>,
    /// How surely everybody plays.
    pub precision: Vec<Precision>,
}

impl Worths {
    pub fn draw(model: &Model<'_>, tree: &Tree<'_>, threats: &Threats, settings: &ReactionSettings) -> Self {
        let draws = &model.draws;
        let ends = (0..tree.players().len()).map(|player| ends(draws, tree, player, settings)).collect();
        let cost = Setting::BackingDown.draw(draws, settings);
        let adds = tree.moves().iter().map(|known| {
            let option = |option: &dossier::MoveOption| {
                let player = |(player, actor): (usize, &terms::ActorId)| {
                    let mut lanes = Vec::new();
                    if let Some((_, range)) = option.adds.iter().find(|(of, _)| of.value == *actor) {
                        let key = format!("adds|{actor}|{}|{}", known.written.id.value, option.id.value);
                        lanes = normal(draws, &key, *range);
                    }
                    if known.player.is_some_and(|mover| mover.index() == player)
                        && let Some(bound) = threats.backs_down(known.written, &option.id.value)
                    {
                        lanes.resize(draws.lanes, 0.0);
                        lanes.iter_mut().zip(bound).zip(&cost).for_each(|((add, weight), cost)| *add -= weight * cost);
                    }
                    lanes
                };
                tree.players().iter().enumerate().map(player).collect()
            };
            known.written.options.iter().map(option).collect()
        });
        let precision = Setting::Precision.draw(draws, settings);
        Self {
            lanes: draws.lanes,
            ends,
            adds: adds.collect(),
            precision: precision.into_iter().filter_map(Precision::new).collect(),
        }
    }

    /// The payoffs of the tree's game.
    pub fn payoffs(&self, tree: &Tree<'_>) -> Option<Payoffs> {
        let of = |outcome: game::OutcomeId, player: game::PlayerId| {
            let gain = tree.gains()[outcome.index()];
            let adds = &self.adds[gain.option.0][gain.option.1][player.index()];
            let mut lanes = gain.end.map_or_else(|| vec![0.0; self.lanes], |e| self.ends[player.index()][e].clone());
            lanes.iter_mut().zip(adds).for_each(|(worth, add)| *worth += add);
            lanes
        };
        Payoffs::drawn(tree.game(), self.lanes, of).ok()
    }

    /// The first so many lanes.
    pub fn first(&self, lanes: usize) -> Self {
        let lanes = lanes.min(self.lanes);
        let cut = |list: &Vec<f64>| list[..lanes.min(list.len())].to_vec();
        let cut_all = |lists: &Vec<Vec<f64>>| lists.iter().map(cut).collect();
        Self {
            lanes,
            ends: self.ends.iter().map(cut_all).collect(),
            adds: self.adds.iter().map(|known| known.iter().map(cut_all).collect()).collect(),
            precision: self.precision[..lanes].to_vec(),
        }
    }

    /// The same with two ends exchanged for a player in the lanes in which it does not like the first better.
    pub fn liking(&self, player: usize, better: usize, worse: usize) -> Self {
        let mut other = self.clone();
        let pairs = self.ends[player][better].iter().zip(&self.ends[player][worse]);
        (other.ends[player][better], other.ends[player][worse]) = pairs.map(|(a, b)| (a.max(*b), a.min(*b))).unzip();
        other
    }
}

/// What every end is worth to a player.
fn ends(draws: &Draws, tree: &Tree<'_>, player: usize, settings: &ReactionSettings) -> Vec<Vec<f64>> {
    let dossier = tree.dossier();
    let actor = &tree.players()[player];
    let order = dossier.preferences.iter().find(|preference| preference.actor.value == *actor);
    let mut ends: Vec<Vec<f64>> = match order {
        Some(order) => ordered(draws, tree, order),
        None => {
            let drawn = |end: &dossier::End| {
                let range = end.worth.iter().find(|(of, _)| of.value == *actor).map_or((0.0, 0.0), |(_, range)| *range);
                normal(draws, &format!("worth|{actor}|{}", end.id.value), range)
            };
            dossier.ends.iter().map(drawn).collect()
        }
    };
    for (end, lanes) in dossier.ends.iter().zip(&mut ends) {
        if let Some(set) = settings.of_worth(actor.as_str(), end.id.value.as_str()) {
            lanes.fill(set);
        }
    }
    ends
}

/// A normal number whose 5 and 95 % quantiles are given.
fn normal(draws: &Draws, key: &str, (low, high): (f64, f64)) -> Vec<f64> {
    let (middle, deviation) = (f64::midpoint(low, high), (high - low) / WIDTH);
    if deviation == 0.0 {
        return vec![middle; draws.lanes];
    }
    draws.normal(key).into_iter().map(|z| middle + deviation * z).collect()
}

/// Worths that agree with an order, all such equally likely: a uniform number for each step, sorted (Lahdelma, Miettinen and
/// Salminen 2003).
fn ordered(draws: &Draws, tree: &Tree<'_>, order: &Preference) -> Vec<Vec<f64>> {
    let dossier = tree.dossier();
    let names: Vec<&str> =
        order.order.iter().filter_map(|step| step.iter().map(|end| end.value.as_str()).min()).collect();
    let drawn: Vec<Vec<f64>> =
        names.iter().map(|name| draws.uniform(&format!("worth|{}|{name}", order.actor.value))).collect();
    let mut ends = vec![vec![0.0; draws.lanes]; dossier.ends.len()];
    for lane in 0..draws.lanes {
        let mut steps: Vec<f64> = drawn.iter().map(|lanes| lanes[lane]).collect();
        steps.sort_by(|a, b| b.total_cmp(a));
        for (step, worth) in order.order.iter().zip(steps) {
            for end in step {
                let at = dossier.ends.iter().position(|known| known.id.value == end.value);
                if let Some(lanes) = at.and_then(|at| ends.get_mut(at)) {
                    lanes[lane] = BEST * worth;
                }
            }
        }
    }
    ends
}
