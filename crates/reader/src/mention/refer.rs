//! Each phrase in order is given to whom it means.

use terms::Date;

use super::cast::{Cast, slug};
use super::class::Group;
use super::nominal::{Nominal, Pronoun};
use super::phrase::{Owner, Phrase, What};
use super::scan::Hit;
use super::told::{Recent, Told};
use super::words::{Word, fold};
use super::{Entity, Form, Kind, Mention, Mentions};
use crate::article::Article;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::holders::{Sex, Standing};

/// Resolves all phrases. Linear in them: what points back looks at a bounded number of mentions.
pub(crate) fn resolve(
    article: &Article,
    words: &[Word<'_>],
    hits: &[Hit],
    phrases: Vec<Phrase>,
    gazetteer: &Gazetteer,
) -> Mentions {
    let mut reading = Reading {
        article,
        words,
        hits,
        gazetteer,
        date: article.date,
        cast: Cast::default(),
        recent: Recent::default(),
        mentions: Vec::new(),
    };
    for phrase in phrases {
        reading.take(&phrase);
    }
    let mut mentions = reading.mentions;
    mentions.sort_by_key(|mention| (mention.span.start, usize::MAX - mention.span.end));
    Mentions { entities: reading.cast.entities, mentions, first_person: Vec::new() }
}

/// What has been read so far.
pub(crate) struct Reading<'r, 'w> {
    pub(crate) article: &'r Article,
    pub(crate) words: &'r [Word<'w>],
    pub(crate) hits: &'r [Hit],
    pub(crate) gazetteer: &'r Gazetteer,
    pub(crate) date: Option<Date>,
    pub(crate) cast: Cast,
    pub(crate) recent: Recent,
    pub(crate) mentions: Vec<Mention>,
}

/// On whose account somebody acts, and what to call that.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Account {
    /// The record or entity it was found by: `EC`.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) principals: Vec<String>,
}

impl Reading<'_, '_> {
    fn take(&mut self, phrase: &Phrase) {
        let (from, to) = (phrase.from, phrase.to);
        match &phrase.what {
            What::Known(hit) => self.known(*hit),
            What::Person { hit, title, honorific } => self.person(from, to, *hit, title.as_ref(), *honorific),
            What::Title(title) => self.title(title),
            What::Pair(principals) => self.pair(from, to, principals),
            What::Organisation { owner, noun } => self.organisation(from, to, *owner, noun),
            What::Nominal(nominal) => self.nominal(from, to, *nominal),
            What::Pronoun(pronoun) => self.pronoun(from, *pronoun),
        }
    }

    /// Notes a mention of an entity.
    pub(crate) fn tell(&mut self, from: usize, to: usize, form: Form, entity: usize, plural: bool) {
        let (Some(first), Some(last)) = (self.words.get(from), self.words.get(to.saturating_sub(1))) else { return };
        self.mentions.push(Mention { span: first.span.start..last.span.end, form, entity });
        let kind = self.cast.entities[entity].kind;
        let sex = self.cast.sexes[entity];
        let subject = self.subject(from);
        self.recent.push(Told { entity, sentence: first.sentence, word: from, subject, form, kind, sex, plural });
    }

    /// No preposition stands before it.
    fn subject(&self, from: usize) -> bool {
        let sentence = self.words[from].sentence;
        let mut at = from;
        for _ in 0..2 {
            let Some(before) =
                at.checked_sub(1).map(|before| &self.words[before]).filter(|word| word.sentence == sentence)
            else {
                return true;
            };
            if before.among(&["the", "a", "an"]) || before.class.head().is_some() {
                at -= 1;
                continue;
            }
            return !before.has(Group::Preposition);
        }
        true
    }

