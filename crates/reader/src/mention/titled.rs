//! Titles without a name, bodies and unnamed people: to whom they point.

use super::cast::slug;
use super::heads::{Head, fits};
use super::phrase::{Determiner, Owner, Title};
use super::refer::{Account, Reading, capitalised};
use super::scan::Hit;
use super::told::Told;
use super::{Entity, Form, Kind};
use crate::gazetteer::holders::Sex;

impl Reading<'_, '_> {
    /// A title without a name, a body, unnamed people.
    pub(super) fn title(&mut self, title: &Title) {
        match title.head {
            Head::Office(sex) => self.office(title, sex),
            Head::Somebody | Head::People => {
                if title.determiner == Determiner::Definite && title.owner == Owner::Nobody && self.again(title) {
                    return;
                }
                let home = || title.words.contains("cabinet") || title.words.contains("government");
                let account = self
                    .account(title.owner, title.from)
                    .or_else(|| if home() { self.nearest_account() } else { None });
                let account = account.map(|account| self.with_neighbour(account, title));
                let entity = self.unnamed(&title.words, account, title.from);
                self.tell(title.from, title.to, Form::Nominal, entity, title.head == Head::People);
            }
            Head::Body => self.body(title),
            Head::Country => self.country(title),
            // "her group" is none that was named.
            Head::Group if matches!(title.owner, Owner::Pronoun(word) if self.words[word].among(&["his", "her"])) => {}
            Head::Group => {
                let last = title.words.rsplit(' ').next().unwrap_or("").to_owned();
                let cast = &self.cast.entities;
                let fitting = |told: &Told| fits(&last, told.kind, &cast[told.entity].id) && told.form != Form::Pronoun;
                let called = self
                    .cast
                    .called(&self.words[title.to - 1].folded)
                    .last()
                    .copied()
                    .filter(|_| self.words[title.to - 1].capital());
                let found = called.or_else(|| self.recent.last(fitting).map(|told| told.entity)).or_else(|| {
                    let id = match last.as_str() {
                        "alliance" if title.words.contains("military") => "NATO",
                        _ => return None,
                    };
                    self.cast.known(id)
                });
                let Some(entity) = found else { return };
                let form = if called.is_some() { Form::Name } else { Form::Nominal };
                self.tell(title.from, title.to, form, entity, false);
            }
        }
    }

    /// "German and French ministers" are both states'.
    fn with_neighbour(&self, mut account: Account, title: &Title) -> Account {
        let and = title.from.checked_sub(1).filter(|at| self.words[*at].is("and") && title.head == Head::People);
        let hit = and.and_then(|and| self.hits.binary_search_by_key(&and, |hit| hit.to).ok());
        let record = hit.and_then(|hit| self.hits[hit].record()).map(|(number, _)| self.gazetteer.record(number));
        if let Some(record) = record.filter(|record| record.kind == Kind::State && account.id != record.id) {
            account.principals.splice(0..0, record.principals.iter().cloned());
            account.name = format!("{} and {}", record.name, account.name);
        }
        account
    }

    /// "the officials", "the official": those named before.
    fn again(&mut self, title: &Title) -> bool {
        let plural = title.head == Head::People;
        let last = self.recent.last(|told| told.kind == Kind::Unnamed && told.plural == plural).map(|told| told.entity);
        let same = last.filter(|entity| {
            let name = &self.cast.entities[*entity].name;
            name.split(' ').any(|word| title.words.split(' ').next_back() == Some(word))
        });
        same.inspect(|entity| self.tell(title.from, title.to, Form::Nominal, *entity, plural)).is_some()
    }

    fn body(&mut self, title: &Title) {
        let alone = title.determiner == Determiner::Definite && ALONE.iter().any(|word| title.words.ends_with(word));
        let home = || self.seat_before(title.from).or_else(|| self.nearest_account());
        let account = self.account(title.owner, title.from).or_else(|| if alone { home() } else { None });
        let Some(account) = account else { return };
        let key = format!("body:{}:{}", account.id, title.words);
        let name = format!("{} of {}", capitalised(&title.words), account.name);
        let id = slug(&format!("{} {}", account.id, title.words), Kind::GovernmentBody);
        let principals = account.principals;
        let entity = self.cast.get(&key, || {
            (Entity { id, name, kind: Kind::GovernmentBody, principals, office: None, status: None }, None)
        });
        let named = title.owner != Owner::Nobody && !matches!(title.owner, Owner::Pronoun(_));
        let form = if named { Form::Name } else { Form::Nominal };
        self.tell(title.from, title.to, form, entity, false);
    }

    /// "In Athens, the government": of the state whose capital the sentence names right before.
    pub(super) fn seat_before(&self, from: usize) -> Option<Account> {
        let sentence = self.words[from].sentence;
        let seat = |hit: &&Hit| hit.record_as(Form::Metonym).is_some() && self.words[hit.from].sentence == sentence;
        let before = self.hits.partition_point(|hit| hit.to <= from);
        let hit = self.hits[..before].last().filter(seat).filter(|hit| from - hit.to <= 2)?;
        let place = hit.from.checked_sub(1).is_some_and(|before| self.words[before].is("in"));
        let record = self.gazetteer.record(hit.record()?.0);
        place.then(|| Account {
            id: record.id.clone(),
            name: record.name.clone(),
            principals: record.principals.clone(),
        })
    }

