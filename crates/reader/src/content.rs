//! What a statement says, read from the words of its content: promises, refusals, demands, praise and blame.

use crate::attribution::Said;
use crate::circumstance::conditions;
use crate::claim::{Claim, value};
use crate::cue::cue_at;
use crate::draft::{ConditionKind, Stance};
use crate::lexicon::Part;
use crate::syntax::Relation;
use crate::view::View;

/// A stance with what it is about.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub stance: Stance,
    pub negated: bool,
    /// The head of what it is about.
    pub target: Option<usize>,
}

/// A claim by its cue: the stance it has, save where its words turn it.
pub(crate) fn of_claim(view: &View<'_>, claim: &Claim) -> Read {
    let mut stance = claim.stance;
    // "described … as", "spoke of": judged already. "wants the deal to continue" stays support.
    if claim.part == Part::Speech && stance == Stance::States {
        let words: Vec<usize> = (claim.evidence.0..=claim.evidence.1).collect();
        stance = value(view, &words).unwrap_or(stance);
    }
    Read { stance, negated: claim.negated, target: claim.target }
}

/// What is said, by its main clause. `itself` tells whether a subject is the speaker.
pub(crate) fn of_speech(view: &View<'_>, one: &Said, mut itself: impl FnMut(usize) -> bool) -> Read {
    let root = one.root.unwrap_or(one.content.0);
    let subject = view.subject(root).map(|subject| subject.at).filter(|at| one.covers(*at));
    let own = subject.is_some_and(&mut itself) || subject.is_some_and(|at| view.is(at, &["i", "we"]));
    // "They argue that it would hurt them": "it" may be the plan.
    let it = subject.is_some_and(|at| view.is(at, &["it"]));
    let negation = view.negation(root);
    let words: Vec<usize> = (one.content.0..=one.content.1).filter(|at| one.covers(*at)).collect();
    let will = view.has_auxiliary(root, &["will", "would", "'ll", "shall", "'d", "wo", "going"]);
    let perfect = view.has_auxiliary(root, &["has", "have", "had"]);
    let must = view.has_auxiliary(root, &["must", "should", "ought"])
        || (view.is(root, &["need", "needs", "needed"]) || view.has_auxiliary(root, &["need"]))
        || view.is(root, &["has", "have"]) && view.tree.dependent(root, &[Relation::OpenComplement]).is_some();
    let bound = conditions(view, one.content.0, one.content.1);
    let only = bound.iter().any(|condition| condition.kind == ConditionKind::OnlyIf);
    let value = value(view, &words);
    // "insisted that it had no part in it": told, not demanded.
    let told = view.is_finite(root)
        && !must
        && view.is(one.at, &["insist", "insists", "insisted", "suggest", "suggests", "suggested"]);
    // "said it was being studied": by whoever says so.
    let studied = view.is_passive(root) && view.agent(root).is_none();
    let studied = studied && cue_at(view, root).is_some_and(|met| met.stance == Stance::Considers);
    let stance = match if told { Stance::States } else { one.stance } {
        Stance::Warns if own && will && negation.is_none() => Stance::Threatens,
        Stance::States | Stance::Proposes if only => Stance::Conditional,
        Stance::States if own && will && negation.is_some() => Stance::Opposes,
        Stance::States if own && will && !bound.is_empty() => Stance::Conditional,
        Stance::States if own && will && it && value == Some(Stance::Criticises) => Stance::Criticises,
        Stance::States if own && will => Stance::Commits,
        Stance::States if studied && negation.is_none() => Stance::Considers,
        Stance::States if must && negation.is_none() => Stance::Demands,
        Stance::States if must => Stance::Opposes,
        Stance::States if value.is_some() => value.unwrap_or(Stance::States),
        Stance::States if negation.is_some() && !(own && perfect) => Stance::Denies,
        other => other,
    };
    let object = view.tree.dependent(root, &[Relation::Object, Relation::Oblique]);
    let target = match subject {
        Some(subject) if !own && (view.mention[subject].is_none() || stance == Stance::States) => Some(subject),
        Some(_) if own => object.or(view.tree.dependent(root, &[Relation::OpenComplement])).or(Some(root)),
        _ if stance == Stance::Accuses => subject,
        _ => object.filter(|_| subject.is_some()).or(subject).or(Some(root)),
    };
    let target = target.filter(|target| !(view.is_adjectival(*target) && view.tree.tags[*target].is_adjective()));
    Read { stance, negated: negation.is_some(), target }
}
