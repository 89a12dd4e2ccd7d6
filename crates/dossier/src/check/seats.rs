//! Who sits where, on which day.

use std::collections::BTreeSet;

use rules::Catalogue;
use terms::table::At;
use terms::{ActorId, Date, Diagnostic, Diagnostics};

use super::actors::Known;
use crate::bodies;
use crate::formula::Formula;
use crate::model::{Decider, Motion};
use crate::read::Draft;

/// What the bodies say against the motions put to them, and on seats that change before the horizon: each once.
pub(super) fn of_motions(draft: &Draft, catalogue: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let mut told = BTreeSet::new();
    let by = draft.dossier.question.by.as_ref().map(|by| by.value);
    for motion in &draft.dossier.motions {
        let until = if motion.date.is_none() { by } else { None };
        let findings = match bodies::deciders(motion, day(motion, draft), until, catalogue) {
            Ok((_, warnings)) => warnings,
            Err(errors) => errors,
        };
        findings
            .into_iter()
            .filter(|finding| told.insert(finding.message.clone()))
            .for_each(|finding| found.push(finding));
    }
    found
}

/// Every stance on a motion is that of an actor who decides it.
pub(super) fn of_stances(draft: &Draft, catalogue: &Catalogue<'_>) -> Diagnostics {
    let stances = draft.dossier.stances.iter();
    let stated = stances.filter_map(|stance| Some((stance.actor.as_ref()?, stance.motion.value.as_str())));
    all_decide(&stated.collect::<Vec<_>>(), draft, catalogue)
}

/// Every decision that a path reads is that of an actor who decides the motion.
pub(super) fn of_formulas(draft: &Draft, catalogue: &Catalogue<'_>) -> Diagnostics {
    let mut read = Vec::new();
    for path in &draft.dossier.paths {
        path.when.walk(&mut |part| {
            if let Formula::Decision(actor, motion, _) = part {
                read.push((actor, motion.value.as_str()));
            }
        });
    }
    all_decide(&read, draft, catalogue)
}

/// The day whose seats decide a motion.
fn day(motion: &Motion, draft: &Draft) -> Date {
    motion.date.as_ref().map_or(draft.dossier.question.as_of.value, |date| date.value)
}

/// Reports each known actor that does not decide the motion beside it.
fn all_decide(named: &[(&At<ActorId>, &str)], draft: &Draft, catalogue: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let known = Known::new(draft, catalogue);
    for motion in &draft.dossier.motions {
        let day = day(motion, draft);
        let Ok((deciders, _)) = bodies::deciders(motion, day, None, catalogue) else { continue };
        for (actor, _) in named.iter().filter(|(_, on)| *on == motion.id.value.as_str()) {
            if deciders.contains(&actor.value) || !known.has(&actor.value) {
                continue;
            }
            found.push(match &motion.decider {
                Decider::Body { body, .. } => bodies::no_seat(&body.value, actor, day, catalogue),
                Decider::Actor(only) => {
                    Diagnostic::error("no-seat", format!("`{}` is decided by {} alone", motion.id.value, only.value))
                        .at(actor.place.clone(), "")
                        .and_at(only.place.clone(), "its `actor`")
                }
            });
        }
    }
    found
}
