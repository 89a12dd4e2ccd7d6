//! Assignments become changes to a model: `RUS@unsc_mandate=abstain`.

use std::sync::Arc;

use evidence::{Fixed, Parameter, amount_levels};
use terms::{Assignment, Date, Diagnostic, Diagnostics, Target, parse_date};

use crate::model::Model;
use crate::settings::Factor;
use crate::state::Change;
use crate::system::On;
use crate::tree::text_event;
use crate::weights::{PledgeSizes, Weights};

/// What a list of assignments asks for.
#[derive(Clone, Debug, Default)]
pub struct Assigned {
    /// Another horizon.
    pub by: Option<Date>,
    /// Other texts of rules: body, rule, text.
    pub rules: Vec<(String, String, String)>,
    /// Parameters of the model of statements.
    pub fixed: Fixed,
    /// Statements to leave out, by id.
    pub off: Vec<String>,
    /// Other needs of phases: phase, resource, amount.
    pub needs: Vec<(String, String, f64)>,
    /// Everything else, to be resolved against a model.
    pub rest: Vec<Assignment>,
}

impl Assigned {
    /// Sorts assignments by what they need: a new compilation, or only a change. The same name twice is an error.
    ///
    /// # Errors
    /// All that is wrong with them, with hints.
    pub fn sort(assignments: &[Assignment]) -> Result<Self, Diagnostics> {
        let mut sorted = Self::default();
        let mut errors = Diagnostics::new();
        for (index, assignment) in assignments.iter().enumerate() {
            if let Some(clash) =
                assignments[..index].iter().find(|earlier| clashes(&earlier.target, &assignment.target))
            {
                errors.push(Diagnostic::error(
                    "assigned-twice",
                    format!("`{clash}` and `{assignment}` set the same thing"),
                ));
            }
            match &assignment.target {
                Target::Plain(name) if name == "by" => match parse_date(&assignment.value) {
                    Ok(date) => sorted.by = Some(date),
                    Err(message) => errors.push(Diagnostic::error("bad-value", message)),
                },
                Target::Rule { body, rule } => {
                    sorted.rules.push((body.clone(), rule.clone(), assignment.value.clone()));
                }
                Target::Parameter(key) if !key.starts_with("reactions.") => {
                    match parameter(key, &assignment.value, &sorted.fixed) {
                        Ok(fixed) => sorted.fixed = fixed,
                        Err(error) => errors.push(error),
                    }
                }
                Target::Statement(id) if assignment.value == "off" => sorted.off.push(id.clone()),
                Target::Statement(_) => errors.push(Diagnostic::error(
                    "bad-value",
                    format!("`{assignment}`: a statement can only be set to `off`"),
                )),
                Target::Need { phase, resource } => match assignment.value.parse::<f64>() {
                    Ok(need) if need.is_finite() && need > 0.0 => {
                        sorted.needs.push((phase.clone(), resource.clone(), need));
                    }
                    _ => errors.push(Diagnostic::error(
                        "bad-value",
                        format!("`{assignment}`: what a phase needs is an amount above 0"),
                    )),
                },
                _ => sorted.rest.push(assignment.clone()),
            }
        }
        if errors.is_empty() { Ok(sorted) } else { Err(errors) }
    }
}

/// `evidence.KEY=VALUE`.
fn parameter(key: &str, value: &str, fixed: &Fixed) -> Result<Fixed, Diagnostic> {
    let Some(key) = key.strip_prefix("evidence.") else {
        return Err(Diagnostic::error("unknown-parameter", format!("there is no parameter `{key}`"))
            .hint("parameters stand under `evidence.`; hazards, shares and tablings are the dossier's"));
    };
    let parameter = Parameter::parse(key)?;
    let value = value
        .parse::<f64>()
        .map_err(|_| Diagnostic::error("bad-value", format!("`evidence.{key}` is a number, not `{value}`")))?;
    fixed.clone().with(parameter, value)
}

fn clashes(a: &Target, b: &Target) -> bool {
    match (a, b) {
        (
            Target::Decision { actor, on, context },
            Target::Decision { actor: other, on: other_on, context: other_context },
        ) => {
            actor == other
                && on == other_on
                && (context == other_context || context.is_none() || other_context.is_none())
        }
        _ => a == b,
    }
}

