//! What changes would do.

use diagram::Conditional;
use dossier::{Decider, Dossier, EventChance};
use evidence::Fixed;
use rayon::prelude::*;
use rules::Catalogue;
use terms::{Assignment, Diagnostic, Diagnostics};

use crate::assign::Assigned;
use crate::brief::{Changed, PhaseChanged, PhaseForces, Warning, WhatIf};
use crate::forces::forces;
use crate::ladder::next_rung;
use crate::model::{Model, Request};
use crate::outlook::{doubts, factors};
use crate::prospects::{Prospects, Ratio};
use crate::reactions::{ReactionSettings, reactions};
use crate::settings::{Setting, settings};
use crate::state::{Change, GROUP, State, VoteChange};
use crate::views::Views;

/// Answers what assignments would do to every path, all else staying as it is.
///
/// A change of a rule compiles the dossier anew; a change of the horizon draws its events anew from the same random numbers;
/// every other change re-evaluates the blocks it touches.
///
/// # Errors
/// All that is wrong with the assignments, with hints.
pub fn what_if(
    dossier: &Dossier,
    catalogue: &Catalogue<'_>,
    request: &Request,
    assignments: &[Assignment],
    warnings: &Diagnostics,
) -> Result<WhatIf, Diagnostics> {
    let mut assigned = Assigned::sort(assignments)?;
    let follows = ReactionSettings::take(dossier, &mut assigned.rest)?;
    let base = Model::new(dossier, catalogue, request)?;
    let mut notes = Vec::new();
    if assigned.by.is_some() {
        refuse_horizon(&base)?;
    }
    let changed_model = if assigned.rules.is_empty() && assigned.by.is_none() {
        None
    } else {
        let replaced = with_rules(dossier, catalogue, &assigned.rules, &mut notes)?;
        Some(Model::new(dossier, &replaced, &Request { by: assigned.by.or(request.by), ..*request })?)
    };
    let before = State::new(&base);
    let compiled = changed_model.as_ref().unwrap_or(&base);
    let off = match (base.statements(&assigned.off, &mut notes), base.changes(&assigned.rest, &mut Vec::new())) {
        (Ok(off), Ok(_)) => off,
        (Ok(_), Err(errors)) | (Err(errors), Ok(_)) => return Err(errors),
        (Err(mut more), Err(mut errors)) => {
            errors.append(&mut more);
            return Err(errors);
        }
    };
    let inferred = (assigned.fixed != Fixed::default() || !off.is_empty()).then(|| compiled.with(&assigned.fixed, off));
    let model = inferred.as_ref().unwrap_or(compiled);
    let same = changed_model.is_none() && inferred.is_none();
    let changes = model.changes(&assigned.rest, &mut notes)?;
    let needs = known_needs(dossier, assigned.needs.clone())?;
    let start = if same { before.clone() } else { State::new(model) };
    let changed_state = start.with(changes);
    changed_state.roots();
    let after = Views::of(changed_state);
    let settings = settings(model);
    let all_warnings = doubts(model, warnings);
    let touched = !follows.is_empty() || rests_on(dossier, &assigned);
    let reactions =
        touched.then(|| Some([reactions(&base, &ReactionSettings::default())?, reactions(model, &follows)?])).flatten();
    Ok(WhatIf {
        dossier: dossier.id.clone(),
        assignments: assignments.iter().map(ToString::to_string).collect(),
        any_path: changed(&before, &after, model.system.any(), None),
        paths: dossier
            .paths
            .iter()
            .enumerate()
            .map(|(index, path)| {
                let change = changed(&before, &after, model.system.path(index), Some(&settings));
                (path.id.value.to_string(), path.title.clone(), change)
            })
            .collect(),
        phases: phases(&forces(&before, &[]), &forces(&after.all, &needs)),
        reactions: reactions.map(Box::new),
        factors: factors(model, &settings),
        notes,
        warnings: all_warnings.map(|d| Warning { id: d.code.to_owned(), text: d.message.clone() }).collect(),
    })
}

/// Does what follows rest on a parameter of words, or a statement, that is changed?
fn rests_on(dossier: &Dossier, assigned: &Assigned) -> bool {
    let mut statements = dossier.threats.iter().flat_map(|threat| &threat.statements);
    let announced = statements.any(|statement| assigned.off.iter().any(|off| off == statement.value.as_str()));
    announced || (!dossier.threats.is_empty() && assigned.fixed != Fixed::default())
}

/// A catalogue with other texts of rules. The same rule twice, under whatever name, is an error; a rule that no motion is put
/// under changes nothing, and that is noted.
fn with_rules<'w>(
    dossier: &Dossier,
    catalogue: &Catalogue<'w>,
    rules: &[(String, String, String)],
    notes: &mut Vec<String>,
) -> Result<Catalogue<'w>, Diagnostics> {
    let mut replaced = catalogue.clone();
    let mut seen: Vec<String> = Vec::new();
    for (body, rule, text) in rules {
        let (found, rule) = catalogue.find(&format!("{body}/{rule}"))?;
        let name = format!("{}/{rule}", found.id);
        if seen.contains(&name) {
            return Err(Diagnostic::error("assigned-twice", format!("the rule `{name}` is set twice")).into());
        }
        let read = dossier.motions.iter().any(|motion| match &motion.decider {
            Decider::Body { body, .. } => body.value == found.id,
            Decider::Actor(_) => false,
        });
        if !read {
            notes.push(format!(
                "no motion of this dossier is put to `{body}` itself; its rules count only where others name them"
            ));
        }
        replaced = replaced.with_rule(body, rule.as_str(), text)?;
        seen.push(name);
    }
    Ok(replaced)
}

