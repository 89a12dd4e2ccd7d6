//! What becomes of a stance under negation, refusal, denial and modality: one fixed table.
//!
//! The rule behind it: taking a stance back is never the opposite stance. Not rejecting is not supporting; denying a threat
//! is not a threat. Only words of refusal, or plain negation of support, are opposition.

use crate::draft::{Polarity, Stance};

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

/// All stances.
pub const STANCES: [Stance; 20] = [
    Stance::Supports,
    Stance::Proposes,
    Stance::Commits,
    Stance::Agrees,
    Stance::Considers,
    Stance::Conditional,
    Stance::LeavesOpen,
    Stance::Opposes,
    Stance::Criticises,
    Stance::Accuses,
    Stance::Warns,
    Stance::Threatens,
    Stance::Denies,
    Stance::Demands,
    Stance::States,
    Stance::Abstains,
    Stance::Withholds,
    Stance::HostsTalks,
    Stance::Consults,
    Stance::Acts,
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

impl Stance {
    /// The name in the ledger.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Proposes => "proposes",
            Self::Commits => "commits",
            Self::Agrees => "agrees",
            Self::Considers => "considers",
            Self::Conditional => "conditional",
            Self::LeavesOpen => "leaves_open",
            Self::Opposes => "opposes",
            Self::Criticises => "criticises",
            Self::Accuses => "accuses",
            Self::Warns => "warns",
            Self::Threatens => "threatens",
            Self::Denies => "denies",
            Self::Demands => "demands",
            Self::States => "states",
            Self::Abstains => "abstains",
            Self::Withholds => "withholds",
            Self::HostsTalks => "hosts_talks",
            Self::Consults => "consults",
            Self::Acts => "acts",
        }
    }

    /// The stance of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        STANCES.into_iter().find(|stance| stance.name() == name)
    }

    /// Which way it points by default.
    #[must_use]
    pub fn polarity(self) -> Polarity {
        match self {
            Self::Supports | Self::Proposes | Self::Commits | Self::Agrees => Polarity::Pro,
            Self::Considers | Self::Conditional | Self::LeavesOpen => Polarity::Conditional,
            Self::Opposes | Self::Criticises | Self::Accuses | Self::Warns | Self::Threatens | Self::Denies => {
                Polarity::Con
            }
            Self::Demands => Polarity::Ask,
            Self::States | Self::Abstains | Self::Withholds | Self::HostsTalks | Self::Consults | Self::Acts => {
                Polarity::Neutral
            }
        }
    }
}
