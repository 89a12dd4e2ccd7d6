//! Phrases about somebody, each around the word that heads it, with its owner, its status and the name that belongs to it.

use super::class::Group;
use super::heads::Head;
use super::people::{Run, run};
use super::scan::Hit;
use super::words::Word;
use super::{Kind, nominal, pair};
use crate::gazetteer::Gazetteer;

/// A stretch of words that means somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Phrase {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) what: What,
}

/// What a phrase is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum What {
    /// A name of the gazetteer that is no person's, by the number of its hit.
    Known(usize),
    /// A person's name, with the title that stands by it.
    Person { hit: Option<usize>, title: Option<Title>, honorific: bool },
    /// A title without a name, or a body, or unnamed people.
    Title(Title),
    /// "Franco-British".
    Pair(Vec<String>),
    /// The name of an organisation that the gazetteer does not have.
    Organisation { owner: Owner, noun: String },
    /// "the two countries", "the latter".
    Nominal(nominal::Nominal),
    /// "he".
    Pronoun(nominal::Pronoun),
}

/// Whose the office, the body or the people are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Owner {
    Nobody,
    /// A name of the gazetteer, by the number of its hit.
    Hit(usize),
    /// "its", "her", by the number of the word.
    Pronoun(usize),
    /// "the bloc's": whoever was named right before this word.
    Before(usize),
}

/// A phrase around a head.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Title {
    pub(crate) head: Head,
    /// The head and what says which it is, in small letters: "deputy foreign minister".
    pub(crate) words: String,
    pub(crate) owner: Owner,
    pub(crate) status: Option<&'static str>,
    pub(crate) determiner: Determiner,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// How a phrase begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Determiner {
    None,
    Definite,
    Indefinite,
}

