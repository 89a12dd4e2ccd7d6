//! What a dossier says, parsed and checked: the value that later stages read.
//!
//! Everything carries the [`Place`] it was written at, so that a later stage can still point at it. Lists keep the order of the
//! file; ids are unique within their kind.

mod judgement;
mod ledger;
mod lookup;
mod reaction;

use std::collections::BTreeMap;
use std::sync::Arc;

use terms::table::At;
use terms::{
    ActorId, BodyId, Chance, Date, EventId, GroupId, MotionId, OptionId, OutcomeId, PathId, PhaseId, Place, ResourceId,
    RuleId, Source,
};

use crate::formula::Formula;

pub use judgement::{Contribution, Pledge, Size, Stance};
pub use reaction::{End, Move, MoveOption, Next, Preference, Threat};

pub use ledger::{
    Argument, ArgumentKind, Assertion, Bearing, CaseOutcome, DatedEvent, MEANINGS, Mark, Meaning, OFFICES, Office,
    Position, PublishedSource, SourceKind, Statement, Strength,
};

/// A folder of text files that holds one question.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The folder's name.
    pub id: String,
    /// What is asked.
    pub question: Question,
    /// Who decides. Every seat of a body that a motion is put to may be named without being listed here.
    pub actors: Vec<Actor>,
    /// What no one votes on.
    pub events: Vec<Event>,
    /// What is put to a body or to one actor.
    pub motions: Vec<Motion>,
    /// Actors that move together beyond what each has said.
    pub blocs: Vec<Bloc>,
    /// What can be pledged.
    pub resources: Vec<Resource>,
    /// The author's judgement of how each actor would decide.
    pub stances: Vec<Stance>,
    /// What each actor would contribute.
    pub pledges: Vec<Pledge>,
    /// The stages of the operation, with what each needs.
    pub phases: Vec<Phase>,
    /// The ways by which the outcome comes about.
    pub paths: Vec<Path>,
    /// Publications and records.
    pub sources: Vec<PublishedSource>,
    /// The ledger: who said what, when, and where it stands.
    pub statements: Vec<Statement>,
    /// Dated events of the plan.
    pub dates: Vec<DatedEvent>,
    /// What was said for, against and between actors, kept with weight nil.
    pub arguments: Vec<Argument>,
    /// Past votes whose numbers, seats and results the check has confirmed.
    pub assertions: Vec<Assertion>,
    /// The tree of what follows the decision: who moves, where, with which options. Empty, or one tree.
    pub moves: Vec<Move>,
    /// Its end states.
    pub ends: Vec<End>,
    /// Orders of the end states, an actor each.
    pub preferences: Vec<Preference>,
    /// Announced reactions.
    pub threats: Vec<Threat>,
    /// How a case that has ended came out.
    pub outcome: Option<CaseOutcome>,
    /// For each field that was left to its default, how often: `statement.scope` → 3.
    pub defaults: BTreeMap<String, usize>,
    /// The files read, in the order they were read: `dossier.toml` first. What the fingerprint is taken of.
    pub files: Vec<Arc<Source>>,
}

/// What is asked, as known on which day, and by when.
#[derive(Clone, Debug)]
pub struct Question {
    /// The question in one sentence.
    pub text: String,
    /// What the question's terms mean, in a sentence or two; may be empty.
    pub meaning: String,
    /// How it would be resolved: who decides, on what evidence; may be empty.
    pub resolution: String,
    /// The day as of which the dossier is written.
    pub as_of: At<Date>,
    /// The horizon, when there is one; later than `as_of`.
    pub by: Option<At<Date>>,
    /// How many days the outcome must last; 0 where the question does not say.
    pub days: u32,
    /// Must those days be over by the horizon (`true`) or only begun (`false`)?
    pub must_be_over: bool,
    /// The path whose ladder the first screen shows; the first path when not named.
    pub asked: PathId,
}

