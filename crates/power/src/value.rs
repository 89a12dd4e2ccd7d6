//! A number that is exact, or a floating one.

use std::fmt;

use crate::Ratio;

/// The value of an index.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Exactly this fraction.
    Exact(Ratio),
    /// This up to the error that is stated beside it.
    Float(f64),
}

impl Value {
    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self::Exact(Ratio::zero())
    }

    /// As a floating number: of an exact value the nearest, up to one unit in the last place.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        match self {
            Self::Exact(ratio) => ratio.to_f64(),
            Self::Float(value) => *value,
        }
    }

    /// The fraction, where it is exact.
    #[must_use]
    pub const fn exact(&self) -> Option<&Ratio> {
        match self {
            Self::Exact(ratio) => Some(ratio),
            Self::Float(_) => None,
        }
    }

    /// Both together; exact when both are.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => Self::Exact(a.plus(b)),
            _ => Self::Float(self.to_f64() + other.to_f64()),
        }
    }

    /// This without the other; exact when both are.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => Self::Exact(a.minus(b)),
            _ => Self::Float(self.to_f64() - other.to_f64()),
        }
    }

    /// This divided by the other; `None` when that is zero. Exact when both are.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => a.over(b).map(Self::Exact),
            _ if other.to_f64() == 0.0 => None,
            _ => Some(Self::Float(self.to_f64() / other.to_f64())),
        }
    }

    /// The sum of many; exact when all are.
    pub fn sum<'a>(values: impl IntoIterator<Item = &'a Self>) -> Self {
        values.into_iter().fold(Self::zero(), |sum, value| sum.plus(value))
    }

    /// Each as a share of the sum of all; none where that sum is zero.
    #[must_use]
    pub fn shares(values: &[Self]) -> Option<Vec<Self>> {
        let sum = Self::sum(values);
        values.iter().map(|value| value.over(&sum)).collect()
    }
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(ratio) => ratio.fmt(formatter),
            Self::Float(value) => value.fmt(formatter),
        }
    }
}
