//! Cuts a rule of a body or the formula of a path into tokens. Both languages share their words, so they share this.

use crate::fraction::Fraction;
use crate::source::Span;

/// The most tokens a text may hold; longer ones are refused with their size.
pub const MAX_TOKENS: usize = 50_000;

/// A token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Token {
    /// A name: letters, digits, `_` and `-`, beginning with a letter. `-` is minus only between spaces.
    Name(String),
    /// A number: decimal digits, perhaps with a point; `65%` is the fraction 65/100.
    Number {
        /// Its exact value.
        value: Fraction,
        /// Was it written with `%`?
        percent: bool,
    },
    /// One of `( ) { } , + - * / @ &` or a comparison sign.
    Symbol(&'static str),
}

/// Why a text cannot be cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TokenError {
    /// What is wrong.
    pub message: String,
    /// Where, in bytes of the text.
    pub span: Span,
    /// What to do about it; may be empty.
    pub hint: &'static str,
}

/// Longest first, so that `<=` is not read as `<` and `=`.
const SYMBOLS: [&str; 17] = ["<=", ">=", "==", "!=", "<", ">", "=", "(", ")", "{", "}", ",", "+", "*", "/", "@", "&"];

/// Cuts `text`. Linear in its length.
///
/// # Errors
/// [`TokenError`] at the first character that begins no token, at a number beyond 64 bits, or when there are more than
/// [`MAX_TOKENS`].
pub fn cut(text: &str) -> Result<Vec<(Token, Span)>, TokenError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (token, length) = if first.is_ascii_alphabetic() {
            let length =
                rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
            (Token::Name(rest[..length].to_owned()), length)
        } else if first.is_ascii_digit() {
            number(rest, at)?
        } else if first == '-' {
            (Token::Symbol("-"), 1)
        } else if let Some(symbol) = SYMBOLS.into_iter().find(|s| rest.starts_with(s)) {
            (Token::Symbol(symbol), symbol.len())
        } else {
            return Err(TokenError {
                message: format!("`{}` means nothing here", first.escape_debug()),
                span: Span::new(at, at + first.len_utf8()),
                hint: "",
            });
        };
        tokens.push((token, Span::new(at, at + length)));
        at += length;
        if tokens.len() > MAX_TOKENS {
            return Err(TokenError {
                message: format!("this text of {} bytes has more than {MAX_TOKENS} words and signs", text.len()),
                span: Span::new(0, text.len()),
                hint: "write a shorter rule; seats and weights belong in the body's table of seats",
            });
        }
    }
    Ok(tokens)
}

fn number(rest: &str, at: usize) -> Result<(Token, usize), TokenError> {
    let mut length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let digits = &rest[..length];
    let wrong = |message: String, length: usize, hint| TokenError { message, span: Span::new(at, at + length), hint };
    let value = Fraction::parse_decimal(digits).ok_or_else(|| {
        wrong(
            format!("`{}` is not a number Placet can hold", digits.chars().take(40).collect::<String>()),
            length,
            "whole numbers reach up to 9,223,372,036,854,775,807",
        )
    })?;
    if rest[length..].starts_with('%') {
        length += 1;
        let value = value
            .over(Fraction::whole(100))
            .ok_or_else(|| wrong(format!("`{digits}%` is too fine a percentage"), length, ""))?;
        return Ok((Token::Number { value, percent: true }, length));
    }
    if rest[length..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        return Err(wrong(
            format!(
                "a name cannot begin with a digit, as `{}…` does",
                rest.chars().take(length + 1).collect::<String>()
            ),
            length + 1,
            "",
        ));
    }
    Ok((Token::Number { value, percent: false }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        cut(text)
            .unwrap()
            .into_iter()
            .map(|(token, _)| match token {
                Token::Name(name) => name,
                Token::Number { value, .. } => value.to_string(),
                Token::Symbol(symbol) => symbol.to_owned(),
            })
            .collect()
    }

    #[test]
    fn minus_stands_between_spaces_and_hyphens_inside_names() {
        assert_eq!(words("un-security-council/substantive"), ["un-security-council", "/", "substantive"]);
        assert_eq!(words("members - yes <= 3"), ["members", "-", "yes", "<=", "3"]);
        assert_eq!(words("RUS@m=no"), ["RUS", "@", "m", "=", "no"]);
    }

    #[test]
    fn percentages_are_exact() {
        assert_eq!(words("62.5% of members"), ["5/8", "of", "members"]);
    }

    #[test]
    fn numbers_beyond_64_bits_and_strange_signs_are_refused() {
        assert!(cut("yes >= 99999999999999999999").unwrap_err().message.contains("not a number"));
        assert_eq!(cut("yes ≥ 9").unwrap_err().span, Span::new(4, 7));
        assert!(cut("9yes").is_err());
        assert!(cut(&"a ".repeat(MAX_TOKENS + 1)).is_err());
    }
}
