//! What phases ask of pledges.

use rules::Catalogue;
use terms::{Diagnostic, Diagnostics, ResourceId};

use crate::formula::Formula;
use crate::model::{Dossier, MOST_TOGETHER, Pledge, Resource};
use crate::read::Draft;

/// Each phase says in which context its pledges are made.
pub(super) fn given(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let dossier = &draft.dossier;
    let mut found = Diagnostics::new();
    for phase in &dossier.phases {
        // What is needed, and what it comes with.
        let needed = |id: &ResourceId| phase.requirements.iter().any(|requirement| requirement.resource.value == *id);
        let leads = dossier.pledges.iter().filter(|pledge| needed(&pledge.resource.value));
        let mut read: Vec<&ResourceId> = phase.requirements.iter().map(|r| &r.resource.value).collect();
        read.extend(leads.filter_map(|pledge| pledge.with.as_ref()).map(|with| &with.value));
        read.sort_unstable();
        read.dedup();
        for id in read {
            let Some(resource) = dossier.resources.iter().find(|known| known.id.value == *id) else { continue };
            let Some(selector) = &resource.selector else { continue };
            let event = &selector.event.value;
            let error = match phase.given.iter().find(|(given, _)| given.value == *event) {
                None => Diagnostic::error(
                    "phase-without-context",
                    format!(
                        "whether actors contribute `{}` depends on `{event}`, and the phase says nothing of it",
                        id
                    ),
                )
                .at(phase.id.place.clone(), "")
                .hint(format!(
                    "say in which outcome it takes place: given = {{ {event} = \"{}\" }}",
                    first(dossier, resource)
                )),
                Some((given, outcome))
                    if !selector.contexts.iter().any(|context| context.outcomes.contains(outcome)) =>
                {
                    Diagnostic::error(
                        "phase-outside-contexts",
                        format!("`{}` has no context for this outcome: nothing would be contributed", id),
                    )
                    .at(given.place.clone(), "")
                }
                Some(_) => continue,
            };
            found.push(error);
        }
    }
    found
}

/// The first outcome in which a resource can be contributed.
fn first(dossier: &Dossier, resource: &Resource) -> String {
    let of = || {
        let selector = resource.selector.as_ref()?;
        let outcome = selector.contexts.first()?.outcomes.first()?;
        Some(dossier.event(&selector.event.value)?.outcomes.get(*outcome)?.id.value.to_string())
    };
    of().unwrap_or_default()
}

/// A pledge that comes with another comes with one of the same actor that stands by itself, and no path counts it.
pub(super) fn together(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let dossier = &draft.dossier;
    let mut found = Diagnostics::new();
    for pledge in &dossier.pledges {
        let Some(with) = &pledge.with else { continue };
        let leads = |other: &&Pledge| other.actor.value == pledge.actor.value && other.resource.value == with.value;
        let error = match dossier.pledges.iter().find(leads) {
            None => Diagnostic::error(
                "with-nothing",
                format!("{} pledges no `{}` that this could come with", pledge.actor.value, with.value),
            )
            .hint("name a resource of which the same actor has a [[pledge]]"),
            Some(other) if other.with.is_some() || other.resource.value == pledge.resource.value => {
                Diagnostic::error("with-with", "a pledge comes `with` one that stands by itself")
            }
            Some(_) => continue,
        };
        found.push(error.at(with.place.clone(), ""));
    }
    for path in &dossier.paths {
        path.when.walk(&mut |part| {
            if let Formula::Sum { resource, .. } | Formula::Contributes(_, resource) = part
                && let Some(pledge) = dossier
                    .pledges
                    .iter()
                    .find(|pledge| pledge.resource.value == resource.value && pledge.with.is_some())
            {
                found.push(
                    Diagnostic::error(
                        "with-in-path",
                        format!("a path asks for `{}`, and a pledge of it comes with another", resource.value),
                    )
                    .at(resource.place.clone(), "paths count pledges that stand by themselves")
                    .and_at(pledge.place.clone(), "this one does not"),
                );
            }
        });
    }
    for phase in &dossier.phases {
        let most = dossier.together(phase).into_iter().map(|group| group.len()).max().unwrap_or(0);
        if most > MOST_TOGETHER {
            let message = format!(
                "{most} requirements hang together by pledges that come with each other; at most {MOST_TOGETHER} can"
            );
            found.push(
                Diagnostic::error("too-many-together", message)
                    .at(phase.id.place.clone(), "")
                    .hint("let pledges of the others stand by themselves, or leave one out"),
            );
        }
    }
    found
}
