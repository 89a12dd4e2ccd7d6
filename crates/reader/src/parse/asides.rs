//! What stands between commas behind a subject: "Kenya, which tabled the plan, has …", "the twins, by contrast, have …". The parser
//! reads the sentence without it, and the aside as a sentence of its own.

use super::Known;
use super::tag;
use super::units::{Unit, units};
use crate::draft::Stance;
use crate::lexicon::Part;
use crate::syntax::{Syntax, Tag};

/// The most words of an aside, names counted as one.
const LONGEST: usize = 24;

/// What an aside is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// It begins with "which", "who" or "whose".
    Relative,
    /// "he said": whose words the sentence is.
    Speaker,
    /// "according to him".
    Source,
    /// Whatever else.
    Other,
}

/// An aside between two commas.
pub(super) struct Aside {
    /// The words from comma to comma, both included.
    pub first: usize,
    pub last: usize,
    /// The words between them.
    pub inner: (usize, usize),
    /// The word before the first comma; of a source the verb before it, or itself.
    pub anchor: usize,
    pub kind: Kind,
    /// Words whose tag is known by it: the verb behind it, a participle that begins it.
    pub sure: Vec<(usize, Tag)>,
}

/// The asides of a part of a sentence, in order.
pub(super) fn asides(known: &Known<'_>, part: &[usize]) -> Vec<Aside> {
    let units = units(known, part).units;
    if !units.iter().any(|unit| unit.word == ",") {
        return Vec::new();
    }
    let words: Vec<&str> = units.iter().map(|unit| unit.word).collect();
    let forced: Vec<Option<Tag>> = units.iter().map(|unit| unit.tag).collect();
    let seen = Seen { known, tags: Syntax::shipped().tags(&words, &forced), units: &units };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for close in 2..units.len() {
        if units[close].word != "," {
            continue;
        }
        let free = found.last().map_or(0, |(_, last)| last + 1);
        let comma = (free..close - 1).rev().find(|open| units[*open].word == ",");
        if let Some(open) =
            comma.filter(|open| *open > 0 && (seen.speaks(open + 1, close) || seen.adverb(open + 1, close)))
        {
            found.push((open, close));
            continue;
        }
        if !seen.goes_on(close + 1) {
            continue;
        }
        let opens = (free.max(close.saturating_sub(LONGEST))..close - 1).filter(|open| seen.opens(*open, close));
        let opens: Vec<usize> = opens.collect();
        let relative = opens.iter().find(|open| seen.relative(**open + 1));
        if let Some(open) = relative.or(opens.last()) {
            found.push((*open, close));
        }
    }
    let sources = (0..units.len()).filter_map(|at| seen.source(at));
    let aside = |(open, close): (usize, usize)| Aside {
        first: units[open].last,
        last: units[close].last,
        inner: (units[open].last + 1, units[close].last - 1),
        anchor: units[open - 1].last,
        kind: seen.kind(open + 1, close),
        sure: seen.sure(open, close),
    };
    let sources: Vec<Aside> = sources.collect();
    let apart = |aside: &Aside| sources.iter().all(|source| aside.last < source.first || source.last < aside.first);
    let found: Vec<Aside> = found.into_iter().map(aside).filter(apart).collect();
    found.into_iter().chain(sources).collect()
}

struct Seen<'s, 'k> {
    known: &'s Known<'k>,
    units: &'s [Unit<'k>],
    tags: Vec<Tag>,
}

impl Seen<'_, '_> {
    fn lower(&self, at: usize) -> &str {
        self.units.get(at).map_or("", |unit| self.known.lower[unit.last].as_str())
    }

