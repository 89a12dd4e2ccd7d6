//! What a small parser often gets wrong and the lexicon knows better: where "that" belongs, and who is the subject of what is
//! coordinated.

mod clauses;

use crate::draft::Stance;
use crate::lexicon::Part;
use crate::syntax::Relation;
use crate::view::View;

/// Addressees and occasions that stand between "said" and "that", as words of time do.
const BETWEEN: [&str; 7] =
    ["reporters", "journalists", "interview", "statement", "conference", "parliament", "lawmakers"];

/// Rehangs what is surely misplaced.
pub(crate) fn repair(view: &mut View<'_>) {
    if let Some(verb) = hidden_verb(view) {
        view.tree.promote(verb, Relation::Subject);
    }
    for at in 0..view.len() {
        clauses::active(view, at);
        clauses::inverted(view, at);
        clauses::absolute(view, at);
        clauses::trailing(view, at);
        clauses::conditional(view, at);
        clauses::swallowed(view, at);
        if let Some(subject) = begun(view, at).or_else(|| clauses::teller(view, at)) {
            view.tree.rehang(subject, at, Relation::Subject);
        }
        let better = helped(view, at)
            .or_else(|| compounded(view, at))
            .or_else(|| beside(view, at))
            .or_else(|| asked(view, at))
            .or_else(|| owner(view, at))
            .or_else(|| said_that(view, at))
            .or_else(|| relative(view, at))
            .or_else(|| listed(view, at))
            .or_else(|| coordinated(view, at))
            .or_else(|| owed(view, at));
        if let Some((head, relation)) = better {
            view.tree.rehang(at, head, relation);
        }
    }
}

/// "leave the fisheries pact": two nouns side by side are one object.
fn compounded(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    let object = |at: usize| matches!(view.relation(at), Relation::Object | Relation::IndirectObject);
    let noun = |at: usize| view.tree.tags[at].is_noun() && !view.tree.tags[at].is_name();
    let next = Some(at + 1).filter(|next| *next < view.len() && noun(at) && noun(*next))?;
    (object(at) && object(next) && view.tree.heads[at] == view.tree.heads[next]).then_some((next, Relation::Compound))
}

/// "…, and the others have left": a clause with "and" and its own subject stands beside the one before it.
fn beside(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    let subject = view.own_subject(at).filter(|subject| *subject < at)?;
    let and = view.tree.dependent(at, &[Relation::Coordinator]);
    let and = and.or_else(|| view.tree.dependent(subject, &[Relation::Coordinator])).filter(|and| *and < subject)?;
    let head = view.tree.heads[at].filter(|head| *head < and)?;
    (view.relation(at) == Relation::Adverbial && view.is_finite(at)).then_some((head, Relation::Conjunct))
}

/// A subject that hangs on "has" is that of the verb which "has" helps.
fn helped(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    let head = view.tree.heads[at]?;
    let subject = matches!(view.relation(at), Relation::Subject | Relation::PassiveSubject);
    let helps = matches!(view.relation(head), Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula);
    let verb = view.tree.heads[head].filter(|verb| subject && helps && *verb != at)?;
    view.own_subject(verb).is_none().then_some((verb, view.relation(at)))
}

/// "asked the bloc to arbitrate": what is asked for hangs on "asked"; "denied having made it": what is denied, on "denied".
fn asked(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    let head = view.tree.heads[at]?;
    let cues =
        |verb: usize, stance: Stance| view.lexicon.cues(&view.lower[verb]).iter().any(|cue| cue.stance == stance);
    let infinitive =
        view.tag(at) == "VB" && view.tree.children(at).iter().any(|child| *child < at && view.is(*child, &["to"]));
    if infinitive
        && view.relation(at) == Relation::Clause
        && view.relation(head) == Relation::Object
        && view.can_act(head)
    {
        let verb = view.tree.heads[head].filter(|verb| *verb < head && view.is_verb(*verb))?;
        return cues(verb, Stance::Demands).then_some((verb, Relation::OpenComplement));
    }
    let having = view.auxiliaries(at).any(|one| view.is(one, &["having"]) && one == head + 1);
    let denied =
        having && view.is_verb(head) && cues(head, Stance::Denies) && view.relation(at) != Relation::OpenComplement;
    denied.then_some((head, Relation::OpenComplement))
}

