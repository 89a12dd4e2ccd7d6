//! Readings that must not be: they turn what was said into its opposite, or give it a weight that it has not.

use super::agreement::{Depths, Level, Pair, accepted};
use crate::article::Span;
use crate::ledger::{Certainty, EntityKind, Polarity, Stance, Statement, Voice};

/// What kind of forbidden reading it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ForbiddenReading {
    /// A negated or denied stance is taken for the stance.
    Negation,
    /// A hedged claim, or a third party's, is taken to be on record.
    Certainty,
    /// The view of a former official, or of one who is not named, is taken for the state's own.
    Office,
}

impl ForbiddenReading {
    /// What it is, in a few words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Negation => "a negated or denied stance read as the stance",
            Self::Certainty => "a hedged claim or a third party's read as on record",
            Self::Office => "a former or unnamed official's view read as the state's own",
        }
    }
}

/// A forbidden reading, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forbidden {
    /// Which.
    pub reading: ForbiddenReading,
    /// The predicted statement's id.
    pub predicted: String,
    /// The gold statement's id.
    pub gold: String,
    /// The predicted statement's evidence, in bytes of the article.
    pub evidence: Span,
}

/// Each predicted statement is held against the gold statements on the same evidence and principal with which it agrees furthest;
/// a reading is forbidden when it is so against all of them.
pub(super) fn forbidden(pair: &Pair<'_>, depths: &Depths) -> Vec<Forbidden> {
    let mut found = Vec::new();
    for (p, predicted) in pair.predicted.statements.iter().enumerate() {
        let golds = pair.gold.statements.iter().enumerate();
        let near: Vec<(Level, &Statement)> = golds
            .filter_map(|(g, gold)| Some((depths.at(g, p).filter(|depth| *depth >= Level::Principal)?, gold)))
            .collect();
        let Some(furthest) = near.iter().map(|(depth, _)| *depth).max() else { continue };
        let near: Vec<&Statement> =
            near.into_iter().filter(|(depth, _)| *depth == furthest).map(|(_, gold)| gold).collect();
        for reading in [ForbiddenReading::Negation, ForbiddenReading::Certainty, ForbiddenReading::Office] {
            let is_it = |gold: &&Statement| match reading {
                ForbiddenReading::Negation => negation(gold, predicted),
                ForbiddenReading::Certainty => certainty(pair, gold, predicted),
                ForbiddenReading::Office => office(pair, gold, predicted),
            };
            if near.iter().all(is_it) {
                found.push(Forbidden {
                    reading,
                    predicted: predicted.id.clone(),
                    gold: near[0].id.clone(),
                    evidence: predicted.evidence.clone(),
                });
            }
        }
    }
    found
}

/// The gold's cue is negated, or it denies; the prediction takes a side that the gold does not accept, or makes the threat, warning
/// or accusation that is denied.
fn negation(gold: &Statement, predicted: &Statement) -> bool {
    let denies = gold.stance == Stance::Denies;
    let takes_side = matches!(predicted.polarity, Polarity::Pro | Polarity::Con | Polarity::Ask);
    let other_side = takes_side && accepted(gold).all(|(_, polarity, _)| polarity != predicted.polarity);
    let accepts = || accepted(gold).any(|(stance, ..)| stance == predicted.stance);
    let denied =
        denies && matches!(predicted.stance, Stance::Threatens | Stance::Warns | Stance::Accuses) && !accepts();
    denied || (other_side && (denies || gold.negated_cue))
}

fn certainty(pair: &Pair<'_>, gold: &Statement, predicted: &Statement) -> bool {
    let third_party = matches!(gold.source, Voice::Entity(_)) && !pair.source(gold, predicted, false);
    predicted.certainty == Certainty::OnRecord && (gold.certainty == Certainty::Hedged || third_party)
}

fn office(pair: &Pair<'_>, gold: &Statement, predicted: &Statement) -> bool {
    let Some(actor) = pair.gold.entity(&gold.actor) else { return false };
    let Some(read_as) = pair.predicted.entity(&predicted.actor) else { return false };
    let without_office = actor.is_former() || actor.kind == EntityKind::Unnamed;
    let state = matches!(read_as.kind, EntityKind::State | EntityKind::GovernmentBody | EntityKind::Office);
    let in_office = actor.is_former() && read_as.kind == EntityKind::Person && !read_as.is_former();
    // "Y, as X says" keeps the speaker: the weight is X's.
    let kept = matches!(predicted.source, Voice::Entity(_));
    without_office && (state || in_office) && !kept
}
