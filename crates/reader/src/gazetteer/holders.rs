//! People and the offices they held, each between two days.

use terms::Date;

/// Somebody who holds or held offices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Person {
    /// The usual English form of the name.
    pub(crate) name: String,
    /// As far as known.
    pub(crate) sex: Option<Sex>,
    /// In the order of the file.
    pub(crate) terms: Vec<Term>,
}

/// Which pronoun a person has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sex {
    Female,
    Male,
}

/// An office between two days, both included; an open end is still running.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Term {
    /// `FRA`, `UN`.
    pub(crate) principal: String,
    /// `president`.
    pub(crate) office: String,
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
    /// Held at least to then; how long after is not known.
    pub(crate) at_least: bool,
}

/// How a person stands to their offices on a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Standing {
    /// Holds it.
    Current,
    /// Will within the half year: elected or named.
    Designate,
    /// Held it, and holds none now.
    Former,
    /// Not yet, or the day is unknown.
    Unknown,
}

/// Days before an office in which its coming holder is already spoken of for it.
const DESIGNATE_DAYS: i32 = 200;

impl Person {
    /// The office that counts on a day: the one held (the one begun last, if several), else the one about to begin, else the one
    /// left last. Without a day the last one. `None` where none had been held or was about to be.
    pub(crate) fn on(&self, day: Option<Date>) -> Option<(&Term, Standing)> {
        let Some(day) = day else {
            return self.terms.iter().max_by_key(|term| term.from).map(|term| (term, Standing::Unknown));
        };
        let held = self.terms.iter().filter(|term| term.from <= day && term.to.is_none_or(|to| day <= to));
        if let Some(term) = held.max_by_key(|term| term.from) {
            return Some((term, Standing::Current));
        }
        let soon = |term: &&Term| term.from > day && terms::days_between(day, term.from) <= DESIGNATE_DAYS;
        let left = self.terms.iter().filter(|term| term.to.is_some_and(|to| to < day)).max_by_key(|term| term.to);
        let coming = self.terms.iter().filter(soon).min_by_key(|term| term.from);
        let since = |term| (term, if Term::may_last(term) { Standing::Unknown } else { Standing::Former });
        coming.map(|term| (term, Standing::Designate)).or(left.map(since))
    }
}

impl Term {
    fn may_last(&self) -> bool {
        self.at_least
    }
}
