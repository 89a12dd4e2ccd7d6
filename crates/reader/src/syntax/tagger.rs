//! Tags from left to right.

use super::features::Form;
use super::labels::{TAGS, Tag};
use super::weights::{Rows, Weights};

/// Beyond the ends of a sentence.
const EDGE: u64 = 1;

/// The tags of a sentence, of which some may be known.
pub fn tags(weights: &impl Weights, forms: &[Form], known: &[Option<Tag>]) -> Vec<Tag> {
    let mut rows = Rows::new(weights.size());
    let mut tags: Vec<Tag> = Vec::with_capacity(forms.len());
    for at in 0..forms.len() {
        if let Some(tag) = known.get(at).copied().flatten() {
            tags.push(tag);
            continue;
        }
        tag_features(forms, &tags, at, &mut rows);
        let best = weights.best(&rows, TAGS.len(), |_| true);
        tags.push(Tag(u8::try_from(best).unwrap_or(0)));
    }
    tags
}

/// What the tag of a word is read from: the word and its neighbours, and the tags before it.
pub fn tag_features(forms: &[Form], tags: &[Tag], at: usize, rows: &mut Rows) {
    rows.clear();
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| forms.get(at));
    let word = |offset: isize| near(offset).map_or(EDGE, |form| form.word);
    let tag = |back: usize| at.checked_sub(back).map_or(99, |at| u64::from(tags[at].0));
    let this = &forms[at];
    let first = u64::from(at == 0);
    let (before, after) = (near(-1), near(1));
    let shape = |form: Option<&Form>| form.map_or(EDGE, |form| form.shape);
    let suffix = |form: Option<&Form>| form.map_or(EDGE, |form| form.suffixes[2]);
    rows.add(0, &[this.word]);
    for (number, suffix) in (1..).zip(this.suffixes) {
        rows.add(number, &[suffix]);
    }
    for (number, prefix) in (5..).zip(this.prefixes) {
        rows.add(number, &[prefix]);
    }
    rows.add(8, &[this.shape, first]);
    rows.add(9, &[tag(1)]);
    rows.add(10, &[tag(2), tag(1)]);
    rows.add(11, &[tag(1), this.word]);
    rows.add(12, &[word(-1)]);
    rows.add(13, &[word(-2)]);
    rows.add(14, &[word(1)]);
    rows.add(15, &[word(2)]);
    rows.add(16, &[suffix(before)]);
    rows.add(17, &[suffix(after)]);
    rows.add(18, &[word(-1), this.word]);
    rows.add(19, &[this.word, word(1)]);
    rows.add(20, &[tag(1), this.suffixes[2], this.shape]);
    rows.add(21, &[shape(before), this.shape, shape(after)]);
    rows.add(22, &[tag(1), word(1)]);
    rows.add(23, &[this.suffixes[1], suffix(after)]);
    rows.add(24, &[tag(2), tag(1), this.suffixes[2]]);
}
