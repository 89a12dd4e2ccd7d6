//! Probabilities, and chances as people state them.

/// A number between 0 and 1, both ends included, never NaN.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Probability(f64);

impl Probability {
    /// Impossible.
    pub const ZERO: Self = Self(0.0);
    /// Certain.
    pub const ONE: Self = Self(1.0);

    /// `value` when it lies in [0, 1].
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Self(value))
    }

    /// The number nearest to `value` in [0, 1]; 0 for NaN.
    #[must_use]
    pub fn clamped(value: f64) -> Self {
        Self(if value > 0.0 { value.min(1.0) } else { 0.0 })
    }

    /// The number, in [0, 1].
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

/// A chance as somebody states it: a number, or a 90 % range.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Chance {
    /// A number.
    Point(Probability),
    /// A range from its 5 % to its 95 % quantile; the first is below the second, and both lie strictly between 0 and 1.
    Range(Probability, Probability),
}

impl Chance {
    /// A range, when `low < high` and both lie strictly between 0 and 1 (a range that touches 0 or 1 has no logit).
    #[must_use]
    pub fn range(low: f64, high: f64) -> Option<Self> {
        (0.0 < low && low < high && high < 1.0).then_some(Self::Range(Probability(low), Probability(high)))
    }

    /// Is it uncertain itself?
    #[must_use]
    pub const fn is_range(self) -> bool {
        matches!(self, Self::Range(..))
    }
}