    fn known(&mut self, hit: usize) {
        let hit = &self.hits[hit];
        let Some((number, form)) = hit.record() else { return };
        let record = self.gazetteer.record(number);
        let entity = self.cast.get(&record.id, || {
            let entity = Entity {
                id: record.id.clone(),
                name: record.name.clone(),
                kind: record.kind,
                principals: record.principals.clone(),
                office: None,
                status: None,
            };
            (entity, None)
        });
        let plural = matches!(record.kind, Kind::ArmedGroup | Kind::Party | Kind::Group);
        self.tell(hit.from, hit.to, form, entity, plural);
        if matches!(record.kind, Kind::Igo | Kind::Media | Kind::Group | Kind::Party | Kind::ArmedGroup) {
            let last = self.words[hit.to - 1].folded.to_string();
            if !matches!(last.as_str(), "Nations" | "Organization" | "Organisation" | "States" | "News") {
                self.cast.shorten(&last, entity);
            }
        }
    }

    fn pair(&mut self, from: usize, to: usize, principals: &[String]) {
        let name = principals.join("+");
        let entity = self.cast.get(&name, || (group(&name, &name, principals.to_vec()), None));
        self.tell(from, to, Form::Demonym, entity, true);
    }

    fn organisation(&mut self, from: usize, to: usize, owner: Owner, noun: &str) {
        let name = self.text(from, to);
        let key = format!("organisation:{}", fold(&name));
        let account = self.account(owner, from);
        let kind = match noun {
            "party" => Kind::Party,
            "front" | "brigade" | "brigades" | "army" | "movement" => Kind::ArmedGroup,
            "times" | "post" | "tribune" | "herald" | "journal" | "news" | "tv" | "radio" | "gazette" | "courier"
            | "chronicle" | "observer" | "mirror" | "echo" | "monitor" | "star" | "bulletin" | "dispatch" => {
                Kind::Media
            }
            "ministry" | "department" | "parliament" | "assembly" | "senate" | "congress" | "police" | "court"
            | "administration" => Kind::GovernmentBody,
            _ => Kind::Group,
        };
        let slug = slug(&name, kind);
        let principals = match account {
            Some(account) if kind != Kind::Party && kind != Kind::ArmedGroup => account.principals,
            _ if matches!(kind, Kind::GovernmentBody | Kind::Media) => vec![UNKNOWN.to_owned()],
            _ => vec![format!("group:{slug}")],
        };
        let entity =
            self.cast.get(&key, || (Entity { id: slug, name, kind, principals, office: None, status: None }, None));
        self.tell(from, to, Form::Name, entity, false);
        let last = self.words[to - 1].folded.to_string();
        self.cast.shorten(&last, entity);
        self.learn_acronym(to, entity);
    }

    /// "the University of Southern Indiana (USI)": the letters in brackets mean it from here on.
    fn learn_acronym(&mut self, at: usize, entity: usize) {
        let Some([open, acronym, close]) = self.words.get(at..at + 3) else { return };
        let letters = acronym.folded.len() > 1 && acronym.folded.chars().all(char::is_uppercase);
        if open.folded == "(" && close.folded == ")" && letters {
            let name = acronym.folded.to_string();
            self.cast.shorten(&name, entity);
        }
    }

    fn nominal(&mut self, from: usize, to: usize, nominal: Nominal) {
        let state = |told: &Told| told.kind == Kind::State;
        let named = |told: &Told| told.form != Form::Demonym && told.form != Form::Pronoun;
        match nominal {
            Nominal::Latter | Nominal::Former => {
                let one = |told: &Told| named(told) && self.cast.entities[told.entity].principals.len() == 1;
                let Some((earlier, later)) = self.recent.pair(one) else { return };
                let entity = if nominal == Nominal::Latter { later } else { earlier };
                self.tell(from, to, Form::Nominal, entity, false);
            }
            Nominal::Both => {
                let joined = |earlier: &Told, later: &Told| {
                    let near = later.word > earlier.word && later.word - earlier.word <= 4;
                    let the = usize::from(self.words[later.word.saturating_sub(1)].is("the"));
                    let and = later.word.checked_sub(1 + the).is_some_and(|before| self.words[before].is("and"));
                    near && and && state(earlier) && state(later)
                };
                let Some((earlier, later)) = self.recent.joined(joined).or_else(|| self.recent.pair(state)) else {
                    return;
                };
                let mut principals = self.cast.entities[earlier].principals.clone();
                principals.extend(self.cast.entities[later].principals.iter().cloned());
                let name = principals.join("+");
                let entity = self.cast.get(&name, || (group(&name, &name, principals), None));
                self.tell(from, to, Form::Nominal, entity, true);
            }
            Nominal::Informed => {
                let entity = self.unnamed(&self.text(from, to), None, from);
                self.tell(from, to, Form::Nominal, entity, true);
            }
        }
    }

