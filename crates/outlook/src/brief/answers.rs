//! Answers to the questions one puts to a dossier beside its brief: what if, given, why, and how good was it.

use std::collections::BTreeMap;

use terms::Date;

use super::{FactorName, LedgerStatement, Link, Moved, Reactions, StanceView, Warning};
use crate::prospects::{Prospects, Ratio};
use crate::score::Scored;

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
    /// Each phase before and after: whether every need is met.
    pub phases: Vec<PhaseChanged>,
    /// What follows the decision, before and after, where something of it is changed.
    pub reactions: Option<Box<[Reactions; 2]>>,
    /// What to call the factors named.
    pub factors: BTreeMap<String, FactorName>,
    /// What the answer should say beside the numbers.
    pub notes: Vec<String>,
    /// Doubts.
    pub warnings: Vec<Warning>,
}

/// A phase before and after.
#[derive(Clone, PartialEq, Debug)]
pub struct PhaseChanged {
    /// `phase:first`.
    pub id: String,
    /// What it is.
    pub title: String,
    /// P(every need is met) before.
    pub base: Prospects,
    /// The same after.
    pub changed: Prospects,
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

/// What learning one thing tells, beside what setting it would do.
#[derive(Clone, PartialEq, Debug)]
pub struct Given {
    /// The dossier's id.
    pub dossier: String,
    /// What is learnt, as written.
    pub assignment: String,
    /// How likely it is.
    pub probability: f64,
    /// The question.
    pub any_path: GivenPath,
    /// Each path.
    pub paths: Vec<GivenPath>,
    /// What it tells of events: event, outcome, how likely before, how likely then.
    pub events: Vec<(String, String, f64, f64)>,
}

/// A path before and after something is learnt.
#[derive(Clone, PartialEq, Debug)]
pub struct GivenPath {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Before.
    pub base: Prospects,
    /// P(path | what is learnt), under the predictive joint.
    pub learnt: f64,
    /// 5 and 95 % quantiles over lanes, each weighed by how likely what is learnt is there.
    pub learnt_range: (f64, f64),
    /// The path when it is set and all else stays as it is.
    pub set: Prospects,
}

/// On what something rests.
#[derive(Clone, PartialEq, Debug)]
pub struct Why {
    /// The dossier's id.
    pub dossier: String,
    /// What was asked about.
    pub target: String,
    /// What it is, in words.
    pub title: String,
    /// Its probability, where it has one.
    pub prospects: Option<Prospects>,
    /// What it rests on: a label and a text each.
    pub facts: Vec<(String, String)>,
    /// The conditions of a path.
    pub chain: Vec<Link>,
    /// The stances it rests on.
    pub stances: Vec<StanceView>,
    /// The statements it rests on, each with what the answer would be without it; largest move first.
    pub statements: Vec<WhyStatement>,
    /// The question and each path as they are.
    pub today: Moved,
    /// The paths' titles, in the dossier's order.
    pub paths: Vec<(String, String)>,
}

/// A statement, and the answer without it.
#[derive(Clone, PartialEq, Debug)]
pub struct WhyStatement {
    /// The statement.
    pub statement: LedgerStatement,
    /// The answer without it.
    pub without: Moved,
    /// The stances on it, without it.
    pub stances: Vec<StanceView>,
}

/// Forecasts for a case that has ended.
#[derive(Clone, PartialEq, Debug)]
pub struct Score {
    /// The dossier's id.
    pub dossier: String,
    /// The question.
    pub question: String,
    /// Did it happen?
    pub happened: bool,
    /// A forecast of one half.
    pub flat: Scored,
    /// The forecasts, oldest day first; the last is the dossier's own.
    pub days: Vec<ScoredDay>,
}

/// The forecast as known on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct ScoredDay {
    /// The day.
    pub date: Date,
    /// The question.
    pub any_path: Scored,
    /// Each path of which the outcome is known, by id.
    pub paths: Vec<(String, Scored)>,
}
