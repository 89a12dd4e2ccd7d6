//! Texts and numbers as markup holds them.

/// A text in which no character can be taken for markup, in an element or in a quoted attribute. Control characters, which XML
/// does not allow, become blanks.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(letter),
            '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A coordinate: at most two decimals, no zeros at the end, no minus before nought. What is no number is 0.
#[must_use]
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    match text.trim_end_matches('0').trim_end_matches('.') {
        "-0" => "0".to_owned(),
        text => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_markup() {
        assert_eq!(escape("a < b & \"c\" > 'd'\u{0}"), "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39; ");
        assert_eq!(escape("Türkiye – 9 %\n"), "Türkiye – 9 %\n");
    }

    #[test]
    fn numbers_are_short() {
        let written = [0.0, -0.001, 1.0, 2.5, 1.23456, 100.0, -7.255, f64::NAN, f64::INFINITY, 1e9].map(number);
        assert_eq!(written, ["0", "0", "1", "2.5", "1.23", "100", "-7.25", "0", "0", "1000000000"]);
    }
}
