//! One state, seen on all lanes and on the lanes that conditional values are computed on.

use crate::state::State;

/// A state on all lanes, and the same on the lanes that conditional values are computed on.
#[derive(Clone)]
pub(crate) struct Views<'m> {
    pub all: State<'m>,
    pub few: State<'m>,
}

impl<'m> Views<'m> {
    /// Of a state on all lanes.
    pub fn of(all: State<'m>) -> Self {
        Self { few: all.few(), all }
    }
}
