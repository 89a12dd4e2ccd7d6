//! Parsing a sentence of news: names go to the parser as single words, and speech in quotation marks as sentences of its own.
//!
//! The parser is small and has seen few names of diplomats; the mentions know them already. A name with its title ("British Prime
//! Minister Keir Starmer") becomes one word that the parser knows well, and marks around a few quoted words are left out.

use std::ops::RangeInclusive;

use crate::lexicon::{Lexicon, Part};
use crate::mention::{Entity, Form, Kind, Mention};
use crate::quotation::Quotation;
use crate::syntax::{Relation, Syntax, Tag, Tree};

/// What is known of a sentence before it is parsed.
pub(crate) struct Known<'a> {
    pub words: &'a [&'a str],
    pub lower: &'a [String],
    /// For each word the narrowest name that covers it.
    pub name: &'a [Option<usize>],
    /// For each word the quotation it stands in.
    pub quotation: &'a [Option<usize>],
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
    pub quotations: &'a [Quotation],
    pub lexicon: &'a Lexicon,
    /// The article's text.
    pub text: &'a str,
}

/// A quotation of so many words may be a sentence of its own.
const SENTENCE: usize = 4;

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

/// Parses a sentence.
pub(crate) fn parse(known: &Known<'_>) -> Tree {
    let length = known.words.len();
    let mut tags = vec![Tag(0); length];
    let mut heads: Vec<Option<usize>> = vec![None; length];
    let mut relations = vec![Relation::Punctuation; length];
    let speeches = speeches(known);
    let within = |at: usize| speeches.iter().position(|speech| speech.contains(&at));
    let outside: Vec<usize> = (0..length).filter(|at| within(*at).is_none()).collect();
    let mut parts: Vec<Vec<usize>> = vec![outside];
    parts.extend(speeches.iter().map(|speech| speech.clone().collect::<Vec<usize>>()));
    let mut roots: Vec<Option<usize>> = Vec::new();
    for part in &parts {
        roots.push(one(known, part, &mut tags, &mut heads, &mut relations));
    }
    let main = roots[0].or_else(|| roots.iter().flatten().next().copied());
    for (number, root) in roots.iter().enumerate().skip(1) {
        let Some(root) = *root else { continue };
        if Some(root) == main {
            continue;
        }
        let verb = speaking(known, &parts[0], &speeches[number - 1], &tags);
        heads[root] = verb.or(main);
        relations[root] = if verb.is_some() { Relation::Complement } else { Relation::Parataxis };
    }
    // What belongs to no part hangs on its neighbour.
    for at in 0..length {
        if heads[at].is_none() && Some(at) != main {
            heads[at] = main;
            relations[at] = if known.words[at].chars().any(char::is_alphanumeric) {
                Relation::Other
            } else {
                Relation::Punctuation
            };
        }
    }
    if let Some(main) = main {
        heads[main] = None;
        relations[main] = Relation::Root;
    }
    Tree::new(tags, heads, relations)
}

/// Quotations that are sentences: they end like one or begin like one, and something stands outside them.
fn speeches(known: &Known<'_>) -> Vec<RangeInclusive<usize>> {
    let mut found: Vec<RangeInclusive<usize>> = Vec::new();
    let mut at = 0;
    while at < known.words.len() {
        let Some(number) = known.quotation[at] else {
            at += 1;
            continue;
        };
        let first = at;
        while at < known.words.len() && known.quotation[at] == Some(number) {
            at += 1;
        }
        let inner = known.text[known.quotations[number].inner.clone()].trim();
        let ends = inner.ends_with([',', '.', '!', '?', '…', ';']);
        let begins = inner.starts_with(|c: char| c.is_uppercase())
            && first > 0
            && matches!(known.lower[first - 1].as_str(), "," | ":");
        if at - first >= SENTENCE + 2 && (ends || begins) {
            found.push(first..=at - 1);
        }
    }
    let inside: usize = found.iter().map(|speech| speech.end() - speech.start() + 1).sum();
    let words_outside = (0..known.words.len())
        .filter(|at| {
            known.words[*at].chars().any(char::is_alphanumeric) && !found.iter().any(|speech| speech.contains(at))
        })
        .count();
    if words_outside < 2 || inside == 0 { Vec::new() } else { found }
}

