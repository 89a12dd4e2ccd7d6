//! What formulas are, whatever their variables are called: formulas of one shape need compiling once.

use std::collections::HashMap;

use crate::diagram::{Diagram, NO_LEVEL};
use crate::logic::{Formula, Logic, Node, Variable};

/// A list of formulas up to the names of their variables. Two lists of the same shape are the same functions of their
/// variables, taken in ascending order; lists of different shapes may be, too.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Shape(Vec<i64>);

impl Logic {
    /// The shape of formulas. Linear in their size.
    #[must_use]
    pub fn shape(&self, formulas: &[Formula]) -> Shape {
        let variables = self.variables_in(formulas);
        let rank: HashMap<Variable, i64> =
            variables.iter().zip(0..).map(|(&variable, rank)| (variable, rank)).collect();
        let mut text: Vec<i64> = variables.iter().map(|&variable| self.options(variable) as i64).collect();
        text.push(-1);
        let parts = self.arena.parts_of(formulas);
        let place: HashMap<Formula, i64> = parts.iter().zip(0..).map(|(&part, place)| (part, place)).collect();
        let list = |text: &mut Vec<i64>, kind: i64, parts: &[Formula]| {
            text.extend([kind, parts.len() as i64]);
            text.extend(parts.iter().map(|part| place[part]));
        };
        for &part in &parts {
            match self.arena.node(part) {
                Node::Constant(value) => text.extend([0, i64::from(*value)]),
                Node::Atom(id) => {
                    let atom = self.atoms()[*id as usize];
                    let terms = &self.form(atom.form).terms;
                    text.extend([1, atom.quota, terms.len() as i64]);
                    for (variable, coefficients) in terms {
                        text.push(rank[variable]);
                        text.extend(coefficients);
                    }
                }
                Node::Not(inner) => list(&mut text, 2, &[*inner]),
                Node::And(inner) => list(&mut text, 3, inner),
                Node::Or(inner) => list(&mut text, 4, inner),
            }
        }
        list(&mut text, 5, formulas);
        Shape(text)
    }
}

impl Diagram {
    /// The same diagram over other variables: `of` must give each variable another, different ones to different ones.
    #[must_use]
    pub fn renamed(&self, of: impl Fn(Variable) -> Variable) -> Self {
        let mut renamed = self.clone();
        for level in &mut renamed.levels {
            level.variable = of(level.variable);
        }
        let width = renamed.levels.iter().map(|level| level.variable.0 as usize + 1).max().unwrap_or(0);
        renamed.places = vec![NO_LEVEL; width];
        for (place, level) in renamed.levels.iter().enumerate() {
            renamed.places[level.variable.0 as usize] = place as u16;
        }
        renamed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Compiler;

    #[test]
    fn a_rule_twice_over_different_variables_has_one_shape_and_one_diagram() {
        let mut logic = Logic::new();
        let mut rule = |shift: usize| {
            let variables: Vec<Variable> = (0..5).map(|_| logic.variable(3)).collect();
            let terms: Vec<_> = variables.iter().map(|&v| (v, vec![1 + shift as i64, 0, 0])).collect();
            let enough = logic.at_least(&terms, 3 + 3 * shift as i64).unwrap();
            let refuses = logic.literal(variables[0], &[2]).unwrap();
            let accepted = logic.not(refuses);
            (variables, logic.and([enough, accepted]))
        };
        let ((first, a), (second, b)) = (rule(0), rule(1));
        assert_eq!(logic.shape(&[a]), logic.shape(&[b]), "weights are normalised");
        let compiled = Compiler::new(&logic).compile(&[a]).unwrap();
        let renamed = compiled.renamed(|v| second[first.iter().position(|known| *known == v).unwrap()]);
        let direct = Compiler::new(&logic).compile(&[b]).unwrap();
        assert_eq!(renamed.variables().collect::<Vec<_>>(), direct.variables().collect::<Vec<_>>());
        assert_eq!(renamed.children, direct.children);
        let other = logic.literal(first[0], &[1]).unwrap();
        assert_ne!(logic.shape(&[a]), logic.shape(&[other]));
    }
}
