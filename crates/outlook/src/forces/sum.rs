//! Sums of independent givers on a grid, several resources at once: exact on the grid, in lanes.
//!
//! A giver comes or does not; when it comes, it adds an amount of each resource it brings. What has been added so far is a cell:
//! a level for each resource, each at most the top, which means "enough". One pass from the first giver on and one back from
//! the last give every question here (the forward and backward recursions of a hidden Markov model; Rabiner 1989, section III).

use diagram::Lanes;
use evidence::LEVELS;

/// Levels 0 to LEVELS, and "enough".
pub(crate) const WIDTH: usize = LEVELS + 2;

/// One giver.
#[derive(Clone, Debug)]
pub(crate) struct Giver<const L: usize> {
    /// How likely it comes.
    pub chance: Lanes<L>,
    /// For each resource it brings, its axis of the grid and how likely each level is.
    pub amounts: Vec<(usize, Vec<Lanes<L>>)>,
}

/// What all givers bring together.
pub(crate) struct Sums<const L: usize> {
    axes: usize,
    /// Before each giver, then after the last: the probability of each cell.
    before: Vec<Vec<Lanes<L>>>,
}

impl<const L: usize> Sums<L> {
    /// Adds up givers over so many resources. Cost: givers × WIDTH^axes × WIDTH × what each brings.
    pub fn new(axes: usize, givers: &[Giver<L>]) -> Self {
        let mut start = vec![[0.0; L]; cells(axes)];
        start[0] = [1.0; L];
        let mut before = vec![start];
        for giver in givers {
            let last = &before[before.len() - 1];
            let mut with = last.clone();
            for (axis, amounts) in &giver.amounts {
                with = add(&with, *axis, amounts);
            }
            let mixed = last.iter().zip(&with).map(|(without, with)| mix(&giver.chance, with, without)).collect();
            before.push(mixed);
        }
        Self { axes, before }
    }

    fn last(&self) -> &[Lanes<L>] {
        &self.before[self.before.len() - 1]
    }

    /// The probability that what holds of a cell's levels holds in the end.
    pub fn probability(&self, holds: impl Fn(&[usize]) -> bool) -> Lanes<L> {
        let mut sum = [0.0; L];
        for (cell, p) in self.last().iter().enumerate() {
            if holds(&levels(cell, self.axes)) {
                (0..L).for_each(|lane| sum[lane] += p[lane]);
            }
        }
        sum
    }

    /// The mean level of a resource in the end, "enough" counting as `enough`.
    pub fn mean(&self, axis: usize, enough: f64) -> Lanes<L> {
        let mut sum = [0.0; L];
        for (cell, p) in self.last().iter().enumerate() {
            let level = levels(cell, self.axes)[axis];
            let worth = if level == WIDTH - 1 { enough } else { level as f64 };
            (0..L).for_each(|lane| sum[lane] += worth * p[lane]);
        }
        sum
    }

    /// For each giver, the probability of enough of everything where it comes, and where it does not.
    pub fn under_each(&self, givers: &[Giver<L>]) -> Vec<(Lanes<L>, Lanes<L>)> {
        let mut value = vec![[0.0; L]; cells(self.axes)];
        if let Some(enough) = value.last_mut() {
            *enough = [1.0; L];
        }
        let mut found = Vec::with_capacity(givers.len());
        for (giver, before) in givers.iter().zip(&self.before).rev() {
            let mut with = value.clone();
            for (axis, amounts) in &giver.amounts {
                with = expect(&with, *axis, amounts);
            }
            found.push((dot(before, &with), dot(before, &value)));
            value.iter_mut().zip(&with).for_each(|(value, with)| *value = mix(&giver.chance, with, value));
        }
        found.reverse();
        found
    }
}

/// How many cells a grid has.
pub(crate) fn cells(axes: usize) -> usize {
    (0..axes).fold(1, |cells, _| cells * WIDTH)
}

/// A cell's levels, one for each axis.
fn levels(cell: usize, axes: usize) -> Vec<usize> {
    (0..axes)
        .scan(cell, |rest, _| {
            let level = *rest % WIDTH;
            *rest /= WIDTH;
            Some(level)
        })
        .collect()
}

/// The distribution after an amount is added along an axis.
pub(crate) fn add<const L: usize>(cells: &[Lanes<L>], axis: usize, amounts: &[Lanes<L>]) -> Vec<Lanes<L>> {
    let mut sums = vec![[0.0; L]; cells.len()];
    along(cells.len(), axis, amounts, |from, to, share| {
        (0..L).for_each(|lane| sums[to][lane] += share[lane] * cells[from][lane]);
    });
    sums
}

/// What a value of cells comes to, in the mean, after an amount is added along an axis.
fn expect<const L: usize>(values: &[Lanes<L>], axis: usize, amounts: &[Lanes<L>]) -> Vec<Lanes<L>> {
    let mut sums = vec![[0.0; L]; values.len()];
    along(values.len(), axis, amounts, |from, to, share| {
        (0..L).for_each(|lane| sums[from][lane] += share[lane] * values[to][lane]);
    });
    sums
}

/// Each way an amount leads from cell to cell, with its share.
fn along<const L: usize>(
    cells: usize,
    axis: usize,
    amounts: &[Lanes<L>],
    mut step: impl FnMut(usize, usize, &Lanes<L>),
) {
    let stride = self::cells(axis);
    let top = WIDTH - 1;
    for (amount, share) in amounts.iter().enumerate().filter(|(_, share)| share.iter().any(|p| *p > 0.0)) {
        for from in 0..cells {
            let level = from / stride % WIDTH;
            step(from, from + ((level + amount).min(top) - level) * stride, share);
        }
    }
}

