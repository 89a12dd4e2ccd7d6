//! Heads by an arc-hybrid parser: shift a word, or give the top of the stack its head, which is the next word (left) or the word
//! below it (right). Each arc gets its relation when it is made.

use super::features::Form;
use super::labels::{Relation, Tag};
use super::relations::relation_features;
use super::weights::{Rows, Weights};

/// What the parser can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The next word is the head of the top, which leaves.
    Left,
    /// The word below is the head of the top, which leaves.
    Right,
}

/// All moves, in the order of their classes.
pub const MOVES: [Move; 3] = [Move::Shift, Move::Left, Move::Right];

/// A parse under way.
#[derive(Clone, Debug)]
pub struct State {
    /// Words whose head is not known, deepest first.
    pub stack: Vec<usize>,
    /// The next word; the sentence's length stands for the root.
    pub next: usize,
    /// Heads found; the sentence's length is the root.
    pub heads: Vec<usize>,
    /// The relation of each word to the head found for it.
    pub relations: Vec<Relation>,
    /// The two outermost dependents found so far, left of each word.
    pub(super) left: Vec<[Option<usize>; 2]>,
    /// The same, right of it.
    pub(super) right: Vec<[Option<usize>; 2]>,
    /// Which telling relations a word's dependents have, as bits.
    pub(super) seen: Vec<u64>,
    counts: Vec<[u8; 2]>,
}

/// The head of each word and its relation to it; `None` for the sentence's head.
pub fn arcs(
    arcs: &impl Weights,
    relations: &impl Weights,
    forms: &[Form],
    tags: &[Tag],
) -> (Vec<Option<usize>>, Vec<Relation>) {
    let length = forms.len();
    let mut rows = Rows::new(arcs.size());
    let mut relation_rows = Rows::new(relations.size());
    let mut state = State::new(length);
    while !state.done() {
        state.features(forms, tags, &mut rows);
        let best = MOVES[arcs.best(&rows, MOVES.len(), |class| state.allows(MOVES[class]))];
        let relation = match state.arc(best) {
            Some((at, head)) if head < length => {
                relation_features(forms, tags, &state, at, head, &mut relation_rows);
                Relation::at(relations.best(&relation_rows, Relation::COUNT, |class| class != Relation::Root as usize))
            }
            _ => Relation::Root,
        };
        state.make(best, relation);
    }
    (state.heads.iter().map(|head| (*head < length).then_some(*head)).collect(), state.relations)
}

/// The relations whose presence among a word's dependents is remembered.
fn bit(relation: Relation) -> u64 {
    match relation {
        Relation::Subject | Relation::PassiveSubject | Relation::ClauseSubject | Relation::Expletive => 1,
        Relation::Object => 2,
        Relation::Auxiliary | Relation::PassiveAuxiliary => 4,
        Relation::Copula => 8,
        Relation::Mark => 16,
        Relation::Case => 32,
        Relation::Complement | Relation::OpenComplement => 64,
        Relation::Coordinator => 128,
        Relation::Determiner | Relation::Possessor => 256,
        Relation::Agent => 512,
        _ => 0,
    }
}

impl State {
    /// Before the first word.
    #[must_use]
    pub fn new(length: usize) -> Self {
        Self {
            stack: Vec::new(),
            next: 0,
            heads: vec![length; length],
            relations: vec![Relation::Root; length + 1],
            seen: vec![0; length + 1],
            left: vec![[None; 2]; length + 1],
            right: vec![[None; 2]; length + 1],
            counts: vec![[0; 2]; length + 1],
        }
    }

    /// Every word has its head.
    #[must_use]
    pub fn done(&self) -> bool {
        self.stack.is_empty() && self.next >= self.heads.len()
    }

    /// Whether a move is possible. Only one word becomes the root's.
    #[must_use]
    pub fn allows(&self, one: Move) -> bool {
        let at_root = self.next >= self.heads.len();
        match one {
            Move::Shift => !at_root,
            Move::Left => !self.stack.is_empty() && (!at_root || self.stack.len() == 1),
            Move::Right => self.stack.len() >= 2,
        }
    }

    /// The word and its head that a move would join.
    #[must_use]
    pub fn arc(&self, one: Move) -> Option<(usize, usize)> {
        let top = *self.stack.last()?;
        match one {
            Move::Shift => None,
            Move::Left => Some((top, self.next)),
            Move::Right => Some((top, *self.stack.iter().rev().nth(1)?)),
        }
    }

    /// Makes a move that is allowed, with the relation of its arc; another does nothing.
    pub fn make(&mut self, one: Move, relation: Relation) {
        if one == Move::Shift {
            self.stack.push(self.next);
            self.next += 1;
        } else if let Some((top, head)) = self.arc(one) {
            self.stack.pop();
            self.heads[top] = head;
            self.relations[top] = relation;
            self.seen[head] |= bit(relation);
            let (side, number) = if top < head { (&mut self.left, 0) } else { (&mut self.right, 1) };
            side[head] = [Some(top), side[head][0]];
            self.counts[head][number] = self.counts[head][number].saturating_add(1);
        }
    }

