//! Names of people and organisations by their shape: capitals in a row, given names, particles, honorifics.

use super::class::Group;
use super::phrase::Step;
use super::words::Word;
use crate::gazetteer::PARTICLES;
use crate::gazetteer::records::Meaning;

/// Capitalised words in a row that are a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Run {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The people of the gazetteer it may name, by the number of the hit.
    pub(crate) hit: Option<usize>,
    pub(crate) person: bool,
    /// After "Mr" or "Sir".
    pub(crate) honorific: bool,
    /// The last word, where it makes an organisation of it: "Party".
    pub(crate) noun: Option<String>,
}

/// The most words in a name.
const LONGEST: usize = 7;

/// The name that begins at a word. After a title a row of capitals is a person; elsewhere it needs a sign that it is.
pub(crate) fn run(step: &Step<'_, '_>, at: usize, titled: bool) -> Option<Run> {
    let first = step.words.get(at)?;
    let honorific = first.has(Group::Honorific) && first.capital();
    let mut from = at;
    if honorific {
        from += 1;
        if step.words.get(from).is_some_and(|word| word.folded == ".") {
            from += 1;
        }
    }
    if titled && at > 0 && step.words[at - 1].sentence != first.sentence {
        return None;
    }
    let to = extent(step, from, first.sentence, titled || honorific)?;
    let hit = (from..to).rev().find_map(|word| step.cover.at(word).filter(|hit| person_hit(step, *hit)));
    let (to, noun) = match named_of(step, to, titled) {
        (end, Some(noun)) => (end, Some(noun)),
        (_, None) => (to, organisation_noun(step, from, to)),
    };
    if let Some(noun) = noun.filter(|_| !titled && to > from + 1) {
        return Some(Run { from, to, hit: None, person: false, honorific, noun: Some(noun) });
    }
    if titled && noun_of_body(step, from, to) {
        return None;
    }
    let length = to - from;
    let given = step.gazetteer.given(&step.words[from].folded).is_some();
    let whole = hit.is_some_and(|hit| step.hits[hit].from == from && step.hits[hit].to == to);
    let person = titled && !never(step, from, to)
        || honorific
        || whole && !step.hits[hit?].dropped
        || length > 1 && given && !never(step, from, to)
        || length > 1 && initials(&step.words[from]);
    let told = from.checked_sub(1).is_some_and(|before| step.words[before].among(&["said", "says", "added", "asked"]));
    let person = person
        || length > 1 && (speaks(step, to) || told) && !never(step, from, to) && !step.words[from].has(Group::NoName);
    let learnable = !titled && length == 1 && !whole;
    if !person && !learnable {
        return None;
    }
    Some(Run {
        from,
        to,
        hit: hit.filter(|hit| !step.hits[*hit].dropped || length > 1),
        person: person || learnable,
        honorific,
        noun: None,
    })
}

/// The end of a row of capitals, particles and initials.
fn extent(step: &Step<'_, '_>, from: usize, sentence: usize, titled: bool) -> Option<usize> {
    let mut to = from;
    while let Some(word) = step.words.get(to).filter(|word| word.sentence == sentence && to - from < LONGEST) {
        let known = step.cover.at(to).filter(|hit| step.hits[*hit].from == to && !step.hits[*hit].dropped);
        let record = known.filter(|hit| step.hits[*hit].record().is_some() && !person_hit(step, *hit));
        let begins = to == from && titled && known.is_some_and(|hit| step.hits[hit].to == to + 1) && followed(step, to);
        if record.is_some()
            && !begins
            && !(to > from
                && titled
                && !step.words[to].folded.contains('.')
                && step.hits[record?].to == to + 1
                && to - from < 2)
        {
            break;
        }
        let next = step.words.get(to + 1);
        let particle = PARTICLES.contains(&word.lower.as_ref())
            && next.is_some_and(|next| next.capital() || PARTICLES.contains(&next.lower.as_ref()))
            && (to > from || titled);
        let point = to > from && word.folded == "." && initials_before(&step.words[to - 1]);
        let capital = word.capital()
            && word.letters()
            && (known.is_some_and(|hit| person_hit(step, hit)) || !word.has(Group::NoName))
            && (to == from || titled || word.class.head().is_none() || ends_organisation(word));
        // "al-Burhan"
        let joined = to > from
            && PARTICLES.contains(&word.lower.as_ref())
            && next.is_some_and(|next| next.folded == "-" && glued(word, next))
            && step.words.get(to + 2).is_some_and(|last| last.capital() && last.letters());
        if joined {
            to += 3;
        } else if capital || particle || point {
            to += 1;
        } else if to > from
            && word.folded == "-"
            && next.is_some_and(|next| next.letters() && glued(word, next))
            && glued(&step.words[to - 1], word)
        {
            to += 2;
        } else {
            break;
        }
    }
    (to > from).then_some(to)
}

