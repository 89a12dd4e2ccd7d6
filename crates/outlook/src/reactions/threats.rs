//! Announced reactions: how far the words bind, whether carrying them out pays, and on which preference that hangs.

use dossier::{Move, OFFICES, Threat};
use evidence::{Utterance, utterances};
use game::{NodeId, Play, respond};
use terms::OptionId;

use super::Tree;
use super::tree::MoveNode;
use super::worth::Worths;
use crate::brief::{Hinge, ThreatStatement, ThreatView};
use crate::model::Model;
use crate::prospects::{Prospects, mean};

/// Lanes on which comparisons are searched; the one found is then computed on all.
const FEW: usize = 256;
/// A comparison is in doubt that goes either way in at least this share of draws: beyond the end of a 90 % range.
const DOUBT: f64 = 0.05;
/// Among how many ends comparisons are searched: the likeliest below the move.
const ENDS: usize = 16;

/// The announced reactions, with how far they bind in every lane.
pub(super) struct Threats<'d> {
    list: Vec<Announced<'d>>,
}

struct Announced<'d> {
    threat: &'d Threat,
    /// How far the weightiest of its words binds, in every lane.
    weight: Vec<f64>,
    /// Each statement that is known, as an index into the dossier's, with its mean weight.
    statements: Vec<(usize, f64)>,
}

impl<'d> Threats<'d> {
    pub fn new(model: &Model<'d>) -> Self {
        let announced = |threat: &'d Threat| {
            let words = spoken(model, threat);
            let mut weight = vec![0.0; model.draws.lanes];
            let mut statements = Vec::new();
            for (statement, utterance) in &words {
                let lanes = lanes(model, utterance);
                statements.push((*statement, mean(&lanes)));
                weight.iter_mut().zip(lanes).for_each(|(most, own): (&mut f64, f64)| *most = most.max(own));
            }
            Announced { threat, weight, statements }
        };
        Self { list: model.dossier.threats.iter().map(announced).collect() }
    }

    /// How far it is bound in every lane who takes this option: by the weightiest threat that the option does not carry out.
    /// `None` where none is.
    pub fn backs_down(&self, known: &Move, option: &OptionId) -> Option<Vec<f64>> {
        let broken = self.list.iter().filter(|announced| {
            let threat = announced.threat;
            threat.at.value == known.id.value && threat.options.iter().all(|carries| carries.value != *option)
        });
        broken
            .map(|announced| announced.weight.clone())
            .reduce(|most, other| most.into_iter().zip(other).map(|(a, b)| a.max(b)).collect())
    }

    pub fn views(&self, model: &Model<'_>, tree: &Tree<'_>, worths: &Worths, play: &Play) -> Vec<ThreatView> {
        let few = worths.first(FEW);
        let mut views: Vec<(usize, ThreatView)> = Vec::new();
        for at in tree.moves() {
            let here: Vec<(usize, &Announced<'_>)> =
                self.list.iter().enumerate().filter(|(_, a)| a.threat.at.value == at.written.id.value).collect();
            let carries: Vec<Carries> = here.iter().map(|(_, announced)| Carries::new(at, announced.threat)).collect();
            let hinges = hinges(tree, worths, &few, play, at, &carries).unwrap_or_default();
            for (((number, announced), carries), hinge) in here.into_iter().zip(&carries).zip(hinges) {
                views.extend(announced.view(model, tree, play, at, carries, hinge).map(|view| (number, view)));
            }
        }
        views.sort_by_key(|(number, _)| *number);
        views.into_iter().map(|(_, view)| view).collect()
    }
}

impl Announced<'_> {
    fn view(
        &self,
        model: &Model<'_>,
        tree: &Tree<'_>,
        play: &Play,
        at: &MoveNode<'_>,
        carries: &Carries,
        hinge: Option<Hinge>,
    ) -> Option<ThreatView> {
        let taken = |lane: usize| carries.carried.iter().map(|node| play.taken(*node)[lane]).sum();
        let carried_out: Vec<f64> = (0..play.lanes()).map(taken).collect();
        Some(ThreatView {
            id: self.threat.id.value.to_string(),
            title: self.threat.title.clone(),
            actor: at.written.actor.as_ref().map(|actor| tree.named(&actor.value))?,
            at: at.written.id.value.to_string(),
            options: self.threat.options.iter().map(|option| option.value.to_string()).collect(),
            statements: self.statements.iter().map(|said| statement(model, said)).collect(),
            weight: Prospects::of(&self.weight),
            credibility: carries.credibility(play, at)?,
            carried_out: Prospects::of(&carried_out),
            hinge,
            reason: self.threat.reason.clone(),
        })
    }
}

/// The words that a threat rests on and that are known: each statement with the utterance that it reports.
fn spoken(model: &Model<'_>, threat: &Threat) -> Vec<(usize, Utterance)> {
    let dossier = model.dossier;
    let find = |id: &terms::table::At<terms::StatementId>| {
        let number = dossier.statements.iter().position(|statement| statement.id.value == id.value)?;
        let statement = &dossier.statements[number];
        let (actor, subject) = (statement.actor.value.as_str(), statement.motion.value.as_str());
        let all = utterances(dossier, actor, subject, model.as_of, &model.off);
        all.into_iter().find(|utterance| utterance.statements.contains(&number)).map(|utterance| (number, utterance))
    };
    threat.statements.iter().filter_map(find).collect()
}

/// How often an utterance was made as reported by somebody who speaks for the actor, in every lane.
fn lanes(model: &Model<'_>, utterance: &Utterance) -> Vec<f64> {
    let by_set: Vec<f64> = (0..model.sets.count()).map(|set| utterance.trust(model.sets.set(set)).get()).collect();
    (0..model.draws.lanes).map(|lane| by_set[model.sets.set_of(lane)]).collect()
}

