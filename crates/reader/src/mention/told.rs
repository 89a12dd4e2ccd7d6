//! Who was spoken of last, for pronouns and pointing phrases.

use std::collections::VecDeque;

use super::{Form, Kind};
use crate::gazetteer::holders::Sex;

/// How many mentions back a word may point.
const REACH: usize = 40;

/// How many sentences back a pronoun may point.
const SENTENCES: usize = 3;

/// One mention, as far as what points back must know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Told {
    pub(crate) entity: usize,
    pub(crate) sentence: usize,
    pub(crate) word: usize,
    /// It stands where a subject stands: no preposition before it.
    pub(crate) subject: bool,
    pub(crate) form: Form,
    pub(crate) kind: Kind,
    pub(crate) sex: Option<Sex>,
    pub(crate) plural: bool,
}

/// The last mentions.
#[derive(Clone, Default, Debug)]
pub(crate) struct Recent(VecDeque<Told>);

impl Recent {
    pub(crate) fn push(&mut self, told: Told) {
        if self.0.len() == REACH {
            self.0.pop_front();
        }
        self.0.push_back(told);
    }

    /// The latest first.
    pub(crate) fn latest(&self) -> impl Iterator<Item = &Told> {
        self.0.iter().rev()
    }

    /// The latest that fits.
    pub(crate) fn last(&self, fits: impl Fn(&Told) -> bool) -> Option<&Told> {
        self.latest().find(|told| fits(told))
    }

    /// The best antecedent for a pronoun in a sentence: near and in subject place; of equals the one first named in its sentence,
    /// which is the subject of the whole. (Recency and subject preference: Hobbs 1978; Lappin and Leass 1994.)
    pub(crate) fn antecedent(&self, sentence: usize, fits: impl Fn(&Told) -> bool) -> Option<usize> {
        let near = |told: &&Told| {
            sentence.saturating_sub(told.sentence) <= SENTENCES && told.form != Form::Demonym && fits(told)
        };
        let score = |told: &Told| {
            let back = sentence.saturating_sub(told.sentence);
            // A sentence back costs what not being a subject costs, and a little more.
            (10 * back + if told.subject { 0 } else { 8 }, told.sentence.abs_diff(sentence), told.word)
        };
        self.latest().filter(near).min_by_key(|told| score(told)).map(|told| told.entity)
    }

    /// The last two that stand side by side.
    pub(crate) fn joined(&self, fits: impl Fn(&Told, &Told) -> bool) -> Option<(usize, usize)> {
        let pairs = self.latest().zip(self.latest().skip(1));
        pairs
            .filter(|(later, earlier)| later.entity != earlier.entity && fits(earlier, later))
            .map(|(later, earlier)| (earlier.entity, later.entity))
            .next()
    }

    /// The last two different entities that fit, earlier first.
    pub(crate) fn pair(&self, fits: impl Fn(&Told) -> bool) -> Option<(usize, usize)> {
        let later = self.last(&fits)?.entity;
        let earlier = self.last(|told| fits(told) && told.entity != later)?.entity;
        Some((earlier, later))
    }
}
