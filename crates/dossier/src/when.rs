//! Reads the formula of a path by recursive descent.
//!
//! ```text
//! either  = both { "or" both }
//! both    = simple { "and" simple }
//! simple  = "not" simple | "(" either ")" | atom
//! atom    = MOTION | PATH
//!         | EVENT "in" "{" OUTCOME { "," OUTCOME } "}" | EVENT "=" OUTCOME
//!         | ACTOR "@" MOTION "=" OPTION | ACTOR "@" RESOURCE ">" "0"
//!         | "sum" "(" RESOURCE [ "," GROUP ] ")" ( ">=" NUMBER | ">" "0" )
//! ```
//!
//! A name that stands for nothing is reported and reading goes on; a sign in the wrong place ends it.

mod atom;

use terms::table::At;
use terms::tokens::{self, Token, TokenError};
use terms::{Diagnostic, Diagnostics, Place, Span};

use crate::formula::Formula;
use crate::model::{Event, Motion};
use crate::names::Names;

/// How deep parentheses and `not` may nest.
const MAX_NESTING: usize = 200;

/// What a formula may name.
pub(crate) struct Scope<'a> {
    pub(crate) names: &'a Names,
    pub(crate) events: &'a [Event],
    pub(crate) motions: &'a [Motion],
}

/// Reads the formula in `text`; `None` when something is wrong with it, which `diagnostics` then says.
pub(crate) fn parse(text: &At<String>, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Option<Formula> {
    let tokens = match tokens::cut(&text.value) {
        Ok(tokens) => tokens,
        Err(error) => {
            diagnostics.push(uncut(text, &error));
            return None;
        }
    };
    let start = text.inside(Span::new(0, 0));
    let mut parser = Parser { text, start, tokens, at: 0, depth: 0, scope, diagnostics };
    let formula = parser.either().ok()?;
    if let Some((_, span)) = parser.tokens.get(parser.at) {
        let place = parser.place(*span);
        let found = parser.shown();
        let error = match found.as_str() {
            "`)`" => Diagnostic::error("formula-syntax", "this parenthesis was never opened").at(place, ""),
            "`,`" => Diagnostic::error("formula-syntax", "the formula cannot go on with `,`")
                .at(place, "expected `and`, `or` or the end")
                .hint("numbers are written without separators: 10000"),
            _ => Diagnostic::error("formula-syntax", format!("the formula cannot go on with {found}"))
                .at(place, "expected `and`, `or` or the end"),
        };
        parser.diagnostics.push(error);
        return None;
    }
    formula
}

/// What to say about a text that cannot be cut into words and signs.
fn uncut(text: &At<String>, error: &TokenError) -> Diagnostic {
    let diagnostic = Diagnostic::error("formula-syntax", &error.message).at(text.inside(error.span), "");
    if error.span == Span::new(0, text.value.len()) {
        diagnostic.hint("name parts of the formula as paths of their own")
    } else if text.value[error.span.start..error.span.end].ends_with('_') {
        diagnostic.hint("numbers are written without separators: 10000")
    } else if error.hint.is_empty() {
        diagnostic
    } else {
        diagnostic.hint(error.hint)
    }
}

/// Reading cannot go on; the reason is among the diagnostics.
struct Stop;

/// `Ok(None)`: a name was wrong and has been reported.
type Read<T> = Result<Option<T>, Stop>;

struct Parser<'a> {
    text: &'a At<String>,
    /// The place of the text's first character, when it was written without escapes; else of the whole text.
    start: Place,
    tokens: Vec<(Token, Span)>,
    at: usize,
    depth: usize,
    scope: &'a Scope<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl Parser<'_> {
    fn either(&mut self) -> Read<Formula> {
        self.joined("or", Self::both, Formula::Or)
    }

    fn both(&mut self) -> Read<Formula> {
        self.joined("and", Self::simple, Formula::And)
    }

    fn joined(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Read<Formula>,
        join: fn(Vec<Formula>) -> Formula,
    ) -> Read<Formula> {
        let first = part(self)?;
        if !self.is_word(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.is_word(word) {
            self.at += 1;
            parts.push(part(self)?);
        }
        let known: Option<Vec<Formula>> = parts.into_iter().collect();
        Ok(known.map(join))
    }

    fn simple(&mut self) -> Read<Formula> {
        if !self.is_word("not") && !self.is_symbol("(") {
            return self.atom();
        }
        let opened = self.span();
        self.depth += 1;
        if self.depth > MAX_NESTING {
            return Err(self.stop(
                Diagnostic::error(
                    "formula-too-deep",
                    format!("parentheses and `not` nest more than {MAX_NESTING} deep"),
                )
                .hint("name parts of the formula as paths of their own"),
                opened,
                "",
            ));
        }
        let inner = if self.is_word("not") {
            self.at += 1;
            self.simple()?.map(|inner| Formula::Not(Box::new(inner)))
        } else {
            self.at += 1;
            let inner = self.either()?;
            if !self.is_symbol(")") {
                let error = Diagnostic::error("formula-syntax", format!("expected `)` before {}", self.shown()))
                    .and_at(self.place(opened), "opened here");
                return Err(self.stop(error, self.span(), ""));
            }
            self.at += 1;
            inner
        };
        self.depth -= 1;
        Ok(inner)
    }

    fn place(&self, span: Span) -> Place {
        if self.start.span.start < self.start.span.end {
            return self.start.clone();
        }
        let shift = self.start.span.start;
        Place::new(&self.start.source, Span::new(span.start + shift, span.end + shift))
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    /// Where the next token stands; after the last one, the end of the text.
    fn span(&self) -> Span {
        let end = self.text.value.trim_end().len();
        self.tokens.get(self.at).map_or(Span::new(end, end), |(_, span)| *span)
    }

    /// The next token, for messages.
    fn shown(&self) -> String {
        let Some((_, span)) = self.tokens.get(self.at) else { return "the end of the formula".to_owned() };
        let text = &self.text.value[span.start..span.end];
        format!("`{}`", text.chars().take(40).collect::<String>())
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token::Name(name)) if name == word)
    }

    fn is_symbol(&self, symbol: &str) -> bool {
        matches!(self.peek(), Some(Token::Symbol(found)) if *found == symbol)
    }

    /// Steps over a sign.
    fn symbol(&mut self, symbol: &str) -> Result<(), Stop> {
        if self.is_symbol(symbol) {
            self.at += 1;
            return Ok(());
        }
        Err(self.expected(&format!("`{symbol}`")))
    }

    /// Steps over a name.
    fn name(&mut self, what: &str) -> Result<At<String>, Stop> {
        let Some(Token::Name(name)) = self.peek() else { return Err(self.expected(what)) };
        let named = At { value: name.clone(), place: self.place(self.span()) };
        self.at += 1;
        Ok(named)
    }

    fn expected(&mut self, what: &str) -> Stop {
        let error = Diagnostic::error("formula-syntax", format!("expected {what}, found {}", self.shown()));
        self.stop(error, self.span(), "")
    }

    fn stop(&mut self, error: Diagnostic, span: Span, label: &str) -> Stop {
        let place = self.place(span);
        self.diagnostics.push(error.at(place, label));
        Stop
    }

    /// A name is wrong: reports it, and reading goes on.
    fn wrong<T>(&mut self, error: Diagnostic) -> Read<T> {
        self.diagnostics.push(error);
        Ok(None)
    }
}
