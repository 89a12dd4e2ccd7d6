//! Rules on one sum that takes too many values for a diagram: the sum's whole distribution, by convolution.
//!
//! The 190 governors of the International Monetary Fund hold five million votes in 190 different weights. A diagram of "85 % of
//! the votes" would need a node for nearly every partial sum; an array of five million numbers holds them all. What every other
//! member adds is not convolved again for each member: it follows from the whole by a recurrence (`side::Cumulative`).

mod passes;
mod side;

use crate::compile::Budget;
use crate::logic::{Formula, Logic, Variable};
use crate::probability::{Conditional, Lanes, Scratch, Weights};
use crate::valued::Valued;

/// How many lanes are convolved together: eight would need twice the memory and gain little.
const TOGETHER: usize = 4;

/// Why a rule cannot be answered by convolution.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DenseError {
    /// The formula reads several sums, whose joint distribution does not fit into memory.
    #[error("the rule compares {0} different sums of weights; only a rule on one sum can be convolved")]
    Sums(usize),
    /// A variable has more than two columns.
    #[error(
        "variable {variable} weighs in {columns} different ways; only a sum whose members weigh in two ways (in favour, or \
         not) can be convolved"
    )]
    Columns {
        /// The variable's number.
        variable: u32,
        /// How many different weights its options have.
        columns: usize,
    },
    /// The sum takes more values than the budget has room for.
    #[error("the sum takes {values} values, for which {bytes} bytes are needed and {budget} are allowed")]
    TooLarge {
        /// Values of the sum.
        values: i64,
        /// Bytes they need, of four lanes.
        bytes: u64,
        /// Bytes allowed.
        budget: usize,
    },
}

/// A rule on one weighted sum, whose distribution is computed whole.
///
/// Memory: 32 bytes for each value of the sum on the shorter side that is enough, in the scratch. Time of a pass: proportional
/// to values times members, for each four lanes.
#[derive(Clone, Debug)]
pub struct Dense {
    /// Lightest first: the array grows with the weights added.
    members: Vec<Member>,
    /// Where each variable stands in `members`.
    places: Vec<Option<u32>>,
    /// The sums from which on the rule's truth is another than just below, ascending.
    cuts: Vec<i64>,
    /// Is the rule true of the least sum?
    holds_below: bool,
    /// The greatest sum; the least is 0.
    total: i64,
}

#[derive(Clone, Debug)]
struct Member {
    variable: Variable,
    column_of: Vec<u16>,
    /// Which of the two columns carries the weight.
    heavy: u16,
    weight: i64,
}

impl Dense {
    /// The formula, if it reads one sum only, with any number of quotas. Linear in its size.
    ///
    /// # Errors
    /// [`DenseError`] when it reads more, or more than the budget's bytes would be needed.
    pub fn new(logic: &Logic, formula: Formula, budget: Budget) -> Result<Self, DenseError> {
        let atoms: Vec<_> = logic.arena.atoms_in(&[formula]).into_iter().map(|id| logic.atoms()[id as usize]).collect();
        let mut forms: Vec<u32> = atoms.iter().map(|atom| atom.form).collect();
        forms.sort_unstable();
        forms.dedup();
        let terms = match forms[..] {
            [] => &[],
            [form] => &logic.form(form).terms[..],
            _ => return Err(DenseError::Sums(forms.len())),
        };
        let mut members = terms.iter().map(|(variable, c)| Member::new(*variable, c)).collect::<Result<Vec<_>, _>>()?;
        members.sort_by_key(|member| (member.weight, member.variable));
        let mut quotas: Vec<i64> = atoms.iter().map(|atom| atom.quota).collect();
        quotas.sort_unstable();
        quotas.dedup();
        let truth = |sum: i64| logic.truth(formula, |atom| sum >= atom.quota);
        let mut places = vec![None; members.iter().map(|member| member.variable.0 as usize + 1).max().unwrap_or(0)];
        for (place, member) in (0..).zip(&members) {
            places[member.variable.0 as usize] = Some(place);
        }
        let dense = Self {
            total: members.iter().map(|member| member.weight).sum(),
            cuts: quotas.into_iter().filter(|&quota| truth(quota) != truth(quota - 1)).collect(),
            holds_below: truth(i64::MIN),
            members,
            places,
        };
        let bytes = dense.values().unsigned_abs().saturating_mul(8 * TOGETHER as u64);
        if bytes > budget.bytes as u64 {
            return Err(DenseError::TooLarge { values: dense.values(), bytes, budget: budget.bytes });
        }
        Ok(dense)
    }