impl Model<'_> {
    /// The changes that assignments ask for, and what to say about them.
    pub(crate) fn changes(
        &self,
        assignments: &[Assignment],
        notes: &mut Vec<String>,
    ) -> Result<Vec<Change>, Diagnostics> {
        let mut changes = Vec::new();
        let mut errors = Diagnostics::new();
        for assignment in assignments {
            match self.resolve(assignment) {
                Ok(mut more) => {
                    if !more.is_empty() && !more.iter().any(|change| self.is_read(change)) {
                        notes.push(format!("no path reads `{}`, so nothing follows from it", assignment.target));
                    }
                    changes.append(&mut more);
                }
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(changes) } else { Err(errors) }
    }

    /// Does a path read what is changed?
    fn is_read(&self, change: &Change) -> bool {
        match change {
            Change::Decision { decision, instance, .. } => {
                self.system.decisions[*decision].instances[*instance].seat.is_some()
            }
            Change::Event { event, .. } => self.system.events[*event].is_some(),
            Change::Tabled { motion, .. } => self.system.tablings[*motion].is_some(),
        }
    }

    /// The statements of these ids, as indices into the dossier's.
    ///
    /// # Errors
    /// All ids that name none.
    pub(crate) fn statements(&self, ids: &[String], notes: &mut Vec<String>) -> Result<Vec<usize>, Diagnostics> {
        let known = &self.dossier.statements;
        let mut found = Vec::new();
        let mut errors = Diagnostics::new();
        for id in ids {
            match known.iter().position(|statement| statement.id.value.as_str() == id) {
                Some(number) => {
                    let read = self.bases.iter().flat_map(|basis| &basis.utterances);
                    let announced = self.dossier.threats.iter().flat_map(|threat| &threat.statements);
                    let announced = announced.into_iter().any(|statement| statement.value.as_str() == id);
                    if !announced && !read.flat_map(|utterance| &utterance.statements).any(|other| *other == number) {
                        notes.push(format!("no stance rests on `{id}`: leaving it out changes nothing"));
                    }
                    found.push(number);
                }
                None => errors.push(
                    Diagnostic::error("unknown-statement", format!("no statement is called `{id}`"))
                        .suggest(id, known.iter().map(|statement| statement.id.value.as_str())),
                ),
            }
        }
        if errors.is_empty() { Ok(found) } else { Err(errors) }
    }

    fn resolve(&self, assignment: &Assignment) -> Result<Vec<Change>, Diagnostic> {
        match &assignment.target {
            Target::Decision { actor, on, context } => self.decision(assignment, actor, on, context.as_deref()),
            Target::Tabled(motion) => self.tabling(assignment, motion),
            Target::Plain(name) => self.event(assignment, name),
            Target::Parameter(_) => {
                Err(Diagnostic::error("bad-value", format!("`{assignment}` is set by a what-if only")))
            }
            Target::Statement(_) | Target::Rule { .. } | Target::Need { .. } => Ok(Vec::new()),
        }
    }

    fn decision(
        &self,
        assignment: &Assignment,
        actor: &str,
        on: &str,
        context: Option<&str>,
    ) -> Result<Vec<Change>, Diagnostic> {
        let motions = self.dossier.motions.iter().position(|motion| motion.id.value.as_str() == on).map(On::Motion);
        let resources =
            self.dossier.resources.iter().position(|resource| resource.id.value.as_str() == on).map(On::Resource);
        let Some(about) = motions.or(resources) else {
            let names = self.dossier.motions.iter().map(|motion| motion.id.value.as_str());
            let names = names.chain(self.dossier.resources.iter().map(|resource| resource.id.value.as_str()));
            let names = names.chain(self.dossier.moves.iter().map(|known| known.id.value.as_str()));
            let names = names.chain(self.dossier.ends.iter().map(|end| end.id.value.as_str()));
            return Err(Diagnostic::error("unknown-motion", format!("no motion or resource is called `{on}`"))
                .suggest(on, names));
        };
        let Some(decision) = self.system.decision(actor, about) else {
            let names = self.system.decisions.iter().filter(|d| d.on == about).map(|d| d.actor.as_str());
            return Err(Diagnostic::error("unknown-actor", format!("`{actor}` has no decision on `{on}`"))
                .suggest(actor, names));
        };
        let instances = self.instances(decision, context)?;
        let lanes = self.draws.lanes;
        instances
            .into_iter()
            .map(|instance| {
                let weights = match (about, &self.decisions[decision][instance]) {
                    (On::Resource(resource), Weights::Pledge { sizes, .. }) => {
                        self.pledge(assignment, resource, Arc::clone(sizes), lanes)?
                    }
                    _ => {
                        let options = &self.system.decisions[decision].options;
                        Weights::Fixed(shares(assignment, options)?)
                    }
                };
                Ok(Change::Decision { decision, instance, weights, setting: None })
            })
            .collect()
    }

    fn pledge(
        &self,
        assignment: &Assignment,
        resource: usize,
        sizes: Arc<PledgeSizes>,
        lanes: usize,
    ) -> Result<Weights, Diagnostic> {
        let contributes = |share: f64| vec![share; lanes];
        let value = assignment.value.as_str();
        if let Ok(amount) = value.parse::<f64>() {
            if !(amount.is_finite() && amount >= 0.0) {
                return Err(Diagnostic::error("bad-value", format!("`{assignment}`: an amount is zero or more")));
            }
            if amount == 0.0 {
                return Ok(Weights::Pledge { contributes: contributes(0.0), sizes, exact: None });
            }
            let exactly = amount_levels(amount, self.system.units[resource]);
            let sizes = Arc::new(PledgeSizes::new(std::iter::once(exactly)));
            return Ok(Weights::Pledge { contributes: contributes(1.0), sizes, exact: Some(amount) });
        }
        let options = ["no".to_owned(), "yes".to_owned()];
        let shares =
            shares(assignment, &options).map_err(|error| error.hint("or give an amount, as in FRA@troops=5000"))?;
        Ok(Weights::Pledge { contributes: contributes(shares[1]), sizes, exact: None })
    }

    fn instances(&self, decision: usize, context: Option<&str>) -> Result<Vec<usize>, Diagnostic> {
        let decision = &self.system.decisions[decision];
        let all = (0..decision.instances.len()).collect();
        let Some(context) = context else { return Ok(all) };
        let selector = match decision.on {
            On::Motion(motion) => &self.dossier.motions[motion].selector,
            On::Resource(resource) => &self.dossier.resources[resource].selector,
        };
        let contexts = selector.as_ref().map(|selector| &selector.contexts[..]).unwrap_or_default();
        match contexts.iter().position(|known| known.id.as_str() == context) {
            Some(found) => {
                let in_context = |instance: &usize| decision.instances[*instance].case.context == Some(found);
                Ok(all.into_iter().filter(in_context).collect())
            }
            None => Err(Diagnostic::error("unknown-context", format!("there is no context `{context}` here"))
                .suggest(context, contexts.iter().map(|known| known.id.as_str()))),
        }
    }

    fn tabling(&self, assignment: &Assignment, motion: &str) -> Result<Vec<Change>, Diagnostic> {
        let Some(index) = self.dossier.motions.iter().position(|known| known.id.value.as_str() == motion) else {
            return Err(Diagnostic::error("unknown-motion", format!("no motion is called `{motion}`"))
                .suggest(motion, self.dossier.motions.iter().map(|known| known.id.value.as_str())));
        };
        let chance = match assignment.value.parse::<f64>() {
            Ok(chance) if (0.0..=1.0).contains(&chance) => chance,
            _ => shares(assignment, &["yes".to_owned(), "no".to_owned()])?[0],
        };
        Ok(vec![Change::Tabled { motion: index, chance }])
    }

    fn event(&self, assignment: &Assignment, name: &str) -> Result<Vec<Change>, Diagnostic> {
        let texts = (name == "text").then(|| text_event(self.dossier));
        let known = self.dossier.events.iter().position(|event| event.id.value.as_str() == name);
        let Some(index) = known.or(texts) else {
            let mut names: Vec<String> = self.dossier.events.iter().map(|event| event.id.value.to_string()).collect();
            names.extend((0..self.system.decisions.len()).map(|decision| self.id_of(Factor::Decision(decision, None))));
            names.push("by".to_owned());
            return Err(Diagnostic::error("unknown-name", format!("nothing that can be set is called `{name}`"))
                .suggest(name, names.iter().map(String::as_str)));
        };
        let outcomes = self.outcomes(index);
        let shares = shares(assignment, &outcomes)?;
        let timing = &self.system.timings[index];
        let mut by_option = vec![0.0; timing.options()];
        for (outcome, share) in shares.into_iter().enumerate() {
            by_option[timing.at_once(outcome)] = share;
        }
        Ok(vec![Change::Event { event: index, weights: Weights::Fixed(by_option) }])
    }
}

/// A value as shares of named options, in their order; they must add up to one.
pub(crate) fn shares(assignment: &Assignment, options: &[String]) -> Result<Vec<f64>, Diagnostic> {
    let Some(given) = assignment.shares() else {
        return Err(Diagnostic::error("bad-value", format!("`{assignment}`: write shares as no:0.6,abstain:0.4")));
    };
    let mut shares = vec![0.0; options.len()];
    for (option, share) in given {
        let Some(index) = options.iter().position(|known| *known == option) else {
            return Err(Diagnostic::error("unknown-option", format!("`{assignment}`: there is no option `{option}`"))
                .suggest(&option, options.iter().map(String::as_str)));
        };
        if !(0.0..=1.0).contains(&share) {
            return Err(Diagnostic::error("bad-value", format!("`{assignment}`: a share lies between 0 and 1")));
        }
        shares[index] += share;
    }
    let sum: f64 = shares.iter().sum();
    if (sum - 1.0).abs() > 1e-9 {
        return Err(Diagnostic::error(
            "shares-do-not-sum",
            format!("`{assignment}`: the shares add up to {sum}, not 1"),
        ));
    }
    shares.iter_mut().for_each(|share| *share /= sum);
    Ok(shares)
}
