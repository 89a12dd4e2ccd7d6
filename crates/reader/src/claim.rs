//! Claims of a sentence: a cue with its actors and its target, negation and governing verbs resolved by the table of polarity.

use crate::cue::{Met, cue_at};
use crate::draft::Stance;
use crate::lexicon::Part;
use crate::polarity::{Operator, under};
use crate::syntax::Relation;
use crate::view::View;

/// How many verbs may govern one another in a claim.
const CHAIN: usize = 5;

/// A stance found in a sentence, not yet tied to entities and issues.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// The predicate that carries it.
    pub at: usize,
    /// The cue's words, first and last.
    pub cue: (usize, usize),
    pub part: Part,
    pub stance: Stance,
    pub negated: bool,
    /// The heads of the actors' phrases, and whether they stand in another clause.
    pub actors: Vec<(usize, bool)>,
    /// The head of what it is about.
    pub target: Option<usize>,
    /// First and last word of the clause.
    pub evidence: (usize, usize),
}

/// The claims of a sentence, in the order of its words.
pub(crate) fn claims(view: &View<'_>) -> Vec<Claim> {
    let mut consumed = vec![false; view.len()];
    let mut found = Vec::new();
    for at in top_down(view) {
        if consumed[at] {
            continue;
        }
        let met = cue_at(view, at);
        let claim = silence(view, at).or_else(|| met.and_then(|met| claim(view, &met, &mut consumed)));
        found.extend(claim);
    }
    found.sort_by_key(|claim| claim.at);
    found
}

/// Heads before their dependents.
fn top_down(view: &View<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..view.len()).filter(|at| view.tree.heads[*at].is_none()).collect();
    let mut next = 0;
    while next < order.len() {
        order.extend(view.tree.children(order[next]));
        next += 1;
    }
    order
}

fn claim(view: &View<'_>, met: &Met, consumed: &mut [bool]) -> Option<Claim> {
    if met.part != Part::Noun && !asserts(view, met.at) {
        return None;
    }
    if met.part == Part::Speech && met.stance == Stance::States || supposed(view, met.at) {
        return None;
    }
    let object =
        view.tree.dependent(met.at, &[Relation::Object, Relation::PassiveSubject]).and_then(|noun| cue_at(view, noun));
    if met.part != Part::Noun
        && view.holds(&view.lexicon.light, met.at)
        && object.is_some_and(|object| object.part == Part::Noun)
    {
        return None;
    }
    match met.part {
        Part::Noun => noun(view, met, consumed),
        Part::Judgement => judgement(view, met, consumed),
        _ => predicate(view, met, consumed),
    }
}

/// A predicate tells something: it has tense, or is a participle; an infinitive only under a verb that has.
fn asserts(view: &View<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..CHAIN {
        let infinitive =
            view.tag(at) == "VB" && view.tree.children(at).iter().any(|child| *child < at && view.is(*child, &["to"]));
        match (view.relation(at), view.tree.heads[at]) {
            (Relation::OpenComplement | Relation::Conjunct, Some(head))
                if !view.is_finite(at) && view.own_subject(at).is_none() =>
            {
                at = head
            }
            _ => return !infinitive || view.is_finite(at),
        }
    }
    true
}

/// "if the Council approves it": nobody says that it does.
fn supposed(view: &View<'_>, at: usize) -> bool {
    let marked = |clause: usize| {
        view.tree.dependents(clause, &[Relation::Mark]).any(|mark| view.is(mark, &["if", "unless", "whether"]))
    };
    let mut clause = at;
    for _ in 0..CHAIN {
        if marked(clause) {
            return true;
        }
        match (view.relation(clause), view.tree.heads[clause]) {
            (Relation::Conjunct | Relation::OpenComplement | Relation::Copula, Some(head))
                if view.own_subject(clause).is_none() =>
            {
                clause = head;
            }
            _ => return false,
        }
    }
    false
}