/// An event stated by a plain probability has no rate, so nothing says what another horizon would make of it.
fn refuse_horizon(model: &Model<'_>) -> Result<(), Diagnostics> {
    let mut errors = Diagnostics::new();
    for (number, event) in model.dossier.events.iter().enumerate() {
        let plain = matches!(event.chance, EventChance::Plain { .. }) && !event.timeless;
        if plain && model.system.events[number].is_some() {
            errors.push(
                Diagnostic::error(
                    "horizon-fixed",
                    format!(
                        "`by` cannot change: `{}` states a plain probability by the dossier's own horizon",
                        event.id.value
                    ),
                )
                .hint("state a hazard (a rate a year) instead, or `timeless = true` where the horizon does not matter"),
            );
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn changed(before: &State<'_>, after: &Views<'_>, root: usize, settings: Option<&[Setting]>) -> Changed {
    let (base, changed) = (&before.roots()[root], &after.all.roots()[root]);
    let next = settings.and_then(|settings| next_rung(after, root, settings));
    Changed {
        base: Prospects::of(base),
        changed: Prospects::of(changed),
        ratio: Ratio::of(base, changed),
        binds: next.map(|(setting, next)| (setting.id, setting.option, Prospects::of(next.all.root(root)))),
    }
}

/// Needs that a what-if sets, when phases and resources of these names are there.
fn known_needs(
    dossier: &Dossier,
    needs: Vec<(String, String, f64)>,
) -> Result<Vec<(String, String, f64)>, Diagnostics> {
    let ids = || {
        let phases = dossier.phases.iter();
        phases.flat_map(|phase| {
            phase.requirements.iter().map(|r| format!("phase:{}/{}", phase.id.value, r.resource.value))
        })
    };
    let known: Vec<String> = ids().collect();
    let mut errors = Diagnostics::new();
    for (phase, resource, _) in &needs {
        let name = format!("phase:{phase}/{resource}");
        if !known.contains(&name) {
            errors.push(
                Diagnostic::error("unknown-name", format!("no phase has a need called `{name}`"))
                    .suggest(&name, known.iter().map(String::as_str)),
            );
        }
    }
    if errors.is_empty() { Ok(needs) } else { Err(errors) }
}

fn phases(before: &[PhaseForces], after: &[PhaseForces]) -> Vec<PhaseChanged> {
    let change = |(before, after): (&PhaseForces, &PhaseForces)| PhaseChanged {
        id: before.id.clone(),
        title: before.title.clone(),
        base: before.met,
        changed: after.met,
    };
    before.iter().zip(after).map(change).collect()
}

/// A loaded dossier, ready for many questions: what the server and the benchmarks hold.
pub struct Loaded<'m> {
    state: State<'m>,
    /// For each path, then for "any of them", its conditional values: a vote alone changes an answer by what they say.
    conditionals: Vec<Vec<Conditional<GROUP>>>,
}

impl<'m> Loaded<'m> {
    /// Evaluates the model once, with every root's conditional values and those of every vote.
    #[must_use]
    pub fn new(model: &'m Model<'m>) -> Self {
        let state = State::new(model);
        state.roots();
        state.ready_for_votes();
        let conditionals = (0..=model.system.any()).map(|root| state.conditionals(root)).collect();
        Self { state, conditionals }
    }

    /// The prospects of each path, then of "any of them", under changes of decisions, events and tablings.
    ///
    /// # Errors
    /// All that is wrong with the assignments; a change of a rule or of the horizon needs [`what_if`].
    pub fn under(&self, assignments: &[Assignment]) -> Result<Vec<Prospects>, Diagnostics> {
        let model = self.state.model;
        let sorted = Assigned::sort(assignments)?;
        if sorted.by.is_some() || !sorted.rules.is_empty() || !sorted.off.is_empty() || sorted.fixed != Fixed::default()
        {
            return Err(Diagnostic::error(
                "needs-loading",
                "a rule, the horizon, a parameter or a statement cannot be changed in a loaded dossier",
            )
            .into());
        }
        let changes: Vec<Change> = model.changes(&sorted.rest, &mut Vec::new())?;
        if let Some(votes) = self.one_vote(&changes) {
            let lanes = |root: &Vec<Conditional<GROUP>>| Prospects::of(&self.state.under_votes(root, &votes));
            return Ok(self.conditionals.par_iter().map(lanes).collect());
        }
        let state = self.state.with(changes);
        Ok(state.roots().par_iter().map(|lanes| Prospects::of(lanes)).collect())
    }

    /// The changes, when all of them are of one actor's vote on one motion.
    fn one_vote<'c>(&self, changes: &'c [Change]) -> Option<Vec<VoteChange<'c>>> {
        let system = &self.state.model.system;
        let mut votes = Vec::with_capacity(changes.len());
        let mut of: Option<usize> = None;
        for change in changes {
            let Change::Decision { decision, instance, weights, .. } = change else { return None };
            if self.state.model.is_pledge(*decision) || of.is_some_and(|of| of != *decision) {
                return None;
            }
            of = Some(*decision);
            votes.extend(system.decisions[*decision].instances[*instance].seat.map(|seat| (seat, weights)));
        }
        Some(votes)
    }
}
