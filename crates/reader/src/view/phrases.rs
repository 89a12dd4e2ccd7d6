//! Phrases and clauses: what hangs together around a word.

use super::View;
use crate::syntax::Relation;

impl View<'_> {
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