/// A verb or adjective with its subject, and the cues it governs.
fn predicate(view: &View<'_>, met: &Met, consumed: &mut [bool]) -> Option<Claim> {
    if met.part == Part::Adjective && view.is_passive(met.at) {
        return None;
    }
    let (actors, passive) = actors(view, met.at)?;
    let Governed { stance, negated, last, target_of } = governed(view, met, consumed);
    let target = match &target_of {
        Some(inner) => target(view, inner, false).or(Some(inner.at)),
        None => target(view, met, passive),
    };
    // "rejected the accusation": a denial.
    let accusation = view.tree.dependent(met.at, &[Relation::Object]).and_then(|object| cue_at(view, object));
    let accused = accusation
        .is_some_and(|noun| noun.part == Part::Noun && matches!(noun.stance, Stance::Accuses | Stance::Criticises))
        || view.tree.dependent(met.at, &[Relation::Object]).is_some_and(|object| is_report(view, object));
    let stance = if accused && stance == Stance::Opposes { Stance::Denies } else { stance };
    let negation = view.negation(met.at);
    let first = negation
        .into_iter()
        .chain(view.auxiliaries(met.at).filter(|_| negation.is_some()))
        .filter(|one| *one < met.at)
        .min()
        .unwrap_or(met.at);
    let evidence = evidence(view, met.at, &actors);
    // "accused them of": the words between are no part of the cue.
    let parted = met.preposition.is_some_and(|preposition| {
        view.tag(preposition) == "IN" && (met.at + 1..preposition).any(|word| view.mention[word].is_some())
    });
    let end = if parted { met.at } else { met.last };
    Some(Claim {
        at: met.at,
        cue: (first, if target_of.is_some() { last.max(end) } else { end }),
        part: met.part,
        stance,
        negated,
        actors,
        target,
        evidence,
    })
}

/// A report, a claim: to reject it is to deny it.
fn is_report(view: &View<'_>, at: usize) -> bool {
    const REPORTS: [&str; 12] = [
        "report",
        "reports",
        "claim",
        "claims",
        "rumour",
        "rumours",
        "rumor",
        "rumors",
        "allegation",
        "allegations",
        "accusation",
        "accusations",
    ];
    view.is(at, &REPORTS)
}

struct Governed {
    stance: Stance,
    negated: bool,
    /// The last word of the cue.
    last: usize,
    /// The innermost cue, if it is another.
    target_of: Option<Met>,
}

