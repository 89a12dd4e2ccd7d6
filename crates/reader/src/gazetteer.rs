//! States, organisations, bodies, outlets and movements with their names, and people with the offices they held.
//!
//! What ships stands in plain files under `crates/reader/data/gazetteer`; each names its sources at its head. A user adds their own
//! ([`Actors`]): docs/gazetteer.md says how.

mod actors;
pub(crate) mod holders;
pub(crate) mod names;
pub(crate) mod offices;
pub(crate) mod records;
mod shipped;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use terms::Date;

pub use actors::{Actor, Actors, ActorsError, Holder};

use crate::mention::Form;
use holders::{Person, Standing, Term};
use names::Names;
use offices::Offices;
use records::{Meaning, Record};

/// Who can be meant by a name, a title or a place, and who held which office when.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    table: Arc<Table>,
}

/// What the files say.
#[derive(Clone, Default, Debug)]
pub(crate) struct Table {
    records: Vec<Record>,
    by_id: HashMap<String, u32>,
    people: Vec<Person>,
    /// Holders of an office by record and office.
    by_office: HashMap<(String, String), Vec<u32>>,
    names: Names,
    /// What a person is called beside their full name.
    short: HashMap<String, Vec<u32>>,
    given: HashMap<&'static str, holders::Sex>,
    offices: Offices,
}

impl Gazetteer {
    /// The gazetteer that ships with Placet. The files are read once in the life of the program; further calls cost nothing.
    #[must_use]
    pub fn shipped() -> Self {
        static SHIPPED: OnceLock<Arc<Table>> = OnceLock::new();
        Self { table: Arc::clone(SHIPPED.get_or_init(|| Arc::new(shipped::table()))) }
    }

    /// With a user's own actors beside the shipped ones. A code that both have is the user's: its name and further names are
    /// taken from the user, and what it is called in the shipped files goes on meaning it.
    #[must_use]
    pub fn with_actors(mut self, actors: &Actors) -> Self {
        actors.add_to(Arc::make_mut(&mut self.table));
        self
    }

    pub(crate) fn names(&self) -> &Names {
        &self.table.names
    }

    pub(crate) fn record(&self, number: u32) -> &Record {
        &self.table.records[number as usize]
    }

    pub(crate) fn person(&self, number: u32) -> &Person {
        &self.table.people[number as usize]
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<u32> {
        self.table.by_id.get(id).copied()
    }

    pub(crate) fn offices(&self) -> &Offices {
        &self.table.offices
    }

    /// The people whose full name, surname or other short form this is.
    pub(crate) fn called(&self, name: &str) -> &[u32] {
        self.table.short.get(name).map_or(&[], Vec::as_slice)
    }

    /// Is this a given name, and whose?
    pub(crate) fn given(&self, name: &str) -> Option<holders::Sex> {
        self.table.given.get(name).copied()
    }

    /// Who held an office on a day: of several, who began last.
    pub(crate) fn holder(&self, record: &str, office: &str, day: Date) -> Option<u32> {
        let holders = self.table.by_office.get(&(record.to_owned(), office.to_owned()))?;
        let held = |number: &u32| {
            let terms = self.person(*number).terms.iter();
            let mut here = terms.filter(|term| term.principal == record && term.office == office);
            here.find(|term| term.from <= day && term.to.is_none_or(|to| day <= to)).map(|term| (term.from, *number))
        };
        holders.iter().filter_map(held).max().map(|(_, number)| number)
    }

    /// On whose account a person acts on a day, in which office, and how they stand to it.
    pub(crate) fn standing(&self, person: u32, day: Option<Date>) -> Option<(&Term, Standing)> {
        self.person(person).on(day)
    }
}

impl Default for Gazetteer {
    fn default() -> Self {
        Self::shipped()
    }
}

impl Table {
    /// Adds a record, or finds the one with its id, and takes the newer name.
    pub(crate) fn record(&mut self, record: Record) -> u32 {
        if let Some(number) = self.by_id.get(&record.id) {
            self.records[*number as usize] = record;
            return *number;
        }
        let number = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        self.by_id.insert(record.id.clone(), number);
        self.names.add(&record.name, Meaning::Record(number, Form::Name));
        self.records.push(record);
        number
    }

    pub(crate) fn name(&mut self, name: &str, record: u32, form: Form) {
        if !name.trim().is_empty() {
            self.names.add(name.trim(), Meaning::Record(record, form));
        }
    }

    pub(crate) fn nobody(&mut self, name: &str) {
        self.names.add(name, Meaning::Nobody);
    }

    /// Adds a person under their full name and the forms given.
    pub(crate) fn person(&mut self, person: Person, short: &[&str], full: &[&str]) {
        let number = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        for name in short.iter().copied() {
            self.names.add(name, Meaning::Person(number));
            self.short.entry(crate::mention::words::fold(name).into_owned()).or_default().push(number);
        }
        let name = person.name.clone();
        for name in full.iter().copied().chain([name.as_str()]) {
            self.names.add(name, Meaning::Person(number));
        }
        for term in &person.terms {
            let holders = self.by_office.entry((term.principal.clone(), term.office.clone())).or_default();
            if holders.last() != Some(&number) {
                holders.push(number);
            }
        }
        self.people.push(person);
    }
}

/// The last word of a name, with the particles before it: "von der Leyen", "Le Drian", "Merkel".
pub(crate) fn surname(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut from = words.len().saturating_sub(1);
    while from > 1 && PARTICLES.contains(&words[from - 1].to_lowercase().as_str()) {
        from -= 1;
    }
    words[from..].join(" ")
}

/// Words that belong to the surname after them.
pub(crate) const PARTICLES: &[&str] = &[
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el", "al",
    "bin", "ibn", "ben", "abu", "ould", "ter", "ten", "zu", "st",
];
