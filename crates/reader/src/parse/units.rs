//! The words of a sentence as the parser is given them: names as words that it knows well, marks and words of time left out.

use super::Known;
use super::tags::sure_tag;
use super::times::time_at;
use crate::lexicon::Part;
use crate::mention::{Form, Kind};
use crate::syntax::{Relation, Tag};

/// Titles that go with a name though they are not capitalised.
const TITLES: [&str; 30] = [
    "president",
    "minister",
    "prime",
    "foreign",
    "defence",
    "defense",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chief",
    "secretary",
    "general",
    "ambassador",
    "envoy",
    "chancellor",
    "premier",
    "deputy",
    "former",
    "acting",
    "leader",
    "king",
    "queen",
    "prince",
    "finance",
    "interior",
    "director",
    "chairman",
    "chairwoman",
    "senator",
    "commissioner",
];

/// One or more words that the parser sees as one.
pub(super) struct Unit<'a> {
    pub first: usize,
    pub last: usize,
    pub word: &'a str,
    pub tag: Option<Tag>,
}

/// Words that the parser does not see, though they belong to a verb: a time, or "neither".
pub(super) struct LeftOut {
    pub first: usize,
    pub last: usize,
    /// How many units stand before it.
    pub before: usize,
    pub relation: Relation,
}

/// Some words of a sentence for the parser.
pub(super) struct Units<'a> {
    pub units: Vec<Unit<'a>>,
    pub left_out: Vec<LeftOut>,
}

pub(super) fn units<'a>(known: &Known<'a>, part: &[usize]) -> Units<'a> {
    let mut units: Vec<Unit<'a>> = Vec::new();
    let mut left_out = Vec::new();
    let mut number = dateline(known, part);
    while number < part.len() {
        let first = part[number];
        let word = known.words[first];
        if matches!(word, "“" | "”" | "\"" | "«" | "»" | "„" | "``" | "''") {
            number += 1;
            continue;
        }
        let words = approximates(known, first);
        if words > 0 {
            number += words;
            continue;
        }
        let whole = |length: &usize| part.get(number + length - 1) == Some(&(first + length - 1));
        if let Some(length) = time_at(known.lower, first).filter(whole) {
            let last = first + length - 1;
            left_out.push(LeftOut { first, last, before: units.len(), relation: Relation::Oblique });
            number += length;
            // "On Tuesday, Norway said": the comma, too.
            number += usize::from(units.is_empty() && part.get(number).is_some_and(|at| known.words[*at] == ","));
            continue;
        }
        // "secretary-general": one head, not two.
        let general = matches!(known.lower[first].as_str(), "secretary" | "director" | "attorney")
            && known.lower.get(first + 1).is_some_and(|next| next == "-")
            && known.lower.get(first + 2).is_some_and(|next| next == "general");
        if general && whole(&3) && name_at(known, first, part.last().copied().unwrap_or(first)).is_none() {
            units.push(Unit { first, last: first + 2, word, tag: None });
            number += 3;
            continue;
        }
        if known.lower[first] == "according" && known.lower.get(first + 1).is_some_and(|next| next == "to") && whole(&2)
        {
            units.push(Unit { first, last: first + 1, word: "despite", tag: Tag::of("IN") });
            number += 2;
            continue;
        }
        if let Some(length) = conjunction(known, first).filter(whole) {
            let word = if known.lower[first + length - 1] == "after" { "after" } else { "if" };
            units.push(Unit { first, last: first + length - 1, word, tag: Tag::of("IN") });
            number += length;
            continue;
        }
        if known.lower[first] == "neither" && is_coordinated_by_nor(known, first) {
            left_out.push(LeftOut { first, last: first, before: units.len(), relation: Relation::Adverb });
            number += 1;
            continue;
        }
        match name_at(known, first, part.last().copied().unwrap_or(first)) {
            Some((last, word)) => {
                units.push(Unit { first, last, word, tag: Tag::of("NNP") });
                while number < part.len() && part[number] <= last {
                    number += 1;
                }
            }
            None => {
                units.push(Unit { first, last: first, word, tag: sure_tag(known, first) });
                number += 1;
            }
        }
    }
    Units { units, left_out }
}

