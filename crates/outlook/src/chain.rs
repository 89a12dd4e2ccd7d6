//! The chain of a path's conditions, each with its own probability and that given the ones before.

use dossier::{Dossier, Formula, Path};
use evidence::Draws;
use rules::Catalogue;
use terms::PathId;
use terms::table::At;

use crate::brief::Link;
use crate::compile::lag;
use crate::model::{Model, Request};
use crate::prospects::mean;
use crate::state::State;

/// Lanes on which conditions are taken apart.
const LANES: usize = 512;

/// For each path, its conditions. A path that is one condition, or a choice among others, has none.
pub(crate) fn chains(model: &Model<'_>, catalogue: &Catalogue<'_>) -> Vec<Vec<Link>> {
    let dossier = model.dossier;
    let parts: Vec<&[Formula]> = dossier
        .paths
        .iter()
        .map(|path| match &path.when {
            Formula::And(parts) => &parts[..],
            _ => &[],
        })
        .collect();
    let mut taken_apart = dossier.clone();
    taken_apart.paths = Vec::new();
    for (path, parts) in dossier.paths.iter().zip(&parts) {
        for at in 0..parts.len() {
            taken_apart.paths.push(condition(dossier, path, parts[at].clone()));
            taken_apart.paths.push(condition(dossier, path, Formula::And(parts[..=at].to_vec())));
        }
    }
    // Conditions may name paths: these stay known, behind the conditions.
    taken_apart.paths.extend(dossier.paths.iter().cloned());
    let request = Request {
        as_of: Some(model.as_of),
        by: model.by,
        draws: Draws { lanes: LANES.min(model.draws.lanes), seed: model.draws.seed },
    };
    let Ok(apart) = Model::new(&taken_apart, catalogue, &request) else { return vec![Vec::new(); parts.len()] };
    let state = State::new(&apart);
    let mut next = 0;
    let mut chains = Vec::with_capacity(parts.len());
    for parts in parts {
        let mut before = 1.0;
        let links = parts.iter().map(|part| {
            let (alone, together) = (mean(&state.roots()[next]), mean(&state.roots()[next + 1]));
            next += 2;
            let given_before = if before > 0.0 { together / before } else { 0.0 };
            before = together;
            Link { text: words(dossier, part), alone, given_before }
        });
        chains.push(links.collect());
    }
    chains
}

/// One condition as a path of its own, with the lag of the path it is of.
fn condition(dossier: &Dossier, of: &Path, when: Formula) -> Path {
    let place = of.text.place.clone();
    let id = PathId::parse(&format!("{}-", of.id.value)).unwrap_or_else(|_| of.id.value.clone());
    Path {
        id: At { value: id, place: place.clone() },
        title: String::new(),
        when,
        text: of.text.clone(),
        legal_basis: String::new(),
        lag: Some(At { value: lag(dossier, of), place }),
    }
}

/// A formula in words.
pub(crate) fn words(dossier: &Dossier, formula: &Formula) -> String {
    let join =
        |parts: &[Formula], word: &str| parts.iter().map(|part| words(dossier, part)).collect::<Vec<_>>().join(word);
    match formula {
        Formula::And(parts) => join(parts, " and "),
        Formula::Or(parts) => join(parts, ", or "),
        Formula::Not(part) => format!("not: {}", words(dossier, part)),
        Formula::Path(id) => dossier.path(&id.value).map_or_else(|| id.value.to_string(), |path| path.title.clone()),
        Formula::Event(id, outcomes) => {
            let Some(event) = dossier.event(&id.value) else { return id.value.to_string() };
            let titles = outcomes.iter().filter_map(|&outcome| event.outcomes.get(outcome));
            let titles: Vec<&str> = titles.map(|outcome| outcome.title.as_str()).collect();
            match titles[..] {
                ["yes"] => event.title.clone(),
                ["no"] => format!("not {}", event.title),
                _ => titles.join(", or "),
            }
        }
        Formula::Carried(id) => {
            dossier.motion(&id.value).map_or_else(|| id.value.to_string(), |motion| motion.title.clone())
        }
        Formula::Decision(actor, id, option) => {
            let title = dossier.motion(&id.value).map_or(id.value.as_str(), |motion| motion.title.as_str());
            format!("{}: {option} on {title}", dossier.actor_name(&actor.value))
        }
        Formula::Contributes(actor, id) => {
            let unit = dossier.resource(&id.value).map_or(id.value.as_str(), |resource| resource.unit.as_str());
            format!("{} contributes {unit}", dossier.actor_name(&actor.value))
        }
        Formula::Sum { resource, group, at_least, .. } => {
            let unit = dossier.resource(&resource.value).map_or(resource.value.as_str(), |r| r.unit.as_str());
            let of = group.as_ref().map_or_else(String::new, |group| format!(" from members of {}", group.value));
            if *at_least > 0.0 { format!("at least {at_least} {unit}{of}") } else { format!("any {unit}{of}") }
        }
    }
}
