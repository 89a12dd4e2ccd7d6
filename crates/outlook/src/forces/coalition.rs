//! Which states suffice: the fewest, and the likeliest.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::sum::{Giver, WIDTH, add, cells};

/// "More likely than not".
const ENOUGH: f64 = 0.5;
/// How many additions of levels a search may take, about.
const WORK: usize = 1 << 25;

/// Some givers, by number.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Sufficient {
    pub givers: Vec<usize>,
    /// How likely it is that all of them come.
    pub chance: f64,
    /// How likely there is enough of everything where they come and nobody else does.
    pub enough: f64,
}

/// What a search found.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Search {
    /// Of the smallest sufficient sets, the likeliest; `None` where none was found.
    pub fewest: Option<Sufficient>,
    /// The likeliest sufficient set.
    pub likeliest: Option<Sufficient>,
    /// Did both searches end before the work ran out?
    pub complete: bool,
}

/// A set of givers on the way, with what it brings.
struct Set {
    key: (usize, f64),
    givers: Vec<usize>,
    /// In each lane, how likely all of them come.
    lanes: Vec<f64>,
    /// What all of them but the last bring; most sets are never looked at, so the last is added only then.
    before: Rc<Vec<[f64; 1]>>,
}

impl PartialEq for Set {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Set {}

impl PartialOrd for Set {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Set {
    /// Small sets first where size counts, then likely ones, then by number.
    fn cmp(&self, other: &Self) -> Ordering {
        let size = other.key.0.cmp(&self.key.0);
        size.then(self.key.1.total_cmp(&other.key.1)).then_with(|| other.givers.cmp(&self.givers))
    }
}

/// Searches best first; a set that is found cannot be beaten by what comes later, since adding a giver makes a set larger and
/// never likelier. `chances` are each giver's chances lane by lane, `amounts` what it brings.
pub(crate) fn search(axes: usize, chances: &[Vec<f64>], amounts: &[Giver<1>]) -> Search {
    let may_come = |giver: &usize| chances[*giver].iter().any(|p| *p > 0.0);
    let all = (0..amounts.len()).filter(may_come).fold(nothing(axes), |cells, giver| brought(&cells, &amounts[giver]));
    if all.last().is_none_or(|[p]| *p <= ENOUGH) {
        return Search { complete: true, ..Search::default() };
    }
    let kinds = amounts.iter().map(|giver| giver.amounts.len().max(1)).max().unwrap_or(1);
    let sets = WORK / (cells(axes) * WIDTH * kinds);
    let (fewest, whole) = best_first(axes, chances, amounts, sets, true);
    let (likeliest, all) = best_first(axes, chances, amounts, sets, false);
    Search { fewest, likeliest, complete: whole && all }
}

fn best_first(
    axes: usize,
    chances: &[Vec<f64>],
    amounts: &[Giver<1>],
    sets: usize,
    by_size: bool,
) -> (Option<Sufficient>, bool) {
    let lanes = chances.first().map_or(0, Vec::len);
    let start = Set { key: (0, 1.0), givers: Vec::new(), lanes: vec![1.0; lanes], before: Rc::new(nothing(axes)) };
    let mut open = BinaryHeap::from([start]);
    let mut made = 0;
    while let Some(set) = open.pop() {
        let cells = match set.givers.last() {
            Some(last) => Rc::new(brought(&set.before, &amounts[*last])),
            None => Rc::clone(&set.before),
        };
        let enough = cells.last().map_or(0.0, |[p]| *p);
        if enough > ENOUGH {
            let found = Sufficient { chance: set.key.1, givers: set.givers, enough };
            return (Some(found), true);
        }
        // Each set is made once, its givers in ascending order.
        let next = set.givers.last().map_or(0, |last| last + 1);
        for (giver, own) in chances.iter().enumerate().skip(next) {
            made += 1;
            if made > sets {
                return (None, false);
            }
            let lanes: Vec<f64> = set.lanes.iter().zip(own).map(|(a, b)| a * b).collect();
            let chance = lanes.iter().sum::<f64>() / lanes.len().max(1) as f64;
            if chance <= 0.0 {
                continue;
            }
            let givers: Vec<usize> = set.givers.iter().copied().chain([giver]).collect();
            let size = if by_size { givers.len() } else { 0 };
            open.push(Set { key: (size, chance), givers, lanes, before: Rc::clone(&cells) });
        }
    }
    (None, true)
}

/// The cells before anybody comes.
fn nothing(axes: usize) -> Vec<[f64; 1]> {
    let mut start = vec![[0.0]; cells(axes)];
    start[0] = [1.0];
    start
}

/// The cells after a giver has come.
fn brought(cells: &[[f64; 1]], giver: &Giver<1>) -> Vec<[f64; 1]> {
    giver.amounts.iter().fold(cells.to_vec(), |cells, (axis, amounts)| add(&cells, *axis, amounts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn brings(level: usize) -> Giver<1> {
        let mut amounts = vec![[0.0]; WIDTH];
        amounts[level.min(WIDTH - 1)] = [1.0];
        Giver { chance: [1.0], amounts: vec![(0, amounts)] }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

        #[test]
        fn the_sets_found_are_the_best_of_all(
            givers in proptest::collection::vec((0_usize..14, 0.01_f64..1.0), 1..7),
        ) {
            let amounts: Vec<Giver<1>> = givers.iter().map(|(level, _)| brings(*level)).collect();
            let chances: Vec<Vec<f64>> = givers.iter().map(|(_, chance)| vec![*chance]).collect();
            let found = search(1, &chances, &amounts);
            prop_assert!(found.complete);
            let of = |set: u32| {
                let members = || (0..givers.len()).filter(move |giver| set >> giver & 1 == 1);
                let sum: usize = members().map(|giver| givers[giver].0).sum();
                let chance: f64 = members().map(|giver| givers[giver].1).product();
                (sum >= WIDTH - 1).then_some((members().count(), chance))
            };
            let all: Vec<(usize, f64)> = (0..1 << givers.len()).filter_map(of).collect();
            let fewest = all.iter().map(|(size, _)| *size).min();
            prop_assert_eq!(found.fewest.as_ref().map(|set| set.givers.len()), fewest);
            let best = |sets: &mut dyn Iterator<Item = &(usize, f64)>| sets.map(|(_, p)| *p).fold(0.0, f64::max);
            let likeliest = best(&mut all.iter());
            prop_assert!((found.likeliest.map_or(0.0, |set| set.chance) - likeliest).abs() < 1e-12);
            let of_fewest = best(&mut all.iter().filter(|(size, _)| Some(*size) == fewest));
            prop_assert!((found.fewest.map_or(0.0, |set| set.chance) - of_fewest).abs() < 1e-12);
        }
    }
}