/// A state, organisation or party that decides.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Its id; states carry their ISO 3166-1 alpha-3 code.
    pub id: At<ActorId>,
    /// What an English text calls it.
    pub name: String,
    /// The groups it belongs to, each between two days (both included; `None` is open).
    pub memberships: Vec<Membership>,
}

/// That an actor belongs to a group between two days.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The group: `eu`, `nato`.
    pub group: At<GroupId>,
    /// First day; `None` = always.
    pub from: Option<Date>,
    /// Last day; `None` = still.
    pub to: Option<Date>,
}

impl Membership {
    /// Does it hold on this day?
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Something no one votes on, with named outcomes.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id.
    pub id: At<EventId>,
    /// What it is, in a few words: "a peace agreement".
    pub title: String,
    /// Its outcomes, at least two, the status quo among them.
    pub outcomes: Vec<Outcome>,
    /// The outcome that holds while nothing happens: an index into `outcomes`.
    pub status_quo: usize,
    /// How likely it is to happen.
    pub chance: EventChance,
    /// Does its plain probability hold whatever the horizon is? Then `by` can change.
    pub timeless: bool,
    /// The day as of which the chance was judged; the dossier's own when not written.
    pub as_of: Date,
    /// On what the chance rests, in a sentence; may be empty.
    pub reason: String,
    /// `ask` or `watch`, when the author says so.
    pub kind: Option<UnknownKind>,
}

/// One way an event can turn out.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its id.
    pub id: At<OutcomeId>,
    /// In a few words, to follow "+" in the ladder: "an agreement that provides for a force".
    pub title: String,
    /// Its share, given that the event happens; 0 for the status quo. The shares of one event add up to 1.
    pub share: f64,
    /// Where the share is written; the event's place for the status quo.
    pub place: Place,
}

/// How likely an event is to happen.
#[derive(Clone, Debug)]
pub enum EventChance {
    /// A rate a year: happens by time T (years) with probability 1 − exp(−rate · T).
    Hazard {
        /// The 5 % and 95 % quantiles of the rate; equal when it is a number. Above zero.
        low: f64,
        /// See `low`.
        high: f64,
        /// The total of the Dirichlet distribution of the shares; `None` when they are taken as given.
        certainty: Option<f64>,
        /// Where the rate is written.
        place: Place,
    },
    /// A plain probability of happening by the horizon stated in the dossier; a change of `by` is refused.
    Plain {
        /// The probability, or its range.
        chance: At<Chance>,
        /// As in `Hazard`.
        certainty: Option<f64>,
    },
}

/// A question put to a body or to one actor.
#[derive(Clone, Debug)]
pub struct Motion {
    /// Its id.
    pub id: At<MotionId>,
    /// What it is, in a few words: "a UN mandate".
    pub title: String,
    /// Who decides it.
    pub decider: Decider,
    /// The options, best to worst for the motion.
    pub options: Vec<OptionId>,
    /// The event whose outcomes are contexts of this motion.
    pub selector: Option<Selector>,
    /// P(put to the vote | would pass).
    pub tabled: At<Chance>,
    /// The day of the vote, when it is known: seats are those of this day, else those of `as_of`.
    pub date: Option<At<Date>>,
    /// `ask` or `watch` for the tabling, when the author says so.
    pub kind: Option<UnknownKind>,
    /// What actors have themselves done in a context, such as signing the agreement it stands for.
    pub acts: Vec<Act>,
}

/// That an actor has itself acted in some contexts of a motion or resource.
#[derive(Clone, Debug)]
pub struct Act {
    /// Who.
    pub actor: At<ActorId>,
    /// In which contexts; at least one.
    pub contexts: Vec<At<OutcomeId>>,
    /// For the motion (`true`) or against it.
    pub pro: bool,
    /// What the act is; may be empty.
    pub reason: String,
}

