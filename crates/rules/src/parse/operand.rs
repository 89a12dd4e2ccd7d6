//! Operands: numbers, counts, weights, other rules, parentheses.

use std::collections::BTreeSet;

use terms::tokens::Token;
use terms::{BodyId, Diagnostic, Fraction, RuleId, Span};

use super::operators::COMPARISON;
use super::{Operand, Parser, Stop, Value};
use crate::expression::{Expression, Fewest, GroupTest, Reference, Sum, Term};

impl Parser<'_> {
    pub(super) fn operand(&mut self) -> Result<Operand, Stop> {
        let start = self.span();
        let value = match self.tokens.get(self.at) {
            Some((Token::Number { .. }, _)) => self.number_or_share()?,
            Some((Token::Symbol("("), _)) => {
                self.at += 1;
                self.enter(start)?;
                let inner = self.expression(0)?;
                self.leave();
                self.close(start)?;
                inner.value
            }
            Some((Token::Name(name), _)) => match name.as_str() {
                "not" => self.negation(start)?,
                "and" | "or" | "of" => return Err(self.expected_operand()),
                "fewest" => self.fewest(start)?,
                _ => self.named(start, name.clone())?,
            },
            _ => return Err(self.expected_operand()),
        };
        Ok(Operand { value, span: self.since(start) })
    }

    fn expected_operand(&mut self) -> Stop {
        let message = format!("expected a number of members or a condition before {}", self.shown());
        let span = self.span();
        self.stop(&message, span, "a rule reads like yes >= 9 and no(permanent) == 0")
    }

    fn negation(&mut self, start: Span) -> Result<Value, Stop> {
        self.at += 1;
        self.enter(start)?;
        let inner = self.expression(COMPARISON)?;
        self.leave();
        let inner = self.condition(inner)?;
        Ok(inner.map_or(Value::Unknown, |inner| Value::Condition(Expression::Not(Box::new(inner)))))
    }

    /// `9`, `2/3`, `2/3 of X`, `55% of X`.
    fn number_or_share(&mut self) -> Result<Value, Stop> {
        let start = self.span();
        let (value, percent) = self.fraction()?;
        if !self.is_word("of") {
            if percent {
                let text = self.excerpt(self.since(start));
                return Err(self.stop("a percentage of what?", start, &format!("write {text} of members")));
            }
            return Ok(Value::Number(Sum::constant(value)));
        }
        if percent && value > Fraction::ONE {
            let diagnostic = Diagnostic::error("share-over-one", "a share over 100 %")
                .hint("a share of a whole lies between 0 % and 100 %; larger factors are written 3/2 of X");
            self.mistake(diagnostic, start)?;
        }
        self.at += 1;
        self.enter(start)?;
        let whole = self.operand()?;
        self.leave();
        match self.number(whole)? {
            Some(whole) => {
                let span = self.since(start);
                self.checked(whole.share(value), span)
            }
            None => Ok(Value::Unknown),
        }
    }

    /// A number, or two with `/` between them; and whether it is a percentage.
    fn fraction(&mut self) -> Result<(Fraction, bool), Stop> {
        let start = self.span();
        let Some((above, percent)) = self.next_number() else { return Err(self.expected_operand()) };
        self.at += 1;
        if !self.is_symbol("/") {
            return Ok((above, percent));
        }
        self.at += 1;
        let Some((below, below_percent)) = self.next_number() else {
            let message = format!("expected a number after `/`, not {}", self.shown());
            let span = self.span();
            return Err(self.stop(&message, span, "a fraction is written 2/3"));
        };
        self.at += 1;
        let span = self.since(start);
        if percent || below_percent {
            return Err(self.stop("a fraction of percentages", span, "write 2/3 or 65%"));
        }
        match above.over(below) {
            Some(value) => Ok((value, false)),
            None => Err(self.stop("this fraction has no value: zero below the line, or too large", span, "")),
        }
    }

    /// `fewest(population > 35%)`.
    fn fewest(&mut self, start: Span) -> Result<Value, Stop> {
        let hint = "write fewest(population > 35%)";
        self.at += 1;
        let opened = self.span();
        if !self.take("(") {
            return Err(self.stop("`fewest` needs a weight and a share", start, hint));
        }
        let weight_span = self.span();
        let Some((Token::Name(weight), _)) = self.tokens.get(self.at) else {
            return Err(self.stop("expected the name of a weight", weight_span, hint));
        };
        let weight = weight.clone();
        self.at += 1;
        let strict = self.is_symbol(">");
        if !self.take(">") && !self.take(">=") {
            let span = self.span();
            return Err(self.stop("expected `>` or `>=` and a share", span, hint));
        }
        let share_span = self.span();
        let (share, _) = self.fraction()?;
        let share_span = share_span.join(self.since(share_span));
        self.close(opened)?;
        if share > Fraction::ONE || (strict && share == Fraction::ONE) {
            let diagnostic = Diagnostic::error("share-over-one", "no number of members passes this share of all");
            self.mistake(diagnostic.hint("a share lies below 100 %"), share_span)?;
            return Ok(Value::Unknown);
        }
        if !self.words.weights.contains(&weight) {
            self.unknown_weight(&weight, weight_span)?;
            return Ok(Value::Unknown);
        }
        let share = (share.numerator(), share.denominator());
        Ok(Value::Number(Sum::of(Term::Fewest(Fewest { weight, share, strict, span: self.since(start) }))))
    }

    fn named(&mut self, start: Span, name: String) -> Result<Value, Stop> {
        self.at += 1;
        if self.is_symbol("/") {
            return self.other_body(start, &name);
        }
        if !self.is_symbol("(") {
            return self.plain(start, &name);
        }
        let opened = self.span();
        self.at += 1;
        if self.words.weights.contains(&name) {
            let value = self.weighted(&name)?;
            self.close(opened)?;
            return Ok(value);
        }
        let groups = self.groups()?;
        self.close(opened)?;
        self.counted(start, &name, groups, None)
    }

    /// `BODY/RULE`. Whether they exist is for the one who knows the catalogue.
    fn other_body(&mut self, start: Span, body: &str) -> Result<Value, Stop> {
        self.at += 1;
        let Some((Token::Name(rule), _)) = self.tokens.get(self.at) else {
            let span = self.since(start);
            return Err(self.stop(
                "`/` stands between two numbers, or in body/rule",
                span,
                "write 1/2 of yes for half of yes",
            ));
        };
        let names = (BodyId::parse(body), RuleId::parse(rule));
        self.at += 1;
        let span = self.since(start);
        match names {
            (Ok(body), Ok(rule)) => Ok(Value::Condition(Expression::Rule(Reference { body: Some(body), rule, span }))),
            (Err(message), _) | (_, Err(message)) => {
                self.mistake(Diagnostic::error("bad-value", message), span)?;
                Ok(Value::Unknown)
            }
        }
    }

    /// What a weight is added up over: `yes`, `members`, `yes(euro)`.
    fn weighted(&mut self, weight: &str) -> Result<Value, Stop> {
        let start = self.span();
        let Some((Token::Name(name), _)) = self.tokens.get(self.at) else {
            let message = format!("whose {weight}?");
            return Err(self.stop(&message, start, &format!("write {weight}(yes) or {weight}(members)")));
        };
        let name = name.clone();
        self.at += 1;
        let opened = self.span();
        let groups = if self.take("(") {
            let groups = self.groups()?;
            self.close(opened)?;
            groups
        } else {
            Some(BTreeSet::new())
        };
        self.counted(start, &name, groups, Some(weight.to_owned()))
    }

    /// `permanent & not concerned`; `None` when a name in it has been reported.
    fn groups(&mut self) -> Result<Option<BTreeSet<GroupTest>>, Stop> {
        let mut tests = BTreeSet::new();
        let mut complete = true;
        loop {
            let mut inside = true;
            while self.is_word("not") {
                self.at += 1;
                inside = !inside;
            }
            let span = self.span();
            let Some((Token::Name(name), _)) = self.tokens.get(self.at) else {
                let message = format!("expected the name of a group before {}", self.shown());
                return Err(self.stop(&message, span, "write yes(permanent) or yes(permanent & not concerned)"));
            };
            let name = name.clone();
            self.at += 1;
            match self.group(&name, span)? {
                Some(group) => {
                    tests.insert(GroupTest { group, inside });
                }
                None => complete = false,
            }
            if !self.take("&") {
                return Ok(complete.then_some(tests));
            }
        }
    }
}
