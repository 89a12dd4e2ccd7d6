//! How a decision is distributed over its options, lane by lane.

use std::sync::Arc;

use evidence::{LEVELS, Sizes, Table, Votes};

/// How a decision is distributed.
#[derive(Clone, Debug)]
pub(crate) enum Weights {
    /// By option and lane.
    Table(Table),
    /// Votes as inferred.
    Votes(Votes),
    /// By option, the same in every lane.
    Fixed(Vec<f64>),
    /// A pledge: whether it contributes in each lane, and at which level if it does.
    /// `exact` is the amount where a change has set it.
    Pledge { contributes: Vec<f64>, sizes: Arc<PledgeSizes>, exact: Option<f64> },
}

/// At which level a pledge comes in, given that it does: one distribution for each stretch of lanes of equal length.
#[derive(Clone, Debug)]
pub(crate) struct PledgeSizes {
    stretches: Vec<Sizes>,
    /// Which levels have any probability anywhere.
    possible: [bool; LEVELS + 2],
}

impl PledgeSizes {
    pub fn new(stretches: impl Iterator<Item = Sizes>) -> Self {
        let stretches: Vec<Sizes> = stretches.collect();
        let possible = std::array::from_fn(|level| stretches.iter().any(|sizes| sizes[level] > 0.0));
        Self { stretches, possible }
    }

    /// The distribution in a lane of `lanes`.
    fn of(&self, lane: usize, lanes: usize) -> &Sizes {
        &self.stretches[lane * self.stretches.len() / lanes.max(1)]
    }

    /// The probability of a level in several lanes of `all`.
    #[inline]
    pub fn at<const L: usize>(&self, level: usize, lanes: &[usize; L], all: usize) -> [f64; L] {
        let (first, last) = (self.of(lanes[0], all), self.of(lanes[L - 1], all));
        // Most often the lanes lie in one stretch.
        if std::ptr::eq(first, last) { [first[level]; L] } else { lanes.map(|lane| self.of(lane, all)[level]) }
    }

    /// Has the level any probability anywhere?
    pub fn possible(&self, level: usize) -> bool {
        self.possible[level]
    }
}

impl Weights {
    /// The probability of an option in a lane.
    pub fn get(&self, option: usize, lane: usize) -> f64 {
        match self {
            Self::Table(table) => table[option][lane],
            Self::Votes(votes) => votes.get(option, lane),
            Self::Fixed(shares) => shares[option],
            Self::Pledge { contributes, sizes, .. } => match option.checked_sub(1) {
                None => 1.0 - contributes[lane],
                Some(level) => contributes[lane] * sizes.of(lane, contributes.len())[level],
            },
        }
    }

    /// Has the option any probability in any lane?
    pub fn any(&self, option: usize) -> bool {
        match self {
            Self::Table(table) => table[option].iter().any(|p| *p > 0.0),
            Self::Votes(votes) => votes.any(option),
            Self::Fixed(shares) => shares[option] > 0.0,
            Self::Pledge { contributes, sizes, .. } => match option.checked_sub(1) {
                None => contributes.iter().any(|p| *p < 1.0),
                Some(level) => sizes.possible(level),
            },
        }
    }

    /// The probability of an option in several lanes.
    #[inline]
    pub fn at<const L: usize>(&self, option: usize, lanes: &[usize; L]) -> [f64; L] {
        match self {
            Self::Table(table) => pick(&table[option], lanes),
            Self::Votes(votes) => lanes.map(|lane| votes.get(option, lane)),
            Self::Fixed(shares) => [shares[option]; L],
            Self::Pledge { contributes, sizes, .. } => match option.checked_sub(1) {
                None => pick(contributes, lanes).map(|p| 1.0 - p),
                Some(level) if !sizes.possible(level) => [0.0; L],
                Some(level) => {
                    let (mut chance, share) = (pick(contributes, lanes), sizes.at(level, lanes, contributes.len()));
                    chance.iter_mut().zip(share).for_each(|(chance, share)| *chance *= share);
                    chance
                }
            },
        }
    }

    /// The probability of each option in several lanes; `shares` are zeros before.
    pub fn fill<const L: usize>(&self, lanes: &[usize; L], shares: &mut [[f64; L]]) {
        match self {
            Self::Votes(votes) => votes.fill(lanes, shares),
            Self::Pledge { contributes, sizes, .. } => {
                let chance = pick(contributes, lanes);
                let Some((none, levels)) = shares.split_first_mut() else { return };
                *none = chance.map(|p| 1.0 - p);
                for (level, share) in levels.iter_mut().enumerate().filter(|(level, _)| sizes.possible(*level)) {
                    let size = sizes.at(level, lanes, contributes.len());
                    *share = std::array::from_fn(|lane| chance[lane] * size[lane]);
                }
            }
            Self::Table(_) | Self::Fixed(_) => {
                shares.iter_mut().enumerate().for_each(|(option, share)| *share = self.at(option, lanes));
            }
        }
    }

    /// One option for certain.
    pub fn certain(option: usize, options: usize) -> Self {
        Self::Fixed((0..options).map(|o| f64::from(u8::from(o == option))).collect())
    }
}

/// A column's numbers in several lanes: most often these follow one another.
#[inline]
pub(crate) fn pick<const L: usize>(column: &[f64], lanes: &[usize; L]) -> [f64; L] {
    match column[lanes[0]..].first_chunk() {
        Some(numbers) if lanes[L - 1] - lanes[0] == L - 1 => *numbers,
        _ => lanes.map(|lane| column[lane]),
    }
}
