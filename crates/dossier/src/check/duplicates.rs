//! The same thing stated twice.

use std::collections::BTreeMap;

use rules::Catalogue;
use terms::table::At;
use terms::{Diagnostic, Diagnostics, OutcomeId, Place};

use crate::read::Draft;

/// One actor has one stance on a motion in each context, as of one day.
pub(super) fn stances(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let mut seen: BTreeMap<_, &Place> = BTreeMap::new();
    for stance in &draft.dossier.stances {
        let actor = stance.actor.as_ref().map_or("others", |actor| actor.value.as_str());
        for (context, place) in contexts(&stance.contexts, &stance.place) {
            let key = (actor, stance.motion.value.as_str(), context, stance.as_of);
            if let Some(first) = seen.get(&key) {
                let message = format!("the stance of {actor} on `{}`{} is stated twice", key.1, in_context(context));
                found.push(twice(message, place, first));
            } else {
                seen.insert(key, place);
            }
        }
    }
    found
}

/// One actor has one chance to contribute in each context, as of one day.
pub(super) fn contributions(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for pledge in &draft.dossier.pledges {
        let mut seen: BTreeMap<Option<&str>, &Place> = BTreeMap::new();
        for contribution in &pledge.contributes {
            for (context, place) in contexts(&contribution.contexts, &contribution.chance.place) {
                if let Some(first) = seen.get(&context) {
                    let (actor, resource) = (&pledge.actor.value, &pledge.resource.value);
                    let message =
                        format!("whether {actor} contributes `{resource}`{} is stated twice", in_context(context));
                    found.push(twice(message, place, first));
                } else {
                    seen.insert(context, place);
                }
            }
        }
    }
    found
}

/// The contexts named, or none.
fn contexts<'a>(named: &'a [At<OutcomeId>], otherwise: &'a Place) -> Vec<(Option<&'a str>, &'a Place)> {
    if named.is_empty() {
        return vec![(None, otherwise)];
    }
    named.iter().map(|context| (Some(context.value.as_str()), &context.place)).collect()
}

fn in_context(context: Option<&str>) -> String {
    context.map(|context| format!(" in the context `{context}`")).unwrap_or_default()
}

fn twice(message: String, place: &Place, first: &Place) -> Diagnostic {
    Diagnostic::error("stated-twice", message).at(place.clone(), "again here").and_at(first.clone(), "first here")
}
