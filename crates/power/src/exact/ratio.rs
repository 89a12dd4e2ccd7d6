//! Exact fractions of any size.

use std::fmt;

use num_bigint::{BigInt, BigUint, Sign};

/// A fraction in lowest terms, its denominator above zero.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ratio {
    numerator: BigInt,
    denominator: BigUint,
}

impl Ratio {
    /// `numerator / denominator` in lowest terms; `None` when the denominator is zero.
    #[must_use]
    pub fn new(numerator: impl Into<BigInt>, denominator: impl Into<BigUint>) -> Option<Self> {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        if denominator == BigUint::ZERO {
            return None;
        }
        let divisor = greatest_common_divisor(numerator.magnitude().clone(), denominator.clone());
        let numerator = BigInt::from_biguint(numerator.sign(), numerator.magnitude() / &divisor);
        Some(Self { numerator, denominator: denominator / divisor })
    }

    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self::whole(0_u8)
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: impl Into<BigInt>) -> Self {
        Self { numerator: number.into(), denominator: BigUint::from(1_u8) }
    }

    fn lowest(numerator: BigInt, denominator: BigUint) -> Self {
        Self::new(numerator, denominator).unwrap_or_else(Self::zero)
    }

    /// Both together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let (a, b) = (BigInt::from(self.denominator.clone()), BigInt::from(other.denominator.clone()));
        Self::lowest(&self.numerator * b + &other.numerator * a, &self.denominator * &other.denominator)
    }

    /// This without the other.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&Self { numerator: -other.numerator.clone(), denominator: other.denominator.clone() })
    }

    /// Both multiplied.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        Self::lowest(&self.numerator * &other.numerator, &self.denominator * &other.denominator)
    }

    /// This divided by the other; `None` when that is zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        let top = &self.numerator * BigInt::from(other.denominator.clone());
        let top = if other.numerator.sign() == Sign::Minus { -top } else { top };
        Self::new(top, &self.denominator * other.numerator.magnitude())
    }

    /// The numerator; carries the sign.
    #[must_use]
    pub const fn numerator(&self) -> &BigInt {
        &self.numerator
    }

    /// The denominator; above zero.
    #[must_use]
    pub const fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// The nearest floating number, up to one unit in the last place.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        let (top, bottom) = (self.numerator.magnitude(), &self.denominator);
        // A quotient of 64 or 65 bits, and what it was shifted by.
        let shift = 64 + bottom.bits() as i64 - top.bits() as i64;
        let quotient = if shift >= 0 { (top << shift as u64) / bottom } else { top / (bottom << (-shift) as u64) };
        let digits = quotient.iter_u64_digits().rev().fold(0_u128, |sum, digit| sum << 64 | u128::from(digit));
        let value = libm::ldexp(digits as f64, i32::try_from(-shift).unwrap_or(0));
        if self.numerator.sign() == Sign::Minus { -value } else { value }
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == BigUint::from(1_u8) {
            formatter.pad(&self.numerator.to_string())
        } else {
            formatter.pad(&format!("{}/{}", self.numerator, self.denominator))
        }
    }
}

fn greatest_common_divisor(mut a: BigUint, mut b: BigUint) -> BigUint {
    while b != BigUint::ZERO {
        let rest = &a % &b;
        (a, b) = (b, rest);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_stand_in_lowest_terms_and_read_as_floats() {
        let ratio = |top: i64, bottom: u64| Ratio::new(top, bottom).unwrap();
        assert_eq!(ratio(842, 4290).to_string(), "421/2145");
        assert_eq!(ratio(-6, 3).to_string(), "-2");
        assert_eq!(ratio(0, 7).to_string(), "0");
        assert_eq!(Ratio::new(1, 0_u8), None);
        for (top, bottom) in [(421, 2145), (-1, 3), (1 << 62, 3), (0, 1), (7, 1 << 50)] {
            assert_eq!(ratio(top, bottom).to_f64(), top as f64 / bottom as f64);
        }
        let huge = BigUint::from(3_u8).pow(2000);
        assert_eq!(Ratio::new(BigInt::from(huge.clone()) * 5, huge * 4_u8).unwrap().to_f64(), 1.25);
    }
}
