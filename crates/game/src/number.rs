//! Numbers as Gambit writes them: fractions and decimals.

use std::fmt;

/// The largest size of a number: sums along any path of a game then stay finite.
const LARGEST: f64 = 1e100;

/// A number: an exact fraction, or a decimal. Finite, and at most 10¹⁰⁰ in size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Number(Written);

#[derive(Clone, Copy, PartialEq, Debug)]
enum Written {
    /// In lowest terms, the denominator above zero.
    Fraction(i64, i64),
    /// Not a whole number of 64 bits.
    Decimal(f64),
}

impl Number {
    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self(Written::Fraction(value, 1))
    }

    /// A fraction; `None` where the denominator is zero or the fraction does not fit.
    #[must_use]
    pub fn fraction(numerator: i64, denominator: i64) -> Option<Self> {
        let (mut a, mut b) = (i128::from(numerator).abs(), i128::from(denominator).abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let common = if denominator < 0 { -a } else { a };
        let divided = |number: i64| i64::try_from(i128::from(number).checked_div(common)?).ok();
        (denominator != 0).then_some(())?;
        Some(Self(Written::Fraction(divided(numerator)?, divided(denominator)?)))
    }

    /// A decimal; `None` where it is not finite or above 10¹⁰⁰ in size.
    #[must_use]
    pub fn decimal(value: f64) -> Option<Self> {
        // 2⁶³ is the first whole number too large for 64 bits.
        let whole = value.trunc() == value && value.abs() < 9_223_372_036_854_775_808.0;
        match value {
            _ if whole => Some(Self::whole(value as i64)),
            _ if value.abs() <= LARGEST => Some(Self(Written::Decimal(value))),
            _ => None,
        }
    }

    /// Reads `3`, `-1/3`, `.25` or `1.5e-3`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return None;
        }
        if let Some((numerator, denominator)) = text.split_once('/') {
            let digits = denominator.bytes().all(|byte| byte.is_ascii_digit());
            return if digits { Self::fraction(numerator.parse().ok()?, denominator.parse().ok()?) } else { None };
        }
        match text.parse() {
            Ok(whole) => Some(Self::whole(whole)),
            Err(_) => Self::decimal(text.parse().ok()?),
        }
    }

    /// Its value.
    #[must_use]
    pub fn value(self) -> f64 {
        match self.0 {
            Written::Fraction(numerator, denominator) => numerator as f64 / denominator as f64,
            Written::Decimal(value) => value,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Written::Fraction(numerator, 1) => write!(f, "{numerator}"),
            Written::Fraction(numerator, denominator) => write!(f, "{numerator}/{denominator}"),
            Written::Decimal(value) => write!(f, "{value}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_gambit_writes_them() {
        for (text, value, again) in [
            ("3", 3.0, "3"),
            ("-1/3", -1.0 / 3.0, "-1/3"),
            ("2/-4", f64::NAN, ""),
            ("4/8", 0.5, "1/2"),
            ("10.000000", 10.0, "10"),
            (".25", 0.25, "0.25"),
            ("+1.5e-3", 0.0015, "0.0015"),
            ("-9223372036854775808", -9_223_372_036_854_775_808.0, "-9223372036854775808"),
            ("100000000000000000000", 1e20, "100000000000000000000"),
            ("1/0", f64::NAN, ""),
            ("inf", f64::NAN, ""),
            ("1e101", f64::NAN, ""),
            ("", f64::NAN, ""),
            ("1.2.3", f64::NAN, ""),
        ] {
            match Number::parse(text) {
                Some(number) => {
                    assert_eq!(number.value(), value, "{text}");
                    assert_eq!(number.to_string(), again);
                    assert_eq!(Number::parse(again), Some(number));
                }
                None => assert!(value.is_nan(), "{text}"),
            }
        }
    }

    #[test]
    fn fractions_are_in_lowest_terms_with_their_sign_above() {
        assert_eq!(Number::fraction(6, -8), Number::fraction(-3, 4));
        assert_eq!(Number::fraction(i64::MIN, i64::MIN), Some(Number::whole(1)));
        assert_eq!(Number::fraction(1, i64::MIN), None);
        assert_eq!(Number::fraction(0, 5), Some(Number::whole(0)));
    }
}
