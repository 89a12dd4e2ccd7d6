//! Stand-in until the founder of mentions brings the real one.

use crate::article::{Article, Span};
use crate::gazetteer::Gazetteer;
use crate::quotation::Quotation;

/// How an entity is mentioned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Macron
    Name,
    /// Paris
    Metonym,
    /// French
    Demonym,
    /// the group
    Nominal,
    /// the president
    Title,
    /// he
    Pronoun,
}

/// What an entity is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A state.
    State,
    /// An international organisation.
    Igo,
    /// A person.
    Person,
    /// A ministry, a government.
    GovernmentBody,
    /// An outlet.
    Media,
    /// A party.
    Party,
    /// A group of states or people.
    Group,
    /// A movement under arms.
    ArmedGroup,
    /// An office without its holder.
    Office,
    /// Unnamed people.
    Unnamed,
}

/// Somebody or something that can act or speak.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity {
    /// The id in the ledger.
    pub id: String,
    /// Its normalised name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// On whose account it speaks.
    pub principals: Vec<String>,
    /// The office held on the article's date.
    pub office: Option<String>,
    /// former, acting, …
    pub status: Option<String>,
}

/// A place in the text where an entity is meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// How.
    pub form: Form,
    /// Which, by its index in [`Mentions::entities`].
    pub entity: usize,
}

/// Who is meant where.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Mentions {
    /// Each entity once.
    pub entities: Vec<Entity>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
}

/// Finds who is meant where.
#[must_use]
pub fn mentions(_article: &Article, _gazetteer: &Gazetteer, _quotations: &[Quotation]) -> Mentions {
    Mentions::default()
}