    fn pronoun(&mut self, at: usize, pronoun: Pronoun) {
        let sentence = self.words[at].sentence;
        let person = |told: &Told| {
            told.kind == Kind::Person || (matches!(told.kind, Kind::Unnamed | Kind::Office) && !told.plural)
        };
        let found = match pronoun {
            Pronoun::He => self.recent.antecedent(sentence, |told| person(told) && told.sex != Some(Sex::Female)),
            Pronoun::She => self.recent.antecedent(sentence, |told| person(told) && told.sex != Some(Sex::Male)),
            Pronoun::It => self
                .recent
                .antecedent(sentence, |told| !matches!(told.kind, Kind::Person | Kind::Unnamed | Kind::Office)),
            Pronoun::They => self.recent.antecedent(sentence, |told| told.plural),
        };
        let Some(entity) = found else { return };
        if let Pronoun::He | Pronoun::She = pronoun {
            let sex = if pronoun == Pronoun::He { Sex::Male } else { Sex::Female };
            let known = &mut self.cast.sexes[entity];
            *known = known.or(Some(sex));
        }
        self.tell(at, at + 1, Form::Pronoun, entity, pronoun == Pronoun::They);
    }

    /// On whose account what an owner owns acts.
    pub(crate) fn account(&self, owner: Owner, at: usize) -> Option<Account> {
        match owner {
            Owner::Nobody => None,
            Owner::Hit(hit) => {
                let record = self.gazetteer.record(self.hits[hit].record()?.0);
                Some(Account {
                    id: record.id.clone(),
                    name: record.name.clone(),
                    principals: record.principals.clone(),
                })
            }
            Owner::Before(word) => {
                let told = self.recent.latest().next().filter(|told| word.abs_diff(told.word) <= 5)?;
                let entity = &self.cast.entities[told.entity];
                let id = entity.principals.join("+");
                Some(Account { id, name: self.name_of(&entity.principals), principals: entity.principals.clone() })
            }
            Owner::Pronoun(word) => {
                let sentence = self.words[at].sentence;
                let own = |told: &Told| {
                    let other = if self.words[word].is("her") { Sex::Male } else { Sex::Female };
                    if self.words[word].among(&["his", "her"]) {
                        matches!(told.kind, Kind::Person | Kind::Unnamed | Kind::Office) && told.sex != Some(other)
                    } else {
                        told.kind != Kind::Person
                            && told.kind != Kind::Unnamed
                            && told.kind != Kind::Media
                            && self.cast.entities[told.entity].principals.len() == 1
                    }
                };
                let found = if self.words[word].is("whose") {
                    self.recent.last(own).map(|told| told.entity)
                } else {
                    self.recent.antecedent(sentence, own)
                };
                let entity = &self.cast.entities[found?];
                Some(Account {
                    id: entity.principals.join("+"),
                    name: self.name_of(&entity.principals),
                    principals: entity.principals.clone(),
                })
            }
        }
    }

    pub(crate) fn name_of(&self, principals: &[String]) -> String {
        let name = |id: &String| {
            self.gazetteer.by_id(id).map_or_else(|| id.clone(), |number| self.gazetteer.record(number).name.clone())
        };
        principals.iter().map(name).collect::<Vec<_>>().join(" and ")
    }

    /// Unnamed people: each phrase is somebody else.
    pub(super) fn unnamed(&mut self, words: &str, account: Option<Account>, from: usize) -> usize {
        let principals =
            account.as_ref().map_or_else(|| vec![UNKNOWN.to_owned()], |account| account.principals.clone());
        let name = account.map_or_else(|| words.to_owned(), |account| format!("{words} of {}", account.name));
        let key = format!("unnamed:{from}");
        let id = format!("unnamed-{}", slug(words, Kind::Unnamed));
        self.cast.get(&key, || (Entity { id, name, kind: Kind::Unnamed, principals, office: None, status: None }, None))
    }