/// The last word of a name that begins here, titles before a person included, and a name the parser knows well.
fn name_at(known: &Known<'_>, first: usize, limit: usize) -> Option<(usize, &'static str)> {
    let mut at = first;
    while at <= limit {
        if let Some((last, kind)) = bare_name(known, at) {
            if at > first && kind != Kind::Person {
                return None;
            }
            let word = match kind {
                Kind::Person => "Bush",
                Kind::State => "Iraq",
                Kind::Media => "Reuters",
                _ => "Congress",
            };
            return Some((last.min(limit), word));
        }
        let word = known.words[at];
        let adjective = known.name[at].is_some_and(|mention| known.mentions[mention].form == Form::Demonym);
        let capital = word.starts_with(|c: char| c.is_uppercase()) && at > 0;
        let title = TITLES.contains(&known.lower[at].as_str());
        let hyphen = word == "-" && at > first;
        if !(adjective || title || hyphen || (capital && at > first)) {
            return None;
        }
        at += 1;
    }
    None
}

/// The last word of a name that begins exactly here.
fn bare_name(known: &Known<'_>, at: usize) -> Option<(usize, Kind)> {
    let number = known.name[at]?;
    if at > 0 && known.name[at - 1] == Some(number) && known.words[at - 1] != "the" && known.words[at - 1] != "The" {
        return None;
    }
    let mention = &known.mentions[number];
    if !matches!(mention.form, Form::Name | Form::Metonym)
        || matches!(known.lower[at].as_str(), "the" | "its" | "his" | "her" | "their" | "a" | "an")
    {
        return None;
    }
    let mut last = at;
    while last + 1 < known.words.len() && known.name[last + 1] == Some(number) {
        last += 1;
    }
    if known.words[last] == "'s" || known.words[last] == "’s" {
        last = last.saturating_sub(1).max(at);
    }
    Some((last, known.entities[mention.entity].kind))
}

/// "at least two", "up to 4 000", "around 30": how many words say nothing of the structure.
fn approximates(known: &Known<'_>, at: usize) -> usize {
    let word = |at: usize| known.lower.get(at).map_or("", String::as_str);
    let pair = matches!(
        (word(at), word(at + 1)),
        ("at", "least" | "most") | ("more" | "less" | "fewer", "than") | ("up", "to")
    );
    let one = matches!(word(at), "around" | "about" | "nearly" | "almost" | "roughly" | "some");
    let words = if pair { 2 } else { usize::from(one) };
    let next = at + words;
    let figure = known.words.get(next).is_some_and(|next| next.starts_with(|c: char| c.is_numeric()));
    let spelt = matches!(
        word(next),
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "a"
    );
    if figure || spelt && pair { words } else { 0 }
}

/// "only if", "as long as", "on condition that": to the parser one word that begins a clause.
fn conjunction(known: &Known<'_>, at: usize) -> Option<usize> {
    let begins = |words: &&Vec<String>| {
        let clause = words
            .last()
            .is_some_and(|last| matches!(last.as_str(), "if" | "that" | "when" | "once" | "after" | "as" | "moment"));
        clause && words.len() > 1 && words.iter().enumerate().all(|(on, word)| known.lower.get(at + on) == Some(word))
    };
    known.lexicon.conditions.iter().map(|(words, _)| words).find(begins).map(Vec::len)
}

/// "has neither endorsed nor rejected": a verb stands between "neither" and "nor".
fn is_coordinated_by_nor(known: &Known<'_>, at: usize) -> bool {
    let verb = known.lower.get(at + 1).is_some_and(|next| known.lexicon.is(next, &[Part::Verb, Part::Speech]));
    verb && known.lower.iter().skip(at).take(12).any(|word| word == "nor")
}

/// How many words of "ISTANBUL, 18 July 2023 –" begin the sentence.
fn dateline(known: &Known<'_>, part: &[usize]) -> usize {
    let capitals = part.first().is_some_and(|first| {
        let word = known.words[*first];
        *first == 0 && word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
    });
    let dash = part.iter().take(14).position(|at| matches!(known.words[*at], "–" | "—" | "-" | "--"));
    let place = |dash: usize| {
        capitals
            || part[..dash].iter().any(|at| {
                matches!(known.words[*at], "(" | ")") || known.words[*at].starts_with(|c: char| c.is_numeric())
            })
    };
    dash.filter(|dash| place(*dash) && *dash + 3 < part.len()).map_or(0, |dash| dash + 1)
}
