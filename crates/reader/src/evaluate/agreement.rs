//! When a predicted statement agrees with a gold one, and how far.

use crate::article::Span;
use crate::ledger::{Entity, Issue, Ledger, Statement, UNRESOLVED, Voice};

/// How far two statements agree; each level asks for all that the one before asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// L0: their evidence overlaps by half of the shorter.
    Evidence,
    /// L1: and the principal of the actor is the same.
    Principal,
    /// L2: and the polarity.
    Polarity,
    /// L3: and stance and target.
    Target,
    /// L4: and the source is the same third party, or none.
    Source,
    /// L4x: and where there is none, the article and the actor itself are told apart.
    ExactSource,
}

impl Level {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Evidence, Self::Principal, Self::Polarity, Self::Target, Self::Source, Self::ExactSource];

    /// Its name in the format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Evidence => "L0",
            Self::Principal => "L1",
            Self::Polarity => "L2",
            Self::Target => "L3",
            Self::Source => "L4",
            Self::ExactSource => "L4x",
        }
    }
}

/// The two ledgers of an article.
pub(super) struct Pair<'a> {
    pub gold: &'a Ledger,
    pub predicted: &'a Ledger,
    pub article: &'a str,
    pub issues_given: bool,
}

/// How far each gold statement agrees with each predicted one.
pub(super) struct Depths {
    predicted: usize,
    list: Vec<Option<Level>>,
}

impl Depths {
    pub fn at(&self, gold: usize, predicted: usize) -> Option<Level> {
        self.list.get(gold * self.predicted + predicted).copied().flatten()
    }
}

impl<'a> Pair<'a> {
    pub fn depths(&self) -> Depths {
        let all = self.gold.statements.iter();
        let list = all.flat_map(|gold| self.predicted.statements.iter().map(|predicted| self.depth(gold, predicted)));
        Depths { predicted: self.predicted.statements.len(), list: list.collect() }
    }

    fn depth(&self, gold: &Statement, predicted: &Statement) -> Option<Level> {
        let asked = [
            (Level::Evidence, self.evidence(&gold.evidence, &predicted.evidence)),
            (Level::Principal, self.same_principal(gold, predicted)),
            (Level::Polarity, accepted(gold).any(|(_, polarity, _)| polarity == predicted.polarity)),
            (
                Level::Target,
                accepted(gold).any(|(stance, polarity, target)| {
                    stance == predicted.stance
                        && polarity == predicted.polarity
                        && self.target(target, &predicted.target, predicted.target_span.as_ref())
                }),
            ),
            (Level::Source, self.source(gold, predicted, false)),
            (Level::ExactSource, self.source(gold, predicted, true)),
        ];
        asked.into_iter().take_while(|(_, met)| *met).last().map(|(level, _)| level)
    }

    /// How many characters a span has.
    pub fn length(&self, span: &Span) -> usize {
        self.article.get(span.clone()).map_or(0, |words| words.chars().count())
    }

    /// Do they overlap by half of the shorter?
    pub fn evidence(&self, one: &Span, other: &Span) -> bool {
        overlap(one, other).is_some_and(|both| 2 * self.length(&both) >= self.length(one).min(self.length(other)))
    }

    /// Is the actor's principal the same? That is all that rule 4 asks: who speaks for a state and the state are equally right.
    fn same_principal(&self, gold: &Statement, predicted: &Statement) -> bool {
        let of = |ledger: &Ledger, id: &str| ledger.entity(id).map(principal);
        of(self.gold, &gold.actor).is_some_and(|gold| of(self.predicted, &predicted.actor) == Some(gold))
    }

