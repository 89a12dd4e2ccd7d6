//! A sentence as the readers of claims see it: words, dependents, and who and what stands where.

use std::collections::HashSet;

use crate::article::{Article, Span};
use crate::calendar::is_time;
use crate::lexicon::Lexicon;
use crate::mention::{Entity, Form, Kind, Mention};
use crate::parse::{Known, parse};
use crate::quotation::Quotation;
use crate::repair::repair;
use crate::syntax::{Relation, Tree};

/// How many steps a search upwards takes; deeper trees are not prose.
const STEPS: usize = 24;

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

/// Where a predicate's subject was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Subject {
    pub at: usize,
    /// It stands in another clause.
    pub carried: bool,
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

    /// The subject a verb has in its own clause.
    pub fn own_subject(&self, verb: usize) -> Option<usize> {
        let subjects = [Relation::Subject, Relation::PassiveSubject];
        let expletive = || self.tree.dependent(verb, &[Relation::Expletive]).filter(|at| self.mention[*at].is_some());
        let before = self.tree.dependents(verb, &subjects).filter(|at| *at < verb).last();
        before.or_else(|| self.tree.dependent(verb, &subjects)).or_else(expletive)
    }

    /// The subject of a predicate, carried over from the clause before, the governing clause or the noun it modifies.
    pub fn subject(&self, verb: usize) -> Option<Subject> {
        let (mut at, mut carried) = (verb, false);
        for _ in 0..STEPS {
            if let Some(subject) = self.own_subject(at) {
                let relative =
                    matches!(self.tag(subject), "WDT" | "WP") || (self.is(subject, &["that", "which", "who"]));
                let head = self.tree.heads[at];
                return match head {
                    Some(head) if relative && self.relation(at) == Relation::RelativeClause => {
                        Some(Subject { at: self.renamed(head), carried: false })
                    }
                    _ => Some(Subject { at: subject, carried }),
                };
            }
            let head = self.tree.heads[at]?;
            match self.relation(at) {
                Relation::OpenComplement => {
                    if let Some(object) = self.tree.dependent(head, &[Relation::Object, Relation::IndirectObject])
                        && object < at
                        && !self.is_adjectival(head)
                    {
                        return Some(Subject { at: object, carried: true });
                    }
                }
                Relation::RelativeClause => return Some(Subject { at: self.renamed(head), carried: false }),
                Relation::Clause => {
                    let infinitive = self.tree.children(at).iter().any(|child| self.is(*child, &["to"]) && *child < at);
                    if !infinitive && self.is_nominal(head) {
                        return Some(Subject { at: head, carried: false });
                    }
                }
                Relation::Conjunct
                | Relation::Adverbial
                | Relation::Complement
                | Relation::Copula
                | Relation::Auxiliary => {}
                Relation::Parataxis if !self.is_finite(at) => {}
                _ if self.is_nominal(head) || self.is_verb(head) || self.is_adjectival(head) => {
                    if !matches!(
                        self.relation(at),
                        Relation::Object | Relation::Oblique | Relation::Nominal | Relation::Compound
                    ) {
                        return None;
                    }
                }
                _ => return None,
            }
            at = head;
            carried = true;
        }
        None
    }

    /// "Ankara, the capital, which …": the noun itself, not its apposition.
    fn renamed(&self, at: usize) -> usize {
        match self.tree.heads[at] {
            Some(head) if self.relation(at) == Relation::Apposition => head,
            _ => at,
        }
    }

    pub fn is_adjectival(&self, at: usize) -> bool {
        self.tree.tags[at].is_adjective() || self.tree.dependent(at, &[Relation::Copula]).is_some()
    }

    /// "Tuesday", "last week" are nothing to be for or against.
    pub fn is_time(&self, at: usize) -> bool {
        is_time(&self.lower[at])
    }

    /// A verb with tense of its own or of its auxiliary.
    pub fn is_finite(&self, at: usize) -> bool {
        matches!(self.tag(at), "VBD" | "VBZ" | "VBP" | "MD")
            || self
                .tree
                .dependents(at, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula])
                .any(|one| matches!(self.tag(one), "VBD" | "VBZ" | "VBP" | "MD"))
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

    /// A passive, with its auxiliary or reduced ("pushed by Paris").
    pub fn is_passive(&self, verb: usize) -> bool {
        let mut at = verb;
        for _ in 0..STEPS {
            if !matches!(self.tag(at), "VBN" | "VBD") {
                return false;
            }
            let dependents = [Relation::PassiveAuxiliary, Relation::PassiveSubject, Relation::Agent];
            if self.tree.dependent(at, &dependents).is_some() {
                return true;
            }
            if self.tree.dependent(at, &[Relation::Subject, Relation::Object]).is_some() {
                return false;
            }
            if matches!(self.relation(at), Relation::Clause) {
                return self.tag(at) == "VBN";
            }
            match (self.relation(at), self.tree.heads[at]) {
                (Relation::Conjunct, Some(head)) => at = head,
                _ => return false,
            }
        }
        false
    }

    /// "by Moscow".
    pub fn agent(&self, verb: usize) -> Option<usize> {
        self.tree
            .dependent(verb, &[Relation::Agent])
            .or_else(|| self.tree.dependents(verb, &[Relation::Oblique]).find(|at| self.preposition(*at) == Some("by")))
    }

    /// A noun and those coordinated with it.
    pub fn conjuncts(&self, at: usize) -> Vec<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while next < found.len() && found.len() < 32 {
            let noun = |at: &usize| self.is_nominal(*at) && self.own_subject(*at).is_none();
            found.extend(self.tree.dependents(found[next], &[Relation::Conjunct]).filter(noun));
            next += 1;
        }
        found
    }

    /// The first and last word of what hangs on a word, some dependents left out.
    pub fn extent(&self, at: usize, without: &[Relation]) -> (usize, usize) {
        let mut extent = (at, at);
        for child in self.tree.children(at) {
            if !without.contains(&self.relation(*child)) {
                let (first, last) = self.tree.reach(*child);
                extent = (extent.0.min(first), extent.1.max(last));
            }
        }
        extent
    }

    /// The noun phrase of an actor: with titles and appositions, without clauses, coordination and preposition.
    pub fn actor_phrase(&self, at: usize) -> (usize, usize) {
        let mut without = vec![
            Relation::RelativeClause,
            Relation::Clause,
            Relation::Conjunct,
            Relation::Coordinator,
            Relation::Case,
            Relation::Punctuation,
            Relation::Parataxis,
            Relation::Adverbial,
            Relation::Copula,
            Relation::Subject,
            Relation::Auxiliary,
            Relation::Mark,
            Relation::Adverb,
            Relation::Oblique,
        ];
        let named = |child: usize| self.tree.tags[child].is_name();
        if self.tree.tags[at].is_name() || !self.tree.dependents(at, &[Relation::Apposition]).any(named) {
            without.push(Relation::Apposition);
        }
        self.extent(at, &without)
    }

    /// The noun phrase of a target, with all that modifies it.
    pub fn target_phrase(&self, at: usize) -> (usize, usize) {
        self.extent(
            at,
            &[
                Relation::Case,
                Relation::Punctuation,
                Relation::Mark,
                Relation::Coordinator,
                Relation::Parataxis,
                Relation::Subject,
                Relation::Copula,
                Relation::Apposition,
            ],
        )
    }

    /// "not", "never", "no longer" at a predicate, or "no" at its object or subject. Which word it is.
    pub fn negation(&self, at: usize) -> Option<usize> {
        let negates = |child: &usize| self.lexicon.negations.contains(&self.lower[*child]);
        let direct = self.tree.children(at).iter().copied().find(|child| {
            negates(child)
                && matches!(
                    self.relation(*child),
                    Relation::Adverb
                        | Relation::Coordinator
                        | Relation::Determiner
                        | Relation::Discourse
                        | Relation::Auxiliary
                        | Relation::Subject
                        | Relation::Object
                        | Relation::Other
                )
        });
        direct.or_else(|| {
            self.tree
                .dependents(at, &[Relation::Object, Relation::Subject, Relation::PassiveSubject, Relation::Oblique])
                .filter(|noun| !matches!(self.preposition(*noun), Some("of" | "at" | "in" | "on")))
                .find_map(|noun| {
                    self.tree
                        .children(noun)
                        .iter()
                        .copied()
                        .find(|det| *det < noun && self.is(*det, &["no", "neither"]))
                })
        })
    }

    /// The auxiliaries of a predicate.
    pub fn auxiliaries(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.tree.dependents(at, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula])
    }

    /// One of these auxiliaries stands at a predicate, or at the one it is coordinated with.
    pub fn has_auxiliary(&self, at: usize, words: &[&str]) -> bool {
        let own = |at: usize| self.auxiliaries(at).any(|one| self.is(one, words));
        own(at)
            || (self.relation(at) == Relation::Conjunct
                && self.own_subject(at).is_none()
                && self.tree.heads[at].is_some_and(own))
    }

    /// The clause of a predicate from its subject or verb group to its end, without coordinated clauses.
    pub fn clause(&self, at: usize) -> (usize, usize) {
        let mut extent = (at, at);
        for child in self.tree.children(at) {
            let other = match self.relation(*child) {
                Relation::Conjunct => {
                    self.is_verb(*child) || self.own_subject(*child).is_some() || self.is_adjectival(*child)
                }
                Relation::Coordinator => *child < at,
                Relation::Parataxis | Relation::Punctuation | Relation::Mark | Relation::List => true,
                _ => false,
            };
            if !other {
                let (first, last) = self.tree.reach(*child);
                extent = (extent.0.min(first), extent.1.max(last));
            }
        }
        extent
    }
}
