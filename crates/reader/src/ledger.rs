//! `gold-statements/1`: the ledger of one article as JSON, by people or by the reader.
//!
//! In the file all offsets count Unicode scalar values; inside, a [`Span`] is a range of bytes. Nowhere else are characters counted.
//! Every span of a file repeats its text, and reading refuses a file in which one of them differs from the article, so a ledger that
//! was read has exact offsets.

pub(crate) mod characters;
mod labels;
pub(crate) mod node;
mod read;
mod reading;
mod write;

use terms::Date;

use crate::article::Span;

pub use labels::{Certainty, ConditionKind, EntityKind, IssueKind, MentionForm, Mode, Polarity, Stance, Tier};
pub use read::article_file;

/// The name of the format.
pub const SCHEMA: &str = "gold-statements/1";

/// What stands in place of an id that was not resolved.
pub const UNRESOLVED: &str = "?";

/// The principal of an entity of which the text does not say for whom it acts.
pub const UNKNOWN: &str = "unknown";

/// All that one article says, by whom, of what.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ledger {
    /// The article.
    pub document: Document,
    /// Every actor, speaker and source.
    pub entities: Vec<Entity>,
    /// What the statements are about.
    pub issues: Vec<Issue>,
    /// Who takes which position.
    pub statements: Vec<Statement>,
    /// Who belongs to what.
    pub memberships: Vec<Membership>,
    /// What the text says is not known, withheld or undecided.
    pub unknowns: Vec<Unknown>,
    /// The rules that the text states.
    pub requirements: Vec<Requirement>,
}

impl Ledger {
    /// The entity of this id.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }

    /// The issue of this id.
    #[must_use]
    pub fn issue(&self, id: &str) -> Option<&Issue> {
        self.issues.iter().find(|issue| issue.id == id)
    }
}

/// What a ledger says of its article; digest and lengths are computed when it is written and checked when it is read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// A short name.
    pub id: String,
    /// The file of the article, beside the ledger.
    pub file: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// The day of the article, where it is known.
    pub date: Option<Date>,
    /// The language, as in `en`.
    pub language: Option<String>,
    /// Anything a reader should know.
    pub notes: Option<String>,
    /// The file of the user's own actors, where the article needs one.
    pub actors_file: Option<String>,
}

/// An actor, speaker or source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity {
    /// Its id; for states their ISO 3166-1 alpha-3 code.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The state or organisation on whose account it acts or speaks, or [`UNKNOWN`].
    pub principal: String,
    /// The office, for persons.
    pub office: Option<String>,
    /// Whether the office is held on the day of the article: `current`, `former`, or in words.
    pub status: Option<String>,
    /// Where the text names it.
    pub mentions: Vec<Mention>,
}

impl Entity {
    /// Does it speak for nobody any more: a former official without another office?
    #[must_use]
    pub fn is_former(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.contains("former") && !status.contains("current"))
    }
}

/// A place where the text names an entity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// How it is named.
    pub form: MentionForm,
}

/// Something on which positions are taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issue {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: IssueKind,
    /// What it is, in a few words.
    pub label: String,
    /// The issue of which it is a part or a version.
    pub parent: Option<String>,
    /// Where the text names it.
    pub mentions: Vec<Span>,
}

/// A position that an actor takes, in one place of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// The entity whose position it is, or [`UNRESOLVED`].
    pub actor: String,
    /// The noun phrase that names it there; none when the subject is carried over.
    pub actor_span: Option<Span>,
    /// The stance, negation resolved.
    pub stance: Stance,
    /// Its side.
    pub polarity: Polarity,
    /// The issue or entity towards which it is taken, or [`UNRESOLVED`].
    pub target: String,
    /// The words that name the target there, when the writer gives them.
    pub target_span: Option<Span>,
    /// Other stances and targets that could be defended.
    pub also_accept: Vec<(Stance, String)>,
    /// Who says so.
    pub source: Voice,
    /// The whole chain, outermost first.
    pub chain: Vec<Link>,
    /// In what form it is reported.
    pub mode: Mode,
    /// How sure the article is that the position was taken.
    pub certainty: Certainty,
    /// "Reportedly", "is said to".
    pub hedges: Vec<Span>,
    /// "If", "only with".
    pub conditions: Vec<Condition>,
    /// The word that carries the stance or the report.
    pub cue: Option<Span>,
    /// Quoted words, with their marks.
    pub quotes: Vec<Span>,
    /// When it was taken, in the text's words.
    pub time: Option<Span>,
    /// Is the word that carries it negated in the text?
    pub negated_cue: bool,
    /// Does the text itself mark it as past?
    pub superseded: bool,
    /// Does the text say it was taken more than once?
    pub repeated: bool,
    /// The smallest clause that supports it.
    pub evidence: Span,
    /// Whether it must be found.
    pub tier: Tier,
    /// Anything a reader should know.
    pub note: Option<String>,
}

/// Who says that a position was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Voice {
    /// The article, in its own voice.
    Narrator,
    /// The actor, who is the one speaking.
    Itself,
    /// A third party: an entity's id, or [`UNRESOLVED`].
    Entity(String),
}

/// One link of the chain through which a position is reported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The entity that speaks.
    pub who: String,
    /// Is it the actor?
    pub itself: bool,
    /// The word of saying.
    pub cue: Option<Span>,
}

/// A condition of a position.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// How it is meant.
    pub kind: ConditionKind,
    /// The words.
    pub span: Span,
}

/// Somebody belongs to something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Membership {
    /// Its id.
    pub id: String,
    /// Who.
    pub member: String,
    /// To what.
    pub body: String,
    /// As what: member, permanent member, chair.
    pub relation: String,
    /// The words.
    pub evidence: Span,
    /// Whether it must be found.
    pub tier: Tier,
}

/// Something the text says is not known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unknown {
    /// Its id.
    pub id: String,
    /// What.
    pub about: String,
    /// Who knows and does not tell, where the text says so.
    pub holder: Option<String>,
    /// The words.
    pub evidence: Span,
    /// Whether it must be found.
    pub tier: Tier,
}

/// A rule that the text states: which body must give what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Requirement {
    /// Its id.
    pub id: String,
    /// For which issue.
    pub issue: String,
    /// Which body.
    pub body: String,
    /// What it must give.
    pub needs: String,
    /// The words.
    pub evidence: Span,
    /// Whether it must be found.
    pub tier: Tier,
}
