//! Names of sources, statements, groups and subjects that must stand for something.

use std::collections::BTreeSet;

use rules::Catalogue;
use terms::table::At;
use terms::{Diagnostic, Diagnostics, GroupId, SourceId};

use crate::formula::Formula;
use crate::model::Selector;
use crate::names::Kind;
use crate::read::Draft;

/// Every source that is named.
pub(super) fn sources(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let dossier = &draft.dossier;
    let mut named: Vec<&At<SourceId>> = Vec::new();
    for statement in &dossier.statements {
        named.push(&statement.source);
        named.extend(&statement.also);
    }
    named.extend(dossier.dates.iter().map(|date| &date.source));
    named.extend(dossier.arguments.iter().map(|argument| &argument.source));
    named.extend(dossier.assertions.iter().flat_map(|assertion| &assertion.sources));
    named.extend(dossier.outcome.iter().flat_map(|outcome| &outcome.sources));
    unknown(draft, Kind::Source, named.into_iter().map(|source| (source.value.as_str(), source)))
}

/// Every statement that a stance, pledge or threat rests on.
pub(super) fn statements(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let stances = draft.dossier.stances.iter().flat_map(|stance| &stance.statements);
    let pledges = draft.dossier.pledges.iter().flat_map(|pledge| &pledge.statements);
    let threats = draft.dossier.threats.iter().flat_map(|threat| &threat.statements);
    unknown(
        draft,
        Kind::Entry,
        stances.chain(pledges).chain(threats).map(|statement| (statement.value.as_str(), statement)),
    )
}

fn unknown<'a, T: 'a>(draft: &Draft, kind: Kind, named: impl Iterator<Item = (&'a str, &'a At<T>)>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (name, at) in named.filter(|(name, _)| !draft.names.has(kind, name)) {
        found.push(draft.names.unknown(kind, name, at.place.clone()));
    }
    found
}

/// What a statement is about: a motion, a resource, an event or a path.
pub(super) fn subjects(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let subjects = draft.dossier.statements.iter().map(|statement| &statement.motion);
    let kinds = [Kind::Motion, Kind::Resource, Kind::Event, Kind::Path];
    let known = |name: &str| draft.names.kind_of(name).is_some_and(|kind| kinds.contains(&kind));
    for subject in subjects.filter(|subject| !known(&subject.value)) {
        found.push(draft.names.unknown(Kind::Motion, &subject.value, subject.place.clone()));
    }
    found
}

/// Words that a scope may hold beside contexts and outcomes.
const SCOPES: [&str; 4] = ["all", "with", "without", "as such"];

/// What a statement covers, on a motion or resource with contexts.
pub(super) fn scopes(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let dossier = &draft.dossier;
    let mut found = Diagnostics::new();
    for statement in dossier.statements.iter().filter(|statement| !statement.scope.is_empty()) {
        let subject = statement.motion.value.as_str();
        let motion = dossier.motions.iter().find(|motion| motion.id.value.as_str() == subject);
        let resource = dossier.resources.iter().find(|resource| resource.id.value.as_str() == subject);
        let selector = motion.map(|m| &m.selector).or_else(|| resource.map(|r| &r.selector));
        let Some(Some(selector)) = selector else { continue };
        let known = scope_words(draft, selector);
        for word in statement.scope.iter().filter(|word| !known.contains(word.value.as_str())) {
            let message = format!("`{subject}` has no context `{}`", word.value);
            let error = Diagnostic::error("unknown-context", message).at(word.place.clone(), "");
            found.push(draft.names.suggest(error, &word.value, known.iter().copied()));
        }
    }
    found
}

fn scope_words<'a>(draft: &'a Draft, selector: &'a Selector) -> BTreeSet<&'a str> {
    let mut known: BTreeSet<&str> = SCOPES.into();
    known.extend(selector.contexts.iter().map(|context| context.id.as_str()));
    let event = draft.dossier.event(&selector.event.value);
    known.extend(event.iter().flat_map(|event| &event.outcomes).map(|outcome| outcome.id.value.as_str()));
    known
}

/// Every group that a path sums over has a member.
pub(super) fn groups(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let memberships = draft.dossier.actors.iter().flat_map(|actor| &actor.memberships);
    let known: BTreeSet<&str> = memberships.map(|membership| membership.group.value.as_str()).collect();
    let mut named: Vec<&At<GroupId>> = Vec::new();
    for path in &draft.dossier.paths {
        path.when.walk(&mut |part| {
            if let Formula::Sum { group: Some(group), .. } = part {
                named.push(group);
            }
        });
    }
    named.extend(draft.dossier.phases.iter().flat_map(|phase| &phase.requirements).filter_map(|r| r.from.as_ref()));
    let mut found = Diagnostics::new();
    for group in named.into_iter().filter(|group| !known.contains(group.value.as_str())) {
        let error = Diagnostic::error("unknown-group", format!("no actor is a member of `{}`", group.value))
            .at(group.place.clone(), "")
            .hint(format!("say so in [[actor]]: member_of = [\"{}\"]", group.value));
        found.push(draft.names.suggest(error, group.value.as_str(), known.iter().copied()));
    }
    found
}
