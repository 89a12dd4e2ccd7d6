//! The Brief: the answer as a plain value. Text, JSON and pages are views of it; whatever one shows, the others hold.

mod answers;
mod forces;
mod reactions;

use std::collections::BTreeMap;

use terms::Date;

use crate::prospects::Prospects;

pub use answers::{Changed, Given, GivenPath, PhaseChanged, Score, ScoredDay, WhatIf, Why, WhyStatement};
pub use forces::{Coalition, GiverForces, PhaseForces, RequirementForces};
pub use reactions::{
    BranchView, EndView, Hinge, MoveOptionView, MoveView, ReactionParameter, Reactions, ThreatStatement, ThreatView,
    Worth,
};

/// The answer to a dossier's question.
#[derive(Clone, PartialEq, Debug)]
pub struct Brief {
    /// The dossier's id.
    pub dossier: String,
    /// The SHA-256 of the dossier's files, in hexadecimal.
    pub fingerprint: String,
    /// The question in one sentence.
    pub question: String,
    /// What its terms mean; may be empty.
    pub meaning: String,
    /// How it would be resolved; may be empty.
    pub resolution: String,
    /// As known on this day.
    pub as_of: Date,
    /// The horizon.
    pub by: Option<Date>,
    /// How many lanes were drawn.
    pub draws: usize,
    /// From which seed.
    pub seed: u64,
    /// At least one path.
    pub any_path: Prospects,
    /// Its 1, 3, … 99 % quantiles over lanes.
    pub any_dots: Vec<f64>,
    /// The paths, in the order of the dossier.
    pub paths: Vec<PathOutlook>,
    /// Which of the paths the first screen asks about.
    pub asked: usize,
    /// What is not known, in order of how much it moves the question.
    pub unknowns: Vec<Unknown>,
    /// How every decision that a path reads is distributed, and on what that rests. Empty where it was not asked for.
    pub stances: Vec<StanceView>,
    /// For each event, how its outcomes split the prospects. Empty where it was not asked for.
    pub worlds: Vec<EventTable>,
    /// How the answer moves with each parameter, most first. Empty where it was not asked for.
    pub sensitivity: Vec<Sensitivity>,
    /// How sure one can be of the evidence.
    pub confidence: Confidence,
    /// The prospects on each day on which a statement came in. Empty where it was not asked for.
    pub history: Vec<Moment>,
    /// What the phases of the operation need, against what is pledged. Empty on the first screen.
    pub forces: Vec<PhaseForces>,
    /// What changed since an earlier day, where that was asked.
    pub since: Option<Since>,
    /// The ranges the answer rests on, in order of how much their ends move the question.
    pub assumptions: Vec<Assumption>,
    /// Everything that can be set, by id, with what to call it.
    pub factors: BTreeMap<String, FactorName>,
    /// The ledger.
    pub statements: Vec<LedgerStatement>,
    /// What was said for, against and between actors; weight nil.
    pub arguments: Vec<LedgerArgument>,
    /// Dated events of the plan.
    pub dates: Vec<LedgerDate>,
    /// Objections to the rules of the bodies used, with answers.
    pub objections: Vec<Objection>,
    /// For each field left to its default, how often.
    pub defaults: BTreeMap<String, usize>,
    /// What follows the decision. `None` where it was not asked for or the dossier has no moves.
    pub reactions: Option<Reactions>,
    /// Doubts.
    pub warnings: Vec<Warning>,
    /// How the case ended, when it has.
    pub outcome: Option<Ending>,
}

/// A path and its prospects.
#[derive(Clone, PartialEq, Debug)]
pub struct PathOutlook {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Its formula as written.
    pub when: String,
    /// On what law it rests; may be empty.
    pub legal_basis: String,
    /// P(the path is true).
    pub prospects: Prospects,
    /// P(it is true and no other path is).
    pub alone: Prospects,
    /// What stops it, at most ten, largest first.
    pub blockers: Vec<Blocker>,
    /// Who decides it, at most ten, largest swing first.
    pub decides: Vec<Decides>,
    /// Its conditions, in order; empty where it has only one or they were not asked for.
    pub chain: Vec<Link>,
    /// The smallest sets of departures under which it is more likely than not, most probable first. Empty where they were not
    /// asked for.
    pub ways: Vec<Way>,
    /// The 1, 3, … 99 % quantiles over lanes: fifty dots.
    pub dots: Vec<f64>,
    /// What stands between today and it; the first rung is today. Empty where it was not asked for.
    pub ladder: Vec<Rung>,
}

/// Something that stops a path.
#[derive(Clone, PartialEq, Debug)]
pub struct Blocker {
    /// The decision, event or tabling.
    pub id: String,
    /// The option under which the path is likeliest.
    pub option: String,
    /// (P(path | that option) − P)/(1 − P).
    pub share: f64,
}

/// A decision with the path's prospects under each of its options.
#[derive(Clone, PartialEq, Debug)]
pub struct Decides {
    /// The decision.
    pub id: String,
    /// Its options, in order.
    pub options: Vec<OptionProspects>,
}

