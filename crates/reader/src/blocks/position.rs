//! Stances of the article as positions of the dossier: one table.

use crate::ledger::{Stance, Statement};

/// What becomes of a stance on an issue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// A `[[statement]]` with this position.
    Statement(&'static str),
    /// A `[[statement]]` with this position, and an `[[argument]]` that is a threat.
    Threat(&'static str),
    /// An `[[argument]]` of this kind.
    Argument(&'static str),
    /// A `[[date]]`.
    Happened,
}

/// The table, in the order of the format. Where the words for `opposes` are categorical ("rejects", "rules out", "never") the
/// position is `con firm`; `conditional` is `pro` where the motion has contexts in which the condition can be met, else `open`.
pub const POSITIONS: [(Stance, Fate); 20] = [
    (Stance::Supports, Fate::Statement("pro")),
    (Stance::Proposes, Fate::Statement("pro")),
    (Stance::Commits, Fate::Statement("pro firm")),
    (Stance::Agrees, Fate::Statement("pro firm")),
    (Stance::Considers, Fate::Statement("open")),
    (Stance::Conditional, Fate::Statement("open")),
    (Stance::LeavesOpen, Fate::Statement("open")),
    (Stance::Opposes, Fate::Statement("con")),
    (Stance::Criticises, Fate::Statement("con lean")),
    (Stance::Accuses, Fate::Argument("accusation")),
    (Stance::Warns, Fate::Threat("con")),
    (Stance::Threatens, Fate::Threat("con")),
    (Stance::Denies, Fate::Argument("argument")),
    (Stance::Demands, Fate::Statement("pro")),
    (Stance::States, Fate::Argument("argument")),
    (Stance::Abstains, Fate::Statement("silent")),
    (Stance::Withholds, Fate::Statement("silent")),
    (Stance::HostsTalks, Fate::Statement("open")),
    (Stance::Consults, Fate::Happened),
    (Stance::Acts, Fate::Happened),
];

/// Beginnings of words that refuse without reserve.
const CATEGORICAL: [&str; 5] = ["reject", "refus", "rul", "never", "veto"];

/// What becomes of a statement on an issue. `cue` is the word that carries it; `with_contexts`: can the motion read conditions?
pub(super) fn fate(statement: &Statement, cue: &str, with_contexts: bool) -> Fate {
    let row = POSITIONS.iter().find(|(stance, _)| *stance == statement.stance);
    let fate = row.map_or(Fate::Argument("argument"), |(_, fate)| *fate);
    let cue = cue.to_lowercase();
    let categorical = cue.split_whitespace().any(|word| CATEGORICAL.iter().any(|start| word.starts_with(start)));
    match statement.stance {
        Stance::Opposes if categorical && !statement.negated_cue => Fate::Statement("con firm"),
        Stance::Conditional if with_contexts && !statement.conditions.is_empty() => Fate::Statement("pro"),
        _ => fate,
    }
}

/// What becomes of a statement that aims at an actor: never a statement on a motion.
pub(super) fn towards_actor(stance: Stance) -> Fate {
    match stance {
        Stance::Accuses | Stance::Criticises => Fate::Argument("accusation"),
        Stance::Warns | Stance::Threatens => Fate::Argument("threat"),
        Stance::Consults | Stance::Acts | Stance::HostsTalks => Fate::Happened,
        _ => Fate::Argument("argument"),
    }
}
