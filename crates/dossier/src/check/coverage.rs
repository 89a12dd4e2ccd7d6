//! Outcomes in which a path asks for a decision that nobody has stated.

use std::collections::{BTreeMap, BTreeSet};

use rules::Catalogue;
use terms::table::At;
use terms::{ActorId, Diagnostic, Diagnostics, OutcomeId, Place};

use crate::formula::fold::{Folded, Read, fold_all};
use crate::model::Selector;
use crate::read::Draft;

/// An actor whose decision is stated in some outcomes of an event and not in others.
struct Partial<'a> {
    actor: &'a ActorId,
    on: &'a str,
    selector: &'a Selector,
    covered: BTreeSet<usize>,
    place: &'a Place,
}

/// Each outcome that a path can read is covered by a stance or pledge of every actor that has any on the matter.
pub(super) fn outcomes(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let Ok(order) = super::paths::in_order(&draft.dossier.paths) else { return found };
    let mut folded = BTreeMap::new();
    for partial in partials(draft) {
        let Some(event) = draft.dossier.event(&partial.selector.event.value) else { continue };
        let uncovered = (0..event.outcomes.len()).filter(|outcome| !partial.covered.contains(outcome));
        for outcome in uncovered {
            let paths = folded
                .entry((&event.id.value, outcome))
                .or_insert_with(|| fold_all(&draft.dossier.paths, &order, &event.id.value, outcome));
            let reader = order.iter().find(|path| reads(&paths[**path], &partial, draft));
            if let Some(path) = reader {
                let (path, outcome) = (&draft.dossier.paths[*path].id.value, &event.outcomes[outcome].id.value);
                let message = format!(
                    "nothing is stated for {} on `{}` where `{}` is `{outcome}`",
                    partial.actor, partial.on, event.id.value
                );
                found.push(
                    Diagnostic::error("outcome-uncovered", message)
                        .at(partial.place.clone(), format!("stated elsewhere; the path `{path}` asks for it there too"))
                        .hint("add a block for that context, or one without a context, which holds in all that are not named"),
                );
            }
        }
    }
    found
}

/// Does a path with this formula still ask for the decision?
fn reads(path: &Folded<'_>, partial: &Partial<'_>, draft: &Draft) -> bool {
    let Folded::Open(reads) = path else { return false };
    let day = draft.dossier.question.as_of.value;
    reads.iter().any(|read| match read {
        Read::Motion(motion) => motion.as_str() == partial.on,
        Read::Decision(actor, motion) => motion.as_str() == partial.on && *actor == partial.actor,
        Read::Contribution(actor, resource) => resource.as_str() == partial.on && *actor == partial.actor,
        Read::Amount(resource, None) => resource.as_str() == partial.on,
        Read::Amount(resource, Some(group)) => {
            resource.as_str() == partial.on && draft.dossier.members_of(group, day).any(|actor| actor == partial.actor)
        }
    })
}

/// All actors that have a stance or pledge for some contexts only.
fn partials(draft: &Draft) -> Vec<Partial<'_>> {
    let dossier = &draft.dossier;
    let day = dossier.question.as_of.value;
    let mut stated: BTreeMap<(&ActorId, &str), Partial<'_>> = BTreeMap::new();
    for stance in dossier.stances.iter().filter(|stance| stance.as_of <= day) {
        let (Some(actor), Some(motion)) = (&stance.actor, dossier.motion(&stance.motion.value)) else { continue };
        let Some(selector) = &motion.selector else { continue };
        let partial = entry(&mut stated, &actor.value, motion.id.value.as_str(), selector, &stance.place);
        cover(partial, &stance.contexts, dossier.event(&selector.event.value).map_or(0, |event| event.outcomes.len()));
    }
    // A pledge that nowhere says whether it comes is inferred from statements in all contexts.
    let stated_pledges = dossier.pledges.iter().filter(|pledge| !pledge.contributes.is_empty());
    for pledge in stated_pledges.filter(|pledge| pledge.as_of <= day) {
        let Some(resource) = dossier.resource(&pledge.resource.value) else { continue };
        let Some(selector) = &resource.selector else { continue };
        let partial = entry(&mut stated, &pledge.actor.value, resource.id.value.as_str(), selector, &pledge.place);
        let outcomes = dossier.event(&selector.event.value).map_or(0, |event| event.outcomes.len());
        for contribution in &pledge.contributes {
            cover(partial, &contribution.contexts, outcomes);
        }
    }
    stated.into_values().collect()
}

fn entry<'a, 'm>(
    stated: &'m mut BTreeMap<(&'a ActorId, &'a str), Partial<'a>>,
    actor: &'a ActorId,
    on: &'a str,
    selector: &'a Selector,
    place: &'a Place,
) -> &'m mut Partial<'a> {
    let fresh = || Partial { actor, on, selector, covered: BTreeSet::new(), place };
    stated.entry((actor, on)).or_insert_with(fresh)
}

/// Notes the outcomes of the contexts named; where none is named, all.
fn cover(partial: &mut Partial<'_>, contexts: &[At<OutcomeId>], outcomes: usize) {
    if contexts.is_empty() {
        partial.covered.extend(0..outcomes);
    }
    for named in contexts {
        let context = partial.selector.contexts.iter().find(|context| context.id == named.value);
        partial.covered.extend(context.iter().flat_map(|context| context.outcomes.iter().copied()));
    }
}
