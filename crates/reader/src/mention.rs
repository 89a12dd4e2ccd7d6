//! Who is meant where: names, places that stand for a government, adjectives, titles, unnamed people and pronouns.
//!
//! First names are found (`scan`), and those that are only a place, a treaty or a namesake are dropped (`context`). Then phrases
//! are built around the words that head them (`phrase`): "the Turkish president", "its transport minister, Lena Harrow", "two
//! senior diplomats". At last they are read in order, and each is given to whom it means (`refer`).

mod cast;
mod class;
mod context;
mod heads;
mod named;
mod nominal;
mod pair;
mod people;
mod phrase;
mod refer;
mod scan;
mod title;
mod titled;
mod told;
pub(crate) mod words;

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
    /// On whose account it speaks: ISO 3166-1 alpha-3 (`XKX` for Kosovo, `TWN` for Taiwan), `UN`, `EU`, `NATO`, …, `group:…`, or
    /// `unknown`. Two for a pair ("Franco-British").
    pub principals: Vec<String>,
    /// The office held on the article's date.
    pub office: Option<String>,
    /// `current`, `former`, `designate`; `None` where the text and the gazetteer do not say.
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
    /// In the order of the text; of two that begin together the longer comes first. They overlap only where one lies inside
    /// another: "French" in "French officials", "Lower Carna" in "the government of Lower Carna".
    pub mentions: Vec<Mention>,
    /// "I", "we", "my", "our", … inside quotations: they are the speaker's, whom the reader finds.
    pub first_person: Vec<Span>,
}

/// Finds who is meant where. Linear in the text; words far back are forgotten.
#[must_use]
pub fn mentions(article: &Article, gazetteer: &Gazetteer, quotations: &[Quotation]) -> Mentions {
    let words = words::words(article);
    let mut hits = scan::hits(&words, gazetteer);
    context::drop_namesakes(&words, &mut hits, gazetteer);
    let phrases = phrase::phrases(&words, &hits, gazetteer);
    let mut found = refer::resolve(article, &words, &hits, phrases, gazetteer);
    found.first_person = first_person(&words, quotations);
    found
}

fn first_person(words: &[words::Word<'_>], quotations: &[Quotation]) -> Vec<Span> {
    let mut quotations = quotations.iter().filter(|quotation| !quotation.scare).peekable();
    let mut spans = Vec::new();
    for word in words {
        while quotations.next_if(|quotation| quotation.inner.end <= word.span.start).is_some() {}
        let inside = quotations.peek().is_some_and(|quotation| quotation.inner.start <= word.span.start);
        if inside
            && word.among(&["i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"])
            && !word.folded.eq("US")
        {
            spans.push(word.span.clone());
        }
    }
    spans
}
