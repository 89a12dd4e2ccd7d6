//! The relation of each word to its head, given all heads.

use super::features::Form;
use super::labels::{Relation, Tag};
use super::weights::{Rows, Weights};

/// The relation of each word to its head.
pub fn relations(weights: &impl Weights, forms: &[Form], tags: &[Tag], heads: &[Option<usize>]) -> Vec<Relation> {
    let mut rows = Rows::new(weights.size());
    let family = Family::new(heads);
    let mut found: Vec<Relation> = Vec::with_capacity(forms.len());
    for (at, head) in heads.iter().enumerate() {
        found.push(match head {
            None => Relation::Root,
            Some(head) => {
                relation_features(forms, tags, &family, &found, at, *head, &mut rows);
                Relation::at(weights.best(&rows, Relation::COUNT, |class| class != Relation::Root as usize))
            }
        });
    }
    found
}

/// The outermost dependents of each word, and each word's sibling before it.
#[derive(Debug)]
pub struct Family {
    first: Vec<Option<usize>>,
    last: Vec<Option<usize>>,
    before: Vec<Option<usize>>,
    after: Vec<Option<usize>>,
    above: Vec<Option<usize>>,
}

impl Family {
    /// From the heads.
    #[must_use]
    pub fn new(heads: &[Option<usize>]) -> Self {
        let none = || vec![None; heads.len()];
        let mut family = Self { first: none(), last: none(), before: none(), after: none(), above: heads.to_vec() };
        for (at, head) in heads.iter().enumerate() {
            if let Some(head) = *head {
                family.first[head].get_or_insert(at);
                family.before[at] = family.last[head];
                if let Some(before) = family.before[at] {
                    family.after[before] = Some(at);
                }
                family.last[head] = Some(at);
            }
        }
        family
    }
}

/// What a relation is read from: both words, what hangs on them, and the relation of the sibling before.
pub fn relation_features(
    forms: &[Form],
    tags: &[Tag],
    family: &Family,
    found: &[Relation],
    at: usize,
    head: usize,
    rows: &mut Rows,
) {
    rows.clear();
    let word = |at: Option<usize>| at.map_or(1, |at| forms[at].word);
    let tag = |at: Option<usize>| at.map_or(99, |at| u64::from(tags[at].0));
    let relation = |at: Option<usize>| at.map_or(99, |at| found.get(at).map_or(98, |relation| *relation as u64));
    let (wd, wh, td, th) = (forms[at].word, forms[head].word, tag(Some(at)), tag(Some(head)));
    let side = u64::from(at < head);
    let apart = (at.abs_diff(head).min(8) as u64) * 2 + side;
    let (first, last) = (family.first[at], family.last[at]);
    let second = first.and_then(|first| family.after[first]);
    let (before, after) = (family.before[at], family.after[at]);
    let above = family.above[head];
    let previous = relation(before);
    let earlier = relation(before.and_then(|before| family.before[before]));
    let left = at.checked_sub(1);
    let right = (at + 1 < forms.len()).then_some(at + 1);
    let head_first = family.first[head].filter(|first| *first != at);
    let list: [&[u64]; 32] = [
        &[wd, side],
        &[td, side],
        &[wh, side],
        &[th, side],
        &[wd, wh],
        &[td, th, apart],
        &[wd, th, side],
        &[td, wh, side],
        &[td, th, word(first), side],
        &[td, th, tag(first), side],
        &[td, th, word(last), side],
        &[td, th, word(second), side],
        &[wh, word(first), td],
        &[td, th, previous, side],
        &[td, wh, previous],
        &[wd, previous, side],
        &[td, th, tag(before), tag(after)],
        &[td, th, previous, earlier],
        &[td, th, tag(above)],
        &[word(above), td, th],
        &[wd, word(left)],
        &[td, tag(left), tag(right), th],
        &[wh, td, word(first), word(last)],
        &[th, td, word(first), previous, side],
        &[forms[at].suffixes[2], th, side],
        &[forms[head].suffixes[2], td, side],
        &[td, th, word(head_first), side],
        &[td, th, relation(head_first), side],
        &[wh, relation(head_first), side, td],
        &[td, th, word(left), side],
        &[forms[at].shape, forms[head].shape, td, th],
        &[td, th, word(first), tag(second), side],
    ];
    for (template, values) in (0..).zip(list) {
        rows.add(template, values);
    }
}
