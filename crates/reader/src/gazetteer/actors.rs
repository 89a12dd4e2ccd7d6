//! A user's own actors, in the format of `gold-actors/1` (docs/gazetteer.md).

use serde_json::Value;
use terms::Date;

use super::Table;
use super::holders::{Person, Sex, Term};
use super::records::Record;
use crate::mention::{Form, Kind};

/// States, organisations, outlets and people that the shipped files do not have.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Actors {
    /// States, organisations, outlets, movements.
    pub actors: Vec<Actor>,
    /// People with the offices they hold.
    pub holders: Vec<Holder>,
}

/// One actor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// Its id and, unless another is given, its principal.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// State, organisation, outlet, …
    pub kind: Kind,
    /// Further names.
    pub aliases: Vec<String>,
    /// Who belongs to it: "Ruritanian".
    pub demonyms: Vec<String>,
    /// Places that stand for it.
    pub seats: Vec<String>,
    /// On whose account it acts, if not its own.
    pub principal: Option<String>,
}

/// Somebody with an office.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder {
    /// The full name.
    pub name: String,
    /// Further names.
    pub aliases: Vec<String>,
    /// The code of the actor it is an office of.
    pub principal: String,
    /// "foreign minister"; empty where only the principal is known.
    pub office: String,
    /// The first day; `None` = always.
    pub from: Option<Date>,
    /// The last day; `None` = still.
    pub to: Option<Date>,
}

/// Why a file of actors cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ActorsError {
    /// Not JSON.
    #[error("the actors are not JSON: {0}; write an object with the lists states, organisations, media, persons")]
    Json(String),
    /// Not an object at the top.
    #[error("the actors must be one object with the lists states, organisations, media, persons")]
    Shape,
    /// A list is not a list, or one of its members not an object.
    #[error("`{list}` must be a list of objects such as {{\"code\": \"RUR\", \"name\": \"Ruritania\"}}")]
    List {
        /// The key.
        list: String,
    },
    /// A member lacks what it must have.
    #[error("entry {number} of `{list}` has no `{key}`")]
    Missing {
        /// The key of the list.
        list: String,
        /// From one.
        number: usize,
        /// What is missing.
        key: String,
    },
    /// Not a date.
    #[error("entry {number} of `persons`: {why}")]
    Date {
        /// From one.
        number: usize,
        /// What was expected.
        why: String,
    },
}

impl Actors {
    /// Reads a file of actors.
    ///
    /// # Errors
    /// [`ActorsError`], which names the place and what was expected there.
    pub fn parse(json: &str) -> Result<Self, ActorsError> {
        let value: Value = serde_json::from_str(json).map_err(|error| ActorsError::Json(error.to_string()))?;
        if !value.is_object() {
            return Err(ActorsError::Shape);
        }
        let mut actors = Self::default();
        for (list, kind) in LISTS {
            for (number, row) in rows(&value, list)?.iter().enumerate() {
                actors.actors.push(actor(row, list, number + 1, *kind)?);
            }
        }
        for (number, row) in rows(&value, "persons")?.iter().enumerate() {
            actors.holders.push(holder(row, number + 1)?);
        }
        Ok(actors)
    }

    /// The actors of a dossier, by their ids and names.
    #[must_use]
    pub fn of(dossier: &dossier::Dossier) -> Self {
        let known = |actor: &dossier::Actor| {
            let code = actor.id.value.as_str().to_owned();
            let state = terms::states::name(&code).is_some();
            let kind = if state { Kind::State } else { Kind::Igo };
            Actor {
                code,
                name: actor.name.clone(),
                kind,
                aliases: vec![],
                demonyms: vec![],
                seats: vec![],
                principal: None,
            }
        };
        Self { actors: dossier.actors.iter().map(known).collect(), holders: Vec::new() }
    }