/// All phrases in order. Linear in the words.
pub(crate) fn phrases(words: &[Word<'_>], hits: &[Hit], gazetteer: &Gazetteer) -> Vec<Phrase> {
    let cover = Cover::of(words, hits);
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < words.len() {
        at = Step { words, hits, cover: &cover, gazetteer }.take(at, &mut phrases);
    }
    phrases
}

/// Which hit a word belongs to.
pub(crate) struct Cover(Vec<u32>);

impl Cover {
    fn of(words: &[Word<'_>], hits: &[Hit]) -> Self {
        let mut cover = vec![u32::MAX; words.len()];
        for (number, hit) in hits.iter().enumerate() {
            for place in &mut cover[hit.from..hit.to] {
                *place = u32::try_from(number).unwrap_or(u32::MAX);
            }
        }
        Self(cover)
    }

    pub(crate) fn at(&self, word: usize) -> Option<usize> {
        self.0.get(word).filter(|number| **number != u32::MAX).map(|number| *number as usize)
    }
}

/// One look from left to right.
pub(crate) struct Step<'s, 'w> {
    pub(crate) words: &'s [Word<'w>],
    pub(crate) hits: &'s [Hit],
    pub(crate) cover: &'s Cover,
    pub(crate) gazetteer: &'s Gazetteer,
}

impl Step<'_, '_> {
    /// Takes what begins at a word, and says where to go on.
    fn take(&self, at: usize, phrases: &mut Vec<Phrase>) -> usize {
        let word = &self.words[at];
        if !word.letters() {
            return at + 1;
        }
        if let Some((to, principals)) = pair::pair(self, at) {
            phrases.push(Phrase { from: at, to, what: What::Pair(principals) });
            return to;
        }
        if let Some(title) = self.title(at) {
            return self.place_title(title, phrases);
        }
        if let Some(hit) = self.cover.at(at).filter(|hit| self.hits[*hit].from == at) {
            let person = self.hits[hit].record().is_none() && self.hits[hit].people().next().is_some();
            if let Some(to) = (person || self.run_over(at, hit)).then(|| self.take_name(at, phrases)).flatten() {
                return to;
            }
            let to = self.hits[hit].to;
            if !self.hits[hit].dropped && self.hits[hit].record().is_some() {
                phrases.push(Phrase { from: at, to, what: What::Known(hit) });
            }
            return to;
        }
        if let Some((to, what)) = nominal::at(self, at) {
            phrases.push(Phrase { from: at, to, what });
            return to;
        }
        word.capital().then(|| self.take_name(at, phrases)).flatten().unwrap_or(at + 1)
    }

    /// "Turkey's Jane Doe": a name with its owner and no title.
    fn possessed(&self, from: usize) -> Option<Title> {
        let possessive = from.checked_sub(1).is_some_and(|before| self.words[before].folded == "'s");
        let (owner, begin) = self.owner_before(from).filter(|_| possessive)?;
        let words = String::new();
        let head = Head::Office(None);
        Some(Title { head, words, owner, status: None, determiner: Determiner::None, from: begin, to: from })
    }

    /// Does a person's name begin with this hit, as "Georgia Meloni" does?
    fn run_over(&self, at: usize, hit: usize) -> bool {
        let dropped = self.hits[hit].dropped && self.hits[hit].record().is_some();
        dropped && run(self, at, false).is_some_and(|run| run.to > self.hits[hit].to)
    }

    fn take_name(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let run = run(self, at, false)?;
        let Run { from, to, hit, person, honorific, noun } = run;
        if let Some(noun) = noun {
            let owner = self.owner_before(from).map_or(Owner::Nobody, |(owner, _)| owner);
            phrases.push(Phrase { from, to, what: What::Organisation { owner, noun } });
            return Some(to);
        }
        if !person {
            return None;
        }
        let title = self.title_after(to).or_else(|| self.possessed(from));
        let after = title.as_ref().map_or(to, |title| title.to.max(to));
        let inner = title.as_ref().filter(|title| title.from >= to).map(|title| (title.from, title.to));
        phrases.push(Phrase { from, to, what: What::Person { hit, title, honorific } });
        if let Some((from, to)) = inner {
            self.names_inside(from, to, phrases);
        }
        Some(after)
    }

    /// The phrase of a title, or the person it introduces.
    fn place_title(&self, title: Title, phrases: &mut Vec<Phrase>) -> usize {
        let (from, to) = (title.from, title.to);
        let office = matches!(title.head, Head::Office(_) | Head::Somebody);
        let paper = title.head == Head::Group && OUTLETS.contains(&self.words[to - 1].lower.as_ref());
        if let Some(name) = paper.then(|| run(self, to, true)).flatten() {
            let what = What::Organisation { owner: title.owner, noun: "news".to_owned() };
            phrases.push(Phrase { from: name.from, to: name.to, what });
            self.names_inside(from, to, phrases);
            return name.to;
        }
        let named = |hit: usize| {
            let record = self.hits[hit].record().map(|(number, _)| self.gazetteer.record(number).kind);
            self.hits[hit].from == to && record == Some(Kind::Media)
        };
        if paper && self.cover.at(to).is_some_and(named) {
            self.names_inside(from, to, phrases);
            return to;
        }
        let comma = self.words.get(to).is_some_and(|word| word.folded == ",");
        let name = match office {
            true => run(self, to, true).or_else(|| {
                let apposed = comma && (title.owner != Owner::Nobody || title.determiner == Determiner::Definite);
                apposed.then(|| run(self, to + 1, true)).flatten().filter(|run| self.closes(run.to))
            }),
            false => None,
        };
        if let Some(name) = name.filter(|name| name.noun.is_none()) {
            self.names_inside(from, to, phrases);
            let what = What::Person { hit: name.hit, title: Some(title), honorific: true };
            phrases.push(Phrase { from: name.from, to: name.to, what });
            // A second title after the name is its own: "Former President Jane Doe, currently a deputy chairwoman of …".
            let Some(second) = self.title_after(name.to) else { return name.to };
            self.names_inside(second.from, second.to, phrases);
            return second.to;
        }
        phrases.push(Phrase { from, to, what: What::Title(title) });
        self.names_inside(from, to, phrases);
        to
    }

    /// Is a name set off by commas closed here?
    fn closes(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_none_or(|word| matches!(word.folded.as_ref(), "," | "." | ";" | ")" | "?" | "!" | "-" | "–"))
    }

    /// Names of states and bodies inside a longer phrase are mentions of their own.
    fn names_inside(&self, from: usize, to: usize, phrases: &mut Vec<Phrase>) {
        let mut at = from;
        while at < to {
            match self.cover.at(at) {
                Some(hit) => {
                    if !self.hits[hit].dropped && self.hits[hit].record().is_some() {
                        phrases.push(Phrase {
                            from: self.hits[hit].from,
                            to: self.hits[hit].to,
                            what: What::Known(hit),
                        });
                    }
                    at = self.hits[hit].to;
                }
                None => at += 1,
            }
        }
    }

    /// A title set off after a name: "Medvedev, the prime minister," and "Ada Voss, director of the League".
    fn title_after(&self, to: usize) -> Option<Title> {
        let comma = self.words.get(to).filter(|word| matches!(word.folded.as_ref(), "," | "("))?;
        let mut at = to + 1;
        if self.words.get(at).is_some_and(|word| word.among(&["currently", "now"])) {
            at += 1;
        }
        let title = self.title(at)?;
        let office = matches!(title.head, Head::Office(_));
        let name = run(self, title.to, true).is_some();
        let same = title.from == at && self.words[title.from].sentence == comma.sentence;
        // "…, its foreign minister said": another speaker.
        let speaks = self.words.get(title.to).is_some_and(|word| word.has(Group::Saying));
        (office && same && !name && !speaks).then_some(title)
    }
}

/// What an outlet is: "the newspaper Dagblad".
const OUTLETS: [&str; 7] = ["newspaper", "paper", "daily", "magazine", "broadcaster", "agency", "outlet"];
