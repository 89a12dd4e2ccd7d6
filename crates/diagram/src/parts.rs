//! Formulas taken apart, and diagrams level by level, for computations that live elsewhere.

use crate::diagram::Diagram;
use crate::logic::{Formula, Logic, Node, Variable};

/// What a formula is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part<'a> {
    /// Always true, or never.
    Constant(bool),
    /// Σ coefficients ≥ quota; the coefficients as the logic keeps them, each 0 or more.
    AtLeast {
        /// Variables, ascending, with a coefficient for each option.
        terms: &'a [(Variable, Vec<i64>)],
        /// Above zero.
        quota: i64,
    },
    /// Not this.
    Not(Formula),
    /// All of these.
    And(&'a [Formula]),
    /// At least one of these.
    Or(&'a [Formula]),
}

impl Logic {
    /// What a formula is made of.
    ///
    /// # Panics
    /// When it is a formula of another logic.
    #[must_use]
    pub fn part(&self, formula: Formula) -> Part<'_> {
        match self.arena.node(formula) {
            Node::Constant(value) => Part::Constant(*value),
            Node::Atom(id) => {
                let atom = self.atoms()[*id as usize];
                Part::AtLeast { terms: &self.form(atom.form).terms, quota: atom.quota }
            }
            Node::Not(part) => Part::Not(*part),
            Node::And(parts) => Part::And(parts),
            Node::Or(parts) => Part::Or(parts),
        }
    }

    /// The formula and all its parts, each once, parts before what they are part of. Linear in the formula.
    #[must_use]
    pub fn parts(&self, formula: Formula) -> Vec<Formula> {
        self.arena.parts_of(&[formula])
    }
}

/// One level of a diagram: the nodes that decide on one variable.
#[derive(Clone, Copy, Debug)]
pub struct LevelNodes<'a> {
    /// The variable.
    pub variable: Variable,
    /// The number of the level's first node; the others follow.
    pub first_node: usize,
    /// Where the level's columns begin among all columns.
    pub first_column: usize,
    /// The number of columns: of children of each node.
    pub columns: usize,
    /// The children of all nodes in turn, as numbers of nodes. A number below that of the outcomes is an outcome.
    pub children: &'a [u32],
}

impl Diagram {
    /// The levels from the top; the children of a level's nodes are below it.
    pub fn levels(&self) -> impl DoubleEndedIterator<Item = LevelNodes<'_>> + ExactSizeIterator {
        self.levels.iter().map(|level| LevelNodes {
            variable: level.variable,
            first_node: level.first_node as usize,
            first_column: level.first_column,
            columns: level.columns,
            children: self.children_of(level),
        })
    }

    /// The columns of a variable's options, in their order; `None` when the diagram does not read it.
    #[must_use]
    pub fn columns_of(&self, variable: Variable) -> Option<impl ExactSizeIterator<Item = usize> + '_> {
        let level = self.levels.get(*self.places.get(variable.0 as usize)? as usize)?;
        Some(level.column_of.iter().map(|&column| level.first_column + column as usize))
    }
}
