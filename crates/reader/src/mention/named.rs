//! Names of people: to somebody already named in the text, to somebody of the gazetteer, or to somebody new.

use super::cast::slug;
use super::class::Group;
use super::heads::Head;
use super::phrase::{Owner, Title};
use super::refer::{Account, Reading, UNKNOWN};
use super::words::fold;
use super::{Entity, Form, Kind};
use crate::gazetteer::holders::{Person, Sex, Standing};

impl Reading<'_, '_> {
    /// A person's name, perhaps with a title.
    pub(crate) fn person(
        &mut self,
        from: usize,
        to: usize,
        hit: Option<usize>,
        title: Option<&Title>,
        honorific: bool,
    ) {
        let mut first = from;
        while first + 1 < to
            && (self.words[first].folded.ends_with('.') && self.words[first].folded.len() > 3
                || self.words[first].has(Group::Honorific)
                || self.words[first].folded == ".")
        {
            first += 1;
        }
        let name = self.text(first, to);
        let sex = self.sex(from, first, title);
        let account = title.and_then(|title| self.account_of(title));
        let office = title.map(|title| self.gazetteer.offices().key(&title.words).to_owned());
        let full = to > first + 1;
        let entity = self
            .told_before(&name, full)
            .or_else(|| self.gazetteer_person(&name, full, hit, account.as_ref(), office.as_deref()))
            .or_else(|| {
                (full || title.is_some() || honorific)
                    .then(|| self.new_person(&name, account.as_ref(), office.as_deref(), title))
            });
        let Some(entity) = entity else { return };
        self.cast.sexes[entity] = self.cast.sexes[entity].or(sex);
        self.learn(entity, account.as_ref(), office.as_deref(), title);
        self.tell(first, to, Form::Name, entity, false);
    }

    fn sex(&self, from: usize, first: usize, title: Option<&Title>) -> Option<Sex> {
        let honorific = &self.words[from];
        if honorific.among(&["mr", "sir", "lord", "herr"]) {
            return Some(Sex::Male);
        }
        if honorific.among(&["mrs", "ms", "miss", "lady", "dame", "baroness", "madame", "frau"]) {
            return Some(Sex::Female);
        }
        match title.map(|title| title.head) {
            Some(Head::Office(Some(sex))) => Some(sex),
            _ => self.gazetteer.given(&self.words[first].folded),
        }
    }

    /// "predecessor" and "counterpart" are what the person before them is.
    fn account_of(&self, title: &Title) -> Option<Account> {
        self.account(title.owner, title.from).or_else(|| self.seat_before(title.from))
    }

    /// Named before in full, or by this very name.
    fn told_before(&self, name: &str, full: bool) -> Option<usize> {
        if let Some(known) = self.cast.known(&fold(name)) {
            return Some(known);
        }
        (!full).then(|| self.cast.called(name).last().copied()).flatten()
    }

    /// Of the people with this name the one that the title names, or that holds an office on the day, or held one last.
    fn gazetteer_person(
        &mut self,
        name: &str,
        full: bool,
        hit: Option<usize>,
        account: Option<&Account>,
        office: Option<&str>,
    ) -> Option<usize> {
        let last = crate::gazetteer::surname(name);
        let mut people: Vec<u32> = hit.map(|hit| self.hits[hit].people().collect()).unwrap_or_default();
        people.extend(self.gazetteer.called(&fold(&last)));
        let fitting = |number: &u32| {
            let person = self.gazetteer.person(*number);
            let titled = account.is_some_and(|account| holds(person, account, office));
            let named = !full
                || alike(&person.name, name)
                || hit.is_some_and(|hit| fold(&self.text(self.hits[hit].from, self.hits[hit].to)) == fold(name));
            let standing = self.gazetteer.standing(*number, self.date).map(|(term, standing)| (standing, term.from));
            if !(named || titled && same_initial(&person.name, name))
                || !titled && account.is_some_and(|account| strange(person, account))
            {
                return None;
            }
            let rank = match standing {
                Some((Standing::Current, from)) => (3, Some(from)),
                Some((Standing::Designate, from)) => (2, Some(from)),
                Some((Standing::Former, from)) => (1, Some(from)),
                Some((Standing::Unknown, from)) => (1, Some(from)),
                None if full || titled => (0, None),
                None => return None,
            };
            Some((titled, rank, *number))
        };
        let best = people.iter().filter_map(fitting).max()?;
        Some(self.known_person(best.2))
    }

