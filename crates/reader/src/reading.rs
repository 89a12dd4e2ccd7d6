//! All stages in order.

use crate::article::{Article, Span};
use crate::draft::{Draft, Event, Issue, Membership, Motion, Requirement, Unknown};
use crate::gazetteer::Gazetteer;
use crate::mention::Mentions;
use crate::quotation::Quotation;

/// What was read from an article.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// The article itself.
    pub article: Article,
    /// Who is meant where.
    pub mentions: Mentions,
    /// What stands in quotation marks.
    pub quotations: Vec<Quotation>,
    /// Who speaks each quotation, by index in the mentions; in the order of `quotations`.
    pub speakers: Vec<Option<usize>>,
    /// What the statements are about.
    pub issues: Vec<Issue>,
    /// The draft statements, in the order of the text.
    pub statements: Vec<Draft>,
    /// Who belongs to which body.
    pub memberships: Vec<Membership>,
    /// What must be given by whom.
    pub requirements: Vec<Requirement>,
    /// What happened.
    pub events: Vec<Event>,
    /// What is not known.
    pub unknowns: Vec<Unknown>,
    /// Who says what, whether or not it is a statement: the raw attributions.
    pub attributions: Vec<Attribution>,
    /// What is left to the user, each with its place.
    pub todo: Vec<Todo>,
    /// What the text looks like, if it is not English prose: said once to the user.
    pub remarks: Vec<String>,
}

/// Who says what: source, cue and content, each as words of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// The speaker's words.
    pub source: Option<Span>,
    /// "said".
    pub cue: Span,
    /// What is said.
    pub content: Span,
    /// "has not said".
    pub negated: bool,
}

/// Something the reader could not decide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Todo {
    /// What to decide.
    pub what: String,
    /// Where.
    pub span: Span,
}

/// Reads an article. The dossier's motions, if any, name the issues; others are proposed.
#[must_use]
pub fn read(article: Article, gazetteer: &Gazetteer, _motions: &[Motion]) -> Reading {
    let quotations = Vec::new();
    let mentions = crate::mention::mentions(&article, gazetteer, &quotations);
    Reading {
        article,
        mentions,
        quotations,
        speakers: Vec::new(),
        issues: Vec::new(),
        statements: Vec::new(),
        memberships: Vec::new(),
        requirements: Vec::new(),
        events: Vec::new(),
        unknowns: Vec::new(),
        attributions: Vec::new(),
        todo: Vec::new(),
        remarks: Vec::new(),
    }
}
