//! What a word can do in a phrase about somebody. The words stand in `data/gazetteer/words.txt`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::heads::Head;
use crate::gazetteer::holders::Sex;

/// The file of words.
const WORDS: &str = include_str!("../../data/gazetteer/words.txt");

/// A group of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Group {
    /// Words after a name that make it part of another name or only a place.
    Thing,
    /// Words before a place that only say where.
    Where,
    /// Nouns that a place belongs to by "of".
    PlaceNoun,
    /// Going somewhere makes "to" and "from" a matter of place.
    Motion,
    /// What is welcomed or refused *in* a capital is so by its government.
    Received,
    /// Who sits in a capital: "officials in Ankara" are its government's.
    Seated,
    /// After an adjective of a nation: things that only come from there.
    Culture,
    /// A sentence with one of these is about a match.
    Sport,
    /// At table.
    Table,
    /// Of the American state, not the one on the Black Sea.
    American,
    /// Finite verbs of the news that do not end in -ed.
    Verb,
    /// Before or after it May is a month.
    Monthly,
    /// Names that are also English words: at the head of a sentence they are one only before a verb.
    AlsoAWord,
    /// States that are given names too.
    GivenState,
    /// Capitalised words after a state's name that are no surname.
    NoSurname,
    /// States of the Union and their like, after a comma.
    UsState,
    /// Capitalised words that stand before a place without making another name of it.
    BeforePlace,
    /// Offices of men.
    Man,
    /// Offices of women.
    Woman,
    /// Offices.
    Office,
    /// Those who are mostly quoted without a name.
    Somebody,
    /// Several of them.
    People,
    /// Governments and their parts.
    Body,
    /// A state without its name.
    Country,
    /// After "both" or "the two".
    SeveralStates,
    /// A group that was named before.
    Assembly,
    /// Words that may stand between an owner and a head: "French *deputy foreign* minister".
    Modifier,
    /// What an office may be "of" or "for": "minister of *foreign affairs*", "chief of *staff*".
    Topic,
    /// Before a name.
    Honorific,
    /// Capitalised words that no name is made of.
    NoName,
    /// Words that end the name of an organisation.
    Organisation,
    /// Verbs that people have for subjects.
    Saying,
    /// A clause begins after it.
    Conjunction,
    /// After these stands no subject.
    Preposition,
    /// Determiners that introduce somebody new.
    Indefinite,
}

/// The groups by their names in the file.
const GROUPS: &[(&str, Group)] = &[
    ("thing", Group::Thing),
    ("where", Group::Where),
    ("place-noun", Group::PlaceNoun),
    ("motion", Group::Motion),
    ("received", Group::Received),
    ("seated", Group::Seated),
    ("culture", Group::Culture),
    ("sport", Group::Sport),
    ("table", Group::Table),
    ("american", Group::American),
    ("verb", Group::Verb),
    ("monthly", Group::Monthly),
    ("also-a-word", Group::AlsoAWord),
    ("given-state", Group::GivenState),
    ("no-surname", Group::NoSurname),
    ("us-state", Group::UsState),
    ("before-place", Group::BeforePlace),
    ("man", Group::Man),
    ("woman", Group::Woman),
    ("office", Group::Office),
    ("somebody", Group::Somebody),
    ("people", Group::People),
    ("body", Group::Body),
    ("country", Group::Country),
    ("several-states", Group::SeveralStates),
    ("assembly", Group::Assembly),
    ("modifier", Group::Modifier),
    ("topic", Group::Topic),
    ("honorific", Group::Honorific),
    ("no-name", Group::NoName),
    ("organisation", Group::Organisation),
    ("saying", Group::Saying),
    ("conjunction", Group::Conjunction),
    ("preposition", Group::Preposition),
    ("indefinite", Group::Indefinite),
];

/// The groups a word is in, looked up once when the text is cut.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Class(u64);

impl Class {
    /// The class of a word in small letters.
    pub(crate) fn of(lower: &str) -> Self {
        static CLASSES: OnceLock<HashMap<&'static str, Class>> = OnceLock::new();
        CLASSES.get_or_init(classes).get(lower).copied().unwrap_or_default()
    }

    pub(crate) fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u32) != 0
    }

    /// What kind of phrase the word heads, if any.
    pub(crate) fn head(self) -> Option<Head> {
        const HEADS: &[(Group, Head)] = &[
            (Group::Man, Head::Office(Some(Sex::Male))),
            (Group::Woman, Head::Office(Some(Sex::Female))),
            (Group::Office, Head::Office(None)),
            (Group::Somebody, Head::Somebody),
            (Group::People, Head::People),
            (Group::Body, Head::Body),
            (Group::Country, Head::Country),
            (Group::Assembly, Head::Group),
        ];
        HEADS.iter().find(|(group, _)| self.has(*group)).map(|(_, head)| *head)
    }
}

fn classes() -> HashMap<&'static str, Class> {
    let mut classes: HashMap<&'static str, Class> = HashMap::new();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let Some((name, words)) = line.split_once(':') else { continue };
        let Some((_, group)) = GROUPS.iter().find(|(known, _)| *known == name) else { continue };
        for word in words.split_whitespace() {
            classes.entry(word).or_default().0 |= 1 << *group as u32;
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_file_is_known_and_has_words() {
        let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = lines.map(|line| line.split_once(':').expect("a group and its words").0).collect();
        assert!(GROUPS.iter().all(|(name, _)| names.contains(name)));
        assert!(names.iter().all(|name| GROUPS.iter().any(|(known, _)| known == name)), "{names:?}");
        assert_eq!(Class::of("spokeswoman").head(), Some(Head::Office(Some(Sex::Female))));
    }
}