    pub(super) fn add_to(&self, table: &mut Table) {
        for actor in &self.actors {
            let principal = actor.principal.clone().unwrap_or_else(|| actor.code.clone());
            let record = Record {
                id: actor.code.clone(),
                name: actor.name.clone(),
                kind: actor.kind,
                principals: vec![principal],
            };
            let known = table.by_id.get(&actor.code).copied();
            let number = table.record(record);
            if known.is_some() {
                table.name(&actor.name, number, Form::Name);
            }
            let lists = [(&actor.aliases, Form::Name), (&actor.demonyms, Form::Demonym), (&actor.seats, Form::Metonym)];
            for (names, form) in lists {
                for name in names {
                    table.name(name, number, form);
                }
            }
            for demonym in actor.demonyms.iter().filter(|demonym| demonym.ends_with(['n', 'i', 'r'])) {
                table.name(&format!("{demonym}s"), number, Form::Demonym);
            }
        }
        for holder in &self.holders {
            let office = table.offices.key(&holder.office.to_lowercase()).to_owned();
            let from = holder.from.unwrap_or(Date::MIN);
            let term = Term { principal: holder.principal.clone(), office, from, to: holder.to, at_least: false };
            let full: Vec<&str> = holder.aliases.iter().map(String::as_str).collect();
            let person = Person { name: holder.name.clone(), sex: None::<Sex>, terms: vec![term] };
            let last = super::surname(&holder.name);
            table.person(person, &[&last], &full);
        }
    }
}

const LISTS: &[(&str, Kind)] = &[
    ("states", Kind::State),
    ("organisations", Kind::Igo),
    ("media", Kind::Media),
    ("parties", Kind::Party),
    ("groups", Kind::Group),
    ("armed_groups", Kind::ArmedGroup),
    ("bodies", Kind::GovernmentBody),
];

fn rows<'v>(value: &'v Value, list: &str) -> Result<&'v [Value], ActorsError> {
    let wrong = || ActorsError::List { list: list.to_owned() };
    match value.get(list) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(rows)) if rows.iter().all(Value::is_object) => Ok(rows),
        Some(_) => Err(wrong()),
    }
}

fn actor(row: &Value, list: &str, number: usize, kind: Kind) -> Result<Actor, ActorsError> {
    let name = text(row, "name").ok_or_else(|| ActorsError::Missing {
        list: list.to_owned(),
        number,
        key: "name".to_owned(),
    })?;
    let code = text(row, "code");
    if code.is_none() && matches!(kind, Kind::State | Kind::Igo) {
        return Err(ActorsError::Missing { list: list.to_owned(), number, key: "code".to_owned() });
    }
    let code = code.unwrap_or_else(|| name.to_lowercase().replace(' ', "-"));
    let mut aliases = texts(row, "aliases");
    // "the Carna Tribune" is "the Tribune" for short.
    if kind == Kind::Media {
        aliases.extend(name.rsplit_once(' ').map(|(_, last)| format!("the {last}")));
    }
    let aliases = aliases.into_iter().chain(texts(row, "names")).collect();
    let seats = text(row, "capital").into_iter().chain(texts(row, "seats")).collect();
    let principal = text(row, "principal").or_else(|| text(row, "state"));
    Ok(Actor { code, name, kind, aliases, demonyms: texts(row, "demonyms"), seats, principal })
}

fn holder(row: &Value, number: usize) -> Result<Holder, ActorsError> {
    let missing = |key: &str| ActorsError::Missing { list: "persons".to_owned(), number, key: key.to_owned() };
    let name = text(row, "name").ok_or_else(|| missing("name"))?;
    let principal = text(row, "principal").or_else(|| text(row, "state")).ok_or_else(|| missing("principal"))?;
    let day = |key: &str| {
        let read = |text: String| terms::parse_date(&text).map_err(|why| ActorsError::Date { number, why });
        text(row, key).map(read).transpose()
    };
    let (from, to) = (day("from")?, day("to")?);
    Ok(Holder {
        name,
        aliases: texts(row, "aliases"),
        principal,
        office: text(row, "office").unwrap_or_default(),
        from,
        to,
    })
}

fn text(row: &Value, key: &str) -> Option<String> {
    row.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn texts(row: &Value, key: &str) -> Vec<String> {
    let list = row.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    list.iter().filter_map(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}
