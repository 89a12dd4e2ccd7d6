//! The text as given, cut into sentences and words. Nothing is changed: every part is a span of the text.

use std::ops::Range;

use terms::Date;

use crate::calendar::MONTHS;
use crate::sentence;

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
    /// Its words and marks in order; never empty.
    pub tokens: Vec<Token>,
    /// The number of its paragraph.
    pub paragraph: usize,
}

/// A word or a mark. Clitics stand alone ("did", "n't"; "Russia", "'s"), and so do the parts of "UN-led".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub kind: TokenKind,
}

/// What a token looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// It has a letter.
    Word,
    /// It begins with a digit.
    Number,
    /// Punctuation or a symbol.
    Mark,
}

impl Article {
    /// Cuts a text into sentences and words. Linear in its length.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>, date: Option<Date>) -> Self {
        let text = text.into();
        let sentences = sentence::sentences(&text);
        let title = sentence::headline(&text, &sentences);
        let date = date.or_else(|| dateline(&text));
        Self { id: id.into(), text, title, date, sentences }
    }

    /// The words at a span; empty where the span is not one of this text.
    #[must_use]
    pub fn at(&self, span: &Span) -> &str {
        self.text.get(span.clone()).unwrap_or("")
    }

    /// The sentence in which a byte stands, by its index.
    #[must_use]
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= byte);
        let index = after.checked_sub(1)?;
        (byte < self.sentences[index].span.end).then_some(index)
    }
}

/// How far into a text a dateline is looked for, in words.
const DATELINE_WORDS: usize = 60;

/// The first full date ("18 July 2023", "July 18, 2023", "2023-07-18") near the beginning.
fn dateline(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '.' | ';'))
        .filter(|word| !word.is_empty())
        .take(DATELINE_WORDS)
        .collect();
    let number = |word: &str| word.trim_end_matches("th").parse::<i16>().ok();
    words.windows(3).find_map(|three| {
        let (day, month) = match (month(three[0]), month(three[1])) {
            (Some(month), None) => (number(three[1])?, month),
            (None, Some(month)) => (number(three[0])?, month),
            _ => return three[0].parse::<Date>().ok(),
        };
        let year = number(three[2]).filter(|year| (1900..2200).contains(year))?;
        Date::new(year, month, i8::try_from(day).ok()?).ok()
    })
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| *month == word || (word.len() == 3 && month.starts_with(&word)))?;
    i8::try_from(at + 1).ok()
}