    /// The words as they stand, with single spaces.
    pub(crate) fn text(&self, from: usize, to: usize) -> String {
        let ends = self.words.get(from).zip(self.words.get(to.saturating_sub(1)));
        let words = ends.and_then(|(first, last)| self.article.text.get(first.span.start..last.span.end)).unwrap_or("");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The state or organisation spoken of last, in subject place first.
    pub(crate) fn nearest_account(&self) -> Option<Account> {
        let named = |told: &&Told| {
            let known = self.cast.entities[told.entity]
                .principals
                .first()
                .is_some_and(|id| id != UNKNOWN && !id.starts_with("group:"));
            known && self.cast.entities[told.entity].principals.len() == 1 && told.kind != Kind::Media
        };
        let proper = |told: &&Told| named(told) && told.form != Form::Demonym;
        // Of the last sentence that names one, whoever it names first.
        let subject = self.recent.latest().filter(proper).find(|told| told.subject).map(|told| told.sentence);
        let of_sentence = |told: &&Told| proper(told) && told.subject && Some(told.sentence) == subject;
        let told = self
            .recent
            .latest()
            .filter(of_sentence)
            .min_by_key(|told| told.word)
            .or_else(|| self.recent.latest().find(proper))
            .or_else(|| self.recent.latest().find(named))?;
        let entity = &self.cast.entities[told.entity];
        let of = entity.principals.join("+");
        Some(Account { id: of, name: self.name_of(&entity.principals), principals: entity.principals.clone() })
    }

    /// The organisation spoken of last.
    pub(crate) fn nearest_organisation(&self) -> Option<Account> {
        let told = self.recent.last(|told| told.kind == Kind::Igo)?;
        let entity = &self.cast.entities[told.entity];
        let id = entity.principals.join("+");
        Some(Account { id, name: self.name_of(&entity.principals), principals: entity.principals.clone() })
    }

    /// A person of the gazetteer as an entity, as they stand on the day.
    pub(crate) fn known_person(&mut self, person: u32) -> usize {
        let known = self.gazetteer.person(person);
        let key = format!("person:{person}");
        let standing = self.gazetteer.standing(person, self.date);
        let (principals, office, status, holds) = match standing {
            Some((term, standing)) => {
                let record = self.gazetteer.by_id(&term.principal).map(|number| self.gazetteer.record(number));
                let principals =
                    record.map_or_else(|| vec![term.principal.clone()], |record| record.principals.clone());
                let of = record.map_or(term.principal.as_str(), |record| record.name.as_str());
                let status = match standing {
                    Standing::Current => Some("current"),
                    Standing::Former => Some("former"),
                    Standing::Designate => Some("designate"),
                    Standing::Unknown => None,
                };
                let title = self.gazetteer.offices().title(&term.office, of);
                let holds = (standing != Standing::Former).then(|| (term.principal.clone(), term.office.clone()));
                (principals, Some(title), status, holds)
            }
            None => (vec![UNKNOWN.to_owned()], None, None, None),
        };
        let entity = Entity {
            id: slug(&known.name, Kind::Person),
            name: known.name.clone(),
            kind: Kind::Person,
            principals,
            office,
            status: status.map(str::to_owned),
        };
        let number = self.cast.get(&key, || (entity, known.sex));
        let last = crate::gazetteer::surname(&known.name);
        self.cast.shorten(&last, number);
        self.cast.alias(&fold(&known.name), number);
        if let Some((principal, office)) = holds {
            self.cast.holds(&principal, &office, number);
        }
        number
    }
}

/// What a principal is called that the text does not tell.
pub(crate) const UNKNOWN: &str = "unknown";

fn group(id: &str, name: &str, principals: Vec<String>) -> Entity {
    Entity { id: id.to_owned(), name: name.to_owned(), kind: Kind::Group, principals, office: None, status: None }
}

pub(crate) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
