//! The entities of a text, each once.

use std::collections::HashMap;

use super::words::fold;
use super::{Entity, Kind};
use crate::gazetteer::holders::Sex;

/// Entities with the keys they are found by.
#[derive(Clone, Default, Debug)]
pub(crate) struct Cast {
    pub(crate) entities: Vec<Entity>,
    pub(crate) sexes: Vec<Option<Sex>>,
    by_key: HashMap<String, usize>,
    ids: HashMap<String, usize>,
    /// People and learned organisations by the last word of their name, or what else they are called for short.
    short: HashMap<String, Vec<usize>>,
    /// People by principal and office, the latest named.
    holders: HashMap<(String, String), usize>,
    /// The offices of each entity, as the text or the gazetteer has them.
    held: Vec<Vec<String>>,
}

impl Cast {
    /// The entity with this key, or a new one.
    pub(crate) fn get(&mut self, key: &str, new: impl FnOnce() -> (Entity, Option<Sex>)) -> usize {
        if let Some(number) = self.by_key.get(key) {
            return *number;
        }
        let (mut entity, sex) = new();
        let count = self.ids.entry(entity.id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            entity.id = format!("{}-{count}", entity.id);
        }
        let number = self.entities.len();
        self.entities.push(entity);
        self.sexes.push(sex);
        self.held.push(Vec::new());
        self.by_key.insert(key.to_owned(), number);
        number
    }

    pub(crate) fn known(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// Another key for an entity.
    pub(crate) fn alias(&mut self, key: &str, number: usize) {
        self.by_key.entry(key.to_owned()).or_insert(number);
    }

    pub(crate) fn shorten(&mut self, short: &str, number: usize) {
        let called = self.short.entry(fold(short).into_owned()).or_default();
        called.retain(|other| *other != number);
        called.push(number);
    }

    /// The entities called this for short, the latest last.
    pub(crate) fn called(&self, short: &str) -> &[usize] {
        self.short.get(fold(short).as_ref()).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn holds(&mut self, principal: &str, office: &str, number: usize) {
        self.holders.insert((principal.to_owned(), office.to_owned()), number);
        self.has_office(office, number);
    }

    /// Notes an office of an entity, whosesoever office it is.
    pub(crate) fn has_office(&mut self, office: &str, number: usize) {
        if !self.held[number].iter().any(|known| known == office) {
            self.held[number].push(office.to_owned());
        }
    }

    /// The offices noted of an entity.
    pub(crate) fn offices(&self, number: usize) -> &[String] {
        &self.held[number]
    }

    pub(crate) fn holder(&self, principal: &str, office: &str) -> Option<usize> {
        self.holders.get(&(principal.to_owned(), office.to_owned())).copied()
    }
}

/// A name as an id: "Ursula von der Leyen" is `leyen`, "River League" `river-league`.
pub(crate) fn slug(name: &str, kind: Kind) -> String {
    let plain = fold(name).to_lowercase();
    let mut words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug = if kind == Kind::Person {
        words.next_back().unwrap_or("person").to_owned()
    } else {
        words.collect::<Vec<_>>().join("-")
    };
    if slug.is_empty() { "entity".to_owned() } else { slug }
}
