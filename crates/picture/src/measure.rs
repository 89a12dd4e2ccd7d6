//! How wide a text is, about: fonts are not known here. The widths are those of a common sans serif face, a little generous.

/// The width of a text set at `size`, in the same unit, about.
#[must_use]
pub fn width(text: &str, size: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '\'' | '!' => 0.3,
            'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '/' | '"' => 0.38,
            'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.92,
            letter if letter.is_uppercase() => 0.7,
            _ => 0.57,
        })
        .sum();
    ems * size
}

/// Breaks a text at blanks into lines that are about at most `room` wide; a longer word has a line of its own.
#[must_use]
pub fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_are_wider() {
        assert!(width("MMM", 10.0) > 2.0 * width("iii", 10.0));
        assert_eq!(width("", 10.0), 0.0);
    }

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(wrap("one two three", 10.0, 45.0), ["one two", "three"]);
        assert_eq!(wrap("antidisestablishmentarianism is long", 10.0, 30.0).len(), 3);
        assert!(wrap("", 10.0, 30.0).is_empty());
    }
}
