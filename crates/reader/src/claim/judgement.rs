//! Judgements: "called the decision X", "described the plan as X".

use super::{Claim, actors, evidence, is_report};
use crate::cue::Met;
use crate::draft::Stance;
use crate::polarity::{Operator, under};
use crate::syntax::Relation;
use crate::view::View;

/// "called the decision X", "described the plan as X": the words of judgement give the stance.
pub(super) fn judgement(view: &View<'_>, met: &Met, consumed: &mut [bool]) -> Option<Claim> {
    let (actors, passive) = actors(view, met.at)?;
    let object = if passive {
        view.own_subject(met.at).or_else(|| view.tree.heads[met.at])
    } else {
        view.tree.dependent(met.at, &[Relation::Object, Relation::IndirectObject])
    };
    // "called the treaty “useless”": what is quoted is the judgement, never what is judged.
    let object = object.filter(|object| view.quotation[*object] == view.quotation[met.at]).or_else(|| {
        let quoted = object.filter(|object| *object > met.at)?;
        (met.at + 1..quoted).rev().find(|word| {
            view.quotation[*word] == view.quotation[met.at]
                && (view.tree.tags[*word].is_noun() || view.tag(*word) == "PRP")
        })
    });
    // "called the claim absurd": two nouns to the parser.
    let object = object.map(|object| {
        let judges = view.holds(&view.lexicon.bad, object) || view.holds(&view.lexicon.good, object);
        let noun = view.tree.dependents(object, &[Relation::Compound]).last().filter(|noun| judges && *noun > met.at);
        let determined = |noun: &usize| view.is(noun - 1, &["the", "this", "that", "its", "their", "such"]);
        noun.filter(determined).unwrap_or(object)
    });
    let evidence = evidence(view, met.at, &actors);
    let told = met.last.max(object.unwrap_or(met.at));
    let words: Vec<usize> =
        (met.at + 1..=evidence.1).filter(|at| *at > told || (met.last > met.at && *at > met.last)).collect();
    let inner = words
        .iter()
        .copied()
        .find(|at| view.tree.tags[*at].is_adjective() || view.tree.tags[*at].is_noun() || view.is_verb(*at))?;
    let stance = value(view, &words).unwrap_or(match met.base.as_str() {
        "hail" | "praise" | "welcome" => Stance::Supports,
        "see" | "view" | "regard" | "consider" | "find" | "judge" | "deem" => Stance::States,
        _ => Stance::Criticises,
    });
    for word in words {
        consumed[word] = true;
    }
    let negated = view.negation(met.at).is_some();
    // "dismissed the reports as pure invention": a denial.
    let refused = view.lexicon.cues(&view.lower[met.at]).iter().any(|cue| cue.stance == Stance::Opposes);
    let denied = refused && object.is_some_and(|object| is_report(view, object));
    let stance = match (denied, negated) {
        (true, _) => Stance::Denies,
        (_, true) => under(Operator::Not, stance),
        _ => stance,
    };
    let target = object.or(met.preposition.and(Some(inner)));
    Some(Claim { at: met.at, cue: (met.at, met.at), part: met.part, stance, negated, actors, target, evidence })
}

/// Praise or blame in these words; blame wins, negation turns it.
pub(crate) fn value(view: &View<'_>, words: &[usize]) -> Option<Stance> {
    let mut praise = false;
    for at in words {
        let word = view.lower[*at].as_str();
        let made_bad = view.tree.tags[*at].is_adjective()
            && word.len() > 6
            && (["un", "il", "im", "ir", "dis", "mis"].iter().any(|prefix| word.starts_with(prefix))
                || word.ends_with("less"))
            && !matches!(
                word,
                "united"
                    | "unanimous"
                    | "unique"
                    | "important"
                    | "immediate"
                    | "universal"
                    | "impressive"
                    | "military"
                    | "unilateral"
                    | "international"
                    | "illustrative"
                    | "imminent"
                    | "impartial"
            );
        let negated = at.checked_sub(1).is_some_and(|before| view.lexicon.negations.contains(&view.lower[before]))
            || view.negation(*at).is_some();
        let bad = made_bad || view.holds(&view.lexicon.bad, *at);
        let good = view.holds(&view.lexicon.good, *at);
        match (bad, good, negated) {
            (true, _, false) | (false, true, true) => return Some(Stance::Criticises),
            (_, true, false) => praise = true,
            _ => {}
        }
    }
    praise.then_some(Stance::Supports)
}
