//! A sentence as the readers of claims see it: words, dependents, and who and what stands where.

mod phrases;
mod predicates;

use std::collections::HashSet;

use crate::article::{Article, Span};
use crate::calendar::is_time;
use crate::lexicon::Lexicon;
use crate::mention::{Entity, Form, Kind, Mention};
use crate::parse::{Known, parse};
use crate::quotation::Quotation;
use crate::repair::repair;
use crate::syntax::{Relation, Tree};

/// A parsed sentence with its mentions and quotations.
pub(crate) struct View<'a> {
    pub article: &'a Article,
    pub lexicon: &'a Lexicon,
    /// The sentence's index in the article.
    pub index: usize,
    pub lower: Vec<String>,
    pub tree: Tree,
    /// For each word the mention that covers it, the narrowest.
    pub mention: Vec<Option<usize>>,
    /// For each word the quotation it stands in.
    pub quotation: Vec<Option<usize>>,
    /// For each word whether a capital that stands for its government covers it.
    metonyms: Vec<bool>,
    /// For each word whether an outlet's name covers it.
    media: Vec<bool>,
}

impl<'a> View<'a> {
    pub fn new(
        article: &'a Article,
        lexicon: &'a Lexicon,
        index: usize,
        mentions: &[Mention],
        entities: &[Entity],
        quotations: &[Quotation],
    ) -> Self {
        let sentence = &article.sentences[index];
        let words: Vec<&str> = sentence.tokens.iter().map(|token| article.at(&token.span)).collect();
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase().replace('’', "'")).collect();
        let mut mention: Vec<Option<usize>> = vec![None; words.len()];
        let mut name: Vec<Option<usize>> = vec![None; words.len()];
        let from = mentions.partition_point(|mention| mention.span.end <= sentence.span.start);
        let near = mentions.iter().enumerate().skip(from);
        for (number, found) in near.take_while(|(_, mention)| mention.span.start < sentence.span.end) {
            let first = sentence.tokens.partition_point(|token| token.span.end <= found.span.start);
            for (at, _) in sentence
                .tokens
                .iter()
                .enumerate()
                .skip(first)
                .take_while(|(_, token)| token.span.start < found.span.end)
            {
                if matches!(found.form, Form::Name | Form::Metonym | Form::Demonym) {
                    name[at] = Some(number);
                }
                let width = |number: usize| mentions[number].span.len();
                if mention[at].is_none_or(|other| width(other) >= width(number)) {
                    mention[at] = Some(number);
                }
            }
        }
        let mut quotation = vec![None; words.len()];
        let from = quotations.partition_point(|quotation| quotation.span.end <= sentence.span.start);
        for (number, found) in quotations.iter().enumerate().skip(from) {
            if found.span.start >= sentence.span.end {
                break;
            }
            for (at, token) in sentence.tokens.iter().enumerate() {
                if token.span.start >= found.span.start && token.span.end <= found.span.end {
                    quotation[at] = Some(number);
                }
            }
        }
        let tree = parse(&Known {
            words: &words,
            lower: &lower,
            name: &name,
            quotation: &quotation,
            mentions,
            entities,
            quotations,
            lexicon,
            text: &article.text,
        });
        let of = |test: &dyn Fn(&Mention) -> bool| -> Vec<bool> {
            mention.iter().map(|number| number.is_some_and(|number| test(&mentions[number]))).collect()
        };
        let metonyms = of(&|mention| mention.form == Form::Metonym);
        let media = of(&|mention| entities[mention.entity].kind == Kind::Media);
        let mut view = Self { article, lexicon, index, lower, tree, mention, quotation, metonyms, media };
        repair(&mut view);
        view
    }

    pub fn len(&self) -> usize {
        self.lower.len()
    }

    /// The words from one token to another, both included, as a span; marks at its edges are left out unless they pair.
    pub fn span(&self, first: usize, last: usize) -> Span {
        let tokens = &self.article.sentences[self.index].tokens;
        let (mut first, mut last) = (first, last.min(tokens.len() - 1));
        let loose = |at: usize| matches!(self.lower[at].as_str(), "," | ";" | ":" | "." | "-" | "–" | "—" | "!" | "?");
        while last > first && loose(last) {
            last -= 1;
        }
        while first < last && (loose(first) || matches!(self.lower[first].as_str(), ")" | "”")) {
            first += 1;
        }
        tokens[first].span.start..tokens[last].span.end
    }

    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower[at].as_str())
    }

    pub fn relation(&self, at: usize) -> Relation {
        self.tree.relations[at]
    }

    pub fn tag(&self, at: usize) -> &'static str {
        self.tree.tags[at].name()
    }

    pub fn is_verb(&self, at: usize) -> bool {
        self.tree.tags[at].is_verb()
    }

    pub fn is_nominal(&self, at: usize) -> bool {
        self.tree.tags[at].is_noun() || matches!(self.tag(at), "PRP" | "CD" | "DT" | "WP" | "WDT" | "FW" | "PRP$")
    }

    /// Whether a list of the lexicon holds a base form of a word.
    pub fn holds(&self, list: &HashSet<String>, at: usize) -> bool {
        list.contains(&self.lower[at])
    }

    /// The preposition of an oblique or a nominal modifier.
    pub fn preposition(&self, at: usize) -> Option<&str> {
        self.tree.dependent(at, &[Relation::Case]).map(|case| self.lower[case].as_str())
    }

    pub fn is_adjectival(&self, at: usize) -> bool {
        self.tree.tags[at].is_adjective() || self.tree.dependent(at, &[Relation::Copula]).is_some()
    }

    /// "Tuesday", "last week" are nothing to be for or against.
    pub fn is_time(&self, at: usize) -> bool {
        is_time(&self.lower[at])
    }

    /// A capital that stands for its government.
    pub fn metonym(&self, at: usize) -> bool {
        self.metonyms[at]
    }

    /// An outlet.
    pub fn outlet(&self, at: usize) -> bool {
        self.media[at]
    }

    /// A noun that can act: a name that is known, or people.
    pub fn can_act(&self, at: usize) -> bool {
        let near = self.tree.dependents(at, &[Relation::Apposition, Relation::Flat, Relation::Compound]);
        self.mention[at].is_some()
            || self.holds(&self.lexicon.people, at)
            || matches!(self.tag(at), "PRP" | "NNP" | "NNPS")
            || near.into_iter().any(|one| self.mention[one].is_some() && self.tree.tags[one].is_name())
    }
}
