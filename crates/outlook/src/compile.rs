//! A dossier becomes diagrams: the only place where it does.
//!
//! Decisions that meet in one rule or one sum form a *block*, a diagram of its own whose outcomes are the truth values the
//! paths ask it for. The paths are a small *top* diagram over events, tablings and block outcomes. By distributivity a fold of
//! the top with the folds of the blocks as weights equals the fold of the flat formula, since no world reads a variable twice.

use diagram::{CompileError, Diagram, Variable};
use dossier::{Decider, Dossier};
use evidence::{BODY_LAG_YEARS, LAG_YEARS, LEVELS};
use rules::Catalogue;
use terms::{ActorId, Date, Diagnostic, Diagnostics};

use crate::decisions::Decisions;
use crate::top;
use crate::tree::{Timing, Tree, event_index, resource_index, spell_out, visit};

/// What a dossier compiles to.
pub(crate) struct System {
    pub timings: Vec<Timing>,
    pub decisions: Vec<Decision>,
    pub blocks: Vec<Block>,
    pub top: Diagram,
    /// The top's variable of each event that a path reads.
    pub events: Vec<Option<Variable>>,
    /// The top's variable of each motion whose tabling a path reads.
    pub tablings: Vec<Option<Variable>>,
    /// What each of the top's variables stands for.
    pub sources: Vec<Source>,
    /// For each resource, the size of one level in its unit.
    pub units: Vec<f64>,
    paths: usize,
}

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

/// A decision in one context.
pub(crate) struct Instance {
    /// Which of the selector's contexts; `None` where there is no selector.
    pub context: Option<usize>,
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
    /// The decisions it reads: decision, instance, variable.
    pub reads: Vec<(usize, usize, Variable)>,
}

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

/// Compiles a dossier as known on a day.
pub(crate) fn compile(
    dossier: &Dossier,
    catalogue: &Catalogue<'_>,
    as_of: Date,
    warnings: &mut Diagnostics,
) -> Result<System, Diagnostics> {
    let lags: Vec<f64> = dossier.paths.iter().map(|path| lag(dossier, path)).collect();
    let timings = timings(dossier, &lags);
    let paths = dossier.paths.iter().zip(&lags);
    let trees: Vec<Tree> =
        paths.map(|(path, &lag)| spell_out(dossier, &timings, path, lag)).collect::<Result<_, _>>()?;
    let units = units(dossier, warnings);
    let mut decisions = Decisions::seat(dossier, catalogue, as_of, units)?;
    decisions.warnings(warnings);
    for tree in &trees {
        decisions.meet(tree)?;
    }
    let (parts, roots) = top::parts(&trees, &mut decisions)?;
    let blocks = decisions.blocks(&roots)?;
    let top = top::compile(dossier, &timings, &parts, &roots, &blocks)?;
    let blocks = blocks
        .into_iter()
        .zip(&top.blocks)
        .map(|((diagram, reads), &variable)| Block { diagram, variable, reads })
        .collect();
    Ok(System {
        timings,
        decisions: decisions.list,
        blocks,
        top: top.diagram,
        events: top.events,
        tablings: top.tablings,
        sources: top.sources,
        units: decisions.units,
        paths: dossier.paths.len(),
    })
}

/// The years from an event to the outcome by this path.
fn lag(dossier: &Dossier, path: &dossier::Path) -> f64 {
    if let Some(lag) = &path.lag {
        return lag.value;
    }
    let mut through_a_body = false;
    visit(dossier, &path.when, &mut |part| {
        if let dossier::Formula::Carried(id) = part {
            let motion = dossier.motion(&id.value);
            through_a_body |= motion.is_some_and(|motion| matches!(motion.decider, Decider::Body { .. }));
        }
    });
    if through_a_body { LAG_YEARS + BODY_LAG_YEARS } else { LAG_YEARS }
}

fn timings(dossier: &Dossier, lags: &[f64]) -> Vec<Timing> {
    let mut timings: Vec<Timing> = dossier
        .events
        .iter()
        .map(|event| Timing {
            status_quo: event.status_quo,
            others: (0..event.outcomes.len()).filter(|&outcome| outcome != event.status_quo).collect(),
            lags: Vec::new(),
        })
        .collect();
    for (path, &lag) in dossier.paths.iter().zip(lags) {
        visit(dossier, &path.when, &mut |part| {
            if let dossier::Formula::Event(id, _) = part
                && let Some(event) = event_index(dossier, id)
            {
                timings[event].lags.push(lag);
            }
        });
    }
    for timing in &mut timings {
        timing.lags.sort_by(f64::total_cmp);
        timing.lags.dedup();
    }
    timings
}

/// The largest need of each resource is LEVELS + ½ units; other needs are compared at the nearest half unit.
fn units(dossier: &Dossier, warnings: &mut Diagnostics) -> Vec<f64> {
    let mut needs: Vec<Vec<(f64, terms::Place)>> = vec![Vec::new(); dossier.resources.len()];
    for path in &dossier.paths {
        visit(dossier, &path.when, &mut |part| {
            if let dossier::Formula::Sum { resource, at_least, place, .. } = part
                && let Some(index) = resource_index(dossier, &resource.value)
                && *at_least > 0.0
            {
                needs[index].push((*at_least, place.clone()));
            }
        });
    }
    let mut units = Vec::with_capacity(needs.len());
    for (resource, needs) in dossier.resources.iter().zip(needs) {
        let largest = needs.iter().map(|(need, _)| *need).fold(0.0, f64::max);
        let unit = if largest > 0.0 { largest / (LEVELS as f64 + 0.5) } else { 1.0 };
        for (need, place) in needs {
            let compared = (level_of(need, unit) as f64 - 0.5) * unit;
            if (compared - need).abs() > 1e-9 * need {
                warnings.push(
                    Diagnostic::warning(
                        "need-shifted",
                        format!(
                            "a need of {need} {} is compared at {compared:.0}, the nearest half step of the grid",
                            resource.unit
                        ),
                    )
                    .at(place, ""),
                );
            }
        }
        units.push(unit);
    }
    units
}

/// The least whole number of levels that meets a need.
pub(crate) fn level_of(need: f64, unit: f64) -> i64 {
    ((need / unit).floor() as i64 + 1).max(1)
}

pub(crate) fn too_large(what: &str, error: &CompileError) -> Diagnostics {
    Diagnostic::error("too-large", format!("{what} cannot be compiled: {error}"))
        .hint("fewer different weights, fewer contributors, or paths with fewer alternatives make it smaller")
        .into()
}
