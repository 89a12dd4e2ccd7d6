//! What stands beside the statements: memberships, requirements, unknowns and events.

use crate::draft::{Event, Membership, Requirement, Unknown};
use crate::mention::Mentions;
use crate::statements::Gathered;
use crate::view::View;

/// What is gathered over the sentences of an article.
#[derive(Default)]
pub(crate) struct Beside {
    pub memberships: Vec<Membership>,
    pub requirements: Vec<Requirement>,
    pub events: Vec<Event>,
    pub unknowns: Vec<Unknown>,
}

impl Beside {
    /// Reads a sentence.
    pub fn sentence(&mut self, _view: &View<'_>, _mentions: &mut Mentions, _gathered: &mut Gathered) {}
}
