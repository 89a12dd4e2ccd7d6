//! Lines of 80 columns.

/// How wide a line may be, in characters.
pub(crate) const WIDTH: usize = 80;

/// Breaks a text at spaces into lines of at most `width` characters; a longer word (an address) is broken too.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => {
                let letters: Vec<char> = word.chars().collect();
                lines.extend(letters.chunks(width.max(1)).map(|piece| piece.iter().collect::<String>()));
            }
        }
    }
    lines
}

/// The same, at most `most` lines, the last ending in an ellipsis when something was cut.
pub(crate) fn wrap_at_most(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = format!("{} …", cut(last, width - 2).trim_end_matches('…').trim_end());
        }
    }
    lines
}

/// Cuts a text to `width` characters, the last an ellipsis when something was cut.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Cuts or fills a text to exactly `width` characters.
pub(crate) fn fit(text: &str, width: usize) -> String {
    let text = cut(text, width);
    let missing = width - text.chars().count();
    format!("{text}{}", " ".repeat(missing))
}

/// A labelled row: the label in the first `indent` columns, the text wrapped beside it, at most `lines` lines.
pub(crate) fn labelled(label: &str, text: &str, indent: usize, lines: usize) -> Vec<String> {
    let wrapped = wrap_at_most(text, WIDTH - indent, lines);
    wrapped
        .into_iter()
        .enumerate()
        .map(|(index, line)| format!("{}{line}", fit(if index == 0 { label } else { "" }, indent)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_their_width() {
        assert_eq!(wrap("a bb ccc dddd", 6), ["a bb", "ccc", "dddd"]);
        assert_eq!(cut("Türkiye and others", 9), "Türkiye…");
        assert_eq!(fit("Türkiye", 9), "Türkiye  ");
        assert_eq!(wrap("aaaaaaa b", 3), ["aaa", "aaa", "a b"]);
        assert_eq!(wrap_at_most("a bb ccc dddd", 6, 1), ["a bb …"]);
        assert_eq!(labelled("Ask", "one two three", 8, 1), ["Ask     one two three"]);
    }
}
