//! Claims of a sentence: a cue with its actors and its target, negation and governing verbs resolved by the table of polarity.

mod governed;
mod judgement;
mod noun;
mod target;

pub(crate) use judgement::value;

use governed::{Governed, governed};
use judgement::judgement;
use noun::noun;
use target::target;

use crate::cue::{Met, cue_at};
use crate::draft::Stance;
use crate::lexicon::Part;
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
        let phrase = met.as_ref().is_some_and(|met| met.last > met.at && met.stance != Stance::States);
        let claim =
            silence(view, at).filter(|_| !phrase).or_else(|| met.and_then(|met| claim(view, &met, &mut consumed)));
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
                // "was asked to host it": it does not yet.
                if view.is_passive(head)
                    && view.lexicon.cues(&view.lower[head]).iter().any(|cue| cue.stance == Stance::Demands)
                {
                    return false;
                }
                at = head
            }
            // "that the guard seize it": wanted, not told.
            _ if view.tag(at) == "VB" && !infinitive && view.auxiliaries(at).next().is_none() => {
                return view.own_subject(at).is_none() || view.relation(at) == Relation::Root;
            }
            // "are to meet": not yet.
            _ if infinitive => {
                return view.is_finite(at)
                    && !view.auxiliaries(at).all(|one| view.is(one, &["is", "are", "was", "were"]));
            }
            _ => return true,
        }
    }
    true
}

/// "if the Council approves it": nobody says that it does.
fn supposed(view: &View<'_>, at: usize) -> bool {
    let marked = |clause: usize| {
        view.tree.dependents(clause, &[Relation::Mark]).any(|mark| view.is(mark, &["if", "unless", "whether"]))
    };
    // "should they deploy it, …"
    let inverted = |clause: usize| {
        let should = view.auxiliaries(clause).find(|one| view.is(*one, &["should"]));
        should
            .is_some_and(|should| view.own_subject(clause).is_some_and(|subject| should < subject && subject < clause))
    };
    let mut clause = at;
    for _ in 0..CHAIN {
        if marked(clause) || inverted(clause) {
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
    // "who asked not to be named"
    let named = |inner: usize| view.is(inner, &["named", "identified", "quoted"]);
    if met.stance == Stance::Demands && view.tree.dependents(met.at, &[Relation::OpenComplement]).any(named) {
        return None;
    }
    if matches!(met.stance, Stance::HostsTalks | Stance::Consults) && !is_talk(view, met.at) {
        return None;
    }
    // "who attended", "which meets next week": told only to say who it is.
    if met.stance == Stance::Consults && view.relation(met.at) == Relation::RelativeClause {
        return None;
    }
    let (actors, passive) = actors(view, met.at)?;
    let Governed { stance, negated, last, target_of } = governed(view, met, consumed);
    // "stopped short of demanding it": part of the cue.
    let gerund = met.last + 1;
    if met.last > met.at && gerund < view.len() && view.tag(gerund) == "VBG" {
        consumed[gerund] = true;
    }
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

/// What is hosted or chaired is a meeting or those who meet, not refugees or a committee.
fn is_talk(view: &View<'_>, at: usize) -> bool {
    let Some(object) = view.tree.dependent(at, &[Relation::Object, Relation::PassiveSubject]) else { return true };
    let people = [
        "official",
        "minister",
        "leader",
        "president",
        "delegation",
        "negotiator",
        "diplomat",
        "envoy",
        "general",
        "side",
    ];
    let guests = people.iter().any(|guest| view.lower[object].trim_end_matches('s') == *guest);
    let named = view.tree.tags[object].is_name() || matches!(view.tag(object), "PRP" | "WDT" | "WP");
    crate::aboutness::kind(view.lexicon, &view.lower[object]).is_some()
        || named
        || guests
        || view.can_act(object) && !view.is(at, &["chairs", "chaired", "chair", "hosts"])
}

/// A report, a claim: to reject it is to deny it.
fn is_report(view: &View<'_>, at: usize) -> bool {
    view.holds(&view.lexicon.reports, at)
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

/// "did not say", "would not comment", "declined to give details", "did not provide further details".
fn silence(view: &View<'_>, at: usize) -> Option<Claim> {
    if !view.is_verb(at) || !view.holds(&view.lexicon.giving, at) {
        return None;
    }
    // "has not given up"
    if view.lower.get(at + 1).is_some_and(|next| matches!(next.as_str(), "up" | "in" | "way")) {
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