/// The verb of speech outside a quotation that is nearest to it.
fn speaking(known: &Known<'_>, outside: &[usize], speech: &RangeInclusive<usize>, tags: &[Tag]) -> Option<usize> {
    let speaks = |at: &usize| tags[*at].is_verb() && known.lexicon.is(&known.lower[*at], &[Part::Speech]);
    let distance = |at: &usize| if at < speech.start() { speech.start() - at } else { at - speech.end() };
    outside.iter().copied().filter(speaks).min_by_key(distance)
}

/// Parses some words of the sentence; gives their head.
fn one(
    known: &Known<'_>,
    part: &[usize],
    tags: &mut [Tag],
    heads: &mut [Option<usize>],
    relations: &mut [Relation],
) -> Option<usize> {
    let units = units(known, part);
    let words: Vec<&str> = units.iter().map(|unit| unit.word).collect();
    let forced: Vec<Option<Tag>> = units.iter().map(|unit| unit.tag).collect();
    let tree = Syntax::shipped().parse_tagged(&words, &forced);
    let mut root = None;
    for (number, unit) in units.iter().enumerate() {
        let head = tree.heads[number].map(|head| units[head].last);
        tags[unit.last] = tree.tags[number];
        heads[unit.last] = head;
        relations[unit.last] = tree.relations[number];
        if head.is_none() {
            root = Some(unit.last);
        }
        for at in unit.first..unit.last {
            tags[at] = Tag::of("NNP").unwrap_or(Tag(0));
            heads[at] = Some(unit.last);
            relations[at] = Relation::Flat;
        }
    }
    // Marks left out hang on the word before them.
    for at in part {
        if heads[*at].is_none() && Some(*at) != root {
            heads[*at] = units.iter().rev().find(|unit| unit.last < *at).map(|unit| unit.last).or(root);
            tags[*at] = Tag::of("``").unwrap_or(Tag(0));
            relations[*at] = Relation::Punctuation;
        }
    }
    root
}

/// One or more words that the parser sees as one.
struct Unit<'a> {
    first: usize,
    last: usize,
    word: &'a str,
    tag: Option<Tag>,
}

fn units<'a>(known: &Known<'a>, part: &[usize]) -> Vec<Unit<'a>> {
    let mut units: Vec<Unit<'a>> = Vec::new();
    let mut number = dateline(known, part);
    while number < part.len() {
        let first = part[number];
        let word = known.words[first];
        if matches!(word, "“" | "”" | "\"" | "«" | "»" | "„" | "``" | "''") {
            number += 1;
            continue;
        }
        if approximates(known, first) {
            number += 2;
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
    units
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

/// "at least two", "up to 4 000": the first two words say nothing of the structure.
fn approximates(known: &Known<'_>, at: usize) -> bool {
    let word = |at: usize| known.lower.get(at).map_or("", String::as_str);
    let pair = matches!(
        (word(at), word(at + 1)),
        ("at", "least" | "most") | ("more" | "less" | "fewer", "than") | ("up", "to")
    );
    let number = known.words.get(at + 2).is_some_and(|next| next.starts_with(|c: char| c.is_numeric()))
        || matches!(
            word(at + 2),
            "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "a"
        );
    pair && number
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

/// Past forms that are hardly ever anything else.
const PAST: [&str; 14] = [
    "said", "told", "wrote", "spoke", "gave", "took", "sought", "threw", "withdrew", "met", "drew", "struck", "urged",
    "warned",
];

/// The tag of a word where its neighbours leave no doubt.
fn sure_tag(known: &Known<'_>, at: usize) -> Option<Tag> {
    let lower = known.lower[at].as_str();
    let before = at.checked_sub(1).map_or("", |before| known.lower[before].as_str());
    if PAST.contains(&lower)
        && !matches!(
            before,
            "has" | "have" | "had" | "was" | "were" | "been" | "be" | "is" | "are" | "as" | "being" | "not"
        )
    {
        return Tag::of("VBD");
    }
    if lower == "states"
        && matches!(before, "member" | "baltic" | "gulf" | "arab" | "nordic" | "island" | "western" | "-")
    {
        return Tag::of("NNS");
    }
    let follows = known.words.get(at + 1).is_some_and(|next| {
        known.name[at + 1].is_some()
            || matches!(
                next.to_lowercase().as_str(),
                "the" | "a" | "an" | "it" | "its" | "their" | "his" | "her" | "them" | "him" | "to" | "that"
            )
    });
    let verb = known.lexicon.is(lower, &[Part::Verb, Part::Speech, Part::Judgement]);
    if lower.ends_with("ed") && matches!(before, "and" | "but" | "then") && follows && verb {
        return Tag::of("VBD");
    }
    None
}