/// The stance of a cue under its own negation, after those it governs: "did not refuse to endorse".
fn governed(view: &View<'_>, met: &Met, consumed: &mut [bool]) -> Governed {
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
                None if here.stance == Stance::Agrees && stance.polarity() != crate::draft::Polarity::Con => {
                    Stance::Agrees
                }
                None => stance,
            };
            consumed[chain[number + 1].at] = true;
        }
        let (operator, marked) = own_operator(view, here);
        negated |= marked;
        if let Some(operator) = operator {
            stance = under(operator, stance);
        }
    }
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
    let longer = view.tree.children(at).iter().any(|child| view.is(*child, &["longer"]));
    if view.negation(at).is_some() {
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

/// The actors of a predicate: its subject, or its agent if it is passive. The flag says that it is passive.
fn actors(view: &View<'_>, at: usize) -> Option<(Vec<(usize, bool)>, bool)> {
    if view.is_passive(at) {
        let agent = view.agent(at).or_else(|| {
            view.tree.dependent(at, &[Relation::PassiveSubject])?;
            // "was welcomed in Riyadh"
            view.tree
                .dependents(at, &[Relation::Oblique])
                .find(|place| view.preposition(*place) == Some("in") && view.metonym(*place))
        });
        let agent = agent?;
        return Some((members(view, agent).into_iter().map(|one| (one, false)).collect(), true));
    }
    let subject = view.subject(at)?;
    let mut heads = members(view, subject.at);
    if view.tree.dependent(at, &[Relation::Subject]).is_some_and(|own| own != subject.at)
        && view.relation(subject.at) == Relation::Conjunct
        && let Some(first) = view.tree.heads[subject.at]
        && subject.at > 0
    {
        // "Ankara and London, which brokered it": both.
        let first_word = view.tree.reach(at).0;
        let comma = (first_word.saturating_sub(1)..=first_word).any(|word| view.is(word, &[","]));
        if comma && view.is_nominal(first) {
            heads.insert(0, first);
        }
    }
    Some((heads.into_iter().map(|one| (one, subject.carried)).collect(), false))
}

/// A noun and those coordinated with it; "two member states, Italy and Hungary": the two.
fn members(view: &View<'_>, at: usize) -> Vec<usize> {
    if !view.tree.tags[at].is_name()
        && let Some(named) = view.tree.dependents(at, &[Relation::Apposition, Relation::Nominal]).find(|one| {
            *one > at
                && view.tree.tags[*one].is_name()
                && view.mention[*one].is_some()
                && view.preposition(*one).is_none()
        })
    {
        let all = view.conjuncts(named);
        if all.len() > 1 {
            return all;
        }
    }
    view.conjuncts(at)
}

/// From the nearest actor, if it stands in this clause, to the clause's end.
fn evidence(view: &View<'_>, at: usize, actors: &[(usize, bool)]) -> (usize, usize) {
    let mut extent = view.clause(at);
    if view.relation(at) == Relation::OpenComplement
        && let Some(head) = view.tree.heads[at]
    {
        let outer = view.clause(head);
        extent = (extent.0.min(outer.0), extent.1.max(outer.1));
    }
    for (actor, carried) in actors {
        if !carried {
            let (first, last) = view.extent(*actor, &[Relation::RelativeClause, Relation::Case, Relation::Punctuation]);
            extent = (extent.0.min(first), extent.1.max(last));
        }
    }
    extent
}

/// What a cue is about: the object of its preposition, its object, the subject of a passive, a clause, an oblique.
pub(crate) fn target(view: &View<'_>, met: &Met, passive: bool) -> Option<usize> {
    let accused = view
        .tree
        .dependents(met.at, &[Relation::Object, Relation::IndirectObject])
        .find(|object| *object > met.at && view.can_act(*object));
    if let (Stance::Accuses, false, Some(accused)) = (met.stance, passive, accused) {
        return Some(accused);
    }
    if let Some(preposition) = met.preposition {
        let owner = view.tree.heads[preposition]
            .filter(|head| *head > preposition && view.relation(preposition) == Relation::Case);
        let clause = view.tree.heads[preposition]
            .filter(|head| *head > preposition && view.relation(preposition) == Relation::Mark);
        let next = || {
            (preposition + 1..view.len().min(preposition + 8))
                .find(|at| view.tree.tags[*at].is_noun() || view.tag(*at) == "PRP")
        };
        if let Some(found) = owner.or(clause).or_else(next) {
            return Some(found);
        }
    }
    let at = met.at;
    if passive {
        if let Some(subject) = view.tree.dependent(at, &[Relation::PassiveSubject, Relation::Subject]) {
            let relative = matches!(view.tag(subject), "WDT" | "WP");
            return if relative { view.tree.heads[at] } else { Some(subject) };
        }
        return match view.relation(at) {
            Relation::Clause | Relation::RelativeClause => view.tree.heads[at],
            _ => view.subject(at).map(|subject| subject.at),
        };
    }
    let asked = met.stance == Stance::Demands;
    let open = view.tree.dependents(at, &[Relation::OpenComplement]).find(|inner| *inner > at);
    if let (true, Some(inner)) = (asked, open) {
        return Some(inner);
    }
    let object = view
        .tree
        .dependents(at, &[Relation::Object])
        .find(|object| *object > at || view.relation(at) == Relation::RelativeClause);
    if let Some(object) = object {
        let relative = matches!(view.tag(object), "WDT" | "WP");
        return if relative { view.tree.heads[at] } else { Some(object) };
    }
    if let Some(inner) = open {
        return Some(inner);
    }
    if let Some(clause) = view.tree.dependents(at, &[Relation::Complement]).find(|inner| *inner > at) {
        return Some(view.own_subject(clause).unwrap_or(clause));
    }
    let telling =
        ["to", "for", "of", "on", "over", "with", "about", "against", "at", "towards", "toward", "from", "into"];
    view.tree
        .dependents(at, &[Relation::Oblique, Relation::Nominal])
        .find(|noun| view.preposition(*noun).is_some_and(|case| telling.contains(&case)))
}

/// "called the decision X", "described the plan as X": the words of judgement give the stance.
fn judgement(view: &View<'_>, met: &Met, consumed: &mut [bool]) -> Option<Claim> {
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

/// A noun that names a stance: with a light verb, an owner, or a source.
fn noun(view: &View<'_>, met: &Met, consumed: &mut [bool]) -> Option<Claim> {
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
    let no = view.tree.dependent(at, &[Relation::Determiner]).filter(|det| view.is(*det, &["no"]));
    if let Some(verb) = governs
        && view.holds(&view.lexicon.light, verb)
        && !consumed[verb]
    {
        let (actors, _) = actors(view, verb)?;
        let evidence = evidence(view, verb, &actors);
        let ended = view.holds(&view.lexicon.ending, verb);
        let negated = no.is_some() || view.negation(verb).is_some();
        let mut stance = met.stance;
        if ended {
            stance = under(Operator::Ends, stance);
        }
        if negated {
            stance = under(if no.is_some() { Operator::NotYet } else { Operator::Not }, stance);
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
    let stance = if negated { under(Operator::NotYet, met.stance) } else { met.stance };
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

/// "did not say", "would not comment", "declined to give details", "did not provide further details".
fn silence(view: &View<'_>, at: usize) -> Option<Claim> {
    if !view.is_verb(at) || !view.holds(&view.lexicon.giving, at) {
        return None;
    }
    let negation = view.negation(at)?;
    let (actors, passive) = actors(view, at)?;
    let target = target(
        view,
        &Met { at, last: at, base: String::new(), part: Part::Verb, stance: Stance::Withholds, preposition: None },
        passive,
    );
    let evidence = evidence(view, at, &actors);
    let first = view.auxiliaries(at).chain([negation]).filter(|one| *one < at).min().unwrap_or(at);
    Some(Claim {
        at,
        cue: (first, at),
        part: Part::Verb,
        stance: Stance::Withholds,
        negated: true,
        actors,
        target,
        evidence,
    })
}
