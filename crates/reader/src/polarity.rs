//! What becomes of a stance under negation, refusal, denial and modality: one fixed table.
//!
//! The rule behind it: taking a stance back is never the opposite stance. Not rejecting is not supporting; denying a threat
//! is not a threat. Only words of refusal, or plain negation of support, are opposition.

use crate::draft::Stance;

/// What may stand over a stance.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Operator {
    /// "does not support", "will not support".
    Not,
    /// "has not endorsed", "has yet to endorse".
    NotYet,
    /// "refused to endorse".
    Refuses,
    /// "denied threatening", "had threatened … were untrue".
    Denies,
    /// "withdrew its support", "no longer opposes".
    Ends,
    /// "could support", "may join".
    May,
    /// "is considering joining".
    Weighs,
    /// "is ready to sign", "promised to support".
    Promises,
    /// "urged them to reject".
    Demands,
    /// "threatened to veto".
    Threatens,
}

/// All operators.
pub const OPERATORS: [Operator; 10] = [
    Operator::Not,
    Operator::NotYet,
    Operator::Refuses,
    Operator::Denies,
    Operator::Ends,
    Operator::May,
    Operator::Weighs,
    Operator::Promises,
    Operator::Demands,
    Operator::Threatens,
];

/// The stance that remains of `stance` under `operator`.
#[must_use]
pub fn under(operator: Operator, stance: Stance) -> Stance {
    use Stance::{
        Abstains, Accuses, Acts, Agrees, Commits, Conditional, Considers, Consults, Criticises, Demands, Denies,
        HostsTalks, LeavesOpen, Opposes, Proposes, States, Supports, Threatens, Warns, Withholds,
    };
    match (operator, stance) {
        (Operator::Not, Supports | Commits | Agrees | Proposes | Acts) => Opposes,
        (Operator::Not, Considers | Conditional | Threatens) => Denies,
        (Operator::Not, LeavesOpen) => Denies,
        (Operator::Not, Opposes | Denies) => LeavesOpen,
        (Operator::Not, Criticises | Accuses | Warns | Demands | Abstains) => Abstains,
        (Operator::Not | Operator::NotYet, States | Withholds | HostsTalks | Consults) => Withholds,
        (Operator::NotYet, Opposes) => Denies,
        (Operator::NotYet, Denies) => LeavesOpen,
        (Operator::NotYet, _) => Abstains,

        (Operator::Refuses, Supports | Proposes | Commits | Agrees | Considers | Conditional | LeavesOpen | Acts) => {
            Opposes
        }
        (Operator::Refuses, Consults | HostsTalks) => Opposes,
        (Operator::Refuses, Opposes | Criticises | Accuses | Warns | Threatens | Demands | Abstains) => Abstains,
        (Operator::Refuses, Denies) => LeavesOpen,
        (Operator::Refuses, States | Withholds) => Withholds,

        (Operator::Denies, _) => Denies,

        (Operator::Ends, Supports | Proposes | Commits | Agrees | Considers | Conditional | Acts) => Opposes,
        (Operator::Ends, Opposes | Denies | Threatens | Demands) => LeavesOpen,
        (Operator::Ends, LeavesOpen | Criticises | Accuses | Warns | Abstains) => Abstains,
        (Operator::Ends, Consults | HostsTalks) => Opposes,
        (Operator::Ends, States | Withholds) => States,

        (Operator::May, Supports | Commits | Agrees | Proposes | Acts | Considers | HostsTalks | Consults) => Considers,
        (Operator::May, Opposes) => Warns,
        (Operator::May, other) => other,

        (Operator::Weighs, _) => Considers,

        (Operator::Promises, Supports | Agrees) => stance,
        (Operator::Promises, Opposes | Threatens | Accuses | Criticises | Warns) => match stance {
            Threatens => Threatens,
            _ => Opposes,
        },
        (Operator::Promises, Denies) => Denies,
        (Operator::Promises, Abstains | Withholds | LeavesOpen | Conditional | States) => stance,
        (Operator::Promises, Proposes | Commits | Considers | Demands | Acts | HostsTalks | Consults) => Commits,

        (Operator::Demands, _) => Demands,
        (Operator::Threatens, _) => Threatens,
    }
}
