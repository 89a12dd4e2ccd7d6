//! Reads a rule by precedence climbing (Pratt 1973).
//!
//! ```text
//! condition  = condition ("and" | "or") condition | "not" condition | number SIGN number | RULE | BODY "/" RULE
//! number     = number ("+" | "-" | "*") number | SHARE "of" operand | operand
//! operand    = "(" condition-or-number ")" | DIGITS [ "/" DIGITS ] | COUNT [ "(" groups ")" ] | WEIGHT "(" COUNT … ")"
//!            | "fewest" "(" WEIGHT (">" | ">=") SHARE ")"
//! ```
//!
//! A name that stands for nothing and a number where a condition belongs are reported and reading goes on; a sign in the wrong
//! place ends it. Linear in the length of the text, but for the sorting of terms.

mod names;
mod operand;
mod operators;

use terms::table::At;
use terms::tokens::{self, Token};
use terms::{Diagnostic, Diagnostics, Fraction, Span};

use crate::expression::{Expression, Sum};

pub(crate) use names::{RESERVED, Vocabulary};

/// How deep parentheses, `not` and `of` may nest.
const MAX_NESTING: usize = 200;

/// The most comparisons in one rule, the rules it names included.
pub(crate) const MAX_COMPARISONS: usize = 4096;

/// After so many mistakes in one rule reading stops.
const MAX_MISTAKES: usize = 20;

/// Reads the rule in `text`; `None` when something is wrong with it, which `diagnostics` then says.
pub(crate) fn parse(text: &At<String>, words: &Vocabulary, diagnostics: &mut Diagnostics) -> Option<Expression> {
    let tokens = match tokens::cut(&text.value) {
        Ok(tokens) => tokens,
        Err(error) => {
            let mut diagnostic = Diagnostic::error("rule-syntax", error.message).at(text.inside(error.span), "");
            if !error.hint.is_empty() {
                diagnostic = diagnostic.hint(error.hint);
            }
            diagnostics.push(diagnostic);
            return None;
        }
    };
    let mut parser = Parser { text, words, tokens, at: 0, depth: 0, comparisons: 0, found: Diagnostics::new() };
    let read = parser.whole();
    let complete = parser.found.is_empty();
    diagnostics.append(&mut parser.found);
    read.ok().flatten().filter(|_| complete)
}

/// Reading cannot go on; the reason is among the diagnostics.
struct Stop;

/// What a stretch of a rule stands for.
enum Value {
    Number(Sum),
    Condition(Expression),
    /// Something wrong that has been reported.
    Unknown,
}

/// A value and where it stands.
struct Operand {
    value: Value,
    span: Span,
}

struct Parser<'a> {
    text: &'a At<String>,
    words: &'a Vocabulary,
    tokens: Vec<(Token, Span)>,
    at: usize,
    depth: usize,
    comparisons: usize,
    found: Diagnostics,
}

