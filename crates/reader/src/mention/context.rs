//! Names that mean no actor where they stand: plain places, treaties, namesakes, teams, dishes.

use super::class::Group;
use super::scan::Hit;
use super::words::Word;
use super::{Form, Kind};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::records::Meaning;

/// Marks the names that mean no actor.
pub(crate) fn drop_namesakes(words: &[Word<'_>], hits: &mut [Hit], gazetteer: &Gazetteer) {
    let sentences = Sentences::of(words);
    for number in 0..hits.len() {
        let hit = &hits[number];
        if hit.dropped {
            continue;
        }
        let before = number.checked_sub(1).map(|before| &hits[before]).filter(|before| before.to == hit.from);
        let taken =
            before.map(|hit| words[hit.from..hit.to].iter().map(|word| word.span.start).collect()).unwrap_or_default();
        let surroundings = Surroundings { words, hit, sentence: sentences.words(words, hit.from), taken };
        let place = match hit.record() {
            Some((record, form)) => {
                let record = gazetteer.record(record);
                surroundings.no_actor(&record.id, record.kind, form)
            }
            None => surroundings.no_person(),
        };
        let given = hit.record().is_some() && surroundings.given_name(gazetteer, hits, number);
        if place || given {
            hits[number].dropped = true;
            continue;
        }
        if let Some(other) = surroundings.another(gazetteer) {
            hits[number].meanings = vec![other];
        }
    }
}

/// Where sentences begin and end, in words.
struct Sentences {
    starts: Vec<usize>,
}

impl Sentences {
    fn of(words: &[Word<'_>]) -> Self {
        let mut starts = Vec::new();
        let mut last = None;
        for (number, word) in words.iter().enumerate() {
            if last != Some(word.sentence) {
                starts.push(number);
                last = Some(word.sentence);
            }
        }
        Self { starts }
    }

    /// The words of the sentence a word is in, at most fifty to each side.
    fn words<'w, 'a>(&self, words: &'w [Word<'a>], at: usize) -> &'w [Word<'a>] {
        let number = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.starts.get(number).copied().unwrap_or(0).max(at.saturating_sub(50));
        let end = self.starts.get(number + 1).copied().unwrap_or(words.len()).min(at + 50);
        &words[start..end.max(start)]
    }
}

/// A name with the words about it.
struct Surroundings<'w, 'a> {
    words: &'w [Word<'a>],
    hit: &'w Hit,
    sentence: &'w [Word<'a>],
    /// Where the words of the name before it begin.
    taken: Vec<usize>,
}

