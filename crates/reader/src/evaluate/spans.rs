//! Spans of actors, cues, quotes, conditions and hedges, wherever they stand.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::Pair;
use super::tally::Tally;
use crate::article::Span;
use crate::ledger::{Ledger, Statement, Tier};

/// What a span holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SpanKind {
    /// The noun phrase of the actor.
    Actor,
    /// The word that carries the stance.
    Cue,
    /// Quoted words.
    Quote,
    /// A condition.
    Condition,
    /// A hedge.
    Hedge,
}

impl SpanKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Actor, Self::Cue, Self::Quote, Self::Condition, Self::Hedge];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Cue => "cue",
            Self::Quote => "quote",
            Self::Condition => "condition",
            Self::Hedge => "hedge",
        }
    }

    fn of(self, statement: &Statement) -> Vec<Span> {
        match self {
            Self::Actor => statement.actor_span.iter().cloned().collect(),
            Self::Cue => statement.cue.iter().cloned().collect(),
            Self::Quote => statement.quotes.clone(),
            Self::Condition => statement.conditions.iter().map(|condition| condition.span.clone()).collect(),
            Self::Hedge => statement.hedges.clone(),
        }
    }
}

/// How well spans of one kind are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SpanScore {
    /// Spans that are the same to the character.
    pub exact: Tally,
    /// Characters that lie in a span.
    pub characters: Tally,
}

impl SpanScore {
    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.exact.add(other.exact);
        self.characters.add(other.characters);
    }
}

/// Spans are counted once, however many statements share them. Those of optional statements alone are neither required nor wrong.
pub(super) fn spans(pair: &Pair<'_>) -> BTreeMap<SpanKind, SpanScore> {
    SpanKind::ALL.map(|kind| (kind, score(pair, kind))).into_iter().collect()
}

fn score(pair: &Pair<'_>, kind: SpanKind) -> SpanScore {
    let all = |ledger: &Ledger, tier: Option<Tier>| {
        let statements = ledger.statements.iter().filter(|statement| tier.is_none_or(|tier| statement.tier == tier));
        statements.flat_map(|statement| kind.of(statement)).map(|span| (span.start, span.end)).collect::<BTreeSet<_>>()
    };
    let gold = all(pair.gold, Some(Tier::Core));
    let optional: BTreeSet<_> = all(pair.gold, Some(Tier::Optional)).difference(&gold).copied().collect();
    let predicted: BTreeSet<_> = all(pair.predicted, None).difference(&optional).copied().collect();
    let exact = Tally { right: gold.intersection(&predicted).count(), predicted: predicted.len(), gold: gold.len() };
    let characters = |spans: &BTreeSet<(usize, usize)>| {
        let within = spans.iter().filter_map(|(start, end)| Some((*start, pair.article.get(*start..*end)?)));
        within
            .flat_map(|(start, words)| words.char_indices().map(move |(at, _)| start + at))
            .collect::<BTreeSet<usize>>()
    };
    let in_gold = characters(&gold);
    let in_optional = characters(&optional);
    let in_predicted = characters(&predicted);
    let counted = |at: &&usize| in_gold.contains(*at) || !in_optional.contains(*at);
    SpanScore {
        exact,
        characters: Tally {
            right: in_gold.intersection(&in_predicted).count(),
            predicted: in_predicted.iter().filter(counted).count(),
            gold: in_gold.len(),
        },
    }
}
