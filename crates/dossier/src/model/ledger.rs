//! The record: who said what and where it stands, what happened, what was argued, how it ended.

use terms::table::At;
use terms::{ActorId, BodyId, Date, OptionId, PathId, RuleId, SourceId, StatementId};

/// A publication or record.
#[derive(Clone, Debug)]
pub struct PublishedSource {
    /// Its id.
    pub id: At<SourceId>,
    /// Its title or a description.
    pub title: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// When; may be unknown.
    pub date: Option<Date>,
    /// Where it can be found; may be empty.
    pub address: String,
    /// What it is.
    pub kind: SourceKind,
    /// How well it was verified, when the author says so.
    pub mark: Option<Mark>,
}

impl SourceKind {
    /// The letter of a source of this kind on the Admiralty Code, where none is written.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Official => 'A',
            Self::Newspaper => 'B',
            Self::Press => 'C',
            Self::Unknown => 'F',
        }
    }
}

/// What kind of publication a source is; sets the letter of the Admiralty Code where none is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceKind {
    /// An official record (A).
    Official,
    /// An agency or a newspaper (B).
    Newspaper,
    /// Other press (C).
    Press,
    /// Not known (F, "cannot be judged").
    Unknown,
}

/// A sourced record that a speaker expressed a position for an actor on a motion, on a date.
///
/// Fields that were not written hold the default of the format reference and are counted in [`crate::Dossier::defaults`].
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its id, stable once written.
    pub id: At<StatementId>,
    /// For whom.
    pub actor: At<ActorId>,
    /// On what: a motion, a resource, an event or a path.
    pub motion: At<String>,
    /// Side and strength.
    pub position: At<Position>,
    /// When it was said.
    pub date: At<Date>,
    /// The words, verbatim (in translation where `translated`).
    pub quote: At<String>,
    /// Is the quote a translation?
    pub translated: bool,
    /// Where it stands.
    pub source: At<SourceId>,
    /// Other sources of the same words.
    pub also: Vec<At<SourceId>>,
    /// Who spoke; empty = the actor itself.
    pub speaker: String,
    /// The speaker's office on the date; empty = the actor itself.
    pub office: String,
    /// The same as a rank: how far such a speaker speaks for the actor is a parameter of the model.
    pub rank: Office,
    /// Reliability of the source on the Admiralty Code, A to F.
    pub letter: char,
    /// Credibility of the report on the Admiralty Code, 1 to 6.
    pub digit: u8,
    /// The report's own hedge: "reportedly"; empty = none.
    pub hedge: String,
    /// Who reported it to whom, nearest first; empty = the source itself.
    pub chain: Vec<String>,
    /// How near the words are to this motion.
    pub bearing: Bearing,
    /// Reports with the same mark are of one utterance; empty = none given.
    pub utterance: String,
    /// Was it said repeatedly?
    pub repeated: bool,
    /// The condition as said; empty = none.
    pub condition: String,
    /// How the condition is meant, where there is one.
    pub meaning: String,
    /// The contexts it covers; empty = not said.
    pub scope: Vec<At<String>>,
    /// At whom it was aimed; may be empty.
    pub target: String,
    /// Where or before whom it was said; may be empty.
    pub venue: String,
    /// Anything else a reader should know; may be empty.
    pub note: String,
    /// How well it was verified, when the author says so.
    pub mark: Option<Mark>,
    /// The fields left to a default that is a judgement: `letter`, `digit`, `office`, `bearing`, `scope`, `meaning`.
    pub defaults: Vec<&'static str>,
}

impl Statement {
    /// How its condition is meant; `None` where it has none.
    #[must_use]
    pub fn how_meant(&self) -> Option<Meaning> {
        if self.condition.is_empty() {
            return None;
        }
        let known = MEANINGS.iter().find(|(word, _)| *word == self.meaning);
        Some(known.map_or(Meaning::If, |(_, meaning)| *meaning))
    }
}

/// In what office somebody speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Office {
    /// Head of state or government.
    Head,
    /// Foreign minister.
    ForeignMinister,
    /// Ambassador, permanent representative.
    Ambassador,
    /// Spokesperson of a government.
    Spokesperson,
    /// The actor itself ("Moscow").
    Actor,
    /// Head of an international secretariat, for the organisation.
    Secretariat,
    /// Another minister.
    OtherMinister,
    /// An official who is not named.
    Anonymous,
    /// The ruling party.
    RulingParty,
    /// Deputy chair of a security council.
    DeputyChair,
    /// A former head of state or government.
    FormerHead,
    /// A governing member of parliament.
    GoverningMember,
    /// The opposition.
    Opposition,
    /// Media.
    Media,
}

