//! A rule of a sitting as a formula over its members' decisions.

use diagram::{Formula, Logic, LogicError, Variable};
use terms::{ActorId, Diagnostic, Diagnostics, OptionId};

use crate::catalogue::Catalogue;
use crate::electorate::Electorate;
use crate::expression::Sign;
use crate::link::{Linked, link};
use crate::program::{Compared, Linear, Program, Step};
use crate::sitting::Sitting;

/// The rule `name` of a sitting's body as a formula, and what is doubtful about it (weights that stand in for another day).
///
/// `variable_of` gives the variable of an actor's decision, with one option for each of the body's options, in their order; it is
/// asked once for each of [`voters`]. A rule that names another body's rule seats that body on the same day; an actor that sits in
/// both has one decision there, whose options are matched by name (one that the other body lacks counts as its `unnamed`).
/// Linear in the rule's comparisons × members × options.
///
/// # Errors
/// No such rule, one that does not hold on the day, a cycle of rules, a weight that is not known, numbers that do not fit, a body
/// that is judged by counts alone.
pub fn formula(
    catalogue: &Catalogue<'_>,
    sitting: &Sitting,
    name: &str,
    logic: &mut Logic,
    variable_of: &mut dyn FnMut(&ActorId, &[OptionId]) -> Variable,
) -> Result<(Formula, Diagnostics), Diagnostics> {
    let (linked, program, electorate) = prepare(catalogue, sitting, name)?;
    let options = &sitting.body.options;
    let variables = electorate.voters.iter().map(|voter| variable_of(&voter.actor, options)).collect();
    let mut compiler = Compiler { linked: &linked, electorate: &electorate, variables, logic };
    let mut comparisons = Vec::with_capacity(program.comparisons.len());
    for comparison in &program.comparisons {
        comparisons.push(compiler.comparison(comparison)?);
    }
    let mut rules: Vec<Formula> = Vec::with_capacity(program.rules.len());
    for step in &program.rules {
        let formula = compiler.step(step, &comparisons, &rules);
        rules.push(formula);
    }
    let formula = rules.pop().unwrap_or_else(|| compiler.logic.constant(false));
    Ok((formula, program.warnings))
}

/// All actors whose decision the rule `name` may read: the members that take part, in the order of their seats, then those that
/// sit only in other bodies that the rule names.
///
/// # Errors
/// As [`formula`].
pub fn voters(catalogue: &Catalogue<'_>, sitting: &Sitting, name: &str) -> Result<Vec<ActorId>, Diagnostics> {
    let (_, _, electorate) = prepare(catalogue, sitting, name)?;
    Ok(electorate.voters.into_iter().map(|voter| voter.actor).collect())
}

/// A rule of a body that votes by name, made ready for computing.
pub(crate) fn prepare<'a>(
    catalogue: &Catalogue<'_>,
    sitting: &'a Sitting,
    name: &str,
) -> Result<(Linked<'a>, Program, Electorate), Diagnostics> {
    if sitting.members.is_empty() {
        let message = format!("`{}` is judged by counts alone: its members have no names", sitting.body.id);
        return Err(Diagnostic::error("counts-alone", message)
            .hint("state the decision of the body as that of one actor")
            .into());
    }
    let linked = link(catalogue, sitting, name)?;
    let program = Program::build(&linked)?;
    let electorate = Electorate::new(&linked, &program)?;
    program.check_width(&linked, &electorate.most(program.counts.len()))?;
    Ok((linked, program, electorate))
}

struct Compiler<'a> {
    linked: &'a Linked<'a>,
    electorate: &'a Electorate,
    variables: Vec<Variable>,
    logic: &'a mut Logic,
}

impl Compiler<'_> {
    fn step(&mut self, step: &Step, comparisons: &[Formula], rules: &[Formula]) -> Formula {
        match step {
            Step::Comparison(at) => comparisons[*at],
            Step::Rule(at) => rules[*at],
            Step::Not(part) => {
                let part = self.step(part, comparisons, rules);
                self.logic.not(part)
            }
            Step::And(parts) => {
                let parts: Vec<Formula> = parts.iter().map(|part| self.step(part, comparisons, rules)).collect();
                self.logic.and(parts)
            }
            Step::Or(parts) => {
                let parts: Vec<Formula> = parts.iter().map(|part| self.step(part, comparisons, rules)).collect();
                self.logic.or(parts)
            }
        }
    }

    fn comparison(&mut self, comparison: &Compared) -> Result<Formula, Diagnostics> {
        self.compared(comparison).map_err(|error| {
            let place = self.linked.rules[comparison.rule].rule.text.inside(comparison.span);
            Diagnostic::error("number-too-large", error.to_string()).at(place, "").into()
        })
    }

    fn compared(&mut self, comparison: &Compared) -> Result<Formula, LogicError> {
        let mut all = Vec::new();
        for guard in &comparison.guards {
            all.push(self.at_least(guard, 1)?);
        }
        let difference = &comparison.difference;
        match comparison.sign {
            Sign::AtLeast | Sign::LessThan => all.push(self.at_least(difference, 0)?),
            Sign::MoreThan | Sign::AtMost => all.push(self.at_least(difference, 1)?),
            Sign::Equal | Sign::Different => {
                let more = self.at_least(difference, 1)?;
                all.push(self.at_least(difference, 0)?);
                all.push(self.logic.not(more));
            }
        }
        let reached = self.logic.and(all);
        Ok(match comparison.sign {
            Sign::AtLeast | Sign::MoreThan | Sign::Equal => reached,
            Sign::AtMost | Sign::LessThan | Sign::Different => self.logic.not(reached),
        })
    }

    /// The sum is at least `quota`.
    fn at_least(&mut self, sum: &Linear, quota: i64) -> Result<Formula, LogicError> {
        let classes: Vec<Vec<i64>> = self
            .electorate
            .classes
            .iter()
            .map(|class| {
                let coefficient = |row: &Vec<i64>| sum.terms.iter().map(|(count, factor)| factor * row[*count]).sum();
                class.rows.iter().map(coefficient).collect()
            })
            .collect();
        let voters = self.electorate.voters.iter().zip(&self.variables);
        let terms: Vec<(Variable, Vec<i64>)> =
            voters.map(|(voter, variable)| (*variable, classes[voter.class].clone())).collect();
        self.logic.at_least(&terms, quota.saturating_sub(sum.constant))
    }
}
