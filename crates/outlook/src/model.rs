//! A compiled dossier with the stances of every decision, lane by lane.

use std::collections::BTreeSet;
use std::sync::Arc;

use dossier::Dossier;
use evidence::{Draws, Fixed, ParameterSets, Rate, Table, Text, event_table};
use rules::Catalogue;
use terms::{Date, Diagnostic, Diagnostics, years_between};

use crate::compile::{compile, prepare};
use crate::stances::{Basis, Finder, Whose, rates};
use crate::system::{On, System};
use crate::weights::Weights;

/// A dossier as known on a day, compiled, with everything uncertain drawn.
///
/// Making one costs the compilation of the rules and one pass over the draws; questions to it are then cheap.
#[derive(Clone)]
pub struct Model<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) as_of: Date,
    pub(crate) by: Option<Date>,
    pub(crate) draws: Draws,
    pub(crate) system: Arc<System>,
    /// The parameters set by the user.
    fixed: Fixed,
    pub(crate) sets: ParameterSets,
    /// Statements left out, as indices into the dossier's, ascending.
    pub(crate) off: Vec<usize>,
    /// For each decision, how such members vote when nothing is said.
    rates: Vec<Option<(Rate, Whose)>>,
    /// For each decision and instance.
    pub(crate) decisions: Vec<Arc<Vec<Weights>>>,
    /// For each decision, on what its stance rests.
    pub(crate) bases: Vec<Basis>,
    /// For each event, by the options of its timing; the last is what becomes of texts.
    pub(crate) events: Vec<Table>,
    /// For each motion: P(put to the vote | would pass) in each lane.
    pub(crate) tabled: Vec<Vec<f64>>,
    pub(crate) warnings: Diagnostics,
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
        let prepared = prepare(dossier, catalogue, as_of, until, &mut warnings)?;
        let draws = request.draws;
        let sets = ParameterSets::new(draws, &Fixed::default());
        let (decisions, units) = (prepared.decisions.list.clone(), prepared.decisions.units.clone());
        let rates = rates(dossier, catalogue, &decisions, as_of);
        // Stances and diagrams do not need each other: one is inferred while the other is compiled.
        let mut found = Vec::new();
        let system = rayon::in_place_scope(|scope| {
            scope.spawn(|_| {
                let finder = Finder { dossier, decisions: &decisions, units: &units, as_of, by, off: &[] };
                found = finder.find_all(|_| true, &rates, &sets);
            });
            compile(prepared)
        })?;
        let (decisions, bases) = found.into_iter().map(|(_, found)| found).unzip();
        let mut model = Self {
            dossier,
            as_of,
            by,
            draws,
            system: Arc::new(system),
            fixed: Fixed::default(),
            sets,
            off: Vec::new(),
            rates,
            decisions,
            bases,
            events: Vec::new(),
            tabled: Vec::new(),
            warnings,
        };
        model.draw_chances();
        model.draw_texts();
        warn_of_flat(&mut model);
        model.warn_of_dates();
        Ok(model)
    }

    /// The same model with some parameters set and some statements (indices into the dossier's) left out: the stances are
    /// inferred anew, the rules are not compiled again, and all random numbers are the same.
    #[must_use]
    pub fn with(&self, fixed: &Fixed, mut off: Vec<usize>) -> Self {
        off.sort_unstable();
        off.dedup();
        Self { fixed: fixed.clone(), off, ..self.clone() }.redrawn()
    }

    /// The same model on at most so many lanes.
    pub(crate) fn on_few(&self, lanes: usize) -> Self {
        Self { draws: self.few(lanes), ..self.clone() }.redrawn()
    }

    /// The same model as known on an earlier day, on at most so many lanes: the statements known then, their age, and the time
    /// then left.
    pub(crate) fn known_on(&self, day: Date, lanes: usize) -> Self {
        Self { as_of: day, draws: self.few(lanes), ..self.clone() }.redrawn()
    }

    fn few(&self, lanes: usize) -> Draws {
        Draws { lanes: lanes.min(self.draws.lanes), seed: self.draws.seed }
    }

    /// Everything uncertain drawn for the lanes, day, parameters and statements at hand.
    fn redrawn(mut self) -> Self {
        self.sets = ParameterSets::new(self.draws, &self.fixed);
        self.draw_chances();
        self.draw_texts();
        self.infer(|_| true);
        self
    }

    /// The number of the path whose ladder the first screen shows.
    pub(crate) fn asked(&self) -> usize {
        let dossier = self.dossier;
        dossier.paths.iter().position(|path| path.id.value == dossier.question.asked).unwrap_or(0)
    }

    /// Draws what is stated of events and tablings.
    fn draw_chances(&mut self) {
        let tabled = |motion: &dossier::Motion| {
            let normal = self.draws.normal(&format!("tabled|{}", motion.id.value));
            evidence::chance(motion.tabled.value, &normal)
        };
        self.tabled = self.dossier.motions.iter().map(tabled).collect();
        self.events = (0..self.dossier.events.len()).map(|event| self.event_table(event, self.by)).collect();
    }

    /// The same model without some more statements: only the matters they are on are inferred anew.
    #[must_use]
    pub fn without(&self, statements: &[usize]) -> Self {
        let mut model = self.clone();
        model.off.extend(statements);
        let of: BTreeSet<&str> = statements.iter().map(|&s| self.dossier.statements[s].motion.value.as_str()).collect();
        model.infer(|on| match on {
            On::Motion(motion) => of.contains(self.dossier.motions[motion].id.value.as_str()),
            On::Resource(resource) => of.contains(self.dossier.resources[resource].id.value.as_str()),
        });
        model
    }

    /// Finds the stances on some matters.
    fn infer(&mut self, wanted: impl Fn(On) -> bool) {
        let system = Arc::clone(&self.system);
        let finder = Finder {
            dossier: self.dossier,
            decisions: &system.decisions,
            units: &system.units,
            as_of: self.as_of,
            by: self.by,
            off: &self.off,
        };
        let found = finder.find_all(wanted, &self.rates, &self.sets);
        if found.len() == system.decisions.len() {
            (self.decisions, self.bases) = found.into_iter().map(|(_, found)| found).unzip();
        } else {
            for (number, (weights, basis)) in found {
                (self.decisions[number], self.bases[number]) = (weights, basis);
            }
        }
    }

    /// Draws what becomes of texts before the vote.
    fn draw_texts(&mut self) {
        self.events.truncate(self.dossier.events.len());
        let chance = |text: Text| {
            let of_lane = |lane| Text::chances(self.sets.set(self.sets.set_of(lane)))[text as usize];
            (0..self.draws.lanes).map(of_lane).collect()
        };
        let texts = Text::ALL.map(chance);
        self.events.push(texts.into());
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

fn warn_of_flat(model: &mut Model<'_>) {
    let read = |number: &usize| model.system.decisions[*number].instances.iter().any(|i| i.seat.is_some());
    let flat: BTreeSet<String> = (0..model.bases.len())
        .filter(read)
        .filter(|&number| model.bases[number].is_flat())
        .map(|number| {
            let decision = &model.system.decisions[number];
            match decision.on {
                On::Motion(motion) => format!("{}@{}", decision.actor, model.dossier.motions[motion].id.value),
                On::Resource(resource) => format!("{}@{}", decision.actor, model.dossier.resources[resource].id.value),
            }
        })
        .collect();
    if flat.is_empty() {
        return;
    }
    let shown: Vec<&str> = flat.iter().take(6).map(String::as_str).collect();
    let more = if flat.len() > shown.len() { format!(" and {} more", flat.len() - shown.len()) } else { String::new() };
    model.warnings.push(Diagnostic::warning(
        "flat-stance",
        format!(
            "nothing known by {} says how these decide; each option counts as about equally likely: {}{more}",
            model.as_of,
            shown.join(", ")
        ),
    ));
}
