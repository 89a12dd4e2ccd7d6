//! Actors that nobody knows.

use std::collections::BTreeSet;

use rules::Catalogue;
use terms::table::At;
use terms::{ActorId, Diagnostic, Diagnostics, states};

use crate::bodies;
use crate::formula::Formula;
use crate::model::{Decider, Dossier};
use crate::names::Kind;
use crate::read::Draft;

/// The actors that a dossier knows: listed, states, or holders of a seat at some time in a body that it names.
pub(super) struct Known<'a> {
    draft: &'a Draft,
    seated: BTreeSet<ActorId>,
}

impl<'a> Known<'a> {
    pub(super) fn new(draft: &'a Draft, catalogue: &Catalogue<'_>) -> Self {
        Self { draft, seated: bodies::ever_seated(&draft.dossier, catalogue) }
    }

    pub(super) fn has(&self, actor: &ActorId) -> bool {
        let name = actor.as_str();
        self.draft.names.has(Kind::Actor, name) || states::name(name).is_some() || self.seated.contains(actor)
    }

    /// What to say about an actor that nobody knows.
    fn unknown(&self, actor: &At<ActorId>) -> Diagnostic {
        let name = actor.value.as_str();
        if let Some((code, _)) = states::all().find(|(_, state)| state.eq_ignore_ascii_case(name)) {
            return Diagnostic::error("unknown-actor", format!("there is no actor `{name}`"))
                .at(actor.place.clone(), "")
                .hint(format!("states go by their ISO 3166 code: {code}"));
        }
        let error = self.draft.names.unknown(Kind::Actor, name, actor.place.clone());
        if error.code != "unknown-actor" || !error.hints.is_empty() {
            return error;
        }
        let candidates = states::all().map(|(code, _)| code).chain(self.seated.iter().map(ActorId::as_str));
        self.draft.names.suggest(error, name, candidates).hint("list it: [[actor]], id = and name =")
    }
}

/// Every actor that a block names is known.
pub(super) fn known(draft: &Draft, catalogue: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let known = Known::new(draft, catalogue);
    for actor in named(&draft.dossier).into_iter().filter(|actor| !known.has(&actor.value)) {
        found.push(known.unknown(actor));
    }
    found
}

/// Every actor that a block names.
fn named(dossier: &Dossier) -> Vec<&At<ActorId>> {
    let mut actors: Vec<&At<ActorId>> = Vec::new();
    for motion in &dossier.motions {
        match &motion.decider {
            Decider::Actor(actor) => actors.push(actor),
            Decider::Body { parties, concerned, not_participating, .. } => {
                actors.extend(parties.iter().chain(concerned).chain(not_participating));
            }
        }
    }
    let acts = dossier.motions.iter().map(|motion| &motion.acts).chain(dossier.resources.iter().map(|r| &r.acts));
    actors.extend(acts.flatten().map(|act| &act.actor));
    actors.extend(dossier.blocs.iter().flat_map(|bloc| &bloc.members));
    actors.extend(dossier.stances.iter().filter_map(|stance| stance.actor.as_ref()));
    actors.extend(dossier.pledges.iter().map(|pledge| &pledge.actor));
    actors.extend(dossier.statements.iter().map(|statement| &statement.actor));
    actors.extend(dossier.assertions.iter().flat_map(|assertion| &assertion.votes).flat_map(|(_, voters)| voters));
    actors.extend(dossier.moves.iter().filter_map(|known| known.actor.as_ref()));
    let options = dossier.moves.iter().flat_map(|known| &known.options);
    actors.extend(options.flat_map(|option| &option.adds).map(|(actor, _)| actor));
    actors.extend(dossier.ends.iter().flat_map(|end| &end.worth).map(|(actor, _)| actor));
    actors.extend(dossier.preferences.iter().map(|preference| &preference.actor));
    for path in &dossier.paths {
        path.when.walk(&mut |part| {
            if let Formula::Decision(actor, ..) | Formula::Contributes(actor, _) = part {
                actors.push(actor);
            }
        });
    }
    actors
}
