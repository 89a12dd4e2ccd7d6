//! Precision, recall and F1.

use super::matching::Matching;
use crate::ledger::Tier;

/// How many are right, of how many predicted and how many to be found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Predicted and in the gold.
    pub right: usize,
    /// Predicted.
    pub predicted: usize,
    /// In the gold.
    pub gold: usize,
}

impl Tally {
    /// The share of the predicted that is right; 1 where nothing is predicted.
    #[must_use]
    pub fn precision(self) -> f64 {
        share(self.right, self.predicted)
    }

    /// The share of the gold that is found; 1 where there is nothing to find.
    #[must_use]
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of both; 1 where there is nothing to find and nothing is predicted.
    #[must_use]
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.predicted + self.gold)
    }

    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Matches one to one and counts: what must be found comes first, and what need not be drops out of both sides.
pub(super) fn tally(tiers: &[Tier], predicted: usize, agree: impl Fn(usize, usize) -> bool) -> Tally {
    let mut matching = Matching::new(tiers.len(), predicted);
    let mut matched = [Tier::Core, Tier::Optional].map(|tier| {
        let of_tier = (0..tiers.len()).filter(|gold| tiers[*gold] == tier);
        of_tier.filter(|gold| matching.augment(*gold, &agree)).count()
    });
    let [core, optional] = &mut matched;
    Tally {
        right: *core,
        predicted: predicted - *optional,
        gold: tiers.iter().filter(|tier| **tier == Tier::Core).count(),
    }
}
