//! Parsing a sentence of news: names go to the parser as single words, and speech in quotation marks as sentences of its own.
//!
//! The parser is small and has seen few names of diplomats; the mentions know them already. A name with its title ("British Prime
//! Minister Keir Starmer") becomes one word that the parser knows well, and marks around a few quoted words are left out.

mod asides;
mod tags;
mod times;
mod units;

use std::ops::RangeInclusive;

use asides::{Aside, Kind, asides};
use units::{Unit, Units, units};

use crate::lexicon::{Lexicon, Part};
use crate::mention::{Entity, Mention};
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

/// Parses a sentence.
pub(crate) fn parse(known: &Known<'_>) -> Tree {
    let length = known.words.len();
    let speeches = speeches(known);
    let within = |at: usize| speeches.iter().position(|speech| speech.contains(&at));
    let outside: Vec<usize> = (0..length).filter(|at| within(*at).is_none()).collect();
    let asides = asides(known, &outside);
    let aside = |at: usize| asides.iter().any(|aside| (aside.first..=aside.last).contains(&at));
    let outside: Vec<usize> = outside.into_iter().filter(|at| !aside(*at)).collect();
    let mut growing = Growing::new(known, length, &asides);
    let mut main = None;
    let parts = |at: &usize| {
        known.words[*at] == ";" || known.words[*at] == ":" && known.quotation.get(at + 1).is_some_and(Option::is_none)
    };
    let mut roots: Vec<(usize, usize)> = Vec::new();
    for part in outside.split(parts) {
        let Some(root) = growing.part(part) else { continue };
        roots.extend(part.last().map(|last| (*last, root)));
        match main {
            None => main = Some(root),
            Some(main) => growing.hang(root, main, Relation::Parataxis),
        }
    }
    for speech in &speeches {
        let Some(root) = growing.part(&speech.clone().collect::<Vec<_>>()) else { continue };
        match (main, speaking(known, &outside, speech, &growing.tags)) {
            (None, _) => main = Some(root),
            (Some(_), Some(verb)) => growing.hang(root, verb, Relation::Complement),
            (Some(main), None) => growing.hang(root, main, Relation::Parataxis),
        }
    }
    for aside in &asides {
        let part: Vec<usize> = (aside.inner.0..=aside.inner.1).filter(|at| within(*at).is_none()).collect();
        let Some(root) = growing.part(&part) else { continue };
        let case = part.first().is_some_and(|first| growing.tags[*first].name() == "IN");
        let (head, relation) = if aside.kind == Kind::Relative {
            (aside.anchor, Relation::RelativeClause)
        } else if aside.kind == Kind::Source {
            let verb = Some(aside.anchor).filter(|verb| *verb < aside.first).or(main).unwrap_or(root);
            let helps = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
            let helped = growing.heads[verb].filter(|_| helps.contains(&growing.relations[verb]));
            (helped.unwrap_or(verb), Relation::Oblique)
        } else if aside.kind == Kind::Speaker {
            let within = roots.iter().find(|(last, _)| *last > aside.anchor).map(|(_, root)| *root);
            (within.or(main).unwrap_or(aside.anchor), Relation::Parataxis)
        } else if growing.tags[root].is_noun() && !case {
            (aside.anchor, Relation::Apposition)
        } else if growing.tags[root].name() == "RB" {
            let verb = (aside.last + 1..length).find(|at| growing.tags[*at].is_verb());
            (verb.or(main).unwrap_or(aside.anchor), Relation::Adverb)
        } else if growing.tags[root].is_verb() {
            (aside.anchor, Relation::Clause)
        } else {
            (growing.heads[aside.anchor].unwrap_or(aside.anchor), Relation::Oblique)
        };
        growing.hang(root, head, relation);
    }
    growing.tree(main)
}

/// A tree whose parts are parsed one by one.
struct Growing<'g, 'k> {
    known: &'g Known<'k>,
    /// Words whose tag is known from where they stand.
    sure: Vec<(usize, Tag)>,
    tags: Vec<Tag>,
    heads: Vec<Option<usize>>,
    relations: Vec<Relation>,
}