    fn tag(&self, at: usize) -> &'static str {
        self.tags.get(at).map_or("", |tag| tag.name())
    }

    fn tells(&self, at: usize) -> bool {
        matches!(self.tag(at), "MD" | "VBD" | "VBZ" | "VBP")
    }

    /// Behind the comma stands the verb of the sentence, adverbs before it left out.
    fn goes_on(&self, at: usize) -> bool {
        let verb = (at..self.units.len()).find(|word| self.tag(*word) != "RB").unwrap_or(at);
        let lower = self.lower(verb);
        let known = self.known.lexicon.is(lower, &[Part::Verb, Part::Speech, Part::Judgement]);
        let past = lower.ends_with("ed") && (known || self.known.lexicon.light.contains(lower));
        let object =
            matches!(self.lower(verb + 1), "the" | "a" | "an" | "to" | "its" | "their" | "that" | "on" | "for");
        let present = self.tag(verb) == "NNS" && known && object;
        self.tells(verb) || past || present
    }

    /// "…, asked for more, voiced regret": which forms the words in "-ed" are.
    fn sure(&self, open: usize, close: usize) -> Vec<(usize, Tag)> {
        let past = |at: usize| self.lower(at).ends_with("ed") && !self.relative(at);
        let behind = Some(close + 1).filter(|at| past(*at)).map(|at| (self.units[at].last, tag("VBD")));
        let present = self.tag(close + 1) == "NNS";
        let behind = behind.or_else(|| present.then(|| (self.units[close + 1].last, tag("VBZ"))));
        let begins = Some(open + 1).filter(|at| past(*at)).map(|at| (self.units[at].last, tag("VBN")));
        behind.into_iter().chain(begins).collect()
    }

    fn relative(&self, at: usize) -> bool {
        let which = |at: usize| matches!(self.lower(at), "which" | "who" | "whom" | "whose");
        which(at) || self.tag(at) == "IN" && which(at + 1)
    }

    /// "according to him" with its commas, to the next comma or the end.
    fn source(&self, at: usize) -> Option<Aside> {
        if self.known.lower[self.units[at].first] != "according" {
            return None;
        }
        let ends = |end: &usize| matches!(self.units[*end].word, "," | "." | ";");
        let end = (at + 1..self.units.len()).find(ends).unwrap_or(self.units.len());
        let inner = (self.units[at].first, self.units.get(end.checked_sub(1)?)?.last);
        let before = at.checked_sub(1).filter(|before| self.units[*before].word == ",");
        if at > 0 && before.is_none() {
            return None;
        }
        let comma = self.units.get(end).filter(|unit| unit.word == ",");
        let verb = (0..at).rev().find(|word| self.tells(*word)).map(|word| self.units[word].last);
        Some(Aside {
            first: before.map_or(inner.0, |before| self.units[before].last),
            last: comma.map_or(inner.1, |comma| comma.last),
            inner,
            anchor: verb.unwrap_or(inner.0),
            kind: Kind::Source,
            sure: Vec::new(),
        })
    }

    /// "he said", "the minister told parliament": somebody and a verb of speech, and nothing that is said.
    fn speaks(&self, first: usize, close: usize) -> bool {
        let begins = matches!(self.tag(first), "PRP" | "NNP" | "NNPS" | "DT" | "PRP$" | "NN" | "NNS" | "CD");
        let mut verbs = (first..close).filter(|at| self.tells(*at) || self.tag(*at) == "VB");
        let Some(verb) = verbs.next().filter(|verb| *verb > first && close - first < 10 && begins) else {
            return false;
        };
        let speech = self.known.lexicon.is(self.lower(verb), &[Part::Speech]);
        speech
            && verbs.next().is_none()
            && !(first..close).any(|at| matches!(self.lower(at), "that" | "to" | "which" | "who"))
            && self.waits_for_speech(verb)
    }

    /// Verbs that may stand behind what they tell.
    fn waits_for_speech(&self, verb: usize) -> bool {
        self.known
            .lexicon
            .cues(self.lower(verb))
            .iter()
            .any(|cue| cue.part == Part::Speech && cue.stance == Stance::States)
    }

    fn kind(&self, first: usize, close: usize) -> Kind {
        if self.relative(first) {
            Kind::Relative
        } else if self.speaks(first, close) {
            Kind::Speaker
        } else {
            Kind::Other
        }
    }

    /// An aside stands between these commas, and before it a subject that has no verb yet.
    fn opens(&self, open: usize, close: usize) -> bool {
        if open == 0 || self.units[open].word != "," {
            return false;
        }
        let noun = self.tags[open - 1].is_noun() || matches!(self.tag(open - 1), "PRP" | "CD" | "DT");
        let inside = open + 1..close;
        let relative = self.relative(open + 1);
        // "…, he said, …", "according to …": whose words it is.
        let attributes = matches!(
            self.lower(open + 1),
            "according" | "said" | "says" | "told" | "wrote" | "as" | "and" | "or" | "but"
        ) || inside.clone().any(|at| self.tells(at) && !self.participle(open + 1, at));
        noun && (relative || !attributes && !self.listed(open + 1, close)) && self.waits(open, self.says(close + 1))
    }

    /// A verb of speech stands here: who speaks may follow what was said.
    fn says(&self, at: usize) -> bool {
        self.tells(at) && self.known.lexicon.is(self.lower(at), &[Part::Speech])
    }

    /// "…, however, …" may stand anywhere.
    fn adverb(&self, first: usize, close: usize) -> bool {
        let words = [
            "however",
            "though",
            "moreover",
            "meanwhile",
            "therefore",
            "nevertheless",
            "nonetheless",
            "too",
            "instead",
        ];
        first + 1 == close && words.contains(&self.lower(first))
    }

    /// "asked to send an expert": a participle begins it, whatever its tag.
    fn participle(&self, first: usize, at: usize) -> bool {
        at == first && self.lower(at).ends_with("ed")
    }

    /// "Rwanda and Nepal" between commas goes on with a list.
    fn listed(&self, first: usize, close: usize) -> bool {
        let begins = self.tags[first].is_name();
        begins && (first..close).any(|at| matches!(self.lower(at), "and" | "or"))
    }

    /// From the beginning of the clause to the comma there is no verb with tense.
    fn waits(&self, open: usize, speech: bool) -> bool {
        for at in (0..open).rev() {
            if speech && self.units[at].word == "," {
                return true;
            }
            let comma = at > 0 && self.units[at - 1].word == ",";
            let begins = matches!(
                self.lower(at),
                ";" | ":" | "–" | "—" | "that" | "while" | "although" | "though" | "because" | "whether"
            ) || comma && matches!(self.lower(at), "and" | "but");
            if begins {
                return true;
            }
            if self.tells(at) {
                return false;
            }
        }
        true
    }
}
