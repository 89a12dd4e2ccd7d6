//! Clauses that a small parser takes for one another: a relative clause for the sentence, what is warned of for the warning.

use crate::lexicon::Part;
use crate::syntax::Relation;
use crate::view::View;

/// How many words a speaker behind a sentence has: "…, its ambassador in London said".
const SPEAKER: usize = 9;

/// "…,” says the minister, who adds that …": the noun before "who" belongs to the verb before it.
pub(crate) fn inverted(view: &mut View<'_>, who: usize) {
    let Some(noun) = who.checked_sub(2).filter(|_| view.is(who, &["which", "who"]) && view.is(who - 1, &[","])) else {
        return;
    };
    let Some(verb) = view.tree.heads[who].filter(|verb| *verb > who && view.tree.heads[noun] == Some(*verb)) else {
        return;
    };
    let Some(head) = view.tree.heads[verb].filter(|head| *head < noun && view.own_subject(*head).is_none()) else {
        return;
    };
    if view.is_verb(head) && view.tree.tags[noun].is_noun() {
        view.tree.rehang(noun, head, Relation::Subject);
        view.tree.rehang(verb, noun, Relation::RelativeClause);
    }
}

/// "…, its foreign minister, Per Dahl, said.": who said what stands before it.
pub(crate) fn trailing(view: &mut View<'_>, verb: usize) {
    let speaks = view.is_verb(verb) && view.is_finite(verb) && view.lexicon.is(&view.lower[verb], &[Part::Speech]);
    let ends = (verb + 1..view.len()).all(|at| view.is(at, &["."]) || view.is_time(at) || view.tag(at) == "IN");
    let Some(subject) = view.own_subject(verb).filter(|subject| speaks && ends && *subject < verb) else { return };
    let Some(head) = view.tree.heads[verb] else { return };
    let first = view.tree.reach(subject).0;
    let hung = matches!(
        view.relation(verb),
        Relation::Complement | Relation::Clause | Relation::Adverbial | Relation::Conjunct
    );
    if hung && first > head && view.is(first - 1, &[","]) {
        let mut top = head;
        while view.relation(top) != Relation::Parataxis
            && let Some(above) = view.tree.heads[top].filter(|above| *above < first)
        {
            top = above;
        }
        view.tree.rehang(verb, top, Relation::Parataxis);
    }
}

/// "…, with Chile and Peru abstaining": who stands between "with" and the participle does it.
pub(crate) fn absolute(view: &mut View<'_>, verb: usize) {
    let cue = view.lexicon.is(&view.lower[verb], &[Part::Verb]) && view.lower[verb].ends_with("ing");
    let Some(with) = (0..verb).rev().take(12).find(|at| view.is(*at, &["with"])).filter(|_| cue) else { return };
    let list =
        |at: usize| view.tree.tags[at].is_noun() || view.is(at, &[",", "and", "the"]) || view.mention[at].is_some();
    let named = (with + 1..verb).filter(|at| view.mention[*at].is_some() && view.tree.tags[*at].is_noun());
    let heads: Vec<usize> = named.filter(|at| view.relation(*at) != Relation::Flat).collect();
    let Some(first) = heads.first().copied().filter(|_| (with + 1..verb).all(list)) else { return };
    let Some(main) =
        view.tree.ancestors(verb).chain(view.tree.ancestors(first)).find(|at| *at < with && view.is_verb(*at))
    else {
        return;
    };
    view.tree.rehang(first, main, Relation::Oblique);
    view.tree.rehang(verb, main, Relation::Adverbial);
    view.tree.rehang(first, verb, Relation::Subject);
    for other in heads.into_iter().skip(1) {
        view.tree.rehang(other, first, Relation::Conjunct);
    }
    let mut tags = view.tree.tags.clone();
    tags[verb] = crate::syntax::Tag::of("VBG").unwrap_or(tags[verb]);
    view.tree.tags = tags;
}