    /// What the next move is read from (after Zhang and Nivre 2011).
    pub fn features(&self, forms: &[Form], tags: &[Tag], rows: &mut Rows) {
        rows.clear();
        let length = forms.len();
        let word = |at: Option<usize>| at.map_or(1, |at| forms.get(at).map_or(2, |form| form.word));
        let tag = |at: Option<usize>| at.map_or(98, |at| tags.get(at).map_or(99, |tag| u64::from(tag.0)));
        let depth = |back: usize| self.stack.len().checked_sub(back).map(|at| self.stack[at]);
        let ahead = |by: usize| (self.next + by <= length).then_some(self.next + by);
        let left = |of: Option<usize>, number: usize| of.and_then(|of| self.left[of][number]);
        let right = |of: Option<usize>, number: usize| of.and_then(|of| self.right[of][number]);
        let count = |of: Option<usize>, side: usize| of.map_or(0, |of| u64::from(self.counts[of][side].min(5)));
        let (s0, s1, s2) = (depth(1), depth(2), depth(3));
        let (n0, n1, n2) = (ahead(0), ahead(1), ahead(2));
        let (ws0, ws1, wn0, wn1, wn2) = (word(s0), word(s1), word(n0), word(n1), word(n2));
        let (ts0, ts1, ts2, tn0, tn1, tn2) = (tag(s0), tag(s1), tag(s2), tag(n0), tag(n1), tag(n2));
        let apart = |a: Option<usize>, b: Option<usize>| match (a, b) {
            (Some(a), Some(b)) => [0, 1, 2, 3, 4, 4, 5, 5, 5, 5].get(a.abs_diff(b)).copied().unwrap_or(6),
            _ => 0,
        };
        let (d0, d1) = (apart(s0, n0), apart(s1, s0));
        let (s0l, s0r, n0l, s1l, s1r) = (left(s0, 0), right(s0, 0), left(n0, 0), left(s1, 0), right(s1, 0));
        let (s0l2, s0r2, n0l2, s1r2) = (left(s0, 1), right(s0, 1), left(n0, 1), right(s1, 1));
        let rel = |at: Option<usize>| at.map_or(99, |at| self.relations[at] as u64);
        let seen = |at: Option<usize>| at.map_or(4096, |at| self.seen[at]);
        let (es0, es1, en0) = (seen(s0), seen(s1), seen(n0));
        let list: [&[u64]; 68] = [
            &[ws0, ts0],
            &[ws0],
            &[ts0],
            &[wn0, tn0],
            &[wn0],
            &[tn0],
            &[ws1, ts1],
            &[ws1],
            &[ts1],
            &[wn1, tn1],
            &[wn2, tn2],
            &[ws0, ts0, wn0, tn0],
            &[ws0, ts0, wn0],
            &[ws0, wn0, tn0],
            &[ws0, ts0, tn0],
            &[ts0, wn0, tn0],
            &[ws0, wn0],
            &[ts0, tn0],
            &[ws1, ts0],
            &[ts1, ws0],
            &[ws1, ws0],
            &[ts1, ts0],
            &[ws1, tn0],
            &[ts1, ts0, tn0],
            &[ts2, ts1, ts0],
            &[ts0, tn0, tn1],
            &[tn0, tn1, tn2],
            &[ts1, ts0, wn0],
            &[ts1, ws0, tn0],
            &[ws1, ts0, tn0],
            &[ts0, tag(s0l), tn0],
            &[ts0, tag(s0r), tn0],
            &[ts0, tn0, tag(n0l)],
            &[ts1, tag(s1l), ts0],
            &[ts1, tag(s1r), ts0],
            &[ts1, ts0, tag(s0l)],
            &[ts1, ts0, tag(s0r)],
            &[ts0, tag(s0l), tag(s0l2)],
            &[ts0, tag(s0r), tag(s0r2)],
            &[tn0, tag(n0l), tag(n0l2)],
            &[ts1, tag(s1r), tag(s1r2)],
            &[ws0, word(s0l)],
            &[ws0, word(s0r)],
            &[wn0, word(n0l)],
            &[ws1, word(s1r)],
            &[ws0, d0],
            &[ts0, tn0, d0],
            &[ts1, ts0, d1],
            &[ws1, d1],
            &[ts0, count(s0, 0), count(s0, 1)],
            &[ws0, count(s0, 1)],
            &[tn0, count(n0, 0)],
            &[ts1, count(s1, 1), ts0],
            &[ts1, tn0, d0],
            &[ws0, tn0, tn1],
            &[ts2, ts0, tn0],
            &[ws0, es0],
            &[ws1, es1],
            &[wn0, en0],
            &[ts0, es0, tn0, en0],
            &[ts1, es1, ts0, es0],
            &[ts0, es0, tn0],
            &[ts1, es1, ts0],
            &[ts1, es1, ws0],
            &[ts0, rel(s0l), rel(s0r), tn0],
            &[ts1, rel(s1r), ts0],
            &[ts1, rel(s1l), rel(s1r), ts0],
            &[tn0, rel(n0l), ts0],
        ];
        for (template, values) in (0..).zip(list) {
            rows.add(template, values);
        }
    }
}
