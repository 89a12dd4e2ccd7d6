//! What is read from an article: draft statements and what stands beside them. Fields follow `gold-statements/1`.

use crate::article::Span;

pub use crate::ledger::{Certainty, ConditionKind, IssueKind, Mode, Polarity, Stance};

/// In whose voice the article has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voice {
    /// The article asserts it.
    Narrator,
    /// The actor speaks.
    Own,
    /// Another entity reports it, by its index in the mentions.
    Entity(usize),
}

/// One link of the chain from the article to the actor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The entity, by its index in the mentions.
    pub who: usize,
    /// The actor is the one speaking.
    pub own: bool,
    /// "according to", "said".
    pub cue: Option<Span>,
}

/// A condition on a stance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// Its kind.
    pub kind: ConditionKind,
    /// Its words.
    pub span: Span,
}

/// What a statement is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// An issue, by its index in [`crate::Reading::issues`].
    Issue(usize),
    /// An entity, by its index in the mentions.
    Entity(usize),
}

/// A statement somebody may accept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Whose position it is, by its index in the mentions; `None` is left to do.
    pub actor: Option<usize>,
    /// The actor's words; `None` where the subject is carried over.
    pub actor_span: Option<Span>,
    /// The stance, negation resolved.
    pub stance: Stance,
    /// Its polarity.
    pub polarity: Polarity,
    /// What it is about; `None` is left to do.
    pub target: Option<Target>,
    /// The target's words.
    pub target_span: Option<Span>,
    /// In whose voice.
    pub source: Voice,
    /// The chain, outermost first.
    pub chain: Vec<Link>,
    /// Direct, mixed, indirect or narrated.
    pub mode: Mode,
    /// How sure.
    pub certainty: Certainty,
    /// "reportedly", "is said to".
    pub hedges: Vec<Span>,
    /// "if", "provided that".
    pub conditions: Vec<Condition>,
    /// The word that carries the stance.
    pub cue: Option<Span>,
    /// The cue is negated; the stance is already resolved.
    pub negated_cue: bool,
    /// The quotations that belong to it, with their marks.
    pub quotes: Vec<Span>,
    /// "on Thursday".
    pub time: Option<Span>,
    /// The text marks it as past.
    pub superseded: bool,
    /// The text says it was taken more than once.
    pub repeated: bool,
    /// The clause that supports it.
    pub evidence: Span,
    /// The sentence, by its index in the article.
    pub sentence: usize,
}

/// Something that statements are about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issue {
    /// `P1`, or the id of the dossier's motion.
    pub id: String,
    /// What it is.
    pub kind: IssueKind,
    /// Its fullest words in the text.
    pub label: String,
    /// The issue it is a part of, by its index.
    pub parent: Option<usize>,
    /// Where it is named.
    pub mentions: Vec<Span>,
}

/// A motion of the dossier, to which issues are mapped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Motion {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Further words by which it is known.
    pub words: Vec<String>,
}

/// Somebody is a member of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Membership {
    /// By index in the mentions.
    pub member: usize,
    /// By index in the mentions.
    pub body: usize,
    /// "member", "permanent member", "chair", …
    pub relation: String,
    /// The words.
    pub evidence: Span,
}

/// A rule the text states: a body must give something for an issue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Requirement {
    /// For what, by index in the issues.
    pub issue: Option<usize>,
    /// Who must give it, by index in the mentions.
    pub body: Option<usize>,
    /// What is needed, in the text's words.
    pub needs: Span,
    /// The words.
    pub evidence: Span,
}

/// Something that happened and that nobody votes on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// By index in the issues, where it is one.
    pub issue: Option<usize>,
    /// The words.
    pub evidence: Span,
}

/// What the text says is not known, withheld or undecided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unknown {
    /// What is not known, in the text's words.
    pub about: Span,
    /// Who withholds it, by index in the mentions.
    pub holder: Option<usize>,
    /// The words.
    pub evidence: Span,
}
