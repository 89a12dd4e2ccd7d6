//! What a name may mean.

use crate::mention::{Form, Kind};

/// A state, an organisation, a body, an outlet, a movement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Record {
    /// `FRA`, `UNSC`.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// On whose account it acts.
    pub(crate) principals: Vec<String>,
}

/// One meaning of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    /// A record, by its number, and how the name means it.
    Record(u32, Form),
    /// A person, by their number.
    Person(u32),
    /// Nobody: New Mexico is not Mexico.
    Nobody,
}
