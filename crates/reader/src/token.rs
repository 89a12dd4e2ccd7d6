//! Words and marks. The cuts are those of the English Universal Dependencies treebanks, on which the parser is trained.

use crate::article::{Span, Token, TokenKind};

/// Words whose full stop belongs to them.
const ABBREVIATIONS: [&str; 46] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "cmdr", "sen", "rep", "gov",
    "hon", "st", "no", "vs", "jr", "sr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov",
    "dec", "inc", "ltd", "corp", "co", "approx", "est", "dept", "art", "para", "fig", "etc", "cf",
];

/// Endings that stand alone.
const CLITICS: [&str; 7] = ["'s", "'re", "'ve", "'ll", "'d", "'m", "n't"];

/// The tokens of a stretch of text, whose spans count from `offset`.
pub(crate) fn tokens(text: &str, offset: usize) -> Vec<Token> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let gap = c.is_whitespace() || c.is_control();
        match start {
            None if !gap => start = Some(at),
            Some(from) if gap => {
                chunk(text, from..at, offset, &mut found);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// What does not belong to a word at its edge.
fn is_edge(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '$' | '€' | '£' | '#' | '@' | '&' | '%')
}

/// Cuts a stretch without spaces.
fn chunk(text: &str, span: Span, offset: usize, found: &mut Vec<Token>) {
    let mut push = |span: Span| {
        let kind = kind(&text[span.clone()]);
        found.push(Token { span: offset + span.start..offset + span.end, kind });
    };
    let (mut start, mut end) = (span.start, span.end);
    while let Some(c) = text[start..end].chars().next().filter(|c| is_edge(*c)) {
        let mut width = c.len_utf8();
        if c == '.' || c == '-' {
            width = text[start..end].len() - text[start..end].trim_start_matches(c).len();
        }
        push(start..start + width);
        start += width;
    }
    let mut tail = Vec::new();
    while let Some(c) = text[start..end].chars().next_back().filter(|c| is_edge(*c)) {
        if c == '.' && keeps_stop(&text[start..end]) {
            break;
        }
        let mut width = c.len_utf8();
        if c == '.' || c == '-' {
            width = text[start..end].len() - text[start..end].trim_end_matches(c).len();
        }
        tail.push(end - width..end);
        end -= width;
    }
    if start < end {
        parts(text, start..end, &mut push);
    }
    for span in tail.into_iter().rev() {
        push(span);
    }
}

/// No abbreviation is longer, in bytes.
const LONGEST: usize = 30;

/// "U.S.", "Mr.", "J." keep their stop.
fn keeps_stop(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    if bare.len() + 1 != word.len() || bare.len() > LONGEST {
        return false;
    }
    let single = bare.chars().count() == 1 && bare.chars().all(char::is_uppercase);
    let dotted = bare.contains('.')
        && bare.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    single || dotted || ABBREVIATIONS.contains(&bare.to_lowercase().as_str())
}

/// Cuts a word at hyphens and slashes between letters, at dashes and marks inside, and before a clitic.
fn parts(text: &str, span: Span, push: &mut impl FnMut(Span)) {
    let word = &text[span.clone()];
    if word.contains("://") || word.contains('@') || word.starts_with("www.") {
        push(span);
        return;
    }
    let mut from = span.start;
    let mut before: Option<char> = None;
    let mut inside = word.char_indices().peekable();
    while let Some((at, c)) = inside.next() {
        let after = inside.peek().map(|(_, c)| *c);
        if cuts(before, c, after) {
            let at = span.start + at;
            if from < at {
                clitic(text, from..at, push);
            }
            push(at..at + c.len_utf8());
            from = at + c.len_utf8();
        }
        before = Some(c);
    }
    if from < span.end {
        clitic(text, from..span.end, push);
    }
}

fn cuts(before: Option<char>, c: char, after: Option<char>) -> bool {
    let numbers = before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric);
    match c {
        '-' | '/' | '‑' => !numbers,
        '.' | ',' | ':' => !numbers && (c != '.' || after.is_some_and(|c| !c.is_alphanumeric())),
        '\'' | '’' | '&' | '$' | '€' | '£' | '#' | '@' | '%' | '_' => false,
        _ => !c.is_alphanumeric() && !is_mark_of_a_letter(c),
    }
}

/// Combining marks belong to their letter.
fn is_mark_of_a_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{200c}' | '\u{200d}')
}

fn clitic(text: &str, span: Span, push: &mut impl FnMut(Span)) {
    let word = text[span.clone()].to_lowercase().replace('’', "'");
    if word == "cannot" {
        push(span.start..span.start + 3);
        push(span.start + 3..span.end);
        return;
    }
    let width = |clitic: &str| {
        let tail = text[span.clone()].char_indices().rev().nth(clitic.chars().count() - 1);
        tail.map_or(span.start, |(at, _)| span.start + at)
    };
    let cut = CLITICS.iter().find(|clitic| word.ends_with(*clitic)).map(|clitic| width(clitic));
    match cut {
        Some(cut) if cut > span.start => {
            push(span.start..cut);
            push(cut..span.end);
        }
        _ => push(span),
    }
}

fn kind(word: &str) -> TokenKind {
    match word.chars().next() {
        Some(c) if c.is_numeric() => TokenKind::Number,
        _ if word.chars().any(char::is_alphabetic) => TokenKind::Word,
        _ => TokenKind::Mark,
    }
}
