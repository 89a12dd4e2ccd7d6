//! Names that stand for things. Each kind has a type of its own, so that an actor is never taken for a motion.

use std::fmt;
use std::sync::Arc;

/// The longest name accepted, in characters.
pub const MAX_LENGTH: usize = 80;

fn well_formed(text: &str) -> bool {
    text.len() <= MAX_LENGTH
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// What this name stands for, for messages: "an actor", "a motion", …
            pub const WHAT: &'static str = $what;

            /// Reads a name: letters, digits, `_` and `-`, beginning with a letter or a digit, at most
            /// [`MAX_LENGTH`] characters.
            ///
            /// # Errors
            /// A sentence that says what a name looks like.
            pub fn parse(text: &str) -> Result<Self, String> {
                if well_formed(text) {
                    Ok(Self(text.into()))
                } else {
                    Err(format!(
                        "`{}` cannot name {}: a name is made of letters, digits, `_` and `-`, at most {MAX_LENGTH} of them",
                        text.chars().take(40).collect::<String>(),
                        Self::WHAT,
                    ))
                }
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id!(
    /// A state, organisation or party that decides; states carry their ISO 3166-1 alpha-3 code.
    ActorId, "an actor"
);
id!(
    /// An institution with seats and rules.
    BodyId, "a body"
);
id!(
    /// A rule of a body.
    RuleId, "a rule"
);
id!(
    /// A named group of seats or actors: `permanent`, `eu`.
    GroupId, "a group"
);
id!(
    /// A question put to a body or to one actor.
    MotionId, "a motion"
);
id!(
    /// One way to decide a motion: `yes`, `abstain`, `no`, `absent`, `declared`.
    OptionId, "an option"
);
id!(
    /// Something no one votes on.
    EventId, "an event"
);
id!(
    /// One way an event can turn out.
    OutcomeId, "an outcome"
);
id!(
    /// Something actors can pledge: troops, aircraft, money.
    ResourceId, "a resource"
);
id!(
    /// A stage of an operation, with what it needs.
    PhaseId, "a phase"
);
id!(
    /// A way by which the outcome in question comes about.
    PathId, "a path"
);
id!(
    /// A move in the tree of what follows a decision.
    MoveId, "a move"
);
id!(
    /// An end state of that tree.
    EndId, "an end"
);
id!(
    /// An announced reaction.
    ThreatId, "a threat"
);
id!(
    /// A publication or record that statements are taken from.
    SourceId, "a source"
);
id!(
    /// A sourced record that a speaker expressed a position.
    StatementId, "a statement"
);