/// A path under one option of a decision.
#[derive(Clone, PartialEq, Debug)]
pub struct OptionProspects {
    /// The option.
    pub option: String,
    /// How likely the option itself is, in whatever context comes about.
    pub probability: f64,
    /// The path's prospects when the option is set.
    pub prospects: Prospects,
}

/// A rung of a ladder.
#[derive(Clone, PartialEq, Debug)]
pub struct Rung {
    /// What is set on this rung, id and option; `None` is today.
    pub set: Option<(String, String)>,
    /// How likely that option itself is; `None` for today.
    pub probability: Option<f64>,
    /// The path's prospects on this rung.
    pub prospects: Prospects,
}

/// Something that is not known.
#[derive(Clone, PartialEq, Debug)]
pub struct Unknown {
    /// The decision, event or tabling.
    pub id: String,
    /// Could somebody tell now?
    pub ask: bool,
    /// Has nobody said how much (a pledge of unknown size)?
    pub size_unknown: bool,
    /// The question's probability under each option.
    pub options: Vec<(String, f64)>,
    /// The largest of these less the smallest.
    pub swing: f64,
    /// What its answer would tell about the question, in nats: it is ranked by this.
    pub information: f64,
}

/// A smallest set of departures from what is expected under which a path is more likely than not.
#[derive(Clone, PartialEq, Debug)]
pub struct Way {
    /// Ids and options, ascending.
    pub set: Vec<(String, String)>,
    /// How likely they are together; only orders ways.
    pub probability: f64,
    /// The path's prospects when they are set.
    pub prospects: Prospects,
}

/// Each option with the mean and the 5 and 95 % quantiles of its probability.
pub type OptionChances = Vec<(String, Prospects)>;

/// How a decision is distributed, and on what that rests.
#[derive(Clone, PartialEq, Debug)]
pub struct StanceView {
    /// The decision.
    pub id: String,
    /// The actor: id and name.
    pub actor: (String, String),
    /// The motion or resource, by id and title.
    pub on: (String, String),
    /// The body it is put to, by id and name; `None` for an actor's own decision or a pledge.
    pub body: Option<(String, String)>,
    /// In each context: its id (`None` where there are none), and the options.
    pub contexts: Vec<(Option<String>, OptionChances)>,
    /// On what it rests.
    pub basis: StanceBasis,
}

/// On what a stance rests.
#[derive(Clone, PartialEq, Debug)]
pub struct StanceBasis {
    /// Does the dossier's author state it?
    pub stated: bool,
    /// The prior, in words: "flat", "base rate of the body: …".
    pub prior: String,
    /// The statements it is inferred from, oldest first.
    pub statements: Vec<String>,
}

/// How an event's outcomes split the prospects.
#[derive(Clone, PartialEq, Debug)]
pub struct EventTable {
    /// The event.
    pub id: String,
    /// Its outcomes, in order.
    pub rows: Vec<WorldRow>,
}

/// One outcome of an event.
#[derive(Clone, PartialEq, Debug)]
pub struct WorldRow {
    /// The outcome.
    pub outcome: String,
    /// Its probability.
    pub probability: f64,
    /// P(at least one path, and this outcome).
    pub any_path: f64,
    /// For each path, P(path and this outcome); over the outcomes they add up to the path's probability.
    pub paths: Vec<f64>,
}

/// How the answer moves with a parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct Sensitivity {
    /// Its name in assignments: `evidence.change_rate`.
    pub id: String,
    /// What it is, in plain words.
    pub text: String,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// The question at its lower end, the others at their defaults.
    pub any_path_low: f64,
    /// The question at its upper end.
    pub any_path_high: f64,
    /// The asked path at its lower end.
    pub asked_low: f64,
    /// The asked path at its upper end.
    pub asked_high: f64,
    /// Where default and range come from.
    pub origin: String,
}

impl Sensitivity {
    /// |ln(asked path at one end / at the other)|; 0 where it is impossible at both.
    #[must_use]
    pub fn reach(&self) -> f64 {
        let floor = |p: f64| p.max(1e-12);
        libm::log(floor(self.asked_high) / floor(self.asked_low)).abs()
    }
}

/// How sure one can be of the evidence: not how likely anything is.
#[derive(Clone, PartialEq, Debug)]
pub struct Confidence {
    /// In words.
    pub level: Level,
    /// The number behind them, from 0 to 1.
    pub number: f64,
    /// What it rests on, weightiest first.
    pub rests: Vec<Footing>,
}

/// High, moderate or low.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// At least .7, and nothing weighty of which nothing is known.
    High,
    /// At least .4.
    Moderate,
    /// Less.
    Low,
}

/// How well one unknown is evidenced.
#[derive(Clone, PartialEq, Debug)]
pub struct Footing {
    /// The unknown.
    pub id: String,
    /// Its information about the question.
    pub weight: f64,
    /// 1 for words on record, .5 for reports or rates, .25 for a judgement, 0 for nothing.
    pub directness: f64,
    /// Years since the newest statement used.
    pub age: f64,
    /// How far what is said agrees, from 0 to 1.
    pub agreement: f64,
}

