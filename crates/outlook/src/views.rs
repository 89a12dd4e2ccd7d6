//! One state, seen on all lanes and on the lanes that conditional values are computed on.

use crate::model::Model;
use crate::state::State;

/// A state on all lanes, and the same on the lanes that conditional values are computed on.
#[derive(Clone)]
pub(crate) struct Views<'m> {
    pub all: State<'m>,
    pub few: State<'m>,
}

impl<'m> Views<'m> {
    /// Of a model as it is.
    pub fn new(model: &'m Model<'m>) -> Self {
        Self { all: State::new(model), few: State::for_conditional_values(model) }
    }
}