/// "The group has entered": with no form of "be" nothing is passive.
pub(crate) fn active(view: &mut View<'_>, verb: usize) {
    let perfect = view.auxiliaries(verb).any(|one| view.is(one, &["has", "have", "had"]));
    let be = view.auxiliaries(verb).any(|one| !view.is(one, &["has", "have", "had", "not", "n't"]));
    let past = view.tag(verb) == "VBD" && !be && view.agent(verb).is_none();
    if (perfect && !be || past)
        && let Some(subject) = view.tree.dependent(verb, &[Relation::PassiveSubject])
    {
        view.tree.rehang(subject, verb, Relation::Subject);
    }
}

/// "…, on the understanding that …": a condition that hangs on no verb belongs to the last one before it.
pub(crate) fn conditional(view: &mut View<'_>, at: usize) {
    let marks =
        |mark: usize| view.is(mark, &["if", "unless"]) || view.tree.dependent(mark, &[Relation::Fixed]).is_some();
    let hung = view.relation(at) == Relation::Clause
        || view.relation(at) == Relation::Conjunct && view.tree.dependent(at, &[Relation::Coordinator]).is_none();
    let bound = hung && view.tree.dependents(at, &[Relation::Mark]).any(marks);
    let above = view.tree.ancestors(at).find(|above| view.is_verb(*above));
    if let Some(verb) = above.filter(|_| bound) {
        view.tree.rehang(at, verb, Relation::Adverbial);
        return;
    }
    let joined = view.tree.dependent(at, &[Relation::Fixed]).filter(|first| *first < at);
    let loose = matches!(view.relation(at), Relation::Parataxis | Relation::Apposition | Relation::Nominal);
    let Some(first) = joined.filter(|_| loose && view.tag(at) == "IN") else { return };
    if let Some(verb) = (0..first).rev().find(|word| view.is_verb(*word)) {
        view.tree.rehang(at, verb, Relation::Adverbial);
    }
}

/// "but warned it would not": a verb of speech that hangs on the clause behind it governs that clause.
pub(crate) fn swallowed(view: &mut View<'_>, verb: usize) {
    let speaks = view.is_verb(verb) && view.is_finite(verb) && view.lexicon.is(&view.lower[verb], &[Part::Speech]);
    if !speaks || view.own_subject(verb).is_some() {
        return;
    }
    let Some(clause) = view.tree.heads[verb].filter(|clause| *clause > verb) else { return };
    let Some(head) = view.tree.heads[clause].filter(|head| *head < verb && view.is_verb(*head)) else { return };
    let told = view.own_subject(clause).is_some_and(|subject| subject > verb)
        && matches!(view.relation(verb), Relation::Adverbial | Relation::Parataxis | Relation::Conjunct)
        && verb > 0
        && view.is(verb - 1, &["and", "but", ","]);
    if told {
        view.tree.rehang(verb, head, Relation::Conjunct);
        view.tree.rehang(clause, verb, Relation::Complement);
    }
}

/// "Oslo backs it, its ambassador in London said.": the noun between the comma and the verb of speech speaks.
pub(crate) fn teller(view: &View<'_>, verb: usize) -> Option<usize> {
    let speaks = view.is_verb(verb) && view.is_finite(verb) && view.lexicon.is(&view.lower[verb], &[Part::Speech]);
    if !speaks || view.own_subject(verb).is_some() {
        return None;
    }
    let comma = (0..verb).rev().take(SPEAKER).find(|at| view.is(*at, &[","]))?;
    if (comma + 1..verb).any(|at| view.is_verb(at) || view.tag(at) == "CC") {
        return None;
    }
    (comma + 1..verb).find(|at| {
        let outside = view.tree.heads[*at].is_none_or(|head| head < comma || head >= verb);
        outside && view.tree.tags[*at].is_noun() && view.can_act(*at) && view.preposition(*at).is_none()
    })
}
