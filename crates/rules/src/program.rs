//! A linked rule made ready for computing: counts by number, comparisons over whole numbers.
//!
//! Each comparison `left SIGN right` becomes `difference ≥ 0` and `difference ≥ 1`, where `difference` is left − right times
//! the common denominator. A share of nothing is never reached: a comparison with shares asks further that what each share is
//! of be at least 1. The side with the share is the one to be reached; `<` and `<=` are the negations of `>=` and `>`.

mod build;
mod fewest;

use terms::{Diagnostic, Diagnostics, Fraction, Span};

use crate::expression::{Count, Sign};
use crate::link::Linked;

/// Values stay below this, so that they can be added up as 64-bit integers: 2^60.
const MAX_WIDTH: i128 = 1 << 60;

/// The most different counts that a rule may read, the rules it names included.
const MAX_COUNTS: usize = 1024;

/// A linked rule made ready for computing.
pub(crate) struct Program {
    /// What is counted, each in the body at its place in [`Linked::sittings`].
    pub counts: Vec<(usize, Count)>,
    /// All comparisons, in the order of the rules and of their texts.
    pub comparisons: Vec<Compared>,
    /// One condition for each of [`Linked::rules`]; the last is the one asked about.
    pub rules: Vec<Step>,
    /// What is doubtful: weights that stand in for another day.
    pub warnings: Diagnostics,
}

/// A condition.
pub(crate) enum Step {
    /// The comparison of this number.
    Comparison(usize),
    /// The rule of this number, which comes before.
    Rule(usize),
    Not(Box<Step>),
    And(Vec<Step>),
    Or(Vec<Step>),
}

/// A comparison.
pub(crate) struct Compared {
    /// The place of its rule in [`Linked::rules`].
    pub rule: usize,
    /// Where it stands in the rule's text.
    pub span: Span,
    /// The sign between the sides, which may have changed places.
    pub sign: Sign,
    /// The side that is to reach the other.
    pub left: Side,
    /// The side to be reached; a share stands here.
    pub right: Side,
    /// Left − right, times the common denominator.
    pub difference: Linear,
    /// What shares are of, times common denominators: each must be at least 1.
    pub guards: Vec<Linear>,
}

/// One side of a comparison.
pub(crate) struct Side {
    pub terms: Vec<(usize, Fraction)>,
    pub constant: Fraction,
}

/// A weighted sum of counts over whole numbers.
pub(crate) struct Linear {
    pub terms: Vec<(usize, i64)>,
    pub constant: i64,
}

impl Side {
    /// Its value, given each count's; `None` when it does not fit 64 bits.
    pub fn value(&self, tallies: &[i64]) -> Option<Fraction> {
        self.terms.iter().try_fold(self.constant, |sum, (count, coefficient)| {
            sum.plus(coefficient.times(Fraction::whole(tallies[*count]))?)
        })
    }

    /// The common denominator of its coefficients; `None` when it does not fit 64 bits.
    pub fn denominator(&self) -> Option<i64> {
        let all = self.terms.iter().map(|(_, coefficient)| *coefficient).chain([self.constant]);
        common_denominator(all)
    }
}

impl Linear {
    /// Its value, given each count's. Exact once [`Program::check_width`] has passed.
    pub fn value(&self, tallies: &[i64]) -> i64 {
        self.terms.iter().map(|(count, coefficient)| coefficient * tallies[*count]).sum::<i64>() + self.constant
    }

    /// The largest absolute value of any partial sum, when each count is at most as large as given.
    fn width(&self, most: &[i64]) -> i128 {
        self.terms.iter().fold(i128::from(self.constant).abs(), |sum, (count, coefficient)| {
            sum.saturating_add(i128::from(*coefficient).abs() * i128::from(most[*count]))
        })
    }
}

/// The least common multiple of the denominators; `None` when it does not fit 64 bits.
fn common_denominator(values: impl Iterator<Item = Fraction>) -> Option<i64> {
    let mut common = 1_i64;
    for value in values {
        let missing = Fraction::new(value.denominator(), common)?.numerator();
        common = common.checked_mul(missing)?;
    }
    Some(common)
}

impl Compared {
    /// Does it hold, given each count's value?
    pub fn holds(&self, tallies: &[i64]) -> bool {
        let difference = self.difference.value(tallies);
        let reachable = self.reachable(tallies);
        match self.sign {
            Sign::AtLeast => reachable && difference >= 0,
            Sign::MoreThan => reachable && difference > 0,
            Sign::AtMost => !(reachable && difference > 0),
            Sign::LessThan => !(reachable && difference >= 0),
            Sign::Equal => reachable && difference == 0,
            Sign::Different => !(reachable && difference == 0),
        }
    }

    /// Is every share a share of something?
    pub fn reachable(&self, tallies: &[i64]) -> bool {
        self.guards.iter().all(|guard| guard.value(tallies) >= 1)
    }
}

impl Program {
    /// Does the rule hold, given each count's value? `scratch` is room to work in. Linear in the size of the rule.
    pub fn holds(&self, tallies: &[i64], scratch: &mut Vec<bool>) -> bool {
        scratch.clear();
        for rule in &self.rules {
            let value = self.step(rule, tallies, scratch);
            scratch.push(value);
        }
        scratch.last().copied().unwrap_or(false)
    }

    fn step(&self, step: &Step, tallies: &[i64], rules: &[bool]) -> bool {
        match step {
            Step::Comparison(at) => self.comparisons[*at].holds(tallies),
            Step::Rule(at) => rules[*at],
            Step::Not(part) => !self.step(part, tallies, rules),
            Step::And(parts) => parts.iter().all(|part| self.step(part, tallies, rules)),
            Step::Or(parts) => parts.iter().any(|part| self.step(part, tallies, rules)),
        }
    }

    /// How many terms its comparisons have, and counts.
    pub fn size(&self) -> usize {
        let sums =
            self.comparisons.iter().flat_map(|comparison| comparison.guards.iter().chain([&comparison.difference]));
        sums.map(|sum| sum.terms.len() + 1).sum::<usize>() + self.counts.len()
    }

    /// Refuses comparisons whose sums could leave 64 bits, when each count is at most as large as given.
    pub fn check_width(&self, linked: &Linked<'_>, most: &[i64]) -> Result<(), Diagnostics> {
        let mut found = Diagnostics::new();
        let mut counts = self.counts.iter().zip(most);
        if let Some(((_, count), _)) = counts.find(|(_, most)| i128::from(**most) >= MAX_WIDTH) {
            let what = count.weight.as_deref().unwrap_or("number of members");
            let message = format!("the {what} of all adds up to more than 2^60");
            return Err(Diagnostic::error("number-too-large", message).hint("use larger units").into());
        }
        for comparison in &self.comparisons {
            let wide = |sum: &Linear| sum.width(most) >= MAX_WIDTH;
            if wide(&comparison.difference) || comparison.guards.iter().any(wide) {
                let place = linked.rules[comparison.rule].rule.text.inside(comparison.span);
                let message = "the weights in this comparison add up to more than 2^60";
                found.push(Diagnostic::error("number-too-large", message).at(place, "").hint("use larger units"));
            }
        }
        found.or_value(Some(())).map(|_| ())
    }
}