    /// Does a predicted target match a gold one?
    ///
    /// For an issue: the target's words, or where they are not given any mention of the predicted issue, overlap a mention of the
    /// gold issue, of its parent or of a child. For an entity: the words or mentions overlap one of its mentions, or the principals
    /// are the same.
    pub fn target(&self, gold: &str, predicted: &str, words: Option<&Span>) -> bool {
        if predicted == UNRESOLVED {
            return false;
        }
        let named = |gold: Vec<&Span>, predicted: Vec<&Span>| {
            let predicted = words.map_or(predicted, |words| vec![words]);
            gold.iter().any(|mention| predicted.iter().any(|other| overlap(mention, other).is_some()))
        };
        let places = |entity: &'a Entity| entity.mentions.iter().map(|mention| &mention.span).collect::<Vec<&Span>>();
        let by_id = self.issues_given && predicted == gold;
        match (self.gold.issue(gold), self.gold.entity(gold)) {
            (Some(issue), _) => {
                let known = self.predicted.issue(predicted).map_or(&[][..], |issue| issue.mentions.as_slice());
                by_id || named(self.family(issue).flat_map(|issue| &issue.mentions).collect(), known.iter().collect())
            }
            (None, Some(entity)) => {
                let other = self.predicted.entity(predicted);
                let same = other.is_some_and(|other| {
                    principal(other) == principal(entity) && principal(entity) != crate::ledger::UNKNOWN
                });
                by_id || same || named(places(entity), other.map_or_else(Vec::new, places))
            }
            (None, None) => false,
        }
    }

    /// A gold issue with its parent and its children.
    fn family(&self, issue: &'a Issue) -> impl Iterator<Item = &'a Issue> {
        let near = move |other: &&Issue| {
            other.id == issue.id || issue.parent.as_ref() == Some(&other.id) || other.parent.as_ref() == Some(&issue.id)
        };
        self.gold.issues.iter().filter(near)
    }

    /// Do the sources agree: the same third party, or none? Where X speaks for Y, "X itself" and "Y, as X says" are the same
    /// (rule 4). `exact`: are the article and the actor itself told apart?
    pub fn source(&self, gold: &Statement, predicted: &Statement, exact: bool) -> bool {
        match (&gold.source, &predicted.source) {
            (Voice::Entity(one), Voice::Entity(other)) => self.same_entity(one, other),
            (Voice::Entity(spokesman), own) => {
                let speaks_for = |id: &str| self.gold.entity(id).map(principal);
                (*own == Voice::Itself || !exact)
                    && speaks_for(spokesman).is_some_and(|state| speaks_for(&gold.actor) == Some(state))
                    && self.same_entity(spokesman, &predicted.actor)
            }
            (own, Voice::Entity(spokesman)) => {
                (*own == Voice::Itself || !exact) && self.same_entity(&gold.actor, spokesman)
            }
            (one, other) => one == other || !exact,
        }
    }

    /// Is a predicted entity the gold one: the same id or name, a mention in common, or the same state?
    pub fn same_entity(&self, gold: &str, predicted: &str) -> bool {
        if predicted == UNRESOLVED {
            return false;
        }
        let (Some(one), Some(other)) = (self.gold.entity(gold), self.predicted.entity(predicted)) else {
            return gold == predicted;
        };
        let state = |entity: &Entity| (entity.kind == crate::ledger::EntityKind::State).then(|| principal(entity));
        let common = |mention: &Span| one.mentions.iter().any(|known| overlap(&known.span, mention).is_some());
        one.id == other.id
            || folded(&one.name) == folded(&other.name)
            || state(one).is_some_and(|state_of_one| state(other) == Some(state_of_one))
            || other.mentions.iter().any(|mention| common(&mention.span))
    }
}

/// What a gold statement accepts: its own stance, polarity and target, and those that could be defended.
pub(super) fn accepted(
    gold: &Statement,
) -> impl Iterator<Item = (crate::ledger::Stance, crate::ledger::Polarity, &str)> {
    let own = (gold.stance, gold.polarity, gold.target.as_str());
    let others = gold.also_accept.iter().map(|(stance, target)| (*stance, stance.polarity(), target.as_str()));
    [own].into_iter().chain(others)
}

/// For whom an entity acts, in small letters and figures; several in the order of the alphabet.
pub(super) fn principal(entity: &Entity) -> String {
    let mut all: Vec<String> = entity.principal.split('+').map(folded).collect();
    all.sort_unstable();
    all.join("+")
}

/// A name without case, marks and article.
pub(super) fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    lower.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The stretch that both have.
pub(super) fn overlap(one: &Span, other: &Span) -> Option<Span> {
    let both = one.start.max(other.start)..one.end.min(other.end);
    (both.start < both.end).then_some(both)
}