/// "India's delegate": what bears "'s" belongs to the noun behind it.
fn owner(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    let bears = at + 2 < view.len() && view.tag(at + 1) == "POS" && view.tree.tags[at].is_noun();
    if !bears || view.tree.heads[at].is_none() || view.relation(at) == Relation::Possessor {
        return None;
    }
    let heads = [Relation::Subject, Relation::PassiveSubject, Relation::Object, Relation::Agent, Relation::Oblique];
    let owned = (at + 2..view.len().min(at + 6))
        .find(|word| heads.contains(&view.relation(*word)) && view.tree.heads[*word] != Some(at))?;
    let between = (at + 2..owned).any(|word| view.is_verb(word) || view.is(word, &[","]));
    (!between).then_some((owned, Relation::Possessor))
}

fn speaks(view: &View<'_>, at: usize) -> bool {
    view.is_verb(at) && view.lexicon.is(&view.lower[at], &[Part::Speech])
}

/// "said on Monday that Moscow would return": the clause hangs on "said", not on "Monday".
fn said_that(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    let head = view.tree.heads[at]?;
    let clause =
        view.is_verb(at) || view.own_subject(at).is_some() || view.tree.dependent(at, &[Relation::Copula]).is_some();
    if !clause || head > at {
        return None;
    }
    let that = view
        .tree
        .children(at)
        .iter()
        .any(|child| *child < at && view.is(*child, &["that"]) && *child == view.tree.reach(at).0);
    let hung = matches!(
        view.relation(at),
        Relation::RelativeClause
            | Relation::Clause
            | Relation::Adverbial
            | Relation::Parataxis
            | Relation::Apposition
            | Relation::Conjunct
    );
    if !hung {
        return None;
    }
    let direct = speaks(view, head) && that && view.relation(at) == Relation::Adverbial;
    let between = (view.is_time(head) || view.is(head, &BETWEEN)) && (that || view.own_subject(at).is_some());
    let verb = if direct {
        head
    } else if between {
        view.tree
            .ancestors(head)
            .take(3)
            .find(|above| view.is_verb(*above))
            .filter(|verb| speaks(view, *verb) && *verb < head)?
    } else {
        return None;
    };
    let has_content = view.tree.dependent(verb, &[Relation::Complement]).is_some();
    (!has_content).then_some((verb, Relation::Complement))
}

/// "rejected the possibility of forces being deployed and has stated that …": what has no subject of its own and speaks or
/// carries tense is coordinated with a verb whose subject can act.
fn coordinated(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    if view.relation(at) != Relation::Conjunct
        || !view.is_verb(at)
        || view.own_subject(at).is_some()
        || !view.is_finite(at)
    {
        return None;
    }
    let head = view.tree.heads[at]?;
    let acts = |verb: usize| {
        view.is_finite(verb)
            && view.subject(verb).is_some_and(|subject| view.can_act(subject.at))
            && (view.is_verb(verb) || view.is_adjectival(verb))
    };
    if acts(head) && (view.is_verb(head) || view.is_adjectival(head)) {
        return None;
    }
    let better = view.tree.ancestors(head).take(6).filter(|above| *above < at).find(|above| acts(*above))?;
    Some((better, Relation::Conjunct))
}

/// "warned that … and accused them of “being naive”": what begins with the preposition of a cue belongs to that cue's verb, the
/// last one before it, not to what stands before that; so does an infinitive ("and urged them to wait").
fn owed(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    let first = view.tree.reach(at).0;
    let head = view.tree.heads[at]?;
    let begins = first < at && matches!(view.relation(first), Relation::Case | Relation::Mark);
    if !begins || head >= first {
        return None;
    }
    let verb = (head + 1..first).rev().find(|word| view.is_verb(*word))?;
    let cues = view.lexicon.cues(&view.lower[verb]);
    let takes =
        cues.iter().any(|cue| matches!(cue.rest.as_slice(), [preposition] if *preposition == view.lower[first]));
    let infinitive = view.is(first, &["to"]) && view.tag(at) == "VB";
    let relation = match view.relation(first) {
        _ if infinitive => Relation::OpenComplement,
        Relation::Mark => Relation::Adverbial,
        _ => Relation::Oblique,
    };
    ((takes || infinitive) && view.is_finite(verb) && view.own_subject(at).is_none()).then_some((verb, relation))
}

/// ", which brokered it": a clause whose subject is "which" or "who" belongs to the noun before that word.
fn relative(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    let subject = view.own_subject(at).filter(|subject| view.is(*subject, &["which", "who"]))?;
    if view.relation(at) == Relation::RelativeClause || !view.is_verb(at) {
        return None;
    }
    let before = subject.checked_sub(1)?;
    let noun = if view.is(before, &[","]) { before.checked_sub(1)? } else { before };
    let noun = if view.tree.tags[noun].is_noun() { noun } else { return None };
    (view.tree.heads[noun] != Some(at)).then_some((noun, Relation::RelativeClause))
}