impl<'g, 'k> Growing<'g, 'k> {
    fn new(known: &'g Known<'k>, length: usize, asides: &[Aside]) -> Self {
        Self {
            known,
            sure: asides.iter().flat_map(|aside| aside.sure.clone()).collect(),
            tags: vec![tag(","); length],
            heads: vec![None; length],
            relations: vec![Relation::Punctuation; length],
        }
    }

    fn hang(&mut self, at: usize, head: usize, relation: Relation) {
        self.heads[at] = Some(head);
        self.relations[at] = relation;
    }

    /// Parses some words of the sentence; gives their head.
    fn part(&mut self, part: &[usize]) -> Option<usize> {
        let Units { units, left_out } = units(self.known, part);
        let words: Vec<&str> = units.iter().map(|unit| unit.word).collect();
        let sure = |unit: &Unit<'_>| {
            let sure = self.sure.iter().find(|(at, _)| *at == unit.last).map(|(_, tag)| *tag);
            sure.or(unit.tag)
        };
        let forced: Vec<Option<Tag>> = units.iter().map(sure).collect();
        let tree = Syntax::shipped().parse_tagged(&words, &forced);
        let mut root = None;
        for (number, unit) in units.iter().enumerate() {
            self.tags[unit.last] = tree.tags[number];
            self.heads[unit.last] = tree.heads[number].map(|head| units[head].last);
            self.relations[unit.last] = tree.relations[number];
            if tree.heads[number].is_none() {
                root = Some(unit.last);
            }
            let name = self.tags[unit.last].is_name();
            for at in unit.first..unit.last {
                self.tags[at] = tag(if name { "NNP" } else { "IN" });
                self.hang(at, unit.last, if name { Relation::Flat } else { Relation::Fixed });
            }
        }
        for out in left_out {
            // At the verb behind it, else at the last one before it.
            let verb = |number: &usize| units.get(*number).is_some_and(|unit| self.tags[unit.last].is_verb());
            let mut near = Some(out.before).filter(verb).into_iter();
            let near = near.next().or_else(|| (0..out.before).rev().find(verb));
            let near = near.or_else(|| (out.before..units.len()).find(verb)).map(|number| units[number].last);
            let Some(head) = near.or(root) else { continue };
            self.hang(out.last, head, out.relation);
            self.tags[out.last] = tag(if out.relation == Relation::Adverb { "RB" } else { "NNP" });
            for at in out.first..out.last {
                self.tags[at] = tag("IN");
                self.hang(at, out.last, Relation::Case);
            }
        }
        // Marks left out hang on the word before them.
        for at in part {
            if self.heads[*at].is_none() && Some(*at) != root {
                let before = units.iter().rev().find(|unit| unit.last < *at).map(|unit| unit.last);
                self.heads[*at] = before.or(root);
                self.tags[*at] = tag("``");
                self.relations[*at] = Relation::Punctuation;
            }
        }
        root
    }

    /// The tree; what belongs to no part hangs on the head of the sentence.
    fn tree(mut self, main: Option<usize>) -> Tree {
        let rest = || self.heads.iter().position(Option::is_none).or((!self.heads.is_empty()).then_some(0));
        let main = main.or_else(rest);
        for at in 0..self.heads.len() {
            if self.heads[at].is_none() && Some(at) != main {
                let word = self.known.words[at].chars().any(char::is_alphanumeric);
                self.heads[at] = main;
                self.relations[at] = if word { Relation::Other } else { Relation::Punctuation };
            }
        }
        if let Some(main) = main {
            self.heads[main] = None;
            self.relations[main] = Relation::Root;
            self.open_circles(main);
        }
        Tree::new(self.tags, self.heads, self.relations)
    }

    /// Parts that hang on one another in a circle (an aside on a word of an aside on a word of its own) hang on the sentence's head.
    fn open_circles(&mut self, main: usize) {
        let mut walked = vec![usize::MAX; self.heads.len()];
        for start in 0..self.heads.len() {
            let mut at = start;
            while walked[at] == usize::MAX {
                walked[at] = start;
                let Some(head) = self.heads[at] else { break };
                if walked[head] == start {
                    self.hang(at, main, Relation::Parataxis);
                    break;
                }
                at = head;
            }
        }
    }
}

fn tag(name: &str) -> Tag {
    Tag::of(name).unwrap_or(Tag(0))
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
