//! Reads the files that ship. They are checked by a test; a line that does not fit is passed over.

use std::collections::HashMap;

use terms::Date;

use super::Table;
use super::holders::{Person, Sex, Term};
use super::offices::Offices;
use super::records::Record;
use crate::mention::{Form, Kind};

const STATES: &str = include_str!("../../data/gazetteer/states.txt");
const ORGANISATIONS: &str = include_str!("../../data/gazetteer/organisations.txt");
const BODIES: &str = include_str!("../../data/gazetteer/bodies.txt");
const OUTLETS: &str = include_str!("../../data/gazetteer/outlets.txt");
const MOVEMENTS: &str = include_str!("../../data/gazetteer/movements.txt");
const NOBODY: &str = include_str!("../../data/gazetteer/nobody.txt");
const OFFICES: &str = include_str!("../../data/gazetteer/offices.txt");
const HOLDERS: &str = include_str!("../../data/gazetteer/holders.txt");
const GIVEN: &str = include_str!("../../data/gazetteer/given.txt");

/// All of it. Linear in the files.
pub(super) fn table() -> Table {
    let mut table = Table { offices: Offices::read(rows(OFFICES)), ..Table::default() };
    let mut known: HashMap<&str, Vec<&str>> = HashMap::new();
    for (code, name) in terms::states::all_names() {
        known.entry(code).or_default().push(name);
    }
    for row in rows(STATES) {
        state(&mut table, row, known.get(row[0]).map_or(&[], Vec::as_slice));
    }
    for [id, name, names, principal, kind] in
        rows(ORGANISATIONS).chain(rows(BODIES)).chain(rows(OUTLETS)).chain(rows(MOVEMENTS))
    {
        let principal = if principal.is_empty() { id } else { principal };
        let principals = principal.split('+').map(str::to_owned).collect();
        let number =
            table.record(Record { id: id.to_owned(), name: name.to_owned(), kind: self::kind(kind), principals });
        for other in parts(names) {
            let form = if METONYMS.contains(&other) { Form::Metonym } else { Form::Name };
            table.name(other, number, form);
        }
    }
    for [name] in rows(NOBODY) {
        table.nobody(name);
    }
    for [name, sex] in rows(GIVEN) {
        let sex = if sex == "f" { Sex::Female } else { Sex::Male };
        for name in name.split(' ').filter(|name| !name.is_empty()) {
            table.given.insert(name, sex);
        }
    }
    for [name, forms, sex, offices] in rows(HOLDERS) {
        let sex = match sex {
            "f" => Some(Sex::Female),
            "m" => Some(Sex::Male),
            _ => None,
        };
        let terms = parts(offices).filter_map(term).collect();
        let (full, short): (Vec<&str>, Vec<&str>) = parts(forms).partition(|name| name.starts_with('='));
        let full: Vec<&str> = full.into_iter().map(|name| &name[1..]).collect();
        let last = super::surname(name);
        let short = if forms.is_empty() { vec![last.as_str()] } else { short };
        table.person(Person { name: name.to_owned(), sex, terms }, &short, &full);
    }
    table
}

/// Cities and quarters among the names of organisations.
const METONYMS: &[&str] = &["Brussels", "Strasbourg", "Berlaymont", "Turtle Bay"];

/// A state with the names that the list of states has for it, the usual one first.
fn state(table: &mut Table, [code, names, people, seats]: [&'static str; 4], listed: &[&'static str]) {
    let name = listed.first().copied().or_else(|| parts(names).next()).unwrap_or(code);
    let record =
        Record { id: code.to_owned(), name: name.to_owned(), kind: Kind::State, principals: vec![code.to_owned()] };
    let number = table.record(record);
    let known: Vec<&str> = parts(people).chain(parts(names)).collect();
    // The states' own list does not tell names from adjectives; what is not an adjective here is a name.
    for other in listed.iter().skip(1).filter(|other| !known.contains(other)) {
        table.name(other, number, Form::Name);
    }
    for (list, form) in [(names, Form::Name), (people, Form::Demonym), (seats, Form::Metonym)] {
        for other in parts(list) {
            table.name(other, number, form);
        }
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "body" => Kind::GovernmentBody,
        "media" => Kind::Media,
        "party" => Kind::Party,
        "armed" => Kind::ArmedGroup,
        "group" => Kind::Group,
        _ => Kind::Igo,
    }
}

/// `FRA president 2017-05-14..`; a year alone stands for all of it.
fn term(text: &str) -> Option<Term> {
    let mut words = text.split_whitespace();
    let (principal, office, span) = (words.next()?, words.next()?, words.next()?);
    let (from, to) = span.split_once("..")?;
    let at_least = to.ends_with('?');
    let to = to.trim_end_matches('?');
    let to = if to.is_empty() { None } else { Some(day(to, "12-31")?) };
    Some(Term { principal: principal.to_owned(), office: office.to_owned(), from: day(from, "01-01")?, to, at_least })
}

fn day(text: &str, rest: &str) -> Option<Date> {
    if text.len() == 4 { format!("{text}-{rest}").parse().ok() } else { text.parse().ok() }
}

fn parts(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// The lines of a file that are no remark, cut at semicolons; what a line does not have is empty.
fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut cells = line.splitn(N, ';').map(str::trim);
        std::array::from_fn(|_| cells.next().unwrap_or(""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_of_office_is_read_and_its_record_known() {
        let table = table();
        for [name, _, _, offices] in rows::<4>(HOLDERS) {
            for office in parts(offices) {
                let term = term(office).unwrap_or_else(|| panic!("{name}: `{office}`"));
                assert!(term.to.is_none_or(|to| term.from <= to), "{name}: `{office}` ends before it begins");
                assert!(table.by_id.contains_key(&term.principal), "{name}: `{}`", term.principal);
                assert!(table.offices.known(&term.office), "{name}: `{}`", term.office);
            }
        }
    }

    #[test]
    fn every_state_has_a_row_and_no_seat_is_named_twice() {
        let mut seats: Vec<&str> = Vec::new();
        let mut codes: Vec<&str> = Vec::new();
        for [code, _, _, capitals] in rows::<4>(STATES) {
            codes.push(code);
            seats.extend(parts(capitals));
        }
        assert!(terms::states::all().all(|(code, _)| codes.contains(&code)));
        let all = seats.len();
        seats.sort_unstable();
        seats.dedup();
        assert_eq!(seats.len(), all);
    }
}
