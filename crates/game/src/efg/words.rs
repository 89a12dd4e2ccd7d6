//! Cuts a file into words.

use std::ops::Range;

use super::fault::{Fault, Problem};

/// A word of the format.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Word {
    /// In quotes.
    Text(String),
    /// Anything else that stands between spaces, braces and commas.
    Bare(String),
    Open,
    Close,
    End,
}

impl Word {
    /// What it is, for a message.
    pub(super) fn shown(&self) -> String {
        let cut = |text: &str| text.chars().take(40).collect::<String>();
        match self {
            Self::Text(text) => format!("the text \"{}\"", cut(text)),
            Self::Bare(text) => format!("`{}`", cut(text)),
            Self::Open => "`{`".to_owned(),
            Self::Close => "`}`".to_owned(),
            Self::End => "the end of the file".to_owned(),
        }
    }
}

/// Reads a file word by word.
pub(super) struct Words<'a> {
    text: &'a str,
    /// Where the next word is sought.
    at: usize,
    /// The next word and its place.
    next: Result<(Word, Range<usize>), Fault>,
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut words = Self { text, at: 0, next: Ok((Word::End, 0..0)) };
        words.next = words.cut();
        words
    }

    /// The next word, which stays.
    pub(super) fn peek(&self) -> Result<&Word, Fault> {
        self.next.as_ref().map(|(word, _)| word).map_err(Clone::clone)
    }

    /// The next word and its place.
    pub(super) fn take(&mut self) -> Result<(Word, Range<usize>), Fault> {
        let next = self.next.clone()?;
        self.next = self.cut();
        Ok(next)
    }

    /// The place of the next word.
    pub(super) fn place(&self) -> Range<usize> {
        self.next.as_ref().map_or_else(|fault| fault.place.clone(), |(_, place)| place.clone())
    }

    /// A fault at a place. Linear in the text before it.
    pub(super) fn fault(&self, place: Range<usize>, problem: impl Into<Problem>) -> Fault {
        let (line, column) = line_and_column(self.text, place.start);
        Fault { line, column, place, problem: problem.into() }
    }

    /// The fault that something else was expected than the next word.
    pub(super) fn unexpected(&self, expected: &'static str) -> Fault {
        match &self.next {
            Ok((word, place)) => self.fault(place.clone(), Problem::Expected { expected, found: word.shown() }),
            Err(fault) => fault.clone(),
        }
    }

    fn cut(&mut self) -> Result<(Word, Range<usize>), Fault> {
        let space = |c: char| c.is_whitespace() || c == ',' || c == '\u{feff}';
        let rest = self.text[self.at..].trim_start_matches(space);
        let start = self.text.len() - rest.len();
        let (word, length) = match rest.chars().next() {
            None => (Word::End, 0),
            Some('{') => (Word::Open, 1),
            Some('}') => (Word::Close, 1),
            Some('"') => match quoted(rest) {
                Some((text, length)) => (Word::Text(text), length),
                None => {
                    self.at = self.text.len();
                    return Err(self.fault(start..start + 1, Problem::OpenText));
                }
            },
            Some(_) => {
                let ends = |c: char| space(c) || matches!(c, '{' | '}' | '"');
                let length = rest.find(ends).unwrap_or(rest.len());
                (Word::Bare(rest[..length].to_owned()), length)
            }
        };
        self.at = start + length;
        Ok((word, start..start + length))
    }
}

/// The text in quotes that `rest` begins with, and how many bytes it takes; a backslash keeps the next character.
fn quoted(rest: &str) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((text, at + 1)),
            '\\' => match characters.next()?.1 {
                kept @ ('"' | '\\') => text.push(kept),
                other => text.extend(['\\', other]),
            },
            other => text.push(other),
        }
    }
    None
}

/// The line and the column in characters of a byte, both from 1.
pub(super) fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..byte.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let begins = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[begins..].chars().count() + 1)
}
