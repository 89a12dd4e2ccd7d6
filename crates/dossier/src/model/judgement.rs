//! What the dossier's author judges: stances and pledges.

use terms::table::At;
use terms::{ActorId, Chance, Date, MotionId, OptionId, OutcomeId, Place, ResourceId, StatementId};

use super::UnknownKind;

/// A stated stance.
#[derive(Clone, Debug)]
pub struct Stance {
    /// Who; `None` is `others`: all seats of the motion's body that have no stance of their own.
    pub actor: Option<At<ActorId>>,
    /// On what.
    pub motion: At<MotionId>,
    /// The contexts in which it holds; empty = all outcomes that no other stance of this actor names.
    pub contexts: Vec<At<OutcomeId>>,
    /// A share for each option that is named; at most one is a range. Options not named have 0. Points add up to 1, or the one
    /// range takes part of the whole and the points share the rest in proportion.
    pub shares: Vec<(OptionId, At<Chance>)>,
    /// The day as of which it is stated; the dossier's own when not written.
    pub as_of: Date,
    /// On what the judgement rests; may be empty.
    pub reason: String,
    /// Statements it rests on.
    pub statements: Vec<At<StatementId>>,
    /// `ask` or `watch`, when the author says so.
    pub kind: Option<UnknownKind>,
    /// Where it is written.
    pub place: Place,
}

/// What an actor would contribute, merged from all its blocks on one resource.
#[derive(Clone, Debug)]
pub struct Pledge {
    /// Who.
    pub actor: At<ActorId>,
    /// Of what.
    pub resource: At<ResourceId>,
    /// Whether it contributes, by context; empty = inferred from the statements on the resource.
    pub contributes: Vec<Contribution>,
    /// The resource whose pledge it comes with: then there is one decision, and it is that one's.
    pub with: Option<At<ResourceId>>,
    /// Days from the decision until it is there: a 90 % range, or twice the same number; `None` is in time for every phase.
    pub ready_in: Option<(f64, f64)>,
    /// How much, given that it contributes.
    pub size: Size,
    /// On what the judgement rests; may be empty.
    pub reason: String,
    /// Statements it rests on.
    pub statements: Vec<At<StatementId>>,
    /// `ask` or `watch`, when the author says so; a pledge is `ask` by default.
    pub kind: Option<UnknownKind>,
    /// The day as of which it is stated; the dossier's own when not written.
    pub as_of: Date,
    /// Where its first block is written.
    pub place: Place,
}

/// Whether an actor contributes, in some contexts.
#[derive(Clone, Debug)]
pub struct Contribution {
    /// The contexts in which it holds; empty = all that no other block of this pledge names.
    pub contexts: Vec<At<OutcomeId>>,
    /// The probability, or its range.
    pub chance: At<Chance>,
}

/// How much an actor contributes, given that it does.
#[derive(Clone, Debug)]
pub enum Size {
    /// A lognormal whose 10 % and 90 % quantiles these are; both above zero, the first below the second.
    Range(f64, f64),
    /// Exactly this much, above zero.
    Exactly(f64),
    /// Amounts with their shares, which add up to 1.
    Levels(Vec<(f64, f64)>),
    /// Nobody has said; the resource's `unknown_size` stands in.
    Unknown,
}
