//! Exact fractions: "55 %" and "two thirds" never become floating point.

use std::cmp::Ordering;
use std::fmt;

/// A rational number in lowest terms, its denominator above zero. All arithmetic is checked: what does not fit 64 bits is `None`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Fraction {
    numerator: i64,
    denominator: i64,
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// The whole.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator / denominator` in lowest terms; `None` when the denominator is zero or the result does not fit 64 bits.
    #[must_use]
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        Self::reduce(i128::from(numerator), i128::from(denominator))
    }

    fn reduce(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?.max(1);
        let sign = if denominator < 0 { -1 } else { 1 };
        Some(Self {
            numerator: i64::try_from(sign * numerator / divisor).ok()?,
            denominator: i64::try_from(sign * denominator / divisor).ok()?,
        })
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self { numerator: value, denominator: 1 }
    }

    /// Reads decimal digits with an optional point, exactly: `62.5` is 125/2.
    #[must_use]
    pub fn parse_decimal(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |t: &str| t.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) || (text.contains('.') && part.is_empty()) {
            return None;
        }
        let scale = 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?;
        let whole = whole.parse::<i64>().ok()?;
        let part = if part.is_empty() { 0 } else { part.parse::<i64>().ok()? };
        Self::new(whole.checked_mul(scale)?.checked_add(part)?, scale)
    }

    /// The numerator of the fraction in lowest terms; carries the sign.
    #[must_use]
    pub const fn numerator(self) -> i64 {
        self.numerator
    }

    /// The denominator of the fraction in lowest terms; above zero.
    #[must_use]
    pub const fn denominator(self) -> i64 {
        self.denominator
    }

    /// Is it a whole number?
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b) = (i128::from(self.denominator), i128::from(other.denominator));
        Self::reduce(i128::from(self.numerator) * b + i128::from(other.numerator) * a, a * b)
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: other.numerator.checked_neg()?, ..other })
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::reduce(
            i128::from(self.numerator) * i128::from(other.numerator),
            i128::from(self.denominator) * i128::from(other.denominator),
        )
    }

    /// The quotient; `None` also when `other` is zero.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        Self::reduce(
            i128::from(self.numerator) * i128::from(other.denominator),
            i128::from(self.denominator) * i128::from(other.numerator),
        )
    }

    /// The smallest whole number that is not below it.
    #[must_use]
    pub fn ceiling(self) -> i64 {
        self.numerator.div_euclid(self.denominator) + i64::from(!self.is_whole())
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (i128::from(self.numerator) * i128::from(other.denominator))
            .cmp(&(i128::from(other.numerator) * i128::from(self.denominator)))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_whole() {
            write!(formatter, "{}", self.numerator)
        } else {
            write!(formatter, "{}/{}", self.numerator, self.denominator)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimals_are_read_exactly() {
        assert_eq!(Fraction::parse_decimal("62.5"), Fraction::new(125, 2));
        assert_eq!(Fraction::parse_decimal("65"), Some(Fraction::whole(65)));
        for wrong in ["", ".", "1.", ".5", "1e3", "-1", "99999999999999999999"] {
            assert_eq!(Fraction::parse_decimal(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_ceiling_never_falls_short() {
        assert_eq!(Fraction::new(1485, 100).unwrap().ceiling(), 15);
        assert_eq!(Fraction::whole(15).ceiling(), 15);
        assert_eq!(Fraction::new(-3, 2).unwrap().ceiling(), -1);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(Fraction::whole(i64::MAX).plus(Fraction::ONE), None);
        assert_eq!(Fraction::new(1, 0), None);
        assert_eq!(Fraction::ONE.over(Fraction::ZERO), None);
    }

    proptest! {
        #[test]
        fn arithmetic_follows_the_field_laws(a in -999i64..999, b in 1i64..999, c in -999i64..999, d in 1i64..999) {
            let (x, y) = (Fraction::new(a, b).unwrap(), Fraction::new(c, d).unwrap());
            prop_assert_eq!(x.plus(y), y.plus(x));
            prop_assert_eq!(x.times(y), y.times(x));
            prop_assert_eq!(x.plus(y).unwrap().minus(y), Some(x));
            if y != Fraction::ZERO {
                prop_assert_eq!(x.times(y).unwrap().over(y), Some(x));
            }
            prop_assert_eq!(x < y, (a * d) < (c * b));
        }
    }
}
