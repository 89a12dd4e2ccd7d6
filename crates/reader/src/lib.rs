//! An article becomes draft statements, each under the words it came from, and a draft dossier.
//!
//! The stages are small functions over plain values, in this order:
//!
//! | stage | module |
//! |---|---|
//! | text, sentences, words | [`article`] |
//! | what stands in quotation marks, and which of it is speech | [`quotation`] |
//! | who is meant: names, titles, pronouns | [`mention`], with the [`gazetteer`] |
//! | tags and dependents | [`syntax`] |
//! | cues with their acts | [`lexicon`] |
//! | negation, refusal, denial, modality | [`polarity`] |
//! | draft statements, with their sources, hedges and conditions | [`draft`], [`read()`] |
//! | blocks of a dossier, a new dossier | [`blocks`] |
//! | JSON, in and out | [`ledger`] |
//! | scores against a ledger made by people | [`evaluate`] |
//!
//! Inside the crate a [`Span`] counts bytes of [`Article::text`]; only the ledger converts to characters.

mod aboutness;
pub mod article;
mod attribution;
mod beside;
pub mod blocks;
mod calendar;
mod circumstance;
mod claim;
mod content;
mod cue;
pub mod draft;
pub mod evaluate;
pub mod gazetteer;
mod language;
pub mod ledger;
pub mod lemma;
pub mod lexicon;
pub mod mention;
mod parse;
pub mod polarity;
pub mod quotation;
mod reading;
mod repair;
mod sentence;
mod statements;
pub mod syntax;
mod token;
mod view;
mod who;

pub use article::{Article, Sentence, Span, Token, TokenKind};
pub use draft::{
    Certainty, Condition, ConditionKind, Draft, Event, Issue, IssueKind, Link, Membership, Mode, Motion, Polarity,
    Requirement, Stance, Target, Unknown, Voice,
};
pub use gazetteer::Gazetteer;
pub use mention::{Entity, Form, Kind, Mention, Mentions};
pub use quotation::Quotation;
pub use reading::{Attribution, Reading, Todo, read, read_by, read_with};
