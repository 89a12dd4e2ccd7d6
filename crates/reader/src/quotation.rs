//! What stands in quotation marks: paired over paragraphs, joined over interruptions, words set apart told from speech.

use crate::article::{Article, Span};

/// A passage between quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// With its marks; to the end of the paragraph where the closing mark stands in a later one.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// Words set apart (“coalition of the willing”), not somebody's speech.
    pub scare: bool,
    /// The quotation it continues, over an interruption or a paragraph's end.
    pub continues: Option<usize>,
}

/// The longest text between two parts of one interrupted quotation, in bytes.
const INTERRUPTION: usize = 200;

/// The pairs of marks: opening, closing.
const PAIRS: [(char, char); 5] = [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“'), ('‘', '’')];

/// Finds the quotations of an article, in order. Linear in its length.
#[must_use]
pub fn quotations(article: &Article) -> Vec<Quotation> {
    let text = article.text.as_str();
    let single = !text.contains(['“', '"', '«', '„']);
    let mut found: Vec<Quotation> = Vec::new();
    let mut open_before = false;
    for paragraph in paragraphs(article) {
        let first_of_paragraph = found.len();
        open_before = pair(text, &paragraph, single, open_before, &mut found);
        for at in first_of_paragraph..found.len() {
            if found[at].continues.is_none() && at > first_of_paragraph && interrupted(text, &found[at - 1], &found[at])
            {
                found[at].continues = Some(at - 1);
            }
        }
    }
    for quotation in &mut found {
        quotation.scare = quotation.continues.is_none() && set_apart(text, quotation);
    }
    found
}

fn paragraphs(article: &Article) -> Vec<Span> {
    let mut found: Vec<(usize, Span)> = Vec::new();
    for sentence in &article.sentences {
        match found.last_mut() {
            Some((paragraph, span)) if *paragraph == sentence.paragraph => span.end = sentence.span.end,
            _ => found.push((sentence.paragraph, sentence.span.clone())),
        }
    }
    found.into_iter().map(|(_, span)| span).collect()
}

/// Pairs the marks of a paragraph; says whether a quotation is still open at its end.
fn pair(text: &str, paragraph: &Span, single: bool, open_before: bool, found: &mut Vec<Quotation>) -> bool {
    let mut open: Option<(usize, char, char)> = None;
    let mut before = ' ';
    let mut letters = text[paragraph.clone()].char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let at = paragraph.start + at;
        let after = letters.peek().map_or(' ', |(_, c)| *c);
        match open {
            None => {
                let pair = PAIRS.iter().find(|(opening, _)| *opening == c).filter(|(opening, _)| {
                    let at_word = !before.is_alphanumeric() && !after.is_whitespace();
                    match opening {
                        '‘' => single && at_word,
                        '"' => at_word,
                        _ => true,
                    }
                });
                open = pair.map(|(_, closing)| (at, c, *closing));
            }
            Some((start, opening, closing)) if c == closing && closes(closing, before, after) => {
                let span = start..at + c.len_utf8();
                let inner = start + opening.len_utf8()..at;
                push(span, inner, paragraph, open_before, found);
                open = None;
            }
            Some((start, opening, _)) if c == opening && opening != '"' => {
                // A second opening mark: the first was never closed.
                open = Some((start, opening, open.map_or('”', |(_, _, closing)| closing)));
            }
            _ => {}
        }
        before = c;
    }
    let Some((start, opening, _)) = open else { return false };
    push(start..paragraph.end, start + opening.len_utf8()..paragraph.end, paragraph, open_before, found);
    true
}

fn closes(closing: char, before: char, after: char) -> bool {
    match closing {
        '’' => !after.is_alphanumeric() && !before.is_whitespace(),
        '"' => !before.is_whitespace() || !after.is_alphanumeric(),
        _ => true,
    }
}

fn push(span: Span, inner: Span, paragraph: &Span, open_before: bool, found: &mut Vec<Quotation>) {
    if inner.is_empty() {
        return;
    }
    let continues = (open_before && span.start == paragraph.start).then(|| found.len().checked_sub(1)).flatten();
    found.push(Quotation { span, inner, scare: false, continues });
}

/// `“We came,” he said, “and we stay.”`: what stands between is short, ends no sentence, and the first part ends with a comma.
fn interrupted(text: &str, first: &Quotation, second: &Quotation) -> bool {
    let between = &text[first.span.end..second.span.start];
    let head = text[first.inner.clone()].trim_end();
    let comma = head.ends_with([',', '—', '–', '-']) || between.starts_with(',');
    let ends = between.trim_end().ends_with(['.', '!', '?', ':']);
    let lower = text[second.inner.clone()].starts_with(|c: char| c.is_lowercase());
    comma
        && between.len() <= INTERRUPTION
        && between.len() > 2
        && !ends
        && (lower || between.trim_end().ends_with([',', '–', '—']))
}

/// A few words without a verb's work, after an article or "so-called", that nobody is said to have said.
fn set_apart(text: &str, quotation: &Quotation) -> bool {
    let inner = text[quotation.inner.clone()].trim();
    let words = inner.split_whitespace().count();
    if words > 5 || inner.ends_with([',', '.', '!', '?', ';']) || inner.contains(['.', ';', '!', '?']) {
        return false;
    }
    let before = text[..quotation.span.start].trim_end();
    let from = before.char_indices().rev().take(60).last().map_or(0, |(at, _)| at);
    let last = before[from..].rsplit(|c: char| c.is_whitespace()).next().unwrap_or("").to_lowercase();
    matches!(
        last.as_str(),
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "so-called"
            | "socalled"
            | "called"
            | "dubbed"
            | "named"
            | "titled"
            | "entitled"
            | "of"
            | "new"
            | "first"
    )
}
