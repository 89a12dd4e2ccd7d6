//! The text as words and marks, folded so that "Chișinău" and "Chisinau" are one name.

use std::borrow::Cow;

use super::class::{Class, Group};
use crate::article::{Article, Span};

/// A word or a mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Word<'a> {
    /// Where it stands.
    pub(crate) span: Span,
    /// Without accents, in the text's own case.
    pub(crate) folded: Cow<'a, str>,
    /// The same in small letters.
    pub(crate) lower: Cow<'a, str>,
    /// The number of its sentence.
    pub(crate) sentence: usize,
    /// No word comes before it in its sentence.
    pub(crate) first: bool,
    /// What it can be in a phrase.
    pub(crate) class: Class,
}

impl Word<'_> {
    /// Does it begin with a capital letter?
    pub(crate) fn capital(&self) -> bool {
        self.folded.chars().next().is_some_and(char::is_uppercase)
    }

    /// Is it a word, not a mark or a number?
    pub(crate) fn letters(&self) -> bool {
        self.folded.chars().next().is_some_and(char::is_alphabetic)
    }

    /// Is it `word`, in whatever case?
    pub(crate) fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    /// Is it in a group of words?
    pub(crate) fn has(&self, group: Group) -> bool {
        self.class.has(group)
    }

    /// Is it one of `words`, in whatever case?
    pub(crate) fn among(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_ref())
    }
}

/// Cuts the article into words and marks. Linear in the text.
pub(crate) fn words(article: &Article) -> Vec<Word<'_>> {
    let mut all = cut(&article.text);
    number(article, &mut all);
    all
}

/// The words of a name, folded: the way the index of names keeps them.
pub(crate) fn folded(name: &str) -> Vec<String> {
    cut(name).into_iter().map(|word| word.folded.into_owned()).collect()
}

/// Letters and digits hold together; so do points between single letters (U.S.) and an apostrophe inside a word (Sing'Oei),
/// but a possessive stands alone.
fn cut(text: &str) -> Vec<Word<'_>> {
    let mut all = Vec::new();
    let mut start = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let holds = letter.is_alphanumeric() || joins(letter) || (start.is_some() && inside(&text[at..], letter, next));
        if holds {
            start = start.or(Some(at));
            continue;
        }
        if let Some(from) = start.take() {
            push(text, from..at, &mut all);
        }
        if letter.is_whitespace() || letter.is_control() {
            continue;
        }
        let mut end = at + letter.len_utf8();
        if apostrophe(letter) && possessive(&text[end..]) {
            end += 1;
            letters.next();
        }
        push(text, at..end, &mut all);
    }
    if let Some(from) = start {
        push(text, from..text.len(), &mut all);
    }
    all
}

fn push<'a>(text: &'a str, span: Span, all: &mut Vec<Word<'a>>) {
    let mut span = span;
    // A point belongs to a word only between single letters: "U.S.", not "war."
    if text[span.clone()].ends_with('.') && !initials(&text[span.clone()]) {
        let end = span.end - 1;
        push(text, span.start..end, all);
        span = end..span.end;
    }
    if span.is_empty() {
        return;
    }
    let folded = fold(&text[span.clone()]);
    let lower = if folded.chars().any(char::is_uppercase) { Cow::Owned(folded.to_lowercase()) } else { folded.clone() };
    let class = Class::of(&lower);
    all.push(Word { span, folded, lower, sentence: 0, first: false, class });
}

/// "U.S.", "J.", "D.C."
fn initials(word: &str) -> bool {
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    word.len() > 1 && word.split('.').filter(|part| !part.is_empty()).all(single)
}

