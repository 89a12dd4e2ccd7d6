//! The stance of a cue under negation and the verbs that govern it, by the table of polarity.

use super::CHAIN;
use crate::cue::{Met, cue_at};
use crate::draft::{Polarity, Stance};
use crate::lexicon::Part;
use crate::polarity::{Operator, under};
use crate::syntax::Relation;
use crate::view::View;

pub(super) struct Governed {
    pub stance: Stance,
    pub negated: bool,
    /// The last word of the cue.
    pub last: usize,
    /// The innermost cue, if it is another.
    pub target_of: Option<Met>,
}

/// The stance of a cue under its own negation, after those it governs: "did not refuse to endorse".
pub(super) fn governed(view: &View<'_>, met: &Met, consumed: &mut [bool]) -> Governed {
    let mut chain = vec![met.clone()];
    while chain.len() < CHAIN {
        let outer = &chain[chain.len() - 1];
        let next = view
            .tree
            .dependents(
                outer.at,
                &[Relation::OpenComplement, Relation::Complement, Relation::Object, Relation::Adverbial],
            )
            .filter(|inner| *inner > outer.at)
            .find_map(|inner| {
                let own = view.own_subject(inner).is_some();
                let verbal = matches!(view.tag(inner), "VB" | "VBG");
                let noun = view.relation(inner) == Relation::Object && view.holds(&view.lexicon.ending, outer.at);
                let gerund = view.tag(inner) == "VBG" && inner == outer.last + 1;
                let adverbial = view.relation(inner) == Relation::Adverbial && !gerund;
                if own || adverbial || !(verbal || noun) {
                    return None;
                }
                cue_at(view, inner).filter(|met| met.part != Part::Judgement || met.preposition.is_some())
            });
        match next {
            // "vowed to respond": a promise, not an answer.
            Some(next) if outer.stance == Stance::Commits && next.stance == Stance::States => break,
            Some(next) if operator(view, outer).is_some() || transparent(outer) => chain.push(next),
            _ => break,
        }
    }
    let innermost = chain.len() - 1;
    let mut negated = false;
    let mut stance = chain[innermost].stance;
    for number in (0..chain.len()).rev() {
        let here = &chain[number];
        if number < innermost {
            stance = match operator(view, here) {
                Some(operator) => under(operator, stance),
                None if here.stance == Stance::Proposes => Stance::Proposes,
                None if here.stance == Stance::Agrees && stance.polarity() != Polarity::Con => Stance::Agrees,
                None => stance,
            };
            consumed[chain[number + 1].at] = true;
        }
        let (own, marked) = own_operator(view, here);
        negated |= marked;
        stance = match own {
            // "has not ruled out leaving": whatever is ruled out, the door is open.
            Some(Operator::Not | Operator::NotYet)
                if number < innermost && operator(view, here) == Some(Operator::Refuses) =>
            {
                Stance::LeavesOpen
            }
            Some(own) => under(own, stance),
            None => stance,
        };
    }
    // "has not decided": nothing is ruled out.
    let decides = matches!(met.base.as_str(), "decide" | "make");
    let stance = if decides && negated && chain.len() == 1 { Stance::LeavesOpen } else { stance };
    let (stance, mut negated) = above(view, met.at, stance, negated);
    let target_of = (innermost > 0).then(|| chain[innermost].clone());
    let refusal = innermost == 1 && view.holds(&view.lexicon.refusing, met.at);
    negated |= refusal;
    Governed { stance, negated, last: if refusal { chain[1].last } else { chain[0].last }, target_of }
}

/// Verbs over a cue that are no cues themselves: "failed to adopt", "stopped supporting".
fn above(view: &View<'_>, at: usize, mut stance: Stance, mut negated: bool) -> (Stance, bool) {
    let mut at = at;
    for _ in 0..CHAIN {
        let Some(head) = view.tree.heads[at] else { break };
        if view.relation(at) != Relation::OpenComplement || cue_at(view, head).is_some() {
            break;
        }
        if view.holds(&view.lexicon.refusing, head) {
            stance = under(
                if view.is(head, &["failed", "fails", "fail"]) { Operator::Not } else { Operator::Refuses },
                stance,
            );
            negated = true;
        } else if view.holds(&view.lexicon.ending, head) {
            stance = under(Operator::Ends, stance);
        }
        if view.negation(head).is_some() {
            let perfect = view.has_auxiliary(head, &["has", "have", "had"]);
            stance = under(if perfect { Operator::NotYet } else { Operator::Not }, stance);
            negated = true;
        }
        at = head;
    }
    (stance, negated)
}

/// What a governing verb does to the stance it governs.
fn operator(view: &View<'_>, outer: &Met) -> Option<Operator> {
    if view.holds(&view.lexicon.denying, outer.at) && outer.stance == Stance::Denies {
        return Some(Operator::Denies);
    }
    if view.holds(&view.lexicon.refusing, outer.at) || view.is(outer.at, &["unwilling", "reluctant", "loath"]) {
        return Some(Operator::Refuses);
    }
    if view.holds(&view.lexicon.ending, outer.at) {
        return Some(Operator::Ends);
    }
    match outer.stance {
        Stance::Considers => Some(Operator::Weighs),
        Stance::Commits => Some(Operator::Promises),
        Stance::Demands => Some(Operator::Demands),
        Stance::Threatens => Some(Operator::Threatens),
        Stance::Denies => Some(Operator::Denies),
        Stance::Opposes => Some(Operator::Refuses),
        _ => None,
    }
}

/// Cues that leave the stance they govern as it is.
fn transparent(outer: &Met) -> bool {
    matches!(outer.stance, Stance::Proposes | Stance::Agrees | Stance::Supports)
}

/// The operator of a cue's own negation and modal, and whether a word of negation was met.
fn own_operator(view: &View<'_>, met: &Met) -> (Option<Operator>, bool) {
    let at = met.at;
    let less = view.tree.children(at).iter().any(|child| *child < at && view.is(*child, &["less", "least"]));
    if less && met.part == crate::lexicon::Part::Adjective {
        return (Some(Operator::Not), true);
    }
    let longer = view.tree.children(at).iter().any(|child| view.is(*child, &["longer"]));
    // The "no" of "says no to" belongs to the cue.
    let negation = view.negation(at).filter(|word| !(at + 1..=met.last).contains(word));
    if negation.is_some() {
        let operator = if longer {
            Operator::Ends
        } else if matches!(met.stance, Stance::Opposes | Stance::Denies) {
            let never = view.negation(at).is_some_and(|word| view.is(word, &["never"]));
            if never { Operator::NotYet } else { Operator::Not }
        } else if view.has_auxiliary(at, &["has", "have", "had", "'ve", "'d"]) {
            Operator::NotYet
        } else {
            Operator::Not
        };
        return (Some(operator), true);
    }
    let waits = view.tree.ancestors(at).take(2).chain([at]).any(|above| {
        view.tree.children(above).iter().any(|child| view.is(*child, &["yet"]) && *child < at)
            && view.has_auxiliary(above, &["has", "have", "had"])
            && view.tree.children(at).iter().any(|child| view.is(*child, &["to"]))
    });
    if waits {
        return (Some(Operator::NotYet), true);
    }
    let may = view.auxiliaries(at).any(|one| view.holds(&view.lexicon.hedging_modals, one));
    (may.then_some(Operator::May), false)
}