    fn new_person(
        &mut self,
        name: &str,
        account: Option<&Account>,
        office: Option<&str>,
        title: Option<&Title>,
    ) -> usize {
        let successor =
            title.filter(|title| title.words.ends_with("predecessor") || title.words.ends_with("successor"));
        let nearest = || {
            if office == Some("secretary-general") {
                return self.nearest_organisation();
            }
            let single = office.is_some_and(|office| {
                self.gazetteer.offices().known(office) && office != "spokesperson" || office.ends_with(" minister")
            });
            single.then(|| self.nearest_account()).flatten()
        };
        let account =
            account.cloned().or_else(nearest).or_else(|| title.is_none().then(|| self.office_before()).flatten());
        let principals =
            account.as_ref().map_or_else(|| vec![UNKNOWN.to_owned()], |account| account.principals.clone());
        let held = successor.and_then(|_| self.last_office());
        let entity = Entity {
            id: slug(name, Kind::Person),
            name: name.to_owned(),
            kind: Kind::Person,
            principals,
            office: held,
            status: None,
        };
        let key = fold(name).into_owned();
        let number = self.cast.get(&key, || (entity, None));
        let last = crate::gazetteer::surname(name);
        self.cast.shorten(&last, number);
        if let Some(word) = last.rsplit(' ').next() {
            self.cast.shorten(word, number);
        }
        number
    }

    /// "… its minister said. “…,” Jane Doe told …": an office without a name that spoke last may be hers.
    fn office_before(&self) -> Option<Account> {
        let told = self.recent.last(|told| matches!(told.kind, Kind::Person | Kind::Office | Kind::Unnamed))?;
        let entity = &self.cast.entities[told.entity];
        let id = entity.principals.join("+");
        (told.kind == Kind::Office).then(|| Account {
            id,
            name: self.name_of(&entity.principals),
            principals: entity.principals.clone(),
        })
    }

    /// The office of the person spoken of last.
    fn last_office(&self) -> Option<String> {
        let told = self.recent.last(|told| told.kind == Kind::Person)?;
        self.cast.entities[told.entity].office.clone()
    }

    /// What the text's own title says of somebody.
    fn learn(&mut self, number: usize, account: Option<&Account>, office: Option<&str>, title: Option<&Title>) {
        let Some(title) = title else { return };
        let former = title.status == Some("former") || title.words.ends_with("predecessor");
        let entity = &mut self.cast.entities[number];
        if let Some(account) = account.filter(|_| entity.principals == [UNKNOWN]) {
            entity.principals.clone_from(&account.principals);
        }
        let Some(office) = office.filter(|office| !office.is_empty()) else { return };
        let relative = RELATIVES.iter().any(|word| title.words.ends_with(word));
        let holding = entity.status.as_deref() == Some("current");
        if !relative && (entity.office.is_none() || (former && !holding && account.is_some())) {
            let offices = self.gazetteer.offices();
            entity.office =
                Some(account.map_or_else(|| title.words.clone(), |account| offices.title(office, &account.name)));
        }
        if former && !holding {
            entity.status = Some("former".to_owned());
        } else if entity.status.is_none() {
            entity.status = Some(title.status.unwrap_or("current").to_owned());
        }
        if !relative {
            self.cast.has_office(office, number);
        }
        if let Some(account) = account.filter(|_| !former && !relative && title.owner != Owner::Nobody) {
            self.cast.holds(&account.id, office, number);
        }
    }
}

/// What somebody is to the holder of an office, and no office itself.
const RELATIVES: &[&str] = &["predecessor", "successor", "counterpart", "colleague"];

/// Did the person ever hold this office, or any of the same account?
fn holds(person: &Person, account: &Account, office: Option<&str>) -> bool {
    let same = |principal: &str| principal == account.id || account.principals.iter().any(|own| own == principal);
    person.terms.iter().any(|term| {
        same(&term.principal) && office.is_none_or(|office| office == term.office || term.principal == account.id)
    })
}

/// Somebody of another state with the same surname.
fn strange(person: &Person, account: &Account) -> bool {
    let state = account.id.len() == 3 && account.id.chars().all(|letter| letter.is_ascii_uppercase());
    state && person.terms.iter().all(|term| term.principal.len() == 3 && term.principal != account.id)
}

/// The same name up to spelling: the surname, and the first letter of the first name.
fn alike(known: &str, name: &str) -> bool {
    fold(known) == fold(name)
        || (same_initial(known, name) && distance(&fold(known).to_lowercase(), &fold(name).to_lowercase()) <= 3)
}

fn same_initial(known: &str, name: &str) -> bool {
    let initial = |name: &str| fold(name).chars().next();
    initial(known) == initial(name)
}

/// Levenshtein's distance, cut off where the lengths differ much.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().take(60).collect(), right.chars().take(60).collect());
    if left.len().abs_diff(right.len()) > 4 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, from) in left.iter().enumerate() {
        let mut corner = row[0];
        row[0] = above + 1;
        for (place, to) in right.iter().enumerate() {
            let changed = corner + usize::from(from != to);
            corner = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(row[place + 1] + 1);
        }
    }
    row[right.len()]
}
