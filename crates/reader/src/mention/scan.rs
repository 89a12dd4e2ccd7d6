//! Where names of the gazetteer stand.

use super::Form;
use super::words::Word;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::records::Meaning;

/// A name in the text, by the numbers of its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Hit {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// What it may mean; never empty.
    pub(crate) meanings: Vec<Meaning>,
    /// A place or a namesake: no actor.
    pub(crate) dropped: bool,
}

impl Hit {
    /// The record it means, and how.
    pub(crate) fn record(&self) -> Option<(u32, Form)> {
        self.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Record(number, form) => Some((*number, *form)),
            Meaning::Person(_) | Meaning::Nobody => None,
        })
    }

    /// The record with this form.
    pub(crate) fn record_as(&self, wanted: Form) -> Option<u32> {
        self.record().and_then(|(number, form)| (form == wanted).then_some(number))
    }

    /// The people it may mean.
    pub(crate) fn people(&self) -> impl Iterator<Item = u32> {
        self.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Person(number) => Some(*number),
            Meaning::Record(..) | Meaning::Nobody => None,
        })
    }
}

/// All names, from left to right, the longest first; they do not overlap.
pub(crate) fn hits(words: &[Word<'_>], gazetteer: &Gazetteer) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        let found = word.letters().then(|| gazetteer.names().at(words, at)).flatten();
        let Some((length, mut meanings)) = found else {
            at += 1;
            continue;
        };
        let to = at + length;
        // A name over the end of a sentence is two words that happen to meet.
        if words[to - 1].sentence != word.sentence || glued(words, at, to) {
            at += 1;
            continue;
        }
        if meanings.contains(&Meaning::Nobody) {
            meanings = vec![Meaning::Nobody];
        }
        let dropped = meanings == [Meaning::Nobody];
        hits.push(Hit { from: at, to, meanings, dropped });
        at = to;
    }
    hits
}

/// Part of a compound that is another word: "un-American", "anti-British" are not names; "US-led" and "Saudi-backed" are.
fn glued(words: &[Word<'_>], from: usize, to: usize) -> bool {
    let touches = |left: usize, right: usize| words[left].span.end == words[right].span.start;
    let before = from > 1
        && words[from - 1].folded == "-"
        && touches(from - 1, from)
        && touches(from - 2, from - 1)
        && words[from - 2].among(&["un", "all", "non"]);
    let _ = to;
    before
}