impl Parser<'_> {
    fn whole(&mut self) -> Result<Option<Expression>, Stop> {
        let operand = self.expression(0)?;
        if self.at < self.tokens.len() {
            let span = self.span();
            return Err(match self.tokens.get(self.at) {
                Some((Token::Symbol(")"), _)) => self.stop("this parenthesis was never opened", span, ""),
                Some((Token::Symbol("="), _)) => self.stop("`=` does not compare", span, "write == for \"exactly\""),
                Some((Token::Symbol("/"), _)) => self.stop(
                    "`/` stands between two numbers, or in body/rule",
                    span,
                    "write 1/2 of yes for half of yes",
                ),
                _ => {
                    let message = format!("the rule cannot go on with {}", self.shown());
                    self.stop(&message, span, "conditions are joined by and, or")
                }
            });
        }
        self.condition(operand)
    }

    /// The operand as a condition; a number is reported.
    fn condition(&mut self, operand: Operand) -> Result<Option<Expression>, Stop> {
        match operand.value {
            Value::Condition(expression) => Ok(Some(expression)),
            Value::Unknown => Ok(None),
            Value::Number(_) => {
                let text = self.excerpt(operand.span);
                let hint = format!("compare it, as in {text} >= 9");
                let what = format!("`{text}` is a number, where a condition is needed");
                self.mistake(Diagnostic::error("rule-type", what).hint(hint), operand.span)?;
                Ok(None)
            }
        }
    }

    /// The operand as a number; a condition is reported.
    fn number(&mut self, operand: Operand) -> Result<Option<Sum>, Stop> {
        match operand.value {
            Value::Number(sum) => Ok(Some(sum)),
            Value::Unknown => Ok(None),
            Value::Condition(_) => {
                let what = format!("`{}` is a condition, where a number is needed", self.excerpt(operand.span));
                let hint = "conditions are joined by and, or; only numbers are added and compared";
                self.mistake(Diagnostic::error("rule-type", what).hint(hint), operand.span)?;
                Ok(None)
            }
        }
    }

    /// Enters something that may nest.
    fn enter(&mut self, span: Span) -> Result<(), Stop> {
        self.depth += 1;
        if self.depth <= MAX_NESTING {
            return Ok(());
        }
        let message = format!("parentheses, `not` and `of` nest more than {MAX_NESTING} deep");
        Err(self.stop(&message, span, "give parts of the rule as rules of their own"))
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Notes a mistake after which reading goes on, unless there are too many.
    fn mistake(&mut self, diagnostic: Diagnostic, span: Span) -> Result<(), Stop> {
        self.found.push(diagnostic.at(self.text.inside(span), ""));
        if self.found.len() < MAX_MISTAKES { Ok(()) } else { Err(Stop) }
    }

    fn stop(&mut self, message: &str, span: Span, hint: &str) -> Stop {
        let mut diagnostic = Diagnostic::error("rule-syntax", message).at(self.text.inside(span), "");
        if !hint.is_empty() {
            diagnostic = diagnostic.hint(hint);
        }
        self.found.push(diagnostic);
        Stop
    }

    fn checked(&mut self, sum: Option<Sum>, span: Span) -> Result<Value, Stop> {
        match sum {
            Some(sum) => Ok(Value::Number(sum)),
            None => {
                let text = self.excerpt(span);
                self.mistake(Diagnostic::error("number-too-large", format!("`{text}` does not fit 64 bits")), span)?;
                Ok(Value::Unknown)
            }
        }
    }

    fn is_symbol(&self, symbol: &str) -> bool {
        matches!(self.tokens.get(self.at), Some((Token::Symbol(s), _)) if *s == symbol)
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.tokens.get(self.at), Some((Token::Name(name), _)) if name == word)
    }

    fn take(&mut self, symbol: &str) -> bool {
        let taken = self.is_symbol(symbol);
        self.at += usize::from(taken);
        taken
    }

    fn next_number(&self) -> Option<(Fraction, bool)> {
        match self.tokens.get(self.at) {
            Some((Token::Number { value, percent }, _)) => Some((*value, *percent)),
            _ => None,
        }
    }

    /// A closing parenthesis, which must be there.
    fn close(&mut self, opened: Span) -> Result<(), Stop> {
        if self.take(")") {
            return Ok(());
        }
        let message = format!("expected `)` before {}", self.shown());
        let diagnostic = Diagnostic::error("rule-syntax", message)
            .at(self.text.inside(self.span()), "")
            .and_at(self.text.inside(opened), "opened here");
        self.found.push(diagnostic);
        Err(Stop)
    }

    /// The span of the token that comes next; past the last one, the end of the text.
    fn span(&self) -> Span {
        let end = self.text.value.len();
        self.tokens.get(self.at).map_or(Span::new(end, end), |(_, span)| *span)
    }

    /// From `start` to the end of the token just read.
    fn since(&self, start: Span) -> Span {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map_or(start, |(_, span)| start.join(*span))
    }

    /// The token that comes next, for messages.
    fn shown(&self) -> String {
        match self.tokens.get(self.at) {
            Some((_, span)) => format!("`{}`", self.excerpt(*span)),
            None => "the end".to_owned(),
        }
    }

    /// A stretch of the rule, cut to a length fit for a message.
    fn excerpt(&self, span: Span) -> String {
        let text = self.text.value.get(span.start..span.end).unwrap_or("");
        match text.char_indices().nth(60) {
            Some((cut, _)) => format!("{}…", &text[..cut]),
            None => text.to_owned(),
        }
    }
}
