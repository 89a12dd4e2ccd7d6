//! Lines of at most 80 columns.

use std::fmt::Display;

/// How wide a line may be, in characters.
const WIDTH: usize = 80;

/// The column at which what stands beside a label begins.
const BESIDE: usize = 20;

/// Breaks a text at blanks, with `first` before its first line and as many blanks before the others.
pub(crate) fn wrapped(first: &str, text: &str) -> String {
    let indent = first.chars().count();
    let mut lines = first.to_owned();
    let mut column = indent;
    for (at, word) in text.split(' ').filter(|word| !word.is_empty()).enumerate() {
        let width = word.chars().count();
        if at > 0 && column + 1 + width > WIDTH {
            lines.push('\n');
            lines.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if at > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += width;
    }
    lines.truncate(lines.trim_end().len());
    lines.push('\n');
    lines
}

/// A label and what is said of it.
pub(crate) fn labelled(label: &str, text: &str) -> String {
    wrapped(&format!("  {label:<width$}", width = BESIDE - 2), text)
}

/// Digits in groups of three: `17,787,201`. Of more than 24 digits, how many there are.
pub(crate) fn grouped(number: impl Display) -> String {
    let digits = number.to_string();
    if digits.len() > 24 {
        return format!("{}.{}e{}", &digits[..1], &digits[1..4], digits.len() - 1);
    }
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// The first names and how many are left out: `China, France and 3 more`.
pub(crate) fn listed(names: &[String], most: usize) -> String {
    let shown = names.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 if names.is_empty() => "nobody".to_owned(),
        0 => shown,
        left => format!("{shown} and {left} more"),
    }
}

/// A share in percent.
pub(crate) fn percent(share: f64) -> String {
    match 100.0 * share {
        0.0 => "none".to_owned(),
        percent if percent < 0.01 => format!("{percent:.1e} %"),
        percent if percent < 1.0 => format!("{percent:.2} %"),
        percent => format!("{percent:.1} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_their_width() {
        let text = wrapped("  a  ", &"word ".repeat(40));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(text.split_whitespace().count(), 41);
        assert!(text.lines().skip(1).all(|line| line.starts_with("     word")));
    }

    #[test]
    fn numbers_in_groups() {
        assert_eq!([grouped(0), grouped(999), grouped(17_787_201)], ["0", "999", "17,787,201"]);
        assert_eq!(grouped("677019248341759817454674"), "677,019,248,341,759,817,454,674");
        assert_eq!(grouped("6770192483417598174546743"), "6.770e24");
    }
}
