//! A dossier becomes diagrams: the only place where it does.
//!
//! Decisions that meet in one rule or one sum form a *block*, a diagram of its own whose outcomes are the truth values the
//! paths ask it for. The paths are a small *top* diagram over events, tablings and block outcomes. By distributivity a fold of
//! the top with the folds of the blocks as weights equals the fold of the flat formula, since no world reads a variable twice.

use dossier::{Decider, Dossier};
use evidence::{BODY_LAG_YEARS, LAG_YEARS, LEVELS, Lag, Text};
use rules::Catalogue;
use terms::{Date, Diagnostic, Diagnostics};

use crate::decisions::Decisions;
use crate::system::{Block, Chosen, Decision, Instance, On, System, level_of};
use crate::top::{self, Part, Roots};
use crate::tree::{Timing, Tree, event_index, resource_index, spell_out, text_event, visit};

/// A dossier's decisions and what its paths ask of them, before anything is compiled.
pub(crate) struct Prepared<'a> {
    dossier: &'a Dossier,
    timings: Vec<Timing>,
    pub decisions: Decisions<'a>,
    parts: Vec<Part>,
    roots: Roots,
}

/// Seats a dossier's decisions as known on a day and spells out its paths. Terms that end before `until` are doubts.
pub(crate) fn prepare<'a>(
    dossier: &'a Dossier,
    catalogue: &'a Catalogue<'a>,
    as_of: Date,
    until: Option<Date>,
    warnings: &mut Diagnostics,
) -> Result<Prepared<'a>, Diagnostics> {
    let lags: Vec<Lag> = dossier.paths.iter().map(|path| Lag::new(&lag(dossier, path))).collect();
    let timings = timings(dossier, &lags);
    let units = units(dossier, warnings);
    let mut decisions = Decisions::seat(dossier, catalogue, as_of, until, units)?;
    let trees: Vec<Tree> = (0..dossier.paths.len())
        .map(|path| spell_out(dossier, &timings, &decisions.texts, &lags, path))
        .collect::<Result<_, _>>()?;
    decisions.warnings(warnings);
    for tree in &trees {
        decisions.meet(tree)?;
    }
    let (parts, roots) = top::parts(&trees, &mut decisions)?;
    Ok(Prepared { dossier, timings, decisions, parts, roots })
}

/// Compiles what was prepared.
pub(crate) fn compile(prepared: Prepared<'_>) -> Result<System, Diagnostics> {
    let Prepared { dossier, timings, mut decisions, parts, roots } = prepared;
    let blocks = decisions.blocks(&roots)?;
    let top = top::compile(dossier, &timings, &parts, &roots, &blocks)?;
    let blocks = blocks
        .into_iter()
        .zip(&top.blocks)
        .map(|((diagram, reads), &variable)| Block::new(diagram, variable, reads))
        .collect();
    let questions: Vec<usize> = (0..=dossier.paths.len()).collect();
    let cases = decisions.list.iter().map(|decision| cases(dossier, &timings, decision)).collect();
    Ok(System {
        parts: questions.iter().map(|&root| top.diagram.part(&[root])).collect(),
        questions: top.diagram.part(&questions),
        timings,
        decisions: decisions.list,
        cases,
        blocks,
        top: top.diagram,
        events: top.events,
        tablings: top.tablings,
        sources: top.sources,
        units: decisions.units,
        paths: dossier.paths.len(),
    })
}

/// For each instance of a decision, the events that choose its case.
fn cases(dossier: &Dossier, timings: &[Timing], decision: &Decision) -> Vec<Chosen> {
    let selector = match decision.on {
        On::Motion(motion) => &dossier.motions[motion].selector,
        On::Resource(resource) => &dossier.resources[resource].selector,
    };
    let of_instance = |instance: &Instance| {
        let mut chosen = Vec::new();
        if let (Some(selector), Some(context)) = (selector, instance.case.context)
            && let Some(event) = event_index(dossier, &selector.event)
        {
            let timing = &timings[event];
            let outcomes = &selector.contexts[context].outcomes;
            let holds = |option: &usize| outcomes.contains(&timing.outcome(*option));
            chosen.push((event, (0..timing.options()).filter(holds).collect()));
        }
        if let Some(text) = instance.case.text {
            chosen.push((text_event(dossier), vec![text as usize]));
        }
        chosen
    };
    decision.instances.iter().map(of_instance).collect()
}

/// The years from an event to the outcome by this path, step by step.
pub(crate) fn lag(dossier: &Dossier, path: &dossier::Path) -> Vec<f64> {
    if let Some(lag) = &path.lag {
        return lag.value.clone();
    }
    let mut through_a_body = false;
    visit(dossier, &path.when, &mut |part| {
        if let dossier::Formula::Carried(id) = part {
            let motion = dossier.motion(&id.value);
            through_a_body |= motion.is_some_and(|motion| matches!(motion.decider, Decider::Body { .. }));
        }
    });
    vec![if through_a_body { LAG_YEARS + BODY_LAG_YEARS } else { LAG_YEARS }]
}

fn timings(dossier: &Dossier, lags: &[Lag]) -> Vec<Timing> {
    let mut timings: Vec<Timing> = dossier
        .events
        .iter()
        .map(|event| Timing {
            status_quo: event.status_quo,
            others: (0..event.outcomes.len()).filter(|&outcome| outcome != event.status_quo).collect(),
            lags: Vec::new(),
        })
        .collect();
    for (path, lag) in dossier.paths.iter().zip(lags) {
        path.when.walk(&mut |part| {
            if let dossier::Formula::Event(id, _) = part
                && let Some(event) = event_index(dossier, id)
            {
                timings[event].lags.push(lag.clone());
            }
        });
    }
    // What becomes of texts is settled before the vote, in time for all.
    timings.push(Timing { status_quo: 0, others: (1..Text::ALL.len()).collect(), lags: Vec::new() });
    for timing in &mut timings {
        timing.lags.sort_by(Lag::order);
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
