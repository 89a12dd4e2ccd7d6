//! Operators between operands, by how strongly they bind.

use terms::tokens::Token;
use terms::{Diagnostic, Fraction, Span};

use super::{MAX_COMPARISONS, Operand, Parser, Stop, Value};
use crate::expression::{Comparison, Expression, Sign};

/// How strongly `not` binds what follows: as a comparison.
pub(super) const COMPARISON: u8 = 3;

#[derive(Clone, Copy)]
enum Operator {
    Or,
    And,
    Compare(Sign),
    Plus,
    Minus,
    Times,
}

impl Operator {
    fn of(token: &Token) -> Option<Self> {
        Some(match token {
            Token::Name(name) if name == "or" => Self::Or,
            Token::Name(name) if name == "and" => Self::And,
            Token::Symbol(">=") => Self::Compare(Sign::AtLeast),
            Token::Symbol(">") => Self::Compare(Sign::MoreThan),
            Token::Symbol("<=") => Self::Compare(Sign::AtMost),
            Token::Symbol("<") => Self::Compare(Sign::LessThan),
            Token::Symbol("==") => Self::Compare(Sign::Equal),
            Token::Symbol("!=") => Self::Compare(Sign::Different),
            Token::Symbol("+") => Self::Plus,
            Token::Symbol("-") => Self::Minus,
            Token::Symbol("*") => Self::Times,
            _ => return None,
        })
    }

    fn strength(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Compare(_) => COMPARISON,
            Self::Plus | Self::Minus => 4,
            Self::Times => 5,
        }
    }
}

impl Parser<'_> {
    /// Operands joined by operators that bind at least as strongly as `least`.
    pub(super) fn expression(&mut self, least: u8) -> Result<Operand, Stop> {
        let mut left = self.operand()?;
        let mut compared = false;
        while let Some((token, span)) = self.tokens.get(self.at) {
            let span = *span;
            let Some(operator) = Operator::of(token).filter(|operator| operator.strength() >= least) else { break };
            if matches!(operator, Operator::Compare(_)) && std::mem::replace(&mut compared, true) {
                return Err(self.stop("comparisons do not chain", span, "join two of them: a <= b and b <= c"));
            }
            self.at += 1;
            let right = self.expression(operator.strength() + 1)?;
            left = self.join(operator, left, right)?;
        }
        Ok(left)
    }

    fn join(&mut self, operator: Operator, left: Operand, right: Operand) -> Result<Operand, Stop> {
        let span = left.span.join(right.span);
        let value = match operator {
            Operator::Or | Operator::And => {
                let parts = (self.condition(left)?, self.condition(right)?);
                match parts {
                    (Some(left), Some(right)) => Value::Condition(joined(operator, left, right)),
                    _ => Value::Unknown,
                }
            }
            Operator::Compare(sign) => self.compare(sign, left, right, span)?,
            Operator::Plus => self.add(Fraction::ONE, left, right, span)?,
            Operator::Minus => self.add(Fraction::whole(-1), left, right, span)?,
            Operator::Times => self.multiply(left, right, span)?,
        };
        Ok(Operand { value, span })
    }

    fn compare(&mut self, sign: Sign, left: Operand, right: Operand, span: Span) -> Result<Value, Stop> {
        self.comparisons += 1;
        if self.comparisons > MAX_COMPARISONS {
            let message = format!("a rule holds at most {MAX_COMPARISONS} comparisons");
            return Err(self.stop(&message, span, "seats and weights belong in the body's table of seats"));
        }
        let sides = (self.number(left)?, self.number(right)?);
        Ok(match sides {
            (Some(left), Some(right)) => {
                Value::Condition(Expression::Comparison(Comparison { left, sign, right, span }))
            }
            _ => Value::Unknown,
        })
    }

    fn add(&mut self, factor: Fraction, left: Operand, right: Operand, span: Span) -> Result<Value, Stop> {
        let sides = (self.number(left)?, self.number(right)?);
        match sides {
            (Some(left), Some(right)) => self.checked(left.plus(factor, right), span),
            _ => Ok(Value::Unknown),
        }
    }

    fn multiply(&mut self, left: Operand, right: Operand, span: Span) -> Result<Value, Stop> {
        let (Some(left), Some(right)) = (self.number(left)?, self.number(right)?) else { return Ok(Value::Unknown) };
        match (left.as_constant(), right.as_constant()) {
            (Some(factor), _) => self.checked(right.times(factor), span),
            (None, Some(factor)) => self.checked(left.times(factor), span),
            (None, None) => {
                let message = format!("`{}` multiplies two counts", self.excerpt(span));
                let hint = "`*` stands between a number and a sum, as in 3 * yes";
                self.mistake(Diagnostic::error("rule-type", message).hint(hint), span)?;
                Ok(Value::Unknown)
            }
        }
    }
}

/// `and` and `or` are kept flat, so that a long row of them is not a deep tree.
fn joined(operator: Operator, left: Expression, right: Expression) -> Expression {
    match (operator, left) {
        (Operator::And, Expression::And(mut parts)) => {
            parts.push(right);
            Expression::And(parts)
        }
        (Operator::Or, Expression::Or(mut parts)) => {
            parts.push(right);
            Expression::Or(parts)
        }
        (Operator::And, left) => Expression::And(vec![left, right]),
        (_, left) => Expression::Or(vec![left, right]),
    }
}