fn joins(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

/// Does a possessive s follow, and nothing after it?
fn possessive(rest: &str) -> bool {
    rest.strip_prefix(['s', 'S']).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// An apostrophe or point that the word goes on after.
fn inside(rest: &str, letter: char, next: Option<char>) -> bool {
    if apostrophe(letter) {
        return next.is_some_and(char::is_alphabetic) && !possessive(&rest[letter.len_utf8()..]);
    }
    letter == '.' && !next.is_some_and(|next| next.is_ascii_digit())
}

/// Numbers the sentences: the article's own, or, where it has none, cut at full stops and empty lines.
fn number(article: &Article, all: &mut [Word<'_>]) {
    let mut sentence = 0;
    let mut fresh = true;
    let mut last_end = 0;
    let own = &article.sentences;
    let mut stopped = false;
    for word in all {
        if own.is_empty() {
            let between = article.text.get(last_end..word.span.start).unwrap_or("");
            let paragraph = between.matches('\n').count() > 1 || (between.contains('\n') && stopped);
            if (stopped && !between.is_empty() && word.capital()) || paragraph {
                (sentence, fresh) = (sentence + 1, true);
            }
            if word.letters() || !matches!(word.folded.as_ref(), "\"" | "”" | "’" | ")") {
                stopped = matches!(word.folded.as_ref(), "." | "!" | "?");
            }
        } else {
            while sentence + 1 < own.len() && own[sentence + 1].span.start <= word.span.start {
                (sentence, fresh) = (sentence + 1, true);
            }
        }
        word.sentence = sentence;
        if word.letters() {
            word.first = fresh;
            fresh = false;
        }
        last_end = word.span.end;
    }
}

/// Latin letters without their accents; everything else as it is.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() || matches!(letter, '“' | '”' | '–' | '—' | '…' | '«' | '»' | '•') {
            plain.push(letter);
            continue;
        }
        match LETTERS.iter().find(|(accented, _)| accented.contains(letter)) {
            Some((_, base)) => plain.push_str(base),
            None if joins(letter) => {}
            None => plain.push(letter),
        }
    }
    Cow::Owned(plain)
}

/// Accented letters of the languages that names in English texts come from, with what is left of them.
const LETTERS: &[(&str, &str)] = &[
    ("àáâãäåāăąạảấầẩẫậắằẳẵặ", "a"),
    ("ÀÁÂÃÄÅĀĂĄ", "A"),
    ("æ", "ae"),
    ("Æ", "Ae"),
    ("çćĉċč", "c"),
    ("ÇĆĈĊČ", "C"),
    ("ďđð", "d"),
    ("ĎĐÐ", "D"),
    ("èéêëēĕėęěẹẻẽếềểễệə", "e"),
    ("ÈÉÊËĒĔĖĘĚƏ", "E"),
    ("ĝğġģ", "g"),
    ("ĜĞĠĢ", "G"),
    ("ĥħ", "h"),
    ("ĤĦ", "H"),
    ("ìíîïĩīĭįıịỉ", "i"),
    ("ÌÍÎÏĨĪĬĮİ", "I"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("Ķ", "K"),
    ("ĺļľŀł", "l"),
    ("ĹĻĽĿŁ", "L"),
    ("ñńņňŉ", "n"),
    ("ÑŃŅŇ", "N"),
    ("òóôõöøōŏőơọỏốồổỗộớờởỡợ", "o"),
    ("ÒÓÔÕÖØŌŎŐƠ", "O"),
    ("œ", "oe"),
    ("Œ", "Oe"),
    ("ŕŗř", "r"),
    ("ŔŖŘ", "R"),
    ("śŝşšș", "s"),
    ("ŚŜŞŠȘ", "S"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("ŢŤŦȚ", "T"),
    ("þ", "th"),
    ("Þ", "Th"),
    ("ùúûüũūŭůűųưụủứừửữự", "u"),
    ("ÙÚÛÜŨŪŬŮŰŲƯ", "U"),
    ("ŵ", "w"),
    ("Ŵ", "W"),
    ("ýÿŷỳỵỷỹ", "y"),
    ("ÝŶŸ", "Y"),
    ("źżž", "z"),
    ("ŹŻŽ", "Z"),
    ("’ʼ‘", "'"),
    ("‐‑", "-"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_to(text: &str) -> Vec<String> {
        folded(text)
    }

    #[test]
    fn possessives_stand_alone_and_names_hold_together() {
        assert_eq!(cut_to("France’s envoy"), ["France", "'s", "envoy"]);
        assert_eq!(cut_to("Korir Sing'Oei said"), ["Korir", "Sing'Oei", "said"]);
        assert_eq!(cut_to("the U.S. said."), ["the", "U.S.", "said", "."]);
        assert_eq!(cut_to("Guinea-Bissau’s war."), ["Guinea", "-", "Bissau", "'s", "war", "."]);
        assert_eq!(cut_to("Chișinău, Élysée"), ["Chisinau", ",", "Elysee"]);
    }
}
