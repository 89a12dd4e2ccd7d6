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

    /// So many times this.
    fn many(&self, times: usize) -> Self {
        match self {
            Self::Exact(ratio) => Self::Exact(ratio.times(&Ratio::whole(times))),
            Self::Float(value) => Self::Float(value * times as f64),
        }
    }

    /// Each as a share of the sum of all; none where that sum is zero. Equal values side by side, as interchangeable players have
    /// them, are reckoned once.
    #[must_use]
    pub fn shares(values: &[Self]) -> Option<Vec<Self>> {
        let alike = || values.chunk_by(|a, b| a == b);
        let sum = alike().fold(Self::zero(), |sum, alike| sum.plus(&alike[0].many(alike.len())));
        let mut shares = Vec::with_capacity(values.len());
        for alike in alike() {
            let share = alike[0].over(&sum)?;
            shares.extend(std::iter::repeat_n(share, alike.len()));
        }
        Some(shares)
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
