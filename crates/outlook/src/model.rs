//! A compiled dossier with the stances of every decision, lane by lane.

use std::collections::BTreeSet;

use dossier::{Contribution, Dossier, Pledge, Selector, Stance};
use evidence::{Draws, LEVELS, Sizes, Table, event_table, flat_stance, size_levels, stated_stance};
use rayon::prelude::*;
use rules::Catalogue;
use terms::{Chance, Date, Diagnostic, Diagnostics, OptionId, OutcomeId, years_between};

use crate::compile::compile;
use crate::system::{Decision, On, System};

/// A dossier as known on a day, compiled, with everything uncertain drawn.
///
/// Making one costs the compilation of the rules and one pass over the draws; questions to it are then cheap.
pub struct Model<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) as_of: Date,
    pub(crate) by: Option<Date>,
    pub(crate) draws: Draws,
    pub(crate) system: System,
    /// For each decision and instance.
    pub(crate) decisions: Vec<Vec<Weights>>,
    /// For each event, by the options of its timing.
    pub(crate) events: Vec<Table>,
    /// For each motion: P(put to the vote | would pass) in each lane.
    pub(crate) tabled: Vec<Vec<f64>>,
    pub(crate) warnings: Diagnostics,
}

/// How a decision is distributed.
#[derive(Clone, Debug)]
pub(crate) enum Weights {
    /// By option and lane.
    Table(Table),
    /// By option, the same in every lane.
    Fixed(Vec<f64>),
    /// A pledge: whether it contributes in each lane, and at which level if it does.
    Pledge { contributes: Vec<f64>, sizes: Box<Sizes> },
}

impl Weights {
    /// The probability of an option in a lane.
    pub fn get(&self, option: usize, lane: usize) -> f64 {
        match self {
            Self::Table(table) => table[option][lane],
            Self::Fixed(shares) => shares[option],
            Self::Pledge { contributes, sizes } => match option.checked_sub(1) {
                None => 1.0 - contributes[lane],
                Some(level) => contributes[lane] * sizes[level],
            },
        }
    }

    /// Has the option any probability in any lane?
    pub fn any(&self, option: usize) -> bool {
        match self {
            Self::Table(table) => table[option].iter().any(|p| *p > 0.0),
            Self::Fixed(shares) => shares[option] > 0.0,
            Self::Pledge { contributes, sizes } => match option.checked_sub(1) {
                None => contributes.iter().any(|p| *p < 1.0),
                Some(level) => sizes[level] > 0.0,
            },
        }
    }

    /// The probability of an option in several lanes.
    #[inline]
    pub fn at<const L: usize>(&self, option: usize, lanes: &[usize; L]) -> [f64; L] {
        match self {
            Self::Table(table) => pick(&table[option], lanes),
            Self::Fixed(shares) => [shares[option]; L],
            Self::Pledge { contributes, sizes } => match option.checked_sub(1) {
                None => pick(contributes, lanes).map(|p| 1.0 - p),
                Some(level) if sizes[level] == 0.0 => [0.0; L],
                Some(level) => pick(contributes, lanes).map(|p| p * sizes[level]),
            },
        }
    }

    /// One option for certain.
    pub fn certain(option: usize, options: usize) -> Self {
        Self::Fixed((0..options).map(|o| f64::from(u8::from(o == option))).collect())
    }
}

/// A column's numbers in several lanes: most often these follow one another.
#[inline]
pub(crate) fn pick<const L: usize>(column: &[f64], lanes: &[usize; L]) -> [f64; L] {
    match column[lanes[0]..].first_chunk() {
        Some(numbers) if lanes[L - 1] - lanes[0] == L - 1 => *numbers,
        _ => lanes.map(|lane| column[lane]),
    }
}

/// What a model is asked to be.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// As known on this day; the dossier's own where `None`.
    pub as_of: Option<Date>,
    /// The horizon; the dossier's own where `None`.
    pub by: Option<Date>,
    /// Lanes and seed.
    pub draws: Draws,
}

impl Default for Request {
    /// The dossier's own dates, 2,048 lanes, seed 1.
    fn default() -> Self {
        Self { as_of: None, by: None, draws: Draws { lanes: 2048, seed: 1 } }
    }
}