fn statement(model: &Model<'_>, (number, weight): &(usize, f64)) -> ThreatStatement {
    let said = &model.dossier.statements[*number];
    let office = OFFICES.iter().find(|(_, office)| *office == said.rank).map_or("", |(words, _)| words);
    let speaker = match said.speaker.as_str() {
        "" => model.dossier.actor_name(&said.actor.value).to_owned(),
        name => format!("{name}, {office}"),
    };
    ThreatStatement {
        id: format!("statement:{}", said.id.value),
        speaker,
        quote: said.quote.value.clone(),
        weight: *weight,
    }
}

/// Where the options of a move lead: those that carry a threat out, and the others.
struct Carries {
    carried: Vec<NodeId>,
    others: Vec<NodeId>,
}

impl Carries {
    fn new(at: &MoveNode<'_>, threat: &Threat) -> Self {
        let carries = |option: &dossier::MoveOption| threat.options.iter().any(|named| named.value == option.id.value);
        let options = || at.written.options.iter().zip(&at.options);
        Self {
            carried: options().filter(|(option, _)| carries(option)).map(|(_, node)| *node).collect(),
            others: options().filter(|(option, _)| !carries(option)).map(|(_, node)| *node).collect(),
        }
    }

    /// The share of lanes in which the best of the options that carry the threat out brings more than every other.
    fn credibility(&self, play: &Play, at: &MoveNode<'_>) -> Option<f64> {
        let actor = at.player?;
        let best = |nodes: &[NodeId], lane: usize| {
            nodes.iter().map(|node| play.value(*node, actor)[lane]).fold(f64::NEG_INFINITY, f64::max)
        };
        let pays = (0..play.lanes()).filter(|lane| best(&self.carried, *lane) > best(&self.others, *lane)).count();
        Some(pays as f64 / play.lanes() as f64)
    }
}

/// A player and two ends.
type Comparison = (usize, usize, usize);

/// For each threat at a move, the comparison of two ends by a player whose flip moves its credibility most; ties go to the
/// earlier player and ends. Only comparisons that can flip are looked at: those in doubt, and those of neighbours in an order.
fn hinges(
    tree: &Tree<'_>,
    worths: &Worths,
    few: &Worths,
    play: &Play,
    at: &MoveNode<'_>,
    threats: &[Carries],
) -> Option<Vec<Option<Hinge>>> {
    let likes = |player: usize, a: usize, b: usize| {
        let lanes = worths.ends[player][a].iter().zip(&worths.ends[player][b]);
        lanes.filter(|(a, b)| a > b).count() as f64 / worths.lanes as f64
    };
    let can_flip = |player: usize, a: usize, b: usize| {
        likes(player, a, b).min(likes(player, b, a)) >= DOUBT || tree.neighbours(player, a, b)
    };
    let played = |worths: Worths| respond(tree.game(), &worths.payoffs(tree)?, &worths.precision).ok();
    let either_way = |worths: &Worths, player, a, b| {
        Some((played(worths.liking(player, a, b))?, played(worths.liking(player, b, a))?))
    };
    // For each threat: how far the best comparison so far moves it, and which that is.
    let mut found: Vec<(f64, Option<Comparison>)> = vec![(0.0, None); threats.len()];
    let ends = if threats.is_empty() { Vec::new() } else { likeliest(tree, play, at) };
    for player in 0..tree.players().len() {
        for (place, &a) in ends.iter().enumerate() {
            for &b in ends[..place].iter().filter(|b| can_flip(player, a, **b)) {
                let (one, other) = either_way(few, player, a, b)?;
                for (carries, found) in threats.iter().zip(&mut found) {
                    let moved = (carries.credibility(&one, at)? - carries.credibility(&other, at)?).abs();
                    if moved > found.0 {
                        *found = (moved, Some((player, a, b)));
                    }
                }
            }
        }
    }
    let name = |end: usize| tree.dossier().ends[end].id.value.to_string();
    let hinge = |(carries, (_, comparison)): (&Carries, (f64, Option<Comparison>))| {
        let (player, a, b) = comparison?;
        let (better, worse) = if likes(player, a, b) >= likes(player, b, a) { (a, b) } else { (b, a) };
        let (as_is, flipped) = either_way(worths, player, better, worse)?;
        Some(Hinge {
            actor: tree.named(&tree.players()[player]),
            better: name(better),
            worse: name(worse),
            share: likes(player, better, worse),
            as_is: carries.credibility(&as_is, at)?,
            flipped: carries.credibility(&flipped, at)?,
        })
    };
    Some(threats.iter().zip(found).map(hinge).collect())
}

/// The ends that can follow a move, as indices into the dossier's: the likeliest, in the dossier's order.
fn likeliest(tree: &Tree<'_>, play: &Play, at: &MoveNode<'_>) -> Vec<usize> {
    let mut chances = vec![0.0; tree.dossier().ends.len()];
    for node in &at.options {
        let taken = mean(play.taken(*node));
        for (lanes, gain) in play.ends(tree.game(), *node).iter().zip(tree.gains()) {
            if let Some(end) = gain.end {
                chances[end] += taken * mean(lanes);
            }
        }
    }
    let mut ends: Vec<usize> = (0..chances.len()).filter(|end| chances[*end] > 0.0).collect();
    ends.sort_by(|a, b| chances[*b].total_cmp(&chances[*a]).then(a.cmp(b)));
    ends.truncate(ENDS);
    ends.sort_unstable();
    ends
}