impl Surroundings<'_, '_> {
    fn before(&self, back: usize) -> Option<&Word<'_>> {
        let at = self.hit.from.checked_sub(back)?;
        let word = &self.words[at];
        (word.sentence == self.words[self.hit.from].sentence).then_some(word)
    }

    fn after(&self, on: usize) -> Option<&Word<'_>> {
        let word = self.words.get(self.hit.to - 1 + on)?;
        (word.sentence == self.words[self.hit.from].sentence).then_some(word)
    }

    fn sentence_has(&self, group: Group) -> bool {
        self.sentence.iter().any(|word| word.has(group))
    }

    fn any(&self, list: &[&str]) -> bool {
        self.sentence.iter().any(|word| word.among(list))
    }

    fn no_actor(&self, id: &str, kind: Kind, form: Form) -> bool {
        let after = |list: &[&str]| self.after(1).is_some_and(|word| word.among(list));
        match form {
            Form::Demonym => {
                self.polishing()
                    || self.after(1).is_some_and(|word| word.has(Group::Culture))
                    || (self.match_of_sports() && kind == Kind::State)
            }
            Form::Metonym => {
                self.part_of_a_thing()
                    || self.only_where()
                    || self.dateline()
                    || self.match_of_sports()
                    || self.city_state()
            }
            Form::Name if kind == Kind::State => {
                (self.match_of_sports())
                    || (id == "TUR"
                        && self.words[self.hit.from].folded == "Turkey"
                        && self.sentence_has(Group::Table)
                        && !self.before(1).is_some_and(|word| word.among(&["in", "with", "from"])))
                    || (id == "GEO"
                        && self.sentence_has(Group::American)
                        && !self.any(&["tbilisi", "georgian", "russia", "ossetia", "abkhazia"]))
                    || after(&["convention", "conventions", "protocol", "accords", "airport", "marathon"])
                    || self.first_name()
            }
            _ => self.common_word(),
        }
    }

    /// "Vienna Convention", "the Minsk agreements", "Paris climate agreement", "The Hague court".
    fn part_of_a_thing(&self) -> bool {
        let thing = |on: usize| self.after(on).is_some_and(|word| word.has(Group::Thing));
        let links = |on: usize| {
            self.after(on).is_some_and(|word| word.letters() && !word.has(Group::Verb) && !word.lower.ends_with("ed"))
        };
        // A plan or rule is named by its place only after "the": "the Washington consensus", but "London plan to".
        let own = self.after(1).is_some_and(|word| word.folded == "'s");
        !own && (thing(1)
            || (links(1) && thing(2) && self.before(1).is_some_and(|word| word.among(&["the", "of", "this"]))))
            || self.after(1).is_some_and(|word| {
                word.capital() && word.letters() && !word.folded.chars().all(char::is_uppercase) && thing(2)
            })
            || self.named_of()
            // "Kyiv's central station"
            || own && (2..=3).any(|on| self.after(on).is_some_and(|word| word.has(Group::PlaceNoun)))
    }

    /// "the Treaty of Rome", "streets of Moscow".
    fn named_of(&self) -> bool {
        let of = self.before(1).is_some_and(|word| word.is("of"));
        of && self.before(2).is_some_and(|word| word.has(Group::PlaceNoun))
    }

    /// "in Riyadh", "to Kyiv by train", but "was welcomed in Riyadh".
    fn only_where(&self) -> bool {
        // "in The Hague": the article belongs to the name.
        let skip = usize::from(self.before(1).is_some_and(|word| word.is("the")));
        let Some(before) = self.before(1 + skip) else { return false };
        let list = before.among(&["and", "or", ","]) && self.before(2).is_some_and(Word::capital);
        if before.has(Group::Where) || (list && self.before(3).is_some_and(|word| word.among(&["in", "to", "at"]))) {
            return !self.received(1 + skip);
        }
        let moved = || (2..=6).any(|back| self.before(back + skip).is_some_and(|word| word.has(Group::Motion)));
        before.among(&["left", "reached", "visited", "visit", "visiting", "toured", "into"])
            || (before.among(&["to", "from", "for", "towards", "toward", "leave"]) && moved())
            || (before.is("on") && self.before(2 + skip).is_some_and(|word| word.among(MARCHES)))
    }

    /// Received in a capital: "was received coolly in Ankara", "caused alarm in Warsaw", "officials in Berlin".
    fn received(&self, back: usize) -> bool {
        let seated = self.before(back + 1).is_some_and(|word| word.has(Group::Seated));
        let how = || (back + 1..=back + 4).any(|back| self.before(back).is_some_and(|word| word.has(Group::Received)));
        self.before(back).is_some_and(|word| (word.is("in") && (seated || how())) || (word.is("at") && seated))
    }

    /// "MOSCOW, 18 July –" or "KYIV (Reuters) -" at the head of a text.
    fn dateline(&self) -> bool {
        let word = &self.words[self.hit.from];
        let shouted = word.folded.len() > 3 && word.folded.chars().all(char::is_uppercase);
        word.first
            && (shouted || self.after(1).is_some_and(|word| word.is("(")))
            && self.after(1).is_some_and(|word| matches!(word.folded.as_ref(), "," | "(" | "-" | "–" | "—"))
    }

    /// "Washington, D.C.", "Paris, Texas", "Moscow, Idaho" and "Denzel Washington".
    fn city_state(&self) -> bool {
        let other = self.after(1).is_some_and(|word| word.is(","))
            && self.after(2).is_some_and(|word| word.has(Group::UsState));
        other || self.namesake()
    }

    /// A given name stands before it, or an initial: "Denzel Washington", "J. Paris".
    fn namesake(&self) -> bool {
        let unknown = self.before(1).is_some_and(|before| {
            before.capital()
                && before.letters()
                && !before.has(Group::NoName)
                && !before.has(Group::BeforePlace)
                && before.class.head().is_none()
                && before.folded.chars().any(char::is_lowercase)
                && !before.lower.ends_with("ly")
                && !before.lower.ends_with("ing")
        });
        if unknown && self.free_before() {
            return true;
        }
        self.before(1).is_some_and(|word| word.folded.len() == 2 && word.folded.ends_with('.') && word.capital())
    }

    /// "Chad said he" is a person only where the text says so; "Jordan, 34, scored" is.
    fn first_name(&self) -> bool {
        self.namesake()
            || (self.after(1).is_some_and(|word| word.is(","))
                && self
                    .after(2)
                    .is_some_and(|word| word.folded.len() == 2 && word.folded.chars().all(|c| c.is_ascii_digit()))
                && self.after(3).is_some_and(|word| word.is(",")))
    }

    /// The word before belongs to no other name.
    fn free_before(&self) -> bool {
        self.words.get(self.hit.from.wrapping_sub(1)).is_some_and(|word| !self.taken.contains(&word.span.start))
    }

    fn match_of_sports(&self) -> bool {
        let score = self.sentence.windows(3).any(|three| {
            let number = |word: &Word<'_>| word.folded.len() <= 2 && word.folded.chars().all(|c| c.is_ascii_digit());
            number(&three[0])
                && matches!(three[1].folded.as_ref(), "-" | "–")
                && number(&three[2])
                && three[0].span.end == three[1].span.start
        });
        let cup = self
            .sentence
            .windows(2)
            .any(|two| (two[0].is("world") && two[1].is("cup")) || (two[0].is("premier") && two[1].is("league")));
        (score && self.any(&["beat", "won", "win", "lost", "draw", "defeated", "victory", "defeat", "drew"]))
            || cup
            || self.sentence_has(Group::Sport)
    }

    /// "Polish the silver": a verb that begins the sentence.
    fn polishing(&self) -> bool {
        let word = &self.words[self.hit.from];
        word.first
            && word.is("polish")
            && self.after(1).is_some_and(|next| next.among(&["the", "your", "up", "off", "it", "them"]))
    }

    /// A short name that is also a word, at the head of a sentence: "Quad", "Dawn", "Time".
    fn common_word(&self) -> bool {
        let word = &self.words[self.hit.from];
        let one = self.hit.to - self.hit.from == 1;
        // "the National Security Council", "Time Warner": part of a longer name.
        let name = |next: &Word<'_>| {
            next.capital()
                && next.letters()
                && !next.has(Group::NoName)
                && !next.has(Group::Verb)
                && next.class.head().is_none()
        };
        let longer = one && word.folded.chars().any(char::is_lowercase) && self.after(1).is_some_and(name);
        // "the National Security Council", "Russia's Security Council": not the United Nations'.
        let other = word.folded == "Security"
            && self.before(1).is_some_and(|before| {
                before.is("national")
                    || before.folded == "'s"
                    || (before.capital() && !before.among(&["un", "u.n.", "the", "nations"]))
            });
        other
            || longer
            || one
                && (word.has(Group::AlsoAWord)
                    && (!word.capital() || (word.first && !self.after(1).is_some_and(verbal)))
                    || (word.has(Group::AlsoAWord)
                        && self.before(1).is_some_and(|before| before.capital() && !before.first)))
    }

    /// A surname that is a word or a month: "May", "Rice", "Brown".
    fn no_person(&self) -> bool {
        let word = &self.words[self.hit.from];
        if self.hit.to - self.hit.from > 1 || !word.has(Group::AlsoAWord) {
            return false;
        }
        let verb = self.after(1).is_some_and(|next| verbal(next) || next.folded == "'s" || next.is(","));
        if word.is("may") {
            let month = self
                .before(1)
                .is_some_and(|before| before.has(Group::Monthly) || before.folded.chars().all(|c| c.is_ascii_digit()))
                || self.after(1).is_some_and(|next| next.folded.chars().all(|c| c.is_ascii_digit()));
            return month || (word.first && !self.after(1).is_some_and(verbal));
        }
        word.first && !verb
    }

    /// "Jordan Peterson": a state's name that is a given name, with a surname after it.
    fn given_name(&self, gazetteer: &Gazetteer, hits: &[Hit], number: usize) -> bool {
        let word = &self.words[self.hit.from];
        let one = self.hit.to - self.hit.from == 1;
        let given = one && word.has(Group::GivenState);
        let titled = self.before(1).is_some_and(|before| {
            before.among(&[
                "minister",
                "president",
                "secretary",
                "mr",
                "ms",
                "mrs",
                "senator",
                "chancellor",
                "premier",
                "spokesman",
                "spokeswoman",
            ])
        });
        let next = self.after(1).filter(|next| next.capital() && next.letters());
        let hit_next = hits.get(number + 1).is_some_and(|next| next.from == self.hit.to && next.record().is_some());
        let surname = next.is_some_and(|next| {
            !hit_next
                && !next.has(Group::NoSurname)
                && next.class.head().is_none()
                && !next.folded.chars().all(char::is_uppercase)
        });
        let before = self.before(1).filter(|before| before.capital() && !before.among(&["the", "king", "president"]));
        let after_given = before.is_some_and(|before| {
            gazetteer.given(&before.folded).is_some()
                && hits.get(number.wrapping_sub(1)).is_none_or(|hit| hit.to != self.hit.from)
        });
        (given
            && surname
            && (titled || !self.words[self.hit.from].first || !next.is_some_and(|next| next.lower.ends_with("ian"))))
            || after_given
    }

    /// What the name means here instead: Brussels in Belgian matters.
    fn another(&self, gazetteer: &Gazetteer) -> Option<Meaning> {
        let word = &self.words[self.hit.from];
        let one = self.hit.to - self.hit.from == 1;
        if one
            && word.folded == "Brussels"
            && self.any(&["belgium", "belgian", "belgians", "flanders", "wallonia", "antwerp", "walloon", "flemish"])
        {
            return gazetteer.by_id("BEL").map(|number| Meaning::Record(number, Form::Metonym));
        }
        if one && word.folded == "Congolese" && self.any(&["brazzaville"]) {
            return gazetteer.by_id("COG").map(|number| Meaning::Record(number, Form::Demonym));
        }
        None
    }
}

/// Looks like a finite verb: "triggered", "said", "has".
pub(crate) fn verbal(word: &Word<'_>) -> bool {
    !word.capital() && (word.has(Group::Verb) || (word.lower.len() > 3 && word.lower.ends_with("ed")))
}

/// One marches on a capital to get there.
const MARCHES: &[&str] = &["march", "marches", "marched", "advance", "advanced"];
