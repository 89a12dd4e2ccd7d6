//! What follows the decision: moves, ends, threats.

use crate::prospects::Prospects;

/// What follows the decision, as the tree of the dossier plays out over the draws. Preferences are judgements.
#[derive(Clone, PartialEq, Debug)]
pub struct Reactions {
    /// For each option of the first move, how it ends.
    pub branches: Vec<BranchView>,
    /// The moves, each before those it leads to.
    pub moves: Vec<MoveView>,
    /// The end states, in the order of the dossier.
    pub ends: Vec<EndView>,
    /// Announced reactions, in the order of the dossier.
    pub threats: Vec<ThreatView>,
    /// The parameters that this rests on, beside preferences.
    pub parameters: Vec<ReactionParameter>,
}

/// How it ends when the first move is this option.
#[derive(Clone, PartialEq, Debug)]
pub struct BranchView {
    /// The option.
    pub option: String,
    /// In words.
    pub title: String,
    /// The paths that it stands for.
    pub paths: Vec<String>,
    /// Each end with its probability, given the option; likeliest first. Ends that cannot come about are left out.
    pub ends: Vec<(String, Prospects)>,
}

/// A move.
#[derive(Clone, PartialEq, Debug)]
pub struct MoveView {
    /// Its id.
    pub id: String,
    /// What is decided.
    pub title: String,
    /// Who chooses, by id and name; `None` is chance.
    pub actor: Option<(String, String)>,
    /// Its options, in order.
    pub options: Vec<MoveOptionView>,
    /// What a player who never errs would do at the mean worth of everything, if all others never erred either: one option,
    /// or several that are equally good. Empty where chance moves.
    pub best: Vec<String>,
}

/// An option of a move.
#[derive(Clone, PartialEq, Debug)]
pub struct MoveOptionView {
    /// Its id.
    pub id: String,
    /// In words.
    pub title: String,
    /// The move or end that it leads to.
    pub to: String,
    /// How likely it is, given that the move is reached.
    pub probability: Prospects,
    /// What the one who chooses can expect from it, in points; the mean over draws. `None` where chance moves.
    pub expects: Option<f64>,
    /// What it adds to every end that follows: actor, low, high.
    pub adds: Vec<(String, f64, f64)>,
    /// On what the author says that rests; may be empty.
    pub reason: String,
}

/// An end state.
#[derive(Clone, PartialEq, Debug)]
pub struct EndView {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What it is worth to each actor that moves.
    pub worth: Vec<Worth>,
    /// On what the author says that rests; may be empty.
    pub reason: String,
}

/// What an end is worth to an actor, from 0 to 100 points. A judgement.
#[derive(Clone, PartialEq, Debug)]
pub struct Worth {
    /// The actor: id and name.
    pub actor: (String, String),
    /// Is it drawn from an order, instead of a range?
    pub from_order: bool,
    /// The mean over draws.
    pub mean: f64,
    /// The 5 % quantile over draws.
    pub low: f64,
    /// The 95 % quantile.
    pub high: f64,
    /// On what an order rests; may be empty.
    pub reason: String,
}

/// An announced reaction.
#[derive(Clone, PartialEq, Debug)]
pub struct ThreatView {
    /// Its id.
    pub id: String,
    /// What was announced.
    pub title: String,
    /// Who would carry it out: id and name.
    pub actor: (String, String),
    /// The move at which that would be.
    pub at: String,
    /// The options that carry it out.
    pub options: Vec<String>,
    /// The words it rests on, that are known by the day asked for.
    pub statements: Vec<ThreatStatement>,
    /// How far the weightiest of them binds: the probability that it was said so, by somebody who speaks for the actor.
    pub weight: Prospects,
    /// The share of draws in which carrying it out pays: brings the actor more than every other option.
    pub credibility: f64,
    /// How likely it is to be carried out, given that the move is reached.
    pub carried_out: Prospects,
    /// The comparison on which its credibility hangs most; `None` where none moves it.
    pub hinge: Option<Hinge>,
    /// Why the words are read so; may be empty.
    pub reason: String,
}

/// A statement that a threat rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct ThreatStatement {
    /// Its id.
    pub id: String,
    /// Who spoke, with the office.
    pub speaker: String,
    /// The words.
    pub quote: String,
    /// How far they bind; the mean over draws.
    pub weight: f64,
}

/// A comparison of two ends by an actor, and a threat's credibility either way.
#[derive(Clone, PartialEq, Debug)]
pub struct Hinge {
    /// Whose preference: id and name.
    pub actor: (String, String),
    /// The end that it likes better in most draws.
    pub better: String,
    /// The other.
    pub worse: String,
    /// In what share of draws that is so.
    pub share: f64,
    /// The threat's credibility where that is so in every draw.
    pub as_is: f64,
    /// And where it is the other way round in every draw.
    pub flipped: f64,
}

/// A parameter of how reactions are played.
#[derive(Clone, PartialEq, Debug)]
pub struct ReactionParameter {
    /// Its name in assignments: `reactions.precision`.
    pub id: String,
    /// What it is, in plain words.
    pub text: String,
    /// Its default.
    pub default: f64,
    /// The lower end of its range.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The value the user sets it to, if so.
    pub set: Option<f64>,
    /// Where default and range come from.
    pub origin: String,
}