fn mix<const L: usize>(chance: &Lanes<L>, with: &Lanes<L>, without: &Lanes<L>) -> Lanes<L> {
    std::array::from_fn(|lane| chance[lane] * with[lane] + (1.0 - chance[lane]) * without[lane])
}

fn dot<const L: usize>(a: &[Lanes<L>], b: &[Lanes<L>]) -> Lanes<L> {
    let mut sum = [0.0; L];
    for (a, b) in a.iter().zip(b) {
        (0..L).for_each(|lane| sum[lane] += a[lane] * b[lane]);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A giver's chance, and shares of some levels on each of two axes (none where it brings nothing of it).
    type Drawn = (f64, [Vec<(usize, f64)>; 2]);

    fn givers() -> impl Strategy<Value = Vec<Drawn>> {
        let share = proptest::collection::vec((0..WIDTH, 0.05_f64..1.0), 0..3);
        proptest::collection::vec((0.0_f64..=1.0, [share.clone(), share]), 1..5)
    }

    fn shares(drawn: &[(usize, f64)]) -> Vec<Lanes<1>> {
        let whole: f64 = drawn.iter().map(|(_, p)| p).sum();
        let mut shares = vec![[0.0]; WIDTH];
        drawn.iter().for_each(|(level, p)| shares[*level][0] += p / whole);
        shares
    }

    fn made(drawn: &[Drawn]) -> Vec<Giver<1>> {
        let axis = |(axis, drawn): (usize, &Vec<(usize, f64)>)| (!drawn.is_empty()).then(|| (axis, shares(drawn)));
        let giver = |(chance, axes): &Drawn| Giver {
            chance: [*chance],
            amounts: axes.iter().enumerate().filter_map(axis).collect(),
        };
        drawn.iter().map(giver).collect()
    }

    /// Every world, one by one: its probability, and the two sums.
    fn worlds(givers: &[Giver<1>]) -> Vec<(f64, Vec<bool>, [usize; 2])> {
        let mut worlds = vec![(1.0, Vec::new(), [0, 0])];
        for giver in givers {
            let mut next = Vec::new();
            for (p, came, sums) in worlds {
                let note = |comes| came.iter().copied().chain([comes]).collect::<Vec<bool>>();
                next.push((p * (1.0 - giver.chance[0]), note(false), sums));
                let mut brought = vec![(p * giver.chance[0], sums)];
                for (axis, amounts) in &giver.amounts {
                    let one = |(p, sums): &(f64, [usize; 2]), level: usize| {
                        let mut sums = *sums;
                        sums[*axis] += level;
                        (p * amounts[level][0], sums)
                    };
                    brought = brought.iter().flat_map(|world| (0..WIDTH).map(move |level| one(world, level))).collect();
                    brought.retain(|(p, _)| *p > 0.0);
                }
                next.extend(brought.into_iter().map(|(p, sums)| (p, note(true), sums)));
            }
            next.retain(|(p, ..)| *p > 0.0);
            worlds = next;
        }
        worlds
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

        #[test]
        fn sums_are_those_of_every_world(drawn in givers()) {
            let givers = made(&drawn);
            let (sums, worlds) = (Sums::new(2, &givers), worlds(&givers));
            let top = WIDTH - 1;
            let of = |holds: &dyn Fn([usize; 2]) -> bool| -> f64 {
                worlds.iter().filter(|(.., sums)| holds(*sums)).map(|(p, ..)| p).sum()
            };
            let both = sums.probability(|levels| levels.iter().all(|level| *level == top))[0];
            prop_assert!((both - of(&|[a, b]| a >= top && b >= top)).abs() < 1e-12);
            let second = sums.probability(|levels| levels[1] == top)[0];
            prop_assert!((second - of(&|[_, b]| b >= top)).abs() < 1e-12);
            let mean: f64 = worlds.iter().map(|(p, _, [a, _])| p * (*a as f64).min(20.5)).sum();
            prop_assert!((sums.mean(0, 20.5)[0] - mean).abs() < 1e-9);
            for (number, (with, without)) in sums.under_each(&givers).into_iter().enumerate() {
                for (found, comes) in [(with[0], true), (without[0], false)] {
                    let of_side = || worlds.iter().filter(|(_, came, _)| came[number] == comes);
                    let side: f64 = of_side().map(|(p, ..)| p).sum();
                    let enough: f64 =
                        of_side().filter(|(.., [a, b])| *a >= top && *b >= top).map(|(p, ..)| p).sum();
                    prop_assume!(side > 1e-9);
                    prop_assert!((found - enough / side).abs() < 1e-9, "{number}: {found} for {}", enough / side);
                }
            }
        }
    }

    #[test]
    fn two_resources_that_come_together_are_joint() {
        let mut all = vec![[0.0]; WIDTH];
        all[WIDTH - 1] = [1.0];
        let both = Giver { chance: [0.5], amounts: vec![(0, all.clone()), (1, all)] };
        let sums = Sums::new(2, &[both]);
        let enough = |axis: usize| sums.probability(|levels| levels[axis] == WIDTH - 1)[0];
        assert_eq!((enough(0), enough(1)), (0.5, 0.5));
        assert_eq!(sums.probability(|levels| levels.iter().all(|level| *level == WIDTH - 1)), [0.5]);
    }
}
