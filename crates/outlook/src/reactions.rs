//! What follows the decision: the dossier's tree of moves, played by quantal response over draws of the preferences.
//!
//! `tree` makes the game; `worth` draws what its ends are worth, and how sure everybody plays; `threats` asks of each announced
//! reaction whether carrying it out pays; `settings` is what a what-if can set, `why` on what each
//! rests. The mathematics stand in `docs/reactions.md`.

mod parameters;
mod settings;
mod threats;
mod tree;
pub(crate) mod why;
mod worth;

use game::{Payoffs, Play, Precision, respond};

use crate::brief::{BranchView, EndView, MoveOptionView, MoveView, Reactions, Worth};
use crate::model::Model;
use crate::prospects::{Prospects, mean};
use threats::Threats;
use worth::Worths;

pub use settings::ReactionSettings;
pub use tree::Tree;

/// Plays the dossier's tree; `None` where it has none.
#[must_use]
pub fn reactions(model: &Model<'_>, settings: &ReactionSettings) -> Option<Reactions> {
    let tree = Tree::new(model.dossier, settings)?;
    let threats = Threats::new(model);
    let worths = Worths::draw(model, &tree, &threats, settings);
    let payoffs = worths.payoffs(&tree)?;
    let play = respond(tree.game(), &payoffs, &worths.precision).ok()?;
    Some(Reactions {
        branches: branches(&tree, &play),
        moves: moves(&tree, &play, &payoffs),
        ends: ends(&tree, &worths),
        threats: threats.views(model, &tree, &worths, &play),
        parameters: parameters::views(settings),
    })
}

impl Tree<'_> {
    /// The tree as a game with the mean worth of everything, for other programs.
    #[must_use]
    pub fn stated(&self, model: &Model<'_>, settings: &ReactionSettings) -> Option<game::Game> {
        let worths = Worths::draw(model, self, &Threats::new(model), settings);
        self.with_payoffs(&worths.payoffs(self)?)
    }
}

/// How it ends after each option of the first move.
fn branches(tree: &Tree<'_>, play: &Play) -> Vec<BranchView> {
    let Some(first) = tree.moves().first() else { return Vec::new() };
    let branch = |(option, node): (&dossier::MoveOption, &game::NodeId)| {
        let by_outcome = play.ends(tree.game(), *node);
        let mut ends: Vec<(String, Prospects)> = Vec::new();
        for (number, end) in tree.dossier().ends.iter().enumerate() {
            let parts: Vec<&Vec<f64>> = by_outcome
                .iter()
                .zip(tree.gains())
                .filter(|(_, gain)| gain.end == Some(number))
                .map(|(p, _)| p)
                .collect();
            let lanes: Vec<f64> = (0..play.lanes()).map(|lane| parts.iter().map(|part| part[lane]).sum()).collect();
            if lanes.iter().any(|p| *p > 0.0) {
                ends.push((end.id.value.to_string(), Prospects::of(&lanes)));
            }
        }
        ends.sort_by(|a, b| b.1.mean.total_cmp(&a.1.mean).then_with(|| a.0.cmp(&b.0)));
        BranchView {
            option: option.id.value.to_string(),
            title: option.title.clone(),
            paths: option.paths.iter().map(|path| path.value.to_string()).collect(),
            ends,
        }
    };
    first.written.options.iter().zip(&first.options).map(branch).collect()
}

fn moves(tree: &Tree<'_>, play: &Play, payoffs: &Payoffs) -> Vec<MoveView> {
    let perfect = payoffs.mean();
    let perfect = respond(tree.game(), &perfect, &[Precision::PERFECT]).ok();
    let view = |known: &tree::MoveNode<'_>| {
        let player = known.player;
        let best = |(option, node): (&dossier::MoveOption, &game::NodeId)| {
            let taken = perfect.as_ref().is_some_and(|perfect| perfect.taken(*node)[0] > 0.0);
            (taken && player.is_some()).then(|| option.id.value.to_string())
        };
        let option = |(option, node): (&dossier::MoveOption, &game::NodeId)| MoveOptionView {
            id: option.id.value.to_string(),
            title: option.title.clone(),
            to: match &option.to {
                dossier::Next::Move(to) => to.value.to_string(),
                dossier::Next::End(to) => to.value.to_string(),
            },
            probability: Prospects::of(play.taken(*node)),
            expects: player.map(|player| mean(play.value(*node, player))),
            adds: option.adds.iter().map(|(actor, (low, high))| (actor.value.to_string(), *low, *high)).collect(),
            reason: option.reason.clone(),
        };
        let options = || known.written.options.iter().zip(&known.options);
        MoveView {
            id: known.written.id.value.to_string(),
            title: known.written.title.clone(),
            actor: known.written.actor.as_ref().map(|actor| tree.named(&actor.value)),
            options: options().map(option).collect(),
            best: options().filter_map(best).collect(),
        }
    };
    tree.moves().iter().map(view).collect()
}

fn ends(tree: &Tree<'_>, worths: &Worths) -> Vec<EndView> {
    let dossier = tree.dossier();
    let view = |(number, end): (usize, &dossier::End)| {
        let worth = |(player, actor): (usize, &terms::ActorId)| {
            let order = dossier.preferences.iter().find(|preference| preference.actor.value == *actor);
            let Prospects { mean, low, high } = Prospects::of(&worths.ends[player][number]);
            Worth {
                actor: tree.named(actor),
                from_order: order.is_some(),
                mean,
                low,
                high,
                reason: order.map(|order| order.reason.clone()).unwrap_or_default(),
            }
        };
        EndView {
            id: end.id.value.to_string(),
            title: end.title.clone(),
            worth: tree.players().iter().enumerate().map(worth).collect(),
            reason: end.reason.clone(),
        }
    };
    dossier.ends.iter().enumerate().map(view).collect()
}