    /// The most values of the sum that one array holds.
    fn values(&self) -> i64 {
        let from_below = self.cuts.last().copied().unwrap_or(0);
        let from_above = self.total - self.cuts.first().copied().unwrap_or(self.total) + 1;
        from_below.max(from_above)
    }
}

impl Member {
    fn new(variable: Variable, coefficients: &[i64]) -> Result<Self, DenseError> {
        let mut weights: Vec<i64> = Vec::with_capacity(2);
        let mut column_of = Vec::with_capacity(coefficients.len());
        for coefficient in coefficients {
            let known = weights.iter().position(|weight| weight == coefficient);
            column_of.push(known.unwrap_or(weights.len()) as u16);
            if known.is_none() {
                weights.push(*coefficient);
            }
        }
        // The least coefficient of a form is 0, and not all are equal.
        match weights[..] {
            [0, weight] => Ok(Self { variable, column_of, heavy: 1, weight }),
            [weight, 0] => Ok(Self { variable, column_of, heavy: 0, weight }),
            _ => Err(DenseError::Columns { variable: variable.0, columns: weights.len() }),
        }
    }
}

impl Valued for Dense {
    fn columns(&self) -> usize {
        2 * self.members.len()
    }

    fn column(&self, variable: Variable, option: usize) -> Option<usize> {
        let place = (*self.places.get(variable.0 as usize)?)? as usize;
        self.members[place].column_of.get(option).map(|&column| 2 * place + column as usize)
    }

    fn weigh<const L: usize>(&self, weights: &mut Weights<L>, mut of: impl FnMut(Variable, usize) -> Lanes<L>) {
        weights.columns.clear();
        weights.columns.resize(2 * self.members.len(), [0.0; L]);
        for (columns, member) in weights.columns.as_chunks_mut::<2>().0.iter_mut().zip(&self.members) {
            for (option, &column) in member.column_of.iter().enumerate() {
                let lanes = of(member.variable, option);
                columns[column as usize].iter_mut().zip(lanes).for_each(|(sum, lane)| *sum += lane);
            }
        }
    }

    fn probability<const L: usize>(&self, weights: &Weights<L>, scratch: &mut Scratch<L>) -> Lanes<L> {
        let mut all = [0.0; L];
        let (fours, rest) = all.as_chunks_mut::<TOGETHER>();
        let begin = TOGETHER * fours.len();
        for (chunk, lanes) in fours.iter_mut().enumerate() {
            *lanes = self.probability_of(weights, TOGETHER * chunk, scratch);
        }
        for (lane, one) in (begin..).zip(rest) {
            [*one] = self.probability_of(weights, lane, scratch);
        }
        all
    }

    fn conditional_values<const L: usize>(&self, weights: &Weights<L>, scratch: &mut Scratch<L>) -> Conditional<L> {
        let mut all = Conditional { value: [0.0; L], given: vec![[0.0; L]; 2 * self.members.len()] };
        let begin = L - L % TOGETHER;
        for first in (0..begin).step_by(TOGETHER) {
            self.conditional_of::<L, TOGETHER>(weights, first, scratch, &mut all);
        }
        for lane in begin..L {
            self.conditional_of::<L, 1>(weights, lane, scratch, &mut all);
        }
        all
    }
}
