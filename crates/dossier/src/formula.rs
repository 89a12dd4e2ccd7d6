//! The formula of a path, as a tree.

pub(crate) mod fold;

use terms::table::At;
use terms::{ActorId, EventId, GroupId, MotionId, OptionId, PathId, Place, ResourceId};

/// When a path is true.
#[derive(Clone, PartialEq, Debug)]
pub enum Formula {
    /// All of them.
    And(Vec<Formula>),
    /// At least one of them.
    Or(Vec<Formula>),
    /// Not this.
    Not(Box<Formula>),
    /// The motion is put to the vote and carried.
    Carried(At<MotionId>),
    /// Another path is true.
    Path(At<PathId>),
    /// The event turns out in one of these ways: indices into its outcomes, ascending.
    Event(At<EventId>, Vec<usize>),
    /// The actor decides the motion this way (`RUS@m = yes`), put to the vote or not.
    Decision(At<ActorId>, At<MotionId>, OptionId),
    /// The actor contributes at all (`FRA@troops > 0`).
    Contributes(At<ActorId>, At<ResourceId>),
    /// What all actors, or those of a group, contribute reaches an amount (`sum(troops, eu) >= 10000`); `at_least` of 0 means
    /// "anything at all" (`sum(troops) > 0`).
    Sum {
        /// Of what.
        resource: At<ResourceId>,
        /// Whose; `None` = everybody's.
        group: Option<At<GroupId>>,
        /// How much is needed, in the resource's unit.
        at_least: f64,
        /// Where the need is written.
        place: Place,
    },
}

impl Formula {
    /// Calls `see` on this formula and on each part of it.
    pub fn walk<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.walk(see)),
            Self::Not(part) => part.walk(see),
            _ => {}
        }
    }
}