impl<'a> Model<'a> {
    /// Compiles a dossier and draws its stances.
    ///
    /// # Errors
    /// Diagnostics with their places: a body that was not seated that day, a rule that cannot be compiled, a horizon that does
    /// not follow the day.
    pub fn new(dossier: &'a Dossier, catalogue: &Catalogue<'_>, request: &Request) -> Result<Self, Diagnostics> {
        let as_of = request.as_of.unwrap_or(dossier.question.as_of.value);
        let by = request.by.or(dossier.question.by.as_ref().map(|by| by.value));
        if let Some(by) = by
            && by <= as_of
        {
            return Err(Diagnostic::error(
                "by-not-after-as-of",
                format!("the horizon {by} does not come after {as_of}"),
            )
            .hint("the horizon must follow the day as of which things are known")
            .into());
        }
        let mut warnings = Diagnostics::new();
        // The dossier's own check has told of terms that end before its own horizon.
        let until = by.filter(|_| request.by.is_some() || request.as_of.is_some());
        let system = compile(dossier, catalogue, as_of, until, &mut warnings)?;
        let draws = request.draws;
        let stances = Stances { dossier, as_of, draws };
        let found: Vec<Vec<Found>> =
            system.decisions.par_iter().map(|decision| stances.of(decision, &system)).collect();
        warn_of_flat(&system, dossier, as_of, &found, &mut warnings);
        let decisions = found.into_iter().map(|list| list.into_iter().map(|found| found.weights).collect()).collect();
        let tabled = dossier
            .motions
            .iter()
            .map(|motion| {
                let normal = draws.normal(&format!("tabled|{}", motion.id.value));
                evidence::chance(motion.tabled.value, &normal)
            })
            .collect();
        let mut model = Self { dossier, as_of, by, draws, system, decisions, events: Vec::new(), tabled, warnings };
        model.events = (0..dossier.events.len()).map(|event| model.event_table(event, by)).collect();
        model.warn_of_dates();
        Ok(model)
    }

    /// Doubts found while compiling: flat stances, terms that end, needs moved to the grid.
    #[must_use]
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// The years in which an event can still come in time, when the horizon is `by`.
    pub(crate) fn years(&self, by: Option<Date>) -> Option<f64> {
        let question = &self.dossier.question;
        let last_days = if question.must_be_over { f64::from(question.days) / 365.25 } else { 0.0 };
        by.map(|by| (years_between(self.as_of, by) - last_days).max(0.0))
    }

    /// An event's table when the horizon is `by`.
    pub(crate) fn event_table(&self, event: usize, by: Option<Date>) -> Table {
        event_table(&self.dossier.events[event], &self.system.timings[event].lags, self.years(by), &self.draws)
    }

    fn warn_of_dates(&mut self) {
        for event in &self.dossier.events {
            if event.as_of > self.as_of {
                self.warnings.push(Diagnostic::warning(
                    "judged-later",
                    format!(
                        "the chance of `{}` was judged on {}, after {}; it is kept for want of an earlier one",
                        event.id.value, event.as_of, self.as_of
                    ),
                ));
            }
        }
    }
}

/// Finds the stance that counts for each decision.
struct Stances<'a> {
    dossier: &'a Dossier,
    as_of: Date,
    draws: Draws,
}

/// How a decision in a context is distributed, and whether anything says so.
struct Found {
    weights: Weights,
    flat: bool,
}

impl Stances<'_> {
    fn of(&self, decision: &Decision, system: &System) -> Vec<Found> {
        let selector = match decision.on {
            On::Motion(motion) => &self.dossier.motions[motion].selector,
            On::Resource(resource) => &self.dossier.resources[resource].selector,
        };
        let contexts = decision.instances.iter().map(|instance| name_of(selector.as_ref(), instance.context));
        contexts
            .map(|context| match decision.on {
                On::Motion(motion) => self.vote(decision, motion, context),
                On::Resource(resource) => self.pledge(decision, resource, context, system.units[resource]),
            })
            .collect()
    }

    fn vote(&self, decision: &Decision, motion: usize, context: Option<&OutcomeId>) -> Found {
        let motion = &self.dossier.motions[motion].id.value;
        let actor = decision.actor.as_str();
        let options: Vec<OptionId> = decision.options.iter().filter_map(|name| OptionId::parse(name).ok()).collect();
        let Some(stance) = stance_for(self.dossier, motion, actor, context, self.as_of) else {
            return Found {
                weights: Weights::Table(flat_stance(&self.draws, &options, actor, motion.as_str())),
                flat: true,
            };
        };
        let who = stance.actor.as_ref().map_or("others", |actor| actor.value.as_str());
        let normal = self.draws.normal(&format!("stance|{who}@{motion}"));
        let shares: Vec<(OptionId, Chance)> =
            stance.shares.iter().map(|(option, share)| (option.clone(), share.value)).collect();
        Found { weights: Weights::Table(stated_stance(&options, &shares, &normal)), flat: false }
    }

    fn pledge(&self, decision: &Decision, resource: usize, context: Option<&OutcomeId>, unit: f64) -> Found {
        let resource = &self.dossier.resources[resource];
        let actor = decision.actor.as_str();
        let known = pledge_for(self.dossier, actor, &resource.id.value, self.as_of);
        let unknown = resource.unknown_size.unwrap_or((unit, unit * LEVELS as f64));
        let size = known.map_or(dossier::Size::Unknown, |pledge| pledge.size.clone());
        let sizes = Box::new(size_levels(&size, unknown, unit));
        let stated = known.and_then(|pledge| contribution_for(pledge, context));
        let contributes = match stated {
            Some(stated) => {
                let normal = self.draws.normal(&format!("pledge|{actor}@{}", resource.id.value));
                evidence::chance(stated.chance.value, &normal)
            }
            None => {
                let two: Vec<OptionId> = ["yes", "no"].iter().filter_map(|o| OptionId::parse(o).ok()).collect();
                flat_stance(&self.draws, &two, actor, resource.id.value.as_str()).swap_remove(0)
            }
        };
        Found { weights: Weights::Pledge { contributes, sizes }, flat: stated.is_none() }
    }
}

