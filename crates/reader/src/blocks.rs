//! What an article says, as blocks of a dossier: drafts that a person goes through.
//!
//! A statement on an issue becomes a `[[statement]]`; what takes no side, aims at an actor, or speaks for nobody becomes an
//! `[[argument]]` or a `[[date]]`, which carry no weight. The quote of each is words of the article, letter for letter. A grade
//! that the article does not give is not written, so that the dossier's default stands; a field that was not resolved is `?`, and
//! its block is written as a comment.

mod actor;
mod day;
mod draft;
mod events;
mod founding;
mod office;
mod position;
mod toml;

use terms::Date;

use crate::article::Span;
use crate::ledger::UNRESOLVED;

pub use actor::id as id_of;
pub use draft::{Aim, Setting, blocks};
pub use founding::{Founding, KnownBody, found, issues_to_motions, listed, source_block};
pub use position::{Fate, POSITIONS};

/// A value of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
    /// A day.
    Day(Date),
    /// A whole number.
    Number(u8),
    /// `true`.
    Yes,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A block that was drafted from words of the article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// `statement`, `argument` or `date`.
    pub table: &'static str,
    /// Its fields, in order.
    pub fields: Vec<(String, Value)>,
    /// The words it rests on.
    pub evidence: Span,
    /// What is left to a person.
    pub todo: Vec<String>,
}

impl Block {
    /// A field's value.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.fields.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// A field's text; empty where it has none.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// Sets a field: in its place where it stands, else at the end.
    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        let value = value.into();
        match self.fields.iter_mut().find(|(known, _)| known == key) {
            Some((_, old)) => *old = value,
            None => self.fields.push((key.to_owned(), value)),
        }
    }

    /// Takes a field out.
    pub fn unset(&mut self, key: &str) {
        self.fields.retain(|(known, _)| known != key);
    }

    /// The fields that were not resolved.
    pub fn unresolved(&self) -> impl Iterator<Item = &str> {
        let open = self.fields.iter().filter(|(_, value)| *value == Value::Text(UNRESOLVED.to_owned()));
        open.map(|(key, _)| key.as_str())
    }

    /// Is nothing left open that the dossier must have?
    #[must_use]
    pub fn is_resolved(&self) -> bool {
        self.unresolved().next().is_none()
    }

    /// The block as TOML; as a comment where it is not resolved.
    #[must_use]
    pub fn toml(&self) -> String {
        let mut text = format!("[[{}]]\n", self.table);
        for (key, value) in &self.fields {
            text.push_str(&format!("{key} = {}\n", toml::value(value)));
        }
        if self.is_resolved() { text } else { toml::comment(&text) }
    }
}
