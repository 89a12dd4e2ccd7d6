//! What a dossier says, parsed and checked: the value that later stages read.
//!
//! Everything carries the [`Place`] it was written at, so that a later stage can still point at it. Lists keep the order of the
//! file; ids are unique within their kind.

use std::collections::BTreeMap;
use std::sync::Arc;

use terms::table::At;
use terms::{
    ActorId, BodyId, Chance, Date, EventId, GroupId, MotionId, OptionId, OutcomeId, PathId, Place, ResourceId, RuleId,
    Source, SourceId, StatementId,
};

use crate::formula::Formula;

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
    /// What can be pledged.
    pub resources: Vec<Resource>,
    /// The author's judgement of how each actor would decide.
    pub stances: Vec<Stance>,
    /// What each actor would contribute.
    pub pledges: Vec<Pledge>,
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
}

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
    /// Whether it contributes, by context.
    pub contributes: Vec<Contribution>,
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
    /// Years from an event to the outcome by this path; the method's default when not written.
    pub lag: Option<At<f64>>,
}

/// A publication or record.
#[derive(Clone, Debug)]
pub struct PublishedSource {
    /// Its id.
    pub id: At<SourceId>,
    /// Its title or a description.
    pub title: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// When; may be unknown.
    pub date: Option<Date>,
    /// Where it can be found; may be empty.
    pub address: String,
    /// What it is.
    pub kind: SourceKind,
}

/// What kind of publication a source is; sets the letter of the Admiralty Code where none is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceKind {
    /// An official record (A).
    Official,
    /// An agency or a newspaper (B).
    Newspaper,
    /// Other press (C).
    Press,
    /// Not known (F, "cannot be judged").
    Unknown,
}

/// A sourced record that a speaker expressed a position for an actor on a motion, on a date.
///
/// Fields that were not written hold the default of the format reference and are counted in [`Dossier::defaults`].
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its id, stable once written.
    pub id: At<StatementId>,
    /// For whom.
    pub actor: At<ActorId>,
    /// On what: a motion, a resource, an event or a path.
    pub motion: At<String>,
    /// Side and strength.
    pub position: At<Position>,
    /// When it was said.
    pub date: At<Date>,
    /// The words, verbatim (in translation where `translated`).
    pub quote: At<String>,
    /// Is the quote a translation?
    pub translated: bool,
    /// Where it stands.
    pub source: At<SourceId>,
    /// Other sources of the same words.
    pub also: Vec<At<SourceId>>,
    /// Who spoke; empty = the actor itself.
    pub speaker: String,
    /// The speaker's office on the date; empty = the actor itself.
    pub office: String,
    /// Reliability of the source on the Admiralty Code, A to F.
    pub letter: char,
    /// Credibility of the report on the Admiralty Code, 1 to 6.
    pub digit: u8,
    /// The report's own hedge: "reportedly"; empty = none.
    pub hedge: String,
    /// Who reported it to whom, nearest first; empty = the source itself.
    pub chain: Vec<String>,
    /// How near the words are to this motion.
    pub bearing: Bearing,
    /// Reports with the same mark are of one utterance; empty = none given.
    pub utterance: String,
    /// Was it said repeatedly?
    pub repeated: bool,
    /// The condition as said; empty = none.
    pub condition: String,
    /// How the condition is meant, where there is one.
    pub meaning: String,
    /// The contexts it covers; empty = not said.
    pub scope: Vec<String>,
    /// At whom it was aimed; may be empty.
    pub target: String,
    /// Where or before whom it was said; may be empty.
    pub venue: String,
    /// Anything else a reader should know; may be empty.
    pub note: String,
}

/// How near words are to the motion.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bearing {
    /// On this motion.
    Direct,
    /// On the same matter in another form.
    Near,
    /// On a kindred matter.
    Related,
}

/// Side and strength of a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Position {
    /// For it, with a strength.
    Pro(Strength),
    /// Against it, with a strength.
    Con(Strength),
    /// Leaves it open.
    Open,
    /// Said nothing of substance: withholds, declines, or was only present.
    Silent,
}

/// How strong a position is, weakest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Strength {
    /// Leans.
    Lean,
    /// Supports or opposes.
    Plain,
    /// Categorical.
    Firm,
    /// Bound by an act: a vote cast, a signed text, a tabled draft.
    Bound,
}

/// A dated event of the plan: a stage, a venue, witnesses.
#[derive(Clone, Debug)]
pub struct DatedEvent {
    /// Its id.
    pub id: At<StatementId>,
    /// When.
    pub date: At<Date>,
    /// What happened, in our words.
    pub text: String,
    /// Where; may be empty.
    pub venue: String,
    /// Before whom; may be empty.
    pub witnesses: Vec<String>,
    /// The stage of the plan it marks; may be empty.
    pub stage: String,
    /// Where it stands.
    pub source: At<SourceId>,
}

/// What was said for or against, or by one actor of another.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Its id.
    pub id: At<StatementId>,
    /// What it is.
    pub kind: ArgumentKind,
    /// Who says it: an actor's id, or a name that is none.
    pub by: String,
    /// Of or to whom; may be empty.
    pub target: String,
    /// In our words; may be empty where there is a quote.
    pub text: String,
    /// Verbatim; may be empty.
    pub quote: String,
    /// An answer the record gives; may be empty.
    pub answer: String,
    /// When; may be unknown.
    pub date: Option<Date>,
    /// Where it stands.
    pub source: At<SourceId>,
}

/// What kind of argument it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArgumentKind {
    /// For or against.
    Argument,
    /// One actor of another.
    Accusation,
    /// An announced reaction.
    Threat,
    /// A number with its "at least" or "about".
    Count,
    /// Something that nobody has said.
    Gap,
}

/// How a case that has ended came out.
#[derive(Clone, Debug)]
pub struct CaseOutcome {
    /// As of which day it is known.
    pub date: At<Date>,
    /// Did the question resolve to yes?
    pub happened: bool,
    /// Path by path, as far as known.
    pub paths: Vec<(At<PathId>, bool)>,
    /// In words.
    pub note: String,
    /// Where it stands.
    pub sources: Vec<At<SourceId>>,
}

/// Whether somebody could tell an unknown now, or only time will.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnknownKind {
    /// Somebody knows it now.
    Ask,
    /// Only time will tell.
    Watch,
}
