//! The comparisons of a rule, with what is there and what is needed.

use std::fmt;

use terms::{Diagnostic, Diagnostics, Fraction};

use crate::expression::Sign;
use crate::link::Linked;
use crate::program::{Compared, Program};

/// One comparison of a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// As written; a condition of another body's rule begins with its name: `eu-council/qualified: yes >= 15`.
    pub text: String,
    /// The number that is to reach the other: members, or what the weight is counted in.
    pub have: Fraction,
    /// What it must be, with the other number as voted.
    pub need: Need,
    /// Is it so?
    pub met: bool,
}

/// What a number must be for a condition to be met.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// At least this: the least that will do.
    AtLeast(Fraction),
    /// At most this: the most that will do.
    AtMost(Fraction),
    /// Exactly this.
    Exactly(Fraction),
    /// Anything but this.
    Not(Fraction),
    /// Nothing will do: a share of nothing is never reached.
    Unreachable,
    /// Anything will do, since a share of nothing is never reached.
    Anything,
}

impl fmt::Display for Need {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(value) | Self::Exactly(value) => write!(formatter, "{value}"),
            Self::AtMost(value) => write!(formatter, "at most {value}"),
            Self::Not(value) => write!(formatter, "not {value}"),
            Self::Unreachable => formatter.write_str("more than a share of nothing"),
            Self::Anything => formatter.write_str("anything"),
        }
    }
}

impl Condition {
    /// How much is to spare, or, below zero, how much is missing; `None` where that means nothing.
    #[must_use]
    pub fn margin(&self) -> Option<Fraction> {
        match self.need {
            Need::AtLeast(need) => self.have.minus(need),
            Need::AtMost(need) => need.minus(self.have),
            Need::Exactly(_) | Need::Not(_) | Need::Unreachable | Need::Anything => None,
        }
    }
}

/// All comparisons, given the value of each count.
pub(super) fn conditions(
    linked: &Linked<'_>,
    program: &Program,
    tallies: &[i64],
) -> Result<Vec<Condition>, Diagnostics> {
    let mut found = Diagnostics::new();
    let mut conditions = Vec::new();
    for comparison in &program.comparisons {
        let rule = &linked.rules[comparison.rule];
        let text = &rule.rule.text;
        let Some((have, need)) = sides(comparison, tallies) else {
            let message = "the numbers in this comparison do not fit 64 bits";
            found.push(Diagnostic::error("number-too-large", message).at(text.inside(comparison.span), ""));
            continue;
        };
        let written = text.value.get(comparison.span.start..comparison.span.end).unwrap_or("");
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = match rule.sitting {
            0 => written,
            other => format!("{}/{}: {written}", linked.sittings[other].body.id, rule.rule.id),
        };
        conditions.push(Condition { text, have, need, met: comparison.holds(tallies) });
    }
    found.or_value(Some(conditions)).map(|(conditions, _)| conditions)
}

/// What is there and what is needed; `None` when it does not fit 64 bits.
fn sides(comparison: &Compared, tallies: &[i64]) -> Option<(Fraction, Need)> {
    let (have, goal) = (comparison.left.value(tallies)?, comparison.right.value(tallies)?);
    let reachable = comparison.reachable(tallies);
    // What stands on the left moves in steps of one over its common denominator.
    let steps = Fraction::whole(comparison.left.denominator()?);
    let goal_in_steps = goal.times(steps)?;
    let at_least = goal_in_steps.ceiling();
    let at_most = if goal_in_steps.is_whole() { at_least } else { at_least.checked_sub(1)? };
    let value = |in_steps: i64| Fraction::whole(in_steps).over(steps);
    let need = match comparison.sign {
        Sign::AtLeast | Sign::MoreThan | Sign::Equal if !reachable => Need::Unreachable,
        Sign::AtMost | Sign::LessThan | Sign::Different if !reachable => Need::Anything,
        Sign::AtLeast => Need::AtLeast(value(at_least)?),
        Sign::MoreThan => Need::AtLeast(value(at_most.checked_add(1)?)?),
        Sign::AtMost => Need::AtMost(value(at_most)?),
        Sign::LessThan => Need::AtMost(value(at_least.checked_sub(1)?)?),
        Sign::Equal => Need::Exactly(goal),
        Sign::Different => Need::Not(goal),
    };
    Some((have, need))
}
