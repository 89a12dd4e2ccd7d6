//! The same rule over other variables: players pinned to an option, or moving together.

use std::collections::HashMap;

use diagram::{Formula, Logic, LogicError, Part, Variable};

/// What stands for a variable in the new rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stead {
    /// Another variable with the same options; several may share it.
    Variable(Variable),
    /// The option that it takes for certain.
    Fixed(usize),
}

/// Copies a formula of `from` into `into`, with something in the stead of each variable. Linear in the formula.
pub(crate) fn rewrite(
    from: &Logic,
    formula: Formula,
    into: &mut Logic,
    stead: impl Fn(Variable) -> Stead,
) -> Result<Formula, LogicError> {
    copy(from, formula, into, |terms, quota, into| {
        let (mut kept, mut fixed) = (Vec::with_capacity(terms.len()), 0_i64);
        for (variable, coefficients) in terms {
            match stead(*variable) {
                Stead::Variable(other) => kept.push((other, coefficients.clone())),
                Stead::Fixed(option) => fixed += coefficients[option],
            }
        }
        into.at_least(&kept, quota - fixed)
    })
}

/// Copies a formula, its comparisons as `compare` writes them.
pub(crate) fn copy(
    from: &Logic,
    formula: Formula,
    into: &mut Logic,
    mut compare: impl FnMut(&[(Variable, Vec<i64>)], i64, &mut Logic) -> Result<Formula, LogicError>,
) -> Result<Formula, LogicError> {
    let mut done: HashMap<Formula, Formula> = HashMap::new();
    let mut last = None;
    for part in from.parts(formula) {
        let all = |parts: &[Formula]| parts.iter().filter_map(|part| done.get(part).copied()).collect::<Vec<_>>();
        let new = match from.part(part) {
            Part::Constant(value) => into.constant(value),
            Part::AtLeast { terms, quota } => compare(terms, quota, into)?,
            Part::Not(inner) => match all(&[inner])[..] {
                [inner] => into.not(inner),
                _ => into.constant(false),
            },
            Part::And(parts) => into.and(all(parts)),
            Part::Or(parts) => into.or(all(parts)),
        };
        done.insert(part, new);
        last = Some(new);
    }
    Ok(last.unwrap_or_else(|| into.constant(false)))
}