    /// "her country", "the country".
    fn country(&mut self, title: &Title) {
        let entity = match title.owner {
            Owner::Pronoun(_) => {
                let Some(account) = self.account(title.owner, title.from) else { return };
                let Some(number) = self.state(&account) else { return };
                number
            }
            Owner::Hit(_) | Owner::Before(_) => return,
            Owner::Nobody => {
                let state = |told: &Told| told.kind == Kind::State;
                let sentence = self.words[title.from].sentence;
                let Some(entity) =
                    self.recent.antecedent(sentence, state).or_else(|| self.recent.last(state).map(|told| told.entity))
                else {
                    return;
                };
                entity
            }
        };
        self.tell(title.from, title.to, Form::Nominal, entity, false);
    }

    /// The state of an account, as an entity.
    fn state(&mut self, account: &Account) -> Option<usize> {
        let [id] = account.principals.as_slice() else { return None };
        let number = self.gazetteer.by_id(id)?;
        let record = self.gazetteer.record(number);
        Some(self.cast.get(&record.id, || {
            let entity = Entity {
                id: record.id.clone(),
                name: record.name.clone(),
                kind: record.kind,
                principals: record.principals.clone(),
                office: None,
                status: None,
            };
            (entity, None)
        }))
    }

    /// "the Turkish president", "the minister".
    fn office(&mut self, title: &Title, sex: Option<Sex>) {
        let office = self.gazetteer.offices().key(&title.words).to_owned();
        let account = self.account(title.owner, title.from).or_else(|| self.seat_before(title.from));
        let home = ["government ", "ministry ", "presidential "].iter().any(|body| title.words.contains(body));
        let account = account.or_else(|| if home { self.nearest_account() } else { None });
        let indefinite = title.determiner == Determiner::Indefinite;
        if indefinite || title.determiner == Determiner::None && account.is_none() {
            let entity = self.unnamed(&title.words, account, title.from);
            self.cast.sexes[entity] = sex;
            return self.tell(title.from, title.to, Form::Nominal, entity, false);
        }
        let former = title.status == Some("former");
        let entity = match &account {
            Some(account) => {
                let told = self.cast.holder(&account.id, &office).filter(|_| !former);
                let day = self.date.filter(|_| !former);
                let held = day.and_then(|day| self.gazetteer.holder(&account.id, &office, day));
                match told.or_else(|| held.map(|person| self.known_person(person))) {
                    Some(entity) => entity,
                    None => self.vacant(&office, account, title.status),
                }
            }
            None => {
                let Some(entity) = self.same_office(title, &office) else { return };
                entity
            }
        };
        if sex.is_some() {
            self.cast.sexes[entity] = self.cast.sexes[entity].or(sex);
        }
        self.tell(title.from, title.to, Form::Title, entity, false);
    }

    /// "the minister": the one named last whose office has these words; else the office of the state spoken of.
    fn same_office(&mut self, title: &Title, office: &str) -> Option<usize> {
        let last = title.words.rsplit(' ').next().unwrap_or("");
        let known = self.gazetteer.offices().known(office);
        let bare = !title.words.contains(' ');
        let named = |told: &Told| {
            let held = self.cast.offices(told.entity);
            let same = |own: &String| own == office || (bare && !known && own.rsplit([' ', '-']).next() == Some(last));
            matches!(told.kind, Kind::Person | Kind::Office) && held.iter().any(same)
        };
        if let Some(told) = self.recent.last(named) {
            return Some(told.entity);
        }
        let account = if office == "pope" { self.account_of_id("VAT") } else { self.nearest_account() }?;
        // "the chief cabinet secretary": an office of the state, whichever it is.
        let of_state = ["minister", "secretary", "ambassador", "envoy", "governor"].contains(&last)
            && (!bare || self.words.get(title.to).is_some_and(|word| word.is("of")));
        if !self.gazetteer.offices().known(office) && !of_state {
            return None;
        }
        let held = self.date.and_then(|day| self.gazetteer.holder(&account.id, office, day));
        Some(match held {
            Some(person) => self.known_person(person),
            None => self.vacant(office, &account, title.status),
        })
    }

    fn account_of_id(&self, id: &str) -> Option<Account> {
        let record = self.gazetteer.record(self.gazetteer.by_id(id)?);
        Some(Account { id: record.id.clone(), name: record.name.clone(), principals: record.principals.clone() })
    }

    /// An office without a known holder.
    fn vacant(&mut self, office: &str, account: &Account, status: Option<&str>) -> usize {
        let title = self.gazetteer.offices().title(office, &account.name);
        let key = format!("office:{}:{office}:{}", account.id, status.unwrap_or(""));
        let id = slug(&format!("{} {office}", account.id), Kind::Office);
        let name = status
            .filter(|status| *status == "former")
            .map_or_else(|| title.clone(), |status| format!("{status} {title}"));
        let principals = account.principals.clone();
        let status = status.map(str::to_owned);
        let number = self
            .cast
            .get(&key, || (Entity { id, name, kind: Kind::Office, principals, office: Some(title), status }, None));
        self.cast.has_office(office, number);
        number
    }
}

/// Bodies that a text names without saying whose: those of the state it speaks of.
const ALONE: &[&str] = &[
    "government",
    "ministry",
    "parliament",
    "cabinet",
    "army",
    "military",
    "presidency",
    "authorities",
    "junta",
    "regime",
    "council",
    "administration",
];
