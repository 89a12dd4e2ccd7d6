//! Paragraphs and sentences.

use crate::article::{Sentence, Span, Token, TokenKind};
use crate::token::tokens;

/// A sentence of more tokens is cut: what is longer is a list or no prose, and nothing may cost more than linear time.
const MOST_TOKENS: usize = 200;

/// A line at least this long, in bytes, was not broken by hand.
const WRAPPED_LINE: usize = 100;

/// Words that begin a sentence and hardly ever a name: after "U.S." they tell that a sentence ended.
const BEGINNERS: [&str; 34] = [
    "the",
    "a",
    "an",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "in",
    "on",
    "at",
    "but",
    "and",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "its",
    "their",
    "there",
    "however",
    "meanwhile",
    "as",
    "after",
    "while",
    "for",
    "when",
    "if",
    "some",
    "both",
    "no",
];

/// Verbs of speech that carry on a sentence after “…?”.
const SPEECH: [&str; 12] =
    ["said", "says", "asked", "asks", "told", "added", "replied", "wrote", "wondered", "warned", "demanded", "quipped"];

/// The sentences of a text.
pub(crate) fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (paragraph, span) in paragraphs(text).into_iter().enumerate() {
        let tokens = tokens(&text[span.clone()], span.start);
        let mut rest = tokens.as_slice();
        while !rest.is_empty() {
            let (now, later) = rest.split_at(length(text, rest));
            rest = later;
            if let (Some(first), Some(last)) = (now.first(), now.last()) {
                let span = first.span.start..last.span.end;
                found.push(Sentence { span, tokens: now.to_vec(), paragraph });
            }
        }
    }
    found
}

/// A first line that stands apart and does not end like a sentence.
pub(crate) fn headline(text: &str, sentences: &[Sentence]) -> Option<Span> {
    let first = sentences.first()?;
    let second = sentences.get(1)?;
    let apart = text.get(first.span.end..second.span.start)?.contains('\n');
    let ends = text[first.span.clone()].ends_with(['.', '!', '?', ':', '”', '"', '…']);
    (apart && !ends && first.tokens.len() <= 30).then(|| first.span.clone())
}

/// Paragraphs end at an empty line, and at every line's end unless the lines were wrapped by hand.
fn paragraphs(text: &str) -> Vec<Span> {
    let wrapped = text.contains("\n\n") && text.lines().all(|line| line.len() < WRAPPED_LINE) && {
        let ends = |line: &str| line.trim_end().ends_with(['.', '!', '?', '”', '"', ':', '’']);
        let (mut open, mut all) = (0_usize, 0_usize);
        for (line, next) in text.lines().zip(text.lines().skip(1)) {
            if !line.trim().is_empty() && !next.trim().is_empty() {
                all += 1;
                open += usize::from(!ends(line));
            }
        }
        open * 2 > all
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() || !wrapped {
            let end = if line.trim().is_empty() { at } else { at + line.len() };
            found.push(start..end);
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(start..text.len());
    found.retain(|span| !text[span.clone()].trim().is_empty());
    found
}

/// How many of these tokens make the first sentence.
fn length(text: &str, tokens: &[Token]) -> usize {
    let word = |at: usize| tokens.get(at).map_or("", |token| &text[token.span.clone()]);
    for at in 0..tokens.len().min(MOST_TOKENS) {
        let mark = word(at);
        let stops = mark.starts_with(['.', '!', '?', '…', '。', '？', '！']) && tokens[at].kind == TokenKind::Mark;
        let dotted = mark.ends_with('.') && mark.len() > 2 && mark[..mark.len() - 1].contains('.');
        if !stops && !dotted {
            continue;
        }
        let mut end = at + 1;
        while end < tokens.len() && tokens[end].span.start == tokens[end - 1].span.end && is_closing(word(end)) {
            end += 1;
        }
        if end >= tokens.len() {
            break;
        }
        let next = word(end);
        let begins =
            next.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || is_opening(c) || !c.is_ascii());
        let lower = next.to_lowercase();
        let ended = if dotted {
            BEGINNERS.contains(&lower.as_str()) && next.starts_with(char::is_uppercase)
        } else {
            begins && tokens[end].span.start > tokens[end - 1].span.end
        };
        let speech_follows = end > at + 1 && !mark.starts_with('.') && tells(text, &tokens[end..]);
        if ended && !speech_follows {
            return end;
        }
    }
    tokens.len().min(MOST_TOKENS)
}

/// The words up to the next stop are short and hold a verb of speech: `“Who pays?” the minister asked.`
fn tells(text: &str, tokens: &[Token]) -> bool {
    for token in tokens.iter().take(9) {
        let word = &text[token.span.clone()];
        if SPEECH.contains(&word) {
            return true;
        }
        if word.starts_with(['.', '“', '"', '!', '?']) {
            return false;
        }
    }
    false
}

fn is_closing(mark: &str) -> bool {
    mark.starts_with(['”', '"', '’', '\'', ')', ']', '»', '.', '!', '?', '…'])
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '"' | '‘' | '\'' | '(' | '[' | '«' | '–' | '—' | '-' | '„')
}
