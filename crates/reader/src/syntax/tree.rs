//! A parsed sentence.

use super::labels::{Relation, Tag};

/// Tags, heads and relations of a sentence's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tree {
    /// The tag of each word.
    pub tags: Vec<Tag>,
    /// The head of each word; `None` for the sentence's head.
    pub heads: Vec<Option<usize>>,
    /// The relation of each word to its head.
    pub relations: Vec<Relation>,
    children: Vec<Vec<usize>>,
    /// The first and last word of what hangs on each word, itself included.
    reach: Vec<(usize, usize)>,
}

impl Tree {
    /// Puts a tree together.
    #[must_use]
    pub fn new(tags: Vec<Tag>, heads: Vec<Option<usize>>, mut relations: Vec<Relation>) -> Self {
        relations.truncate(heads.len());
        let mut children = vec![Vec::new(); heads.len()];
        for (at, head) in heads.iter().enumerate() {
            if let Some(head) = head {
                children[*head].push(at);
            }
        }
        let mut tree = Self { tags, heads, relations, children, reach: Vec::new() };
        tree.reach = tree.reaches();
        tree
    }

    fn reaches(&self) -> Vec<(usize, usize)> {
        let mut reach: Vec<(usize, usize)> = (0..self.heads.len()).map(|at| (at, at)).collect();
        let mut order: Vec<usize> = (0..self.heads.len()).filter(|at| self.heads[*at].is_none()).collect();
        let mut next = 0;
        while next < order.len() {
            order.extend(&self.children[order[next]]);
            next += 1;
        }
        for at in order.into_iter().rev() {
            if let Some(head) = self.heads[at] {
                reach[head] = (reach[head].0.min(reach[at].0), reach[head].1.max(reach[at].1));
            }
        }
        reach
    }

    /// Hangs a word on another, in another relation; does nothing where that would make a circle.
    pub fn rehang(&mut self, at: usize, head: usize, relation: Relation) {
        if at != head && !self.ancestors(head).any(|above| above == at) && self.heads[at].is_some() {
            let mut heads = std::mem::take(&mut self.heads);
            let mut relations = std::mem::take(&mut self.relations);
            heads[at] = Some(head);
            relations[at] = relation;
            *self = Self::new(std::mem::take(&mut self.tags), heads, relations);
        }
    }

    /// Makes a word the sentence's head and hangs the head so far on it.
    pub fn promote(&mut self, at: usize, relation: Relation) {
        let Some(root) = self.heads.iter().position(Option::is_none).filter(|root| *root != at) else { return };
        let mut heads = std::mem::take(&mut self.heads);
        let mut relations = std::mem::take(&mut self.relations);
        heads[at] = None;
        relations[at] = Relation::Root;
        heads[root] = Some(at);
        relations[root] = relation;
        *self = Self::new(std::mem::take(&mut self.tags), heads, relations);
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// There are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// What hangs on a word directly, from left to right.
    #[must_use]
    pub fn children(&self, at: usize) -> &[usize] {
        &self.children[at]
    }

    /// The dependents of a word in one of these relations, from left to right.
    pub fn dependents<'a>(&'a self, at: usize, wanted: &'a [Relation]) -> impl Iterator<Item = usize> + 'a {
        self.children[at].iter().copied().filter(move |child| wanted.contains(&self.relations[*child]))
    }

    /// The first dependent of a word in one of these relations.
    #[must_use]
    pub fn dependent(&self, at: usize, wanted: &[Relation]) -> Option<usize> {
        self.children[at].iter().copied().find(|child| wanted.contains(&self.relations[*child]))
    }

    /// The first and last word of what hangs on a word, itself included.
    #[must_use]
    pub fn reach(&self, at: usize) -> (usize, usize) {
        self.reach[at]
    }

    /// The words above a word, nearest first.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.heads[at], |head| self.heads[*head])
    }
}