fn warn_of_flat(system: &System, dossier: &Dossier, as_of: Date, found: &[Vec<Found>], warnings: &mut Diagnostics) {
    let flat: BTreeSet<String> = system
        .decisions
        .iter()
        .zip(found)
        .filter(|(decision, found)| {
            found.iter().zip(&decision.instances).any(|(found, instance)| found.flat && instance.seat.is_some())
        })
        .map(|(decision, _)| match decision.on {
            On::Motion(motion) => format!("{}@{}", decision.actor, dossier.motions[motion].id.value),
            On::Resource(resource) => format!("{}@{}", decision.actor, dossier.resources[resource].id.value),
        })
        .collect();
    if flat.is_empty() {
        return;
    }
    let shown: Vec<&str> = flat.iter().take(6).map(String::as_str).collect();
    let more = if flat.len() > shown.len() { format!(" and {} more", flat.len() - shown.len()) } else { String::new() };
    warnings.push(Diagnostic::warning(
        "flat-stance",
        format!(
            "nothing known by {as_of} says how these decide; each option counts as about equally likely: {}{more}",
            shown.join(", ")
        ),
    ));
}

fn name_of(selector: Option<&Selector>, context: Option<usize>) -> Option<&OutcomeId> {
    selector?.contexts.get(context?).map(|context| &context.id)
}

/// The stance that counts for an actor on a motion in a context on a day: its own before that of `others`, one that names the
/// context before one that names none, the newest of those.
pub(crate) fn stance_for<'a>(
    dossier: &'a Dossier,
    motion: &terms::MotionId,
    actor: &str,
    context: Option<&OutcomeId>,
    as_of: Date,
) -> Option<&'a Stance> {
    let of = |own: bool| {
        dossier.stances.iter().filter(move |stance| {
            stance.motion.value == *motion
                && stance.as_of <= as_of
                && match &stance.actor {
                    Some(named) => own && named.value.as_str() == actor,
                    None => !own,
                }
        })
    };
    let own = of(true).next().is_some();
    let names = |stance: &&Stance| context.is_some_and(|context| stance.contexts.iter().any(|c| c.value == *context));
    let exact = of(own).filter(|stance| names(stance)).max_by_key(|stance| stance.as_of);
    exact.or_else(|| of(own).filter(|stance| stance.contexts.is_empty()).max_by_key(|stance| stance.as_of))
}

/// The pledge of an actor that counts on a day: the newest stated by then.
pub(crate) fn pledge_for<'a>(
    dossier: &'a Dossier,
    actor: &str,
    resource: &terms::ResourceId,
    as_of: Date,
) -> Option<&'a Pledge> {
    let of = |pledge: &&Pledge| pledge.actor.value.as_str() == actor && pledge.resource.value == *resource;
    dossier.pledges.iter().filter(of).filter(|pledge| pledge.as_of <= as_of).max_by_key(|pledge| pledge.as_of)
}

pub(crate) fn contribution_for<'a>(pledge: &'a Pledge, context: Option<&OutcomeId>) -> Option<&'a Contribution> {
    let names = |contribution: &&Contribution| {
        context.is_some_and(|context| contribution.contexts.iter().any(|c| c.value == *context))
    };
    let exact = pledge.contributes.iter().find(names);
    exact.or_else(|| pledge.contributes.iter().find(|contribution| contribution.contexts.is_empty()))
}
