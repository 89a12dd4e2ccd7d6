//! Nouns that name a stance.

use super::{Claim, actors, evidence};
use crate::cue::{Met, cue_at};
use crate::draft::Stance;
use crate::lexicon::Part;
use crate::polarity::{Operator, under};
use crate::syntax::Relation;
use crate::view::View;

/// A noun that names a stance: with a light verb, an owner, or a source.
pub(super) fn noun(view: &View<'_>, met: &Met, consumed: &mut [bool]) -> Option<Claim> {
    let at = met.at;
    let about = view.tree.dependents(at, &[Relation::Nominal, Relation::Clause]).find(|one| {
        let case = view.preposition(*one);
        case.is_some_and(|case| {
            ["to", "for", "of", "on", "over", "about", "against", "at", "with", "towards", "in"].contains(&case)
        }) || (view.relation(*one) == Relation::Clause && *one > at)
    });
    let from = |at: usize| {
        view.tree
            .dependents(at, &[Relation::Nominal, Relation::Oblique, Relation::Agent])
            .find(|one| matches!(view.preposition(*one), Some("from" | "by")) && view.mention[*one].is_some())
    };
    // "Criticism came from Norway."
    let came = view.tree.heads[at].filter(|head| {
        view.relation(at) == Relation::Subject && view.is(*head, &["came", "come", "comes", "emerged", "arrived"])
    });
    let head = view.tree.heads[at];
    let governs = head
        .filter(|head| view.is_verb(*head) && matches!(view.relation(at), Relation::Object | Relation::PassiveSubject));
    let no = view.tree.children(at).iter().copied().find(|det| *det < at && view.is(*det, &["no"]));
    // "had no objection" is no denial.
    let lacking = if met.stance == Stance::Opposes { Operator::Not } else { Operator::NotYet };
    if let Some(verb) = governs
        && view.holds(&view.lexicon.light, verb)
        && !consumed[verb]
    {
        // "denied having made a threat": the denial is all that is said.
        let governed =
            matches!(view.relation(verb), Relation::OpenComplement | Relation::Complement | Relation::Adverbial)
                && view.own_subject(verb).is_none()
                && matches!(view.tag(verb), "VB" | "VBG" | "VBN");
        let above = view.tree.heads[verb].filter(|head| governed && *head < verb).and_then(|head| cue_at(view, head));
        if above.is_some_and(|above| above.part != Part::Noun && above.stance == Stance::Denies) {
            return None;
        }
        let (actors, _) = actors(view, verb)?;
        let evidence = evidence(view, verb, &actors);
        let ended = view.holds(&view.lexicon.ending, verb);
        let negated = no.is_some() || view.negation(verb).is_some();
        let mut stance = met.stance;
        if ended {
            stance = under(Operator::Ends, stance);
        }
        if negated {
            stance = under(if no.is_some() { lacking } else { Operator::Not }, stance);
        } else if view.auxiliaries(verb).any(|one| view.holds(&view.lexicon.hedging_modals, one)) {
            stance = under(Operator::May, stance);
        }
        let target = about.or_else(|| {
            view.tree.dependents(verb, &[Relation::Oblique]).find(|one| {
                matches!(
                    view.preposition(*one),
                    Some("to" | "for" | "on" | "over" | "about" | "against" | "at" | "behind" | "with")
                )
            })
        });
        return Some(Claim {
            at: verb,
            cue: (verb.min(at), verb.max(at)),
            part: met.part,
            stance,
            negated,
            actors,
            target,
            evidence,
        });
    }
    let source = from(at).or_else(|| came.and_then(from)).or_else(|| {
        governs.filter(|verb| view.holds(&view.lexicon.receiving, *verb)).and_then(|verb| {
            let received = |one: &usize| {
                matches!(view.preposition(*one), Some("from" | "of" | "by" | "in")) && view.mention[*one].is_some()
            };
            view.tree
                .dependents(verb, &[Relation::Oblique])
                .chain(view.tree.dependents(at, &[Relation::Nominal]))
                .find(received)
        })
    });
    let owner = view.tree.dependent(at, &[Relation::Possessor]).filter(|owner| view.mention[*owner].is_some());
    let telling = matches!(
        met.stance,
        Stance::Supports
            | Stance::Opposes
            | Stance::Criticises
            | Stance::Demands
            | Stance::Threatens
            | Stance::Accuses
            | Stance::Proposes
    );
    let actor = source.or(owner.filter(|_| telling && about.is_some()))?;
    let about = about.filter(|about| *about != actor);
    let verb = governs.filter(|_| source.is_some()).unwrap_or(at);
    let actors: Vec<(usize, bool)> = view.conjuncts(actor).into_iter().map(|one| (one, false)).collect();
    let subject = (verb != at).then(|| view.subject(verb)).flatten().map(|subject| subject.at);
    let evidence = if verb == at {
        view.extent(at, &[Relation::Case, Relation::Punctuation])
    } else {
        evidence(view, verb, &actors)
    };
    let negated = no.is_some();
    let stance = if negated { under(lacking, met.stance) } else { met.stance };
    Some(Claim {
        at: verb,
        cue: (at, at),
        part: met.part,
        stance,
        negated,
        actors,
        target: about.or(subject),
        evidence,
    })
}
