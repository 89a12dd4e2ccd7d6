//! Walking down a diagram by hand, for algorithms that live elsewhere.

use crate::diagram::{Diagram, NodeId};
use crate::logic::Variable;

impl Diagram {
    /// The variable that a node decides on; `None` when the node is an outcome.
    ///
    /// # Panics
    /// When the node is not one of this diagram.
    #[must_use]
    pub fn decides(&self, node: NodeId) -> Option<Variable> {
        self.levels.get(self.level_of[node.index()] as usize).map(|level| level.variable)
    }

    /// The node below `node` once `variable` takes `option`: `node` itself when it decides on another variable or on none.
    ///
    /// # Panics
    /// When the node is not one of this diagram, or its variable has no such option.
    #[must_use]
    pub fn after(&self, node: NodeId, variable: Variable, option: usize) -> NodeId {
        match self.levels.get(self.level_of[node.index()] as usize) {
            Some(level) if level.variable == variable => {
                NodeId(self.child(level, node.0, level.column_of[option] as usize))
            }
            _ => node,
        }
    }

    /// Whether an outcome is one in which all formulas of the root's group are true; `None` when the node still decides.
    #[must_use]
    pub fn truth(&self, node: NodeId) -> Option<bool> {
        self.outcomes.get(node.index()).map(|outcome| outcome.iter().all(|&t| t))
    }
}