fn followed(step: &Step<'_, '_>, at: usize) -> bool {
    step.words
        .get(at + 1)
        .is_some_and(|next| next.capital() && next.letters() && next.sentence == step.words[at].sentence)
}

fn glued(left: &Word<'_>, right: &Word<'_>) -> bool {
    left.span.end == right.span.start
}

fn initials(word: &Word<'_>) -> bool {
    word.folded.len() <= 4
        && word.folded.ends_with('.')
        && word.capital()
        && !matches!(word.folded.as_ref(), "U.S." | "U.N." | "E.U." | "U.K.")
}

fn initials_before(word: &Word<'_>) -> bool {
    word.folded.len() == 1 && word.capital()
}

fn person_hit(step: &Step<'_, '_>, hit: usize) -> bool {
    step.hits[hit].meanings.iter().any(|meaning| matches!(meaning, Meaning::Person(_)))
}

fn never(step: &Step<'_, '_>, from: usize, to: usize) -> bool {
    to == from + 1 && (step.words[from].has(Group::NoName) || step.words[from].folded.len() < 2)
}

fn ends_organisation(word: &Word<'_>) -> bool {
    word.has(Group::Organisation)
}

fn organisation_noun(step: &Step<'_, '_>, from: usize, to: usize) -> Option<String> {
    let last = &step.words[to - 1];
    if to > from + 1 && step.words[from].among(&["radio", "tv"]) {
        return Some("radio".to_owned());
    }
    (last.has(Group::Organisation) && last.capital() && !step.words[from].first
        || (last.has(Group::Organisation) && to - from > 2))
        .then(|| last.lower.to_string())
}

/// A verb of saying follows, or the age: "Anna Bryl, 34,".
fn speaks(step: &Step<'_, '_>, to: usize) -> bool {
    let word = |on: usize| step.words.get(to + on);
    let number = |word: &Word<'_>| word.folded.len() == 2 && word.folded.chars().all(|digit| digit.is_ascii_digit());
    word(0).is_some_and(|word| word.has(Group::Saying))
        || (word(0).is_some_and(|word| word.folded == ",")
            && word(1).is_some_and(number)
            && word(2).is_some_and(|word| word.folded == ","))
}

/// "Security Council" after a title is no person.
fn noun_of_body(step: &Step<'_, '_>, from: usize, to: usize) -> bool {
    to > from + 1 && ends_organisation(&step.words[to - 1])
}

/// "University of Southern Indiana", "Ministry of Transport": an organisation named by what it is of.
fn named_of(step: &Step<'_, '_>, to: usize, titled: bool) -> (usize, Option<String>) {
    let head = &step.words[to - 1];
    let of = step.words.get(to).is_some_and(|word| word.among(&["of", "for"]));
    let mut next = to + 1;
    if step.words.get(next).is_some_and(|word| word.is("the")) {
        next += 1;
    }
    if titled
        || !of
        || !ends_organisation(head)
        || step.words.get(next).is_none_or(|word| !word.capital() || !word.letters())
    {
        return (to, None);
    }
    let mut end = next;
    while step
        .words
        .get(end)
        .is_some_and(|word| word.capital() && word.letters() && word.sentence == head.sentence && end - next < 4)
    {
        end += 1;
    }
    (end, Some(head.lower.to_string()))
}
