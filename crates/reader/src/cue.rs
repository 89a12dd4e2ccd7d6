//! Cues met in a sentence: the longest entry of the lexicon at each word, the frame deciding between stances.

use crate::draft::Stance;
use crate::lexicon::{Cue, Part};
use crate::syntax::Relation;
use crate::view::View;

/// A cue met in a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Met {
    /// The head.
    pub at: usize,
    /// The last of its words.
    pub last: usize,
    /// Its base form.
    pub base: String,
    pub part: Part,
    pub stance: Stance,
    /// Its last word, if that is a preposition whose object is the target.
    pub preposition: Option<usize>,
}

/// How many small words may stand between the words of a cue.
const GAP: usize = 3;

/// The cue at a word, if it is one.
pub(crate) fn cue_at(view: &View<'_>, at: usize) -> Option<Met> {
    let word = view.lower[at].as_str();
    if view.mention[at].is_some() && view.tree.tags[at].is_name() {
        return None;
    }
    let cues = view.lexicon.cues(word);
    let fitting: Vec<(&Cue, usize)> = cues
        .iter()
        .filter(|cue| fits(view, at, cue.part))
        .filter_map(|cue| follow(view, at, &cue.rest).map(|last| (cue, last)))
        // "agreed on Monday": not what was agreed on.
        .filter(|(_, last)| *last == at || *last + 1 >= view.len() || !view.is_time(*last + 1))
        .collect();
    let longest = fitting.iter().map(|(cue, _)| cue.rest.len()).max()?;
    let best = fitting.iter().filter(|(cue, _)| cue.rest.len() == longest).max_by_key(|(cue, _)| {
        let rank = suits(view, at, cue);
        (rank, std::cmp::Reverse(cues.iter().position(|other| std::ptr::eq(other, *cue))))
    });
    let (cue, last) = *best?;
    let preposition =
        (last > at && matches!(view.tag(last), "IN" | "TO" | "RP" | "RB") && !cue.rest.is_empty()).then_some(last);
    Some(Met { at, last, base: cue.base.clone(), part: cue.part, stance: cue.stance, preposition })
}

/// Whether the word's tag allows this kind of cue.
fn fits(view: &View<'_>, at: usize, part: Part) -> bool {
    let tag = view.tree.tags[at];
    let copular = view.tree.dependent(at, &[Relation::Copula]).is_some();
    match part {
        Part::Verb | Part::Speech | Part::Judgement => {
            (tag.is_verb()
                && !matches!(
                    view.relation(at),
                    Relation::Adjective | Relation::Compound | Relation::Auxiliary | Relation::Case | Relation::Mark
                ))
                || (tag.is_noun() && !tag.is_name() && view.own_subject(at).is_some() && !copular)
        }
        Part::Noun => tag.is_noun(),
        Part::Adjective => {
            (tag.is_adjective() || matches!(view.tag(at), "VBN" | "VBD" | "IN" | "RB" | "VBG" | "NN" | "VB"))
                && (copular
                    || complement_of_seeming(view, at)
                    || view.tree.dependent(at, &[Relation::PassiveAuxiliary]).is_some()
                    || conjunct_of_copular(view, at))
        }
    }
}

fn conjunct_of_copular(view: &View<'_>, at: usize) -> bool {
    view.relation(at) == Relation::Conjunct
        && view.tree.heads[at].is_some_and(|head| view.tree.dependent(head, &[Relation::Copula]).is_some())
}

fn complement_of_seeming(view: &View<'_>, at: usize) -> bool {
    const SEEMING: [&str; 24] = [
        "remain",
        "remains",
        "remained",
        "remaining",
        "become",
        "became",
        "becomes",
        "appear",
        "appears",
        "appeared",
        "seem",
        "seems",
        "seemed",
        "sound",
        "sounded",
        "sounds",
        "feel",
        "felt",
        "feels",
        "stand",
        "stands",
        "stood",
        "stay",
        "stayed",
    ];
    view.relation(at) == Relation::OpenComplement && view.tree.heads[at].is_some_and(|head| view.is(head, &SEEMING))
}

/// The last word of a cue whose further words follow in order, small words between them allowed.
fn follow(view: &View<'_>, at: usize, rest: &[String]) -> Option<usize> {
    let mut last = at;
    for word in rest {
        let mut next = last + 1;
        let mut gap = 0;
        while next < view.len() && view.lower[next] != *word {
            let small = matches!(view.tag(next), "DT" | "PRP$" | "JJ" | "RB" | "POS" | "RBR" | "``" | "''" | "JJR")
                || (gap == 0 && matches!(view.tag(next), "PRP"));
            // "ruled the plan out", "described the plan as": the object stands between.
            let object = matches!(view.relation(next), Relation::Object)
                || view
                    .tree
                    .ancestors(next)
                    .take(4)
                    .any(|above| view.relation(above) == Relation::Object && view.tree.heads[above] == Some(at));
            let passes = (small && gap < GAP) || (object && last == at);
            if !passes {
                return None;
            }
            if !object {
                gap += 1;
            }
            next += 1;
        }
        if next >= view.len() {
            return None;
        }
        last = next;
    }
    Some(last)
}

/// How well a cue suits the words around it: among stances of one word the frame decides.
fn suits(view: &View<'_>, at: usize, cue: &Cue) -> u8 {
    let content = view
        .tree
        .dependent(at, &[Relation::Complement, Relation::ClauseSubject])
        .is_some_and(|one| one > at || view.is_finite(one));
    let object = view.tree.dependent(at, &[Relation::Object, Relation::IndirectObject]);
    let asked = view
        .tree
        .dependent(at, &[Relation::OpenComplement, Relation::Complement])
        .is_some_and(|inner| view.tree.children(inner).iter().any(|child| *child < inner && view.is(*child, &["to"])));
    let of_somebody = view.is_passive(at)
        || object.is_some_and(|object| view.mention[object].is_some() || view.holds(&view.lexicon.people, object));
    match (cue.part, cue.stance) {
        (Part::Judgement, _) => {
            let judged = !cue.rest.is_empty() || object.is_some_and(|object| judged(view, at, object, asked));
            if judged { 6 } else { 0 }
        }
        (_, Stance::Demands) if asked && of_somebody => 5,
        (Part::Verb, Stance::Demands) => 1,
        (Part::Speech, _) if content => 4,
        (Part::Speech, _) if object.is_none() => 3,
        (Part::Verb, _) => 3,
        (Part::Speech, _) => 2,
        (Part::Adjective, _) => 4,
        (Part::Noun, _) => 3,
    }
}

/// "called the decision X": an adjective, a noun or a quotation stands behind the object.
fn judged(view: &View<'_>, at: usize, object: usize, asked: bool) -> bool {
    if object < at {
        return false;
    }
    let complement =
        view.tree.dependent(at, &[Relation::OpenComplement]).is_some_and(|one| !(asked && view.is_verb(one)));
    let behind = view.tree.children(object).iter().any(|child| {
        *child > object
            && (view.tree.tags[*child].is_adjective() || view.quotation[*child].is_some())
            && view.preposition(*child).is_none()
    });
    let quoted = (object + 1..view.len().min(object + 4))
        .any(|next| view.quotation[next].is_some() && view.quotation[object].is_none());
    complement || behind || quoted
}