/// Nouns between commas: coordinated only where an "and" says so, else they rename what stands before.
fn listed(view: &View<'_>, at: usize) -> Option<(usize, Relation)> {
    let head = view.tree.heads[at]?;
    let first = view.extent(at, &[Relation::Punctuation]).0;
    let before = first.checked_sub(1)?;
    let cc = view.tree.dependents(at, &[Relation::Coordinator]).find(|cc| *cc < at && view.is(*cc, &["and", "or"]));
    if !view.tree.tags[at].is_noun() || view.own_subject(at).is_some() {
        return None;
    }
    if let Some(cc) = cc {
        // "accused Macron and Starmer": a name after a name and "and".
        let left = cc.checked_sub(1)?;
        let names = view.mention[left].is_some() && view.mention[at].is_some() && view.tree.tags[left].is_name();
        let apart = view.relation(at) != Relation::Conjunct || view.preposition(left).is_some();
        return (names && head != left && apart && !view.tree.ancestors(left).any(|above| above == at))
            .then_some((left, Relation::Conjunct));
    }
    if !view.is(before, &[","]) || head > at {
        return None;
    }
    let case = view.tree.dependent(at, &[Relation::Case]).is_some();
    let joined = view
        .tree
        .dependents(head, &[Relation::Conjunct])
        .any(|other| view.tree.dependent(other, &[Relation::Coordinator]).is_some());
    match view.relation(at) {
        Relation::Conjunct if case && !joined => {
            let verb = view.tree.ancestors(head).find(|above| view.is_verb(*above))?;
            Some((verb, Relation::Oblique))
        }
        Relation::Conjunct if !joined => Some((head, Relation::Apposition)),
        Relation::Object if view.tree.tags[head].is_noun() => Some((head, Relation::Apposition)),
        _ => None,
    }
}

/// "…, and Ursula von der Leyen, the president, condemned it": a new clause begins with its subject, not with one more object.
fn begun(view: &View<'_>, verb: usize) -> Option<usize> {
    if view.relation(verb) != Relation::Conjunct
        || !view.is_verb(verb)
        || view.own_subject(verb).is_some()
        || !view.is_finite(verb)
    {
        return None;
    }
    let and = (1..verb)
        .rev()
        .take(30)
        .take_while(|at| !view.is_verb(*at))
        .find(|at| view.is(*at, &["and", "but", "while"]) && view.is(at - 1, &[","]))?;
    (and + 1..verb).find(|at| {
        let noun = view.tree.tags[*at].is_noun() && view.can_act(*at) && view.preposition(*at).is_none();
        noun && matches!(
            view.relation(*at),
            Relation::Conjunct
                | Relation::Object
                | Relation::Apposition
                | Relation::Nominal
                | Relation::Oblique
                | Relation::Other
        ) && view.tree.heads[*at].is_some_and(|head| head < and)
    })
}

/// "Germany's minister, Annalena Baerbock, called on Russia": a sentence whose head is an actor has its verb elsewhere.
fn hidden_verb(view: &View<'_>) -> Option<usize> {
    let root = (0..view.len()).find(|at| view.tree.heads[*at].is_none())?;
    let noun = view.tree.tags[root].is_noun()
        && view.can_act(root)
        && view.tree.dependent(root, &[Relation::Copula, Relation::Subject]).is_none();
    if !noun || view.lower.last().is_none_or(|last| last != ".") {
        return None;
    }
    let verbal = |at: usize| {
        let past = view.lower[at].ends_with("ed")
            && view.lexicon.is(&view.lower[at], &[Part::Verb, Part::Speech, Part::Judgement]);
        (matches!(view.tag(at), "VBD" | "VBN" | "VBP" | "VBZ") || past) && view.own_subject(at).is_none() && at > root
    };
    let below = view.tree.children(root).iter().copied();
    let beside = view.tree.children(root).iter().flat_map(|child| view.tree.dependents(*child, &[Relation::Conjunct]));
    let mut verbs: Vec<usize> = below.chain(beside).filter(|at| verbal(*at)).collect();
    verbs.sort_unstable();
    verbs.into_iter().find(|at| {
        let hung = matches!(
            view.relation(*at),
            Relation::Clause
                | Relation::Conjunct
                | Relation::Parataxis
                | Relation::Apposition
                | Relation::Adverbial
                | Relation::RelativeClause
                | Relation::Other
        );
        let that = view
            .tree
            .children(*at)
            .iter()
            .any(|child| *child < *at && view.is(*child, &["that", "which", "who", "to"]));
        hung && !that
    })
}
