//! The Brief: the answer as a plain value. Text, JSON and pages are views of it; whatever one shows, the others hold.

use std::collections::BTreeMap;

use terms::Date;

use crate::prospects::{Prospects, Ratio};

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
    /// The paths, in the order of the dossier.
    pub paths: Vec<PathOutlook>,
    /// Which of the paths the first screen asks about.
    pub asked: usize,
    /// What is not known, in order of how much it moves the question.
    pub unknowns: Vec<Unknown>,
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

/// What changes would do.
#[derive(Clone, PartialEq, Debug)]
pub struct WhatIf {
    /// The dossier's id.
    pub dossier: String,
    /// The assignments, as written.
    pub assignments: Vec<String>,
    /// The question before and after.
    pub any_path: Changed,
    /// Each path before and after, with its id and title.
    pub paths: Vec<(String, String, Changed)>,
    /// What to call the factors named.
    pub factors: BTreeMap<String, FactorName>,
    /// What the answer should say beside the numbers.
    pub notes: Vec<String>,
    /// Doubts.
    pub warnings: Vec<Warning>,
}

/// A probability before and after.
#[derive(Clone, PartialEq, Debug)]
pub struct Changed {
    /// Before.
    pub base: Prospects,
    /// After.
    pub changed: Prospects,
    /// After over before; `None` where the mean before is 0.
    pub ratio: Option<Ratio>,
    /// What binds next: the next rung after the change, id and option, and the prospects on it.
    pub binds: Option<(String, String, Prospects)>,
}