/// The prospects as known on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The question.
    pub any_path: Prospects,
    /// Each path, in the dossier's order.
    pub paths: Vec<Prospects>,
}

/// What changed since an earlier day.
#[derive(Clone, PartialEq, Debug)]
pub struct Since {
    /// The prospects on that day.
    pub then: Moment,
    /// The statements that came in since, by how far the question moves without them.
    pub statements: Vec<Moved>,
}

/// A condition of a path.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// What must hold, in words.
    pub text: String,
    /// How likely it is by itself, in time for the path.
    pub alone: f64,
    /// How likely it is given the conditions before it; these multiply to the path's probability.
    pub given_before: f64,
}

/// By how much the answer moves without a statement.
#[derive(Clone, PartialEq, Debug)]
pub struct Moved {
    /// The statement.
    pub id: String,
    /// The question without it.
    pub any_path: f64,
    /// Each path without it, in the dossier's order.
    pub paths: Vec<f64>,
}

/// A range the answer rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Assumption {
    /// `RUS@unsc_mandate|provides`, `peace_agreement.hazard`, `tabled:unsc_mandate`, …
    pub id: String,
    /// What it is, in plain words.
    pub text: String,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// The question's probability at its lower end.
    pub any_path_low: f64,
    /// The question's probability at its upper end.
    pub any_path_high: f64,
    /// On what the author says it rests; may be empty.
    pub reason: String,
}

impl Assumption {
    /// How far its ends move the question.
    #[must_use]
    pub fn reach(&self) -> f64 {
        (self.any_path_high - self.any_path_low).abs()
    }
}

/// What to call a factor in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FactorName {
    /// An actor's vote in a body.
    Vote {
        /// The actor's name.
        actor: String,
        /// The motion's title.
        motion: String,
    },
    /// An actor's own decision.
    Decision {
        /// The actor's name.
        actor: String,
        /// The motion's title.
        motion: String,
    },
    /// A pledge.
    Pledge {
        /// The actor's name.
        actor: String,
        /// What is counted.
        unit: String,
    },
    /// An event.
    Event {
        /// What it is.
        title: String,
        /// The id of the status quo.
        status_quo: String,
        /// What each outcome is called, by its id.
        outcomes: Vec<(String, String)>,
    },
    /// Whether a motion is put to the vote.
    Tabling {
        /// The motion's title.
        motion: String,
    },
}

impl FactorName {
    /// What becomes of texts before the vote.
    pub(crate) fn texts() -> Self {
        let outcome = |id: &str, title: &str| (id.to_owned(), title.to_owned());
        Self::Event {
            title: "a change of the text before the vote".to_owned(),
            status_quo: "same".to_owned(),
            outcomes: vec![
                outcome("same", "the text stays as it is"),
                outcome("softer", "a softer text"),
                outcome("harder", "a harder text"),
            ],
        }
    }
}

/// A statement of the ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerStatement {
    /// Its id.
    pub id: String,
    /// For whom: id and name.
    pub actor: (String, String),
    /// On what.
    pub motion: String,
    /// Side and strength, as written in dossiers.
    pub position: String,
    /// When.
    pub date: Date,
    /// The words.
    pub quote: String,
    /// Are they translated?
    pub translated: bool,
    /// Who spoke, with the office; may be empty.
    pub speaker: String,
    /// Reported through whom; may be empty.
    pub chain: Vec<String>,
    /// The report's hedge; may be empty.
    pub hedge: String,
    /// Reliability and credibility on the Admiralty Code: "B2".
    pub grade: String,
    /// The source: id and title.
    pub source: (String, String),
    /// Anything else; may be empty.
    pub note: String,
}

/// An argument, accusation, threat, count or gap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerArgument {
    /// Its id.
    pub id: String,
    /// argument, accusation, threat, count, gap.
    pub kind: &'static str,
    /// Who says it.
    pub by: String,
    /// Of or to whom; may be empty.
    pub target: String,
    /// In our words; may be empty.
    pub text: String,
    /// Verbatim; may be empty.
    pub quote: String,
    /// An answer the record gives; may be empty.
    pub answer: String,
    /// The source's title.
    pub source: String,
}

/// A dated event of the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerDate {
    /// Its id.
    pub id: String,
    /// When.
    pub date: Date,
    /// What happened.
    pub text: String,
    /// The stage it marks; may be empty.
    pub stage: String,
    /// The source's title.
    pub source: String,
}

/// An objection to a rule, and an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Objection {
    /// The body's name.
    pub body: String,
    /// The claim.
    pub claim: String,
    /// The answer.
    pub answer: String,
}

/// A doubt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// The kind: `flat-stance`.
    pub id: String,
    /// In words.
    pub text: String,
}

/// How a case ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ending {
    /// As known on this day.
    pub date: Date,
    /// Did it happen?
    pub happened: bool,
    /// In words.
    pub note: String,
}
