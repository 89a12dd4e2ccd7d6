//! The relation of a word to its head, read when the arc is made: the word has all its dependents by then.

use super::arcs::State;
use super::features::Form;
use super::labels::Tag;
use super::weights::Rows;

/// What a relation is read from: both words, what hangs on them so far with its relations, and what stands around.
pub fn relation_features(forms: &[Form], tags: &[Tag], state: &State, at: usize, head: usize, rows: &mut Rows) {
    rows.clear();
    let word = |at: Option<usize>| at.map_or(1, |at| forms.get(at).map_or(2, |form| form.word));
    let tag = |at: Option<usize>| at.map_or(98, |at| tags.get(at).map_or(99, |tag| u64::from(tag.0)));
    let relation = |at: Option<usize>| at.map_or(99, |at| state.relations[at] as u64);
    let (wd, wh, td, th) = (forms[at].word, word(Some(head)), tag(Some(at)), tag(Some(head)));
    let side = u64::from(at < head);
    let apart = (at.abs_diff(head).min(8) as u64) * 2 + side;
    let (first, second, last) = (state.left[at][0], state.left[at][1], state.right[at][0]);
    let (near, far) = if at < head { (&state.left, &state.right) } else { (&state.right, &state.left) };
    let (before, earlier, across) = (near[head][0], near[head][1], far[head][0]);
    let above = if at < head { state.stack.last().copied() } else { state.stack.iter().rev().nth(1).copied() };
    let left = at.checked_sub(1);
    let right = (at + 1 < forms.len()).then_some(at + 1);
    let next = (state.next < forms.len()).then_some(state.next);
    let (previous, earlier, across) = (relation(before), relation(earlier), relation(across));
    let (had, mine) = (state.seen[head], state.seen[at]);
    let list: [&[u64]; 34] = [
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
        &[td, th, tag(before), side],
        &[td, th, previous, earlier],
        &[td, th, had, side],
        &[wh, td, had],
        &[td, mine, th, side],
        &[wd, mine, side],
        &[td, th, tag(above), side],
        &[word(above), td, th],
        &[wd, word(left)],
        &[td, tag(left), tag(right), th],
        &[wh, td, word(first), word(last)],
        &[th, td, word(first), previous, side],
        &[forms[at].suffixes[2], th, side],
        &[td, th, across, side],
        &[td, th, word(left), side],
        &[forms[at].shape, forms.get(head).map_or(0, |form| form.shape), td, th],
        &[td, th, relation(first), relation(last), side],
        &[td, th, tag(next), side],
    ];
    for (template, values) in (0..).zip(list) {
        rows.add(template, values);
    }
}
