//! From expressions to a program.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use terms::{Diagnostic, Diagnostics, Fraction, Place};

use super::fewest::fewest;
use super::{Compared, Linear, MAX_COUNTS, Program, Side, Step, common_denominator};
use crate::body::within;
use crate::expression::{Comparison, Count, Expression, Sum, Term};
use crate::link::{Linked, LinkedRule};
use crate::parse::MAX_COMPARISONS;
use crate::sitting::Sitting;

/// A sum that cannot be made; why has been reported.
struct Refused;

struct Builder<'a> {
    linked: &'a Linked<'a>,
    program: Program,
    numbers: HashMap<(usize, Count), usize>,
    /// Weights that rules read, by body.
    weights: BTreeSet<(usize, String)>,
    found: Diagnostics,
}

impl Program {
    /// Makes a linked rule ready for computing.
    ///
    /// # Errors
    /// Numbers that do not fit 64 bits, too many comparisons or counts, weights that are not known for all members.
    pub fn build(linked: &Linked<'_>) -> Result<Self, Diagnostics> {
        let program =
            Self { counts: Vec::new(), comparisons: Vec::new(), rules: Vec::new(), warnings: Diagnostics::new() };
        let mut builder =
            Builder { linked, program, numbers: HashMap::new(), weights: BTreeSet::new(), found: Diagnostics::new() };
        for (at, rule) in linked.rules.iter().enumerate() {
            let mut parts = rule.parts.iter();
            let Ok(step) = builder.step(at, rule, &rule.rule.expression, &mut parts) else { break };
            builder.program.rules.push(step);
        }
        builder.check_weights();
        builder.found.or_value(Some(builder.program)).map(|(program, _)| program)
    }
}

