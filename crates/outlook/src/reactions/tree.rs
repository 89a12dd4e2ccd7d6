//! The dossier's moves and ends as a game.

use dossier::{Dossier, Move, Next};
use game::{Builder, Game, NodeId, Number, OutcomeId, Payoffs, PlayerId, Slot, Step};
use terms::ActorId;

use super::ReactionSettings;

/// The dossier's tree as a game: who plays, and which node is which move.
pub struct Tree<'d> {
    dossier: &'d Dossier,
    game: Game,
    players: Vec<ActorId>,
    moves: Vec<MoveNode<'d>>,
    gains: Vec<Gain>,
}

/// A move and where it stands.
pub(super) struct MoveNode<'d> {
    pub written: &'d Move,
    /// Who chooses; `None` is chance.
    pub player: Option<PlayerId>,
    /// Where each option leads.
    pub options: Vec<NodeId>,
}

/// What an outcome of the game is: an end, and what the option that led there adds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Gain {
    /// The end, as an index into the dossier's.
    pub end: Option<usize>,
    /// The move and the option, as indices into the tree's moves.
    pub option: (usize, usize),
}

impl<'d> Tree<'d> {
    /// The tree of a dossier; `None` where it has none. A move that is set is a move of chance with the probabilities set.
    #[must_use]
    pub fn new(dossier: &'d Dossier, settings: &ReactionSettings) -> Option<Self> {
        let first = dossier.first_move()?;
        let mut players: Vec<ActorId> = Vec::new();
        for actor in dossier.moves.iter().filter_map(|known| known.actor.as_ref()) {
            if !players.contains(&actor.value) {
                players.push(actor.value.clone());
            }
        }
        let names = players.iter().map(|actor| dossier.actor_name(actor));
        let (builder, root) = Builder::new(dossier.question.text.as_str(), names);
        let mut growth = Growth { dossier, settings, players: &players, builder, moves: Vec::new(), gains: Vec::new() };
        let mut open = vec![(root, first)];
        while let Some((slot, known)) = open.pop() {
            open.extend(growth.add(slot, known)?.into_iter().rev());
        }
        let Growth { builder, mut moves, gains, .. } = growth;
        let game = builder.finish().ok()?;
        // Nodes stand in preorder, and so were the moves added.
        let inner = game.walk().filter(|(_, node)| node.step != Step::End);
        for (known, (_, node)) in moves.iter_mut().zip(inner) {
            known.options = node.ways().into_iter().map(|(_, to)| to).collect();
        }
        Some(Self { dossier, game, players, moves, gains })
    }

    /// The game; its payoffs are nothing until they are drawn.
    pub(super) fn game(&self) -> &Game {
        &self.game
    }

    pub(super) fn dossier(&self) -> &'d Dossier {
        self.dossier
    }

    /// The actors that move, as the game numbers them.
    pub(super) fn players(&self) -> &[ActorId] {
        &self.players
    }

    /// The moves, each before those it leads to.
    pub(super) fn moves(&self) -> &[MoveNode<'d>] {
        &self.moves
    }

    /// What each outcome of the game is.
    pub(super) fn gains(&self) -> &[Gain] {
        &self.gains
    }

    /// Does one of these ends follow directly on the other in the order of a player?
    pub(super) fn neighbours(&self, player: usize, a: usize, b: usize) -> bool {
        let order = self.dossier.preferences.iter().find(|preference| preference.actor.value == self.players[player]);
        let step = |end: usize| {
            let id = &self.dossier.ends[end].id.value;
            order?.order.iter().position(|step| step.iter().any(|named| named.value == *id))
        };
        matches!((step(a), step(b)), (Some(a), Some(b)) if a.abs_diff(b) == 1)
    }

    /// An actor's id and name.
    pub(super) fn named(&self, actor: &ActorId) -> (String, String) {
        (actor.to_string(), self.dossier.actor_name(actor).to_owned())
    }

    /// The same game with the mean of these payoffs, to two decimals.
    pub(super) fn with_payoffs(&self, payoffs: &Payoffs) -> Option<Game> {
        let mean = payoffs.mean();
        let stated = |outcome: OutcomeId, player: PlayerId| {
            let value = mean.of(outcome, player).first().copied().unwrap_or(0.0);
            Number::decimal((value * 100.0).round() / 100.0)
        };
        self.game.with_payoffs(stated)
    }
}

/// A tree while it grows.
struct Growth<'d, 'a> {
    dossier: &'d Dossier,
    settings: &'a ReactionSettings,
    players: &'a [ActorId],
    builder: Builder,
    moves: Vec<MoveNode<'d>>,
    gains: Vec<Gain>,
}

impl<'d> Growth<'d, '_> {
    /// Adds a move; the moves it leads to come back with their places.
    fn add(&mut self, slot: Slot, known: &'d Move) -> Option<Vec<(Slot, &'d Move)>> {
        let number = self.moves.len();
        let player = known.actor.as_ref().and_then(|actor| self.players.iter().position(|p| *p == actor.value));
        let player = player.and_then(|at| self.builder.players().nth(at));
        let labels = || known.options.iter().map(|option| option.id.value.as_str());
        let id = known.id.value.as_str();
        let slots = match (player, self.settings.of_move(id)) {
            (Some(player), None) => self.builder.player_moves(slot, id, player, id, labels()).ok()?,
            (_, shares) => {
                let shares = shares.map_or_else(|| known.options.iter().map(|o| o.share).collect(), <[f64]>::to_vec);
                // Written shares may miss 1 by a thousandth, for the sake of thirds.
                let sum: f64 = shares.iter().sum();
                let branches = labels().zip(shares).map(|(label, share)| Some((label, Number::decimal(share / sum)?)));
                let branches = branches.collect::<Option<Vec<(&str, Number)>>>()?;
                self.builder.chance_moves(slot, id, id, branches).ok()?
            }
        };
        let mut next = Vec::new();
        for (at, (option, mut slot)) in known.options.iter().zip(slots).enumerate() {
            let end = match &option.to {
                Next::End(to) => Some(self.dossier.ends.iter().position(|end| end.id.value == to.value)?),
                Next::Move(_) => None,
            };
            self.gains.push(Gain { end, option: (number, at) });
            // Gambit wants the labels of outcomes and of nodes to differ.
            let way = format!("{id}: {}", option.id.value);
            let name = end.map_or_else(|| way.clone(), |end| format!("{} ({way})", self.dossier.ends[end].id.value));
            let nothing = vec![Number::whole(0); self.players.len()];
            let outcome = self.builder.outcome(name, nothing).ok()?;
            match &option.to {
                Next::End(_) => self.builder.end(slot, "", Some(outcome)).ok()?,
                Next::Move(to) => {
                    self.builder.gain(&mut slot, outcome).ok()?;
                    next.push((slot, self.dossier.move_of(&to.value)?));
                }
            }
        }
        self.moves.push(MoveNode { written: known, player, options: Vec::new() });
        Some(next)
    }
}
