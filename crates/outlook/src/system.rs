//! What a dossier compiles to: diagrams, and what their variables stand for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use diagram::{CompileError, Diagram, Variable};
use terms::{ActorId, Diagnostic, Diagnostics};

use crate::tree::{Case, Timing};

/// What a dossier compiles to.
pub(crate) struct System {
    /// The ways each event can turn out; after the dossier's own follows what becomes of texts.
    pub timings: Vec<Timing>,
    pub decisions: Vec<Decision>,
    /// For each decision and instance, the events that choose its case.
    pub cases: Vec<Vec<Chosen>>,
    pub blocks: Vec<Block>,
    /// The paths over events, tablings and blocks: a root for each, for "any of them", and for each "alone".
    pub top: Diagram,
    /// Each path, and "any of them", by itself.
    pub parts: Vec<Diagram>,
    /// All paths and "any of them", without "alone".
    pub questions: Diagram,
    /// The top's variable of each event that a path reads.
    pub events: Vec<Option<Variable>>,
    /// The top's variable of each motion whose tabling a path reads.
    pub tablings: Vec<Option<Variable>>,
    /// What each of the top's variables stands for.
    pub sources: Vec<Source>,
    /// For each resource, the size of one level in its unit.
    pub units: Vec<f64>,
    pub paths: usize,
}

/// The events that choose a case, each with those of its options in which the case holds.
pub(crate) type Chosen = Vec<(usize, Vec<usize>)>;

/// What a variable of the top stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source {
    /// The outcomes of a block.
    Block(usize),
    /// An event, by the options of its timing.
    Event(usize),
    /// Whether a motion is put to the vote.
    Tabled(usize),
}

/// One actor on one motion or resource: a variable for each context.
#[derive(Clone)]
pub(crate) struct Decision {
    pub actor: ActorId,
    pub on: On,
    /// The options' names. For a pledge: `no`, then the levels of what is contributed.
    pub options: Vec<String>,
    pub instances: Vec<Instance>,
}

/// What a decision is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum On {
    Motion(usize),
    Resource(usize),
}

/// A decision in one case.
#[derive(Clone)]
pub(crate) struct Instance {
    /// In which context, under which fate of the text.
    pub case: Case,
    /// Where it is decided, when a path reads this context.
    pub seat: Option<Seat>,
}

/// Where a decision is made in a context.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seat {
    pub variable: Variable,
    pub block: usize,
    /// Its place among those that the block reads.
    pub place: usize,
}

/// Decisions that meet, compiled together.
pub(crate) struct Block {
    pub diagram: Diagram,
    /// The top's variable whose options are this block's outcomes.
    pub variable: Variable,
    /// The decisions it reads, in the order of the diagram's levels.
    pub reads: Vec<BlockRead>,
    restricted: Mutex<BTreeMap<Restriction, Arc<Diagram>>>,
}

/// Which options have any probability, variable by variable, and in how many decisions another may be taken.
type Restriction = (Vec<bool>, u32);

impl Block {
    pub fn new(diagram: Diagram, variable: Variable, reads: Vec<BlockRead>) -> Self {
        Self { diagram, variable, reads, restricted: Mutex::default() }
    }

    /// The diagram for worlds in which at most `others` decisions take an option that `has_any` denies. Models of one dossier
    /// ask for the same ones: where `keep` says so, the answer is kept.
    pub fn restricted(&self, has_any: impl Fn(&BlockRead, usize) -> bool, others: u32, keep: bool) -> Arc<Diagram> {
        let read = |wanted: Variable| self.reads.iter().find(|(_, _, variable)| *variable == wanted);
        let open = |variable: Variable, option: usize| read(variable).is_some_and(|read| has_any(read, option));
        let make = || Arc::new(self.diagram.restrict(open, others));
        if !keep {
            return make();
        }
        let options = self.diagram.variables().flat_map(|variable| {
            let options = self.diagram.columns_of(variable).map_or(0, |columns| columns.len());
            (0..options).map(move |option| (variable, option))
        });
        let key = (options.map(|(variable, option)| open(variable, option)).collect(), others);
        let known = || self.restricted.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known().get(&key).cloned();
        found.unwrap_or_else(|| Arc::clone(known().entry(key).or_insert_with(make)))
    }
}

/// A decision that a block reads: decision, instance, variable.
pub(crate) type BlockRead = (usize, usize, Variable);

impl System {
    /// The root of a path.
    pub fn path(&self, index: usize) -> usize {
        index
    }

    /// The root of "at least one path".
    pub fn any(&self) -> usize {
        self.paths
    }

    /// The root of "this path and no other".
    pub fn alone(&self, index: usize) -> usize {
        self.paths + 1 + index
    }

    /// The decision of this actor on this motion or resource.
    pub fn decision(&self, actor: &str, on: On) -> Option<usize> {
        self.decisions.iter().position(|decision| decision.actor.as_str() == actor && decision.on == on)
    }
}

/// The least whole number of levels that meets a need.
pub(crate) fn level_of(need: f64, unit: f64) -> i64 {
    ((need / unit).floor() as i64 + 1).max(1)
}

/// A refusal of the diagram's, in words for the user.
pub(crate) fn too_large(what: &str, error: &CompileError) -> Diagnostics {
    Diagnostic::error("too-large", format!("{what} cannot be compiled: {error}"))
        .hint("fewer different weights, fewer contributors, or paths with fewer alternatives make it smaller")
        .into()
}