/// Offices as dossiers write them.
pub const OFFICES: [(&str, Office); 16] = [
    ("head of state or government", Office::Head),
    ("foreign minister", Office::ForeignMinister),
    ("ambassador", Office::Ambassador),
    ("permanent representative", Office::Ambassador),
    ("spokesperson", Office::Spokesperson),
    ("state", Office::Actor),
    ("head of an international secretariat", Office::Secretariat),
    ("other minister", Office::OtherMinister),
    ("deputy minister", Office::OtherMinister),
    ("anonymous official", Office::Anonymous),
    ("ruling party", Office::RulingParty),
    ("deputy chair of a security council", Office::DeputyChair),
    ("former head", Office::FormerHead),
    ("governing member of parliament", Office::GoverningMember),
    ("opposition", Office::Opposition),
    ("media", Office::Media),
];

/// How a condition is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// "If", "in the event of", "once": whether it means "only if" is a parameter of the model.
    If,
    /// "Only if", "provided", "as long as".
    OnlyIf,
    /// "Unless".
    Unless,
    /// "Could be justified only with".
    JustifiedOnlyWith,
}

/// Meanings as dossiers write them.
pub const MEANINGS: [(&str, Meaning); 8] = [
    ("if", Meaning::If),
    ("in the event of", Meaning::If),
    ("once", Meaning::If),
    ("only if", Meaning::OnlyIf),
    ("provided", Meaning::OnlyIf),
    ("as long as", Meaning::OnlyIf),
    ("unless", Meaning::Unless),
    ("could be justified only with", Meaning::JustifiedOnlyWith),
];

/// How well a fact was verified. Memory is no source, so there is no mark for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// `A`: read in two sources of different publishers.
    Twice,
    /// `B`: read in one source.
    Once,
}

/// How near words are to the motion.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bearing {
    /// On this motion.
    Direct,
    /// On the same matter in another form.
    Near,
    /// On a kindred matter.
    Related,
}

/// Side and strength of a statement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Position {
    /// For it, with a strength.
    Pro(Strength),
    /// Against it, with a strength.
    Con(Strength),
    /// Leaves it open.
    Open,
    /// Said nothing of substance: withholds, declines, or was only present.
    Silent,
}

/// How strong a position is, weakest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Strength {
    /// Leans.
    Lean,
    /// Supports or opposes.
    Plain,
    /// Categorical.
    Firm,
    /// Bound by an act: a vote cast, a signed text, a tabled draft.
    Bound,
}

/// A dated event of the plan: a stage, a venue, witnesses.
#[derive(Clone, Debug)]
pub struct DatedEvent {
    /// Its id.
    pub id: At<StatementId>,
    /// When.
    pub date: At<Date>,
    /// What happened, in our words.
    pub text: String,
    /// Where; may be empty.
    pub venue: String,
    /// Before whom; may be empty.
    pub witnesses: Vec<String>,
    /// The stage of the plan it marks; may be empty.
    pub stage: String,
    /// Where it stands.
    pub source: At<SourceId>,
}

/// What was said for or against, or by one actor of another.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Its id.
    pub id: At<StatementId>,
    /// What it is.
    pub kind: ArgumentKind,
    /// Who says it: an actor's id, or a name that is none.
    pub by: String,
    /// Of or to whom; may be empty.
    pub target: String,
    /// In our words; may be empty where there is a quote.
    pub text: String,
    /// Verbatim; may be empty.
    pub quote: String,
    /// An answer the record gives; may be empty.
    pub answer: String,
    /// When; may be unknown.
    pub date: Option<Date>,
    /// Where it stands.
    pub source: At<SourceId>,
}

/// What kind of argument it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArgumentKind {
    /// For or against.
    Argument,
    /// One actor of another.
    Accusation,
    /// An announced reaction.
    Threat,
    /// A number with its "at least" or "about".
    Count,
    /// Something that nobody has said.
    Gap,
}

/// How a case that has ended came out.
#[derive(Clone, Debug)]
pub struct CaseOutcome {
    /// As of which day it is known.
    pub date: At<Date>,
    /// Did the question resolve to yes?
    pub happened: bool,
    /// Path by path, as far as known.
    pub paths: Vec<(At<PathId>, bool)>,
    /// In words.
    pub note: String,
    /// Where it stands.
    pub sources: Vec<At<SourceId>>,
}

/// A past vote that the dossier states, so that numbers, seats and rule can be checked against each other.
#[derive(Clone, Debug)]
pub struct Assertion {
    /// The vote in words, with its numbers: "S/2022/155: 11 yes, 1 no, 3 abstain".
    pub text: At<String>,
    /// The body.
    pub body: At<BodyId>,
    /// The rule.
    pub rule: RuleId,
    /// The day of the vote.
    pub date: At<Date>,
    /// Who voted how.
    pub votes: Vec<(OptionId, Vec<At<ActorId>>)>,
    /// The option of all members not named.
    pub others: Option<At<OptionId>>,
    /// Was it carried?
    pub carried: Option<At<bool>>,
    /// Where it stands.
    pub sources: Vec<At<SourceId>>,
}