impl Builder<'_> {
    fn step(
        &mut self,
        at: usize,
        rule: &LinkedRule,
        expression: &Expression,
        parts: &mut std::slice::Iter<'_, usize>,
    ) -> Result<Step, Refused> {
        let mut all = |list: &[Expression], this: &mut Self| {
            list.iter().map(|part| this.step(at, rule, part, parts)).collect::<Result<Vec<_>, _>>()
        };
        Ok(match expression {
            Expression::Comparison(comparison) => {
                let number = self.program.comparisons.len();
                let place = || rule.rule.text.inside(comparison.span);
                if number >= MAX_COMPARISONS {
                    let message = format!("a rule and those it rests on hold at most {MAX_COMPARISONS} comparisons");
                    self.found.push(Diagnostic::error("rule-too-long", message).at(place(), ""));
                    return Err(Refused);
                }
                let compared = self.compared(at, rule, comparison)?;
                if self.program.counts.len() > MAX_COUNTS {
                    let message = format!("a rule and those it rests on read at most {MAX_COUNTS} different counts");
                    self.found.push(Diagnostic::error("rule-too-long", message).at(place(), ""));
                    return Err(Refused);
                }
                self.program.comparisons.push(compared);
                Step::Comparison(number)
            }
            Expression::Rule(_) => Step::Rule(*parts.next().ok_or(Refused)?),
            Expression::Not(part) => Step::Not(Box::new(self.step(at, rule, part, parts)?)),
            Expression::And(list) => Step::And(all(list, self)?),
            Expression::Or(list) => Step::Or(all(list, self)?),
        })
    }

    fn compared(&mut self, at: usize, rule: &LinkedRule, comparison: &Comparison) -> Result<Compared, Refused> {
        let Comparison { left, sign, right, span } = comparison;
        let place = || rule.rule.text.inside(*span);
        let turned = match (left.shares_of.is_empty(), right.shares_of.is_empty()) {
            (false, true) => true,
            (true, true) => !left.reads_votes() && right.reads_votes(),
            _ => false,
        };
        let (left, sign, right) = if turned { (right, sign.mirrored(), left) } else { (left, *sign, right) };
        let seat = rule.sitting;
        let read = self.side(seat, &left.terms, &place).zip(self.side(seat, &right.terms, &place));
        let Some((left_side, right_side)) = read else { return Err(Refused) };
        let minus = Fraction::whole(-1);
        let whole = |sum: &Sum| Sum { terms: sum.terms.clone(), shares_of: Vec::new() };
        let difference = whole(left).plus(minus, whole(right));
        let mut linear = |terms: Option<&BTreeMap<Term, Fraction>>| {
            let side = self.side(seat, terms?, &place)?;
            Linear::scaled(&side)
        };
        let difference = linear(difference.as_ref().map(|sum| &sum.terms));
        let shares = left.shares_of.iter().chain(&right.shares_of);
        let guards: Option<Vec<Linear>> = shares.map(|terms| linear(Some(terms))).collect();
        let (Some(difference), Some(guards)) = (difference, guards) else {
            if !self.found.has_errors() {
                let message = "the numbers in this comparison do not fit 64 bits";
                self.found.push(Diagnostic::error("number-too-large", message).at(place(), ""));
            }
            return Err(Refused);
        };
        Ok(Compared { rule: at, span: *span, sign, left: left_side, right: right_side, difference, guards })
    }

    /// A sum with its counts by number and its constants worked out; `None` when it cannot be, which may have been reported.
    fn side(&mut self, seat: usize, terms: &BTreeMap<Term, Fraction>, place: &dyn Fn() -> Place) -> Option<Side> {
        let mut side = Side { terms: Vec::new(), constant: Fraction::ZERO };
        for (term, coefficient) in terms {
            match term {
                Term::One => side.constant = side.constant.plus(*coefficient)?,
                Term::Fewest(of) => {
                    self.weights.insert((seat, of.weight.clone()));
                    match fewest(&self.linked.sittings[seat].members, of) {
                        Some(value) => {
                            let value = coefficient.times(Fraction::whole(value))?;
                            side.constant = side.constant.plus(value)?;
                        }
                        None => {
                            let message = format!("nobody's {} passes this share of all", of.weight);
                            self.found.push(Diagnostic::error("share-of-nothing", message).at(place(), ""));
                            return None;
                        }
                    }
                }
                Term::Count(count) => {
                    if let Some(weight) = &count.weight {
                        self.weights.insert((seat, weight.clone()));
                    }
                    let next = self.program.counts.len();
                    let number = *self.numbers.entry((seat, count.clone())).or_insert(next);
                    if number == next {
                        self.program.counts.push((seat, count.clone()));
                    }
                    side.terms.push((number, *coefficient));
                }
            }
        }
        Some(side)
    }

    /// Reports weights that are not known for all members, and warns of those that stand in for another day.
    fn check_weights(&mut self) {
        for (seat, name) in std::mem::take(&mut self.weights) {
            let sitting: &Sitting = &self.linked.sittings[seat];
            let missing: Vec<&str> = sitting
                .members
                .iter()
                .filter(|member| !member.weights.contains_key(&name))
                .map(|member| member.actor.as_str())
                .collect();
            let weight = sitting.body.weights_on(sitting.as_of).into_iter().find(|weight| weight.name == name);
            if !missing.is_empty() {
                let list = missing.iter().take(12).copied().collect::<Vec<_>>().join(", ");
                let more = if missing.len() > 12 { format!(" and {} more", missing.len() - 12) } else { String::new() };
                let message = format!("the {name} of {list}{more} is not known");
                let mut diagnostic = Diagnostic::error("missing-weight", message);
                if let Some(weight) = weight {
                    diagnostic = diagnostic.at(weight.place.clone(), "the figures");
                }
                self.found.push(diagnostic);
            }
            let Some(weight) = weight.filter(|weight| !within(sitting.as_of, weight.exact_from, weight.exact_to))
            else {
                continue;
            };
            let day = |day: Option<terms::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
            let message = format!(
                "{name} in `{}`: the figures of {} to {} stand in for {}",
                sitting.body.id,
                day(weight.exact_from),
                day(weight.exact_to),
                sitting.as_of,
            );
            let mut warning = Diagnostic::warning("stand-in-weight", message);
            if !weight.source.is_empty() {
                warning = warning.hint(format!("they come from {}", weight.source));
            }
            self.program.warnings.push(warning);
        }
    }
}

impl Linear {
    fn scaled(side: &Side) -> Option<Self> {
        let coefficients = side.terms.iter().map(|(_, coefficient)| *coefficient);
        let scale = Fraction::whole(common_denominator(coefficients.chain([side.constant]))?);
        let terms = side.terms.iter().map(|(count, coefficient)| Some((*count, coefficient.times(scale)?.numerator())));
        Some(Self { terms: terms.collect::<Option<_>>()?, constant: side.constant.times(scale)?.numerator() })
    }
}
