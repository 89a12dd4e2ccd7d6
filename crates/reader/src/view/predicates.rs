//! Predicates: their subjects, agents, auxiliaries and negation.

use super::View;
use crate::syntax::Relation;

/// How many steps a search upwards takes; deeper trees are not prose.
const STEPS: usize = 24;

/// Where a predicate's subject was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Subject {
    pub at: usize,
    /// It stands in another clause.
    pub carried: bool,
}

impl View<'_> {
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

    /// A verb with tense of its own or of its auxiliary.
    pub fn is_finite(&self, at: usize) -> bool {
        matches!(self.tag(at), "VBD" | "VBZ" | "VBP" | "MD")
            || self
                .tree
                .dependents(at, &[Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula])
                .any(|one| matches!(self.tag(one), "VBD" | "VBZ" | "VBP" | "MD"))
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
}
