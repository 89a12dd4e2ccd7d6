//! What follows a decision: a tree of moves, its end states, how much each actor likes them, and what was announced.

use terms::table::At;
use terms::{ActorId, EndId, MoveId, OptionId, PathId, Place, StatementId, ThreatId};

/// A move: somebody chooses, or chance does.
#[derive(Clone, Debug)]
pub struct Move {
    /// Its id.
    pub id: At<MoveId>,
    /// What is decided, in a few words: "Russia's reaction to a force without a mandate".
    pub title: String,
    /// Who chooses; `None` is chance.
    pub actor: Option<At<ActorId>>,
    /// At least two.
    pub options: Vec<MoveOption>,
}

/// Something that can be done, or turn out, at a move.
#[derive(Clone, Debug)]
pub struct MoveOption {
    /// Its id; unique at its move.
    pub id: At<OptionId>,
    /// In a few words: "strikes the force".
    pub title: String,
    /// What comes next.
    pub to: Next,
    /// Its probability where chance moves; 0 where an actor chooses.
    pub share: f64,
    /// What it adds to every end that follows, for some actors: the 5 and 95 % quantiles, in points.
    pub adds: Vec<(At<ActorId>, (f64, f64))>,
    /// The paths that it stands for; only at the first move.
    pub paths: Vec<At<PathId>>,
    /// On what `adds` or the share rests; may be empty.
    pub reason: String,
}

/// What comes next.
#[derive(Clone, Debug)]
pub enum Next {
    /// Another move.
    Move(At<MoveId>),
    /// An end state.
    End(At<EndId>),
}

/// An end state.
#[derive(Clone, Debug)]
pub struct End {
    /// Its id.
    pub id: At<EndId>,
    /// What it is, in a few words.
    pub title: String,
    /// What it is worth to some actors, from 0 to 100: the 5 and 95 % quantiles, equal when it is a number. A judgement.
    pub worth: Vec<(At<ActorId>, (f64, f64))>,
    /// On what the judgement rests; may be empty.
    pub reason: String,
    /// Where it is written.
    pub place: Place,
}

/// In what order an actor likes the end states. A judgement.
#[derive(Clone, Debug)]
pub struct Preference {
    /// Who.
    pub actor: At<ActorId>,
    /// All end states, best first; those of one step are liked alike. Each stands once.
    pub order: Vec<Vec<At<EndId>>>,
    /// On what the judgement rests; may be empty.
    pub reason: String,
    /// Where the order is written.
    pub place: Place,
}

/// An announced reaction: who said that it would do what.
#[derive(Clone, Debug)]
pub struct Threat {
    /// Its id.
    pub id: At<ThreatId>,
    /// What was announced, in a few words.
    pub title: String,
    /// Where it would be carried out.
    pub at: At<MoveId>,
    /// By which options; at least one.
    pub options: Vec<At<OptionId>>,
    /// The words; at least one statement.
    pub statements: Vec<At<StatementId>>,
    /// Why these words are read so; may be empty.
    pub reason: String,
}
