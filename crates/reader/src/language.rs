//! Whether a text looks like English prose. If not, that is said; of another language only names are read.

use crate::article::{Article, TokenKind};

/// Words of which any English text is full.
const COMMON: [&str; 40] = [
    "the", "of", "and", "to", "a", "in", "that", "is", "was", "for", "it", "on", "with", "as", "by", "be", "at",
    "from", "has", "have", "had", "he", "she", "they", "his", "her", "its", "said", "not", "an", "are", "were",
    "which", "would", "will", "but", "their", "who", "this", "been",
];

/// Below this share of common words a text is not English (news has about 0.35, other languages under 0.08).
const ENGLISH: f64 = 0.12;

/// From so many words on a share means something.
const ENOUGH: usize = 25;

/// How many words are looked at.
const SAMPLE: usize = 20_000;

/// Tags that make a text look like HTML.
const TAGS: [&str; 8] = ["</p>", "</div>", "<html", "<body", "</a>", "<!doctype", "</span>", "<br"];

/// Whether statements can be read: the text is English.
pub(crate) fn is_english(remarks: &[String]) -> bool {
    !remarks.iter().any(|remark| remark.starts_with(FOREIGN))
}

/// How the remark on another language begins.
const FOREIGN: &str = "this does not look like English";

/// What to tell the user about a text that is not English prose; empty if it is.
pub(crate) fn remarks(article: &Article) -> Vec<String> {
    let mut found = Vec::new();
    if article.sentences.is_empty() {
        found.push("the text is empty: there is nothing to read".to_owned());
        return found;
    }
    if looks_like_html(&article.text) {
        found.push("this looks like HTML: it was read as plain text, tags and all; save the article's text for a better reading".to_owned());
    }
    let mut words = 0_usize;
    let mut common = 0_usize;
    let tokens = article.sentences.iter().flat_map(|sentence| &sentence.tokens);
    for token in tokens.filter(|token| token.kind == TokenKind::Word).take(SAMPLE) {
        words += 1;
        common += usize::from(COMMON.contains(&article.at(&token.span).to_lowercase().as_str()));
    }
    if words >= ENOUGH && (common as f64) < ENGLISH * words as f64 {
        found.push(format!("{FOREIGN}: only names were read"));
    }
    found
}

/// Whether the text looks like HTML; it is read all the same, tags and all.
fn looks_like_html(text: &str) -> bool {
    let mut end = text.len().min(20_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].to_lowercase();
    TAGS.iter().filter(|tag| head.contains(**tag)).count() >= 2 || head.trim_start().starts_with("<!doctype")
}
