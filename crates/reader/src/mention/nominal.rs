//! Words that point back: pronouns, "the latter", "the two countries", and people who are named only by what they know.

use super::class::Group;
use super::phrase::{Step, What};
use super::words::Word;

/// A phrase that points to what was named before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Nominal {
    /// The second of two.
    Latter,
    /// The first of two.
    Former,
    /// "the two countries", "both sides".
    Both,
    /// "people familiar with the matter".
    Informed,
}

/// A pronoun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pronoun {
    He,
    She,
    It,
    They,
}

/// The pronoun or pointing phrase that begins at a word.
pub(crate) fn at(step: &Step<'_, '_>, at: usize) -> Option<(usize, What)> {
    let word = &step.words[at];
    let after = |on: usize| step.words.get(at + on);
    let is = |on: usize, list: &[&str]| after(on).is_some_and(|word| word.among(list));
    let pronoun = match word.lower.as_ref() {
        "he" | "him" | "himself" => Some(Pronoun::He),
        "she" | "herself" => Some(Pronoun::She),
        // "her" before a noun is whose, not who.
        "her" if !after(1).is_some_and(Word::letters) => Some(Pronoun::She),
        "it" if opens_clause(step, at) && !idle_it(step, at) => Some(Pronoun::It),
        "they" | "them" => Some(Pronoun::They),
        _ => None,
    };
    if let Some(pronoun) = pronoun {
        return Some((at + 1, What::Pronoun(pronoun)));
    }
    if word.is("the")
        && is(1, &["latter", "former"])
        && after(2).is_none_or(|next| !next.letters() || super::context::verbal(next))
    {
        let nominal = if is(1, &["latter"]) { Nominal::Latter } else { Nominal::Former };
        return Some((at + 2, What::Nominal(nominal)));
    }
    let both = word.is("both") && after(1).is_some_and(|word| word.has(Group::SeveralStates));
    let neither =
        word.is("neither") && is(1, &["country", "side", "state", "government", "party", "capital", "nation"]);
    let both = both || neither;
    let two = word.is("the") && is(1, &["two"]) && after(2).is_some_and(|word| word.has(Group::SeveralStates));
    if both || two {
        return Some((at + if both { 2 } else { 3 }, What::Nominal(Nominal::Both)));
    }
    let informed = word.among(&["people", "persons", "person", "those", "sources", "individuals"])
        && is(1, &["familiar", "briefed", "close", "informed", "aware", "with", "involved"])
        && (is(2, &["with", "on", "to", "about", "of", "knowledge", "in"]));
    informed.then(|| (end_of_informed(step, at), What::Nominal(Nominal::Informed)))
}

/// "people familiar with the matter": to the noun.
fn end_of_informed(step: &Step<'_, '_>, at: usize) -> usize {
    let sentence = step.words[at].sentence;
    let mut to = at + 3;
    while step
        .words
        .get(to)
        .is_some_and(|word| word.sentence == sentence && to < at + 8 && word.letters() && !super::context::verbal(word))
    {
        to += 1;
    }
    to.min(step.words.len())
}

/// Does a clause begin here? "It", where it is no subject, mostly means a thing.
fn opens_clause(step: &Step<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &step.words[before]) else { return true };
    before.sentence != step.words[at].sentence || !before.letters() || before.has(Group::Conjunction)
}

/// "It is not clear", "it was announced that", "it seems": nobody.
fn idle_it(step: &Step<'_, '_>, at: usize) -> bool {
    let words = &step.words[at + 1..];
    let sentence = step.words[at].sentence;
    let rest: Vec<&Word<'_>> = words.iter().take_while(|word| word.sentence == sentence).take(7).collect();
    let Some(first) = rest.first() else { return true };
    if first.among(&[
        "seems", "seemed", "appears", "appeared", "emerged", "remains", "turned", "follows", "rained", "takes", "took",
        "matters",
    ]) {
        return true;
    }
    let copula = rest.iter().position(|word| word.among(&["is", "was", "be", "been", "becomes", "became"]));
    let Some(copula) = copula.filter(|place| *place <= 2) else { return false };
    rest[copula + 1..].iter().any(|word| {
        word.among(&[
            "clear",
            "unclear",
            "known",
            "unknown",
            "likely",
            "unlikely",
            "possible",
            "impossible",
            "important",
            "necessary",
            "time",
            "true",
            "said",
            "reported",
            "announced",
            "understood",
            "expected",
            "thought",
            "believed",
            "hoped",
            "feared",
            "certain",
            "uncertain",
            "hard",
            "difficult",
            "easy",
            "too",
            "essential",
            "vital",
            "crucial",
            "that",
            "evident",
            "obvious",
            "worth",
            "agreed",
            "decided",
            "only",
            "who",
        ])
    })
}