/// Actors that move together beyond what each has said.
#[derive(Clone, Debug)]
pub struct Bloc {
    /// Its id.
    pub id: At<GroupId>,
    /// Who belongs to it; at least two. An actor in several blocs moves with the first.
    pub members: Vec<At<ActorId>>,
    /// On what this rests; may be empty.
    pub reason: String,
}

/// Who decides a motion.
#[derive(Clone, Debug)]
pub enum Decider {
    /// A body, by one of its rules.
    Body {
        /// The body.
        body: At<BodyId>,
        /// The rule.
        rule: RuleId,
        /// Who fills the seats of a template body.
        parties: Vec<At<ActorId>>,
        /// Who is concerned, for rules that set these members apart.
        concerned: Vec<At<ActorId>>,
        /// Members that take no part; thresholds are of the others.
        not_participating: Vec<At<ActorId>>,
    },
    /// One actor, who carries it by its first option.
    Actor(At<ActorId>),
}

/// The contexts of a motion or resource: disjoint sets of the outcomes of one event.
#[derive(Clone, Debug)]
pub struct Selector {
    /// The event.
    pub event: At<EventId>,
    /// The contexts, in order. An outcome that is in none of them belongs to no context.
    pub contexts: Vec<Context>,
}

/// One context.
#[derive(Clone, Debug)]
pub struct Context {
    /// Its name: an outcome's id where the dossier names no others.
    pub id: OutcomeId,
    /// Its outcomes, as indices into the event's outcomes, ascending.
    pub outcomes: Vec<usize>,
}

/// Something actors can pledge.
#[derive(Clone, Debug)]
pub struct Resource {
    /// Its id: `troops`.
    pub id: At<ResourceId>,
    /// What is counted: "troops", "million euros".
    pub unit: String,
    /// The contexts of whether an actor contributes.
    pub selector: Option<Selector>,
    /// The 10 % and 90 % quantiles of the size of a pledge of which nobody has said the size.
    pub unknown_size: Option<(f64, f64)>,
    /// What actors have themselves done in a context.
    pub acts: Vec<Act>,
}

/// How many requirements of a phase may hang together by pledges that come with each other: their sums are followed together.
pub const MOST_TOGETHER: usize = 3;

/// A stage of the operation, with what it needs.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Its id: `first`.
    pub id: At<PhaseId>,
    /// What it is, in a few words.
    pub title: String,
    /// In which outcomes of events it takes place: the event and the outcome's index.
    pub given: Vec<(At<EventId>, usize)>,
    /// Days after the decision by which the forces must be there; `None` is whenever they are ready.
    pub within: Option<f64>,
    /// What it needs, one for each resource.
    pub requirements: Vec<Requirement>,
    /// On what the figures rest; may be empty.
    pub reason: String,
}

/// How much a phase needs of a resource.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Of what.
    pub resource: At<ResourceId>,
    /// How much must be there at a time, above zero.
    pub need: f64,
    /// Whose pledges count; `None` is everybody's.
    pub from: Option<At<GroupId>>,
    /// How much must be in the cycle for one that is there, at least one: forces are relieved, rest and train.
    pub rotation: f64,
    /// On what the figure rests; may be empty.
    pub reason: String,
}

/// A formula over motions, pledges and events that brings the outcome about.
#[derive(Clone, Debug)]
pub struct Path {
    /// Its id.
    pub id: At<PathId>,
    /// What it is, in a few words.
    pub title: String,
    /// The formula.
    pub when: Formula,
    /// The text of the formula.
    pub text: At<String>,
    /// On what law it rests, with articles; may be empty.
    pub legal_basis: String,
    /// Years from an event to the outcome by this path, step by step; the method's default when not written.
    pub lag: Option<At<Vec<f64>>>,
}

/// Whether somebody could tell an unknown now, or only time will.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnknownKind {
    /// Somebody knows it now.
    Ask,
    /// Only time will tell.
    Watch,
}
